//! Where a message's recipients are by now, and the whole of its story in order, both made of what was told.

use store::traces::{Outcome, Place, Recipient, Step, StepKind, Story, TraceId};

/// Where a recipient is by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In its mailbox, or taken by the next host.
    Delivered,
    /// In the queue.
    Waiting,
    /// Given up.
    Failed,
    /// Deleted from the queue by an operator.
    Deleted,
    /// Refused.
    Refused,
    /// Accepted, but its message never came, or was refused.
    Dropped,
}

/// How many recipients are where, each place that one led to counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In a mailbox, or taken by the next host.
    pub delivered: u32,
    /// In the queue.
    pub waiting: u32,
    /// Given up.
    pub failed: u32,
    /// Deleted from the queue by an operator.
    pub deleted: u32,
    /// Refused, and those accepted in vain.
    pub refused: u32,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The message came, or was begun.
    Received,
    /// SPF, DKIM and DMARC were evaluated.
    Authenticated,
    /// It was refused: the message, or a recipient of it.
    Refused,
    /// The client left before the end.
    Abandoned,
    /// It was put into the queue for a recipient.
    Queued,
    /// As it was told.
    Told(StepKind),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in microseconds since the epoch.
    pub at: i64,
    /// What.
    pub kind: EventKind,
    /// The recipient; `None` for all of the message.
    pub recipient: Option<String>,
    /// The host that was asked.
    pub host: Option<String>,
    /// Its address and port.
    pub ip: Option<String>,
    /// How the connection was encrypted.
    pub tls: Option<String>,
    /// What was said.
    pub reply: Option<String>,
    /// When the next attempt was due.
    pub due_at: Option<i64>,
    /// The message that told the sender.
    pub report: Option<TraceId>,
    /// Who did it.
    pub actor: Option<String>,
}

/// What a story comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Each recipient and place it led to, in the order they were named.
    pub recipients: Vec<(Recipient, Whereabouts)>,
    /// How many are where.
    pub counts: Counts,
    /// All that happened, in order.
    pub events: Vec<Event>,
}

impl Progress {
    /// Of all that was told.
    pub(super) fn of(story: &Story) -> Self {
        let mut recipients = Vec::new();
        for recipient in story.message.recipients.iter().chain(&story.further) {
            let Some(whereabouts) = whereabouts(recipient, &story.steps) else { continue };
            recipients.push((recipient.clone(), whereabouts));
        }
        let counts = Counts::of(&recipients, story.message.left_out);
        Self { recipients, counts, events: events(story) }
    }
}

impl Counts {
    /// Of these, and as many more that were refused.
    pub(super) fn of(recipients: &[(Recipient, Whereabouts)], left_out: u32) -> Self {
        let mut counts = Self { refused: left_out, ..Self::default() };
        for (_, whereabouts) in recipients {
            let count = match whereabouts {
                Whereabouts::Delivered => &mut counts.delivered,
                Whereabouts::Waiting => &mut counts.waiting,
                Whereabouts::Failed => &mut counts.failed,
                Whereabouts::Deleted => &mut counts.deleted,
                Whereabouts::Refused | Whereabouts::Dropped => &mut counts.refused,
            };
            *count += 1;
        }
        counts
    }
}

/// `None` for a place that another took: the queue has what a mailbox was gone for.
fn whereabouts(recipient: &Recipient, steps: &[Step]) -> Option<Whereabouts> {
    let of = |address: &str, kind| {
        let named = |step: &&Step| step.kind == kind && step.recipient.as_deref().is_none_or(|of| of == address);
        steps.iter().any(|step| named(&step))
    };
    match &recipient.place {
        Place::Mailbox { address, .. } => (!of(address, StepKind::Requeued)).then_some(Whereabouts::Delivered),
        Place::Queue { address, .. } if of(address, StepKind::Delivered) => Some(Whereabouts::Delivered),
        Place::Queue { address, .. } if of(address, StepKind::Failed) => Some(Whereabouts::Failed),
        Place::Queue { address, .. } if of(address, StepKind::Deleted) => Some(Whereabouts::Deleted),
        Place::Queue { .. } => Some(Whereabouts::Waiting),
        Place::Refused { .. } => Some(Whereabouts::Refused),
        Place::Dropped => Some(Whereabouts::Dropped),
    }
}

fn event(at: i64, kind: EventKind) -> Event {
    let (recipient, host, ip, tls, reply, due_at, report, actor) = Default::default();
    Event { at, kind, recipient, host, ip, tls, reply, due_at, report, actor }
}

/// All that a story says happened, in order.
pub(super) fn events(story: &Story) -> Vec<Event> {
    let message = &story.message;
    let began = message.id.micros().min(message.at);
    let mut events = vec![Event {
        host: message.helo.clone(),
        ip: message.peer_ip.clone(),
        tls: message.tls.clone(),
        ..event(began, EventKind::Received)
    }];
    for recipient in &message.recipients {
        if let Place::Refused { reply } = &recipient.place {
            let reply = Some(reply.clone());
            let refused = event(began, EventKind::Refused);
            events.push(Event { recipient: Some(recipient.address.clone()), reply, ..refused });
        }
    }
    if let Some(authentication) = &message.authentication {
        let authenticated = event(message.at, EventKind::Authenticated);
        events.push(Event { reply: Some(authentication.clone()), ..authenticated });
    }
    let ended = match message.outcome {
        Outcome::Accepted => None,
        Outcome::Refused => message.reply.as_ref().map(|_| EventKind::Refused),
        Outcome::Abandoned => Some(EventKind::Abandoned),
    };
    events.extend(ended.map(|kind| Event { reply: message.reply.clone(), ..event(message.at, kind) }));
    for recipient in &message.recipients {
        let (kind, address) = match &recipient.place {
            Place::Mailbox { address, .. } => (EventKind::Told(StepKind::Delivered), address),
            Place::Queue { address, .. } => (EventKind::Queued, address),
            Place::Refused { .. } | Place::Dropped => continue,
        };
        events.push(Event { recipient: Some(address.clone()), ..event(message.at, kind) });
    }
    events.extend(story.steps.iter().cloned().map(|step| Event {
        recipient: step.recipient,
        host: step.host,
        ip: step.ip,
        tls: step.tls,
        reply: step.reply,
        due_at: step.due_at,
        report: step.report,
        actor: step.actor,
        ..event(step.at, EventKind::Told(step.kind))
    }));
    events
}
