//! Mailboxes: made with their first folders, changed, moved, deleted and brought back.

use foundation::db::{Actor, AuditEntry, Change, Event, Order, Place, Tx};
use foundation::http::Exceeded;
use foundation::tokens::{Scope, revoke_under};
use license::entitlement::LimitName as Licensed;
use message::address::Address;
use secrecy::SecretString;
use serde_json::json;
use store::domains::{Domain, Within};
use store::factor::Factor;
use store::ids::{MailboxId, TenantId};
use store::mailboxes::{self, Mailbox, MailboxChange, MailboxFilter, MailboxText, NewMailbox, Status, Switches};
use store::tenants;
use store::totals::{Counted, What};
use store::usage::{self, Usage};

use crate::admission::withdraw;
use crate::domains::check_mailbox_limit;
use crate::limits::{Allowance, LimitName, LimitReached, check_room};
use crate::named::{EDITS, Key, Metadata, Put, check_external, check_metadata, read_metadata};
use crate::people::{Deed, Person, Renewal, shut_out_programs};
use crate::principal::Intent;
use crate::{Area, Engine, Found, Principal, Refused};

/// What a mailbox is made from, and replaced by.
#[derive(Clone, Debug)]
pub struct MailboxOrder {
    /// Its address.
    pub address: String,
    /// Its password; without one nobody logs in until one is set. A replacement without one keeps the one there is.
    pub password: Option<SecretString>,
    /// The name people see.
    pub display_name: Option<String>,
    /// Octets it may hold.
    pub quota: Quota,
    /// Whether it may be used at once.
    pub status: Status,
    /// What of it is switched off.
    pub switches: Switches,
    /// What the tenant's panel calls it.
    pub external_id: Option<String>,
    /// What panels keep with it.
    pub metadata: Metadata,
}

/// Octets a mailbox may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// What the domain says, or else the most that is allowed.
    Default,
    /// As many as there is room.
    Unlimited,
    /// So many.
    Bytes(u64),
}

impl MailboxOrder {
    /// An active mailbox with nothing else said of it.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            password: None,
            display_name: None,
            quota: Quota::Default,
            status: Status::Active,
            switches: Switches::default(),
            external_id: None,
            metadata: Metadata::new(),
        }
    }

    /// What would replace a mailbox by itself.
    pub fn of(mailbox: &Mailbox) -> Self {
        let text = &mailbox.text;
        Self {
            address: mailbox.address.clone(),
            password: None,
            display_name: text.display_name.clone(),
            quota: text.quota_bytes.map_or(Quota::Unlimited, |bytes| Quota::Bytes(bytes.max(0).unsigned_abs())),
            status: text.status,
            switches: text.switches,
            external_id: text.external_id.clone(),
            metadata: read_metadata(&text.metadata),
        }
    }

    /// What a guesser knows of its holder.
    fn names(&self) -> Vec<&str> {
        self.address.split('@').chain(self.display_name.as_deref()).collect()
    }

    fn text(&self, quota_bytes: Option<i64>) -> Result<MailboxText, Refused> {
        check_display_name(self.display_name.as_ref())?;
        check_external(self.external_id.as_ref())?;
        if self.status == Status::Deleted {
            return Err(Refused::field("/status", "invalid", "is set by deleting the mailbox"));
        }
        Ok(MailboxText {
            external_id: self.external_id.clone(),
            display_name: self.display_name.clone(),
            status: self.status,
            switches: self.switches,
            quota_bytes,
            metadata: check_metadata(&self.metadata)?,
        })
    }
}

/// A mailbox and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxState {
    /// The mailbox.
    pub mailbox: Mailbox,
    /// What it holds.
    pub usage: Usage,
}

/// When something that is deleted goes for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purge {
    /// At once.
    Now,
    /// After so many microseconds.
    After(i64),
}

const LONGEST_NAME: usize = 255;

fn missing(address: &str) -> Refused {
    Refused::Missing { kind: "mailbox", key: address.to_owned() }
}

fn gone(mailbox: &Mailbox) -> Refused {
    Refused::Gone { kind: "mailbox", key: mailbox.address.clone() }
}

