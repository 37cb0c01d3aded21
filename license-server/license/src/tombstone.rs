//! The end of an activation that the installation itself signs, so that its slot can be freed without a connection.
//!
//! It is written before the receipt is shown, with a number higher than the token's: from then on that token cannot be put
//! back. The vendor frees the slot when the receipt arrives.

use serde::{Deserialize, Serialize};

use crate::{
    armour::{self, ArmourError},
    claims::{Claims, InstallationId, LicenseId},
    jws::{self, Between, MAX_READ, NotGenuine, SignError, Typ},
    key::{PublicKey, SigningKey},
    moment::Moment,
    seq::HighestSeq,
};

/// The statement that an installation has given its licence up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// The licence server it is for.
    pub aud: String,
    /// When.
    pub iat: Moment,
    /// The licence.
    pub sub: LicenseId,
    /// The activation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// The installation.
    pub iid: InstallationId,
    /// One more than the token's number.
    pub seq: u64,
    /// `released`.
    pub state: Released,
}

/// The only state a tombstone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Released {
    /// The licence is not used here any more.
    Released,
}

/// Why a receipt is not taken; the fault of whoever handed it in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// It was damaged on its way.
    #[error(transparent)]
    Armour(#[from] ArmourError),
    /// It is not by that installation.
    #[error(transparent)]
    NotGenuine(#[from] NotGenuine),
}

const LABEL: &str = "DEACTIVATION RECEIPT";

impl Tombstone {
    /// Ends the licence that `claims` grants, and notes the number so that its token is not taken again.
    pub fn of(claims: &Claims, iid: InstallationId, seen: &mut HighestSeq, now: Moment) -> Self {
        let seq = seen.of(&claims.sub).max(claims.seq) + 1;
        seen.note(&claims.sub, seq);
        Self {
            aud: claims.iss.clone(),
            iat: now,
            sub: claims.sub.clone(),
            act: claims.act.clone(),
            iid,
            seq,
            state: Released::Released,
        }
    }

    /// The receipt, as a file signed by the installation.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn to_file(&self, key: &SigningKey) -> Result<String, SignError> {
        Ok(armour::write(LABEL, &[&jws::sign(Typ::Tombstone, key, self, MAX_READ)?]))
    }

    /// The activation that a receipt names, so that its key can be looked for. Nothing is verified yet.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn activation(text: &str) -> Result<String, ReceiptError> {
        let parts = armour::read(LABEL, text)?;
        let [document] = parts.as_slice() else { return Err(ArmourError::Incomplete.into()) };
        jws::signer(document, Typ::Tombstone)?;
        Ok(jws::claimed_activation(document)?)
    }

    /// Opens a receipt with the key of the installation that is said to have signed it.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn from_file(text: &str, audience: &str, known: &PublicKey) -> Result<Self, ReceiptError> {
        let parts = armour::read(LABEL, text)?;
        let [document] = parts.as_slice() else { return Err(ArmourError::Incomplete.into()) };
        if jws::signer(document, Typ::Tombstone)?.as_str() != known.thumbprint().as_str() {
            return Err(NotGenuine::UnknownKey.into());
        }
        Ok(jws::open(document, known, Between { issuer: None, audience: Some(audience) })?)
    }
}

#[cfg(test)]
mod tests;
