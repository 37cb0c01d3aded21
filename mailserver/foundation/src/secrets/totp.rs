//! One-time codes from a person's telephone (RFC 6238 with its defaults: HMAC-SHA-1, 30 seconds, six digits), and the codes
//! on paper for whoever lost it. It does not know whose they are or where they are kept.

use std::fmt;

use aws_lc_rs::hmac;
use jiff::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Seconds a code is shown for.
const PERIOD: i64 = 30;
/// Steps a telephone's clock may differ by, either way (RFC 6238 §5.2).
const SKEW: i64 = 1;
const SECRET_BYTES: usize = 20;
const RFC4648: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The secret a telephone and the server share.
pub struct Totp(Zeroizing<[u8; SECRET_BYTES]>);

impl Totp {
    /// A new secret of 160 random bits, as RFC 4226 §4 recommends.
    pub fn make() -> Self {
        Self(Zeroizing::new(super::random()))
    }

    /// The secret of these bytes; `None` when there are not 20.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes, to be sealed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The secret as a person types it: 32 letters and digits of RFC 4648's base 32.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(base32(self.0.as_slice()))
    }

    /// The address a telephone reads from a picture.
    pub fn uri(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let safe = percent_encoding::NON_ALPHANUMERIC;
        let issuer = percent_encoding::utf8_percent_encode(issuer, safe);
        let account = percent_encoding::utf8_percent_encode(account, safe);
        let secret = self.text();
        Zeroizing::new(format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", secret.as_str()))
    }

    /// The step whose code was typed, if it is one of about now and later than `last`: no code is good twice
    /// (RFC 6238 §5.2).
    pub fn check(&self, now: Timestamp, typed: &str, last: Option<i64>) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let current = now.as_second().div_euclid(PERIOD);
        let right = |step: &i64| bool::from(self.code(*step).as_bytes().ct_eq(typed.as_bytes()));
        (current - SKEW..=current + SKEW).filter(|step| last.is_none_or(|last| *step > last)).find(right)
    }

    /// The code of a step (RFC 4226 §5.3).
    pub fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, self.0.as_slice());
        let digest = hmac::sign(&key, &step.to_be_bytes());
        let digest = digest.as_ref();
        let offset = usize::from(digest[digest.len() - 1] & 15);
        let word = digest[offset..offset + 4].iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
    }

    /// The step of a moment.
    pub fn step(at: Timestamp) -> i64 {
        at.as_second().div_euclid(PERIOD)
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Totp(…)")
    }
}

/// A code on paper: 80 random bits as four groups of four letters and digits.
pub fn recovery_code() -> Zeroizing<String> {
    let text = base32(&super::random::<10>());
    let groups: Vec<&str> = (0..text.len()).step_by(4).map(|at| &text[at..at + 4]).collect();
    Zeroizing::new(groups.join("-"))
}

/// What rows keep of a code on paper, however it was typed. 80 random bits cannot be guessed, so a plain hash is enough.
pub fn recovery_hash(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    hex::encode(blake3::derive_key("foundation recovery code v1", plain.as_bytes()))
}

/// Bytes in base 32 without padding; the lengths used here need none.
fn base32(bytes: &[u8]) -> String {
    let bit = |at: usize| u8::from(bytes[at / 8] & (128 >> (at % 8)) != 0);
    let digit = |group: usize| (0..5).fold(0, |value, at| value << 1 | bit(group * 5 + at));
    (0..bytes.len() * 8 / 5).map(|group| char::from(RFC4648[usize::from(digit(group))])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, its SHA-1 rows, of which six digits are the last six.
    #[test]
    fn the_codes_of_the_rfc() {
        let totp = Totp::from_bytes(b"12345678901234567890").unwrap();
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let at = Timestamp::from_second(second).unwrap();
            assert_eq!(totp.code(Totp::step(at)), code);
        }
        assert_eq!(totp.text().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            totp.uri("A B", "x@example.org").as_str(),
            "otpauth://totp/A%20B:x%40example%2Eorg?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A%20B"
        );
    }

    #[test]
    fn a_code_is_good_for_a_minute_and_once() {
        let totp = Totp::make();
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let step = Totp::step(now);
        let code = totp.code(step);
        assert_eq!(totp.check(now, &format!("{} {}", &code[..3], &code[3..]), None), Some(step));
        assert_eq!(totp.check(now, &code, Some(step)), None, "used before");
        assert_eq!(totp.check(now, &totp.code(step + 1), None), Some(step + 1));
        assert_eq!(totp.check(now, &totp.code(step - 3), None), None);
        assert_eq!(totp.check(now, "", None), None);
    }

    #[test]
    fn codes_on_paper_are_read_however_they_are_typed() {
        let code = recovery_code();
        assert_eq!(code.len(), 19);
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&code));
        assert_ne!(recovery_hash(&recovery_code()), recovery_hash(&code));
    }
}
