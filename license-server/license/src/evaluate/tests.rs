use proptest::prelude::*;

use super::*;
use crate::{
    claims::{Confirmation, Pay, Policy, Refresh, Status},
    entitlement::{Limit, LimitName},
    host::{MachineHash, Trait},
    lease::{Channel, Dates},
    moment::DAY,
    testing::{Here, NOW, claims, entitlement, host, token, vendor_key},
};

fn at(claims: &Claims, now: Moment) -> Evaluation {
    evaluate(Some(&token(claims.clone())), &Reading::steady(now), &Here::new().facts())
}

fn day(claims: &Claims, day: i64) -> Evaluation {
    at(claims, NOW.plus_days(day))
}

fn codes(evaluation: &Evaluation) -> Vec<&'static str> {
    evaluation.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

fn said(evaluation: &Evaluation) -> (State, Vec<&'static str>) {
    (evaluation.state, codes(evaluation))
}

/// The dates of an online token of that kind, as the licence server gives it.
fn dated(mut claims: Claims) -> Claims {
    let dates = Dates::of(Channel::Online, claims.knd, &claims.pay, claims.trm, &claims.pol, claims.iat);
    (claims.exp, claims.refresh) = (dates.exp, dates.refresh);
    claims
}

fn pending() -> Claims {
    let pay = Pay {
        state: PayState::Pending,
        due: Some(NOW.plus_days(30)),
        inv: Some("inv_1".into()),
        prev: Some(Box::new(entitlement(Edition::Essential, 50))),
    };
    dated(Claims { pay, ..claims() })
}

fn trial() -> Claims {
    dated(Claims { knd: Kind::Trial, trm: Some(NOW.plus_days(30)), mnt: None, ..claims() })
}

fn addon(kind: AddonKind, to: Option<Moment>, lps: Lapse) -> Addon {
    Addon { code: AddonCode::ACTIVESYNC, qty: 25, kind, from: NOW, to, lps }
}

/// LIC-04 to LIC-06: without a token, for ever and without any contact.
#[test]
fn without_a_token_it_is_free() {
    let here = Here::new();
    let free = evaluate(None, &Reading::steady(NOW), &here.facts());
    assert_eq!(said(&free), (State::Free, vec![]));
    assert_eq!((free.limits.clone(), free.next_change), (Limits::free(), None));
    assert_eq!(evaluate(None, &Reading::steady(NOW.plus_days(5_000)), &here.facts()), free);
}

/// The ladder, rung by rung, and its last one: what was bought never stops for lack of contact.
#[test]
fn a_bought_licence_climbs_the_ladder_and_never_falls_off() {
    let mut claims = Claims { mnt: Some(NOW.plus_days(4_000)), ..claims() };
    claims.grant.addons = vec![addon(AddonKind::Paid, None, Lapse::Stop)];
    for (on, state, notice) in [
        (0, State::Licensed, Notice::Nobody),
        (6, State::Licensed, Notice::Nobody),
        (7, State::Warn, Notice::Administrators),
        (13, State::Warn, Notice::Administrators),
        (14, State::Warn, Notice::Everyone),
        (30, State::GrowthFreeze, Notice::Everyone),
        (44, State::GrowthFreeze, Notice::Everyone),
        (45, State::GrowthFreeze, Notice::Everyone),
        (3_650, State::GrowthFreeze, Notice::Everyone),
    ] {
        let evaluation = day(&claims, on);
        assert_eq!((evaluation.state, evaluation.notice), (state, notice), "day {on}");
        assert_eq!(evaluation.quantity(&AddonCode::ACTIVESYNC), if on < 45 { 25 } else { 0 }, "day {on}");
        assert_eq!(evaluation.edition, Edition::Professional);
        assert_eq!(evaluation.allows(Surface::InboundMail), Answer::Yes);
    }
    let changes = [0, 7, 14, 30, 45].map(|on| day(&claims, on).next_change.map(|at| at.since(NOW) / DAY));
    assert_eq!(changes[..4], [Some(7), Some(14), Some(30), Some(45)]);
}

