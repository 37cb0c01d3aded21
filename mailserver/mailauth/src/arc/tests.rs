use proptest::prelude::*;

use super::{ArcResult, verify};
use crate::testing::{Zone, at, wait};

/// A message that two servers sealed, made with dkimpy 1.1.8 from the example message of RFC 8617 appendix B.
const SEALED: &str = include_str!("../testdata/arc.eml");

const KEY: &str = "s1._domainkey.example.org TXT v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDK/Zo+wWYOeSzFtelIFj7GOy55vVqrTx4veYjhmNBwwYPQdx2KtPHHr/hkwIwvrPWfUujIOeJMdlBzVzic6o6MHKyU2p4HWzLOqRreXP3keaHxBovpgWEmpzTanFiRiNAP2Q7u2m1sMW0yDt8Uh8jhQZZr3kNoM862dfOF0fE2WwIDAQAB";

fn check(raw: &str, zone: &str) -> (ArcResult, String) {
    let arc = wait(verify(raw.replace('\n', "\r\n").as_bytes(), &Zone::parse(zone), at(1_700_000_000)));
    (arc.result, arc.reason.unwrap_or_default())
}

#[test]
fn a_chain_by_another_implementation_holds() {
    let arc = wait(verify(SEALED.replace('\n', "\r\n").as_bytes(), &Zone::parse(KEY), at(1_700_000_000)));
    assert_eq!((arc.result, arc.reason), (ArcResult::Pass, None));
    assert_eq!((arc.sealer.as_deref(), arc.sets), (Some("example.org"), 2));
}

#[test]
fn no_fields_are_no_chain() {
    assert_eq!(check("From: a@b\n\nx", KEY), (ArcResult::None, String::new()));
}

#[test]
fn a_missing_key_fails_and_a_silent_dns_does_not() {
    assert_eq!(check(SEALED, "").0, ArcResult::Fail);
    assert_eq!(check(SEALED, "s1._domainkey.example.org FAIL").0, ArcResult::TempError);
}

#[test]
fn broken_chains_are_named() {
    for (from, to, reason) in [
        ("This is a test", "This was a test", "the body has changed"),
        ("Subject: Example 1", "Subject: Example 2", "the signature does not match the header"),
        (" arc=none;\n spf=pass", " arc=none;\n spf=fail", "seal 1 does not hold"),
        ("b=dHpdeHBUdI8i", "b=dHpdeHBUdI8j", "seal 1 does not hold"),
        ("i=2; cv=pass", "i=2; cv=fail", "a seal says that the chain was broken before"),
        ("i=1; cv=none", "i=1; cv=pass", "a seal says that the chain was broken before"),
        ("i=2; cv=pass", "i=2; h=from; cv=pass", "a seal has an h= tag"),
        ("i=2; cv=pass", "i=3; cv=pass", "the instances do not count from 1"),
        ("i=2; cv=pass", "cv=pass", "a field has no instance"),
        ("ARC-Seal: i=2", "X-Seal: i=2", "the sets are incomplete"),
        ("ARC-Seal: i=1", "ARC-Seal: i=2", "the instances do not count from 1"),
        ("From: John", "ARC-Seal: i=3; cv=pass\nFrom: John", "the sets are incomplete"),
    ] {
        let (result, why) = check(&SEALED.replacen(from, to, 1), KEY);
        assert_eq!((result, why.as_str()), (ArcResult::Fail, reason), "{from} -> {to}");
    }
}

#[test]
fn a_chain_has_at_most_fifty_sets() {
    let seals: String = (1..=51).map(|n| format!("ARC-Seal: i={n}; cv=pass\n")).collect();
    assert_eq!(check(&format!("{seals}\n"), KEY), (ArcResult::Fail, "the chain has more than 50 sets".to_owned()));
}

proptest! {
    #[test]
    fn no_message_makes_it_panic(values in proptest::collection::vec("[abcdhistv=;:0-9 \u{e9}]{0,40}", 3)) {
        let raw = format!("ARC-Seal:{}\nARC-Message-Signature:{}\nARC-Authentication-Results:{}\n\nx", values[0], values[1], values[2]);
        let _ = check(&raw, KEY);
    }
}
