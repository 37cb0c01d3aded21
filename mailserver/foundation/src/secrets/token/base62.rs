//! Big-endian base 62, so that a token is one word to a double click and needs no escaping in a URL.

use zeroize::Zeroizing;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `bytes` as exactly `N` digits; `N` must be enough for them.
pub(super) fn encode<const N: usize>(bytes: &[u8]) -> Zeroizing<String> {
    let mut number = Zeroizing::new(bytes.to_vec());
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        let mut remainder = 0u32;
        for byte in number.iter_mut() {
            let value = remainder << 8 | u32::from(*byte);
            *byte = (value / 62) as u8;
            remainder = value % 62;
        }
        *digit = DIGITS[remainder as usize];
    }
    debug_assert!(number.iter().all(|byte| *byte == 0), "{N} digits hold the number");
    Zeroizing::new(digits.iter().map(|digit| char::from(*digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_base_62() {
        for (bytes, expected) in [(vec![0], "000"), (vec![61], "00z"), (vec![62], "010"), (vec![1, 0], "048")] {
            assert_eq!(encode::<3>(&bytes).as_str(), expected);
        }
        assert_eq!(encode::<43>(&[0xff; 32]).len(), 43);
    }
}
