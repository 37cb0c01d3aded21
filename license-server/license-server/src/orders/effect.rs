//! What orders do to licences: taking effect, being paid, being paid no longer, being undone. Each in the transaction of what
//! caused it.

use foundation::db::{Actor, Tx};
use license::Moment;
use license::entitlement::AddonCode;
use license::level::Level;
use license::license_key::LicenseKey;
use license::steps::addon::AddonRow;
use license::steps::invoice::InvoiceState;
use license::steps::license::{Back, Event, LicenseState, Running, Settlement};
use license::steps::maintenance::MONTHS;
use serde::{Deserialize, Serialize};

use super::{Order, State, keep, rows, take_effect};
use crate::invoices::{self, Invoice, InvoiceId};
use crate::licenses::{self, Holding, License, LicenseKind, NewLicense};
use crate::people::PersonId;
use crate::quotes::{self, Kind, Quote};
use crate::refused::Refused;
use crate::vendors::VendorId;

/// A licence as it was before an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Before {
    customer: Option<i64>,
    kind: String,
    level: Level,
    addons: Vec<Held>,
    maintenance_until: Option<Moment>,
    maintenance_months: u32,
    term: Option<Moment>,
    back: Came,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    code: AddonCode,
    state: AddonState,
    since: Moment,
    until: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AddonState {
    None,
    Trial(u64),
    Ended,
    Bought(u64),
    Lapsed(u64),
}

/// From where the licence came to its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Came {
    Active,
    Trial,
    Free,
}

impl From<Came> for Back {
    fn from(came: Came) -> Self {
        match came {
            Came::Active => Self::Active,
            Came::Trial => Self::Trial,
            Came::Free => Self::Free,
        }
    }
}

impl Before {
    fn of(license: &License) -> Self {
        let held = |held: &Holding| Held {
            code: held.code.clone(),
            state: match held.row {
                AddonRow::None => AddonState::None,
                AddonRow::Trial { qty } => AddonState::Trial(qty),
                AddonRow::Ended => AddonState::Ended,
                AddonRow::Bought { qty } => AddonState::Bought(qty),
                AddonRow::Lapsed { qty } => AddonState::Lapsed(qty),
            },
            since: held.since,
            until: held.until,
        };
        Self {
            customer: license.customer.map(|id| id.0),
            kind: license.kind.as_str().to_owned(),
            level: license.base.clone(),
            addons: license.holdings.iter().map(held).collect(),
            maintenance_until: license.maintenance_until,
            maintenance_months: license.maintenance_months,
            term: license.term,
            back: match license.state {
                LicenseState::Trial => Came::Trial,
                LicenseState::ExpiredToFree => Came::Free,
                _ => Came::Active,
            },
        }
    }

    /// What a new licence goes back to: nothing.
    fn nothing(license: &License) -> Self {
        let (level, back) = (Level::free(), Came::Free);
        Self { level, addons: Vec::new(), maintenance_until: None, maintenance_months: 0, back, ..Self::of(license) }
    }

    fn restore(&self, license: &mut License) {
        let holding = |held: &Held| Holding {
            code: held.code.clone(),
            row: match held.state {
                AddonState::None => AddonRow::None,
                AddonState::Trial(qty) => AddonRow::Trial { qty },
                AddonState::Ended => AddonRow::Ended,
                AddonState::Bought(qty) => AddonRow::Bought { qty },
                AddonState::Lapsed(qty) => AddonRow::Lapsed { qty },
            },
            since: held.since,
            until: held.until,
        };
        license.customer = self.customer.map(PersonId);
        license.kind = LicenseKind::parse(&self.kind).unwrap_or(license.kind);
        license.base = self.level.clone();
        license.holdings = self.addons.iter().map(holding).collect();
        license.maintenance_until = self.maintenance_until;
        license.maintenance_months = self.maintenance_months;
        license.term = self.term;
    }

    /// What the licence amounted to, as far as it was bought.
    fn bought(&self) -> Level {
        if self.back != Came::Active {
            return Level::free();
        }
        let bought = self.addons.iter().filter_map(|held| match held.state {
            AddonState::Bought(qty) => Some((held.code.clone(), qty)),
            _ => None,
        });
        Level { addons: bought.collect(), ..self.level.clone() }
    }
}

/// The step that an order is.
fn step(kind: Kind, settlement: Settlement) -> Event {
    match kind {
        Kind::Purchase => Event::Purchased(settlement),
        Kind::Upsize => Event::Upsized(settlement),
        Kind::Maintenance => Event::MaintenanceRenewed,
    }
}

