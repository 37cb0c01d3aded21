//! Who may try what: once, for thirty days, and never on Free (LIC-35 to LIC-41).
//!
//! It is told what the rows say of earlier trials; how a machine or a customer is recognised again, the licence server
//! knows.

use crate::{
    catalogue::{AddonRule, TRIAL_DAYS, TrialOffer},
    entitlement::Edition,
    moment::Moment,
    steps::{
        addon::AddonRow,
        license::{LicenseState, Running},
    },
};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The customer, or the button in the mail server.
    Customer,
    /// The vendor's staff.
    Staff,
}

/// What is known when somebody wants to try an add-on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Who asks.
    pub asker: Asker,
    /// The edition.
    pub edition: Edition,
    /// The licence's state.
    pub state: LicenseState,
    /// What this licence has done with the add-on before.
    pub row: AddonRow,
    /// What this machine has.
    pub machine: Before,
    /// How many of what the add-on counts.
    pub qty: u64,
}

/// Whether a machine, or whatever else is recognised again, has tried before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// It has not.
    Never,
    /// It has.
    Tried,
}

/// A trial that may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted {
    /// How many.
    pub qty: u64,
    /// Until when.
    pub to: Moment,
}

/// Why not; the fault of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrialRefusal {
    /// Nothing can be tried on Free (LIC-39).
    #[error("trials are not available on the Free edition")]
    Free,
    /// The edition cannot have it, so it cannot try it.
    #[error("the add-on is not available for this edition")]
    Edition,
    /// It cannot be tried.
    #[error("this add-on has no trial")]
    NotOffered,
    /// The vendor's staff has to grant it.
    #[error("ask the vendor for a trial of this add-on")]
    StaffOnly,
    /// It was tried before, by this licence (LIC-37, attack 13).
    #[error("this licence has tried the add-on before")]
    TriedByLicense,
    /// It was tried before, on this machine (LIC-37, attack 13).
    #[error("the add-on was tried on this machine before")]
    TriedOnMachine,
    /// It was bought before.
    #[error("the add-on was bought before")]
    Bought,
    /// The licence is not simply active: an unpaid one cannot start trials.
    #[error("the licence is not active")]
    NotActive,
    /// More than a trial has (LIC-40).
    #[error("a trial has at most {0}")]
    TooMany(u64),
}

/// Decides about the trial of an add-on.
///
/// # Errors
/// All reasons why not.
pub fn of_addon(rule: &AddonRule, wish: &Wish, now: Moment) -> Result<Granted, Vec<TrialRefusal>> {
    let mut refusals = Vec::new();
    if wish.edition == Edition::Free {
        refusals.push(TrialRefusal::Free);
    } else if !rule.editions.contains_key(&wish.edition) {
        refusals.push(TrialRefusal::Edition);
    }
    let (days, most) = match (rule.trial, wish.asker) {
        (TrialOffer::Anybody { days, qty }, _) | (TrialOffer::ByStaff { days, qty }, Asker::Staff) => (days, qty),
        (TrialOffer::ByStaff { days, qty }, Asker::Customer) => {
            refusals.push(TrialRefusal::StaffOnly);
            (days, qty)
        }
        (TrialOffer::Nobody, _) => {
            refusals.push(TrialRefusal::NotOffered);
            (0, u64::MAX)
        }
    };
    match wish.row {
        AddonRow::None => {}
        AddonRow::Trial { .. } | AddonRow::Ended => refusals.push(TrialRefusal::TriedByLicense),
        AddonRow::Bought { .. } | AddonRow::Lapsed { .. } => refusals.push(TrialRefusal::Bought),
    }
    if wish.machine == Before::Tried {
        refusals.push(TrialRefusal::TriedOnMachine);
    }
    if wish.state != LicenseState::Running(Running::Active) {
        refusals.push(TrialRefusal::NotActive);
    }
    if wish.qty > most {
        refusals.push(TrialRefusal::TooMany(most));
    }
    match refusals.is_empty() {
        true => Ok(Granted { qty: wish.qty, to: now.plus_days(days.min(TRIAL_DAYS).into()) }),
        false => Err(refusals),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::Catalogue, entitlement::AddonCode, steps::license::Back};

    const NOW: Moment = Moment::from_second(1_800_000_000);

    fn wish(edition: Edition, qty: u64) -> Wish {
        let state = LicenseState::Running(Running::Active);
        Wish { asker: Asker::Customer, edition, state, row: AddonRow::None, machine: Before::Never, qty }
    }

    fn ask(code: AddonCode, wish: &Wish) -> Result<Granted, Vec<TrialRefusal>> {
        of_addon(&Catalogue::standard().addons[&code], wish, NOW)
    }

    /// LIC-36, LIC-40.
    #[test]
    fn activesync_is_tried_for_thirty_days_by_25_mailboxes() {
        let granted = Granted { qty: 25, to: NOW.plus_days(30) };
        assert_eq!(ask(AddonCode::ACTIVESYNC, &wish(Edition::Essential, 25)), Ok(granted));
        let refused = ask(AddonCode::ACTIVESYNC, &wish(Edition::Essential, 26));
        assert_eq!(refused, Err(vec![TrialRefusal::TooMany(25)]));
    }

    /// LIC-37, LIC-39, attack 13: all reasons are named at once.
    #[test]
    fn nothing_is_tried_twice_or_on_free_or_unpaid() {
        let again = Wish { row: AddonRow::Ended, machine: Before::Tried, ..wish(Edition::Free, 1) };
        let unpaid = LicenseState::Running(Running::PendingPayment(Back::Active));
        assert_eq!(
            ask(AddonCode::ACTIVESYNC, &Wish { state: unpaid, ..again }),
            Err(vec![
                TrialRefusal::Free,
                TrialRefusal::TriedByLicense,
                TrialRefusal::TriedOnMachine,
                TrialRefusal::NotActive
            ])
        );
        let bought = Wish { row: AddonRow::Lapsed { qty: 5 }, ..wish(Edition::Enterprise, 1) };
        assert_eq!(ask(AddonCode::EWS, &bought), Err(vec![TrialRefusal::Bought]));
    }

    #[test]
    fn an_edition_tries_what_it_can_have_and_clusters_are_granted_by_staff() {
        assert_eq!(ask(AddonCode::EWS, &wish(Edition::Essential, 1)), Err(vec![TrialRefusal::Edition]));
        let cluster = wish(Edition::Enterprise, 2);
        assert_eq!(ask(AddonCode::CLUSTER, &cluster), Err(vec![TrialRefusal::StaffOnly]));
        assert!(ask(AddonCode::CLUSTER, &Wish { asker: Asker::Staff, ..cluster }).is_ok());
        let mut rule = Catalogue::standard().addons[&AddonCode::FEED].clone();
        rule.trial = TrialOffer::Nobody;
        assert_eq!(of_addon(&rule, &wish(Edition::Essential, 1), NOW), Err(vec![TrialRefusal::NotOffered]));
    }
}
