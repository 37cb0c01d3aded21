//! Queued recipients whose domain is ours: it became so since they were accepted, or an alias led to a mailbox that could
//! not take mail at that moment.

use foundation::clock::from_micros;
use message::address::Address;
use message::report::{self, Action, Status};
use message::trace;
use smtp::Notify;
use store::deliver::{Delivery, LocalCopy};
use store::flags::Flags;
use store::mailboxes::Passage;
use store::messages::NewMessage;
use store::queue::{NewQueueMessage, NewRecipient, Outcome, Recipient, Settlement};
use store::traces::{self, Place, Step, StepKind, Told};

use super::connection::Body;
use super::envelope::{self, ret, sender};
use super::job::Job;
use super::settle;
use super::verdict::{Fate, Verdict};
use crate::autoreply::News;
use crate::directory::{Destination, Gate, Lead, Unreachable};
use crate::report::{Notice, is_wanted};
use crate::ways::{Ways, plain_recipient};

/// Delivers to each recipient's mailboxes here.
pub(super) async fn deliver(job: &Job, recipients: Vec<Recipient>) {
    let mut refused = Vec::new();
    for recipient in recipients {
        if let Err(verdict) = deliver_one(job, &recipient).await {
            refused.push((recipient, verdict));
        }
    }
    settle::settle(job, refused).await;
}

async fn deliver_one(job: &Job, recipient: &Recipient) -> Result<(), Verdict> {
    let engine = &job.queue.engine;
    let address = envelope::address(recipient)?;
    // What was held came here because somebody released it.
    let found = engine.lead_through(&address, job.message.size.max(0) as u64, Gate::Opened).await;
    let Lead { destinations, away, .. } = found.map_err(|why| refusal(&why))?;
    let body = job.body().await?;
    let mut delivery = plan(job, recipient, &address, &destinations, &body)?;
    delivery.told = told(job, recipient, &address, &destinations).await;
    let written = job.queue.insist(job.message.id, || engine.deliver(&body.content, delivery.clone())).await;
    let Some(delivered) = written else { return Ok(()) };
    if delivered.local.contains(&None) {
        // Its mailbox went away between the look-up and the commit: the queue finds out what stands there now.
        let outbound = vec![onwards(job, vec![onward(recipient, &address)])];
        let again = Delivery { outbound, ..Delivery::default() };
        job.queue.insist(job.message.id, || engine.deliver(&body.content, again.clone())).await;
        return Ok(());
    }
    metrics::counter!("queue_attempts_total", "outcome" => "delivered").increment(1);
    tracing::info!(
        message.id = %job.message.id, recipient = recipient.address, outcome = "delivered", "{} delivered here",
        recipient.address
    );
    let from = sender(&job.message);
    let news = News {
        sender: from.as_ref(),
        recipient: &address,
        lines: &body.prefix,
        content: &body.content,
        trace: job.trace(),
        of_ours: job.message.origin.is_some() && job.message.forwarded_by.is_none(),
    };
    engine.answer_for(&away, news).await;
    report_success(job, recipient, address, &destinations, &body).await;
    Ok(())
}

/// Copies for mailboxes, the rest of an alias's targets for the queue, and the recipient's settlement.
fn plan(
    job: &Job,
    recipient: &Recipient,
    address: &Address,
    destinations: &[Destination],
    body: &Body,
) -> Result<Delivery, Verdict> {
    let message = &job.message;
    let received_at = job.queue.engine.store.clock().micros();
    let mut local: Vec<LocalCopy> = Vec::new();
    let (mut further, mut held) = (Ways::default(), Vec::new());
    for destination in destinations {
        match destination {
            round if round.mailbox().is_some_and(|mailbox| circles(body, mailbox)) => return Err(circle()),
            Destination::Mailbox { address, passage: Passage::Hold, .. } => held.push(onward(recipient, address)),
            Destination::Mailbox { id, inbox, address, .. } => {
                let lines = trace::return_path(sender(message).as_ref()) + &trace::delivered_to(address);
                let prefix = [lines.as_bytes(), &message.prefix].concat();
                let message = NewMessage { prefix, flags: Flags::default(), received_at };
                if local.iter().all(|copy| copy.mailbox != *id) {
                    local.push(LocalCopy { mailbox: *id, folder: *inbox, message });
                }
            }
            Destination::Queue { address: target, .. } if target.key() == address.key() => return Err(circle()),
            Destination::Queue { address: target, by } => further.add(by.as_ref(), onward(recipient, target)),
        }
    }
    // Rows are locked in one order whoever delivers.
    local.sort_by_key(|copy| copy.mailbox);
    let outbound = further.messages(|recipients| onwards(job, recipients));
    let settlement = Settlement {
        recipient: recipient.id,
        outcome: Outcome::Delivered,
        host: None,
        reply: "2.0.0 delivered here".to_owned(),
    };
    let held = (!held.is_empty()).then(|| onwards(job, held));
    Ok(Delivery { local, outbound, held, settled: vec![settlement], ..Delivery::default() })
}

