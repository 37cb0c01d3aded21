//! The id of a request: taken from the client when it is sane, made otherwise, echoed, logged, and known to every
//! [`Problem`](super::Problem) made while the request is answered.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, OriginalUri, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue};
use tracing::Instrument;
use uuid::Uuid;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_ID: usize = 128;

/// The id of a request. In its extensions, for whoever writes an audit line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The client's own id if it is 1 to 128 letters, digits, `.`, `_` or `-`; else a new UUIDv7.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let sane = |text: &&str| {
            (1..=LONGEST_ID).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        };
        match headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok()).filter(sane) {
            Some(id) => Self(id.into()),
            None => Self(Uuid::now_v7().to_string().into()),
        }
    }

    /// As the header carries it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone)]
pub(super) struct Context {
    id: RequestId,
    path: Arc<str>,
}

tokio::task_local! {
    static CONTEXT: Context;
}

/// Id and path of the request this task answers.
pub(super) fn current() -> Option<(String, String)> {
    CONTEXT.try_with(|context| (context.id.as_str().to_owned(), context.path.to_string())).ok()
}

/// The path as the client wrote it, also inside a nested router.
pub(super) fn path_of(parts: &Parts) -> String {
    parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri).path().to_owned()
}

/// Runs `work` in a task of its own that keeps the request's context, so that a client that hangs up does not stop it.
pub(super) fn spawn<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    let work = work.in_current_span();
    match CONTEXT.try_with(Clone::clone) {
        Ok(context) => tokio::spawn(CONTEXT.scope(context, work)),
        Err(_) => tokio::spawn(work),
    }
}

/// Runs `work` as the answer to a request of this id at this path that came over no connection.
pub async fn in_request<T>(id: &str, path: &str, work: impl Future<Output = T>) -> T {
    let span = tracing::info_span!("request", request.id = id, http.path = path);
    let context = Context { id: RequestId(id.into()), path: path.into() };
    CONTEXT.scope(context, work).instrument(span).await
}

/// The outermost layer: names the request, times it, counts it.
pub(super) async fn observe(mut request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = RequestId::of(request.headers());
    let (method, path) = (request.method().clone(), Arc::<str>::from(request.uri().path()));
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", request.id = id.as_str(), http.method = %method, http.path = %path);
    let context = Context { id: id.clone(), path };
    let mut response = CONTEXT.scope(context, next.run(request)).instrument(span.clone()).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    let (status, elapsed) = (response.status(), start.elapsed());
    span.in_scope(|| {
        tracing::debug!(http.status = status.as_u16(), elapsed_ms = elapsed.as_millis() as u64, "answered {status}");
    });
    // Only methods the product knows become labels; a peer must not be able to make new time series.
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let labels = [("method", method), ("route", route), ("status", status.as_u16().to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds").record(elapsed);
    response
}
