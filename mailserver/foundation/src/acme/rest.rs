//! When it is time: the end of two thirds of a certificate's life, and the rests after failures, which grow so that an authority
//! that limits failures is not provoked.

use std::time::Duration;

use jiff::Timestamp;

/// The rest after the first failure, and the longest.
const RESTS: (Duration, Duration) = (Duration::from_secs(60), Duration::from_secs(6 * 3600));

/// The rest after failures in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rest {
    failures: u32,
    until: Option<Timestamp>,
}

impl Rest {
    pub(super) fn until(self) -> Option<Timestamp> {
        self.until
    }

    /// After another failure; until when.
    pub(super) fn lengthen(&mut self, now: Timestamp) -> Timestamp {
        let rest = RESTS.0.saturating_mul(1 << self.failures.min(16)).min(RESTS.1);
        let until = now + rest;
        *self = Self { failures: self.failures + 1, until: Some(until) };
        until
    }
}

/// When two thirds of the time between are over.
pub(super) fn two_thirds(from: Timestamp, until: Timestamp) -> Timestamp {
    from + until.duration_since(from) * 2 / 3
}
