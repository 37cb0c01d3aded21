//! A message on its way in: what is asked at MAIL and RCPT, and what happens once all its bytes are here.
//!
//! [`Engine::accept`] is a straight line: judge the header, authenticate, write the trace, deliver. Only the last step
//! writes, in one unit for all recipients; a reply is given after it.

use std::io::{self, Write};
use std::net::IpAddr;
use std::time::Duration;

use jiff::Timestamp;
use mailauth::{results, verify};
use message::address::Address;
use message::report::{Action, Status};
use message::{authres, fields, repair, trace};
use smtp::{Enhanced, ForwardPath, MailParams, RcptParams, Reply, Ret, ReversePath};
use store::content::{Content, Spool};
use store::deliver::{Delivery, LocalCopy};
use store::flags::Flags;
use store::ids::{DomainId, MailboxId};
use store::mailboxes::Passage;
use store::messages::NewMessage;
use store::queue::{NewQueueMessage, NewRecipient};
use store::traces::{self, Place, Step, StepKind, Told, TraceId};

use crate::access_rules::{Entrance, Sender, Shown};
use crate::autoreply::News;
use crate::directory::{Away, Destination, Lead, Unreachable};
use crate::login::Login;
use crate::ways::Ways;
use crate::{Engine, report, submit};

/// What a client came for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// To bring mail from elsewhere.
    Mx,
    /// To hand in its own.
    Submission,
}

impl Service {
    /// As rules on networks name it.
    pub fn entrance(self) -> Entrance {
        match self {
            Self::Mx => Entrance::Smtp,
            Self::Submission => Entrance::Submission,
        }
    }
}

/// The TLS session a client speaks in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsInfo {
    /// Such as `TLSv1.3`.
    pub version: String,
    /// The cipher suite.
    pub cipher: String,
}

/// The client of a transaction.
#[derive(Clone, Debug)]
pub struct Peer {
    /// What it came for.
    pub service: Service,
    /// Where it is.
    pub ip: IpAddr,
    /// The name it gave.
    pub helo: String,
    /// Whether it said EHLO.
    pub extended: bool,
    /// How it is encrypted.
    pub tls: Option<TlsInfo>,
    /// Who it is.
    pub login: Option<Login>,
}

/// A transaction between MAIL and the end of its data.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// Names it in trace lines, logs and replies, and to who asks what became of it.
    pub id: TraceId,
    /// Its sender.
    pub sender: ReversePath,
    /// The parameters of MAIL.
    pub params: MailParams,
    /// Its accepted recipients.
    pub recipients: Vec<Recipient>,
    /// Whether all of it waits for somebody to release it.
    pub passage: Passage,
    /// Recipients that were refused, to be told of.
    pub(crate) refused: Vec<traces::Recipient>,
    /// Those beyond what is told of one message.
    pub(crate) left_out: u32,
}

impl Transaction {
    /// Whether what goes to `destination` waits for somebody to release it.
    pub(crate) fn holds(&self, destination: &Destination) -> bool {
        let closed = matches!(destination, Destination::Mailbox { passage: Passage::Hold, .. });
        closed || self.passage == Passage::Hold
    }
}

/// An accepted recipient.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The address as given.
    pub address: Address,
    /// The parameters of RCPT.
    pub params: RcptParams,
    /// Where its copies go.
    pub destinations: Vec<Destination>,
    /// The mailboxes it reaches that answer by themselves.
    pub away: Vec<Away>,
    /// Its domain, when that is ours.
    pub domain: Option<DomainId>,
}

/// A message that is ours now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The transaction's id, for the reply.
    pub id: TraceId,
}

/// How long mail authentication may take before the message is accepted without it.
const AUTHENTICATION: Duration = Duration::from_secs(30);

