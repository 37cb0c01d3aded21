//! Aliases: addresses that lead to others, here or elsewhere.

use std::collections::HashSet;

use foundation::db::{Actor, AuditEntry, Change, Event, Order, Place, Tx};
use foundation::tokens::Scope;
use message::address::Address;
use serde_json::json;
use store::aliases::{self, Alias, AliasFilter, AliasText};
use store::totals::What;

use crate::addressees::check_addresses;
use crate::limits::check_room;
use crate::named::Put;
use crate::{Area, Engine, Principal, Refused};

/// Targets of one alias.
const MOST_TARGETS: usize = 1000;

fn missing(address: &str) -> Refused {
    Refused::Missing { kind: "alias", key: address.to_owned() }
}

fn shown(alias: &Alias) -> String {
    let AliasText { targets, posting, send_as } = &alias.text;
    json!({
        "address": alias.address, "targets": targets, "posting": posting.as_str(), "send_as": send_as,
        "revision": alias.revision,
    })
    .to_string()
}

fn event(kind: &'static str, alias: &Alias) -> Event {
    Event {
        kind,
        owner: alias.owner.tenant.0,
        object: alias.id.0,
        revision: alias.revision,
        detail: Some(shown(alias)),
    }
}

fn entry(action: &'static str, before: Option<&Alias>, after: Option<&Alias>) -> AuditEntry {
    let address = before.or(after).map(|alias| alias.address.as_str()).unwrap_or_default();
    let change = Change { before: before.map(shown), after: after.map(shown) };
    AuditEntry { action, object: format!("alias:{address}"), change }
}

fn checked(text: AliasText) -> Result<AliasText, Refused> {
    let targets = check_addresses(&text.targets, 1..=MOST_TARGETS, |_| Ok(()))?;
    Ok(AliasText { targets, ..text })
}

/// What becomes of some of an alias's targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetChange {
    /// They are among them.
    Add,
    /// They are not.
    Remove,
}

impl TargetChange {
    /// The targets there are afterwards, in their order.
    fn of(self, all: &[String], named: &[String]) -> Vec<String> {
        let key = |text: &String| key(text).unwrap_or_else(|_| text.clone());
        let keys: HashSet<String> = named.iter().map(key).collect();
        match self {
            Self::Remove => all.iter().filter(|target| !keys.contains(&key(target))).cloned().collect(),
            Self::Add => {
                let mut known: HashSet<String> = all.iter().map(key).collect();
                let new = named.iter().filter(|target| known.insert(key(target)));
                all.iter().chain(new).cloned().collect()
            }
        }
    }
}

/// Which aliases are looked for.
#[derive(Clone, Debug, Default)]
pub struct AliasQuery {
    /// Of this tenant, by name.
    pub tenant: Option<String>,
    /// In this domain, by name.
    pub domain: Option<String>,
    /// With this in the address.
    pub search: Option<String>,
    /// Leading there.
    pub target: Option<String>,
}

