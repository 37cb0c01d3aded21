//! The catalogue in the terms of the rules: what `license` decides upsizes, prices and trials by.

use std::collections::BTreeMap;

use foundation::args;
use foundation::db::Conn;
use license::Moment;
use license::catalogue::{AddonRule, Catalogue, Cell, Offer, PriceList, TrialOffer, Unit};
use license::entitlement::{AddonCode, Edition as Level, Lapse, Limit, LimitName, Limits};
use license::level::Tier;
use license::money::Currency;

use super::addons::{self, Addon, AddonUnit, LapseRule, OfferKind, TrialBy};
use super::editions;
use super::price_lists;
use crate::refused::Refused;
use crate::vendors::VendorId;

/// What the vendor sells and by which rules. An edition that is not sold has no tiers; Free has its own.
pub(crate) async fn rules(conn: &mut Conn, vendor: VendorId) -> Result<Catalogue, Refused> {
    let mut tiers = BTreeMap::from([(Level::Free, [Tier::FREE].into())]);
    for (edition, _) in editions::all(conn, vendor).await? {
        if let Some(code) = edition.code.filter(|_| edition.sold) {
            let users = edition.tiers.iter().map(|users| Tier::Users(*users));
            tiers.insert(code.into(), users.chain(edition.unlimited_users.then_some(Tier::Unlimited)).collect());
        }
    }
    let addons = addons::all(conn, vendor).await?.into_iter().filter_map(|(addon, _)| {
        let code = AddonCode::new(addon.code.as_deref()?).ok()?;
        Some((code, rule(&addon)))
    });
    Ok(Catalogue { tiers, addons: addons.collect() })
}

fn rule(addon: &Addon) -> AddonRule {
    let offer = |kind| match kind {
        OfferKind::Buy => Offer::Buy,
        OfferKind::Included => Offer::Included,
    };
    let (days, qty) = (addon.trial_days, addon.trial_quantity.map_or(u64::MAX, u64::from));
    AddonRule {
        editions: addon.offers.iter().map(|made| (made.edition.into(), offer(made.kind))).collect(),
        unit: match addon.unit {
            AddonUnit::Mailbox => Unit::Mailbox,
            AddonUnit::Server => Unit::Server,
            AddonUnit::Node => Unit::Node,
        },
        trial: match addon.trial {
            TrialBy::Anybody => TrialOffer::Anybody { days, qty },
            TrialBy::Staff => TrialOffer::ByStaff { days, qty },
            TrialBy::Nobody => TrialOffer::Nobody,
        },
        lapse: match addon.lapse {
            LapseRule::Stop => Lapse::Stop,
            LapseRule::Read => Lapse::Read,
            LapseRule::Freeze => Lapse::Freeze,
        },
    }
}

/// The list that holds at that time in a currency.
pub(crate) async fn prices(
    conn: &mut Conn,
    vendor: VendorId,
    currency: Currency,
    now: Moment,
) -> Result<Option<PriceList>, Refused> {
    let lists = price_lists::some(conn, vendor, "", price_lists::MOST_LISTS).await?;
    let lists = lists.into_iter().filter(|kept| kept.list.currency == currency.to_string());
    for kept in lists {
        let list = kept.list;
        let tier = |users: Option<u32>| users.map_or(Tier::Unlimited, Tier::Users);
        let cells = list.prices.iter().map(|price| {
            let cell = Cell { edition: price.edition.into(), proxy: price.proxy, tier: tier(price.users) };
            (cell, i64::try_from(price.amount).unwrap_or(i64::MAX))
        });
        let addons = list.addon_prices.iter().filter_map(|price| {
            Some((AddonCode::new(&price.addon).ok()?, i64::try_from(price.amount).unwrap_or(i64::MAX)))
        });
        let found = PriceList {
            currency,
            from: Moment::from(list.valid_from),
            until: list.valid_until.map(Moment::from),
            cells: cells.collect(),
            addons: addons.collect(),
        };
        if found.holds_at(now) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The currencies in which something can be bought at that time.
pub(crate) async fn currencies(conn: &mut Conn, vendor: VendorId, now: Moment) -> Result<Vec<Currency>, Refused> {
    let at = now.timestamp().as_microsecond();
    let sql = "SELECT DISTINCT currency FROM price_lists WHERE vendor = $1 AND valid_from <= $2 \
               AND (valid_until IS NULL OR valid_until > $2) ORDER BY currency";
    let rows = conn.all(sql, args![vendor, at]).await?;
    rows.iter().map(|row| Currency::new(&row.text(0)?).map_err(|_| Refused::Stored("price list"))).collect()
}

/// What the vendor's editions grant in numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers(BTreeMap<Level, Limits>);

impl Numbers {
    /// What an edition for so many users grants, add-ons apart. One that was taken out of the catalogue bounds nothing but users.
    pub(crate) fn of(&self, edition: Level, tier: Tier) -> Limits {
        if edition == Level::Free {
            return Limits::free();
        }
        let mailboxes = match tier {
            Tier::Users(users) => Limit::At(users.into()),
            Tier::Unlimited => Limit::Unlimited,
        };
        let unbounded = || Limits::default().with(LimitName::DOMAINS, Limit::Unlimited);
        self.0.get(&edition).cloned().unwrap_or_else(unbounded).with(LimitName::MAILBOXES, mailboxes)
    }
}

/// What the vendor's editions grant in numbers.
pub(crate) async fn numbers(conn: &mut Conn, vendor: VendorId) -> Result<Numbers, Refused> {
    let limit = |most: Option<u32>| most.map_or(Limit::Unlimited, |most| Limit::At(most.into()));
    let editions = editions::all(conn, vendor).await?.into_iter().filter_map(|(edition, _)| {
        let limits = Limits::default().with(LimitName::DOMAINS, limit(edition.domains));
        Some((edition.code?.into(), limits.with(LimitName::LISTS, limit(edition.lists))))
    });
    Ok(Numbers(editions.collect()))
}
