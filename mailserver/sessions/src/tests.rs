//! What IMAP and POP3 do alike before login: TLS from the first octet and on the way, passwords in private only, SCRAM, tokens.

use std::net::SocketAddr;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use foundation::settings::Change;
use serde_json::json;

use crate::net::{Opening, Wire};
use crate::testing::{Client, PASSWORD, Site, listen, scram};
use crate::{imap, pop3};

/// Where nobody is on this machine (RFC 5737).
const FAR: &str = "192.0.2.7:40123";

/// IMAP for clients that seem to come from `from`, or from where they are.
async fn imap_at(site: &Site, opening: Opening, from: Option<SocketAddr>) -> SocketAddr {
    let service = Arc::new(imap::Service { engine: site.engine.clone(), tls: site.tls.clone() });
    let stopping = site.shutdown.stopping();
    listen(&site.shutdown, imap::refusal, move |wire| {
        imap::serve(Arc::clone(&service), opening, seen_from(wire, from), stopping.clone())
    })
    .await
}

/// POP3, likewise.
async fn pop3_at(site: &Site, opening: Opening, from: Option<SocketAddr>) -> SocketAddr {
    let locks = pop3::Locks::default();
    let service = Arc::new(pop3::Service { engine: site.engine.clone(), tls: site.tls.clone(), locks });
    let stopping = site.shutdown.stopping();
    listen(&site.shutdown, pop3::refusal, move |wire| {
        pop3::serve(Arc::clone(&service), opening, seen_from(wire, from), stopping.clone())
    })
    .await
}

fn seen_from(wire: Wire, from: Option<SocketAddr>) -> Wire {
    match from {
        Some(peer) => wire.seen_from(peer),
        None => wire,
    }
}

#[tokio::test]
async fn a_listener_that_begins_with_tls_says_nothing_in_the_clear() {
    let site = Site::open().await;
    let far = FAR.parse().ok();
    let (imaps, pop3s) = (imap_at(&site, Opening::Tls, far).await, pop3_at(&site, Opening::Tls, far).await);
    let mut client = Client::connect(imaps).await.encrypt(&site).await;
    let greeting = client.receive().await.unwrap();
    assert!(greeting.contains(" AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2]"), "{greeting}");
    assert!(!greeting.contains("STARTTLS") && !greeting.contains("LOGINDISABLED"), "{greeting}");
    let login = format!("C: b LOGIN anna@example.org \"{PASSWORD}\"");
    client.talk(&format!("C: a STARTTLS\nS: a BAD TLS is spoken already\n{login}\nS: b OK …")).await;

    let mut client = Client::connect(pop3s).await.encrypt(&site).await;
    let login = format!("C: USER anna@example.org\nS: +OK …\nC: PASS {PASSWORD}\nS: +OK …");
    client.talk(&format!("S: +OK …\nC: STLS\nS: -ERR TLS is spoken already\n{login}\nC: STAT\nS: +OK 0 0")).await;

    for address in [imaps, pop3s] {
        let mut client = Client::connect(address).await;
        client.send(b"a NOOP\r\n").await;
        assert_eq!(client.receive().await, None, "no line is said to who does not begin TLS");
    }
}

/// RFC 9051 §6.2.3 and §11.1; octets pipelined before STARTTLS must not count after it (the class of CVE-2011-0411).
#[tokio::test]
async fn imap_asks_far_clients_for_tls_before_they_say_who_they_are() {
    let site = Site::open().await;
    let address = imap_at(&site, Opening::Clear, FAR.parse().ok()).await;
    let mut client = Client::connect(address).await;
    let greeting = client.receive().await.unwrap();
    assert!(greeting.contains(" STARTTLS LOGINDISABLED]") && !greeting.contains("AUTH="), "{greeting}");
    let login = format!("LOGIN anna@example.org \"{PASSWORD}\"");
    client.talk(&format!("C: a {login}\nS: a NO [PRIVACYREQUIRED] …")).await;
    client.talk("C: b AUTHENTICATE PLAIN\nS: b NO [PRIVACYREQUIRED] …").await;
    client.send(format!("c STARTTLS\r\nd {login}\r\n").as_bytes()).await;
    client.expect("c OK …").await;
    let mut client = client.encrypt(&site).await;
    client.send(b"e CAPABILITY\r\n").await;
    let capabilities = client.receive().await.unwrap();
    assert!(
        capabilities.ends_with(" AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2"),
        "d is not answered, e is: {capabilities}"
    );
    client.talk(&format!("S: e OK …\nC: f SELECT INBOX\nS: f BAD log in first\nC: g {login}\nS: g OK …")).await;
}

