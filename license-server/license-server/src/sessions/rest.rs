//! `/v1/sessions`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::cookie::{forget, remember};
use foundation::http::wire::{Password, ShownOnce, location};
use foundation::http::{ETag, Json, Path, Peer, RequestId};
use http::StatusCode;
use http::header::{HeaderMap, USER_AGENT};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::installation::Shown;
use super::{Begun, SessionId};
use crate::door::{Addressed, Asker};
use crate::failure::Failure;
use crate::office::Office;
use crate::people::{Attempt, LoginKind};
use crate::principal::Credential;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::{self, VendorId};

/// What kind of person logs in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PersonKind {
    /// Who works for the vendor.
    Staff,
    /// Who buys.
    Customer,
}

/// How a session's secret comes back.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Delivery {
    /// In `secret`, to be sent as `Authorization: Bearer …`.
    Bearer,
    /// In a cookie that no script can read.
    Cookie,
}

/// A login.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSession {
    /// The vendor's slug; by default the one whose host is asked.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "acme")]
    vendor: Option<String>,
    /// Whether one of the staff or a customer logs in.
    kind: PersonKind,
    /// The email address.
    #[schema(max_length = 254, example = "olga@example.com")]
    email: String,
    /// The password.
    #[schema(value_type = String, write_only, max_length = 1024, example = "correct horse battery")]
    password: Password,
    /// A code of the second factor, where one is asked for: six digits, or a code on paper.
    #[serde(default)]
    #[schema(nullable = false, write_only, max_length = 64, example = "287082")]
    code: Option<String>,
    /// How the secret comes back. Default `bearer`.
    #[serde(default)]
    #[schema(nullable = false)]
    delivery: Option<Delivery>,
}

/// What a right password is exchanged for.
#[derive(Debug, Serialize, ToSchema)]
struct Session {
    /// Its identifier.
    #[schema(example = "session_16j")]
    id: String,
    /// Its secret, to be sent as `Authorization: Bearer …`. Only in the answer that began it, and not with a cookie.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "pp_session_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// The address it began from.
    #[schema(example = "192.0.2.7")]
    peer: String,
    /// What the program that began it calls itself.
    #[schema(example = "curl/8.5.0")]
    client: String,
    /// Whether it is the one that asks.
    current: bool,
    /// When it began.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it ends at the latest.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T21:00:00Z")]
    expires_at: Timestamp,
    /// When it was used last, give or take a minute.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_seen_at: Timestamp,
}

impl Session {
    fn of(session: super::Session, current: bool) -> Self {
        Self {
            id: session.id.to_string(),
            secret: None,
            peer: session.peer,
            client: session.client,
            current,
            created_at: session.created_at,
            expires_at: session.expires_at,
            last_seen_at: session.last_seen_at,
        }
    }
}

foundation::page_of!(
    /// One's own sessions in the order they began: all of them, on one page.
    pub(crate) SessionPage of Session
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_sessions, create_session))
        .routes(routes!(create_installation_session))
        .routes(routes!(delete_session))
        .routes(routes!(delete_current_session))
}

/// Logs in with email address and password, and with a code where a second factor is asked for.
///
/// Wrong passwords cost time, per account and per network.
#[utoipa::path(
    post, path = "/v1/sessions", tag = "sessions", request_body = NewSession,
    responses(
        (status = 201, description = "The session began.", body = Session),
        (status = 401, description = "Address, password or code are wrong."),
    ),
    security(())
)]
async fn create_session(
    State(office): State<Office>,
    Addressed(addressed): Addressed,
    peer: Peer,
    headers: HeaderMap,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<NewSession>,
) -> Result<Response, Failure> {
    let vendor = vendor_of(&office, new.vendor.as_deref(), addressed).await?;
    let attempt = Attempt {
        vendor,
        kind: match new.kind {
            PersonKind::Staff => LoginKind::Staff,
            PersonKind::Customer => LoginKind::Customer,
        },
        email: &new.email,
        password: &new.password.0,
        code: new.code.as_deref(),
        peer: peer.address.ip(),
    };
    let client = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    Ok(begun(office.begin_session(attempt, client, &request).await?, new.delivery))
}

