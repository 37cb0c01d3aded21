//! Setting a server up through the SDK, as a hosting provider's panel does.

use pennypost_client::types::{
    DeleteMailboxQuery, DomainPatch, MailboxPatch, NewAlias, NewDomain, NewMailbox, NewToken,
};
use pennypost_client::{Change, Client};
use serde_json::json;
use tests::{Account, Database, Peer, Server, python};

use crate::submission::holds;
use crate::{on_both, village};

on_both!(
    a_panel_provisions_and_changes,
    a_panel_that_repeats_itself_does_nothing_twice,
    who_is_shut_out_is_shut_out_at_once
);

async fn a_panel_provisions_and_changes(database: Database) {
    let server = Server::start(database).await;
    let api = server.api();
    let whoami = api.read_whoami().await.expect("a token says who it is");
    assert_eq!(whoami.scopes, ["admin".into()]);

    // Domains.
    let made = api.create_domain(&NewDomain::new("Example.ORG")).await.expect("a domain is made");
    assert_eq!(
        (made.http_status, made.body.name.as_str(), made.location.as_deref()),
        (201, "example.org", Some("/v1/domains/example.org"))
    );
    let again = api.create_domain(&NewDomain::new("example.org")).await.expect_err("it is there already");
    assert_eq!(again.status(), Some(409));
    let wrong = api.create_domain(&NewDomain::new("not a domain")).await.expect_err("it is no name");
    assert_eq!(wrong.problem().expect("a problem").errors[0].pointer, "/name");
    let read = api.read_domain("example.org").await.expect("it is there");
    let etag = read.etag.clone().expect("objects carry a validator");
    let off = DomainPatch { status: Some("disabled".into()), ..Default::default() };
    let changed = api.update_domain("example.org", &off).if_match(&etag).await.expect("nobody was faster");
    assert_eq!(changed.status.as_str(), "disabled");
    let late = api.update_domain("example.org", &off).if_match(&etag).await.expect_err("somebody was faster");
    assert_eq!((late.status(), late.code()), (Some(412), "precondition_failed"));
    let on = DomainPatch { status: Some("active".into()), ..Default::default() };
    api.update_domain("example.org", &on).await.expect("it can be switched on");

    // Mailboxes: what goes in comes out, but for the password.
    let new = NewMailbox {
        display_name: Some("Anna Example".into()),
        quota_bytes: Some(1 << 30),
        ..with_password("Anna@example.org", "correct horse battery")
    };
    server.keep_out_of_log("correct horse battery");
    let made = api.create_mailbox(&new).await.expect("a mailbox is made");
    assert_eq!((made.body.address.as_str(), made.body.quota_bytes), ("anna@example.org", Some(1 << 30)));
    assert_eq!(made.display_name.as_deref(), Some("Anna Example"));
    let clear = MailboxPatch { quota_bytes: Change::Clear, ..Default::default() };
    let changed = api.update_mailbox("anna@example.org", &clear).await.expect("it can be changed");
    assert_eq!((changed.quota_bytes, changed.display_name.as_deref()), (None, Some("Anna Example")));
    let short = api.create_mailbox(&with_password("bert@example.org", "short")).await.expect_err("too short");
    assert_eq!(short.status(), Some(422));
    let elsewhere = with_password("bert@elsewhere.test", "correct horse battery");
    let elsewhere = api.create_mailbox(&elsewhere).await.expect_err("no domain of ours");
    assert!(matches!(elsewhere.status(), Some(404 | 409 | 422)), "{elsewhere}");

    // Lists: page after page, in order.
    for number in 0..7 {
        let name = format!("user{number}@example.org");
        api.create_mailbox(&with_password(&name, "correct horse battery")).await.expect("a mailbox is made");
    }
    let query = pennypost_client::types::ListMailboxesQuery { limit: Some(3), ..Default::default() };
    let all = api.list_mailboxes(&query).pages().collect().await.expect("every page can be read");
    let names: Vec<&str> = all.iter().map(|mailbox| mailbox.address.as_str()).collect();
    assert_eq!(names.len(), 8);
    assert!(names.is_sorted(), "{names:?}");

    // Aliases reach people; a domain with people in it stays.
    api.create_alias(&NewAlias::new("info@example.org", vec!["anna@example.org".to_owned()]))
        .await
        .expect("an alias is made");
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port]);
    peer.args(["--from", "stranger@elsewhere.test", "--to", "info@example.org"]).succeeds();
    let mailbox = api.read_mailbox("anna@example.org").await.expect("it is there");
    assert_eq!(mailbox.message_count, 1);
    let full = api.delete_domain("example.org").await.expect_err("people are in it");
    assert_eq!(full.status(), Some(409));
    api.delete_alias("info@example.org").await.expect("an alias can go");
    for mailbox in all {
        // At first it can be restored, and its domain is not empty.
        let kept = api.delete_mailbox(&mailbox.address, &Default::default()).await.expect("a mailbox can go");
        assert_eq!(kept.body.expect("it can be restored").status.as_str(), "deleted");
        let restored = api.restore_mailbox(&mailbox.address).await.expect("it can be restored");
        assert_eq!(restored.status.as_str(), "active");
        let gone = api.delete_mailbox(&mailbox.address, &at_once()).await.expect("a mailbox can go for good");
        assert!(gone.body.is_none());
    }
    api.delete_domain("example.org").await.expect("an empty domain can go");
    let gone = api.read_domain("example.org").await.expect_err("it is gone");
    assert_eq!((gone.status(), gone.code()), (Some(404), "not_found"));
}

