//! What the handlers share.

use axum::extract::FromRef;
use foundation::http::{ApiLimits, Condition, Readiness};
use foundation::metrics::Metrics;

use crate::office::Office;

/// What the operations stand on. Cheap to clone.
#[derive(Clone)]
pub(crate) struct ApiState {
    /// The rows and the rules.
    pub(crate) office: Office,
    /// The numbers to render.
    pub(crate) metrics: Metrics,
    /// Whether the server is open.
    pub(crate) readiness: Readiness,
    /// Bounds on what clients may ask for.
    pub(crate) limits: ApiLimits,
}

impl FromRef<ApiState> for Office {
    fn from_ref(state: &ApiState) -> Self {
        state.office.clone()
    }
}

impl FromRef<ApiState> for Condition {
    fn from_ref(state: &ApiState) -> Self {
        Self { readiness: state.readiness.clone(), db: state.office.db.clone() }
    }
}
