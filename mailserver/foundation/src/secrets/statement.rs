//! Statements that we sign and others verify with a public key of ours: JSON Web Tokens under RS256, the one algorithm that every
//! relying party knows (OpenID Connect Core §15.1).

use jsonwebtoken::errors::Error;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rcgen::{KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

/// Why a key is no use. Ours, or whoever edited what was stored.
#[derive(Debug, thiserror::Error)]
pub enum StatementError {
    /// The library cannot make or read it.
    #[error("a signing key cannot be used: {0}")]
    Key(String),
    /// The library does not sign.
    #[error("a statement could not be signed")]
    Sign(#[from] Error),
}

/// A key that signs statements.
pub struct StatementKey {
    encoding: EncodingKey,
    jwk: Jwk,
    id: String,
}

impl StatementKey {
    /// Makes a key of 2048 bits; as text to be sealed. It takes up to a second of a core.
    ///
    /// # Errors
    /// [`StatementError::Key`].
    pub fn generate() -> Result<Zeroizing<String>, StatementError> {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048);
        let pair = pair.map_err(|error| StatementError::Key(error.to_string()))?;
        Ok(Zeroizing::new(pair.serialize_pem()))
    }

    /// Reads what [`StatementKey::generate`] made.
    ///
    /// # Errors
    /// [`StatementError::Key`].
    pub fn read(pem: &str) -> Result<Self, StatementError> {
        let unusable = |error: Error| StatementError::Key(error.to_string());
        let encoding = EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(unusable)?;
        let mut jwk = Jwk::from_encoding_key(&encoding, Algorithm::RS256).map_err(unusable)?;
        // RFC 7638 would do as well; nobody but us makes sense of it.
        let public = serde_json::to_vec(&jwk.algorithm).unwrap_or_default();
        let id = blake3::hash(&public).to_hex()[..16].to_owned();
        jwk.common.key_id = Some(id.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { encoding, jwk, id })
    }

    /// The public half, as RFC 7517 writes it.
    pub fn public(&self) -> Value {
        // Strings alone: it has a JSON form.
        serde_json::to_value(&self.jwk).unwrap_or_default()
    }

    /// The statement as others read it.
    ///
    /// # Errors
    /// [`StatementError::Sign`].
    pub fn sign<T: Serialize>(&self, claims: &T) -> Result<String, StatementError> {
        let header = Header { kid: Some(self.id.clone()), ..Header::new(Algorithm::RS256) };
        Ok(jsonwebtoken::encode(&header, claims, &self.encoding)?)
    }
}
