//! What supervisors and scrapers ask: is it alive, is it open, how much did it do.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::Area;
use foundation::tokens::Scope;
use http::header::{CONTENT_TYPE, HeaderValue};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    foundation::http::health().routes(routes!(read_metrics))
}

/// The server's numbers in the Prometheus text format.
#[utoipa::path(
    get, path = "/v1/metrics", tag = "health",
    responses((status = 200, description = "The numbers.", body = String, content_type = "text/plain")),
    security(("bearer" = ["metrics:read"]))
)]
async fn read_metrics(State(state): State<ApiState>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Read(Area::Metrics))?;
    let content_type = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(CONTENT_TYPE, content_type)], state.metrics.render()))
}
