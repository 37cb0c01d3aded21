//! The upsize rule: from which licence one may come to which, and every reason why not (UPS-02 to UPS-06, UPS-24 to UPS-40).
//!
//! A licence only grows: in no part smaller, in at least one larger, and no part is traded for another. A quote is checked
//! by this again when it is bought.

use crate::{
    catalogue::{Catalogue, Offer, PriceList, Unit},
    entitlement::{AddonCode, Edition},
    level::{Level, Tier},
    price::{self, NoPrice, Price},
    steps::license::{LicenseState, Running},
};

/// What a customer wants.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The licence there is; Free during a trial, which is bought out of at full price.
    pub current: &'a Level,
    /// The licence that is wanted.
    pub wanted: &'a Level,
}

/// How the licence stands that is to grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// Its state.
    pub state: LicenseState,
    /// Whether upgrade protection lives.
    pub maintenance: Maintenance,
    /// Whether an order of it is unpaid.
    pub orders: Orders,
    /// How this one is to be paid.
    pub terms: Terms,
}

/// Whether upgrade protection lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maintenance {
    /// It does.
    Live,
    /// It has lapsed.
    Lapsed,
}

/// What is known of this licence's orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orders {
    /// All are paid.
    Settled,
    /// One is open.
    Open,
    /// One was once not paid in time.
    DefaultedOnce,
}

/// How an order is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// With the order.
    Prepaid,
    /// Within thirty days.
    OnInvoice,
}

/// Why an upsize is refused; the fault of whoever asks, with the remedy in the words of each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The edition would be smaller (UPS-30, UPS-38, UPS-39).
    #[error("a licence cannot be downsized from {from} to {to}")]
    SmallerEdition {
        /// What there is.
        from: Edition,
        /// What is wanted.
        to: Edition,
    },
    /// There would be fewer users (UPS-30).
    #[error("a licence cannot be downsized from {from} to {to}")]
    SmallerTier {
        /// What there is.
        from: Tier,
        /// What is wanted.
        to: Tier,
    },
    /// There would be less of an add-on, or none (UPS-30).
    #[error("the add-on {0} cannot be reduced")]
    LessAddon(AddonCode),
    /// The proxy would be lost (UPS-24, UPS-26 to UPS-29, UPS-37, UPS-39, UPS-40).
    #[error("a licence with proxy can only become one with proxy")]
    ProxyNotRemovable,
    /// Free is not sold to those who have bought (UPS-30).
    #[error("a bought licence cannot become Free")]
    FreeNotSold,
    /// Free comes without proxy and add-ons (UPS-25).
    #[error("Free has neither proxy nor add-ons")]
    FreeHasNoOptions,
    /// Nothing would be larger.
    #[error("nothing of this is larger than what there is")]
    NothingToDo,
    /// The edition is not sold for so many users (UPS-02).
    #[error("{edition} is not sold for {tier}")]
    TierNotAvailable {
        /// The edition.
        edition: Edition,
        /// The tier.
        tier: Tier,
    },
    /// The edition cannot have the add-on, or nobody can.
    #[error("the add-on {code} is not available for {edition}")]
    AddonNotAvailable {
        /// The add-on.
        code: AddonCode,
        /// The edition.
        edition: Edition,
    },
    /// There is one server, and none is no quantity.
    #[error("of the add-on {code} {allowed} can be had")]
    AddonQuantity {
        /// The add-on.
        code: AddonCode,
        /// How many can be had.
        allowed: &'static str,
    },
    /// Upgrade protection has lapsed: it is renewed first (UPS-06).
    #[error("upgrade protection has lapsed; renew it first")]
    MaintenanceLapsed,
    /// An order is unpaid: there is one at a time (attack 21).
    #[error("an earlier order is not paid yet")]
    OrderOpen,
    /// An order was not paid in time before: the next is paid in advance (attack 21).
    #[error("after an invoice that was not paid in time, orders are paid in advance")]
    PrepaymentRequired,
    /// The licence is in a state in which it cannot grow.
    #[error("the licence cannot grow while it is {0}")]
    State(&'static str),
    /// There is no price for it, so it is not sold.
    #[error("this is not sold: {0}")]
    NotSold(NoPrice),
}

impl Refusal {
    /// The stable code of problem documents.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SmallerEdition { .. } | Self::SmallerTier { .. } | Self::LessAddon(_) | Self::FreeNotSold => {
                "downsizing_not_permitted"
            }
            Self::ProxyNotRemovable => "proxy_not_removable",
            Self::FreeHasNoOptions => "free_has_no_options",
            Self::NothingToDo => "nothing_to_do",
            Self::TierNotAvailable { .. } => "tier_not_available",
            Self::AddonNotAvailable { .. } => "addon_not_available",
            Self::AddonQuantity { .. } => "addon_quantity",
            Self::MaintenanceLapsed => "maintenance_lapsed",
            Self::OrderOpen => "order_open",
            Self::PrepaymentRequired => "prepayment_required",
            Self::State(_) => "license_state",
            Self::NotSold(_) => "not_sold",
        }
    }
}

