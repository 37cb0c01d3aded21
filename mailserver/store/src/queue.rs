//! The queue: mail on its way out, as rows. A recipient is due at a time, claimed by a lease, and settled with its outcome;
//! a message leaves with its last recipient. Nothing here knows hosts or retry times: the engine decides, rows remember.

use foundation::args;
use foundation::db::{Conn, DbError, Event, INNER, Order, Place, Row, Select, Tx, ending};

use crate::bodies;
use crate::content::Content;
use crate::domains::Within;
use crate::ids::{BodyId, MailboxId, QueueId, RecipientId};
use crate::segments::Location;
use crate::traces::{TraceId, Who};
use crate::{Error, Store};

/// The key whose watchers wake when recipients may have become due.
pub const WAKE: i64 = -1;

/// Queued messages of one trace that are told of: who sends it on are many, and each has one.
const WAYS: i64 = 100;

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct NewQueueMessage {
    /// The envelope's sender; empty for a report.
    pub sender: String,
    /// Trace lines that go before the body.
    pub prefix: Vec<u8>,
    /// The DSN ENVID, decoded (RFC 3461 §4.4).
    pub envid: Option<String>,
    /// The DSN RET: `FULL` or `HDRS`.
    pub ret: Option<String>,
    /// Whether the envelope or headers need SMTPUTF8.
    pub smtputf8: bool,
    /// The mailbox that submitted it.
    pub origin: Option<MailboxId>,
    /// When attempts end, in microseconds since the epoch.
    pub expires_at: i64,
    /// Its trace, when it has one.
    pub trace: Option<TraceId>,
    /// The domain of ours that sends it on, when it came for somebody there.
    pub forwarded_by: Option<String>,
    /// Whom it is for.
    pub recipients: Vec<NewRecipient>,
}

/// One recipient of a message to be sent.
#[derive(Clone, Debug)]
pub struct NewRecipient {
    /// The address.
    pub address: String,
    /// The domain it is routed by, in A-labels.
    pub domain: String,
    /// The DSN NOTIFY words, as given (RFC 3461 §4.1).
    pub notify: Option<String>,
    /// The DSN ORCPT, as given (RFC 3461 §4.2).
    pub orcpt: Option<String>,
}

/// Whether a message or recipient is being attempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is attempted when due.
    Active,
    /// An operator holds it back.
    Held,
}

impl Status {
    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Held => "held",
        }
    }

    fn from_column(text: &str) -> Self {
        match text {
            "held" => Self::Held,
            _ => Self::Active,
        }
    }
}

/// A queued message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueMessage {
    /// Its identifier.
    pub id: QueueId,
    /// The envelope's sender; empty for a report.
    pub sender: String,
    /// Its bytes.
    pub body: BodyId,
    /// Trace lines before them.
    pub prefix: Vec<u8>,
    /// Octets of both.
    pub size: i64,
    /// The DSN ENVID.
    pub envid: Option<String>,
    /// The DSN RET.
    pub ret: Option<String>,
    /// Whether it needs SMTPUTF8.
    pub smtputf8: bool,
    /// The mailbox that submitted it.
    pub origin: Option<MailboxId>,
    /// Whether it is held.
    pub status: Status,
    /// When it was accepted, in microseconds since the epoch.
    pub received_at: i64,
    /// When attempts end.
    pub expires_at: i64,
    /// Its trace, when it has one.
    pub trace: Option<TraceId>,
    /// The domain of ours that sends it on.
    pub forwarded_by: Option<String>,
}

/// A recipient not yet settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Its identifier.
    pub id: RecipientId,
    /// The message.
    pub message: QueueId,
    /// The address.
    pub address: String,
    /// The domain it is routed by.
    pub domain: String,
    /// The DSN NOTIFY words.
    pub notify: Option<String>,
    /// The DSN ORCPT.
    pub orcpt: Option<String>,
    /// Whether it is held.
    pub status: Status,
    /// When the next attempt is due, in microseconds since the epoch.
    pub due_at: i64,
    /// Attempts so far.
    pub attempts: u32,
    /// Whether its sender was told of the delay.
    pub delay_reported: bool,
    /// When it was last attempted.
    pub last_at: Option<i64>,
    /// The host that answered last.
    pub last_host: Option<String>,
    /// What it, or our own side, said.
    pub last_reply: Option<String>,
}

/// When a recipient may be attempted: it is due, and no lease holds it. Word for word what the index
/// `queue_recipients_ready` is made over, which covers the active ones.
macro_rules! ready_at {
    () => {
        "(CASE WHEN due_at > claimed_until THEN due_at ELSE claimed_until END)"
    };
}

