use std::net::IpAddr;

use message::address::{Address, Domain};
use proptest::prelude::*;

use super::{Facts, Limits, Verdict, verify};
use crate::{
    arc::ArcResult,
    dkim::DkimResult,
    dmarc::{DmarcResult, Policy},
    iprev::IprevResult,
    key::{Algorithm, SigningKey},
    results::authentication_results,
    sign::sign,
    spf::SpfResult,
    testing::{Zone, at, wait},
};

const ZONE: &str = "
    192.0.2.1 PTR mail.example.org
    mail.example.org A 192.0.2.1
    mail.example.org TXT v=spf1 a -all
    example.org TXT v=spf1 ip4:192.0.2.1 -all
    _dmarc.example.org TXT v=DMARC1; p=reject";

fn judge(raw: &[u8], ip: &str, mail_from: Option<&Address>, zone: &Zone) -> Verdict {
    let facts = Facts {
        ip: ip.parse().expect("an address"),
        helo: "mail.example.org",
        mail_from,
        hostname: "mx.example.net",
        limits: Limits::default(),
    };
    wait(verify(raw, &facts, zone, at(1_700_000_000)))
}

fn anna() -> Address {
    Address::parse("anna@example.org").expect("valid")
}

#[test]
fn an_honest_message_passes_everything() {
    let key = SigningKey::generate(Algorithm::Ed25519Sha256, Domain::parse("example.org").expect("valid"), "s1")
        .expect("made");
    let record = key.dns_record().expect("published");
    let zone = Zone::parse(&format!("{ZONE}\n{} TXT {}", record.name, record.value));
    let raw = b"From: anna@example.org\r\nSubject: x\r\n\r\nHello\r\n";
    let mut message = sign(raw, [&key], at(1_700_000_000)).expect("signed");
    message.extend_from_slice(raw);
    let verdict = judge(&message, "192.0.2.1", Some(&anna()), &zone);
    assert_eq!((verdict.iprev.result, verdict.iprev.name.as_deref()), (IprevResult::Pass, Some("mail.example.org")));
    assert_eq!((verdict.spf_helo.result, verdict.spf_mail_from.result), (SpfResult::Pass, SpfResult::Pass));
    assert_eq!(verdict.dkim[0].result, DkimResult::Pass);
    assert_eq!(verdict.arc.result, ArcResult::None);
    assert!(verdict.dmarc.spf_aligned && verdict.dmarc.dkim_aligned);
    let mark = &verdict.dkim[0].mark;
    let expected = "Authentication-Results: mx.example.net;\r\n\
         \tiprev=pass policy.iprev=192.0.2.1 (mail.example.org);\r\n\
         \tspf=pass smtp.helo=mail.example.org;\r\n\
         \tspf=pass smtp.mailfrom=anna@example.org;\r\n\
         \tdkim=pass header.d=example.org header.s=s1 header.a=ed25519-sha256\r\n\
         \theader.b=MARK;\r\n\
         \tdmarc=pass header.from=example.org policy.dmarc=reject\r\n";
    let field = authentication_results(&verdict, "mx.example.net").replace(&format!("\"{mark}\""), "MARK");
    assert_eq!(field.replace(mark.as_str(), "MARK"), expected);
}

#[test]
fn a_forged_message_fails_and_says_why() {
    let raw = b"From: anna@example.org\r\n\r\nx";
    let verdict = judge(raw, "2001:db8::1", Some(&anna()), &Zone::parse(ZONE));
    assert_eq!((verdict.dmarc.result, verdict.dmarc.policy), (DmarcResult::Fail, Some(Policy::Reject)));
    let expected = "Authentication-Results: mx.example.net;\r\n\
        \tiprev=permerror policy.iprev=\"2001:db8::1\";\r\n\
        \tspf=fail smtp.helo=mail.example.org;\r\n\
        \tspf=fail smtp.mailfrom=anna@example.org;\r\n\
        \tdkim=none;\r\n\
        \tdmarc=fail header.from=example.org policy.dmarc=reject\r\n";
    assert_eq!(authentication_results(&verdict, "mx.example.net"), expected);
}

#[test]
fn the_null_path_is_judged_by_its_helo_name() {
    let raw = b"From: postmaster@mail.example.org\r\n\r\nx";
    let verdict = judge(raw, "192.0.2.1", None, &Zone::parse(ZONE));
    assert_eq!(verdict.spf_mail_from, verdict.spf_helo);
    assert_eq!(verdict.dmarc.result, DmarcResult::Pass);
    assert!(!authentication_results(&verdict, "mx.example.net").contains("smtp.mailfrom"));
}

#[test]
fn reverse_names_must_lead_back() {
    let iprev = |zone: &str| {
        let ip: IpAddr = "192.0.2.1".parse().expect("an address");
        wait(crate::iprev::verify(ip, &Zone::parse(zone))).result
    };
    assert_eq!(iprev(""), IprevResult::PermError);
    assert_eq!(iprev("192.0.2.1 FAIL"), IprevResult::TempError);
    assert_eq!(iprev("192.0.2.1 PTR a.test"), IprevResult::Fail);
    assert_eq!(iprev("192.0.2.1 PTR a.test\na.test A 192.0.2.2"), IprevResult::Fail);
    assert_eq!(iprev("192.0.2.1 PTR a.test\na.test FAIL"), IprevResult::TempError);
    assert_eq!(iprev("192.0.2.1 PTR a.test\n192.0.2.1 PTR b.test\nb.test A 192.0.2.1"), IprevResult::Pass);
    // Of many names only ten are looked at.
    let many: String = (0..10).map(|n| format!("192.0.2.1 PTR w{n}.test\n")).collect();
    assert_eq!(iprev(&format!("{many}192.0.2.1 PTR b.test\nb.test A 192.0.2.1")), IprevResult::Fail);
}

proptest! {
    #[test]
    fn no_message_makes_it_panic_or_breaks_the_field(raw in proptest::collection::vec(any::<u8>(), 0..200), helo in "\\PC{0,20}", domain in "[ -~\r\n]{0,20}") {
        let signature = format!("DKIM-Signature: v=1; a=rsa-sha256; b=YQ==; bh=YQ==; h=from; s=s; d={domain}\r\n");
        let raw = [signature.as_bytes(), &raw].concat();
        let facts = Facts { ip: [192, 0, 2, 1].into(), helo: &helo, mail_from: None, hostname: "h", limits: Limits::default() };
        let verdict = wait(verify(&raw, &facts, &Zone::parse(ZONE), at(0)));
        let field = authentication_results(&verdict, "mx.example.net");
        prop_assert_eq!(message::fields::fields(field.as_bytes()).count(), 1);
        prop_assert_eq!(message::fields::find(field.as_bytes(), "Authentication-Results").map(|f| f.range()), Some(0..field.len()));
    }
}
