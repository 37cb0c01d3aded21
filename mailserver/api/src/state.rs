//! What the handlers share.

use axum::extract::FromRef;
use engine::Engine;
use foundation::http::{ApiLimits, Condition, Readiness};
use foundation::metrics::Metrics;
use foundation::tasks::Tasks;

/// What the REST counter stands on. Cheap to clone.
#[derive(Clone)]
pub struct ApiState {
    /// Every rule. Its store's clock is the counter's clock.
    pub engine: Engine,
    /// The running background work.
    pub tasks: Tasks,
    /// The numbers to render.
    pub metrics: Metrics,
    /// Whether the server is open; also held by whoever opens and closes it.
    pub readiness: Readiness,
    /// Bounds on what clients may ask for.
    pub limits: ApiLimits,
}

impl FromRef<ApiState> for Engine {
    fn from_ref(state: &ApiState) -> Self {
        state.engine.clone()
    }
}

impl FromRef<ApiState> for Tasks {
    fn from_ref(state: &ApiState) -> Self {
        state.tasks.clone()
    }
}

impl FromRef<ApiState> for Condition {
    fn from_ref(state: &ApiState) -> Self {
        Self { readiness: state.readiness.clone(), db: state.engine.store().db().clone() }
    }
}
