//! The account page, for customers and staff: files of this binary that a browser runs. They have no door of their own: whatever a
//! button does is an operation under `/v1`, asked for with the session's cookie.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::State;
use axum::response::{Redirect, Response};
use axum::routing::get;
use foundation::http::{Conditions, File, Path, Problem, as_pages};
use http::Uri;
use http::header::HeaderMap;

use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::vendors;

/// Nothing but this origin's own files runs, is shown or is asked; nobody frames the page; a form goes nowhere by itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page, with holes for the vendor's name.
const INDEX: &str = include_str!("index.html");

pub(crate) static FILES: LazyLock<[File; 14]> = LazyLock::new(|| {
    foundation::files![
        ".";
        "style.css",
        "icon.svg",
        "app.js",
        "api.js",
        "dom.js",
        "words.js",
        "login.js",
        "newcomers.js",
        "customer.js",
        "buy.js",
        "invoices.js",
        "own.js",
        "staff.js",
        "staff_license.js",
    ]
});

/// Serves the page at `/account`; at `/welcome` and `/trial` to whoever was mailed a link to set a password or for a trial.
pub(crate) fn routes(office: Office) -> Router {
    let routes = Router::new()
        .route("/", get(async || Redirect::temporary("/account")))
        .route("/account", get(index))
        .route("/welcome", get(index))
        .route("/trial", get(index))
        .route("/pages/{file}", get(file))
        .with_state(office);
    as_pages(routes, POLICY)
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
    Ok(File::new("index.html", page).answer(&headers, &conditions))
}

async fn file(Path(name): Path<String>, headers: HeaderMap, conditions: Conditions) -> Result<Response, Problem> {
    let found = FILES.iter().find(|file| file.name == name);
    let file = found.ok_or_else(|| Problem::not_found("There is no such file. The page is at `/account`."))?;
    Ok(file.answer(&headers, &conditions))
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
