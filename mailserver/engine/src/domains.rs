//! Domains: made with their signing keys, switched off and on, given to another tenant, deleted when nothing is left in them.

use foundation::db::{Actor, AuditEntry, Change, Event, Order, Place, Tx};
use foundation::http::Exceeded;
use foundation::tokens::{Scope, revoke_under};
use license::entitlement::LimitName;
use message::address::{Address, Domain as DomainName};
use serde_json::json;
use store::dkim_keys::{self, State};
use store::domains::{self, Belief, Domain, DomainFilter, DomainText, Owner, Status, Within};
use store::ids::{DomainId, TenantId};
use store::{administrators, contacts, tenants};

use crate::administrators::log_out;
use crate::admission::withdraw_all;
use crate::dkim::record_name;
use crate::limits::{Allowance, Feature, LimitReached, check_room};
use crate::named::{EDITS, Key, Metadata, Put, check_external, check_metadata, read_metadata};
use crate::principal::{Intent, Reach};
use crate::tokens::owner_of_tenant;
use crate::{Area, Engine, Found, Principal, Refused};

/// What a domain is made from, and replaced by.
#[derive(Clone, Debug)]
pub struct DomainOrder {
    /// Its name.
    pub name: String,
    /// The tenant it belongs to, by name; `None` for the caller's own, or the one it has.
    pub tenant: Option<String>,
    /// Whether it takes part in mail.
    pub status: Status,
    /// Of a new one, whether it is known to be its tenant's; `None` for whether the caller is believed without a look at the DNS.
    pub verified: Option<bool>,
    /// What the tenant's panel calls it.
    pub external_id: Option<String>,
    /// What panels keep with it.
    pub metadata: Metadata,
    /// The domain that it is another name of, by name.
    pub alias_of: Option<String>,
    /// Who gets mail to addresses that are not there.
    pub catch_all: Option<String>,
    /// Mailboxes it may have.
    pub mailbox_limit: Option<u64>,
    /// Octets that one of its mailboxes may hold at most.
    pub quota_limit: Option<u64>,
    /// Octets that a mailbox may hold which is made without saying.
    pub default_quota: Option<u64>,
}

impl DomainOrder {
    /// A domain of the caller's own, with nothing said of it.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            tenant: None,
            status: Status::Active,
            verified: None,
            external_id: None,
            metadata: Metadata::new(),
            alias_of: None,
            catch_all: None,
            mailbox_limit: None,
            quota_limit: None,
            default_quota: None,
        }
    }

    /// What would replace a domain by itself.
    pub fn of(domain: &Domain) -> Self {
        let number = |value: Option<i64>| value.map(|value| value.max(0).unsigned_abs());
        Self {
            name: domain.name.clone(),
            tenant: None,
            status: domain.status,
            verified: None,
            external_id: domain.text.external_id.clone(),
            metadata: read_metadata(&domain.text.metadata),
            alias_of: domain.alias_name.clone(),
            catch_all: domain.text.catch_all.clone(),
            mailbox_limit: number(domain.text.mailbox_limit),
            quota_limit: number(domain.text.quota_limit),
            default_quota: number(domain.text.default_quota),
        }
    }

    fn text(&self) -> Result<DomainText, Refused> {
        check_external(self.external_id.as_ref())?;
        let number = |value: Option<u64>| value.map(|value| i64::try_from(value).unwrap_or(i64::MAX));
        let catch_all = match self.catch_all.as_deref().map(Address::parse).transpose() {
            Ok(address) => address.map(|address| address.to_string()),
            Err(_) => return Err(Refused::field("/catch_all", "invalid", "must be an address")),
        };
        if let (Some(default), Some(most)) = (self.default_quota, self.quota_limit)
            && default > most
        {
            let detail = "must not be more than `quota_limit_bytes`";
            return Err(Refused::field("/default_quota_bytes", "out_of_range", detail));
        }
        Ok(DomainText {
            external_id: self.external_id.clone(),
            metadata: check_metadata(&self.metadata)?,
            alias_of: None,
            catch_all,
            mailbox_limit: number(self.mailbox_limit),
            quota_limit: number(self.quota_limit),
            default_quota: number(self.default_quota),
        })
    }
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
    /// The domain is its tenant's.
    Ownership,
    /// Mail to the domain finds us.
    Receive,
    /// Others know that we send for the domain.
    Spf,
    /// Others can verify our signature.
    Dkim,
    /// Others know what to do with mail that fails.
    Dmarc,
}