/// RFC 2595 §4, likewise.
#[tokio::test]
async fn pop3_asks_far_clients_for_tls_before_they_say_who_they_are() {
    let site = Site::open().await;
    let address = pop3_at(&site, Opening::Clear, FAR.parse().ok()).await;
    let mut client = Client::connect(address).await;
    let capabilities =
        "S: TOP\nS: UIDL\nS: RESP-CODES\nS: AUTH-RESP-CODE\nS: PIPELINING\nS: UTF8 USER\nS: EXPIRE NEVER";
    let implementation = "S: IMPLEMENTATION Pennypost\nS: .";
    client.talk(&format!("S: +OK …\nC: CAPA\nS: +OK …\n{capabilities}\nS: STLS\n{implementation}")).await;
    for login in ["USER anna@example.org", "PASS x", "AUTH PLAIN"] {
        client.talk(&format!("C: {login}\nS: -ERR [AUTH] begin TLS first")).await;
    }
    client.send(b"STLS\r\nUSER anna@example.org\r\n").await;
    client.expect("+OK begin TLS now").await;
    let mut client = client.encrypt(&site).await;
    let mechanisms = "S: USER\nS: SASL PLAIN LOGIN OAUTHBEARER XOAUTH2";
    client.talk(&format!("C: CAPA\nS: +OK …\n{capabilities}\n{mechanisms}\n{implementation}")).await;
    client.talk(&format!("C: PASS {PASSWORD}\nS: -ERR USER comes first")).await;
    client.talk(&format!("C: USER anna@example.org\nS: +OK …\nC: PASS {PASSWORD}\nS: +OK …")).await;
}

#[tokio::test]
async fn scram_is_announced_once_it_is_on_and_proves_both_sides() {
    let site = Site::open().await;
    let user = "anna@example.org";
    site.imap_before_login("S: * OK …ENABLE STARTTLS AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2] …").await;
    site.pop3_before_login("S: +OK …\nC: AUTH\nS: +OK …\nS: PLAIN\nS: LOGIN\nS: OAUTHBEARER\nS: XOAUTH2\nS: .").await;
    let refused = format!("C: AUTH SCRAM-SHA-256 {}\nS: -ERR no such mechanism", scram::first(user));
    site.pop3_before_login(&format!("S: +OK …\n{refused}")).await;
    site.engine.settings().change("login", Change::Merge(json!({"scram": true}))).await.unwrap();

    // The verifier is made when the password is seen.
    assert!(by_imap(&site, PASSWORD).await.starts_with("a NO [AUTHENTICATIONFAILED]"));
    site.imap("C: a NOOP\nS: a OK …").await;
    assert!(by_imap(&site, PASSWORD).await.starts_with("a OK "));
    assert!(by_imap(&site, "wrong").await.starts_with("a NO [AUTHENTICATIONFAILED]"));
    assert!(by_pop3(&site, PASSWORD).await.starts_with("+OK "));
    assert!(by_pop3(&site, "wrong").await.starts_with("-ERR [AUTH] "));
}

