//! Passwords of a mailbox for one mail program each: made here, never chosen, shown once.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::app_passwords::AppPasswordOrder;
use engine::whose::Whose;
use engine::{Area, Engine, Principal};
use foundation::http::wire::{ShownOnce, time};
use foundation::http::{Json, Listed, PageParams, Paging, Path, Storable};
use foundation::tokens::{Scope, Scopes};
use http::StatusCode;
use ipnet::IpNet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::app_passwords;
use store::ids::AppPasswordId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// What a mail program may do with a password of its own.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
enum AppScope {
    /// Read and change mail, by IMAP and POP3.
    #[serde(rename = "mail:write")]
    Mail,
    /// Send mail.
    #[serde(rename = "submission:write")]
    Submission,
}

/// A password of a mailbox for one mail program. Its text is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AppPassword {
    /// Its identifier.
    #[schema(example = "app_16j")]
    id: String,
    /// What people call the program.
    #[schema(example = "telephone")]
    name: String,
    /// The password itself, to be typed into the program; hyphens and case do not matter. Only in the answer that made it; a
    /// repetition of that request with the same `Idempotency-Key` is answered without it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "bcdf-ghjk-lmnp-qrst-vwxz")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// What the program may do.
    scopes: Vec<AppScope>,
    /// The networks it may log in from; empty for everywhere.
    #[schema(value_type = Vec<String>, example = json!(["192.0.2.0/24"]))]
    networks: Vec<IpNet>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it ends by itself; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    expires_at: Option<Timestamp>,
    /// When it was used last, give or take five minutes; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_used_at: Option<Timestamp>,
}

impl From<app_passwords::AppPassword> for AppPassword {
    fn from(password: app_passwords::AppPassword) -> Self {
        let text = password.text;
        let scope = |word: &str| match word {
            "mail:write" => Some(AppScope::Mail),
            "submission:write" => Some(AppScope::Submission),
            _ => None,
        };
        Self {
            id: password.id.to_string(),
            name: text.name,
            secret: None,
            scopes: text.scopes.split_ascii_whitespace().filter_map(scope).collect(),
            networks: text.networks.split_ascii_whitespace().filter_map(|network| network.parse().ok()).collect(),
            created_at: time(password.created_at),
            expires_at: text.expires_at.map(time),
            last_used_at: password.last_used_at.map(time),
        }
    }
}

foundation::page_of!(
    /// Passwords for programs, the oldest first.
    pub(crate) AppPasswordPage of AppPassword
);

/// A password to be made for a mail program.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAppPassword {
    /// What people call the program: 1 to 100 bytes.
    #[schema(min_length = 1, max_length = 100, example = "telephone")]
    name: String,
    /// What the program may do. Default both.
    #[serde(default)]
    #[schema(nullable = false, min_items = 1, example = json!(["mail:write", "submission:write"]))]
    scopes: Option<Vec<AppScope>>,
    /// The networks it may log in from; absent or empty for everywhere.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["192.0.2.0/24"]))]
    networks: Vec<IpNet>,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2027-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

impl NewAppPassword {
    pub(crate) fn order(self) -> AppPasswordOrder {
        let scopes = self.scopes.unwrap_or_else(|| vec![AppScope::Mail, AppScope::Submission]);
        let scopes = scopes.into_iter().map(|scope| match scope {
            AppScope::Mail => Scope::Write(Area::Mail),
            AppScope::Submission => Scope::Write(Area::Submission),
        });
        AppPasswordOrder {
            name: self.name,
            scopes: Scopes::new(scopes),
            networks: self.networks,
            expires_at: self.expires_at,
        }
    }
}

/// A page of somebody's passwords.
pub(crate) async fn listed(
    engine: &Engine,
    principal: &Principal,
    whose: &Whose,
    paging: &Paging,
) -> Result<Listed<AppPasswordPage>, Failure> {
    let after = paging.after::<i64>()?.map(AppPasswordId);
    let rows = engine.app_passwords(principal, whose, after, paging.rows()).await?;
    Ok(paging.page(rows, |password| password.id.0).map(AppPassword::from).listed())
}

/// The answer that shows the password, and what is kept of it for a repetition.
pub(crate) fn made((password, text): (app_passwords::AppPassword, String)) -> impl IntoResponse {
    let mut shown = AppPassword::from(password);
    let storable = Storable::json(&shown);
    shown.secret = Some(ShownOnce(text));
    (storable, Json(shown))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(list_mailbox_app_passwords, create_mailbox_app_password))
        .routes(routes!(delete_app_password))
}

/// Lists the passwords that the mail programs of a mailbox have.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/app-passwords", tag = "app-passwords",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), PageParams),
    responses((status = 200, description = "A page of them, the oldest first.", body = AppPasswordPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mailbox_app_passwords(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    paging: Paging,
) -> Result<Listed<AppPasswordPage>, Failure> {
    listed(&engine, &principal, &Whose::Mailbox(key), &paging).await
}

/// Makes a password for a mail program of a mailbox.
///
/// The answer holds it in `secret`, this once. It opens the mailbox also where a second factor is asked for.
#[utoipa::path(
    post, path = "/v1/mailboxes/{address}/app-passwords", tag = "app-passwords",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), DryRun),
    request_body = NewAppPassword,
    responses((status = 200, description = "The password was made.", body = AppPassword)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn create_mailbox_app_password(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(new): Json<NewAppPassword>,
) -> Result<impl IntoResponse, Failure> {
    Ok(made(engine.create_app_password(&principal, &Whose::Mailbox(key), new.order()).await?))
}

/// Takes a password from a mail program.
///
/// The mailbox's sessions end; programs with another password come back by themselves.
#[utoipa::path(
    delete, path = "/v1/app-passwords/{id}", tag = "app-passwords",
    params(("id" = String, Path, description = "The password's id.", example = "app_16j"), DryRun),
    responses((status = 204, description = "It opens nothing any more.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_app_password(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.delete_app_password(&principal, None, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
