//! Tenants: provisioned, suspended, put on another plan, terminated and brought back. Every step can be repeated: what is so already
//! is no error, because whoever automates this tries again when an answer was lost.

mod purge;
mod usage;

pub use usage::TenantUsage;

use std::collections::BTreeMap;

use foundation::db::{Actor, AuditEntry, Change, Event, Order, Place, Tx};
use foundation::tokens::Scope;
use jiff::Timestamp;
use message::address::Domain as DomainName;
use secrecy::SecretString;
use serde_json::json;
use store::ids::{PlanId, TenantId};
use store::plans;
use store::tenants::{self, Mode, Tenant, TenantFilter, TenantStatus, TenantText};
use store::totals::{self, What};

use crate::administrators::{AdministratorEdit, AdministratorOrder};
use crate::admission::withdraw_all;
use crate::domains::DomainOrder;
use crate::limits::{Allowance, LimitName, Limits, Uses, check_room};
use crate::mailboxes::Purge;
use crate::named::{EDITS, Key, Metadata, Put, check_external, check_metadata, read_metadata};
use crate::plans::check_slug;
use crate::principal::{Intent, Reach};
use crate::{Area, Engine, Found, Principal, Refused};

/// What a tenant is made from, and replaced by.
#[derive(Clone, Debug, Default)]
pub struct TenantOrder {
    /// Its name; when it is made without one, it is named after its domain.
    pub name: Option<String>,
    /// What its reseller's panel calls it.
    pub external_id: Option<String>,
    /// The reseller it is made under, by name; `None` for the caller.
    pub parent: Option<String>,
    /// Its plan, by name.
    pub plan: Option<String>,
    /// Limits that hold instead of the plan's.
    pub overrides: Limits,
    /// What panels keep with it.
    pub metadata: Metadata,
    /// A domain that it has, and that is made when it is not there.
    pub domain: Option<String>,
    /// Somebody who administrates it, and who is made when they are not there.
    pub admin: Option<AdminOrder>,
}

/// Somebody who is to administrate a tenant.
#[derive(Clone, Debug)]
pub struct AdminOrder {
    /// The name they log in with.
    pub login: String,
    /// Their password, if they are made.
    pub password: Option<SecretString>,
}

/// Which tenants are looked for.
#[derive(Clone, Debug, Default)]
pub struct TenantQuery {
    /// Under this one, by name.
    pub parent: Option<String>,
    /// On this plan of the caller's, by name.
    pub plan: Option<String>,
    /// That stand so; those that are terminated only when that is asked for.
    pub status: Option<TenantStatus>,
    /// With this external identifier.
    pub external_id: Option<String>,
    /// With this in its name or external identifier.
    pub search: Option<String>,
}

/// A tenant, and the domain and the administrator that it had first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantState {
    /// The tenant.
    pub tenant: Tenant,
    /// Its domain.
    pub domain: Option<String>,
    /// The login of whoever administrates it.
    pub admin: Option<String>,
}

fn missing(key: &str) -> Refused {
    Refused::Missing { kind: "tenant", key: key.to_owned() }
}

fn gone(tenant: &Tenant) -> Refused {
    Refused::Gone { kind: "tenant", key: tenant.name.clone() }
}

fn shown(tenant: &Tenant) -> String {
    json!({
        "name": tenant.name,
        "external_id": tenant.external_id,
        "parent": tenant.parent_name,
        "plan": tenant.plan.as_ref().map(|plan| &plan.name),
        "overrides": tenant.overrides,
        "suspension": tenant.suspension.as_ref().map(|it| json!({"mode": it.mode.as_str(), "reason": it.reason})),
        "terminated": tenant.terminated_at.is_some(),
        "revision": tenant.revision,
    })
    .to_string()
}

/// The event is the tenant's own and its reseller's: both see what belongs to the tenant.
fn event(kind: &'static str, tenant: &Tenant) -> Event {
    let detail = Some(json!({"name": tenant.name, "external_id": tenant.external_id}).to_string());
    Event { kind, owner: tenant.id.0, object: tenant.id.0, revision: tenant.revision, detail }
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    before: Option<&Tenant>,
    after: Option<&Tenant>,
) -> Result<(), Refused> {
    let Some(tenant) = after.or(before) else { return Ok(()) };
    let change = Change { before: before.map(shown), after: after.map(shown) };
    let entry = AuditEntry { action, object: format!("tenant:{}", tenant.name), change };
    Ok(tx.audit_of(tenant.id.0, actor, entry).await?)
}

