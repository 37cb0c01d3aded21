//! What each operation asks of its caller, read from the document: the only declaration there is. What the document does not
//! know is closed. Also where a bearer token is looked for, and what those hear who have none or too small a one.

use std::collections::HashMap;

use axum::extract::MatchedPath;
use http::header::{AUTHORIZATION, HeaderMap, HeaderValue, WWW_AUTHENTICATE};
use http::{Method, StatusCode};
use utoipa::openapi::OpenApi;

use super::{Problem, manual};
use crate::tokens::{Area, Scope};

/// What an operation asks of its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need<A> {
    /// Nothing: it is open to everyone.
    Nothing,
    /// Any credential.
    Anyone,
    /// This right.
    Right(Scope<A>),
}

/// What each operation of a document asks.
pub struct Rights<A>(HashMap<(Method, String), Need<A>>);

impl<A: Area> Rights<A> {
    /// Reads it from the document.
    pub fn of(document: &OpenApi) -> Self {
        let needs = manual::operations(document).map(|(method, path, operation)| {
            let need = match manual::required_scopes(operation) {
                None => Need::Nothing,
                Some(scopes) => match scopes.first() {
                    None => Need::Anyone,
                    // A scope nobody knows is one that only an administrator holds.
                    Some(scope) => Need::Right(scope.parse().unwrap_or(Scope::Admin)),
                },
            };
            ((method, path.to_owned()), need)
        });
        Self(needs.collect())
    }

    /// What the operation at `path` asks.
    pub fn need(&self, method: &Method, path: Option<&MatchedPath>) -> Need<A> {
        let method = if method == Method::HEAD { Method::GET } else { method.clone() };
        let known = path.and_then(|path| self.0.get(&(method, path.as_str().to_owned())));
        known.copied().unwrap_or(Need::Right(Scope::Admin))
    }
}

/// The token in `Authorization: Bearer …` (RFC 6750 §2.1), the only place one is looked for.
///
/// # Errors
/// 401.
pub fn bearer(headers: &HeaderMap) -> Result<&str, Problem> {
    let mut lines = headers.get_all(AUTHORIZATION).iter();
    let (line, further) = (lines.next(), lines.next());
    let missing = || Problem::unauthenticated("This operation needs a token. Send `Authorization: Bearer <token>`.");
    let text = line.filter(|_| further.is_none()).ok_or_else(missing)?.to_str().map_err(|_| invalid_token())?;
    let (scheme, token) = text.trim().split_once(' ').ok_or_else(missing)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token.trim()) } else { Err(missing()) }
}

/// One answer for every token that opens nothing: which of them exist is nobody's business.
pub fn invalid_token() -> Problem {
    let detail = "The token opens nothing: it is unknown, expired, revoked or not for your address. Make another one.";
    Problem::new(StatusCode::UNAUTHORIZED, "invalid_token", detail)
        .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""))
}

/// 403 `insufficient_scope`, with the challenge of RFC 6750 §3.1.
pub fn insufficient_scope<A: Area>(right: Scope<A>) -> Problem {
    let detail = format!("The token lacks the scope `{right}`. Use a token that has it.");
    let problem = Problem::forbidden("insufficient_scope", detail);
    // A scope is lower-case letters, hyphens and a colon, so the value is always a header.
    match HeaderValue::try_from(format!("Bearer error=\"insufficient_scope\", scope=\"{right}\"")) {
        Ok(challenge) => problem.with_header(WWW_AUTHENTICATE, challenge),
        Err(_) => problem,
    }
}
