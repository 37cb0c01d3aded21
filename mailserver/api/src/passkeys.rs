//! Passkeys: made and taken back in a session, and logged in with.

use axum::extract::State;
use axum::response::Response;
use engine::Engine;
use engine::passkeys::{PasskeyOptions, PasskeyOrder};
use engine::sessions::{PersonAttempt, Proof};
use foundation::http::wire::{Password, created, time};
use foundation::http::{ETag, FieldError, Json, Path, Peer, Problem, RequestId};
use foundation::secrets::passkey::{ALGORITHMS, LIFE};
use http::StatusCode;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::passkeys;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;
use crate::sessions::{Delivery, Session, begun};

const COLLECTION: &str = "/v1/me/passkeys";

/// A passkey of somebody who logs in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Passkey {
    /// Its identifier.
    #[schema(example = "pky_16j")]
    id: String,
    /// What people call it.
    #[schema(example = "Anna's telephone")]
    name: String,
    /// The host of the pages that it logs in on.
    #[schema(example = "mail.example.org")]
    site: String,
    /// Whether it is kept in several places, and not lost with one of them.
    #[schema(example = true)]
    backed_up: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was used last; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:30:00Z")]
    last_used_at: Option<Timestamp>,
}

impl From<passkeys::Passkey> for Passkey {
    fn from(passkey: passkeys::Passkey) -> Self {
        Self {
            id: passkey.id.to_string(),
            name: passkey.name,
            site: passkey.made.site,
            backed_up: passkey.made.is_backed_up,
            created_at: time(passkey.created_at),
            last_used_at: passkey.last_used_at.map(time),
        }
    }
}

foundation::page_of!(
    /// Somebody's passkeys: all of them, on one page.
    pub(crate) PasskeyPage of Passkey
);

fn listed(all: Vec<passkeys::Passkey>) -> Json<PasskeyPage> {
    Json(PasskeyPage { data: all.into_iter().map(Passkey::from).collect(), has_more: false, next_cursor: None })
}

/// The page that asks for a passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyOrigin {
    /// What `location.origin` says there: passkeys are for its host alone.
    #[schema(max_length = 300, example = "https://mail.example.org")]
    origin: String,
}

/// What the page hands to the browser.
#[derive(Debug, Serialize, ToSchema)]
struct PasskeyChallenge {
    /// The options of Web Authentication as JSON, for `PublicKeyCredential.parseCreationOptionsFromJSON()` or
    /// `parseRequestOptionsFromJSON()`. Good for five minutes and for one answer.
    #[schema(value_type = std::collections::BTreeMap<String, Value>, example = json!({"challenge": "bm9uY2U", "rpId": "mail.example.org"}))]
    public_key: Value,
}

/// A passkey that a browser made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPasskey {
    /// What people are to call it.
    #[schema(min_length = 1, max_length = 100, example = "Anna's telephone")]
    name: String,
    /// One's password, once more.
    #[schema(value_type = String, format = Password, write_only, example = "correct horse battery")]
    password: Password,
    /// What `navigator.credentials.create()` came to, as its `toJSON()` says it.
    #[schema(value_type = std::collections::BTreeMap<String, Value>, example = json!({"id": "AAAA", "type": "public-key"}))]
    credential: Map<String, Value>,
}

/// A passkey to log in by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPasskeySession {
    /// What `navigator.credentials.get()` came to, as its `toJSON()` says it.
    #[schema(value_type = std::collections::BTreeMap<String, Value>, example = json!({"id": "AAAA", "type": "public-key"}))]
    credential: Map<String, Value>,
    /// How the session's secret comes back. Default `bearer`.
    #[serde(default)]
    #[schema(nullable = false)]
    delivery: Option<Delivery>,
}

fn credential<T: DeserializeOwned>(object: Map<String, Value>) -> Result<T, Problem> {
    serde_json::from_value(object.into()).map_err(|error| {
        let detail = format!("is not what a browser answers: {error}");
        Problem::invalid(vec![FieldError::new("/credential", "invalid", detail)])
    })
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(create_passkey_challenge))
        .routes(routes!(create_passkey_session))
        .routes(routes!(list_own_passkeys, create_own_passkey))
        .routes(routes!(create_own_passkey_challenge))
        .routes(routes!(delete_own_passkey))
        .routes_twice(routes!(list_mailbox_passkeys, delete_mailbox_passkeys))
        .routes(routes!(list_administrator_passkeys, delete_administrator_passkeys))
}

/// Asks a browser for a passkey to log in by: what the page hands to `navigator.credentials.get()`.
///
/// Nothing is kept of it here.
#[utoipa::path(
    post, path = "/v1/passkey-challenges", tag = "sessions", request_body = PasskeyOrigin,
    responses((status = 200, description = "What the browser is to be asked.", body = PasskeyChallenge)),
    security(())
)]
async fn create_passkey_challenge(
    State(engine): State<Engine>,
    Json(PasskeyOrigin { origin }): Json<PasskeyOrigin>,
) -> Result<Json<PasskeyChallenge>, Failure> {
    let (challenge, site) = engine.begin_passkey_login(&origin)?;
    let timeout = LIFE.as_millis() as u64;
    let public_key = json!({
        "challenge": challenge, "rpId": site, "timeout": timeout, "userVerification": "required", "allowCredentials": [],
    });
    Ok(Json(PasskeyChallenge { public_key }))
}