/// UPS-15, UPS-17, MT-LIC-01: temporary for thirty days, then stopped, whatever the connection does.
#[test]
fn an_unpaid_upsize_works_at_once_and_stops_on_day_30() {
    assert_eq!(said(&day(&pending(), 0)), (State::Warn, vec!["payment_due"]));
    let last_day = at(&pending(), NOW.plus_days(30).plus(-1));
    assert_eq!((last_day.state, last_day.limits.of(&LimitName::MAILBOXES)), (State::Warn, Limit::At(100)));
    assert_eq!(last_day.next_change, Some(NOW.plus_days(30)));
    let stopped = day(&pending(), 30);
    assert_eq!(stopped.state, State::Stopped);
    assert!(codes(&stopped).contains(&"payment_overdue"));
    assert_eq!(stopped.allows(Surface::InboundMail), Answer::Defer);
    assert_eq!(stopped.allows(Surface::Administration), Answer::Yes);
    // Signed the day before, its ladder ends with it: nobody has lost contact.
    let due = NOW.plus_days(30);
    let cut = Claims { exp: due, refresh: Refresh { after: due, warn: due, freeze: due }, ..pending() };
    assert_eq!(codes(&day(&cut, 30)), ["payment_overdue"]);
    // The vendor's signed word is enough, before any date.
    let overdue = Claims { pay: Pay { state: PayState::Overdue, due: None, ..pending().pay }, ..pending() };
    assert_eq!(day(&overdue, 0).state, State::Stopped);
    // The answer after the cheque was booked.
    let paid = Claims { iat: NOW.plus_days(33), pay: Pay::paid(), seq: 7, ..claims() };
    assert_eq!(said(&day(&dated(paid), 33)), (State::Licensed, vec![]));
}

#[test]
fn a_vendor_may_revert_instead_of_stopping() {
    let revert = Claims { pol: Policy { overdue: Overdue::Revert, ..Policy::default() }, ..pending() };
    assert_eq!(day(&revert, 29).edition, Edition::Professional);
    let before = day(&revert, 30);
    assert_eq!((before.edition, before.limits.of(&LimitName::MAILBOXES)), (Edition::Essential, Limit::At(50)));
    assert!(before.state < State::Free && codes(&before).contains(&"payment_overdue"));
    let from_free = Claims { pay: Pay { prev: Some(Box::new(Entitlement::free())), ..revert.pay.clone() }, ..revert };
    assert_eq!((day(&from_free, 30).state, day(&from_free, 30).limits), (State::Free, Limits::free()));
}

/// LIC-36, LIC-41: a trial of the product ends in Free; what is over the limit is kept, and somebody may choose.
#[test]
fn a_trial_becomes_free_and_nothing_is_lost() {
    assert_eq!(day(&trial(), 0).state, State::Trial);
    assert_eq!(codes(&day(&trial(), 23)), ["trial_ending", "contact_lost"]);
    let mut here = Here::new();
    here.usage.insert(LimitName::MAILBOXES, 40);
    let over = evaluate(Some(&token(trial())), &Reading::steady(NOW.plus_days(30)), &here.facts());
    assert_eq!((over.state, over.limits.clone()), (State::Free, Limits::free()));
    assert!(codes(&over).contains(&"trial_over") && codes(&over).contains(&"over_limit"));
    assert_eq!(over.choose_by, Some(NOW.plus_days(44)));
    assert_eq!(over.next_change, Some(NOW.plus_days(44)));
    assert_eq!(over.allows(Surface::InboundMail), Answer::Yes);
    assert_eq!(over.allows(Surface::Access), Answer::ChosenOnly);
    // The server's own word for it, later.
    let free = Claims { knd: Kind::Free, grant: Entitlement::free(), trm: Some(NOW.plus_days(30)), ..trial() };
    let free = evaluate(Some(&token(free)), &Reading::steady(NOW.plus_days(400)), &here.facts());
    assert_eq!((said(&free), free.choose_by), ((State::Free, vec!["over_limit"]), Some(NOW.plus_days(44))));
}

