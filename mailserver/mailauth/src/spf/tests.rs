use std::net::IpAddr;

use proptest::prelude::*;

use super::{Limits, Query, Spf, SpfResult, eval, macros::MacroString, macros::Values, record::Record};
use crate::testing::{Zone, at, wait};

fn query<'a>(ip: &str, sender: &'a str) -> Query<'a> {
    Query {
        ip: ip.parse().expect("an address"),
        domain: sender.rsplit_once('@').map_or(sender, |(_, domain)| domain),
        sender,
        helo: "client.example.net",
        receiver: "mx.receiver.example",
        now: at(1_700_000_000),
        limits: Limits::default(),
    }
}

fn check(zone: &str, ip: &str, sender: &str) -> Spf {
    wait(query(ip, sender).check(&Zone::parse(zone)))
}

fn result(zone: &str, ip: &str) -> SpfResult {
    check(zone, ip, "user@example.com").result
}

/// The zone of RFC 7208 appendix A, without the record under test.
const APPENDIX_A: &str = "
    example.com MX 10 mail-a.example.com
    example.com MX 20 mail-b.example.com
    example.com A 192.0.2.10
    example.com A 192.0.2.11
    amy.example.com A 192.0.2.65
    bob.example.com A 192.0.2.66
    mail-a.example.com A 192.0.2.129
    mail-b.example.com A 192.0.2.130
    www.example.com A 192.0.2.10
    example.org MX 10 mail-c.example.org
    mail-c.example.org A 192.0.2.140
    192.0.2.10 PTR example.com
    192.0.2.11 PTR example.com
    192.0.2.65 PTR amy.example.com
    192.0.2.66 PTR bob.example.com
    192.0.2.129 PTR mail-a.example.com
    192.0.2.130 PTR mail-b.example.com
    192.0.2.140 PTR mail-c.example.org
    10.0.0.4 PTR bob.example.com
";

#[test]
fn examples_of_rfc_7208_appendix_a() {
    use SpfResult::{Fail, Pass};
    let cases: [(&str, &[(&str, SpfResult)]); 9] = [
        ("v=spf1 +all", &[("203.0.113.1", Pass), ("2001:db8::1", Pass)]),
        ("v=spf1 a -all", &[("192.0.2.10", Pass), ("192.0.2.11", Pass), ("192.0.2.12", Fail)]),
        ("v=spf1 a:example.org -all", &[("192.0.2.10", Fail)]),
        ("v=spf1 mx -all", &[("192.0.2.129", Pass), ("192.0.2.130", Pass), ("192.0.2.10", Fail)]),
        ("v=spf1 mx:example.org -all", &[("192.0.2.140", Pass), ("192.0.2.129", Fail)]),
        ("v=spf1 mx mx:example.org -all", &[("192.0.2.129", Pass), ("192.0.2.140", Pass)]),
        ("v=spf1 mx/30 mx:example.org/30 -all", &[("192.0.2.131", Pass), ("192.0.2.143", Pass), ("192.0.2.132", Fail)]),
        ("v=spf1 ptr -all", &[("192.0.2.65", Pass), ("192.0.2.140", Fail), ("10.0.0.4", Fail)]),
        ("v=spf1 ip4:192.0.2.128/28 -all", &[("192.0.2.140", Pass), ("192.0.2.65", Fail)]),
    ];
    for (record, expected) in cases {
        let zone = format!("{APPENDIX_A}\nexample.com TXT {record}");
        for (ip, expected) in expected {
            assert_eq!(result(&zone, ip), *expected, "{record} {ip}");
        }
    }
}

#[test]
fn multiple_domain_example_of_rfc_7208_a_2() {
    let zone = "
        example.com TXT v=spf1 include:example.com.test include:example.net -all
        example.com.test TXT v=spf1 ip4:192.0.2.1 -all
        example.net TXT v=spf1 ip4:192.0.2.2 ~all
        la.example.org TXT v=spf1 redirect=example.com";
    assert_eq!(result(zone, "192.0.2.1"), SpfResult::Pass);
    assert_eq!(result(zone, "192.0.2.2"), SpfResult::Pass);
    assert_eq!(result(zone, "192.0.2.3"), SpfResult::Fail);
    assert_eq!(check(zone, "192.0.2.3", "x@la.example.org").result, SpfResult::Fail);
}

#[test]
fn dnsbl_style_example_of_rfc_7208_a_3() {
    let zone = "
        example.com TXT v=spf1 exists:%{l}._spf.%{d} -all
        mary._spf.example.com A 127.0.0.1
        client-5.1.168.192.example.net A 127.0.0.1";
    assert_eq!(check(zone, "192.0.2.1", "mary@example.com").result, SpfResult::Pass);
    assert_eq!(check(zone, "192.0.2.1", "fred@example.com").result, SpfResult::Fail);
}

