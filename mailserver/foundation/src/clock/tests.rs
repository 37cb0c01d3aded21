//! Held clocks as a test sees them.

use std::sync::atomic::{AtomicU32, Ordering};

use tokio::task::yield_now;

use super::*;

const HOUR: Duration = Duration::from_secs(3600);

fn clock() -> Clock {
    Clock::held(Timestamp::from_second(1_700_000_000).unwrap())
}

#[test]
fn time_passes_by_both_clocks_and_is_set_by_one() {
    let clock = clock();
    let (start, up) = (clock.now(), clock.uptime());
    clock.advance(HOUR);
    assert_eq!((clock.now(), clock.uptime()), (start + HOUR, up + 3600));
    clock.set(start - 48 * HOUR);
    assert_eq!((clock.now(), clock.uptime()), (start - 48 * HOUR, up + 3600));
}

#[tokio::test]
async fn a_timer_goes_off_as_time_passes_and_not_as_the_clock_is_set() {
    let clock = clock();
    let mut timer = Box::pin(clock.timer(HOUR));
    macro_rules! waits {
        () => {
            futures::poll!(timer.as_mut()).is_pending()
        };
    }
    clock.set(clock.now() + 2 * HOUR);
    assert!(waits!());
    clock.advance(HOUR - Duration::from_micros(1));
    assert!(waits!());
    clock.advance(Duration::from_micros(1));
    assert!(!waits!());
}

#[tokio::test]
async fn whoever_advances_waits_for_what_that_set_off() {
    let (clock, done) = (clock(), Arc::new(AtomicU32::new(0)));
    let (by, count) = (clock.clone(), Arc::clone(&done));
    let timers = tokio::spawn(async move {
        let mut woken = by.timer(HOUR).await;
        loop {
            for _ in 0..10 {
                yield_now().await;
            }
            count.fetch_add(1, Ordering::Relaxed);
            let next = by.timer(HOUR);
            drop(woken);
            woken = next.await;
        }
    });
    // It is set once its task runs.
    yield_now().await;
    for expected in 1..20 {
        // Two days are one advance, and the timer goes off once.
        clock.advance(if expected == 7 { 48 * HOUR } else { HOUR });
        clock.settled().await;
        assert_eq!(done.load(Ordering::Relaxed), expected);
    }
    // A timer that nobody waits for any more keeps nobody waiting.
    timers.abort();
    assert!(timers.await.unwrap_err().is_cancelled());
    clock.advance(HOUR);
    clock.settled().await;
}
