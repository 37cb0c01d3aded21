use proptest::prelude::*;

use super::{Dmarc, DmarcResult, Policy, lengths, verify};
use crate::{
    dkim::{Dkim, DkimResult},
    spf::{Spf, SpfResult},
    testing::{Zone, wait},
};

fn spf(result: SpfResult, domain: &str) -> Spf {
    Spf { result, domain: domain.to_owned(), explanation: None, reason: Some("why".to_owned()) }
}

fn dkim(result: DkimResult, domain: &str) -> Dkim {
    Dkim {
        result,
        domain: domain.to_owned(),
        selector: "s".to_owned(),
        algorithm: "rsa-sha256".to_owned(),
        mark: String::new(),
        reason: Some("why".to_owned()),
        testing: false,
    }
}

fn judge(from: &str, spf: &Spf, dkim: &[Dkim], zone: &str) -> Dmarc {
    wait(verify(format!("From: {from}\r\n\r\n").as_bytes(), spf, dkim, &Zone::parse(zone)))
}

#[test]
fn alignment() {
    use DmarcResult::{Fail, Pass};
    let relaxed = "_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@example.com, mailto:b@example.net";
    let strict = "_dmarc.example.com TXT v=DMARC1; p=reject; aspf=s; adkim=s";
    for (zone, spf_domain, dkim_domain, expected) in [
        (relaxed, "example.com", "none.test", Pass),
        (relaxed, "bounce.example.com", "none.test", Pass),
        (relaxed, "none.test", "mail.example.com", Pass),
        (relaxed, "none.test", "none.test", Fail),
        (relaxed, "badexample.com", "example.com.evil.test", Fail),
        (strict, "bounce.example.com", "mail.example.com", Fail),
        (strict, "none.test", "example.com", Pass),
    ] {
        let dmarc =
            judge("a@example.com", &spf(SpfResult::Pass, spf_domain), &[dkim(DkimResult::Pass, dkim_domain)], zone);
        assert_eq!((dmarc.result, dmarc.policy), (expected, Some(Policy::Reject)), "{zone} {spf_domain} {dkim_domain}");
    }
    let failed =
        judge("a@example.com", &spf(SpfResult::Fail, "example.com"), &[dkim(DkimResult::Fail, "example.com")], relaxed);
    assert_eq!(failed.result, Fail);
    assert_eq!(failed.reports_to, ["mailto:a@example.com", "mailto:b@example.net"]);
}

#[test]
fn the_tree_walk_finds_policy_and_organisation() {
    // RFC 9989 §4.10: the record of the author domain, else of its organisation, else of the public suffix.
    let zone = "
        _dmarc.example.com TXT v=DMARC1; p=reject; sp=quarantine; np=none
        sub.example.com A 192.0.2.1
        _dmarc.own.example.com TXT v=DMARC1; p=none
        _dmarc.bank TXT v=DMARC1; psd=y; p=reject; sp=quarantine
        one.bank A 192.0.2.1";
    let none = spf(SpfResult::None, "");
    let policy = |from: &str| judge(from, &none, &[], zone).policy;
    assert_eq!(policy("a@example.com"), Some(Policy::Reject));
    assert_eq!(policy("a@sub.example.com"), Some(Policy::Quarantine));
    assert_eq!(policy("a@missing.example.com"), Some(Policy::None));
    assert_eq!(policy("a@own.example.com"), Some(Policy::None));
    assert_eq!(policy("a@one.bank"), Some(Policy::Quarantine));
    assert_eq!(policy("a@example.net"), None);
    // Two names below a public suffix are two organisations.
    let passed = |domain: &str, from: &str| judge(from, &spf(SpfResult::Pass, domain), &[], zone).result;
    assert_eq!(passed("two.bank", "a@one.bank"), DmarcResult::Fail);
    assert_eq!(passed("mail.one.bank", "a@one.bank"), DmarcResult::Pass);
    // `psd=n` draws the line of the organisation.
    let split = "_dmarc.a.example.com TXT v=DMARC1; p=reject; psd=n\n_dmarc.example.com TXT v=DMARC1; p=none";
    let result = |domain: &str| judge("x@a.example.com", &spf(SpfResult::Pass, domain), &[], split).result;
    assert_eq!(result("b.example.com"), DmarcResult::Fail);
    assert_eq!(result("mail.a.example.com"), DmarcResult::Pass);
}

