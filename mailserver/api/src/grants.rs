//! What the holders of mailboxes let programs do by OAuth.

use axum::extract::State;
use engine::whose::Whose;
use engine::{Engine, Principal};
use foundation::http::wire::time;
use foundation::http::{Listed, PageParams, Paging, Path};
use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use store::ids::GrantId;
use store::oauth::grants;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// What somebody let a program do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Grant {
    /// Its identifier.
    #[schema(example = "grt_16j")]
    id: String,
    /// The identifier of the program.
    #[schema(example = "client_16j")]
    client_id: String,
    /// What people call it.
    #[schema(example = "Calendar of Example")]
    client_name: String,
    /// What it may do.
    #[schema(example = json!(["openid", "mail:write", "submission:write"]))]
    scopes: Vec<String>,
    /// When it was allowed.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When the program got tokens last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_used_at: Timestamp,
}

impl From<grants::Grant> for Grant {
    fn from(grant: grants::Grant) -> Self {
        Self {
            id: grant.id.to_string(),
            client_id: grant.client.to_string(),
            client_name: grant.client_name,
            scopes: grant.scopes.split_ascii_whitespace().map(str::to_owned).collect(),
            created_at: time(grant.created_at),
            last_used_at: time(grant.used_at),
        }
    }
}

foundation::page_of!(
    /// What somebody let programs do, the oldest first.
    pub(crate) GrantPage of Grant
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(list_mailbox_grants))
        .routes(routes!(delete_grant))
        .routes(routes!(list_own_grants))
        .routes(routes!(delete_own_grant))
}

async fn listed(
    engine: &Engine,
    principal: &Principal,
    whose: &Whose,
    paging: &Paging,
) -> Result<Listed<GrantPage>, Failure> {
    let after = paging.after::<i64>()?.map(GrantId);
    let rows = engine.grants(principal, whose, after, paging.rows()).await?;
    Ok(paging.page(rows, |grant| grant.id.0).map(Grant::from).listed())
}

/// Lists what the holder of a mailbox lets programs do.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/grants", tag = "oauth",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), PageParams),
    responses((status = 200, description = "A page of it, the oldest first.", body = GrantPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mailbox_grants(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    paging: Paging,
) -> Result<Listed<GrantPage>, Failure> {
    listed(&engine, &principal, &Whose::Mailbox(key), &paging).await
}

/// Takes leave back from a program. Its tokens open nothing any more, and the mailbox's sessions end.
#[utoipa::path(
    delete, path = "/v1/grants/{id}", tag = "oauth",
    params(("id" = String, Path, description = "The grant's id.", example = "grt_16j"), DryRun),
    responses((status = 204, description = "The program may do nothing any more.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_grant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.delete_grant(&principal, None, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists what one lets programs do, in a session that began with a password.
#[utoipa::path(
    get, path = "/v1/me/grants", tag = "oauth", params(PageParams),
    responses(
        (status = 200, description = "A page of it, the oldest first.", body = GrantPage),
        (status = 403, description = "Not in a session."),
    ),
    security(("bearer" = []))
)]
async fn list_own_grants(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<GrantPage>, Failure> {
    listed(&engine, &principal, &Whose::Own, &paging).await
}

/// Takes leave back from a program that one let act for oneself. A mailbox's sessions end.
#[utoipa::path(
    delete, path = "/v1/me/grants/{id}", tag = "oauth",
    params(("id" = String, Path, description = "The grant's id.", example = "grt_16j"), DryRun),
    responses(
        (status = 204, description = "The program may do nothing any more."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_own_grant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.delete_grant(&principal, Some(&Whose::Own), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
