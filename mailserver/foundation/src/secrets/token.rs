//! The text of a bearer token: `pp_<kind>_<43 characters of secret><6 of checksum>`. The prefix tells a person and a
//! secret scanner what was leaked; the checksum lets them be sure without asking us. Rows keep only the hash.

mod base62;

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

const BRAND: &str = "pp_";
const SECRET_CHARS: usize = 43;
const CHECK_CHARS: usize = 6;
const LONGEST_KIND: usize = 16;

/// Why a text is no token of ours. Always the presenter's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenTextError {
    /// Not of the form at all.
    #[error("not a token")]
    Form,
    /// Of the form, but mistyped or cut: the checksum does not fit.
    #[error("token is mistyped or cut short")]
    Checksum,
}

/// What a token is for, as its prefix shows: 1 to 16 lower-case letters or digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind(&'static str);

impl Kind {
    /// A kind known at compile time; another character or length is a compile-time panic.
    pub const fn new(name: &'static str) -> Self {
        assert!(is_kind(name.as_bytes()), "a token kind is 1 to 16 lower-case letters or digits");
        Self(name)
    }

    /// The kind as written in the prefix.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

const fn is_kind(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if !name[at].is_ascii_lowercase() && !name[at].is_ascii_digit() {
            return false;
        }
        at += 1;
    }
    at >= 1 && at <= LONGEST_KIND
}

/// A token in the clear: just made, or just presented. Shown by [`TokenText::expose`] alone.
pub struct TokenText(Zeroizing<String>);

impl TokenText {
    /// A new token with 256 random bits.
    pub fn make(kind: Kind) -> Self {
        let secret = base62::encode::<SECRET_CHARS>(&super::random::<32>());
        let mut text = Zeroizing::new(format!("{BRAND}{}_{}", kind.as_str(), secret.as_str()));
        let check = checksum(&text);
        text.push_str(&check);
        Self(text)
    }

    /// Reads a presented token.
    ///
    /// # Errors
    /// [`TokenTextError`]; neither needs a look at the database.
    pub fn parse(text: &str) -> Result<Self, TokenTextError> {
        let (kind, secret) =
            text.strip_prefix(BRAND).and_then(|rest| rest.split_once('_')).ok_or(TokenTextError::Form)?;
        if !is_kind(kind.as_bytes()) || !secret.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(TokenTextError::Form);
        }
        if secret.len() != SECRET_CHARS + CHECK_CHARS {
            return Err(TokenTextError::Checksum);
        }
        let (body, check) = text.split_at(text.len() - CHECK_CHARS);
        match checksum(body) == check {
            true => Ok(Self(Zeroizing::new(text.to_owned()))),
            false => Err(TokenTextError::Checksum),
        }
    }

    /// How the texts of a kind begin.
    pub fn prefix(kind: Kind) -> String {
        format!("{BRAND}{}_", kind.as_str())
    }

    /// The kind the prefix shows.
    pub fn kind(&self) -> &str {
        self.0[BRAND.len()..].split('_').next().unwrap_or_default()
    }

    /// The first characters, enough to tell one's tokens apart in a list and far too few to guess the rest.
    pub fn hint(&self) -> &str {
        &self.0[..self.0.len() - SECRET_CHARS - CHECK_CHARS + 4]
    }

    /// What rows keep. A plain hash is right here: 256 random bits cannot be guessed, however cheap each guess.
    pub fn hash(&self) -> TokenHash {
        TokenHash(*blake3::hash(self.0.as_bytes()).as_bytes())
    }

    /// The token itself, to be shown once.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenText({}…)", self.hint())
    }
}

fn checksum(body: &str) -> String {
    let digest = blake3::derive_key("foundation token checksum v1", body.as_bytes());
    // 62^6 is a little more than 2^35: four bytes fill six digits without loss.
    base62::encode::<CHECK_CHARS>(&digest[..4]).as_str().to_owned()
}

/// The BLAKE3 hash of a token; 64 hexadecimal digits as text. Equality takes the same time wherever they differ.
#[derive(Clone, Copy, Debug, Eq)]
pub struct TokenHash([u8; 32]);

impl PartialEq for TokenHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for TokenHash {
    type Err = TokenTextError;

    fn from_str(text: &str) -> Result<Self, TokenTextError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| TokenTextError::Form)?;
        Ok(Self(bytes))
    }
}
