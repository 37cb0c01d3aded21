//! Mail on its way out: what waits, why, and what an operator can do about it.

use axum::extract::{FromRequestParts, State};
use engine::queue::{QueueQuery, Queued};
use engine::{Engine, Refused};
use foundation::http::{Json, Listed, PageParams, Paging, Path, Query};
use http::StatusCode;
use http::request::Parts;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::ids::QueueId;
use store::queue;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::listing::{Counting, total};
use crate::messages::who;
use crate::rehearsal::DryRun;
use foundation::http::wire::{number, time};

/// Whether a message or recipient is attempted.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QueueStatus {
    /// It is attempted when due.
    Active,
    /// An operator holds it back.
    Held,
}

impl From<queue::Status> for QueueStatus {
    fn from(status: queue::Status) -> Self {
        match status {
            queue::Status::Active => Self::Active,
            queue::Status::Held => Self::Held,
        }
    }
}

impl From<QueueStatus> for queue::Status {
    fn from(status: QueueStatus) -> Self {
        match status {
            QueueStatus::Active => Self::Active,
            QueueStatus::Held => Self::Held,
        }
    }
}

/// A message on its way out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueMessage {
    /// Its identifier.
    #[schema(example = "que_16p")]
    id: String,
    /// The envelope's sender; empty for a report.
    #[schema(example = "anna@example.org")]
    sender: String,
    /// Whether it is held back.
    status: QueueStatus,
    /// Its octets.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5120)]
    size_bytes: u64,
    /// The envelope identifier its sender gave for reports (RFC 3461); null for none.
    #[schema(required, example = "QQ314159")]
    envelope_id: Option<String>,
    /// When it was accepted.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    received_at: Timestamp,
    /// When attempts end and its sender is told.
    #[schema(value_type = String, format = DateTime, example = "2026-01-10T09:00:00Z")]
    expires_at: Timestamp,
    /// The message in `/v1/messages`, which tells how it came here; null when it is not told of.
    #[schema(required, example = "1hn4pf9k2c0v3")]
    trace_id: Option<String>,
}

/// A message on its way out, with the recipients that are not settled.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueMessageDetail {
    /// Its identifier.
    #[schema(example = "que_16p")]
    id: String,
    /// The envelope's sender; empty for a report.
    #[schema(example = "anna@example.org")]
    sender: String,
    /// Whether it is held back.
    status: QueueStatus,
    /// Its octets.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5120)]
    size_bytes: u64,
    /// The envelope identifier its sender gave for reports (RFC 3461); null for none.
    #[schema(required, example = "QQ314159")]
    envelope_id: Option<String>,
    /// When it was accepted.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    received_at: Timestamp,
    /// When attempts end and its sender is told.
    #[schema(value_type = String, format = DateTime, example = "2026-01-10T09:00:00Z")]
    expires_at: Timestamp,
    /// The message in `/v1/messages`, which tells how it came here; null when it is not told of.
    #[schema(required, example = "1hn4pf9k2c0v3")]
    trace_id: Option<String>,
    /// Whom it still goes to.
    recipients: Vec<QueueRecipient>,
}

/// A recipient that is not settled.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueRecipient {
    /// Its identifier.
    #[schema(example = "rcp_16q")]
    id: String,
    /// The address.
    #[schema(example = "bert@elsewhere.example")]
    address: String,
    /// The domain it is routed by.
    #[schema(example = "elsewhere.example")]
    domain: String,
    /// Whether it is held back.
    status: QueueStatus,
    /// When the next attempt is due.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:05:00Z")]
    due_at: Timestamp,
    /// Attempts so far.
    #[schema(minimum = 0, maximum = 4294967295_u64, example = 2)]
    attempts: u32,
    /// Whether the sender was told of the delay.
    delay_reported: bool,
    /// When it was attempted last; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:01:00Z")]
    last_attempt_at: Option<Timestamp>,
    /// The host that answered last; null for none.
    #[schema(required, example = "mx.elsewhere.example")]
    last_host: Option<String>,
    /// What it, or this server itself, said; null for nothing.
    #[schema(required, example = "451 4.7.1 Try again later")]
    last_reply: Option<String>,
}

impl From<queue::QueueMessage> for QueueMessage {
    fn from(message: queue::QueueMessage) -> Self {
        Self {
            id: message.id.to_string(),
            sender: message.sender,
            status: message.status.into(),
            size_bytes: number(message.size),
            envelope_id: message.envid,
            received_at: time(message.received_at),
            expires_at: time(message.expires_at),
            trace_id: message.trace.map(|trace| trace.to_string()),
        }
    }
}

impl From<Queued> for QueueMessageDetail {
    fn from(Queued { message, recipients }: Queued) -> Self {
        let QueueMessage { id, sender, status, size_bytes, envelope_id, received_at, expires_at, trace_id } =
            message.into();
        let recipients = recipients.into_iter().map(QueueRecipient::from).collect();
        Self { id, sender, status, size_bytes, envelope_id, received_at, expires_at, trace_id, recipients }
    }
}

