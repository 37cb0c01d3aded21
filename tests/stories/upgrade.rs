//! What earlier releases left behind is served by today's server: `tests/fixtures` says what that is.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::{Account, Database, Left, Peer, Server, Sink, python};

use crate::{letter, on_both};

on_both!(what_earlier_releases_left_is_served);

async fn what_earlier_releases_left_is_served(database: Database) {
    let releases = Left::releases();
    assert!(releases.contains(&"0.1".to_owned()), "the first release left something: {releases:?}");
    for release in releases {
        let left = Left::unpack(&release, database);
        let known = left.known().clone();
        let sink = Sink::at(text(&known, "smart_host")).await;
        let mut server = Server::on(left).await;

        agrees("", &known["census"], &census(&server, &known));
        the_queue_goes_on(&server, &known, &sink).await;
        tokens_are_what_they_were(&server, &known).await;
        let before = census(&server, &known);
        new_mail_comes_and_goes(&server, &known, &sink).await;
        let after = census(&server, &known);
        new_messages_follow_the_old(&before["mail"], &after["mail"]);

        server.restart().await;
        assert_eq!(census(&server, &known), after, "{release}");
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("`{name}` is a text in {value}"))
}

fn census(server: &Server, known: &Value) -> Value {
    let mut census =
        python("census.py", &json!({"ports": server.ports(), "token": server.token(), "accounts": known["accounts"]}));
    // What waits there changes by itself.
    census.as_object_mut().expect("an object").remove("queue");
    census
}

/// Holds what is there against what was known. Objects may have got more members since.
fn agrees(place: &str, known: &Value, found: &Value) {
    match (known, found) {
        (Value::Object(known), Value::Object(found)) => {
            for (name, value) in known {
                let found = found.get(name).unwrap_or_else(|| panic!("{place}/{name} is gone"));
                agrees(&format!("{place}/{name}"), value, found);
            }
        }
        (Value::Array(known), Value::Array(found)) => {
            assert_eq!(known.len(), found.len(), "{place}: {known:?} and {found:?}");
            for (at, (known, found)) in known.iter().zip(found).enumerate() {
                agrees(&format!("{place}/{at}"), known, found);
            }
        }
        _ => assert_eq!(known, found, "{place}"),
    }
}

/// What waited is sent with the password that was sealed then; what was held stays until it is released.
async fn the_queue_goes_on(server: &Server, known: &Value, sink: &Sink) {
    let queued = |recipient: &str| text(&known["queue"][recipient], "id").to_owned();
    // How much time has passed since decides whether it is due by itself: then it may be gone already.
    let _ = server.api().retry_queue_message(queued("waiting@remote.example")).await;
    let sent = sink.takes("waiting@remote.example").await;
    assert_eq!(sent.login, text(known, "smart_login"));
    assert!(sent.message.contains("\r\nSubject: waiting\r\n") && sent.message.ends_with("\r\nOn its way.\r\n"));
    assert_eq!(sent.message.matches("DKIM-Signature:").count(), 2, "{}", sent.message);

    let held = queued("held@remote.example");
    let message = server.api().read_queue_message(&held).await.expect("what was held is there");
    assert_eq!((message.sender.as_str(), message.status.as_str()), ("anna@example.org", "held"));
    assert_eq!(sink.taken().len(), 1, "it stays");
    server.api().release_queue_message(&held).await.expect("it can be released");
    let _ = server.api().retry_queue_message(&held).await;
    sink.takes("held@remote.example").await;
}

async fn tokens_are_what_they_were(server: &Server, known: &Value) {
    let revoked = server.api_as(text(known, "revoked"));
    assert!(revoked.read_whoami().await.is_err(), "a revoked token stays revoked");
}

/// A stranger's letter comes in by the alias of an alias, and Anna's goes out signed by the keys of then.
async fn new_mail_comes_and_goes(server: &Server, known: &Value, sink: &Sink) {
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--data", "-"]);
    let peer = peer.args(["--from", "stranger@elsewhere.test", "--to", "post@xn--bcher-kva.example"]);
    peer.input(letter("stranger@elsewhere.test", "post@xn--bcher-kva.example", "new")).succeeds();

    let anna = &known["accounts"][0];
    let anna = Account { address: text(anna, "address").to_owned(), password: text(anna, "password").to_owned() };
    crate::neighbours::submit(server, &anna, "new@remote.example", "new");
    let sent = sink.takes("new@remote.example").await.message;
    let records = known["census"]["dns-records"]["example.org"].as_array().expect("a list");
    let keys: BTreeSet<&str> =
        records.iter().filter(|record| record["purpose"] == "dkim").map(|record| text(record, "name")).collect();
    assert_eq!(keys.len(), 2, "{records:?}");
    for name in keys {
        let selector = name.split('.').next().unwrap_or(name);
        assert!(sent.contains(&format!("s={selector};")), "{selector} signs:\n{sent}");
    }
}

/// Every mailbox got one message more, under a UID no message had, in a folder that is still the same.
fn new_messages_follow_the_old(before: &Value, after: &Value) {
    for (address, before) in before.as_object().expect("mailboxes") {
        let (before, after) = (&before["folders"]["INBOX"], &after[address]["folders"]["INBOX"]);
        assert_eq!(before["status"]["UIDVALIDITY"], after["status"]["UIDVALIDITY"], "{address}");
        agrees(address, &before["messages"], &after["messages"]);
        let uids =
            |inbox: &Value| inbox["messages"].as_object().expect("messages").keys().cloned().collect::<BTreeSet<_>>();
        let (had, has) = (uids(before), uids(after));
        let new: Vec<u64> = has.difference(&had).map(|uid| uid.parse().expect("a number")).collect();
        assert_eq!(new, [before["status"]["UIDNEXT"].as_u64().expect("a number")], "{address}");
        assert_eq!(
            after["status"]["HIGHESTMODSEQ"].as_u64(),
            before["status"]["HIGHESTMODSEQ"].as_u64().map(|seq| seq + 1)
        );
    }
}