pub(crate) fn missing(name: &str) -> Refused {
    Refused::Missing { kind: "domain", key: name.to_owned() }
}

fn shown(domain: &Domain) -> String {
    json!({
        "name": domain.name,
        "tenant": domain.owner.name,
        "status": domain.status.as_str(),
        "verified": domain.verified_at.is_some(),
        "external_id": domain.text.external_id,
        "alias_of": domain.alias_name,
        "catch_all": domain.text.catch_all,
        "mailbox_limit": domain.text.mailbox_limit,
        "quota_limit_bytes": domain.text.quota_limit,
        "default_quota_bytes": domain.text.default_quota,
        "revision": domain.revision,
    })
    .to_string()
}

pub(crate) fn told(kind: &'static str, domain: &Domain) -> Event {
    let detail = Some(json!({"name": domain.name, "tenant": domain.owner.name}).to_string());
    Event { kind, owner: domain.owner.tenant.0, object: domain.id.0, revision: domain.revision, detail }
}

pub(crate) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    before: Option<&Domain>,
    after: Option<&Domain>,
) -> Result<(), Refused> {
    let Some(domain) = after.or(before) else { return Ok(()) };
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action, object: format!("domain:{}", domain.name), change };
    Ok(tx.audit_of(domain.owner.tenant.0, actor, entry).await?)
}

/// Which domains are looked for.
#[derive(Clone, Debug, Default)]
pub struct DomainQuery {
    /// Of this tenant, by name.
    pub tenant: Option<String>,
    /// That stand so.
    pub status: Option<Status>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// That are other names of this one.
    pub alias_of: Option<String>,
    /// With this in the name.
    pub search: Option<String>,
}

