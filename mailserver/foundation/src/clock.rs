//! Wall-clock time as an argument: whoever needs `now` is handed a [`Clock`], so that a test can hold it still.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use jiff::Timestamp;

/// A source of wall-clock time. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` until [`Clock::set`] moves it.
    pub fn held(start: Timestamp) -> Self {
        Self(Source::Held(Arc::new(AtomicI64::new(start.as_microsecond()))))
    }

    /// The current time, cut to whole microseconds: what a row can hold.
    pub fn now(&self) -> Timestamp {
        from_micros(self.micros())
    }

    /// The current time in microseconds since the Unix epoch, the form rows keep.
    pub fn micros(&self) -> i64 {
        match &self.0 {
            Source::System => Timestamp::now().as_microsecond(),
            Source::Held(at) => at.load(Ordering::Acquire),
        }
    }

    /// Seconds that have passed since some start, by a clock nobody sets; a held clock's stand still and leap with it.
    pub fn uptime(&self) -> i64 {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match &self.0 {
            Source::System => i64::try_from(START.elapsed().as_secs()).unwrap_or(i64::MAX),
            Source::Held(at) => at.load(Ordering::Acquire) / 1_000_000,
        }
    }

    /// Moves a held clock; the system clock ignores it.
    pub fn set(&self, now: Timestamp) {
        if let Source::Held(at) = &self.0 {
            at.store(now.as_microsecond(), Ordering::Release);
        }
    }
}

/// The timestamp a row's microseconds stand for. Values no calendar holds are cut to the nearest it does.
pub fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
