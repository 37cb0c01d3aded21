//! Secrets that a person reads from one screen and types into another: groups of four consonants, which spell no words and look like
//! nothing else (RFC 8628 §6.1).

use std::fmt;

use zeroize::Zeroizing;

const ALPHABET: &[u8; 20] = b"bcdfghjklmnpqrstvwxz";
const GROUP: usize = 4;
/// Bytes from here on would make the first letters likelier than the others.
const FAIR: u8 = 240;

/// A secret of so many letters, 4.3 bits each. Two that were typed differently are equal.
#[derive(Clone, PartialEq, Eq)]
pub struct Spelled<const LETTERS: usize>(Zeroizing<String>);

impl<const LETTERS: usize> Spelled<LETTERS> {
    /// A new secret.
    pub fn make() -> Self {
        let mut letters = Zeroizing::new(String::with_capacity(LETTERS));
        while letters.len() < LETTERS {
            let fair = super::random::<32>();
            let drawn = fair.iter().filter(|byte| **byte < FAIR).map(|byte| ALPHABET[usize::from(byte % 20)] as char);
            let wanted = LETTERS - letters.len();
            letters.extend(drawn.take(wanted));
        }
        Self(letters)
    }

    /// Reads what somebody typed, in any case, with or without what stands between the groups; `None` when it cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut letters = Zeroizing::new(String::with_capacity(LETTERS));
        for letter in typed.chars().filter(|letter| !matches!(letter, ' ' | '-')) {
            let letter = letter.to_ascii_lowercase();
            if letters.len() == LETTERS || !ALPHABET.iter().any(|known| char::from(*known) == letter) {
                return None;
            }
            letters.push(letter);
        }
        (letters.len() == LETTERS).then_some(Self(letters))
    }

    /// What rows keep: 64 hexadecimal digits that are different for everybody of whom it is one. A plain hash is right for a secret
    /// that nobody chose and that is long, or good for a few minutes.
    pub fn hash(&self, whose: &str) -> String {
        let mut hasher = blake3::Hasher::new_derive_key("foundation spelled secret v1");
        // No letter is a zero byte, so no two pairs read alike.
        hasher.update(self.0.as_bytes()).update(&[0]).update(whose.as_bytes());
        hasher.finalize().to_hex().to_string()
    }

    /// As it is shown: groups of four with hyphens between them.
    pub fn expose(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(LETTERS + LETTERS / GROUP));
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(letter);
        }
        shown
    }
}

impl<const LETTERS: usize> fmt::Debug for Spelled<LETTERS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spelled(…)")
    }
}
