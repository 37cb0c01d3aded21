//! `/v1/signing-keys` for staff, and what the world sees of keys: the signed key set, and a plain JWK Set (RFC 7517 §5).

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::{FieldError, Json, Problem};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use jiff::Timestamp;
use license::Moment;
use license::key::KeyId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{KeyState, ShownKey, Step};
use crate::door::{Addressed, Asker};
use crate::failure::Failure;
use crate::office::Office;
use crate::state::ApiState;

/// Where a signing key stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SigningKeyState {
    /// It signs.
    Active,
    /// It will.
    Next,
    /// It did, and what it signed still holds.
    Retired,
}

/// A key that licences are signed with; its private half is never shown.
#[derive(Debug, Serialize, ToSchema)]
struct SigningKey {
    /// Its name.
    #[schema(example = "lk-2026-11-3f9k2a")]
    kid: String,
    /// Its public half, Ed25519 in base64url.
    #[schema(example = "1Zkc50ErUNzZlyKRm3g4FhEiUJtl7CezciGjRXngVC4")]
    public_key: String,
    /// Where it stands.
    state: SigningKeyState,
    /// It signs nothing dated before this.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    not_before: Timestamp,
    /// When it stopped signing; null while it signs or will.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    retired_at: Option<Timestamp>,
    /// Until when it stays in the key set, for the longest licence it signed; null while it signs or will.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    needed_until: Option<Timestamp>,
    /// Since when it is in other hands; null when it is not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    revoked_since: Option<Timestamp>,
}

impl From<ShownKey> for SigningKey {
    fn from(key: ShownKey) -> Self {
        Self {
            kid: key.kid,
            public_key: key.public,
            state: match key.state {
                KeyState::Active => SigningKeyState::Active,
                KeyState::Next => SigningKeyState::Next,
                KeyState::Retired => SigningKeyState::Retired,
            },
            not_before: key.not_before.timestamp(),
            retired_at: key.retired_at.map(Moment::timestamp),
            needed_until: key.needed_until.map(Moment::timestamp),
            revoked_since: key.revoked_since.map(Moment::timestamp),
        }
    }
}

foundation::page_of!(
    /// The vendor's signing keys, the active one first: all of them, on one page.
    pub(crate) SigningKeyPage of SigningKey
);

/// A step of the ring of keys.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum KeyStep {
    /// Makes the first key, which signs at once.
    Begin,
    /// Makes the key that will sign 30 days from now.
    Announce,
    /// Lets the announced key sign and retires the active one.
    Rotate,
    /// Declares a key to be in other hands.
    Revoke,
    /// Signs the same keys anew, without those that nothing needs any more.
    Renew,
}

/// A step to be planned.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewKeyPlan {
    /// The step.
    step: KeyStep,
    /// Which key; for `revoke` alone.
    #[serde(default)]
    #[schema(nullable = false, max_length = 64, example = "lk-2026-11-3f9k2a")]
    kid: Option<String>,
    /// Since when; for `revoke` alone.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Option<Timestamp>,
}

/// What a root is to sign.
#[derive(Debug, Serialize, ToSchema)]
struct KeyPlan {
    /// The key set's number.
    #[schema(minimum = 1, maximum = 9007199254740991_u64, example = 2)]
    seq: u64,
    /// The key set as JSON, for `license-server key sign` on the machine that has the root.
    #[schema(example = "{\"seq\":2}")]
    key_set: String,
}

/// A key set that a root has signed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewKeySet {
    /// What `license-server key sign` printed.
    #[schema(max_length = 16384, example = "eyJ0eXAiOiJrZXlzZXQrand0In0.e30.AA")]
    signed: String,
}

/// A JSON Web Key (RFC 8037 §2).
#[derive(Debug, Serialize, ToSchema)]
struct Jwk {
    /// `OKP`.
    #[schema(example = "OKP")]
    kty: String,
    /// `Ed25519`.
    #[schema(example = "Ed25519")]
    crv: String,
    /// The public half in base64url.
    #[schema(example = "1Zkc50ErUNzZlyKRm3g4FhEiUJtl7CezciGjRXngVC4")]
    x: String,
    /// The key's name.
    #[schema(example = "lk-2026-11-3f9k2a")]
    kid: String,
    /// `sig`.
    #[schema(example = "sig")]
    r#use: String,
    /// `EdDSA`.
    #[schema(example = "EdDSA")]
    alg: String,
}

/// The keys that licences are verified with, for libraries that read JWK Sets.
#[derive(Debug, Serialize, ToSchema)]
struct Jwks {
    /// The keys, without those that were revoked.
    keys: Vec<Jwk>,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_signing_keys))
        .routes(routes!(create_key_plan))
        .routes(routes!(install_key_set))
        .routes(routes!(read_key_set))
        .routes(routes!(read_jwks))
}

