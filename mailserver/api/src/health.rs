//! What supervisors and scrapers ask: is it alive, is it open, how much did it do.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::Area;
use foundation::http::{Json, Problem};
use foundation::throttle::RetryAfter;
use foundation::tokens::Scope;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;

/// The server's condition.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// The condition in a word.
    status: HealthStatus,
}

/// The server's condition in a word.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HealthStatus {
    /// The process answers.
    Live,
    /// Every listener serves and the database answers.
    Ready,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_liveness)).routes(routes!(read_readiness)).routes(routes!(read_metrics))
}

/// Says that the process answers. Restart it when this fails.
#[utoipa::path(
    get, path = "/v1/health/live", tag = "health",
    responses((status = 200, description = "The process answers.", body = Health)),
    security(())
)]
async fn read_liveness() -> Json<Health> {
    Json(Health { status: HealthStatus::Live })
}

/// Says whether the server is open. Send it no clients while this fails.
#[utoipa::path(
    get, path = "/v1/health/ready", tag = "health",
    responses((status = 200, description = "Every listener serves and the database answers.", body = Health)),
    security(())
)]
async fn read_readiness(State(state): State<ApiState>) -> Result<Json<Health>, Failure> {
    let wait = RetryAfter(Duration::from_secs(1));
    let closed = |detail| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", detail).with_retry_after(wait);
    if !state.readiness.is_open() {
        return Err(closed("The server is starting or stopping. Try again shortly.").into());
    }
    match state.engine.store().read().await {
        Ok(_) => Ok(Json(Health { status: HealthStatus::Ready })),
        Err(error) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            Err(closed("The database does not answer. Try again shortly.").into())
        }
    }
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
