//! Buying, owing, not paying and paying: a mail server whose licence is bought on invoice, and the mail that comes meanwhile.

use std::time::Duration;

use jiff::Timestamp;
use pennypost_client::types::{NewDomain, NewMailbox};
use serde_json::{Value, json};
use tests::{Database, LicenseServer, PASSWORD, Peer, Postfix, Role, Server, TestClock, Time, until};

use crate::on_both;
use crate::submission::holds;
use crate::vendor::{CARLA, activate, license, reasons, state, swaks};

on_both!(from_free_to_the_thirtieth_day_and_back);

/// Somebody who buys at the vendor's.
struct Buyer<'v> {
    vendor: &'v LicenseServer,
    token: String,
}

impl Buyer<'_> {
    async fn ask(&self, line: &str, body: Value) -> tests::Reply {
        self.vendor.ask_as(&self.token, line, body).await
    }

    async fn orders(&self, quote: Value, line: &str) -> Value {
        self.ask(line, json!({"quote": quote["id"]})).await.is(201)
    }
}

fn wanted(edition: &str, users: u32) -> Value {
    json!({"edition": edition, "proxy": false, "users": users, "currency": "EUR", "terms": "on_invoice"})
}

async fn cheque(vendor: &LicenseServer, order: &Value) {
    let invoice = format!("/v1/invoices/{}", order["invoice"].as_str().expect("an order has an invoice"));
    let open = vendor.ask(&format!("GET {invoice}"), Value::Null).await.is(200)["open"].clone();
    let payment = json!({"amount": open, "method": "cheque", "reference": "cheque 4711", "value_date": "2026-11-22"});
    vendor.ask(&format!("POST {invoice}/payments"), payment).await.is(201);
}

