//! What a licence amounts to, as a vector: edition, proxy, user tier, add-ons. "Larger" means larger in no part smaller.

use std::{cmp::Ordering, collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::entitlement::{AddonCode, Edition};

/// How many users a licence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// At most so many.
    Users(u32),
    /// Any number.
    Unlimited,
}

impl Tier {
    /// The tier of Free.
    pub const FREE: Self = Self::Users(10);
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Users(users) => write!(f, "{users} users"),
            Self::Unlimited => f.write_str("unlimited users"),
        }
    }
}

/// A licence as it is sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The edition.
    pub edition: Edition,
    /// Whether with the proxy, which is licensed apart from the edition (UPS-25).
    pub proxy: bool,
    /// For how many users.
    pub tier: Tier,
    /// The add-ons that were bought, and how many of each.
    #[serde(default)]
    pub addons: BTreeMap<AddonCode, u64>,
}

impl Level {
    /// Free.
    pub fn free() -> Self {
        Self { edition: Edition::Free, proxy: false, tier: Tier::FREE, addons: BTreeMap::new() }
    }

    /// How many of an add-on; 0 when it was not bought.
    pub fn quantity(&self, code: &AddonCode) -> u64 {
        self.addons.get(code).copied().unwrap_or(0)
    }

    /// The add-ons of which `other` has fewer.
    pub(crate) fn fewer_in<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a AddonCode> {
        self.addons.iter().filter(|(code, qty)| other.quantity(code) < **qty).map(|(code, _)| code)
    }
}

impl PartialOrd for Level {
    /// A partial order: of two licences where one has the larger edition and the other the proxy, neither is larger, and
    /// one cannot be traded for the other.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let within = |a: &Self, b: &Self| {
            a.edition <= b.edition && a.proxy <= b.proxy && a.tier <= b.tier && a.fewer_in(b).next().is_none()
        };
        match (within(self, other), within(other, self)) {
            (true, true) => Some(Ordering::Equal),
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            (false, false) => None,
        }
    }
}
