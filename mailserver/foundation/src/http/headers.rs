//! Headers that keep browsers from doing more with an answer than was meant.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};

/// For answers that are data: nothing may be run, framed or kept.
const DATA: &[(HeaderName, &str)] = &[
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (CACHE_CONTROL, "no-store"),
];

/// For the documentation page: scripts and styles of its own origin only. Its styles are partly inline.
const PAGE: &[(HeaderName, &str)] = &[
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (CACHE_CONTROL, "no-cache"),
];

/// Adds what an answer does not set itself. Part of [`dress`](super::dress).
pub async fn headers(request: Request, next: Next) -> Response {
    with(next.run(request).await, DATA)
}

/// Lets a page run its own scripts: put it as a layer around the documentation routes.
pub async fn documentation_headers(request: Request, next: Next) -> Response {
    with(next.run(request).await, PAGE)
}

fn with(mut response: Response, added: &[(HeaderName, &'static str)]) -> Response {
    for (name, value) in added {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