/// A mailbox that is about to change: as the caller knows it, if a revision is named, and not deleted.
pub(crate) async fn to_change(tx: &mut Tx, id: MailboxId, expected: Option<i64>) -> Result<Mailbox, Refused> {
    let mailbox = mailboxes::read(tx, id).await?.ok_or_else(|| missing(&id.to_string()))?;
    Refused::check_revision(expected, mailbox.revision)?;
    if mailbox.text.status == Status::Deleted { Err(gone(&mailbox)) } else { Ok(mailbox) }
}

fn shown(mailbox: &Mailbox) -> String {
    let text = &mailbox.text;
    json!({
        "address": mailbox.address,
        "display_name": text.display_name,
        "status": text.status.as_str(),
        "login": text.switches.login,
        "incoming": text.switches.incoming.as_str(),
        "outgoing": text.switches.outgoing.as_str(),
        "quota_bytes": text.quota_bytes,
        "external_id": text.external_id,
        "second_factor": mailbox.factor.confirmed,
        "revision": mailbox.revision,
    })
    .to_string()
}

pub(crate) fn told(kind: &'static str, mailbox: &Mailbox) -> Event {
    let detail = json!({"address": mailbox.address, "tenant": mailbox.owner.name}).to_string();
    mailbox.event(kind, Some(detail))
}

pub(crate) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    before: Option<&Mailbox>,
    after: Option<&Mailbox>,
) -> Result<(), Refused> {
    let Some(mailbox) = after.or(before) else { return Ok(()) };
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action, object: format!("mailbox:{}", mailbox.address), change };
    Ok(tx.audit_of(mailbox.owner.tenant.0, actor, entry).await?)
}

fn check_display_name(name: Option<&String>) -> Result<(), Refused> {
    match name {
        Some(name) if name.len() > LONGEST_NAME || name.chars().any(char::is_control) => {
            let detail = format!("must have at most {LONGEST_NAME} bytes and no control characters");
            Err(Refused::field("/display_name", "invalid", detail))
        }
        _ => Ok(()),
    }
}

fn octets(bytes: u64) -> Result<i64, Refused> {
    let too_large = |_| Refused::field("/quota_bytes", "out_of_range", "must be at most 9007199254740991");
    i64::try_from(bytes).map_err(too_large)
}

/// Which mailboxes are looked for.
#[derive(Clone, Debug, Default)]
pub struct MailboxQuery {
    /// Of this tenant, by name.
    pub tenant: Option<String>,
    /// In this domain, by name.
    pub domain: Option<String>,
    /// That stand so.
    pub status: Option<Status>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// With this in address or name.
    pub search: Option<String>,
}

