//! Where mailboxes send their mail on to: said by whoever looks after them, and by their holders.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::whose::Whose;
use engine::{Engine, Principal};
use foundation::http::wire::{IfMatch, expected};
use foundation::http::{Conditions, ETag, Json};
use serde::{Deserialize, Serialize};
use store::forwarding;
use store::mailboxes::Mailbox;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// Where a mailbox sends its mail on to.
#[derive(Debug, Serialize, ToSchema)]
struct Forwarding {
    /// The addresses, here or elsewhere; none while it sends nothing on.
    #[schema(max_items = 100, example = json!(["anna@elsewhere.example"]))]
    targets: Vec<String>,
    /// Whether the mailbox keeps a copy.
    keep_copy: bool,
}

/// Where a mailbox is to send its mail on to.
#[derive(Deserialize, ToSchema)]
struct ForwardingReplacement {
    /// At most 100 addresses, here or elsewhere; none to send nothing on.
    #[schema(max_items = 100, example = json!(["anna@elsewhere.example"]))]
    targets: Vec<String>,
    /// Whether the mailbox keeps a copy. Default true, as always without targets.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    keep_copy: Option<bool>,
}

fn shown((mailbox, forwarding): (Mailbox, forwarding::Forwarding)) -> (ETag, Json<Forwarding>) {
    let forwarding::Forwarding { targets, keeps_copy } = forwarding;
    (ETag::of_revision(mailbox.revision), Json(Forwarding { targets, keep_copy: keeps_copy }))
}

async fn replaced(
    engine: &Engine,
    principal: &Principal,
    whose: &Whose,
    conditions: &Conditions,
    wanted: ForwardingReplacement,
) -> Result<impl IntoResponse + use<>, Failure> {
    let (mailbox, _) = engine.forwarding(principal, whose).await?;
    let expected = expected(conditions, mailbox.revision)?;
    let wanted = forwarding::Forwarding { targets: wanted.targets, keeps_copy: wanted.keep_copy.unwrap_or(true) };
    Ok(shown(engine.set_forwarding(principal, whose, wanted, expected).await?))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(read_mailbox_forwarding, replace_mailbox_forwarding))
        .routes(routes!(read_own_forwarding, replace_own_forwarding))
}

/// Reads where a mailbox sends its mail on to.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/forwarding", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    responses((status = 200, description = "Its addresses; none while it sends nothing on.", body = Forwarding)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn read_mailbox_forwarding(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.forwarding(&principal, &Whose::Mailbox(key)).await?))
}

/// Says where a mailbox sends its mail on to.
///
/// What is sent on keeps its sender for whoever reads it, and leaves under a return path of this server: SPF does not speak against
/// it, and what comes back goes to the sender. A message that was in the mailbox before is refused, so circles end. While the
/// mailbox may not send, it sends nothing on and keeps everything.
#[utoipa::path(
    put, path = "/v1/mailboxes/{address}/forwarding", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch, DryRun),
    request_body = ForwardingReplacement,
    responses((status = 200, description = "Where it sends its mail on to by now.", body = Forwarding)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn replace_mailbox_forwarding(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(wanted): Json<ForwardingReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, &Whose::Mailbox(key), &conditions, wanted).await
}

/// Reads where one's own mailbox sends its mail on to.
#[utoipa::path(
    get, path = "/v1/me/forwarding", tag = "mailboxes",
    responses((status = 200, description = "Its addresses; none while it sends nothing on.", body = Forwarding)),
    security(("bearer" = ["account:read"]))
)]
async fn read_own_forwarding(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.forwarding(&principal, &Whose::Own).await?))
}

/// Says where one's own mailbox sends its mail on to. It needs a session that began with a password.
#[utoipa::path(
    put, path = "/v1/me/forwarding", tag = "mailboxes", params(IfMatch, DryRun), request_body = ForwardingReplacement,
    responses((status = 200, description = "Where it sends its mail on to by now.", body = Forwarding)),
    security(("bearer" = ["account:write"]))
)]
async fn replace_own_forwarding(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(wanted): Json<ForwardingReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, &Whose::Own, &conditions, wanted).await
}
