//! Cards: a stand-in that answers as Stripe's API does, and notices of every kind that should not be believed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use aws_lc_rs::hmac;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use foundation::http::testing::Answer;
use http::StatusCode;
use serde_json::{Value, json};

use super::till::{Till, level};

const SECRET: &str = "whsec_test";
const HOOK: &str = "POST /v1/payment-events/stripe/acme";

/// What the stand-in knows: objects by their path, and the forms it was sent.
#[derive(Clone, Default)]
struct Stand {
    objects: Arc<Mutex<BTreeMap<String, Value>>>,
    forms: Arc<Mutex<Vec<BTreeMap<String, String>>>>,
}

impl Stand {
    /// Starts it; its address.
    async fn open(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/v1/checkout/sessions", post(session))
            .route("/v1/{collection}/{id}", get(object))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        address
    }

    fn put(&self, path: &str, object: Value) {
        self.objects.lock().unwrap().insert(path.to_owned(), object);
    }

    /// A payment of what the last page asked for.
    fn pays(&self, intent: &str) -> Value {
        let form = self.forms.lock().unwrap().last().unwrap().clone();
        let amount: i64 = form["line_items[0][price_data][unit_amount]"].parse().unwrap();
        let object = json!({
            "id": intent, "status": "succeeded", "amount": amount, "amount_received": amount,
            "currency": form["line_items[0][price_data][currency]"],
            "metadata": {"reference": form["payment_intent_data[metadata][reference]"]},
        });
        self.put(&format!("payment_intents/{intent}"), object.clone());
        object
    }
}

async fn session(State(stand): State<Stand>, form: String) -> String {
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    stand.forms.lock().unwrap().push(form);
    json!({"id": "cs_1", "url": "http://127.0.0.1/pay", "expires_at": 1_793_700_000}).to_string()
}

async fn object(State(stand): State<Stand>, Path((collection, id)): Path<(String, String)>) -> (StatusCode, String) {
    match stand.objects.lock().unwrap().get(&format!("{collection}/{id}")) {
        Some(Value::Null) => (StatusCode::BAD_GATEWAY, String::new()),
        Some(object) => (StatusCode::OK, object.to_string()),
        None => (StatusCode::NOT_FOUND, json!({"error": {"message": "No such object"}}).to_string()),
    }
}

pub(super) fn signed(body: &str, secret: &str, at: i64) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), format!("{at}.{body}").as_bytes());
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={at},v1={hex}")
}

fn event(id: &str, kind: &str, object: &str) -> String {
    json!({"id": id, "type": kind, "data": {"object": {"id": object, "amount": 1, "status": "succeeded"}}}).to_string()
}

/// A till that takes cards, with an upsize to be paid.
struct Desk {
    till: Till,
    stand: Stand,
    license: String,
    order: Value,
    invoice: String,
}

impl Desk {
    async fn both() -> Vec<Self> {
        let mut desks = Vec::new();
        for till in Till::both().await {
            let stand = Stand::default();
            let settings = json!({
                "enabled": true, "api_key": "sk_test_1", "signing_secret": SECRET, "api_base": stand.open().await,
            });
            let set = till.ask(&till.owner, "PUT /v1/vendor/payment-providers/stripe", settings).await.is(200);
            assert!(!set.to_string().contains(SECRET) && set["has_api_key"] == true);
            let license = till.licensed(level("essential", false, json!(25))).await;
            let order = till.upsizes(&license, level("professional", false, json!(25)), "on_invoice").await;
            let invoice = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
            let page = till.ask(&till.carla, &format!("POST {invoice}/checkout"), Value::Null).await.is(200);
            assert_eq!(page["url"], "http://127.0.0.1/pay");
            desks.push(Self { till, stand, license, order, invoice });
        }
        desks
    }

    async fn tells(&self, body: &str) -> Answer {
        let line = signed(body, SECRET, self.till.site.clock.now().as_second());
        self.sends(body, &line).await
    }

    async fn sends(&self, body: &str, signature: &str) -> Answer {
        let lines = [("content-type", "application/json"), ("stripe-signature", signature)];
        self.till.site.reader.send(&self.till.site.router, HOOK, &lines, body.to_owned()).await
    }

    async fn state(&self) -> (Value, Value, usize) {
        let payments = self.till.ask(&self.till.accounts, &format!("GET {}/payments", self.invoice), Value::Null).await;
        let payments = payments.is(200)["data"].as_array().unwrap().len();
        (
            self.till.invoice(&self.order).await["state"].clone(),
            self.till.license(&self.license).await["state"].clone(),
            payments,
        )
    }

    async fn is(&self, invoice: &str, license: &str, payments: usize) {
        assert_eq!(self.state().await, (json!(invoice), json!(license), payments));
    }

