//! What follows from a token: the one function that every gate's answer comes from.
//!
//! Verifying is not enforcing: a token whose lease has ended is genuine, and what its dates mean is decided here, from the
//! token, the time and a few facts of this machine. That the licence server cannot be reached is not among the facts: no
//! failure of a connection takes anything away before a date that stands in the last token.

use crate::{
    allows::{Answer, State, Surface},
    claims::{Claims, Decision, Kind, Overdue, PayState},
    clock::Reading,
    entitlement::{Addon, AddonCode, AddonKind, Edition, Entitlement, Lapse, LimitName, Limits, Usage},
    host::{Hostname, Machine},
    key::Thumbprint,
    lease::LEASE_GRACE_DAYS,
    moment::Moment,
    reason::{Code, Reason},
    token::Token,
    trust::KeyStanding,
};

/// Days of warning before a trial or a tried add-on ends.
pub const TRIAL_NOTICE_DAYS: i64 = 7;
/// Days of warning before a term, upgrade protection or an add-on ends.
pub const TERM_NOTICE_DAYS: i64 = 30;
/// Days from the first warning about a lost connection until domain administrators see it too.
pub const CONTACT_NOTICE_DAYS: i64 = 7;

/// What this installation is.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Its key.
    pub key: &'a Thumbprint,
    /// What its host is called.
    pub hostname: Option<&'a Hostname>,
    /// What tells its machine apart.
    pub machine: Option<&'a Machine>,
    /// The date of the build that runs.
    pub build: Moment,
    /// What is in use.
    pub usage: &'a Usage,
}

/// What the licence lets an installation do now, and why not more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The state.
    pub state: State,
    /// The edition.
    pub edition: Edition,
    /// Whether the proxy is licensed.
    pub proxy: bool,
    /// The numbers.
    pub limits: Limits,
    /// The add-ons.
    pub addons: Vec<AddonState>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Who is to be told.
    pub notice: Notice,
    /// Until when the mailboxes that stay active can be chosen, after a fall to Free with too many.
    pub choose_by: Option<Moment>,
    /// Nothing here changes before then, unless a token arrives or a fact changes.
    pub next_change: Option<Moment>,
}

/// Who is to be told of the reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Nobody.
    Nobody,
    /// The administrators of the system.
    Administrators,
    /// Those of the domains too, and every caller of the API by a header.
    Everyone,
}

/// An add-on and whether it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddonState {
    /// Which.
    pub code: AddonCode,
    /// How many of what it counts.
    pub qty: u64,
    /// Bought or tried.
    pub kind: AddonKind,
    /// Whether it runs.
    pub standing: Standing,
    /// Until when it does, as far as is known.
    pub until: Option<Moment>,
}

/// Whether an add-on runs, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It does not. Its data is kept.
    Off,
    /// What it holds can be read.
    ReadOnly,
    /// It runs as it is.
    Frozen,
    /// It runs.
    On,
}

/// Says what `token` means at that time on this installation. Without a token it is the Free edition (LIC-04).
pub fn evaluate(token: Option<&Token>, time: &Reading, facts: &Facts<'_>) -> Evaluation {
    let mut findings = Findings::new(time);
    match token {
        None => findings.fall_to_free(State::Free, None),
        Some(token) => findings.weigh(token, facts),
    }
    findings.conclude(facts)
}

impl Evaluation {
    /// Whether something works.
    pub fn allows(&self, surface: Surface) -> Answer {
        self.state.allows(surface)
    }

    /// How many of an add-on may be used; 0 while it does not run.
    pub fn quantity(&self, code: &AddonCode) -> u64 {
        let runs = |addon: &&AddonState| addon.code == *code && addon.standing == Standing::On;
        self.addons.iter().filter(runs).map(|addon| addon.qty).sum()
    }
}

/// By which time a date is held against now.
#[derive(Clone, Copy)]
enum By {
    /// The effective time: it warns, or gives.
    Now,
    /// The time of denial: it takes.
    Denial,
}

