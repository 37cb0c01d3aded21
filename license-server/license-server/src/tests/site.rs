//! A server without sockets, with vendors, staff and customers made as an operator and they themselves make them. Every answer
//! is held against the document.

use std::sync::Arc;

use axum::Router;
use foundation::clock::Clock;
use foundation::db::Writers;
use foundation::db::testing::Scratch;
use foundation::http::testing::{Answer, Lines, Reader};
use foundation::http::{ApiLimits, Readiness};
use foundation::metrics::Metrics;
use foundation::secrets::password::{Cost, PasswordLimits, Passwords};
use foundation::secrets::seal::Sealer;
use foundation::throttle::LoginLimits;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::codes;
use crate::office::{Office, SCHEMA};
use crate::router::{local_router, openapi, router};
use crate::state::ApiState;

pub(super) const PASSWORD: &str = "correct horse battery";

/// The server.
pub(super) struct Site {
    pub(super) office: Office,
    pub(super) clock: Clock,
    pub(super) router: Router,
    pub(super) local: Router,
    pub(super) reader: Reader,
    _scratch: Scratch,
}

/// Somebody who has logged in.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) bearer: String,
    pub(super) session: String,
}

impl Site {
    pub(super) async fn open() -> Self {
        Self::at(Scratch::sqlite()).await
    }

    /// One on each database.
    pub(super) async fn both() -> [Self; 2] {
        [Self::open().await, Self::at(Scratch::postgres().await).await]
    }

    async fn at(scratch: Scratch) -> Self {
        let clock = Clock::held("2026-11-02T09:00:00Z".parse::<Timestamp>().unwrap());
        let db = scratch.open_as(SCHEMA, Writers::One, clock.clone()).await;
        let cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
        let passwords = Passwords::new(PasswordLimits { cost, ..PasswordLimits::default() }).unwrap();
        let office = Office::of(db, Sealer::ephemeral(), passwords, LoginLimits::default());
        let readiness = Readiness::default();
        readiness.open();
        let (metrics, limits) = (Metrics::install().unwrap(), ApiLimits::default());
        let state = ApiState { office: office.clone(), metrics, readiness, limits };
        let document = Arc::new(serde_json::to_value(openapi()).unwrap());
        let (problems, fields) = (codes::problems().collect(), codes::fields().collect());
        let reader = Reader { document, problems, fields };
        let (router, local) = (router(state.clone()), local_router(state));
        Self { office, clock, router, local, reader, _scratch: scratch }
    }

    /// As the operator, for a vendor.
    pub(super) async fn operator(&self, vendor: &str, line: &str, body: Value) -> Answer {
        self.reader.ask(&self.local, line, &[("vendor", vendor)], body).await
    }

    /// As somebody.
    pub(super) async fn ask(&self, who: &Person, line: &str, body: Value) -> Answer {
        self.ask_with(who, line, &[], body).await
    }

    pub(super) async fn ask_with(&self, who: &Person, line: &str, lines: Lines<'_>, body: Value) -> Answer {
        let lines = [&[("authorization", who.bearer.as_str())], lines].concat();
        self.reader.ask(&self.router, line, &lines, body).await
    }

    /// As nobody.
    pub(super) async fn stranger(&self, line: &str, body: Value) -> Answer {
        self.reader.ask(&self.router, line, &[], body).await
    }

    /// A vendor with a host of its own and the sample catalogue.
    pub(super) async fn vendor(&self, slug: &str) {
        let host = format!("{slug}.example");
        let order = json!({"slug": slug, "name": slug, "product": "pennypost", "issuer": format!("https://{host}"), "hosts": [host]});
        self.reader.ask(&self.local, "POST /v1/vendors", &[], order).await.is(201);
        self.operator(slug, "POST /v1/catalogue/sample", Value::Null).await.is(204);
    }

    /// One of a vendor's staff, logged in.
    pub(super) async fn staff(&self, vendor: &str, role: &str) -> Person {
        let email = format!("{role}@{vendor}.example");
        let order = json!({"email": email, "name": role, "role": role});
        let made = self.operator(vendor, "POST /v1/staff", order).await.is(201);
        self.let_in(vendor, "staff", made["id"].as_str().unwrap(), &email).await
    }

    /// A vendor's customer, logged in.
    pub(super) async fn customer(&self, vendor: &str, name: &str) -> Person {
        let email = format!("{name}@example.org");
        let made = self.operator(vendor, "POST /v1/customers", json!({"email": email, "name": name})).await.is(201);
        self.let_in(vendor, "customer", made["id"].as_str().unwrap(), &email).await
    }

    async fn let_in(&self, vendor: &str, kind: &str, id: &str, email: &str) -> Person {
        let collection = if kind == "staff" { "staff" } else { "customers" };
        let line = format!("POST /v1/{collection}/{id}/password-link");
        let link = self.operator(vendor, &line, Value::Null).await.is(200);
        let redemption = json!({"link": link["secret"], "password": PASSWORD});
        self.stranger("POST /v1/password-links/redeem", redemption).await.is(204);
        let login = json!({"vendor": vendor, "kind": kind, "email": email, "password": PASSWORD});
        self.log_in(login).await
    }

    /// Somebody by their login.
    pub(super) async fn log_in(&self, login: Value) -> Person {
        let begun = self.stranger("POST /v1/sessions", login).await.is(201);
        let bearer = format!("Bearer {}", begun["secret"].as_str().unwrap());
        let who = self.reader.ask(&self.router, "GET /v1/whoami", &[("authorization", &bearer)], Value::Null).await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Person { id: text(&who.is(200)["principal"]), bearer, session: text(&begun["id"]) }
    }

    /// Lets time pass.
    pub(super) fn pass(&self, seconds: u64) {
        self.clock.set(self.clock.now() + std::time::Duration::from_secs(seconds));
    }
}
