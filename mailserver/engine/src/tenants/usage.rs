//! What tenants use: of all of them in one list, read when it is asked for.

use std::collections::BTreeMap;

use foundation::db::Place;
use foundation::tokens::Scope;
use store::ids::TenantId;
use store::tenants::{self, Tenant, TenantUse};
use store::totals::{self, What};
use store::traffic::{self, Traffic};

use super::{TenantQuery, TenantState};
use crate::traffic::Month;
use crate::{Area, Engine, Principal, Refused};

/// What a tenant uses, of what it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantUsage {
    /// The tenant.
    pub state: TenantState,
    /// Tenants, domains, mailboxes, aliases and contacts.
    pub counts: BTreeMap<&'static str, i64>,
    /// What its mailboxes hold.
    pub used: TenantUse,
    /// What its mail moved in the month.
    pub moved: Traffic,
}

impl Engine {
    /// What tenants use, and moved in a month, in the order they were made, after `after`.
    pub async fn tenant_usage(
        &self,
        principal: &Principal,
        query: &TenantQuery,
        month: Option<Month>,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<TenantUsage>, Refused> {
        let states = self.tenants(principal, query, tenants::BY_AGE, after, rows).await?;
        let ends = (states.first().map(|state| state.tenant.id), states.last().map(|state| state.tenant.id));
        let (Some(first), Some(last)) = ends else { return Ok(Vec::new()) };
        self.settle_traffic().await?;
        let month = month.unwrap_or_else(|| self.month());
        let mut conn = self.store.read().await?;
        let mut moved = traffic::of(&mut conn, first, last, month.number()).await?;
        let mut used: BTreeMap<TenantId, TenantUse> =
            tenants::usage(&mut conn, first, last).await?.into_iter().collect();
        let mut all = Vec::with_capacity(states.len());
        for state in states {
            let id = state.tenant.id;
            let mut counts = BTreeMap::new();
            for what in What::ALL {
                counts.insert(what.as_str(), totals::read(&mut conn, totals::Scope::Tenant(id), what).await?);
            }
            let (used, moved) = (used.remove(&id).unwrap_or_default(), moved.remove(&id).unwrap_or_default());
            all.push(TenantUsage { state, counts, used, moved });
        }
        Ok(all)
    }

    /// The month that it is.
    pub fn month(&self) -> Month {
        Month::at(self.store.clock().micros())
    }

    /// What one tenant uses, and moved in a month.
    pub async fn usage_of(
        &self,
        principal: &Principal,
        tenant: Tenant,
        month: Option<Month>,
    ) -> Result<TenantUsage, Refused> {
        principal.needs(Scope::Read(Area::Tenants))?;
        let before = Place::Number(tenant.id.0 - 1);
        let query = TenantQuery { status: Some(tenant.status()), ..TenantQuery::default() };
        let mut found = self.tenant_usage(principal, &query, month, Some(&before), 1).await?;
        found.pop().ok_or_else(|| super::missing(&tenant.name))
    }
}