struct Findings<'a> {
    time: &'a Reading,
    state: State,
    grant: Entitlement,
    addons: Vec<AddonState>,
    addons_end: bool,
    reasons: Vec<Reason>,
    everyone: bool,
    fell_at: Option<Moment>,
    days_to_choose: i64,
    choose_by: Option<Moment>,
    next: Option<Moment>,
}

impl<'a> Findings<'a> {
    fn new(time: &'a Reading) -> Self {
        Self {
            time,
            state: State::Licensed,
            grant: Entitlement::free(),
            addons: Vec::new(),
            addons_end: false,
            reasons: Vec::new(),
            everyone: false,
            fell_at: None,
            days_to_choose: 0,
            choose_by: None,
            next: time.doubt_until,
        }
    }

    /// Whether a date has come. One that has not is a candidate for the next change.
    fn reached(&mut self, at: Moment, by: By) -> bool {
        let time = match by {
            By::Now => self.time.now,
            By::Denial => self.time.denial,
        };
        if time >= at {
            return true;
        }
        let change = self.time.now.plus(at.since(time));
        self.next = Some(self.next.map_or(change, |next| next.min(change)));
        false
    }

    fn find(&mut self, state: State, code: Code, since: Option<Moment>, changes_at: Option<Moment>) {
        self.state = self.state.max(state);
        self.reasons.push(Reason { code, since, changes_at });
    }

    fn fall_to_free(&mut self, state: State, why: Option<(Code, Option<Moment>)>) {
        self.state = self.state.max(state);
        self.grant = Entitlement::free();
        if let Some((code, since)) = why {
            self.fell_at = self.fell_at.or(since);
            self.reasons.push(Reason { code, since, changes_at: None });
        }
    }

    fn weigh(&mut self, token: &Token, facts: &Facts<'_>) {
        let claims = &token.claims;
        // A token that is not known to be the vendor's, or not ours, has no say: it neither gives nor takes.
        if self.key_is_revoked(token.standing) || self.is_anothers(claims, facts) {
            return;
        }
        self.grant = claims.grant.clone();
        self.days_to_choose = claims.pol.over_limit.into();
        self.state = self.state.max(match claims.knd {
            Kind::Free => State::Free,
            Kind::Trial => State::Trial,
            Kind::Paid | Kind::Lease | Kind::Nfr => State::Licensed,
        });
        if self.was_released(claims) {
            return;
        }
        self.weigh_decision(claims);
        if claims.knd == Kind::Free {
            self.fell_at = self.fell_at.or(claims.trm);
            return;
        }
        self.weigh_payment(claims);
        self.weigh_term(claims);
        self.weigh_maintenance(claims, facts);
        self.weigh_contact(claims);
        self.weigh_machine(claims, facts);
        self.weigh_clock();
        self.weigh_addons(claims);
    }

    fn key_is_revoked(&mut self, standing: KeyStanding) -> bool {
        let since = match standing {
            KeyStanding::Good => return false,
            KeyStanding::RefreshBy(by) if !self.reached(by, By::Denial) => {
                self.find(State::Warn, Code::KeyRevoked, None, Some(by));
                return false;
            }
            KeyStanding::RefreshBy(by) => by,
            KeyStanding::Revoked { since } => since,
        };
        self.fall_to_free(State::Free, Some((Code::KeyRevoked, Some(since))));
        true
    }

    /// Copied here from another installation (attack 4), or by hand for another host.
    fn is_anothers(&mut self, claims: &Claims, facts: &Facts<'_>) -> bool {
        let code = match &claims.cnf {
            Some(confirmation) if confirmation.jkt == *facts.key => return false,
            Some(_) => Code::OtherInstallation,
            None if facts.hostname.is_some_and(|host| claims.hst.contains(host)) => return false,
            None => Code::OtherHost,
        };
        self.fall_to_free(State::Free, Some((code, None)));
        true
    }

    /// The licence lives elsewhere now: what is owed for it there does not stop this machine.
    fn was_released(&mut self, claims: &Claims) -> bool {
        let Some(status) = claims.sta.filter(|status| status.state == Decision::Released) else { return false };
        let over = self.reached(status.from, By::Denial);
        match over {
            true => self.fall_to_free(State::Free, Some((Code::Released, Some(status.from)))),
            false => self.find(State::Warn, Code::Released, None, Some(status.from)),
        }
        over
    }

