//! What one does about oneself, in a session that began with a password.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::Engine;
use engine::people::Person;
use engine::whose::Whose;
use foundation::http::cookie::forget;
use foundation::http::wire::{Password, Short, ShownOnce, time};
use foundation::http::{Json, Listed, PageParams, Paging, Path, Storable};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::app_passwords::{AppPassword, AppPasswordPage, NewAppPassword, listed, made};
use crate::door::Asker;
use crate::failure::Failure;
use crate::rehearsal::DryRun;
use crate::tokens::ScopeName;

/// What somebody is here.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum MeKind {
    /// Somebody who administrates.
    Administrator,
    /// The holder of a mailbox.
    Mailbox,
}

/// Who is logged in.
#[derive(Debug, Serialize, ToSchema)]
struct Me {
    /// What they are here.
    kind: MeKind,
    /// The identifier of the administrator or mailbox.
    #[schema(example = "adm_16h")]
    id: String,
    /// The name they log in with: for a mailbox its address.
    #[schema(example = "anna@example.org")]
    login: String,
    /// What people call them; empty for nothing.
    #[schema(example = "Anna Example")]
    name: String,
    /// The tenant they belong to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// The one domain they administrate, or that the mailbox is in; null for an administrator of all there are.
    #[schema(required, example = json!(null))]
    domain: Option<String>,
    /// What they may do.
    scopes: Vec<ScopeName>,
    /// Whether a code is asked for when they log in.
    second_factor: bool,
    /// When an administrator logged in last; null for never, and for a mailbox.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    last_login_at: Option<Timestamp>,
}

impl Me {
    fn of(person: Person, scopes: Vec<ScopeName>) -> Self {
        let (kind, domain, last_login_at) = match &person {
            Person::Administrator(person) => {
                (MeKind::Administrator, person.domain_name.clone(), person.last_login_at.map(time))
            }
            Person::Holder(mailbox) => (MeKind::Mailbox, mailbox.address.rsplit('@').next().map(str::to_owned), None),
        };
        Self {
            kind,
            id: person.id().to_string(),
            login: person.login().to_owned(),
            name: person.name().to_owned(),
            tenant: person.owner().name.clone(),
            domain,
            scopes,
            second_factor: person.factor().confirmed,
            last_login_at,
        }
    }
}

/// Another password for oneself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The password as it is.
    #[schema(value_type = String, format = Password, write_only, example = "correct horse battery")]
    current_password: Password,
    /// The password as it is to be: at least 8 characters.
    #[schema(value_type = String, format = Password, min_length = 8, write_only, example = "another horse battery")]
    password: Password,
}

/// What a telephone needs to show codes. Only in the answer that made it; a repetition of that request with the same
/// `Idempotency-Key` is answered without it.
#[derive(Debug, Default, Serialize, ToSchema)]
struct TotpEnrolment {
    /// The secret as a person types it.
    #[schema(value_type = Option<String>, nullable = false, example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// The secret as a telephone reads it from a picture.
    #[schema(
        value_type = Option<String>, nullable = false, example = "otpauth://totp/mx.example.org:anna?secret=JBSWY3DP"
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<ShownOnce>,
}

/// A code of the telephone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TotpCode {
    /// The code it shows.
    #[schema(value_type = String, max_length = 16, write_only, example = "123456")]
    code: Short<16>,
}

/// One's password, once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordProof {
    /// The password.
    #[schema(value_type = String, format = Password, write_only, example = "correct horse battery")]
    password: Password,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(read_me))
        .routes(routes!(replace_own_password))
        .routes(routes!(create_own_totp, delete_own_totp))
        .routes(routes!(run_totp_confirmation))
        .routes(routes!(list_own_app_passwords, create_own_app_password))
        .routes(routes!(delete_own_app_password))
}

