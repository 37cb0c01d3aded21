//! Messages that came here, refused ones too, and what became of each.

use axum::extract::{FromRequestParts, State};
use engine::traces::{Counts, Event, EventKind, Filter, Origin, Outcome, Traced, Whereabouts, Who};
use engine::{Engine, Refused};
use foundation::http::{FieldError, Json, Listed, PageParams, Paging, Path, Problem, Query};
use http::request::Parts;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::traces::{Place, Recipient, StepKind, TraceId};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::{number, time};

/// Declares an enum of the wire that is one of the engine's in other words.
macro_rules! mirrored {
    ($(#[$doc:meta])* $name:ident of $of:ident { $($(#[$said:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name {
            $($(#[$said])* $variant,)+
        }

        impl From<$of> for $name {
            fn from(of: $of) -> Self {
                match of {
                    $($of::$variant => Self::$variant,)+
                }
            }
        }
    };
}

mirrored!(
    /// Where a message came from.
    MessageOrigin of Origin {
        /// Another server brought it.
        Incoming,
        /// One of this server's people handed it in.
        Submission,
        /// This server wrote it: a report, a notice.
        Server,
    }
);

mirrored!(
    /// How a message's transaction ended.
    MessageOutcome of Outcome {
        /// The server took it over.
        Accepted,
        /// It was refused: as a whole, or every recipient of it.
        Refused,
        /// The client left before its end.
        Abandoned,
    }
);

mirrored!(
    /// Where a recipient is by now.
    MessageRecipientStatus of Whereabouts {
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
);

/// What happened.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MessageEventKind {
    /// The message came, or was begun.
    Received,
    /// SPF, DKIM and DMARC were evaluated.
    Authenticated,
    /// The message was refused, or a recipient of it.
    Refused,
    /// The client left before the end.
    Abandoned,
    /// It was put into the queue for a recipient.
    Queued,
    /// A mailbox here has it, or the next host took it.
    Delivered,
    /// An attempt failed; another follows.
    Deferred,
    /// It was given up for a recipient.
    Failed,
    /// A mailbox had gone away before its copy arrived: the queue has it.
    Requeued,
    /// The sender was told of a recipient.
    Reported,
    /// It waits until somebody releases it: one of its mailboxes is set so, or an operator held it back.
    Held,
    /// An operator let it go on.
    Released,
    /// An operator had it attempted at once.
    Retried,
    /// An operator deleted it from the queue.
    Deleted,
}

impl From<EventKind> for MessageEventKind {
    fn from(kind: EventKind) -> Self {
        match kind {
            EventKind::Received => Self::Received,
            EventKind::Authenticated => Self::Authenticated,
            EventKind::Refused => Self::Refused,
            EventKind::Abandoned => Self::Abandoned,
            EventKind::Queued => Self::Queued,
            EventKind::Told(StepKind::Delivered) => Self::Delivered,
            EventKind::Told(StepKind::Deferred) => Self::Deferred,
            EventKind::Told(StepKind::Failed) => Self::Failed,
            EventKind::Told(StepKind::Requeued) => Self::Requeued,
            EventKind::Told(StepKind::Reported) => Self::Reported,
            EventKind::Told(StepKind::Held) => Self::Held,
            EventKind::Told(StepKind::Released) => Self::Released,
            EventKind::Told(StepKind::Retried) => Self::Retried,
            EventKind::Told(StepKind::Deleted) => Self::Deleted,
        }
    }
}

/// How many recipients are where; one that led to several places counts for each.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageCounts {
    /// In a mailbox, or taken by the next host.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 1)]
    delivered: u32,
    /// In the queue.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 0)]
    waiting: u32,
    /// Given up.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 0)]
    failed: u32,
    /// Deleted from the queue by an operator.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 0)]
    deleted: u32,
    /// Refused, and those accepted whose message never came or was refused.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 0)]
    refused: u32,
}

impl From<Counts> for MessageCounts {
    fn from(Counts { delivered, waiting, failed, deleted, refused }: Counts) -> Self {
        Self { delivered, waiting, failed, deleted, refused }
    }
}

/// A message that came here, or that somebody tried to bring.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Message {
    /// Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
    #[schema(example = "1hn4pf9k2c0v3")]
    id: String,
    /// Where it came from.
    origin: MessageOrigin,
    /// How its transaction ended.
    outcome: MessageOutcome,
    /// When it ended.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    at: Timestamp,
    /// The envelope's sender; empty for a report.
    #[schema(example = "cora@elsewhere.example")]
    sender: String,
    /// Its first recipients, 10 at most.
    #[schema(example = json!(["anna@example.org"]))]
    recipients: Vec<String>,
    /// How many recipients are where.
    counts: MessageCounts,
    /// Its Message-ID, without angle brackets; null when it has none, or never came.
    #[schema(required, example = "20260105.1@elsewhere.example")]
    message_id: Option<String>,
    /// Its octets; 0 when it never came.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5120)]
    size_bytes: u64,
    /// The reply that refused the message as a whole, or how the client left; null otherwise.
    #[schema(required, example = "554 5.4.6 This message has been here before: mail is running in a circle")]
    reply: Option<String>,
}

