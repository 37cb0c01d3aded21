//! Activating, and asking anew, over the network: one call, one verification, one row.

use std::sync::Arc;
use std::time::Duration;

use foundation::clock::Woken;
use foundation::tasks::{Signal, Task, TaskResult};
use foundation::tokens::Scope;
use license::Moment;
use license::claims::InstallationId;
use license::clock::Answer;
use license::entitlement::AddonCode;
use license::keyset::SignedKeySet;
use license::license_key::LicenseKey;
use license::nonce::Nonce;
use license::request::{Channel, Purpose};
use license::response::ImportError;
use license::token::{Expected, Receiver, Token};
use license::tombstone::Tombstone;
use license::trust::Trust;
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};

use super::call::{Activation, CallError, Granted, Proven, Trial, Vendor};
use super::desk::Desk;
use super::import::{LicenseError, cause};
use super::{Cause, Licensing, PRODUCT, tick};
use crate::{Area, Engine, Principal, Refused};

/// An account at the vendor's: what a paid key is activated with (LIC-28).
#[derive(Clone, Debug)]
pub struct Account {
    /// Its email address.
    pub email: String,
    /// Its password. It is sent on and kept nowhere.
    pub password: SecretString,
}

/// How often it is looked whether the licence server is to be asked; so often it is asked again after it gave no answer.
const LOOK: Duration = Duration::from_secs(3600);

/// Seconds by which an installation asks sooner or later than its token says, so that not all come at once.
const JITTER: u32 = 2 * 3600;

/// How a licence server that was busy is asked again: when it said, by a signal to the task.
#[derive(Clone, Default)]
struct Again {
    signal: Signal,
    woken: Arc<Mutex<Vec<Woken>>>,
}

impl Licensing {
    fn vendor(&self) -> Result<Vendor, LicenseError> {
        let server = self.server().ok_or(LicenseError::NoServer)?;
        Ok(Vendor::reached_by(&self.settings.get().value, server)?)
    }

    /// The signed request and the nonce that its answer must repeat.
    fn proof(&self, desk: &Desk, purpose: Purpose, key: Option<&LicenseKey>) -> Result<(String, Nonce), LicenseError> {
        let request = self.statement(desk, purpose, key).ok_or(LicenseError::NoServer)?;
        Ok((request.sign(Channel::Online, &self.key)?, request.nonce))
    }

    /// The key set, where the one held is not the newest.
    async fn newer_keys(&self, vendor: &Vendor, granted: &Granted) -> Result<Option<SignedKeySet>, LicenseError> {
        let known = self.desk.lock().await.trust.as_ref().map(|trust| trust.newest().set().seq);
        if known.is_some_and(|known| granted.key_set_seq.is_some_and(|newest| newest <= known)) {
            return Ok(None);
        }
        let set = SignedKeySet::verify(&vendor.key_set().await?, &self.premises.roots);
        Ok(Some(set.map_err(ImportError::KeySet)?))
    }

    /// Takes what the licence server granted. Nobody waits for the network here: that was before.
    async fn take(
        &self,
        granted: Granted,
        keys: Option<SignedKeySet>,
        nonce: &Nonce,
        key: Option<&LicenseKey>,
        cause: Option<Cause>,
    ) -> Result<(), Refused> {
        let issuer = self.issuer().ok_or(LicenseError::NoServer)?;
        let mut desk = self.desk.lock().await;
        let mut next = desk.clone();
        let at = tick(self.store.clock());
        let now = next.clock.tick(at).now;
        admit(&mut next, keys, now)?;
        let trust = next.trust.as_ref().ok_or(LicenseError::NotLicensed("the vendor's keys are not known"))?;
        let token = Token::verify(&granted.token, Expected { issuer: &issuer, product: PRODUCT }, trust);
        let token = token.map_err(ImportError::Token).map_err(LicenseError::Import)?;
        let hostname = self.hostname();
        let receiver = Receiver { now, key: &self.own, hostname: hostname.as_ref(), seen: &next.seen };
        token.answers(nonce, &receiver).map_err(ImportError::NotForUs).map_err(LicenseError::Import)?;
        let claims = token.claims();
        next.seen.note(&claims.sub, claims.seq);
        next.clock.signed(claims.iat, Answer::Online, at);
        next.kept.issuer = Some(issuer);
        next.kept.activation = granted.id.or_else(|| claims.act.clone()).or(next.kept.activation);
        next.kept.ratchet = granted.ratchet;
        next.kept.contact_at = Some(self.store.clock().micros());
        if let Some(key) = key {
            next.kept.key_prefix = Some(key.prefix().to_owned());
        }
        next.token = Some(token);
        Ok(self.settle(&mut desk, next, cause).await?)
    }

