//! Who is told by webhooks of what happens: a shop by the licence server, a panel by the mail server; signed, once or more often,
//! across crashes.

use std::time::Duration;

use jiff::Timestamp;
use pennypost_client::types::{NewMailbox, NewTenant, NewToken, NewWebhookEndpoint};
use serde_json::{Value, json};
use tests::{Arrival, Database, LicenseServer, Manner, Receiver, Server, TestClock, Time, until};

use crate::on_both;

on_both!(a_shop_is_told_and_a_crash_loses_nothing, a_panel_is_told_of_its_tenants_mailboxes_across_a_crash);

async fn arrival(shop: &Receiver) -> Arrival {
    until("a message arrives", async || shop.taken().pop()).await
}

/// The newest delivery of the endpoint, once it has been tried so often.
async fn tried(vendor: &LicenseServer, owner: &str, endpoint: &str, attempts: u64) -> Value {
    let line = format!("GET /v1/webhook-endpoints/{endpoint}/deliveries?limit=1");
    until("the attempt is written down", async || {
        let page = vendor.ask_as(owner, &line, Value::Null).await.is(200);
        let newest = page["data"][0].clone();
        (newest["attempts_made"] == attempts).then_some(newest)
    })
    .await
}

async fn a_shop_is_told_and_a_crash_loses_nothing(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let mut vendor = LicenseServer::start(database, Time::Held(clock.clone())).await;
    let owner = vendor.log_in("staff", "olga@acme.example").await;
    let shop = Receiver::listen().await;
    let inside = json!({"url": "https://169.254.169.254/latest/meta-data"});
    vendor.ask_as(&owner, "POST /v1/webhook-endpoints", inside).await.fails(422, "invalid_fields");
    let order = json!({"url": shop.url(), "events": ["customer.*", "license.*"]});
    let made = vendor.ask_as(&owner, "POST /v1/webhook-endpoints", order).await.is(201);
    let text = |name: &str| made[name].as_str().expect("a text").to_owned();
    let (endpoint, secret) = (text("id"), text("secret"));
    let verifier = standardwebhooks::Webhook::new(&secret).expect("it is a secret");

    let carla = vendor.customer("carla@example.org").await;
    let told = arrival(&shop).await;
    verifier.verify(told.body.as_bytes(), &told.headers).expect("a library that nobody here wrote believes it");
    let body: Value = serde_json::from_str(&told.body).expect("it is JSON");
    assert_eq!((&body["type"], &body["data"]["object"]), (&json!("customer.created"), &json!(carla)));
    let events = vendor.ask("GET /v1/events?limit=100", Value::Null).await.is(200);
    let ids: Vec<&str> =
        events["data"].as_array().expect("a list").iter().filter_map(|event| event["id"].as_str()).collect();
    assert!(ids.contains(&told.id()), "{} is none of {ids:?}", told.id());
    assert_eq!(tried(&vendor, &owner, &endpoint, 1).await["status"], "delivered");

    // The shop is out of order, and then the licence server is killed: the message waits in its rows.
    shop.behave(Manner::Answers(500));
    let order = json!({"customer": carla, "kind": "paid", "edition": "professional", "users": 25});
    vendor.license(order).await;
    let refused = arrival(&shop).await;
    assert_eq!(tried(&vendor, &owner, &endpoint, 1).await["status"], "pending");
    vendor.kill();
    vendor.start_again().await;
    shop.behave(Manner::Answers(204));
    clock.advance(Duration::from_secs(5)).await;
    let again = arrival(&shop).await;
    assert_eq!((again.id(), &again.body), (refused.id(), &refused.body));

    // Killed while a request is on its way: nobody knows whether it arrived, so it comes again under the same id.
    shop.behave(Manner::Silent);
    vendor.customer("dora@example.org").await;
    let unanswered = arrival(&shop).await;
    vendor.kill();
    vendor.start_again().await;
    shop.behave(Manner::Answers(204));
    clock.advance(Duration::from_secs(60)).await;
    let again = arrival(&shop).await;
    assert_eq!((again.id(), &again.body), (unanswered.id(), &unanswered.body));

    // All of it once more, for a shop that lost what it had.
    let owner = vendor.log_in("staff", "olga@acme.example").await;
    let since = json!({"since": (clock.now() - Duration::from_secs(3600)).to_string()});
    vendor.ask_as(&owner, &format!("POST /v1/webhook-endpoints/{endpoint}/replay"), since).await.is(204);
    let mut seen = Vec::new();
    until("all three came again", async || {
        seen.extend(shop.taken().iter().map(|message| message.id().to_owned()));
        (seen.len() >= 3).then_some(())
    })
    .await;
    seen.sort();
    let mut expected = vec![told.id().to_owned(), refused.id().to_owned(), unanswered.id().to_owned()];
    expected.sort();
    assert_eq!(seen, expected);
}

/// PEERS §5.7 (13). What a panel is told goes by no mail queue and no other tenant's endpoint.
async fn a_panel_is_told_of_its_tenants_mailboxes_across_a_crash(database: Database) {
    let clock = TestClock::at(Timestamp::now());
    let mut server = Server::start_by(database, Time::Held(clock.clone())).await;
    let tenant =
        NewTenant { name: Some("acme".to_owned()), domain: Some("acme.test".to_owned()), ..Default::default() };
    server.api().create_tenant(&tenant).await.expect("the tenant is made");
    server.domain("example.org").await;
    let scopes = vec!["events:write".into(), "mailboxes:write".into()];
    let order = NewToken { tenant: Some("acme".to_owned()), ..NewToken::new("panel", scopes) };
    let token =
        server.api().create_token(&order).await.expect("the token is made").body.secret.expect("it is shown once");
    let panel = Receiver::listen().await;
    let order =
        NewWebhookEndpoint { events: Some(vec!["mailbox.*".to_owned()]), ..NewWebhookEndpoint::new(panel.url()) };
    let made = server.api_as(&token).create_webhook_endpoint(&order).await.expect("the endpoint is made").body;
    let verifier = standardwebhooks::Webhook::new(&made.secret.expect("it is shown once")).expect("it is a secret");

    // Somebody else's mailbox first: it is not told here.
    server.mailbox("eve@example.org").await;
    let anna =
        server.api_as(&token).create_mailbox(&NewMailbox::new("anna@acme.test")).await.expect("she is made").body;
    let told = arrival(&panel).await;
    verifier.verify(told.body.as_bytes(), &told.headers).expect("a library that nobody here wrote believes it");
    let body: Value = serde_json::from_str(&told.body).expect("it is JSON");
    assert_eq!((&body["type"], &body["data"]["object"]), (&json!("mailbox.created"), &json!(anna.id)));

    panel.behave(Manner::Answers(500));
    let bert = server.api_as(&token).create_mailbox(&NewMailbox::new("bert@acme.test")).await.expect("he is made").body;
    let refused = arrival(&panel).await;
    server.kill_and_restart().await;
    panel.behave(Manner::Answers(204));
    clock.advance(Duration::from_secs(60)).await;
    let again = arrival(&panel).await;
    assert_eq!((again.id(), &again.body), (refused.id(), &refused.body));
    assert!(again.body.contains(&bert.id), "{}", again.body);
    let deliveries = until("both are written down as delivered", async || {
        let page = server.api_as(&token).list_webhook_deliveries(&made.id, &Default::default()).await.ok()?.body;
        page.data.iter().all(|it| it.status.as_str() == "delivered").then_some(page.data)
    });
    assert_eq!(deliveries.await.len(), 2);
}
