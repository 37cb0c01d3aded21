//! Webhooks as a vendor's staff make them and a shop receives them.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use foundation::webhooks::Reach;
use http::{HeaderMap, StatusCode};
use license::key::PublicKey;
use license::roots::Roots;
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::site::{Person, Site};

/// A shop that listens, and answers with a status of its choice.
#[derive(Clone)]
struct Shop {
    url: String,
    arrived: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    answer: Arc<Mutex<u16>>,
}

impl Shop {
    async fn open() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks?shop=1", socket.local_addr().unwrap());
        let shop = Self { url, arrived: Arc::default(), answer: Arc::new(Mutex::new(200)) };
        let router = Router::new().fallback(receive).with_state(shop.clone());
        tokio::spawn(async move { axum::serve(socket, router).await });
        shop
    }

    fn take(&self) -> Vec<(HeaderMap, Value)> {
        let taken = std::mem::take(&mut *self.arrived.lock());
        taken.into_iter().map(|(headers, body)| (headers, serde_json::from_str(&body).unwrap())).collect()
    }
}

async fn receive(State(shop): State<Shop>, headers: HeaderMap, body: Bytes) -> StatusCode {
    shop.arrived.lock().push((headers, String::from_utf8(body.to_vec()).unwrap()));
    StatusCode::from_u16(*shop.answer.lock()).unwrap()
}

async fn run(site: &Site) {
    site.office.webhooks.follow().await.unwrap();
    site.office.webhooks.deliver().await.unwrap();
}

