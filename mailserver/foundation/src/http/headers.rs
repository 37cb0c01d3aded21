//! Headers that keep browsers from doing more with an answer than was meant.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use axum::{Router, middleware};
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

/// For pages of a program of ours, beside the policy of what they may do.
const PAGES: [(HeaderName, &str); 3] = [
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    // A newer server's page is never run with an older one's scripts: each is asked for, and answered 304.
    (CACHE_CONTROL, "no-cache"),
];

/// Makes routes into pages of a program that may do what `policy` (Content-Security-Policy) says and no more.
pub fn as_pages(routes: Router, policy: &'static str) -> Router {
    routes.layer(middleware::map_response(move |response: Response| async move {
        with(with(response, &[(CONTENT_SECURITY_POLICY, policy)]), &PAGES)
    }))
}

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
