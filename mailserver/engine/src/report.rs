//! Reports to a sender on what became of a message (RFC 3461, RFC 3464): who gets one, how much of the message goes back,
//! and how it is delivered. What happened is decided where it happened: in the queue, or on arrival.

use jiff::Timestamp;
use message::address::{Address, LocalPart};
use message::report::{Action, Charset, Recipient, Report, Returned};
use message::{fields, trace};
use smtp::{Notify, Ret};
use store::content::Content;
use store::deliver::{Delivery, LocalCopy};
use store::flags::Flags;
use store::ids::{DomainId, MailboxId};
use store::messages::NewMessage;
use store::queue::NewQueueMessage;
use store::traces::{self, Step, StepKind, Told, TraceId};

use crate::Engine;
use crate::directory::{Destination, Forwarder, Unreachable};
use crate::ways::{Ways, plain_recipient};

/// What is to be told about one message.
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// The message's sender; `None` for the null path, which is never answered: failures then go to the postmaster.
    pub sender: Option<&'a Address>,
    /// Its ENVID, decoded.
    pub envid: Option<&'a str>,
    /// Its RET.
    pub ret: Option<Ret>,
    /// Whether it travelled by SMTPUTF8, and its sender can read UTF-8 therefore (RFC 6533).
    pub smtputf8: bool,
    /// When it came here.
    pub arrived_at: Timestamp,
    /// Its trace lines.
    pub prefix: &'a [u8],
    /// Its bytes after them.
    pub body: &'a [u8],
    /// Its trace, when it is told of.
    pub about: Option<TraceId>,
    /// Whether somebody here sent it on.
    pub sent_on: bool,
    /// What became of those of its recipients that this report is about.
    pub recipients: Vec<Recipient>,
}

/// Octets of a message that go back whole because its sender asked for it; beyond, the header alone does.
const FULL_WHEN_ASKED: usize = 10 * 1024 * 1024;

/// Octets of a message that go back whole although nobody asked.
const FULL_UNASKED: usize = 64 * 1024;

/// Whether a recipient's NOTIFY asks for a report of `action` (RFC 3461 §4.1). Without it failures are reported, and
/// delays, as RFC 3461 §5.2.5 leaves to us.
pub fn is_wanted(notify: Option<Notify>, action: Action) -> bool {
    match (notify, action) {
        (None, _) => matches!(action, Action::Failed | Action::Delayed),
        (Some(Notify::Never), _) => false,
        (Some(Notify::On { failure, .. }), Action::Failed) => failure,
        (Some(Notify::On { delay, .. }), Action::Delayed) => delay,
        (Some(Notify::On { success, .. }), Action::Delivered | Action::Relayed | Action::Expanded) => success,
    }
}

impl Engine {
    /// Reports in a unit of its own.
    ///
    /// # Errors
    /// The report was not stored and nobody will hear of it.
    pub async fn report(&self, notice: Notice<'_>) -> Result<(), store::Error> {
        if let Some((content, delivery)) = self.compose_report(notice).await? {
            self.deliver(&content, delivery).await?;
        }
        Ok(())
    }

    /// The report and where it goes, for a unit that also writes down what it is about. `None` when there is nobody to
    /// tell; a failure that nobody hears of is logged.
    ///
    /// # Errors
    /// The database could not tell where the report goes.
    pub async fn compose_report(&self, notice: Notice<'_>) -> Result<Option<(Content, Delivery)>, store::Error> {
        let Some(first) = notice.recipients.first() else { return Ok(None) };
        let mut mailing = self.mailing(&notice).await?;
        let Some(to) = mailing.to else {
            if has_failed(&notice) {
                tracing::warn!(
                    recipient = %first.address, status = %first.status,
                    "nobody can be told of a failed delivery; set `server.postmaster` to hear of them"
                );
            }
            return Ok(None);
        };
        for recipient in &notice.recipients {
            metrics::counter!("reports_total", "action" => recipient.action.as_str()).increment(1);
        }
        let id = self.next_trace();
        let message_id = format!("{id}.report@{}", self.identity().hostname);
        let content = self.write_report(&notice, &to, &message_id);
        if self.is_tracing() {
            let own = Own { message_id: Some(message_id), size: content.len(), about: notice.about, ..Own::of(id) };
            let told = self.told_of_own(own, mailing.recipients);
            mailing.delivery.told = self.told_of_reported(&notice, id);
            mailing.delivery.told.push(told);
            mailing.delivery.outbound.iter_mut().for_each(|outbound| outbound.trace = Some(id));
        }
        Ok(Some((content.into(), mailing.delivery)))
    }

    /// That the sender of a message was told of its recipients.
    fn told_of_reported(&self, notice: &Notice<'_>, report: TraceId) -> Vec<Told> {
        let Some(about) = notice.about else { return Vec::new() };
        let now = self.store.clock().micros();
        let step = |recipient: &Recipient| Step {
            recipient: Some(recipient.address.to_string()),
            reply: Some(recipient.action.as_str().to_owned()),
            report: Some(report),
            ..Step::new(now, StepKind::Reported)
        };
        notice.recipients.iter().map(|recipient| Told::step(about, &step(recipient))).collect()
    }

