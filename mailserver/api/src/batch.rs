//! Many requests in one: each is an operation of its own, with its own rights, answer and key, so that one that fails harms none of
//! the others.

mod later;

use std::sync::{Arc, OnceLock, Weak};

use axum::body::Body;
use axum::extract::Request;
use axum::response::IntoResponse;
use axum::{Extension, Router};
use engine::Engine;
use engine::operations::Kind;
use foundation::http::wire::Short;
use foundation::http::{FieldError, Json, Peer, Problem, Storable, pointer};
use futures::stream::{self, StreamExt};
use http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH, LOCATION};
use http::{HeaderMap, Method};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tower::ServiceExt;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;

/// Requests of a batch.
const MOST: usize = 500;
/// Requests in hand at once, where their order does not matter: enough to share commits.
const AT_ONCE: usize = 16;
/// Longest answer that is passed on, in bytes.
const ANSWER_BYTES: usize = 1024 * 1024;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The operations that a batch can hold: the server's own router, once it is put together.
type Operations = OnceLock<Router>;

/// Where a batch finds the operations. It does not keep them: they hold it.
#[derive(Clone)]
struct Dispatch(Weak<Operations>);

/// Keeps the operations for as long as the router that answers is there.
#[derive(Clone)]
struct Kept(#[expect(dead_code, reason = "held, not read")] Arc<Operations>);

/// The router with its own operations at hand, also for batches that go on by themselves.
pub(crate) fn with_batches(routes: Router, engine: &Engine) -> Router {
    let operations = Arc::new(Operations::new());
    let dispatch = Dispatch(Arc::downgrade(&operations));
    engine.work_by(Kind::Batch, Arc::new(later::Batches(dispatch.clone())));
    let inner = routes.layer(Extension(dispatch));
    // Nobody else has the cell.
    let _ = operations.set(inner.clone());
    inner.layer(Extension(Kept(operations)))
}

/// A method that changes or reads.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
enum BatchMethod {
    /// Reads.
    Get,
    /// Makes, or does.
    Post,
    /// Makes or replaces.
    Put,
    /// Changes.
    Patch,
    /// Deletes.
    Delete,
}

/// One request of a batch.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BatchRequest {
    /// Its method.
    method: BatchMethod,
    /// Its path and query, beginning with `/v1/`.
    #[schema(value_type = String, max_length = 4096, example = "/v1/mailboxes/anna@example.org")]
    path: Short<4096>,
    /// Its body; absent for none.
    #[serde(default)]
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>, nullable = false,
        example = json!({"display_name": "Anna"}))]
    body: Option<Map<String, Value>>,
    /// Its `Idempotency-Key`.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 255, example = "import-17-anna")]
    idempotency_key: Option<Short<255>>,
    /// Its `If-Match`.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 255, example = "\"r3\"")]
    if_match: Option<Short<255>>,
    /// Its `If-None-Match`: `*` only makes.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 255, example = "*")]
    if_none_match: Option<Short<255>>,
}

/// Whether requests wait for those before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum BatchOrder {
    /// Each is done when the one before it is.
    Sequential,
    /// Several are done at once, in any order: faster.
    Any,
}

/// Requests to be done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Batch {
    /// The requests: 1 to 500.
    #[schema(min_items = 1, max_items = 500)]
    requests: Vec<BatchRequest>,
    /// Whether they wait for each other. Default `sequential`.
    #[serde(default)]
    #[schema(nullable = false)]
    order: Option<BatchOrder>,
}

/// What came of one request.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct BatchResult {
    /// The status it was answered with.
    #[schema(minimum = 200, maximum = 599, example = 201)]
    pub(crate) status: u16,
    /// The object's version; absent where there is none.
    #[schema(nullable = false, example = "\"r1\"")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) etag: Option<String>,
    /// Where the made object is; absent where nothing was made.
    #[schema(nullable = false, example = "/v1/mailboxes/anna@example.org")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<String>,
    /// The answer's body, a problem where it failed; absent where there was none.
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>, nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<Value>,
}

/// What came of a batch.
#[derive(Debug, Serialize, ToSchema)]
struct BatchResults {
    /// What came of each request, in their order.
    results: Vec<BatchResult>,
    /// How many failed.
    #[schema(minimum = 0, maximum = 500, example = 0)]
    failed: u64,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(run_batch)).merge(later::operations())
}

