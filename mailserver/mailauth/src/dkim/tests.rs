use proptest::prelude::*;

use super::{Dkim, DkimResult, verify};
use crate::testing::{Zone, at, wait};

/// RFC 6376 appendix A.2, with the key of its appendix C.
const RFC_6376: &str = "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
      c=simple/simple; q=dns/txt; i=joe@football.example.com;
      h=Received : From : To : Subject : Date : Message-ID;
      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
      4bmp/YzhwvcubU4=;
Received: from client1.football.example.com  [192.0.2.1]
      by submitserver.example.com with SUBMISSION;
      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game. Are you hungry yet?

Joe.
";

const RFC_6376_KEY: &str = "brisbane._domainkey.example.com TXT v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

/// RFC 8463 appendix A.3, signed with Ed25519 and with RSA.
const RFC_8463: &str = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
";

const RFC_8463_KEYS: &str = "
    brisbane._domainkey.football.example.com TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
    test._domainkey.football.example.com TXT v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

fn check(raw: &str, zone: &str) -> Vec<Dkim> {
    wait(verify(raw.replace('\n', "\r\n").as_bytes(), &Zone::parse(zone), at(1_700_000_000), 10))
}

/// The result of the first signature, and why.
fn first(raw: &str, zone: &str) -> (DkimResult, String) {
    let dkim = check(raw, zone).remove(0);
    (dkim.result, dkim.reason.unwrap_or_default())
}

#[test]
fn example_of_rfc_6376_appendix_a() {
    let dkim = check(RFC_6376, RFC_6376_KEY).remove(0);
    assert_eq!((dkim.result, dkim.reason), (DkimResult::Pass, None));
    assert_eq!(
        (dkim.domain.as_str(), dkim.selector.as_str(), dkim.mark.as_str()),
        ("example.com", "brisbane", "AuUoFEfD")
    );
}

#[test]
fn examples_of_rfc_8463_appendix_a() {
    let results = check(RFC_8463, RFC_8463_KEYS);
    let seen: Vec<_> = results.iter().map(|d| (d.algorithm.as_str(), d.result, d.reason.as_deref())).collect();
    assert_eq!(seen, [("ed25519-sha256", DkimResult::Pass, None), ("rsa-sha256", DkimResult::Pass, None)]);
}

#[test]
fn changes_on_the_way_are_seen() {
    for (from, to, reason) in [
        ("hungry", "angry", "the body has changed"),
        ("Is dinner ready?", "Is lunch ready?", "the signature does not match the header"),
        ("From: Joe", "From: eve@example.net\nFrom: Joe", "the signature does not match the header"),
        ("t=1528637909", "t=1528637908", "the signature does not match the header"),
        ("t=1528637909", "t=1528637909; x=1528637910", "the signature has expired"),
    ] {
        let (result, why) = first(&RFC_8463.replacen(from, to, 1), RFC_8463_KEYS);
        assert_eq!((result, why.as_str()), (DkimResult::Fail, reason), "{from} -> {to}");
    }
    // What relaxed/relaxed allows: blanks, case of names, fields that are not signed.
    for (from, to) in [
        ("Subject: Is dinner", "SUBJECT :  Is \n dinner"),
        ("game.  Are", "game. Are"),
        ("From: Joe", "X-New: 1\nFrom: Joe"),
    ] {
        assert_eq!(first(&RFC_8463.replacen(from, to, 1), RFC_8463_KEYS).0, DkimResult::Pass, "{from} -> {to}");
    }
}

#[test]
fn unusable_signatures_are_named() {
    use DkimResult::{Neutral, PermError, Policy};
    for (from, to, expected) in [
        ("v=1;", "v=2;", (Neutral, "the signature has an unknown version")),
        ("v=1;", "", (Neutral, "the signature has an unknown version")),
        ("a=ed25519-sha256", "a=rsa-sha1", (Policy, "rsa-sha1 is no longer acceptable")),
        ("a=ed25519-sha256", "a=rot13", (Neutral, "the signature algorithm is unknown")),
        ("d=football.example.com;", "", (Neutral, "the signature has no d= tag")),
        ("d=football.example.com", "d=-", (Neutral, "the signing domain is not a domain")),
        ("s=brisbane", "s=a..b", (Neutral, "the selector is not a name")),
        ("i=@football.example.com", "i=@example.com", (PermError, "the identity is not in the signing domain")),
        ("h=from : to", "h=to", (PermError, "the signature does not cover From")),
        ("relaxed/relaxed", "loose/relaxed", (Neutral, "the canonical form is unknown")),
        ("bh=2jU", "bh=!2jU", (Neutral, "the signature is not base64")),
        ("t=1528637909;", "t=x;", (Neutral, "a number in the signature is wrong")),
        ("t=1528637909;", "t=2;x=1;", (Neutral, "the signature expires before it was made")),
        ("q=dns/txt;", "q=dns/txt; q=dns/txt;", (Neutral, "the tag list is malformed")),
        ("q=dns/txt;", "l=10;", (Policy, "the signature leaves part of the body unsigned")),
        ("q=dns/txt;", "l=1000;", (DkimResult::Fail, "the body was shortened")),
    ] {
        let raw = RFC_8463.replacen(from, to, 1).replacen(
            " message-id : from : subject",
            " message-id : subject",
            usize::from(to == "h=to"),
        );
        let (result, why) = first(&raw, RFC_8463_KEYS);
        assert_eq!((result, why.as_str()), expected, "{from} -> {to}");
    }
    let names = format!("h=from{}", ":x".repeat(200));
    let (result, why) = first(&RFC_8463.replacen("h=from", &names, 1), RFC_8463_KEYS);
    assert_eq!((result, why.as_str()), (Policy, "the signature lists more than 200 fields"));
}