/// RFC 7628 and its predecessor: whoever shows a token that is no good is told where to get another, owns to having read that, and is
/// refused.
#[tokio::test]
async fn a_token_that_a_program_was_given_opens_the_mailbox_it_was_given_for() {
    let site = Site::open().await;
    let token = engine::testing::access_token(&site.engine, "anna@example.org", PASSWORD, "mail:write").await;
    let sends = engine::testing::access_token(&site.engine, "anna@example.org", PASSWORD, "submission:write").await;
    let bearer =
        |user: &str, token: &str| BASE64_STANDARD.encode(format!("n,a={user},\x01auth=Bearer {token}\x01\x01"));
    let xoauth2 =
        |user: &str, token: &str| BASE64_STANDARD.encode(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
    let (anna, bert) = ("anna@example.org", "bert@example.org");
    let greeting = "S: * OK …";
    for said in [
        format!("C: a AUTHENTICATE OAUTHBEARER {}\nS: a OK …", bearer(anna, &token)),
        format!("C: a AUTHENTICATE XOAUTH2 {}\nS: a OK …", xoauth2(anna, &token)),
        format!("C: a AUTHENTICATE XOAUTH2\nS: + \nC: {}\nS: a OK …", xoauth2(anna, &token)),
    ] {
        site.imap_before_login(&format!("{greeting}\n{said}")).await;
    }
    for (name, said, read) in [
        ("OAUTHBEARER", bearer(bert, &token), "AQ=="),
        ("OAUTHBEARER", bearer(anna, &sends), "AQ=="),
        ("XOAUTH2", xoauth2(anna, "pp_access_nonsense"), ""),
    ] {
        let mut client = Client::connect(site.imap).await;
        client.talk(greeting).await;
        client.send(format!("a AUTHENTICATE {name} {said}\r\n").as_bytes()).await;
        let challenge = client.receive().await.unwrap();
        let why = BASE64_STANDARD.decode(challenge.strip_prefix("+ ").expect("a challenge")).unwrap();
        let why: serde_json::Value = serde_json::from_slice(&why).unwrap();
        assert_eq!((&why["status"], &why["scope"]), (&json!("invalid_token"), &json!("mail:write")));
        assert_eq!(why["openid-configuration"], "https://mx.example.org/.well-known/openid-configuration");
        client.talk(&format!("C: {read}\nS: a NO [AUTHENTICATIONFAILED] …\nC: b NOOP\nS: b OK …")).await;
    }
    site.imap_before_login(&format!("{greeting}\nC: a AUTHENTICATE OAUTHBEARER bm9uc2Vuc2U=\nS: a BAD …")).await;
    site.pop3_before_login(&format!("S: +OK …\nC: AUTH XOAUTH2 {}\nS: +OK logged in", xoauth2(anna, &token))).await;
    site.pop3_before_login(&format!(
        "S: +OK …\nC: AUTH OAUTHBEARER {}\nS: + …\nC: AQ==\nS: -ERR [AUTH] …",
        bearer(anna, &sends)
    ))
    .await;
}

/// Logs in by SCRAM over IMAP, the first message in a line of its own; the command's answer.
async fn by_imap(site: &Site, password: &str) -> String {
    let mut client = Client::connect(site.imap).await;
    client.expect("* OK …STARTTLS AUTH=SCRAM-SHA-256 AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2] …").await;
    client.talk("C: a AUTHENTICATE SCRAM-SHA-256\nS: + ").await;
    by_scram(&mut client, String::new(), password).await
}

/// Logs in by SCRAM over POP3, the first message with the command; the command's answer.
async fn by_pop3(site: &Site, password: &str) -> String {
    let mut client = Client::connect(site.pop3).await;
    client
        .talk("S: +OK …\nC: AUTH\nS: +OK …\nS: SCRAM-SHA-256\nS: PLAIN\nS: LOGIN\nS: OAUTHBEARER\nS: XOAUTH2\nS: .")
        .await;
    by_scram(&mut client, "AUTH SCRAM-SHA-256 ".to_owned(), password).await
}

async fn by_scram(client: &mut Client, command: String, password: &str) -> String {
    let user = "anna@example.org";
    client.send(format!("{command}{}\r\n", scram::first(user)).as_bytes()).await;
    let challenge = client.receive().await.unwrap();
    let (proof, expected) = scram::last(user, password, challenge.strip_prefix("+ ").expect("a challenge"));
    client.send(format!("{proof}\r\n").as_bytes()).await;
    let answer = client.receive().await.unwrap();
    let Some(proof) = answer.strip_prefix("+ ") else { return answer };
    assert_eq!(proof, expected, "the server knows the password as well");
    client.send(b"\r\n").await;
    client.receive().await.unwrap()
}