/// A recipient and one place it led to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageRecipient {
    /// The address as it was named.
    #[schema(example = "info@example.org")]
    recipient: String,
    /// Where it led: a mailbox's address, or the one the queue sends to; the same as `recipient` when it led nowhere.
    #[schema(example = "anna@example.org")]
    address: String,
    /// Where it is by now.
    status: MessageRecipientStatus,
    /// The mailbox it led to; null for none.
    #[schema(required, example = "mbx_16k")]
    mailbox_id: Option<String>,
    /// The reply that refused it; null otherwise.
    #[schema(required, example = "550 5.1.1 There is no such address here")]
    reply: Option<String>,
}

/// One thing that happened to a message.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageEvent {
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:01Z")]
    at: Timestamp,
    /// What.
    kind: MessageEventKind,
    /// The address it happened to; null for all of the message.
    #[schema(required, example = "bert@elsewhere.example")]
    recipient: Option<String>,
    /// The host that was asked, or that brought it; null for none.
    #[schema(required, example = "mx.elsewhere.example")]
    host: Option<String>,
    /// That host's address, with its port when we called it; null for none.
    #[schema(required, example = "192.0.2.25:25")]
    ip: Option<String>,
    /// How the connection was encrypted; null when it was not, or when there was none.
    #[schema(required, example = "TLSv1.3")]
    tls: Option<String>,
    /// What the host, or this server itself, said: a reply, a verdict; null for nothing.
    #[schema(required, example = "451 4.7.1 Try again later")]
    reply: Option<String>,
    /// When the next attempt was due; null otherwise.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:05:00Z")]
    due_at: Option<Timestamp>,
    /// The message that told the sender; null otherwise.
    #[schema(required, example = "1hn4pf9m0a1bz")]
    report_id: Option<String>,
    /// Who did it, when an operator did; null otherwise.
    #[schema(required, example = "token:panel")]
    actor: Option<String>,
}

/// All there is to tell of a message.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MessageTrace {
    /// Its identifier: the one that the reply `250 … queued as` and its `Received` line name.
    #[schema(example = "1hn4pf9k2c0v3")]
    id: String,
    /// Where it came from.
    origin: MessageOrigin,
    /// How its transaction ended.
    outcome: MessageOutcome,
    /// When it ended.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    at: Timestamp,
    /// The address of the client that brought it; null for a message that this server wrote.
    #[schema(required, example = "192.0.2.7")]
    peer_ip: Option<String>,
    /// The name that client gave in EHLO; null for none.
    #[schema(required, example = "mail.elsewhere.example")]
    helo: Option<String>,
    /// The TLS session it spoke in; null for none.
    #[schema(required, example = "TLSv1.3 TLS_AES_256_GCM_SHA384")]
    tls: Option<String>,
    /// The mailbox it had logged in to; null for none.
    #[schema(required, example = "anna@example.org")]
    login: Option<String>,
    /// The envelope's sender; empty for a report.
    #[schema(example = "cora@elsewhere.example")]
    sender: String,
    /// Its Message-ID, without angle brackets; null when it has none, or never came.
    #[schema(required, example = "20260105.1@elsewhere.example")]
    message_id: Option<String>,
    /// Its octets; 0 when it never came.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5120)]
    size_bytes: u64,
    /// What SPF, DKIM and DMARC said of it, as its `Authentication-Results` do; null when they were not asked.
    #[schema(required, example = "spf=pass smtp.mailfrom=cora@elsewhere.example; dkim=none; dmarc=none")]
    authentication_results: Option<String>,
    /// The reply that refused the message as a whole, or how the client left; null otherwise.
    #[schema(required, example = "554 5.4.6 This message has been here before: mail is running in a circle")]
    reply: Option<String>,
    /// The message that this one reports on; null when it is no report.
    #[schema(required, example = "1hn4pf9k2c0v3")]
    about_id: Option<String>,
    /// Its messages in `/v1/queue/messages`, while some of it waits there: one as its sender sent it, and one for each mailbox and
    /// domain here that sends it on.
    #[schema(max_items = 100, example = json!(["que_16p"]))]
    queue_ids: Vec<String>,
    /// How many recipients are where.
    counts: MessageCounts,
    /// Its recipients in the order they were named, 1,000 at most.
    recipients: Vec<MessageRecipient>,
    /// What happened, in order; of more than 1,000 events the first and the last 500.
    events: Vec<MessageEvent>,
}

