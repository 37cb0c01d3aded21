//! People who administrate the server, a tenant, or one domain.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::administrators::{AdministratorEdit, AdministratorOrder, scopes_of};
use foundation::http::wire::{IfMatch, Password, created, expected, given, time};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path};
use foundation::tokens::{Scope, Scopes};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::administrators;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::rehearsal::DryRun;
use crate::tokens::ScopeName;

const COLLECTION: &str = "/v1/administrators";

/// Whether somebody may log in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AdministratorStatus {
    /// They may.
    Active,
    /// They may not, and their sessions have ended.
    Disabled,
}

impl From<AdministratorStatus> for administrators::Status {
    fn from(status: AdministratorStatus) -> Self {
        match status {
            AdministratorStatus::Active => Self::Active,
            AdministratorStatus::Disabled => Self::Disabled,
        }
    }
}

/// Somebody who administrates.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Administrator {
    /// Their identifier.
    #[schema(example = "adm_16h")]
    id: String,
    /// The name they log in with, in lower case: their key in the path.
    #[schema(example = "anna@example.org")]
    login: String,
    /// What people call them.
    #[schema(example = "Anna Example")]
    name: String,
    /// The tenant whose things they administrate; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// The one domain they administrate; null for all there are.
    #[schema(required, example = json!(null))]
    domain: Option<String>,
    /// What they may do there.
    scopes: Vec<ScopeName>,
    /// Whether they may log in.
    status: AdministratorStatus,
    /// Whether a password is set.
    password_set: bool,
    /// Whether a code is asked for when they log in.
    second_factor: bool,
    /// When they logged in last; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    last_login_at: Option<Timestamp>,
    /// When they were made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When something of them was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<administrators::Administrator> for Administrator {
    fn from(administrator: administrators::Administrator) -> Self {
        let scopes = scopes_of(&administrator).iter().map(ScopeName).collect();
        Self {
            id: administrator.id.to_string(),
            login: administrator.login,
            name: administrator.text.name,
            tenant: administrator.owner.name,
            domain: administrator.domain_name,
            scopes,
            status: match administrator.text.status {
                administrators::Status::Active => AdministratorStatus::Active,
                _ => AdministratorStatus::Disabled,
            },
            password_set: !administrator.password_hash.is_empty(),
            second_factor: administrator.factor.confirmed,
            last_login_at: administrator.last_login_at.map(time),
            created_at: time(administrator.created_at),
            updated_at: time(administrator.updated_at),
        }
    }
}

foundation::page_of!(
    /// Administrators by login.
    pub(crate) AdministratorPage of Administrator
);

/// An administrator to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewAdministrator {
    /// The name they are to log in with: best an address of theirs.
    #[schema(min_length = 1, max_length = 255, example = "anna@example.org")]
    login: String,
    /// What people call them.
    #[serde(default)]
    #[schema(max_length = 255, example = "Anna Example")]
    name: String,
    /// The tenant whose things they are to administrate; absent or null for the caller's own.
    #[serde(default)]
    #[schema(example = "acme")]
    tenant: Option<String>,
    /// The one domain they are to administrate; absent or null for all there are.
    #[serde(default)]
    #[schema(example = json!(null))]
    domain: Option<String>,
    /// What they may do there: none that the caller lacks. Default `admin`: everything within reach.
    #[serde(default)]
    #[schema(nullable = false, min_items = 1)]
    scopes: Option<Vec<ScopeName>>,
    /// Whether they may log in. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<AdministratorStatus>,
    /// Their password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one they cannot
    /// log in until one is set.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = Password, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Option<Password>,
}

/// A merge patch of an administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdministratorPatch {
    /// What people call them.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 255, example = "Anna Example")]
    name: Patch<String>,
    /// What they may do, in place of all they might.
    #[serde(default)]
    #[schema(value_type = Option<Vec<ScopeName>>, nullable = false, min_items = 1)]
    scopes: Patch<Vec<ScopeName>>,
    /// Whether they may log in.
    #[serde(default)]
    #[schema(value_type = Option<AdministratorStatus>, nullable = false)]
    status: Patch<AdministratorStatus>,
    /// Their password: at least 8 characters. Their sessions end.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password, nullable = false, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Patch<Password>,
}