/// Does many requests, each for itself.
///
/// The answer is 200 whatever came of them: `results` has the status and body of each. One that fails stops none of the others.
/// Give each its own `idempotency_key` to be able to send the batch again. Sent again with the batch's own `Idempotency-Key`, it is
/// answered as before, but for secrets that are shown once.
/// Many more go on by themselves with `POST /v1/operations`.
#[utoipa::path(
    post, path = "/v1/batch", tag = "batch", request_body = Batch,
    responses((status = 200, description = "What came of each.", body = BatchResults)),
    security(("bearer" = []))
)]
async fn run_batch(
    Extension(dispatch): Extension<Dispatch>,
    asker: Asker,
    peer: Peer,
    Json(Batch { requests, order }): Json<Batch>,
) -> Result<impl IntoResponse, Failure> {
    let made = parsed(&requests, MOST, &asker, peer)?;
    // The router is put together before it answers anything.
    let Some(router) = dispatch.router() else {
        return Err(Problem::not_found("There are no operations to be done in batches here.").into());
    };
    let answers = stream::iter(made).map(|request| answer(router.clone(), request));
    let (results, kept): (Vec<BatchResult>, Vec<BatchResult>) = answers.buffered(at_once(order)).unzip().await;
    let failed = results.iter().filter(|result| result.is_failure()).count() as u64;
    Ok((Storable::json(&BatchResults { results: kept, failed }), Json(BatchResults { results, failed })))
}

/// The requests as they will be made, at least one and at most `most`.
fn parsed(requests: &[BatchRequest], most: usize, asker: &Asker, peer: Peer) -> Result<Vec<Request>, Problem> {
    if requests.is_empty() || requests.len() > most {
        let error = FieldError::new("/requests", "out_of_range", format!("must have 1 to {most} items"));
        return Err(Problem::invalid(vec![error]));
    }
    let made = requests.iter().enumerate().map(|(place, request)| {
        let at = pointer(["requests", &place.to_string()]);
        request.to_request(asker, peer, &at).map_err(|error| Problem::invalid(vec![error]))
    });
    made.collect()
}

fn at_once(order: Option<BatchOrder>) -> usize {
    if order == Some(BatchOrder::Any) { AT_ONCE } else { 1 }
}

impl Dispatch {
    fn router(&self) -> Option<Router> {
        self.0.upgrade()?.get().cloned()
    }
}

impl BatchRequest {
    fn to_request(&self, asker: &Asker, peer: Peer, at: &str) -> Result<Request, FieldError> {
        let wrong = |field: &str, detail: &str| FieldError::new(format!("{at}/{field}"), "invalid", detail);
        let inner = self.path.0.split(['?', '#']).next().unwrap_or_default();
        if !inner.starts_with("/v1/") || inner == "/v1/batch" || inner == "/v1/events/stream" {
            return Err(wrong("path", "must be the path of another operation, beginning with `/v1/`"));
        }
        let method = match self.method {
            BatchMethod::Get => Method::GET,
            BatchMethod::Post => Method::POST,
            BatchMethod::Put => Method::PUT,
            BatchMethod::Patch => Method::PATCH,
            BatchMethod::Delete => Method::DELETE,
        };
        let mut headers = HeaderMap::new();
        for (name, field, value) in [
            (IDEMPOTENCY_KEY, "idempotency_key", &self.idempotency_key),
            (IF_MATCH, "if_match", &self.if_match),
            (IF_NONE_MATCH, "if_none_match", &self.if_none_match),
        ] {
            if let Some(value) = value {
                let value = HeaderValue::try_from(&value.0).map_err(|_| wrong(field, "is no header"))?;
                headers.insert(name, value);
            }
        }
        let body = match &self.body {
            Some(body) => {
                let kind = if method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
                Body::from(Value::from(body.clone()).to_string())
            }
            None => Body::empty(),
        };
        let built = http::Request::builder().method(method).uri(&self.path.0).body(body);
        let mut request = built.map_err(|_| wrong("path", "is no path"))?;
        request.headers_mut().extend(headers);
        request.extensions_mut().insert(asker.clone());
        request.extensions_mut().insert(peer);
        Ok(request)
    }
}

impl BatchResult {
    fn is_failure(&self) -> bool {
        self.status >= 400
    }

    /// What a row keeps of it. One that nobody can read is our failure.
    pub(crate) fn read(kept: &str) -> Self {
        serde_json::from_str(kept).unwrap_or_else(|_| Self::unreadable())
    }

    fn unreadable() -> Self {
        Self { status: 500, etag: None, location: None, body: None }
    }
}

/// What came of a request, and what of it may be kept.
async fn answer(router: Router, request: Request) -> (BatchResult, BatchResult) {
    let response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
    let (parts, body) = response.into_parts();
    let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let bytes = axum::body::to_bytes(body, ANSWER_BYTES).await.unwrap_or_default();
    let shown = BatchResult {
        status: parts.status.as_u16(),
        etag: text(ETAG),
        location: text(LOCATION),
        body: serde_json::from_slice(&bytes).ok(),
    };
    let kept = match parts.extensions.get::<Storable>() {
        Some(storable) => BatchResult { body: serde_json::from_slice(storable.bytes()).ok(), ..shown.clone() },
        None => shown.clone(),
    };
    (shown, kept)
}
