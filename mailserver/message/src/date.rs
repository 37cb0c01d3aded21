//! Dates as messages and IMAP write them.
//!
//! Times enter and leave as `jiff` values; the clock is the caller's.

use std::fmt;

use jiff::{
    Timestamp, Zoned,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A text that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

/// Writes `Fri, 21 Nov 1997 09:55:06 -0600` (RFC 5322 §3.3), in the zone of `at`.
pub fn format(at: &Zoned) -> String {
    let day = DAYS[(at.weekday().to_monday_zero_offset() as usize) % 7];
    format!("{day}, {} {} {:04} {} {}", at.day(), month(at), at.year(), clock(at), zone(at))
}

/// Writes an instant as [`format()`] does, in UTC.
pub fn format_utc(at: Timestamp) -> String {
    format(&at.to_zoned(TimeZone::UTC))
}

/// Reads a `Date:` value, the obsolete forms of RFC 5322 §4.3 and comments included.
///
/// A wrong day name is ignored and a missing zone reads as UTC, because real mail has both.
///
/// # Errors
/// When day, month, year or time cannot be found or do not exist.
pub fn parse(text: &str) -> Result<Zoned, NotADate> {
    let text = without_comments(text);
    let text = text.split_once(',').map_or(text.as_str(), |(_, rest)| rest);
    let mut words = text.split_ascii_whitespace().peekable();
    if words.peek().is_some_and(|word| DAYS.iter().any(|day| starts_with_ignoring_case(word, day))) {
        words.next();
    }
    let day: i8 = number(words.next())?;
    let month = month_number(words.next().ok_or(NotADate)?)?;
    let year = full_year(words.next().ok_or(NotADate)?)?;
    let (hour, minute, second) = time_of_day(words.next().ok_or(NotADate)?)?;
    let offset = words.next().map_or(Ok(Offset::UTC), parse_zone)?;
    instant(year, month, day, hour, minute, second, offset)
}

/// Writes IMAP's `date-time` without its quotes: `17-Jul-1996 02:44:25 -0700` (RFC 9051 §9), day padded with a blank.
pub fn format_internal(at: &Zoned) -> String {
    format!("{:>2}-{}-{:04} {} {}", at.day(), month(at), at.year(), clock(at), zone(at))
}

/// Reads IMAP's `date-time` without its quotes.
///
/// # Errors
/// When the text is not exactly of that form or names no existing moment.
pub fn parse_internal(text: &str) -> Result<Zoned, NotADate> {
    let (date, rest) = text.trim_start().split_once(' ').ok_or(NotADate)?;
    let (time, zone) = rest.split_once(' ').ok_or(NotADate)?;
    let mut parts = date.split('-');
    let day: i8 = number(parts.next())?;
    let month = month_number(parts.next().filter(|m| m.len() == 3).ok_or(NotADate)?)?;
    let year: i16 = number(parts.next().filter(|y| y.len() == 4))?;
    let (hour, minute, second) = time_of_day(time)?;
    if parts.next().is_some() || time.len() != 8 || zone.len() != 5 {
        return Err(NotADate);
    }
    instant(year, month, day, hour, minute, second, parse_zone(zone)?)
}

fn instant(year: i16, month: i8, day: i8, hour: i8, minute: i8, second: i8, offset: Offset) -> Result<Zoned, NotADate> {
    // A leap second is written as 60 (RFC 5322 §3.3) and no calendar library holds it.
    DateTime::new(year, month, day, hour, minute, second.min(59), 0)
        .and_then(|at| at.to_zoned(TimeZone::fixed(offset)))
        .map_err(|_| NotADate)
}

fn month(at: &Zoned) -> &'static str {
    MONTHS[(at.month() as usize).saturating_sub(1) % 12]
}

fn clock(at: &Zoned) -> impl fmt::Display + use<> {
    format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
}

fn zone(at: &Zoned) -> String {
    let minutes = at.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn number<T: std::str::FromStr>(word: Option<&str>) -> Result<T, NotADate> {
    let word = word.filter(|w| w.bytes().all(|b| b.is_ascii_digit())).ok_or(NotADate)?;
    word.parse().map_err(|_| NotADate)
}

fn month_number(word: &str) -> Result<i8, NotADate> {
    let at = MONTHS.iter().position(|month| starts_with_ignoring_case(word, month)).ok_or(NotADate)?;
    i8::try_from(at + 1).map_err(|_| NotADate)
}

/// Two digits mean 2000 to 2049 or 1950 to 1999, three digits add 1900 (RFC 5322 §4.3).
fn full_year(word: &str) -> Result<i16, NotADate> {
    let year: i16 = number(Some(word))?;
    Ok(match (word.len(), year) {
        (1 | 2, 0..=49) => year + 2000,
        (1..=3, _) => year + 1900,
        _ => year,
    })
}

fn time_of_day(word: &str) -> Result<(i8, i8, i8), NotADate> {
    let mut parts = word.splitn(3, [':', '.']);
    let hour = number(parts.next())?;
    let minute = number(parts.next())?;
    let second = parts.next().map_or(Ok(0), |second| number(Some(second)))?;
    match second {
        0..=60 => Ok((hour, minute, second)),
        _ => Err(NotADate),
    }
}

fn parse_zone(word: &str) -> Result<Offset, NotADate> {
    let Some(digits) = word.strip_prefix(['+', '-']) else {
        return Ok(named_zone(word));
    };
    if digits.len() != 4 {
        return Err(NotADate);
    }
    let value: i32 = number(Some(digits))?;
    let seconds = (value / 100) * 3600 + (value % 100) * 60;
    Offset::from_seconds(if word.starts_with('-') { -seconds } else { seconds }).map_err(|_| NotADate)
}

/// The names of RFC 5322 §4.3; the military letters and every other name mean `-0000`, an unknown zone.
fn named_zone(word: &str) -> Offset {
    Offset::constant(match word.to_ascii_uppercase().as_str() {
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => 0,
    })
}

fn starts_with_ignoring_case(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests;
