//! Wraps a router so that nothing leaves it that is not in the house style.

use std::any::Any;

use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, middleware};
use http::{Method, StatusCode, Uri};
use tower_http::catch_panic::CatchPanicLayer;

use super::context::observe;
use super::extract::BodyTime;
use super::headers::headers;
use super::{HttpLimits, Problem};

/// Adds problems for unknown paths and methods and for panics, the body limit, request ids and security headers. Call it
/// last, on the whole router: what is added afterwards stays undressed.
pub fn dress(router: Router, limits: &HttpLimits) -> Router {
    router
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .layer(Extension(BodyTime(limits.body_time)))
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(headers))
        .layer(middleware::from_fn(observe))
}

async fn unknown_path(uri: Uri) -> Problem {
    Problem::not_found(format!("There is nothing at `{}`. The API is described in its OpenAPI document.", uri.path()))
}

async fn unknown_method(method: Method) -> Problem {
    let detail = format!("`{method}` cannot be used here. The `Allow` header lists what can.");
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail)
}

pub(super) fn panicked(cause: Box<dyn Any + Send>) -> Response {
    Problem::internal(&Panicked(message(&*cause))).into_response()
}

#[derive(Debug, thiserror::Error)]
#[error("a handler panicked: {0}")]
struct Panicked(String);

/// What a panic said.
pub(crate) fn message(cause: &(dyn Any + Send)) -> String {
    match (cause.downcast_ref::<&str>(), cause.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "no message".to_owned(),
    }
}
