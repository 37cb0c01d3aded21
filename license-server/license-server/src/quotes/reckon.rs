//! What something costs, or every rule that stands in the way: the same reckoning for options, quotes and orders.

use foundation::args;
use foundation::db::Conn;
use license::Moment;
use license::catalogue::{Catalogue, PriceList};
use license::level::{Level, Tier};
use license::money::{Currency, Money};
use license::price::{self, Item};
use license::steps::license::{Event, LicenseState, Refused as StepRefused, Running};
use license::steps::maintenance::{self, Basis, Fee};
use license::upsize::{self, Circumstances, Maintenance, Orders, Refusal, Terms};

use super::{Kind, Line, Paper, PaymentTerms, Protection, Reason};
use crate::catalogue::{self, MaintenanceTerm};
use crate::customers::{self, Customer};
use crate::licenses::{License, LicenseKind};
use crate::people::PersonId;
use crate::refused::Refused;
use crate::sellers::{self, Seller};
use crate::vendors::VendorId;

/// What somebody wants to buy.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// A licence that amounts to this.
    Level(Level),
    /// Upgrade protection by the term of this code.
    Protection(String),
}

/// A question for a price.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) customer: PersonId,
    pub(crate) wish: Wish,
    pub(crate) currency: Currency,
    pub(crate) terms: PaymentTerms,
    /// Whether another licence was to be joined to this one, which never is.
    pub(crate) combined: bool,
}

/// What it amounts to.
#[derive(Clone, Debug)]
pub(crate) struct Reckoned {
    pub(crate) kind: Kind,
    pub(crate) paper: Paper,
}

/// Reckons what is asked for against the rules and the prices of today.
pub(crate) async fn reckon(
    conn: &mut Conn,
    vendor: VendorId,
    license: Option<&License>,
    asked: &Asked,
    now: Moment,
) -> Result<Reckoned, Refused> {
    let seller = sellers::needed(conn, vendor).await?;
    let customer = customers::buyer(conn, vendor, asked.customer).await?;
    let counter = Counter::open(conn, vendor, asked.currency, now).await?;
    match (&asked.wish, license) {
        (Wish::Level(wanted), license) => {
            let standing = Standing::of(conn, license, asked.customer, now).await?;
            counter.level(&standing, wanted, asked, &seller, &customer)
        }
        (Wish::Protection(code), Some(license)) => {
            let term = catalogue::term(conn, vendor, code).await?.filter(|term| term.sold);
            let unknown = || Refused::field("/term", "not_sold", "there is no such term to be bought");
            let term = term.ok_or_else(unknown)?;
            let standing = Standing::of(conn, Some(license), asked.customer, now).await?;
            let protection = counter.protection(&standing, license, &term, code, now);
            counter.renewal(license, protection.map_err(Refused::NotForSale)?, &term, &seller, &customer)
        }
        (Wish::Protection(_), None) => Err(Refused::field("/term", "invalid", "is for a licence there is")),
    }
}

/// What the vendor sells today in one currency.
pub(super) struct Counter {
    pub(super) rules: Catalogue,
    pub(super) prices: PriceList,
}

/// What of a renewal is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Renewal {
    pub(super) from: Moment,
    pub(super) until: Moment,
    pub(super) list: i64,
    pub(super) term: i64,
    pub(super) fee: i64,
    pub(super) count: u32,
}

impl Counter {
    pub(super) async fn open(
        conn: &mut Conn,
        vendor: VendorId,
        currency: Currency,
        now: Moment,
    ) -> Result<Self, Refused> {
        let rules = catalogue::rules(conn, vendor).await?;
        let prices = catalogue::prices(conn, vendor, currency, now).await?;
        let none = || Refused::field("/currency", "not_sold", format!("nothing is sold in {currency} today"));
        Ok(Self { rules, prices: prices.ok_or_else(none)? })
    }

    /// The price of growing to a level, or all that stands in the way.
    pub(super) fn price(
        &self,
        standing: &Standing,
        wanted: &Level,
        terms: PaymentTerms,
        combined: bool,
    ) -> Result<price::Price, Vec<Reason>> {
        let wish = upsize::Wish { current: &standing.level, wanted };
        let circumstances = Circumstances {
            state: standing.state,
            maintenance: standing.maintenance,
            orders: standing.orders,
            terms: terms.into(),
        };
        let priced = upsize::upsize(wish, &circumstances, &self.rules, &self.prices);
        let (price, mut reasons) = match priced {
            Ok(price) => (Some(price), Vec::new()),
            Err(refusals) => (None, refusals.0.into_iter().map(Reason::from).collect::<Vec<_>>()),
        };
        reasons.extend(standing.not_sold.map(|what| Reason::from(Refusal::State(what))));
        if combined {
            let refused = StepRefused::CannotBeCombined;
            let reason = Reason { pointer: "/combine_with", code: refused.code(), detail: refused.to_string() };
            reasons.insert(0, reason);
        }
        // What is wrong with the wish itself comes before how the licence happens to stand.
        reasons.sort_by_key(|reason| reason.code == "license_state");
        match price {
            Some(price) if reasons.is_empty() => Ok(price),
            _ => Err(reasons),
        }
    }

