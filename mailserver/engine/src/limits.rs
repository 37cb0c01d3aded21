//! What a tenant may have: the limits and features of its plan, and what holds for it instead.

use std::collections::{BTreeMap, BTreeSet};

use foundation::db::Tx;
use foundation::http::Exceeded;
use serde::{Deserialize, Serialize};
use store::ids::TenantId;
use store::tenants::{self, Tenant};
use store::totals::{Counted, What};

use crate::Refused;

/// What can be limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitName {
    /// Tenants under a reseller. Without this limit's being said, a tenant has none: it is no reseller.
    Tenants,
    /// Domains.
    Domains,
    /// Mailboxes.
    Mailboxes,
    /// Aliases.
    Aliases,
    /// Contacts in the address books of domains.
    Contacts,
    /// Octets that all mailboxes hold.
    StorageBytes,
    /// Octets that one mailbox holds.
    MailboxBytes,
}

impl LimitName {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Tenants,
        Self::Domains,
        Self::Mailboxes,
        Self::Aliases,
        Self::Contacts,
        Self::StorageBytes,
        Self::MailboxBytes,
    ];

    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tenants => "tenants",
            Self::Domains => "domains",
            Self::Mailboxes => "mailboxes",
            Self::Aliases => "aliases",
            Self::Contacts => "contacts",
            Self::StorageBytes => "storage_bytes",
            Self::MailboxBytes => "mailbox_bytes",
        }
    }
}

impl From<What> for LimitName {
    fn from(what: What) -> Self {
        match what {
            What::Tenants => Self::Tenants,
            What::Domains => Self::Domains,
            What::Mailboxes => Self::Mailboxes,
            What::Aliases => Self::Aliases,
            What::Contacts => Self::Contacts,
        }
    }
}

/// Limits by name. What is not named is what the next one says: of a plan, that there is no limit; of overrides, the plan's.
/// `None` is no limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(pub BTreeMap<LimitName, Option<u64>>);

impl Limits {
    /// The limits that `text` in a row names. What nobody can read limits to nothing: a row that broke grants no more. A limit on
    /// what only a later release has is left out.
    pub(crate) fn read(text: &str) -> Self {
        let Ok(all) = serde_json::from_str::<BTreeMap<String, Option<u64>>>(text) else {
            return Self(LimitName::ALL.into_iter().map(|name| (name, Some(0))).collect());
        };
        let known = LimitName::ALL.into_iter();
        Self(known.filter_map(|name| Some((name, *all.get(name.as_str())?))).collect())
    }

    pub(crate) fn to_row(&self) -> String {
        // A map of words to numbers always has a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The limit of this name.
    pub fn of(&self, name: LimitName) -> Option<u64> {
        match self.0.get(&name) {
            Some(limit) => *limit,
            None if name == LimitName::Tenants => Some(0),
            None => None,
        }
    }

    /// These, and where they name none, those of `plan`.
    pub fn over(&self, plan: &Self) -> Self {
        let mut all = plan.0.clone();
        all.extend(self.0.iter().map(|(name, limit)| (*name, *limit)));
        Self(all)
    }

    pub(crate) fn check(&self) -> Result<(), Refused> {
        let too_large = self.0.iter().find(|(_, limit)| limit.is_some_and(|limit| limit > LARGEST));
        match too_large {
            Some((name, _)) => {
                let detail = format!("must be at most {LARGEST}");
                Err(Refused::field(&format!("/limits/{}", name.as_str()), "out_of_range", detail))
            }
            None => Ok(()),
        }
    }
}

const LARGEST: u64 = foundation::http::wire::LARGEST;

/// What a plan can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Reading mail over IMAP.
    Imap,
    /// Reading mail over POP3.
    Pop3,
    /// Sending mail.
    Submission,
    /// A mailbox for addresses that are not there.
    CatchAll,
    /// Sending mail on to other addresses.
    Forwarding,
}

impl Feature {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Imap, Self::Pop3, Self::Submission, Self::CatchAll, Self::Forwarding];
}

/// The features of a plan, as its row tells. What nobody can read is none.
pub(crate) fn read_features(text: &str) -> BTreeSet<Feature> {
    let words: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    words.into_iter().filter_map(|word| serde_json::from_value(word).ok()).collect()
}