/// The columns of a message, in the order [`message`] reads them.
const MESSAGE: &str = "id, sender, body_id, prefix, size, envid, ret, smtputf8, origin, status, received_at, expires_at, trace, \
     forwarded_by";

fn message(row: &Row) -> Result<QueueMessage, DbError> {
    Ok(QueueMessage {
        id: QueueId(row.int(0)?),
        sender: row.text(1)?,
        body: BodyId(row.int(2)?),
        prefix: row.bytes(3)?,
        size: row.int(4)?,
        envid: row.opt_text(5)?,
        ret: row.opt_text(6)?,
        smtputf8: row.int(7)? != 0,
        origin: row.opt_int(8)?.map(MailboxId),
        status: Status::from_column(&row.text(9)?),
        received_at: row.int(10)?,
        expires_at: row.int(11)?,
        trace: row.opt_int(12)?.map(TraceId),
        forwarded_by: row.opt_text(13)?,
    })
}

macro_rules! recipient_columns {
    ($($rest:tt)*) => {
        concat!(
            "SELECT id, message_id, address, domain, notify, orcpt, status, due_at, attempts, delay_reported, last_at, \
             last_host, last_reply FROM queue_recipients ",
            $($rest)*
        )
    };
}

fn recipient(row: &Row) -> Result<Recipient, DbError> {
    Ok(Recipient {
        id: RecipientId(row.int(0)?),
        message: QueueId(row.int(1)?),
        address: row.text(2)?,
        domain: row.text(3)?,
        notify: row.opt_text(4)?,
        orcpt: row.opt_text(5)?,
        status: Status::from_column(&row.text(6)?),
        due_at: row.int(7)?,
        attempts: row.u32(8)?,
        delay_reported: row.int(9)? != 0,
        last_at: row.opt_int(10)?,
        last_host: row.opt_text(11)?,
        last_reply: row.opt_text(12)?,
    })
}

/// Puts a message in the queue, due at once. Its body has been held.
pub(crate) async fn insert(
    tx: &mut Tx,
    new: &NewQueueMessage,
    body: BodyId,
    size: i64,
    status: Status,
) -> Result<QueueId, Error> {
    let (id, now) = (QueueId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO queue_messages (id, sender, body_id, prefix, size, envid, ret, smtputf8, origin, status, \
               received_at, expires_at, trace, forwarded_by) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let values = args![
        id,
        &new.sender,
        body,
        &new.prefix,
        size,
        new.envid.as_ref(),
        new.ret.as_ref(),
        i64::from(new.smtputf8),
        new.origin.map(|origin| origin.0),
        status.as_str(),
        now,
        new.expires_at,
        new.trace.map(|trace| trace.0),
        new.forwarded_by.as_ref(),
    ];
    tx.run(sql, values).await?;
    for recipient in &new.recipients {
        let recipient_id = RecipientId(tx.new_id().await?);
        let sql = "INSERT INTO queue_recipients (id, message_id, address, domain, notify, orcpt, status, due_at, \
                   claimed_until, attempts, delay_reported) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0)";
        let values = args![
            recipient_id,
            id,
            &recipient.address,
            &recipient.domain,
            recipient.notify.as_ref(),
            recipient.orcpt.as_ref(),
            status.as_str(),
            now,
        ];
        tx.run(sql, values).await?;
    }
    tx.record(Event { kind: "queue.accepted", owner: INNER, object: id.0, revision: 1, detail: None });
    tx.touch(WAKE);
    Ok(id)
}

const NEXT_READY: &str = concat!("SELECT MIN(", ready_at!(), ") FROM queue_recipients WHERE status = 'active'");

const READY: &str =
    recipient_columns!("WHERE status = 'active' AND ", ready_at!(), " <= $1 ORDER BY ", ready_at!(), ", id LIMIT $2");

/// Leases up to `limit` due recipients until `until` (microseconds). A lease that runs out is due again: its holder died.
pub async fn claim(tx: &mut Tx, until: i64, limit: u32) -> Result<Vec<Recipient>, Error> {
    let now = tx.micros();
    let due: Vec<Recipient> =
        tx.all(READY, args![now, limit]).await?.iter().map(recipient).collect::<Result<_, DbError>>()?;
    for recipient in &due {
        tx.run("UPDATE queue_recipients SET claimed_until = $2 WHERE id = $1", args![recipient.id, until]).await?;
    }
    Ok(due)
}

/// Gives every lease back: the process that took them is gone.
pub async fn unclaim_all(tx: &mut Tx) -> Result<u64, Error> {
    Ok(tx.run("UPDATE queue_recipients SET claimed_until = 0 WHERE claimed_until > 0", args![]).await?)
}

/// When the next unclaimed recipient is due.
pub async fn next_due(conn: &mut Conn) -> Result<Option<i64>, DbError> {
    conn.one(NEXT_READY, args![]).await?.opt_int(0)
}

/// What became of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The recipient.
    pub recipient: RecipientId,
    /// Its outcome.
    pub outcome: Outcome,
    /// The host that answered.
    pub host: Option<String>,
    /// What it, or our own side, said.
    pub reply: String,
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The next host took the message over.
    Delivered,
    /// It will not be attempted again.
    Failed,
    /// It is attempted again at this time, in microseconds since the epoch.
    Deferred {
        /// The next attempt.
        due_at: i64,
        /// Whether the sender is told of the delay by now.
        delay_reported: bool,
    },
}

