//! Brakes on peers: failed logins, requests per key, connections per address. Each holds a bounded table in memory and
//! takes `now` as an argument. It does not know protocols; all of them share one instance, so that a guesser refused
//! over one is refused over the others.

mod connections;
mod generations;
mod logins;
mod peer;
mod rate;

pub use self::connections::{ConnectionLimits, Connections, Permit, TooManyConnections};
pub use self::logins::{AccountFailures, FailureLimits, HeldUp, LoginLimits, Logins};
pub use self::peer::{InvalidNetwork, PeerNet};
pub use self::rate::{Allowance, Rate, RateLimiter};

use std::time::Duration;

#[cfg(test)]
mod tests;

/// Refused for now: how long to wait before the next attempt has a chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts; try again in {} s", self.seconds())]
pub struct RetryAfter(pub Duration);

impl RetryAfter {
    /// Whole seconds, rounded up, at least one: the value of a `Retry-After` header.
    pub fn seconds(self) -> u64 {
        (self.0.as_millis().div_ceil(1000) as u64).max(1)
    }
}