#[test]
fn a_walk_asks_at_most_eight_times() {
    let asked = |labels| lengths(labels).collect::<Vec<_>>();
    assert_eq!(asked(1), [1]);
    assert_eq!(asked(3), [3, 2, 1]);
    assert_eq!(asked(8), [8, 7, 6, 5, 4, 3, 2, 1]);
    // The example of RFC 9989 §4.10: a name of many labels is asked, then its last seven.
    assert_eq!(asked(20), [20, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn records_that_do_not_count() {
    let pass = spf(SpfResult::Pass, "example.com");
    for (zone, expected) in [
        ("", None),
        ("_dmarc.example.com TXT v=DMARC2; p=reject", None),
        ("_dmarc.example.com TXT p=reject; v=DMARC1", None),
        ("_dmarc.example.com TXT v=DMARC1", None),
        ("_dmarc.example.com TXT v=DMARC1; p=maybe", None),
        ("_dmarc.example.com TXT v=DMARC1; p=maybe; rua=mailto:a@b.c", Some(Policy::None)),
        ("_dmarc.example.com TXT v=DMARC1; p=reject\n_dmarc.example.com TXT v=DMARC1; p=none", None),
        ("_dmarc.example.com TXT v=DMARC1; p=reject\n_dmarc.example.com TXT verification=1", Some(Policy::Reject)),
        ("_dmarc.example.com TXT v=DMARC1; p=reject; t=y", Some(Policy::Quarantine)),
        ("_dmarc.example.com TXT v=DMARC1; p=quarantine; t=y", Some(Policy::None)),
    ] {
        let dmarc = judge("a@example.com", &pass, &[], zone);
        assert_eq!(dmarc.policy, expected, "{zone}");
        let result = if expected.is_some() { DmarcResult::Pass } else { DmarcResult::None };
        assert_eq!(dmarc.result, result, "{zone}");
    }
}

#[test]
fn dns_failures_leave_it_open() {
    let none = spf(SpfResult::None, "");
    assert_eq!(judge("a@example.com", &none, &[], "_dmarc.example.com FAIL").result, DmarcResult::TempError);
    let zone = "_dmarc.example.com TXT v=DMARC1; p=reject";
    let unsure = judge("a@example.com", &spf(SpfResult::TempError, "example.com"), &[], zone);
    assert_eq!((unsure.result, unsure.reason.as_deref()), (DmarcResult::TempError, Some("why")));
    let rescued = judge(
        "a@example.com",
        &spf(SpfResult::TempError, "example.com"),
        &[dkim(DkimResult::TempError, "example.com"), dkim(DkimResult::Pass, "example.com")],
        zone,
    );
    assert_eq!(rescued.result, DmarcResult::Pass);
}

#[test]
fn the_author_domain() {
    let zone =
        Zone::parse("_dmarc.example.com TXT v=DMARC1; p=reject\n_dmarc.xn--bcher-kva.example TXT v=DMARC1; p=reject");
    let pass = spf(SpfResult::Pass, "example.com");
    for (header, result, domain) in [
        ("From: a@Example.COM\r\n\r\n", DmarcResult::Pass, "example.com"),
        ("From: a@example.com, b@example.com\r\n\r\n", DmarcResult::Pass, "example.com"),
        ("From: a@bücher.example\r\n\r\n", DmarcResult::Fail, "xn--bcher-kva.example"),
        ("From: a@example.com, b@example.net\r\n\r\n", DmarcResult::None, ""),
        ("From: a@example.com\r\nFrom: b@example.net\r\n\r\n", DmarcResult::PermError, ""),
        ("From: a@[192.0.2.1]\r\n\r\n", DmarcResult::PermError, ""),
        ("From: nobody\r\n\r\n", DmarcResult::PermError, ""),
        ("To: a@example.com\r\n\r\n", DmarcResult::PermError, ""),
    ] {
        let dmarc = wait(verify(header.as_bytes(), &pass, &[], &zone));
        assert_eq!((dmarc.result, dmarc.domain.as_str()), (result, domain), "{header}");
    }
}

proptest! {
    #[test]
    fn no_record_makes_it_panic(record in "v=DMARC1(; ?(p|sp|np|psd|t|rua|adkim)=[a-z,:@.]{0,8}){0,5}", from in "\\PC{0,30}") {
        let zone = format!("_dmarc.example.com TXT {record}");
        let _ = judge("a@sub.example.com", &spf(SpfResult::Pass, "example.com"), &[], &zone);
        let _ = judge(&from, &spf(SpfResult::Pass, "example.com"), &[], &zone);
    }
}