impl Engine {
    /// Makes an alias.
    pub async fn create_alias(
        &self,
        principal: &Principal,
        address: &str,
        text: impl Into<AliasText>,
    ) -> Result<Alias, Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let invalid = |_| Refused::field("/address", "invalid", "must be an address such as `info@example.org`");
        let address = Address::parse(address).map_err(invalid)?;
        let text = checked(text.into())?;
        let domain = self.domain_of(principal, &address).await?;
        let key = address.key();
        let made = self.change(principal, (domain, key.clone(), text), |tx, actor, (domain, address, text)| {
            Box::pin(async move {
                let (alias, counted) = aliases::insert(tx, domain, address, text).await?;
                check_room(tx, domain.owner.tenant, domain.owner.reseller, What::Aliases, counted).await?;
                tx.record(event("alias.created", &alias));
                tx.audit_of(alias.owner.tenant.0, actor, entry("alias.create", None, Some(&alias))).await?;
                Ok(alias)
            })
        });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => Err(self.address_taken(principal, &key).await),
            made => made,
        }
    }

    /// An alias.
    pub async fn alias(&self, principal: &Principal, address: &str) -> Result<Alias, Refused> {
        principal.needs(Scope::Read(Area::Aliases))?;
        self.find_alias(principal, address).await
    }

    /// Aliases in this order, after `after`.
    pub async fn aliases(
        &self,
        principal: &Principal,
        query: &AliasQuery,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Alias>, Refused> {
        principal.needs(Scope::Read(Area::Aliases))?;
        let Some(filter) = self.alias_filter(principal, query).await? else { return Ok(Vec::new()) };
        Ok(aliases::list(&mut self.store.read().await?, &filter, order, after, rows).await?)
    }

    /// How many aliases there are.
    pub async fn count_aliases(&self, principal: &Principal, query: &AliasQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Aliases))?;
        let Some(filter) = self.alias_filter(principal, query).await? else { return Ok(0) };
        Ok(aliases::count(&mut self.store.read().await?, &filter).await?)
    }

    async fn alias_filter(&self, principal: &Principal, query: &AliasQuery) -> Result<Option<AliasFilter>, Refused> {
        let named = self.narrowed(principal, query.tenant.as_deref(), query.domain.as_deref()).await?;
        let target = query.target.as_deref().map(|target| match Address::parse(target) {
            Ok(address) => address.to_string(),
            Err(_) => target.to_owned(),
        });
        Ok(named.map(|within| AliasFilter { within, search: query.search.clone(), target }))
    }

    /// Makes an alias, or puts this in its place; `expected` is the revision the caller knows.
    pub async fn put_alias(
        &self,
        principal: &Principal,
        address: &str,
        text: AliasText,
        expected: Option<i64>,
    ) -> Result<(Alias, Put), Refused> {
        match self.find_alias(principal, address).await {
            Ok(_) => Ok((self.replace_alias(principal, address, text, expected).await?, Put::Replaced)),
            Err(Refused::Missing { .. }) => match self.create_alias(principal, address, text.clone()).await {
                // Somebody made it in this moment.
                Err(Refused::Exists { kind: "alias", found: Some(_), .. }) => {
                    Ok((self.replace_alias(principal, address, text, expected).await?, Put::Replaced))
                }
                made => Ok((made?, Put::Created)),
            },
            Err(other) => Err(other),
        }
    }

    /// The alias at an address, if the principal may see it.
    pub(crate) async fn find_alias(&self, principal: &Principal, address: &str) -> Result<Alias, Refused> {
        let found = aliases::find(&mut self.store.read().await?, &key(address)?).await?;
        let visible = found.filter(|alias| principal.reach.sees(&alias.owner, Some(alias.domain)));
        visible.ok_or_else(|| missing(address))
    }

    /// Says something else of an alias; `expected` is the revision the caller knows.
    pub async fn replace_alias(
        &self,
        principal: &Principal,
        address: &str,
        text: AliasText,
        expected: Option<i64>,
    ) -> Result<Alias, Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let key = self.find_alias(principal, address).await?.address;
        let input = (key, checked(text)?, expected);
        self.change(principal, input, |tx, actor, (address, text, expected)| {
            Box::pin(async move {
                let before = aliases::find(tx, address).await?.ok_or_else(|| missing(address))?;
                Refused::check_revision(*expected, before.revision)?;
                replaced(tx, actor, before, text).await
            })
        })
        .await
    }

    /// Has an alias lead to these too, or no more, whatever else it leads to; what is so already is no error.
    pub async fn change_targets(
        &self,
        principal: &Principal,
        address: &str,
        change: TargetChange,
        targets: &[String],
    ) -> Result<Alias, Refused> {
        principal.needs(Scope::Write(Area::Aliases))?;
        let key = self.find_alias(principal, address).await?.address;
        let named = check_addresses(targets, 1..=MOST_TARGETS, |_| Ok(()))?;
        self.change(principal, (key, change, named), |tx, actor, (address, change, named)| {
            Box::pin(async move {
                let before = aliases::find(tx, address).await?.ok_or_else(|| missing(address))?;
                let targets = change.of(&before.text.targets, named);
                if !(1..=MOST_TARGETS).contains(&targets.len()) {
                    let detail = match targets.is_empty() {
                        true => "are all that the alias leads to: delete it instead".to_owned(),
                        false => format!("would make more than {MOST_TARGETS} with those that it leads to"),
                    };
                    return Err(Refused::field("/targets", "out_of_range", detail));
                }
                let text = AliasText { targets, ..before.text.clone() };
                replaced(tx, actor, before, &text).await
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
        let key = self.find_alias(principal, address).await?.address;
        self.change(principal, (key, expected), |tx, actor, (address, expected)| {
            Box::pin(async move {
                let before = aliases::find(tx, address).await?.ok_or_else(|| missing(address))?;
                Refused::check_revision(*expected, before.revision)?;
                erase(tx, actor, &before).await
            })
        })
        .await
    }
}

async fn replaced(tx: &mut Tx, actor: &Actor, before: Alias, text: &AliasText) -> Result<Alias, Refused> {
    if before.text == *text {
        return Ok(before);
    }
    let after = aliases::update(tx, &before, text).await?;
    tx.record(event("alias.updated", &after));
    let entry = entry("alias.update", Some(&before), Some(&after));
    tx.audit_of(after.owner.tenant.0, actor, entry).await?;
    Ok(after)
}

/// Deletes an alias.
pub(crate) async fn erase(tx: &mut Tx, actor: &Actor, alias: &Alias) -> Result<(), Refused> {
    aliases::delete(tx, alias).await?;
    tx.record(event("alias.deleted", alias));
    Ok(tx.audit_of(alias.owner.tenant.0, actor, entry("alias.delete", Some(alias), None)).await?)
}

fn key(address: &str) -> Result<String, Refused> {
    Address::parse(address).map(|parsed| parsed.key()).map_err(|_| missing(address))
}
