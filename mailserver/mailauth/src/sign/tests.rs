use mail_auth::{
    AuthenticatedMessage,
    common::{parse::TxtRecordParser as _, verify::DomainKey},
};
use message::{address::Domain, fields};
use proptest::prelude::*;

use super::sign;
use crate::{
    dkim::{DkimResult, verify},
    key::{Algorithm, SigningKey},
    testing::{Zone, at, wait},
};

const MESSAGE: &str = "Received: from somewhere\r\nFrom: Anna <anna@example.org>\r\nTo: bob@example.net\r\n\
    Subject: a\r\n\tfolded  subject\r\nDate: Tue, 14 Nov 2023 22:13:20 +0000\r\nMessage-ID: <1@example.org>\r\n\
    MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello  Bob \r\n\r\nBye\r\n\r\n\r\n";

fn key(algorithm: Algorithm, selector: &str) -> SigningKey {
    SigningKey::generate(algorithm, Domain::parse("example.org").expect("valid"), selector).expect("made")
}

fn keys() -> [SigningKey; 2] {
    [key(Algorithm::RsaSha256, "rsa"), key(Algorithm::Ed25519Sha256, "ed")]
}

fn zone(keys: &[SigningKey]) -> Zone {
    let records = keys.iter().map(|key| key.dns_record().expect("published"));
    Zone::parse(&records.map(|record| format!("{} TXT {}\n", record.name, record.value)).collect::<String>())
}

fn signed(raw: &str, keys: &[SigningKey]) -> String {
    let fields = sign(raw.as_bytes(), keys, at(1_700_000_000)).expect("signed");
    String::from_utf8(fields).expect("ASCII") + raw
}

fn results(raw: &str, zone: &Zone) -> Vec<(DkimResult, Option<String>)> {
    let results = wait(verify(raw.as_bytes(), zone, at(1_700_000_001), 10));
    results.into_iter().map(|dkim| (dkim.result, dkim.reason)).collect()
}

#[test]
fn what_we_sign_we_can_verify() {
    let keys = keys();
    let raw = signed(MESSAGE, &keys);
    assert_eq!(results(&raw, &zone(&keys)), [(DkimResult::Pass, None), (DkimResult::Pass, None)]);
    assert!(raw.lines().all(|line| line.len() <= 80), "{raw}");
    assert_eq!(fields::count(raw.as_bytes(), "DKIM-Signature"), 2);
}

#[test]
fn others_can_verify_what_we_sign() {
    let keys = keys();
    let raw = signed(MESSAGE, &keys);
    let message = AuthenticatedMessage::parse(raw.as_bytes()).expect("a message");
    assert_eq!(message.dkim_headers.len(), 2);
    for (header, key) in message.dkim_headers.iter().zip(&keys) {
        let signature = &header.header;
        let body_hash = message.body_hashes.iter().find(|(form, ..)| *form == signature.cb).expect("hashed");
        assert_eq!(body_hash.3, signature.bh);
        let public = DomainKey::parse(key.dns_record().expect("published").value.as_bytes()).expect("a key");
        let unsigned = crate::tags::without_signature(header.value);
        // The library keeps the line ending in a value; a signature field is signed without it.
        let unsigned = unsigned.strip_suffix(b"\r\n").unwrap_or(&unsigned);
        let mut fields = message.signed_headers(&signature.h, header.name, unsigned);
        public.p.verify(&mut fields, &signature.b, signature.ch, signature.a).expect("holds");
    }
}

#[test]
fn a_second_field_above_breaks_the_signature() {
    let keys = keys();
    let raw = signed(MESSAGE, &keys);
    for added in [
        "From: eve@example.com",
        "Subject: other",
        "Date: x",
        "To: y@z",
        "Content-Type: text/html",
        "Message-ID: <2@x>",
    ] {
        let forged = format!("{added}\r\n{raw}");
        assert!(results(&forged, &zone(&keys)).iter().all(|(result, _)| *result == DkimResult::Fail), "{added}");
    }
    // What servers on the way add is not signed.
    let forwarded = format!("Received: by next\r\nReturn-Path: <a@b>\r\nList-Id: <x>\r\n{raw}");
    assert!(results(&forwarded, &zone(&keys)).iter().all(|(result, _)| *result == DkimResult::Pass));
}

#[test]
fn repeated_fields_are_all_signed() {
    let keys = keys();
    let raw = signed("From: a@example.org\r\nTo: b@c\r\nTo: d@e\r\n\r\nx", &keys);
    assert!(results(&raw, &zone(&keys)).iter().all(|(result, _)| *result == DkimResult::Pass), "{raw}");
    let changed = raw.replace("To: b@c", "To: z@c");
    assert!(results(&changed, &zone(&keys)).iter().all(|(result, _)| *result == DkimResult::Fail));
}

#[test]
fn no_key_gives_no_field() {
    assert_eq!(sign(MESSAGE.as_bytes(), [], at(0)), Ok(Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_message_that_is_signed_verifies(subject in "[ -~]{0,200}", body in "[a-z \t\r\n]{0,200}") {
        let keys = [key(Algorithm::Ed25519Sha256, "ed")];
        let raw = signed(&format!("From: a@example.org\r\nSubject: {subject}\r\n\r\n{body}"), &keys);
        prop_assert_eq!(results(&raw, &zone(&keys)), [(DkimResult::Pass, None)]);
    }
}
