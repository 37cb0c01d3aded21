//! Every failure a client sees, as RFC 9457 asks: `application/problem+json` with a stable `code` of ours.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write as _;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use serde::Serialize;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::context;
use crate::db::DbError;
use crate::throttle::RetryAfter;

/// A failure on its way to the client. Carries the request's id by itself.
#[derive(Clone, Debug)]
pub struct Problem(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    status: StatusCode,
    headers: HeaderMap,
    document: Document,
}

/// What went wrong, RFC 9457.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Document {
    /// Always `about:blank`: what tells problems apart is `code`.
    #[schema(example = "about:blank")]
    r#type: &'static str,
    /// The meaning of `status` in words.
    #[schema(example = "Unprocessable Entity")]
    title: &'static str,
    /// The HTTP status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 422)]
    status: u16,
    /// What happened and what to do next, for a person.
    detail: String,
    /// The path that was asked for.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// What went wrong, for a program. Stable.
    #[schema(example = "invalid_body")]
    code: Cow<'static, str>,
    /// The id of this request, to find it in the server's log.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    /// The fields at fault, when fields are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
    /// What stands in the way, of `already_exists` and `external_id_taken`.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Conflict>,
    /// The limits that are exceeded, of `usage_exceeds_plan` and `limit_reached`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exceeded: Vec<Exceeded>,
}

/// An object that stands in the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conflict {
    /// What it is.
    #[schema(value_type = String, example = "mailbox")]
    pub kind: Cow<'static, str>,
    /// Its natural key; of an object that whoever asks may not read, what was asked for.
    #[schema(example = "anna@example.org")]
    pub key: String,
    /// The object as its own operation shows it; absent when whoever asks may not read it.
    #[schema(value_type = Option<std::collections::BTreeMap<String, serde_json::Value>>, nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<serde_json::Value>,
}

/// A limit, and what it leaves no room for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Exceeded {
    /// Which limit.
    #[schema(value_type = String, example = "mailboxes")]
    pub limit: Cow<'static, str>,
    /// How much is in use.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    pub used: u64,
    /// How much is allowed.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 10)]
    pub allowed: u64,
}

/// One field at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Which field: an RFC 6901 pointer into the body, or `/name` of a query or path parameter.
    #[schema(example = "/quota_bytes")]
    pub pointer: String,
    /// What is wrong with it, for a program. Stable.
    #[schema(value_type = String, example = "out_of_range")]
    pub code: Cow<'static, str>,
    /// What is wrong with it, for a person.
    pub detail: String,
}

impl FieldError {
    /// A fault of the field at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code: code.into(), detail: detail.into() }
    }

    /// The same fault seen from one level further out: `name` is put before the pointer.
    pub fn within(mut self, name: &str) -> Self {
        self.pointer.insert_str(0, &pointer([name]));
        self
    }
}

/// The RFC 6901 pointer through these names.
pub fn pointer<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().fold(String::new(), |path, name| path + "/" + &name.replace('~', "~0").replace('/', "~1"))
}

impl Problem {
    /// A problem with a stable `code`; `detail` says what happened and what to do next.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        let (request_id, instance) = context::current().unzip();
        let document = Document {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: detail.into(),
            instance,
            code: code.into(),
            request_id,
            errors: Vec::new(),
            conflict: None,
            exceeded: Vec::new(),
        };
        Self(Box::new(Inner { status, headers: HeaderMap::new(), document }))
    }

    /// 400: the request cannot be understood.
    pub fn bad_request(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, detail)
    }

    /// 401 `unauthenticated`, with the challenge RFC 6750 asks for.
    pub fn unauthenticated(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthenticated", detail)
            .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    /// 403: known, but not allowed to.
    pub fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, detail)
    }

    /// 404 `not_found`.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", detail)
    }

    /// 409: the request contradicts what is there.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// 422 `invalid_fields`: understood, but these fields hold what the rules refuse.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let mut detail = String::from("Some fields are not valid:");
        for error in &errors {
            let _ = write!(detail, " `{}` {};", error.pointer, error.detail);
        }
        detail.pop();
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_fields", detail).with_errors(errors)
    }

    /// 429 `too_many_requests`.
    pub fn too_many(wait: RetryAfter) -> Self {
        let detail = format!("Too many requests. Try again in {} s.", wait.seconds());
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail).with_retry_after(wait)
    }

    /// 503 `temporarily_unavailable`.
    pub fn unavailable(detail: impl Into<String>, wait: RetryAfter) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", detail).with_retry_after(wait)
    }

    /// 500 `internal`: our fault. The cause goes to the log, never to the client.
    pub fn internal(cause: &(dyn Error + 'static)) -> Self {
        let mut chain = cause.to_string();
        let mut source = cause.source();
        while let Some(cause) = source {
            let _ = write!(chain, ": {cause}");
            source = cause.source();
        }
        tracing::error!(error.chain = chain, "request failed by our fault: {chain}");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "The server failed. Its log says why; quote `request_id` when you ask for help.",
        )
    }

    /// Adds the fields at fault.
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = FieldError>) -> Self {
        self.0.document.errors.extend(errors);
        self
    }

    /// Adds what stands in the way.
    pub fn with_conflict(mut self, conflict: Conflict) -> Self {
        self.0.document.conflict = Some(conflict);
        self
    }

    /// Adds the limits that leave no room.
    pub fn with_exceeded(mut self, exceeded: Vec<Exceeded>) -> Self {
        self.0.document.exceeded = exceeded;
        self
    }

    /// Adds a header to the answer.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.append(name, value);
        self
    }

    /// Says in `Retry-After` when another attempt has a chance.
    pub fn with_retry_after(self, wait: RetryAfter) -> Self {
        self.with_header(RETRY_AFTER, HeaderValue::from(wait.seconds()))
    }

    /// The status it answers with.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// What went wrong, for a program.
    pub fn code(&self) -> &str {
        &self.0.document.code
    }

    /// The fields at fault.
    pub fn errors(&self) -> &[FieldError] {
        &self.0.document.errors
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Inner { status, headers, document } = *self.0;
        // A document of strings and numbers always has a JSON form.
        let body = serde_json::to_vec(&document).unwrap_or_default();
        let content_type = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(CONTENT_TYPE, content_type)], body).into_response();
        response.headers_mut().extend(headers);
        response
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error.is_transient() {
            true => {
                tracing::warn!(%error, "request failed because the database did");
                let wait = RetryAfter(std::time::Duration::from_secs(2));
                Self::unavailable("The database is busy or out of reach. Try again shortly.", wait)
            }
            false => Self::internal(&error),
        }
    }
}

impl From<RetryAfter> for Problem {
    fn from(wait: RetryAfter) -> Self {
        Self::too_many(wait)
    }
}

impl PartialSchema for Problem {
    fn schema() -> RefOr<Schema> {
        Document::schema()
    }
}

impl ToSchema for Problem {
    fn name() -> Cow<'static, str> {
        "Problem".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((FieldError::name().into(), FieldError::schema()));
        schemas.push((Conflict::name().into(), Conflict::schema()));
        schemas.push((Exceeded::name().into(), Exceeded::schema()));
        Document::schemas(schemas);
    }
}