    /// Asks about the licence that is held: `what` comes after the activation's address.
    async fn ask_again(&self, what: &str, addon: Option<&AddonCode>, cause: Option<Cause>) -> Result<(), Refused> {
        let _one_at_a_time = self.calling.lock().await;
        let held = self.desk.lock().await.clone();
        let Some(activation) = &held.kept.activation else {
            return Err(LicenseError::NotLicensed("no licence was activated on this installation yet").into());
        };
        let vendor = self.vendor()?;
        let (proof, nonce) = self.proof(&held, Purpose::Refresh, None)?;
        let path = format!("/v1/activations/{activation}/{what}");
        let granted = match addon {
            Some(addon) => vendor.ask(&path, &Trial { addon: addon.as_str(), proof: &proof }).await,
            None => vendor.ask(&path, &Proven { proof: &proof }).await,
        };
        let granted = granted.map_err(LicenseError::Call)?;
        let keys = self.newer_keys(&vendor, &granted).await?;
        self.take(granted, keys, &nonce, None, cause).await
    }
}

fn admit(next: &mut Desk, keys: Option<SignedKeySet>, now: Moment) -> Result<(), LicenseError> {
    let Some(keys) = keys else { return Ok(()) };
    keys.dated_by(now).map_err(ImportError::NotYet)?;
    let held = next.token.as_ref().map(|token| token.kid().clone());
    match &mut next.trust {
        Some(trust) => {
            trust.admit(keys, held.as_ref()).map_err(ImportError::OldKeySet)?;
        }
        None => next.trust = Some(Trust::new(keys)),
    }
    Ok(())
}

impl Engine {
    /// Activates a key. A paid one needs the account it belongs to (LIC-28), a trial key nothing (LIC-29).
    pub async fn activate_license(
        &self,
        principal: &Principal,
        key: &LicenseKey,
        account: Option<Account>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let licensing = &self.licensing;
        let vendor = licensing.vendor()?;
        let _one_at_a_time = licensing.calling.lock().await;
        let held = licensing.desk.lock().await.clone();
        let (proof, nonce) = licensing.proof(&held, Purpose::Activate, Some(key))?;
        let order = Activation {
            key: key.reveal(),
            proof: &proof,
            email: account.as_ref().map(|account| account.email.as_str()),
            password: account.as_ref().map(|account| account.password.expose_secret()),
        };
        let granted = vendor.ask("/v1/activations", &order).await.map_err(LicenseError::Call)?;
        let keys = licensing.newer_keys(&vendor, &granted).await?;
        let cause = Some(cause(principal, "license.activate"));
        licensing.take(granted, keys, &nonce, Some(key), cause).await
    }