/// Logs in by a passkey, which is a password and a second factor at once.
#[utoipa::path(
    post, path = "/v1/passkey-sessions", tag = "sessions", request_body = NewPasskeySession,
    responses(
        (status = 201, description = "The session began.", body = Session),
        (status = 401, description = "The passkey opens nothing."),
        (status = 403, description = "Nobody signs in from that network."),
    ),
    security(())
)]
async fn create_passkey_session(
    State(engine): State<Engine>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<NewPasskeySession>,
) -> Result<Response, Failure> {
    let request = request.map(|id| id.as_str().to_owned()).unwrap_or_default();
    let answer = credential(new.credential)?;
    let attempt = PersonAttempt { proof: Proof::Passkey(&answer), peer: peer.address.ip(), request: &request };
    Ok(begun(engine.begin_session(attempt).await?, new.delivery))
}

/// Lists one's own passkeys, the oldest first.
#[utoipa::path(
    get, path = "/v1/me/passkeys", tag = "sessions",
    responses(
        (status = 200, description = "All of them.", body = PasskeyPage),
        (status = 403, description = "Not in a session."),
    ),
    security(("bearer" = []))
)]
async fn list_own_passkeys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<Json<PasskeyPage>, Failure> {
    Ok(listed(engine.own_passkeys(&principal).await?))
}

/// Asks a browser to make a passkey: what the page hands to `navigator.credentials.create()`.
#[utoipa::path(
    post, path = "/v1/me/passkeys/challenge", tag = "sessions", request_body = PasskeyOrigin,
    responses(
        (status = 200, description = "What the browser is to be asked.", body = PasskeyChallenge),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn create_own_passkey_challenge(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(PasskeyOrigin { origin }): Json<PasskeyOrigin>,
) -> Result<Json<PasskeyChallenge>, Failure> {
    let PasskeyOptions { challenge, site, person, login, name, known } =
        engine.begin_passkey(&principal, &origin).await?;
    let kinds: Vec<Value> = ALGORITHMS.iter().map(|alg| json!({"type": "public-key", "alg": alg})).collect();
    let known: Vec<Value> = known.into_iter().map(|id| json!({"type": "public-key", "id": id})).collect();
    let shown = if name.is_empty() { &login } else { &name };
    let public_key = json!({
        "challenge": challenge,
        "rp": {"id": site, "name": site},
        "user": {"id": base64url(&person), "name": login, "displayName": shown},
        "pubKeyCredParams": kinds,
        "excludeCredentials": known,
        "timeout": LIFE.as_millis() as u64,
        "attestation": "none",
        "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true, "userVerification": "required"},
    });
    Ok(Json(PasskeyChallenge { public_key }))
}

fn base64url(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text)
}

/// Keeps a passkey that the browser made; its owner logs in by it from now on, too.
///
/// Another password takes all passkeys away.
#[utoipa::path(
    post, path = "/v1/me/passkeys", tag = "sessions", request_body = NewPasskey,
    responses(
        (status = 201, description = "The passkey is kept.", body = Passkey),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn create_own_passkey(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewPasskey>,
) -> Result<Response, Failure> {
    let answer = credential(new.credential)?;
    let order = PasskeyOrder { name: &new.name, password: &new.password.0, answer: &answer };
    let made = engine.create_passkey(&principal, order).await?;
    Ok(created(COLLECTION, &made.id.to_string(), ETag::of_revision(1), Json(Passkey::from(made))))
}

/// Deletes one of one's own passkeys.
#[utoipa::path(
    delete, path = "/v1/me/passkeys/{id}", tag = "sessions",
    params(("id" = String, Path, description = "The passkey's id.", example = "pky_16j")),
    responses(
        (status = 204, description = "It logs nobody in any more."),
        (status = 403, description = "Not in a session, or by a cookie from another page."),
    ),
    security(("bearer" = []))
)]
async fn delete_own_passkey(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.delete_own_passkey(&principal, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the passkeys of a mailbox's holder.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}/passkeys", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    responses((status = 200, description = "All of them.", body = PasskeyPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mailbox_passkeys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<PasskeyPage>, Failure> {
    Ok(listed(engine.mailbox_passkeys(&principal, &key).await?))
}

/// Takes all passkeys from a holder who lost what held them; their sessions end.
///
/// Without any nothing changes.
#[utoipa::path(
    delete, path = "/v1/mailboxes/{address}/passkeys", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), DryRun),
    responses((status = 204, description = "No passkey logs them in any more.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_mailbox_passkeys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<StatusCode, Failure> {
    engine.reset_mailbox_passkeys(&principal, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the passkeys of an administrator.
#[utoipa::path(
    get, path = "/v1/administrators/{login}/passkeys", tag = "administrators",
    params(("login" = String, Path, description = "The administrator's login.", example = "anna@example.org")),
    responses((status = 200, description = "All of them.", body = PasskeyPage)),
    security(("bearer" = ["administrators:read"]))
)]
async fn list_administrator_passkeys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
) -> Result<Json<PasskeyPage>, Failure> {
    Ok(listed(engine.administrator_passkeys(&principal, &login).await?))
}

/// Takes all passkeys from an administrator who lost what held them; their sessions end.
#[utoipa::path(
    delete, path = "/v1/administrators/{login}/passkeys", tag = "administrators",
    params(("login" = String, Path, description = "The administrator's login.", example = "anna@example.org"), DryRun),
    responses((status = 204, description = "No passkey logs them in any more.")),
    security(("bearer" = ["administrators:write"]))
)]
async fn delete_administrator_passkeys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(login): Path<String>,
) -> Result<StatusCode, Failure> {
    engine.reset_administrator_passkeys(&principal, &login).await?;
    Ok(StatusCode::NO_CONTENT)
}