impl Engine {
    /// Opens a transaction.
    pub async fn mail(&self, peer: &Peer, path: ReversePath, params: MailParams) -> Result<Transaction, Reply> {
        let checked = match peer.service {
            Service::Mx if !self.license().takes_mail() => Err(submit::stopped()),
            Service::Mx => Ok(Passage::Open),
            Service::Submission => submit::check_sender(self, peer, &path).await,
        };
        let passage = match checked {
            Ok(passage) => passage,
            Err(reply) => {
                self.tell_refused_sender(peer, &path, &reply).await;
                return Err(reply);
            }
        };
        let (recipients, refused) = Default::default();
        Ok(Transaction { id: self.next_trace(), sender: path, params, recipients, passage, refused, left_out: 0 })
    }

    /// Adds a recipient, or says why not. Unknown, disabled and full mailboxes are refused here, never bounced later.
    pub async fn rcpt(
        &self,
        peer: &Peer,
        transaction: &mut Transaction,
        path: ForwardPath,
        params: RcptParams,
    ) -> Result<(), Reply> {
        let address = match path {
            ForwardPath::Address(address) => address,
            ForwardPath::Postmaster => self.postmaster().ok_or_else(|| refuse(&Unreachable::Unknown))?,
        };
        match self.find_recipient(peer, transaction, &address).await {
            Ok((Lead { destinations, away, .. }, domain)) => {
                transaction.recipients.push(Recipient { address, params, destinations, away, domain });
                Ok(())
            }
            Err(reply) => {
                self.note_refused(transaction, &address, &reply).await;
                Err(reply)
            }
        }
    }

    /// Where a recipient leads that rules let through, and its domain when that is ours.
    async fn find_recipient(
        &self,
        peer: &Peer,
        transaction: &mut Transaction,
        address: &Address,
    ) -> Result<(Lead, Option<DomainId>), Reply> {
        let (mut lead, domain) = self.look_up(peer, transaction, address).await.map_err(|why| refuse(&why))?;
        self.check_posting(peer, &lead).await?;
        self.check_recipient(peer, address).await?;
        let sender = transaction.sender.address().cloned();
        let sender = sender.as_ref().map(|address| Sender { address, shown: &Shown::Trusted, is_report: false });
        for dropped in self.check_senders(address, &mut lead, sender.as_slice()).await? {
            self.note_refused(transaction, &dropped.address, &dropped.reply).await;
        }
        Ok((lead, domain))
    }

    /// Refuses who may not write to an address that is not for everybody. What comes from nobody is a report, and belongs to none.
    async fn check_posting(&self, peer: &Peer, lead: &Lead) -> Result<(), Reply> {
        let Some(closed) = &lead.closed else { return Ok(()) };
        let known = match &peer.login {
            None => Ok(false),
            Some(login) => self.may_post(login, closed).await,
        };
        match known {
            Ok(true) => Ok(()),
            Ok(false) => {
                let text = "Not everybody may write to this address; those who may log in to do so";
                Err(Reply::new(550, Enhanced(5, 7, 1), text))
            }
            Err(error) => Err(storage_reply(&error.into())),
        }
    }

    /// Where a recipient leads, and its domain when that is ours.
    async fn look_up(
        &self,
        peer: &Peer,
        transaction: &Transaction,
        address: &Address,
    ) -> Result<(Lead, Option<DomainId>), Unreachable> {
        // What comes back to a rewritten return path comes from nobody; anybody else would use it to reach whom they like.
        let comes_back = peer.login.is_some() || transaction.sender.address().is_none();
        if !comes_back && self.rewritten_from(address).await.is_some() {
            return Err(Unreachable::Elsewhere);
        }
        let size = transaction.params.size.unwrap_or(0);
        let lead = match self.lead(address, size).await {
            Err(Unreachable::Elsewhere) if peer.login.is_some() => {
                let elsewhere = Destination::Queue { address: address.clone(), by: None };
                return Ok((Lead { destinations: vec![elsewhere], ..Lead::default() }, None));
            }
            lead => lead?,
        };
        let domain = match lead.destinations.as_slice() {
            [Destination::Mailbox { domain, address: at, .. }] if at.domain() == address.domain() => Some(*domain),
            _ if !self.is_tracing() => None,
            _ => self.domain_id(address).await,
        };
        Ok((lead, domain))
    }

