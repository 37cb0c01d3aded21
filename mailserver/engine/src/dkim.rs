//! The keys our domains sign with: made with the domain, sealed in rows, opened once and kept while the server runs; exchanged for
//! new ones once the records of these are in DNS, so that every message can be verified on either side of the change.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dashmap::DashMap;
use foundation::db::{Actor, AuditEntry, Change, Tx};
use foundation::tokens::Scope;
use mailauth::dns::DnsError;
use mailauth::key::Algorithm;
use mailauth::key::SigningKey;
use message::address::Domain as DomainName;
use serde_json::json;
use store::dkim_keys::{self, DkimKey, NewDkimKey, State};
use store::domains::{self, Domain};
use store::ids::{DkimKeyId, DomainId};

use crate::domains::told as told_domain;
use crate::named::Key;
use crate::{Area, Engine, Principal, Refused};

/// Opened keys by domain.
#[derive(Default)]
pub struct Keys {
    opened: DashMap<String, Arc<Vec<SigningKey>>>,
    /// Rises whenever keys are forgotten: what was read before is not kept after.
    forgotten: AtomicU64,
}

/// Domains whose keys are kept open.
const OPEN: usize = 10_000;

/// What a key is sealed for: moved to another domain or selector it does not open.
fn context(domain: &DomainName, selector: &str) -> String {
    format!("dkim/{domain}/{selector}")
}

impl Engine {
    /// New keys for a domain: one of each kind, since Ed25519 is better and RSA is what everybody verifies (RFC 8463 §3). No selector
    /// is one of `taken`.
    pub(crate) async fn make_keys(&self, domain: &DomainName, taken: &[DkimKey]) -> Result<Vec<NewDkimKey>, Refused> {
        let day = self.store.clock().now().strftime("%Y%m%d").to_string();
        let mut made = Vec::new();
        for (algorithm, kind) in [(Algorithm::RsaSha256, "r"), (Algorithm::Ed25519Sha256, "e")] {
            let plain = format!("pp{day}{kind}");
            let is_free = |selector: &String| !taken.iter().any(|key| key.selector == *selector);
            let mut selectors = std::iter::once(plain.clone()).chain((2..).map(|n| format!("{plain}{n}")));
            let (name, selector) = (domain.clone(), selectors.find(is_free).unwrap_or(plain));
            // An RSA key takes up to a second of a core.
            let key = tokio::task::spawn_blocking(move || {
                let key = SigningKey::generate(algorithm, name, &selector)?;
                let record = key.dns_record()?.value;
                Ok::<_, mailauth::key::KeyError>((key, record))
            });
            let (key, record) = key
                .await
                .map_err(|error| Refused::Store(store::Error::CannotWrite(std::io::Error::other(error))))?
                .map_err(|error| Refused::Store(store::Error::CannotWrite(std::io::Error::other(error))))?;
            made.push(NewDkimKey {
                selector: key.selector().to_owned(),
                algorithm: algorithm.as_str(),
                sealed_key: self.sealer.seal(&context(domain, key.selector()), key.pkcs8()),
                record,
            });
        }
        Ok(made)
    }

    /// The opened keys of a domain; none when it is not ours.
    pub(crate) async fn signing_keys(&self, domain: &DomainName) -> Result<Arc<Vec<SigningKey>>, Refused> {
        if let Some(known) = self.keys.opened.get(domain.as_str()) {
            return Ok(known.clone());
        }
        let forgotten = self.keys.forgotten.load(Ordering::SeqCst);
        let mut conn = self.store.read().await?;
        let Some(row) = domains::find(&mut conn, domain.as_str()).await? else { return Ok(Arc::default()) };
        let mut keys = Vec::new();
        for key in dkim_keys::list(&mut conn, row.id).await?.into_iter().filter(|key| key.state == State::Signing) {
            let opened = self.sealer.open(&context(domain, &key.selector), &key.sealed_key)?;
            match SigningKey::from_pkcs8(&opened, domain.clone(), &key.selector) {
                Ok(key) => keys.push(key),
                Err(error) => tracing::error!(domain.name = domain.as_str(), %error, "a signing key cannot be read"),
            }
        }
        let keys = Arc::new(keys);
        if self.keys.opened.len() >= OPEN {
            self.keys.opened.clear();
        }
        self.keys.opened.insert(domain.as_str().to_owned(), keys.clone());
        if self.keys.forgotten.load(Ordering::SeqCst) != forgotten {
            self.keys.opened.remove(domain.as_str());
        }
        Ok(keys)
    }

