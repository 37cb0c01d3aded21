//! What the wire forms of all objects share: numbers and times as JSON carries them, addresses of objects, conditions,
//! passwords on their way in and secrets on their way out.

use std::fmt;

use axum::response::IntoResponse;
use http::header::{HeaderValue, LOCATION};
use http::{HeaderName, StatusCode};
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::SecretString;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::IntoParams;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};

use super::{Conditions, ETag, FieldError, Patch, Problem};
use crate::clock::from_micros;

/// The largest whole number that every JSON reader keeps exact.
pub const LARGEST: u64 = 9_007_199_254_740_991;

/// The header of a change that is bound to what its author read, for the description.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header that the Conditions extractor reads")]
pub struct IfMatch {
    /// The `ETag` of the object you read: the change is refused with 412 when somebody else was faster.
    #[param(
        rename = "If-Match",
        nullable = false,
        pattern = r#"^(\*|(W/)?"[!#-~]*"([ \t]*,[ \t]*(W/)?"[!#-~]*")*)$"#,
        example = "\"r3\""
    )]
    if_match: Option<String>,
}

/// The header of what moves money, for the description: sent again after a broken connection, it would be done twice.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header; the manual says what there is to say of it")]
pub struct KeyNeeded {
    /// A name for this request.
    #[param(rename = "Idempotency-Key")]
    idempotency_key: String,
}

/// The revision a change is bound to; `None` when the client set no condition.
///
/// # Errors
/// 412.
pub fn expected(conditions: &Conditions, revision: i64) -> Result<Option<i64>, Problem> {
    match conditions.demand(Some(&ETag::of_revision(revision))) {
        Ok(()) => Ok(Some(revision)),
        Err(problem) if problem.status() == StatusCode::PRECONDITION_REQUIRED => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// As [`expected`], of an object that may not be there yet: `None` as its revision.
///
/// # Errors
/// 412.
pub fn expected_of(conditions: &Conditions, revision: Option<i64>) -> Result<Option<i64>, Problem> {
    match revision {
        Some(revision) => expected(conditions, revision),
        None => conditions.permit(None).map(|()| None),
    }
}

/// What a patch makes of a field that cannot be empty.
///
/// # Errors
/// 422 `required` for `null`.
pub fn given<T>(patch: Patch<T>, pointer: &str) -> Result<Option<T>, Problem> {
    match patch {
        Patch::Absent => Ok(None),
        Patch::Value(value) => Ok(Some(value)),
        Patch::Null => Err(Problem::invalid(vec![FieldError::new(pointer, "required", "cannot be null")])),
    }
}

/// What a patch makes of a field that can be empty.
pub fn cleared<T>(patch: Patch<T>) -> Option<Option<T>> {
    match patch {
        Patch::Absent => None,
        Patch::Null => Some(None),
        Patch::Value(value) => Some(Some(value)),
    }
}

/// Sets a field that a patch names.
pub fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// A field that this request cannot do without.
///
/// # Errors
/// 422 `required`.
pub fn required<T>(value: Option<T>, pointer: &str) -> Result<T, Problem> {
    value.ok_or_else(|| Problem::invalid(vec![FieldError::new(pointer, "required", "must be said here")]))
}

/// The time of a row's microseconds.
pub fn time(micros: i64) -> Timestamp {
    from_micros(micros)
}

/// A number as JSON may carry it.
pub fn number(value: i64) -> u64 {
    value.max(0).unsigned_abs().min(LARGEST)
}

/// Refuses what some JSON readers would round.
///
/// # Errors
/// 422 `out_of_range`.
pub fn check_number(value: Option<u64>, pointer: &str) -> Result<Option<u64>, Problem> {
    match value {
        Some(value) if value > LARGEST => {
            let error = FieldError::new(pointer, "out_of_range", format!("must be at most {LARGEST}"));
            Err(Problem::invalid(vec![error]))
        }
        value => Ok(value),
    }
}

/// The schema of a word that is one of these, and may be another in a later release: clients are told by `x-extensible`.
pub fn growing_words(text: &str, words: impl IntoIterator<Item = String>) -> RefOr<Schema> {
    let extensible = Extensions::builder().add("x-extensible", true).build();
    let word = ObjectBuilder::new().schema_type(Type::String).description(Some(text));
    word.enum_values(Some(words)).extensions(Some(extensible)).into()
}

/// Text of a parameter, of at most `MOST` characters.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Short<const MOST: usize>(pub String);

impl<const MOST: usize> TryFrom<String> for Short<MOST> {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.chars().nth(MOST) {
            None => Ok(Self(text)),
            Some(_) => Err(format!("must have at most {MOST} characters")),
        }
    }
}

/// RFC 3986 §3.3: what a path segment may hold as it is.
const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@').remove(b'+');

/// Where an object lives: `collection` and its key.
pub fn address_of(collection: &str, key: &str) -> String {
    format!("{collection}/{}", utf8_percent_encode(key, SEGMENT))
}

/// 201 with the object's address; the body and its `ETag` follow.
pub fn created(collection: &str, key: &str, etag: ETag, body: impl IntoResponse) -> axum::response::Response {
    (StatusCode::CREATED, location(&address_of(collection, key)), etag, body).into_response()
}

/// A `Location` header.
pub fn location(address: &str) -> [(HeaderName, HeaderValue); 1] {
    // A percent-encoded path is always a header value.
    [(LOCATION, HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/")))]
}

/// A password in a request. What is no text is refused without being repeated in the refusal.
#[derive(Debug)]
pub struct Password(pub SecretString);

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) => Ok(Self(text.into())),
            _ => Err(D::Error::custom("invalid type: expected a string")),
        }
    }
}

/// A secret on its way to the one who asked for it, and into no log.
#[derive(Serialize)]
#[serde(transparent)]
pub struct ShownOnce(pub String);

impl fmt::Debug for ShownOnce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownOnce(…)")
    }
}
