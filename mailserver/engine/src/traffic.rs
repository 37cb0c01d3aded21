//! What tenants' mail moves: counted in memory as it moves, so that no delivery waits for it, and written down once a minute, before
//! it is asked for, and when the server stops. A crash loses the counts of its last minute.

use std::collections::HashMap;

use foundation::clock::from_micros;
use foundation::tasks::TaskResult;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use parking_lot::Mutex;
use store::content::Content;
use store::deliver::{Delivered, Delivery};
use store::queue::QueueMessage;
use store::traffic::{self, Payer, Traffic};

use crate::Engine;

/// A month of the calendar, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Month(i64);

impl Month {
    /// That of a moment in microseconds since the epoch.
    pub fn at(micros: i64) -> Self {
        let day = from_micros(micros).to_zoned(TimeZone::UTC).date();
        Self(i64::from(day.year()) * 100 + i64::from(day.month()))
    }

    /// The one that is written so: `2026-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.len() == 7 && text.as_bytes()[4] == b'-';
        let day: Date = shape.then(|| format!("{text}-01").parse().ok()).flatten()?;
        Some(Self(i64::from(day.year()) * 100 + i64::from(day.month())))
    }

    /// As rows have it.
    pub(crate) fn number(self) -> i64 {
        self.0
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 100, self.0 % 100)
    }
}

/// What was moved and not yet written down.
#[derive(Default)]
pub(crate) struct Moving {
    counted: Mutex<HashMap<(Payer, Month), Traffic>>,
    /// Held while it is written down: who asks then waits, and sees it.
    settling: tokio::sync::Mutex<()>,
}

impl Moving {
    fn add(&self, payer: Payer, month: Month, moved: Traffic) {
        let mut all = self.counted.lock();
        let known = all.entry((payer, month)).or_default();
        *known = known.plus(moved);
    }
}

impl Engine {
    /// Makes a message durable for everyone a delivery names, and counts what mailboxes got of it.
    pub(crate) async fn deliver(&self, content: &Content, delivery: Delivery) -> Result<Delivered, store::Error> {
        let copies: Vec<_> = delivery.local.iter().map(|copy| (copy.mailbox, copy.message.prefix.len())).collect();
        let delivered = self.store.deliver(content, delivery).await?;
        let month = Month::at(self.store.clock().micros());
        let arrived = copies.into_iter().zip(&delivered.local).filter(|(_, added)| added.is_some());
        for ((mailbox, lines), _) in arrived {
            let received_bytes = (lines + content.len()) as i64;
            let moved = Traffic { received_messages: 1, received_bytes, ..Traffic::default() };
            self.moving.add(Payer::Mailbox(mailbox), month, moved);
        }
        Ok(delivered)
    }

    /// Counts a message that other servers took over for so many recipients.
    pub(crate) fn count_sent(&self, message: &QueueMessage, recipients: usize) {
        let payer = match (message.origin, &message.forwarded_by) {
            (Some(mailbox), _) => Payer::Mailbox(mailbox),
            (None, Some(domain)) => Payer::Domain(domain.clone()),
            // The server's own.
            (None, None) => return,
        };
        let sent_messages = recipients as i64;
        let moved = Traffic { sent_messages, sent_bytes: message.size * sent_messages, ..Traffic::default() };
        self.moving.add(payer, Month::at(self.store.clock().micros()), moved);
    }

    /// Writes down what was moved since the last time.
    ///
    /// # Errors
    /// The database failed; what was counted waits for the next time.
    pub async fn settle_traffic(&self) -> Result<(), store::Error> {
        // By itself, so that whoever asked and goes away takes no counts along.
        let engine = self.clone();
        let settled = tokio::spawn(async move { engine.write_traffic().await }).await;
        settled.unwrap_or_else(|error| Err(store::Error::CannotWrite(std::io::Error::other(error))))
    }

    async fn write_traffic(&self) -> Result<(), store::Error> {
        let _settling = self.moving.settling.lock().await;
        let rows: Vec<_> = std::mem::take(&mut *self.moving.counted.lock()).into_iter().collect();
        if rows.is_empty() {
            return Ok(());
        }
        let written = self.store.db().write(rows.clone(), |tx, rows| {
            Box::pin(async move {
                for ((payer, month), moved) in rows {
                    traffic::add(tx, payer, month.number(), *moved).await?;
                }
                Ok::<_, store::Error>(())
            })
        });
        let written = written.await;
        if written.is_err() {
            for ((payer, month), moved) in rows {
                self.moving.add(payer, month, moved);
            }
        }
        written
    }

    pub(crate) async fn keep_traffic(&self) -> TaskResult {
        self.settle_traffic().await?;
        Ok("written down".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_written_and_read() {
        assert_eq!(Month::at(1_767_225_599_999_999).to_string(), "2025-12");
        assert_eq!(Month::at(1_767_225_600_000_000).to_string(), "2026-01");
        for (text, month) in [
            ("2026-01", Some("2026-01")),
            ("2026-13", None),
            ("2026-1", None),
            ("2026-01-01", None),
            ("202601x", None),
            ("", None),
        ] {
            assert_eq!(Month::parse(text).map(|month| month.to_string()).as_deref(), month, "{text}");
        }
    }
}
