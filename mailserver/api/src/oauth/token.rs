//! What programs ask without a person: tokens for what they hold, and what is to be said of tokens.

use std::net::IpAddr;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use engine::Engine;
use engine::access_rules::Entrance;
use engine::oauth::{Credentials, Exchange, OAuthError};
use foundation::http::{Fields, Form, Json, Peer, Problem, bearer, invalid_token};
use foundation::tokens::FindError;
use http::header::AUTHORIZATION;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{Refusal, needed};

const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// How a program made itself known: in a header, or in the form, but not in both (RFC 6749 §2.3).
pub(super) struct Known {
    client_id: String,
    secret: Option<String>,
    peer: IpAddr,
}

impl Known {
    pub(super) fn of(fields: &Fields, headers: &HeaderMap, peer: Peer) -> Result<Self, Refusal> {
        let peer = peer.address.ip();
        let named = fields.one("client_id")?;
        let Some(header) = headers.get(AUTHORIZATION) else {
            let secret = fields.one("client_secret")?.map(str::to_owned);
            return Ok(Self { client_id: needed(named, "client_id")?.to_owned(), secret, peer });
        };
        if fields.one("client_secret")?.is_some() {
            return Err(Refusal(OAuthError::InvalidRequest("the secret is there twice".into())));
        }
        let (client_id, secret) = basic(header.as_bytes()).ok_or(Refusal(OAuthError::InvalidClient))?;
        match named {
            Some(named) if named != client_id => Err(Refusal(OAuthError::InvalidClient)),
            _ => Ok(Self { client_id, secret: Some(secret).filter(|secret| !secret.is_empty()), peer }),
        }
    }

    pub(super) fn credentials(&self) -> Credentials<'_> {
        Credentials { client_id: &self.client_id, secret: self.secret.as_deref(), peer: self.peer }
    }
}

/// `Basic base64(id:secret)`, both as a form writes them.
fn basic(header: &[u8]) -> Option<(String, String)> {
    let (scheme, encoded) = std::str::from_utf8(header).ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(BASE64_STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    // As a name and a value a form is read back into what was written.
    let pair = Fields::parse(format!("id={id}&secret={secret}").as_bytes());
    Some((pair.one("id").ok()??.to_owned(), pair.one("secret").ok()?.unwrap_or_default().to_owned()))
}

/// Exchanges a code, a refresh token or a device's code for tokens (RFC 6749 §4.1.3 and §6, RFC 8628 §3.4).
pub(super) async fn exchange(
    State(engine): State<Engine>,
    peer: Peer,
    headers: HeaderMap,
    form: Result<Form, Problem>,
) -> Result<Json<Value>, Refusal> {
    let Form(fields) = form?;
    let known = Known::of(&fields, &headers, peer)?;
    let what = match needed(fields.one("grant_type")?, "grant_type")? {
        "authorization_code" => Exchange::Code {
            code: needed(fields.one("code")?, "code")?,
            redirect_uri: fields.one("redirect_uri")?,
            verifier: needed(fields.one("code_verifier")?, "code_verifier")?,
        },
        "refresh_token" => Exchange::Refresh {
            token: needed(fields.one("refresh_token")?, "refresh_token")?,
            scope: fields.one("scope")?,
        },
        DEVICE_CODE => Exchange::Device { code: needed(fields.one("device_code")?, "device_code")? },
        _ => return Err(OAuthError::UnsupportedGrantType.into()),
    };
    let issued = engine.exchange(known.credentials(), what).await?;
    let mut answer = json!({
        "access_token": issued.access.expose(),
        "token_type": "Bearer",
        "expires_in": issued.expires_in,
        "refresh_token": issued.refresh,
        "scope": issued.scope,
    });
    if let Some(id_token) = issued.id_token {
        answer["id_token"] = id_token.into();
    }
    Ok(Json(answer))
}

/// Takes back what a program holds (RFC 7009).
pub(super) async fn revoke(
    State(engine): State<Engine>,
    peer: Peer,
    headers: HeaderMap,
    form: Result<Form, Problem>,
) -> Result<StatusCode, Refusal> {
    let Form(fields) = form?;
    let known = Known::of(&fields, &headers, peer)?;
    engine.give_back(known.credentials(), needed(fields.one("token")?, "token")?).await?;
    Ok(StatusCode::OK)
}

/// What a token opens, for a program that guards something (RFC 7662).
pub(super) async fn introspect(
    State(engine): State<Engine>,
    peer: Peer,
    headers: HeaderMap,
    form: Result<Form, Problem>,
) -> Result<Json<Value>, Refusal> {
    let Form(fields) = form?;
    let known = Known::of(&fields, &headers, peer)?;
    let found = engine.introspect(known.credentials(), needed(fields.one("token")?, "token")?).await?;
    Ok(Json(match found {
        None => json!({"active": false}),
        Some(found) => json!({
            "active": true,
            "scope": found.scope,
            "client_id": found.client_id,
            "username": found.username,
            "sub": found.sub,
            "exp": found.expires_at.map(|end| end.as_second()),
            "iss": engine.issuer(),
            "token_type": "Bearer",
        }),
    }))
}

/// Whom an access token acts for (OpenID Connect Core §5.3).
pub(super) async fn userinfo(
    State(engine): State<Engine>,
    peer: Peer,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let token = bearer(&headers)?;
    let (ip, now) = (peer.address.ip(), engine.store().clock().now());
    let account = format!("token {token}");
    engine.check_pace(Entrance::Http, ip, &account)?;
    match engine.presented_subject(token, ip).await {
        Ok(subject) => match subject.claims() {
            Some(claims) => Ok(Json(claims).into_response()),
            None => Err(Problem::forbidden("insufficient_scope", "The token lacks the scope `openid`.")),
        },
        Err(FindError::Refused(_)) => {
            engine.logins().failed(now, ip, &account, Some(token));
            Err(invalid_token())
        }
        Err(FindError::Database(error)) => Err(error.into()),
    }
}
