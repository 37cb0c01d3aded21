//! Payments: money that came in for an invoice, and money that was taken back. Cheques and transfers are booked by staff, cards by
//! a provider's word after it was asked again.

mod card;
mod provider;
mod rest;
mod rows;
mod settings;
mod stripe;

pub(crate) use self::provider::ProviderError;
pub(crate) use self::rest::operations;

use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use jiff::civil::Date;
use license::Moment;
use license::steps::invoice::{Event as Step, InvoiceState};
use serde_json::json;

use crate::invoices::{self, Invoice, InvoiceId};
use crate::mails;
use crate::office::Office;
use crate::orders;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::VendorId;

foundation::id_type!(
    /// A payment.
    PaymentId,
    "payment"
);

/// How money came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// By a cheque in the post.
    Cheque,
    /// By bank transfer.
    Transfer,
    /// By card, through a provider.
    Card,
}

impl Method {
    fn as_str(self) -> &'static str {
        match self {
            Self::Cheque => "cheque",
            Self::Transfer => "transfer",
            Self::Card => "card",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Cheque, Self::Transfer, Self::Card].into_iter().find(|method| method.as_str() == word)
    }
}

/// Money that came in, or was taken back.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) vendor: VendorId,
    pub(crate) invoice: InvoiceId,
    pub(crate) method: Method,
    /// Always above zero; what is taken back names what it reverses.
    pub(crate) amount: i64,
    /// Whether it counts towards the invoice; money that came twice does not and is to be returned.
    pub(crate) applied: bool,
    pub(crate) reverses: Option<PaymentId>,
    pub(crate) reference: String,
    /// The provider's own name for it.
    pub(crate) external: Option<String>,
    pub(crate) value_date: Date,
    pub(crate) created_at: Moment,
}

/// Money to be booked.
#[derive(Clone, Debug)]
pub(crate) struct Receipt {
    pub(crate) method: Method,
    pub(crate) amount: i64,
    pub(crate) reference: String,
    pub(crate) external: Option<String>,
    pub(crate) value_date: Date,
}

/// What is taken back of a payment.
#[derive(Clone, Debug)]
pub(crate) struct Reversal {
    pub(crate) amount: i64,
    pub(crate) reason: String,
    pub(crate) external: Option<String>,
    pub(crate) value_date: Date,
}

async fn note(tx: &mut Tx, actor: &Actor, kind: &'static str, payment: &Payment) -> Result<(), Refused> {
    let after = json!({
        "invoice": payment.invoice.to_string(), "method": payment.method.as_str(), "amount": payment.amount,
        "applied": payment.applied, "reverses": payment.reverses.map(|id| id.to_string()),
        "reference": payment.reference, "external": payment.external, "value_date": payment.value_date.to_string(),
    });
    let owner = payment.vendor.0;
    tx.record(Event { kind, owner, object: payment.id.0, revision: 1, detail: None });
    let change = Change { before: None, after: Some(after.to_string()) };
    let entry = AuditEntry { action: kind, object: payment.id.to_string(), change };
    Ok(tx.audit_of(owner, actor, entry).await?)
}

/// Books money: the invoice, its order and its licence move in this one transaction. Money for an invoice that is paid or void is
/// kept apart and staff is told.
async fn book(
    tx: &mut Tx,
    actor: &Actor,
    vendor: VendorId,
    id: InvoiceId,
    receipt: &Receipt,
) -> Result<(Payment, Invoice), Refused> {
    orders::settle_first(tx, vendor, id).await?;
    let before = invoices::lock(tx, vendor, id).await?;
    let life = before.life.step(Step::Received { minor: receipt.amount }, invoices::now(tx));
    let payment = Payment {
        id: PaymentId(tx.new_id().await?),
        vendor,
        invoice: id,
        method: receipt.method,
        amount: receipt.amount,
        applied: life.is_ok(),
        reverses: None,
        reference: receipt.reference.clone(),
        external: receipt.external.clone(),
        value_date: receipt.value_date,
        created_at: invoices::now(tx),
    };
    rows::insert(tx, &payment, &actor.name).await?;
    let kind = if payment.applied { "payment.received" } else { "payment.unapplied" };
    note(tx, actor, kind, &payment).await?;
    let Ok(life) = life else { return Ok((payment, before)) };
    let kind = if life.state == InvoiceState::Paid { "invoice.paid" } else { "invoice.partly_paid" };
    let after = invoices::keep(tx, actor, kind, &before, life, None).await?;
    if life.state == InvoiceState::Paid {
        orders::paid(tx, actor, &after).await?;
        mails::invoice_paid(tx, &after).await?;
    }
    let after = invoices::get(tx, vendor, id).await?;
    Ok((payment, after))
}