/// Addresses shown of a message in a list.
const SHOWN: usize = 10;

/// Recipients and events of one answer.
const MOST: usize = 1000;

impl From<Traced> for Message {
    fn from(Traced { story, progress, .. }: Traced) -> Self {
        let message = story.message;
        let mut recipients: Vec<String> = Vec::new();
        for recipient in message.recipients {
            if recipients.len() < SHOWN && !recipients.contains(&recipient.address) {
                recipients.push(recipient.address);
            }
        }
        Self {
            id: message.id.to_string(),
            origin: message.origin.into(),
            outcome: message.outcome.into(),
            at: time(message.at),
            sender: message.sender,
            recipients,
            counts: progress.counts.into(),
            message_id: message.message_id,
            size_bytes: number(message.size as i64),
            reply: message.reply,
        }
    }
}

impl From<Traced> for MessageTrace {
    fn from(Traced { story, progress, queued }: Traced) -> Self {
        let message = story.message;
        Self {
            id: message.id.to_string(),
            origin: message.origin.into(),
            outcome: message.outcome.into(),
            at: time(message.at),
            peer_ip: message.peer_ip,
            helo: message.helo.filter(|name| !name.is_empty()),
            tls: message.tls,
            login: message.login,
            sender: message.sender,
            message_id: message.message_id,
            size_bytes: number(message.size as i64),
            authentication_results: message.authentication,
            reply: message.reply,
            about_id: message.about.map(|about| about.to_string()),
            queue_ids: queued.iter().map(ToString::to_string).collect(),
            counts: progress.counts.into(),
            recipients: progress.recipients.into_iter().take(MOST).map(MessageRecipient::from).collect(),
            events: ends(progress.events).map(MessageEvent::from).collect(),
        }
    }
}

/// The first and the last of many.
fn ends(events: Vec<Event>) -> impl Iterator<Item = Event> {
    let count = events.len();
    let kept = move |at: usize| count <= MOST || at < MOST / 2 || at >= count - MOST / 2;
    events.into_iter().enumerate().filter(move |(at, _)| kept(*at)).map(|(_, event)| event)
}

impl From<(Recipient, Whereabouts)> for MessageRecipient {
    fn from((Recipient { address: recipient, place, .. }, whereabouts): (Recipient, Whereabouts)) -> Self {
        let (address, mailbox_id, reply) = match place {
            Place::Mailbox { id, address, .. } => (address, id, None),
            Place::Queue { address, .. } => (address, None, None),
            Place::Refused { reply } => (recipient.clone(), None, Some(reply)),
            Place::Dropped => (recipient.clone(), None, None),
        };
        let mailbox_id = mailbox_id.map(|id| id.to_string());
        Self { recipient, address, status: whereabouts.into(), mailbox_id, reply }
    }
}

impl From<Event> for MessageEvent {
    fn from(event: Event) -> Self {
        Self {
            at: time(event.at),
            kind: event.kind.into(),
            recipient: event.recipient,
            host: event.host,
            ip: event.ip,
            tls: event.tls,
            reply: event.reply,
            due_at: event.due_at.map(time),
            report_id: event.report.map(|report| report.to_string()),
            actor: event.actor,
        }
    }
}

