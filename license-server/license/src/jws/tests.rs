use serde::Deserialize;
use serde_json::json;

use super::*;
use crate::testing::{forged, header, secret, vendor_key};

#[derive(Debug, PartialEq, Deserialize)]
struct Content {
    n: u32,
}

fn content() -> serde_json::Value {
    json!({"iss": "us", "aud": "them", "n": 7, "exp": 1, "nbf": 4_000_000_000_u64})
}

const BETWEEN: Between<'static> = Between { issuer: Some("us"), audience: Some("them") };

fn read(text: &str, typ: Typ) -> Result<Content, NotGenuine> {
    signer(text, typ).and_then(|_| open(text, vendor_key('a').public(), BETWEEN))
}

/// The one smoke test the library's choice of cryptography needs: it signs and it verifies. `exp` is long past and `nbf`
/// far away, and neither is looked at here.
#[test]
fn what_is_signed_is_read_whatever_the_system_clock_says() {
    let text = sign(Typ::License, &vendor_key('a'), &content(), MAX_TOKEN).unwrap();
    assert_eq!(signer(&text, Typ::License).unwrap().as_str(), "lk-a");
    assert_eq!(read(&text, Typ::License), Ok(Content { n: 7 }));
}

#[test]
fn equal_contents_make_equal_documents() {
    let other_order = json!({"n": 7, "nbf": 4_000_000_000_u64, "exp": 1, "aud": "them", "iss": "us"});
    let sign = |content| sign(Typ::License, &vendor_key('a'), content, MAX_TOKEN).unwrap();
    assert_eq!(sign(&content()), sign(&other_order));
}

/// Attack 1: another key, a changed content, a cut signature.
#[test]
fn attack_1_a_forged_document_is_refused() {
    let text = sign(Typ::License, &vendor_key('b'), &content(), MAX_TOKEN).unwrap();
    assert_eq!(read(&text, Typ::License), Err(NotGenuine::BadSignature));
    let ours = sign(Typ::License, &vendor_key('a'), &content(), MAX_TOKEN).unwrap();
    let richer =
        forged(&header("license+jwt", "lk-a"), &json!({"iss": "us", "aud": "them", "n": 9}), &secret(&vendor_key('b')));
    let parts: Vec<&str> = ours.split('.').collect();
    let swapped = format!("{}.{}.{}", parts[0], richer.split('.').nth(1).unwrap(), parts[2]);
    assert_eq!(read(&swapped, Typ::License), Err(NotGenuine::BadSignature));
    assert_eq!(read(&format!("{}.{}.", parts[0], parts[1]), Typ::License), Err(NotGenuine::BadSignature));
    assert_eq!(read(&format!("{}.{}", parts[0], parts[1]), Typ::License), Err(NotGenuine::Unreadable));
}

/// Attack 2: HS256 keyed with the public key, `none`, and a key in the header.
#[test]
fn attack_2_the_algorithm_is_pinned_and_keys_in_headers_are_not_looked_at() {
    let key = vendor_key('a');
    let mut hmac = header("license+jwt", "lk-a");
    hmac.alg = Algorithm::HS256;
    let confused = forged(&hmac, &content(), &EncodingKey::from_secret(key.public().as_bytes()));
    assert_eq!(signer(&confused, Typ::License), Err(NotGenuine::WrongAlgorithm));
    assert_eq!(open::<Content>(&confused, key.public(), BETWEEN), Err(NotGenuine::WrongAlgorithm));

    // {"alg":"none","typ":"license+jwt","kid":"lk-a"} with the genuine content.
    let genuine = sign(Typ::License, &key, &content(), MAX_TOKEN).unwrap();
    let none = format!(
        "eyJhbGciOiJub25lIiwidHlwIjoibGljZW5zZStqd3QiLCJraWQiOiJsay1hIn0.{}.",
        genuine.split('.').nth(1).unwrap()
    );
    assert_eq!(signer(&none, Typ::License), Err(NotGenuine::Unreadable));
    assert_eq!(open::<Content>(&none, key.public(), BETWEEN), Err(NotGenuine::Unreadable));

    let thief = vendor_key('t');
    let mut pointed = header("license+jwt", "lk-a");
    pointed.jku = Some("https://evil.example/keys.json".into());
    pointed.x5u = Some("https://evil.example/chain.pem".into());
    pointed.jwk = Some(serde_json::from_value(json!(thief.public().jwk(None))).unwrap());
    let carried = forged(&pointed, &content(), &secret(&thief));
    assert_eq!(read(&carried, Typ::License), Err(NotGenuine::BadSignature));
    assert_eq!(read(&forged(&pointed, &content(), &secret(&key)), Typ::License), Ok(Content { n: 7 }));
}