impl Engine {
    /// Makes a domain and its keys.
    pub async fn create_domain(&self, principal: &Principal, order: DomainOrder) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let parsed = DomainName::parse(&order.name).ok().filter(|parsed| parsed.literal().is_none());
        let Some(name) = parsed else {
            return Err(Refused::field("/name", "invalid", "must be a domain name such as `example.org`"));
        };
        let text = order.text()?;
        let owner = self.owner_of_new(principal, order.tenant.as_deref()).await?;
        // Who shows that it is theirs need not show it twice.
        let shown = self.displace(principal, name.as_str(), owner.tenant).await?;
        let belief = if shown { Belief::Known } else { self.believes(principal, order.verified)? };
        // Keys are dear to make: ask first whether they will be needed.
        if domains::find(&mut self.store.read().await?, name.as_str()).await?.is_some() {
            return Err(self.domain_exists(principal, name.as_str()).await);
        }
        let room = self.room(&LimitName::DOMAINS)?;
        let keys = self.make_keys(&name, &[]).await?;
        let (key, tenant, external_id) = (name.as_str().to_owned(), owner.tenant, text.external_id.clone());
        let input = (name, owner, order.status, belief, (text, order.alias_of), keys, room);
        let made =
            self.change(principal, input, |tx, actor, (name, owner, status, belief, (text, alias_of), keys, room)| {
                Box::pin(async move {
                    let text =
                        &DomainText { alias_of: other_name(tx, owner, alias_of.as_ref()).await?, ..text.clone() };
                    check_catch_all(tx, owner, name.as_str(), text, None).await?;
                    let (domain, counted) = domains::insert(tx, owner, name, *status, *belief, text).await?;
                    if let Some(room) = room {
                        room.check(counted.server)?;
                    }
                    check_room(tx, owner.tenant, owner.reseller, store::totals::What::Domains, counted).await?;
                    for key in keys {
                        dkim_keys::insert(tx, domain.id, key, State::Signing).await?;
                    }
                    tx.record(told("domain.created", &domain));
                    note(tx, actor, "domain.create", None, Some(&domain)).await?;
                    Ok(domain)
                })
            });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => Err(match external_id {
                Some(id) if domains::find(&mut self.store.read().await?, &key).await?.is_none() => {
                    self.external_domain(principal, tenant, id).await
                }
                _ => self.domain_exists(principal, &key).await,
            }),
            made => made,
        }
    }

    async fn domain_exists(&self, principal: &Principal, key: &str) -> Refused {
        let found = self.find_domain(principal, &key.into()).await.ok().map(|domain| Box::new(Found::Domain(domain)));
        Refused::Exists { kind: "domain", key: key.to_owned(), found }
    }

    /// The refusal of an external identifier that a domain of the tenant has.
    async fn external_domain(&self, principal: &Principal, tenant: TenantId, id: String) -> Refused {
        let within = Within { tenant: Some(tenant), ..principal.reach.within() };
        let filter = DomainFilter { within, external_id: Some(id.clone()), ..DomainFilter::default() };
        let seen = async {
            let mut found = domains::list(&mut self.store.read().await?, &filter, domains::BY_AGE, None, 1).await?;
            Ok(found.pop().map(|domain| (domain.name.clone(), Box::new(Found::Domain(domain)))))
        };
        seen.await.map_or_else(|error| error, |holder| Refused::ExternalTaken { kind: "domain", id, holder })
    }

    /// Whose something new is: of the tenant that is named, or of the caller's own.
    pub(crate) async fn owner_of_new(&self, principal: &Principal, tenant: Option<&str>) -> Result<Owner, Refused> {
        let own = match principal.reach {
            Reach::System => None,
            Reach::Tenant { id, .. } => Some(id),
            Reach::Domain { .. } | Reach::Mailbox { .. } => {
                return Err(Refused::Forbidden(Scope::Write(Area::Tenants)));
            }
        };
        let mut conn = self.store.read().await?;
        let found = match (tenant, own) {
            (Some(name), _) => tenants::find(&mut conn, name).await?,
            (None, Some(id)) => tenants::read(&mut conn, id).await?,
            (None, None) => return Ok(Owner { tenant: TenantId(0), name: None, reseller: TenantId(0) }),
        };
        let owner = found.map(|found| {
            (found.terminated_at, Owner { tenant: found.id, name: Some(found.name), reseller: found.parent })
        });
        match owner {
            Some((None, owner)) if principal.reach.sees(&owner, None) => Ok(owner),
            Some((Some(_), owner)) if principal.reach.sees(&owner, None) => {
                Err(Refused::Gone { kind: "tenant", key: owner.name.unwrap_or_default() })
            }
            _ => {
                let detail = format!("names `{}`, which is no tenant of yours", tenant.unwrap_or_default());
                Err(Refused::field("/tenant", "unknown_tenant", detail))
            }
        }
    }

    /// A domain.
    pub async fn domain(&self, principal: &Principal, key: &Key) -> Result<Domain, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        self.find_domain(principal, key).await
    }

    /// Domains in this order, after `after`.
    pub async fn domains(
        &self,
        principal: &Principal,
        query: &DomainQuery,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Domain>, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        let Some(filter) = self.domain_filter(principal, query).await? else { return Ok(Vec::new()) };
        Ok(domains::list(&mut self.store.read().await?, &filter, order, after, rows).await?)
    }

    /// How many domains there are.
    pub async fn count_domains(&self, principal: &Principal, query: &DomainQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        let Some(filter) = self.domain_filter(principal, query).await? else { return Ok(0) };
        Ok(domains::count(&mut self.store.read().await?, &filter).await?)
    }

    async fn domain_filter(&self, principal: &Principal, query: &DomainQuery) -> Result<Option<DomainFilter>, Refused> {
        let Some(within) = self.narrowed(principal, query.tenant.as_deref(), None).await? else { return Ok(None) };
        let DomainQuery { tenant: _, status, external_id, alias_of, search } = query.clone();
        let alias_of = alias_of.map(|name| DomainName::parse(&name).map_or(name, |parsed| parsed.as_str().to_owned()));
        Ok(Some(DomainFilter { within, status, external_id, alias_of, search }))
    }

    /// Replaces all that is said of a domain, or makes it; `expected` is the revision the caller knows.
    pub async fn put_domain(
        &self,
        principal: &Principal,
        key: &Key,
        order: DomainOrder,
        expected: Option<i64>,
    ) -> Result<(Domain, Put), Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        match self.find_domain(principal, key).await {
            Ok(known) => Ok((self.replace_domain(principal, known, order, expected).await?, Put::Replaced)),
            Err(Refused::Missing { .. }) => match self.create_domain(principal, order.clone()).await {
                // Somebody made it in this moment.
                Err(refused @ (Refused::Exists { .. } | Refused::ExternalTaken { .. })) => {
                    match self.find_domain(principal, key).await {
                        Ok(known) => Ok((self.replace_domain(principal, known, order, expected).await?, Put::Replaced)),
                        Err(_) => Err(refused),
                    }
                }
                made => Ok((made?, Put::Created)),
            },
            Err(other) => Err(other),
        }
    }

    /// Says something else of a domain. Disabling it ends the sessions of its mailboxes.
    pub async fn replace_domain(
        &self,
        principal: &Principal,
        known: Domain,
        order: DomainOrder,
        expected: Option<i64>,
    ) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let text = order.text()?;
        let owner = match &order.tenant {
            Some(tenant) if known.owner.name.as_ref() != Some(tenant) => {
                Some(self.owner_of_new(principal, Some(tenant)).await?)
            }
            _ => None,
        };
        if let Reach::Domain { .. } = principal.reach {
            // Whoever runs a domain does not set the bounds he is kept in.
            let kept = (known.text.mailbox_limit, known.text.quota_limit, known.status, &known.text.external_id);
            let same_name = known.alias_name == order.alias_of;
            if !same_name || kept != (text.mailbox_limit, text.quota_limit, order.status, &text.external_id) {
                return Err(Refused::Forbidden(Scope::Write(Area::Tenants)));
            }
        }
        let tenant = owner.as_ref().unwrap_or(&known.owner).tenant;
        let input = (known.id, owner, order.status, (text, order.alias_of), expected);
        let changed = self.change(principal, input, |tx, actor, (id, owner, status, (text, alias_of), expected)| {
            Box::pin(async move {
                let before = domains::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                let mut after = before.clone();
                if let Some(owner) = owner {
                    if before.text.alias_of.is_some() || domains::has_other_names(tx, *id).await? {
                        let holds = "the bond between two names; `alias_of` unties it";
                        return Err(Refused::InUse { kind: "domain", key: before.name, holds });
                    }
                    end_access(tx, &before).await?;
                    let (given, counted) = domains::give(tx, &before, owner).await?;
                    for (what, counted) in counted {
                        check_room(tx, owner.tenant, owner.reseller, what, counted).await?;
                    }
                    // Whoever had it hears of it too: it is gone from their list.
                    tx.record(told("domain.given", &before));
                    withdraw_all(tx, given.id);
                    after = given;
                }
                let alias_of = other_name(tx, &after.owner, alias_of.as_ref()).await?;
                if alias_of.is_some() && alias_of != before.text.alias_of {
                    check_empty(tx, &before).await?;
                }
                let text = &DomainText { alias_of, ..text.clone() };
                if (before.status, &before.text) != (*status, text) {
                    check_catch_all(tx, &after.owner, &after.name, text, before.text.catch_all.as_ref()).await?;
                    after = domains::update(tx, *id, *status, text).await?;
                }
                if after == before {
                    return Ok(before);
                }
                if after.status == Status::Disabled && before.status != Status::Disabled {
                    withdraw_all(tx, after.id);
                }
                tx.record(told("domain.updated", &after));
                note(tx, actor, "domain.update", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        match changed.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                Err(self.external_domain(principal, tenant, order.external_id.unwrap_or_default()).await)
            }
            changed => changed,
        }
    }

    /// Changes what `edit` changes of a domain; `expected` is the revision the caller knows.
    pub async fn edit_domain(
        &self,
        principal: &Principal,
        key: &Key,
        expected: Option<i64>,
        edit: impl Fn(&mut DomainOrder) + Send + Sync,
    ) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        for _ in 0..EDITS {
            let known = self.find_domain(principal, key).await?;
            let mut order = DomainOrder::of(&known);
            edit(&mut order);
            let at = Some(expected.unwrap_or(known.revision));
            match self.replace_domain(principal, known, order, at).await {
                Err(Refused::Stale) if expected.is_none() => {}
                done => return done,
            }
        }
        Err(Refused::Stale)
    }

    /// Deletes an empty domain with its keys.
    pub async fn delete_domain(&self, principal: &Principal, key: &Key, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let known = self.find_domain(principal, key).await?;
        if let Reach::Domain { .. } = principal.reach {
            return Err(Refused::Forbidden(Scope::Write(Area::Tenants)));
        }
        self.change(principal, (known.id, expected), |tx, actor, (id, expected)| {
            Box::pin(async move {
                let before = domains::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                delete_empty(tx, actor, &before).await
            })
        })
        .await?;
        if principal.intent == Intent::Do {
            self.forget_keys(&known.name);
            self.licensed_anew().await;
        }
        Ok(())
    }

    /// The records a domain's DNS should show for its mail to come, go and be believed.
    pub async fn wanted_records(&self, principal: &Principal, key: &Key) -> Result<Vec<WantedRecord>, Refused> {
        principal.needs(Scope::Read(Area::Domains))?;
        let domain = self.find_domain(principal, key).await?;
        let host = self.identity().hostname;
        let txt = |value: &str| {
            let strings: Vec<_> = value.as_bytes().chunks(255).map(String::from_utf8_lossy).collect();
            strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
        };
        let record = |purpose, name, kind, value| WantedRecord { purpose, name, kind, value };
        let mut records = Vec::new();
        if domain.verified_at.is_none() {
            let (name, text) = self.ownership.record(&domain.name, domain.owner.tenant);
            records.push(record(Purpose::Ownership, name, "TXT", txt(&text)));
        }
        records.extend([
            record(Purpose::Receive, domain.name.clone(), "MX", format!("10 {host}.")),
            record(Purpose::Spf, domain.name.clone(), "TXT", txt(&format!("v=spf1 mx a:{host} -all"))),
        ]);
        let keys = dkim_keys::list(&mut self.store.read().await?, domain.id).await?;
        // Those of keys that retired too: mail that they signed is still under way.
        for key in &keys {
            records.push(record(Purpose::Dkim, record_name(key, &domain), "TXT", txt(&key.record)));
        }
        let policy = "v=DMARC1; p=quarantine";
        records.push(record(Purpose::Dmarc, format!("_dmarc.{}", domain.name), "TXT", txt(policy)));
        Ok(records)
    }

    /// The domain a key names, if the principal may see it.
    pub(crate) async fn find_domain(&self, principal: &Principal, key: &Key) -> Result<Domain, Refused> {
        let mut conn = self.store.read().await?;
        let found = match key {
            Key::Natural(name) => {
                let parsed = DomainName::parse(name).map_err(|_| missing(name))?;
                domains::find(&mut conn, parsed.as_str()).await?
            }
            Key::External(id) => {
                let within = principal.reach.within();
                let filter = DomainFilter { within, external_id: Some(id.clone()), ..DomainFilter::default() };
                let mut found = domains::list(&mut conn, &filter, domains::BY_AGE, None, 2).await?;
                if found.len() > 1 {
                    return Err(Refused::Ambiguous { kind: "domains", key: id.clone() });
                }
                found.pop()
            }
        };
        let visible = found.filter(|domain| principal.reach.sees(&domain.owner, Some(domain.id)));
        visible.ok_or_else(|| missing(key.as_str()))
    }

    /// The domain that something new at `address` belongs to.
    pub(crate) async fn domain_of(&self, principal: &Principal, address: &Address) -> Result<Domain, Refused> {
        match self.find_domain(principal, &address.domain().as_str().into()).await {
            Err(Refused::Missing { key, .. }) => {
                let detail = format!("is in `{key}`, which is no domain of yours");
                Err(Refused::field("/address", "unknown_domain", detail))
            }
            Ok(Domain { name, alias_name: Some(other), .. }) => {
                let detail = format!("is in `{name}`, which is another name of `{other}`: make it there");
                Err(Refused::field("/address", "invalid", detail))
            }
            found => found,
        }
    }

    /// What a list is narrowed to by a tenant's and a domain's name, within the principal's reach; `None` for nothing: a filter
    /// that matches nothing is no error.
    pub(crate) async fn narrowed(
        &self,
        principal: &Principal,
        tenant: Option<&str>,
        domain: Option<&str>,
    ) -> Result<Option<Within>, Refused> {
        let mut within = principal.reach.within();
        if let Some(name) = tenant {
            match self.find_tenant(principal, &name.into()).await {
                Ok(tenant) => within.tenant = Some(tenant.id),
                Err(Refused::Missing { .. }) => return Ok(None),
                Err(other) => return Err(other),
            }
        }
        if let Some(name) = domain {
            match self.find_domain(principal, &name.into()).await {
                Ok(domain) => within.domain = Some(domain.id),
                Err(Refused::Missing { .. }) => return Ok(None),
                Err(other) => return Err(other),
            }
        }
        Ok(Some(within))
    }
}