    fn weigh_decision(&mut self, claims: &Claims) {
        let Some(status) = claims.sta else { return };
        let (state, code) = match status.state {
            Decision::Suspended => (State::Suspended, Code::Suspended),
            Decision::Revoked => (State::Revoked, Code::Revoked),
            Decision::Released => return,
        };
        match self.reached(status.from, By::Denial) {
            true => self.find(state, code, Some(status.from), None),
            false => self.find(State::Warn, code, None, Some(status.from)),
        }
    }

    fn weigh_payment(&mut self, claims: &Claims) {
        let due = claims.pay.due;
        let late = match claims.pay.state {
            PayState::Paid => return,
            PayState::Pending => due.is_some_and(|due| self.reached(due, By::Denial)),
            PayState::Overdue => true,
        };
        match (late, claims.pol.overdue, &claims.pay.prev) {
            (false, _, _) => self.find(State::Warn, Code::PaymentDue, None, due),
            (true, Overdue::Stop, _) => self.find(State::Stopped, Code::PaymentOverdue, due, None),
            (true, Overdue::Revert, Some(before)) if before.edition > Edition::Free => {
                self.grant = (**before).clone();
                self.find(State::Warn, Code::PaymentOverdue, due, None);
            }
            (true, Overdue::Revert, _) => self.fall_to_free(State::Free, Some((Code::PaymentOverdue, due))),
        }
    }

    fn weigh_term(&mut self, claims: &Claims) {
        let (end, warn_from, ending, over) = match (claims.knd, claims.trm) {
            (Kind::Trial, term) => {
                let end = term.map_or(claims.exp, |term| term.min(claims.exp));
                (end, end.plus_days(-TRIAL_NOTICE_DAYS), Code::TrialEnding, Code::TrialOver)
            }
            (Kind::Lease, Some(term)) => (term.plus_days(LEASE_GRACE_DAYS), term, Code::LeaseDue, Code::LeaseOver),
            (_, Some(term)) => (term, term.plus_days(-TERM_NOTICE_DAYS), Code::TermEnding, Code::TermOver),
            (_, None) => return,
        };
        if self.reached(end, By::Denial) {
            self.fall_to_free(State::Free, Some((over, Some(end))));
        } else if self.reached(warn_from, By::Now) {
            self.find(State::Warn, ending, Some(warn_from), Some(end));
        }
    }

    fn weigh_maintenance(&mut self, claims: &Claims, facts: &Facts<'_>) {
        let Some(end) = claims.mnt else { return };
        if facts.build > end {
            self.fall_to_free(State::BlockedBuild, Some((Code::BuildNotCovered(end), None)));
        } else if self.reached(end, By::Now) {
            self.find(State::Warn, Code::MaintenanceLapsed, Some(end), None);
        } else if self.reached(end.plus_days(-TERM_NOTICE_DAYS), By::Now) {
            self.find(State::Warn, Code::MaintenanceEnding, Some(end.plus_days(-TERM_NOTICE_DAYS)), Some(end));
        }
    }

    /// The ladder. A licence that was bought never falls off its end: the vendor may be gone.
    fn weigh_contact(&mut self, claims: &Claims) {
        let warn = claims.refresh.warn;
        let since = Some(warn);
        if warn >= claims.exp {
            // A due date, or the end of a trial, cut the ladder off before its first rung: that is no matter of contact.
            self.addons_end |= self.reached(claims.exp, By::Denial);
        } else if self.reached(claims.exp, By::Denial) {
            self.addons_end = true;
            self.find(State::GrowthFreeze, Code::ContactLost, since, None);
        } else if self.reached(claims.refresh.freeze, By::Denial) {
            self.find(State::GrowthFreeze, Code::ContactLost, since, Some(claims.exp));
        } else if self.reached(warn, By::Now) {
            self.everyone |= self.reached(warn.plus_days(CONTACT_NOTICE_DAYS), By::Now);
            self.find(State::Warn, Code::ContactLost, since, Some(claims.refresh.freeze));
        }
    }