async fn vendor_of(office: &Office, named: Option<&str>, addressed: Option<VendorId>) -> Result<VendorId, Refused> {
    match named {
        // Which vendors there are is learned no more than which people.
        Some(slug) => match vendors::by_slug(&mut office.read().await?, slug).await {
            Err(Refused::Missing { .. }) => Err(Refused::LoginFailed),
            found => Ok(found?.id),
        },
        None => addressed.ok_or_else(|| Refused::field("/vendor", "required", "names the vendor on this host")),
    }
}

fn begun(Begun { session, secret }: Begun, delivery: Option<Delivery>) -> Response {
    let mut shown = Session::of(session, true);
    let (place, etag) = (format!("/v1/sessions/{}", shown.id), ETag::of_revision(1));
    let mut cookie = HeaderMap::new();
    match delivery.unwrap_or(Delivery::Bearer) {
        Delivery::Bearer => shown.secret = Some(ShownOnce(secret.expose().to_owned())),
        Delivery::Cookie => cookie = remember(secret.expose()),
    }
    (StatusCode::CREATED, location(&place), etag, cookie, Json(shown)).into_response()
}

/// A login by an installation: by one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewInstallationSession {
    /// The vendor's slug; by default the one whose host is asked.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "acme")]
    vendor: Option<String>,
    /// The Installation Id that the licensing page of the server shows.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "YSAAP-5FEJN-NP2Z3-AXQX1")]
    installation_id: Option<String>,
    /// A link that the installation signed, five minutes old at most. It is good once.
    #[serde(default)]
    #[schema(nullable = false, write_only, max_length = 16384, example = "eyJhbGciOiJFZERTQSJ9.…")]
    link: Option<String>,
    /// How the secret comes back. Default `bearer`.
    #[serde(default)]
    #[schema(nullable = false)]
    delivery: Option<Delivery>,
}

/// Logs in the owner of an installation for that one installation, by its Installation Id or by a link that it signed.
///
/// By the Installation Id one sees the installation, its licence and invoices, and may buy and pay; by a link also move it and
/// exchange its files. Neither shows a key, changes the account or reaches another installation. Wrong ones cost time.
#[utoipa::path(
    post, path = "/v1/installation-sessions", tag = "sessions", request_body = NewInstallationSession,
    responses(
        (status = 201, description = "The session began.", body = Session),
        (status = 401, description = "Nothing opens by this."),
    ),
    security(())
)]
async fn create_installation_session(
    State(office): State<Office>,
    Addressed(addressed): Addressed,
    peer: Peer,
    headers: HeaderMap,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<NewInstallationSession>,
) -> Result<Response, Failure> {
    let vendor = vendor_of(&office, new.vendor.as_deref(), addressed).await?;
    let shown = match (&new.installation_id, &new.link) {
        (Some(id), None) => Shown::Id(id),
        (None, Some(link)) => Shown::Link(link),
        _ => {
            let detail = "is needed, or a link; one of the two";
            return Err(Refused::field("/installation_id", "required", detail).into());
        }
    };
    let client = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    let from = (peer.address.ip(), client, request.as_str());
    Ok(begun(office.begin_installation_session(vendor, shown, from).await?, new.delivery))
}

/// Lists one's own sessions.
#[utoipa::path(
    get, path = "/v1/sessions", tag = "sessions",
    responses(
        (status = 200, description = "All of them.", body = SessionPage),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn list_sessions(State(office): State<Office>, Asker(principal): Asker) -> Result<Json<SessionPage>, Failure> {
    let sessions = office.own_sessions(&principal).await?;
    let is_current = |session: &super::Session| principal.credential == Credential::Session(session.id);
    let data = sessions.into_iter().map(|session| (is_current(&session), session));
    let data = data.map(|(current, session)| Session::of(session, current)).collect();
    Ok(Json(SessionPage { data, has_more: false, next_cursor: None }))
}

/// Ends one of one's own sessions.
#[utoipa::path(
    delete, path = "/v1/sessions/{id}", tag = "sessions",
    params(("id" = String, Path, description = "The session's id.", example = "session_16j")),
    responses(
        (status = 204, description = "It has ended."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_session(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id: SessionId = id.parse().map_err(|_| Refused::missing("session", &id))?;
    office.end_session(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
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
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<impl IntoResponse, Failure> {
    let Credential::Session(id) = principal.credential else { return Err(Refused::SessionRequired.into()) };
    office.end_session(&principal, id).await?;
    Ok((StatusCode::NO_CONTENT, forget()))
}
