//! The OpenAPI document and the page that shows it. The page is part of the binary: it needs no other server.

use std::sync::{Arc, LazyLock};

use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router, middleware};
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue};
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::Config;

use super::{Conditions, File, Path, Problem, documentation_headers};

/// Serves `document` at `/v1/openapi.json` and the page that shows it at `/docs/`.
pub fn documentation(document: &OpenApi) -> Router {
    let page = Router::new()
        .route("/docs", get(lead_in))
        .route("/docs/", get(index))
        .route("/docs/{*file}", get(file))
        .layer(middleware::from_fn(documentation_headers));
    // The document is made of strings, numbers and maps with string keys.
    let document = Arc::new(File::new("openapi.json", document.to_json().unwrap_or_default()));
    Router::new().route("/v1/openapi.json", get(read)).layer(Extension(document)).merge(page)
}

/// `GET /v1/openapi.json`.
async fn read(Extension(document): Extension<Arc<File>>, headers: HeaderMap, conditions: Conditions) -> Response {
    let mut response = document.answer(&headers, &conditions);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `GET /docs`: the page's own files are found beside it.
async fn lead_in() -> Redirect {
    Redirect::permanent("/docs/")
}

/// `GET /docs/`.
async fn index() -> Result<Response, Problem> {
    serve("index.html")
}

/// `GET /docs/{file}`.
async fn file(Path(file): Path<String>) -> Result<Response, Problem> {
    serve(&file)
}

fn serve(file: &str) -> Result<Response, Problem> {
    /// The badge of an outside validator is the one thing the page would load from elsewhere.
    static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| {
        let config = Config::new(["/v1/openapi.json"]).validator_url("none").display_operation_id(true);
        Arc::new(config.persist_authorization(false).filter(true))
    });
    let found = utoipa_swagger_ui::serve(file, CONFIG.clone());
    let missing = || Problem::not_found("There is no such file. The documentation page is at `/docs/`.");
    let found = found.map_err(|error| Problem::internal(&std::io::Error::other(error.to_string())))?;
    let found = found.ok_or_else(missing)?;
    let content_type = HeaderValue::try_from(found.content_type);
    let content_type = content_type.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let mut response = ([(CONTENT_TYPE, content_type)], found.bytes.into_owned()).into_response();
    if found.gzpipped {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}