    /// Forgets the opened keys of a domain that changed.
    pub(crate) fn forget_keys(&self, domain: &str) {
        self.keys.forgotten.fetch_add(1, Ordering::SeqCst);
        self.keys.opened.remove(domain);
    }

    /// The keys of a domain, the oldest first.
    pub async fn dkim_keys(&self, principal: &Principal, key: &Key) -> Result<Vec<DkimKey>, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        let domain = self.find_domain(principal, key).await?;
        Ok(dkim_keys::list(&mut self.store.read().await?, domain.id).await?)
    }

    /// Makes new keys, which wait until their records are in DNS. While some wait, they stay; all keys of the domain.
    pub async fn rotate_dkim_keys(&self, principal: &Principal, key: &Key) -> Result<Vec<DkimKey>, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let domain = self.find_domain(principal, key).await?;
        let known = dkim_keys::list(&mut self.store.read().await?, domain.id).await?;
        if known.iter().any(|key| key.state == State::Waiting) {
            return Ok(known);
        }
        if known.len() >= MOST_KEYS {
            let holds = "DKIM keys enough; those that retired are forgotten after a month";
            return Err(Refused::InUse { kind: "domain", key: domain.name, holds });
        }
        let name = DomainName::parse(&domain.name).map_err(|_| Refused::Stored("domain name"))?;
        let made = self.make_keys(&name, &known).await?;
        self.change(principal, (domain, made), |tx, actor, (domain, made)| {
            Box::pin(async move {
                let known = dkim_keys::list(tx, domain.id).await?;
                // Somebody else was faster.
                if known.iter().any(|key| key.state == State::Waiting) {
                    return Ok(known);
                }
                for key in made {
                    dkim_keys::insert(tx, domain.id, key, State::Waiting).await?;
                }
                let all = dkim_keys::list(tx, domain.id).await?;
                note(tx, actor, ("domain.dkim_rotated", "domain.rotate_dkim_keys"), domain, &all).await?;
                Ok(all)
            })
        })
        .await
    }

    /// Lets the keys that wait sign, and retires those that did, whose records stay for mail on its way. The records of the
    /// new ones must be in DNS, unless the operator's word is enough.
    pub async fn activate_dkim_keys(
        &self,
        principal: &Principal,
        key: &Key,
        evidence: Evidence,
    ) -> Result<Vec<DkimKey>, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let domain = self.find_domain(principal, key).await?;
        let known = dkim_keys::list(&mut self.store.read().await?, domain.id).await?;
        if evidence == Evidence::Seen
            && let Some(unseen) = self.unpublished(&domain, &known).await
        {
            return Err(unseen);
        }
        let name = domain.name.clone();
        let activated = self.change(principal, (domain, waiting(&known)), |tx, actor, (domain, looked_at)| {
            Box::pin(async move {
                // What was looked at is what is let sign.
                if waiting(&dkim_keys::list(tx, domain.id).await?) != *looked_at {
                    return Err(Refused::Stale);
                }
                if dkim_keys::activate(tx, domain.id).await? > 0 {
                    let all = dkim_keys::list(tx, domain.id).await?;
                    note(tx, actor, ("domain.dkim_activated", "domain.activate_dkim_keys"), domain, &all).await?;
                }
                Ok(dkim_keys::list(tx, domain.id).await?)
            })
        });
        let all = activated.await?;
        self.forget_keys(&name);
        Ok(all)
    }

    /// What is not seen of the records that keys wait for.
    async fn unpublished(&self, domain: &Domain, keys: &[DkimKey]) -> Option<Refused> {
        for key in keys.iter().filter(|key| key.state == State::Waiting) {
            let name = record_name(key, domain);
            let unanswered = match self.fresh_dns.txt(&name).await {
                Ok(texts) if shows(texts.iter(), &key.record) => continue,
                Ok(_) | Err(DnsError::NoName | DnsError::NoRecord) => None,
                Err(DnsError::Temporary(why)) => Some(why),
            };
            return Some(Refused::NotPublished { name, text: None, unanswered });
        }
        None
    }

    /// Lets keys sign whose records are in DNS by now, and forgets those that retired long ago; how many domains changed.
    pub(crate) async fn settle_dkim_keys(&self) -> Result<u64, Refused> {
        let before = self.store.clock().micros() - STAYS;
        let (mut changed, mut after) = (0, DomainId(0));
        loop {
            let found = dkim_keys::changing(&mut self.store.read().await?, before, after, 100).await?;
            let Some(last) = found.last() else { return Ok(changed) };
            after = *last;
            for id in found {
                changed += u64::from(self.settle_dkim_keys_of(id, before).await?);
            }
        }
    }

    async fn settle_dkim_keys_of(&self, id: DomainId, before: i64) -> Result<bool, Refused> {
        let mut conn = self.store.read().await?;
        let Some(domain) = domains::read(&mut conn, id).await? else { return Ok(false) };
        let keys = dkim_keys::list(&mut conn, id).await?;
        drop(conn);
        let waits = keys.iter().any(|key| key.state == State::Waiting);
        let activates = waits && self.unpublished(&domain, &keys).await.is_none();
        let name = domain.name.clone();
        let changed = self.store.db().write((domain, waiting(&keys)), move |tx, (domain, looked_at)| {
            Box::pin(async move {
                let mut changed = dkim_keys::forget(tx, domain.id, before).await? > 0;
                let same = waiting(&dkim_keys::list(tx, domain.id).await?) == *looked_at;
                if activates && same && dkim_keys::activate(tx, domain.id).await? > 0 {
                    changed = true;
                    let (all, kinds) =
                        (dkim_keys::list(tx, domain.id).await?, ("domain.dkim_activated", "domain.activate_dkim_keys"));
                    note(tx, &Actor::system(), kinds, domain, &all).await?;
                }
                Ok::<_, Refused>(changed)
            })
        });
        let changed = changed.await?;
        if changed {
            self.forget_keys(&name);
        }
        Ok(changed)
    }
}