    fn weigh_machine(&mut self, claims: &Claims, facts: &Facts<'_>) {
        let written = !claims.hst.is_empty() || claims.mch.is_some();
        let same_host = facts.hostname.is_some_and(|host| claims.hst.contains(host));
        let same_machine = claims.mch.as_ref().zip(facts.machine).is_some_and(|(then, here)| then.is(here));
        if written && !same_host && !same_machine {
            self.find(State::Warn, Code::MachineChanged, None, None);
        }
    }

    fn weigh_clock(&mut self) {
        let by = self.time.refresh_by;
        if by.is_some_and(|by| self.reached(by, By::Denial)) {
            self.find(State::GrowthFreeze, Code::ClockRollback, by, None);
        } else if self.time.back_since.is_some() || by.is_some() {
            self.find(State::Warn, Code::ClockRollback, self.time.back_since, by);
        }
        if self.time.doubt_until.is_some() {
            self.find(State::Warn, Code::ClockLeap, None, self.time.doubt_until);
        }
    }

    fn weigh_addons(&mut self, claims: &Claims) {
        for addon in std::mem::take(&mut self.grant.addons) {
            let state = self.weigh_addon(&addon, claims.mnt);
            self.addons.push(state);
        }
    }

    fn weigh_addon(&mut self, addon: &Addon, maintenance_end: Option<Moment>) -> AddonState {
        let until = addon.to.or(maintenance_end);
        let ended = match addon.to {
            Some(_) => Standing::Off,
            None => match addon.lps {
                Lapse::Stop => Standing::Off,
                Lapse::Read => Standing::ReadOnly,
                Lapse::Freeze => Standing::Frozen,
            },
        };
        let notice = match addon.kind {
            AddonKind::Trial => TRIAL_NOTICE_DAYS,
            AddonKind::Paid => TERM_NOTICE_DAYS,
        };
        let mut standing = Standing::On;
        if !self.reached(addon.from, By::Now) {
            standing = Standing::Off;
        } else if let Some(end) = until {
            if self.reached(end, By::Denial) {
                self.find(State::Warn, Code::AddonEnded(addon.code.clone()), Some(end), None);
                standing = ended;
            } else if self.reached(end.plus_days(-notice), By::Now) {
                let since = Some(end.plus_days(-notice));
                self.find(State::Warn, Code::AddonExpiring(addon.code.clone()), since, Some(end));
            }
        }
        if self.addons_end {
            standing = Standing::Off;
        }
        AddonState { code: addon.code.clone(), qty: addon.qty, kind: addon.kind, standing, until }
    }

    fn conclude(mut self, facts: &Facts<'_>) -> Evaluation {
        let beyond = |(name, used): &(&LimitName, &u64)| !self.grant.limits.of(name).holds(**used);
        let over: Vec<LimitName> = facts.usage.iter().filter(beyond).map(|(name, _)| name.clone()).collect();
        if !over.is_empty() && self.state >= State::Free && self.fell_at.is_some() {
            self.choose_by = self.fell_at.map(|at| at.plus_days(self.days_to_choose));
        }
        let choose_by = self.choose_by.filter(|by| !self.reached(*by, By::Now));
        for name in over {
            self.find(State::Warn, Code::OverLimit(name), self.fell_at, choose_by);
        }
        let frozen = matches!(self.state, State::Suspended | State::Stopped | State::Revoked);
        if frozen {
            self.addons.iter_mut().for_each(|addon| addon.standing = Standing::Off);
        }
        let notice = match (self.reasons.is_empty(), self.everyone || self.state >= State::GrowthFreeze) {
            (true, _) => Notice::Nobody,
            (false, true) => Notice::Everyone,
            (false, false) => Notice::Administrators,
        };
        Evaluation {
            state: self.state,
            edition: self.grant.edition,
            proxy: self.grant.proxy,
            limits: self.grant.limits,
            addons: self.addons,
            reasons: self.reasons,
            notice,
            choose_by: self.choose_by,
            next_change: self.next,
        }
    }
}

#[cfg(test)]
mod tests;
