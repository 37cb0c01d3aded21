//! How much of a message's story somebody sees. Whoever sent it sees whom they sent it to, and what became of that; whoever it
//! came to sees their own part. Where somebody else's address led, and who else had a copy, is not theirs to know.

use std::collections::HashSet;

use foundation::db::{Conn, DbError};
use store::ids::DomainId;
use store::tenants;
use store::traces::{Filter, Message, Owner, Place, Recipient, Step, Story};

use super::progress::{self, Counts, Progress, Whereabouts};
use super::telling::domain_of;
use crate::principal::Reach;

/// Whose part of stories somebody sees.
pub(super) enum Sight {
    /// Everybody's.
    All,
    /// That of these domains.
    Of(HashSet<DomainId>),
}

/// How much of a recipient is seen.
enum Part {
    /// All of it.
    Whole,
    /// That it was named, and what became of it.
    Named,
}

impl Sight {
    pub(super) async fn of(reach: Reach, conn: &mut Conn) -> Result<Self, DbError> {
        Ok(match reach {
            Reach::System => Self::All,
            Reach::Tenant { id, .. } => {
                Self::Of(tenants::domains(conn, id).await?.into_iter().map(|(id, _)| id).collect())
            }
            Reach::Domain { id, .. } => Self::Of(HashSet::from([id])),
            Reach::Mailbox { .. } => Self::Of(HashSet::new()),
        })
    }

    /// Whose messages are looked for; `None` for anybody's.
    pub(super) fn owners(&self) -> Option<Vec<Owner>> {
        match self {
            Self::All => None,
            Self::Of(domains) => Some(domains.iter().copied().map(Owner::Domain).collect()),
        }
    }

    /// What is seen of a story, and what it comes to; `None` when nothing is.
    pub(super) fn see(&self, story: Story) -> Option<(Story, Progress)> {
        let progress = Progress::of(&story);
        let Self::Of(domains) = self else { return Some((story, progress)) };
        let view = View { domains, sent: story.message.domain.is_some_and(|domain| domains.contains(&domain)) };
        view.of(story, progress)
    }
}

/// Of one story.
struct View<'s> {
    domains: &'s HashSet<DomainId>,
    /// Whether they sent it.
    sent: bool,
}

impl View<'_> {
    fn of(&self, story: Story, progress: Progress) -> Option<(Story, Progress)> {
        let Story { message, further, steps } = &story;
        let recipients = self.recipients(&message.recipients);
        let further = self.recipients(further);
        if !self.sent && recipients.is_empty() && further.is_empty() {
            return None;
        }
        let steps = steps.iter().filter_map(|step| self.step(&story, step)).collect();
        let seen = Story { message: self.message(message, recipients), further, steps };
        let mut found: Vec<(Recipient, Whereabouts)> = Vec::new();
        for (recipient, whereabouts) in progress.recipients {
            let Some(recipient) = self.recipient(&recipient) else { continue };
            // Places that are not told apart count once.
            if found.iter().all(|(known, at)| (known, *at) != (&recipient, whereabouts)) {
                found.push((recipient, whereabouts));
            }
        }
        let counts = Counts::of(&found, seen.message.left_out);
        let progress = Progress { events: progress::events(&seen), recipients: found, counts };
        Some((seen, progress))
    }

    fn message(&self, message: &Message, recipients: Vec<Recipient>) -> Message {
        let message = Message { recipients, ..message.clone() };
        if self.sent {
            return message;
        }
        // Who logged in is not said to whom it came to, and of those that are only counted nobody knows whose they were.
        Message { login: None, mailbox: None, domain: None, left_out: 0, ..message }
    }

    fn recipients(&self, all: &[Recipient]) -> Vec<Recipient> {
        let mut seen = Vec::new();
        for recipient in all.iter().filter_map(|recipient| self.recipient(recipient)) {
            if !seen.contains(&recipient) {
                seen.push(recipient);
            }
        }
        seen
    }

    fn recipient(&self, recipient: &Recipient) -> Option<Recipient> {
        let address = recipient.address.clone();
        let place = match (self.part(recipient)?, recipient.place.clone()) {
            (Part::Named, Place::Mailbox { .. }) => Place::Mailbox { id: None, domain: None, address },
            (Part::Named, Place::Queue { .. }) => Place::Queue { address, domain: None },
            (Part::Whole, Place::Mailbox { domain, address, .. }) if !self.has(domain) => {
                Place::Mailbox { id: None, domain, address }
            }
            (_, place) => place,
        };
        Some(Recipient { place, ..recipient.clone() })
    }

    fn part(&self, recipient: &Recipient) -> Option<Part> {
        if self.has(recipient.domain) || self.has(domain_of(&recipient.place)) {
            return Some(Part::Whole);
        }
        match (self.sent, recipient.domain) {
            (true, None) => Some(Part::Whole),
            (true, Some(_)) => Some(Part::Named),
            (false, _) => None,
        }
    }

    fn has(&self, domain: Option<DomainId>) -> bool {
        domain.is_some_and(|domain| self.domains.contains(&domain))
    }

    fn step(&self, story: &Story, step: &Step) -> Option<Step> {
        let actor = step.actor.clone().filter(|_| self.sent);
        let step = Step { actor, ..step.clone() };
        let Some(address) = &step.recipient else { return Some(step) };
        let mut part = if self.sent { Some(step.clone()) } else { None };
        for recipient in story.message.recipients.iter().chain(&story.further) {
            if recipient.address != *address && led_to(&recipient.place) != Some(address) {
                continue;
            }
            match self.part(recipient) {
                Some(Part::Whole) => return Some(step),
                Some(Part::Named) if recipient.address != *address => {
                    let named = Some(recipient.address.clone());
                    // Hosts and their words would tell where it led.
                    let (due_at, actor) = (step.due_at, step.actor.clone());
                    part = Some(Step { recipient: named, due_at, actor, ..Step::new(step.at, step.kind) });
                }
                _ => {}
            }
        }
        part
    }
}

fn led_to(place: &Place) -> Option<&String> {
    match place {
        Place::Mailbox { address, .. } | Place::Queue { address, .. } => Some(address),
        Place::Refused { .. } | Place::Dropped => None,
    }
}

/// Whether a filter finds a story as it is seen: nobody learns whom else a message went to by looking for them.
pub(super) fn names_recipient(filter: &Filter, story: &Story) -> bool {
    let Some(who) = &filter.recipient else { return true };
    let mut recipients = story.message.recipients.iter().chain(&story.further);
    recipients.any(|recipient| who.is(&recipient.address) || led_to(&recipient.place).is_some_and(|at| who.is(at)))
}
