//! IMAP's two date forms: `date-time` of APPEND and INTERNALDATE, `date` of SEARCH (RFC 9051 §9).

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

const MONTHS: [&[u8; 3]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// ` 1-Feb-1994`, `1-Feb-1994` or `01-Feb-1994`.
pub fn parse_date(text: &[u8]) -> Option<Date> {
    let text = text.strip_prefix(b" ").unwrap_or(text);
    let (day, rest) = text.split_at_checked(memchr::memchr(b'-', text)?)?;
    let [b'-', month @ .., b'-', y1, y2, y3, y4] = rest else { return None };
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    let day = (day.len() <= 2).then(|| number(day)).flatten()?;
    Date::new(number(&[*y1, *y2, *y3, *y4])?, month as i8 + 1, day as i8).ok()
}

/// `17-Jul-1996 02:44:25 -0700`, without its quotes.
pub fn parse_date_time(text: &[u8]) -> Option<Timestamp> {
    let (rest, zone) = text.split_at_checked(text.len().checked_sub(6)?)?;
    let (date, time) = rest.split_at_checked(rest.len().checked_sub(9)?)?;
    let [b' ', h1, h2, b':', m1, m2, b':', s1, s2] = *time else { return None };
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[m1, m2])?, number(&[s1, s2])?);
    // RFC 3339's leap second has no place in a timestamp; the second before it is nearest.
    let second = if second == 60 { 59 } else { second };
    let date = parse_date(date)?;
    let civil = DateTime::new(date.year(), date.month(), date.day(), hour as i8, minute as i8, second as i8, 0).ok()?;
    let [b' ', sign @ (b'+' | b'-'), z1, z2, z3, z4] = *zone else { return None };
    let (hours, minutes) = (number(&[z1, z2])?, number(&[z3, z4])?);
    if minutes >= 60 {
        return None;
    }
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    let offset = Offset::from_seconds(if sign == b'-' { -seconds } else { seconds }).ok()?;
    offset.to_timestamp(civil).ok()
}

/// Appends `"17-Jul-1996 09:44:25 +0000"`, quotes included.
pub fn write_date_time(at: Timestamp, out: &mut Vec<u8>) {
    let civil = Offset::UTC.to_datetime(at);
    let two = |n: i8| [b'0' + (n / 10) as u8, b'0' + (n % 10) as u8];
    let year = civil.year().max(0);
    out.push(b'"');
    out.extend_from_slice(&two(civil.day()));
    out.push(b'-');
    out.extend_from_slice(MONTHS[civil.month() as usize - 1]);
    out.push(b'-');
    out.extend_from_slice(&two((year / 100) as i8));
    out.extend_from_slice(&two((year % 100) as i8));
    out.push(b' ');
    out.extend_from_slice(&two(civil.hour()));
    out.push(b':');
    out.extend_from_slice(&two(civil.minute()));
    out.push(b':');
    out.extend_from_slice(&two(civil.second()));
    out.extend_from_slice(b" +0000\"");
}

fn number(digits: &[u8]) -> Option<i16> {
    let valid = !digits.is_empty() && digits.len() <= 4 && digits.iter().all(u8::is_ascii_digit);
    valid.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0')))
}

#[cfg(test)]
mod tests;