/// Writes an outcome down. A message leaves with its last recipient. One that is gone already (an operator deleted it
/// meanwhile) stays gone.
pub async fn settle(tx: &mut Tx, settlement: &Settlement) -> Result<(), Error> {
    let kind = match settlement.outcome {
        Outcome::Deferred { due_at, delay_reported } => {
            let now = tx.micros();
            let sql = "UPDATE queue_recipients SET due_at = $2, claimed_until = 0, attempts = attempts + 1, \
                       delay_reported = CASE WHEN $3 = 1 THEN 1 ELSE delay_reported END, last_at = $4, last_host = $5, \
                       last_reply = $6 WHERE id = $1";
            let values = args![
                settlement.recipient,
                due_at,
                i64::from(delay_reported),
                now,
                settlement.host.as_ref(),
                &settlement.reply,
            ];
            tx.run(sql, values).await?;
            tx.touch(WAKE);
            return Ok(());
        }
        Outcome::Delivered => "queue.delivered",
        Outcome::Failed => "queue.failed",
    };
    let sql = "DELETE FROM queue_recipients WHERE id = $1 RETURNING message_id";
    let Some(row) = tx.optional(sql, args![settlement.recipient]).await? else { return Ok(()) };
    let id = QueueId(row.int(0)?);
    tx.record(Event { kind, owner: INNER, object: id.0, revision: settlement.recipient.0, detail: None });
    leave_if_done(tx, id).await
}

async fn leave_if_done(tx: &mut Tx, id: QueueId) -> Result<(), Error> {
    let left = tx.one("SELECT COUNT(*) FROM queue_recipients WHERE message_id = $1", args![id]).await?.int(0)?;
    if left > 0 {
        return Ok(());
    }
    let row = tx.optional("DELETE FROM queue_messages WHERE id = $1 RETURNING body_id", args![id]).await?;
    if let Some(row) = row {
        bodies::release(tx, BodyId(row.int(0)?), 1).await?;
    }
    Ok(())
}

/// A queued message.
pub async fn find(conn: &mut Conn, id: QueueId) -> Result<Option<QueueMessage>, DbError> {
    let list = Select::new(MESSAGE, "queue_messages").filter("id = $", args![id]);
    conn.select(list).await?.first().map(message).transpose()
}

/// A queued message, if one of these mailboxes sent it.
pub async fn find_within(conn: &mut Conn, within: &Within, id: QueueId) -> Result<Option<QueueMessage>, DbError> {
    let list = sent_within(Select::new(MESSAGE, "queue_messages"), within).filter("id = $", args![id]);
    conn.select(list).await?.first().map(message).transpose()
}

/// Which queued messages are looked for. What is `None` may be anything.
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// What these mailboxes and domains sent or send on.
    pub within: Within,
    /// Whether they are held back.
    pub status: Option<Status>,
    /// The envelope's sender.
    pub sender: Option<Who>,
    /// A recipient that is not settled.
    pub recipient: Option<Who>,
}

impl QueueFilter {
    fn apply(&self, list: Select) -> Select {
        let list = sent_within(list, &self.within).filter_by("status = $", self.status.map(Status::as_str));
        let list = match &self.sender {
            None => list,
            Some(Who::Address(address)) => list.filter("LOWER(sender) = $", args![address.key()]),
            Some(Who::Domain(domain)) => {
                list.filter("LOWER(sender) LIKE $ ESCAPE '\\'", args![ending(&format!("@{}", domain.as_str()))])
            }
        };
        match &self.recipient {
            None => list,
            Some(Who::Address(address)) => list.filter(
                "id IN (SELECT message_id FROM queue_recipients WHERE LOWER(address) = $)",
                args![address.key()],
            ),
            Some(Who::Domain(domain)) => {
                list.filter("id IN (SELECT message_id FROM queue_recipients WHERE domain = $)", args![domain.as_str()])
            }
        }
    }
}

/// Up to `limit` of these queued messages, oldest first, after `after`.
pub async fn list(
    conn: &mut Conn,
    filter: &QueueFilter,
    after: QueueId,
    limit: u32,
) -> Result<Vec<QueueMessage>, DbError> {
    let list = filter.apply(Select::new(MESSAGE, "queue_messages"));
    let page = list.page(Order::by("id"), Some(&Place::Number(after.0)), limit.into());
    conn.select(page).await?.iter().map(message).collect()
}

