//! The life of an invoice: thirty days, reminders, one extension, and what comes after (§ "Payment flow").

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// Days until an invoice is due (UPS-17).
pub const DUE_DAYS: i64 = 30;
/// The days on which its owner is reminded, counted from its date.
pub const REMINDER_DAYS: [i64; 7] = [0, 7, 14, 21, 27, 29, 30];
/// Days by which staff may extend it, once.
pub const EXTENSION_DAYS: u32 = 14;
/// Days to pay again after a payment was taken back.
pub const REVERSAL_DAYS: i64 = 7;

/// An invoice. Amounts are minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Where it stands.
    pub state: InvoiceState,
    /// What is owed in all, tax included.
    pub total: i64,
    /// What was paid.
    pub paid: i64,
    /// Until when.
    pub due: Moment,
    /// Whether it was extended.
    pub extension: Extension,
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// It is to be paid.
    Open,
    /// It is paid.
    Paid,
    /// It was not paid in time.
    Overdue,
    /// Nobody has to pay it.
    Void,
}

/// Whether an invoice was extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extension {
    /// It may be, once.
    Unused,
    /// It was.
    Used,
}

/// What happens to an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Money comes in.
    Received {
        /// How much.
        minor: i64,
    },
    /// Money is taken back.
    Reversed {
        /// How much.
        minor: i64,
    },
    /// The due date may have passed.
    DueReached,
    /// Staff gives more time ("the cheque is in the post").
    Extended {
        /// How many days.
        days: u32,
    },
    /// Staff undoes the order.
    Voided,
}

/// Why an event is refused; the fault of whoever books it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The amount is not above zero, or more is taken back than was paid.
    #[error("the amount does not fit the invoice")]
    Amount,
    /// It is not due yet.
    #[error("the invoice is due at {0}")]
    NotDue(Moment),
    /// It was extended before.
    #[error("the invoice was extended before")]
    ExtendedBefore,
    /// More days than may be given.
    #[error("an invoice is extended by 1 to {EXTENSION_DAYS} days")]
    TooLong,
    /// In its state there is no such step.
    #[error("the invoice is not open")]
    NotOpen,
}

impl Invoice {
    /// An invoice of today.
    pub fn new(total: i64, now: Moment) -> Self {
        let due = now.plus_days(DUE_DAYS);
        let state = if total > 0 { InvoiceState::Open } else { InvoiceState::Paid };
        Self { state, total, paid: 0, due, extension: Extension::Unused }
    }

    /// The invoice after an event.
    ///
    /// # Errors
    /// [`Refused`]; the invoice stays as it is then.
    pub fn step(self, event: Event, now: Moment) -> Result<Self, Refused> {
        use InvoiceState::{Open, Overdue, Paid, Void};
        match (self.state, event) {
            (_, Event::Received { minor } | Event::Reversed { minor }) if minor <= 0 => Err(Refused::Amount),
            (Open | Overdue, Event::Received { minor }) => {
                let paid = self.paid.checked_add(minor).ok_or(Refused::Amount)?;
                let state = if paid >= self.total { Paid } else { self.state };
                Ok(Self { state, paid, ..self })
            }
            (Void, Event::Reversed { .. }) => Err(Refused::NotOpen),
            (_, Event::Reversed { minor }) if minor > self.paid => Err(Refused::Amount),
            (Paid, Event::Reversed { minor }) if self.paid - minor < self.total => {
                Ok(Self { state: Open, paid: self.paid - minor, due: now.plus_days(REVERSAL_DAYS), ..self })
            }
            (_, Event::Reversed { minor }) => Ok(Self { paid: self.paid - minor, ..self }),
            (Open, Event::DueReached) if now >= self.due => Ok(Self { state: Overdue, ..self }),
            (Open, Event::DueReached) => Err(Refused::NotDue(self.due)),
            (Open, Event::Extended { days }) => match (self.extension, days) {
                (Extension::Used, _) => Err(Refused::ExtendedBefore),
                (Extension::Unused, 1..=EXTENSION_DAYS) => {
                    Ok(Self { due: self.due.plus_days(days.into()), extension: Extension::Used, ..self })
                }
                (Extension::Unused, _) => Err(Refused::TooLong),
            },
            (Open | Overdue, Event::Voided) => Ok(Self { state: Void, ..self }),
            _ => Err(Refused::NotOpen),
        }
    }