/// Ends whatever opens a domain as its tenant's: tokens for it, its administrators' sessions, its mailboxes' programs and sessions.
pub(crate) async fn end_access(tx: &mut Tx, domain: &Domain) -> Result<(), Refused> {
    let tenant = domain.owner.tenant;
    let path = match tenant {
        TenantId(0) => domain.id.to_string(),
        tenant => format!("{}/{}", owner_of_tenant(tenant, domain.owner.reseller), domain.id),
    };
    revoke_under(tx, &path).await?;
    let within = Within { domain: Some(domain.id), ..Within::default() };
    for administrator in administrators::list(tx, &within, None, i64::MAX).await? {
        log_out(tx, &administrator).await?;
    }
    Ok(())
}

/// Deletes a domain that holds nothing any more.
pub(crate) async fn delete_empty(tx: &mut Tx, actor: &Actor, domain: &Domain) -> Result<(), Refused> {
    domains::delete(tx, domain).await.map_err(|error| match error {
        store::Error::NotEmpty(_) => {
            Refused::InUse { kind: "domain", key: domain.name.clone(), holds: "mailboxes, aliases or other names" }
        }
        other => other.into(),
    })?;
    tx.record(told("domain.deleted", domain));
    note(tx, actor, "domain.delete", Some(domain), None).await
}

