//! Other servers: Postfix hands us mail, and takes ours.

use tests::{Database, Peer, Postfix, Role, Server, until};

use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(postfix_delivers_to_us, we_deliver_to_postfix);

async fn postfix_delivers_to_us(database: Database) {
    let (server, anna, bert) = village(database).await;
    let to = server.at("smtp").to_string();
    let postfix = Postfix::start(Role::Sends { domains: &["example.org"], to }).await;
    let letter =
        "From: carl@sender.test\nTo: anna@example.org\nSubject: from Postfix\n\n.a line with a dot\nÄ in UTF-8\n";
    postfix.submit("carl@sender.test", &[&anna.address, &bert.address], letter.as_bytes());
    holds(&server, &anna, 1).await;
    holds(&server, &bert, 1).await;
    assert!(postfix.log().contains("status=sent (250"), "{}", postfix.log());
    assert!(
        postfix.log().contains("Untrusted TLS connection") || postfix.log().contains("relay="),
        "{}",
        postfix.log()
    );

    // A recipient we refuse is bounced by Postfix, and only that one.
    postfix.submit("carl@sender.test", &[&anna.address, "nobody@example.org"], letter.as_bytes());
    holds(&server, &anna, 2).await;
    until("Postfix says that we refused one", async || {
        postfix
            .log()
            .lines()
            .any(|line| line.contains("nobody@example.org") && line.contains("status=bounced"))
            .then_some(())
    })
    .await;
}

/// Points the queue at the port our neighbour has instead of 25, and makes it try again at once.
pub(crate) async fn route_to(server: &Server, port: u16) {
    use pennypost_client::Change;
    use pennypost_client::types::RoutingSettingsPatch;
    let routing = RoutingSettingsPatch { port: Change::Set(port.into()), ..Default::default() };
    server.api().update_routing_settings(&routing).await.expect("a port can be set");
}

/// Submits a letter as Anna with swaks.
pub(crate) fn submit(server: &Server, from: &tests::Account, to: &str, subject: &str) {
    let port = server.at("submissions").port().to_string();
    let peer =
        Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--tls-on-connect", "--auth", "PLAIN"]);
    let peer = peer.args(["--auth-user", &from.address, "--auth-password", &from.password, "--from", &from.address]);
    peer.args(["--to", to, "--data", "-"]).input(letter(&from.address, to, subject)).succeeds();
}

async fn we_deliver_to_postfix(database: Database) {
    let (server, anna, _) = village(database).await;
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["someone"], access: "" }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    submit(&server, &anna, "someone@dst.test", "over there");
    let delivered = postfix.receives("someone@dst.test").await;
    let text = String::from_utf8_lossy(&delivered.0).into_owned();
    assert!(text.contains("Subject: over there") && text.contains("Hello from over there."), "{text}");
    assert!(
        text.contains("Message-ID:") || text.contains("Message-Id:"),
        "a message handed in without an id gets one: {text}"
    );
    assert!(text.contains("\nDate:"), "and a date: {text}");
    // Nothing waits any more, and nobody is told of a success nobody asked for.
    let api = server.api();
    until("the queue is empty", async || {
        let page = api.list_queue_messages(&Default::default()).await.expect("the queue can be listed");
        page.data.is_empty().then_some(())
    })
    .await;
    holds(&server, &anna, 0).await;
}

#[tokio::test]
async fn a_neighbour_that_says_later_gets_it_later() {
    let (server, anna, _) = village(Database::Sqlite).await;
    // Postfix's own way of greylisting: the first answer is "later" for this address, until the map changes.
    let access = "slow@dst.test 451 4.7.1 Greylisted, try again later";
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["slow"], access }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    submit(&server, &anna, "slow@dst.test", "patience");
    let api = server.api();
    let waiting = until("the queue knows what the neighbour said", async || {
        let page = api.list_queue_messages(&Default::default()).await.expect("the queue can be listed");
        let message = api.read_queue_message(&page.data.first()?.id).await.ok()?;
        message.recipients.first()?.last_reply.as_ref()?.contains("4.7.1").then_some(message.body)
    })
    .await;
    assert_eq!(waiting.recipients[0].address, "slow@dst.test");
    assert!(waiting.recipients[0].attempts >= 1);

    // Held, it is not tried even when it is due; released and retried, it goes.
    api.hold_queue_message(&waiting.id).await.expect("a message can be held");
    postfix.let_everyone_through();
    api.retry_queue_message(&waiting.id).await.expect("a message can be retried");
    let held = api.read_queue_message(&waiting.id).await.expect("a held message stays");
    assert_eq!(held.status.as_str(), "held");
    assert!(postfix.mail("slow@dst.test").is_empty());
    api.release_queue_message(&waiting.id).await.expect("a message can be released");
    api.retry_queue_message(&waiting.id).await.expect("a message can be retried");
    postfix.receives("slow@dst.test").await;
}

#[tokio::test]
async fn a_neighbour_that_refuses_is_reported_to_the_sender() {
    let (server, anna, _) = village(Database::Sqlite).await;
    let postmaster = server.mailbox("postmaster@example.org").await;
    let settings = pennypost_client::types::ServerSettingsPatch {
        postmaster: pennypost_client::Change::Set(postmaster.address.clone()),
        ..Default::default()
    };
    server.api().update_server_settings(&settings).await.expect("a postmaster can be named");
    let access = "gone@dst.test 550 5.1.1 No such person here";
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["slow"], access }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    submit(&server, &anna, "gone@dst.test", "never read");
    holds(&server, &anna, 1).await;
    let read = |account: &tests::Account| {
        let user = format!("{}:{}", account.address, account.password);
        let url = format!("imaps://127.0.0.1:{}/INBOX;UID=1", server.at("imaps").port());
        Peer::new("curl").args(["--silent", "--show-error", "--insecure", "--user", &user, &url]).succeeds().text()
    };
    let report = read(&anna);
    for part in [
        "multipart/report",
        "report-type=delivery-status",
        "message/delivery-status",
        "Final-Recipient: rfc822;",
        "gone@dst.test",
        "Action: failed",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp;",
        "No such person here",
        "Subject: never read",
        "Return-Path: <>",
    ] {
        assert!(report.contains(part), "RFC 3464 wants `{part}`:\n{report}");
    }
    // OUT-07: the postmaster hears of it too.
    holds(&server, &postmaster, 1).await;
    assert!(read(&postmaster).contains("gone@dst.test"));
}

#[tokio::test]
async fn a_domain_that_does_not_exist_is_reported_at_once() {
    let (server, anna, _) = village(Database::Sqlite).await;
    submit(&server, &anna, "someone@nowhere.test", "into the void");
    holds(&server, &anna, 1).await;
}
