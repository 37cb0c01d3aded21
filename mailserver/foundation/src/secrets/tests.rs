//! The borders of `secrets`: RFC examples, what is stored, what is refused.

use std::num::NonZeroU32;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use secrecy::{ExposeSecret, SecretString};

use super::password::{Cost, PasswordError, PasswordLimits, Passwords, Verdict};
use super::scram::{ClientFirst, ScramError, Verifier};
use super::seal::{SealError, Sealer};
use super::spelled::Spelled;
use super::token::{Kind, TokenHash, TokenText, TokenTextError};

fn cheap() -> PasswordLimits {
    let cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
    PasswordLimits { cost, password_bytes: 64, ..PasswordLimits::default() }
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

#[tokio::test]
async fn a_password_opens_its_own_hash_only() {
    let passwords = Passwords::new(cheap()).unwrap();
    let stored = passwords.hash(&secret("Grüße, Welt")).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
    for (tried, stored, expected) in [
        ("Grüße, Welt", Some(stored.as_str()), Verdict::Right),
        ("Grüße, Welt", Some(stored.as_str()), Verdict::Right), // the second time from memory
        ("gruesse", Some(stored.as_str()), Verdict::Wrong),
        ("Grüße, Welt", None, Verdict::Wrong),
        ("", None, Verdict::Wrong),
    ] {
        assert_eq!(passwords.verify(&secret(tried), stored).await.unwrap(), expected, "{tried:?} {stored:?}");
    }
}

#[tokio::test]
async fn a_hash_of_another_cost_asks_to_be_made_anew() {
    let old = Passwords::new(cheap()).unwrap();
    let stored = old.hash(&secret("one")).await.unwrap();
    let new =
        Passwords::new(PasswordLimits { cost: Cost { memory_kib: 128, passes: 1, lanes: 1 }, ..cheap() }).unwrap();
    assert!(!old.needs_rehash(&stored));
    assert!(new.needs_rehash(&stored));
    assert_eq!(new.verify(&secret("one"), Some(&stored)).await.unwrap(), Verdict::RightRehash);
}

#[tokio::test]
async fn the_default_cost_is_the_recommended_one() {
    let passwords = Passwords::new(PasswordLimits::default()).unwrap();
    let stored = passwords.hash(&secret("one")).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
}

#[tokio::test]
async fn bounds_of_a_password_check_are_named() {
    let passwords = Passwords::new(cheap()).unwrap();
    let long = secret(&"x".repeat(65));
    assert!(matches!(passwords.hash(&long).await, Err(PasswordError::TooLong(64))));
    let stored = passwords.hash(&secret("one")).await.unwrap();
    assert_eq!(passwords.verify(&long, Some(&stored)).await.unwrap(), Verdict::Wrong);
    for stored in
        ["plain", "", "$argon2id$v=19$m=99999999,t=2,p=1$c2FsdHNhbHRzYWx0$c2FsdHNhbHRzYWx0c2FsdA", "$6$abc$def"]
    {
        let answer = passwords.verify(&secret("one"), Some(stored)).await;
        assert!(matches!(answer, Err(PasswordError::Stored(_))), "{stored}: {answer:?}");
    }
    // One core and no waiting place: of two checks started together the second is told to come back.
    let cost = Cost { memory_kib: 64 * 1024, passes: 4, lanes: 1 };
    let narrow = Passwords::new(PasswordLimits { at_once: 1, waiting: 0, cost, ..cheap() }).unwrap();
    let (one, other) = (secret("one"), secret("two"));
    let (first, second) = tokio::join!(narrow.verify(&one, None), narrow.verify(&other, None));
    assert_eq!(first.unwrap(), Verdict::Wrong);
    assert!(matches!(second, Err(PasswordError::Busy)));
}

#[tokio::test]
async fn nothing_is_remembered_when_the_memory_is_off() {
    let passwords = Passwords::new(PasswordLimits { remember: Duration::ZERO, ..cheap() }).unwrap();
    let stored = passwords.hash(&secret("one")).await.unwrap();
    for _ in 0..2 {
        assert_eq!(passwords.verify(&secret("one"), Some(&stored)).await.unwrap(), Verdict::Right);
    }
}

/// The example of RFC 7677 §3: user "user", password "pencil".
#[test]
fn scram_follows_the_example_of_rfc_7677() {
    let salt = BASE64.decode("W22ZaJ0SNY7soEsUEjb6gQ==").unwrap();
    let verifier = Verifier::derive("pencil", &salt, NonZeroU32::new(4096).unwrap()).unwrap();
    let stored: Verifier = verifier.to_string().parse().unwrap();
    assert_eq!(stored, verifier);
    let first = ClientFirst::parse(b"n,,n=user,r=rOprNGfwEbeRWgbNEkqO").unwrap();
    assert_eq!((first.username(), first.authzid()), ("user", None));
    let challenge = first.challenge_with(stored, "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
    assert_eq!(
        challenge.message(),
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
    );
    let last =
        b"c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    assert_eq!(challenge.finish(last).unwrap(), "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
}

#[test]
fn scram_refuses_what_the_grammar_forbids() {
    for (message, expected) in [
        ("", ScramError::Malformed("gs2 flag")),
        ("n", ScramError::Malformed("gs2 header")),
        ("n,", ScramError::Malformed("gs2 header")),
        ("n,,", ScramError::Malformed("username")),
        ("n,,n=,r=abc", ScramError::Malformed("name")),
        ("n,,n=user", ScramError::Malformed("nonce")),
        ("n,,n=user,r=", ScramError::Malformed("nonce")),
        ("n,,n=us=er,r=abc", ScramError::Malformed("escape in a name")),
        ("n,,n=us=2,r=abc", ScramError::Malformed("escape in a name")),
        ("n,x=1,n=user,r=abc", ScramError::Malformed("authorization identity")),
        ("n,,m=1,n=user,r=abc", ScramError::Extension),
        ("p=tls-unique,,n=user,r=abc", ScramError::ChannelBinding),
        ("n,,n=us\u{7}er,r=abc", ScramError::Unprepared),
    ] {
        assert_eq!(ClientFirst::parse(message.as_bytes()).unwrap_err(), expected, "{message:?}");
    }
    let long = format!("n,,n={},r=abc", "u".repeat(super::scram::MESSAGE_BYTES));
    assert_eq!(ClientFirst::parse(long.as_bytes()).unwrap_err(), ScramError::Malformed("longer than 4096 bytes"));
    let first = ClientFirst::parse(b"y,a=boss,n=a=2Cb=3Dc,r=abc,x=ignored").unwrap();
    assert_eq!((first.username(), first.authzid()), ("a,b=c", Some("boss")));
}

#[test]
fn scram_refuses_a_final_message_that_does_not_answer_ours() {
    let verifier = Verifier::derive("pencil", b"salt", NonZeroU32::new(4096).unwrap()).unwrap();
    let challenge = ClientFirst::parse(b"n,,n=user,r=abc").unwrap().challenge_with(verifier, "xyz");
    let proof = BASE64.encode([7; 32]);
    for (message, expected) in [
        (format!("c=biws,r=abcxyz,p={proof}"), ScramError::WrongProof),
        (format!("c=biws,r=abc,p={proof}"), ScramError::Malformed("nonce")),
        (format!("c=eSws,r=abcxyz,p={proof}"), ScramError::Malformed("channel binding data")),
        (format!("c=biws,r=abcxyz,m=1,p={proof}"), ScramError::Extension),
        ("c=biws,r=abcxyz,p=AAAA".to_owned(), ScramError::Malformed("proof")),
        ("c=biws,r=abcxyz".to_owned(), ScramError::Malformed("proof")),
    ] {
        assert_eq!(challenge.clone().finish(message.as_bytes()).unwrap_err(), expected, "{message}");
    }
}

#[test]
fn an_unknown_user_is_challenged_like_a_known_one() {
    let server = [3; 32];
    let salt_of = |name: &str| Verifier::decoy(&server, name).to_string().split('$').nth(1).unwrap().to_owned();
    assert_eq!(salt_of("nobody"), salt_of("nobody"));
    assert_ne!(salt_of("nobody"), salt_of("somebody"));
    let real = Verifier::make("pencil").unwrap().to_string();
    assert_eq!(salt_of("nobody").len(), real.split('$').nth(1).unwrap().len());
    assert!(Verifier::make("pencil").unwrap().matches("pencil"));
    assert!(!Verifier::make("pencil").unwrap().matches("pen"));
    for broken in ["", "SCRAM-SHA-256$0:c2FsdA==$YQ==:YQ==", "SCRAM-SHA-1$1:c2FsdA==$YQ==:YQ=="] {
        assert_eq!(broken.parse::<Verifier>().unwrap_err(), ScramError::Stored);
    }
}

#[test]
fn a_sealed_text_opens_only_whole_and_in_its_place() {
    let sealer = Sealer::ephemeral();
    let sealed = sealer.seal("settings/relay/password", b"hunter2");
    assert!(sealed.starts_with("sealed.v1.") && !sealed.contains("hunter2"));
    assert_eq!(sealer.open_text("settings/relay/password", &sealed).unwrap().expose_secret(), "hunter2");
    assert_ne!(sealed, sealer.seal("settings/relay/password", b"hunter2"), "nonces differ");
    assert!(matches!(sealer.open("settings/other/password", &sealed), Err(SealError::Broken)));
    let mut changed = sealed.clone();
    changed.replace_range(sealed.len() - 4.., "AAAA");
    for broken in [changed.as_str(), "hunter2", "sealed.v1.", &sealed[..30]] {
        assert!(sealer.open("settings/relay/password", broken).is_err(), "{broken}");
    }
    assert!(matches!(Sealer::ephemeral().open("settings/relay/password", &sealed), Err(SealError::UnknownKey(_))));
}

#[test]
fn a_key_file_is_made_once_and_kept_from_others() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("key");
    let first = Sealer::open_or_create(&path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1, "nothing is left beside the key");
    let sealed = first.seal("here", b"hunter2");
    let again = Sealer::open_or_create(&path).unwrap();
    assert_eq!(again.open("here", &sealed).unwrap().as_slice(), b"hunter2");
    assert_eq!(again.derive("x"), first.derive("x"));
    assert_ne!(again.derive("x"), again.derive("y"));

    // A new line above the old: the new key seals, the old one still opens.
    let old = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{}\n{old}", "ab".repeat(32))).unwrap();
    let rotated = Sealer::open_or_create(&path).unwrap();
    assert_eq!(rotated.open("here", &sealed).unwrap().as_slice(), b"hunter2");
    assert!(rotated.needs_reseal(&sealed) && !rotated.needs_reseal(&rotated.seal("here", b"x")));

    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(Sealer::open_or_create(&path), Err(SealError::ReadableByOthers { mode: 0o640, .. })));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    for (text, bad_line) in [("", 1), ("# nothing\n", 1), ("# key\nnonsense\n", 2)] {
        std::fs::write(&path, text).unwrap();
        let error = Sealer::open_or_create(&path).unwrap_err();
        assert!(matches!(error, SealError::Malformed { line, .. } if line == bad_line), "{error}");
    }
}

