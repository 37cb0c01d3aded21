//! A point in time in whole seconds, which is all that a signed document carries (NumericDate of RFC 7519 §2).
//!
//! It is never asked for here: whoever needs the time hands it in.

use std::fmt;

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z. Arithmetic stops at the ends instead of wrapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// One minute, in seconds.
pub const MINUTE: i64 = 60;
/// One hour, in seconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day, in seconds.
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// The moment so many seconds after 1970.
    pub const fn from_second(second: i64) -> Self {
        Self(second)
    }

    /// Seconds since 1970.
    pub const fn second(self) -> i64 {
        self.0
    }

    /// So many seconds later, or earlier when negative.
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// So many days later, or earlier when negative.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus(days.saturating_mul(DAY))
    }

    /// So many calendar months later, in UTC: the 31st of a month that has none becomes its last day.
    pub fn plus_months(self, months: i32) -> Self {
        let later = self.timestamp().to_zoned(TimeZone::UTC).checked_add(months.months());
        later.map_or(Self(i64::MAX), |later| Self::from(later.timestamp()))
    }

    /// Seconds from `earlier` to here; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same moment for the calendar; beyond the years it knows, its first or last one.
    pub fn timestamp(self) -> Timestamp {
        let within = self.0.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        Timestamp::from_second(within).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl From<Timestamp> for Moment {
    /// Fractions of a second are dropped.
    fn from(at: Timestamp) -> Self {
        Self(at.as_second())
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_walks_by_the_calendar_and_stops_at_the_ends() {
        let at = |text: &str| Moment::from(text.parse::<Timestamp>().unwrap());
        assert_eq!(at("2026-08-31T10:00:00Z").plus_months(6), at("2027-02-28T10:00:00Z"));
        assert_eq!(at("2024-02-29T00:00:00Z").plus_months(12), at("2025-02-28T00:00:00Z"));
        assert_eq!(at("2026-01-01T00:00:00Z").plus_days(30).to_string(), "2026-01-31T00:00:00Z");
        assert_eq!(Moment::from_second(i64::MAX).plus_days(1), Moment::from_second(i64::MAX));
        assert!(Moment::from_second(i64::MAX).to_string().starts_with("9999-12-30"));
        assert_eq!(Moment::from_second(i64::MAX).plus_months(1), Moment::from_second(i64::MAX));
    }
}