#[test]
fn a_lease_has_ten_days_of_grace_and_a_gift_has_none() {
    let far = Refresh { after: NOW, warn: NOW.plus_days(300), freeze: NOW.plus_days(300) };
    let lease =
        Claims { knd: Kind::Lease, trm: Some(NOW.plus_days(20)), exp: NOW.plus_days(300), refresh: far, ..claims() };
    assert_eq!(said(&day(&lease, 19)), (State::Licensed, vec![]));
    assert_eq!(said(&day(&lease, 20)), (State::Warn, vec!["lease_due"]));
    assert_eq!(said(&day(&lease, 29)), (State::Warn, vec!["lease_due"]));
    assert_eq!(said(&day(&lease, 30)), (State::Free, vec!["lease_over"]));
    let gift = Claims { knd: Kind::Nfr, trm: Some(NOW.plus_days(60)), ..lease };
    assert_eq!(said(&day(&gift, 30)), (State::Warn, vec!["term_ending"]));
    assert_eq!(said(&day(&gift, 60)), (State::Free, vec!["term_over"]));
}

/// SM-LIC-05, SM-LIC-06: the licence stays valid for builds up to the end, refuses later ones, and add-ons lapse.
#[test]
fn lapsed_maintenance_keeps_the_covered_build_and_refuses_newer_ones() {
    let end = NOW.plus_days(5);
    let mut claims = Claims { mnt: Some(end), ..claims() };
    claims.grant.addons = vec![
        addon(AddonKind::Paid, None, Lapse::Stop),
        addon(AddonKind::Paid, None, Lapse::Read),
        addon(AddonKind::Paid, None, Lapse::Freeze),
        addon(AddonKind::Paid, Some(NOW.plus_days(400)), Lapse::Stop),
    ];
    let standings = |evaluation: &Evaluation| evaluation.addons.iter().map(|addon| addon.standing).collect::<Vec<_>>();
    assert_eq!(codes(&day(&claims, 4))[..1], ["maintenance_ending"]);
    assert_eq!(standings(&day(&claims, 4)), [Standing::On; 4]);
    let lapsed = day(&claims, 5);
    assert_eq!((lapsed.state, codes(&lapsed)[0]), (State::Warn, "maintenance_lapsed"));
    assert_eq!(standings(&lapsed), [Standing::Off, Standing::ReadOnly, Standing::Frozen, Standing::On]);
    let mut here = Here::new();
    let build = |here: &Here| evaluate(Some(&token(claims.clone())), &Reading::steady(NOW), &here.facts());
    here.build = end;
    assert_eq!(build(&here).state, State::Warn);
    here.build = end.plus(1);
    let blocked = build(&here);
    assert_eq!((blocked.state, blocked.edition), (State::BlockedBuild, Edition::Free));
    assert_eq!(codes(&blocked), ["build_not_covered"]);
    assert!(blocked.reasons[0].code.explanation().contains(&end.to_string()), "it says what is covered");
}

/// LIC-36, LIC-38: a tried add-on ends on its day; attack 13 is the server's.
#[test]
fn a_tried_add_on_ends_and_warns_a_week_before() {
    let mut claims = Claims { mnt: Some(NOW.plus_days(999)), ..claims() };
    claims.refresh = Refresh { after: NOW, warn: NOW.plus_days(90), freeze: NOW.plus_days(90) };
    claims.exp = NOW.plus_days(90);
    claims.grant.addons = vec![addon(AddonKind::Trial, Some(NOW.plus_days(30)), Lapse::Stop)];
    assert_eq!(said(&day(&claims, 22)), (State::Licensed, vec![]));
    assert_eq!(said(&day(&claims, 23)), (State::Warn, vec!["addon_expiring"]));
    assert_eq!(day(&claims, 29).quantity(&AddonCode::ACTIVESYNC), 25);
    assert_eq!(said(&day(&claims, 30)), (State::Warn, vec!["addon_ended"]));
    assert_eq!(day(&claims, 30).quantity(&AddonCode::ACTIVESYNC), 0);
    claims.grant.addons[0].from = NOW.plus_days(2);
    assert_eq!(day(&claims, 1).quantity(&AddonCode::ACTIVESYNC), 0, "not before it begins");
}