#[test]
fn a_token_is_recognised_by_its_text_alone() {
    const ADMIN: Kind = Kind::new("admin");
    let token = TokenText::make(ADMIN);
    assert!(token.expose().starts_with("pp_admin_"));
    assert_eq!(token.expose().len(), "pp_admin_".len() + 49);
    let read = TokenText::parse(token.expose()).unwrap();
    assert_eq!((read.kind(), read.hash()), ("admin", token.hash()));
    assert_eq!(token.hash().to_string().parse::<TokenHash>().unwrap(), token.hash());
    assert_ne!(TokenText::make(ADMIN).hash(), token.hash());
    assert!(!format!("{token:?}").contains(token.expose()));

    let mut mistyped = token.expose().to_owned();
    let last = if mistyped.ends_with('0') { "1" } else { "0" };
    mistyped.replace_range(mistyped.len() - 1.., last);
    for (text, expected) in [
        (mistyped.as_str(), TokenTextError::Checksum),
        (&token.expose()[..40], TokenTextError::Checksum),
        (&token.expose().replace("admin", "other"), TokenTextError::Checksum),
        ("", TokenTextError::Form),
        ("pp_admin", TokenTextError::Form),
        ("pp_Admin_abc", TokenTextError::Form),
        ("pp_admin_ab-c", TokenTextError::Form),
        ("hunter2", TokenTextError::Form),
    ] {
        assert_eq!(TokenText::parse(text).unwrap_err(), expected, "{text}");
    }
}

