//! Mail from our own people.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::json;
use smtp::server::{AuthOver, TlsState};

use super::client::Client;
use super::office::{Office, PASSWORD};
use crate::smtp::{Service, terms::terms};
use crate::testing::Withdrawal;
use crate::testing::scram;

fn plain(user: &str, password: &str) -> String {
    BASE64.encode(format!("\0{user}\0{password}"))
}

#[tokio::test]
async fn whoever_is_logged_in_sends_as_themselves() {
    let office = Office::open().await;
    let mut client = office.at_submissions().await;
    client.talk("C: EHLO laptop\nS: 250-mx\nC: MAIL FROM:<anna@example.org>\nS: 530 5.7.0").await;
    client.talk(&format!("C: AUTH PLAIN {}\nS: 235 2.7.0", plain("anna@example.org", PASSWORD))).await;
    client
        .talk(
            "C: MAIL FROM:<otto@example.org>
             S: 553 5.7.1
             C: MAIL FROM:<anna@example.org>
             S: 250
             C: RCPT TO:<otto@example.org>
             S: 250
             C: RCPT TO:<friend@example.com>
             S: 250
             C: DATA
             S: 354
             C: From: anna@example.org
             C: Subject: out
             C: 
             C: text
             C: .
             S: 250 2.0.0 queued as",
        )
        .await;
    let inbox = office.inbox("otto@example.org").await;
    assert!(inbox[0].contains("with ESMTPSA") && inbox[0].contains("Message-ID:"), "{}", inbox[0]);
    let mut conn = office.engine.store().read().await.unwrap();
    let rows = conn.all("SELECT address FROM queue_recipients", Vec::new()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.text(0).unwrap()).collect::<Vec<_>>(), ["friend@example.com"]);
}

#[tokio::test]
async fn login_takes_a_name_and_a_password_after_starttls() {
    let office = Office::open().await;
    let mut client = office.at_submission().await;
    client.talk("C: EHLO laptop\nS: 250-mx\nC: STARTTLS\nS: 220").await;
    let mut client = client.encrypt().await;
    let (user, password) = (BASE64.encode("anna@example.org"), BASE64.encode(PASSWORD));
    client.talk("C: EHLO laptop\nS: 250-mx\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0").await;
    client.talk(&format!("C: AUTH LOGIN {user}\nS: 334\nC: {password}\nS: 235 2.7.0")).await;
    client.talk("C: AUTH LOGIN\nS: 503 5.5.1").await;
}

#[tokio::test]
async fn wrong_passwords_are_answered_alike_and_not_for_long() {
    let office = Office::open().await;
    let mut client = office.at_submission().await;
    client.talk("C: EHLO laptop\nS: 250-mx").await;
    for (user, password) in [("anna@example.org", "wrong"), ("nobody@example.org", "wrong")] {
        client.talk(&format!("C: AUTH PLAIN {}\nS: 535 5.7.8 authentication failed", plain(user, password))).await;
    }
    let other = BASE64.encode(format!("otto@example.org\0anna@example.org\0{PASSWORD}"));
    client.talk(&format!("C: AUTH PLAIN {other}\nS: 535 5.7.8\nS: 421 4.7.0")).await;
    assert_eq!(client.rest().await, "");
    for n in 0..20 {
        let mut client = office.at_submission().await;
        client.talk("C: EHLO laptop\nS: 250-mx").await;
        let guess = plain("anna@example.org", &format!("guess {n}"));
        client.say(&format!("AUTH PLAIN {guess}\r\n")).await;
        let reply = client.reply().await;
        if reply.starts_with("454 4.7.0 too many failed logins, try again in ") {
            return;
        }
        assert!(reply.starts_with("535 5.7.8"), "{reply}");
    }
    panic!("nobody stopped the guessing");
}

#[tokio::test]
async fn passwords_are_asked_for_in_private_only() {
    let office = Office::open().await;
    let over = |ip: &str| {
        let ip: IpAddr = ip.parse().unwrap();
        let terms = terms(&office.engine, Service::Submission, TlsState::Available, ip);
        (terms.auth_over, terms.auth.is_empty())
    };
    for near in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
        assert_eq!(over(near), (AuthOver::Any, false), "{near}");
    }
    for far in ["192.0.2.1", "2001:db8::1", "10.0.0.1"] {
        assert_eq!(over(far), (AuthOver::Tls, false), "{far}");
    }
    let stranger = terms(&office.engine, Service::Mx, TlsState::Active, IpAddr::from([127, 0, 0, 1]));
    assert!(stranger.auth.is_empty());
}