    /// When its owner is reminded, for an invoice dated `from`.
    pub fn reminders(from: Moment) -> [Moment; 7] {
        REMINDER_DAYS.map(|days| from.plus_days(days))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Moment = Moment::from_second(1_800_000_000);

    fn received(minor: i64) -> Event {
        Event::Received { minor }
    }

    /// UPS-17, UPS-18: a cheque that comes three days late is booked, and in parts.
    #[test]
    fn an_invoice_is_due_after_thirty_days_and_can_still_be_paid() {
        let open = Invoice::new(1_000, NOW);
        let day = |n| NOW.plus_days(n);
        assert_eq!(open.step(Event::DueReached, day(29)), Err(Refused::NotDue(day(30))));
        let late = open.step(Event::DueReached, day(30)).unwrap();
        assert_eq!(late.state, InvoiceState::Overdue);
        let part = late.step(received(400), day(33)).unwrap();
        assert_eq!(part.state, InvoiceState::Overdue);
        let paid = part.step(received(600), day(33)).unwrap();
        assert_eq!(paid.state, InvoiceState::Paid);
        assert_eq!(paid.step(received(1), day(33)), Err(Refused::NotOpen));
        assert_eq!(Invoice::new(0, NOW).state, InvoiceState::Paid);
        assert_eq!(Invoice::reminders(NOW)[6], open.due);
    }

    #[test]
    fn time_is_given_once_and_a_bounced_cheque_has_seven_days() {
        let open = Invoice::new(1_000, NOW);
        assert_eq!(open.step(Event::Extended { days: 15 }, NOW), Err(Refused::TooLong));
        assert_eq!(open.step(Event::Extended { days: 0 }, NOW), Err(Refused::TooLong));
        let extended = open.step(Event::Extended { days: 14 }, NOW).unwrap();
        assert_eq!(extended.due, NOW.plus_days(44));
        assert_eq!(extended.step(Event::Extended { days: 1 }, NOW), Err(Refused::ExtendedBefore));
        let paid = extended.step(received(1_000), NOW).unwrap();
        let bounced = paid.step(Event::Reversed { minor: 1_000 }, NOW.plus_days(60)).unwrap();
        assert_eq!((bounced.state, bounced.paid, bounced.due), (InvoiceState::Open, 0, NOW.plus_days(67)));
        assert_eq!(paid.step(Event::Reversed { minor: 1_001 }, NOW), Err(Refused::Amount));
        assert_eq!(paid.step(Event::Voided, NOW), Err(Refused::NotOpen));
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            (-5..700_i64).prop_map(received),
            (-5..700_i64).prop_map(|minor| Event::Reversed { minor }),
            Just(Event::DueReached),
            (0..20_u32).prop_map(|days| Event::Extended { days }),
            Just(Event::Voided),
        ]
    }

    proptest! {
        #[test]
        fn it_is_paid_exactly_when_the_money_is_there_and_late_only_after_its_date(
            total in 1..1_000_i64,
            events in prop::collection::vec((event(), 0..20_i64), 0..30),
        ) {
            let (mut invoice, mut now) = (Invoice::new(total, NOW), NOW);
            for (event, days) in events {
                now = now.plus_days(days);
                let before = invoice;
                if let Ok(after) = invoice.step(event, now) {
                    invoice = after;
                }
                prop_assert!(invoice.paid >= 0);
                prop_assert_eq!(invoice.state == InvoiceState::Paid, invoice.paid >= total && invoice.state != InvoiceState::Void);
                if invoice.state == InvoiceState::Overdue && before.state != InvoiceState::Overdue {
                    prop_assert!(now >= before.due);
                }
                prop_assert!(before.state != InvoiceState::Void || invoice == before, "what is void stays void");
                prop_assert!(invoice.due <= now.plus_days(DUE_DAYS + i64::from(EXTENSION_DAYS)));
            }
        }
    }
}