impl From<queue::Recipient> for QueueRecipient {
    fn from(recipient: queue::Recipient) -> Self {
        Self {
            id: recipient.id.to_string(),
            address: recipient.address,
            domain: recipient.domain,
            status: recipient.status.into(),
            due_at: time(recipient.due_at),
            attempts: recipient.attempts,
            delay_reported: recipient.delay_reported,
            last_attempt_at: recipient.last_at.map(time),
            last_host: recipient.last_host,
            last_reply: recipient.last_reply,
        }
    }
}

foundation::page_of!(
    /// Messages on their way out, oldest first.
    pub(crate) QueueMessagePage of QueueMessage, counted
);

/// The message an operation is about, by its id in the path. What is no id names nothing.
struct About(QueueId);

/// [`About`] for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes what the About extractor reads")]
struct AboutPath {
    /// The message's id.
    #[param(example = "que_16p")]
    id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for About {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(key) = Path::<String>::from_request_parts(parts, state).await?;
        let id = key.parse().map_err(|_| Refused::Missing { kind: "queued message", key })?;
        Ok(Self(id))
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_queue_messages))
        .routes(routes!(read_queue_message, delete_queue_message))
        .routes(routes!(retry_queue_message))
        .routes(routes!(hold_queue_message))
        .routes(routes!(release_queue_message))
}

/// Which messages are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct QueueParams {
    /// Only those of this sender: an address, or `@` and a domain.
    #[param(nullable = false, example = "anna@example.org")]
    sender: Option<String>,
    /// Only those that still wait for this recipient: an address, or `@` and the domain it is routed by.
    #[param(nullable = false, example = "@elsewhere.example")]
    recipient: Option<String>,
    /// Only those that are attempted, or those that are held back.
    #[param(nullable = false, inline, example = "held")]
    status: Option<QueueStatus>,
}

/// Lists messages on their way out, oldest first.
#[utoipa::path(
    get, path = "/v1/queue/messages", tag = "queue", params(PageParams, Counting, QueueParams),
    responses((status = 200, description = "A page of messages.", body = QueueMessagePage)),
    security(("bearer" = ["queue:read"]))
)]
async fn list_queue_messages(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<QueueParams>,
) -> Result<Listed<QueueMessagePage>, Failure> {
    let after = QueueId(paging.after()?.unwrap_or(0));
    let query = QueueQuery {
        status: params.status.map(Into::into),
        sender: params.sender.map(|text| who(&text, "sender")).transpose()?,
        recipient: params.recipient.map(|text| who(&text, "recipient")).transpose()?,
    };
    let rows = engine.queued_messages(&principal, &query, after, paging.limit() + 1).await?;
    let count = match counting.wanted() {
        true => total(engine.count_queued_messages(&principal, &query).await?),
        false => None,
    };
    Ok(paging.page(rows, |message| message.id.0).of_total(count).map(QueueMessage::from).listed())
}

/// Reads a message on its way out, with the recipients that are not settled and what they were told last.
#[utoipa::path(
    get, path = "/v1/queue/messages/{id}", tag = "queue",
    params(AboutPath),
    responses((status = 200, description = "The message.", body = QueueMessageDetail)),
    security(("bearer" = ["queue:read"]))
)]
async fn read_queue_message(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<Json<QueueMessageDetail>, Failure> {
    Ok(Json(engine.queued_message(&principal, id).await?.into()))
}

/// Makes every recipient of a message due at once. A held message stays held.
#[utoipa::path(
    post, path = "/v1/queue/messages/{id}/retry", tag = "queue",
    params(AboutPath, DryRun),
    responses((status = 200, description = "The message as it is now.", body = QueueMessageDetail)),
    security(("bearer" = ["queue:write"]))
)]
async fn retry_queue_message(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<Json<QueueMessageDetail>, Failure> {
    Ok(Json(engine.retry_queued(&principal, id).await?.into()))
}

/// Holds a message back until it is released. An attempt under way is still finished.
#[utoipa::path(
    post, path = "/v1/queue/messages/{id}/hold", tag = "queue",
    params(AboutPath, DryRun),
    responses((status = 200, description = "The message as it is now.", body = QueueMessageDetail)),
    security(("bearer" = ["queue:write"]))
)]
async fn hold_queue_message(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<Json<QueueMessageDetail>, Failure> {
    Ok(Json(engine.hold_queued(&principal, id).await?.into()))
}

/// Lets a held message go on. Its recipients are due when they were.
#[utoipa::path(
    post, path = "/v1/queue/messages/{id}/release", tag = "queue",
    params(AboutPath, DryRun),
    responses((status = 200, description = "The message as it is now.", body = QueueMessageDetail)),
    security(("bearer" = ["queue:write"]))
)]
async fn release_queue_message(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<Json<QueueMessageDetail>, Failure> {
    Ok(Json(engine.release_queued(&principal, id).await?.into()))
}

/// Deletes a message from the queue. Its sender is not told.
#[utoipa::path(
    delete, path = "/v1/queue/messages/{id}", tag = "queue",
    params(AboutPath, DryRun),
    responses((status = 204, description = "The message is gone.")),
    security(("bearer" = ["queue:write"]))
)]
async fn delete_queue_message(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    About(id): About,
) -> Result<StatusCode, Failure> {
    engine.delete_queued(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
