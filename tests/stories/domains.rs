//! Domains that tenants add, of which nobody gets another's mail by naming it, and domains with several names.

use pennypost_client::types::{DomainVerification, NewDomain, NewMailbox, NewTenant, NewToken};
use tests::{Account, Database, Peer, Postfix, Role, Server, until};

use crate::neighbours::route_to;
use crate::submission::holds;
use crate::{letter, on_both, village};

on_both!(a_tenants_domain_takes_part_once_its_dns_says_so, everybody_is_there_by_either_name);

const PASSWORD: &str = "correct horse battery";

/// Brings a letter with swaks; what swaks says.
fn bring(server: &Server, to: &str) -> String {
    let port = server.at("smtp").port().to_string();
    let peer = Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--helo", "mail.elsewhere.test"]);
    let from = "cora@elsewhere.test";
    peer.args(["--from", from, "--to", to, "--data", "-"]).input(letter(from, to, "hello")).run().all()
}

/// Submits a letter as somebody with swaks; what swaks says.
fn submit(server: &Server, from: &Account, to: &str) -> String {
    let port = server.at("submissions").port().to_string();
    let peer =
        Peer::new("swaks").args(["--server", "127.0.0.1", "--port", &port, "--tls-on-connect", "--auth", "PLAIN"]);
    let peer = peer.args(["--auth-user", &from.address, "--auth-password", &from.password, "--from", &from.address]);
    peer.args(["--to", to, "--data", "-"]).input(letter(&from.address, to, "hello")).run().all()
}

async fn a_tenants_domain_takes_part_once_its_dns_says_so(database: Database) {
    let (mut server, anna, _) = village(database).await;
    let house = server.api();
    house
        .create_tenant(&NewTenant { name: Some("acme".into()), ..NewTenant::default() })
        .await
        .expect("a tenant is made");
    let order = NewToken { tenant: Some("acme".into()), ..NewToken::new("acme", ["admin".into()]) };
    let token = house.create_token(&order).await.expect("a token is made").body.secret.expect("it is shown once");
    let acme = server.api_as(&token);
    let made = acme.create_domain(&NewDomain::new("big.test")).await.expect("a tenant adds a domain");
    assert_eq!(made.verified_at, None);
    let new = NewMailbox { password: Some(PASSWORD.into()), ..NewMailbox::new("bob@big.test") };
    acme.create_mailbox(&new).await.expect("a mailbox can be made ready");
    let bob = Account { address: "bob@big.test".to_owned(), password: PASSWORD.to_owned() };

    let refused = bring(&server, &bob.address);
    assert!(refused.contains("550 5.7.1"), "mail to it is none of ours: {refused}");
    let refused = submit(&server, &bob, &anna.address);
    assert!(refused.contains("not verified"), "nobody speaks in its name: {refused}");
    let refused = acme.verify_domain("big.test", &DomainVerification::default()).await.expect_err("nothing is shown");
    assert_eq!((refused.status(), refused.code()), (Some(409), "not_published"));

    let records = acme.list_dns_records("big.test").await.expect("what the DNS should show").body.data;
    let wanted = records.iter().find(|record| record.purpose.as_str() == "ownership").expect("whose it is");
    server.dns().add(&format!("{}. 60 IN TXT {}", wanted.name, wanted.value));
    let verified = acme.verify_domain("big.test", &DomainVerification::default()).await.expect("the DNS says so");
    assert!(verified.verified_at.is_some());
    assert!(bring(&server, &bob.address).contains("250 2.0.0"));
    assert!(submit(&server, &bob, &anna.address).contains("250 2.0.0"));

    // What a panel bills: what came to the tenant's mailboxes, and what other servers took of its mail.
    let postfix = Postfix::start(Role::Receives { domain: "dst.test", people: &["someone"], access: "" }).await;
    server.dns().mail_comes_here("dst.test");
    route_to(&server, postfix.port()).await;
    assert!(submit(&server, &bob, "someone@dst.test").contains("250 2.0.0"));
    postfix.receives("someone@dst.test").await;
    let moved = async |server: &Server| {
        let page = server.api().list_usage(&Default::default()).await.expect("usage is told of all tenants at once");
        let acme = page.body.data.into_iter().find(|usage| usage.tenant == "acme").expect("acme is a tenant");
        (acme.received_messages, acme.sent_messages, acme.received_bytes > 0, acme.sent_bytes > 0)
    };
    until("one came and one went", async || (moved(&server).await == (1, 1, true, true)).then_some(())).await;
    server.restart().await;
    assert_eq!(moved(&server).await, (1, 1, true, true));
}

async fn everybody_is_there_by_either_name(database: Database) {
    let (server, anna, bert) = village(database).await;
    let new = NewDomain { alias_of: Some("example.org".into()), ..NewDomain::new("example.net") };
    server.api().create_domain(&new).await.expect("a domain can have another name");
    assert!(bring(&server, "anna@example.net").contains("250 2.0.0"));
    assert!(bring(&server, "nobody@example.net").contains("550 5.1.1"));
    holds(&server, &anna, 1).await;
    // She logs in and sends by the other name, signed in it.
    let other = Account { address: "anna@example.net".to_owned(), password: anna.password.clone() };
    assert!(submit(&server, &other, &bert.address).contains("250 2.0.0"));
    let user = format!("{}:{}", bert.address, bert.password);
    let url = format!("imaps://127.0.0.1:{}/INBOX;UID=1", server.at("imaps").port());
    let text = Peer::new("curl").args(["--silent", "--insecure", "--user", &user, &url]).succeeds().text();
    assert!(text.contains("From: anna@example.net") && text.contains("d=example.net;"), "{text}");
}
