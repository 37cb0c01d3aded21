//! What works in which state: the table that every gate asks (§ "What works in which state").
//!
//! Nothing here ever answers with a permanent refusal of mail, and nothing deletes: the hardest answer to a sender is 451
//! with the enhanced code 4.3.2, upon which it tries again for days.

use std::fmt;

/// The state of an installation, mildest first. Of several that apply, the last one here decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A licence holds.
    Licensed,
    /// A trial runs.
    Trial,
    /// All works, and something must be looked after.
    Warn,
    /// What is there works, nothing may be added.
    GrowthFreeze,
    /// No licence, or one that has ended: the limits of Free. What is beyond them is kept and keeps receiving.
    Free,
    /// This build is newer than upgrade protection reaches: as without a licence, until a covered build runs.
    BlockedBuild,
    /// Suspended by the vendor.
    Suspended,
    /// An invoice is overdue: no mail and no logins until it is paid.
    Stopped,
    /// Ended by the vendor.
    Revoked,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// Mail that arrives by SMTP or LMTP.
    InboundMail,
    /// Delivery of mail that was accepted before.
    QueuedMail,
    /// Submission, and mail that leaves.
    Submission,
    /// IMAP, POP, webmail, DAV, JMAP: a person's own mail.
    Access,
    /// Add-ons, ActiveSync and the proxy.
    Addons,
    /// A new domain, mailbox or list.
    Create,
    /// Administration, reading by REST, the licence pages, backup, export and delete.
    Administration,
}

/// Whether it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// No.
    No,
    /// The sender is told 451 4.3.2 and tries again.
    Defer,
    /// It waits in the queue.
    Held,
    /// It can be looked at, not changed.
    ReadOnly,
    /// For the mailboxes that were chosen to stay within the limits of Free; the others see a notice.
    ChosenOnly,
    /// What is there goes on, nothing new is switched on.
    ExistingOnly,
    /// As far as limits and add-ons of the licence reach.
    WithinLimits,
    /// Yes.
    Yes,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Licensed,
        Self::Trial,
        Self::Warn,
        Self::GrowthFreeze,
        Self::Free,
        Self::BlockedBuild,
        Self::Suspended,
        Self::Stopped,
        Self::Revoked,
    ];

    /// Whether `surface` works in this state.
    #[rustfmt::skip]
    pub fn allows(self, surface: Surface) -> Answer {
        use Answer::{ChosenOnly, Defer, ExistingOnly, Held, No, ReadOnly, WithinLimits, Yes};
        let column = match self {
            //                                      inbound queued submission  access      add-ons       create        administration
            Self::Licensed | Self::Trial | Self::Warn => [Yes,   Yes,  Yes,        Yes,        WithinLimits, WithinLimits, Yes],
            Self::GrowthFreeze                        => [Yes,   Yes,  Yes,        Yes,        ExistingOnly, No,           Yes],
            Self::Free | Self::BlockedBuild           => [Yes,   Yes,  ChosenOnly, ChosenOnly, No,           WithinLimits, Yes],
            Self::Suspended                           => [Defer, Held, No,         ReadOnly,   No,           No,           Yes],
            Self::Stopped | Self::Revoked             => [Defer, Held, No,         No,         No,           No,           Yes],
        };
        column[surface as usize]
    }

    /// The word in documents and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Licensed => "licensed",
            Self::Trial => "trial",
            Self::Warn => "warn",
            Self::GrowthFreeze => "growth_freeze",
            Self::Free => "free",
            Self::BlockedBuild => "blocked_build",
            Self::Suspended => "suspended",
            Self::Stopped => "stopped",
            Self::Revoked => "revoked",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Surface {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::InboundMail,
        Self::QueuedMail,
        Self::Submission,
        Self::Access,
        Self::Addons,
        Self::Create,
        Self::Administration,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table, read column by column.
    #[test]
    fn each_state_is_its_column() {
        use Answer::{ChosenOnly, Defer, ExistingOnly, Held, No, ReadOnly, WithinLimits, Yes};
        let column = |state: State| Surface::ALL.map(|surface| state.allows(surface));
        let all = [Yes, Yes, Yes, Yes, WithinLimits, WithinLimits, Yes];
        for state in [State::Licensed, State::Trial, State::Warn] {
            assert_eq!(column(state), all);
        }
        assert_eq!(column(State::GrowthFreeze), [Yes, Yes, Yes, Yes, ExistingOnly, No, Yes]);
        assert_eq!(column(State::Stopped), [Defer, Held, No, No, No, No, Yes]);
        assert_eq!(column(State::Free), [Yes, Yes, ChosenOnly, ChosenOnly, No, WithinLimits, Yes]);
        assert_eq!(column(State::BlockedBuild), column(State::Free));
        assert_eq!(column(State::Suspended), [Defer, Held, No, ReadOnly, No, No, Yes]);
        assert_eq!(column(State::Revoked), [Defer, Held, No, No, No, No, Yes]);
    }

    #[test]
    fn no_state_loses_mail_or_locks_the_administrator_out() {
        for state in State::ALL {
            assert!(matches!(state.allows(Surface::InboundMail), Answer::Yes | Answer::Defer), "{state}");
            assert!(matches!(state.allows(Surface::QueuedMail), Answer::Yes | Answer::Held), "{state}");
            assert_eq!(state.allows(Surface::Administration), Answer::Yes, "{state}");
        }
    }
}
