//! What programs read before they ask (RFC 8414, OpenID Connect Discovery 1.0).

use axum::extract::State;
use axum::response::IntoResponse;
use engine::{Area, Engine};
use foundation::http::Json;
use foundation::tokens::Scope;
use serde_json::{Value, json};

use super::{AUTHORIZE, DEVICE_AUTHORIZATION, INTROSPECT, KEYS, REVOKE, TOKEN, USERINFO};
use crate::failure::Failure;

/// Where everything is, and what is spoken.
pub(super) async fn metadata(State(engine): State<Engine>) -> Json<Value> {
    let issuer = engine.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    let own = [
        Scope::Write(Area::Mail),
        Scope::Write(Area::Submission),
        Scope::Read(Area::Account),
        Scope::Write(Area::Account),
    ];
    let scopes = ["openid", "profile", "email", "offline_access"].map(str::to_owned).into_iter();
    let scopes: Vec<String> = scopes.chain(own.map(|scope| scope.to_string())).collect();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": at(AUTHORIZE),
        "token_endpoint": at(TOKEN),
        "device_authorization_endpoint": at(DEVICE_AUTHORIZATION),
        "revocation_endpoint": at(REVOKE),
        "introspection_endpoint": at(INTROSPECT),
        "userinfo_endpoint": at(USERINFO),
        "jwks_uri": at(KEYS),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported":
            ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
        "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "revocation_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported":
            ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "name", "preferred_username", "email", "email_verified"],
        "authorization_response_iss_parameter_supported": true,
        "request_uri_parameter_supported": false,
    }))
}

/// The public keys of what is signed here (RFC 7517 §5).
pub(super) async fn keys(State(engine): State<Engine>) -> Result<impl IntoResponse, Failure> {
    Ok(Json(json!({"keys": engine.published_keys().await?})))
}