#[test]
fn a_vendors_decision_takes_effect_on_its_signed_date() {
    let decided = |state| Claims { sta: Some(Status { state, from: NOW.plus_days(5) }), ..claims() };
    for (decision, state, code) in [
        (Decision::Suspended, State::Suspended, "suspended"),
        (Decision::Revoked, State::Revoked, "revoked"),
        (Decision::Released, State::Free, "released"),
    ] {
        assert_eq!(said(&day(&decided(decision), 4)), (State::Warn, vec![code]));
        assert_eq!(day(&decided(decision), 4).next_change, Some(NOW.plus_days(5)));
        assert_eq!(said(&day(&decided(decision), 5)), (state, vec![code]));
    }
}

#[test]
fn what_is_owed_elsewhere_does_not_stop_a_machine_the_licence_has_left() {
    let moved = Claims { sta: Some(Status { state: Decision::Released, from: NOW.plus_days(5) }), ..pending() };
    assert_eq!(said(&day(&moved, 300)), (State::Free, vec!["released"]));
}

/// Attack 4: the data directory of another machine. A token that is not ours cannot stop our mail either.
#[test]
fn attack_4_a_copied_token_counts_as_none() {
    let jkt = vendor_key('t').public().thumbprint();
    let copied = Claims { cnf: Some(Confirmation { jkt }), ..pending() };
    assert_eq!(said(&day(&copied, 0)), (State::Free, vec!["other_installation"]));
    assert_eq!(day(&copied, 300).state, State::Free);
    let manual = Claims { cnf: None, ..claims() };
    assert_eq!(day(&manual, 0).state, State::Licensed);
    let elsewhere = Claims { hst: vec![Hostname::parse("mx2.example.org").unwrap()], ..manual };
    assert_eq!(said(&day(&elsewhere, 0)), (State::Free, vec!["other_host"]));
}

/// Attack 4: two traits of three or the name; otherwise somebody is told.
#[test]
fn attack_4_another_machine_with_our_key_is_noticed() {
    let machine =
        |id: &str| Machine { machine_id: Some(MachineHash::of(Trait::MachineId, id, "p")), ..Machine::default() };
    let claims = Claims { mch: Some(machine("a")), ..claims() };
    let here = Here::new();
    let on = |host: &Hostname, machine: &Machine| {
        let facts = Facts { hostname: Some(host), machine: Some(machine), ..here.facts() };
        said(&evaluate(Some(&token(claims.clone())), &Reading::steady(NOW), &facts))
    };
    let renamed = Hostname::parse("new-name").unwrap();
    assert_eq!(on(&host(), &machine("b")), (State::Licensed, vec![]));
    assert_eq!(on(&renamed, &machine("a")), (State::Licensed, vec![]));
    assert_eq!(on(&renamed, &machine("b")), (State::Warn, vec!["machine_changed"]));
}

/// Attack 26.
#[test]
fn attack_26_a_revoked_key_leaves_nothing_of_what_it_signed_since() {
    let with = |standing, on: i64| {
        let token = Token { standing, ..token(claims()) };
        said(&evaluate(Some(&token), &Reading::steady(NOW.plus_days(on)), &Here::new().facts()))
    };
    let revoked = KeyStanding::Revoked { since: NOW };
    assert_eq!(with(revoked, 1), (State::Free, vec!["key_revoked"]));
    let by = KeyStanding::RefreshBy(NOW.plus_days(5));
    assert_eq!(with(by, 4), (State::Warn, vec!["key_revoked"]));
    assert_eq!(with(by, 5), (State::Free, vec!["key_revoked"]));
}

/// Attack 7: the clock rules end in a freeze, never in a stop.
#[test]
fn attack_7_a_clock_that_is_set_back_warns_and_then_freezes_growth() {
    let by = NOW.plus_days(3);
    let reading = Reading { back_since: Some(NOW), refresh_by: Some(by), ..Reading::steady(NOW) };
    let on = |reading: Reading| evaluate(Some(&token(claims())), &reading, &Here::new().facts());
    assert_eq!(said(&on(reading)), (State::Warn, vec!["clock_rollback"]));
    assert_eq!(on(reading).next_change, Some(by));
    let late = Reading { refresh_by: Some(by), ..Reading::steady(by) };
    assert_eq!(said(&on(late)), (State::GrowthFreeze, vec!["clock_rollback"]));
}

