use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    claims::{Decision, InstallationId, Kind, LicenseId, Overdue, Pay, PayState, Policy, Status},
    entitlement::{Addon, AddonCode, AddonKind, Edition, Entitlement, Lapse, Limit, LimitName, Limits},
    host::{Hostname, Machine, MachineHash, Trait},
    testing::*,
};

fn receiver<'a>(key: &'a Thumbprint, host: &'a Hostname, seen: &'a HighestSeq) -> Receiver<'a> {
    Receiver { now: NOW, key, hostname: Some(host), seen }
}

fn answer(claims: &Claims) -> Result<(), NotForUs> {
    let text = claims.sign(&vendor_key('a')).unwrap();
    let token = Token::verify(&text, EXPECTED, &trust()).unwrap();
    let mut seen = HighestSeq::default();
    seen.note(&LicenseId("lic_1".into()), 5);
    token.answers(&nonce(1), &receiver(&install_key().public().thumbprint(), &host(), &seen))
}

#[test]
fn a_token_is_read_as_it_was_written_and_taken() {
    let text = claims().sign(&vendor_key('a')).unwrap();
    let token = Token::verify(&text, EXPECTED, &trust()).unwrap();
    assert_eq!(token.claims(), &claims());
    assert_eq!((token.kid().as_str(), token.standing(), token.text()), ("lk-a", KeyStanding::Good, text.as_str()));
    assert_eq!(answer(&claims()), Ok(()));
}

/// The members and their names, as the table of the model has them.
#[test]
fn the_claims_have_the_names_of_the_table() {
    let mut claims = claims();
    claims.pay = Pay {
        state: PayState::Pending,
        due: Some(NOW.plus_days(30)),
        inv: Some("inv_1".into()),
        prev: Some(Box::new(Entitlement::free())),
    };
    claims.grant.addons.push(Addon {
        code: AddonCode::ACTIVESYNC,
        qty: 25,
        kind: AddonKind::Trial,
        from: NOW,
        to: Some(NOW.plus_days(30)),
        lps: Lapse::Stop,
    });
    claims.cnf = None;
    let written = json!(claims);
    let free = json!({"edn": "free", "prx": false, "lim": {"domains": 1, "mailboxes": 10}});
    assert_eq!(
        written,
        json!({
            "iss": ISSUER, "aud": PRODUCT, "sub": "lic_1", "jti": "tok_1",
            "iat": 1_800_000_000, "nbf": 1_800_000_000, "exp": 1_803_888_000,
            "ver": "1.0", "seq": 5, "act": "act_1", "iid": "ins_1", "hst": ["mx1.example.org"],
            "edn": "professional", "prx": false, "lim": {"domains": null, "mailboxes": 100},
            "add": [{"code": "activesync", "qty": 25, "kind": "trial", "from": 1_800_000_000, "to": 1_802_592_000}],
            "knd": "paid", "trm": null, "mnt": 1_831_536_000,
            "pay": {"state": "pending", "due": 1_802_592_000, "inv": "inv_1", "prev": free},
            "ref": {"after": 1_800_086_400, "warn": 1_800_604_800, "freeze": 1_802_592_000},
            "pol": {"overdue": "stop", "over_limit": 14, "offline_max_d": 400},
            "vnd": "vendor", "nce": "AQEBAQEBAQEBAQEBAQEBAQ",
        })
    );
}

#[test]
fn unknown_claims_are_ignored_and_an_unknown_version_is_not() {
    let sign = |content: serde_json::Value| forged(&header("license+jwt", "lk-a"), &content, &secret(&vendor_key('a')));
    let verify = |text: &str| Token::verify(text, EXPECTED, &trust());
    let mut more = json!(claims());
    more["new"] = json!({"claim": true});
    more["ver"] = json!("1.9");
    assert!(verify(&sign(more.clone())).is_ok());
    // Of another major version nothing else need be as we know it.
    let next = json!({"iss": ISSUER, "aud": PRODUCT, "ver": "2.0"});
    assert_eq!(verify(&sign(next)), Err(TokenError::Version(2)));
    more["knd"] = json!("unheard of");
    assert_eq!(verify(&sign(more)), Err(NotGenuine::Unreadable.into()));
}

