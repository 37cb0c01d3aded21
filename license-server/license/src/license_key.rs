//! The key a customer types: 125 random bits and a checksum, in letters and digits that are not mistaken for each other.
//!
//! The server keeps its hash and its first four characters; the key itself is shown once and stands in no token.

use std::fmt;

use aws_lc_rs::digest;

/// A licence key, checked. It shows its first four characters only, unless [`LicenseKey::reveal`] is asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct LicenseKey(String);

/// What was typed is no licence key; the fault of whoever typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mistyped {
    /// Not so many characters as a key has.
    #[error("a licence key has 30 letters and digits, this has {0}")]
    Length(usize),
    /// A character that no key has.
    #[error("no licence key has the character {0:?}")]
    Character(char),
    /// All look right, but one of them is wrong.
    #[error("one of the characters is wrong")]
    Checksum,
}

/// Douglas Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 25;
const CHECK: usize = 5;
const GROUP: usize = 5;

impl LicenseKey {
    /// Makes a key of 16 random bytes, of which it uses 125 bits.
    pub fn from_random(bytes: &[u8; 16]) -> Self {
        let random = base32(bytes, RANDOM);
        let check = checksum(&random);
        Self(random + &check)
    }

    /// Reads what a customer typed: in any case, with or without hyphens and blanks, O for 0 and I or L for 1.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, Mistyped> {
        let mut key = String::new();
        for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2013}' | '_' | '.')) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            if !c.is_ascii() || !ALPHABET.contains(&(c as u8)) {
                return Err(Mistyped::Character(c));
            }
            key.push(c);
            if key.len() > RANDOM + CHECK {
                break;
            }
        }
        if key.len() != RANDOM + CHECK {
            return Err(Mistyped::Length(key.len()));
        }
        match checksum(&key[..RANDOM]) == key[RANDOM..] {
            true => Ok(Self(key)),
            false => Err(Mistyped::Checksum),
        }
    }

    /// The four characters that lists and tickets show.
    pub fn prefix(&self) -> &str {
        &self.0[..4]
    }

    /// What the server finds the licence by: the SHA-256 of the 30 characters.
    pub fn digest(&self) -> [u8; 32] {
        let mut out = [0; 32];
        out.copy_from_slice(digest::digest(&digest::SHA256, self.0.as_bytes()).as_ref());
        out
    }

    /// The key in groups of five, to be shown to its owner.
    pub fn reveal(&self) -> String {
        let groups: Vec<&str> = (0..self.0.len()).step_by(GROUP).map(|at| &self.0[at..at + GROUP]).collect();
        groups.join("-")
    }
}

impl fmt::Debug for LicenseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LicenseKey({}…)", self.prefix())
    }
}

/// The first `length` characters of the bits, five at a time.
fn base32(bytes: &[u8], length: usize) -> String {
    let bit = |at: usize| bytes[at / 8] >> (7 - at % 8) & 1;
    let value = |group: usize| (0..5).fold(0, |value, at| value << 1 | bit(group * 5 + at));
    (0..length).map(|group| char::from(ALPHABET[usize::from(value(group))])).collect()
}

/// 25 bits of a hash: one mistyped key in 33 million passes, and it still finds no licence.
fn checksum(random: &str) -> String {
    base32(digest::digest(&digest::SHA256, format!("license-key {random}").as_bytes()).as_ref(), CHECK)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_is_read_however_it_was_typed_and_not_printed_by_accident() {
        let key = LicenseKey::from_random(&[0; 16]);
        assert!(key.reveal().starts_with("00000-00000-00000-00000-00000-"));
        let typed = key.reveal().to_lowercase().replace('0', "o").replace('-', " ");
        assert_eq!(LicenseKey::parse(&typed), Ok(key.clone()));
        assert_eq!(format!("{key:?}"), "LicenseKey(0000…)");
        assert_eq!(LicenseKey::parse("ABC"), Err(Mistyped::Length(3)));
        assert_eq!(LicenseKey::parse("ABU"), Err(Mistyped::Character('U')));
        assert_eq!(LicenseKey::parse("AB\u{e9}"), Err(Mistyped::Character('\u{e9}')));
        assert_eq!(LicenseKey::parse(&"A".repeat(1 << 20)), Err(Mistyped::Length(31)));
        assert_eq!(LicenseKey::parse(&"A".repeat(30)), Err(Mistyped::Checksum));
    }

    proptest! {
        /// Attack 16: keys cannot be guessed, and a typing error does not cost one of the tries.
        #[test]
        fn every_single_typing_error_and_every_swap_is_found(bytes in any::<[u8; 16]>(), at in 0..29_usize, to in 0..32_usize) {
            let key = LicenseKey::from_random(&bytes);
            prop_assert_eq!(LicenseKey::parse(&key.reveal()), Ok(key.clone()));
            let mut typo: Vec<u8> = key.0.bytes().collect();
            typo[at] = ALPHABET[to];
            let mut swap: Vec<u8> = key.0.bytes().collect();
            swap.swap(at, at + 1);
            for wrong in [typo, swap] {
                let wrong = String::from_utf8(wrong).unwrap();
                if wrong != key.0 {
                    prop_assert_eq!(LicenseKey::parse(&wrong), Err(Mistyped::Checksum));
                }
            }
        }
    }
}
