//! What is stored of a password for SCRAM: salt, iteration count, StoredKey, ServerKey. Enough to check a proof,
//! not enough to log in with; but cheaper to guess from than Argon2id, which is why keeping it is the operator's choice.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use aws_lc_rs::{digest, hmac, pbkdf2};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use subtle::ConstantTimeEq;

use super::{ScramError, prepared};

/// Iterations of verifiers made now. RFC 7677 §4 asks for at least 4096; more is paid by the client at each login.
const ITERATIONS: NonZeroU32 = NonZeroU32::new(10_000).unwrap();
const SALT_BYTES: usize = 16;

/// A stored SCRAM-SHA-256 verifier. Its text is `SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>`,
/// the form PostgreSQL and others keep too.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier {
    pub(super) iterations: NonZeroU32,
    pub(super) salt: Vec<u8>,
    pub(super) stored_key: [u8; 32],
    pub(super) server_key: [u8; 32],
}

impl Verifier {
    /// A fresh verifier for `password`. Takes a few milliseconds of a core.
    ///
    /// # Errors
    /// [`ScramError::Unprepared`] when SASLprep refuses the password: such an account cannot use SCRAM.
    pub fn make(password: &str) -> Result<Self, ScramError> {
        Self::derive(password, &crate::secrets::random::<SALT_BYTES>(), ITERATIONS)
    }

    /// The verifier for `password` under a given salt and count, RFC 5802 §3.
    ///
    /// # Errors
    /// As [`Verifier::make`].
    pub fn derive(password: &str, salt: &[u8], iterations: NonZeroU32) -> Result<Self, ScramError> {
        let password = prepared(password)?;
        let mut salted = [0; 32];
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, iterations, salt, password.as_bytes(), &mut salted);
        let salted = hmac::Key::new(hmac::HMAC_SHA256, &salted);
        let client_key = mac(&salted, b"Client Key");
        Ok(Self {
            iterations,
            salt: salt.to_vec(),
            stored_key: sha256(&client_key),
            server_key: mac(&salted, b"Server Key"),
        })
    }

    /// What an unknown user is challenged with: a salt that is the same each time, so that asking twice tells nothing,
    /// and keys no password has. `secret` is stable over restarts and known to this server alone.
    pub fn decoy(secret: &[u8; 32], username: &str) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
        let salt = crate::secrets::keyed_digest(&key, &[b"scram salt", username.as_bytes()]);
        Self {
            iterations: ITERATIONS,
            salt: salt[..SALT_BYTES].to_vec(),
            stored_key: crate::secrets::random(),
            server_key: crate::secrets::random(),
        }
    }

    /// Whether `password` is the one this verifier was made from.
    pub fn matches(&self, password: &str) -> bool {
        match Self::derive(password, &self.salt, self.iterations) {
            Ok(other) => other.stored_key.ct_eq(&self.stored_key).into(),
            Err(_) => false,
        }
    }
}

pub(super) fn mac(key: &hmac::Key, text: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(hmac::sign(key, text).as_ref());
    out
}

pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SCRAM-SHA-256${}:{}${}:{}",
            self.iterations,
            BASE64.encode(&self.salt),
            BASE64.encode(self.stored_key),
            BASE64.encode(self.server_key)
        )
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").field("iterations", &self.iterations).finish_non_exhaustive()
    }
}

impl FromStr for Verifier {
    type Err = ScramError;

    fn from_str(text: &str) -> Result<Self, ScramError> {
        parse(text).ok_or(ScramError::Stored)
    }
}

fn parse(text: &str) -> Option<Verifier> {
    let (head, keys) = text.strip_prefix("SCRAM-SHA-256$")?.split_once('$')?;
    let (iterations, salt) = head.split_once(':')?;
    let (stored_key, server_key) = keys.split_once(':')?;
    let verifier = Verifier {
        iterations: iterations.parse().ok()?,
        salt: BASE64.decode(salt).ok()?,
        stored_key: BASE64.decode(stored_key).ok()?.try_into().ok()?,
        server_key: BASE64.decode(server_key).ok()?.try_into().ok()?,
    };
    (!verifier.salt.is_empty()).then_some(verifier)
}