impl Engine {
    /// Makes a mailbox.
    pub async fn create_mailbox(&self, principal: &Principal, order: MailboxOrder) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let invalid = |_| Refused::field("/address", "invalid", "must be an address such as `anna@example.org`");
        let address = Address::parse(&order.address).map_err(invalid)?;
        let text = order.text(None)?;
        let domain = self.domain_of(principal, &address).await?;
        let room = self.room(&Licensed::MAILBOXES)?;
        let (password_hash, scram) = self.hashed(order.password.as_ref(), &order.names()).await?.unwrap_or_default();
        let owner = domain.owner.clone();
        let new = NewMailbox { domain: domain.id, owner, address: address.key(), text, password_hash, scram };
        let (key, tenant) = (new.address.clone(), new.owner.tenant);
        let input = (domain, new, order.quota, room);
        let made = self.change(principal, input, |tx, actor, (domain, new, quota, room)| {
            Box::pin(async move {
                let mut new = new.clone();
                new.text.quota_bytes = granted(tx, domain, *quota).await?;
                let (mailbox, counted) = mailboxes::insert(tx, &new).await?;
                if let Some(room) = room {
                    room.check(counted.server)?;
                }
                check_counted(tx, domain, counted).await?;
                tx.record(told("mailbox.created", &mailbox));
                note(tx, actor, "mailbox.create", None, Some(&mailbox)).await?;
                Ok(mailbox)
            })
        });
        match made.await {
            Ok(mailbox) => Ok(MailboxState { mailbox, usage: Usage::default() }),
            Err(Refused::Store(store::Error::Exists(_))) => {
                Err(self.mailbox_taken(principal, &key, tenant, order.external_id).await)
            }
            Err(other) => Err(other),
        }
    }

    /// What stands in the way of a mailbox: its address, or the external identifier among those of its tenant.
    async fn mailbox_taken(
        &self,
        principal: &Principal,
        address: &str,
        tenant: TenantId,
        external_id: Option<String>,
    ) -> Refused {
        match (self.address_taken(principal, address).await, external_id) {
            (Refused::Exists { found: None, .. }, Some(id)) => self.external_mailbox(principal, tenant, id).await,
            (taken, _) => taken,
        }
    }

    /// The refusal of an address that something has.
    pub(crate) async fn address_taken(&self, principal: &Principal, address: &str) -> Refused {
        let (kind, found) = match self.find_mailbox(principal, &address.into()).await {
            Ok(state) => ("mailbox", Some(Found::Mailbox(state))),
            Err(_) => match self.find_alias(principal, address).await {
                Ok(alias) => ("alias", Some(Found::Alias(alias))),
                Err(_) => ("address", None),
            },
        };
        Refused::Exists { kind, key: address.to_owned(), found: found.map(Box::new) }
    }

    /// The refusal of an external identifier that a mailbox of the tenant has.
    async fn external_mailbox(&self, principal: &Principal, tenant: TenantId, id: String) -> Refused {
        let within = Within { tenant: Some(tenant), ..principal.reach.within() };
        let filter = MailboxFilter { within, external_id: Some(id.clone()), ..MailboxFilter::default() };
        let seen = async {
            let mut found = mailboxes::list(&mut self.store.read().await?, &filter, mailboxes::BY_AGE, None, 1).await?;
            Ok(found.pop().map(|(mailbox, usage)| {
                (mailbox.address.clone(), Box::new(Found::Mailbox(MailboxState { mailbox, usage })))
            }))
        };
        seen.await.map_or_else(|error| error, |holder| Refused::ExternalTaken { kind: "mailbox", id, holder })
    }

    /// A mailbox and what it holds.
    pub async fn mailbox(&self, principal: &Principal, key: &Key) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        self.find_mailbox(principal, key).await
    }

    /// Mailboxes with what they hold, in this order, after `after`.
    pub async fn mailboxes(
        &self,
        principal: &Principal,
        query: &MailboxQuery,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<MailboxState>, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let Some(filter) = self.mailbox_filter(principal, query).await? else { return Ok(Vec::new()) };
        let found = mailboxes::list(&mut self.store.read().await?, &filter, order, after, rows).await?;
        Ok(found.into_iter().map(|(mailbox, usage)| MailboxState { mailbox, usage }).collect())
    }

    /// How many mailboxes there are.
    pub async fn count_mailboxes(&self, principal: &Principal, query: &MailboxQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Mailboxes))?;
        let Some(filter) = self.mailbox_filter(principal, query).await? else { return Ok(0) };
        Ok(mailboxes::count(&mut self.store.read().await?, &filter).await?)
    }

    async fn mailbox_filter(
        &self,
        principal: &Principal,
        query: &MailboxQuery,
    ) -> Result<Option<MailboxFilter>, Refused> {
        let named = self.narrowed(principal, query.tenant.as_deref(), query.domain.as_deref()).await?;
        let Some(within) = named else { return Ok(None) };
        let MailboxQuery { status, external_id, search, .. } = query.clone();
        Ok(Some(MailboxFilter { within, status, external_id, search }))
    }

    /// Replaces all that is said of a mailbox, or makes it; `expected` is the revision the caller knows.
    pub async fn put_mailbox(
        &self,
        principal: &Principal,
        key: &Key,
        order: MailboxOrder,
        expected: Option<i64>,
    ) -> Result<(MailboxState, Put), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        match self.find_mailbox(principal, key).await {
            Ok(_) => Ok((self.replace_mailbox(principal, key, order, expected).await?, Put::Replaced)),
            Err(Refused::Missing { .. }) => match self.create_mailbox(principal, order.clone()).await {
                // Somebody made it in this moment.
                Err(refused @ (Refused::Exists { .. } | Refused::ExternalTaken { .. })) => {
                    match self.replace_mailbox(principal, key, order, expected).await {
                        Err(Refused::Missing { .. }) => Err(refused),
                        replaced => Ok((replaced?, Put::Replaced)),
                    }
                }
                made => Ok((made?, Put::Created)),
            },
            Err(other) => Err(other),
        }
    }

    /// Says something else of a mailbox; `expected` is the revision the caller knows. Who is logged in stays so, unless the mailbox
    /// is closed or gets another password.
    pub async fn replace_mailbox(
        &self,
        principal: &Principal,
        key: &Key,
        order: MailboxOrder,
        expected: Option<i64>,
    ) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?;
        let text = order.text(None)?;
        let password = match &order.password {
            // The one it has is no other: what is repeated changes nothing, and shuts nobody out.
            Some(password) if self.is_password_of(&known.mailbox, password).await? => None,
            password => self.hashed(password.as_ref(), &order.names()).await?,
        };
        let domain = self.find_domain(principal, &domain_name(&known.mailbox).into()).await?;
        let input = (known.mailbox.id, domain, text, order.quota, password, expected);
        let changed = self.change(principal, input, |tx, actor, (id, domain, text, quota, password, expected)| {
            Box::pin(async move {
                let before = to_change(tx, *id, *expected).await?;
                let mut text = text.clone();
                let as_it_is = match (*quota, before.text.quota_bytes) {
                    (Quota::Unlimited, None) => true,
                    (Quota::Bytes(bytes), Some(known)) => octets(bytes)? == known,
                    _ => false,
                };
                // A quota from before a plan was changed stays until somebody touches it.
                text.quota_bytes = if as_it_is { before.text.quota_bytes } else { granted(tx, domain, *quota).await? };
                if text == before.text && password.is_none() {
                    return Ok(before);
                }
                let change = MailboxChange { text: Some(text), password: password.clone(), ..MailboxChange::default() };
                let after = mailboxes::update(tx, *id, &change).await?;
                if password.is_some() || !is_open(&after) {
                    log_out(tx, &after).await?;
                }
                if password.is_some() {
                    shut_out_programs(tx, after.id).await?;
                }
                tx.record(told("mailbox.updated", &after));
                note(tx, actor, "mailbox.update", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        let mailbox = match changed.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let tenant = known.mailbox.owner.tenant;
                let id = order.external_id.unwrap_or_default();
                return Err(self.external_mailbox(principal, tenant, id).await);
            }
            changed => changed?,
        };
        let usage = usage::read(&mut self.store.read().await?, mailbox.id).await?;
        Ok(MailboxState { mailbox, usage })
    }

    /// Changes what `edit` changes of a mailbox; `expected` is the revision the caller knows.
    pub async fn edit_mailbox(
        &self,
        principal: &Principal,
        key: &Key,
        expected: Option<i64>,
        edit: impl Fn(&mut MailboxOrder) + Send + Sync,
    ) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        for _ in 0..EDITS {
            let known = self.find_mailbox(principal, key).await?.mailbox;
            if known.text.status == Status::Deleted {
                return Err(gone(&known));
            }
            let mut order = MailboxOrder::of(&known);
            edit(&mut order);
            match self.replace_mailbox(principal, key, order, Some(expected.unwrap_or(known.revision))).await {
                Err(Refused::Stale) if expected.is_none() => {}
                done => return done,
            }
        }
        Err(Refused::Stale)
    }

    /// Gives a mailbox another address, in its own domain or another one. Its sessions end; an alias can keep the old address.
    pub async fn rename_mailbox(
        &self,
        principal: &Principal,
        key: &Key,
        address: &str,
        expected: Option<i64>,
    ) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?;
        let invalid = |_| Refused::field("/address", "invalid", "must be an address such as `anna@example.org`");
        let address = Address::parse(address).map_err(invalid)?;
        let domain = self.domain_of(principal, &address).await?;
        let target = address.key();
        let tenant = domain.owner.tenant;
        let input = (known.mailbox.id, target.clone(), domain, expected);
        let changed = self.change(principal, input, |tx, actor, (id, address, domain, expected)| {
            Box::pin(async move {
                let before = to_change(tx, *id, *expected).await?;
                if before.address == *address {
                    return Ok(before);
                }
                let (after, counted) = mailboxes::readdress(tx, &before, address, domain.id, &domain.owner).await?;
                if after.domain != before.domain {
                    check_counted(tx, domain, counted).await?;
                }
                log_out(tx, &before).await?;
                if after.owner.tenant != before.owner.tenant {
                    tx.record(told("mailbox.given", &before));
                }
                tx.record(told("mailbox.renamed", &after));
                note(tx, actor, "mailbox.rename", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        let mailbox = match changed.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let id = known.mailbox.text.external_id;
                return Err(self.mailbox_taken(principal, &target, tenant, id).await);
            }
            changed => changed?,
        };
        Ok(MailboxState { mailbox, usage: known.usage })
    }

    /// Deletes a mailbox; its sessions end. What is not purged at once can be restored until it is: then `Some`.
    pub async fn delete_mailbox(
        &self,
        principal: &Principal,
        key: &Key,
        purge: Purge,
        expected: Option<i64>,
    ) -> Result<Option<MailboxState>, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?;
        let input = (known.mailbox.id, purge, expected);
        let deleted = self.change(principal, input, |tx, actor, (id, purge, expected)| {
            Box::pin(async move {
                let before = mailboxes::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                match purge {
                    Purge::Now => erase(tx, actor, &before).await.map(|()| None),
                    Purge::After(wait) => {
                        let purge_at = tx.micros().saturating_add(*wait);
                        let after = mailboxes::retire(tx, &before, purge_at).await?;
                        log_out(tx, &after).await?;
                        tx.record(told("mailbox.deleted", &after));
                        note(tx, actor, "mailbox.delete", Some(&before), Some(&after)).await?;
                        Ok(Some(after))
                    }
                }
            })
        });
        let deleted = deleted.await?;
        if principal.intent == Intent::Do {
            self.licensed_anew().await;
        }
        Ok(deleted.map(|mailbox| MailboxState { mailbox, usage: known.usage }))
    }

    /// Brings a deleted mailbox back into use, with all it held, if there is room for it. One that is not deleted stays as it is.
    pub async fn restore_mailbox(&self, principal: &Principal, key: &Key) -> Result<MailboxState, Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?;
        if known.mailbox.text.status != Status::Deleted {
            return Ok(known);
        }
        let domain = self.find_domain(principal, &domain_name(&known.mailbox).into()).await?;
        let room = self.room(&Licensed::MAILBOXES)?;
        let input = (known.mailbox.id, domain, room);
        let restored = self.change(principal, input, |tx, actor, (id, domain, room)| {
            Box::pin(async move {
                let before = mailboxes::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                if before.text.status != Status::Deleted {
                    return Ok(before);
                }
                let (after, counted) = mailboxes::revive(tx, &before).await?;
                if let Some(room) = room {
                    room.check(counted.server)?;
                }
                check_counted(tx, domain, counted).await?;
                tx.record(told("mailbox.restored", &after));
                note(tx, actor, "mailbox.restore", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        Ok(MailboxState { mailbox: restored.await?, usage: known.usage })
    }

    /// Takes the second factor from a holder who lost it; their sessions end.
    pub async fn reset_mailbox_factor(&self, principal: &Principal, key: &Key) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Mailboxes))?;
        let known = self.find_mailbox(principal, key).await?;
        self.change(principal, known.mailbox.id, |tx, actor, id| {
            Box::pin(async move {
                let before = mailboxes::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                if before.factor.secret.is_none() {
                    return Ok(());
                }
                log_out(tx, &before).await?;
                Person::Holder(before).renew(tx, actor, &Renewal::Factor(Factor::default()), Deed::FactorOff).await?;
                Ok(())
            })
        })
        .await
    }

    /// The mailbox a key names, if the principal may see it.
    pub(crate) async fn find_mailbox(&self, principal: &Principal, key: &Key) -> Result<MailboxState, Refused> {
        let mut conn = self.store.read().await?;
        let found = match key {
            Key::Natural(address) => mailboxes::find(&mut conn, &self::key(address)?).await?,
            Key::External(id) => {
                let within = principal.reach.within();
                let filter = MailboxFilter { within, external_id: Some(id.clone()), ..MailboxFilter::default() };
                let mut found = mailboxes::list(&mut conn, &filter, mailboxes::BY_AGE, None, 2).await?;
                if found.len() > 1 {
                    return Err(Refused::Ambiguous { kind: "mailboxes", key: id.clone() });
                }
                found.pop().map(|(mailbox, _)| mailbox)
            }
        };
        let visible = found.filter(|mailbox| principal.reach.sees(&mailbox.owner, Some(mailbox.domain)));
        let mailbox = visible.ok_or_else(|| missing(key.as_str()))?;
        let usage = usage::read(&mut conn, mailbox.id).await?;
        Ok(MailboxState { mailbox, usage })
    }
}

/// Whether somebody may be logged in to it.
pub(crate) fn is_open(mailbox: &Mailbox) -> bool {
    mailbox.text.status == Status::Active && mailbox.text.switches.login
}

fn domain_name(mailbox: &Mailbox) -> &str {
    mailbox.address.rsplit('@').next().unwrap_or_default()
}

/// Ends every session of a mailbox, by whichever protocol, when `tx` commits.
pub(crate) async fn log_out(tx: &mut Tx, mailbox: &Mailbox) -> Result<(), Refused> {
    withdraw(tx, mailbox.id);
    revoke_under(tx, &Person::Holder(mailbox.clone()).path()).await?;
    Ok(())
}

/// Deletes a mailbox for good.
pub(crate) async fn erase(tx: &mut Tx, actor: &Actor, mailbox: &Mailbox) -> Result<(), Refused> {
    mailboxes::delete(tx, mailbox.id).await?;
    log_out(tx, mailbox).await?;
    tx.record(told("mailbox.purged", mailbox));
    note(tx, actor, "mailbox.purge", Some(mailbox), None).await
}

/// Refuses when with the new one there are more than domain, tenant or reseller may have.
async fn check_counted(tx: &mut Tx, domain: &Domain, counted: Counted) -> Result<(), Refused> {
    check_mailbox_limit(domain, counted.domain)?;
    check_room(tx, domain.owner.tenant, domain.owner.reseller, What::Mailboxes, counted).await
}

/// The quota that is asked for, if domain, tenant and reseller allow it.
async fn granted(tx: &mut Tx, domain: &Domain, quota: Quota) -> Result<Option<i64>, Refused> {
    let mut most: Option<(String, u64)> = None;
    let mut narrow = |whose: &str, limit: Option<u64>| {
        if let Some(limit) = limit
            && most.as_ref().is_none_or(|(_, most)| limit < *most)
        {
            most = Some((whose.to_owned(), limit));
        }
    };
    narrow(&domain.name, domain.text.quota_limit.map(|limit| limit.max(0).unsigned_abs()));
    for id in [domain.owner.tenant, domain.owner.reseller] {
        if let Some(tenant) = tenants::read(tx, id).await? {
            narrow(&tenant.name, Allowance::of(&tenant).limits.of(LimitName::MailboxBytes));
        }
    }
    let default = domain.text.default_quota.map(|bytes| bytes.max(0).unsigned_abs());
    let limit = most.as_ref().map(|(_, limit)| *limit);
    let wanted = match quota {
        Quota::Default => match (default, limit) {
            (Some(default), Some(limit)) => Some(default.min(limit)),
            (default, limit) => default.or(limit),
        },
        Quota::Unlimited => None,
        Quota::Bytes(bytes) => Some(bytes),
    };
    match most {
        Some((tenant, allowed)) if wanted.is_none_or(|wanted| wanted > allowed) => {
            let used = wanted.unwrap_or(foundation::http::wire::LARGEST);
            let exceeded = vec![Exceeded { limit: LimitName::MailboxBytes.as_str().into(), used, allowed }];
            Err(LimitReached { tenant, exceeded }.into())
        }
        _ => wanted.map(octets).transpose(),
    }
}

/// The normalised key of an address as a client wrote it; what is no address names nothing.
pub(crate) fn key(address: &str) -> Result<String, Refused> {
    Address::parse(address).map(|parsed| parsed.key()).map_err(|_| missing(address))
}