    /// Takes a whole message over. `Ok` means it is durable for every recipient.
    pub async fn accept(&self, peer: &Peer, mut transaction: Transaction, content: Content) -> Result<Accepted, Reply> {
        let brought = content.clone();
        match self.take_over(peer, &mut transaction, content).await {
            Ok(()) => Ok(Accepted { id: transaction.id }),
            Err(reply) => {
                self.tell_refused_message(peer, &transaction, &brought, &reply).await;
                Err(reply)
            }
        }
    }

    async fn take_over(&self, peer: &Peer, transaction: &mut Transaction, content: Content) -> Result<(), Reply> {
        let now = self.store.clock().now();
        self.judge_header(transaction, &content)?;
        let (content, lines, shown) = match peer.service {
            Service::Mx => self.authenticate(peer, transaction, content, now).await?,
            Service::Submission => {
                let (content, lines) = submit::prepare(self, peer, transaction, content, now).await?;
                (content, lines, Shown::Trusted)
            }
        };
        self.sift(transaction, &content, &shown).await?;
        let received = self.received(peer, transaction, now);
        let trace = Trace { lines, received };
        let mut delivery = self.arrange(transaction, &trace, peer, now);
        delivery.told = self.told_of_accepted(peer, transaction, &content, &trace.lines).await;
        let mailboxes: Vec<_> = delivery.local.iter().map(|copy| copy.mailbox).collect();
        let stored = async {
            let delivered = self.deliver(&content, delivery).await?;
            let gone = mailboxes.into_iter().zip(delivered.local).filter(|(_, added)| added.is_none());
            let gone: Vec<_> = gone.map(|(mailbox, _)| mailbox).collect();
            self.queue_for_gone(transaction, &trace, peer, &content, &gone, now).await
        };
        stored.await.map_err(|error| {
            tracing::error!(transaction.id = %transaction.id, error = &error as &dyn std::error::Error, "not stored");
            storage_reply(&error)
        })?;
        self.report_success(transaction, &trace, &content, now).await;
        self.answer_for_recipients(peer, transaction, &trace, &content).await;
        Ok(())
    }

    /// Refuses a header that is too large and a message that runs in a circle.
    fn judge_header(&self, transaction: &Transaction, raw: &[u8]) -> Result<(), Reply> {
        let settings = self.smtp.get();
        let limits = fields::Limits { header_bytes: settings.value.header_bytes as usize, ..fields::Limits::default() };
        if let Err(error) = fields::check(raw, &limits) {
            return Err(Reply::new(552, Enhanced(5, 3, 4), &format!("The header is too large: {error}")));
        }
        let circles = |recipient: &Recipient| {
            let mut mailboxes = recipient.destinations.iter().filter_map(Destination::mailbox);
            mailboxes.any(|mailbox| trace::was_delivered_to(raw, mailbox))
        };
        if trace::hops(raw) > settings.value.hops as usize || transaction.recipients.iter().any(circles) {
            return Err(Reply::new(
                554,
                Enhanced(5, 4, 6),
                "This message has been here before: mail is running in a circle",
            ));
        }
        Ok(())
    }

