//! How what happens at the counter becomes something to tell: identifiers, what is told of a transaction, and the budget of
//! what is told of mail that was refused. Mail that is ours is always told of; whoever brings mail that we refuse decides how
//! much of it there is, so beyond the budget it is counted and no more.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use foundation::clock::Clock;
use foundation::throttle::{PeerNet, Rate, RateLimiter};
use message::address::Address;
use message::fields;
use smtp::{Reply, ReversePath};
use store::domains;
use store::ids::DomainId;
use store::mailboxes::Passage;
use store::traces::{self, Message, Origin, Outcome, Place, Recipient, Step, StepKind, Told, TraceId};

use crate::Engine;
use crate::directory::Destination;
use crate::receive::{self, Peer, Service, Transaction};
use crate::report::Own;

/// What is told of refused mail at most; a message and a refused recipient cost one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedLimits {
    /// From one address, or one /64 of IPv6. Default 60 a minute.
    pub of_peer: Rate,
    /// From all of them together. Default 1,200 a minute, which takes about half a gigabyte a day.
    pub of_all: Rate,
    /// Peers that are told apart. Default 10,000.
    pub peers: usize,
    /// Refused recipients of one message. Default 100.
    pub recipients: usize,
}

impl Default for RefusedLimits {
    fn default() -> Self {
        let minute = |quota| Rate { quota, window: Duration::from_secs(60) };
        Self { of_peer: minute(60), of_all: minute(1200), peers: 10_000, recipients: 100 }
    }
}

/// Hands out identifiers, and keeps the budget.
pub(crate) struct Telling {
    last: AtomicI64,
    limits: RefusedLimits,
    peers: RateLimiter<PeerNet>,
    all: RateLimiter<()>,
}

/// Bits of chance below the time of an identifier: two starts within a millisecond do not meet.
const CHANCE: i64 = (1 << 19) - 1;

impl Telling {
    pub(crate) fn new(limits: RefusedLimits) -> Self {
        let (peers, all) = (RateLimiter::new(limits.of_peer, limits.peers), RateLimiter::new(limits.of_all, 1));
        Self { last: AtomicI64::new(0), limits, peers, all }
    }

    /// The next identifier: later than all before it, whatever the clock says.
    fn next(&self, clock: &Clock) -> TraceId {
        let now = TraceId::first_at(clock.micros()).0 | (rand::random::<i64>() & CHANCE);
        let after = |last: i64| if now - last > CHANCE { now } else { last + 1 };
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(after(last)));
        TraceId(after(last.unwrap_or_else(|last| last)))
    }

    /// Takes `units` of the budget; whether there were so many.
    fn take(&self, clock: &Clock, peer: &Peer, units: u32) -> bool {
        let now = clock.now();
        let taken = self.peers.take(now, peer.ip.into(), units).and_then(|_| self.all.take(now, (), units)).is_ok();
        if !taken {
            metrics::counter!("traces_left_out_total").increment(units.into());
        }
        taken
    }
}