/// The domain that another is to be another name of: one of the same tenant, with addresses of its own.
async fn other_name(tx: &mut Tx, owner: &Owner, alias_of: Option<&String>) -> Result<Option<DomainId>, Refused> {
    let Some(name) = alias_of else { return Ok(None) };
    let parsed = DomainName::parse(name).ok();
    let found = match parsed {
        Some(parsed) => domains::find(tx, parsed.as_str()).await?,
        None => None,
    };
    match found.filter(|found| found.owner.tenant == owner.tenant) {
        Some(found) if found.text.alias_of.is_some() => {
            Err(Refused::field("/alias_of", "invalid", "is itself another name of a domain"))
        }
        Some(found) => Ok(Some(found.id)),
        None => Err(Refused::field("/alias_of", "unknown_domain", "is no domain of the same tenant")),
    }
}

/// Refuses to make a domain another name that has addresses, other names or contacts of its own.
async fn check_empty(tx: &mut Tx, domain: &Domain) -> Result<(), Refused> {
    let holds = if domains::has_addresses(tx, domain.id).await? {
        "mailboxes or aliases"
    } else if domains::has_other_names(tx, domain.id).await? {
        "other names"
    } else if contacts::is_any(tx, domain.id).await? {
        "contacts"
    } else {
        return Ok(());
    };
    Err(Refused::InUse { kind: "domain", key: domain.name.clone(), holds })
}

