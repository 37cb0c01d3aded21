//! How long a client may take (RFC 5321 §4.5.3.2.7). Silence is bounded from each octet to the next, and the whole time
//! between two accepted messages is bounded too, so that a client which dribbles octets holds its place no longer than
//! one that says nothing useful.

use std::time::{Duration, Instant};

use engine::Engine;

/// The longest silence within a message (RFC 5321 §4.5.3.2.5), if the setting does not say less.
const DATA_SILENCE: Duration = Duration::from_secs(180);

/// Silences that fit between the start, a login or an accepted message and the next accepted message.
const FRUITLESS_SILENCES: u32 = 4;

/// Octets that prolong the time until the next accepted message by a second: a slower line delivers to nobody.
const OCTETS_PER_SECOND: u64 = 1024;

/// The times a session is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// The longest silence between commands.
    pub(super) silence: Duration,
    /// What a message already on its way has left to arrive when the server stops.
    pub(super) last_message: Duration,
}

impl Times {
    /// As the settings stand now.
    pub(super) fn of(engine: &Engine) -> Self {
        let silence = Duration::from_secs(engine.smtp_settings().get().value.idle_seconds.into());
        Self { silence, last_message: Duration::from_secs(10) }
    }
}

/// What the client is sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sending {
    /// Commands.
    Commands,
    /// The octets of a message.
    Message,
}

/// A client's time account.
#[derive(Debug)]
pub(super) struct Pace {
    silence: Duration,
    last: Instant,
    fruitful: Instant,
    octets: u64,
}

impl Pace {
    /// A client that just connected.
    pub(super) fn new(silence: Duration, now: Instant) -> Self {
        Self { silence, last: now, fruitful: now, octets: 0 }
    }

    /// Octets arrived.
    pub(super) fn received(&mut self, octets: usize, now: Instant) {
        self.last = now;
        self.octets += octets as u64;
    }

    /// We have answered: the client's silence begins now.
    pub(super) fn answered(&mut self, now: Instant) {
        self.last = now;
    }

    /// A login succeeded or a message was accepted.
    pub(super) fn achieved(&mut self, now: Instant) {
        (self.last, self.fruitful) = (now, now);
        self.octets = 0;
    }

    /// The longest silence between commands; also how long a client may not read.
    pub(super) fn silence(&self) -> Duration {
        self.silence
    }

    /// How long to wait for the next octets from now on.
    pub(super) fn patience(&self, sending: Sending, now: Instant) -> Duration {
        let silence = match sending {
            Sending::Commands => self.silence,
            Sending::Message => self.silence.min(DATA_SILENCE),
        };
        let whole = self.silence * FRUITLESS_SILENCES + Duration::from_secs(self.octets / OCTETS_PER_SECOND);
        (self.last + silence).min(self.fruitful + whole).saturating_duration_since(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Duration = Duration::from_secs(300);

    #[test]
    fn silence_is_bounded_and_shorter_within_a_message() {
        let now = Instant::now();
        let pace = Pace::new(IDLE, now);
        assert_eq!(pace.patience(Sending::Commands, now), IDLE);
        assert_eq!(pace.patience(Sending::Message, now), DATA_SILENCE);
        let hasty = Pace::new(Duration::from_secs(10), now);
        assert_eq!(hasty.patience(Sending::Message, now), Duration::from_secs(10));
    }

    #[test]
    fn a_client_that_dribbles_runs_out_of_time() {
        let start = Instant::now();
        let (mut pace, mut now) = (Pace::new(IDLE, start), start);
        while !pace.patience(Sending::Message, now).is_zero() {
            now += Duration::from_secs(170);
            pace.received(1, now);
        }
        assert!(now - start <= IDLE * FRUITLESS_SILENCES + DATA_SILENCE);
    }

    #[test]
    fn a_slow_line_may_take_the_time_its_octets_need() {
        let mut now = Instant::now();
        let mut pace = Pace::new(IDLE, now);
        for _ in 0..500 {
            now += Duration::from_secs(60);
            assert!(!pace.patience(Sending::Message, now).is_zero());
            pace.received(64 * 1024, now);
        }
        pace.achieved(now);
        assert_eq!(pace.patience(Sending::Commands, now), IDLE);
    }
}
