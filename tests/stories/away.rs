//! Mailboxes that send their mail on to another server, and that answer while their holders are away.

use pennypost_client::types::{AutoreplyReplacement, ForwardingReplacement};
use tests::{Database, Peer, Postfix, Role, Server, until};

use crate::neighbours::route_to;
use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(mail_is_sent_on_and_answered_and_bounces_find_their_way);

const CARL: &str = "carl@dst.test";
const NOBODY: &str = "";

/// Brings a letter with swaks, as the neighbour does.
fn bring(server: &Server, from: &str, to: &str, text: String) {
    let port = server.at("smtp").port().to_string();
    let from = if from == NOBODY { "<>" } else { from };
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--helo", "mail.dst.test"]);
    peer.args(["--from", from, "--to", to, "--data", "-"]).input(text).succeeds();
}

/// The value of a field as it stands.
fn field<'t>(text: &'t str, name: &str) -> &'t str {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name} in\n{text}")).trim()
}

/// MT-BOX-06, MT-BOX-08.
async fn mail_is_sent_on_and_answered_and_bounces_find_their_way(database: Database) {
    let (mut server, anna, bert) = village(database).await;
    let people = &["carl", "anna"];
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people, access: "" }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    let api = server.api();
    let wanted = ForwardingReplacement { targets: vec!["anna@dst.test".to_owned()], keep_copy: Some(false) };
    api.replace_mailbox_forwarding(&anna.address, &wanted).await.expect("mail can be sent on");
    let away = AutoreplyReplacement::new(true, "Ich bin bis Montag weg: Grüße");
    api.replace_mailbox_autoreply(&bert.address, &away).await.expect("bert can be away");
    // What was said of them is there after a restart.
    server.restart().await;

    bring(&server, CARL, &anna.address, letter(CARL, &anna.address, "sent on"));
    let text = String::from_utf8_lossy(&postfix.receives("anna@dst.test").await.0).into_owned();
    assert_eq!((field(&text, "Subject"), field(&text, "From")), ("sent on", CARL), "its reader sees who wrote it");
    assert!(text.contains("Delivered-To: anna@example.org"), "{text}");
    holds(&server, &anna, 0).await;
    // To SPF it is ours, and what its target cannot take comes back here: it goes to who wrote it.
    let path = field(&text, "Return-Path").trim_matches(['<', '>']).to_owned();
    assert!(path.starts_with("SRS0=") && path.ends_with("=dst.test=carl@example.org"), "{path}");
    bring(&server, NOBODY, &path, letter("MAILER-DAEMON@dst.test", &path, "could not be delivered"));
    let bounce = String::from_utf8_lossy(&postfix.receives(CARL).await.0).into_owned();
    assert_eq!((field(&bounce, "Subject"), field(&bounce, "Return-Path")), ("could not be delivered", "<>"));

    // Bert's mail stays with him, and who wrote it hears that he is away: once.
    for _ in 0..2 {
        bring(&server, CARL, &bert.address, letter(CARL, &bert.address, "where are you"));
    }
    holds(&server, &bert, 2).await;
    let answer = until("carl has an answer", async || {
        let mail = postfix.mail(CARL).into_iter().map(|mail| String::from_utf8_lossy(&mail.0).into_owned());
        mail.into_iter().find(|text| text.contains("Auto-Submitted: auto-replied"))
    })
    .await;
    assert_eq!((field(&answer, "Return-Path"), field(&answer, "Subject")), ("<>", "Auto: where are you"));
    assert!(answer.contains("Ich bin bis Montag weg: Gr=C3=BC=C3=9Fe"), "{answer}");
    until("the queue is empty", async || {
        let page = server.api().list_queue_messages(&Default::default()).await.expect("the queue can be listed");
        page.data.is_empty().then_some(())
    })
    .await;
    assert_eq!(postfix.mail(CARL).len(), 2, "the bounce, and one answer to two letters");
}