/// Attack 8: while a leap is doubted it warns, and takes nothing.
#[test]
fn attack_8_a_doubted_leap_takes_nothing() {
    let year_2099 = Moment::from_second(4_080_000_000);
    let reading = Reading {
        now: year_2099,
        denial: NOW.plus_days(1),
        doubt_until: Some(year_2099.plus_days(1)),
        ..Reading::steady(NOW)
    };
    for claims in [claims(), pending(), trial()] {
        let leapt = evaluate(Some(&token(claims)), &reading, &Here::new().facts());
        assert_eq!(leapt.state, State::Warn);
        assert_eq!(leapt.edition, Edition::Professional);
        assert_eq!(leapt.next_change, Some(year_2099.plus_days(1)));
    }
}

/// SM-LIC-11: what exists goes on, nothing is added.
#[test]
fn what_is_over_a_limit_is_said() {
    let mut here = Here::new();
    here.usage.insert(LimitName::MAILBOXES, 101);
    here.usage.insert(LimitName::DOMAINS, 1_000_000);
    let over = evaluate(Some(&token(claims())), &Reading::steady(NOW), &here.facts());
    assert_eq!(said(&over), (State::Warn, vec!["over_limit"]));
    assert_eq!(over.reasons[0].code, Code::OverLimit(LimitName::MAILBOXES));
    assert_eq!(over.choose_by, None);
}

#[test]
fn every_reason_says_what_to_do() {
    let mut all: Vec<Reason> = Vec::new();
    for claims in [claims(), pending(), trial()] {
        (0..60).for_each(|on| all.extend(day(&claims, on).reasons));
    }
    assert!(all.len() > 60);
    for reason in all {
        assert!(reason.code.explanation().ends_with('.') && reason.code.remedy().ends_with('.'));
    }
}

fn moment() -> impl Strategy<Value = Moment> {
    (-50..120_i64).prop_map(|day| NOW.plus_days(day))
}

fn some_addon() -> impl Strategy<Value = Addon> {
    let kind = prop_oneof![Just(AddonKind::Paid), Just(AddonKind::Trial)];
    let lapse = prop_oneof![Just(Lapse::Stop), Just(Lapse::Read), Just(Lapse::Freeze)];
    (kind, lapse, moment(), prop::option::of(moment()), 1..50_u64).prop_map(|(kind, lps, from, to, qty)| Addon {
        code: AddonCode::EWS,
        qty,
        kind,
        from,
        to,
        lps,
    })
}

fn some_pay() -> impl Strategy<Value = Pay> {
    let state = prop_oneof![Just(PayState::Paid), Just(PayState::Pending), Just(PayState::Overdue)];
    let before = prop::option::of((0..60_u64).prop_map(|n| Box::new(entitlement(Edition::Essential, n))));
    (state, prop::option::of(moment()), before).prop_map(|(state, due, prev)| Pay { state, due, inv: None, prev })
}

prop_compose! {
    /// Any claims for this installation, also such as no server would sign.
    fn some_claims()(
        kind in prop_oneof![Just(Kind::Paid), Just(Kind::Lease), Just(Kind::Trial), Just(Kind::Free), Just(Kind::Nfr)],
        term in prop::option::of(moment()),
        mnt in prop::option::of(moment()),
        exp in moment(),
        ladder in [moment(), moment(), moment()],
        pay in some_pay(),
        overdue in prop_oneof![Just(Overdue::Stop), Just(Overdue::Revert)],
        decision in prop::option::of((prop_oneof![Just(Decision::Suspended), Just(Decision::Revoked), Just(Decision::Released)], moment())),
        addons in prop::collection::vec(some_addon(), 0..4),
        manual in any::<bool>(),
    ) -> Claims {
        let mut claims = claims();
        let [after, warn, freeze] = ladder;
        claims.refresh = Refresh { after, warn, freeze };
        (claims.knd, claims.trm, claims.mnt, claims.exp, claims.pay) = (kind, term, mnt, exp, pay);
        claims.pol.overdue = overdue;
        claims.sta = decision.map(|(state, from)| Status { state, from });
        claims.grant.addons = addons;
        if manual {
            claims.cnf = None;
        }
        claims
    }
}

