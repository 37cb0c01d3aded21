//! A keyed rate limit: a token bucket an entry, kept as one timestamp (GCRA, the form ITU-T I.371 gives the leaky
//! bucket), so that a key costs eight bytes and nothing runs in the background.

use std::hash::Hash;
use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;

use super::RetryAfter;
use super::generations::Generations;

/// At most `quota` units in any `window`, all of which may come at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Units.
    pub quota: u32,
    /// The time they refill in.
    pub window: Duration,
}

/// What is left after a unit was taken: the numbers of a `RateLimit` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rate that applies.
    pub rate: Rate,
    /// Units that may still come at once.
    pub remaining: u32,
    /// Time until the bucket is full again.
    pub reset: Duration,
}

/// A token bucket for each key.
pub struct RateLimiter<K> {
    rate: Rate,
    /// The moment each key's bucket is full again, in microseconds; absent or past means full.
    full_at: Mutex<Generations<K, i64>>,
}

impl<K: Eq + Hash> RateLimiter<K> {
    /// Full buckets for every key; at most `tracked` keys are remembered.
    pub fn new(rate: Rate, tracked: usize) -> Self {
        Self { rate, full_at: Mutex::new(Generations::new(tracked)) }
    }

    /// The rate this limiter keeps.
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Takes `units` from `key`'s bucket. Asking for more than the quota always fails.
    ///
    /// # Errors
    /// [`RetryAfter`]; nothing was taken then.
    pub fn take(&self, now: Timestamp, key: K, units: u32) -> Result<Allowance, RetryAfter> {
        let now = now.as_microsecond();
        let window = i64::try_from(self.rate.window.as_micros()).unwrap_or(i64::MAX / 4);
        let step = (window / i64::from(self.rate.quota.max(1))).max(1);
        let mut table = self.full_at.lock();
        let full_at = table.touch(key, || now);
        // No bucket is emptier than empty: full later than that was said by a clock that has been set back since, and would
        // keep everybody out until it shows that time again.
        let latest = now.saturating_add(step.saturating_mul(i64::from(self.rate.quota)));
        let start = if *full_at > latest { now } else { (*full_at).max(now) };
        let next = start.saturating_add(step.saturating_mul(i64::from(units)));
        let over = next - now - step * i64::from(self.rate.quota);
        if over > 0 {
            return Err(RetryAfter(Duration::from_micros(over.unsigned_abs())));
        }
        *full_at = next;
        let remaining = u32::try_from(-over / step).unwrap_or(0);
        Ok(Allowance { rate: self.rate, remaining, reset: Duration::from_micros((next - now).unsigned_abs()) })
    }
}
