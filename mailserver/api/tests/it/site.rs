//! A server without sockets: engine, tasks and router over a fresh store. Every answer it gives is held against the
//! document.

use std::sync::Arc;

use api::{ApiLimits, ApiState, Readiness, codes};
use axum::Router;
use axum::body::Body;
use engine::domains::DomainOrder;
use engine::license::Premises;
use engine::tokens::{Bearer, TokenOrder};
use engine::{Engine, Parts, Principal};
use foundation::http::testing::{self, Answer, Lines, Reader};
use foundation::metrics::Metrics;
use foundation::secrets::seal::Sealer;
use foundation::tasks::{Task, Tasks};
use foundation::throttle::{FailureLimits, LoginLimits};
use foundation::tls::Clients;
use foundation::tokens::{Scope, Scopes};
use rustls::RootCertStore;
use serde_json::Value;
use store::testing::Place;

/// The licence server of the site, at an address where nobody answers.
pub(crate) const VENDOR: &str = "https://127.0.0.1:1";

/// What a development build trusts.
const ROOT: &str = include_str!("../../../../license-server/development-root.pem");

/// The server.
pub(crate) struct Site {
    pub(crate) place: Place,
    pub(crate) engine: Engine,
    pub(crate) state: ApiState,
    pub(crate) router: Router,
    /// A token with every right.
    pub(crate) admin: String,
    pub(crate) document: Arc<Value>,
    reader: Reader,
}

impl Site {
    /// On SQLite, with limits no test meets by accident.
    pub(crate) async fn open() -> Self {
        Self::at(Place::sqlite()).await
    }

    pub(crate) async fn at(place: Place) -> Self {
        let refused = LoginLimits::default();
        let peer = FailureLimits { free: 10_000, ..refused.peer };
        Self::guarded(place, ApiLimits::default(), LoginLimits { peer, ..refused }).await
    }

    pub(crate) async fn with(place: Place, limits: ApiLimits) -> Self {
        Self::guarded(place, limits, LoginLimits::default()).await
    }

    pub(crate) async fn guarded(place: Place, limits: ApiLimits, logins: LoginLimits) -> Self {
        Self::licensed_by(Some(VENDOR), place, limits, logins).await
    }

    /// With this licence server in its boot file.
    pub(crate) async fn licensed_by(
        vendor: Option<&str>,
        place: Place,
        limits: ApiLimits,
        logins: LoginLimits,
    ) -> Self {
        foundation::tls::install_provider();
        let parts = Parts {
            store: place.open().await,
            sealer: Sealer::ephemeral(),
            tls: Clients::new(RootCertStore::empty()).unwrap(),
            machine: "mx.example.org".to_owned(),
            logins,
            license: Premises::new(place.folder.path(), vendor.map(str::to_owned)),
            dns: None,
        };
        let engine = Engine::open(parts).await.unwrap();
        let count = Task::new("count", "Counts to one.", || async { Ok("one".to_owned()) });
        let tasks = Tasks::start(vec![count], engine.store().clock());
        let readiness = Readiness::default();
        readiness.open();
        let state = ApiState { engine: engine.clone(), tasks, metrics: Metrics::install().unwrap(), readiness, limits };
        let router = api::router(state.clone());
        let document = Arc::new(serde_json::to_value(api::openapi()).unwrap());
        let (problems, fields) = (codes::problems().collect(), codes::fields().collect());
        let reader = Reader { document: Arc::clone(&document), problems, fields };
        let mut site = Self { place, engine, state, router, admin: String::new(), document, reader };
        site.admin = site.token(&["admin"]).await;
        site
    }

    /// The vendor's answer to a request of this site, for all it asks for.
    pub(crate) fn answered(&self, request: &str) -> String {
        engine::testing::answer(ROOT, VENDOR, request, self.place.clock.now())
    }

    /// Licenses the site for any number of domains and mailboxes.
    pub(crate) async fn license(&self) {
        engine::testing::license(&self.engine, ROOT, VENDOR).await;
    }

    /// A token with these scopes.
    pub(crate) async fn token(&self, scopes: &[&str]) -> String {
        let scopes: Vec<Scope<_>> = scopes.iter().map(|scope| scope.parse().unwrap()).collect();
        let order = TokenOrder { scopes: Scopes::new(scopes), ..order("test") };
        self.engine.create_token(&Principal::system(), order).await.unwrap().1.expose().to_owned()
    }

    /// A domain, made past the router.
    pub(crate) async fn domain(&self, name: &str) {
        self.engine.create_domain(&Principal::system(), DomainOrder::new(name)).await.unwrap();
    }

    /// As the administrator: `POST /v1/domains` and a JSON body; null for none.
    pub(crate) async fn ask(&self, line: &str, body: Value) -> Answer {
        self.ask_with(line, &[], body).await
    }

    /// As the administrator, with header lines.
    pub(crate) async fn ask_with(&self, line: &str, lines: Lines<'_>, body: Value) -> Answer {
        let authorization = format!("Bearer {}", self.admin);
        let lines = [&[("authorization", authorization.as_str())], lines].concat();
        self.reader.ask(&self.router, line, &lines, body).await
    }

    /// Anything at all, to `router`.
    pub(crate) async fn send(&self, router: &Router, line: &str, lines: Lines<'_>, body: impl Into<Body>) -> Answer {
        self.reader.send(router, line, lines, body).await
    }

    /// Every operation: method, path template, operation.
    pub(crate) fn operations(&self) -> Vec<(String, String, Value)> {
        testing::operations(&self.document)
    }
}

/// A token for everything, everywhere, for ever.
pub(crate) fn order(name: &str) -> TokenOrder {
    TokenOrder {
        name: name.to_owned(),
        scopes: Scopes::new([Scope::Admin]),
        networks: Vec::new(),
        expires_at: None,
        bearer: Bearer::Maker,
    }
}
