//! Why an installation is in its state, in a code for programs and in words for people.

use crate::{
    entitlement::{AddonCode, LimitName},
    moment::Moment,
};

/// One reason. An installation has a set of them; the worst decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which.
    pub code: Code,
    /// Since when it holds, where a date says so.
    pub since: Option<Moment>,
    /// When it gets worse unless something is done; none when it is as bad as it gets.
    pub changes_at: Option<Moment>,
}

/// The reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// An invoice is open.
    PaymentDue,
    /// An invoice was not paid in time.
    PaymentOverdue,
    /// The licence server has not been reached for long.
    ContactLost,
    /// The clock is set back.
    ClockRollback,
    /// The clock has leapt forward by days.
    ClockLeap,
    /// More is used than allowed.
    OverLimit(LimitName),
    /// Upgrade protection ends soon.
    MaintenanceEnding,
    /// Upgrade protection has ended.
    MaintenanceLapsed,
    /// This build is not covered by upgrade protection, which ended then.
    BuildNotCovered(Moment),
    /// An add-on ends soon.
    AddonExpiring(AddonCode),
    /// An add-on has ended, or stands still.
    AddonEnded(AddonCode),
    /// Neither the machine nor its name is the one the licence was activated on.
    MachineChanged,
    /// The token is for the key of another installation.
    OtherInstallation,
    /// The token is for a host of another name.
    OtherHost,
    /// The vendor's key that signed the token was revoked.
    KeyRevoked,
    /// The trial ends soon.
    TrialEnding,
    /// The trial has ended.
    TrialOver,
    /// The lease was not renewed yet.
    LeaseDue,
    /// The lease was not renewed.
    LeaseOver,
    /// What was granted for a time ends soon.
    TermEnding,
    /// What was granted for a time has ended.
    TermOver,
    /// The vendor suspends the licence.
    Suspended,
    /// The vendor ends the licence.
    Revoked,
    /// The licence lives on another installation.
    Released,
}

impl Code {
    /// The stable code.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::PaymentDue => "payment_due",
            Self::PaymentOverdue => "payment_overdue",
            Self::ContactLost => "contact_lost",
            Self::ClockRollback => "clock_rollback",
            Self::ClockLeap => "clock_leap",
            Self::OverLimit(_) => "over_limit",
            Self::MaintenanceEnding => "maintenance_ending",
            Self::MaintenanceLapsed => "maintenance_lapsed",
            Self::BuildNotCovered(_) => "build_not_covered",
            Self::AddonExpiring(_) => "addon_expiring",
            Self::AddonEnded(_) => "addon_ended",
            Self::MachineChanged => "machine_changed",
            Self::OtherInstallation => "other_installation",
            Self::OtherHost => "other_host",
            Self::KeyRevoked => "key_revoked",
            Self::TrialEnding => "trial_ending",
            Self::TrialOver => "trial_over",
            Self::LeaseDue => "lease_due",
            Self::LeaseOver => "lease_over",
            Self::TermEnding => "term_ending",
            Self::TermOver => "term_over",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::Released => "released",
        }
    }

    /// What the reason is, as a sentence without its dates.
    pub fn explanation(&self) -> String {
        let text = match self {
            Self::PaymentDue => "An invoice is open; the licence is temporary until it is paid.",
            Self::PaymentOverdue => "An invoice was not paid in time.",
            Self::ContactLost => "The licence server has not been reached for some time.",
            Self::ClockRollback => "This machine's clock is set back.",
            Self::ClockLeap => "This machine's clock has leapt forward by more than two days.",
            Self::OverLimit(name) => return format!("More {name} are in use than the licence allows."),
            Self::MaintenanceEnding => "Upgrade protection ends soon.",
            Self::MaintenanceLapsed => "Upgrade protection has ended; this build goes on working.",
            Self::BuildNotCovered(end) => {
                return format!("Upgrade protection ended at {end} and does not cover this newer build.");
            }
            Self::AddonExpiring(code) => return format!("The add-on {code} ends soon."),
            Self::AddonEnded(code) => return format!("The add-on {code} has ended; its data is kept."),
            Self::MachineChanged => "The licence was activated on another machine.",
            Self::OtherInstallation => "The licence file belongs to another installation.",
            Self::OtherHost => "The licence file was issued for another host name.",
            Self::KeyRevoked => "The vendor has revoked the key that signed the licence.",
            Self::TrialEnding => "The trial ends soon.",
            Self::TrialOver => "The trial has ended.",
            Self::LeaseDue => "The lease has not been renewed yet.",
            Self::LeaseOver => "The lease has ended.",
            Self::TermEnding => "The licence was granted for a time that ends soon.",
            Self::TermOver => "The licence was granted for a time that has ended.",
            Self::Suspended => "The vendor suspends the licence.",
            Self::Revoked => "The vendor has ended the licence.",
            Self::Released => "The licence has moved to another installation.",
        };
        text.to_owned()
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::PaymentDue | Self::PaymentOverdue => {
                "Pay the invoice on the account page, then reactivate; without a connection, import a new response file."
            }
            Self::ContactLost => "Allow outgoing TCP 443 to the licence server, or use offline activation.",
            Self::ClockRollback | Self::ClockLeap => "Set the clock right, then reactivate.",
            Self::OverLimit(_) => "Remove some, or buy more on the account page and reactivate.",
            Self::MaintenanceEnding | Self::MaintenanceLapsed => "Renew upgrade protection on the account page.",
            Self::BuildNotCovered(_) => {
                "Renew upgrade protection and reactivate, or install a build from before that date."
            }
            Self::AddonExpiring(_) | Self::AddonEnded(_) => {
                "Buy the add-on, or renew upgrade protection, on the account page and reactivate."
            }
            Self::MachineChanged => "Reactivate, so that the licence knows this machine.",
            Self::OtherInstallation | Self::OtherHost => "Activate the licence key on this installation.",
            Self::KeyRevoked => "Reactivate; without a connection, use offline activation.",
            Self::TrialEnding | Self::TrialOver | Self::TermEnding | Self::TermOver => {
                "Buy a licence on the account page, then activate its key."
            }
            Self::LeaseDue | Self::LeaseOver => "Ask the provider to renew the lease, then reactivate.",
            Self::Suspended | Self::Revoked => "Ask the vendor.",
            Self::Released => "Activate another licence key here.",
        }
    }
}
