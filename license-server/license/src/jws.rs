//! Signing and opening one document (JWS compact serialization, RFC 7515; checks after RFC 8725).
//!
//! What is pinned is pinned here, for every kind of document: the algorithm, the type, the name of the key, the size. Keys
//! that a header carries or points to (`jwk`, `jku`, `x5u`, `x5c`) are never looked at. It does not know whose key is good
//! nor what time it is: `exp` and `nbf` are compared with `now` by those who know what a late document means, because the
//! library would ask the system clock.
//!
//! RFC 9864 renames `EdDSA` to `Ed25519`; the library knows the old name only, so that is what is written and read.

use std::sync::Once;

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, crypto, dangerous,
    errors::{Error, ErrorKind},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    canonical::Canonical,
    key::{Jwk, KeyId, PublicKey, SigningKey},
};

/// The longest document that is read, in bytes.
pub const MAX_READ: usize = 16 * 1024;
/// A licence token is shorter than this, in bytes.
pub const MAX_TOKEN: usize = 4 * 1024;

/// How far two honest clocks may be apart, in seconds.
pub const CLOCK_TOLERANCE: i64 = 5 * crate::moment::MINUTE;

/// The kinds of document. A document of one kind is never taken for another, whoever signed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typ {
    /// A licence token, by a signing key of the vendor.
    License,
    /// A key set, by a root.
    KeySet,
    /// An online proof, by an installation.
    Proof,
    /// An offline request, by an installation.
    ActivationRequest,
    /// A one-time link to the account page, by an installation.
    Link,
    /// The end of an activation, by an installation.
    Tombstone,
}

impl Typ {
    /// The header's `typ`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::License => "license+jwt",
            Self::KeySet => "keyset+jwt",
            Self::Proof => "proof+jwt",
            Self::ActivationRequest => "actreq+jwt",
            Self::Link => "link+jwt",
            Self::Tombstone => "tombstone+jwt",
        }
    }
}

/// Why a document cannot be signed; the fault is ours, or that of a catalogue with far too much in one licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The document would be longer than allowed.
    #[error("the document would take {size} bytes, {limit} are allowed")]
    TooLong {
        /// What it would take.
        size: usize,
        /// What is allowed.
        limit: usize,
    },
    /// The library would not sign.
    #[error("the cryptographic library failed")]
    Library,
}

/// Why a document is not what it says it is; the fault of whoever sent it. Nothing changes because of such a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    /// More than [`MAX_READ`] bytes.
    #[error("the document is longer than {MAX_READ} bytes")]
    TooLong,
    /// Not a signed document, or not one with the members it must have.
    #[error("the document cannot be read")]
    Unreadable,
    /// Signed in another way than EdDSA.
    #[error("the document is not signed with EdDSA")]
    WrongAlgorithm,
    /// A document of another kind.
    #[error("the document is not of type {}", .wanted.as_str())]
    WrongType {
        /// The kind that belongs here.
        wanted: Typ,
    },
    /// The header demands something we do not know (RFC 7515 §4.1.11).
    #[error("the document demands an extension that is not known")]
    UnknownCritical,
    /// Nobody we trust has a key of that name.
    #[error("the key that signed the document is not known")]
    UnknownKey,
    /// The signature is not by that key.
    #[error("the signature does not hold")]
    BadSignature,
    /// It is meant for another product or server.
    #[error("the document is meant for somebody else")]
    WrongAudience,
    /// It comes from another vendor.
    #[error("the document comes from another issuer")]
    WrongIssuer,
}

/// What a document must say of where it comes from and whom it is for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Between<'a> {
    pub(crate) issuer: Option<&'a str>,
    pub(crate) audience: Option<&'a str>,
}

/// Picks the library's cryptography before its first use: without this, a second backend switched on anywhere in the
/// build makes it panic there.
fn install() {
    static ONCE: Once = Once::new();
    // It fails when the program has picked already, and then that holds.
    ONCE.call_once(|| _ = crypto::aws_lc::DEFAULT_PROVIDER.install_default());
}