#[test]
fn macro_examples_of_rfc_7208_section_7_4() {
    for (ip, text, expanded) in [
        ("192.0.2.3", "%{s}", "strong-bad@email.example.com"),
        ("192.0.2.3", "%{o}", "email.example.com"),
        ("192.0.2.3", "%{d}", "email.example.com"),
        ("192.0.2.3", "%{d4}", "email.example.com"),
        ("192.0.2.3", "%{d3}", "email.example.com"),
        ("192.0.2.3", "%{d2}", "example.com"),
        ("192.0.2.3", "%{d1}", "com"),
        ("192.0.2.3", "%{dr}", "com.example.email"),
        ("192.0.2.3", "%{d2r}", "example.email"),
        ("192.0.2.3", "%{l}", "strong-bad"),
        ("192.0.2.3", "%{l-}", "strong.bad"),
        ("192.0.2.3", "%{lr}", "strong-bad"),
        ("192.0.2.3", "%{lr-}", "bad.strong"),
        ("192.0.2.3", "%{l1r-}", "strong"),
        ("192.0.2.3", "%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
        ("192.0.2.3", "%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"),
        ("192.0.2.3", "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com"),
        ("192.0.2.3", "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com"),
        ("192.0.2.3", "%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net"),
        (
            "2001:db8::cb01",
            "%{ir}.%{v}._spf.%{d2}",
            "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com",
        ),
        (
            "192.0.2.3",
            "%{c} %{r} %{t} %{h} %%%_%- %{S}",
            "192.0.2.3 mx.receiver.example 1700000000 client.example.net % %20 strong-bad%40email.example.com",
        ),
    ] {
        let query = query(ip, "strong-bad@email.example.com");
        let values = Values { query: &query, domain: "email.example.com", validated: "" };
        assert_eq!(MacroString::parse(text).expect(text).expand(&values), expanded, "{text}");
    }
}

#[test]
fn long_names_lose_labels_from_the_left() {
    let query = query("192.0.2.3", "user@example.com");
    let domain = ["label"; 60].join(".");
    let values = Values { query: &query, domain: &domain, validated: "" };
    let name = MacroString::parse("%{d}.example.com").expect("valid").expand_name(&values);
    assert!(name.len() <= 253 && name.len() > 240 && name.starts_with("label.") && name.ends_with(".example.com"));
}

#[test]
fn explanations_are_quoted_only_for_the_domain_itself() {
    let zone = "
        example.com TXT v=spf1 include:other.test redirect=_spf.example.com
        _spf.example.com TXT v=spf1 -all exp=why.%{d}
        why._spf.example.com TXT %{i} is not one of %{d}'s servers
        other.test TXT v=spf1 ip4:192.0.2.7 -all exp=never.test
        never.test TXT never";
    let spf = check(zone, "192.0.2.3", "user@example.com");
    assert_eq!(spf.result, SpfResult::Fail);
    assert_eq!(spf.explanation.as_deref(), Some("192.0.2.3 is not one of _spf.example.com's servers"));
    assert_eq!(check(zone, "192.0.2.7", "user@example.com").explanation, None);
}

#[test]
fn results_for_records_that_are_missing_wrong_or_out_of_reach() {
    use SpfResult::{Neutral, None, Pass, PermError, TempError};
    for (zone, expected) in [
        ("", None),
        ("example.com A 192.0.2.1", None),
        ("example.com TXT v=spf10 +all", None),
        ("example.com TXT v=spf1", Neutral),
        ("example.com TXT V=SPF1 ALL", Pass),
        ("example.com TXT v=spf1 +all\nexample.com TXT v=spf1 -all", PermError),
        ("example.com FAIL", TempError),
        ("example.com TXT v=spf1 +all bogus", PermError),
        ("example.com TXT v=spf1 a:localhost +all", PermError),
        ("example.com TXT v=spf1 ip4:192.0.2.1/33 +all", PermError),
        ("example.com TXT v=spf1 ip4:192.0.2.1/032 +all", PermError),
        ("example.com TXT v=spf1 ip6:2001:db8::/129 +all", PermError),
        ("example.com TXT v=spf1 redirect=a.test redirect=b.test", PermError),
        ("example.com TXT v=spf1 redirect=a.test", PermError),
        ("example.com TXT v=spf1 include:a.test +all", PermError),
        ("example.com TXT v=spf1 exists:%{x}.test +all", PermError),
        ("example.com TXT v=spf1 exists:%(i).test +all", PermError),
        ("example.com TXT v=spf1 exists:%{d0}.test +all", PermError),
        ("example.com TXT v=spf1 exists:%{t}.test +all", PermError),
        ("example.com TXT v=spf1 a:x.test -all\nx.test FAIL", TempError),
        ("example.com TXT v=spf1 ptr:x.test +all\n192.0.2.3 FAIL", Pass),
        ("example.com TXT v=spf1 unknown=%{d}.x +all", Pass),
        ("example.com TXT v=spf1 unknown=%{ +all", PermError),
        ("example.com TXT v=spf1 a/24//64 +all\nexample.com A 192.0.2.99", Pass),
    ] {
        assert_eq!(result(zone, "192.0.2.3"), expected, "{zone}");
    }
    for domain in ["user@localhost", "user@a..example.com", "user@"] {
        assert_eq!(check("localhost TXT v=spf1 +all", "192.0.2.3", domain).result, None, "{domain}");
    }
}

#[test]
fn mapped_addresses_are_ipv4() {
    assert_eq!(result("example.com TXT v=spf1 ip4:192.0.2.3 -all", "::ffff:192.0.2.3"), SpfResult::Pass);
}

#[test]
fn limits_of_rfc_7208_section_4_6_4() {
    let existing = |n: usize| {
        let terms: String = (0..n).map(|i| format!(" exists:e{i}.test")).collect();
        let names: String = (0..n).map(|i| format!("e{i}.test AAAA 2001:db8::1\ne{i}.test A 192.0.2.9\n")).collect();
        (terms, names)
    };
    // Ten lookups are allowed: the first that matches ends the search, so they must not match.
    let a_terms = |n: usize| {
        let (terms, names) = existing(n);
        format!("{names}example.com TXT v=spf1{} +all", terms.replace("exists:", "a:"))
    };
    assert_eq!(result(&a_terms(10), "192.0.2.3"), SpfResult::Pass);
    let over = check(&a_terms(11), "192.0.2.3", "user@example.com");
    assert_eq!((over.result, over.reason.as_deref()), (SpfResult::PermError, Some("more than 10 DNS lookups")));

    let voids = |n: usize| format!("example.com TXT v=spf1{} +all", " a:none.test".repeat(n));
    assert_eq!(result(&voids(2), "192.0.2.3"), SpfResult::Pass);
    let over = check(&voids(3), "192.0.2.3", "user@example.com");
    assert_eq!(over.reason.as_deref(), Some("more than 2 DNS lookups without an answer"));

    let hosts = |n: usize| -> String {
        let hosts: String = (0..n).map(|i| format!("example.com MX 1 m{i}.test\nm{i}.test A 192.0.2.9\n")).collect();
        format!("{hosts}example.com TXT v=spf1 mx +all")
    };
    assert_eq!(result(&hosts(10), "192.0.2.3"), SpfResult::Pass);
    assert_eq!(result(&hosts(11), "192.0.2.3"), SpfResult::PermError);

    let looping = "example.com TXT v=spf1 include:example.com +all";
    assert_eq!(result(looping, "192.0.2.3"), SpfResult::PermError);

    // Of many PTR names only ten are looked at.
    let names = |n: usize| -> String {
        let wrong: String = (0..n).map(|i| format!("192.0.2.3 PTR w{i}.test\n")).collect();
        format!("{wrong}192.0.2.3 PTR right.test\nright.test A 192.0.2.3\nexample.com TXT v=spf1 ptr:right.test -all")
    };
    assert_eq!(result(&names(9), "192.0.2.3"), SpfResult::Pass);
    assert_eq!(result(&names(10), "192.0.2.3"), SpfResult::Fail);
}

#[test]
fn the_validated_name_prefers_the_domain() {
    let zone = "
        example.com TXT v=spf1 exists:%{p}.seen.test -all
        192.0.2.3 PTR liar.test
        192.0.2.3 PTR other.test
        192.0.2.3 PTR mail.example.com
        other.test A 192.0.2.3
        mail.example.com A 192.0.2.3
        mail.example.com.seen.test A 127.0.0.1";
    assert_eq!(result(zone, "192.0.2.3"), SpfResult::Pass);
    let zone = "example.com TXT v=spf1 exists:%{p}.seen.test -all\nunknown.seen.test A 127.0.0.1";
    assert_eq!(result(zone, "192.0.2.3"), SpfResult::Pass);
}

proptest! {
    #[test]
    fn no_record_makes_it_panic(record in "v=spf1( (a|mx|ptr|exists|include|ip4|ip6|redirect=|exp=)?[:/=%{}a-z0-9.-]{0,12}){0,6}", ip: IpAddr) {
        let zone = format!("example.com TXT {record}");
        let query = Query { ip, ..query("192.0.2.1", "user@example.com") };
        let _ = wait(eval::check(&query, &Zone::parse(&zone)));
        let _ = Record::parse(record.as_bytes());
    }

    #[test]
    fn no_bytes_make_parsing_panic(record in proptest::collection::vec(any::<u8>(), 0..100)) {
        let _ = Record::parse(&record);
        let _ = MacroString::parse(&String::from_utf8_lossy(&record));
    }
}
