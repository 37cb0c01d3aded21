//! What mailboxes answer by themselves: said by whoever looks after them, and by their holders.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::autoreply::{Answering, USUAL_DAYS};
use engine::whose::Whose;
use engine::{Engine, Principal};
use foundation::http::wire::{IfMatch, expected, number, time};
use foundation::http::{Conditions, ETag, Json};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::autoreplies;
use store::mailboxes::Mailbox;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// What a mailbox answers by itself.
#[derive(Debug, Serialize, ToSchema)]
struct Autoreply {
    /// Whether it does, within its dates.
    enabled: bool,
    /// Its subject; null for `Auto:` and the subject of the message.
    #[schema(required, max_length = 255, example = "I am on holiday")]
    subject: Option<String>,
    /// Its text.
    #[schema(max_length = 16384, example = "I read your message when I am back, on Monday.")]
    text: String,
    /// Not before; null for at once.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-07-01T00:00:00Z")]
    starts_at: Option<Timestamp>,
    /// Not from then on; null for without an end.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-07-15T00:00:00Z")]
    ends_at: Option<Timestamp>,
    /// Days in which a sender is answered once.
    #[schema(minimum = 1, maximum = 30, example = 7)]
    interval_days: u64,
}

/// What a mailbox is to answer by itself.
#[derive(Deserialize, ToSchema)]
struct AutoreplyReplacement {
    /// Whether it does, within its dates.
    enabled: bool,
    /// Its subject, of at most 255 bytes; absent or null for `Auto:` and the subject of the message.
    #[serde(default)]
    #[schema(max_length = 255, example = "I am on holiday")]
    subject: Option<String>,
    /// Its text, of at most 16,384 bytes; not empty where `enabled`.
    #[schema(max_length = 16384, example = "I read your message when I am back, on Monday.")]
    text: String,
    /// Not before; absent or null for at once.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-07-01T00:00:00Z")]
    starts_at: Option<Timestamp>,
    /// Not from then on; absent or null for without an end.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-07-15T00:00:00Z")]
    ends_at: Option<Timestamp>,
    /// Days in which a sender is answered once. Default 7.
    #[serde(default)]
    #[schema(value_type = Option<u64>, nullable = false, minimum = 1, maximum = 30, example = 7)]
    interval_days: Option<i64>,
}

fn shown((mailbox, Answering { enabled, reply }): (Mailbox, Answering)) -> (ETag, Json<Autoreply>) {
    let shown = Autoreply {
        enabled,
        subject: reply.subject,
        text: reply.body,
        starts_at: reply.starts_at.map(time),
        ends_at: reply.ends_at.map(time),
        interval_days: number(reply.interval_days),
    };
    (ETag::of_revision(mailbox.revision), Json(shown))
}

async fn replaced(
    engine: &Engine,
    principal: &Principal,
    whose: &Whose,
    conditions: &Conditions,
    wanted: AutoreplyReplacement,
) -> Result<impl IntoResponse + use<>, Failure> {
    let (mailbox, _) = engine.autoreply(principal, whose).await?;
    let expected = expected(conditions, mailbox.revision)?;
    let reply = autoreplies::Autoreply {
        subject: wanted.subject,
        body: wanted.text,
        starts_at: wanted.starts_at.map(Timestamp::as_microsecond),
        ends_at: wanted.ends_at.map(Timestamp::as_microsecond),
        interval_days: wanted.interval_days.unwrap_or(USUAL_DAYS),
    };
    let wanted = Answering { enabled: wanted.enabled, reply };
    Ok(shown(engine.set_autoreply(principal, whose, wanted, expected).await?))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(read_mailbox_autoreply, replace_mailbox_autoreply))
        .routes(routes!(read_own_autoreply, replace_own_autoreply))
}

/// Reads what a mailbox answers by itself.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/autoreply", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    responses((status = 200, description = "Its answer, whether or not it is given now.", body = Autoreply)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn read_mailbox_autoreply(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.autoreply(&principal, &Whose::Mailbox(key)).await?))
}

/// Says what a mailbox answers by itself.
///
/// A sender is answered once in `interval_days`, and anew after a change (RFC 3834). Nobody is answered who is a program, a mailing
/// list or an answer, whose message does not name the mailbox as a recipient, or who SPF or DMARC says is somebody else.
#[utoipa::path(
    put, path = "/v1/mailboxes/{address}/autoreply", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch, DryRun),
    request_body = AutoreplyReplacement,
    responses((status = 200, description = "What it answers by now.", body = Autoreply)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn replace_mailbox_autoreply(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(wanted): Json<AutoreplyReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, &Whose::Mailbox(key), &conditions, wanted).await
}

/// Reads what one's own mailbox answers by itself.
#[utoipa::path(
    get, path = "/v1/me/autoreply", tag = "mailboxes",
    responses((status = 200, description = "Its answer, whether or not it is given now.", body = Autoreply)),
    security(("bearer" = ["account:read"]))
)]
async fn read_own_autoreply(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.autoreply(&principal, &Whose::Own).await?))
}

/// Says what one's own mailbox answers by itself.
#[utoipa::path(
    put, path = "/v1/me/autoreply", tag = "mailboxes", params(IfMatch, DryRun), request_body = AutoreplyReplacement,
    responses((status = 200, description = "What it answers by now.", body = Autoreply)),
    security(("bearer" = ["account:write"]))
)]
async fn replace_own_autoreply(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(wanted): Json<AutoreplyReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, &Whose::Own, &conditions, wanted).await
}
