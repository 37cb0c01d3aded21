//! How long a token may live and when its ladder begins (§ "Licence server unreachable" and "Offline exchange").
//!
//! A token is a lease on a licence: it ends long before the licence does, so that a lost machine or an unpaid invoice does
//! not outlive it, and late enough that a vendor's bad week is nobody's.

use crate::{
    claims::{Kind, Pay, PayState, Policy, Refresh},
    moment::{DAY, HOUR, Moment},
};

/// Days an online token lives.
pub const ONLINE_DAYS: i64 = 45;
/// Days without contact until somebody is told.
pub const WARN_DAYS: i64 = 7;
/// Days without contact until nothing may be added.
pub const FREEZE_DAYS: i64 = 30;
/// Days a hostname-only token lives at most.
pub const MANUAL_DAYS: i64 = 90;
/// Days an offline token lives at most, whatever a vendor's policy says.
pub const OFFLINE_DAYS: i64 = 400;
/// Days an offline token lives at most while its invoice is open.
pub const OFFLINE_UNPAID_DAYS: i64 = 30;
/// Seconds after which an online token is refreshed; the installation adds its own jitter.
pub const REFRESH_AFTER: i64 = 24 * HOUR;
/// Days that a lease which was not renewed still holds.
pub const LEASE_GRACE_DAYS: i64 = 10;

/// How a token reaches its installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// As the answer to an online call.
    Online,
    /// Inside an offline response.
    Offline,
    /// By hand, bound to a host name only.
    Manual,
}

/// The dates of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// Claim `exp`.
    pub exp: Moment,
    /// Claim `ref`.
    pub refresh: Refresh,
}

impl Dates {
    /// The longest dates a token may have. It never outlives the day on which unpaid money is due, nor a trial.
    pub fn of(channel: Channel, kind: Kind, pay: &Pay, term: Option<Moment>, policy: &Policy, now: Moment) -> Self {
        let unpaid = pay.state != PayState::Paid;
        let days = match channel {
            Channel::Online => ONLINE_DAYS,
            Channel::Manual => MANUAL_DAYS,
            Channel::Offline if unpaid => OFFLINE_UNPAID_DAYS.min(policy.offline_max_d.into()),
            Channel::Offline => OFFLINE_DAYS.min(policy.offline_max_d.into()),
        };
        // What is overdue already has stopped the server; a token that says so may live as long as any.
        let due = pay.due.filter(|_| pay.state == PayState::Pending);
        let trial_end = term.filter(|_| kind == Kind::Trial);
        let ends = [Some(now.plus_days(days)), due, trial_end];
        let exp = ends.into_iter().flatten().min().unwrap_or(now).max(now);
        Self { exp, refresh: ladder(channel, now, exp) }
    }

    /// The same for a token that ends then at the latest.
    #[must_use]
    pub fn until(self, latest: Moment, channel: Channel, now: Moment) -> Self {
        let exp = self.exp.min(latest.max(now));
        Self { exp, refresh: ladder(channel, now, exp) }
    }
}

fn ladder(channel: Channel, now: Moment, exp: Moment) -> Refresh {
    let after = now.plus(REFRESH_AFTER).min(exp);
    match channel {
        Channel::Online => {
            Refresh { after, warn: now.plus_days(WARN_DAYS).min(exp), freeze: now.plus_days(FREEZE_DAYS).min(exp) }
        }
        // Without a connection "contact" is the last response, so the same steps are counted back from its end; a short
        // life keeps half of itself without a warning.
        Channel::Offline | Channel::Manual => {
            let life = exp.since(now);
            let back = |days: i64, part: i64| exp.plus(-(days * DAY).min(life / part));
            let warn = back(ONLINE_DAYS - WARN_DAYS, 2);
            Refresh { after: warn, warn, freeze: back(ONLINE_DAYS - FREEZE_DAYS, 4) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_second(1_800_000_000);

    fn days(dates: Dates) -> [i64; 4] {
        [dates.refresh.after, dates.refresh.warn, dates.refresh.freeze, dates.exp].map(|at| at.since(NOW) / DAY)
    }

    fn pending(due_in: i64) -> Pay {
        Pay { state: PayState::Pending, due: Some(NOW.plus_days(due_in)), inv: None, prev: None }
    }

    #[test]
    fn the_ladder_is_7_30_45_online_and_counts_back_from_the_end_offline() {
        let of = |channel, kind, pay: &Pay, term| Dates::of(channel, kind, pay, term, &Policy::default(), NOW);
        let paid = Pay::paid();
        assert_eq!(days(of(Channel::Online, Kind::Paid, &paid, None)), [1, 7, 30, 45]);
        assert_eq!(days(of(Channel::Offline, Kind::Paid, &paid, None)), [362, 362, 385, 400]);
        assert_eq!(days(of(Channel::Manual, Kind::Paid, &paid, None)), [52, 52, 75, 90]);
        let term = Some(NOW.plus_days(14));
        assert_eq!(days(of(Channel::Online, Kind::Trial, &paid, term)), [1, 7, 14, 14]);
        assert_eq!(days(of(Channel::Online, Kind::Lease, &paid, term)), [1, 7, 30, 45], "a lease has days of grace");
    }

    /// Attack 9: a token for which money is owed does not outlive the day it is due, however it is carried.
    #[test]
    fn no_unpaid_token_outlives_the_due_date() {
        for channel in [Channel::Online, Channel::Offline, Channel::Manual] {
            for due in [0, 1, 14, 30, 44, 400] {
                let dates = Dates::of(channel, Kind::Paid, &pending(due), None, &Policy::default(), NOW);
                assert!(dates.exp <= NOW.plus_days(due), "{channel:?}, due in {due} days");
                let Refresh { after, warn, freeze } = dates.refresh;
                assert!(NOW <= after && NOW <= warn && warn <= freeze && freeze <= dates.exp);
            }
        }
        let overdue = Pay { state: PayState::Overdue, ..pending(-1) };
        let dates = Dates::of(Channel::Online, Kind::Paid, &overdue, None, &Policy::default(), NOW);
        assert_eq!(dates.exp, NOW.plus_days(ONLINE_DAYS), "an overdue one is refreshed like any");
        let long = Dates::of(Channel::Offline, Kind::Paid, &pending(44), None, &Policy::default(), NOW);
        assert_eq!(days(long), [15, 15, 22, 30]);
        let strict = Policy { offline_max_d: 20, ..Policy::default() };
        let dates = Dates::of(Channel::Offline, Kind::Paid, &Pay::paid(), None, &strict, NOW);
        assert_eq!(dates.exp, NOW.plus_days(20));
    }
}