async fn endpoint(site: &Site, owner: &Person, shop: &Shop, events: &[&str]) -> Value {
    let order = json!({"url": shop.url, "events": events, "description": "The shop"});
    site.ask(owner, "POST /v1/webhook-endpoints", order).await.is(201)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[tokio::test]
async fn a_shop_is_told_of_what_it_asked_for_under_the_ids_of_the_event_list() {
    for site in Site::both().await {
        site.vendor("acme").await;
        site.vendor("bolt").await;
        let owner = site.staff("acme", "owner").await;
        let shop = Shop::open().await;
        let made = endpoint(&site, &owner, &shop, &["customer.*"]).await;
        assert!(text(&made["secret"]).starts_with("whsec_") && text(&made["public_key"]).starts_with("whpk_"));
        let line = format!("GET /v1/webhook-endpoints/{}", text(&made["id"]));
        let read = site.ask(&owner, &line, Value::Null).await.is(200);
        assert!(read.get("secret").is_none() && read["public_key"] == made["public_key"]);

        let customer = site.customer("acme", "carla").await;
        site.customer("bolt", "carla").await;
        run(&site).await;
        let told = shop.take();
        let [(headers, body)] = &told[..] else { panic!("{told:?}") };
        assert_eq!(body["type"], "customer.created");
        assert_eq!(body["data"], json!({"object": customer.id, "revision": 1, "detail": null}));
        let header = |name: &str| headers[name].to_str().unwrap();
        let verifier = standardwebhooks::Webhook::new(text(&made["secret"])).unwrap();
        let wanted = verifier.sign(
            header("webhook-id"),
            header("webhook-timestamp").parse().unwrap(),
            body.to_string().as_bytes(),
        );
        assert!(header("webhook-signature").starts_with(&wanted.unwrap()));

        let events = site.ask(&owner, "GET /v1/events?limit=100", Value::Null).await.is(200);
        let events = events["data"].as_array().unwrap();
        let same = events.iter().find(|event| event["type"] == "customer.created").unwrap();
        assert_eq!((text(&same["id"]), &same["object"]), (header("webhook-id"), &body["data"]["object"]));
        assert_eq!(same["at"], body["timestamp"]);

        let line = format!("GET /v1/webhook-endpoints/{}/deliveries", text(&made["id"]));
        let listed = site.ask(&owner, &line, Value::Null).await.is(200);
        let delivery = &listed["data"][0];
        assert_eq!((&delivery["status"], &delivery["attempts_made"]), (&json!("delivered"), &json!(1)));
        assert_eq!((&delivery["attempts"][0]["status"], &delivery["webhook_id"]), (&json!(200), &same["id"]));
    }
}

#[tokio::test]
async fn failures_are_seen_and_replayed_and_a_shop_that_is_gone_is_left_alone() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let (owner, auditor) = (site.staff("acme", "owner").await, site.staff("acme", "auditor").await);
        let shop = Shop::open().await;
        let made = endpoint(&site, &owner, &shop, &["customer.*"]).await;
        let path = format!("/v1/webhook-endpoints/{}", text(&made["id"]));
        *shop.answer.lock() = 500;
        site.customer("acme", "carla").await;
        run(&site).await;
        site.pass(5);
        run(&site).await;
        assert_eq!(shop.take().len(), 2);
        let pending = site.ask(&auditor, &format!("GET {path}/deliveries?status=pending"), Value::Null).await.is(200);
        let delivery = &pending["data"][0];
        assert_eq!(delivery["attempts"].as_array().unwrap().len(), 2);
        let next: jiff::Timestamp = text(&delivery["next_attempt_at"]).parse().unwrap();
        assert_eq!(next.as_second() - site.clock.now().as_second(), 300);
        let failed = site.ask(&auditor, &format!("GET {path}/deliveries?status=failed"), Value::Null).await.is(200);
        assert_eq!(failed["data"], json!([]));

        *shop.answer.lock() = 200;
        let one = format!("POST /v1/webhook-deliveries/{}/replay", text(&delivery["id"]));
        site.ask(&auditor, &one, Value::Null).await.fails(403, "insufficient_scope");
        site.ask(&owner, &one, Value::Null).await.is(200);
        run(&site).await;
        assert_eq!(shop.take().len(), 1);
        let line = format!("GET /v1/webhook-deliveries/{}", text(&delivery["id"]));
        assert_eq!(site.ask(&owner, &line, Value::Null).await.is(200)["status"], "delivered");

        let replay = json!({"since": "2026-11-02T00:00:00Z"});
        site.ask(&owner, &format!("POST {path}/replay"), replay.clone()).await.is(204);
        run(&site).await;
        assert_eq!(shop.take().len(), 1);

        *shop.answer.lock() = 410;
        let sent = site.ask(&owner, &format!("POST {path}/test"), Value::Null).await.is(201);
        assert_eq!(sent["type"], "webhook.test");
        run(&site).await;
        assert_eq!(shop.take().len(), 1);
        let gone = site.ask(&owner, &format!("GET {path}"), Value::Null).await.is(200);
        assert_eq!((&gone["status"], &gone["disabled_reason"]), (&json!("disabled"), &json!("gone")));
        for (line, body) in [("test", Value::Null), ("replay", replay)] {
            let refused = site.ask(&owner, &format!("POST {path}/{line}"), body).await;
            refused.fails(409, "webhook_endpoint_disabled");
        }
        // What happened meanwhile is not sent by itself when the shop is back, but when it is asked for.
        site.customer("acme", "dora").await;
        *shop.answer.lock() = 200;
        let enabled = site.ask(&owner, &format!("PATCH {path}"), json!({"status": "enabled"})).await.is(200);
        assert_eq!((&enabled["disabled_reason"], &enabled["failing_since"]), (&Value::Null, &Value::Null));
        run(&site).await;
        assert_eq!(shop.take().len(), 0);
        let all = json!({"since": "2026-11-02T00:00:00Z", "which": "all"});
        site.ask(&owner, &format!("POST {path}/replay"), all).await.is(204);
        run(&site).await;
        assert_eq!(shop.take().len(), 2);
        site.ask(&owner, &format!("DELETE {path}"), Value::Null).await.is(204);
        site.ask(&owner, &format!("GET {path}"), Value::Null).await.fails(404, "not_found");
        site.ask(&owner, &line, Value::Null).await.fails(404, "not_found");

        let trail = site.ask(&auditor, "GET /v1/audit-lines?limit=100", Value::Null).await.is(200).to_string();
        for action in ["created", "updated", "tested", "replayed", "disabled", "deleted"] {
            assert!(trail.contains(&format!("webhook_endpoint.{action}")), "{action}: {trail}");
        }
        assert!(trail.contains("webhook_delivery.replayed"));
        assert!(!trail.contains("whsec_") && !trail.contains("shop=1"), "no secret is in the books: {trail}");
    }
}

