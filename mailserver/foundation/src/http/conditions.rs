//! Versions of objects and what a client may ask about them: `ETag`, `If-Match`, `If-None-Match` (RFC 9110 §8.8.3, §13).

use std::fmt;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponseParts, ResponseParts};
use http::StatusCode;
use http::header::{ETAG, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH};
use http::request::Parts;

use super::Problem;

/// A strong validator. The text is ours and needs no escaping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// The validator of an object's `revision`.
    pub fn of_revision(revision: i64) -> Self {
        Self(format!("r{revision}"))
    }

    /// The validator of a document's bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex()[..32].to_owned())
    }
}

impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

impl IntoResponseParts for ETag {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if let Ok(value) = HeaderValue::try_from(self.to_string()) {
            parts.headers_mut().insert(ETAG, value);
        }
        Ok(parts)
    }
}

/// The conditions a request is bound to.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    if_match: Option<Tags>,
    if_none_match: Option<Tags>,
}

#[derive(Clone, Debug)]
enum Tags {
    Any,
    Listed(Vec<Tag>),
}

#[derive(Clone, Debug)]
struct Tag {
    weak: bool,
    text: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Conditions {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Ok(Self { if_match: tags(parts, IF_MATCH)?, if_none_match: tags(parts, IF_NONE_MATCH)? })
    }
}

impl Conditions {
    /// Whether a change may go ahead on an object whose validator is `current`; `None` when there is no such object yet.
    ///
    /// # Errors
    /// 412 `precondition_failed`.
    pub fn permit(&self, current: Option<&ETag>) -> Result<(), Problem> {
        let matched = self.if_match.as_ref().is_none_or(|tags| tags.hold(current, Tag::is_strongly));
        if !matched {
            return Err(failed("The object was changed since you read it. Read it again and repeat the change."));
        }
        let unmatched = self.if_none_match.as_ref().is_none_or(|tags| !tags.hold(current, Tag::is_weakly));
        match unmatched {
            true => Ok(()),
            false => Err(failed("There is such an object already.")),
        }
    }

    /// As [`Conditions::permit`], for changes nobody should make blindly.
    ///
    /// # Errors
    /// 428 `precondition_required` when the request names no condition, and 412.
    pub fn demand(&self, current: Option<&ETag>) -> Result<(), Problem> {
        if self.if_match.is_none() && self.if_none_match.is_none() {
            return Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "precondition_required",
                "Send `If-Match` with the `ETag` of the object you read, or `If-None-Match: *` to create only.",
            ));
        }
        self.permit(current)
    }

    /// Whether the request is to make something and change nothing.
    pub fn only_creates(&self) -> bool {
        matches!(self.if_none_match, Some(Tags::Any))
    }

    /// Whether a reader has `current` already and is to be answered 304.
    pub fn is_unmodified(&self, current: &ETag) -> bool {
        self.if_none_match.as_ref().is_some_and(|tags| tags.hold(Some(current), Tag::is_weakly))
    }
}

impl Tags {
    fn hold(&self, current: Option<&ETag>, same: fn(&Tag, &ETag) -> bool) -> bool {
        match (self, current) {
            (_, None) => false,
            (Self::Any, Some(_)) => true,
            (Self::Listed(tags), Some(current)) => tags.iter().any(|tag| same(tag, current)),
        }
    }
}

impl Tag {
    /// The comparison If-Match asks for, RFC 9110 §8.8.3.2.
    fn is_strongly(&self, current: &ETag) -> bool {
        !self.weak && self.text == current.0
    }

    /// The comparison If-None-Match asks for.
    fn is_weakly(&self, current: &ETag) -> bool {
        self.text == current.0
    }
}

fn failed(detail: &str) -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail)
}

fn tags(parts: &Parts, name: HeaderName) -> Result<Option<Tags>, Problem> {
    let malformed = || {
        let detail = format!("`{name}` must be `*` or a list of entity tags such as `\"r12\"`.");
        Problem::bad_request("malformed_condition", detail)
    };
    let mut listed = Vec::new();
    let mut lines = parts.headers.get_all(&name).iter().peekable();
    if lines.peek().is_none() {
        return Ok(None);
    }
    for line in lines {
        let line = line.to_str().map_err(|_| malformed())?.trim();
        if line == "*" {
            return Ok(Some(Tags::Any));
        }
        let mut rest = line;
        while !rest.is_empty() {
            let (weak, opened) = match rest.strip_prefix("W/") {
                Some(tag) => (true, tag),
                None => (false, rest),
            };
            let (text, after) = opened.strip_prefix('"').and_then(|text| text.split_once('"')).ok_or_else(malformed)?;
            listed.push(Tag { weak, text: text.to_owned() });
            rest = after.trim_start();
            rest = match rest.strip_prefix(',') {
                Some(next) => next.trim_start(),
                None if rest.is_empty() => rest,
                None => return Err(malformed()),
            };
        }
    }
    match listed.is_empty() {
        true => Err(malformed()),
        false => Ok(Some(Tags::Listed(listed))),
    }
}