    /// Takes out what claims to be our judgement, and judges.
    async fn authenticate(
        &self,
        peer: &Peer,
        transaction: &Transaction,
        content: Content,
        now: Timestamp,
    ) -> Result<(Content, String, Shown), Reply> {
        let hostname = self.identity().hostname;
        let facts = verify::Facts {
            ip: peer.ip,
            helo: &peer.helo,
            mail_from: transaction.sender.address(),
            hostname: hostname.as_str(),
            limits: verify::Limits::default(),
        };
        let verdict = tokio::time::timeout(AUTHENTICATION, verify::verify(&content, &facts, &*self.dns, now)).await;
        let (lines, shown) = verdict.map_or_else(
            |_| {
                tracing::warn!(transaction.id = %transaction.id, "mail authentication took too long and was left out");
                (String::new(), Shown::Domains(Vec::new()))
            },
            |verdict| (results::authentication_results(&verdict, hostname.as_str()), Shown::by(&verdict)),
        );
        let forged = authres::forged(&content, hostname.as_str());
        if forged.is_empty() {
            return Ok((content, lines, shown));
        }
        let kept = self.assemble(repair::without(&content, &forged));
        Ok((kept.map_err(|error| storage_reply(&store::Error::CannotWrite(error)))?, lines, shown))
    }

