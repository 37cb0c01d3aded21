//! Logging in with a password or by a panel's link, and the sessions that begin so.

use std::time::Duration;

use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse, Response};
use engine::sessions::{Begun, PersonAttempt, Proof};
use engine::sign_on::Subject;
use engine::{Area, Engine, Principal};
use foundation::http::cookie::{forget, remember};
use foundation::http::wire::{Password, Short, ShownOnce, location};
use foundation::http::{ETag, FieldError, Json, Path, Peer, Problem, RequestId, Storable};
use foundation::tokens::{Token, TokenId};
use http::header::HOST;
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};

/// How the secret of a session comes back.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Delivery {
    /// In `secret`, for programs.
    Bearer,
    /// In a cookie that no script reads, for pages of this server.
    Cookie,
}

/// Who logs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSession {
    /// The login of an administrator, or the address of a mailbox.
    #[schema(max_length = 320, example = "anna@example.org")]
    login: String,
    /// Their password.
    #[schema(value_type = String, format = Password, write_only, example = "correct horse battery")]
    password: Password,
    /// The code of their second factor, where one is asked for.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 16, write_only, example = "123456")]
    code: Option<Short<16>>,
    /// How the secret comes back. Default `bearer`.
    #[serde(default)]
    #[schema(nullable = false)]
    delivery: Option<Delivery>,
}

/// A session of an administrator or of a mailbox's holder.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Session {
    /// Its identifier.
    #[schema(example = "token_16j")]
    id: String,
    /// Its secret, to be sent as `Authorization: Bearer …`. Only in the answer that begins it, and not where a cookie has it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_session_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// Whether it is the one that asks.
    current: bool,
    /// When it began.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it ends at the latest.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T21:00:00Z")]
    expires_at: Option<Timestamp>,
    /// When it was used last, give or take five minutes; null for not yet.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_used_at: Option<Timestamp>,
}

impl Session {
    fn of(token: Token<Area>, current: bool) -> Self {
        Self {
            id: token.id.to_string(),
            secret: None,
            current,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}

foundation::page_of!(
    /// One's own sessions: all of them, on one page.
    pub(crate) SessionPage of Session
);

/// Whom a link is to log in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSsoLink {
    /// `administrator:` and a login, or `tenant:` and a tenant's name for whoever administrates it.
    #[schema(max_length = 300, example = "tenant:acme")]
    subject: String,
    /// Where it leads. Default `admin`.
    #[serde(default)]
    #[schema(nullable = false)]
    #[expect(dead_code, reason = "there is one target so far")]
    target: Option<SsoTarget>,
    /// For how many seconds it is good. Default 60.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 60, example = 60)]
    ttl_seconds: Option<u32>,
}

/// A link for a mailbox's holder.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMailboxSsoLink {
    /// For how many seconds it is good. Default 60.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 60, example = 60)]
    ttl_seconds: Option<u32>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SsoTarget {
    /// To the administrator's dashboard.
    Admin,
}

/// A link that logs somebody in once.
#[derive(Debug, Serialize, ToSchema)]
struct SsoLink {
    /// Where the browser is to be sent. Only in the answer that made it.
    #[schema(value_type = Option<String>, nullable = false, example = "https://mail.example.org/dashboard/#/sso/pp_link_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<ShownOnce>,
    /// Until when it is good.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:01:00Z")]
    expires_at: Timestamp,
}

/// A link to log in by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSsoSession {
    /// The secret at the link's end.
    #[schema(max_length = 200, write_only, example = "pp_link_…")]
    link: String,
    /// How the session's secret comes back. Default `bearer`.
    #[serde(default)]
    #[schema(nullable = false)]
    delivery: Option<Delivery>,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_sessions, create_session))
        .routes(routes!(delete_current_session))
        .routes(routes!(delete_session))
        .routes(routes!(create_sso_link))
        .routes_twice(routes!(create_mailbox_sso_link))
        .routes(routes!(create_sso_session))
}

/// Logs in with a password, and a code where one is asked for.
///
/// Wrong ones cost time: after a few, the wait doubles with each. 401 `second_factor_required` says that the password is right.
#[utoipa::path(
    post, path = "/v1/sessions", tag = "sessions", request_body = NewSession,
    responses(
        (status = 201, description = "The session began.", body = Session),
        (status = 401, description = "The login failed, or a code is asked for."),
        (status = 403, description = "Nobody signs in from that network."),
    ),
    security(())
)]
async fn create_session(
    State(engine): State<Engine>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<NewSession>,
) -> Result<Response, Failure> {
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    let code = new.code.as_ref().map(|code| code.0.as_str());
    let proof = Proof::Password { login: &new.login, password: &new.password.0, code };
    let attempt = PersonAttempt { proof, peer: peer.address.ip(), request: &request };
    Ok(begun(engine.begin_session(attempt).await?, new.delivery))
}

pub(crate) fn begun(Begun { session, secret, .. }: Begun, delivery: Option<Delivery>) -> Response {
    let mut shown = Session::of(session, true);
    let place = format!("/v1/sessions/{}", shown.id);
    let mut cookie = HeaderMap::new();
    match delivery.unwrap_or(Delivery::Bearer) {
        Delivery::Bearer => shown.secret = Some(ShownOnce(secret.expose().to_owned())),
        Delivery::Cookie => cookie = remember(secret.expose()),
    }
    (StatusCode::CREATED, location(&place), ETag::of_revision(1), cookie, Json(shown)).into_response()
}

