//! Vendors: who sells on this server. Everything else belongs to one of them.

mod hosts;
mod profile;
mod rest;
mod rows;

pub(crate) use self::hosts::Hosts;
pub(crate) use self::profile::{
    MaintenanceStart, NewVendor, OverduePolicy, Policy, SecondFactor, SelfServiceTrials, VendorChange,
};
pub(crate) use self::rest::{operations, value};
pub(crate) use self::rows::{by_slug, get, only};

use foundation::db::{AuditEntry, Change, DbError, Event, Tx};
use foundation::http::FieldError;
use jiff::Timestamp;
use serde_json::json;

use crate::office::{Office, wake};
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;
use foundation::tokens::Scope;

foundation::id_type!(
    /// A vendor.
    VendorId,
    "vendor"
);

/// A vendor as its row tells it.
#[derive(Clone, Debug)]
pub(crate) struct Vendor {
    pub(crate) id: VendorId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) product: String,
    pub(crate) issuer: String,
    pub(crate) status: Status,
    pub(crate) hosts: Vec<String>,
    pub(crate) policy: Policy,
    pub(crate) revision: i64,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

/// Whether a vendor takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Its people log in and its customers buy.
    Active,
    /// Nobody of it logs in; everything is kept.
    Disabled,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Active, Self::Disabled].into_iter().find(|status| status.as_str() == word)
    }
}

/// Hosts one vendor can have.
const MOST_HOSTS: usize = 20;

fn shown(vendor: &Vendor) -> String {
    json!({
        "slug": vendor.slug, "name": vendor.name, "product": vendor.product, "issuer": vendor.issuer,
        "status": vendor.status.as_str(), "hosts": vendor.hosts, "policy": vendor.policy,
    })
    .to_string()
}

/// The feed and the audit trail hear of a change of a vendor.
pub(crate) async fn note(
    tx: &mut Tx,
    principal: &Principal,
    kind: &'static str,
    before: Option<&Vendor>,
    after: &Vendor,
) -> Result<(), DbError> {
    let id = after.id.0;
    tx.record(Event { kind, owner: id, object: id, revision: after.revision, detail: None });
    tx.touch(id);
    tx.touch(wake::VENDORS);
    let change = Change { before: before.map(shown), after: Some(shown(after)) };
    let entry = AuditEntry { action: kind, object: format!("vendor:{}", after.slug), change };
    tx.audit_of(id, &principal.actor, entry).await
}

fn hosts(given: &[String], errors: &mut Vec<FieldError>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for (at, host) in given.iter().enumerate() {
        let host = text::host(host, &format!("/hosts/{at}"), errors);
        if !kept.contains(&host) {
            kept.push(host);
        }
    }
    if kept.len() > MOST_HOSTS {
        errors.push(FieldError::new("/hosts", "too_long", format!("a vendor has at most {MOST_HOSTS} hosts")));
    }
    kept
}

fn issuer(url: &str, errors: &mut Vec<FieldError>) -> String {
    let good = url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
    if !good || url.len() > text::LONGEST_NAME {
        errors.push(FieldError::new("/issuer", "invalid", "must be an address that begins with https://"));
    }
    url.trim_end_matches('/').to_owned()
}

impl Office {
    /// Every vendor of this server, by slug after `after`.
    pub(crate) async fn vendors(&self, principal: &Principal, after: &str, rows: i64) -> Result<Vec<Vendor>, Refused> {
        principal.needs(Scope::Read(Area::Vendors))?;
        rows::list(&mut self.read().await?, after, rows).await
    }

    /// A vendor of this server.
    pub(crate) async fn vendor(&self, principal: &Principal, slug: &str) -> Result<Vendor, Refused> {
        principal.needs(Scope::Read(Area::Vendors))?;
        by_slug(&mut self.read().await?, slug).await
    }

    /// Makes a vendor. It has no staff yet: an operator makes its first owner.
    pub(crate) async fn create_vendor(&self, principal: &Principal, new: NewVendor) -> Result<Vendor, Refused> {
        principal.needs(Scope::Write(Area::Vendors))?;
        let mut errors = Vec::new();
        let new = NewVendor {
            slug: text::slug(&new.slug, "/slug", &mut errors),
            name: text::name(&new.name, "/name", &mut errors),
            product: text::slug(&new.product, "/product", &mut errors),
            issuer: issuer(&new.issuer, &mut errors),
            hosts: hosts(&new.hosts, &mut errors),
        };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), new), |tx, (principal, new)| {
                Box::pin(async move {
                    let vendor = rows::insert(tx, new).await?;
                    note(tx, principal, "vendor.created", None, &vendor).await?;
                    Ok(vendor)
                })
            })
            .await
    }

    /// Changes a vendor; its operator may change all, its owner not its slug and status.
    pub(crate) async fn change_vendor(
        &self,
        principal: &Principal,
        id: VendorId,
        change: VendorChange,
        expected: Option<i64>,
    ) -> Result<Vendor, Refused> {
        let operator = principal.needs(Scope::Write(Area::Vendors));
        let owner = principal.needs(Scope::Write(Area::Vendor)).is_ok() && principal.vendor == Some(id);
        if change.status.is_some() || !owner {
            operator?;
        }
        let mut errors = Vec::new();
        let change = VendorChange {
            name: change.name.map(|name| text::name(&name, "/name", &mut errors)),
            issuer: change.issuer.map(|url| issuer(&url, &mut errors)),
            hosts: change.hosts.map(|given| hosts(&given, &mut errors)),
            policy: change.policy.inspect(|policy| policy.check(&mut errors)),
            status: change.status,
        };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), change), move |tx, (principal, change)| {
                Box::pin(async move {
                    let before = get(tx, id).await?;
                    Refused::check_revision(expected, before.revision)?;
                    let after = rows::update(tx, &before, change).await?;
                    note(tx, principal, "vendor.updated", Some(&before), &after).await?;
                    Ok(after)
                })
            })
            .await
    }

    /// One's own vendor.
    pub(crate) async fn own_vendor(&self, principal: &Principal) -> Result<Vendor, Refused> {
        principal.needs(Scope::Read(Area::Vendor))?;
        get(&mut self.read().await?, principal.vendor()?).await
    }
}
