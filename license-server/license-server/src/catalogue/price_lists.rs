//! Price lists: what edition, proxy and number of users cost together, and what one of an add-on costs, in one currency for a
//! time. Quotes stand on them, so one that holds or held stays as it is; only its end may be set.

mod rest;

pub(super) use self::rest::operations;

use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, Row, Tx};
use foundation::http::FieldError;
use foundation::http::wire::LARGEST;
use foundation::tokens::Scope;
use jiff::Timestamp;
use license::money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{EditionCode, Put, addons, edition, editions, ignored, json, note, word};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::VendorId;

/// Prices one list can have.
const MOST_PRICES: usize = 1000;
/// Lists one vendor can have.
pub(super) const MOST_LISTS: i64 = 1000;

/// What edition, proxy and number of users cost together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Price {
    /// The edition; Free costs nothing and is not sold.
    pub(super) edition: EditionCode,
    /// Whether with the proxy.
    pub(super) proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    pub(super) users: Option<u32>,
    /// Minor units of the list's currency, net of tax.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 39500)]
    pub(super) amount: u64,
}

/// What one of an add-on costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct AddonPrice {
    /// The add-on's code.
    #[schema(max_length = 32, example = "activesync")]
    pub(super) addon: String,
    /// Minor units of the list's currency for one of what it counts, net of tax.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 900)]
    pub(super) amount: u64,
}

/// What things cost for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PriceList {
    /// Its key in the path.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, read_only, nullable = false, example = "eur-2026")]
    pub(super) code: Option<String>,
    /// In which currency: three capital letters of ISO 4217. Which unit is the minor one follows from it.
    #[schema(min_length = 3, max_length = 3, example = "EUR")]
    pub(super) currency: String,
    /// From when on it holds.
    #[schema(value_type = String, format = DateTime, example = "2026-01-01T00:00:00Z")]
    pub(super) valid_from: Timestamp,
    /// When it ends; null when no end is known. Of two lists of one currency only one holds at a time.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    pub(super) valid_until: Option<Timestamp>,
    /// What has no price is not sold.
    #[schema(max_items = 1000, example = json!([]))]
    pub(super) prices: Vec<Price>,
    /// Prices of add-ons.
    #[schema(max_items = 1000, example = json!([]))]
    pub(super) addon_prices: Vec<AddonPrice>,
    /// Whether it holds or held, and therefore stays as it is.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = bool, read_only, nullable = false)]
    pub(super) in_force: Option<bool>,
    /// When it was changed last.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, format = DateTime, read_only, nullable = false, example = "2026-01-05T09:00:00Z")]
    pub(super) updated_at: Option<Timestamp>,
}

/// A list with what its row knows beside it.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) list: PriceList,
    pub(super) id: i64,
    pub(super) revision: i64,
}

impl PriceList {
    /// The same, orderly, if it could be a list at all.
    fn checked(mut self) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        if Currency::new(&self.currency).is_err() {
            errors.push(FieldError::new("/currency", "invalid", "must be three capital letters, such as EUR"));
        }
        if self.valid_until.is_some_and(|until| until <= self.valid_from) {
            errors.push(FieldError::new("/valid_until", "out_of_range", "must be later than the beginning"));
        }
        for (count, pointer) in [(self.prices.len(), "/prices"), (self.addon_prices.len(), "/addon_prices")] {
            if count > MOST_PRICES {
                errors.push(FieldError::new(pointer, "too_long", format!("must be at most {MOST_PRICES}")));
            }
        }
        let amounts = self.prices.iter().map(|price| price.amount);
        if amounts.chain(self.addon_prices.iter().map(|price| price.amount)).any(|amount| amount > LARGEST) {
            errors.push(FieldError::new("/prices", "out_of_range", format!("amounts are at most {LARGEST}")));
        }
        Refused::unless_empty(errors)?;
        let tier = |users: Option<u32>| users.unwrap_or(u32::MAX);
        self.prices.sort_by_key(|price| (price.edition, price.proxy, tier(price.users)));
        self.addon_prices.sort_by(|a, b| a.addon.cmp(&b.addon));
        Ok(self)
    }

    /// What of it the catalogue does not have.
    async fn against_catalogue(&self, conn: &mut Conn, vendor: VendorId) -> Result<(), Refused> {
        let (editions, addons) = (editions::all(conn, vendor).await?, addons::all(conn, vendor).await?);
        let mut errors = Vec::new();
        for (at, price) in self.prices.iter().enumerate() {
            let pointer = format!("/prices/{at}");
            match editions.iter().find(|(edition, _)| edition.code == Some(price.edition)) {
                _ if price.edition == EditionCode::Free => {
                    errors.push(FieldError::new(pointer, "not_sold", "Free is not sold"));
                }
                None => errors.push(FieldError::new(pointer, "unknown_edition", "the catalogue has no such edition")),
                Some((edition, _)) if !edition.can_cost(price.proxy, price.users) => {
                    let detail = "the edition is not sold for so many users, or not with the proxy";
                    errors.push(FieldError::new(pointer, "not_sold", detail));
                }
                Some(_) => {}
            }
        }
        for (at, price) in self.addon_prices.iter().enumerate() {
            if !addons.iter().any(|(addon, _)| addon.code.as_deref() == Some(price.addon.as_str())) {
                let detail = "the catalogue has no such add-on";
                errors.push(FieldError::new(format!("/addon_prices/{at}"), "unknown_addon", detail));
            }
        }
        let cell = |price: &Price| (price.edition, price.proxy, price.users);
        if self.prices.windows(2).any(|pair| cell(&pair[0]) == cell(&pair[1])) {
            errors.push(FieldError::new("/prices", "duplicate", "has two prices for the same"));
        }
        if self.addon_prices.windows(2).any(|pair| pair[0].addon == pair[1].addon) {
            errors.push(FieldError::new("/addon_prices", "duplicate", "has two prices for the same"));
        }
        Refused::unless_empty(errors)
    }

    /// Whether the two would hold at the same moment for the same currency.
    fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.valid_until.is_some_and(|until| until <= b.valid_from);
        self.currency == other.currency && !before(self, other) && !before(other, self)
    }
}

