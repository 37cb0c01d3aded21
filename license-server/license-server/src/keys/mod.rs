//! Signing keys: which one signs a vendor's licences, which will, which did. Every change of that is planned here, signed by a
//! root that never comes near this server, and takes effect when the signed key set is installed.

mod rest;
mod ring;
mod rows;

pub(crate) use self::rest::operations;

use foundation::db::{AuditEntry, Change, Event};
use foundation::http::FieldError;
use foundation::secrets;
use foundation::tokens::Scope;
use license::Moment;
use license::key::{KeyId, SigningKey};
use license::keyset::{KeySet, SignedKeySet};
use license::rotation::Ring;
use serde_json::json;

use self::ring::RingState;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::vendors::{self, VendorId};

/// A step of a vendor's ring of keys.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Makes the first key, which signs at once.
    Begin,
    /// Makes the key that will sign 30 days from now.
    Announce,
    /// Lets the announced key sign and retires the active one.
    Rotate,
    /// Declares a key to be in other hands since then.
    Revoke(KeyId, Moment),
    /// Signs the same keys anew, without those that nothing needs any more.
    Renew,
}

/// What signs, and the key set that vouches for it.
pub(crate) struct Signer {
    pub(crate) key: SigningKey,
    pub(crate) set: SignedKeySet,
}

/// What a root is to sign.
pub(crate) struct Plan {
    /// The key set, in the exact words.
    pub(crate) key_set: String,
    /// Its number.
    pub(crate) seq: u64,
}

/// A key, as lists show it.
pub(crate) struct ShownKey {
    pub(crate) kid: String,
    pub(crate) public: String,
    pub(crate) state: KeyState,
    pub(crate) not_before: Moment,
    pub(crate) retired_at: Option<Moment>,
    pub(crate) needed_until: Option<Moment>,
    pub(crate) revoked_since: Option<Moment>,
}

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyState {
    Active,
    Next,
    Retired,
}

/// What a sealed private half belongs to, so that it cannot be moved to another row.
fn context(vendor: VendorId, kid: &KeyId) -> String {
    format!("signing key {vendor} {kid}")
}

impl Office {
    /// The vendor's keys: the active one, the next one, the retired ones.
    pub(crate) async fn signing_keys(&self, principal: &Principal) -> Result<Vec<ShownKey>, Refused> {
        principal.needs(Scope::Read(Area::Keys))?;
        let found = rows::ring(&mut self.read().await?, principal.vendor()?).await?;
        Ok(found.map(|ring| ring.shown()).unwrap_or_default())
    }

    /// Plans a step. An earlier plan, and the key that was made for it, are forgotten.
    pub(crate) async fn plan_keys(&self, principal: &Principal, step: Step) -> Result<Plan, Refused> {
        principal.needs(Scope::Write(Area::Keys))?;
        let vendor = principal.vendor()?;
        let now = Moment::from(self.clock().now());
        let (held, longest) = {
            let mut conn = self.read().await?;
            let days = vendors::get(&mut conn, vendor).await?.policy.offline_max_days;
            (rows::ring(&mut conn, vendor).await?, now.plus_days(days.into()))
        };
        let (ring, made) = next(held.clone(), step, longest, now)?;
        let set = ring.publish(now);
        let sealed = match &made {
            Some(key) => {
                let secret = self.sealer.seal(&context(vendor, key.kid()), key.pem().as_bytes());
                Some((key.kid().to_string(), secret))
            }
            None => None,
        };
        let key_set = serde_json::to_string(&set).map_err(|_| Refused::Stored("key set"))?;
        let plan = Plan { key_set: key_set.clone(), seq: set.seq };
        let input = (held, RingState::of(&ring, now), key_set, sealed);
        self.db
            .write(input, move |tx, (held, ring, key_set, sealed)| {
                Box::pin(async move {
                    // Somebody else installed a set meanwhile: the plan would undo it.
                    if rows::ring(tx, vendor).await? != *held {
                        return Err(Refused::Stale);
                    }
                    rows::put_plan(tx, vendor, ring, key_set, sealed.as_ref()).await
                })
            })
            .await?;
        Ok(plan)
    }

