//! What is done in the background: the steps that dates bring about, mails, and what is swept up.

use std::time::Duration;

use foundation::http::{Idempotency, IdempotencyLimits};
use foundation::tasks::Task;
use jiff::Timestamp;

use crate::office::{Office, wake};
use crate::sessions;

/// How long events are held. Readers that were away for longer begin anew.
const EVENTS: Duration = Duration::from_secs(90 * 24 * 3600);
/// Events taken at a time.
const BATCH: u32 = 10_000;
const MINUTE: Duration = Duration::from_secs(60);
const HOURLY: Duration = Duration::from_secs(3600);

/// The background work of an office.
pub(crate) fn tasks(office: &Office) -> Vec<Task> {
    let (of_sessions, of_events, of_licenses) = (office.clone(), office.clone(), office.clone());
    let (of_orders, of_mails, of_papers) = (office.clone(), office.clone(), office.clone());
    let answers = office.idempotency(IdempotencyLimits::default());
    let mails = Task::new("mails", "Hands mails over to the vendors' mail hosts.", move || {
        let office = of_mails.clone();
        async move { Ok(format!("{} taken", office.send_mails().await?)) }
    });
    let (signal, mut outbox) = (mails.signal(), office.db.watch(wake::MAILS));
    tokio::spawn(async move {
        loop {
            outbox.changed().await;
            signal.wake();
        }
    });
    let mut tasks = vec![
        Task::new("sessions", "Forgets sessions that have ended.", move || {
            let office = of_sessions.clone();
            async move { Ok(format!("{} forgotten", sessions::sweep(&office).await?)) }
        })
        .every(HOURLY),
        Task::new("licenses", "Takes the steps that dates bring about: of licences, then of activations.", move || {
            let office = of_licenses.clone();
            async move {
                let licenses = office.settle_licenses().await?;
                Ok(format!("{licenses} licences, {} activations", office.settle_activations().await?))
            }
        })
        .every(MINUTE),
        Task::new("answers", "Forgets kept answers that are a day old.", move || {
            let answers: Idempotency = answers.clone();
            async move { Ok(format!("{} forgotten", answers.sweep().await?)) }
        })
        .every(HOURLY),
        Task::new(
            "orders",
            "Lets orders lapse that were not paid, and reminds of invoices and of trials that end.",
            move || {
                let office = of_orders.clone();
                async move {
                    let (lapsed, reminded) = (office.lapse_orders().await?, office.remind().await?);
                    let fallen = office.fall_due().await?;
                    let told = office.tell_of_trials().await?;
                    Ok(format!("{fallen} overdue, {lapsed} lapsed, {reminded} reminded, {told} told of their trial"))
                }
            },
        )
        .every(MINUTE)
        .at_start(),
        mails.every(MINUTE).at_start(),
        Task::new(
            "papers",
            "Forgets quotes that nobody ordered, requests that nobody confirmed, old mails and old notices.",
            move || {
                let office = of_papers.clone();
                async move {
                    let (quotes, mails) = (office.sweep_quotes().await?, office.sweep_mails().await?);
                    let notices = office.sweep_notices().await?;
                    let requests = office.sweep_confirmations().await?;
                    Ok(format!("{quotes} quotes, {requests} requests, {mails} mails and {notices} notices forgotten"))
                }
            },
        )
        .every(HOURLY),
        Task::new("events", "Forgets events that are 90 days old.", move || {
            let office = of_events.clone();
            async move {
                let before: Timestamp = office.clock().now() - EVENTS;
                let gone = office.db.feed().trim(before.as_microsecond(), BATCH).await?;
                Ok(format!("{gone} forgotten"))
            }
        })
        .every(HOURLY),
    ];
    tasks.extend(office.webhooks.tasks());
    tasks
}