#[test]
fn unusable_keys_are_named() {
    let name = "brisbane._domainkey.football.example.com";
    let key = "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    for (zone, expected) in [
        (String::new(), (DkimResult::PermError, "there is no key for the signature")),
        (format!("{name} FAIL"), (DkimResult::TempError, "no answer")),
        (format!("{name} TXT k=ed25519; p="), (DkimResult::PermError, "the key was revoked")),
        (format!("{name} TXT k=ed25519; p=YQ=="), (DkimResult::PermError, "the key is not an Ed25519 key")),
        (format!("{name} TXT {key}"), (DkimResult::PermError, "the key is not an RSA key")),
        (format!("{name} TXT k=x25519; {key}"), (DkimResult::PermError, "the key is of an unknown type")),
        (format!("{name} TXT k=ed25519"), (DkimResult::PermError, "the key record has no key")),
        (
            format!("{name} TXT v=DKIM2; k=ed25519; {key}"),
            (DkimResult::PermError, "the key record has another version"),
        ),
        (
            format!("{name} TXT k=ed25519; v=DKIM1; {key}"),
            (DkimResult::PermError, "the key record has another version"),
        ),
        (format!("{name} TXT k=ed25519; h=sha1; {key}"), (DkimResult::Policy, "the key does not allow sha256")),
        (format!("{name} TXT k=ed25519; s=other; {key}"), (DkimResult::Policy, "the key is not for mail")),
        (format!("{name} TXT nonsense"), (DkimResult::PermError, "the key record is malformed")),
        (format!("{name} TXT nonsense\n{name} TXT k=ed25519; {key}"), (DkimResult::Pass, "")),
        (format!("{name} TXT v=DKIM1; k=ed25519; t=s; s=email; h=sha256:x; {key}"), (DkimResult::Pass, "")),
    ] {
        let (result, why) = first(RFC_8463, &zone);
        assert_eq!((result, why.as_str()), expected, "{zone}");
    }
    // A 512-bit key (RFC 8301 §3.2).
    let weak = "brisbane._domainkey.example.com TXT p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALhJnDSH56IbJ3nq6pMOgNcoTTGAyBzK0zOXQizNaCC5+Qk+Oyv6Kgp3TVj5XKpe+PXJSBZxheS4tGzStPtIbvcCAwEAAQ==";
    assert_eq!(first(RFC_6376, weak), (DkimResult::Policy, "the RSA key is shorter than 1024 bits".to_owned()));
    // `t=s` forbids the subdomain in i= (RFC 6376 §3.6.1).
    let strict = RFC_6376_KEY.replace("v=DKIM1;", "v=DKIM1; t=y:s;");
    let dkim = check(RFC_6376, &strict).remove(0);
    assert_eq!(dkim.reason.as_deref(), Some("the key does not allow a subdomain as identity"));
    assert!(dkim.testing);
}

#[test]
fn only_so_many_signatures_are_looked_at() {
    let signature = &RFC_8463[..RFC_8463.find("DKIM-Signature: v=1; a=rsa").expect("two signatures")];
    let raw = signature.repeat(12) + &RFC_8463[signature.len()..];
    assert_eq!(check(&raw, RFC_8463_KEYS).len(), 10);
    assert!(check("From: a@b\n\n", "").is_empty());
}

proptest! {
    #[test]
    fn no_message_makes_it_panic(value in proptest::collection::vec(prop_oneof![
        proptest::sample::select(b"vabhdsclxti=;: /\r\n".to_vec()), any::<u8>()], 0..200))
    {
        let raw = [b"DKIM-Signature: v=1; a=rsa-sha256; d=a.test; s=s; b=YQ==; bh=YQ==; h=from;".as_slice(), &value, b"\r\nFrom: a@b\r\n\r\nx"].concat();
        let _ = wait(verify(&raw, &Zone::default(), at(0), 3));
        let _ = wait(verify(&value, &Zone::default(), at(0), 3));
    }

    #[test]
    fn no_key_record_makes_it_panic(record in proptest::collection::vec(any::<u8>(), 0..120)) {
        let _ = crate::public_key::PublicKey::parse(&record);
    }
}