#[test]
fn what_a_person_types_is_read_however_they_type_it() {
    let made = Spelled::<20>::make();
    let shown = made.expose();
    assert_eq!((shown.len(), shown.split('-').map(str::len).collect::<Vec<_>>()), (24, vec![4; 5]), "{}", *shown);
    for typed in [
        shown.to_string(),
        shown.to_uppercase(),
        shown.replace('-', ""),
        shown.replace('-', " "),
        format!(" {}", *shown),
    ] {
        assert_eq!(Spelled::parse(&typed), Some(made.clone()), "{typed}");
    }
    // Nobody's password is one of somebody else, though it were the same.
    assert_eq!(made.hash("anna"), Spelled::<20>::parse(&shown).unwrap().hash("anna"));
    assert_ne!(made.hash("anna"), made.hash("bert"));
    assert_ne!(Spelled::<20>::make(), made);
    for none in [
        "",
        "bcdf",
        "bcdf-ghjk-lmnp-qrst-vwx",
        "bcdf-ghjk-lmnp-qrst-vwxz-b",
        "acdf-ghjk-lmnp-qrst-vwxz",
        "ßcdf-ghjk-lmnp-qrst-vwxz",
    ] {
        assert_eq!(Spelled::<20>::parse(none), None, "{none}");
    }
    assert_eq!(format!("{made:?}"), "Spelled(…)");
}