    fn level(
        &self,
        standing: &Standing,
        wanted: &Level,
        asked: &Asked,
        seller: &Seller,
        customer: &Customer,
    ) -> Result<Reckoned, Refused> {
        let price = self.price(standing, wanted, asked.terms, asked.combined).map_err(Refused::NotForSale)?;
        let line = |line: &price::Line| Line { text: words(&line.item, &standing.level, wanted), net: line.net.minor };
        let mut lines: Vec<Line> = price.lines.iter().map(line).collect();
        if price.lines.iter().map(|line| line.net.minor).sum::<i64>() != price.net.minor {
            // A difference below zero is none: its parts would add up to something else.
            lines = vec![Line { text: words(&Item::License, &standing.level, wanted), net: price.net.minor }];
        }
        let kind = match standing.level == Level::free() {
            true => Kind::Purchase,
            false => Kind::Upsize,
        };
        let lists = (price.wanted.minor, price.current.minor);
        let levels = (&standing.level, wanted);
        let paper = paper(levels, lists, lines, price.net, (seller, customer))?;
        Ok(Reckoned { kind, paper })
    }

    /// Where renewing by a term leads, and what it costs; or all that stands in the way.
    pub(super) fn protection(
        &self,
        standing: &Standing,
        license: &License,
        term: &MaintenanceTerm,
        code: &str,
        now: Moment,
    ) -> Result<Renewal, Vec<Reason>> {
        let mut reasons = Vec::new();
        let mut refuse = |refusal: Refusal| reasons.push(Reason::from(refusal));
        if standing.orders == Orders::Open {
            refuse(Refusal::OrderOpen);
        }
        if let Some(what) = standing.not_sold {
            refuse(Refusal::State(what));
        } else if license.state.step(Event::MaintenanceRenewed).is_err() {
            refuse(Refusal::State(license.state.as_str()));
        }
        let list = price::list(&license.level(), &self.rules, &self.prices);
        let list = list.map(|list| list.minor).map_err(|missing| refuse(Refusal::NotSold(missing))).unwrap_or_default();
        let Some(from) = license.maintenance_until else {
            let detail = "upgrade protection begins with the first activation; there is nothing to renew yet";
            reasons.push(Reason { pointer: "", code: "nothing_to_do", detail: detail.to_owned() });
            return Err(reasons);
        };
        if !reasons.is_empty() {
            tracing::debug!(term = code, "upgrade protection is not sold for this licence now");
            return Err(reasons);
        }
        // The fee is for coming back today; a vendor that takes none has the time that was missed paid instead.
        let basis = if term.reinstatement_basis_points > 0 { Basis::Today } else { Basis::LapseDate };
        let months = i32::try_from(term.months).unwrap_or(maintenance::MONTHS);
        let renewal = maintenance::renew(from, months, basis, now);
        let part = |points: u32| Money::new(list, self.prices.currency).tax(points).minor;
        let fee = match renewal.fee {
            Fee::None => 0,
            Fee::Reinstatement => part(term.reinstatement_basis_points),
        };
        let (term, count) = (part(term.basis_points), renewal.terms);
        Ok(Renewal { from, until: renewal.until, list, term, fee, count })
    }

    fn renewal(
        &self,
        license: &License,
        renewal: Renewal,
        term: &MaintenanceTerm,
        seller: &Seller,
        customer: &Customer,
    ) -> Result<Reckoned, Refused> {
        let day = |at: Moment| at.to_string().chars().take(10).collect::<String>();
        let times = if renewal.count > 1 { format!("{} × ", renewal.count) } else { String::new() };
        let text = format!("{times}{}, until {}", term.name, day(renewal.until));
        let mut lines = vec![Line { text, net: renewal.term.saturating_mul(renewal.count.into()) }];
        if renewal.fee > 0 {
            lines.push(Line { text: "Reinstatement of upgrade protection".to_owned(), net: renewal.fee });
        }
        let net = lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.net));
        let net = Money::new(net, self.prices.currency);
        let level = license.level();
        let mut paper = paper((&level, &level), (renewal.list, renewal.list), lines, net, (seller, customer))?;
        let code = term.code.clone().unwrap_or_default();
        paper.protection = Some(Protection { term: code, from: renewal.from, until: renewal.until });
        Ok(Reckoned { kind: Kind::Maintenance, paper })
    }
}