    /// Joins slices of a message into a new one.
    pub(crate) fn assemble<'p>(&self, pieces: impl Iterator<Item = &'p [u8]>) -> io::Result<Content> {
        let mut spool = Spool::new(self.store.segments().scratch());
        for piece in pieces {
            spool.write_all(piece)?;
        }
        spool.finish()
    }

    fn received(&self, peer: &Peer, transaction: &Transaction, now: Timestamp) -> String {
        let only = match transaction.recipients.as_slice() {
            [only] => Some(&only.address),
            _ => None,
        };
        let protocol = if peer.extended { trace::Protocol::Esmtp } else { trace::Protocol::Smtp };
        trace::Received {
            helo: &peer.helo,
            reverse_name: None,
            ip: Some(peer.ip),
            by: &self.identity().hostname,
            with: trace::With { protocol, authenticated: peer.login.is_some(), utf8: transaction.params.smtputf8 },
            tls: peer.tls.as_ref().map(|tls| trace::Tls { version: &tls.version, cipher: &tls.cipher }),
            id: &transaction.id.to_string(),
            only_recipient: only,
            at: now,
        }
        .line()
    }

    /// Turns destinations into one delivery: a mailbox gets one copy however many recipients lead to it.
    fn arrange(&self, transaction: &Transaction, trace: &Trace, peer: &Peer, now: Timestamp) -> Delivery {
        let sender = transaction.sender.address();
        let mut local: Vec<LocalCopy> = Vec::new();
        let (mut queued, mut held) = (Ways::default(), Vec::new());
        for recipient in &transaction.recipients {
            // Whatever the sender has to wait for leads on once it is released, and where to is not the sender's to see.
            if transaction.passage == Passage::Hold {
                held.push(queue_recipient(&recipient.address, &recipient.params));
                continue;
            }
            for destination in &recipient.destinations {
                match destination {
                    held_back if transaction.holds(held_back) => {
                        held.push(queue_recipient(held_back.address(), &recipient.params));
                    }
                    Destination::Mailbox { id, inbox, address, .. } => {
                        if local.iter().all(|copy| copy.mailbox != *id) {
                            let prefix = trace.of_mailbox(sender, address);
                            let message =
                                NewMessage { prefix, flags: Flags::default(), received_at: now.as_microsecond() };
                            local.push(LocalCopy { mailbox: *id, folder: *inbox, message });
                        }
                    }
                    Destination::Queue { address, by } => {
                        queued.add(by.as_ref(), queue_recipient(address, &recipient.params));
                    }
                }
            }
        }
        // Rows are locked in one order whoever delivers.
        local.sort_by_key(|copy| copy.mailbox);
        let message = |recipients| self.queue_message(transaction, trace, peer, recipients, now);
        let held = (!held.is_empty()).then(|| message(held));
        Delivery { local, outbound: queued.messages(message), held, ..Delivery::default() }
    }

    fn queue_message(
        &self,
        transaction: &Transaction,
        trace: &Trace,
        peer: &Peer,
        recipients: Vec<NewRecipient>,
        now: Timestamp,
    ) -> NewQueueMessage {
        let hours = i64::from(self.queue.get().value.expire_hours);
        NewQueueMessage {
            sender: transaction.sender.address().map(ToString::to_string).unwrap_or_default(),
            prefix: trace.of_queue(),
            envid: transaction.params.envid.clone(),
            ret: transaction.params.ret.map(|ret| match ret {
                Ret::Full => "FULL".to_owned(),
                Ret::Headers => "HDRS".to_owned(),
            }),
            smtputf8: transaction.params.smtputf8,
            origin: peer.login.as_ref().map(|login| login.mailbox),
            expires_at: now.as_microsecond() + hours * 3_600_000_000,
            trace: self.is_tracing().then_some(transaction.id),
            forwarded_by: None,
            recipients,
        }
    }

    /// Tells a sender who asked for it that mailboxes here have the message. It is delivered whether or not that can be
    /// told, so a failure to tell is logged and no more.
    async fn report_success(&self, transaction: &Transaction, trace: &Trace, content: &Content, now: Timestamp) {
        let in_mailboxes = |recipient: &&Recipient| {
            let mut destinations = recipient.destinations.iter();
            let arrived = |destination| matches!(destination, &Destination::Mailbox { passage: Passage::Open, .. });
            transaction.passage == Passage::Open && destinations.all(arrived)
        };
        let asked = transaction.recipients.iter().filter(|recipient| {
            report::is_wanted(recipient.params.notify, Action::Delivered) && in_mailboxes(recipient)
        });
        let recipients = asked.map(|recipient| message::report::Recipient {
            original: recipient.params.orcpt.as_ref().map(|orcpt| format!("{};{}", orcpt.address_type, orcpt.address)),
            address: recipient.address.clone(),
            action: Action::Delivered,
            status: Status(2, 0, 0),
            diagnostic: None,
            remote_mta: None,
            last_attempt: None,
            will_retry_until: None,
        });
        let recipients: Vec<_> = recipients.collect();
        if recipients.is_empty() {
            return;
        }
        let notice = report::Notice {
            sender: transaction.sender.address(),
            envid: transaction.params.envid.as_deref(),
            ret: transaction.params.ret,
            smtputf8: transaction.params.smtputf8,
            arrived_at: now,
            prefix: &trace.of_queue(),
            body: content,
            about: self.is_tracing().then_some(transaction.id),
            sent_on: false,
            recipients,
        };
        if let Err(error) = self.report(notice).await {
            tracing::error!(
                transaction.id = %transaction.id,
                error = &error as &dyn std::error::Error,
                "a success report could not be stored"
            );
        }
    }

    /// Answers for the recipients who are away. What is held is answered when it is released.
    async fn answer_for_recipients(&self, peer: &Peer, transaction: &Transaction, trace: &Trace, content: &Content) {
        if transaction.passage == Passage::Hold {
            return;
        }
        for recipient in &transaction.recipients {
            let news = News {
                sender: transaction.sender.address(),
                recipient: &recipient.address,
                lines: trace.lines.as_bytes(),
                content,
                trace: self.is_tracing().then_some(transaction.id),
                of_ours: peer.login.is_some(),
            };
            self.answer_for(&recipient.away, news).await;
        }
    }

    /// A mailbox that went away since its RCPT gets its mail through the queue, whose failure is reported.
    async fn queue_for_gone(
        &self,
        transaction: &Transaction,
        trace: &Trace,
        peer: &Peer,
        content: &Content,
        gone: &[MailboxId],
        now: Timestamp,
    ) -> Result<(), store::Error> {
        let led_there = transaction.recipients.iter().filter(|recipient| {
            let mut destinations = recipient.destinations.iter();
            destinations.any(|at| matches!(at, Destination::Mailbox { id, .. } if gone.contains(id)))
        });
        let mut told = Vec::new();
        let mut queued = Vec::new();
        for recipient in led_there {
            queued.push(queue_recipient(&recipient.address, &recipient.params));
            if self.is_tracing() {
                told.extend(told_of_gone(transaction.id, recipient, gone, now));
            }
        }
        if !queued.is_empty() {
            let outbound = vec![self.queue_message(transaction, trace, peer, queued, now)];
            self.deliver(content, Delivery { outbound, told, ..Delivery::default() }).await?;
        }
        Ok(())
    }
}

