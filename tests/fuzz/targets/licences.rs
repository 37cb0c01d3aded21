//! What a licence server and an installation are handed by people: keys, host names, files with signed documents, and documents
//! that are well signed and hostile, since everybody has a key to sign a request with.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use license::Moment;
use license::claims::Claims;
use license::host::Hostname;
use license::key::SigningKey;
use license::keyset::SignedKeySet;
use license::license_key::LicenseKey;
use license::request::{Channel, Request};
use license::response::Response;
use license::roots::Roots;
use license::tombstone::Tombstone;

const AUDIENCE: &str = "https://licenses.example.com";

static KEY: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::from_seed_named_by_itself(&[7; 32]).expect("a seed makes a key"));
static ROOTS: LazyLock<Roots> = LazyLock::new(Roots::development);

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let now = Moment::from_second(1_790_000_000);
    for channel in [Channel::Online, Channel::Offline, Channel::Link] {
        assert!(Request::verify(text, channel, AUDIENCE, None, now).is_err(), "nobody guesses a signature");
    }
    assert!(Request::from_file(text, AUDIENCE, None, now).is_err());
    assert!(SignedKeySet::verify(text, &ROOTS).is_err());
    assert!(Tombstone::from_file(text, AUDIENCE, KEY.public()).is_err());
    let _ = Response::from_file(text);
    if let Ok(key) = LicenseKey::parse(text) {
        let shown = key.reveal();
        let again = LicenseKey::parse(&shown).expect("a key that is shown is read");
        assert_eq!(again.reveal(), shown);
    }
    if let Ok(name) = Hostname::parse(text) {
        assert_eq!(Hostname::parse(name.as_str()).as_ref(), Ok(&name), "a name has one form");
    }
    if let Ok(claims) = serde_json::from_str::<Claims>(text) {
        let written = serde_json::to_string(&claims).expect("claims are written");
        assert_eq!(serde_json::from_str::<Claims>(&written).ok().as_ref(), Some(&claims));
    }
    if let Ok(stated) = serde_json::from_str::<Request>(text) {
        let request = Request { jwk: KEY.public().jwk(None), ..stated };
        for channel in [Channel::Online, Channel::Offline, Channel::Link] {
            let Ok(signed) = request.sign(channel, &KEY) else { continue };
            if let Ok(read) = Request::verify(&signed, channel, AUDIENCE, Some(KEY.public()), now) {
                assert_eq!(read, request, "what is signed is what is read");
                assert!(read.once(channel).good_until.since(now) > 0, "what is taken is remembered");
            }
        }
    }
});