/// How many of these queued messages there are.
pub async fn count_of(conn: &mut Conn, filter: &QueueFilter) -> Result<i64, DbError> {
    let rows = conn.select(filter.apply(Select::new("id", "queue_messages")).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// What came from elsewhere is in nobody's reach but the server's own, until somebody here sends it on.
fn sent_within(list: Select, within: &Within) -> Select {
    match (within.reach, within.domain) {
        (None, None) => list,
        (Some(reach), _) => list.filter(
            "(origin IN (SELECT id FROM mailboxes WHERE tenant_id = $ OR tenant_id IN \
             (SELECT id FROM tenants WHERE parent_id = $)) OR forwarded_by IN (SELECT name FROM domains \
             WHERE verified_at IS NOT NULL AND (tenant_id = $ OR tenant_id IN (SELECT id FROM tenants WHERE parent_id = $))))",
            args![reach, reach, reach, reach],
        ),
        (None, Some(domain)) => list.filter(
            "(origin IN (SELECT id FROM mailboxes WHERE domain_id = $) OR \
             forwarded_by IN (SELECT name FROM domains WHERE id = $ AND verified_at IS NOT NULL))",
            args![domain, domain],
        ),
    }
}

/// What waits of one message by its trace, oldest first; within reach.
pub async fn of_trace(conn: &mut Conn, within: &Within, trace: TraceId) -> Result<Vec<QueueId>, DbError> {
    let list = sent_within(Select::new("id", "queue_messages"), within).filter("trace = $", args![trace.0]);
    let rows = conn.select(list.page(Order::by("id"), None, WAYS)).await?;
    rows.iter().map(|row| row.int(0).map(QueueId)).collect()
}

/// The recipients of a message that are not settled.
pub async fn recipients(conn: &mut Conn, id: QueueId) -> Result<Vec<Recipient>, DbError> {
    conn.all(recipient_columns!("WHERE message_id = $1 ORDER BY id"), args![id]).await?.iter().map(recipient).collect()
}

/// Messages that these mailboxes and domains sent or send on, and their recipients in the queue.
pub async fn count(conn: &mut Conn, within: &Within) -> Result<(i64, i64), DbError> {
    let messages = conn.select(sent_within(Select::new("id", "queue_messages"), within).counted()).await?;
    let recipients = match (within.reach, within.domain) {
        (None, None) => Select::new("id", "queue_recipients"),
        _ => {
            let both = "queue_recipients r JOIN queue_messages q ON q.id = r.message_id";
            sent_within(Select::new("r.id", both), within)
        }
    };
    let recipients = conn.select(recipients.counted()).await?;
    let number = |rows: Vec<Row>| rows.first().map_or(Ok(0), |row| row.int(0));
    Ok((number(messages)?, number(recipients)?))
}

/// Holds a message back, or lets it go on.
pub async fn set_status(tx: &mut Tx, id: QueueId, status: Status) -> Result<(), Error> {
    let changed = tx.run("UPDATE queue_messages SET status = $2 WHERE id = $1", args![id, status.as_str()]).await?;
    if changed == 0 {
        return Err(Error::Missing("queued message"));
    }
    let sql = "UPDATE queue_recipients SET status = $2 WHERE message_id = $1";
    tx.run(sql, args![id, status.as_str()]).await?;
    tx.touch(WAKE);
    Ok(())
}

/// Makes every recipient of a message due at once.
pub async fn retry_now(tx: &mut Tx, id: QueueId) -> Result<(), Error> {
    let now = tx.micros();
    let changed = tx.run("UPDATE queue_recipients SET due_at = $2 WHERE message_id = $1", args![id, now]).await?;
    if changed == 0 {
        return Err(Error::Missing("queued message"));
    }
    tx.touch(WAKE);
    Ok(())
}

/// Deletes a message from the queue without a report.
pub async fn delete(tx: &mut Tx, id: QueueId) -> Result<(), Error> {
    find(tx, id).await?.ok_or(Error::Missing("queued message"))?;
    tx.run("DELETE FROM queue_recipients WHERE message_id = $1", args![id]).await?;
    leave_if_done(tx, id).await
}

impl Store {
    /// The bytes a queued message is sent with, without its trace lines.
    pub async fn read_queued(&self, message: &QueueMessage) -> Result<Content, Error> {
        let location: Location = bodies::locate(&mut self.read().await?, message.body).await?;
        match self.read_at(message.body, location) {
            Err(Error::Missing(_)) => self.read_body(message.body).await,
            read => read,
        }
    }
}

#[cfg(test)]
mod tests;
