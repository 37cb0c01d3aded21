//! `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a mutation sent again with the same key is not done
//! again but answered again. Only successes are kept: a failure changed nothing, so trying again is the right answer to it.
//! A request cut off by a crash is refused afterwards rather than repeated, because nobody knows what became of it.

mod key;
mod rows;

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, IntoResponseParts, Response, ResponseParts};
use futures::FutureExt;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Serialize;
use uuid::Uuid;
use zeroize::Zeroizing;

pub(super) use self::key::KEYS;
use self::rows::{Answer, Claim, Found};
use super::extract::too_large;
use super::{Problem, context, dress};
use crate::db::{Database, DbError};
use crate::throttle::RetryAfter;

const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// Bounds of [`Idempotency`].
#[derive(Clone, Copy, Debug)]
pub struct IdempotencyLimits {
    /// Longest body of a request with a key, in bytes. Default 1 MiB.
    pub body_bytes: usize,
    /// Time for a peer to send it. Default 30 s.
    pub body_time: Duration,
    /// Longest answer kept, in bytes; of longer ones only the fact is kept. Default 256 KiB.
    pub answer_bytes: usize,
    /// How long an answer is kept. Default 24 h.
    pub keep: Duration,
}

impl Default for IdempotencyLimits {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            body_time: Duration::from_secs(30),
            answer_bytes: 256 * 1024,
            keep: Duration::from_secs(24 * 3600),
        }
    }
}

/// Who is calling, put into the request's extensions by whoever authenticates. Keys of different callers never meet;
/// requests without a caller get no idempotency, so that a stranger cannot fill the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller(pub Arc<str>);

/// What to keep of an answer that holds a one-time secret: the same object without it. Part of the handler's answer:
/// `(Storable::json(&without), Json(with))`. It stays with the answer, for whoever puts that into one of their own.
#[derive(Clone, Debug)]
pub struct Storable(Bytes);

impl Storable {
    /// The object as it may be kept and shown again.
    pub fn json<T: Serialize>(object: &T) -> Self {
        // Wire objects always have a JSON form; the answer beside this one is made the same way.
        Self(serde_json::to_vec(object).unwrap_or_default().into())
    }

    /// The object's JSON.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl IntoResponseParts for Storable {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// The kept answers. Cheap to clone.
#[derive(Clone)]
pub struct Idempotency {
    db: Database,
    limits: IdempotencyLimits,
    process: Arc<str>,
    key: Arc<Zeroizing<[u8; 32]>>,
}

impl Idempotency {
    /// Keeps answers in `db`. `key` is known to this server alone and outlives restarts: request bodies hold passwords, and
    /// whoever steals the rows must not be able to try passwords against a body's fingerprint.
    pub fn new(db: Database, limits: IdempotencyLimits, key: Zeroizing<[u8; 32]>) -> Self {
        Self { db, limits, process: Uuid::new_v4().to_string().into(), key: Arc::new(key) }
    }

    /// Removes answers older than [`IdempotencyLimits::keep`]; how many.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn sweep(&self) -> Result<u64, DbError> {
        rows::sweep(&self.db, self.oldest_kept()).await
    }

    fn oldest_kept(&self) -> i64 {
        self.db.clock().micros() - i64::try_from(self.limits.keep.as_micros()).unwrap_or(i64::MAX)
    }

    async fn run(self, request: Request, next: Next) -> Result<Response, Problem> {
        let caller = request.extensions().get::<Caller>().cloned();
        let Some((key, caller)) = key::of(request.headers())?.zip(caller) else {
            return Ok(next.run(request).await);
        };
        let (parts, body) = request.into_parts();
        let body = self.read(body).await?;
        let claim = self.claim(&parts, &caller, &key, &body);
        let request = Request::from_parts(parts, Body::from(body));
        // A client that hangs up must neither stop a request half way, whose answer the next attempt asks for, nor leave a key
        // claimed that nobody will ever answer.
        match context::spawn(self.claimed(claim, request, next)).await {
            Ok(answered) => answered,
            Err(error) => Err(Problem::internal(&error)),
        }
    }

