//! The key set: which signing keys a vendor uses, has used and has revoked, signed by a root (§ "Keys" of the model).
//!
//! It is public, it travels inside every offline response, and the one with the highest `seq` holds.

use serde::{Deserialize, Serialize};

use crate::{
    jws::{self, Between, CLOCK_TOLERANCE, MAX_READ, NotGenuine, SignError, Typ},
    key::{Jwk, KeyId, PublicKey, SigningKey},
    moment::{DAY, Moment},
    roots::Roots,
};

/// After its key was revoked, a token from before that must be exchanged within so many days.
pub const REFRESH_AFTER_REVOCATION_DAYS: i64 = 14;

/// What a root says of the signing keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// Rises with every change.
    pub seq: u64,
    /// When it was signed.
    pub iat: Moment,
    /// When a newer one should have been fetched. A set does not stop holding then: a lost connection lowers no rights.
    pub exp: Moment,
    /// The keys whose tokens hold.
    pub keys: Vec<PublishedKey>,
    /// The keys whose tokens do not.
    #[serde(default)]
    pub revoked: Vec<Revocation>,
}

/// One signing key, in the members of a JWK and two of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKey {
    /// Its name.
    pub kid: KeyId,
    /// `OKP`.
    pub kty: OctetKeyPair,
    /// `Ed25519`.
    pub crv: Curve,
    /// The public half.
    pub x: PublicKey,
    /// `sig`.
    #[serde(rename = "use")]
    pub usage: Usage,
    /// It signs nothing dated before this.
    pub nbf: Moment,
    /// It signs nothing dated after this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retire_at: Option<Moment>,
}

/// The `kty` of an Ed25519 key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OctetKeyPair {
    /// The only one.
    #[serde(rename = "OKP")]
    Okp,
}

/// The `crv` of an Ed25519 key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curve {
    /// The only one.
    Ed25519,
}

/// The `use` of a signing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Usage {
    /// The only one.
    #[serde(rename = "sig")]
    Sign,
}

/// A key that somebody else may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// Its name.
    pub kid: KeyId,
    /// Tokens dated from here on do not hold; older ones for [`REFRESH_AFTER_REVOCATION_DAYS`] more.
    pub since: Moment,
}

/// A plain JWK Set (RFC 7517 §5), for third parties that check tokens with a library of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JwkSet {
    /// The keys.
    pub keys: Vec<Jwk>,
}

/// A key set that a trusted root has signed, with the text to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedKeySet {
    set: KeySet,
    text: String,
}

/// A set dated later than now by more than clocks differ: this server's clock is behind, or the vendor's ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key set is dated {iat}, which is yet to come")]
pub struct NotYet {
    /// When it says it was signed.
    pub iat: Moment,
}

impl PublishedKey {
    /// A key that signs from `nbf` on.
    pub fn new(kid: KeyId, x: PublicKey, nbf: Moment) -> Self {
        Self { kid, kty: OctetKeyPair::Okp, crv: Curve::Ed25519, x, usage: Usage::Sign, nbf, retire_at: None }
    }

    /// Whether a token dated `iat` can come from this key.
    pub(crate) fn signed_at(&self, iat: Moment) -> bool {
        let retired = self.retire_at.is_some_and(|at| iat > at.plus(CLOCK_TOLERANCE));
        iat >= self.nbf.plus(-CLOCK_TOLERANCE) && !retired
    }
}

impl KeySet {
    /// Signs the set with a root.
    ///
    /// # Errors
    /// [`SignError`], when the set is too long to be read again.
    pub fn sign(&self, root: &SigningKey) -> Result<String, SignError> {
        jws::sign(Typ::KeySet, root, self, MAX_READ)
    }

    /// The keys for third parties, without those that are revoked.
    pub fn jwks(&self) -> JwkSet {
        let good = self.keys.iter().filter(|key| self.revocation(&key.kid).is_none());
        let jwk = |key: &PublishedKey| Jwk {
            usage: Some("sig".into()),
            alg: Some("EdDSA".into()),
            ..key.x.jwk(Some(&key.kid))
        };
        JwkSet { keys: good.map(jwk).collect() }
    }

    pub(crate) fn key(&self, kid: &KeyId) -> Option<&PublishedKey> {
        self.keys.iter().find(|key| key.kid == *kid)
    }

    pub(crate) fn revocation(&self, kid: &KeyId) -> Option<&Revocation> {
        self.revoked.iter().find(|revocation| revocation.kid == *kid)
    }
}

impl Revocation {
    /// Until when an older token holds.
    pub(crate) fn refresh_by(&self) -> Moment {
        self.since.plus(REFRESH_AFTER_REVOCATION_DAYS * DAY)
    }
}

impl SignedKeySet {
    /// Opens a key set. The time is not looked at: a set that was kept holds whatever the clock says.
    ///
    /// # Errors
    /// [`NotGenuine`], when no trusted root signed it.
    pub fn verify(text: &str, roots: &Roots) -> Result<Self, NotGenuine> {
        let kid = jws::signer(text, Typ::KeySet)?;
        let root = roots.find(&kid).ok_or(NotGenuine::UnknownKey)?;
        let set = jws::open(text, root, Between::default())?;
        Ok(Self { set, text: text.to_owned() })
    }

    /// For a set that has just arrived: it must not come from the future.
    ///
    /// # Errors
    /// [`NotYet`].
    pub fn dated_by(&self, now: Moment) -> Result<(), NotYet> {
        match self.set.iat > now.plus(CLOCK_TOLERANCE) {
            true => Err(NotYet { iat: self.set.iat }),
            false => Ok(()),
        }
    }

    /// What it says.
    pub fn set(&self) -> &KeySet {
        &self.set
    }

    /// The document, to be kept or handed on.
    pub fn text(&self) -> &str {
        &self.text
    }
}