/// Lists the vendor's signing keys.
#[utoipa::path(
    get, path = "/v1/signing-keys", tag = "keys",
    responses((status = 200, description = "All of them.", body = SigningKeyPage)),
    security(("bearer" = ["keys:read"]))
)]
async fn list_signing_keys(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<Json<SigningKeyPage>, Failure> {
    let data = office.signing_keys(&principal).await?.into_iter().map(SigningKey::from).collect();
    Ok(Json(SigningKeyPage { data, has_more: false, next_cursor: None }))
}

/// Plans a step of the ring of keys; the answer is what a root must sign.
///
/// Nothing changes before `install`. A later plan takes the place of an earlier one.
#[utoipa::path(
    post, path = "/v1/signing-keys/plan", tag = "keys", request_body = NewKeyPlan,
    responses((status = 200, description = "What a root must sign.", body = KeyPlan),
              (status = 412, description = "Another key set was installed meanwhile.")),
    security(("bearer" = ["keys:write"]))
)]
async fn create_key_plan(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(new): Json<NewKeyPlan>,
) -> Result<Json<KeyPlan>, Failure> {
    let plan = office.plan_keys(&principal, step(new)?).await?;
    Ok(Json(KeyPlan { seq: plan.seq, key_set: plan.key_set }))
}

fn step(new: NewKeyPlan) -> Result<Step, Problem> {
    let NewKeyPlan { step, kid, since } = new;
    let fault = |pointer, code, detail| Err(Problem::invalid(vec![FieldError::new(pointer, code, detail)]));
    match (step, kid, since) {
        (KeyStep::Begin, None, None) => Ok(Step::Begin),
        (KeyStep::Announce, None, None) => Ok(Step::Announce),
        (KeyStep::Rotate, None, None) => Ok(Step::Rotate),
        (KeyStep::Renew, None, None) => Ok(Step::Renew),
        (KeyStep::Revoke, Some(kid), Some(since)) => match KeyId::new(kid) {
            Ok(kid) => Ok(Step::Revoke(kid, Moment::from(since))),
            Err(error) => fault("/kid", "invalid", error.to_string()),
        },
        (KeyStep::Revoke, None, _) => fault("/kid", "required", "says which key".to_owned()),
        (KeyStep::Revoke, _, None) => fault("/since", "required", "says since when".to_owned()),
        _ => fault("/kid", "invalid", "key and date belong to `revoke` alone".to_owned()),
    }
}

/// Installs the planned key set, signed by a root. The planned step takes effect.
#[utoipa::path(
    post, path = "/v1/signing-keys/install", tag = "keys", request_body = NewKeySet,
    responses((status = 204, description = "The key set holds.")),
    security(("bearer" = ["keys:write"]))
)]
async fn install_key_set(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(NewKeySet { signed }): Json<NewKeySet>,
) -> Result<StatusCode, Failure> {
    office.install_keys(&principal, &signed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The key set of the vendor whose host is asked, signed by a root: a JWS whose `typ` is `keyset+jwt`.
#[utoipa::path(
    get, path = "/.well-known/license-keys.json", tag = "keys",
    responses((status = 200, description = "The JWS.", body = String, content_type = "application/jose"),
              (status = 404, description = "No vendor has this host, or it has no keys yet.")),
    security(())
)]
async fn read_key_set(
    State(office): State<Office>,
    Addressed(vendor): Addressed,
) -> Result<impl IntoResponse, Failure> {
    let signed = office.key_set(vendor).await?;
    let content_type = (CONTENT_TYPE, HeaderValue::from_static("application/jose"));
    Ok(([content_type, (CACHE_CONTROL, HeaderValue::from_static("no-cache"))], signed.text().to_owned()))
}

/// The same keys as a plain JWK Set (RFC 7517), for third parties. It is not signed: whoever can, reads the key set.
#[utoipa::path(
    get, path = "/.well-known/jwks.json", tag = "keys",
    responses((status = 200, description = "The keys.", body = Jwks),
              (status = 404, description = "No vendor has this host, or it has no keys yet.")),
    security(())
)]
async fn read_jwks(State(office): State<Office>, Addressed(vendor): Addressed) -> Result<Json<Jwks>, Failure> {
    let keys = office.key_set(vendor).await?.set().jwks().keys.into_iter().map(|key| Jwk {
        kty: key.kty,
        crv: key.crv,
        x: key.x,
        kid: key.kid.map(String::from).unwrap_or_default(),
        r#use: key.usage.unwrap_or_default(),
        alg: key.alg.unwrap_or_default(),
    });
    Ok(Json(Jwks { keys: keys.collect() }))
}