    /// Asks for the licence as it stands at the vendor's now. Nobody logs in for it (LIC-33), and it holds at once (LIC-32).
    pub async fn reactivate_license(&self, principal: &Principal) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::License))?;
        self.licensing.ask_again("refresh", None, Some(cause(principal, "license.reactivate"))).await
    }

    /// Tries an add-on for thirty days, once (LIC-35 to LIC-37). Whether it may be tried, the vendor says.
    pub async fn try_addon(&self, principal: &Principal, addon: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let unknown = |_| Refused::field("/addon", "invalid", "must be the code of an add-on, such as `activesync`");
        let addon = AddonCode::new(addon).map_err(unknown)?;
        self.licensing.ask_again("trials", Some(&addon), Some(cause(principal, "license.try"))).await
    }

    /// Gives the licence up: from now on it is Free here. The receipt frees the slot at the vendor's where that could not be
    /// told over the network.
    pub async fn deactivate_license(&self, principal: &Principal) -> Result<String, Refused> {
        principal.needs(Scope::Write(Area::License))?;
        let licensing = &self.licensing;
        let mut desk = licensing.desk.lock().await;
        let mut next = desk.clone();
        let Some(token) = next.token.take() else {
            return Err(LicenseError::NotLicensed("this installation holds no licence").into());
        };
        let (proof, _) = licensing.proof(&desk, Purpose::Deactivate, None)?;
        let now = Moment::from(self.store.clock().now());
        let installation = InstallationId(next.kept.installation.clone());
        let tombstone = Tombstone::of(token.claims(), installation, &mut next.seen, now);
        let receipt = tombstone.to_file(&licensing.key).map_err(LicenseError::Sign)?;
        let activation = next.kept.activation.take();
        (next.kept.token, next.kept.ratchet, next.kept.key_prefix) = (None, None, None);
        licensing.settle(&mut desk, next, Some(cause(principal, "license.deactivate"))).await?;
        drop(desk);
        if let (Some(activation), Ok(vendor)) = (activation, licensing.vendor())
            && let Err(error) =
                vendor.give_back(&format!("/v1/activations/{activation}"), &Proven { proof: &proof }).await
        {
            tracing::info!(%error, "the vendor could not be told of the deactivation; the receipt tells it");
        }
        Ok(receipt)
    }

    /// The task that asks the licence server once the token says so: after a day, or late in the life of one that was
    /// brought by hand. What fails leaves everything as it is.
    pub fn license_task(&self) -> Task {
        let engine = self.clone();
        let jitter = i64::from(rand::random::<u32>() % (2 * JITTER)) - i64::from(JITTER);
        let doc = "Asks the licence server for the licence as it stands now, once a day; what fails changes nothing.";
        let again = Again::default();
        let signal = again.signal.clone();
        Task::new("license", doc, move || {
            let (engine, again) = (engine.clone(), again.clone());
            async move { engine.refresh_or_be_told_when(jitter, again).await }
        })
        .on(signal)
        .every(LOOK)
    }

    /// Asks when it is time. A licence server that is busy and says until when is asked again then.
    async fn refresh_or_be_told_when(&self, jitter: i64, again: Again) -> TaskResult {
        // What this run was woken by is over with it.
        let _woken = std::mem::take(&mut *again.woken.lock());
        let result = self.refresh_license_when_due(jitter).await;
        let refused = result.as_ref().err().and_then(|error| error.downcast_ref::<Refused>());
        if let Some(Refused::License(LicenseError::Call(CallError::Busy { again: Some(wait), .. }))) = refused {
            let timer = self.store.clock().timer(*wait);
            tokio::spawn(async move {
                let due = timer.await;
                again.woken.lock().push(due);
                again.signal.wake();
            });
        }
        result
    }

    /// Asks unless the token in force is younger than it wants to be, give or take `jitter` seconds.
    pub(super) async fn refresh_license_when_due(&self, jitter: i64) -> TaskResult {
        let due = {
            let desk = self.licensing.desk.lock().await;
            desk.token.as_ref().map(|token| token.claims().refresh.after.plus(jitter))
        };
        match due.filter(|due| Moment::from(self.store.clock().now()) < *due) {
            Some(due) => Ok(format!("the licence server is asked after {due}")),
            None => self.refresh_license().await,
        }
    }

    pub(super) async fn refresh_license(&self) -> TaskResult {
        if self.licensing.desk.lock().await.kept.activation.is_none() || self.licensing.server().is_none() {
            return Ok("there is no licence to refresh".to_owned());
        }
        self.licensing.ask_again("refresh", None, None).await?;
        Ok(format!("the licence is {}", self.license().evaluation.state))
    }
}
