//! The account page, for customers and staff: files of this binary that a browser runs. They have no door of their own: whatever a
//! button does is an operation under `/v1`, asked for with the session's cookie.

use std::sync::LazyLock;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, middleware};
use foundation::http::{Conditions, ETag, Path, Problem};
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
};
use http::{StatusCode, Uri};

use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::vendors;

/// Nothing but this origin's own files runs, is shown or is asked; nobody frames the page; a form goes nowhere by itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 4] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    // A newer server's page is never run with an older one's scripts: each is asked for, and answered 304.
    (CACHE_CONTROL, "no-cache"),
];

pub(crate) const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The page, with holes for the vendor's name.
const INDEX: &str = include_str!("index.html");

/// A file of the page.
pub(crate) struct File {
    pub(crate) name: &'static str,
    kind: &'static str,
    text: &'static str,
    etag: ETag,
}

macro_rules! files {
    ($($name:literal: $kind:expr),+ $(,)?) => {
        [$({
            let text = include_str!($name);
            File { name: $name, kind: $kind, text, etag: ETag::of_bytes(text.as_bytes()) }
        }),+]
    };
}

pub(crate) static FILES: LazyLock<[File; 14]> = LazyLock::new(|| {
    files![
        "style.css": "text/css; charset=utf-8",
        "icon.svg": "image/svg+xml",
        "app.js": SCRIPT,
        "api.js": SCRIPT,
        "dom.js": SCRIPT,
        "words.js": SCRIPT,
        "login.js": SCRIPT,
        "newcomers.js": SCRIPT,
        "customer.js": SCRIPT,
        "buy.js": SCRIPT,
        "invoices.js": SCRIPT,
        "own.js": SCRIPT,
        "staff.js": SCRIPT,
        "staff_license.js": SCRIPT,
    ]
});

/// Serves the page at `/account`; at `/welcome` and `/trial` to whoever was mailed a link to set a password or for a trial.
pub(crate) fn routes(office: Office) -> Router {
    Router::new()
        .route("/", get(async || Redirect::temporary("/account")))
        .route("/account", get(index))
        .route("/welcome", get(index))
        .route("/trial", get(index))
        .route("/pages/{file}", get(file))
        .layer(middleware::map_response(guarded))
        .with_state(office)
}

async fn guarded(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// The page of the vendor whose host is asked.
async fn index(
    State(office): State<Office>,
    headers: HeaderMap,
    uri: Uri,
    conditions: Conditions,
) -> Result<Response, Failure> {
    let name = match office.vendor_at(&foundation::http::cookie::host(&headers, &uri)).await? {
        Some(vendor) => vendors::get(&mut office.read().await.map_err(Refused::from)?, vendor).await?.name,
        None => "Licences".to_owned(),
    };
    let page = INDEX.replace("{{vendor}}", &safe(&name));
    let etag = ETag::of_bytes(page.as_bytes());
    Ok(answer(&conditions, etag, HTML, page))
}

async fn file(Path(name): Path<String>, conditions: Conditions) -> Result<Response, Problem> {
    let found = FILES.iter().find(|file| file.name == name);
    let file = found.ok_or_else(|| Problem::not_found("There is no such file. The page is at `/account`."))?;
    Ok(answer(&conditions, file.etag.clone(), file.kind, file.text))
}

fn answer(conditions: &Conditions, etag: ETag, kind: &'static str, text: impl IntoResponse) -> Response {
    match conditions.is_unmodified(&etag) {
        true => (StatusCode::NOT_MODIFIED, etag, ()).into_response(),
        false => {
            let mut response = (etag, text).into_response();
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            response
        }
    }
}

/// Text that a page cannot take for anything else.
pub(crate) fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