#[tokio::test]
async fn scram_is_offered_when_it_is_on_and_proves_both_sides() {
    let without = Office::open().await;
    let mut client = without.at_submission().await;
    client.talk("C: EHLO laptop\nS: 250-mx\nC: AUTH SCRAM-SHA-256\nS: 504 5.5.4").await;

    let office = Office::with(&[("login", json!({"scram": true}))]).await;
    let mut client = office.at_submission().await;
    client.say("EHLO laptop\r\n").await;
    assert!(client.reply().await.contains("AUTH SCRAM-SHA-256 PLAIN LOGIN OAUTHBEARER XOAUTH2"));
    assert!(by_scram(&mut client, "anna@example.org", "wrong").await.starts_with("535 5.7.8"));
    let reply = by_scram(&mut client, "anna@example.org", PASSWORD).await;
    assert!(reply.starts_with("334 "), "{reply}");
    client.talk("C: \nS: 235 2.7.0\nC: MAIL FROM:<anna@example.org>\nS: 250").await;
}

#[tokio::test]
async fn a_token_that_a_program_was_given_to_send_sends() {
    let office = Office::open().await;
    let token = engine::testing::access_token(&office.engine, "anna@example.org", PASSWORD, "submission:write").await;
    let reads = engine::testing::access_token(&office.engine, "anna@example.org", PASSWORD, "mail:write").await;
    let said = |token: &str| BASE64.encode(format!("n,a=anna@example.org,\x01auth=Bearer {token}\x01\x01"));
    let mut client = office.at_submission().await;
    client.talk("C: EHLO laptop\nS: 250-mx").await;
    client.talk(&format!("C: AUTH OAUTHBEARER {}\nS: 334 \nC: AQ==\nS: 535 5.7.8", said(&reads))).await;
    client.talk(&format!("C: AUTH OAUTHBEARER {}\nS: 235 2.7.0", said(&token))).await;
    client.talk("C: MAIL FROM:<anna@example.org>\nS: 250").await;
    let mut client = office.at_submission().await;
    let said = BASE64.encode(format!("user=anna@example.org\x01auth=Bearer {token}\x01\x01"));
    client.talk(&format!("C: EHLO laptop\nS: 250-mx\nC: AUTH XOAUTH2\nS: 334\nC: {said}\nS: 235 2.7.0")).await;
}

/// Logs in by SCRAM; the reply to the proof.
async fn by_scram(client: &mut Client, user: &str, password: &str) -> String {
    client.talk(&format!("C: AUTH SCRAM-SHA-256\nS: 334\nC: {}", scram::first(user))).await;
    let challenge = client.reply().await;
    let (proof, _) = scram::last(user, password, challenge.trim_end().strip_prefix("334 ").unwrap());
    client.say(&format!("{proof}\r\n")).await;
    client.reply().await
}

#[tokio::test]
async fn nobody_goes_on_sending_from_a_mailbox_that_was_closed() {
    for deed in Withdrawal::ALL {
        let office = Office::open().await;
        let mut clients = [office.at_submissions().await, office.at_submissions().await, office.at_submissions().await];
        let [waiting, writing, other] = &mut clients;
        for client in [&mut *waiting, &mut *writing] {
            client.talk("C: EHLO laptop\nS: 250-mx").await;
            client.talk(&format!("C: AUTH PLAIN {}\nS: 235 2.7.0", plain("anna@example.org", PASSWORD))).await;
        }
        let letter = "C: MAIL FROM:<anna@example.org>\nC: RCPT TO:<otto@example.org>\nC: DATA\nS: 250\nS: 250\nS: 354";
        writing.talk(&format!("{letter}\nC: From: anna@example.org\nC: \nC: the rest")).await;
        other.talk("C: EHLO laptop\nS: 250-mx").await;
        deed.befall(&office.engine).await;
        for client in [waiting, writing] {
            assert!(client.reply().await.starts_with("421 4.7.0 the session or its mailbox was closed"), "{deed:?}");
            assert_eq!(client.reply().await, "", "{deed:?}");
        }
        other.talk("C: NOOP\nS: 250").await;
        assert!(office.inbox("otto@example.org").await.is_empty(), "{deed:?}");
    }
}

/// UPS-17: while the server is stopped, nobody hands mail in and senders elsewhere are told to come again; nothing bounces.
#[tokio::test]
async fn while_the_licence_is_stopped_mail_waits_with_its_senders() {
    let office = Office::open().await;
    crate::testing::stop(&office.engine).await;
    let mut client = office.at_submissions().await;
    client.talk("C: EHLO laptop\nS: 250-mx").await;
    let right = plain("anna@example.org", PASSWORD);
    client.talk(&format!("C: AUTH PLAIN {right}\nS: 454 4.7.0 this server's licence is stopped; mail is kept")).await;
    client.talk(&format!("C: AUTH PLAIN {}\nS: 535 5.7.8", plain("anna@example.org", "wrong"))).await;
    let mut stranger = office.stranger().await;
    stranger.talk("C: EHLO mail.example.net\nS: 250-mx\nC: MAIL FROM:<bert@example.net>\nS: 451 4.3.2").await;
    crate::testing::license(&office.engine).await;
    stranger.talk("C: MAIL FROM:<bert@example.net>\nS: 250\nC: RCPT TO:<anna@example.org>\nS: 250").await;
    client.talk(&format!("C: AUTH PLAIN {right}\nS: 235 2.7.0")).await;
}
