//! What supervisors and scrapers ask: is it alive, is it open, how much did it do.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::{Area, Engine};
use foundation::http::Json;
use foundation::tokens::Scope;
use http::header::{CONTENT_TYPE, HeaderValue};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::license;

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    foundation::http::health().routes(routes!(read_license_health)).routes(routes!(read_metrics))
}

/// How the licence is, for monitoring.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseHealth {
    /// As `state` of `GET /v1/license`.
    #[schema(example = "warn")]
    state: String,
    /// Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
    #[schema(example = "administrators")]
    notice: String,
    /// The codes of the reasons.
    #[schema(example = json!(["payment_due"]))]
    reasons: Vec<String>,
    /// Nothing of this changes by itself before then; null when nothing will.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-04T09:00:00Z")]
    next_change_at: Option<Timestamp>,
}

/// Says how the licence is.
///
/// It answers 200 in every state, and `health/live` and `health/ready` do not ask for it: a supervisor that restarts the
/// server, or sends its clients elsewhere, mends no licence.
#[utoipa::path(
    get, path = "/v1/health/license", tag = "health",
    responses((status = 200, description = "How the licence is.", body = LicenseHealth)),
    security(("bearer" = ["metrics:read"]))
)]
async fn read_license_health(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<Json<LicenseHealth>, Failure> {
    principal.needs(Scope::Read(Area::Metrics))?;
    let standing = engine.license();
    let evaluation = &standing.evaluation;
    Ok(Json(LicenseHealth {
        state: evaluation.state.as_str().to_owned(),
        notice: license::notice(evaluation.notice).to_owned(),
        reasons: evaluation.reasons.iter().map(|reason| reason.code.as_str().to_owned()).collect(),
        next_change_at: evaluation.next_change.map(|at| at.timestamp()),
    }))
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
