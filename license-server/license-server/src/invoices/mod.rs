//! Invoices: numbered without gaps, printed the same for ever, and a state that money and dates move. What becomes of the licence
//! by it, `orders` says.

mod html;
mod pdf;
mod reminders;
mod rest;
mod rows;

pub(crate) use self::reminders::remind;
pub(crate) use self::rest::{operations, parse};
pub(crate) use self::rows::{by_number, get, lock, open_of};

use foundation::clock::from_micros;
use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use license::Moment;
use license::money::Currency;
use license::steps::invoice::{Event as Step, Invoice as Life, InvoiceState};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::customers::{self, Customer, PostalAddress};
use crate::licenses::LicenseId;
use crate::office::Office;
use crate::orders;
use crate::people::PersonId;
use crate::principal::{Area, Holder, Principal};
use crate::quotes::{Line, Quote};
use crate::refused::Refused;
use crate::sellers::{self, Seller};
use crate::text;
use crate::vendors::{self, VendorId};

foundation::id_type!(
    /// An invoice.
    InvoiceId,
    "invoice"
);

/// Who is to pay, as it was on the day of the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Buyer {
    pub(crate) name: String,
    pub(crate) company: String,
    pub(crate) address: PostalAddress,
    pub(crate) tax_number: String,
    pub(crate) email: String,
}

/// Everything that is printed. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Paper {
    pub(crate) number: String,
    pub(crate) seller: Seller,
    pub(crate) buyer: Buyer,
    pub(crate) lines: Vec<Line>,
    pub(crate) currency: Currency,
    pub(crate) net: i64,
    pub(crate) tax_name: String,
    pub(crate) tax_basis_points: u32,
    pub(crate) reverse_charge: bool,
    pub(crate) tax: i64,
    pub(crate) total: i64,
    pub(crate) issued_at: Moment,
    pub(crate) due_at: Moment,
}

/// An invoice.
#[derive(Clone, Debug)]
pub(crate) struct Invoice {
    pub(crate) id: InvoiceId,
    pub(crate) vendor: VendorId,
    pub(crate) customer: PersonId,
    pub(crate) license: Option<LicenseId>,
    pub(crate) paper: Paper,
    pub(crate) life: Life,
    pub(crate) revision: i64,
    pub(crate) updated_at: Moment,
}

impl Invoice {
    /// What is still to be paid.
    pub(crate) fn open(&self) -> i64 {
        match self.life.state {
            InvoiceState::Open | InvoiceState::Overdue => self.life.total.saturating_sub(self.life.paid).max(0),
            InvoiceState::Paid | InvoiceState::Void => 0,
        }
    }
}

fn state_word(state: InvoiceState) -> &'static str {
    match state {
        InvoiceState::Open => "open",
        InvoiceState::Paid => "paid",
        InvoiceState::Overdue => "overdue",
        InvoiceState::Void => "void",
    }
}

/// By what invoices are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub(crate) customer: Option<PersonId>,
    pub(crate) license: Option<LicenseId>,
    pub(crate) number: Option<String>,
    pub(crate) state: Option<String>,
}

pub(crate) fn now(tx: &Tx) -> Moment {
    Moment::from(from_micros(tx.micros()))
}

/// The feed and the audit trail hear of an invoice.
pub(crate) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    before: Option<&Invoice>,
    after: &Invoice,
    why: Option<&str>,
) -> Result<(), Refused> {
    let shown = |invoice: &Invoice| {
        json!({
            "number": invoice.paper.number, "state": state_word(invoice.life.state), "total": invoice.life.total,
            "paid": invoice.life.paid, "currency": invoice.paper.currency.to_string(),
            "due": invoice.life.due.to_string(), "reason": why,
        })
        .to_string()
    };
    let (owner, detail) = (after.vendor.0, why.map(|why| json!({"reason": why}).to_string()));
    tx.record(Event { kind, owner, object: after.id.0, revision: after.revision, detail });
    let change = Change { before: before.map(shown), after: Some(shown(after)) };
    let entry = AuditEntry { action: kind, object: after.id.to_string(), change };
    Ok(tx.audit_of(owner, actor, entry).await?)
}

