//! What a vendor sells, as data: tiers by edition, rules by add-on, prices. The licence server fills it from its rows.
//!
//! [`Catalogue::standard`] is what a new vendor starts with.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    entitlement::{AddonCode, Edition, Lapse},
    level::{Level, Tier},
    moment::Moment,
    money::Currency,
};

/// What is sold and by which rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The tiers of each edition.
    pub tiers: BTreeMap<Edition, BTreeSet<Tier>>,
    /// The rule of each add-on.
    pub addons: BTreeMap<AddonCode, AddonRule>,
}

/// The rule of one add-on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddonRule {
    /// In which editions it can be had; in the others it cannot.
    pub editions: BTreeMap<Edition, Offer>,
    /// What is counted.
    pub unit: Unit,
    /// Whether it can be tried.
    pub trial: TrialOffer,
    /// What becomes of it when maintenance lapses.
    pub lapse: Lapse,
}

/// How an edition has an add-on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It can be bought for it.
    Buy,
    /// It is part of it.
    Included,
}

/// What an add-on's quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Mailboxes.
    Mailbox,
    /// The server: there is one.
    Server,
    /// Nodes.
    Node,
}

/// Whether an add-on can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialOffer {
    /// By anybody who may have it, for so many days (LIC-36).
    Anybody {
        /// At most 30.
        days: u32,
        /// At most so many of what is counted (LIC-40).
        qty: u64,
    },
    /// If the vendor's staff grants it.
    ByStaff {
        /// At most 30.
        days: u32,
        /// At most so many.
        qty: u64,
    },
    /// No.
    Nobody,
}

/// Days of a trial, at most (LIC-36).
pub const TRIAL_DAYS: u32 = 30;
/// Mailboxes of an ActiveSync trial, at most (LIC-40).
pub const ACTIVESYNC_TRIAL_MAILBOXES: u64 = 25;

/// What a licence costs, net of tax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceList {
    /// In which currency.
    pub currency: Currency,
    /// From when on.
    pub from: Moment,
    /// Until when, if an end is known.
    pub until: Option<Moment>,
    /// Minor units for edition, proxy and tier together. What has no price is not sold.
    pub cells: BTreeMap<Cell, i64>,
    /// Minor units for one of an add-on.
    pub addons: BTreeMap<AddonCode, i64>,
}

/// What has a price of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The edition.
    pub edition: Edition,
    /// Whether with the proxy.
    pub proxy: bool,
    /// The tier.
    pub tier: Tier,
}

impl Cell {
    /// The cell of a licence.
    pub fn of(level: &Level) -> Self {
        Self { edition: level.edition, proxy: level.proxy, tier: level.tier }
    }
}

impl PriceList {
    /// Whether it holds at that time.
    pub fn holds_at(&self, now: Moment) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

impl Catalogue {
    /// The tiers and add-ons a vendor starts with; prices are the vendor's own.
    pub fn standard() -> Self {
        use Edition::{Enterprise, Essential, Free, Professional};
        use Offer::{Buy, Included};
        let steps = [10, 25, 50, 100, 250, 500, 1000].map(Tier::Users);
        let with_unlimited: BTreeSet<Tier> = steps.into_iter().chain([Tier::Unlimited]).collect();
        let tiers = [
            (Free, BTreeSet::from([Tier::FREE])),
            (Essential, BTreeSet::from(steps)),
            (Professional, with_unlimited.clone()),
            (Enterprise, with_unlimited),
        ];
        let anybody = |qty| TrialOffer::Anybody { days: TRIAL_DAYS, qty };
        let rule = |editions: &[(Edition, Offer)], unit, trial, lapse| AddonRule {
            editions: editions.iter().copied().collect(),
            unit,
            trial,
            lapse,
        };
        let all = [(Essential, Buy), (Professional, Buy), (Enterprise, Buy)];
        let upper = [(Professional, Buy), (Enterprise, Buy)];
        let archive = [(Professional, Buy), (Enterprise, Included)];
        let by_staff = TrialOffer::ByStaff { days: TRIAL_DAYS, qty: 2 };
        let addons = [
            (AddonCode::ACTIVESYNC, rule(&all, Unit::Mailbox, anybody(ACTIVESYNC_TRIAL_MAILBOXES), Lapse::Stop)),
            (AddonCode::EWS, rule(&upper, Unit::Mailbox, anybody(u64::MAX), Lapse::Stop)),
            (AddonCode::FEED, rule(&all, Unit::Server, anybody(1), Lapse::Stop)),
            (AddonCode::ARCHIVE, rule(&archive, Unit::Server, anybody(1), Lapse::Read)),
            (AddonCode::CLUSTER, rule(&[(Enterprise, Buy)], Unit::Node, by_staff, Lapse::Freeze)),
        ];
        Self { tiers: tiers.into(), addons: addons.into() }
    }

    /// How an edition has an add-on, if it can have it.
    pub fn offer(&self, code: &AddonCode, edition: Edition) -> Option<Offer> {
        self.addons.get(code).and_then(|rule| rule.editions.get(&edition)).copied()
    }

    /// Whether an edition is sold for a tier.
    pub fn sells(&self, edition: Edition, tier: Tier) -> bool {
        self.tiers.get(&edition).is_some_and(|tiers| tiers.contains(&tier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the model: what each edition has of each add-on.
    #[test]
    fn the_standard_add_ons() {
        let catalogue = Catalogue::standard();
        let row = |code: &AddonCode| Edition::ALL.map(|edition| catalogue.offer(code, edition));
        let (buy, included) = (Some(Offer::Buy), Some(Offer::Included));
        assert_eq!(row(&AddonCode::ACTIVESYNC), [None, buy, buy, buy]);
        assert_eq!(row(&AddonCode::EWS), [None, None, buy, buy]);
        assert_eq!(row(&AddonCode::FEED), [None, buy, buy, buy]);
        assert_eq!(row(&AddonCode::ARCHIVE), [None, None, buy, included]);
        assert_eq!(row(&AddonCode::CLUSTER), [None, None, None, buy]);
        let lapses: Vec<Lapse> = catalogue.addons.values().map(|rule| rule.lapse).collect();
        assert_eq!(lapses, [Lapse::Stop, Lapse::Read, Lapse::Freeze, Lapse::Stop, Lapse::Stop], "by name");
        assert!(catalogue.sells(Edition::Professional, Tier::Unlimited));
        assert!(!catalogue.sells(Edition::Essential, Tier::Unlimited));
        assert!(!catalogue.sells(Edition::Free, Tier::Users(25)));
    }
}