/// Whether somebody has seen that the records are in DNS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It is looked up.
    Seen,
    /// The operator's word is enough.
    Word,
}

/// Keys of a domain, whatever became of them: each is a record that others look at.
const MOST_KEYS: usize = 10;

/// How long the record of a key stays wanted that does not sign any more: longer than mail is under way, and than others look at it.
const STAYS: i64 = 30 * 24 * 3_600_000_000;

/// The keys that wait.
fn waiting(keys: &[DkimKey]) -> Vec<DkimKeyId> {
    keys.iter().filter(|key| key.state == State::Waiting).map(|key| key.id).collect()
}

/// Where a key's record stands.
pub(crate) fn record_name(key: &DkimKey, domain: &Domain) -> String {
    format!("{}._domainkey.{}", key.selector, domain.name)
}

/// Whether one of these texts shows the public key of a wanted record, whichever way it is written (RFC 6376 §3.6.1).
pub(crate) fn shows<'t>(texts: impl Iterator<Item = &'t Vec<u8>>, wanted: &str) -> bool {
    let tag = |text: &str, name: &str| {
        let mut tags = text.split(';').filter_map(|tag| tag.split_once('='));
        let found = tags.find(|(known, _)| known.trim() == name)?;
        Some(found.1.chars().filter(|letter| !letter.is_whitespace()).collect::<String>())
    };
    let public = tag(wanted, "p").filter(|public| !public.is_empty());
    let shown = texts.filter_map(|text| tag(std::str::from_utf8(text).ok()?, "p"));
    public.is_some_and(|public| shown.into_iter().any(|shown| shown == public))
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    domain: &Domain,
    keys: &[DkimKey],
) -> Result<(), Refused> {
    let told: Vec<_> = keys.iter().map(|key| json!({"selector": key.selector, "state": key.state.as_str()})).collect();
    tx.record(told_domain(kind, domain));
    let change = Change { before: None, after: Some(json!({"keys": told}).to_string()) };
    let entry = AuditEntry { action, object: format!("domain:{}", domain.name), change };
    Ok(tx.audit_of(domain.owner.tenant.0, actor, entry).await?)
}
