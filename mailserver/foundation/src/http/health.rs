//! What supervisors ask: is it alive, is it open. The answers are the same for every counter of ours.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::{FromRef, State};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Json, Problem};
use crate::db::Database;
use crate::throttle::RetryAfter;

/// Whether every listener serves: what `health/ready` answers. Closed until it is opened.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// All listeners serve.
    pub fn open(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// The server has begun to stop.
    pub fn close(&self) {
        self.0.store(false, Ordering::Release);
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// What the answers are made from.
#[derive(Clone)]
pub struct Condition {
    /// Whether the server is open.
    pub readiness: Readiness,
    /// The database that must answer.
    pub db: Database,
}

/// The server's condition.
#[derive(Debug, Serialize, ToSchema)]
struct Health {
    /// The condition in a word.
    status: HealthStatus,
}

/// The server's condition in a word.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum HealthStatus {
    /// The process answers.
    Live,
    /// Every listener serves and the database answers.
    Ready,
}

/// `GET /v1/health/live` and `GET /v1/health/ready`, under the tag `health`.
pub fn health<S>() -> OpenApiRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Condition: FromRef<S>,
{
    OpenApiRouter::new().routes(routes!(read_liveness)).routes(routes!(read_readiness))
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
async fn read_readiness(State(condition): State<Condition>) -> Result<Json<Health>, Problem> {
    let wait = RetryAfter(Duration::from_secs(1));
    let closed = |detail| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", detail).with_retry_after(wait);
    if !condition.readiness.is_open() {
        return Err(closed("The server is starting or stopping. Try again shortly."));
    }
    match condition.db.read().await {
        Ok(_) => Ok(Json(Health { status: HealthStatus::Ready })),
        Err(error) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            Err(closed("The database does not answer. Try again shortly."))
        }
    }
}