foundation::page_of!(
    /// Messages, newest first.
    pub(crate) MessagePage of Message
);

/// Which messages are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only those of this sender: an address, or `@` and a domain.
    #[param(nullable = false, example = "cora@elsewhere.example")]
    sender: Option<String>,
    /// Only those for this recipient, as it was named or where that led: an address, or `@` and a domain.
    #[param(nullable = false, example = "@example.org")]
    recipient: Option<String>,
    /// Only those with this Message-ID, with or without its angle brackets.
    #[param(nullable = false, example = "20260105.1@elsewhere.example")]
    message_id: Option<String>,
    /// Only those that began then or later.
    #[param(value_type = Option<String>, format = DateTime, nullable = false, example = "2026-01-05T09:00:00Z")]
    since: Option<Timestamp>,
    /// Only those that began before.
    #[param(value_type = Option<String>, format = DateTime, nullable = false, example = "2026-01-05T10:00:00Z")]
    until: Option<Timestamp>,
}

impl Wanted {
    fn filter(self) -> Result<Filter, Problem> {
        let message_id = self.message_id.map(|text| {
            let text = text.trim();
            text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text).to_owned()
        });
        Ok(Filter {
            sender: self.sender.map(|text| who(&text, "sender")).transpose()?,
            recipient: self.recipient.map(|text| who(&text, "recipient")).transpose()?,
            message_id,
            since: self.since.map(Timestamp::as_microsecond),
            until: self.until.map(Timestamp::as_microsecond),
            owners: None,
        })
    }
}

/// Reads an address or a domain of a query.
pub(crate) fn who(text: &str, name: &str) -> Result<Who, Problem> {
    text.parse().map_err(|_| {
        let error = FieldError::new(format!("/{name}"), "invalid", "must be an address, or `@` and a domain");
        let detail =
            format!("`{name}` must be an address such as `anna@example.org`, or a domain such as `@example.org`.");
        Problem::bad_request("invalid_query", detail).with_errors([error])
    })
}

/// The message an operation is about, by its id in the path. What is no id names nothing.
struct About(TraceId);

/// [`About`] for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes what the About extractor reads")]
struct AboutPath {
    /// The message's id, in either case of letters.
    #[param(example = "1hn4pf9k2c0v3")]
    id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for About {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(key) = Path::<String>::from_request_parts(parts, state).await?;
        let id = key.parse().map_err(|_| Refused::Missing { kind: "message", key })?;
        Ok(Self(id))
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_messages)).routes(routes!(read_message_trace))
}

/// Lists messages that came here or were refused, newest first.
///
/// Within a tenant or a domain, those that it sent or that came to it. Told for as long as the setting
/// `retention.message_trace_days` says. Mail that was refused is told of within a budget a sending network and minute; beyond,
/// it is counted only.
#[utoipa::path(
    get, path = "/v1/messages", tag = "messages", params(PageParams, Wanted),
    responses((status = 200, description = "A page of messages.", body = MessagePage)),
    security(("bearer" = ["messages:read"]))
)]
async fn list_messages(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(wanted): Query<Wanted>,
) -> Result<Listed<MessagePage>, Failure> {
    let before = paging.after()?.map(TraceId);
    let rows = engine.traces(&principal, &wanted.filter()?, before, paging.limit() + 1).await?;
    Ok(paging.page(rows, |traced| traced.story.message.id.0).map(Message::from).listed())
}

/// Tells all there is to tell of a message: who brought it, what was decided, each attempt and what was said, and where each
/// recipient is by now.
///
/// Within a tenant or a domain, recipients are left out that are others', unless it sent the message: then they are named,
/// and what they led to is not.
#[utoipa::path(
    get, path = "/v1/messages/{id}/trace", tag = "messages",
    params(AboutPath),
    responses((status = 200, description = "The message and all that happened to it.", body = MessageTrace)),
    security(("bearer" = ["messages:read"]))
)]
async fn read_message_trace(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<Json<MessageTrace>, Failure> {
    Ok(Json(engine.trace(&principal, id).await?.into()))
}
