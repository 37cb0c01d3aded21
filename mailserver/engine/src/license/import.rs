//! Asking without a connection: a request to carry away, and the answer that is good once.

use foundation::tokens::Scope;
use jiff::Timestamp;
use license::Moment;
use license::claims::InstallationId;
use license::clock::Answer;
use license::entitlement::Usage;
use license::host::Machine;
use license::license_key::LicenseKey;
use license::nonce::Nonce;
use license::request::{Channel, Last, Purpose, Request};
use license::response::{ImportError, Importer};
use license::token::{Expected, Receiver};

use super::call::CallError;
use super::desk::Desk;
use super::{Cause, Licensing, PRODUCT, machine, tick};
use crate::{Area, Engine, Principal, Refused};

/// A link to the vendor's account page by which this installation is let in.
#[derive(Clone, Debug)]
pub struct AccountLink {
    /// Opened once, in a browser. Whoever has it may do there what the installation's owner may do for this licence.
    pub url: String,
    /// From then on it opens nothing.
    pub good_until: Timestamp,
}

/// Why a licence was not asked for or not taken. What was in force still is.
#[derive(Debug, thiserror::Error)]
pub enum LicenseError {
    /// The operator's fault: nobody said which licence server it is.
    #[error(
        "no licence server is named; set `license_server_url` in the boot file, or `server_url` of the settings `license`"
    )]
    NoServer,
    /// The answer is not for us, not the vendor's, or was used before.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The licence server was asked and gave none.
    #[error(transparent)]
    Call(#[from] CallError),
    /// There is no licence to do that with.
    #[error("{0}")]
    NotLicensed(&'static str),
    /// Ours: the request could not be signed.
    #[error("the request could not be signed")]
    Sign(#[from] license::jws::SignError),
}

impl Licensing {
    /// What this installation states of itself.
    pub(super) fn statement(&self, desk: &Desk, purpose: Purpose, key: Option<&LicenseKey>) -> Option<Request> {
        let usage = self.standing().usage.clone();
        let last = desk.token.as_ref().map(|token| Last {
            sub: token.claims().sub.clone(),
            jti: token.claims().jti.clone(),
            seq: token.claims().seq,
            ratchet: desk.kept.ratchet.clone(),
        });
        Some(Request {
            aud: self.issuer()?,
            iat: Moment::from(self.store.clock().now()),
            nonce: Nonce::from_random(&rand::random()),
            pur: purpose,
            prd: PRODUCT.to_owned(),
            bld: self.premises.build,
            iid: InstallationId(desk.kept.installation.clone()),
            jwk: self.key.public().jwk(None),
            hst: self.hostname(),
            mch: machine::traits(&self.settings.get().value.machine_id),
            usg: usage,
            key: key.map(|key| key.prefix().to_owned()),
            last,
            boot: Some(self.boot.clone()),
        })
    }
}

impl Engine {
    /// Writes a request to be carried to the vendor as a file, and waits for its answer for thirty days.
    pub async fn request_license(
        &self,
        principal: &Principal,
        purpose: Purpose,
        key: Option<&LicenseKey>,
    ) -> Result<String, Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let licensing = &self.licensing;
        let mut desk = licensing.desk.lock().await;
        let request = licensing.statement(&desk, purpose, key).ok_or(LicenseError::NoServer)?;
        let file = request.to_file(&licensing.key).map_err(LicenseError::Sign)?;
        let mut next = desk.clone();
        let now = next.clock.tick(tick(self.store.clock())).now;
        next.outstanding.asked(request.nonce, now);
        if let Some(key) = key {
            next.kept.key_prefix = Some(key.prefix().to_owned());
        }
        licensing.settle(&mut desk, next, Some(cause(principal, "license.request"))).await?;
        Ok(file)
    }

    /// Writes a link that lets a browser in at the vendor's account page, for a few minutes and once (UPS-09). It says which
    /// installation this is and nothing else of it: what is in a browser's history must be worth nothing.
    pub async fn account_link(&self, principal: &Principal) -> Result<AccountLink, Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let licensing = &self.licensing;
        let mut desk = licensing.desk.lock().await;
        if desk.kept.activation.is_none() {
            return Err(LicenseError::NotLicensed("no licence was activated on this installation yet").into());
        }
        let stated = licensing.statement(&desk, Purpose::SignIn, None).ok_or(LicenseError::NoServer)?;
        let (mch, usg) = (Machine::default(), Usage::default());
        let request = Request { mch, usg, last: None, boot: None, ..stated };
        let link = request.sign(Channel::Link, &licensing.key).map_err(LicenseError::Sign)?;
        let server = licensing.server().ok_or(LicenseError::NoServer)?;
        let next = desk.clone();
        licensing.settle(&mut desk, next, Some(cause(principal, "license.account_link"))).await?;
        let good_until = request.once(Channel::Link).good_until.timestamp();
        Ok(AccountLink { url: format!("{server}/account#/in/{link}"), good_until })
    }

    /// Takes the answer to a request that was carried away. It is verified like one that came over the network, goes into
    /// the same row, and holds at once.
    pub async fn import_license(&self, principal: &Principal, file: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let licensing = &self.licensing;
        let issuer = licensing.issuer().ok_or(LicenseError::NoServer)?;
        let mut desk = licensing.desk.lock().await;
        let mut next = desk.clone();
        let at = tick(self.store.clock());
        let now = next.clock.tick(at).now;
        let hostname = licensing.hostname();
        let importer = Importer {
            roots: &licensing.premises.roots,
            trust: next.trust.as_ref(),
            held: next.token.as_ref().map(license::token::Token::kid),
            expected: Expected { issuer: &issuer, product: PRODUCT },
            receiver: Receiver { now, key: &licensing.own, hostname: hostname.as_ref(), seen: &next.seen },
            outstanding: &next.outstanding,
        };
        let imported = importer.import(file).map_err(LicenseError::Import)?;
        let claims = imported.token.claims();
        next.seen.note(&claims.sub, claims.seq);
        next.clock.signed(claims.iat, Answer::Offline, at);
        next.kept.issuer = Some(issuer);
        next.kept.activation = claims.act.clone();
        next.kept.contact_at = Some(self.store.clock().micros());
        next.token = Some(imported.token);
        next.trust = Some(imported.trust);
        next.outstanding = imported.outstanding;
        licensing.settle(&mut desk, next, Some(cause(principal, "license.import"))).await?;
        Ok(())
    }
}

pub(super) fn cause(principal: &Principal, action: &'static str) -> Cause {
    Cause { actor: principal.actor.clone(), action, object: "license".to_owned() }
}
