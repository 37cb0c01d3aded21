//! Who a token is, for panels that test their connection.

use axum::extract::State;
use engine::Engine;
use foundation::http::Json;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::tokens::{ScopeName, TokenReach};

/// Who is asking, and who answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhoAmI {
    /// The name the audit trail uses: `token:` and the token's id, or `system` on the server's private socket.
    #[schema(example = "token:token_16j")]
    principal: String,
    /// What may be done.
    scopes: Vec<ScopeName>,
    /// To whose things.
    reach: TokenReach,
    /// The server's name in mail.
    #[schema(example = "mx.example.org")]
    hostname: String,
    /// The server's version.
    #[schema(example = "0.1.0")]
    version: String,
    /// The server's time.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    time: Timestamp,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_whoami))
}

/// Says who is asking, with which scopes.
///
/// Any token will do. A panel's *test connection* button is this call.
#[utoipa::path(
    get, path = "/v1/whoami", tag = "whoami",
    responses((status = 200, description = "Who is asking.", body = WhoAmI)),
    security(("bearer" = []))
)]
async fn read_whoami(State(engine): State<Engine>, Asker(principal): Asker) -> Json<WhoAmI> {
    Json(WhoAmI {
        principal: principal.actor.name.clone(),
        scopes: principal.effective().into_iter().map(ScopeName).collect(),
        reach: TokenReach::of_principal(principal.reach),
        hostname: engine.identity().hostname.to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        time: engine.store().clock().now(),
    })
}