fn scopes(names: Vec<ScopeName>) -> Scopes<engine::Area> {
    Scopes::new(names.into_iter().map(|name| name.0))
}

pub(crate) fn shown(administrator: administrators::Administrator) -> (ETag, Json<Administrator>) {
    (ETag::of_revision(administrator.revision), Json(administrator.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_administrators, create_administrator))
        .routes(routes!(read_administrator, update_administrator, delete_administrator))
        .routes(routes!(delete_administrator_totp))
}

/// Lists administrators within reach, by login.
#[utoipa::path(
    get, path = "/v1/administrators", tag = "administrators", params(PageParams),
    responses((status = 200, description = "A page of administrators.", body = AdministratorPage)),
    security(("bearer" = ["administrators:read"]))
)]
async fn list_administrators(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<AdministratorPage>, Failure> {
    let after: Option<String> = paging.after()?;
    let rows = engine.administrators(&principal, after.as_deref(), paging.rows()).await?;
    Ok(paging.page(rows, |found| found.login.clone()).map(Administrator::from).listed())
}

/// Makes an administrator, with no more rights and no more reach than the caller has.
#[utoipa::path(
    post, path = "/v1/administrators", tag = "administrators", params(DryRun), request_body = NewAdministrator,
    responses((status = 201, description = "The administrator was made.", body = Administrator)),
    security(("bearer" = ["administrators:write"]))
)]
async fn create_administrator(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewAdministrator>,
) -> Result<Response, Failure> {
    let order = AdministratorOrder {
        login: new.login,
        name: new.name,
        tenant: new.tenant,
        domain: new.domain,
        scopes: new.scopes.map_or_else(|| Scopes::new([Scope::Admin]), scopes),
        status: new.status.unwrap_or(AdministratorStatus::Active).into(),
        password: new.password.map(|password| password.0),
    };
    let made = engine.create_administrator(&principal, order).await?;
    let (key, (etag, body)) = (made.login.clone(), shown(made));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads an administrator.
#[utoipa::path(
    get, path = "/v1/administrators/{login}", tag = "administrators",
    params(("login" = String, Path, description = "The administrator's login.", example = "anna@example.org")),
    responses((status = 200, description = "The administrator.", body = Administrator)),
    security(("bearer" = ["administrators:read"]))
)]
async fn read_administrator(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.administrator(&principal, &login).await?))
}

/// Changes an administrator: name, rights, status or password.
#[utoipa::path(
    patch, path = "/v1/administrators/{login}", tag = "administrators",
    params(
        ("login" = String, Path, description = "The administrator's login.", example = "anna@example.org"),
        IfMatch, DryRun
    ),
    request_body(content = AdministratorPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The administrator as they are now.", body = Administrator)),
    security(("bearer" = ["administrators:write"]))
)]
async fn update_administrator(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<AdministratorPatch>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.administrator(&principal, &login).await?.revision)?;
    let edit = AdministratorEdit {
        name: given(patch.name, "/name")?,
        scopes: given(patch.scopes, "/scopes")?.map(scopes),
        status: given(patch.status, "/status")?.map(Into::into),
        password: given(patch.password, "/password")?.map(|password| password.0),
    };
    Ok(shown(engine.edit_administrator(&principal, &login, edit, expected).await?))
}

/// Deletes an administrator; their sessions end. What they made stays.
#[utoipa::path(
    delete, path = "/v1/administrators/{login}", tag = "administrators",
    params(
        ("login" = String, Path, description = "The administrator's login.", example = "anna@example.org"),
        IfMatch, DryRun
    ),
    responses((status = 204, description = "The administrator is gone.")),
    security(("bearer" = ["administrators:write"]))
)]
async fn delete_administrator(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.administrator(&principal, &login).await?.revision)?;
    engine.delete_administrator(&principal, &login, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the second factor from an administrator who lost it; their sessions end.
#[utoipa::path(
    delete, path = "/v1/administrators/{login}/totp", tag = "administrators",
    params(("login" = String, Path, description = "The administrator's login.", example = "anna@example.org"), DryRun),
    responses((status = 204, description = "No code is asked for any more.")),
    security(("bearer" = ["administrators:write"]))
)]
async fn delete_administrator_totp(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.reset_second_factor(&principal, &login).await?;
    Ok(StatusCode::NO_CONTENT)
}
