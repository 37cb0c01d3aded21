//! What the handlers share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::FromRef;
use engine::Engine;
use foundation::http::{HttpLimits, IdempotencyLimits};
use foundation::metrics::Metrics;
use foundation::tasks::Tasks;
use foundation::throttle::Rate;

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

/// Bounds on what clients may ask for.
#[derive(Clone, Debug)]
pub struct ApiLimits {
    /// One request.
    pub http: HttpLimits,
    /// Kept answers.
    pub idempotency: IdempotencyLimits,
    /// Requests of one token. Default 6000 a minute.
    pub token_rate: Rate,
    /// Requests of one network, whatever tokens it sends. Default 12,000 a minute.
    pub peer_rate: Rate,
    /// Tokens and networks whose requests are counted. Default 100,000 of each.
    pub tracked: usize,
    /// Longest text looked at as a token, in bytes. Default 256.
    pub token_bytes: usize,
}

impl Default for ApiLimits {
    fn default() -> Self {
        let window = Duration::from_secs(60);
        Self {
            http: HttpLimits::default(),
            idempotency: IdempotencyLimits::default(),
            token_rate: Rate { quota: 6000, window },
            peer_rate: Rate { quota: 12_000, window },
            tracked: 100_000,
            token_bytes: 256,
        }
    }
}