/// A catch-all is a feature of the tenant's plan, and an address of the same tenant, there or not. One that is there already stays.
async fn check_catch_all(
    tx: &mut Tx,
    owner: &Owner,
    name: &str,
    text: &DomainText,
    before: Option<&String>,
) -> Result<(), Refused> {
    let Some(address) = text.catch_all.as_ref().filter(|address| Some(*address) != before) else { return Ok(()) };
    let domain = Address::parse(address).ok().map(|address| address.domain().as_str().to_owned()).unwrap_or_default();
    let theirs =
        domain == name || domains::find(tx, &domain).await?.is_some_and(|found| found.owner.tenant == owner.tenant);
    if !theirs {
        let detail = "must be an address in this domain, or in another of the same tenant";
        return Err(Refused::field("/catch_all", "invalid", detail));
    }
    let tenant = tenants::read(tx, owner.tenant).await?;
    match tenant.is_none_or(|tenant| Allowance::of(&tenant).features.contains(&Feature::CatchAll)) {
        true => Ok(()),
        false => Err(Refused::NotInPlan(Feature::CatchAll)),
    }
}

/// Refuses when a domain has more mailboxes than it may have.
pub(crate) fn check_mailbox_limit(domain: &Domain, counted: i64) -> Result<(), Refused> {
    match domain.text.mailbox_limit {
        Some(most) if counted > most => {
            let number = |value: i64| value.max(0).unsigned_abs();
            let exceeded = Exceeded { limit: "mailboxes".into(), used: number(counted - 1), allowed: number(most) };
            Err(LimitReached { tenant: domain.name.clone(), exceeded: vec![exceeded] }.into())
        }
        _ => Ok(()),
    }
}
