//! From when until when a certificate holds. Nothing else of it is read here, which a whole reader of X.509 would be too much
//! for.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The two times of a certificate in DER (RFC 5280 §4.1.2.5); `None` when it is none.
pub(super) fn validity(certificate: &[u8]) -> Option<(Timestamp, Timestamp)> {
    let (SEQUENCE, certificate, _) = element(certificate)? else { return None };
    let (SEQUENCE, mut rest, _) = element(certificate)? else { return None };
    // What stands before the times: version (not in every certificate), serial number, algorithm, issuer.
    if rest.first() == Some(&VERSION) {
        (_, _, rest) = element(rest)?;
    }
    for _ in 0..3 {
        (_, _, rest) = element(rest)?;
    }
    let (SEQUENCE, times, _) = element(rest)? else { return None };
    let (from_tag, from, rest) = element(times)?;
    let (until_tag, until, _) = element(rest)?;
    Some((time(from_tag, from)?, time(until_tag, until)?))
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The first element: its tag, its content, and what follows it.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// `YYMMDDhhmmssZ`, where 50 and more are of the century before, or `YYYYMMDDhhmmssZ`.
fn time(tag: u8, text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let text = match tag {
        UTC_TIME if text.get(..2)? < "50" => format!("20{text}"),
        UTC_TIME => format!("19{text}"),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let time = DateTime::strptime("%Y%m%d%H%M%S", text).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_certificate_are_read() {
        for (from, until) in
            [((2026, 11, 2), (2027, 2, 1)), ((1999, 12, 31), (2049, 12, 31)), ((2049, 1, 1), (2051, 6, 30))]
        {
            let mut params = rcgen::CertificateParams::new(vec!["host.example.org".to_owned()]).unwrap();
            params.not_before = rcgen::date_time_ymd(from.0, from.1, from.2);
            params.not_after = rcgen::date_time_ymd(until.0, until.1, until.2);
            let key = rcgen::KeyPair::generate().unwrap();
            let certificate = params.self_signed(&key).unwrap();
            let at = |(year, month, day): (i32, u8, u8)| {
                format!("{year}-{month:02}-{day:02}T00:00:00Z").parse::<Timestamp>().unwrap()
            };
            assert_eq!(validity(certificate.der()), Some((at(from), at(until))));
            for cut in 0..certificate.der().len() {
                assert_eq!(validity(&certificate.der()[..cut]), None, "cut at {cut}");
            }
        }
        assert_eq!(validity(b"\x30\x84\xff\xff\xff\xff"), None);
    }
}
