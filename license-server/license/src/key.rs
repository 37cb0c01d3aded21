//! Ed25519 keys and their names: what signs, what verifies, and how the world is told of it (RFC 7517, RFC 7638, RFC 8037).
//!
//! It does not know what a key is for: roots, signing keys and installation keys are the same thing here.

use std::fmt;

use aws_lc_rs::{
    digest,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::armour;

/// Why a key cannot be used; the fault of whoever made or stored it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The name of a key is not 1 to 64 letters, digits, dots, hyphens or underscores.
    #[error("a key name is 1 to 64 letters, digits, dots, hyphens and underscores")]
    BadName,
    /// The public half is not 32 bytes in base64url, or is marked as another kind of key.
    #[error("not an Ed25519 public key")]
    BadPublic,
    /// The private half is not a PKCS#8 v1 Ed25519 key.
    #[error("not an Ed25519 private key in PKCS#8")]
    BadPrivate,
}

/// The name of a key (`kid`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

impl KeyId {
    /// Takes a name such as `lk-2026q4-a`.
    ///
    /// # Errors
    /// [`KeyError::BadName`].
    pub fn new(name: impl Into<String>) -> Result<Self, KeyError> {
        let name = name.into();
        let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if !(1..=64).contains(&name.len()) || !name.bytes().all(good) {
            return Err(KeyError::BadName);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for KeyId {
    type Error = KeyError;

    fn try_from(name: String) -> Result<Self, KeyError> {
        Self::new(name)
    }
}

impl From<KeyId> for String {
    fn from(kid: KeyId) -> Self {
        kid.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The SHA-256 of a public key as RFC 7638 §3 computes it, in base64url: the name that nobody chooses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thumbprint(String);

impl Thumbprint {
    /// 43 characters of base64url.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Thumbprint> for KeyId {
    fn from(thumbprint: &Thumbprint) -> Self {
        // 43 characters of the base64url alphabet are a good name.
        Self(thumbprint.0.clone())
    }
}

/// The public half of an Ed25519 key. As text it is its 32 bytes in base64url, the `x` of a JWK.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Takes the 32 bytes of RFC 8032.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads base64url without padding.
    ///
    /// # Errors
    /// [`KeyError::BadPublic`].
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyError::BadPublic)?;
        Ok(Self(bytes.try_into().map_err(|_| KeyError::BadPublic)?))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The thumbprint over `{"crv","kty","x"}` (RFC 7638 §3, RFC 8037 §2).
    pub fn thumbprint(&self) -> Thumbprint {
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{self}"}}"#);
        Thumbprint(URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, members.as_bytes())))
    }

    /// As a JSON Web Key, named when `kid` is given.
    pub fn jwk(&self, kid: Option<&KeyId>) -> Jwk {
        Jwk { kty: "OKP".into(), crv: "Ed25519".into(), x: self.to_string(), kid: kid.cloned(), usage: None, alg: None }
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        Self::parse(&text)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// A JSON Web Key of the only kind we use (RFC 8037 §2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// `OKP`.
    pub kty: String,
    /// `Ed25519`.
    pub crv: String,
    /// The public half in base64url.
    pub x: String,
    /// The key's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<KeyId>,
    /// `sig`, in a published set.
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// `EdDSA`, in a published set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
}

impl Jwk {
    /// The key in it.
    ///
    /// # Errors
    /// [`KeyError::BadPublic`] for any other kind of key.
    pub fn public(&self) -> Result<PublicKey, KeyError> {
        match (self.kty.as_str(), self.crv.as_str()) {
            ("OKP", "Ed25519") => PublicKey::parse(&self.x),
            _ => Err(KeyError::BadPublic),
        }
    }
}

/// A private key with the name it signs under. It does not show its secret when printed and wipes it when dropped.
#[derive(Clone)]
pub struct SigningKey {
    kid: KeyId,
    public: PublicKey,
    pkcs8: Zeroizing<Vec<u8>>,
}

/// What stands before the 32 bytes of the seed in PKCS#8 v1 (RFC 8410 §7).
const PKCS8_V1: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

const PEM: &str = "PRIVATE KEY";

impl SigningKey {
    /// Makes the key of 32 secret random bytes.
    ///
    /// # Errors
    /// [`KeyError::BadPrivate`], when the cryptographic library refuses the bytes.
    pub fn from_seed(kid: KeyId, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::BadPrivate)?;
        let public = PublicKey(pair.public_key().as_ref().try_into().map_err(|_| KeyError::BadPrivate)?);
        Ok(Self { kid, public, pkcs8: Zeroizing::new([PKCS8_V1.as_slice(), seed].concat()) })
    }

    /// Makes the key of 32 secret random bytes, named by its own thumbprint, as roots and installation keys are.
    ///
    /// # Errors
    /// [`KeyError::BadPrivate`], when the cryptographic library refuses the bytes.
    pub fn from_seed_named_by_itself(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let nameless = Self::from_seed(KeyId(String::from("-")), seed)?;
        let kid = KeyId::from(&nameless.public.thumbprint());
        Ok(Self { kid, ..nameless })
    }

    /// Reads what [`SigningKey::pem`] or `openssl genpkey -algorithm ED25519` wrote. Lines before it are skipped.
    ///
    /// # Errors
    /// [`KeyError::BadPrivate`].
    pub fn from_pem(kid: Option<KeyId>, text: &str) -> Result<Self, KeyError> {
        let parts = Zeroizing::new(armour::read(PEM, text).map_err(|_| KeyError::BadPrivate)?);
        let [body] = parts.as_slice() else { return Err(KeyError::BadPrivate) };
        let der = Zeroizing::new(STANDARD.decode(body).map_err(|_| KeyError::BadPrivate)?);
        let seed: &[u8] = der.strip_prefix(PKCS8_V1.as_slice()).ok_or(KeyError::BadPrivate)?;
        let seed = Zeroizing::new(<[u8; 32]>::try_from(seed).map_err(|_| KeyError::BadPrivate)?);
        match kid {
            Some(kid) => Self::from_seed(kid, &seed),
            None => Self::from_seed_named_by_itself(&seed),
        }
    }

    /// The key as PKCS#8 in PEM, which other programs read too. Keep it sealed.
    pub fn pem(&self) -> Zeroizing<String> {
        let body = Zeroizing::new(STANDARD.encode(&*self.pkcs8));
        Zeroizing::new(armour::write(PEM, &[body.as_str()]))
    }

    /// The name it signs under.
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(crate) fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.kid)
    }
}

#[cfg(test)]
mod tests;