fn with_password(address: &str, password: &str) -> NewMailbox {
    NewMailbox { password: Some(password.into()), ..NewMailbox::new(address) }
}

fn at_once() -> DeleteMailboxQuery {
    DeleteMailboxQuery { purge_after: Some("P0D".to_owned()) }
}

async fn a_panel_that_repeats_itself_does_nothing_twice(database: Database) {
    let (server, anna, _) = village(database).await;
    let api = server.api();
    let new = NewDomain::new("twice.test");
    let first = api.create_domain(&new).idempotency_key("order-1").await.expect("it is made");
    let second = api.create_domain(&new).idempotency_key("order-1").await.expect("it is answered again");
    assert!(!first.replayed && second.replayed);
    assert_eq!(first.body, second.body);
    let other = api
        .create_domain(&NewDomain::new("other.test"))
        .idempotency_key("order-1")
        .await
        .expect_err("the key is taken");
    assert_eq!((other.status(), other.code()), (Some(422), "idempotency_key_reused"));

    // A token's secret is shown once, also to who repeats himself, and does what it may and no more.
    let order = NewToken::new("panel", vec!["mailboxes:read".into()]);
    let made = api.create_token(&order).idempotency_key("order-2").await.expect("a token is made");
    let repeated = api.create_token(&order).idempotency_key("order-2").await.expect("it is answered again");
    let secret = made.secret.clone().expect("the secret is shown once");
    server.keep_out_of_log(&secret);
    assert_eq!((repeated.secret.as_ref(), &repeated.id), (None, &made.id));
    let limited: Client = server.api_as(&secret);
    assert_eq!(limited.read_mailbox(&anna.address).await.expect("it may read").address, anna.address);
    let barred = limited.delete_mailbox(&anna.address, &at_once()).await.expect_err("it may not write");
    assert_eq!(barred.status(), Some(403));
    api.delete_token(&made.id).await.expect("a token can be revoked");
    let revoked = limited.read_mailbox(&anna.address).await.expect_err("it opens nothing any more");
    assert_eq!(revoked.status(), Some(401));
    holds(&server, &anna, 0).await;
}

async fn who_is_shut_out_is_shut_out_at_once(database: Database) {
    let (server, anna, _) = village(database).await;
    let new = Account::new(&anna.address).password;
    server.keep_out_of_log(&new);
    let story = json!({"ports": server.ports(), "anna": anna.json(), "token": server.token(), "new": new});
    python("withdrawn.py", &story);
}

#[tokio::test]
async fn a_new_password_is_the_one_that_opens() {
    let (server, anna, _) = village(Database::Sqlite).await;
    let login = |password: &str| {
        let user = format!("{}:{password}", anna.address);
        let url = format!("imaps://127.0.0.1:{}/", server.at("imaps").port());
        Peer::new("curl").args(["--silent", "--insecure", "--user", &user, &url]).run().code == Some(0)
    };
    assert!(login(&anna.password));
    server.keep_out_of_log("another horse battery");
    let patch = MailboxPatch { password: Some("another horse battery".into()), ..Default::default() };
    server.api().update_mailbox(&anna.address, &patch).await.expect("it can be changed");
    assert!(!login(&anna.password));
    assert!(login("another horse battery"));
    let off = MailboxPatch { status: Some("disabled".into()), ..Default::default() };
    server.api().update_mailbox(&anna.address, &off).await.expect("it can be switched off");
    assert!(!login("another horse battery"));
}

#[tokio::test]
async fn https_is_for_those_who_know_the_certificate() {
    use pennypost_client::{Error, Retry};
    let server = Server::start(Database::Sqlite).await;
    let pem = std::fs::read(server.certificate()).expect("the certificate was just written");
    let at = |host: &str| format!("https://{host}:{}", server.at("https").port());
    let builder = |host: &str| Client::builder(&at(host)).token(server.token()).retry(Retry::NEVER);
    let known = builder("localhost").trust_only(pem).build().expect("a certificate is a root");
    known.read_whoami().await.expect("it is the server we know");
    let unknown = builder("localhost").build().expect("a client can be made");
    assert!(matches!(unknown.read_whoami().await, Err(Error::Unreachable(_))), "nobody vouches for it");
    let careless = builder("127.0.0.1").trust_anyone().build().expect("a client can be made");
    careless.read_whoami().await.expect("who does not look gets through");
}