    /// Finds out who is told: the sender, and of failures the postmaster too. What the sender's address cannot take for
    /// good is as good as no sender.
    async fn mailing(&self, notice: &Notice<'_>) -> Result<Mailing, store::Error> {
        let mut mailing = Mailing::default();
        if let Some(sender) = notice.sender {
            self.address_to(&mut mailing, sender).await?;
        }
        // A report that failed on its way to the postmaster would come back to the postmaster for ever.
        let postmaster = self.postmaster().filter(|postmaster| {
            let failed = |to: &Recipient| to.action == Action::Failed && to.address.key() != postmaster.key();
            // What the postmaster's own address sent on comes back as often as it fails.
            let comes_back = notice.sender.is_none() && notice.sent_on;
            let is_told = notice.sender.is_none_or(|sender| sender.key() != postmaster.key());
            notice.recipients.iter().any(failed) && is_told && !comes_back
        });
        if let Some(postmaster) = postmaster {
            self.address_to(&mut mailing, &postmaster).await?;
        }
        self.stamp(&mut mailing, notice.smtputf8);
        Ok(mailing)
    }

    /// Where something that the server itself has to say to `to` goes, from nobody; `None` when nobody takes it.
    pub(crate) async fn delivery_to(&self, to: &Address, own: Own) -> Result<Option<Delivery>, store::Error> {
        let mut mailing = Mailing::default();
        self.address_to(&mut mailing, to).await?;
        self.stamp(&mut mailing, own.smtputf8);
        let (id, traced) = (own.id, self.is_tracing());
        for outbound in &mut mailing.delivery.outbound {
            outbound.trace = traced.then_some(id);
            outbound.origin = outbound.origin.or(own.by.map(|(mailbox, _)| mailbox));
        }
        if traced {
            mailing.delivery.told = vec![self.told_of_own(own, mailing.recipients)];
        }
        Ok(mailing.to.is_some().then_some(mailing.delivery))
    }

    /// The server's own address in mail that nobody should answer.
    pub(crate) fn mailer_daemon(&self) -> Address {
        match LocalPart::parse("MAILER-DAEMON") {
            Ok(local) => Address::new(local, self.identity().hostname),
            Err(_) => unreachable!("a constant that parses"),
        }
    }

    fn stamp(&self, mailing: &mut Mailing, smtputf8: bool) {
        let hours = i64::from(self.queue.get().value.expire_hours);
        let expires_at = self.store.clock().micros() + hours * 3_600_000_000;
        let smtputf8 = smtputf8 || mailing.to.as_ref().is_some_and(|to| !to.is_ascii());
        mailing.delivery.outbound = std::mem::take(&mut mailing.ways).messages(|recipients| NewQueueMessage {
            sender: String::new(),
            prefix: Vec::new(),
            envid: None,
            ret: None,
            smtputf8,
            origin: None,
            expires_at,
            trace: None,
            forwarded_by: None,
            recipients,
        });
    }

    async fn address_to(&self, mailing: &mut Mailing, to: &Address) -> Result<(), store::Error> {
        match self.lead(to, 0).await {
            Ok(lead) => {
                let domain = self.domain_id(to).await;
                for destination in lead.destinations {
                    mailing.recipients.push(traced(to, domain, crate::traces::place(&destination)));
                    match destination {
                        Destination::Mailbox { id, inbox, address, .. } => {
                            let prefix = trace::return_path(None) + &trace::delivered_to(&address);
                            let received_at = self.store.clock().micros();
                            let message =
                                NewMessage { prefix: prefix.into_bytes(), flags: Flags::default(), received_at };
                            mailing.copy(LocalCopy { mailbox: id, folder: inbox, message });
                        }
                        Destination::Queue { address, by } => mailing.queue(&address, by.as_ref()),
                    }
                }
            }
            // The queue tries again until a full or closed mailbox opens.
            Err(Unreachable::Elsewhere | Unreachable::Full | Unreachable::Disabled) => {
                let domain = self.domain_id(to).await;
                let place = traces::Place::Queue { address: to.to_string(), domain };
                mailing.recipients.push(traced(to, domain, place));
                mailing.queue(to, None);
            }
            Err(Unreachable::Unknown | Unreachable::Closed | Unreachable::Tangled) => return Ok(()),
            Err(Unreachable::Database(error)) => return Err(error.into()),
        }
        mailing.to.get_or_insert_with(|| to.clone());
        Ok(())
    }

    fn write_report(&self, notice: &Notice<'_>, to: &Address, message_id: &str) -> Vec<u8> {
        let now = self.store.clock().now();
        let hostname = self.identity().hostname;
        let from = self.mailer_daemon();
        let (returned, original) = returned(notice);
        let report = Report {
            from: &from,
            to,
            reporting_mta: hostname.as_str(),
            envelope_id: notice.envid,
            arrival: notice.arrived_at,
            now,
            message_id,
            recipients: &notice.recipients,
            original: &original,
            returned,
            charset: if notice.smtputf8 { Charset::Utf8 } else { Charset::Ascii },
        };
        report.build()
    }
}

