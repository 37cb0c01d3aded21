//! Traces: what there is to tell of each message, refused ones too. Whatever becomes of a message is told in the unit that
//! makes it true, as one row more; nothing is ever changed. The rows of a group go out with its commit, so that delivery
//! pays no statement for them, and the keys by which they are found are made afterwards ([`file`]).
//!
//! Nothing here decides what is told, or to whom.

mod file;
mod id;
mod search;

use std::fmt::Display;
use std::str::FromStr;

use foundation::args;
use foundation::db::{Appendix, Conn, DbError, Tx};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::file::{Filed, file, merge, trim};
pub use self::id::{InvalidTraceId, TraceId};
pub use self::search::{Filter, Owner, Who, search};

use crate::Error;
use crate::ids::{DomainId, MailboxId};

/// Where a message came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Another server brought it.
    Incoming,
    /// One of our people handed it in.
    Submission,
    /// This server wrote it: a report, a notice.
    Server,
}

/// How a message's transaction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is ours.
    Accepted,
    /// It was refused: as a whole, or every recipient of it.
    Refused,
    /// The client left before its end.
    Abandoned,
}

/// A message, and how its transaction ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its identifier.
    #[serde(skip, default = "unnamed")]
    pub id: TraceId,
    /// Where it came from.
    pub origin: Origin,
    /// How its transaction ended.
    pub outcome: Outcome,
    /// When, in microseconds since the epoch.
    pub at: i64,
    /// The client's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer_ip: Option<String>,
    /// The name the client gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helo: Option<String>,
    /// The TLS session it spoke in, such as `TLSv1.3 TLS_AES_256_GCM_SHA384`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<String>,
    /// The address it had logged in as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The mailbox of that login.
    #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<MailboxId>,
    /// The domain of that login.
    #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Its sender; empty for the null path.
    pub sender: String,
    /// Its Message-ID, without angle brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// Its octets; 0 when it never came.
    pub size: u64,
    /// What SPF, DKIM and DMARC said of it, as its Authentication-Results do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authentication: Option<String>,
    /// The reply that refused it, or how the client left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// The message that this one reports on.
    #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
    pub about: Option<TraceId>,
    /// Recipients that were refused beyond those that are written down.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: u32,
    /// Whom it was for, once for each place they led to.
    pub recipients: Vec<Recipient>,
}

/// A recipient of a message, and one place it led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The address as RCPT named it.
    pub address: String,
    /// Its domain, when that is ours.
    #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Where it led.
    pub place: Place,
}

/// Where a recipient led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// To a mailbox here.
    Mailbox {
        /// The mailbox.
        #[serde(with = "id_text")]
        id: Option<MailboxId>,
        /// Its domain.
        #[serde(with = "id_text")]
        domain: Option<DomainId>,
        /// Its address.
        address: String,
    },
    /// Into the queue, on its way to this address.
    Queue {
        /// The address.
        address: String,
        /// Its domain, when that is ours.
        #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
        domain: Option<DomainId>,
    },
    /// Nowhere: it was refused.
    Refused {
        /// By this reply.
        reply: String,
    },
    /// It was accepted, and its message never came, or was refused.
    Dropped,
}

/// What happened to a message after it was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A recipient's next host took it, or a mailbox here.
    Delivered,
    /// An attempt failed; another follows.
    Deferred,
    /// It was given up for a recipient.
    Failed,
    /// A mailbox had gone away before its copy arrived: the queue has it.
    Requeued,
    /// Its sender was told of a recipient.
    Reported,
    /// It waits until somebody releases it: one of its mailboxes is set so, or an operator holds it back.
    Held,
    /// An operator let it go on.
    Released,
    /// An operator had it attempted at once.
    Retried,
    /// An operator deleted it from the queue.
    Deleted,
}

/// Something that happened to a message after it was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When, in microseconds since the epoch.
    pub at: i64,
    /// What.
    pub kind: StepKind,
    /// The address it happened to; `None` for all of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// The host that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Its address and port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// How the connection was encrypted; `None` when it was not, or when there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<String>,
    /// What the host, or our own side, said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// When the next attempt was due, in microseconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<i64>,
    /// The message that told the sender.
    #[serde(default, with = "id_text", skip_serializing_if = "Option::is_none")]
    pub report: Option<TraceId>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
}

impl Step {
    /// A step of which nothing more is told.
    pub fn new(at: i64, kind: StepKind) -> Self {
        let (recipient, host, ip, tls, reply, due_at, report, actor) = Default::default();
        Self { at, kind, recipient, host, ip, tls, reply, due_at, report, actor }
    }
}

/// All that is told of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The message.
    pub message: Message,
    /// Places that its recipients led to since.
    pub further: Vec<Recipient>,
    /// What happened, in order.
    pub steps: Vec<Step>,
}

/// Something to be told, as a row will hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    trace: TraceId,
    kind: Kind,
    record: String,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Message = 0,
    Recipient = 1,
    Step = 2,
}

impl Told {
    /// A message.
    pub fn message(message: &Message) -> Self {
        Self::of(message.id, Kind::Message, message)
    }

    /// One more place that a recipient of a message led to.
    pub fn recipient(trace: TraceId, recipient: &Recipient) -> Self {
        Self::of(trace, Kind::Recipient, recipient)
    }

    /// What happened to one.
    pub fn step(trace: TraceId, step: &Step) -> Self {
        Self::of(trace, Kind::Step, step)
    }

    fn of(trace: TraceId, kind: Kind, record: &impl Serialize) -> Self {
        // Structs of numbers and texts always have a JSON form.
        Self { trace, kind, record: serde_json::to_string(record).unwrap_or_default() }
    }
}

static TRACES: Appendix = Appendix {
    insert: "INSERT INTO traces (entry, trace, kind, record) VALUES ",
    row: "($, $, $, $)",
    rest: " ON CONFLICT DO NOTHING",
};

/// Writes down what is told, in the unit that makes it true.
pub async fn tell(tx: &mut Tx, told: &[Told]) -> Result<(), DbError> {
    for Told { trace, kind, record } in told {
        let entry = tx.new_id().await?;
        tx.append(&TRACES, args![entry, *trace, *kind as i64, record]);
    }
    Ok(())
}

/// All that is told of a message.
pub async fn story(conn: &mut Conn, id: TraceId) -> Result<Option<Story>, Error> {
    let sql = "SELECT kind, record FROM traces WHERE trace = $1 ORDER BY entry";
    let (mut message, mut further, mut steps): (Option<Message>, _, _) = (None, Vec::new(), Vec::new());
    for row in conn.all(sql, args![id]).await? {
        let (kind, record) = (row.int(0)?, row.text(1)?);
        // What only a newer release can read is left out, so that this one still tells the rest.
        match kind {
            kind if kind == Kind::Message as i64 => message = read(&record).or(message),
            kind if kind == Kind::Recipient as i64 => further.extend(read::<Recipient>(&record)),
            _ => steps.extend(read::<Step>(&record)),
        }
    }
    Ok(message.map(|message| Story { message: Message { id, ..message }, further, steps }))
}

fn read<T: for<'de> Deserialize<'de>>(record: &str) -> Option<T> {
    serde_json::from_str(record).ok()
}

fn unnamed() -> TraceId {
    TraceId(0)
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Identifiers in records, as they are printed.
mod id_text {
    use super::{Deserialize, Deserializer, Display, FromStr, Serialize, Serializer};

    pub(super) fn serialize<T: Display, S: Serializer>(id: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        id.as_ref().map(ToString::to_string).serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.and_then(|text| text.parse().ok()))
    }
}

#[cfg(test)]
mod tests;
