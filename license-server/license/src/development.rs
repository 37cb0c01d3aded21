//! A vendor that fits on a sheet of paper: one root, one signing key, and the licence it is told to issue.
//!
//! With the development root from the repository it licenses a development build, for tests and for trying things out. It
//! holds no root itself, keeps no books and asks for no money; a build with a vendor's roots does not know it.

use crate::{
    armour::ArmourError,
    claims::{Claims, Confirmation, Kind, LicenseId, Pay, Policy, Version},
    entitlement::{Edition, Entitlement, Limit, LimitName, Limits},
    jws::SignError,
    key::{KeyError, KeyId, SigningKey},
    lease::{Channel, Dates},
    moment::Moment,
    request::{self, Request, RequestError},
    response::Response,
    rotation::Ring,
};

/// The vendor.
#[derive(Debug)]
pub struct Vendor {
    root: SigningKey,
    key: SigningKey,
}

/// Why it issued nothing; the fault of whoever asked.
#[derive(Debug, thiserror::Error)]
pub enum NotIssued {
    /// The root, or the key made from it, cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The request was damaged on its way.
    #[error(transparent)]
    Armour(#[from] ArmourError),
    /// The request does not hold.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// What was to be signed is too long.
    #[error(transparent)]
    Sign(#[from] SignError),
}

/// Since when its signing key signs.
const SINCE: Moment = Moment::from_second(1_577_836_800);

/// A hundred of each, for an installation that tests something else.
pub fn plenty() -> Entitlement {
    let limits =
        Limits::default().with(LimitName::DOMAINS, Limit::Unlimited).with(LimitName::MAILBOXES, Limit::Unlimited);
    Entitlement { edition: Edition::Enterprise, proxy: true, limits, addons: Vec::new() }
}

impl Vendor {
    /// Opens shop with a root key in PEM form.
    ///
    /// # Errors
    /// [`NotIssued::Key`].
    pub fn new(root: &str) -> Result<Self, NotIssued> {
        let root = SigningKey::from_pem(None, root)?;
        let key = SigningKey::from_seed(KeyId::new("lk-development")?, &[0xde; 32])?;
        Ok(Self { root, key })
    }

    /// What a paid licence for this request says: bound to the installation, numbered by the second of its date.
    pub fn claims(&self, request: &Request, grant: Entitlement, now: Moment) -> Claims {
        let pay = Pay::paid();
        let policy = Policy::default();
        let dates = Dates::of(Channel::Offline, Kind::Paid, &pay, None, &policy, now);
        let confirmation = request.public().map(|key| Confirmation { jkt: key.thumbprint() });
        Claims {
            iss: request.aud.clone(),
            aud: request.prd.clone(),
            sub: LicenseId("development".to_owned()),
            jti: format!("development-{}", now.second()),
            iat: now,
            nbf: now,
            exp: dates.exp,
            ver: Version::CURRENT,
            seq: u64::try_from(now.second()).unwrap_or(0),
            act: Some("development".to_owned()),
            iid: Some(request.iid.clone()),
            cnf: confirmation,
            hst: request.hst.iter().cloned().collect(),
            mch: Some(request.mch.clone()),
            grant,
            knd: Kind::Paid,
            trm: None,
            mnt: None,
            pay,
            refresh: dates.refresh,
            pol: policy,
            sta: None,
            vnd: "development".to_owned(),
            rsl: None,
            nce: Some(request.nonce.clone()),
        }
    }

    /// Opens an offline request, whoever it is for.
    ///
    /// # Errors
    /// [`NotIssued`].
    pub fn open(&self, file: &str, audience: &str, now: Moment) -> Result<Request, NotIssued> {
        Ok(Request::from_file(file, audience, None, now)?)
    }

    /// Opens a request that came online.
    ///
    /// # Errors
    /// [`NotIssued`].
    pub fn open_online(&self, proof: &str, audience: &str, now: Moment) -> Result<Request, NotIssued> {
        Ok(Request::verify(proof, request::Channel::Online, audience, None, now)?)
    }

    /// Signs a token and the key set it needs.
    ///
    /// # Errors
    /// [`NotIssued::Sign`].
    pub fn sign(&self, claims: &Claims, now: Moment) -> Result<Response, NotIssued> {
        Ok(Response { token: claims.sign(&self.key)?, keys: self.keys(now)? })
    }

    /// The key set alone.
    ///
    /// # Errors
    /// [`NotIssued::Sign`].
    pub fn keys(&self, now: Moment) -> Result<String, NotIssued> {
        let ring = Ring::new(self.key.kid().clone(), *self.key.public(), SINCE);
        Ok(ring.publish(now).sign(&self.root)?)
    }

    /// Answers an offline request with a paid licence.
    ///
    /// # Errors
    /// [`NotIssued`].
    pub fn answer(&self, file: &str, audience: &str, grant: Entitlement, now: Moment) -> Result<String, NotIssued> {
        let request = self.open(file, audience, now)?;
        Ok(self.sign(&self.claims(&request, grant, now), now)?.to_file())
    }
}
