use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use foundation::secrets::scram::Verifier;
use secrecy::SecretString;
use serde_json::json;

use store::factor::Factor;
use store::mailboxes::{self, MailboxChange, Status};

use super::hall::{Hall, PASSWORD, admin, disable_domain, edit, erase};
use crate::app_passwords::AppPasswordOrder;
use crate::login::{Attempt, LoginError, Protocol};
use crate::mailboxes::Quota;
use crate::whose::Whose;

async fn login(hall: &Hall, user: &str, password: &str) -> Result<String, LoginError> {
    let (password, peer): (SecretString, IpAddr) = (password.to_owned().into(), "192.0.2.9".parse().unwrap());
    let attempt = Attempt { user, password: &password, peer, protocol: Protocol::Imap };
    hall.engine.login(attempt).await.map(|login| login.address.to_string())
}

#[tokio::test]
async fn the_right_password_opens_and_nothing_else_does() {
    let hall = Hall::open().await;
    assert_eq!(login(&hall, "Anna@Example.ORG", PASSWORD).await.unwrap(), "anna@example.org");
    for (user, password) in [
        ("anna@example.org", "wrong"),
        ("anna@example.org", ""),
        ("nobody@example.org", PASSWORD),
        ("anna", PASSWORD),
        ("anna+x@example.org", PASSWORD),
    ] {
        let outcome = login(&hall, user, password).await;
        assert!(matches!(outcome, Err(LoginError::Refused)), "{user}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_disabled_mailbox_or_domain_stays_shut() {
    let hall = Hall::open().await;
    edit(&hall.engine, "ben@example.org", |order| order.status = Status::Disabled).await;
    assert!(matches!(login(&hall, "ben@example.org", PASSWORD).await, Err(LoginError::Refused)));
    disable_domain(&hall.engine, "example.org").await;
    assert!(matches!(login(&hall, "anna@example.org", PASSWORD).await, Err(LoginError::Refused)));
}

#[tokio::test]
async fn a_guesser_is_stopped_and_a_changed_password_counts_at_once() {
    let hall = Hall::open().await;
    let mut throttled = false;
    for n in 0..200 {
        match login(&hall, "anna@example.org", &format!("guess {n}")).await {
            Err(LoginError::Refused) => {}
            Err(LoginError::Throttled(wait)) => {
                assert!(wait.seconds() > 0);
                throttled = true;
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(throttled, "guessing goes on for ever");
    let late = hall.place.clock.now() + jiff::Span::new().hours(24);
    hall.place.clock.set(late);
    edit(&hall.engine, "anna@example.org", |order| order.password = Some("another horse".to_owned().into())).await;
    assert!(matches!(login(&hall, "anna@example.org", PASSWORD).await, Err(LoginError::Refused)));
    login(&hall, "anna@example.org", "another horse").await.unwrap();
}

#[tokio::test]
async fn an_admission_ends_with_the_password_the_mailbox_or_the_domain_and_with_nothing_less() {
    for deed in ["name", "quota", "status", "renewed", "password", "disabled", "switched", "deleted", "domain"] {
        let hall = Hall::open().await;
        let (password, peer): (SecretString, IpAddr) = (PASSWORD.to_owned().into(), "192.0.2.9".parse().unwrap());
        let attempt = Attempt { user: "anna@example.org", password: &password, peer, protocol: Protocol::Imap };
        let anna = hall.engine.login(attempt).await.unwrap().admission;
        let ben = hall.engine.login(Attempt { user: "ben@example.org", ..attempt }).await.unwrap().admission;
        let (engine, at) = (&hall.engine, "anna@example.org");
        match deed {
            "name" => edit(engine, at, |order| order.display_name = Some("Anna".to_owned())).await,
            "quota" => edit(engine, at, |order| order.quota = Quota::Bytes(1)).await,
            "status" => edit(engine, at, |order| order.status = Status::Active).await,
            "renewed" => {
                hall.set("login", json!({"scram": true})).await;
                hall.engine.login(attempt).await.unwrap();
            }
            "password" => edit(engine, at, |order| order.password = Some("another horse".to_owned().into())).await,
            "disabled" => edit(engine, at, |order| order.status = Status::Disabled).await,
            "switched" => edit(engine, at, |order| order.switches.login = false).await,
            "deleted" => erase(engine, at).await,
            _ => disable_domain(engine, "example.org").await,
        }
        let ends = matches!(deed, "password" | "disabled" | "switched" | "deleted" | "domain");
        assert_eq!((anna.is_withdrawn(), ben.is_withdrawn()), (ends, deed == "domain"), "{deed}");
    }
}

#[tokio::test]
async fn scram_works_only_while_its_setting_is_on() {
    let hall = Hall::open().await;
    let peer: IpAddr = "192.0.2.9".parse().unwrap();
    let first = b"n,,n=anna@example.org,r=clientnonce";
    assert!(hall.engine.scram_begin(first, peer, Protocol::Imap).await.is_err());
    hall.set("login", json!({"scram": true})).await;
    // The verifier is made when the password is seen next.
    login(&hall, "anna@example.org", PASSWORD).await.unwrap();
    let exchange = hall.engine.scram_begin(first, peer, Protocol::Imap).await.unwrap();
    let proof = client_final(exchange.message(), "n=anna@example.org,r=clientnonce", PASSWORD);
    let (login, server_final) = hall.engine.scram_finish(exchange, proof.as_bytes()).unwrap();
    assert_eq!(login.address.to_string(), "anna@example.org");
    assert!(server_final.starts_with("v="));
    for user in ["anna@example.org", "nobody@example.org"] {
        let first = format!("n,,n={user},r=clientnonce");
        let exchange = hall.engine.scram_begin(first.as_bytes(), peer, Protocol::Imap).await.unwrap();
        let proof = client_final(exchange.message(), &first[3..], "wrong horse");
        let outcome = hall.engine.scram_finish(exchange, proof.as_bytes());
        assert!(matches!(outcome, Err(LoginError::Refused)), "{user} is challenged and refused alike");
    }
}

/// The client's side of RFC 5802 §3, independent of the server's code but for the verifier's key derivation.
fn client_final(server_first: &str, client_first_bare: &str, password: &str) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let part = |name: &str| server_first.split(',').find_map(|part| part.strip_prefix(name)).unwrap().to_owned();
    let (nonce, salt, rounds) = (part("r="), STANDARD.decode(part("s=")).unwrap(), part("i="));
    let rounds: NonZeroU32 = rounds.parse().unwrap();
    let mut salted = [0; 32];
    let kind = aws_lc_rs::pbkdf2::PBKDF2_HMAC_SHA256;
    aws_lc_rs::pbkdf2::derive(kind, rounds, &salt, password.as_bytes(), &mut salted);
    let mac = |key: &[u8], text: &[u8]| {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key);
        aws_lc_rs::hmac::sign(&key, text).as_ref().to_vec()
    };
    let client_key = mac(&salted, b"Client Key");
    let stored_key = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &client_key);
    let without_proof = format!("c=biws,r={nonce}");
    let signature = mac(stored_key.as_ref(), format!("{client_first_bare},{server_first},{without_proof}").as_bytes());
    let proof: Vec<u8> = client_key.iter().zip(signature).map(|(a, b)| a ^ b).collect();
    assert!(Verifier::derive(password, &salt, rounds).is_ok());
    format!("{without_proof},p={}", STANDARD.encode(proof))
}

/// Each program has a password of its own, which does what it was made for, from where it was made for, until it is taken back.
#[tokio::test]
async fn a_password_for_a_program_opens_what_it_was_made_for() {
    let hall = Hall::open().await;
    let engine = &hall.engine;
    let anna = Whose::Mailbox("anna@example.org".into());
    let order = |scopes: &str, networks: &[&str], expires_at| AppPasswordOrder {
        name: "telephone".to_owned(),
        scopes: scopes.parse().unwrap(),
        networks: networks.iter().map(|network| network.parse().unwrap()).collect(),
        expires_at,
    };
    let soon = hall.place.clock.now() + Duration::from_secs(60);
    let mut made = Vec::new();
    for order in [
        order("mail:write", &[], None),
        order("submission:write", &[], None),
        order("mail:write", &["10.0.0.0/8"], None),
        order("mail:write submission:write", &["192.0.2.0/24"], Some(soon)),
    ] {
        made.push(engine.create_app_password(&admin(), &anna, order).await.unwrap());
    }
    let tried = async |text: &str, protocol| {
        let (password, peer): (SecretString, IpAddr) = (text.to_owned().into(), "192.0.2.9".parse().unwrap());
        let attempt = Attempt { user: "anna@example.org", password: &password, peer, protocol };
        engine.login(attempt).await.is_ok()
    };
    for (at, imap, smtp) in [(0, true, false), (1, false, true), (2, false, false), (3, true, true)] {
        let text = &made[at].1;
        let outcome = (tried(text, Protocol::Imap).await, tried(&text.to_uppercase(), Protocol::Smtp).await);
        assert_eq!(outcome, (imap, smtp), "{at}");
    }
    // Another's does not open.
    assert!(matches!(login(&hall, "ben@example.org", &made[0].1).await, Err(LoginError::Refused)));
    hall.place.clock.advance(Duration::from_secs(61));
    assert!(!tried(&made[3].1, Protocol::Imap).await);

    // With a second factor the mailbox's own password is not enough, and a program's is.
    assert!(tried(PASSWORD, Protocol::Imap).await);
    let found = mailboxes::find(&mut engine.store().read().await.unwrap(), "anna@example.org").await.unwrap();
    let id = found.unwrap().id;
    let factor = Factor { secret: Some("sealed".to_owned()), confirmed: true, step: None };
    let change = MailboxChange { factor: Some(factor), ..MailboxChange::default() };
    let write = engine
        .store()
        .db()
        .write((id, change), |tx, (id, change)| Box::pin(async move { mailboxes::update(tx, *id, change).await }));
    write.await.unwrap();
    assert!(!tried(PASSWORD, Protocol::Imap).await);
    assert!(tried(&made[0].1, Protocol::Imap).await);

    let (password, peer): (SecretString, IpAddr) = (made[0].1.clone().into(), "192.0.2.9".parse().unwrap());
    let attempt = Attempt { user: "anna@example.org", password: &password, peer, protocol: Protocol::Imap };
    let session = engine.login(attempt).await.unwrap();
    engine.delete_app_password(&admin(), None, &made[0].0.id.to_string()).await.unwrap();
    assert!(session.admission.is_withdrawn());
    assert!(!tried(&made[0].1, Protocol::Imap).await);
}

/// What opens less does not forgive guesses of what opens more, and another spelling is no other mailbox.
#[tokio::test]
async fn a_guesser_who_has_a_programs_password_is_stopped_as_any_other() {
    let hall = Hall::open().await;
    let order = AppPasswordOrder {
        name: "telephone".to_owned(),
        scopes: "mail:write".parse().unwrap(),
        networks: Vec::new(),
        expires_at: None,
    };
    let anna = Whose::Mailbox("anna@example.org".into());
    let (_, text) = hall.engine.create_app_password(&admin(), &anna, order).await.unwrap();
    let mut throttled = false;
    for n in 0..100 {
        let spelled = ["anna@example.org", " ANNA@example.org", "\"anna\"@example.org"][n % 3];
        match login(&hall, spelled, &format!("guess {n}")).await {
            Err(LoginError::Throttled(_)) => throttled = true,
            Err(LoginError::Refused) => {}
            other => panic!("{other:?}"),
        }
        if throttled {
            break;
        }
        let _ = login(&hall, "anna@example.org", &text).await;
    }
    assert!(throttled, "guessing goes on for ever");
    // The program itself goes on while its mailbox's own password is being guessed.
    assert_eq!(login(&hall, "anna@example.org", &text).await.unwrap(), "anna@example.org");
}
