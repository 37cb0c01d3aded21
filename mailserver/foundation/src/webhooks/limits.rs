//! Bounds, with their defaults, and the times between attempts.

use std::time::Duration;

/// Bounds on endpoints and on what is sent to them.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Endpoints of one owner. Default 20.
    pub endpoints: i64,
    /// Patterns of events of one endpoint. Default 50.
    pub patterns: usize,
    /// Longest address, in bytes. Default 2,048.
    pub url_bytes: usize,
    /// Longest body; of an event that makes a longer one the detail is left out. Default 64 KiB.
    pub body_bytes: usize,
    /// How much of an answer is kept, in bytes; what follows is not read. Default 1,024.
    pub answer_bytes: usize,
    /// How long an attempt may take, from resolving the name to the end of what is kept of the answer. Default 20 s.
    pub timeout: Duration,
    /// Attempts in flight. Default 32.
    pub in_flight: usize,
    /// Attempts in flight for one endpoint. Default 4.
    pub in_flight_each: usize,
    /// An endpoint where every attempt failed for so long is disabled. Default 5 days.
    pub failing: Duration,
    /// How long deliveries and their attempts are kept. Default 30 days.
    pub keep: Duration,
    /// Attempts that are kept of one delivery, which replays add to; the oldest go first. Default 50.
    pub attempts: i64,
}

impl Default for Limits {
    fn default() -> Self {
        let day = Duration::from_secs(24 * 3600);
        Self {
            endpoints: 20,
            patterns: 50,
            url_bytes: 2048,
            body_bytes: 64 * 1024,
            answer_bytes: 1024,
            timeout: Duration::from_secs(20),
            in_flight: 32,
            in_flight_each: 4,
            failing: 5 * day,
            keep: 30 * day,
            attempts: 50,
        }
    }
}

const MINUTE: u64 = 60;
const HOUR: u64 = 3600;

/// When the attempts are made, in seconds: the first at once, each other so long after the failure before. It is the schedule
/// that Standard Webhooks recommends, three days in all.
pub const RETRIES: [u64; 10] =
    [0, 5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/// How long after its failure the attempt is followed by another, after `failed` attempts in a row; `None` after the last.
pub(super) fn wait(failed: u32) -> Option<Duration> {
    RETRIES.get(failed as usize).map(|seconds| Duration::from_secs(*seconds))
}

/// Microseconds, as rows count.
pub(super) fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