    async fn claimed(self, claim: Claim, request: Request, next: Next) -> Result<Response, Problem> {
        match rows::claim(&self.db, claim.clone()).await? {
            Found::Nothing => Ok(self.answer(claim, request, next).await),
            Found::Answer(answer) => replay(answer),
            Found::OtherRequest => Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency_key_reused",
                "This `Idempotency-Key` was used for another request. Take a new key for each request.",
            )),
            Found::InHand => {
                let detail = "A request with this `Idempotency-Key` is being answered. Try again shortly.";
                let wait = RetryAfter(Duration::from_secs(1));
                Err(Problem::conflict("idempotency_in_flight", detail).with_retry_after(wait))
            }
            Found::CutOff => Err(Problem::conflict(
                "idempotency_outcome_unknown",
                "The server stopped while it answered this request. Look whether it took effect, then use a new key.",
            )),
        }
    }

    async fn read(&self, body: Body) -> Result<Bytes, Problem> {
        let read = axum::body::to_bytes(body, self.limits.body_bytes);
        match tokio::time::timeout(self.limits.body_time, read).await {
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(_)) => Err(too_large()),
            Err(_) => {
                Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "body_timeout", "The body did not arrive in time."))
            }
        }
    }

    fn claim(&self, parts: &Parts, caller: &Caller, key: &str, body: &[u8]) -> Claim {
        let (method, path) = (parts.method.as_str(), context::path_of(parts));
        let query = parts.uri.query().unwrap_or_default();
        Claim {
            scope: self.digest("scope", &[&*caller.0, method, &path, key].map(str::as_bytes)),
            fingerprint: self.digest("body", &[query.as_bytes(), body]),
            process: self.process.to_string(),
            oldest_kept: self.oldest_kept(),
        }
    }

    fn digest(&self, context: &str, parts: &[&[u8]]) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        for part in std::iter::once(context.as_bytes()).chain(parts.iter().copied()) {
            hasher.update(&(part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().to_hex().to_string()
    }

    async fn answer(self, claim: Claim, request: Request, next: Next) -> Response {
        let outcome = std::panic::AssertUnwindSafe(next.run(request)).catch_unwind().await;
        let response = outcome.unwrap_or_else(dress::panicked);
        let (response, settled) = match response.status().is_success() {
            true => {
                let (response, answer) = keep(response, self.limits.answer_bytes).await;
                (response, rows::settle(&self.db, claim, answer).await)
            }
            false => (response, rows::release(&self.db, claim).await),
        };
        if let Err(error) = settled {
            // The answer is true all the same. The key stays claimed, so that nothing is done twice.
            tracing::error!(%error, "an answer could not be kept for its Idempotency-Key");
        }
        response
    }
}

/// A layer, inside the one that authenticates: `middleware::from_fn_with_state(idempotency, idempotent)`.
pub async fn idempotent(State(idempotency): State<Idempotency>, request: Request, next: Next) -> Response {
    match *request.method() {
        Method::POST | Method::PUT | Method::PATCH | Method::DELETE => {
            idempotency.run(request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

/// What to keep of a success, and the answer itself untouched.
async fn keep(response: Response, longest: usize) -> (Response, Answer) {
    let (status, headers) = (response.status(), rows::kept_headers(response.headers()));
    if let Some(Storable(body)) = response.extensions().get() {
        let body = Some(body.to_vec());
        return (response, Answer { status, headers, body });
    }
    let is_short = response.body().size_hint().exact().is_some_and(|length| length <= longest as u64);
    let (parts, body) = response.into_parts();
    if !is_short {
        return (Response::from_parts(parts, body), Answer { status, headers, body: None });
    }
    // A body of known length is in memory already and cannot fail to be read.
    let bytes = axum::body::to_bytes(body, longest).await.unwrap_or_default();
    let answer = Answer { status, headers, body: Some(bytes.to_vec()) };
    (Response::from_parts(parts, Body::from(bytes)), answer)
}

fn replay(answer: Answer) -> Result<Response, Problem> {
    let Some(body) = answer.body else {
        return Err(Problem::conflict(
            "idempotency_answer_not_kept",
            "This request succeeded before. Its answer was too long to be kept: read the object instead.",
        ));
    };
    let mut response = (answer.status, body).into_response();
    let headers: &mut HeaderMap = response.headers_mut();
    headers.remove(CONTENT_TYPE);
    headers.extend(answer.headers);
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}
