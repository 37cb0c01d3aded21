//! What an upsize costs: the list price of the wanted licence less that of the one there is, today (UPS-05).
//!
//! Discounts once given are not given again, and nothing is ever paid back: a difference below zero is zero.

use crate::{
    catalogue::{Catalogue, Cell, Offer, PriceList},
    entitlement::{AddonCode, Edition},
    level::Level,
    money::Money,
};

/// What an upsize costs, and how that comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// List price of what is wanted.
    pub wanted: Money,
    /// List price of what there is.
    pub current: Money,
    /// The difference, net of tax.
    pub net: Money,
    /// The parts of the difference; they add up to it unless it is below zero.
    pub lines: Vec<Line>,
}

/// One part of the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of what.
    pub item: Item,
    /// List price of what is wanted, less that of what there is.
    pub net: Money,
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Edition, proxy and tier, which have one price together.
    License,
    /// An add-on.
    Addon(AddonCode),
}

/// Something has no price, so it is not sold; a gap in the vendor's price list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPrice {
    /// Edition, proxy and tier together.
    #[error("the price list has no price for this edition, proxy and number of users together")]
    Cell(Cell),
    /// An add-on.
    #[error("the price list has no price for the add-on {0}")]
    Addon(AddonCode),
    /// The sum does not fit into 64 bits.
    #[error("the price is too large")]
    TooLarge,
}

/// The list price of a licence. Free costs nothing, and neither does what an edition includes.
///
/// # Errors
/// [`NoPrice`].
pub fn list(level: &Level, catalogue: &Catalogue, prices: &PriceList) -> Result<Money, NoPrice> {
    let mut sum = cell(level, prices)?;
    for code in level.addons.keys() {
        sum = sum.checked_add(addon(code, level, catalogue, prices)?).ok_or(NoPrice::TooLarge)?;
    }
    Ok(Money::new(sum, prices.currency))
}

/// The price of going from one licence to another, whether or not that is allowed.
///
/// # Errors
/// [`NoPrice`].
pub fn difference(
    current: &Level,
    wanted: &Level,
    catalogue: &Catalogue,
    prices: &PriceList,
) -> Result<Price, NoPrice> {
    let money = |minor| Money::new(minor, prices.currency);
    let less = |a: i64, b: i64| a.checked_sub(b).ok_or(NoPrice::TooLarge);
    let mut lines =
        vec![Line { item: Item::License, net: money(less(cell(wanted, prices)?, cell(current, prices)?)?) }];
    let mut codes: Vec<&AddonCode> = wanted.addons.keys().chain(current.addons.keys()).collect();
    codes.sort();
    codes.dedup();
    for code in codes {
        let net = less(addon(code, wanted, catalogue, prices)?, addon(code, current, catalogue, prices)?)?;
        lines.push(Line { item: Item::Addon(code.clone()), net: money(net) });
    }
    lines.retain(|line| line.net.minor != 0);
    let (wanted, current) = (list(wanted, catalogue, prices)?, list(current, catalogue, prices)?);
    let net = money(less(wanted.minor, current.minor)?.max(0));
    Ok(Price { wanted, current, net, lines })
}

fn cell(level: &Level, prices: &PriceList) -> Result<i64, NoPrice> {
    if level.edition == Edition::Free {
        return Ok(0);
    }
    let cell = Cell::of(level);
    prices.cells.get(&cell).copied().ok_or(NoPrice::Cell(cell))
}

fn addon(code: &AddonCode, level: &Level, catalogue: &Catalogue, prices: &PriceList) -> Result<i64, NoPrice> {
    let qty = level.quantity(code);
    if qty == 0 || catalogue.offer(code, level.edition) == Some(Offer::Included) {
        return Ok(0);
    }
    let one = prices.addons.get(code).ok_or_else(|| NoPrice::Addon(code.clone()))?;
    i64::try_from(qty).ok().and_then(|qty| one.checked_mul(qty)).ok_or(NoPrice::TooLarge)
}