/// Reads who is logged in: an administrator, or the holder of a mailbox.
#[utoipa::path(
    get, path = "/v1/me", tag = "sessions",
    responses(
        (status = 200, description = "The person whose session it is.", body = Me),
        (status = 403, description = "Not in a session."),
    ),
    security(("bearer" = []))
)]
async fn read_me(State(engine): State<Engine>, Asker(principal): Asker) -> Result<Json<Me>, Failure> {
    let me = engine.me(&principal).await?;
    let scopes = principal.effective().into_iter().map(ScopeName).collect();
    Ok(Json(Me::of(me, scopes)))
}

/// Exchanges one's own password. All one's sessions end, this one too.
#[utoipa::path(
    put, path = "/v1/me/password", tag = "sessions", request_body = PasswordChange,
    responses(
        (status = 204, description = "The password is another one; log in again."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn replace_own_password(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(change): Json<PasswordChange>,
) -> Result<impl IntoResponse, Failure> {
    engine.change_own_password(&principal, &change.current_password.0, &change.password.0).await?;
    Ok((StatusCode::NO_CONTENT, forget()))
}

/// Begins to set up a second factor. It is asked for once it is confirmed.
#[utoipa::path(
    post, path = "/v1/me/totp", tag = "sessions",
    responses(
        (status = 200, description = "What a telephone needs, this once.", body = TotpEnrolment),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn create_own_totp(State(engine): State<Engine>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    let begun = engine.begin_second_factor(&principal).await?;
    let shown = TotpEnrolment { secret: Some(ShownOnce(begun.secret)), uri: Some(ShownOnce(begun.uri)) };
    Ok((Storable::json(&TotpEnrolment::default()), Json(shown)))
}

/// Turns the second factor on: the code proves that the telephone has the secret.
///
/// From then on a mailbox's own password opens no mail program: each gets an app password of its own, or signs in with OAuth.
#[utoipa::path(
    post, path = "/v1/me/totp/confirm", tag = "sessions", request_body = TotpCode,
    responses(
        (status = 204, description = "A code is asked for from now on."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn run_totp_confirmation(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(TotpCode { code }): Json<TotpCode>,
) -> Result<StatusCode, Failure> {
    engine.confirm_second_factor(&principal, &code.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Turns one's own second factor off.
#[utoipa::path(
    delete, path = "/v1/me/totp", tag = "sessions", request_body = PasswordProof,
    responses(
        (status = 204, description = "No code is asked for any more."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_own_totp(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(PasswordProof { password }): Json<PasswordProof>,
) -> Result<StatusCode, Failure> {
    engine.remove_second_factor(&principal, &password.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the passwords that one's own mail programs have.
#[utoipa::path(
    get, path = "/v1/me/app-passwords", tag = "app-passwords", params(PageParams),
    responses((status = 200, description = "A page of them, the oldest first.", body = AppPasswordPage)),
    security(("bearer" = ["account:read"]))
)]
async fn list_own_app_passwords(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<AppPasswordPage>, Failure> {
    listed(&engine, &principal, &Whose::Own, &paging).await
}

/// Makes a password for one of one's own mail programs.
///
/// The answer holds it in `secret`, this once. It needs a session that began with a password.
#[utoipa::path(
    post, path = "/v1/me/app-passwords", tag = "app-passwords", params(DryRun), request_body = NewAppPassword,
    responses((status = 200, description = "The password was made.", body = AppPassword)),
    security(("bearer" = ["account:write"]))
)]
async fn create_own_app_password(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewAppPassword>,
) -> Result<impl IntoResponse, Failure> {
    Ok(made(engine.create_app_password(&principal, &Whose::Own, new.order()).await?))
}

/// Takes a password from one of one's own mail programs.
///
/// The mailbox's sessions end; programs with another password come back by themselves.
#[utoipa::path(
    delete, path = "/v1/me/app-passwords/{id}", tag = "app-passwords",
    params(("id" = String, Path, description = "The password's id.", example = "app_16j"), DryRun),
    responses((status = 204, description = "It opens nothing any more.")),
    security(("bearer" = ["account:write"]))
)]
async fn delete_own_app_password(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.delete_app_password(&principal, Some(&Whose::Own), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
