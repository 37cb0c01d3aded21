//! The licence token: signing it, opening it, and deciding whether one that arrives may replace the one held.
//!
//! Opening never looks at the time: a token that was kept holds whatever the clock says, and what its dates mean is
//! [`evaluate`](crate::evaluate)'s business. Refusing one changes nothing; the one held stays.

use crate::{
    claims::{Claims, Version},
    host::Hostname,
    jws::{self, Between, CLOCK_TOLERANCE, MAX_TOKEN, NotGenuine, SignError, Typ},
    key::{KeyId, SigningKey, Thumbprint},
    moment::Moment,
    nonce::Nonce,
    seq::{HighestSeq, Rollback},
    trust::{KeyStanding, Trust},
};

/// Whose tokens an installation takes, and for what.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The vendor's licence server (claim `iss`).
    pub issuer: &'a str,
    /// The product's code (claim `aud`).
    pub product: &'a str,
}

/// A token that a key of the vendor has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub(crate) claims: Claims,
    pub(crate) kid: KeyId,
    pub(crate) standing: KeyStanding,
    pub(crate) text: String,
}

/// Why a token is no token; the fault of whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It is not what it says it is.
    #[error(transparent)]
    NotGenuine(#[from] NotGenuine),
    /// It is written in a way that this build does not know: a newer build does.
    #[error("the token has version {0}, which this build does not read")]
    Version(u16),
    /// Its date is not one at which its key signed.
    #[error("the token is dated {iat}, when its key was not in use")]
    OutsideKeyLife {
        /// The date.
        iat: Moment,
    },
}

/// What a token that arrives is held against.
#[derive(Debug, Clone, Copy)]
pub struct Receiver<'a> {
    /// The effective time.
    pub now: Moment,
    /// The installation's own key.
    pub key: &'a Thumbprint,
    /// What the host is called.
    pub hostname: Option<&'a Hostname>,
    /// The highest numbers seen.
    pub seen: &'a HighestSeq,
}

/// Why a genuine token is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotForUs {
    /// It is dated later than now: this machine's clock is behind.
    #[error("the token holds from {from}, and this machine's clock says {now}")]
    NotYet {
        /// From when on it holds.
        from: Moment,
        /// The time here.
        now: Moment,
    },
    /// It was issued to another installation; the fault of whoever copied it.
    #[error("the token belongs to another installation")]
    OtherInstallation,
    /// It was issued for a host of another name.
    #[error("the token was issued for another host")]
    OtherHost,
    /// It answers another request than ours, or none.
    #[error("the token does not answer our request")]
    WrongNonce,
    /// It is older than one we had.
    #[error(transparent)]
    Rollback(#[from] Rollback),
    /// Its key was revoked before it was signed: it may be anybody's.
    #[error("the key that signed the token was revoked as of {since}")]
    KeyRevoked {
        /// From when on that key's tokens do not hold.
        since: Moment,
    },
}

impl Claims {
    /// Signs the token.
    ///
    /// # Errors
    /// [`SignError::TooLong`] from [`MAX_TOKEN`] bytes on.
    pub fn sign(&self, key: &SigningKey) -> Result<String, SignError> {
        jws::sign(Typ::License, key, self, MAX_TOKEN)
    }
}

impl Token {
    /// Opens a token with the vendor's keys.
    ///
    /// # Errors
    /// [`TokenError`]; that its lease has ended is none, and neither is that its key was revoked, because a token held
    /// before that still says which licence must be refreshed.
    pub fn verify(text: &str, expected: Expected<'_>, trust: &Trust) -> Result<Self, TokenError> {
        let kid = jws::signer(text, Typ::License)?;
        let key = trust.key(&kid).ok_or(NotGenuine::UnknownKey)?;
        let between = Between { issuer: Some(expected.issuer), audience: Some(expected.product) };
        // The version is read first and alone: another major version may have other claims.
        let Versioned { ver } = jws::open(text, &key.x, between)?;
        if ver.major != Version::CURRENT.major {
            return Err(TokenError::Version(ver.major));
        }
        let claims: Claims = jws::open(text, &key.x, between)?;
        if !key.signed_at(claims.iat) {
            return Err(TokenError::OutsideKeyLife { iat: claims.iat });
        }
        let standing = trust.standing(&kid, claims.iat);
        Ok(Self { claims, kid, standing, text: text.to_owned() })
    }

    /// Whether an answer to `nonce` may be taken.
    ///
    /// # Errors
    /// [`NotForUs`].
    pub fn answers(&self, nonce: &Nonce, receiver: &Receiver<'_>) -> Result<(), NotForUs> {
        self.fits(receiver)?;
        match self.claims.nce.as_ref() == Some(nonce) {
            true => Ok(()),
            false => Err(NotForUs::WrongNonce),
        }
    }

    /// Everything but the nonce.
    pub(crate) fn fits(&self, receiver: &Receiver<'_>) -> Result<(), NotForUs> {
        if let KeyStanding::Revoked { since } = self.standing {
            return Err(NotForUs::KeyRevoked { since });
        }
        match &self.claims.cnf {
            Some(confirmation) if confirmation.jkt != *receiver.key => return Err(NotForUs::OtherInstallation),
            None if !receiver.hostname.is_some_and(|host| self.claims.hst.contains(host)) => {
                return Err(NotForUs::OtherHost);
            }
            _ => {}
        }
        let from = self.claims.nbf.max(self.claims.iat);
        if from > receiver.now.plus(CLOCK_TOLERANCE) {
            return Err(NotForUs::NotYet { from, now: receiver.now });
        }
        Ok(receiver.seen.check(&self.claims.sub, self.claims.seq)?)
    }

    /// What it says.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The key that signed it.
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// What the key sets say of that key.
    pub fn standing(&self) -> KeyStanding {
        self.standing
    }

    /// The document, to be kept.
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[derive(serde::Deserialize)]
struct Versioned {
    ver: Version,
}

#[cfg(test)]
mod tests;