    async fn feed_has(&self, kind: &str) -> bool {
        self.till
            .ask(&self.till.owner, "GET /v1/audit-lines?limit=100", Value::Null)
            .await
            .is(200)
            .to_string()
            .contains(kind)
    }
}

#[tokio::test]
async fn what_is_asked_for_is_the_invoice_and_paid_once_however_often_it_is_told() {
    for desk in Desk::both().await {
        let form = desk.stand.forms.lock().unwrap()[0].clone();
        // Professional for 25 is 398.00, Essential 198.00, and 19 % of the difference.
        assert_eq!(form["line_items[0][price_data][unit_amount]"], "23800");
        assert_eq!((form["mode"].as_str(), form["line_items[0][price_data][currency]"].as_str()), ("payment", "eur"));
        desk.stand.pays("pi_1");
        let paid = event("evt_1", "payment_intent.succeeded", "pi_1");
        for _ in 0..2 {
            desk.tells(&paid).await.is(204);
            desk.is("paid", "active", 1).await;
        }
        // The same payment by another notice.
        desk.tells(&event("evt_2", "payment_intent.succeeded", "pi_1")).await.is(204);
        let session = json!({"id": "evt_3", "type": "checkout.session.completed", "data": {"object": {"id": "cs_1", "payment_intent": "pi_1"}}});
        desk.tells(&session.to_string()).await.is(204);
        desk.is("paid", "active", 1).await;
        let again = desk.till.ask(&desk.till.carla, &format!("POST {}/checkout", desk.invoice), Value::Null).await;
        again.fails(409, "invoice_state");
        desk.tells(&event("evt_4", "customer.created", "cus_1")).await.is(204);
    }
}

/// Attack 22.
#[tokio::test]
async fn nothing_is_booked_by_a_notice_alone() {
    for desk in Desk::both().await {
        let now = desk.till.site.clock.now().as_second();
        let paid = event("evt_1", "payment_intent.succeeded", "pi_1");
        // Forged, stale, and changed on the way.
        desk.stand.pays("pi_1");
        for line in [
            String::new(),
            signed(&paid, "whsec_other", now),
            signed(&paid, SECRET, now - 301),
            signed(&paid, SECRET, now + 301),
            signed(&paid.replace("evt_1", "evt_2"), SECRET, now),
        ] {
            desk.sends(&paid, &line).await.fails(400, "payment_event_refused");
        }
        let elsewhere = "POST /v1/payment-events/stripe/nobody";
        let line = signed(&paid, SECRET, now);
        let lines = [("stripe-signature", line.as_str())];
        desk.till
            .site
            .reader
            .send(&desk.till.site.router, elsewhere, &lines, paid.clone())
            .await
            .fails(404, "not_found");
        desk.is("open", "pending_payment", 0).await;

        // Signed, and not true: the provider is asked.
        let mut truth = desk.stand.pays("pi_2");
        truth["status"] = json!("processing");
        desk.stand.put("payment_intents/pi_2", truth);
        desk.tells(&event("evt_3", "payment_intent.succeeded", "pi_2")).await.is(204);
        desk.tells(&event("evt_4", "payment_intent.succeeded", "../charges/ch_1"))
            .await
            .fails(400, "payment_event_refused");
        // The provider is away: it tells again later.
        desk.stand.put("payment_intents/pi_3", Value::Null);
        let later = event("evt_5", "payment_intent.succeeded", "pi_3");
        desk.tells(&later).await.fails(503, "temporarily_unavailable");
        desk.is("open", "pending_payment", 0).await;
        desk.stand.pays("pi_3");
        desk.tells(&later).await.is(204);
        desk.is("paid", "active", 1).await;
    }
}

/// Attack 22: another amount, another currency, money that nobody was asked for.
#[tokio::test]
async fn money_that_is_not_what_was_asked_for_is_not_booked() {
    for desk in Desk::both().await {
        for (at, (field, value)) in [
            ("amount_received", json!(1)),
            ("amount_received", json!(2_380_000)),
            ("currency", json!("huf")),
            ("metadata", json!({"reference": "pay_0"})),
            ("metadata", json!({})),
        ]
        .into_iter()
        .enumerate()
        {
            let intent = format!("pi_{at}");
            let mut truth = desk.stand.pays(&intent);
            truth[field] = value;
            desk.stand.put(&format!("payment_intents/{intent}"), truth);
            desk.tells(&event(&format!("evt_{at}"), "payment_intent.succeeded", &intent)).await.is(204);
            desk.is("open", "pending_payment", 0).await;
        }
        assert!(desk.feed_has("payment.mismatched").await);
    }
}