/// The vendor's lists, by code after `after`.
pub(super) async fn some(conn: &mut Conn, vendor: VendorId, after: &str, rows: i64) -> Result<Vec<Kept>, Refused> {
    let sql = "SELECT id, code, currency, valid_from, valid_until, revision, updated_at FROM price_lists \
               WHERE vendor = $1 AND code > $2 ORDER BY code LIMIT $3";
    let found = conn.all(sql, args![vendor, after, rows]).await?;
    let mut lists = Vec::with_capacity(found.len());
    for row in &found {
        lists.push(read(conn, row).await?);
    }
    Ok(lists)
}

async fn find(conn: &mut Conn, vendor: VendorId, code: &str) -> Result<Option<Kept>, Refused> {
    let sql = "SELECT id, code, currency, valid_from, valid_until, revision, updated_at FROM price_lists \
               WHERE vendor = $1 AND code = $2";
    match conn.optional(sql, args![vendor, code]).await? {
        Some(row) => Ok(Some(read(conn, &row).await?)),
        None => Ok(None),
    }
}

async fn read(conn: &mut Conn, row: &Row) -> Result<Kept, Refused> {
    let id = row.int(0)?;
    let sql = "SELECT edition, proxy, users, amount FROM prices WHERE list = $1";
    let prices = conn.all(sql, args![id]).await?.iter().map(price).collect::<Result<_, _>>()?;
    let sql = "SELECT addon, amount FROM addon_prices WHERE list = $1";
    let addon_prices = conn.all(sql, args![id]).await?.iter().map(addon_price).collect::<Result<_, _>>()?;
    let list = PriceList {
        code: Some(row.text(1)?),
        currency: row.text(2)?,
        valid_from: from_micros(row.int(3)?),
        valid_until: row.opt_int(4)?.map(from_micros),
        prices,
        addon_prices,
        in_force: None,
        updated_at: Some(from_micros(row.int(6)?)),
    };
    Ok(Kept { list: list.checked()?, id, revision: row.int(5)? })
}

fn price(row: &Row) -> Result<Price, Refused> {
    let stored = || Refused::Stored("price");
    Ok(Price {
        edition: edition(&row.text(0)?).ok_or_else(stored)?,
        proxy: row.int(1)? != 0,
        users: Some(row.u32(2)?).filter(|users| *users > 0),
        amount: u64::try_from(row.int(3)?).map_err(|_| stored())?,
    })
}

fn addon_price(row: &Row) -> Result<AddonPrice, Refused> {
    let amount = u64::try_from(row.int(1)?).map_err(|_| Refused::Stored("price"))?;
    Ok(AddonPrice { addon: row.text(0)?, amount })
}

/// Keeps a list as its next revision.
pub(super) async fn put(
    tx: &mut Tx,
    principal: &Principal,
    code: &str,
    new: &PriceList,
    expected: Option<i64>,
) -> Result<(Kept, Put), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let before = find(tx, vendor, code).await?;
    Refused::check_revision(expected, before.as_ref().map_or(0, |kept| kept.revision))?;
    match &before {
        Some(kept) if kept.list.valid_from.as_microsecond() <= now => may_end(&kept.list, new, now, code)?,
        _ => new.against_catalogue(tx, vendor).await?,
    }
    let others = some(tx, vendor, "", MOST_LISTS).await?;
    if before.is_none() && others.len() as i64 >= MOST_LISTS {
        return Err(Refused::field("/code", "out_of_range", format!("a vendor has at most {MOST_LISTS} price lists")));
    }
    let other = others.iter().find(|kept| kept.list.code.as_deref() != Some(code) && kept.list.overlaps(new));
    if let Some(Kept { list, .. }) = other {
        let detail =
            format!("the list `{}` holds then for the same currency", list.code.as_deref().unwrap_or_default());
        return Err(Refused::field("/valid_from", "duplicate", detail));
    }
    let id = match &before {
        Some(kept) => kept.id,
        None => tx.new_id().await?,
    };
    let until = new.valid_until.map(Timestamp::as_microsecond);
    tx.run(
        "INSERT INTO price_lists (id, vendor, code, currency, valid_from, valid_until, revision, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7) ON CONFLICT (vendor, code) DO UPDATE SET currency = $4, \
         valid_from = $5, valid_until = $6, revision = price_lists.revision + 1, updated_at = $7",
        args![id, vendor, code, &new.currency, new.valid_from.as_microsecond(), until, now],
    )
    .await?;
    put_prices(tx, id, new).await?;
    let after = find(tx, vendor, code).await?.ok_or(Refused::Stored("price list"))?;
    let shown = (before.as_ref().map(|kept| json(&kept.list)).transpose()?, Some(json(&after.list)?));
    note(tx, principal, ("price_list.changed", format!("price-list:{code}")), after.revision, shown).await?;
    Ok((after, if before.is_some() { Put::Replaced } else { Put::Made }))
}

