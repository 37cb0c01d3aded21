//! How an installation asks: one statement signed by its key, sent online, carried as a file, or opened as a link.
//!
//! It proves that the asker has the installation's key and says what it runs on and uses. What the licence server makes of
//! it (slots, ratchets, logins, rates) is not known here.

use serde::{Deserialize, Serialize};

use crate::{
    armour::{self, ArmourError},
    claims::{InstallationId, LicenseId},
    entitlement::Usage,
    host::{Hostname, Machine},
    jws::{self, Between, MAX_READ, NotGenuine, SignError, Typ},
    key::{Jwk, PublicKey, SigningKey},
    moment::{DAY, MINUTE, Moment},
    nonce::{ANSWER_DAYS, Nonce},
};

/// How a request travels. Each has a document type of its own: one is never taken for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// In an online call.
    Online,
    /// As a file or a QR code.
    Offline,
    /// As a one-time link to the account page.
    Link,
}

impl Channel {
    fn typ(self) -> Typ {
        match self {
            Self::Online => Typ::Proof,
            Self::Offline => Typ::ActivationRequest,
            Self::Link => Typ::Link,
        }
    }

    /// For how long a request is taken, in seconds. Online it is a day, not minutes: an installation whose clock is wrong
    /// must still be able to refresh, since nothing else puts its clock right. Replays are found by nonce and ratchet.
    pub fn age(self) -> i64 {
        match self {
            Self::Online => DAY,
            Self::Offline => ANSWER_DAYS * DAY,
            Self::Link => 5 * MINUTE,
        }
    }

    /// How far ahead of the server a request may be dated, in seconds.
    pub fn ahead(self) -> i64 {
        match self {
            Self::Online | Self::Offline => DAY,
            Self::Link => 5 * MINUTE,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A licence for this installation.
    Activate,
    /// A new token (LIC-30 to LIC-33).
    Refresh,
    /// The slot is to be freed.
    Deactivate,
    /// The licence is to come here from another installation.
    Transfer,
    /// A session on the account page with more rights than a typed Installation Id gives.
    SignIn,
}

/// What an installation states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The licence server it is for.
    pub aud: String,
    /// When it was made, by the wall clock of the installation.
    pub iat: Moment,
    /// What the answer must repeat.
    pub nonce: Nonce,
    /// What is asked for.
    pub pur: Purpose,
    /// The product's code.
    pub prd: String,
    /// The date of the build that runs.
    pub bld: Moment,
    /// The installation.
    pub iid: InstallationId,
    /// The installation's key.
    pub jwk: Jwk,
    /// The host's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hst: Option<Hostname>,
    /// The machine.
    #[serde(default)]
    pub mch: Machine,
    /// What is used.
    #[serde(default)]
    pub usg: Usage,
    /// The first four characters of the licence key; never the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The token held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Last>,
    /// Made anew at every start: two of them alternating are two machines (attack 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<Nonce>,
}

/// The token an installation holds when it asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The licence.
    pub sub: LicenseId,
    /// The token.
    pub jti: String,
    /// Its number.
    pub seq: u64,
    /// What came with it and is good for one refresh: an old one means that there are two of us (attacks 4, 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratchet: Option<String>,
}

/// What tells a request from every other. Who remembers it for as long as it is good finds it brought twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// Its number.
    pub nonce: Nonce,
    /// From then on it is too old to be taken.
    pub good_until: Moment,
}

/// Why a request is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The file was damaged on its way.
    #[error(transparent)]
    Armour(#[from] ArmourError),
    /// It is not what it says it is; the fault of whoever sent it.
    #[error(transparent)]
    NotGenuine(#[from] NotGenuine),
    /// It is signed by another key than the installation had before.
    #[error("the request is signed by another installation")]
    OtherInstallation,
    /// It is too old, or dated in the future: the installation's clock is wrong, or somebody replays it.
    #[error("the request is dated {iat}, and it is {now}")]
    Stale {
        /// Its date.
        iat: Moment,
        /// The server's time.
        now: Moment,
    },
}

const LABEL: &str = "ACTIVATION REQUEST";

impl Request {
    /// Signs the request with the installation's key, whose public half it must hold.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn sign(&self, channel: Channel, key: &SigningKey) -> Result<String, SignError> {
        jws::sign(channel.typ(), key, self, MAX_READ)
    }

    /// The offline request as a file.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn to_file(&self, key: &SigningKey) -> Result<String, SignError> {
        Ok(armour::write(LABEL, &[&self.sign(Channel::Offline, key)?]))
    }

    /// Opens a request. `known` is the key this installation was seen with before, where it was.
    ///
    /// # Errors
    /// [`RequestError`].
    pub fn verify(
        text: &str,
        channel: Channel,
        audience: &str,
        known: Option<&PublicKey>,
        now: Moment,
    ) -> Result<Self, RequestError> {
        let kid = jws::signer(text, channel.typ())?;
        let key = jws::claimed_key(text)?;
        if kid.as_str() != key.thumbprint().as_str() || known.is_some_and(|known| *known != key) {
            return Err(RequestError::OtherInstallation);
        }
        let request: Self = jws::open(text, &key, Between { issuer: None, audience: Some(audience) })?;
        let iat = request.iat;
        if now.since(iat) > channel.age() || iat.since(now) > channel.ahead() {
            return Err(RequestError::Stale { iat, now });
        }
        Ok(request)
    }

    /// Opens a request that came as a file.
    ///
    /// # Errors
    /// [`RequestError`].
    pub fn from_file(text: &str, audience: &str, known: Option<&PublicKey>, now: Moment) -> Result<Self, RequestError> {
        let parts = armour::read(LABEL, text)?;
        let [document] = parts.as_slice() else { return Err(ArmourError::Incomplete.into()) };
        Self::verify(document, Channel::Offline, audience, known, now)
    }

    /// What tells it from every other that travels by this channel.
    pub fn once(&self, channel: Channel) -> Once {
        Once { nonce: self.nonce.clone(), good_until: self.iat.plus(channel.age() + 1) }
    }

    /// The key that signed it.
    pub fn public(&self) -> Option<PublicKey> {
        self.jwk.public().ok()
    }
}

#[cfg(test)]
mod tests;
