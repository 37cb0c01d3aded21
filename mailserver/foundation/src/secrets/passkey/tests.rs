//! What honest browsers send is taken, and nothing that was bent.

use serde_json::{Value, json};

use super::testing::Authenticator;
use super::*;

const PAGE: &str = "https://mail.example.org";

fn now() -> Timestamp {
    "2026-01-05T09:00:00Z".parse().unwrap()
}

fn challenges() -> Challenges {
    Challenges::new(&Sealer::ephemeral())
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

fn registration(challenges: &Challenges, authenticator: &mut Authenticator, page: &str) -> Registration {
    let challenge = challenges.make(Purpose::Register("adm_1"), &Origin::parse(page).unwrap(), now());
    read(&authenticator.create(&json!({"challenge": challenge, "user": {"id": BASE64.encode("adm_1")}})))
}

fn login(challenges: &Challenges) -> Value {
    json!({"challenge": challenges.make(Purpose::Login, &Origin::parse(PAGE).unwrap(), now())})
}

fn known(made: &Registered) -> Known<'_> {
    Known { key: &made.key, site: &made.site, count: made.count }
}

#[test]
fn every_kind_of_key_that_is_asked_for_logs_in() {
    for algorithm in ALGORITHMS {
        let (challenges, mut key) = (challenges(), Authenticator::new(algorithm, PAGE));
        let made = challenges.registered(&registration(&challenges, &mut key, PAGE), "adm_1", now()).unwrap();
        assert_eq!((made.site.as_str(), made.key.algorithm, made.is_backed_up), ("mail.example.org", algorithm, true));
        let answer: Assertion = read(&key.get(&login(&challenges)));
        assert_eq!(answer.credential().as_deref(), Some(made.credential.as_str()));
        assert_eq!(answer.person().as_deref(), Some("adm_1"));
        let asserted = challenges.asserted(&answer, &known(&made), now()).unwrap();
        assert_eq!(asserted, Asserted { count: 0, is_backed_up: true });
        // Whoever overheard it has nothing.
        assert_eq!(challenges.asserted(&answer, &known(&made), now()), Err(PasskeyError::Used));
        let other = Authenticator::new(algorithm, PAGE).get(&login(&challenges));
        assert_eq!(challenges.asserted(&read(&other), &known(&made), now()), Err(PasskeyError::Signature));
    }
}

#[test]
fn a_challenge_is_good_for_its_purpose_its_page_and_five_minutes() {
    let (challenges, mut key) = (challenges(), Authenticator::new(-7, PAGE));
    let answer = registration(&challenges, &mut key, PAGE);
    assert_eq!(challenges.registered(&answer, "adm_2", now()), Err(PasskeyError::Challenge), "it is another's");
    assert_eq!(challenges.registered(&answer, "adm_1", now() + LIFE), Err(PasskeyError::Late));
    assert_eq!(Challenges::new(&Sealer::ephemeral()).registered(&answer, "adm_1", now()), Err(PasskeyError::Challenge));
    let made = challenges.registered(&answer, "adm_1", now()).unwrap();
    assert_eq!(challenges.registered(&answer, "adm_1", now()), Err(PasskeyError::Used));
    // One that was made for another page: somebody stands between.
    key.origin = "https://mail.examp1e.org".to_owned();
    let bent: Assertion = read(&key.get(&login(&challenges)));
    assert_eq!(challenges.asserted(&bent, &known(&made), now()), Err(PasskeyError::Challenge));
    let origin = Origin::parse(&key.origin).unwrap();
    let theirs = json!({"challenge": challenges.make(Purpose::Login, &origin, now())});
    let bent: Assertion = read(&key.get(&theirs));
    assert_eq!(challenges.asserted(&bent, &known(&made), now()), Err(PasskeyError::Site));
    key.origin = PAGE.to_owned();
    let to_register = challenges.make(Purpose::Register("adm_1"), &Origin::parse(PAGE).unwrap(), now());
    let bent: Assertion = read(&key.get(&json!({"challenge": to_register})));
    assert_eq!(challenges.asserted(&bent, &known(&made), now()), Err(PasskeyError::Challenge));
}

