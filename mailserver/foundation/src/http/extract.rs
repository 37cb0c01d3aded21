//! Extractors that refuse with a [`Problem`] where axum's own would answer in plain text.

mod form;
mod strict;

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody, PathRejection};
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING};
use http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use utoipa::ToSchema;

use self::form::{Form, Place};
use super::{FieldError, Problem, pointer};

const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");
const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// Time a peer has for its body, from [`HttpLimits`](super::HttpLimits).
#[derive(Clone, Copy)]
pub(super) struct BodyTime(pub(super) Duration);

/// A JSON body, in or out. On its way in it is held against the schema of `T`: what is documented as never null is not null.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + ToSchema + 'static, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_of_type(request.headers(), &[JSON]) {
            return Err(unsupported_type(JSON));
        }
        Ok(Self(parse_at(&read_body(request, state).await?, Form::of::<T>().whole())?))
    }
}

/// `Option<Json<T>>`: `None` when the request has no body.
impl<T: DeserializeOwned + ToSchema + 'static, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Problem> {
        let headers = request.headers();
        let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let empty = length.unwrap_or(0) == 0 && !headers.contains_key(TRANSFER_ENCODING);
        match empty && !headers.contains_key(CONTENT_TYPE) {
            true => Ok(None),
            false => <Self as FromRequest<S>>::from_request(request, state).await.map(Some),
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(CONTENT_TYPE, HeaderValue::from_static(JSON))], body).into_response(),
            Err(error) => Problem::internal(&error).into_response(),
        }
    }
}

/// An RFC 7396 merge patch. `application/json` is taken for one too: too many clients cannot set the type.
#[derive(Clone, Copy, Debug)]
pub struct MergePatch<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for MergePatch<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_of_type(request.headers(), &[MERGE_PATCH, JSON]) {
            // RFC 5789 §2.2.
            return Err(unsupported_type(MERGE_PATCH).with_header(ACCEPT_PATCH, HeaderValue::from_static(MERGE_PATCH)));
        }
        Ok(Self(parse_json(&read_body(request, state).await?)?))
    }
}

/// Parameters after the `?`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        axum::extract::Query::try_from_uri(&parts.uri).map(|query| Self(query.0)).map_err(|rejection| {
            let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&rejection);
            let error = loop {
                match cause {
                    None => break FieldError::new("", "invalid", rejection.body_text()),
                    Some(found) => match found.downcast_ref::<serde_path_to_error::Error<serde::de::value::Error>>() {
                        Some(error) => break field_of(error.path(), &error.inner().to_string()),
                        None => cause = found.source(),
                    },
                }
            };
            refused_parameter("invalid_query", "query", error)
        })
    }
}

/// Parameters in the path.
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let rejection = match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => return Ok(Self(value)),
            Err(rejection) => rejection,
        };
        match rejection {
            PathRejection::FailedToDeserializePathParams(error) if error.status().is_client_error() => {
                let detail = error.body_text();
                let name = match error.into_kind() {
                    ErrorKind::ParseErrorAtKey { key, .. }
                    | ErrorKind::DeserializeError { key, .. }
                    | ErrorKind::InvalidUtf8InPathParam { key } => pointer([key.as_str()]),
                    _ => String::new(),
                };
                Err(refused_parameter("invalid_path", "path", FieldError::new(name, "invalid", detail)))
            }
            ours => Err(Problem::internal(&ours)),
        }
    }
}

/// Reads a JSON text. Malformed: 400 `malformed_json`. Well-formed but not a `T`: 422 `invalid_body` with a pointer. An array
/// is no struct, though serde would take it for one.
///
/// # Errors
/// Those problems.
pub fn parse_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    parse_at(bytes, Place::default())
}

fn parse_at<T: DeserializeOwned>(bytes: &[u8], place: Place<'_>) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value =
        serde_path_to_error::deserialize(place.around(&mut json)).map_err(|error| match error.inner().is_data() {
            true => refused_body(field_of(error.path(), &error.inner().to_string())),
            false => malformed(error.inner()),
        })?;
    json.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

/// As [`parse_json`], from a value that was read before.
///
/// # Errors
/// The field that does not fit.
pub fn parse_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, FieldError> {
    serde_path_to_error::deserialize(Place::default().around(value))
        .map_err(|error| field_of(error.path(), &error.inner().to_string()))
}

/// What serde has to say about a field, in our words.
pub fn field_of(path: &serde_path_to_error::Path, message: &str) -> FieldError {
    let mut names = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => names.push(index.to_string()),
            Segment::Map { key } => names.push(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    // serde_json appends the place in the text, which the pointer says better.
    let message = message.rfind(" at line ").map_or(message, |end| &message[..end]);
    let quoted = || message.split('`').nth(1).unwrap_or_default().to_owned();
    let code = if message.starts_with("missing field") {
        names.push(quoted());
        "required"
    } else if message.starts_with("invalid type: null") || message == strict::NULL {
        return FieldError::new(pointer(names.iter().map(String::as_str)), "required", strict::NULL);
    } else if message.starts_with("unknown field") {
        // The path already leads to the unknown field when serde visited it, and to its parent when a derive refused it.
        if names.last() != Some(&quoted()) {
            names.push(quoted());
        }
        "unknown_field"
    } else if message.starts_with("invalid type") {
        "invalid_type"
    } else {
        "invalid"
    };
    FieldError::new(pointer(names.iter().map(String::as_str)), code, message)
}

pub(super) async fn read_body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    let time = request.extensions().get::<BodyTime>().map_or(Duration::from_secs(30), |time| time.0);
    match tokio::time::timeout(time, Bytes::from_request(request, state)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)))) => Err(too_large()),
        Ok(Err(_)) => Err(Problem::bad_request("broken_body", "The request's body broke off. Send it again.")),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "body_timeout",
            format!("The body did not arrive within {} s.", time.as_secs()),
        )),
    }
}

pub(super) fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "The body is longer than this server accepts here.")
}

pub(super) fn is_of_type(headers: &HeaderMap, accepted: &[&str]) -> bool {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    accepted.iter().any(|accepted| accepted.eq_ignore_ascii_case(essence))
}

pub(super) fn unsupported_type(wanted: &str) -> Problem {
    let detail = format!("Send the body as `{wanted}` and say so in `Content-Type`.");
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail)
}

fn malformed(error: &serde_json::Error) -> Problem {
    Problem::bad_request("malformed_json", format!("The body is not JSON: {error}."))
}

fn refused_body(error: FieldError) -> Problem {
    let place =
        if error.pointer.is_empty() { "The body".to_owned() } else { format!("`{}` in the body", error.pointer) };
    let detail = format!("{place} is not as expected: {}.", error.detail);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_body", detail).with_errors([error])
}

fn refused_parameter(code: &'static str, place: &str, error: FieldError) -> Problem {
    let detail = format!("A parameter in the {place} is not as expected: {}.", error.detail);
    Problem::bad_request(code, detail).with_errors([error])
}
