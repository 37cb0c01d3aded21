//! From verdicts to rows: what is over, what is tried again and when, and the report that tells the sender. A settlement
//! and the report it causes become true together.

use foundation::clock::from_micros;
use message::address::Address;
use message::report::{self, Action, Status};
use smtp::Notify;
use store::queue::{self, Outcome, Recipient, Settlement};
use store::traces::{self, Step, StepKind, Told};

use super::envelope::{ret, sender};
use super::job::Job;
use super::schedule::next_attempt;
use super::verdict::{Fate, Verdict, Voice};
use crate::report::{Notice, is_wanted};

const HOUR: i64 = 3_600_000_000;

/// What a group's verdicts come to.
#[derive(Default)]
struct Settled {
    settlements: Vec<Settlement>,
    reported: Vec<report::Recipient>,
    told: Vec<Told>,
}

/// Writes verdicts down, and reports.
pub(super) async fn settle(job: &Job, verdicts: Vec<(Recipient, Verdict)>) {
    if verdicts.is_empty() {
        return;
    }
    let mut settled = Settled::default();
    for (recipient, verdict) in &verdicts {
        settled.add(job, recipient, verdict);
    }
    let settled = &settled;
    if job.queue.insist(job.message.id, || settled.write(job)).await.is_some() {
        let taken = |(_, verdict): &&(Recipient, Verdict)| matches!(verdict.fate, Fate::PassedOn | Fate::Relayed);
        job.queue.engine.count_sent(&job.message, verdicts.iter().filter(taken).count());
    }
}

impl Settled {
    fn add(&mut self, job: &Job, recipient: &Recipient, verdict: &Verdict) {
        let now = job.queue.engine.store.clock().micros();
        let notify = recipient.notify.as_deref().and_then(Notify::parse);
        let wants = |action| is_wanted(notify, action);
        let message = &job.message;
        let (outcome, action, status) = match verdict.fate {
            Fate::PassedOn => (Outcome::Delivered, None, verdict.status),
            Fate::Relayed => (Outcome::Delivered, wants(Action::Relayed).then_some(Action::Relayed), verdict.status),
            Fate::Failed => (Outcome::Failed, wants(Action::Failed).then_some(Action::Failed), verdict.status),
            Fate::Deferred | Fate::Uncertain if now >= message.expires_at => {
                (Outcome::Failed, wants(Action::Failed).then_some(Action::Failed), Status(4, 4, 7))
            }
            Fate::Deferred | Fate::Uncertain => {
                let set = job.queue.engine.queue.get();
                let jitter = rand::random_range(-1.0..=1.0);
                let due_at =
                    next_attempt(now, recipient.attempts, &set.value.retry_minutes, jitter, message.expires_at);
                let late = now - message.received_at >= i64::from(set.value.delay_report_hours) * HOUR;
                // The null sender is never told, and so never counts as told.
                let tell = late && !recipient.delay_reported && !message.sender.is_empty() && wants(Action::Delayed);
                let outcome = Outcome::Deferred { due_at, delay_reported: tell };
                (outcome, tell.then_some(Action::Delayed), verdict.status)
            }
        };
        log(job, recipient, verdict, outcome);
        if let Some(action) = action {
            self.reported.extend(reported(job, recipient, verdict, action, status));
        }
        let (host, reply) = (verdict.host.clone(), shown(verdict, status));
        if let Some(trace) = job.trace() {
            self.told.push(Told::step(trace, &step(recipient, verdict, outcome, &reply, now)));
        }
        self.settlements.push(Settlement { recipient: recipient.id, outcome, host, reply });
    }

    async fn write(&self, job: &Job) -> Result<(), store::Error> {
        let engine = &job.queue.engine;
        if let Some((content, mut delivery)) = self.report(job).await? {
            delivery.settled = self.settlements.clone();
            delivery.told.splice(0..0, self.told.iter().cloned());
            engine.deliver(&content, delivery).await?;
            return Ok(());
        }
        let input = (self.settlements.clone(), self.told.clone());
        let written = engine.store.db().write(input, |tx, (settlements, told)| {
            Box::pin(async move {
                for settlement in settlements {
                    queue::settle(tx, settlement).await?;
                }
                traces::tell(tx, told).await?;
                Ok::<_, store::Error>(())
            })
        });
        written.await
    }