impl Engine {
    /// Makes a tenant, with its domain if one is named. A domain that cannot be had undoes it all.
    pub async fn create_tenant(&self, principal: &Principal, order: TenantOrder) -> Result<TenantState, Refused> {
        let parent = self.parent_of_new(principal, order.parent.as_deref()).await?;
        must_equip(principal, &Lacking::all(&order))?;
        let plan = self.plan_of(parent, order.plan.as_deref()).await?;
        let (name, is_ours) = match &order.name {
            Some(name) => (name.clone(), false),
            None => (slug(order.domain.as_ref().or(order.external_id.as_ref())), true),
        };
        check_slug(&name)?;
        if let Some(domain) = &order.domain {
            self.check_free(principal, domain).await?;
        }
        if let Some(admin) = &order.admin {
            let mut conn = self.store.read().await?;
            if store::administrators::find(&mut conn, &admin.login.to_lowercase()).await?.is_some() {
                return Err(Refused::Exists { kind: "administrator", key: admin.login.clone(), found: None });
            }
        }
        for attempt in 0..ATTEMPTS {
            let name = if attempt == 0 { name.clone() } else { another(&name) };
            let input = (parent, order.text(&name, plan)?);
            let made = self.change(principal, input, |tx, actor, (parent, text)| {
                Box::pin(async move {
                    let (tenant, counted) = tenants::insert(tx, *parent, text).await?;
                    check_room(tx, *parent, TenantId(0), What::Tenants, counted).await?;
                    tx.record(event("tenant.created", &tenant));
                    note(tx, actor, "tenant.create", None, Some(&tenant)).await?;
                    Ok(tenant)
                })
            });
            let tenant = match made.await {
                Ok(tenant) => tenant,
                Err(Refused::Store(store::Error::Exists(_))) => {
                    match self.tenant_taken(principal, parent, &name, &order).await {
                        Refused::Exists { kind: "tenant", .. } if is_ours => continue,
                        taken => return Err(taken),
                    }
                }
                Err(other) => return Err(other),
            };
            return self.equipped(principal, tenant, &order).await;
        }
        Err(Refused::Exists { kind: "tenant", key: name, found: None })
    }

    /// Who has the name or the external identifier.
    async fn tenant_taken(&self, principal: &Principal, parent: TenantId, name: &str, order: &TenantOrder) -> Refused {
        if let Ok(found) = self.find_tenant(principal, &name.into()).await {
            let found = self.with_first(found).await.ok().map(|found| Box::new(Found::Tenant(found)));
            return Refused::Exists { kind: "tenant", key: name.to_owned(), found };
        }
        let same = async {
            let external = order.external_id.as_deref()?;
            let mut conn = self.store.read().await.ok()?;
            tenants::find_external(&mut conn, parent, external).await.ok()?
        };
        let Some(same) = same.await else {
            return Refused::Exists { kind: "tenant", key: name.to_owned(), found: None };
        };
        let id = order.external_id.clone().unwrap_or_default();
        let seen = async {
            let known = self.find_tenant(principal, &same.name.as_str().into()).await?;
            Ok::<_, Refused>((same.name, Box::new(Found::Tenant(self.with_first(known).await?))))
        };
        Refused::ExternalTaken { kind: "tenant", id, holder: seen.await.ok() }
    }

    /// Refuses a domain that somebody has, before anything is made for it.
    async fn check_free(&self, principal: &Principal, domain: &str) -> Result<(), Refused> {
        let parsed = DomainName::parse(domain).ok().filter(|parsed| parsed.literal().is_none());
        let Some(name) = parsed else {
            return Err(Refused::field("/domain", "invalid", "must be a domain name such as `example.org`"));
        };
        match store::domains::find(&mut self.store.read().await?, name.as_str()).await? {
            None => Ok(()),
            Some(_) => {
                let found = self.find_domain(principal, &name.as_str().into()).await.ok();
                let found = found.map(|domain| Box::new(Found::Domain(domain)));
                Err(Refused::Exists { kind: "domain", key: name.as_str().to_owned(), found })
            }
        }
    }

