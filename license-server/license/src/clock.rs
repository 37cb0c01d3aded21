//! What time it is, for an installation whose clock somebody else can set (§ "Time" of the model).
//!
//! Three rules. Setting the clock back gains nothing: time is never earlier than the latest time that was trusted, and that
//! mark moves on with the monotonic clock. Setting it forward by mistake harms nobody at once: the mark follows the wall
//! clock after an hour of steadiness only, and a leap of more than two days takes nothing away for a day. A signed answer
//! knows better than either, and is the only thing that lowers the mark.
//!
//! Two places where the model left a choice: a leap found at start (the machine was off, or its battery is empty) counts as
//! one, since nobody can tell them apart; and the day of doubt is counted in hours of running and kept across restarts, so
//! that restarting does not begin it anew. Dates of received mail are never looked at: a sender could push the clock.

use serde::{Deserialize, Serialize};

use crate::{
    moment::{DAY, HOUR, Moment},
    nonce::ANSWER_DAYS,
};

/// How far the wall clock may lie behind the mark without being called set back: an hour, which no summer time exceeds.
pub const TOLERANCE: i64 = HOUR;
/// For how long the wall clock must have been steady before the mark follows it.
pub const STEADY: i64 = HOUR;
/// A leap beyond this takes nothing away at first.
pub const LEAP: i64 = 2 * DAY;
/// For how long.
pub const DOUBT: i64 = DAY;
/// So many times set back, within so many days, and a refresh is demanded within so many more.
pub const ROLLBACKS: usize = 3;
/// See [`ROLLBACKS`].
pub const ROLLBACK_WINDOW_DAYS: i64 = 30;
/// See [`ROLLBACKS`].
pub const REFRESH_WITHIN_DAYS: i64 = 7;

/// What both clocks of the machine say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The wall clock.
    pub wall: Moment,
    /// Seconds on the monotonic clock, from any start; it starts anew with the process.
    pub uptime: i64,
}

/// What is kept across restarts: written every ten minutes and at stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The latest time that was trusted.
    pub mark: Moment,
    /// When the clock was found set back, the last few times.
    #[serde(default)]
    pub rollbacks: Vec<Moment>,
    /// Since when it is set back, while it is.
    #[serde(default)]
    pub back_since: Option<Moment>,
    /// A refresh is demanded by then.
    #[serde(default)]
    pub refresh_by: Option<Moment>,
    /// How many seconds of the day of doubt have passed, while there is doubt.
    #[serde(default)]
    pub doubted: Option<i64>,
}

/// The clock of one run of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    saved: Saved,
    last: Tick,
    steady_from: i64,
}

/// The time as [`evaluate`](crate::evaluate::evaluate) wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The effective time.
    pub now: Moment,
    /// The time by which rights are taken away: earlier than `now` while there is doubt.
    pub denial: Moment,
    /// Since when the clock is set back.
    pub back_since: Option<Moment>,
    /// A refresh is demanded by then, because the clock was set back again and again.
    pub refresh_by: Option<Moment>,
    /// When doubt about a leap ends.
    pub doubt_until: Option<Moment>,
}

/// By which way a signed time came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Just now.
    Online,
    /// On paper or a stick, in the last thirty days.
    Offline,
}

impl Reading {
    /// A clock that nobody has touched.
    pub const fn steady(now: Moment) -> Self {
        Self { now, denial: now, back_since: None, refresh_by: None, doubt_until: None }
    }
}

impl Clock {
    /// Starts with what was kept, or with the wall clock where nothing was.
    pub fn start(saved: Option<Saved>, at: Tick) -> Self {
        let fresh = Saved { mark: at.wall, rollbacks: Vec::new(), back_since: None, refresh_by: None, doubted: None };
        let mut saved = saved.unwrap_or(fresh);
        saved.doubted = (at.wall.since(saved.mark) > LEAP).then(|| saved.doubted.unwrap_or(0));
        let mut clock = Self { saved, last: at, steady_from: at.uptime };
        clock.settle(at);
        clock
    }

    /// Looks at both clocks again.
    pub fn tick(&mut self, at: Tick) -> Reading {
        let elapsed = at.uptime.saturating_sub(self.last.uptime).max(0);
        let strayed = at.wall.since(self.last.wall.plus(elapsed));
        self.saved.mark = self.saved.mark.plus(elapsed);
        self.saved.doubted = self.saved.doubted.map(|spent| spent + elapsed).filter(|spent| *spent < DOUBT);
        if strayed.saturating_abs() > TOLERANCE {
            self.steady_from = at.uptime;
        }
        if strayed > LEAP {
            self.saved.doubted = Some(0);
        }
        self.settle(at);
        self.reading()
    }

    /// Takes the date of a genuine answer to a request of ours, and nothing else: an old token would turn time back.
    pub fn signed(&mut self, iat: Moment, answer: Answer, at: Tick) -> Reading {
        self.tick(at);
        let slack = match answer {
            Answer::Online => 0,
            Answer::Offline => ANSWER_DAYS * DAY,
        };
        if self.saved.mark > iat.plus(slack) {
            self.saved.mark = iat;
        }
        self.saved.mark = self.saved.mark.max(iat);
        self.saved.rollbacks.clear();
        self.saved.refresh_by = None;
        let ahead = at.wall.since(iat);
        self.saved.doubted = (ahead > slack + LEAP).then_some(0);
        self.steady_from = match ahead.saturating_abs() <= slack + TOLERANCE {
            true => at.uptime.saturating_sub(STEADY),
            false => at.uptime,
        };
        self.settle(at);
        self.reading()
    }

    /// The time as of the last look.
    pub fn reading(&self) -> Reading {
        let now = self.last.wall.max(self.saved.mark);
        let doubt = self.saved.doubted;
        Reading {
            now,
            denial: doubt.map_or(now, |_| self.saved.mark),
            back_since: self.saved.back_since,
            refresh_by: self.saved.refresh_by,
            doubt_until: doubt.map(|spent| now.plus(DOUBT - spent)),
        }
    }

    /// What is to be kept.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    fn settle(&mut self, at: Tick) {
        self.last = at;
        let saved = &mut self.saved;
        if at.wall.since(saved.mark) <= LEAP {
            saved.doubted = None;
        }
        let steady = at.uptime.saturating_sub(self.steady_from) >= STEADY;
        if steady && saved.doubted.is_none() {
            saved.mark = saved.mark.max(at.wall);
        }
        if saved.mark.since(at.wall) <= TOLERANCE {
            saved.back_since = None;
        } else if saved.back_since.is_none() {
            saved.back_since = Some(saved.mark);
            saved.rollbacks.retain(|when| saved.mark.since(*when) < ROLLBACK_WINDOW_DAYS * DAY);
            saved.rollbacks.push(saved.mark);
            if saved.rollbacks.len() >= ROLLBACKS {
                saved.refresh_by.get_or_insert(saved.mark.plus_days(REFRESH_WITHIN_DAYS));
            }
        }
    }
}

#[cfg(test)]
mod tests;