/// Every reason why not, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(pub Vec<Refusal>);

/// Prices an upsize, or a purchase from Free, that is allowed.
///
/// # Errors
/// [`Refusals`]: all rules that are violated, not the first.
pub fn upsize(
    wish: Wish<'_>,
    circumstances: &Circumstances,
    catalogue: &Catalogue,
    prices: &PriceList,
) -> Result<Price, Refusals> {
    let mut refusals = direction(wish, catalogue);
    refusals.extend(target(wish.wanted, catalogue));
    refusals.extend(standing(wish.current, circumstances));
    match price::difference(wish.current, wish.wanted, catalogue, prices) {
        Ok(price) if refusals.is_empty() => return Ok(price),
        Ok(_) => {}
        // That there is no price for what cannot be had anyway is no reason of its own.
        Err(missing) if refusals.is_empty() => refusals.push(Refusal::NotSold(missing)),
        Err(_) => {}
    }
    Err(Refusals(refusals))
}

/// The rules that compare what is wanted with what there is.
fn direction(Wish { current, wanted }: Wish<'_>, catalogue: &Catalogue) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    // What the wanted edition includes is not lost when it is no longer listed.
    let included = |code: &AddonCode| catalogue.offer(code, wanted.edition) == Some(Offer::Included);
    let sold = |level: &Level| {
        let addons = level.addons.iter().filter(|(code, _)| !included(code));
        Level { addons: addons.map(|(code, qty)| (code.clone(), *qty)).collect(), ..level.clone() }
    };
    let (current, wanted) = (&sold(current), &sold(wanted));
    match (current.edition, wanted.edition) {
        // Free with proxy does not exist, so that going back to Free is one refusal whatever else would be lost.
        (Edition::Free, Edition::Free) => {}
        (_, Edition::Free) => refusals.push(Refusal::FreeNotSold),
        (from, to) => {
            if to < from {
                refusals.push(Refusal::SmallerEdition { from, to });
            }
            if current.proxy && !wanted.proxy {
                refusals.push(Refusal::ProxyNotRemovable);
            }
        }
    }
    if wanted.tier < current.tier {
        refusals.push(Refusal::SmallerTier { from: current.tier, to: wanted.tier });
    }
    refusals.extend(current.fewer_in(wanted).cloned().map(Refusal::LessAddon));
    if refusals.is_empty() && wanted == current {
        refusals.push(Refusal::NothingToDo);
    }
    refusals
}

/// The rules about what is wanted alone.
fn target(wanted: &Level, catalogue: &Catalogue) -> Vec<Refusal> {
    let edition = wanted.edition;
    let mut refusals = Vec::new();
    if edition == Edition::Free {
        if wanted.proxy || !wanted.addons.is_empty() {
            refusals.push(Refusal::FreeHasNoOptions);
        }
        return refusals;
    }
    if !catalogue.sells(edition, wanted.tier) {
        refusals.push(Refusal::TierNotAvailable { edition, tier: wanted.tier });
    }
    for (code, qty) in &wanted.addons {
        let unit = catalogue.addons.get(code).map(|rule| rule.unit);
        let code = code.clone();
        match (catalogue.offer(&code, edition), unit) {
            (None, _) | (_, None) => refusals.push(Refusal::AddonNotAvailable { code, edition }),
            (Some(Offer::Buy | Offer::Included), Some(unit)) => match (unit, *qty) {
                (_, 0) => refusals.push(Refusal::AddonQuantity { code, allowed: "at least one" }),
                (Unit::Server, 2..) => refusals.push(Refusal::AddonQuantity { code, allowed: "one" }),
                _ => {}
            },
        }
    }
    refusals
}

/// The rules about the licence that is to grow. From Free one buys, which needs no upgrade protection.
fn standing(current: &Level, circumstances: &Circumstances) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let buys = current.edition == Edition::Free;
    match (circumstances.state, buys) {
        (LicenseState::Running(Running::Active), _) | (LicenseState::Trial | LicenseState::ExpiredToFree, true) => {}
        (state, _) => refusals.push(Refusal::State(state.as_str())),
    }
    if !buys && circumstances.maintenance == Maintenance::Lapsed {
        refusals.push(Refusal::MaintenanceLapsed);
    }
    match (circumstances.orders, circumstances.terms) {
        (Orders::Open, _) => refusals.push(Refusal::OrderOpen),
        (Orders::DefaultedOnce, Terms::OnInvoice) => refusals.push(Refusal::PrepaymentRequired),
        _ => {}
    }
    refusals
}

#[cfg(test)]
mod tests;
