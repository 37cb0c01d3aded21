//! When a call is tried again, and after how long.

use std::time::Duration;

use crate::Error;

/// How often and how patiently a call is tried again when the network or the server failed for the moment. It never changes
/// something twice: mutations carry an `Idempotency-Key`, the same for every attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Attempts in all, the first included. Default 5.
    pub attempts: u32,
    /// The wait before the second attempt; it doubles from then on. Default 200 ms.
    pub first_wait: Duration,
    /// The longest wait. A server that asks for more with `Retry-After` is not waited for. Default 30 s.
    pub longest_wait: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 5, first_wait: Duration::from_millis(200), longest_wait: Duration::from_secs(30) }
    }
}

impl Retry {
    /// Every call is tried once.
    pub const NEVER: Self = Self { attempts: 1, first_wait: Duration::ZERO, longest_wait: Duration::ZERO };

    /// The wait before the attempt after the `made`th, or `None` when `error` is to be reported.
    pub(crate) fn wait(&self, made: u32, error: &Error) -> Option<Duration> {
        if made >= self.attempts || !is_passing(error) {
            return None;
        }
        let doubled = self.first_wait.saturating_mul(1 << (made - 1).min(16)).min(self.longest_wait);
        match error.problem().and_then(|problem| problem.retry_after) {
            Some(asked) if asked > self.longest_wait => None,
            Some(asked) => Some(asked),
            None => Some(doubled),
        }
    }
}

fn is_passing(error: &Error) -> bool {
    match error {
        // A server that took the time a call may take will take it again.
        Error::Unreachable(error) => error.is_connect() || !error.is_timeout() && !error.is_builder(),
        Error::Problem(problem) => {
            // The attempt before this one is still being answered.
            matches!(problem.status, 429 | 502 | 503) || problem.code == "idempotency_in_flight"
        }
        Error::Answer { status, .. } => matches!(status, 429 | 502 | 503),
        Error::Caller(_) => false,
    }
}
