use message::address::Domain;

use super::{Algorithm, KeyError, SigningKey};
use crate::public_key::PublicKey;

fn domain() -> Domain {
    Domain::parse("example.org").expect("valid")
}

#[test]
fn keys_are_made_published_and_read_back() {
    for algorithm in [Algorithm::RsaSha256, Algorithm::Ed25519Sha256] {
        let key = SigningKey::generate(algorithm, domain(), "s1").expect("made");
        assert_eq!(key.algorithm(), algorithm);
        let record = key.dns_record().expect("published");
        assert_eq!(record.name, "s1._domainkey.example.org");
        let public = PublicKey::parse(record.value.as_bytes()).expect("readable");
        let signature = key.sign_bytes(b"text").expect("signed");
        assert!(public.verifies(algorithm, b"text", &signature));
        assert!(!public.verifies(algorithm, b"texts", &signature));
        let again = SigningKey::from_pkcs8(key.pkcs8(), domain(), "S1").expect("read");
        assert_eq!(again.dns_record(), Ok(record.clone()));
        assert!(record.strings().iter().all(|text| text.len() <= 255));
        assert_eq!(record.strings().concat(), record.value);
        let secret = format!("{:?}", key.pkcs8());
        assert!(!format!("{key:?}").contains(&secret[1..20]), "debug output holds no key bytes");
    }
}

#[test]
fn a_long_record_is_cut_for_the_zone_file() {
    let key = SigningKey::generate(Algorithm::RsaSha256, domain(), "s1").expect("made");
    let record = key.dns_record().expect("published");
    assert_eq!(record.strings().len(), 2);
    let line = record.zone_line();
    assert!(line.starts_with("s1._domainkey.example.org. IN TXT \"v=DKIM1; k=rsa; p=MII"), "{line}");
    assert_eq!(line.matches('"').count(), 4);
}

#[test]
fn what_is_no_key_is_refused() {
    let key = SigningKey::generate(Algorithm::Ed25519Sha256, domain(), "s1").expect("made");
    assert_eq!(SigningKey::from_pkcs8(b"no key", domain(), "s1").err(), Some(KeyError::Unreadable));
    assert_eq!(SigningKey::from_pkcs8(&key.pkcs8()[..20], domain(), "s1").err(), Some(KeyError::Unreadable));
    for selector in ["", "a b", "a..b", "a;b", &"a".repeat(64)] {
        assert_eq!(
            SigningKey::from_pkcs8(key.pkcs8(), domain(), selector).err(),
            Some(KeyError::BadSelector),
            "{selector}"
        );
    }
}