/// That a recipient is settled here, and where else it led.
async fn told(job: &Job, recipient: &Recipient, address: &Address, destinations: &[Destination]) -> Vec<Told> {
    let Some(trace) = job.trace() else { return Vec::new() };
    let engine = &job.queue.engine;
    let delivered = Step {
        recipient: Some(recipient.address.clone()),
        reply: Some("2.0.0 delivered here".to_owned()),
        ..Step::new(engine.store.clock().micros(), StepKind::Delivered)
    };
    let mut told = vec![Told::step(trace, &delivered)];
    for destination in destinations {
        let target = match destination {
            Destination::Queue { address, .. } => address,
            Destination::Mailbox { address, passage: Passage::Hold, .. } => {
                let held = Some(address.to_string());
                told.push(Told::step(
                    trace,
                    &Step { recipient: held, ..Step::new(engine.store.clock().micros(), StepKind::Held) },
                ));
                address
            }
            Destination::Mailbox { .. } => continue,
        };
        let place = Place::Queue { address: target.to_string(), domain: engine.domain_id(target).await };
        let domain = engine.domain_id(address).await;
        told.push(Told::recipient(trace, &traces::Recipient { address: recipient.address.clone(), domain, place }));
    }
    told
}

fn circles(body: &Body, mailbox: &Address) -> bool {
    trace::was_delivered_to(&body.prefix, mailbox) || trace::was_delivered_to(&body.content, mailbox)
}

fn circle() -> Verdict {
    Verdict::ours(Fate::Failed, Status(5, 4, 6), "the message has been in that mailbox before: mail runs in a circle")
}

/// The same message to other addresses. It expires when it would have.
fn onwards(job: &Job, recipients: Vec<NewRecipient>) -> NewQueueMessage {
    let message = &job.message;
    NewQueueMessage {
        sender: message.sender.clone(),
        prefix: message.prefix.clone(),
        envid: message.envid.clone(),
        ret: message.ret.clone(),
        smtputf8: message.smtputf8,
        origin: message.origin,
        expires_at: message.expires_at,
        trace: message.trace,
        forwarded_by: message.forwarded_by.clone(),
        recipients,
    }
}

/// What was asked of a recipient, for another address.
fn onward(recipient: &Recipient, address: &Address) -> NewRecipient {
    NewRecipient { notify: recipient.notify.clone(), orcpt: recipient.orcpt.clone(), ..plain_recipient(address) }
}

/// What arrived in mailboxes is reported when that was asked for. A report has bytes of its own and so cannot be one unit
/// with the delivery; should it be lost, the mail is where it belongs all the same.
async fn report_success(job: &Job, recipient: &Recipient, address: Address, destinations: &[Destination], body: &Body) {
    let message = &job.message;
    let notify = recipient.notify.as_deref().and_then(Notify::parse);
    let arrives = |destination| matches!(destination, &Destination::Mailbox { passage: Passage::Open, .. });
    let arrived = destinations.iter().all(arrives);
    let Some(sender) = sender(message).filter(|_| arrived && is_wanted(notify, Action::Delivered)) else { return };
    let engine = &job.queue.engine;
    let notice = Notice {
        sender: Some(&sender),
        envid: message.envid.as_deref(),
        ret: message.ret.as_deref().and_then(ret),
        smtputf8: message.smtputf8,
        arrived_at: from_micros(message.received_at),
        prefix: &message.prefix,
        body: &body.content,
        about: job.trace(),
        sent_on: message.forwarded_by.is_some(),
        recipients: vec![report::Recipient {
            original: recipient.orcpt.clone(),
            address,
            action: Action::Delivered,
            status: Status(2, 0, 0),
            diagnostic: None,
            remote_mta: None,
            last_attempt: Some(engine.store.clock().now()),
            will_retry_until: None,
        }],
    };
    if let Err(error) = engine.report(notice).await {
        let error = &error as &dyn std::error::Error;
        tracing::warn!(message.id = %message.id, error, "a delivery could not be reported");
    }
}

fn refusal(why: &Unreachable) -> Verdict {
    let (fate, status) = match why {
        Unreachable::Unknown => (Fate::Failed, Status(5, 1, 1)),
        Unreachable::Closed => (Fate::Failed, Status(5, 2, 1)),
        Unreachable::Tangled => (Fate::Failed, Status(5, 4, 6)),
        Unreachable::Disabled => (Fate::Deferred, Status(4, 2, 1)),
        Unreachable::Full => (Fate::Deferred, Status(4, 2, 2)),
        // The domain was taken away this very moment: the next attempt looks elsewhere.
        Unreachable::Elsewhere | Unreachable::Database(_) => (Fate::Deferred, Status(4, 3, 0)),
    };
    Verdict::ours(fate, status, why.to_string())
}