pub(crate) fn write_features(features: &BTreeSet<Feature>) -> String {
    serde_json::to_string(features).unwrap_or_default()
}

/// What a tenant may have, all told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Its limits.
    pub limits: Limits,
    /// Its features.
    pub features: BTreeSet<Feature>,
}

impl Allowance {
    /// What this tenant may have. Without a plan it is what is said of itself alone.
    pub fn of(tenant: &Tenant) -> Self {
        let overrides = Limits::read(&tenant.overrides);
        match &tenant.plan {
            Some(plan) => {
                Self { limits: overrides.over(&Limits::read(&plan.limits)), features: read_features(&plan.features) }
            }
            None => Self { limits: overrides, features: Feature::ALL.into_iter().collect() },
        }
    }
}

/// A tenant's plan or a reseller's leaves no room.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the tenant `{tenant}` may have no more {}", .exceeded.first().map(|it| it.limit.as_ref()).unwrap_or_default())]
pub struct LimitReached {
    /// Whose limit it is.
    pub tenant: String,
    /// The limits.
    pub exceeded: Vec<Exceeded>,
}

/// How many there would be, and may be.
fn beyond(name: LimitName, used: i64, limits: &Limits) -> Option<Exceeded> {
    let (used, allowed) = (used.max(0).unsigned_abs(), limits.of(name)?);
    (used > allowed).then(|| Exceeded { limit: name.as_str().into(), used, allowed })
}

/// Refuses when what was just counted is more than the tenant, or its reseller, may have.
pub(crate) async fn check_room(
    tx: &mut Tx,
    tenant: TenantId,
    reseller: TenantId,
    what: What,
    counted: Counted,
) -> Result<(), Refused> {
    for (id, used) in [(tenant, counted.tenant), (reseller, counted.reseller)] {
        if id == TenantId(0) {
            continue;
        }
        let Some(tenant) = tenants::read(tx, id).await? else { continue };
        let allowance = Allowance::of(&tenant);
        if let Some(exceeded) = beyond(what.into(), used, &allowance.limits) {
            // What is in use is what was there before.
            let exceeded = vec![Exceeded { used: exceeded.used - 1, ..exceeded }];
            return Err(LimitReached { tenant: tenant.name, exceeded }.into());
        }
    }
    Ok(())
}

/// What a tenant uses, by limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses(pub BTreeMap<LimitName, i64>);

impl Uses {
    /// Which of these are more than `limits` allow.
    pub fn beyond(&self, limits: &Limits) -> Vec<Exceeded> {
        self.0.iter().filter_map(|(name, used)| beyond(*name, *used, limits)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(text: &str) -> Limits {
        Limits::read(text)
    }

    #[test]
    fn overrides_hold_where_they_are_named() {
        let plan = limits(r#"{"domains": 5, "mailboxes": 10}"#);
        let over = limits(r#"{"mailboxes": null, "aliases": 3}"#).over(&plan);
        let shown = LimitName::ALL.map(|name| over.of(name));
        // Who is not said to be a reseller is none.
        assert_eq!(shown, [Some(0), Some(5), None, Some(3), None, None, None]);
        assert_eq!(limits(&over.to_row()), over);
    }

    #[test]
    fn what_nobody_can_read_grants_nothing() {
        assert_eq!(limits("{broken").of(LimitName::Mailboxes), Some(0));
        assert_eq!(limits(r#"{"mailboxes": 3, "robots": 7}"#).of(LimitName::Mailboxes), Some(3));
        assert_eq!(read_features(r#"["imap", "teleport"]"#), BTreeSet::from([Feature::Imap]));
        assert!(read_features("?").is_empty());
    }

    #[test]
    fn what_is_used_is_held_against_every_limit() {
        let uses = Uses(BTreeMap::from([(LimitName::Domains, 6), (LimitName::Mailboxes, 10)]));
        let exceeded = uses.beyond(&limits(r#"{"domains": 5, "mailboxes": 10}"#));
        assert_eq!(exceeded, [Exceeded { limit: "domains".into(), used: 6, allowed: 5 }]);
    }
}