/// Issues the invoice of a quote that is ordered: the next number, due by the vendor's policy.
pub(crate) async fn issue(
    tx: &mut Tx,
    actor: &Actor,
    quote: &Quote,
    license: Option<LicenseId>,
) -> Result<Invoice, Refused> {
    let (vendor, now) = (quote.vendor, now(tx));
    let seller = sellers::needed(tx, vendor).await?;
    let days = vendors::get(tx, vendor).await?.policy.payment_days;
    let Customer { login, details, .. } = customers::buyer(tx, vendor, quote.customer).await?;
    let paper = &quote.paper;
    let life = Life { due: now.plus_days(days.into()), ..Life::new(paper.total, now) };
    let printed = Paper {
        number: format!("{}{:06}", seller.invoice_prefix, rows::next_number(tx, vendor).await?),
        buyer: Buyer {
            name: login.name,
            company: details.company,
            address: details.address,
            tax_number: details.tax_number,
            email: login.email,
        },
        seller,
        lines: paper.lines.clone(),
        currency: paper.currency,
        net: paper.net,
        tax_name: paper.tax_name.clone(),
        tax_basis_points: paper.tax_basis_points,
        reverse_charge: paper.reverse_charge,
        tax: paper.tax,
        total: paper.total,
        issued_at: now,
        due_at: life.due,
    };
    let invoice = Invoice {
        id: InvoiceId(tx.new_id().await?),
        vendor,
        customer: quote.customer,
        license,
        paper: printed,
        life,
        revision: 1,
        updated_at: now,
    };
    rows::insert(tx, &invoice).await?;
    note(tx, actor, "invoice.issued", None, &invoice, None).await?;
    Ok(invoice)
}

/// Keeps what has become of an invoice that was read in this transaction.
pub(crate) async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    before: &Invoice,
    life: Life,
    why: Option<&str>,
) -> Result<Invoice, Refused> {
    let after = Invoice { life, revision: before.revision + 1, updated_at: now(tx), ..before.clone() };
    rows::update(tx, &after).await?;
    note(tx, actor, kind, Some(before), &after, why).await?;
    Ok(after)
}

/// An invoice whose date has passed is overdue: called with the step by which its licence stops.
pub(crate) async fn fall_due(tx: &mut Tx, vendor: VendorId, number: &str) -> Result<(), Refused> {
    let Some(found) = by_number(tx, vendor, number).await? else { return Ok(()) };
    let before = lock(tx, vendor, found.id).await?;
    let now = now(tx);
    if before.life.state != InvoiceState::Open || now < before.life.due {
        return Ok(());
    }
    let life = before.life.step(Step::DueReached, now)?;
    keep(tx, &Actor::system(), "invoice.overdue", &before, life, None).await.map(drop)
}

/// An invoice, if it is whoever asks' to see.
pub(crate) fn visible(principal: &Principal, invoice: Invoice) -> Result<Invoice, Refused> {
    match principal.holder {
        Holder::Customer(id) if invoice.customer != id || !principal.reaches(invoice.license) => {
            Err(Refused::missing("invoice", invoice.id))
        }
        _ => Ok(invoice),
    }
}

impl Office {
    /// Invoices in the order they were issued, after `after`: the vendor's for staff, their own for customers.
    async fn invoices(
        &self,
        principal: &Principal,
        search: Search,
        after: Option<InvoiceId>,
        rows: i64,
    ) -> Result<Vec<Invoice>, Refused> {
        principal.needs(Scope::Read(Area::Invoices))?;
        let search = match principal.holder {
            Holder::Customer(id) => Search { customer: Some(id), license: principal.within(search.license), ..search },
            _ => search,
        };
        let after = after.map_or(0, |id| id.0);
        rows::list(&mut self.read().await?, principal.vendor()?, &search, after, rows).await
    }

    /// An invoice that whoever asks may see.
    pub(crate) async fn invoice(&self, principal: &Principal, id: InvoiceId) -> Result<Invoice, Refused> {
        principal.needs(Scope::Read(Area::Invoices))?;
        visible(principal, get(&mut self.read().await?, principal.vendor()?, id).await?)
    }

    /// Gives more time, once: "the cheque is in the post". The licence goes on until then.
    async fn extend_invoice(
        &self,
        principal: &Principal,
        id: InvoiceId,
        days: u32,
        why: &str,
    ) -> Result<Invoice, Refused> {
        principal.needs(Scope::Write(Area::Invoices))?;
        let (vendor, why) = (principal.vendor()?, reason(why)?);
        self.db
            .write((principal.actor.clone(), why), move |tx, (actor, why)| {
                Box::pin(async move {
                    let most = vendors::get(tx, vendor).await?.policy.extension_days;
                    if !(1..=most).contains(&days) {
                        let detail = format!("must be 1 to {most}, by the vendor's policy");
                        return Err(Refused::field("/days", "out_of_range", detail));
                    }
                    orders::settle_first(tx, vendor, id).await?;
                    let before = lock(tx, vendor, id).await?;
                    let life = before.life.step(Step::Extended { days }, now(tx))?;
                    let after = keep(tx, actor, "invoice.extended", &before, life, Some(why)).await?;
                    orders::due_moved(tx, actor, &after, why).await?;
                    Ok(after)
                })
            })
            .await
    }

    /// Undoes an order that is not paid: nobody has to pay it, and the licence goes back to what it was.
    async fn void_invoice(&self, principal: &Principal, id: InvoiceId, why: &str) -> Result<Invoice, Refused> {
        principal.needs(Scope::Write(Area::Invoices))?;
        let (vendor, why) = (principal.vendor()?, reason(why)?);
        self.db
            .write((principal.actor.clone(), why), move |tx, (actor, why)| {
                Box::pin(async move {
                    orders::settle_first(tx, vendor, id).await?;
                    void(tx, actor, vendor, id, why).await
                })
            })
            .await
    }
}