fn paper(
    (current, wanted): (&Level, &Level),
    (list_wanted, list_current): (i64, i64),
    lines: Vec<Line>,
    net: Money,
    (seller, customer): (&Seller, &Customer),
) -> Result<Paper, Refused> {
    let tax = seller.tax(customer, net);
    let too_large = || Refused::field("/users", "out_of_range", "the price is too large");
    Ok(Paper {
        current: current.clone(),
        wanted: wanted.clone(),
        currency: net.currency,
        list_wanted,
        list_current,
        lines,
        net: net.minor,
        tax_name: seller.tax_word(),
        tax_basis_points: tax.basis_points,
        reverse_charge: tax.reverse_charge,
        tax: tax.amount.minor,
        total: net.minor.checked_add(tax.amount.minor).ok_or_else(too_large)?,
        protection: None,
    })
}

/// From what somebody buys, and how that stands.
pub(super) struct Standing {
    pub(super) level: Level,
    state: LicenseState,
    maintenance: Maintenance,
    pub(super) orders: Orders,
    /// Why licences of this kind are not for sale at all.
    not_sold: Option<&'static str>,
}

impl Standing {
    pub(super) async fn of(
        conn: &mut Conn,
        license: Option<&License>,
        customer: PersonId,
        now: Moment,
    ) -> Result<Self, Refused> {
        let Some(license) = license else {
            let orders = if has_defaulted(conn, customer).await? { Orders::DefaultedOnce } else { Orders::Settled };
            let (level, state) = (Level::free(), LicenseState::ExpiredToFree);
            return Ok(Self { level, state, maintenance: Maintenance::Live, orders, not_sold: None });
        };
        let level = license.level();
        let maintenance = if license.is_protected(now) { Maintenance::Live } else { Maintenance::Lapsed };
        let not_sold = match (license.kind, level == Level::free()) {
            (LicenseKind::Lease, false) => Some("a lease; its term is prolonged by the vendor"),
            (LicenseKind::Nfr, false) => Some("not for resale"),
            _ => None,
        };
        let orders = orders(conn, license).await?;
        Ok(Self { level, state: license.state, maintenance, orders, not_sold })
    }
}

async fn orders(conn: &mut Conn, license: &License) -> Result<Orders, Refused> {
    let unpaid = matches!(
        license.state,
        LicenseState::Running(Running::PendingPayment(_) | Running::StoppedUnpaid(_))
            | LicenseState::Suspended(Running::PendingPayment(_) | Running::StoppedUnpaid(_))
    );
    let sql = "SELECT id FROM orders WHERE license = $1 AND state IN ('awaiting_payment', 'blocked') LIMIT 1";
    let waits = conn.optional(sql, args![license.id]).await?.is_some();
    Ok(match (unpaid || waits, license.defaulted) {
        (true, _) => Orders::Open,
        (false, true) => Orders::DefaultedOnce,
        (false, false) => Orders::Settled,
    })
}

/// Whether a customer once did not pay in time, or does not now: another new licence would be one more that is not paid (attack 21).
async fn has_defaulted(conn: &mut Conn, customer: PersonId) -> Result<bool, Refused> {
    let sql = "SELECT id FROM licenses WHERE customer = $1 AND defaulted = 1 LIMIT 1";
    Ok(conn.optional(sql, args![customer]).await?.is_some())
}

impl From<PaymentTerms> for Terms {
    fn from(terms: PaymentTerms) -> Self {
        match terms {
            PaymentTerms::Prepaid => Self::Prepaid,
            PaymentTerms::OnInvoice => Self::OnInvoice,
        }
    }
}

/// A line of a price in words.
fn words(item: &Item, current: &Level, wanted: &Level) -> String {
    let first = *current == Level::free();
    match item {
        Item::License if first => called(wanted),
        Item::License => format!("{} (before: {})", called(wanted), called(current)),
        Item::Addon(code) if first || current.quantity(code) == 0 => format!("{code}: {}", wanted.quantity(code)),
        Item::Addon(code) => format!("{code}: {} (before: {})", wanted.quantity(code), current.quantity(code)),
    }
}

/// Edition, proxy and tier in words.
pub(crate) fn called(level: &Level) -> String {
    let edition = level.edition.as_str();
    let (first, rest) = edition.split_at(1);
    let proxy = if level.proxy { " with Proxy" } else { "" };
    let tier = match level.tier {
        Tier::Users(1) => "1 user".to_owned(),
        tier => tier.to_string(),
    };
    format!("{}{rest}{proxy}, {tier}", first.to_ascii_uppercase())
}
