//! The life of a licence (§ "Licence" of the model).
//!
//! The model also names a state `transferred` that none of its rows leads to: after a transfer the licence is active and it
//! is the activation that is released. So there is none here.

use std::fmt;

/// Where a licence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LicenseState {
    /// It was sold or given and never activated.
    Issued,
    /// It is a trial of the product.
    Trial,
    /// It was bought and is in use.
    Running(Running),
    /// The vendor has suspended it; lifting that puts it back to where it would stand.
    Suspended(Running),
    /// It has ended; the installation is on Free.
    ExpiredToFree,
    /// The vendor has ended it for good.
    Revoked,
}

/// Where a licence in use stands with its money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Running {
    /// All is paid.
    Active,
    /// An invoice is open.
    PendingPayment(Back),
    /// An invoice was not paid in time.
    StoppedUnpaid(Back),
}

/// Where an unpaid order goes back to when it is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Back {
    /// It was an upsize: to what there was.
    Active,
    /// It was bought during a trial.
    Trial,
    /// It was bought from Free.
    Free,
}

/// What happens to a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// An installation activates it.
    Activate(Login, Slot),
    /// The trial's last day has passed.
    TrialEnded,
    /// A licence is bought: a new one, or one that was a trial or has fallen to Free.
    Purchased(Settlement),
    /// It grows, as the upsize rule has allowed.
    Upsized(Settlement),
    /// The open invoice is paid in full.
    InvoicePaid,
    /// The open invoice is due and not paid.
    DueReached,
    /// Staff undoes the unpaid order.
    OrderVoided,
    /// It has been stopped for as long as the vendor's policy waits.
    GivenUp,
    /// The payment was taken back, by a chargeback or a cheque that bounced.
    PaymentReversed(Back),
    /// Upgrade protection is renewed.
    MaintenanceRenewed,
    /// The installation refreshes.
    Refreshed,
    /// The lease is renewed.
    LeaseRenewed,
    /// The lease was not renewed in its days of grace.
    LeaseEnded,
    /// It begins to move to another installation.
    TransferBegun,
    /// It has moved.
    TransferDone,
    /// The vendor suspends it.
    Suspended,
    /// The vendor lifts the suspension.
    Reinstated,
    /// The vendor ends it for good.
    Revoked,
    /// Somebody wants to join it with another (UPS-32).
    Merge,
    /// Somebody wants it smaller (UPS-30).
    Downsize,
    /// Somebody wants it without its proxy (UPS-26).
    DropProxy,
}

/// Whether the customer's login was verified (LIC-28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Login {
    /// It was.
    Verified,
    /// There was none.
    None,
}

/// Whether the licence has a place for another installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// It has.
    Free,
    /// Another installation has it (UPS-31).
    Taken,
}

/// How an order is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Settlement {
    /// It was paid with the order.
    Prepaid,
    /// An invoice is due in thirty days.
    OnInvoice,
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A paid key needs the customer's login (LIC-28); the caller's fault.
    #[error("activating a paid licence needs the login of its account")]
    LoginRequired,
    /// One licence, one machine (UPS-31); the caller's fault.
    #[error("the licence is in use on another installation")]
    SlotTaken,
    /// Licences are never joined (UPS-32); the caller's fault.
    #[error("licences cannot be combined")]
    CannotBeCombined,
    /// Licences are never made smaller (UPS-30); the caller's fault.
    #[error("a licence cannot be downsized")]
    CannotBeDownsized,
    /// The proxy stays (UPS-26 to UPS-28); the caller's fault.
    #[error("the proxy cannot be removed from a licence")]
    ProxyNotRemovable,
    /// The state has no such step; the fault of whoever thought otherwise.
    #[error("a licence that is {state} cannot be {event}")]
    NotPossible {
        /// The state.
        state: &'static str,
        /// The event.
        event: &'static str,
    },
}

impl Refused {
    /// The stable code of problem documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::LoginRequired => "login_required",
            Self::SlotTaken => "license_in_use",
            Self::CannotBeCombined => "licenses_cannot_be_combined",
            Self::CannotBeDownsized => "downsizing_not_permitted",
            Self::ProxyNotRemovable => "proxy_not_removable",
            Self::NotPossible { .. } => "license_state",
        }
    }
}

