//! What the licence comes to at a moment, and the answers that gates take from it. It changes as a whole.

use std::collections::HashSet;

use license::Moment;
use license::allows::{Answer, State, Surface};
use license::entitlement::{Limit, LimitName, Usage};
use license::evaluate::Evaluation;
use license::reason::Code;
use store::ids::MailboxId;

/// What the licence comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// State, edition, limits, add-ons, reasons.
    pub evaluation: Evaluation,
    /// What is in use, as of the last look.
    pub usage: Usage,
    /// Until when the mailboxes that stay active can be chosen, while there are too many.
    pub choose_by: Option<Moment>,
    /// The mailboxes that stay active, where not all do.
    pub(super) active: Option<HashSet<MailboxId>>,
}

/// How far somebody gets into a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// All the way.
    Full,
    /// To look at what is there.
    ReadOnly,
}

/// Why the licence lets somebody not in. The server's operator can change it, nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Barred {
    /// Nobody gets in.
    #[error("this server's licence is {0}; mail is kept, and the administrator can tell more")]
    Stopped(State),
    /// Others stay within the licence, this one does not.
    #[error("this mailbox is beyond the server's licence; it still receives mail, and the administrator can tell more")]
    NotChosen,
}

/// Why something new cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRoom {
    /// The licence holds no more of it.
    #[error("the licence ({edition}) allows {}, and {}", what.counted(*most), in_use(*used))]
    Limit {
        /// Of what.
        what: LimitName,
        /// How many are in use.
        used: u64,
        /// How many there may be.
        most: u64,
        /// Of which edition.
        edition: &'static str,
    },
    /// Nothing new can be made in this state.
    #[error("the licence is in state {state}: nothing can be added")]
    Frozen {
        /// The state.
        state: State,
        /// What to do about it.
        remedy: &'static str,
    },
}

/// How many are in use, as the end of a sentence.
pub fn in_use(used: u64) -> String {
    match used {
        1 => "1 is in use".to_owned(),
        _ => format!("{used} are in use"),
    }
}

/// How many of something there may be: asked before, checked in the transaction that makes one more.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    what: LimitName,
    most: u64,
    edition: &'static str,
}

impl Room {
    /// Whether so many, with the new one, fit.
    pub(crate) fn check(&self, count: i64) -> Result<(), NoRoom> {
        let count = u64::try_from(count).unwrap_or(0);
        match count <= self.most {
            true => Ok(()),
            false => Err(NoRoom::Limit {
                what: self.what.clone(),
                used: count.saturating_sub(1),
                most: self.most,
                edition: self.edition,
            }),
        }
    }
}

impl Standing {
    /// Whether something works at all.
    pub fn answer(&self, surface: Surface) -> Answer {
        self.evaluation.allows(surface)
    }

    /// Whether mail from elsewhere is taken now; if not, senders are told to come again.
    pub fn takes_mail(&self) -> bool {
        self.answer(Surface::InboundMail) == Answer::Yes
    }

    /// Whether queued mail waits.
    pub fn holds_queue(&self) -> bool {
        self.answer(Surface::QueuedMail) == Answer::Held
    }

    /// Whether people may look at their mail and not change it.
    pub fn is_read_only(&self) -> bool {
        self.answer(Surface::Access) == Answer::ReadOnly
    }

    /// Whether the owner of a mailbox gets in by `surface`: [`Surface::Access`] or [`Surface::Submission`].
    ///
    /// # Errors
    /// [`Barred`].
    pub fn admits(&self, surface: Surface, mailbox: MailboxId) -> Result<Access, Barred> {
        match self.answer(surface) {
            Answer::Yes => Ok(Access::Full),
            Answer::ReadOnly => Ok(Access::ReadOnly),
            Answer::ChosenOnly if self.active.as_ref().is_none_or(|active| active.contains(&mailbox)) => {
                Ok(Access::Full)
            }
            Answer::ChosenOnly => Err(Barred::NotChosen),
            _ => Err(Barred::Stopped(self.evaluation.state)),
        }
    }

    /// How much room there is for one more of `what`; `None` for any number.
    ///
    /// # Errors
    /// [`NoRoom::Frozen`], when nothing may be made.
    pub(crate) fn room(&self, what: &LimitName) -> Result<Option<Room>, NoRoom> {
        if self.answer(Surface::Create) != Answer::WithinLimits {
            return Err(NoRoom::Frozen { state: self.evaluation.state, remedy: self.remedy() });
        }
        Ok(match self.evaluation.limits.of(what) {
            Limit::At(most) => Some(Room { what: what.clone(), most, edition: self.evaluation.edition.as_str() }),
            Limit::Unlimited => None,
        })
    }

    /// Whether what comes next for this reason is that nothing can be added any more.
    pub fn freezes_by(&self, reason: &Code) -> bool {
        let not_yet = self.answer(Surface::Create) == Answer::WithinLimits;
        not_yet && matches!(reason, Code::ContactLost | Code::ClockRollback)
    }

    /// Whether more is in use than the limits allow.
    pub(super) fn is_over(evaluation: &Evaluation) -> bool {
        evaluation.reasons.iter().any(|reason| matches!(reason.code, Code::OverLimit(_)))
    }

    /// Whether somebody who got in by `before` may not any more.
    pub(super) fn takes_access_from(&self, before: &Self) -> bool {
        let fewer = match (&before.active, &self.active) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(before), Some(now)) => !before.is_subset(now),
        };
        let worse = |surface| self.answer(surface) < before.answer(surface);
        let worse = worse(Surface::Access) || worse(Surface::Submission);
        // From a licence to Free with room for all, nobody loses anything.
        fewer || worse && self.answer(Surface::Access) != Answer::ChosenOnly
    }

    fn remedy(&self) -> &'static str {
        let reason = self.evaluation.reasons.first();
        reason.map_or("See `GET /v1/license`.", |reason| reason.code.remedy())
    }
}
