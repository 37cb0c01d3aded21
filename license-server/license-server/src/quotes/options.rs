//! Options: everything a licence can become now, with what each costs (UPS-12, UPS-13). What is refused is left out, or shown with
//! every rule that stands in the way.

use license::Moment;
use license::catalogue::{Cell, Offer};
use license::entitlement::{AddonCode, Edition};
use license::level::Level;
use license::money::Currency;
use license::upsize::Orders;

use super::reckon::{Counter, Standing};
use super::{PaymentTerms, Reason};
use crate::catalogue;
use crate::licenses::{License, LicenseId};
use crate::office::Office;
use crate::principal::Principal;
use crate::refused::Refused;

/// Edition, proxy and tier together, with the add-ons there are.
pub(super) struct LevelOption {
    pub(super) level: Level,
    pub(super) list: Option<i64>,
    pub(super) price: Result<i64, Vec<Reason>>,
}

/// One more of an add-on.
pub(super) struct AddonOption {
    pub(super) code: AddonCode,
    pub(super) held: u64,
    pub(super) price: Result<i64, Vec<Reason>>,
}

/// Upgrade protection.
pub(super) struct TermOption {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) months: u32,
    pub(super) price: Result<(i64, Moment), Vec<Reason>>,
}

/// All that a licence can become.
pub(super) struct Options {
    pub(super) license: License,
    pub(super) currency: Currency,
    pub(super) currencies: Vec<Currency>,
    /// How it may be paid.
    pub(super) terms: Vec<PaymentTerms>,
    pub(super) levels: Vec<LevelOption>,
    pub(super) addons: Vec<AddonOption>,
    pub(super) protection: Vec<TermOption>,
}

impl Office {
    /// What a licence can become now, priced in a currency, or in the first that something is sold in.
    pub(super) async fn options(
        &self,
        principal: &Principal,
        id: LicenseId,
        currency: Option<Currency>,
    ) -> Result<Options, Refused> {
        let license = self.license_to_order(principal, id).await?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let now = Moment::from(self.clock().now());
        let currencies = catalogue::currencies(&mut conn, vendor, now).await?;
        let none = || Refused::field("/currency", "not_sold", "nothing is sold today");
        let currency = currency.or(currencies.first().copied()).ok_or_else(none)?;
        let counter = Counter::open(&mut conn, vendor, currency, now).await?;
        let owner = license.customer.unwrap_or(crate::people::PersonId(0));
        let standing = Standing::of(&mut conn, Some(&license), owner, now).await?;
        let terms = match standing.orders {
            Orders::DefaultedOnce => vec![PaymentTerms::Prepaid],
            Orders::Settled | Orders::Open => vec![PaymentTerms::OnInvoice, PaymentTerms::Prepaid],
        };
        let pay = terms[0];
        let mut protection = Vec::new();
        for (term, _) in catalogue::terms(&mut conn, vendor).await?.into_iter().filter(|(term, _)| term.sold) {
            let code = term.code.clone().unwrap_or_default();
            let price = counter.protection(&standing, &license, &term, &code, now).map(|renewal| {
                (renewal.term.saturating_mul(renewal.count.into()).saturating_add(renewal.fee), renewal.until)
            });
            protection.push(TermOption { code, name: term.name, months: term.months, price });
        }
        Ok(Options {
            levels: levels(&counter, &standing, pay),
            addons: addons(&counter, &standing, pay),
            license,
            currency,
            currencies,
            terms,
            protection,
        })
    }
}

fn levels(counter: &Counter, standing: &Standing, pay: PaymentTerms) -> Vec<LevelOption> {
    let mut options = Vec::new();
    let cells = counter.rules.tiers.iter().filter(|(edition, _)| **edition != Edition::Free);
    for (edition, tier) in cells.flat_map(|(edition, tiers)| tiers.iter().map(move |tier| (*edition, *tier))) {
        for proxy in [false, true] {
            let cell = Cell { edition, proxy, tier };
            let list = counter.prices.cells.get(&cell).copied();
            let level = Level { edition, proxy, tier, addons: standing.level.addons.clone() };
            let price = counter.price(standing, &level, pay, false).map(|price| price.net.minor);
            options.push(LevelOption { level, list, price });
        }
    }
    options
}

fn addons(counter: &Counter, standing: &Standing, pay: PaymentTerms) -> Vec<AddonOption> {
    let sold = counter.rules.addons.keys().filter(|code| {
        let offer = counter.rules.offer(code, standing.level.edition);
        offer != Some(Offer::Included)
    });
    sold.map(|code| {
        let held = standing.level.quantity(code);
        let mut level = standing.level.clone();
        level.addons.insert(code.clone(), held + 1);
        let price = counter.price(standing, &level, pay, false).map(|price| price.net.minor);
        AddonOption { code: code.clone(), held, price }
    })
    .collect()
}