pub(crate) fn sign(typ: Typ, key: &SigningKey, content: &impl Serialize, limit: usize) -> Result<String, SignError> {
    install();
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(typ.as_str().to_owned());
    header.kid = Some(key.kid().to_string());
    let content = Canonical::of(content).map_err(|_| SignError::Library)?;
    let secret = EncodingKey::from_ed_der(key.pkcs8());
    let text = jsonwebtoken::encode(&header, &content, &secret).map_err(|_| SignError::Library)?;
    match text.len() {
        size if size < limit => Ok(text),
        size => Err(SignError::TooLong { size, limit }),
    }
}

/// The name of the key that is said to have signed, of a document of the right kind. Nothing is verified yet.
pub(crate) fn signer(text: &str, wanted: Typ) -> Result<KeyId, NotGenuine> {
    if text.len() > MAX_READ {
        return Err(NotGenuine::TooLong);
    }
    let header = jsonwebtoken::decode_header(text).map_err(|_| NotGenuine::Unreadable)?;
    if header.alg != Algorithm::EdDSA {
        return Err(NotGenuine::WrongAlgorithm);
    }
    if header.typ.as_deref() != Some(wanted.as_str()) {
        return Err(NotGenuine::WrongType { wanted });
    }
    if header.crit.is_some() {
        return Err(NotGenuine::UnknownCritical);
    }
    KeyId::new(header.kid.unwrap_or_default()).map_err(|_| NotGenuine::UnknownKey)
}

/// The content, once `key` is known to have signed it.
pub(crate) fn open<T: DeserializeOwned>(text: &str, key: &PublicKey, between: Between<'_>) -> Result<T, NotGenuine> {
    install();
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = between.audience.is_some();
    validation.required_spec_claims.clear();
    if let Some(audience) = between.audience {
        validation.set_audience(&[audience]);
        validation.required_spec_claims.insert("aud".into());
    }
    if let Some(issuer) = between.issuer {
        validation.set_issuer(&[issuer]);
        validation.required_spec_claims.insert("iss".into());
    }
    let opened = jsonwebtoken::decode::<T>(text, &DecodingKey::from_ed_der(key.as_bytes()), &validation);
    opened.map(|opened| opened.claims).map_err(|error| refusal(&error))
}

/// The key that an installation names inside a request, which [`open`] then has to confirm: it proves possession of that
/// key and nothing else.
pub(crate) fn claimed_key(text: &str) -> Result<PublicKey, NotGenuine> {
    #[derive(serde::Deserialize)]
    struct Claimed {
        jwk: Jwk,
    }
    let claimed: Claimed = dangerous::insecure_decode_claims(text).map_err(|_| NotGenuine::Unreadable)?;
    claimed.jwk.public().map_err(|_| NotGenuine::Unreadable)
}

/// The activation that an installation names in a document whose key is still to be found by it.
pub(crate) fn claimed_activation(text: &str) -> Result<String, NotGenuine> {
    #[derive(serde::Deserialize)]
    struct Claimed {
        act: String,
    }
    let claimed: Claimed = dangerous::insecure_decode_claims(text).map_err(|_| NotGenuine::Unreadable)?;
    Ok(claimed.act)
}

fn refusal(error: &Error) -> NotGenuine {
    match error.kind() {
        ErrorKind::InvalidSignature | ErrorKind::InvalidEddsaKey => NotGenuine::BadSignature,
        ErrorKind::InvalidAlgorithm | ErrorKind::UnsupportedAlgorithm => NotGenuine::WrongAlgorithm,
        ErrorKind::InvalidAudience => NotGenuine::WrongAudience,
        ErrorKind::InvalidIssuer => NotGenuine::WrongIssuer,
        _ => NotGenuine::Unreadable,
    }
}

#[cfg(test)]
mod tests;