/// Every date of a token from which on rights may be less.
fn dates(claims: &Claims) -> Vec<Moment> {
    let mut dates = vec![claims.exp, claims.refresh.freeze];
    dates.extend(claims.trm.into_iter().flat_map(|term| [term, term.plus_days(LEASE_GRACE_DAYS)]));
    dates.extend(claims.mnt.into_iter().chain(claims.pay.due).chain(claims.sta.map(|status| status.from)));
    dates.extend(claims.grant.addons.iter().filter_map(|addon| addon.to));
    dates
}

fn lessened(before: &Evaluation, after: &Evaluation) -> bool {
    let answers = Surface::ALL.iter().any(|surface| after.allows(*surface) < before.allows(*surface));
    let limits = [LimitName::DOMAINS, LimitName::MAILBOXES];
    let limits = limits.iter().any(|name| after.limits.of(name) < before.limits.of(name));
    let pairs = before.addons.iter().zip(&after.addons);
    let addons = after.addons.len() < before.addons.len() || pairs.into_iter().any(|(b, a)| a.standing < b.standing);
    answers || limits || addons || after.edition < before.edition || before.proxy && !after.proxy
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Nothing changes before the moment that was announced: not the rights, not the reasons.
    #[test]
    fn nothing_changes_before_the_next_change(claims in some_claims(), now in moment(), later in 0..200 * DAY, usage in 0..200_u64) {
        let mut here = Here::new();
        here.usage.insert(LimitName::MAILBOXES, usage);
        here.build = NOW.plus_days(-60);
        let token = token(claims);
        let first = evaluate(Some(&token), &Reading::steady(now), &here.facts());
        let end = first.next_change.map_or(now.plus(later), |next| next.plus(-1).min(now.plus(later)));
        prop_assert!(first.next_change.is_none_or(|next| next > now));
        prop_assert_eq!(&evaluate(Some(&token), &Reading::steady(end), &here.facts()), &first);
        let at_next = first.next_change.unwrap_or(now.plus(later));
        let then = evaluate(Some(&token), &Reading::steady(at_next), &here.facts());
        prop_assert!(then.next_change.is_none_or(|next| next > at_next));
    }

    /// Promise 4: with the same token on the same machine, rights are less only after a date that stands in the token. No
    /// failure of a connection is so much as an argument.
    #[test]
    fn only_a_date_inside_the_token_lowers_rights(claims in some_claims(), now in moment(), later in 0..150 * DAY) {
        let token = token(claims.clone());
        let here = Here::new();
        let before = evaluate(Some(&token), &Reading::steady(now), &here.facts());
        let after = evaluate(Some(&token), &Reading::steady(now.plus(later)), &here.facts());
        let passed = dates(&claims).into_iter().any(|date| now < date && date <= now.plus(later));
        prop_assert!(passed || !lessened(&before, &after), "{before:?}\n{after:?}");
    }

    /// Attack 8: whatever the token says, a leap that is doubted takes nothing of what there was before it.
    #[test]
    fn a_doubted_leap_is_no_worse_than_the_time_of_denial(claims in some_claims(), now in moment(), leap in 3 * DAY..5_000 * DAY) {
        let token = token(claims.clone());
        let here = Here::new();
        let before = evaluate(Some(&token), &Reading::steady(now), &here.facts());
        let reading = Reading { now: now.plus(leap), doubt_until: Some(now.plus(leap + DAY)), ..Reading::steady(now) };
        let leapt = evaluate(Some(&token), &reading, &here.facts());
        prop_assert!(!lessened(&before, &leapt), "{before:?}\n{leapt:?}");
    }

    /// No state of a token makes mail bounce, and none locks the administrator out.
    #[test]
    fn no_claims_harm_mail(claims in some_claims(), now in moment()) {
        let evaluation = at(&claims, now);
        prop_assert!(matches!(evaluation.allows(Surface::InboundMail), Answer::Yes | Answer::Defer));
        prop_assert_eq!(evaluation.allows(Surface::Administration), Answer::Yes);
        if evaluation.allows(Surface::InboundMail) == Answer::Defer {
            let unpaid = claims.pay.state != PayState::Paid;
            prop_assert!(unpaid || claims.sta.is_some(), "only an unpaid bill or the vendor's word defers mail");
        }
    }
}