#[test]
fn a_token_for_another_product_or_by_another_vendor_is_refused() {
    let verify = |claims: Claims| Token::verify(&claims.sign(&vendor_key('a')).unwrap(), EXPECTED, &trust());
    let product = Claims { aud: "other".into(), ..claims() };
    assert_eq!(verify(product), Err(NotGenuine::WrongAudience.into()));
    let vendor = Claims { iss: "https://other.example".into(), ..claims() };
    assert_eq!(verify(vendor), Err(NotGenuine::WrongIssuer.into()));
}

/// Attacks 1 and 26: a key nobody published, and a date at which a key did not sign.
#[test]
fn attack_1_only_a_published_key_signs_and_only_in_its_time() {
    let text = claims().sign(&vendor_key('x')).unwrap();
    assert_eq!(Token::verify(&text, EXPECTED, &trust()), Err(NotGenuine::UnknownKey.into()));
    let iat = NOW.plus_days(-101);
    let before = Claims { iat, ..claims() }.sign(&vendor_key('a')).unwrap();
    assert_eq!(Token::verify(&before, EXPECTED, &trust()), Err(TokenError::OutsideKeyLife { iat }));
    let mut ring = ring();
    ring.announce(kid("lk-b"), *vendor_key('b').public(), NOW.plus_days(-60)).unwrap();
    ring.rotate(NOW.plus_days(45), NOW.plus_days(-1)).unwrap();
    let trust = Trust::new(signed(&ring, NOW));
    let after = claims().sign(&vendor_key('a')).unwrap();
    assert_eq!(Token::verify(&after, EXPECTED, &trust), Err(TokenError::OutsideKeyLife { iat: NOW }));
    let earlier = Claims { iat: NOW.plus_days(-2), ..claims() };
    assert!(
        Token::verify(&earlier.sign(&vendor_key('a')).unwrap(), EXPECTED, &trust).is_ok(),
        "a retired key verifies"
    );
    assert!(Token::verify(&claims().sign(&vendor_key('b')).unwrap(), EXPECTED, &trust).is_ok());
}

/// Attack 4: the token of another installation; and a hostname-only token on another host.
#[test]
fn attack_4_a_copied_token_is_not_taken() {
    let thief = vendor_key('t').public().thumbprint();
    let copied = Claims { cnf: Some(crate::claims::Confirmation { jkt: thief }), ..claims() };
    assert_eq!(answer(&copied), Err(NotForUs::OtherInstallation));
    let manual = Claims { cnf: None, ..claims() };
    assert_eq!(answer(&manual), Ok(()));
    let elsewhere = Claims { hst: vec![Hostname::parse("mx2.example.org").unwrap()], ..manual };
    assert_eq!(answer(&elsewhere), Err(NotForUs::OtherHost));
}

/// Attacks 6 and 10: an older token, one that answers somebody else's question, and one from the future.
#[test]
fn attack_6_an_older_token_and_attack_10_a_replayed_answer_change_nothing() {
    let older = Claims { seq: 4, ..claims() };
    assert_eq!(answer(&older), Err(NotForUs::Rollback(Rollback { held: 5, got: 4 })));
    assert_eq!(answer(&Claims { seq: 6, ..claims() }), Ok(()));
    assert_eq!(answer(&Claims { nce: Some(nonce(2)), ..claims() }), Err(NotForUs::WrongNonce));
    assert_eq!(answer(&Claims { nce: None, ..claims() }), Err(NotForUs::WrongNonce));
}

/// Attack 7: what is dated in the future says that this clock is behind; what is kept is read all the same.
#[test]
fn attack_7_a_token_from_the_future_is_not_taken() {
    let soon = NOW.plus(CLOCK_TOLERANCE);
    assert_eq!(answer(&Claims { iat: soon, ..claims() }), Ok(()));
    let from = soon.plus(1);
    assert_eq!(answer(&Claims { iat: from, ..claims() }), Err(NotForUs::NotYet { from, now: NOW }));
    assert_eq!(answer(&Claims { nbf: from, ..claims() }), Err(NotForUs::NotYet { from, now: NOW }));
}

/// Attack 26: a revoked key's token is still opened, since one held before says what to refresh, but never taken.
#[test]
fn attack_26_a_token_of_a_revoked_key_is_not_taken() {
    let mut ring = ring();
    let since = NOW.plus_days(-1);
    ring.revoke(&kid("lk-a"), since).unwrap();
    let trust = Trust::new(signed(&ring, NOW));
    let token = Token::verify(&claims().sign(&vendor_key('a')).unwrap(), EXPECTED, &trust).unwrap();
    assert_eq!(token.standing(), KeyStanding::Revoked { since });
    let (key, host, seen) = (install_key().public().thumbprint(), host(), HighestSeq::default());
    let refused = token.answers(&nonce(1), &receiver(&key, &host, &seen));
    assert_eq!(refused, Err(NotForUs::KeyRevoked { since }));
}

