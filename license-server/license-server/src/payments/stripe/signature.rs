//! The `Stripe-Signature` of a webhook: `t=` the time of signing, `v1=` HMAC-SHA256 over that time, a dot and the body.

use aws_lc_rs::hmac;
use jiff::Timestamp;

use super::super::provider::ProviderError;

/// How old, or how far in the future, a signature may be, in seconds.
const TOLERANCE: i64 = 300;
/// Signatures looked at: two while a secret is replaced.
const MOST_SIGNATURES: usize = 8;

/// Refuses a body that was not signed with the secret lately.
pub(super) fn check(line: &str, body: &[u8], secret: &[u8], now: Timestamp) -> Result<(), ProviderError> {
    let pairs = || line.split(',').filter_map(|pair| pair.trim().split_once('='));
    let signed_at = pairs().find(|(name, _)| *name == "t").map(|(_, at)| at);
    let signed_at = signed_at.ok_or(ProviderError::NotGenuine("it is not signed"))?;
    let second: i64 = signed_at.parse().map_err(|_| ProviderError::NotGenuine("its time is no number"))?;
    let mut signed = format!("{signed_at}.").into_bytes();
    signed.extend_from_slice(body);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let good = pairs()
        .filter(|(name, _)| *name == "v1")
        .take(MOST_SIGNATURES)
        .filter_map(|(_, signature)| unhex(signature))
        .any(|signature| hmac::verify(&key, &signed, &signature).is_ok());
    match good {
        false => Err(ProviderError::NotGenuine("its signature is not by the secret of this vendor")),
        true if now.as_second().saturating_sub(second).saturating_abs() > TOLERANCE => {
            Err(ProviderError::NotGenuine("it was signed more than five minutes ago"))
        }
        true => Ok(()),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let byte = |pair: &[u32]| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    };
    digits.chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: &str, body: &[u8], secret: &[u8]) -> String {
        let signed = [at.as_bytes(), b".", body].concat();
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), &signed);
        let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("t={at},v1={hex},v0=00")
    }

    /// Attack 22.
    #[test]
    fn only_what_was_signed_lately_with_the_secret_is_taken() {
        let (now, body) = (Timestamp::from_second(1_800_000_000).unwrap(), b"{}".as_slice());
        let check = |line: &str, body: &[u8]| check(line, body, b"whsec_x", now).is_ok();
        let good = line("1799999701", body, b"whsec_x");
        assert!(check(&good, body));
        assert!(check(&format!("t=1799999701,v1=00,{}", good.split_once(',').unwrap().1), body), "one of several");
        assert!(!check(&good, b"{ }"), "another body");
        assert!(!check(&line("1799999699", body, b"whsec_x"), body), "too old");
        assert!(!check(&line("1800000301", body, b"whsec_x"), body), "from the future");
        assert!(!check(&line("1799999701", body, b"whsec_y"), body), "another secret");
        assert!(!check(&good.replace("1799999701", "1800000000"), body), "another time");
        for broken in ["", "t=1800000000", "v1=00", "t=x,v1=00", "t=1800000000,v1=0", "t=1800000000,v1=zz"] {
            assert!(!check(broken, body), "{broken}");
        }
    }
}
