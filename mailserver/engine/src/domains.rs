//! Domains: made with their signing keys, switched off and on, deleted when nothing is left in them.

use foundation::db::{AuditEntry, Change, Event};
use foundation::tokens::Scope;
use license::entitlement::LimitName;
use message::address::{Address, Domain as DomainName};
use serde_json::json;
use store::domains::{self, Domain, Status};
use store::{dkim_keys, ids::DomainId};

use crate::admission::withdraw_all;
use crate::{Area, Engine, Principal, Refused};

/// What may be changed of a domain; `None` leaves as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct DomainChange {
    /// The new status.
    pub status: Option<Status>,
}

/// A record that a domain's DNS should show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedRecord {
    /// What it is for.
    pub purpose: Purpose,
    /// The owner name, without a final dot.
    pub name: String,
    /// The type: `MX` or `TXT`.
    pub kind: &'static str,
    /// The value as a zone file shows it.
    pub value: String,
}

/// What a wanted record is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Mail to the domain finds us.
    Receive,
    /// Others know that we send for the domain.
    Spf,
    /// Others can verify our signature.
    Dkim,
    /// Others know what to do with mail that fails.
    Dmarc,
}

fn missing(name: &str) -> Refused {
    Refused::Missing { kind: "domain", key: name.to_owned() }
}

fn shown(domain: &Domain) -> String {
    json!({"name": domain.name, "status": domain.status.as_str(), "revision": domain.revision}).to_string()
}

fn event(kind: &'static str, domain: &Domain) -> Event {
    let detail = Some(json!({"name": domain.name}).to_string());
    Event { kind, owner: domain.id.0, object: domain.id.0, revision: domain.revision, detail }
}

