//! A server without sockets: engine, tasks and router over a fresh store. Every answer it gives is held against the
//! document: its status is described there, its body fits the schema, and a failure is a problem with a known code.

use std::sync::Arc;

use api::{ApiLimits, ApiState, Readiness, codes};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use engine::license::Premises;
use engine::tokens::TokenOrder;
use engine::{Engine, Parts, Principal};
use foundation::http::Peer;
use foundation::metrics::Metrics;
use foundation::secrets::seal::Sealer;
use foundation::tasks::{Task, Tasks};
use foundation::throttle::{FailureLimits, LoginLimits};
use foundation::tls::Clients;
use foundation::tokens::{Scope, Scopes};
use http::HeaderMap;
use rustls::RootCertStore;
use serde_json::{Value, json};
use store::testing::Place;
use tower::ServiceExt;

use crate::schema::misfits;

/// The licence server of the site.
const VENDOR: &str = "https://licenses.vendor.example";

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
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    asked: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.asked, self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body of an answer with this status.
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// A failure with this status and code; the fields at fault with their codes.
    #[track_caller]
    pub(crate) fn fails(&self, status: u16, code: &str) -> Vec<String> {
        let problem = self.is(status);
        assert_eq!(problem["code"], code, "{}: {}", self.asked, self.text());
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, field: &str| error[field].as_str().unwrap().to_owned();
        errors.iter().map(|error| format!("{} {}", text(error, "pointer"), text(error, "code"))).collect()
    }
}

/// Header lines beside the token.
pub(crate) type Lines<'l> = &'l [(&'l str, &'l str)];

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
        foundation::tls::install_provider();
        let parts = Parts {
            store: place.open().await,
            sealer: Sealer::ephemeral(),
            tls: Clients::new(RootCertStore::empty()).unwrap(),
            machine: "mx.example.org".to_owned(),
            logins,
            license: Premises::new(place.folder.path(), Some(VENDOR.to_owned())),
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
        let mut site = Self { place, engine, state, router, admin: String::new(), document };
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
        let order =
            TokenOrder { name: "test".to_owned(), scopes: Scopes::new(scopes), networks: Vec::new(), expires_at: None };
        self.engine.create_token(&Principal::system(), order).await.unwrap().1.expose().to_owned()
    }

    /// A domain, made past the router.
    pub(crate) async fn domain(&self, name: &str) {
        self.engine.create_domain(&Principal::system(), name, store::domains::Status::Active).await.unwrap();
    }

    /// As the administrator: `POST /v1/domains` and a JSON body; null for none.
    pub(crate) async fn ask(&self, line: &str, body: Value) -> Answer {
        self.ask_with(line, &[], body).await
    }

    /// As the administrator, with header lines.
    pub(crate) async fn ask_with(&self, line: &str, lines: Lines<'_>, body: Value) -> Answer {
        let authorization = format!("Bearer {}", self.admin);
        let lines = [&[("authorization", authorization.as_str())], lines].concat();
        let merges = line.starts_with("PATCH");
        let content_type = if merges { "application/merge-patch+json" } else { "application/json" };
        match body {
            Value::Null => self.send(&self.router, line, &lines, String::new()).await,
            body => {
                let lines = [lines.as_slice(), &[("content-type", content_type)]].concat();
                self.send(&self.router, line, &lines, body.to_string()).await
            }
        }
    }

    /// Anything at all, to `router`.
    pub(crate) async fn send(&self, router: &Router, line: &str, lines: Lines<'_>, body: impl Into<Body>) -> Answer {
        let (method, uri) = line.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in lines {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body.into()).unwrap();
        request.extensions_mut().insert(Peer { address: "192.0.2.7:4000".parse().unwrap(), encrypted: true });
        let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
        let body = axum::body::to_bytes(body, 16 << 20).await.unwrap().to_vec();
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, body, asked: line.to_owned() };
        self.hold_against_document(method, uri.split('?').next().unwrap(), &answer);
        answer
    }

    fn hold_against_document(&self, method: &str, path: &str, answer: &Answer) {
        let at = &answer.asked;
        if answer.status >= 400 {
            let problem = answer.json();
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{at}");
            let known = codes::PROBLEMS.iter().find(|(code, _)| problem["code"] == *code);
            assert_eq!(known.map(|(_, status)| *status), Some(answer.status), "{at}: {problem}");
            assert_eq!((&problem["status"], &problem["instance"]), (&json!(answer.status), &json!(path)), "{at}");
            assert_eq!(problem["request_id"].as_str(), answer.header("x-request-id"), "{at}");
            for error in problem["errors"].as_array().into_iter().flatten() {
                assert!(codes::FIELDS.iter().any(|code| error["code"] == *code), "{at}: {problem}");
            }
            let schema = &self.document["components"]["schemas"]["Problem"];
            assert_eq!(misfits(&self.document, schema, &problem), [""; 0], "{at}: {problem}");
        }
        let Some(operation) = self.operation(method, path) else { return };
        let described = &operation["responses"][answer.status.to_string()];
        assert!(described.is_object(), "{at}: status {} is not described", answer.status);
        if let Some(schema) = described["content"]["application/json"].get("schema") {
            let body = answer.json();
            assert_eq!(misfits(&self.document, schema, &body), [""; 0], "{at}: {body}");
        }
        for name in described["headers"].as_object().into_iter().flatten().map(|(name, _)| name) {
            let is_last = name == "Link" && answer.json()["has_more"] == false;
            assert!(is_last || answer.headers.contains_key(name), "{at}: no `{name}`");
        }
    }

    /// The operation that answers `method path`.
    fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let paths = self.document["paths"].as_object().unwrap();
        let exact = paths.get(path);
        let found = exact.or_else(|| {
            let fits = |template: &str| {
                let (template, path) = (template.split('/'), path.split('/'));
                template.clone().count() == path.clone().count()
                    && template.zip(path).all(|(part, given)| part.starts_with('{') || part == given)
            };
            paths.iter().find(|(template, _)| fits(template)).map(|(_, item)| item)
        });
        found?.get(method.to_lowercase())
    }

    /// Every operation: method, path template, operation.
    pub(crate) fn operations(&self) -> Vec<(String, String, Value)> {
        operations(&self.document)
    }
}

/// Every operation of a document: method, path template, operation.
pub(crate) fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    found
}

/// A path with its parameters filled in by their examples.
pub(crate) fn example_path(path: &str, operation: &Value) -> String {
    let mut filled = path.to_owned();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        if parameter["in"] == "path" {
            let name = parameter["name"].as_str().unwrap();
            filled = filled.replace(&format!("{{{name}}}"), parameter["example"].as_str().unwrap());
        }
    }
    filled
}

/// An example of a schema, from the examples of its parts.
pub(crate) fn example(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return example(document, document.pointer(reference.strip_prefix('#').unwrap()).unwrap());
    }
    if let Some(example) = schema.get("example").or(schema.get("default")) {
        return example.clone();
    }
    if let Some(first) = schema["enum"].as_array().and_then(|known| known.first()) {
        return first.clone();
    }
    match schema["properties"].as_object() {
        Some(fields) => {
            let writable = fields.iter().filter(|(_, field)| field["readOnly"] != true);
            writable.map(|(name, field)| (name.clone(), example(document, field))).collect()
        }
        None if schema["type"] == "array" => json!([]),
        None => Value::Null,
    }
}
