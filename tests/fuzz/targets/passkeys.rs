//! What a browser answers for a passkey: the whole as it comes, and what the authenticator said in an answer that is otherwise right.
#![no_main]

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use foundation::secrets::passkey::{Assertion, Challenges, Known, Origin, PublicKey, Purpose, Registration};
use foundation::secrets::seal::Sealer;
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

const PERSON: &str = "mbx_1";
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

static SEALER: LazyLock<Sealer> = LazyLock::new(Sealer::ephemeral);
static PAGE: LazyLock<Origin> = LazyLock::new(|| Origin::parse("https://mail.example.org").expect("an origin"));

/// What a browser says of a challenge it was given for this.
fn client(challenges: &Challenges, purpose: Purpose<'_>, kind: &str) -> String {
    let challenge = challenges.make(purpose, &PAGE, NOW);
    BASE64.encode(json!({"type": kind, "challenge": challenge, "origin": PAGE.as_str()}).to_string())
}

fuzz_target!(|data: &[u8]| {
    if let Ok(answer) = serde_json::from_slice::<Assertion>(data) {
        let _ = (answer.credential(), answer.person());
    }
    if let Some(origin) = std::str::from_utf8(data).ok().and_then(Origin::parse) {
        assert_eq!(Origin::parse(origin.as_str()), Some(origin), "an origin reads back");
    }
    let Some((&[length], rest)) = data.split_first_chunk::<1>() else { return };
    let Some((said, rest)) = rest.split_at_checked(length.into()) else { return };
    // §6.1: the identifier stands behind the site's hash, flags, count and model, and its length.
    let id = said.get(55..).unwrap_or_default();
    let id = &id[..id.len().min(said.get(54).map_or(0, |length| usize::from(*length)))];
    // A new one each time: what was answered well is kept for a while.
    let challenges = Challenges::new(&SEALER);
    let made = json!({"rawId": BASE64.encode(id), "response": {
        "clientDataJSON": client(&challenges, Purpose::Register(PERSON), "webauthn.create"),
        "authenticatorData": BASE64.encode(said), "publicKey": BASE64.encode(rest), "publicKeyAlgorithm": -7}});
    let made: Registration = serde_json::from_value(made).expect("an answer");
    if let Ok(made) = challenges.registered(&made, PERSON, NOW) {
        assert_eq!((made.site.as_str(), made.credential), (PAGE.site(), BASE64.encode(id)));
        assert!(said.len() > 55 && said[32] & 5 == 5, "somebody was there, and showed who they are");
    }
    let key = PublicKey { algorithm: -7, spki: rest.to_vec() };
    let known = Known { key: &key, site: PAGE.site(), count: 0 };
    let shown = json!({"rawId": "AAAA", "response": {
        "clientDataJSON": client(&challenges, Purpose::Login, "webauthn.get"),
        "authenticatorData": BASE64.encode(said), "signature": BASE64.encode(rest), "userHandle": null}});
    let shown: Assertion = serde_json::from_value(shown).expect("an answer");
    assert!(challenges.asserted(&shown, &known, NOW).is_err(), "a key signs nothing by itself");
});
