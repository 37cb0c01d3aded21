//! The same against a stand-in that others wrote: `localstripe` from the Python registry, which `tests/peers/install` brings. It has
//! no hosted pages and tells nothing of refunds, so a page here makes a payment intent there, and the notice of the refund is ours.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::sync::mpsc::{Sender, channel};

use super::stripe::signed;
use super::till::{Till, level};

const SECRET: &str = "whsec_local";
const KEY: &str = "sk_test_local";

struct Peer(Child);

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where `tests/peers/install` puts Python packages.
fn packages() -> PathBuf {
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let data = data.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".local/share"));
    data.join("pennypost-peers/python")
}

/// Stripe as far as localstripe is it, and a page for what it lacks.
#[derive(Clone)]
struct Shim {
    http: reqwest::Client,
    base: String,
    notices: Sender<(String, String)>,
}

impl Shim {
    async fn form(&self, path: &str, form: &[(&str, &str)]) -> Value {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self.http.post(format!("{}{path}", self.base)).bearer_auth(KEY);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/v1/checkout/sessions", post(session))
            .route("/v1/{collection}/{id}", get(object))
            .route("/hook", post(hook))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        address
    }
}

/// A page whose customer will pay by the card that always works.
async fn session(State(shim): State<Shim>, form: String) -> String {
    let asked: std::collections::BTreeMap<String, String> =
        url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let card = [
        ("type", "card"),
        ("card[number]", "4242424242424242"),
        ("card[exp_month]", "12"),
        ("card[exp_year]", "2040"),
        ("card[cvc]", "123"),
    ];
    let card = shim.form("/v1/payment_methods", &card).await;
    let intent = [
        ("amount", asked["line_items[0][price_data][unit_amount]"].as_str()),
        ("currency", &asked["line_items[0][price_data][currency]"]),
        ("metadata[reference]", &asked["payment_intent_data[metadata][reference]"]),
        ("payment_method", card["id"].as_str().unwrap()),
    ];
    let intent = shim.form("/v1/payment_intents", &intent).await;
    json!({"id": "cs_1", "url": format!("http://127.0.0.1/{}", intent["id"].as_str().unwrap())}).to_string()
}

async fn object(
    State(shim): State<Shim>,
    Path((collection, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> String {
    let key = headers["authorization"].to_str().unwrap().to_owned();
    let request = shim.http.get(format!("{}/v1/{collection}/{id}", shim.base)).header("authorization", key);
    request.send().await.unwrap().text().await.unwrap()
}

async fn hook(State(shim): State<Shim>, headers: HeaderMap, body: String) {
    let signature = headers["stripe-signature"].to_str().unwrap().to_owned();
    // Whoever no longer listens has heard enough.
    let _ = shim.notices.send((signature, body)).await;
}

#[tokio::test]
async fn an_invoice_is_paid_and_refunded_at_localstripe() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let spawned = Command::new("python3")
        .args(["-m", "localstripe", "--port", &port.to_string(), "--from-scratch"])
        .env("PYTHONPATH", packages())
        .env("PYTHONUNBUFFERED", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut peer = Peer(spawned.expect("python3 is installed"));
    let mut said = BufReader::new(peer.0.stdout.take().unwrap()).lines();
    let listens = said.by_ref().map_while(Result::ok).find(|line| line.contains("Running on"));
    listens.expect("localstripe listens; `tests/peers/install` installs it");
    let (notices, mut told) = channel(8);
    let shim = Shim {
        http: reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(20)).build().unwrap(),
        base: format!("http://127.0.0.1:{port}"),
        notices,
    };
    let address = shim.serve().await;
    let hook = [("url", format!("{address}/hook")), ("secret", SECRET.to_owned())];
    shim.form("/_config/webhooks/ours", &[("url", &hook[0].1), ("secret", &hook[1].1)]).await;

    let [till, _] = Till::both().await;
    // Its notices are signed at the time of this machine.
    till.site.clock.set(jiff::Timestamp::now().max(till.site.clock.now()));
    let settings = json!({"enabled": true, "api_key": KEY, "signing_secret": SECRET, "api_base": address});
    till.ask(&till.owner, "PUT /v1/vendor/payment-providers/stripe", settings).await.is(200);
    let order = till.buys(level("essential", false, json!(25)), "prepaid").await;
    let invoice = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
    let page = till.ask(&till.carla, &format!("POST {invoice}/checkout"), Value::Null).await.is(200);
    let intent = page["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    shim.form(&format!("/v1/payment_intents/{intent}/confirm"), &[]).await;

    let line = "POST /v1/payment-events/stripe/acme";
    let wanted = async {
        loop {
            let (signature, body) = told.recv().await.unwrap();
            if body.contains("payment_intent.succeeded") {
                return (signature, body);
            }
        }
    };
    let (signature, body) =
        tokio::time::timeout(Duration::from_secs(30), wanted).await.expect("it tells of the payment");
    let lines = [("content-type", "application/json"), ("stripe-signature", signature.as_str())];
    let changed = body.replace("succeeded", "Succeeded");
    till.site.reader.send(&till.site.router, line, &lines, changed).await.fails(400, "payment_event_refused");
    till.site.reader.send(&till.site.router, line, &lines, body).await.is(204);
    assert_eq!(till.invoice(&order).await["state"], "paid");
    let bought = till.ask(&till.carla, &format!("GET /v1/orders/{}", order["id"].as_str().unwrap()), Value::Null).await;
    assert_eq!(bought.is(200)["state"], "effective");

    let payment = shim.http.get(format!("{}/v1/payment_intents/{intent}", shim.base)).bearer_auth(KEY).send().await;
    let payment: Value = serde_json::from_str(&payment.unwrap().text().await.unwrap()).unwrap();
    let charge = payment["latest_charge"].as_str().or(payment["latest_charge"]["id"].as_str()).unwrap().to_owned();
    shim.form("/v1/refunds", &[("charge", &charge)]).await;
    let refunded =
        json!({"id": "evt_refund", "type": "charge.refunded", "data": {"object": {"id": charge}}}).to_string();
    let signature = signed(&refunded, SECRET, till.site.clock.now().as_second());
    let lines = [("content-type", "application/json"), ("stripe-signature", signature.as_str())];
    till.site.reader.send(&till.site.router, line, &lines, refunded).await.is(204);
    assert_eq!(till.invoice(&order).await["state"], "open");
}
