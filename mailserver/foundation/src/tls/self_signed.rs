//! A certificate of our own making, for the time before the operator brings a better one. Kept, so that whoever accepted
//! it once is not asked again at each restart. One PEM file holds certificate and key behind lines that say for which
//! names and until when: explanatory text that RFC 7468 §2 lets readers skip.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair, PKCS_ECDSA_P256_SHA256};

use super::{TlsError, write_private};

const FILE: &str = "self-signed.pem";
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Clients of 2020 and later refuse server certificates that live longer than 398 days, self-signed ones included.
const VALID_DAYS: u32 = 397;
const RENEW_DAYS: u32 = 30;

pub(super) fn load_or_make(directory: &Path, names: &[String], now: Timestamp) -> Result<PathBuf, TlsError> {
    let path = directory.join(FILE);
    let kept = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(TlsError::Io { path, source }),
    };
    if !still_good(&kept, names, now) {
        let text = make(names, now)?;
        write_private(&path, &text).map_err(|source| TlsError::Io { path: path.clone(), source })?;
    }
    Ok(path)
}

fn still_good(kept: &str, names: &[String], now: Timestamp) -> bool {
    let mut lines = kept.lines();
    let same_names = lines.next() == Some(names_line(names).as_str());
    let until = lines.next().and_then(|line| line.strip_prefix("Valid until: ")?.parse::<Timestamp>().ok());
    same_names && until.is_some_and(|until| now + DAY * RENEW_DAYS < until)
}

fn names_line(names: &[String]) -> String {
    format!("Self-signed for: {}", names.join(" "))
}

fn make(names: &[String], now: Timestamp) -> Result<String, TlsError> {
    let until = now + DAY * VALID_DAYS;
    let mut params = CertificateParams::new(names.to_vec())?;
    // A day back: clients' clocks run behind ours.
    let ((year, month, day), (end_year, end_month, end_day)) = (ymd(now - DAY), ymd(until));
    params.not_before = rcgen::date_time_ymd(year, month, day);
    params.not_after = rcgen::date_time_ymd(end_year, end_month, end_day);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    if let Some(name) = names.first() {
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, name.as_str());
    }
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let certificate = params.self_signed(&key)?;
    Ok(format!("{}\nValid until: {until}\n\n{}{}", names_line(names), certificate.pem(), key.serialize_pem()))
}

/// The calendar day `at` lies in, UTC.
fn ymd(at: Timestamp) -> (i32, u8, u8) {
    let date = at.to_zoned(TimeZone::UTC).date();
    (date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
}
