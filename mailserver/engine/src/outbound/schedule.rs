//! When a recipient is attempted again. Knows numbers only.

const MINUTE: i64 = 60_000_000;

/// The time of the next attempt, in microseconds since the epoch like `now` and `expires_at`.
///
/// `attempts` counts those before the one that failed now; `minutes` is the schedule, whose last entry repeats; `jitter`
/// from -1 to 1 moves the wait by up to a tenth, so that what failed together does not come back together. The last attempt
/// is made when the message expires, not one wait before.
pub(super) fn next_attempt(now: i64, attempts: u32, minutes: &[u32], jitter: f64, expires_at: i64) -> i64 {
    let at = (attempts as usize).min(minutes.len().saturating_sub(1));
    let wait = i64::from(minutes.get(at).copied().unwrap_or(60)) * MINUTE;
    let moved = wait + (wait as f64 * 0.1 * jitter.clamp(-1.0, 1.0)) as i64;
    (now + moved).min(expires_at.max(now + MINUTE / 2))
}

#[cfg(test)]
mod tests {
    use super::{MINUTE, next_attempt};

    #[test]
    fn waits_grow_and_the_last_repeats() {
        let never = i64::MAX;
        for (attempts, minutes) in [(0, 1), (1, 5), (2, 240), (3, 240), (900, 240)] {
            assert_eq!(next_attempt(7, attempts, &[1, 5, 240], 0.0, never), 7 + minutes * MINUTE);
        }
        assert_eq!(next_attempt(0, 0, &[10], 1.0, never), 11 * MINUTE);
        assert_eq!(next_attempt(0, 0, &[10], -1.0, never), 9 * MINUTE);
    }

    #[test]
    fn the_last_attempt_is_at_the_end() {
        assert_eq!(next_attempt(0, 0, &[60], 0.0, 10 * MINUTE), 10 * MINUTE);
        assert_eq!(next_attempt(10 * MINUTE, 0, &[60], 0.0, 10 * MINUTE), 10 * MINUTE + MINUTE / 2);
    }
}