/// LIC-04 to LIC-07, LIC-31, LIC-32; UPS-03, UPS-05, UPS-14 to UPS-18, UPS-20, UPS-21; attack 21. What is owed for thirty days
/// stops the server, bounces nothing, and is forgotten with the cheque.
async fn from_free_to_the_thirtieth_day_and_back(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let server = Server::start_free_by(database, Time::Held(clock.clone())).await;
    vendor.sells_to(&server).await;
    assert_eq!(state(&server).await, "free");
    server.domain("example.org").await;
    let refused = server.api().create_domain(&NewDomain::new("example.net")).await.expect_err("Free has one domain");
    assert_eq!(refused.code(), "license_limit_reached");

    // She buys ten users, on invoice, and has them at once.
    let carla = Buyer { vendor: &vendor, token: vendor.buyer(CARLA).await };
    let quote = carla.ask("POST /v1/quotes", wanted("professional", 10)).await.is(201);
    let first = carla.orders(quote, "POST /v1/orders").await;
    let key = first["key"].as_str().expect("the key is shown once").to_owned();
    let said = activate(&server, &key, Some((CARLA, PASSWORD)));
    assert_eq!(said.code, Some(0), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(reasons(&license(&server).await).contains(&"payment_due"));
    cheque(&vendor, &first).await;
    server.command(&["license", "reactivate"]).succeeds();
    assert_eq!((state(&server).await.as_str(), reasons(&license(&server).await).len()), ("licensed", 0));
    server.domain("example.net").await;
    let anna = server.mailbox("anna@example.org").await;
    for number in 1..10 {
        server.mailbox(&format!("user{number}@example.org")).await;
    }
    let full = NewMailbox { password: Some("correct horse battery".into()), ..NewMailbox::new("user10@example.org") };
    assert_eq!(server.api().create_mailbox(&full).await.expect_err("ten are bought").code(), "license_limit_reached");

    // More users: the price is the difference of today's list prices, and they are there before the money is.
    clock.days(10).await;
    let path = format!("/v1/licenses/{}", first["license"].as_str().expect("a licence was made"));
    let options = carla.ask(&format!("GET {path}/options?currency=EUR"), Value::Null).await.is(200);
    let offered = options["levels"].as_array().expect("there are options");
    let larger =
        json!({"edition": "professional", "proxy": false, "users": 25, "list": 39_800, "net": 19_900, "refusals": []});
    assert!(offered.contains(&larger), "{options}");
    assert!(offered.iter().all(|option| option["edition"] != "essential"), "nothing smaller is offered");
    let quotes = format!("POST {path}/quotes");
    carla.ask(&quotes, wanted("essential", 25)).await.fails(422, "downsizing_not_permitted");
    let quote = carla.ask(&quotes, wanted("professional", 25)).await.is(201);
    assert_eq!(quote["net"].as_i64(), Some(39_800 - 19_900), "{quote}");
    let upsizes = format!("POST {path}/upsizes");
    let second = carla.orders(quote, &upsizes).await;
    server.command(&["license", "reactivate"]).succeeds();
    server.api().create_mailbox(&full).await.expect("twenty-five are bought");
    let greedy = carla.ask(&quotes, wanted("professional", 50)).await;
    greedy.fails(422, "order_open");
    let invoice = second["invoice"].as_str().expect("there is an invoice");
    let pdf = Peer::new("curl").args(["--silent", "--show-error", "--fail", "--header"]);
    let pdf = pdf.arg(format!("Authorization: Bearer {}", carla.token));
    let pdf = pdf.arg(format!("http://{}/v1/invoices/{invoice}/invoice.pdf", vendor.at("http"))).succeeds();
    assert!(pdf.stdout.starts_with(b"%PDF-"), "an invoice is a document");

    // Day 29: all is well, and everybody is warned. Day 30: nothing is taken, nothing is bounced.
    clock.days(29).await;
    let warned = license(&server).await;
    assert_eq!(reasons(&warned), ["payment_due"], "day 29");
    swaks(server.at("smtp"), &anna.address).succeeds();
    holds(&server, &anna, 1).await;
    clock.days(1).await;
    let stopped = license(&server).await;
    assert_eq!((stopped.state.as_str(), reasons(&stopped)), ("stopped", vec!["payment_overdue"]), "day 30");
    swaks(server.at("smtp"), &anna.address).fails().saying("451 4.3.2");
    let login = format!("{}:{}", anna.address, anna.password);
    let imap = format!("imaps://{}/INBOX", server.at("imaps"));
    Peer::new("curl").args(["--silent", "--insecure", "--user", &login, &imap]).fails();
    // Administration goes on: reading, deleting.
    server.api().delete_mailbox("user10@example.org", &Default::default()).await.expect("what is there can be deleted");

    let to = server.at("smtp").to_string();
    let postfix = Postfix::start(Role::Sends { domains: &["example.org"], to }).await;
    for number in 0..5 {
        let letter = format!("From: carl@sender.test\nTo: {}\nSubject: letter {number}\n\nPatience.\n", anna.address);
        postfix.submit("carl@sender.test", &[&anna.address], letter.as_bytes());
    }
    until("Postfix has put all of them off", async || {
        let log = postfix.log();
        (log.matches("status=deferred").count() >= 5).then_some(())
    })
    .await;
    assert!(!postfix.log().contains("status=bounced"));

    // Three days later the cheque comes. The button makes it work at once.
    clock.days(3).await;
    assert_eq!(state(&server).await, "stopped");
    cheque(&vendor, &second).await;
    server.command(&["license", "reactivate"]).succeeds();
    assert_eq!((state(&server).await.as_str(), reasons(&license(&server).await).len()), ("licensed", 0));
    postfix.try_again();
    holds(&server, &anna, 6).await;
    assert_eq!(postfix.log().matches("status=sent (250").count(), 5, "every one of them, once");

    // Whoever did not pay in time once pays the next order in advance.
    let third = carla.ask(&quotes, wanted("professional", 50)).await;
    third.fails(422, "prepayment_required");
    clock.advance(Duration::from_secs(86_400)).await;
    assert_eq!(state(&server).await, "licensed");
}
