//! What tests about money share: a vendor that sells, somebody who buys, and a licence that is bought and paid.

use std::sync::atomic::{AtomicU32, Ordering};

use foundation::http::testing::Answer;
use serde_json::{Value, json};

use super::site::{Person, Site};

/// A vendor with its seller set, and its people.
pub(super) struct Till {
    pub(super) site: Site,
    pub(super) owner: Person,
    pub(super) accounts: Person,
    pub(super) carla: Person,
    keys: AtomicU32,
}

/// Who sells.
pub(super) fn seller() -> Value {
    json!({
        "name": "Acme Mail Ltd", "email": "accounts@acme.example", "tax_number": "DE123", "tax_name": "VAT",
        "address": {"street": "1 Letter Lane", "town": "Posttown", "postal_code": "10115", "country": "DE"},
        "tax_basis_points": 1900, "invoice_prefix": "INV-", "cheque": "Payable to Acme Mail Ltd",
        "transfer": "IBAN DE00 1234", "footer": "Registered in Posttown",
    })
}

impl Till {
    pub(super) async fn open(site: Site) -> Self {
        site.vendor("acme").await;
        let (owner, accounts) = (site.staff("acme", "owner").await, site.staff("acme", "accounts").await);
        let carla = site.customer("acme", "carla").await;
        site.ask(&owner, "PUT /v1/vendor/seller", seller()).await.is(200);
        // Sessions end while the days of an invoice pass; tokens stay.
        let owner = lasting(&site, owner, &["vendor:write", "licenses:write", "audit:read"]).await;
        let accounts = lasting(&site, accounts, &["orders:write", "invoices:write"]).await;
        let scopes = ["orders:write", "invoices:read", "licenses:read", "account:write"];
        let carla = lasting(&site, carla, &scopes).await;
        Self { site, owner, accounts, carla, keys: AtomicU32::new(0) }
    }

    /// One on each database.
    pub(super) async fn both() -> [Self; 2] {
        let [lite, post] = Site::both().await;
        [Self::open(lite).await, Self::open(post).await]
    }

    pub(super) async fn ask(&self, who: &Person, line: &str, body: Value) -> Answer {
        self.site.ask(who, line, body).await
    }

    /// Asks with a new idempotency key.
    pub(super) async fn pay(&self, who: &Person, line: &str, body: Value) -> Answer {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.site.ask_with(who, line, &[("idempotency-key", &key)], body).await
    }

    /// Orders a new licence by a quote of it.
    pub(super) async fn buys(&self, level: Value, terms: &str) -> Value {
        let quote = self.ask(&self.carla, "POST /v1/quotes", with(&level, terms)).await.is(201);
        self.pay(&self.carla, "POST /v1/orders", json!({"quote": quote["id"]})).await.is(201)
    }

    /// A licence that is bought and paid, by its path.
    pub(super) async fn licensed(&self, level: Value) -> String {
        let order = self.buys(level, "on_invoice").await;
        self.cheque(&order["invoice"]).await;
        format!("/v1/licenses/{}", order["license"].as_str().unwrap())
    }

    /// Books all that is open of an invoice.
    pub(super) async fn cheque(&self, invoice: &Value) -> Value {
        let path = format!("/v1/invoices/{}", invoice.as_str().unwrap());
        let open = self.ask(&self.accounts, &format!("GET {path}"), Value::Null).await.is(200)["open"].clone();
        self.book(&path, open).await.is(201)
    }

    pub(super) async fn book(&self, invoice: &str, amount: Value) -> Answer {
        let payment =
            json!({"amount": amount, "method": "cheque", "reference": "no. 4711", "value_date": "2026-11-01"});
        self.pay(&self.accounts, &format!("POST {invoice}/payments"), payment).await
    }

    /// Orders more of a licence.
    pub(super) async fn upsizes(&self, license: &str, level: Value, terms: &str) -> Value {
        let line = format!("POST {license}/quotes");
        let quote = self.ask(&self.carla, &line, with(&level, terms)).await.is(201);
        let line = format!("POST {license}/upsizes");
        self.pay(&self.carla, &line, json!({"quote": quote["id"]})).await.is(201)
    }

    pub(super) async fn license(&self, path: &str) -> Value {
        self.ask(&self.carla, &format!("GET {path}"), Value::Null).await.is(200)
    }

    pub(super) async fn invoice(&self, order: &Value) -> Value {
        let path = format!("/v1/invoices/{}", order["invoice"].as_str().unwrap());
        self.ask(&self.accounts, &format!("GET {path}"), Value::Null).await.is(200)
    }

    /// Lets days pass, and the server do what they bring.
    pub(super) async fn days(&self, days: u64) {
        self.site.pass(days * 86_400);
        self.settle().await;
    }

    pub(super) async fn settle(&self) {
        self.site.office.settle_licenses().await.unwrap();
        self.site.office.fall_due().await.unwrap();
        self.site.office.lapse_orders().await.unwrap();
        self.site.office.remind().await.unwrap();
    }
}

/// The same person by a token.
pub(super) async fn lasting(site: &Site, person: Person, scopes: &[&str]) -> Person {
    let order = json!({"name": "test", "scopes": scopes});
    let token = site.ask(&person, "POST /v1/tokens", order).await.is(201);
    let bearer = format!("Bearer {}", token["secret"].as_str().unwrap());
    Person { bearer, ..person }
}

/// A question for a price, in euros.
pub(super) fn with(level: &Value, terms: &str) -> Value {
    let mut question = level.clone();
    question["currency"] = json!("EUR");
    question["terms"] = json!(terms);
    question
}

pub(super) fn level(edition: &str, proxy: bool, users: Value) -> Value {
    json!({"edition": edition, "proxy": proxy, "users": users})
}