/// Attack 3: every kind of document against every other.
#[test]
fn attack_3_no_document_passes_for_one_of_another_kind() {
    let all = [Typ::License, Typ::KeySet, Typ::Proof, Typ::ActivationRequest, Typ::Link, Typ::Tombstone];
    for signed_as in all {
        let text = sign(signed_as, &vendor_key('a'), &content(), MAX_TOKEN).unwrap();
        for wanted in all {
            let expected =
                if wanted == signed_as { Ok(Content { n: 7 }) } else { Err(NotGenuine::WrongType { wanted }) };
            assert_eq!(read(&text, wanted), expected);
        }
    }
    let plain = forged(&header("JWT", "lk-a"), &content(), &secret(&vendor_key('a')));
    assert_eq!(read(&plain, Typ::License), Err(NotGenuine::WrongType { wanted: Typ::License }));
}

#[test]
fn whom_it_is_for_and_from_must_be_said_and_be_right() {
    let read = |content| read(&sign(Typ::License, &vendor_key('a'), &content, MAX_TOKEN).unwrap(), Typ::License);
    assert_eq!(read(json!({"iss": "us", "aud": "others", "n": 7})), Err(NotGenuine::WrongAudience));
    assert_eq!(read(json!({"iss": "others", "aud": "them", "n": 7})), Err(NotGenuine::WrongIssuer));
    assert_eq!(read(json!({"iss": "us", "n": 7})), Err(NotGenuine::Unreadable));
    assert_eq!(read(json!({"aud": "them", "n": 7})), Err(NotGenuine::Unreadable));
    assert_eq!(read(json!({"iss": "us", "aud": {"a": 1}, "n": 7})), Err(NotGenuine::Unreadable));
}

#[test]
fn an_unknown_demand_is_refused_and_unknown_members_are_not() {
    let mut demanding = header("license+jwt", "lk-a");
    demanding.crit = Some(vec!["b64".into()]);
    let text = forged(&demanding, &content(), &secret(&vendor_key('a')));
    assert_eq!(read(&text, Typ::License), Err(NotGenuine::UnknownCritical));
    let mut nameless = header("license+jwt", "lk-a");
    nameless.kid = None;
    nameless.extras.insert("new", "member");
    let text = forged(&nameless, &content(), &secret(&vendor_key('a')));
    assert_eq!(read(&text, Typ::License), Err(NotGenuine::UnknownKey));
}

#[test]
fn both_bounds_are_kept() {
    let big = json!({"n": 1, "x": "x".repeat(MAX_TOKEN)});
    let refused = sign(Typ::License, &vendor_key('a'), &big, MAX_TOKEN);
    assert!(matches!(refused, Err(SignError::TooLong { size, limit: MAX_TOKEN }) if size > MAX_TOKEN), "{refused:?}");
    let huge = "a".repeat(MAX_READ + 1);
    assert_eq!(signer(&huge, Typ::License), Err(NotGenuine::TooLong));
    assert_eq!(signer(&huge[1..], Typ::License), Err(NotGenuine::Unreadable));
}
