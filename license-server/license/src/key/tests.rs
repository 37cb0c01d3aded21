use super::*;

fn from_hex(text: &str) -> [u8; 32] {
    let bytes: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect();
    bytes.try_into().unwrap()
}

/// RFC 8037 appendix A.1 to A.3: the key of RFC 8032 §7.1 and its thumbprint.
#[test]
fn the_key_of_rfc_8037_has_its_thumbprint() {
    let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
    let key = SigningKey::from_seed_named_by_itself(&seed.try_into().unwrap()).unwrap();
    assert_eq!(key.public().to_string(), "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assert_eq!(*key.public().as_bytes(), from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    assert_eq!(key.public().thumbprint().as_str(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assert_eq!(key.kid().as_str(), key.public().thumbprint().as_str());
}

#[test]
fn a_key_is_read_back_from_what_it_writes_and_shows_no_secret() {
    let key = SigningKey::from_seed(KeyId::new("lk-2026q4-a").unwrap(), &[7; 32]).unwrap();
    let text = format!("# a note above it\n{}", *key.pem());
    let again = SigningKey::from_pem(Some(key.kid().clone()), &text).unwrap();
    assert_eq!(again.public(), key.public());
    assert_eq!(format!("{key:?}"), "SigningKey(lk-2026q4-a)");
    let jwk = key.public().jwk(Some(key.kid()));
    assert_eq!(jwk.public(), Ok(*key.public()));
    assert_eq!(Jwk { crv: "X25519".into(), ..jwk }.public(), Err(KeyError::BadPublic));
}

#[test]
fn what_is_no_key_is_refused() {
    assert_eq!(KeyId::new(""), Err(KeyError::BadName));
    assert_eq!(KeyId::new("a/b"), Err(KeyError::BadName));
    assert_eq!(KeyId::new("x".repeat(65)), Err(KeyError::BadName));
    assert_eq!(PublicKey::parse("AAAA"), Err(KeyError::BadPublic));
    assert_eq!(PublicKey::parse("not base64!"), Err(KeyError::BadPublic));
    let pem = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    assert_eq!(SigningKey::from_pem(None, pem).unwrap_err(), KeyError::BadPrivate);
    assert_eq!(SigningKey::from_pem(None, "").unwrap_err(), KeyError::BadPrivate);
}