    /// Gives a new tenant its domain and its administrator. When that fails, the tenant goes again: whoever asked sees all of it or
    /// nothing.
    async fn equipped(
        &self,
        principal: &Principal,
        tenant: Tenant,
        order: &TenantOrder,
    ) -> Result<TenantState, Refused> {
        if principal.intent == Intent::Rehearse {
            let admin = order.admin.as_ref().map(|admin| admin.login.clone());
            return Ok(TenantState { tenant, domain: order.domain.clone(), admin });
        }
        match self.equip(principal, &tenant, &Lacking::all(order)).await {
            Ok(()) => self.with_first(tenant).await,
            Err(refused) => {
                self.purge_tenant(&principal.actor, &tenant).await?;
                Err(refused)
            }
        }
    }

    /// What of its order a tenant has not.
    async fn lacking<'o>(&self, principal: &Principal, tenant: &Tenant, order: &'o TenantOrder) -> Lacking<'o> {
        let mut lacking = Lacking::all(order);
        if let Some(domain) = lacking.domain {
            let found = self.find_domain(principal, &domain.into()).await;
            lacking.domain = lacking.domain.filter(|_| !found.is_ok_and(|found| found.owner.tenant == tenant.id));
        }
        if let Some(admin) = lacking.admin {
            let found = self.find_administrator(principal, &admin.login).await;
            lacking.admin = lacking.admin.filter(|_| !found.is_ok_and(|found| found.owner.tenant == tenant.id));
        }
        lacking
    }

    /// Makes what a tenant is said to have and has not. Whoever administrates it is given the rights of whoever made them.
    async fn equip(&self, principal: &Principal, tenant: &Tenant, lacking: &Lacking<'_>) -> Result<(), Refused> {
        if let Some(domain) = lacking.domain {
            let new = DomainOrder { tenant: Some(tenant.name.clone()), ..DomainOrder::new(domain) };
            self.create_domain(principal, new).await?;
        }
        if let Some(AdminOrder { login, password }) = lacking.admin {
            let new = AdministratorOrder {
                login: login.clone(),
                name: String::new(),
                tenant: Some(tenant.name.clone()),
                domain: None,
                scopes: principal.scopes.clone(),
                status: store::administrators::Status::Active,
                password: password.clone(),
            };
            self.create_administrator(principal, new).await?;
        }
        Ok(())
    }

    /// Sets the password of whoever administrates a tenant; their sessions end.
    pub async fn set_admin_password(
        &self,
        principal: &Principal,
        key: &Key,
        password: SecretString,
    ) -> Result<(), Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        principal.needs(Scope::Write(Area::Administrators))?;
        let admin = self.with_first(known).await?.admin;
        let missing = || Refused::Missing { kind: "administrator of the tenant", key: key.as_str().to_owned() };
        let edit = AdministratorEdit { password: Some(password), ..AdministratorEdit::default() };
        self.edit_administrator(principal, &admin.ok_or_else(missing)?, edit, None).await.map(drop)
    }

    pub(crate) async fn with_first(&self, tenant: Tenant) -> Result<TenantState, Refused> {
        let mut conn = self.store.read().await?;
        let domain = tenants::first_domain(&mut conn, tenant.id).await?;
        let admin = tenants::first_administrator(&mut conn, tenant.id).await?;
        Ok(TenantState { tenant, domain, admin })
    }

    /// Under whom a new tenant comes: under the reseller that is named, or under the caller. There is no third level.
    async fn parent_of_new(&self, principal: &Principal, parent: Option<&str>) -> Result<TenantId, Refused> {
        principal.needs(Scope::Write(Area::Tenants))?;
        let unknown = |name: &str| {
            let detail = format!("names `{name}`, which is no reseller of yours");
            Refused::field("/parent", "unknown_tenant", detail)
        };
        let own = match principal.reach {
            Reach::System => None,
            Reach::Tenant { id, reseller: TenantId(0) } => Some(id),
            _ => return Err(Refused::Forbidden(Scope::Write(Area::Tenants))),
        };
        let Some(name) = parent else { return Ok(own.unwrap_or(TenantId(0))) };
        match self.find_tenant(principal, &name.into()).await {
            Ok(found) if found.parent == TenantId(0) && own.is_none_or(|own| own == found.id) => Ok(found.id),
            Ok(_) | Err(Refused::Missing { .. }) => Err(unknown(name)),
            Err(other) => Err(other),
        }
    }

    async fn plan_of(&self, seller: TenantId, plan: Option<&str>) -> Result<Option<PlanId>, Refused> {
        let Some(name) = plan else { return Ok(None) };
        match plans::find(&mut self.store.read().await?, seller, name).await? {
            Some(plan) => Ok(Some(plan.id)),
            None => Err(Refused::field("/plan", "unknown_plan", format!("names `{name}`, which is no plan of yours"))),
        }
    }

    /// A tenant.
    pub async fn tenant(&self, principal: &Principal, key: &Key) -> Result<TenantState, Refused> {
        principal.needs(Scope::Read(Area::Tenants))?;
        let tenant = self.find_tenant(principal, key).await?;
        self.with_first(tenant).await
    }

    /// Tenants in this order, after `after`.
    pub async fn tenants(
        &self,
        principal: &Principal,
        query: &TenantQuery,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<TenantState>, Refused> {
        principal.needs(Scope::Read(Area::Tenants))?;
        let Some(filter) = self.tenant_filter(principal, query).await? else { return Ok(Vec::new()) };
        let found = tenants::list(&mut self.store.read().await?, &filter, order, after, rows).await?;
        let mut states = Vec::with_capacity(found.len());
        for tenant in found {
            states.push(self.with_first(tenant).await?);
        }
        Ok(states)
    }

    /// How many tenants there are.
    pub async fn count_tenants(&self, principal: &Principal, query: &TenantQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Tenants))?;
        let Some(filter) = self.tenant_filter(principal, query).await? else { return Ok(0) };
        Ok(tenants::count(&mut self.store.read().await?, &filter).await?)
    }

    async fn tenant_filter(&self, principal: &Principal, query: &TenantQuery) -> Result<Option<TenantFilter>, Refused> {
        let TenantQuery { status, external_id, search, .. } = query.clone();
        let mut filter = TenantFilter { status, external_id, search, ..TenantFilter::default() };
        let mut seller = TenantId(0);
        match principal.reach {
            Reach::System => {}
            Reach::Tenant { id, .. } => (filter.within, seller) = (Some(id), id),
            Reach::Domain { .. } | Reach::Mailbox { .. } => return Err(Refused::Forbidden(Scope::Read(Area::Tenants))),
        }
        if let Some(name) = &query.parent {
            match self.find_tenant(principal, &name.as_str().into()).await {
                Ok(parent) => filter.parent = Some(parent.id),
                Err(Refused::Missing { .. }) => return Ok(None),
                Err(other) => return Err(other),
            }
        }
        if let Some(name) = &query.plan {
            match plans::find(&mut self.store.read().await?, seller, name).await? {
                Some(plan) => filter.plan = Some(plan.id),
                None => return Ok(None),
            }
        }
        Ok(Some(filter))
    }

    /// Replaces what is said of a tenant, or makes it; `expected` is the revision the caller knows.
    pub async fn put_tenant(
        &self,
        principal: &Principal,
        key: &Key,
        order: TenantOrder,
        expected: Option<i64>,
    ) -> Result<(TenantState, Put), Refused> {
        principal.needs(Scope::Write(Area::Tenants))?;
        match self.find_tenant(principal, key).await {
            Ok(known) => Ok((self.replace_tenant(principal, known, order, expected).await?, Put::Replaced)),
            Err(Refused::Missing { .. }) => match self.create_tenant(principal, order.clone()).await {
                // Somebody made it in this moment.
                Err(refused @ (Refused::Exists { .. } | Refused::ExternalTaken { .. })) => {
                    match self.find_tenant(principal, key).await {
                        Ok(known) => Ok((self.replace_tenant(principal, known, order, expected).await?, Put::Replaced)),
                        Err(_) => Err(refused),
                    }
                }
                made => Ok((made?, Put::Created)),
            },
            Err(other) => Err(other),
        }
    }

    /// Says something else of a tenant. Another plan must hold what is in use.
    pub async fn replace_tenant(
        &self,
        principal: &Principal,
        known: Tenant,
        order: TenantOrder,
        expected: Option<i64>,
    ) -> Result<TenantState, Refused> {
        self.must_command(principal, &known)?;
        let plan = self.plan_of(known.parent, order.plan.as_deref()).await?;
        let name = order.name.clone().unwrap_or_else(|| known.name.clone());
        check_slug(&name)?;
        let lacking = self.lacking(principal, &known, &order).await;
        must_equip(principal, &lacking)?;
        let text = order.text(&name, plan)?;
        let changed = self.change(principal, (known.id, text, expected), |tx, actor, (id, text, expected)| {
            Box::pin(async move {
                let before = tenants::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                if before.terminated_at.is_some() {
                    return Err(gone(&before));
                }
                let as_it_is = TenantText {
                    name: before.name.clone(),
                    external_id: before.external_id.clone(),
                    plan: before.plan.as_ref().map(|plan| plan.id),
                    overrides: before.overrides.clone(),
                    metadata: before.metadata.clone(),
                };
                if *text == as_it_is {
                    return Ok(before);
                }
                let after = tenants::update(tx, *id, text).await?;
                if (&after.plan, &after.overrides) != (&before.plan, &before.overrides) {
                    must_hold(tx, &after).await?;
                }
                tx.record(event("tenant.updated", &after));
                note(tx, actor, "tenant.update", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        match changed.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                Err(self.tenant_taken(principal, known.parent, &name, &order).await)
            }
            changed => {
                let tenant = changed?;
                self.equip(principal, &tenant, &lacking).await?;
                self.with_first(tenant).await
            }
        }
    }

    /// Puts a tenant on another plan, with other overrides if any are named.
    pub async fn change_plan(
        &self,
        principal: &Principal,
        key: &Key,
        plan: Option<&str>,
        overrides: Option<Limits>,
        expected: Option<i64>,
    ) -> Result<TenantState, Refused> {
        self.edit_tenant(principal, key, expected, |order| {
            order.plan = plan.map(str::to_owned);
            if let Some(overrides) = &overrides {
                order.overrides = overrides.clone();
            }
        })
        .await
    }

    /// Changes what `edit` changes of a tenant; `expected` is the revision the caller knows.
    pub async fn edit_tenant(
        &self,
        principal: &Principal,
        key: &Key,
        expected: Option<i64>,
        edit: impl Fn(&mut TenantOrder) + Send + Sync,
    ) -> Result<TenantState, Refused> {
        principal.needs(Scope::Write(Area::Tenants))?;
        for _ in 0..EDITS {
            let known = self.find_tenant(principal, key).await?;
            let mut order = TenantOrder::of(&known);
            edit(&mut order);
            let at = Some(expected.unwrap_or(known.revision));
            match self.replace_tenant(principal, known, order, at).await {
                Err(Refused::Stale) if expected.is_none() => {}
                done => return done,
            }
        }
        Err(Refused::Stale)
    }

    /// Suspends a tenant, or does it in another mode. Whoever may not be logged in any more is logged out.
    pub async fn suspend_tenant(
        &self,
        principal: &Principal,
        key: &Key,
        mode: Mode,
        reason: &str,
    ) -> Result<TenantState, Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        if reason.chars().count() > LONGEST_REASON || reason.contains('\0') {
            let detail = format!("must have at most {LONGEST_REASON} characters");
            return Err(Refused::field("/reason", "too_long", detail));
        }
        let done = self.change(principal, (known.id, mode, reason.to_owned()), |tx, actor, (id, mode, reason)| {
            Box::pin(async move {
                let before = alive(tx, *id).await?;
                let same = |it: &store::tenants::Suspension| it.mode == *mode && it.reason == *reason;
                if before.suspension.as_ref().is_some_and(same) {
                    return Ok(before);
                }
                let after = tenants::suspend(tx, *id, Some((*mode, reason))).await?;
                if !mode.lets_in() {
                    log_out(tx, *id).await?;
                }
                tx.record(event("tenant.suspended", &after));
                note(tx, actor, "tenant.suspend", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        self.with_first(done.await?).await
    }

    /// Lets a suspended tenant go on.
    pub async fn unsuspend_tenant(&self, principal: &Principal, key: &Key) -> Result<TenantState, Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        let done = self.change(principal, known.id, |tx, actor, id| {
            Box::pin(async move {
                let before = alive(tx, *id).await?;
                if before.suspension.is_none() {
                    return Ok(before);
                }
                let after = tenants::suspend(tx, *id, None).await?;
                tx.record(event("tenant.unsuspended", &after));
                note(tx, actor, "tenant.unsuspend", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        self.with_first(done.await?).await
    }

    /// Terminates a tenant: nobody logs in, its addresses are gone, and everything is kept until it is purged. `None` when it was
    /// purged at once.
    pub async fn terminate_tenant(
        &self,
        principal: &Principal,
        key: &Key,
        purge: Purge,
        expected: Option<i64>,
    ) -> Result<Option<TenantState>, Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        let wait = match purge {
            Purge::Now => 0,
            Purge::After(wait) => wait,
        };
        let done = self.change(principal, (known.id, wait, expected), |tx, actor, (id, wait, expected)| {
            Box::pin(async move {
                let before = tenants::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                let purge_at = tx.micros().saturating_add(*wait);
                if before.terminated_at.is_some() && *wait != 0 {
                    return Ok(before);
                }
                let after = tenants::terminate(tx, *id, Some(purge_at)).await?;
                if before.terminated_at.is_none() {
                    log_out(tx, *id).await?;
                    tx.record(event("tenant.terminated", &after));
                    note(tx, actor, "tenant.terminate", Some(&before), Some(&after)).await?;
                }
                Ok(after)
            })
        });
        let tenant = done.await?;
        if purge == Purge::Now && principal.intent == Intent::Do {
            self.purge_tenant(&principal.actor, &tenant).await?;
            return Ok(None);
        }
        self.with_first(tenant).await.map(Some)
    }

    /// Brings a terminated tenant back as it was.
    pub async fn restore_tenant(&self, principal: &Principal, key: &Key) -> Result<TenantState, Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        let done = self.change(principal, known.id, |tx, actor, id| {
            Box::pin(async move {
                let before = tenants::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                if before.terminated_at.is_none() {
                    return Ok(before);
                }
                let after = tenants::terminate(tx, *id, None).await?;
                tx.record(event("tenant.restored", &after));
                note(tx, actor, "tenant.restore", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        self.with_first(done.await?).await
    }

    /// Notes that a tenant was paid for again.
    pub async fn renew_tenant(
        &self,
        principal: &Principal,
        key: &Key,
        until: Option<Timestamp>,
    ) -> Result<TenantState, Refused> {
        let known = self.find_tenant(principal, key).await?;
        self.must_command(principal, &known)?;
        let until = until.map(Timestamp::as_microsecond);
        let done = self.change(principal, (known.id, until), |tx, actor, (id, until)| {
            Box::pin(async move {
                let before = alive(tx, *id).await?;
                let after = tenants::renew(tx, *id, *until).await?;
                tx.record(event("tenant.renewed", &after));
                note(tx, actor, "tenant.renew", Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        self.with_first(done.await?).await
    }

    /// Refuses unless the principal is above the tenant: nobody suspends, upgrades or terminates himself.
    fn must_command(&self, principal: &Principal, tenant: &Tenant) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Tenants))?;
        match principal.reach {
            Reach::System => Ok(()),
            Reach::Tenant { id, .. } if tenant.parent == id => Ok(()),
            _ => Err(Refused::Forbidden(Scope::Admin)),
        }
    }

    /// The tenant a key names, if the principal may see it.
    pub(crate) async fn find_tenant(&self, principal: &Principal, key: &Key) -> Result<Tenant, Refused> {
        let mut conn = self.store.read().await?;
        let found = match (key, principal.reach) {
            (Key::Natural(name), _) => match name.parse() {
                Ok(id) => tenants::read(&mut conn, id).await?,
                Err(_) => tenants::find(&mut conn, name).await?,
            },
            (Key::External(id), Reach::System) => tenants::find_external(&mut conn, TenantId(0), id).await?,
            (Key::External(external), Reach::Tenant { id, .. }) => {
                tenants::find_external(&mut conn, id, external).await?
            }
            (Key::External(_), Reach::Domain { .. } | Reach::Mailbox { .. }) => None,
        };
        let visible = found.filter(|tenant| match principal.reach {
            Reach::System => true,
            Reach::Tenant { id, .. } => tenant.id == id || tenant.parent == id,
            Reach::Domain { tenant: own, .. } => tenant.id == own,
            Reach::Mailbox { .. } => false,
        });
        visible.ok_or_else(|| missing(key.as_str()))
    }
}

/// How often a name of our own is tried with other letters behind it.
const ATTEMPTS: usize = 5;
const LONGEST_REASON: usize = 500;

impl TenantOrder {
    /// What would replace a tenant by itself.
    pub fn of(tenant: &Tenant) -> Self {
        Self {
            name: Some(tenant.name.clone()),
            external_id: tenant.external_id.clone(),
            parent: None,
            plan: tenant.plan.as_ref().map(|plan| plan.name.clone()),
            overrides: Limits::read(&tenant.overrides),
            metadata: read_metadata(&tenant.metadata),
            domain: None,
            admin: None,
        }
    }

    fn text(&self, name: &str, plan: Option<PlanId>) -> Result<TenantText, Refused> {
        check_external(self.external_id.as_ref())?;
        self.overrides.check()?;
        Ok(TenantText {
            name: name.to_owned(),
            external_id: self.external_id.clone(),
            plan,
            overrides: self.overrides.to_row(),
            metadata: check_metadata(&self.metadata)?,
        })
    }
}

/// The domain and the administrator that are to be made for a tenant.
struct Lacking<'o> {
    domain: Option<&'o str>,
    admin: Option<&'o AdminOrder>,
}

impl<'o> Lacking<'o> {
    /// All that an order names.
    fn all(order: &'o TenantOrder) -> Self {
        Self { domain: order.domain.as_deref(), admin: order.admin.as_ref() }
    }
}

/// Refuses unless the principal may make what is to be made beside the tenant: to provision is no right to administrate.
fn must_equip(principal: &Principal, lacking: &Lacking<'_>) -> Result<(), Refused> {
    if lacking.domain.is_some() {
        principal.needs(Scope::Write(Area::Domains))?;
    }
    if lacking.admin.is_some() {
        principal.needs(Scope::Write(Area::Administrators))?;
    }
    Ok(())
}

/// A name made of what is known.
fn slug(from: Option<&String>) -> String {
    let from = from.map_or("tenant", String::as_str).to_ascii_lowercase();
    let letters: String =
        from.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    let short: String = letters.trim_matches('-').chars().take(50).collect();
    let short = short.trim_matches('-');
    if short.is_empty() { "tenant".to_owned() } else { short.to_owned() }
}

fn another(name: &str) -> String {
    let letters = foundation::ids::encode(i64::from(rand::random::<u16>()));
    format!("{name}-{letters}")
}

async fn alive(tx: &mut Tx, id: TenantId) -> Result<Tenant, Refused> {
    let tenant = tenants::read(tx, id).await?.ok_or_else(|| missing(&id.to_string()))?;
    if tenant.terminated_at.is_some() { Err(gone(&tenant)) } else { Ok(tenant) }
}

/// Ends the sessions of all mailboxes of a tenant and of those under it.
async fn log_out(tx: &mut Tx, id: TenantId) -> Result<(), Refused> {
    for (domain, _) in tenants::domains(tx, id).await? {
        withdraw_all(tx, domain);
    }
    Ok(())
}

/// Refuses unless what a tenant is allowed holds what it uses.
async fn must_hold(tx: &mut Tx, tenant: &Tenant) -> Result<(), Refused> {
    let allowance = Allowance::of(tenant);
    let mut uses = BTreeMap::new();
    for what in What::ALL {
        let used = totals::read(tx, totals::Scope::Tenant(tenant.id), what).await?;
        uses.insert(LimitName::from(what), used);
    }
    let used = tenants::usage(tx, tenant.id, tenant.id).await?;
    uses.insert(LimitName::StorageBytes, used.first().map_or(0, |(_, used)| used.bytes));
    let exceeded = Uses(uses).beyond(&allowance.limits);
    match exceeded.is_empty() {
        true => Ok(()),
        false => {
            let plan = tenant.plan.as_ref().map_or_else(|| "none".to_owned(), |plan| plan.name.clone());
            Err(Refused::ExceedsPlan { plan, exceeded })
        }
    }
}