    async fn report(
        &self,
        job: &Job,
    ) -> Result<Option<(store::content::Content, store::deliver::Delivery)>, store::Error> {
        if self.reported.is_empty() {
            return Ok(None);
        }
        let message = &job.message;
        let sender = sender(message);
        // A message that cannot be read any more is reported on without its header.
        let body = job.body().await.ok();
        let notice = Notice {
            sender: sender.as_ref(),
            envid: message.envid.as_deref(),
            ret: message.ret.as_deref().and_then(ret),
            smtputf8: message.smtputf8,
            arrived_at: from_micros(message.received_at),
            prefix: &message.prefix,
            body: body.as_ref().map_or(&[], |body| &body.content),
            about: job.trace(),
            sent_on: message.forwarded_by.is_some(),
            recipients: self.reported.clone(),
        };
        job.queue.engine.compose_report(notice).await
    }
}

fn reported(
    job: &Job,
    recipient: &Recipient,
    verdict: &Verdict,
    action: Action,
    status: Status,
) -> Option<report::Recipient> {
    let theirs = verdict.voice == Voice::Theirs;
    let address = Address::parse_foreign(&recipient.address);
    let address = address.inspect_err(|error| {
        tracing::error!(message.id = %job.message.id, recipient = recipient.address, %error, "cannot be reported on");
    });
    Some(report::Recipient {
        original: recipient.orcpt.clone(),
        address: address.ok()?,
        action,
        status,
        diagnostic: theirs.then(|| verdict.said.clone()),
        remote_mta: verdict.host.clone(),
        last_attempt: Some(job.queue.engine.store.clock().now()),
        will_retry_until: (action == Action::Delayed).then(|| from_micros(job.message.expires_at)),
    })
}

/// What is told of an attempt.
fn step(recipient: &Recipient, verdict: &Verdict, outcome: Outcome, reply: &str, now: i64) -> Step {
    let (kind, due_at) = match outcome {
        Outcome::Delivered => (StepKind::Delivered, None),
        Outcome::Failed => (StepKind::Failed, None),
        Outcome::Deferred { due_at, .. } => (StepKind::Deferred, Some(due_at)),
    };
    Step {
        recipient: Some(recipient.address.clone()),
        host: verdict.host.clone(),
        ip: verdict.over.address.map(|address| address.to_string()),
        tls: verdict.over.tls.map(str::to_owned),
        reply: Some(reply.to_owned()),
        due_at,
        ..Step::new(now, kind)
    }
}

/// What the row says of the last attempt.
fn shown(verdict: &Verdict, status: Status) -> String {
    match verdict.voice {
        Voice::Theirs => verdict.said.clone(),
        Voice::Ours => format!("{status} {}", verdict.said),
    }
}

fn log(job: &Job, recipient: &Recipient, verdict: &Verdict, outcome: Outcome) {
    let (word, text) = match (verdict.fate, outcome) {
        (_, Outcome::Delivered) => ("delivered", "passed on"),
        (_, Outcome::Failed) => ("failed", "given up"),
        (Fate::Uncertain, Outcome::Deferred { .. }) => ("uncertain", "may have been passed on, tried again later"),
        (_, Outcome::Deferred { .. }) => ("deferred", "tried again later"),
    };
    metrics::counter!("queue_attempts_total", "outcome" => word).increment(1);
    if outcome == Outcome::Delivered {
        let waited = job.queue.engine.store.clock().micros() - job.message.received_at;
        metrics::histogram!("queue_wait_seconds").record(waited as f64 / 1e6);
    }
    tracing::info!(
        message.id = %job.message.id,
        recipient = recipient.address,
        outcome = word,
        attempt = recipient.attempts + 1,
        host = verdict.host,
        status = %verdict.status,
        reply = verdict.said,
        "{} {text}", recipient.address
    );
}