/// The lines this server puts before a message.
#[derive(Clone, Debug)]
struct Trace {
    /// `Authentication-Results` of mail from elsewhere, `DKIM-Signature` of our own.
    lines: String,
    /// `Received`.
    received: String,
}

impl Trace {
    fn of_mailbox(&self, sender: Option<&Address>, mailbox: &Address) -> Vec<u8> {
        let mut prefix = trace::return_path(sender).into_bytes();
        prefix.extend_from_slice(trace::delivered_to(mailbox).as_bytes());
        prefix.extend_from_slice(&self.of_queue());
        prefix
    }

    fn of_queue(&self) -> Vec<u8> {
        [self.lines.as_bytes(), self.received.as_bytes()].concat()
    }
}

fn queue_recipient(address: &Address, params: &RcptParams) -> NewRecipient {
    NewRecipient {
        address: address.to_string(),
        domain: address.domain().as_str().to_owned(),
        notify: params.notify.map(|notify| notify.to_string()),
        orcpt: params.orcpt.as_ref().map(|orcpt| format!("{};{}", orcpt.address_type, orcpt.address)),
    }
}

/// That mailboxes were gone which a recipient led to, and that the queue has it instead.
fn told_of_gone(id: TraceId, recipient: &Recipient, gone: &[MailboxId], now: Timestamp) -> Vec<Told> {
    let lost = recipient.destinations.iter().filter_map(|destination| match destination {
        Destination::Mailbox { id, address, .. } if gone.contains(id) => Some(address.to_string()),
        _ => None,
    });
    let step = |address| Step { recipient: Some(address), ..Step::new(now.as_microsecond(), StepKind::Requeued) };
    let address = recipient.address.to_string();
    let place = Place::Queue { address: address.clone(), domain: recipient.domain };
    let queued = traces::Recipient { address, domain: recipient.domain, place };
    lost.map(|address| Told::step(id, &step(address))).chain([Told::recipient(id, &queued)]).collect()
}

/// The verdict on a recipient.
fn refuse(why: &Unreachable) -> Reply {
    match why {
        Unreachable::Elsewhere => Reply::new(
            550,
            Enhanced(5, 7, 1),
            "We do not relay: that domain is not ours; log in to send mail elsewhere",
        ),
        Unreachable::Unknown => Reply::new(550, Enhanced(5, 1, 1), "There is no such address here"),
        Unreachable::Disabled => Reply::new(450, Enhanced(4, 2, 1), "The mailbox is disabled for the time being"),
        Unreachable::Closed => Reply::new(550, Enhanced(5, 2, 1), "The mailbox takes no mail"),
        Unreachable::Full => Reply::new(552, Enhanced(5, 2, 2), "The mailbox is full"),
        Unreachable::Tangled => {
            Reply::new(550, Enhanced(5, 4, 6), "The address leads in a circle or to too many others")
        }
        Unreachable::Database(error) => {
            tracing::error!(error = error as &dyn std::error::Error, "a recipient could not be looked up");
            Reply::new(451, Enhanced(4, 3, 0), "The recipient cannot be looked up at the moment; try again later")
        }
    }
}

/// The verdict when storing failed: nothing was promised, the sender keeps the message.
pub(crate) fn storage_reply(error: &store::Error) -> Reply {
    match error {
        store::Error::CannotWrite(_) => {
            Reply::new(452, Enhanced(4, 3, 1), "The message cannot be stored at the moment; try again later")
        }
        _ => Reply::new(451, Enhanced(4, 3, 0), "The message cannot be stored at the moment; try again later"),
    }
}