/// Of a list in force nothing changes but an end that is yet to come.
fn may_end(held: &PriceList, new: &PriceList, now: i64, code: &str) -> Result<(), Refused> {
    let same = PriceList { valid_until: new.valid_until, code: None, updated_at: None, in_force: None, ..held.clone() };
    let new = PriceList { code: None, updated_at: None, in_force: None, ..new.clone() };
    let ended = held.valid_until.is_some_and(|until| until.as_microsecond() <= now);
    let ends_later = new.valid_until.is_none_or(|until| until.as_microsecond() >= now);
    let untouched = held.valid_until == new.valid_until;
    match same == new && (untouched || (!ended && ends_later)) {
        true => Ok(()),
        false => Err(Refused::PriceListInForce(code.to_owned())),
    }
}

async fn put_prices(tx: &mut Tx, id: i64, new: &PriceList) -> Result<(), Refused> {
    tx.run("DELETE FROM prices WHERE list = $1", args![id]).await?;
    tx.run("DELETE FROM addon_prices WHERE list = $1", args![id]).await?;
    for price in &new.prices {
        let amount = i64::try_from(price.amount).unwrap_or(i64::MAX);
        let users = price.users.unwrap_or(0);
        let sql = "INSERT INTO prices (list, edition, proxy, users, amount) VALUES ($1, $2, $3, $4, $5)";
        tx.run(sql, args![id, word(price.edition), i64::from(price.proxy), users, amount]).await?;
    }
    for price in &new.addon_prices {
        let amount = i64::try_from(price.amount).unwrap_or(i64::MAX);
        let sql = "INSERT INTO addon_prices (list, addon, amount) VALUES ($1, $2, $3)";
        tx.run(sql, args![id, &price.addon, amount]).await?;
    }
    Ok(())
}

impl Office {
    async fn price_lists(&self, principal: &Principal, after: &str, rows: i64) -> Result<Vec<Kept>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        some(&mut self.read().await?, principal.vendor()?, after, rows).await
    }

    async fn price_list(&self, principal: &Principal, code: &str) -> Result<Option<Kept>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        find(&mut self.read().await?, principal.vendor()?, code).await
    }

    async fn put_price_list(
        &self,
        principal: &Principal,
        code: &str,
        new: PriceList,
        expected: Option<i64>,
    ) -> Result<(Kept, Put), Refused> {
        principal.needs(Scope::Write(Area::Catalogue))?;
        let mut errors = Vec::new();
        let code = text::slug(code, "/code", &mut errors);
        Refused::unless_empty(errors)?;
        let input = (principal.clone(), code, new.checked()?);
        self.db.write(input, move |tx, (principal, code, new)| Box::pin(put(tx, principal, code, new, expected))).await
    }

    /// Takes back a list that never held.
    async fn delete_price_list(&self, principal: &Principal, code: &str, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Catalogue))?;
        let vendor = principal.vendor()?;
        self.db
            .write((principal.clone(), code.to_owned()), move |tx, (principal, code)| {
                Box::pin(async move {
                    let found = find(tx, vendor, code).await?;
                    let kept = found.ok_or_else(|| Refused::missing("price list", code))?;
                    Refused::check_revision(expected, kept.revision)?;
                    if kept.list.valid_from.as_microsecond() <= tx.micros() {
                        return Err(Refused::PriceListInForce(code.clone()));
                    }
                    tx.run("DELETE FROM prices WHERE list = $1", args![kept.id]).await?;
                    tx.run("DELETE FROM addon_prices WHERE list = $1", args![kept.id]).await?;
                    tx.run("DELETE FROM price_lists WHERE id = $1", args![kept.id]).await?;
                    let (named, shown) = (format!("price-list:{code}"), (Some(json(&kept.list)?), None));
                    note(tx, principal, ("price_list.deleted", named), kept.revision + 1, shown).await
                })
            })
            .await
    }
}
