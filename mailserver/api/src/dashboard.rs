//! The administrator's dashboard: files that a browser runs, made of `clients/dashboard`. They have no door of their own: whatever a
//! button does is an operation under `/v1`.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::response::{Redirect, Response};
use axum::routing::get;
use foundation::http::{Conditions, File, Problem, as_pages};
use http::HeaderMap;

/// Nothing but this origin's own files runs or is asked; pictures may also be part of the page; nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static FILES: LazyLock<[File; 4]> = LazyLock::new(
    || foundation::files!["../../../clients/dashboard/dist"; "index.html", "icon.svg", "assets/index.js", "assets/style.css"],
);

/// Serves the dashboard at `/dashboard/`.
pub(crate) fn routes() -> Router {
    let routes = Router::new()
        .route("/", get(async || Redirect::temporary("/dashboard/")))
        .route("/dashboard", get(async || Redirect::permanent("/dashboard/")))
        .route("/dashboard/", get(index))
        .route("/dashboard/{*file}", get(file));
    as_pages(routes, POLICY)
}

async fn index(headers: HeaderMap, conditions: Conditions) -> Result<Response, Problem> {
    serve("index.html", &headers, &conditions)
}

async fn file(Path(name): Path<String>, headers: HeaderMap, conditions: Conditions) -> Result<Response, Problem> {
    serve(&name, &headers, &conditions)
}

fn serve(name: &str, headers: &HeaderMap, conditions: &Conditions) -> Result<Response, Problem> {
    let found = FILES.iter().find(|file| file.name == name);
    let file = found.ok_or_else(|| Problem::not_found("There is no such file. The dashboard is at `/dashboard/`."))?;
    Ok(file.answer(headers, conditions))
}
