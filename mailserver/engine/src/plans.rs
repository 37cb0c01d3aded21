//! Plans: what tenants are sold. Each seller has its own: the server, and every reseller.

use std::collections::BTreeSet;

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::tokens::Scope;
use serde_json::json;
use store::ids::{PlanId, TenantId};
use store::plans::{self, Plan, PlanText};

use crate::limits::{Feature, Limits, read_features, write_features};
use crate::named::Put;
use crate::principal::Reach;
use crate::{Area, Engine, Found, Principal, Refused};

/// What a plan is made from, and replaced by.
#[derive(Clone, Debug, Default)]
pub struct PlanOrder {
    /// What people read of it.
    pub description: String,
    /// What it allows; a limit that is not named is none.
    pub limits: Limits,
    /// What it holds.
    pub features: BTreeSet<Feature>,
}

const LONGEST_DESCRIPTION: usize = 1000;

impl PlanOrder {
    /// What would replace a plan by itself.
    pub fn of(plan: &Plan) -> Self {
        let (description, features) = (plan.description.clone(), read_features(&plan.features));
        Self { description, limits: Limits::read(&plan.limits), features }
    }

    fn text(&self) -> Result<PlanText, Refused> {
        if self.description.chars().count() > LONGEST_DESCRIPTION || self.description.contains('\0') {
            let detail = format!("must have at most {LONGEST_DESCRIPTION} characters");
            return Err(Refused::field("/description", "too_long", detail));
        }
        self.limits.check()?;
        let limits = self.limits.to_row();
        Ok(PlanText { description: self.description.clone(), limits, features: write_features(&self.features) })
    }
}

/// Refuses a name that is not letters, digits and hyphens.
pub(crate) fn check_slug(name: &str) -> Result<(), Refused> {
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    match letters && (1..=63).contains(&name.len()) && !name.starts_with('-') && !name.ends_with('-') {
        true => Ok(()),
        false => {
            let detail = "must be 1 to 63 lower-case letters, digits and inner hyphens";
            Err(Refused::field("/name", "invalid", detail))
        }
    }
}

fn missing(name: &str) -> Refused {
    Refused::Missing { kind: "plan", key: name.to_owned() }
}

fn shown(plan: &Plan) -> String {
    let (name, description, revision) = (&plan.name, &plan.description, plan.revision);
    json!({"name": name, "description": description, "limits": plan.limits, "features": plan.features, "revision": revision})
        .to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    kinds: (&'static str, &'static str),
    before: Option<&Plan>,
    after: Option<&Plan>,
) -> Result<(), Refused> {
    let Some(plan) = after.or(before) else { return Ok(()) };
    let detail = Some(json!({"name": plan.name}).to_string());
    let (kind, action) = kinds;
    tx.record(Event { kind, owner: plan.seller.0, object: plan.id.0, revision: plan.revision, detail });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    Ok(tx.audit_of(plan.seller.0, actor, AuditEntry { action, object: format!("plan:{}", plan.name), change }).await?)
}

impl Engine {
    /// Whose plans somebody sees: the server's own, or those of the reseller that they are.
    fn seller(&self, principal: &Principal, right: Scope<Area>) -> Result<TenantId, Refused> {
        principal.needs(right)?;
        match principal.reach {
            Reach::System => Ok(TenantId(0)),
            Reach::Tenant { id, .. } => Ok(id),
            Reach::Domain { .. } | Reach::Mailbox { .. } => Err(Refused::Forbidden(right)),
        }
    }