/// Voids an invoice and undoes its order.
pub(crate) async fn void(
    tx: &mut Tx,
    actor: &Actor,
    vendor: VendorId,
    id: InvoiceId,
    why: &str,
) -> Result<Invoice, Refused> {
    let before = lock(tx, vendor, id).await?;
    if before.life.paid > 0 && before.life.state != InvoiceState::Paid {
        return Err(Refused::PartlyPaid(before.paper.number.clone()));
    }
    let life = before.life.step(Step::Voided, now(tx))?;
    let after = keep(tx, actor, "invoice.void", &before, life, Some(why)).await?;
    orders::undo(tx, actor, &after, why).await?;
    Ok(after)
}

/// What becomes of an invoice that is due while its order has had no effect: nobody has to pay it, unless somebody has begun to.
pub(crate) async fn lapse(
    tx: &mut Tx,
    actor: &Actor,
    vendor: VendorId,
    id: InvoiceId,
    why: &str,
) -> Result<(), Refused> {
    let before = lock(tx, vendor, id).await?;
    match (before.life.paid, before.life.step(Step::DueReached, now(tx))) {
        (0, Ok(_)) => void(tx, actor, vendor, id, why).await.map(drop),
        (_, Ok(life)) => keep(tx, actor, "invoice.overdue", &before, life, None).await.map(drop),
        (_, Err(_)) => Ok(()),
    }
}

/// Why something is done, in words.
pub(crate) fn reason(why: &str) -> Result<String, Refused> {
    let mut errors = Vec::new();
    let why = text::words(why, 1000, "/reason", &mut errors);
    if why.is_empty() {
        errors.push(FieldError::new("/reason", "required", "says why; it stands in the audit trail"));
    }
    Refused::unless_empty(errors)?;
    Ok(why)
}

/// An amount as people write it: two places, as most currencies have them, none for those without minor units.
pub(crate) fn amount(minor: i64, currency: Currency) -> String {
    let code = currency.to_string();
    let sign = if minor < 0 { "-" } else { "" };
    let value = minor.unsigned_abs();
    match code.as_str() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => format!("{sign}{value} {code}"),
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => {
            format!("{sign}{}.{:03} {code}", value / 1000, value % 1000)
        }
        _ => format!("{sign}{}.{:02} {code}", value / 100, value % 100),
    }
}

/// A rate of tax as people write it.
fn percent(basis_points: u32) -> String {
    match (basis_points / 100, basis_points % 100) {
        (whole, 0) => format!("{whole} %"),
        (whole, part) if part % 10 == 0 => format!("{whole}.{} %", part / 10),
        (whole, part) => format!("{whole}.{part:02} %"),
    }
}

/// The day of a moment.
pub(crate) fn day(at: Moment) -> String {
    at.to_string().chars().take(10).collect()
}

/// The lines of somebody's address, those that are there.
fn address_lines(address: &PostalAddress) -> Vec<String> {
    let town = format!("{} {}", address.postal_code, address.town);
    let lines = address.street.lines().map(str::to_owned);
    let rest = [town.trim().to_owned(), address.region.clone(), address.country.clone()];
    lines.chain(rest).filter(|line| !line.is_empty()).collect()
}

/// How to pay, in words: none when there is nothing to be paid.
fn how_to_pay(invoice: &Invoice) -> Vec<String> {
    let paper = &invoice.paper;
    match invoice.life.state {
        InvoiceState::Paid => return vec!["Paid. Thank you.".to_owned()],
        InvoiceState::Void => return vec!["Void: nothing is to be paid.".to_owned()],
        InvoiceState::Open | InvoiceState::Overdue => {}
    }
    let mut lines = vec![format!(
        "Please pay {} until {}, naming {}.",
        amount(invoice.open(), paper.currency),
        day(invoice.life.due),
        paper.number
    )];
    for (how, words) in [("By transfer", &paper.seller.transfer), ("By cheque", &paper.seller.cheque)] {
        if !words.is_empty() {
            lines.push(format!("{how}: {words}"));
        }
    }
    lines.push("A server without connection to the internet needs a new licence file once this is paid.".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_their_currency_is() {
        let written = |minor, code| amount(minor, Currency::new(code).unwrap());
        assert_eq!(written(123_456, "EUR"), "1234.56 EUR");
        assert_eq!(written(-5, "USD"), "-0.05 USD");
        assert_eq!(written(500, "JPY"), "500 JPY");
        assert_eq!(written(1_234, "KWD"), "1.234 KWD");
        assert_eq!([1900, 750, 825].map(percent), ["19 %", "7.5 %", "8.25 %"]);
    }
}