impl Engine {
    /// Makes a domain and its keys.
    pub async fn create_domain(&self, principal: &Principal, name: &str, status: Status) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let parsed = DomainName::parse(name).ok().filter(|parsed| parsed.literal().is_none());
        let Some(name) = parsed else {
            return Err(Refused::field("/name", "invalid", "must be a domain name such as `example.org`"));
        };
        // Keys are dear to make: ask first whether they will be needed.
        if domains::find(&mut self.store.read().await?, name.as_str()).await?.is_some() {
            return Err(Refused::Exists { kind: "domain", key: name.as_str().to_owned() });
        }
        let room = self.room(&LimitName::DOMAINS)?;
        let keys = self.make_keys(&name).await?;
        let key = name.as_str().to_owned();
        let input = (principal.actor.clone(), name, status, keys, room);
        let made = self.store.db().write(input, |tx, (actor, name, status, keys, room)| {
            Box::pin(async move {
                let domain = domains::insert(tx, name, *status).await?;
                if let Some(room) = room {
                    room.check(store::license::domains(tx).await?)?;
                }
                for key in keys {
                    dkim_keys::insert(tx, domain.id, key).await?;
                }
                tx.record(event("domain.created", &domain));
                let change = Change { before: None, after: Some(shown(&domain)) };
                let entry = AuditEntry { action: "domain.create", object: format!("domain:{}", domain.name), change };
                tx.audit(actor, entry).await?;
                Ok::<_, Refused>(domain)
            })
        });
        made.await.map_err(|error| match error {
            Refused::Store(store::Error::Exists(_)) => Refused::Exists { kind: "domain", key },
            other => other,
        })
    }

    /// A domain.
    pub async fn domain(&self, principal: &Principal, name: &str) -> Result<Domain, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        self.find_domain(name).await
    }

    /// Domains by name, after `after`.
    pub async fn domains(&self, principal: &Principal, after: &str, limit: u32) -> Result<Vec<Domain>, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        Ok(domains::list(&mut self.store.read().await?, after, limit).await?)
    }

    /// Changes a domain; `expected` is the revision the caller knows. Disabling it ends the sessions of its mailboxes.
    pub async fn update_domain(
        &self,
        principal: &Principal,
        name: &str,
        change: DomainChange,
        expected: Option<i64>,
    ) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let key = self.find_domain(name).await?.name;
        let input = (principal.actor.clone(), key, change, expected);
        self.store
            .db()
            .write(input, |tx, (actor, name, change, expected)| {
                Box::pin(async move {
                    let before = domains::find(tx, name).await?.ok_or_else(|| missing(name))?;
                    Refused::check_revision(*expected, before.revision)?;
                    let Some(status) = change.status.filter(|status| *status != before.status) else {
                        return Ok(before);
                    };
                    let after = domains::set_status(tx, before.id, status).await?;
                    if status == Status::Disabled {
                        withdraw_all(tx, after.id);
                    }
                    tx.record(event("domain.updated", &after));
                    let change = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                    let entry = AuditEntry { action: "domain.update", object: format!("domain:{name}"), change };
                    tx.audit(actor, entry).await?;
                    Ok(after)
                })
            })
            .await
    }

    /// Deletes an empty domain with its keys.
    pub async fn delete_domain(&self, principal: &Principal, name: &str, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let key = self.find_domain(name).await?.name;
        let input = (principal.actor.clone(), key.clone(), expected);
        let deleted = self.store.db().write(input, |tx, (actor, name, expected)| {
            Box::pin(async move {
                let before = domains::find(tx, name).await?.ok_or_else(|| missing(name))?;
                Refused::check_revision(*expected, before.revision)?;
                domains::delete(tx, before.id).await.map_err(|error| match error {
                    store::Error::NotEmpty(_) => {
                        Refused::InUse { kind: "domain", key: name.clone(), holds: "mailboxes or aliases" }
                    }
                    other => other.into(),
                })?;
                tx.record(event("domain.deleted", &before));
                let change = Change { before: Some(shown(&before)), after: None };
                let entry = AuditEntry { action: "domain.delete", object: format!("domain:{name}"), change };
                tx.audit(actor, entry).await?;
                Ok::<_, Refused>(())
            })
        });
        deleted.await?;
        self.forget_keys(&key);
        self.licensed_anew().await;
        Ok(())
    }

    /// The records a domain's DNS should show for its mail to come, go and be believed.
    pub async fn wanted_records(&self, principal: &Principal, name: &str) -> Result<Vec<WantedRecord>, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        let domain = self.find_domain(name).await?;
        let host = self.identity().hostname;
        let txt = |value: &str| {
            let strings: Vec<_> = value.as_bytes().chunks(255).map(String::from_utf8_lossy).collect();
            strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
        };
        let record = |purpose, name, kind, value| WantedRecord { purpose, name, kind, value };
        let mut records = vec![
            record(Purpose::Receive, domain.name.clone(), "MX", format!("10 {host}.")),
            record(Purpose::Spf, domain.name.clone(), "TXT", txt(&format!("v=spf1 mx a:{host} -all"))),
        ];
        for key in dkim_keys::list(&mut self.store.read().await?, domain.id).await? {
            let name = format!("{}._domainkey.{}", key.selector, domain.name);
            records.push(record(Purpose::Dkim, name, "TXT", txt(&key.record)));
        }
        let policy = "v=DMARC1; p=quarantine";
        records.push(record(Purpose::Dmarc, format!("_dmarc.{}", domain.name), "TXT", txt(policy)));
        Ok(records)
    }

    pub(crate) async fn find_domain(&self, name: &str) -> Result<Domain, Refused> {
        let parsed = DomainName::parse(name).map_err(|_| missing(name))?;
        let found = domains::find(&mut self.store.read().await?, parsed.as_str()).await?;
        found.ok_or_else(|| missing(name))
    }

    /// The domain that something new at `address` belongs to.
    pub(crate) async fn domain_of(&self, address: &Address) -> Result<DomainId, Refused> {
        match self.find_domain(address.domain().as_str()).await {
            Ok(domain) => Ok(domain.id),
            Err(Refused::Missing { key, .. }) => {
                let detail = format!("is in `{key}`, which is no domain of this server");
                Err(Refused::field("/address", "unknown_domain", detail))
            }
            Err(other) => Err(other),
        }
    }

    /// What a list is narrowed to by a domain's name. A filter that matches nothing is no error.
    pub(crate) async fn narrowed(&self, domain: Option<&str>) -> Result<Narrowed, Refused> {
        let Some(name) = domain else { return Ok(Narrowed::To(None)) };
        match self.find_domain(name).await {
            Ok(domain) => Ok(Narrowed::To(Some(domain.id))),
            Err(Refused::Missing { .. }) => Ok(Narrowed::ToNothing),
            Err(other) => Err(other),
        }
    }
}

/// What is left of a list.
pub(crate) enum Narrowed {
    /// What belongs to one domain, or to any.
    To(Option<DomainId>),
    /// Nothing: there is no such domain.
    ToNothing,
}