#[test]
fn what_was_bent_is_refused_for_what_it_is() {
    type Bend = fn(&mut Authenticator);
    let bends: [(Bend, PasskeyError); 5] = [
        (|key| key.embedded = true, PasskeyError::Embedded),
        (|key| key.site = "example.org".to_owned(), PasskeyError::Site),
        (|key| key.flags = PRESENT, PasskeyError::Unverified),
        (|key| key.flags = VERIFIED, PasskeyError::Unverified),
        (|key| key.origin = "https://mail.example.org:8443".to_owned(), PasskeyError::Challenge),
    ];
    for (bend, error) in bends {
        let (challenges, mut key) = (challenges(), Authenticator::new(-8, PAGE));
        let made = challenges.registered(&registration(&challenges, &mut key, PAGE), "adm_1", now()).unwrap();
        bend(&mut key);
        let answer: Assertion = read(&key.get(&login(&challenges)));
        assert_eq!(challenges.asserted(&answer, &known(&made), now()), Err(error));
        let answer = registration(&challenges, &mut key, PAGE);
        assert_eq!(challenges.registered(&answer, "adm_1", now()), Err(error));
    }
}

#[test]
fn an_authenticator_that_counts_backwards_is_a_copy() {
    let (challenges, mut key) = (challenges(), Authenticator::new(-7, PAGE));
    key.count = 7;
    let made = challenges.registered(&registration(&challenges, &mut key, PAGE), "adm_1", now()).unwrap();
    for (count, taken) in [(7, false), (6, false), (0, false), (8, true), (4_000_000_000, true)] {
        key.count = count;
        let answer: Assertion = read(&key.get(&login(&challenges)));
        let asserted = challenges.asserted(&answer, &known(&made), now());
        assert_eq!(asserted.is_ok(), taken, "{count}: {asserted:?}");
        assert!(taken || asserted == Err(PasskeyError::Copied));
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_named() {
    let (challenges, mut key) = (challenges(), Authenticator::new(-7, PAGE));
    let challenge = challenges.make(Purpose::Register("adm_1"), &Origin::parse(PAGE).unwrap(), now());
    let good = key.create(&json!({"challenge": challenge, "user": {"id": ""}}));
    let with = |field: &str, value: Value| {
        let mut bent = good.clone();
        bent["response"][field] = value;
        challenges.registered(&read(&bent), "adm_1", now())
    };
    let short = |length: usize| {
        let data = BASE64.decode(good["response"]["authenticatorData"].as_str().unwrap()).unwrap();
        json!(BASE64.encode(&data[..length]))
    };
    assert_eq!(with("clientDataJSON", json!("{}")), Err(PasskeyError::Malformed("clientDataJSON")));
    assert_eq!(with("clientDataJSON", json!("bm8")), Err(PasskeyError::Malformed("clientDataJSON")));
    // Cut off wherever it may be.
    for length in 0..37 + 18 + 24 {
        assert_eq!(with("authenticatorData", short(length)), Err(PasskeyError::Malformed("authenticatorData")));
    }
    assert_eq!(with("publicKey", json!(null)), Err(PasskeyError::Algorithm));
    assert_eq!(with("publicKey", json!("AAAA")), Err(PasskeyError::Algorithm));
    assert_eq!(with("publicKey", json!("A".repeat(4000))), Err(PasskeyError::Malformed("publicKey")));
    assert_eq!(with("publicKeyAlgorithm", json!(-8)), Err(PasskeyError::Algorithm), "the key is of another kind");
    assert_eq!(with("publicKeyAlgorithm", json!(-65535)), Err(PasskeyError::Algorithm), "SHA-1");
    let mut other = good.clone();
    other["rawId"] = json!("AAAA");
    assert_eq!(challenges.registered(&read(&other), "adm_1", now()), Err(PasskeyError::Malformed("rawId")));
    // None of these used the challenge up.
    challenges.registered(&read(&good), "adm_1", now()).unwrap();
}

#[test]
fn pages_that_have_passkeys() {
    for (text, site) in [
        ("https://mail.example.org", Some("mail.example.org")),
        ("https://mail.example.org:8443", Some("mail.example.org")),
        ("http://localhost:8080", Some("localhost")),
        ("https://b\u{fc}cher.example", Some("xn--bcher-kva.example")),
        ("http://mail.example.org", None),
        ("https://192.0.2.1", None),
        ("https://[2001:db8::1]", None),
        ("https://mail.example.org/dashboard", None),
        ("https://anna@mail.example.org", None),
        ("android:apk-key-hash:abc", None),
        ("null", None),
        ("", None),
    ] {
        assert_eq!(Origin::parse(text).as_ref().map(Origin::site), site, "{text}");
    }
}
