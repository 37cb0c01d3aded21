//! Time as an argument: whoever needs to know what time it is, or to be woken later, is handed a [`Clock`], so that a test
//! can hold it still.

mod held;

#[cfg(test)]
mod tests;

use std::future::Future;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;

pub use self::held::Woken;

use self::held::Held;

/// A source of time: the wall clock, a clock that nobody sets, and timers by the latter. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Held(Arc<Held>),
}

impl Clock {
    /// The machine's clocks.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// Clocks that stand, the wall clock at `start`, until [`Clock::advance`] or [`Clock::set`] moves them.
    pub fn held(start: Timestamp) -> Self {
        Self(Source::Held(Held::at(start.as_microsecond())))
    }

    /// The current time, cut to whole microseconds: what a row can hold.
    pub fn now(&self) -> Timestamp {
        from_micros(self.micros())
    }

    /// The current time in microseconds since the Unix epoch, the form rows keep.
    pub fn micros(&self) -> i64 {
        match &self.0 {
            Source::System => Timestamp::now().as_microsecond(),
            Source::Held(held) => held.wall(),
        }
    }

    /// Seconds that have passed since some start, by a clock nobody sets.
    pub fn uptime(&self) -> i64 {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match &self.0 {
            Source::System => i64::try_from(START.elapsed().as_secs()).unwrap_or(i64::MAX),
            Source::Held(held) => held.uptime() / 1_000_000,
        }
    }

    /// Ready once `after` has passed by the clock nobody sets, counted from this call. A held clock's timers go off as it is
    /// advanced, and whoever advances it waits for what they set off: see [`Woken`].
    ///
    /// For whatever the product does by and by. What guards a socket or an end of the program measures real time instead:
    /// a peer's silence is no part of a test's story.
    pub fn timer(&self, after: Duration) -> impl Future<Output = Woken> + Send + use<> {
        let source = match &self.0 {
            Source::System => Ok(tokio::time::sleep(after)),
            Source::Held(held) => Err(held.timer(after)),
        };
        async move {
            match source {
                Ok(real) => {
                    real.await;
                    Woken::by_the_machine()
                }
                Err(held) => held.gone_off().await,
            }
        }
    }

    /// Lets time pass on held clocks, by both; the system's ignore it. Timers go off that come due by it, once each, however
    /// much time passes.
    pub fn advance(&self, by: Duration) {
        if let Source::Held(held) = &self.0 {
            held.advance(by);
        }
    }

    /// Sets a held wall clock, as somebody sets a machine's: no time passes, and no timer goes off. The system clock ignores
    /// it.
    pub fn set(&self, now: Timestamp) {
        if let Source::Held(held) = &self.0 {
            held.set(now.as_microsecond());
        }
    }

    /// Waits until no timer of a held clock is due, and what was set off by those that were is over.
    pub async fn settled(&self) {
        if let Source::Held(held) = &self.0 {
            held.settled().await;
        }
    }
}

/// The timestamp a row's microseconds stand for. Values no calendar holds are cut to the nearest it does.
pub fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