/// Makes a link that logs an administrator in once, for a panel that sends its customer's browser there.
///
/// It is good for a minute at most. Nobody makes one for somebody who may do more; the books name who made it, and that the session
/// began by it.
#[utoipa::path(
    post, path = "/v1/sso-links", tag = "sessions", request_body = NewSsoLink,
    responses((status = 200, description = "The link, this once.", body = SsoLink)),
    security(("bearer" = ["administrators:write"]))
)]
async fn create_sso_link(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    peer: Peer,
    headers: HeaderMap,
    uri: OriginalUri,
    Json(new): Json<NewSsoLink>,
) -> Result<Response, Failure> {
    let subject = match new.subject.split_once(':') {
        Some(("administrator", login)) => Subject::Administrator(login.to_owned()),
        Some(("tenant", name)) => Subject::Tenant(name.to_owned()),
        _ => {
            let error = FieldError::new("/subject", "invalid", "must be `administrator:LOGIN` or `tenant:NAME`");
            return Err(Problem::invalid(vec![error]).into());
        }
    };
    let origin = origin(&engine, &peer, &headers, &uri);
    link(&engine, &principal, &subject, new.ttl_seconds, &origin).await
}

/// Makes a link that logs the holder of a mailbox in once: for a panel's *open account* button, and for support.
///
/// It is good for a minute at most. The books name who made it, and that the session began by it.
#[utoipa::path(
    post, path = "/v1/mailboxes/{address}/sso-links", tag = "sessions",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    request_body = NewMailboxSsoLink,
    responses((status = 200, description = "The link, this once.", body = SsoLink)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn create_mailbox_sso_link(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    peer: Peer,
    headers: HeaderMap,
    uri: OriginalUri,
    Named(key): Named,
    Json(new): Json<NewMailboxSsoLink>,
) -> Result<Response, Failure> {
    let origin = origin(&engine, &peer, &headers, &uri);
    link(&engine, &principal, &Subject::Mailbox(key), new.ttl_seconds, &origin).await
}

/// Where the browser goes: where the panel asked, since this server may have several names.
fn origin(engine: &Engine, peer: &Peer, headers: &HeaderMap, uri: &OriginalUri) -> String {
    let asked = headers.get(HOST).and_then(|host| host.to_str().ok()).or(uri.0.authority().map(|it| it.as_str()));
    let host = asked.map_or_else(|| engine.identity().hostname.to_string(), str::to_owned);
    let scheme = if peer.encrypted { "https" } else { "http" };
    format!("{scheme}://{host}")
}

async fn link(
    engine: &Engine,
    principal: &Principal,
    subject: &Subject,
    ttl_seconds: Option<u32>,
    origin: &str,
) -> Result<Response, Failure> {
    let life = Duration::from_secs(ttl_seconds.unwrap_or(60).into());
    let (secret, expires_at) = engine.create_sign_on_link(principal, subject, life).await?;
    let url = format!("{origin}/dashboard/#/sso/{}", secret.expose());
    let storable = Storable::json(&SsoLink { url: None, expires_at });
    let shown = SsoLink { url: Some(ShownOnce(url)), expires_at };
    Ok((storable, Json(shown)).into_response())
}

/// Logs in by a link that `POST /v1/sso-links` made. It is good once.
#[utoipa::path(
    post, path = "/v1/sso-sessions", tag = "sessions", request_body = NewSsoSession,
    responses(
        (status = 201, description = "The session began.", body = Session),
        (status = 401, description = "The link opens nothing, or nothing any more."),
        (status = 403, description = "Nobody signs in from that network."),
    ),
    security(())
)]
async fn create_sso_session(
    State(engine): State<Engine>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<NewSsoSession>,
) -> Result<Response, Failure> {
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    Ok(begun(engine.redeem_sign_on_link(&new.link, peer.address.ip(), &request).await?, new.delivery))
}

/// Lists one's own sessions.
#[utoipa::path(
    get, path = "/v1/sessions", tag = "sessions",
    responses(
        (status = 200, description = "All of them.", body = SessionPage),
        (status = 403, description = "Not in a session."),
    ),
    security(("bearer" = []))
)]
async fn list_sessions(State(engine): State<Engine>, Asker(principal): Asker) -> Result<Json<SessionPage>, Failure> {
    let sessions = engine.own_sessions(&principal).await?;
    let data = sessions.into_iter().map(|session| {
        let current = principal.token == Some(session.id);
        Session::of(session, current)
    });
    Ok(Json(SessionPage { data: data.collect(), has_more: false, next_cursor: None }))
}

/// Logs out: ends the session that asks, and forgets its cookie.
#[utoipa::path(
    delete, path = "/v1/sessions/current", tag = "sessions",
    responses(
        (status = 204, description = "It has ended."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_current_session(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    let current = principal.token.unwrap_or(TokenId(0));
    engine.end_session(&principal, current).await?;
    Ok((StatusCode::NO_CONTENT, forget()))
}

/// Ends one of one's own sessions.
#[utoipa::path(
    delete, path = "/v1/sessions/{id}", tag = "sessions",
    params(("id" = String, Path, description = "The session's id.", example = "token_16j")),
    responses(
        (status = 204, description = "It has ended."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_session(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id = id.parse().map_err(|_| engine::Refused::Missing { kind: "session", key: id.clone() })?;
    engine.end_session(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
