//! The file of root public keys that a vendor's build names. The build script reads it with this same code.
//!
//! One key a line, 32 bytes in base64url without padding; what follows a `#` and empty lines do not count.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// The public half of `license-server/development-root.pem`.
pub(crate) const DEVELOPMENT: &str = "1Zkc50ErUNzZlyKRm3g4FhEiUJtl7CezciGjRXngVC4";

/// A vendor has one root and one spare; a few more stand there while they are exchanged.
pub(crate) const MAX_ROOTS: usize = 4;

/// Why a file of roots is refused; the fault of whoever builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RootsError {
    /// A line that is not a key; lines count from 1.
    NotAKey {
        /// The line.
        line: usize,
    },
    /// The same key stands there twice.
    Twice {
        /// The line of the second.
        line: usize,
    },
    /// The development root: its private half is public.
    Development {
        /// The line.
        line: usize,
    },
    /// There is no key in it.
    Empty,
    /// More than four keys.
    TooMany,
}

impl fmt::Display for RootsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAKey { line } => write!(f, "line {line} is not an Ed25519 public key in base64url"),
            Self::Twice { line } => write!(f, "line {line} repeats a key"),
            Self::Development { line } => {
                write!(f, "line {line} is the development root, whose private half is public")
            }
            Self::Empty => f.write_str("there is no root key in the file"),
            Self::TooMany => write!(f, "there are more than {MAX_ROOTS} root keys in the file"),
        }
    }
}

impl std::error::Error for RootsError {}

pub(crate) fn read(text: &str) -> Result<Vec<[u8; 32]>, RootsError> {
    let mut keys = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line_number = index + 1;
        let word = line.split('#').next().unwrap_or_default().trim();
        if word.is_empty() {
            continue;
        }
        if word == DEVELOPMENT {
            return Err(RootsError::Development { line: line_number });
        }
        let bytes = URL_SAFE_NO_PAD.decode(word).map_err(|_| RootsError::NotAKey { line: line_number })?;
        let key: [u8; 32] = bytes.try_into().map_err(|_| RootsError::NotAKey { line: line_number })?;
        if keys.contains(&key) {
            return Err(RootsError::Twice { line: line_number });
        }
        keys.push(key);
    }
    match keys.len() {
        0 => Err(RootsError::Empty),
        1..=MAX_ROOTS => Ok(keys),
        _ => Err(RootsError::TooMany),
    }
}
