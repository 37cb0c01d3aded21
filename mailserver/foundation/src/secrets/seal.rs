//! Secrets that must be read back (credentials for other servers) sealed at rest with AES-256-GCM under a key file.
//! A copy of the database alone opens none of them. It does not know what the secrets are for, only the caller's context.

mod key_file;

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use secrecy::SecretString;
use zeroize::Zeroizing;

const PREFIX: &str = "sealed.v1.";
const NONCE_BYTES: usize = 12;

/// Why a key file or a sealed text cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The operator's fault: others may read the key file.
    #[error("key file {path} may be read by others (mode {mode:04o}); run `chmod 600` on it", path = path.display())]
    ReadableByOthers {
        /// The key file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The operator's fault: the file is no key file.
    #[error("key file {path} is malformed in line {line}", path = path.display())]
    Malformed {
        /// The key file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
    },
    /// The machine's fault.
    #[error("key file {path} cannot be read or made", path = path.display())]
    Io {
        /// The key file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The operator's fault: sealed under a key this file does not hold (a lost or exchanged key file).
    #[error("sealed under key {0}, which the key file does not hold")]
    UnknownKey(String),
    /// Ours or a forger's: no sealed text, changed since, or sealed for another context.
    #[error("sealed text was changed or belongs elsewhere")]
    Broken,
}

/// Seals and opens texts. Cheap to clone.
#[derive(Clone)]
pub struct Sealer(Arc<Keys>);

struct Keys {
    /// Seals; the first key of the file.
    first: String,
    by_id: HashMap<String, Key>,
}

struct Key {
    aead: RandomizedNonceKey,
    derivation: hmac::Key,
}

impl Sealer {
    /// Reads the key file at `path`, or makes one with a fresh key and mode 0600. A file may hold several keys, one a
    /// line: the first seals, all open, so that a key is exchanged by putting a new line above the old.
    ///
    /// # Errors
    /// Every [`SealError`] but [`SealError::UnknownKey`] and [`SealError::Broken`].
    pub fn open_or_create(path: &Path) -> Result<Self, SealError> {
        let keys = key_file::read_or_create(path)?;
        Ok(Self::from_keys(&keys))
    }

    /// A sealer whose key dies with the process, for tests and for servers that keep nothing.
    pub fn ephemeral() -> Self {
        Self::from_keys(&[Zeroizing::new(super::random())])
    }

    fn from_keys(keys: &[Zeroizing<[u8; 32]>]) -> Self {
        let by_id = keys.iter().map(|key| (key_id(key), Key::new(key))).collect();
        Self(Arc::new(Keys { first: key_id(&keys[0]), by_id }))
    }

    /// Seals `plain` for `context`: the same context must be named to open it, so that a sealed text cannot be moved
    /// to another row or field. The text is ASCII: `sealed.v1.<key id>.<nonce and ciphertext>`.
    pub fn seal(&self, context: &str, plain: &[u8]) -> String {
        let mut bytes = plain.to_vec();
        // The first key is in the map by construction, and AES-GCM fails only beyond 64 GiB.
        let nonce = self.0.by_id[&self.0.first]
            .aead
            .seal_in_place_append_tag(Aad::from(context.as_bytes()), &mut bytes)
            .expect("the text is shorter than AES-GCM's limit");
        let sealed = [nonce.as_ref().as_slice(), &bytes].concat();
        format!("{PREFIX}{}.{}", self.0.first, BASE64.encode(sealed))
    }

    /// Opens what [`Sealer::seal`] made for the same `context`.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`], [`SealError::Broken`].
    pub fn open(&self, context: &str, sealed: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (id, body) = split(sealed).ok_or(SealError::Broken)?;
        let key = self.0.by_id.get(id).ok_or_else(|| SealError::UnknownKey(id.to_owned()))?;
        let mut bytes = Zeroizing::new(BASE64.decode(body).map_err(|_| SealError::Broken)?);
        let (nonce, ciphertext) = bytes.split_at_mut_checked(NONCE_BYTES).ok_or(SealError::Broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Broken)?;
        let plain = key.aead.open_in_place(nonce, Aad::from(context.as_bytes()), ciphertext);
        Ok(Zeroizing::new(plain.map_err(|_| SealError::Broken)?.to_vec()))
    }

    /// As [`Sealer::open`], for text.
    ///
    /// # Errors
    /// As [`Sealer::open`]; also [`SealError::Broken`] when the plain bytes are not UTF-8.
    pub fn open_text(&self, context: &str, sealed: &str) -> Result<SecretString, SealError> {
        let plain = self.open(context, sealed)?;
        match std::str::from_utf8(&plain) {
            Ok(text) => Ok(SecretString::from(text)),
            Err(_) => Err(SealError::Broken),
        }
    }

    /// Whether `sealed` was made under another key than new texts are: seal it again when convenient.
    pub fn needs_reseal(&self, sealed: &str) -> bool {
        split(sealed).is_none_or(|(id, _)| id != self.0.first)
    }

    /// A key of its own for `purpose`, stable while the key file's first line stays.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(super::keyed_digest(&self.0.by_id[&self.0.first].derivation, &[purpose.as_bytes()]))
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer").field("key", &self.0.first).finish_non_exhaustive()
    }
}

impl Key {
    fn new(bytes: &[u8; 32]) -> Self {
        // The length is the algorithm's, which is all that is checked.
        let aead = RandomizedNonceKey::new(&AES_256_GCM, bytes).expect("an AES-256 key has 32 bytes");
        let derivation = hmac::Key::new(hmac::HMAC_SHA256, bytes);
        Self { aead, derivation }
    }
}

/// Whether `text` has the form of a sealed text. Says nothing about whether it opens.
pub fn is_sealed(text: &str) -> bool {
    split(text).is_some()
}

fn split(sealed: &str) -> Option<(&str, &str)> {
    sealed.strip_prefix(PREFIX)?.split_once('.')
}

fn key_id(key: &[u8; 32]) -> String {
    let digest = blake3::derive_key("foundation seal key id v1", key);
    hex::encode(&digest[..4])
}
