//! Waiting for something to become true.

use std::time::{Duration, Instant};

/// How long anything may take. Long, because two builds may share the machine; a story that works never waits for it.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer.
///
/// # Panics
/// After a minute, naming `what`.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited {} s in vain: {what}", PATIENCE.as_secs());
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}