/// Takes money back: a cheque that bounced, a chargeback. A paid invoice is open again and due in seven days.
async fn take_back(
    tx: &mut Tx,
    actor: &Actor,
    received: &Payment,
    reversal: &Reversal,
) -> Result<(Payment, Invoice), Refused> {
    orders::settle_first(tx, received.vendor, received.invoice).await?;
    let before = invoices::lock(tx, received.vendor, received.invoice).await?;
    let taken = rows::taken_back(tx, received.id).await?;
    if received.reverses.is_some() || reversal.amount <= 0 || reversal.amount > received.amount.saturating_sub(taken) {
        return Err(Refused::field("/amount", "out_of_range", "is more than is left of this payment"));
    }
    let payment = Payment {
        id: PaymentId(tx.new_id().await?),
        amount: reversal.amount,
        reverses: Some(received.id),
        reference: reversal.reason.clone(),
        external: reversal.external.clone(),
        value_date: reversal.value_date,
        created_at: invoices::now(tx),
        ..received.clone()
    };
    rows::insert(tx, &payment, &actor.name).await?;
    note(tx, actor, "payment.reversed", &payment).await?;
    if !received.applied {
        return Ok((payment, before));
    }
    let life = before.life.step(Step::Reversed { minor: reversal.amount }, invoices::now(tx))?;
    let why = Some(reversal.reason.as_str());
    let after = invoices::keep(tx, actor, "invoice.payment_reversed", &before, life, why).await?;
    if before.life.state == InvoiceState::Paid && life.state == InvoiceState::Open {
        orders::reopened(tx, actor, &after, &reversal.reason).await?;
        mails::payment_reversed(tx, &after).await?;
    }
    Ok((payment, after))
}

impl Office {
    /// Books a cheque or a transfer.
    async fn book_payment(
        &self,
        principal: &Principal,
        id: InvoiceId,
        receipt: Receipt,
    ) -> Result<(Payment, Invoice), Refused> {
        principal.needs(Scope::Write(Area::Invoices))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let reference = text::name(&receipt.reference, "/reference", &mut errors);
        if receipt.amount <= 0 {
            errors.push(FieldError::new("/amount", "out_of_range", "must be above zero"));
        }
        Refused::unless_empty(errors)?;
        let receipt = Receipt { reference, ..receipt };
        self.db
            .write((principal.actor.clone(), receipt), move |tx, (actor, receipt)| {
                Box::pin(async move {
                    let invoice = invoices::get(tx, vendor, id).await?;
                    let open = invoice.open();
                    if open == 0 {
                        return Err(license::steps::invoice::Refused::NotOpen.into());
                    }
                    if receipt.amount > open {
                        let detail = format!("must be at most the {open} that are still to be paid");
                        return Err(Refused::field("/amount", "out_of_range", detail));
                    }
                    book(tx, actor, vendor, id, receipt).await
                })
            })
            .await
    }

    /// Takes a payment back, or a part of it.
    async fn reverse_payment(
        &self,
        principal: &Principal,
        id: InvoiceId,
        payment: PaymentId,
        amount: Option<i64>,
        reversal: Reversal,
    ) -> Result<(Payment, Invoice), Refused> {
        principal.needs(Scope::Write(Area::Invoices))?;
        let vendor = principal.vendor()?;
        let reason = invoices::reason(&reversal.reason)?;
        let reversal = Reversal { reason, ..reversal };
        self.db
            .write((principal.actor.clone(), reversal), move |tx, (actor, reversal)| {
                Box::pin(async move {
                    let received = rows::get(tx, vendor, payment).await?;
                    if received.invoice != id {
                        return Err(Refused::missing("payment", payment));
                    }
                    let left = received.amount - rows::taken_back(tx, payment).await?;
                    let reversal = Reversal { amount: amount.unwrap_or(left), ..reversal.clone() };
                    take_back(tx, actor, &received, &reversal).await
                })
            })
            .await
    }

    /// What was paid for an invoice, and taken back.
    async fn payments(&self, principal: &Principal, id: InvoiceId) -> Result<Vec<Payment>, Refused> {
        let invoice = self.invoice(principal, id).await?;
        rows::of_invoice(&mut self.read().await?, invoice.vendor, id).await
    }
}
