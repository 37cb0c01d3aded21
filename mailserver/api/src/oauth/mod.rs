//! OAuth 2.1 and OpenID Connect on the wire. These are protocols of their own, described by their own metadata
//! (`/.well-known/openid-configuration`) and not by the OpenAPI document; which programs there are, and what people let them do, are
//! operations under `/v1`.

mod authorize;
mod device;
mod discovery;
mod page;
mod token;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use engine::oauth::OAuthError;
use foundation::http::{Json, Problem, Twice, as_pages};
use http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, StatusCode};
use serde_json::json;

use crate::ApiState;

const AUTHORIZE: &str = "/oauth/authorize";
const DEVICE: &str = "/oauth/device";
const DEVICE_AUTHORIZATION: &str = "/oauth/device-authorization";
const INTROSPECT: &str = "/oauth/introspect";
const KEYS: &str = "/oauth/keys";
const REVOKE: &str = "/oauth/revoke";
const TOKEN: &str = "/oauth/token";
const USERINFO: &str = "/oauth/userinfo";

/// Serves the authorization server.
pub(crate) fn routes(state: ApiState) -> Router {
    let pages = Router::new()
        .route(AUTHORIZE, get(authorize::show).post(authorize::answer))
        .route(DEVICE, get(device::show).post(device::answer))
        .route(page::STYLE, get(page::style))
        .route(page::SCRIPT, get(page::script))
        .with_state(state.clone());
    Router::new()
        .route("/.well-known/oauth-authorization-server", get(discovery::metadata))
        .route("/.well-known/openid-configuration", get(discovery::metadata))
        .route(KEYS, get(discovery::keys))
        .route(TOKEN, post(token::exchange))
        .route(DEVICE_AUTHORIZATION, post(device::begin))
        .route(REVOKE, post(token::revoke))
        .route(INTROSPECT, post(token::introspect))
        .route(USERINFO, get(token::userinfo).post(token::userinfo))
        .with_state(state)
        .merge(as_pages(pages, page::POLICY))
}

/// What a program is told (RFC 6749 §5.2).
struct Refusal(OAuthError);

impl From<OAuthError> for Refusal {
    fn from(error: OAuthError) -> Self {
        Self(error)
    }
}

impl From<Twice> for Refusal {
    fn from(error: Twice) -> Self {
        Self(OAuthError::InvalidRequest(error.to_string().into()))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        let status = match &self.0 {
            OAuthError::InvalidClient => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"oauth\""));
                StatusCode::UNAUTHORIZED
            }
            OAuthError::Throttled(wait) => {
                headers.insert(RETRY_AFTER, HeaderValue::from(wait.seconds()));
                StatusCode::TOO_MANY_REQUESTS
            }
            OAuthError::Failed(_) => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::BAD_REQUEST,
        };
        let body = json!({"error": self.0.code(), "error_description": self.0.to_string()});
        (status, headers, Json(body)).into_response()
    }
}

/// A field that must be there.
fn needed<'f>(found: Option<&'f str>, name: &str) -> Result<&'f str, Refusal> {
    found.ok_or_else(|| Refusal(OAuthError::InvalidRequest(format!("`{name}` is missing").into())))
}

/// What a counter of problems says in the words of this one.
impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        tracing::debug!(?problem, "a program's request could not be read");
        Self(OAuthError::InvalidRequest("the request cannot be read".into()))
    }
}