/// An order takes effect on its licence, or makes one.
pub(super) async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    order: &Order,
    invoice: &Invoice,
    quote: &Quote,
) -> Result<(License, Before, Option<LicenseKey>), Refused> {
    let settlement = match invoice.life.state {
        InvoiceState::Paid => Settlement::Prepaid,
        InvoiceState::Open | InvoiceState::Overdue | InvoiceState::Void => Settlement::OnInvoice,
    };
    let (wanted, now) = (&quote.paper.wanted, invoices::now(tx));
    let Some(id) = order.license else {
        let new = NewLicense::paid(order.customer, wanted.clone());
        let (license, key) = licenses::issue(tx, order.vendor, actor, &new).await?;
        let before = Before::nothing(&license);
        let mut after = license.clone();
        after.state = license.state.step(step(order.kind, settlement))?;
        owe(&mut after, invoice, &before);
        let license = licenses::keep(tx, actor, "license.purchased", &license, after, None).await?;
        return Ok((license, before, Some(key)));
    };
    let license = licenses::lock_settled(tx, order.vendor, id).await?;
    if license.level() != quote.paper.current {
        return Err(Refused::QuoteOutdated);
    }
    let (before, mut after) = (Before::of(&license), license.clone());
    after.state = license.state.step(step(order.kind, settlement))?;
    let kind = match order.kind {
        Kind::Purchase => {
            after.customer = Some(order.customer);
            after.kind = LicenseKind::Paid;
            // A trial that was never activated has no end yet; upgrade protection begins when it has a machine.
            let begun = license.term.is_some();
            after.maintenance_until = begun.then(|| now.plus_months(MONTHS));
            after.maintenance_months = if begun { 0 } else { MONTHS.unsigned_abs() };
            after.term = None;
            after.grant(wanted, now);
            "license.purchased"
        }
        Kind::Upsize => {
            after.grant(wanted, now);
            "license.upsized"
        }
        Kind::Maintenance => {
            let until = quote.paper.protection.as_ref().map(|protection| protection.until);
            (after.maintenance_until, after.maintenance_months) = (until.or(license.maintenance_until), 0);
            "license.maintenance_renewed"
        }
    };
    owe(&mut after, invoice, &before);
    let license = licenses::keep(tx, actor, kind, &license, after, None).await?;
    Ok((license, before, None))
}

/// Notes on a licence what is owed for it, while it waits for that.
fn owe(license: &mut License, invoice: &Invoice, before: &Before) {
    if waits(license) {
        license.invoice = Some(invoice.paper.number.clone());
        license.due = Some(invoice.life.due);
        license.previous = Some(before.bought());
    }
}

fn waits(license: &License) -> bool {
    matches!(
        license.state,
        LicenseState::Running(Running::PendingPayment(_)) | LicenseState::Suspended(Running::PendingPayment(_))
    )
}

/// Takes the steps of dates on an invoice's licence, before anything else is done to it.
pub(crate) async fn settle_first(tx: &mut Tx, vendor: VendorId, invoice: InvoiceId) -> Result<(), Refused> {
    let invoice = invoices::get(tx, vendor, invoice).await?;
    if let Some(id) = invoice.license {
        licenses::lock_settled(tx, vendor, id).await?;
    }
    Ok(())
}

/// An invoice is paid: its order takes effect, or its licence goes on.
pub(crate) async fn paid(tx: &mut Tx, actor: &Actor, invoice: &Invoice) -> Result<(), Refused> {
    let order = rows::of_invoice(tx, invoice.vendor, invoice.id).await?;
    match (order.state, order.license) {
        (State::AwaitingPayment, license) => {
            let quote = quotes::get(tx, order.vendor, order.quote).await?;
            let possible = match license {
                Some(id) => {
                    let license = licenses::lock_settled(tx, order.vendor, id).await?;
                    let event = step(order.kind, Settlement::Prepaid);
                    license.level() == quote.paper.current && license.state.step(event).is_ok()
                }
                None => true,
            };
            if possible {
                take_effect(tx, actor, order, invoice.clone(), &quote).await?;
            } else {
                keep(tx, actor, "order.blocked", Order { state: State::Blocked, ..order }).await?;
            }
        }
        (State::Effective, Some(id)) => {
            let license = licenses::lock(tx, order.vendor, id).await?;
            if license.invoice.as_deref() == Some(invoice.paper.number.as_str()) {
                // One that has ended meanwhile stays as it is; the money is booked all the same.
                if let Ok(state) = license.state.step(Event::InvoicePaid) {
                    let after = License { state, invoice: None, due: None, previous: None, ..license.clone() };
                    let after = pend_again(tx, after).await?;
                    licenses::keep(tx, actor, "license.paid", &license, after, None).await?;
                }
            }
        }
        (State::Effective, None) | (State::Blocked | State::Void, _) => {}
    }
    Ok(())
}

