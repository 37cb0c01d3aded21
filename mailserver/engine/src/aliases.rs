//! Aliases: addresses that lead to others, here or elsewhere.

use foundation::db::{AuditEntry, Change, Event};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use message::address::Address;
use serde_json::json;
use store::aliases::{self, Alias};

use crate::domains::Narrowed;
use crate::{Area, Engine, Principal, Refused};

/// Targets of one alias.
const MOST_TARGETS: usize = 1000;

fn missing(address: &str) -> Refused {
    Refused::Missing { kind: "alias", key: address.to_owned() }
}

fn shown(alias: &Alias) -> String {
    json!({"address": alias.address, "targets": alias.targets, "revision": alias.revision}).to_string()
}

fn event(kind: &'static str, alias: &Alias) -> Event {
    Event { kind, owner: alias.domain.0, object: alias.id.0, revision: alias.revision, detail: Some(shown(alias)) }
}

fn entry(action: &'static str, before: Option<&Alias>, after: Option<&Alias>) -> AuditEntry {
    let address = before.or(after).map(|alias| alias.address.as_str()).unwrap_or_default();
    let change = Change { before: before.map(shown), after: after.map(shown) };
    AuditEntry { action, object: format!("alias:{address}"), change }
}

/// The targets as they are kept, or which of them are no addresses.
fn check_targets(targets: &[String]) -> Result<Vec<String>, Refused> {
    if targets.is_empty() || targets.len() > MOST_TARGETS {
        return Err(Refused::field("/targets", "out_of_range", format!("must have 1 to {MOST_TARGETS} items")));
    }
    let (mut kept, mut errors) = (Vec::new(), Vec::new());
    for (index, target) in targets.iter().enumerate() {
        match Address::parse(target) {
            Ok(address) => kept.push(address.to_string()),
            Err(_) => errors.push(FieldError::new(format!("/targets/{index}"), "invalid", "must be an address")),
        }
    }
    if errors.is_empty() { Ok(kept) } else { Err(Refused::Invalid(errors)) }
}

impl Engine {
    /// Makes an alias.
    pub async fn create_alias(
        &self,
        principal: &Principal,
        address: &str,
        targets: &[String],
    ) -> Result<Alias, Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let invalid = |_| Refused::field("/address", "invalid", "must be an address such as `info@example.org`");
        let address = Address::parse(address).map_err(invalid)?;
        let targets = check_targets(targets)?;
        let domain = self.domain_of(&address).await?;
        let key = address.key();
        let input = (principal.actor.clone(), domain, key.clone(), targets);
        let made = self.store.db().write(input, |tx, (actor, domain, address, targets)| {
            Box::pin(async move {
                let alias = aliases::insert(tx, *domain, address, targets).await?;
                tx.record(event("alias.created", &alias));
                tx.audit(actor, entry("alias.create", None, Some(&alias))).await?;
                Ok::<_, store::Error>(alias)
            })
        });
        made.await.map_err(|error| match error {
            store::Error::Exists(kind) => Refused::Exists { kind, key },
            other => other.into(),
        })
    }

    /// An alias.
    pub async fn alias(&self, principal: &Principal, address: &str) -> Result<Alias, Refused> {
        principal.needs(Scope::Read(Area::Aliases))?;
        let found = aliases::find(&mut self.store.read().await?, &key(address)?).await?;
        found.ok_or_else(|| missing(address))
    }

    /// Aliases by address, after `after`; of one domain, or of all.
    pub async fn aliases(
        &self,
        principal: &Principal,
        domain: Option<&str>,
        after: &str,
        limit: u32,
    ) -> Result<Vec<Alias>, Refused> {
        principal.needs(Scope::Read(Area::Aliases))?;
        let Narrowed::To(domain) = self.narrowed(domain).await? else { return Ok(Vec::new()) };
        Ok(aliases::list(&mut self.store.read().await?, domain, after, limit).await?)
    }

    /// Gives an alias other targets; `expected` is the revision the caller knows.
    pub async fn retarget_alias(
        &self,
        principal: &Principal,
        address: &str,
        targets: &[String],
        expected: Option<i64>,
    ) -> Result<Alias, Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let input = (principal.actor.clone(), key(address)?, check_targets(targets)?, expected);
        self.store
            .db()
            .write(input, |tx, (actor, address, targets, expected)| {
                Box::pin(async move {
                    let before = aliases::find(tx, address).await?.ok_or_else(|| missing(address))?;
                    Refused::check_revision(*expected, before.revision)?;
                    let after = aliases::retarget(tx, &before, targets).await?;
                    tx.record(event("alias.updated", &after));
                    tx.audit(actor, entry("alias.update", Some(&before), Some(&after))).await?;
                    Ok(after)
                })
            })
            .await
    }

    /// Deletes an alias.
    pub async fn delete_alias(
        &self,
        principal: &Principal,
        address: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let input = (principal.actor.clone(), key(address)?, expected);
        self.store
            .db()
            .write(input, |tx, (actor, address, expected)| {
                Box::pin(async move {
                    let before = aliases::find(tx, address).await?.ok_or_else(|| missing(address))?;
                    Refused::check_revision(*expected, before.revision)?;
                    aliases::delete(tx, &before).await?;
                    tx.record(event("alias.deleted", &before));
                    tx.audit(actor, entry("alias.delete", Some(&before), None)).await?;
                    Ok::<_, Refused>(())
                })
            })
            .await
    }
}

fn key(address: &str) -> Result<String, Refused> {
    Address::parse(address).map(|parsed| parsed.key()).map_err(|_| missing(address))
}