/// A refund that is told before its payment, in parts; then a chargeback.
#[tokio::test]
async fn what_is_taken_back_opens_the_invoice_in_whatever_order_it_is_told() {
    for desk in Desk::both().await {
        desk.stand.pays("pi_1");
        desk.stand.put("charges/ch_1", json!({"id": "ch_1", "payment_intent": "pi_1", "amount_refunded": 1000}));
        let refund = |id: &str| event(id, "charge.refunded", "ch_1");
        desk.tells(&refund("evt_2")).await.is(204);
        desk.is("open", "pending_payment", 2).await;
        assert_eq!(desk.till.invoice(&desk.order).await["open"], 1000);
        desk.tells(&event("evt_1", "payment_intent.succeeded", "pi_1")).await.is(204);
        desk.tells(&refund("evt_3")).await.is(204);
        desk.is("open", "pending_payment", 2).await;
        desk.stand.put("charges/ch_1", json!({"id": "ch_1", "payment_intent": "pi_1", "amount_refunded": 1500}));
        desk.tells(&refund("evt_4")).await.is(204);
        assert_eq!(desk.till.invoice(&desk.order).await["open"], 1500);
        let dispute = |status: &str| json!({"id": "dp_1", "charge": "ch_1", "amount": 23_800, "status": status});
        desk.stand.put("disputes/dp_1", dispute("warning_needs_response"));
        desk.tells(&event("evt_5", "charge.dispute.created", "dp_1")).await.is(204);
        assert_eq!(desk.till.invoice(&desk.order).await["open"], 1500);
        desk.stand.put("disputes/dp_1", dispute("needs_response"));
        desk.tells(&event("evt_6", "charge.dispute.created", "dp_1")).await.is(204);
        desk.tells(&event("evt_7", "charge.dispute.funds_withdrawn", "dp_1")).await.is(204);
        assert_eq!(desk.till.invoice(&desk.order).await["open"], 23_800, "never more than was paid");
        // Seven days to pay again, then it stops.
        desk.till.days(6).await;
        desk.is("open", "pending_payment", 4).await;
        desk.till.days(1).await;
        desk.is("overdue", "stopped_unpaid", 4).await;
        // Paid by card after all, late.
        desk.till.ask(&desk.till.carla, &format!("POST {}/checkout", desk.invoice), Value::Null).await.is(200);
        desk.stand.pays("pi_9");
        desk.tells(&event("evt_8", "payment_intent.succeeded", "pi_9")).await.is(204);
        desk.is("paid", "active", 5).await;
    }
}

/// The cheque was booked while the customer paid by card: the money is kept apart and staff is told.
#[tokio::test]
async fn money_that_comes_twice_is_kept_apart() {
    for desk in Desk::both().await {
        desk.till.cheque(&desk.order["invoice"]).await;
        desk.stand.pays("pi_1");
        desk.tells(&event("evt_1", "payment_intent.succeeded", "pi_1")).await.is(204);
        desk.is("paid", "active", 2).await;
        let payments = desk.till.ask(&desk.till.accounts, &format!("GET {}/payments", desk.invoice), Value::Null).await;
        assert_eq!(payments.is(200)["data"][1]["applied"], false);
        assert!(desk.feed_has("payment.unapplied").await);
        // Returned, it changes nothing of the invoice.
        desk.stand.put("charges/ch_1", json!({"id": "ch_1", "payment_intent": "pi_1", "amount_refunded": 23_800}));
        desk.tells(&event("evt_2", "charge.refunded", "ch_1")).await.is(204);
        desk.is("paid", "active", 3).await;
    }
}

#[tokio::test]
async fn a_vendor_without_a_provider_takes_no_cards() {
    let [till, _] = Till::both().await;
    let order = till.buys(level("essential", false, json!(10)), "on_invoice").await;
    let line = format!("POST /v1/invoices/{}/checkout", order["invoice"].as_str().unwrap());
    till.ask(&till.carla, &line, Value::Null).await.fails(409, "cards_not_taken");
    let stripe = "PUT /v1/vendor/payment-providers/stripe";
    let half = json!({"enabled": true, "api_key": "sk_test_1"});
    assert_eq!(till.ask(&till.owner, stripe, half).await.fails(422, "invalid_fields"), ["/signing_secret required"]);
    // A key is sent to Stripe, or to this machine, and nowhere else.
    for base in ["https://api.stripe.com.evil.example", "http://192.0.2.1", "http://127.0.0.1@evil.example"] {
        let away = json!({"enabled": true, "api_key": "k", "signing_secret": "s", "api_base": base});
        assert_eq!(till.ask(&till.owner, stripe, away).await.fails(422, "invalid_fields"), ["/api_base invalid"]);
    }
}