#[tokio::test]
async fn secrets_are_exchanged_with_and_without_an_overlap() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    let shop = Shop::open().await;
    let made = endpoint(&site, &owner, &shop, &["*"]).await;
    let path = format!("POST /v1/webhook-endpoints/{}/rotate-secret", text(&made["id"]));
    let lines = [("idempotency-key", "once")];
    let rotated = site.ask_with(&owner, &path, &lines, json!({})).await.is(200);
    assert_ne!((&rotated["secret"], &rotated["public_key"]), (&made["secret"], &made["public_key"]));
    assert_eq!(rotated["previous_secret_expires_at"], "2026-11-03T09:00:00Z");
    let again = site.ask_with(&owner, &path, &lines, json!({})).await.is(200);
    assert!(again.get("secret").is_none() && again["public_key"] == rotated["public_key"], "a replay keeps no secret");
    let at_once = site.ask(&owner, &path, json!({"overlap_seconds": 0})).await.is(200);
    assert_eq!(at_once["previous_secret_expires_at"], Value::Null);
    let refused = site.ask(&owner, &path, json!({"overlap_seconds": 604801})).await;
    assert_eq!(refused.fails(422, "invalid_fields"), ["/overlap_seconds out_of_range"]);
}

/// §2.10-24 of the model: whoever names an endpoint does not choose what this server asks of its own network.
#[tokio::test]
async fn endpoints_inside_are_refused_and_what_is_wrong_is_pointed_at() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let owner = site.staff("acme", "owner").await;
    for url in [
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://[::ffff:192.168.0.1]/",
        "http://hooks.example.org/",
        "https://user:word@hooks.example.org/",
        "hooks",
        "",
    ] {
        let refused = site.ask(&owner, "POST /v1/webhook-endpoints", json!({"url": url})).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/url invalid"], "{url}");
    }
    let order = json!({"url": "https://hooks.example.org/", "events": ["customer.created", "Customer", ""]});
    let refused = site.ask(&owner, "POST /v1/webhook-endpoints", order).await;
    assert_eq!(refused.fails(422, "invalid_fields"), ["/events/1 invalid", "/events/2 invalid"]);
    for events in [json!([]), Value::Array(vec![json!("*"); 51])] {
        let order = json!({"url": "https://hooks.example.org/", "events": events});
        let refused = site.ask(&owner, "POST /v1/webhook-endpoints", order).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/events out_of_range"]);
    }
    for _ in 0..20 {
        let order = json!({"url": "https://hooks.example.org/", "status": "disabled"});
        let made = site.ask(&owner, "POST /v1/webhook-endpoints", order).await.is(201);
        assert_eq!((&made["disabled_reason"], &made["events"]), (&json!("asked"), &json!(["*"])));
    }
    let one_more = site.ask(&owner, "POST /v1/webhook-endpoints", json!({"url": "https://hooks.example.org/"})).await;
    assert_eq!(one_more.fails(422, "invalid_fields"), ["/url out_of_range"]);
    let page = site.ask(&owner, "GET /v1/webhook-endpoints?limit=15", Value::Null).await.is(200);
    assert_eq!((page["data"].as_array().unwrap().len(), &page["has_more"]), (15, &json!(true)));
}

/// Only what sells nothing sends to its own machine; there is no switch for it.
#[tokio::test]
async fn a_vendors_build_sends_to_the_public_internet_alone() {
    let site = Site::open().await;
    let vendor = Roots::read(&PublicKey::from_bytes([1; 32]).to_string()).unwrap();
    for (roots, reach) in [(vendor, Reach::Public), (Roots::development(), Reach::PublicAndOwn)] {
        let engine = crate::webhooks::engine(&site.office.db, &site.office.sealer, &Arc::new(roots), None);
        assert_eq!(engine.reach(), reach);
    }
}