/// A message that this server writes.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    /// Its trace.
    pub(crate) id: TraceId,
    /// Its Message-ID, without brackets.
    pub(crate) message_id: Option<String>,
    /// Its octets.
    pub(crate) size: usize,
    /// The message it is about.
    pub(crate) about: Option<TraceId>,
    /// The mailbox in whose name it is written, and that one's domain.
    pub(crate) by: Option<(MailboxId, DomainId)>,
    /// Whether its header needs SMTPUTF8.
    pub(crate) smtputf8: bool,
}

impl Own {
    /// Of which nothing else is known.
    pub(crate) fn of(id: TraceId) -> Self {
        Self { id, message_id: None, size: 0, about: None, by: None, smtputf8: false }
    }
}

/// Where a report goes.
#[derive(Default)]
struct Mailing {
    /// Whom it addresses: the first who can be reached.
    to: Option<Address>,
    delivery: Delivery,
    ways: Ways,
    /// Whom it is for, as it is told.
    recipients: Vec<traces::Recipient>,
}

impl Mailing {
    fn copy(&mut self, copy: LocalCopy) {
        if self.delivery.local.iter().all(|known| known.mailbox != copy.mailbox) {
            self.delivery.local.push(copy);
            // Rows are locked in one order whoever delivers.
            self.delivery.local.sort_by_key(|copy| copy.mailbox);
        }
    }

    fn queue(&mut self, to: &Address, by: Option<&Forwarder>) {
        self.ways.add(by, plain_recipient(to));
    }
}

/// Whom a report is for, as it is told.
fn traced(to: &Address, domain: Option<DomainId>, place: traces::Place) -> traces::Recipient {
    traces::Recipient { address: to.to_string(), domain, place }
}

fn has_failed(notice: &Notice<'_>) -> bool {
    notice.recipients.iter().any(|recipient| recipient.action == Action::Failed)
}

/// How much of the message goes back, and that much of it. Only a failure returns more than the header (RFC 3461 §4.3).
fn returned(notice: &Notice<'_>) -> (Returned, Vec<u8>) {
    let size = notice.prefix.len() + notice.body.len();
    let most = match notice.ret {
        _ if !has_failed(notice) => 0,
        Some(Ret::Headers) => 0,
        Some(Ret::Full) => FULL_WHEN_ASKED,
        None => FULL_UNASKED,
    };
    match size <= most {
        true => (Returned::Full, [notice.prefix, notice.body].concat()),
        false => {
            let header = &notice.body[..fields::body_start(notice.body)];
            (Returned::Headers, [notice.prefix, header].concat())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3461 §4.1 and §5.2: what each NOTIFY asks for.
    #[test]
    fn notify_decides() {
        use Action::{Delayed, Delivered, Expanded, Failed, Relayed};
        let all = [Failed, Delayed, Delivered, Relayed, Expanded];
        for (notify, wanted) in [
            (None, vec![Failed, Delayed]),
            (Some("NEVER"), vec![]),
            (Some("FAILURE"), vec![Failed]),
            (Some("DELAY"), vec![Delayed]),
            (Some("SUCCESS"), vec![Delivered, Relayed, Expanded]),
            (Some("SUCCESS,FAILURE"), vec![Failed, Delivered, Relayed, Expanded]),
        ] {
            let parsed = notify.and_then(Notify::parse);
            let said: Vec<Action> = all.into_iter().filter(|action| is_wanted(parsed, *action)).collect();
            assert_eq!(said, wanted, "{notify:?}");
        }
    }

    #[test]
    fn only_failures_return_the_whole_message() {
        let recipient = |action| Recipient {
            original: None,
            address: Address::parse("bob@example.net").unwrap(),
            action,
            status: message::report::Status(5, 1, 1),
            diagnostic: None,
            remote_mta: None,
            last_attempt: None,
            will_retry_until: None,
        };
        let big = format!("Subject: x\r\n\r\n{}", "x".repeat(FULL_UNASKED));
        for (action, ret, body, want) in [
            (Action::Failed, None, "A: b\r\n\r\nc\r\n", Returned::Full),
            (Action::Failed, None, &big, Returned::Headers),
            (Action::Failed, Some(Ret::Full), &big, Returned::Full),
            (Action::Failed, Some(Ret::Headers), "A: b\r\n\r\nc\r\n", Returned::Headers),
            (Action::Delayed, Some(Ret::Full), "A: b\r\n\r\nc\r\n", Returned::Headers),
            (Action::Relayed, None, "A: b\r\n\r\nc\r\n", Returned::Headers),
        ] {
            let notice = Notice {
                sender: None,
                envid: None,
                ret,
                smtputf8: false,
                arrived_at: Timestamp::UNIX_EPOCH,
                prefix: b"Received: here\r\n",
                body: body.as_bytes(),
                about: None,
                sent_on: false,
                recipients: vec![recipient(action)],
            };
            let (returned, original) = returned(&notice);
            assert_eq!(returned, want, "{action:?} {ret:?}");
            assert!(original.starts_with(b"Received: here\r\n"));
            assert_eq!(original.len() == 16 + body.len(), want == Returned::Full);
        }
    }
}
