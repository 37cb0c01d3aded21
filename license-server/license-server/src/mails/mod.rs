//! Mails to customers: what to say and to whom, kept until the vendor's mail host has taken it. A vendor without settings for mail
//! sends none; what happened stands in the event feed all the same.

mod delivery;
mod letters;
mod outbox;
mod rest;
mod settings;

pub(crate) use self::letters::{Activated, Link, activated, link, trial_key};
pub(crate) use self::rest::operations;
pub(crate) use self::settings::is_set as are_sent;

use foundation::db::Tx;
use license::Moment;
use license::moment::DAY;

use crate::customers::{self, ContactPurpose};
use crate::invoices::{Invoice, amount, day};
use crate::licenses::License;
use crate::people::PersonId;
use crate::refused::Refused;
use crate::vendors::{self, VendorId};

/// What a mail is.
struct Letter {
    kind: &'static str,
    /// The identifier of what it is about.
    about: String,
    subject: String,
    body: String,
}

/// Says that an invoice was paid.
pub(crate) async fn invoice_paid(tx: &mut Tx, invoice: &Invoice) -> Result<(), Refused> {
    let number = &invoice.paper.number;
    let paragraphs = [
        format!("We have received your payment of invoice {number}. Thank you."),
        "Servers that are connected learn it at their next refresh, or at once by Help > About > Refresh. A server \
         without connection to the internet needs a new licence file."
            .to_owned(),
    ];
    bill(tx, invoice, "invoice.paid", format!("Invoice {number} is paid"), &paragraphs).await
}

/// Says that a payment was taken back.
pub(crate) async fn payment_reversed(tx: &mut Tx, invoice: &Invoice) -> Result<(), Refused> {
    let number = &invoice.paper.number;
    let mut paragraphs = vec![format!(
        "The payment of invoice {number} was taken back: a cheque that bounced, or a chargeback. The invoice is open again."
    )];
    paragraphs.extend(to_pay(invoice));
    let subject = format!("The payment of invoice {number} was taken back");
    bill(tx, invoice, "invoice.reopened", subject, &paragraphs).await
}

/// Tells of an invoice, on its day and again.
pub(crate) async fn reminder(tx: &mut Tx, invoice: &Invoice, on: i64) -> Result<(), Refused> {
    let number = &invoice.paper.number;
    let left = invoice.life.due.since(invoice.paper.issued_at).div_euclid(DAY) - on;
    let (subject, first) = match (on, left) {
        (0, _) => (format!("Invoice {number}"), format!("Thank you for your order. This is invoice {number}.")),
        (_, ..=0) => (
            format!("Invoice {number} was due today"),
            format!("Invoice {number} was due today and is not paid. What it was for stops until it is."),
        ),
        (_, 1) => (
            format!("Invoice {number} is due tomorrow"),
            format!("Invoice {number} is not paid yet; it is due tomorrow."),
        ),
        (_, left) => (
            format!("Invoice {number} is due in {left} days"),
            format!("Invoice {number} is not paid yet; it is due in {left} days."),
        ),
    };
    let paragraphs: Vec<String> = [first].into_iter().chain(to_pay(invoice)).collect();
    bill(tx, invoice, "invoice.reminder", subject, &paragraphs).await
}

/// How an invoice is paid, in paragraphs.
fn to_pay(invoice: &Invoice) -> Vec<String> {
    let paper = &invoice.paper;
    let mut paragraphs = vec![format!(
        "To be paid: {} until {}. If it is not, the server stops then and goes on when it is paid; no mail is lost.",
        amount(invoice.open(), paper.currency),
        day(invoice.life.due)
    )];
    for (how, words) in [("By transfer", &paper.seller.transfer), ("By cheque", &paper.seller.cheque)] {
        if !words.is_empty() {
            paragraphs.push(format!("{how}: {words}"));
        }
    }
    paragraphs.push("The invoice, and paying by card where that is offered, is in your account.".to_owned());
    paragraphs
}

fn body(invoice: &Invoice, paragraphs: &[String]) -> String {
    let paper = &invoice.paper;
    let name = &paper.buyer.name;
    format!("Dear {name},\n\n{}\n\n{}\n{}\n", paragraphs.join("\n\n"), paper.seller.name, paper.seller.email)
}

/// Tells that a trial ends.
pub(crate) async fn trial_ending(tx: &mut Tx, license: &License, term: Moment, days: i64) -> Result<(), Refused> {
    let Some(customer) = license.customer else { return Ok(()) };
    let vendor = vendors::get(tx, license.vendor).await?.name;
    let name = customers::buyer(tx, license.vendor, customer).await?.login.name;
    let left = if days == 1 { "tomorrow".to_owned() } else { format!("in {days} days") };
    let body = format!(
        "Dear {name},\n\nYour trial ends {left}, on {}. Buy the licence in your account to keep what it grants; without \
         that the server goes on as Free: one domain and ten mailboxes. No mailbox is removed and no mail is lost.\n\n\
         {vendor}\n",
        day(term)
    );
    let subject = format!("Your trial ends {left}");
    let letter = Letter { kind: "license.trial_ending", about: license.id.to_string(), subject, body };
    send(tx, (license.vendor, customer), ContactPurpose::Technical, letter).await
}

/// Puts a letter about an invoice into the outbox.
async fn bill(
    tx: &mut Tx,
    invoice: &Invoice,
    kind: &'static str,
    subject: String,
    paragraphs: &[String],
) -> Result<(), Refused> {
    let letter = Letter { kind, about: invoice.id.to_string(), subject, body: body(invoice, paragraphs) };
    send(tx, (invoice.vendor, invoice.customer), ContactPurpose::Billing, letter).await
}

/// Puts a letter into the outbox for each who is spoken to about such things, or else for the customer. A vendor that sends no
/// mail writes to nobody.
async fn send(
    tx: &mut Tx,
    (vendor, customer): (VendorId, PersonId),
    purpose: ContactPurpose,
    letter: Letter,
) -> Result<(), Refused> {
    if !settings::is_set(tx, vendor).await? {
        return Ok(());
    }
    let customer = customers::buyer(tx, vendor, customer).await?;
    let contacts = customer.details.contacts.iter().filter(|contact| contact.purpose == purpose);
    let mut recipients: Vec<String> = contacts.map(|contact| contact.email.clone()).collect();
    if recipients.is_empty() {
        recipients.push(customer.login.email);
    }
    recipients.sort();
    recipients.dedup();
    for recipient in recipients {
        let Letter { kind, about, subject, body } = &letter;
        outbox::put(tx, vendor, outbox::NewMail { kind, about, recipient, subject, body }).await?;
    }
    Ok(())
}