    /// Makes a plan.
    pub async fn create_plan(&self, principal: &Principal, name: &str, order: PlanOrder) -> Result<Plan, Refused> {
        let seller = self.seller(principal, Scope::Write(Area::Plans))?;
        check_slug(name)?;
        let input = (seller, name.to_owned(), order.text()?);
        let made = self.change(principal, input, |tx, actor, (seller, name, text)| {
            Box::pin(async move {
                let plan = plans::insert(tx, *seller, name, text).await?;
                note(tx, actor, ("plan.created", "plan.create"), None, Some(&plan)).await?;
                Ok(plan)
            })
        });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let found = self.plan(principal, name).await.ok().map(|plan| Box::new(Found::Plan(plan)));
                Err(Refused::Exists { kind: "plan", key: name.to_owned(), found })
            }
            made => made,
        }
    }

    /// A plan.
    pub async fn plan(&self, principal: &Principal, name: &str) -> Result<Plan, Refused> {
        let seller = self.seller(principal, Scope::Read(Area::Plans))?;
        plans::find(&mut self.store.read().await?, seller, name).await?.ok_or_else(|| missing(name))
    }

    /// The plan that a tenant is on, whoever of those within reach sold it.
    pub async fn plan_sold(&self, principal: &Principal, id: PlanId) -> Result<Plan, Refused> {
        let seller = self.seller(principal, Scope::Read(Area::Plans))?;
        let found = plans::read(&mut self.store.read().await?, id).await?;
        let visible = found.filter(|plan| plan.seller == seller || principal.reach == Reach::System);
        visible.ok_or_else(|| missing(&id.to_string()))
    }

    /// Plans by name, after `after`.
    pub async fn plans(&self, principal: &Principal, after: Option<&str>, rows: i64) -> Result<Vec<Plan>, Refused> {
        let seller = self.seller(principal, Scope::Read(Area::Plans))?;
        Ok(plans::list(&mut self.store.read().await?, seller, after, rows).await?)
    }

    /// Says something else of a plan; `expected` is the revision the caller knows. Tenants that have more than it allows keep it.
    pub async fn replace_plan(
        &self,
        principal: &Principal,
        name: &str,
        order: PlanOrder,
        expected: Option<i64>,
    ) -> Result<Plan, Refused> {
        let seller = self.seller(principal, Scope::Write(Area::Plans))?;
        let input = (seller, name.to_owned(), order.text()?, expected);
        self.change(principal, input, |tx, actor, (seller, name, text, expected)| {
            Box::pin(async move {
                let before = plans::find(tx, *seller, name).await?.ok_or_else(|| missing(name))?;
                Refused::check_revision(*expected, before.revision)?;
                if (&before.description, &before.limits, &before.features)
                    == (&text.description, &text.limits, &text.features)
                {
                    return Ok(before);
                }
                let after = plans::update(tx, before.id, text).await?;
                note(tx, actor, ("plan.updated", "plan.update"), Some(&before), Some(&after)).await?;
                Ok(after)
            })
        })
        .await
    }

    /// Says something else of a plan, or makes it.
    pub async fn put_plan(
        &self,
        principal: &Principal,
        name: &str,
        order: PlanOrder,
        expected: Option<i64>,
    ) -> Result<(Plan, Put), Refused> {
        match self.replace_plan(principal, name, order.clone(), expected).await {
            Err(Refused::Missing { .. }) => Ok((self.create_plan(principal, name, order).await?, Put::Created)),
            replaced => Ok((replaced?, Put::Replaced)),
        }
    }

    /// Deletes a plan that no tenant has.
    pub async fn delete_plan(&self, principal: &Principal, name: &str, expected: Option<i64>) -> Result<(), Refused> {
        let seller = self.seller(principal, Scope::Write(Area::Plans))?;
        self.change(principal, (seller, name.to_owned(), expected), |tx, actor, (seller, name, expected)| {
            Box::pin(async move {
                let before = plans::find(tx, *seller, name).await?.ok_or_else(|| missing(name))?;
                Refused::check_revision(*expected, before.revision)?;
                plans::delete(tx, before.id).await.map_err(|error| match error {
                    store::Error::NotEmpty(_) => Refused::InUse { kind: "plan", key: name.clone(), holds: "tenants" },
                    other => other.into(),
                })?;
                note(tx, actor, ("plan.deleted", "plan.delete"), Some(&before), None).await
            })
        })
        .await
    }
}
