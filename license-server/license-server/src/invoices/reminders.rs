//! Reminders: on fixed days from an invoice's date, and on the day before it is due and that day itself. Which were sent is kept, so
//! that a server that was down sends the last one and not all of them.

use foundation::args;
use foundation::db::{Event, Tx};
use license::Moment;
use license::moment::DAY;
use license::steps::invoice::{InvoiceState, REMINDER_DAYS};
use serde_json::json;

use super::{Invoice, lock, now, rows};
use crate::mails;
use crate::office::Office;
use crate::refused::Refused;

/// Invoices looked at by one read.
const BATCH: i64 = 200;

/// The days on which an invoice's owner is reminded, counted from its date.
fn days(invoice: &Invoice) -> Vec<i64> {
    let due = invoice.life.due.since(invoice.paper.issued_at).div_euclid(DAY);
    let mut days: Vec<i64> = REMINDER_DAYS.into_iter().filter(|day| *day <= due).chain([due - 1, due]).collect();
    days.retain(|day| *day >= 0);
    days.sort_unstable();
    days.dedup();
    days
}

/// Sends the reminder of today, if there is one that was not sent. Says whether.
pub(crate) async fn remind(tx: &mut Tx, invoice: &Invoice, now: Moment) -> Result<bool, Refused> {
    if !matches!(invoice.life.state, InvoiceState::Open | InvoiceState::Overdue) {
        return Ok(false);
    }
    let reached = |day: &i64| invoice.paper.issued_at.plus_days(*day) <= now;
    let mut last = None;
    for day in days(invoice).into_iter().filter(reached) {
        let sql = "INSERT INTO invoice_reminders (invoice, day, sent_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (invoice, day) DO NOTHING";
        let sent_at = tx.micros();
        let is_new = tx.run(sql, args![invoice.id, day, sent_at]).await? > 0;
        last = is_new.then_some(day);
    }
    let Some(day) = last else { return Ok(false) };
    tx.record(Event {
        kind: "invoice.reminder",
        owner: invoice.vendor.0,
        object: invoice.id.0,
        revision: invoice.revision,
        detail: Some(json!({"day": day}).to_string()),
    });
    mails::reminder(tx, invoice, day).await?;
    Ok(true)
}

impl Office {
    /// Sends the reminders of today. Says how many there were.
    pub(crate) async fn remind(&self) -> Result<u64, Refused> {
        let (mut sent, mut after) = (0, 0);
        loop {
            let found = rows::to_pay(&mut self.read().await?, after, BATCH).await?;
            let Some(last) = found.last() else { return Ok(sent) };
            after = last.id.0;
            let moment = Moment::from(self.clock().now());
            for invoice in found {
                let first = invoice.paper.issued_at.plus_days(days(&invoice).first().copied().unwrap_or_default());
                if moment < first {
                    continue;
                }
                let (vendor, id) = (invoice.vendor, invoice.id);
                let done = self.db.write((), move |tx, ()| {
                    Box::pin(async move {
                        let invoice = lock(tx, vendor, id).await?;
                        let now = now(tx);
                        remind(tx, &invoice, now).await
                    })
                });
                sent += u64::from(done.await?);
            }
        }
    }
}