/// How a transaction ended without a message of ours.
#[derive(Clone, Copy, Debug)]
pub enum Ending<'a> {
    /// Its message was refused while it arrived, as this says.
    Refused(&'a str),
    /// The client left, as this says.
    Abandoned(&'a str),
}

impl Engine {
    /// A new identifier of a message.
    pub(crate) fn next_trace(&self) -> TraceId {
        self.telling.next(self.store.clock())
    }

    /// Whether messages are told of.
    pub(crate) fn is_tracing(&self) -> bool {
        self.retention.get().value.message_trace_days > 0
    }

    /// What is told of a message that is ours now; `authentication` as its lines say it.
    pub(crate) async fn told_of_accepted(
        &self,
        peer: &Peer,
        transaction: &Transaction,
        content: &[u8],
        authentication: &str,
    ) -> Vec<Told> {
        if !self.is_tracing() {
            return Vec::new();
        }
        let mut recipients = Vec::with_capacity(transaction.recipients.len());
        let mut held = Vec::new();
        for recipient in &transaction.recipients {
            if transaction.passage == Passage::Hold {
                let address = recipient.address.to_string();
                held.push(address.clone());
                let place = Place::Queue { address: address.clone(), domain: recipient.domain };
                recipients.push(Recipient { address, domain: recipient.domain, place });
                continue;
            }
            for destination in &recipient.destinations {
                let mut place = self.place(recipient, destination).await;
                if transaction.holds(destination) {
                    let address = destination.address().to_string();
                    held.push(address.clone());
                    place = Place::Queue { address, domain: domain_of(&place) };
                }
                recipients.push(Recipient { address: recipient.address.to_string(), domain: recipient.domain, place });
            }
        }
        let authentication = matches!(peer.service, Service::Mx).then(|| results(authentication)).flatten();
        let message = Message {
            outcome: Outcome::Accepted,
            size: content.len() as u64,
            message_id: message_id(content),
            authentication,
            recipients,
            ..self.message_of(peer, transaction.id, &transaction.sender)
        };
        let message = self.with_refused(peer, transaction, message);
        let step = |address| Step { recipient: Some(address), ..Step::new(message.at, StepKind::Held) };
        let held = held.into_iter().map(|address| Told::step(transaction.id, &step(address)));
        [Told::message(&message)].into_iter().chain(held).collect()
    }

    /// A destination of a recipient as it is told.
    async fn place(&self, recipient: &receive::Recipient, destination: &Destination) -> Place {
        let mut told = place(destination);
        // Where a recipient of ours leads may be somebody else's here; one elsewhere leads to itself.
        if let (Place::Queue { domain, .. }, Some(own)) = (&mut told, recipient.domain) {
            let (address, named) = (destination.address(), &recipient.address);
            *domain = if address.domain() == named.domain() { Some(own) } else { self.domain_id(address).await };
        }
        told
    }

    /// Tells of a sender that was refused.
    pub(crate) async fn tell_refused_sender(&self, peer: &Peer, sender: &ReversePath, reply: &Reply) {
        if !self.is_tracing() || !self.telling.take(self.store.clock(), peer, 1) {
            return;
        }
        let message = self.message_of(peer, self.next_trace(), sender);
        self.tell_refused(Message { reply: Some(short(&reply.to_string())), ..message }).await;
    }

    /// Tells of a message that was refused as a whole.
    pub(crate) async fn tell_refused_message(
        &self,
        peer: &Peer,
        transaction: &Transaction,
        content: &[u8],
        reply: &Reply,
    ) {
        let message = Message {
            size: content.len() as u64,
            message_id: message_id(content),
            reply: Some(short(&reply.to_string())),
            ..self.message_of(peer, transaction.id, &transaction.sender)
        };
        self.tell_dropped(peer, transaction, message).await;
    }

    /// Tells of a transaction that ended without its message. One that named nobody is not worth telling of.
    pub async fn end_without_message(&self, peer: &Peer, transaction: &Transaction, ending: Ending<'_>) {
        if transaction.recipients.is_empty() && transaction.refused.is_empty() && transaction.left_out == 0 {
            return;
        }
        let message = self.message_of(peer, transaction.id, &transaction.sender);
        let (outcome, reply) = match ending {
            Ending::Refused(reply) => (Outcome::Refused, Some(short(reply))),
            // Nobody was left to send it to: the client did right to leave.
            Ending::Abandoned(_) if transaction.recipients.is_empty() => (Outcome::Refused, None),
            Ending::Abandoned(how) => (Outcome::Abandoned, Some(short(how))),
        };
        self.tell_dropped(peer, transaction, Message { outcome, reply, ..message }).await;
    }

    async fn tell_dropped(&self, peer: &Peer, transaction: &Transaction, message: Message) {
        if !self.is_tracing() || !self.telling.take(self.store.clock(), peer, 1) {
            return;
        }
        let dropped = transaction.recipients.iter().map(|recipient| Recipient {
            address: recipient.address.to_string(),
            domain: recipient.domain,
            place: Place::Dropped,
        });
        let most = self.telling.limits.recipients;
        let left = transaction.recipients.len().saturating_sub(most) as u32;
        let recipients = dropped.take(most).collect();
        let message = Message { recipients, left_out: left, ..message };
        self.tell_refused(self.with_refused(peer, transaction, message)).await;
    }

    /// Adds the recipients that were refused, as far as the budget goes.
    fn with_refused(&self, peer: &Peer, transaction: &Transaction, mut message: Message) -> Message {
        message.left_out += transaction.left_out;
        for refused in &transaction.refused {
            match self.telling.take(self.store.clock(), peer, 1) {
                true => message.recipients.push(refused.clone()),
                false => message.left_out += 1,
            }
        }
        message
    }

    /// Mail goes on whether or not its refusal could be told, so a failure is logged and no more.
    async fn tell_refused(&self, message: Message) {
        let told = vec![Told::message(&message)];
        let written = self.store.db().write(told, |tx, told| Box::pin(async move { traces::tell(tx, told).await }));
        if let Err(error) = written.await {
            tracing::warn!(message.id = %message.id, %error, "a refused message could not be told of");
        }
    }

    /// A refused message of which nothing is known but who began it.
    fn message_of(&self, peer: &Peer, id: TraceId, sender: &ReversePath) -> Message {
        let tls = peer.tls.as_ref().map(|tls| format!("{} {}", tls.version, tls.cipher));
        Message {
            id,
            origin: match peer.service {
                Service::Mx => Origin::Incoming,
                Service::Submission => Origin::Submission,
            },
            outcome: Outcome::Refused,
            at: self.store.clock().micros(),
            peer_ip: Some(peer.ip.to_canonical().to_string()),
            helo: Some(short(&peer.helo)),
            tls,
            login: peer.login.as_ref().map(|login| login.address.to_string()),
            mailbox: peer.login.as_ref().map(|login| login.mailbox),
            domain: peer.login.as_ref().map(|login| login.domain),
            sender: sender.address().map(ToString::to_string).unwrap_or_default(),
            message_id: None,
            size: 0,
            authentication: None,
            reply: None,
            about: None,
            left_out: 0,
            recipients: Vec::new(),
        }
    }

    /// What is told of a message that this server wrote.
    pub(crate) fn told_of_own(&self, own: Own, recipients: Vec<Recipient>) -> Told {
        let (peer_ip, helo, tls, login, authentication, reply) = Default::default();
        Told::message(&Message {
            id: own.id,
            origin: Origin::Server,
            outcome: Outcome::Accepted,
            at: self.store.clock().micros(),
            peer_ip,
            helo,
            tls,
            login,
            mailbox: own.by.map(|(mailbox, _)| mailbox),
            domain: own.by.map(|(_, domain)| domain),
            sender: String::new(),
            message_id: own.message_id,
            size: own.size as u64,
            authentication,
            reply,
            about: own.about,
            left_out: 0,
            recipients,
        })
    }

    /// Notes that a recipient of a transaction was refused.
    pub(crate) async fn note_refused(&self, transaction: &mut Transaction, address: &Address, reply: &Reply) {
        if !self.is_tracing() {
            return;
        }
        if transaction.refused.len() >= self.telling.limits.recipients {
            transaction.left_out += 1;
            return;
        }
        let place = Place::Refused { reply: short(&reply.to_string()) };
        let domain = self.domain_id(address).await;
        transaction.refused.push(Recipient { address: address.to_string(), domain, place });
    }

    /// The domain of an address, when it is ours and can be told.
    pub(crate) async fn domain_id(&self, address: &Address) -> Option<DomainId> {
        let mut conn = self.store.read().await.ok()?;
        domains::ours(&mut conn, address.domain().as_str()).await.ok()?
    }
}

/// A destination that nothing holds back, as it is told.
pub(crate) fn place(destination: &Destination) -> Place {
    match destination {
        Destination::Mailbox { id, domain, address, .. } => {
            Place::Mailbox { id: Some(*id), domain: Some(*domain), address: address.to_string() }
        }
        Destination::Queue { address, .. } => Place::Queue { address: address.to_string(), domain: None },
    }
}

/// The domain of ours that a place is in.
pub(super) fn domain_of(place: &Place) -> Option<DomainId> {
    match place {
        Place::Mailbox { domain, .. } | Place::Queue { domain, .. } => *domain,
        Place::Refused { .. } | Place::Dropped => None,
    }
}

/// Characters of a text that are kept; what a peer wrote is longer only when it means harm.
const TEXT: usize = 1000;

/// A peer's text as a row may hold it: without control characters, and no more of it than makes sense.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(TEXT).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The Message-ID without its brackets.
fn message_id(content: &[u8]) -> Option<String> {
    let text = fields::find(content, "Message-ID")?.text();
    let text = text.trim();
    let bare = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    Some(short(bare)).filter(|text| !text.is_empty())
}

/// What an Authentication-Results field says after our name, unfolded.
fn results(lines: &str) -> Option<String> {
    let words: Vec<&str> = lines.split_whitespace().collect();
    let text = words.join(" ");
    let (_, results) = text.split_once("; ")?;
    Some(short(results))
}