impl LicenseState {
    /// The state after an event.
    ///
    /// # Errors
    /// [`Refused`]; the state stays then.
    pub fn step(self, event: Event) -> Result<Self, Refused> {
        use LicenseState::{ExpiredToFree, Issued, Revoked, Running as In, Suspended, Trial};
        use Running::{Active, PendingPayment, StoppedUnpaid};
        Ok(match (self, event) {
            (_, Event::Merge) => return Err(Refused::CannotBeCombined),
            (_, Event::Downsize) => return Err(Refused::CannotBeDownsized),
            (_, Event::DropProxy) => return Err(Refused::ProxyNotRemovable),

            (Trial, Event::Activate(_, slot)) => activated(Trial, Login::Verified, slot)?,
            (Issued, Event::Activate(login, slot)) => activated(In(Active), login, slot)?,
            (In(Active | PendingPayment(_)), Event::Activate(login, slot)) => activated(self, login, slot)?,

            // A licence that is new is activated the same way whether or not it is paid yet.
            (Issued, Event::Purchased(Settlement::Prepaid)) => Issued,
            (Issued, Event::PaymentReversed(back)) => In(PendingPayment(back)),
            (Issued, Event::Purchased(Settlement::OnInvoice)) => In(PendingPayment(Back::Free)),
            (Trial, Event::TrialEnded) => ExpiredToFree,
            (Trial | ExpiredToFree, Event::Purchased(Settlement::Prepaid)) => In(Active),
            (Trial, Event::Purchased(Settlement::OnInvoice)) => In(PendingPayment(Back::Trial)),
            (ExpiredToFree, Event::Purchased(Settlement::OnInvoice)) => In(PendingPayment(Back::Free)),
            (In(Active), Event::Upsized(Settlement::Prepaid)) => In(Active),
            (In(Active), Event::Upsized(Settlement::OnInvoice)) => In(PendingPayment(Back::Active)),

            (In(running), Event::InvoicePaid | Event::DueReached | Event::PaymentReversed(_)) => {
                In(running.pay(event).ok_or_else(|| self.cannot(event))?)
            }
            (Suspended(running), Event::InvoicePaid | Event::DueReached | Event::PaymentReversed(_)) => {
                Suspended(running.pay(event).ok_or_else(|| self.cannot(event))?)
            }
            (In(PendingPayment(back) | StoppedUnpaid(back)), Event::OrderVoided) => match back {
                Back::Active => In(Active),
                Back::Trial => Trial,
                Back::Free => ExpiredToFree,
            },
            (In(StoppedUnpaid(_)), Event::GivenUp) => ExpiredToFree,

            (In(Active), Event::MaintenanceRenewed | Event::LeaseRenewed) => self,
            (In(Active), Event::TransferBegun | Event::TransferDone) => self,
            (In(Active), Event::LeaseEnded) => ExpiredToFree,
            // The answer to a refresh says what the state is, whatever it is; it changes nothing.
            (Trial | In(_) | Suspended(_) | ExpiredToFree | Revoked, Event::Refreshed) => self,

            (In(running @ (Active | PendingPayment(_))), Event::Suspended) => Suspended(running),
            (Suspended(running), Event::Reinstated) => In(running),
            (Issued | Trial | In(_) | Suspended(_) | ExpiredToFree, Event::Revoked) => Revoked,
            _ => return Err(self.cannot(event)),
        })
    }

    fn cannot(self, event: Event) -> Refused {
        Refused::NotPossible { state: self.as_str(), event: event.as_str() }
    }

    /// The word in rows and documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Trial => "trial",
            Self::Running(Running::Active) => "active",
            Self::Running(Running::PendingPayment(_)) => "pending_payment",
            Self::Running(Running::StoppedUnpaid(_)) => "stopped_unpaid",
            Self::Suspended(_) => "suspended",
            Self::ExpiredToFree => "expired_to_free",
            Self::Revoked => "revoked",
        }
    }
}

impl fmt::Display for LicenseState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Running {
    fn pay(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::PendingPayment(_) | Self::StoppedUnpaid(_), Event::InvoicePaid) => Some(Self::Active),
            (Self::PendingPayment(back), Event::DueReached) => Some(Self::StoppedUnpaid(back)),
            (Self::Active, Event::PaymentReversed(back)) => Some(Self::PendingPayment(back)),
            _ => None,
        }
    }
}

impl Event {
    fn as_str(self) -> &'static str {
        match self {
            Self::Activate(..) => "activated",
            Self::TrialEnded => "ended as a trial",
            Self::Purchased(_) => "purchased",
            Self::Upsized(_) => "upsized",
            Self::InvoicePaid => "paid",
            Self::DueReached => "stopped for payment",
            Self::OrderVoided => "relieved of an order",
            Self::GivenUp => "given up",
            Self::PaymentReversed(_) => "charged back",
            Self::MaintenanceRenewed => "renewed",
            Self::Refreshed => "refreshed",
            Self::LeaseRenewed => "leased on",
            Self::LeaseEnded => "ended as a lease",
            Self::TransferBegun | Self::TransferDone => "transferred",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Revoked => "revoked",
            Self::Merge => "combined",
            Self::Downsize => "downsized",
            Self::DropProxy => "relieved of its proxy",
        }
    }
}

fn activated(after: LicenseState, login: Login, slot: Slot) -> Result<LicenseState, Refused> {
    match (login, slot) {
        (Login::None, _) => Err(Refused::LoginRequired),
        (Login::Verified, Slot::Taken) => Err(Refused::SlotTaken),
        (Login::Verified, Slot::Free) => Ok(after),
    }
}

#[cfg(test)]
mod tests;