/// The largest licence anybody sells stays under 4 KiB.
#[test]
fn a_full_token_is_small() {
    let hash = |what| Some(MachineHash::of(what, "x", PRODUCT));
    let addons: Vec<Addon> =
        [AddonCode::ACTIVESYNC, AddonCode::EWS, AddonCode::FEED, AddonCode::ARCHIVE, AddonCode::CLUSTER]
            .into_iter()
            .map(|code| Addon { code, qty: 1_000_000, kind: AddonKind::Paid, from: NOW, to: None, lps: Lapse::Freeze })
            .collect();
    let limits = ["domains", "mailboxes", "activesync", "lists", "calendars", "archives", "nodes", "connections"]
        .into_iter()
        .fold(Limits::default(), |limits, name| limits.with(LimitName::new(name).unwrap(), Limit::At(1_000_000)));
    let grant = Entitlement { edition: Edition::Enterprise, proxy: true, limits, addons };
    let claims = Claims {
        hst: (0..4).map(|n| Hostname::parse(&format!("mail{n}.{}.example.org", "x".repeat(50))).unwrap()).collect(),
        mch: Some(Machine {
            machine_id: hash(Trait::MachineId),
            product_uuid: hash(Trait::ProductUuid),
            primary_mac: hash(Trait::PrimaryMac),
        }),
        pay: Pay {
            state: PayState::Pending,
            due: Some(NOW),
            inv: Some("inv_01999999-9999-7999-8999-999999999999".into()),
            prev: Some(Box::new(grant.clone())),
        },
        sta: Some(Status { state: Decision::Suspended, from: NOW }),
        rsl: Some("reseller".into()),
        sub: LicenseId("lic_01999999-9999-7999-8999-999999999999".into()),
        iid: Some(InstallationId("ins_01999999-9999-7999-8999-999999999999".into())),
        grant,
        ..claims()
    };
    let text = claims.sign(&vendor_key('a')).unwrap();
    assert!((2_000..MAX_TOKEN).contains(&text.len()), "{} bytes", text.len());
    assert_eq!(Token::verify(&text, EXPECTED, &trust()).unwrap().claims(), &claims);
    assert!(claims_of_usual_size() < 1_500);
}

fn claims_of_usual_size() -> usize {
    claims().sign(&vendor_key('a')).unwrap().len()
}

#[test]
fn the_number_rises_with_rights_and_not_with_a_refresh() {
    let refreshed = Claims { jti: "tok_2".into(), iat: NOW.plus(9), exp: NOW, nce: None, seq: 9, ..claims() };
    assert!(claims().same_rights(&refreshed));
    for changed in [
        Claims { grant: entitlement(Edition::Enterprise, 100), ..claims() },
        Claims { pay: Pay { state: PayState::Overdue, ..Pay::paid() }, ..claims() },
        Claims { pol: Policy { overdue: Overdue::Revert, ..Policy::default() }, ..claims() },
        Claims { sta: Some(Status { state: Decision::Revoked, from: NOW }), ..claims() },
        Claims { knd: Kind::Nfr, ..claims() },
    ] {
        assert!(!claims().same_rights(&changed));
    }
}

proptest! {
    /// Attack 10: garbage for an answer is no answer, and nobody falls over it.
    #[test]
    fn attack_10_garbage_is_refused(text in "[A-Za-z0-9_.{}\" -]{0,300}", any in any::<String>()) {
        prop_assert!(Token::verify(&text, EXPECTED, &trust()).is_err());
        prop_assert!(Token::verify(&any, EXPECTED, &trust()).is_err());
    }

    /// Attack 1: one changed character anywhere is found.
    #[test]
    fn attack_1_every_single_changed_character_is_found(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_.-]") {
        let text = claims().sign(&vendor_key('a')).unwrap();
        let at = at.index(text.len() - 1);
        let mut changed = text.clone();
        changed.replace_range(at..=at, &to);
        if changed != text {
            prop_assert!(Token::verify(&changed, EXPECTED, &trust()).is_err());
        }
    }
}