    /// Installs what a root has signed: it must be the planned set, word for word in its meaning.
    pub(crate) async fn install_keys(&self, principal: &Principal, signed: &str) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Keys))?;
        let vendor = principal.vendor()?;
        let wrong = |detail: String| Refused::Invalid(vec![FieldError::new("/signed", "not_genuine", detail)]);
        let signed = SignedKeySet::verify(signed.trim(), &self.roots).map_err(|error| wrong(error.to_string()))?;
        signed.dated_by(Moment::from(self.clock().now())).map_err(|error| wrong(error.to_string()))?;
        self.db
            .write((principal.clone(), signed), move |tx, (principal, signed)| {
                Box::pin(async move {
                    let (ring, key_set) = rows::plan(tx, vendor).await?.ok_or(Refused::NothingPlanned)?;
                    let planned: KeySet = serde_json::from_str(&key_set).map_err(|_| Refused::Stored("key set"))?;
                    if planned != *signed.set() {
                        let detail = "is not the key set that is planned; plan the step again and sign that";
                        return Err(Refused::field("/signed", "not_genuine", detail));
                    }
                    rows::install(tx, vendor, &ring, signed).await?;
                    let (seq, set) = (signed.set().seq, signed.set());
                    let kids: Vec<String> = set.keys.iter().map(|key| key.kid.to_string()).collect();
                    let after = json!({"seq": seq, "keys": kids, "active": ring.active_kid()}).to_string();
                    let revision = i64::try_from(seq).unwrap_or(i64::MAX);
                    let kind = "keys.changed";
                    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision, detail: None });
                    tx.touch(vendor.0);
                    let change = Change { before: None, after: Some(after) };
                    let entry = AuditEntry { action: kind, object: format!("keys:{seq}"), change };
                    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
                })
            })
            .await
    }

    /// What signs a vendor's licences now.
    pub(crate) async fn signer(&self, vendor: VendorId) -> Result<Signer, Refused> {
        let mut conn = self.read().await?;
        let ring = rows::ring(&mut conn, vendor).await?.ok_or(Refused::NoSigningKey)?;
        let text = rows::newest_set(&mut conn, vendor).await?.ok_or(Refused::NoSigningKey)?;
        let set = SignedKeySet::verify(&text, &self.roots).map_err(|_| Refused::NoSigningKey)?;
        let kid = KeyId::new(ring.active_kid())?;
        let sealed = rows::secret(&mut conn, vendor, &kid).await?.ok_or(Refused::Stored("signing key"))?;
        let pem = self.sealer.open(&context(vendor, &kid), &sealed)?;
        let pem = std::str::from_utf8(&pem).map_err(|_| Refused::Stored("signing key"))?;
        Ok(Signer { key: SigningKey::from_pem(Some(kid), pem)?, set })
    }

    /// The signed key set of a vendor, as installations get it.
    pub(crate) async fn key_set(&self, vendor: Option<VendorId>) -> Result<SignedKeySet, Refused> {
        let missing = || Refused::missing("key set", "of this host");
        let text = rows::newest_set(&mut self.read().await?, vendor.ok_or_else(missing)?).await?;
        let text = text.ok_or_else(missing)?;
        SignedKeySet::verify(&text, &self.roots).map_err(|_| Refused::Stored("key set"))
    }
}

/// The ring after a step, and the key that was made for it.
fn next(
    held: Option<RingState>,
    step: Step,
    longest: Moment,
    now: Moment,
) -> Result<(Ring, Option<SigningKey>), Refused> {
    let exists = |kid: &str| Refused::Exists { kind: "signing key", key: kid.to_owned() };
    let mut ring = match (held, &step) {
        (None, Step::Begin) => {
            let key = make(now)?;
            return Ok((Ring::new(key.kid().clone(), *key.public(), now), Some(key)));
        }
        (Some(held), Step::Begin) => return Err(exists(&held.active_kid())),
        (None, _) => return Err(Refused::NothingPlanned),
        (Some(held), Step::Renew) => {
            let mut ring = held.raised();
            ring.tidy(now);
            ring
        }
        (Some(held), _) => held.ring(),
    };
    let mut made = None;
    match step {
        Step::Begin | Step::Renew => {}
        Step::Announce => {
            let key = make(now)?;
            ring.announce(key.kid().clone(), *key.public(), now)?;
            made = Some(key);
        }
        Step::Rotate => ring.rotate(longest, now)?,
        Step::Revoke(kid, since) => ring.revoke(&kid, since)?,
    }
    Ok((ring, made))
}

/// A new key, named by its month and by chance.
fn make(now: Moment) -> Result<SigningKey, Refused> {
    let month = now.to_string();
    let chance = foundation::ids::encode(i64::from(u32::from_be_bytes(secrets::random())));
    let kid = KeyId::new(format!("lk-{}-{chance}", month.get(..7).unwrap_or("0000-00")))?;
    Ok(SigningKey::from_seed(kid, &secrets::random::<32>())?)
}