/// A licence that owes for another order is not yet free of debt.
async fn pend_again(tx: &mut Tx, mut license: License) -> Result<License, Refused> {
    let Some(owed) = invoices::open_of(tx, license.id).await?.into_iter().next() else { return Ok(license) };
    let Some(before) = rows::of_invoice(tx, owed.vendor, owed.id).await?.before else { return Ok(license) };
    if let Ok(state) = license.state.step(Event::PaymentReversed(before.back.into())) {
        license.state = state;
        owe(&mut license, &owed, &before);
    }
    Ok(license)
}

/// A payment was taken back, and the invoice is open again: the licence waits for it as it did before.
pub(crate) async fn reopened(tx: &mut Tx, actor: &Actor, invoice: &Invoice, why: &str) -> Result<(), Refused> {
    let order = rows::of_invoice(tx, invoice.vendor, invoice.id).await?;
    match (order.state, order.license, &order.before) {
        (State::Effective, Some(id), Some(before)) => {
            let license = licenses::lock(tx, order.vendor, id).await?;
            let mut after = license.clone();
            match license.state.step(Event::PaymentReversed(before.back.into())) {
                Ok(state) => after.state = state,
                // It waits for another order's money already: what is due first stops it.
                Err(_) if waits(&license) && license.due.is_none_or(|due| invoice.life.due < due) => {}
                Err(_) => return Ok(()),
            }
            owe(&mut after, invoice, before);
            licenses::keep(tx, actor, "license.payment_reversed", &license, after, Some(why)).await?;
        }
        (State::Blocked, ..) => {
            keep(tx, actor, "order.reopened", Order { state: State::AwaitingPayment, ..order }).await?;
        }
        _ => {}
    }
    Ok(())
}

/// An invoice is due at another time: so is its licence.
pub(crate) async fn due_moved(tx: &mut Tx, actor: &Actor, invoice: &Invoice, why: &str) -> Result<(), Refused> {
    let Some(id) = invoice.license else { return Ok(()) };
    let license = licenses::lock(tx, invoice.vendor, id).await?;
    if license.invoice.as_deref() == Some(invoice.paper.number.as_str()) {
        let after = License { due: Some(invoice.life.due), ..license.clone() };
        licenses::keep(tx, actor, "license.payment_extended", &license, after, Some(why)).await?;
    }
    Ok(())
}

/// An order is undone whose invoice nobody has to pay: the licence goes back to what it was before it.
pub(crate) async fn undo(tx: &mut Tx, actor: &Actor, invoice: &Invoice, why: &str) -> Result<(), Refused> {
    let order = rows::of_invoice(tx, invoice.vendor, invoice.id).await?;
    if let (State::Effective, Some(id), Some(before)) = (order.state, order.license, &order.before) {
        if rows::has_later(tx, &order).await? {
            return Err(Refused::OrderSuperseded);
        }
        let license = licenses::lock(tx, order.vendor, id).await?;
        if !matches!(license.state, LicenseState::ExpiredToFree | LicenseState::Revoked) {
            let mut after = license.clone();
            after.state = license.state.step(Event::OrderVoided)?;
            (after.invoice, after.due, after.previous) = (None, None, None);
            before.restore(&mut after);
            let after = pend_again(tx, after).await?;
            let after = fell(after, invoices::now(tx));
            let kept = licenses::keep(tx, actor, "license.order_voided", &license, after, Some(why)).await?;
            licenses::settle(tx, kept).await?;
        }
    }
    keep(tx, actor, "order.void", Order { state: State::Void, ..order }).await.map(drop)
}

/// A new licence whose order is undone has fallen to Free now.
fn fell(license: License, now: Moment) -> License {
    match (license.state, license.term) {
        (LicenseState::ExpiredToFree, None) => License { term: Some(now), ..license },
        _ => license,
    }
}
