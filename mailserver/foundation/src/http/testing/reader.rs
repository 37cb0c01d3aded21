//! A client in memory that believes nothing: the status of every answer must be described in the document, its body must
//! fit the schema, and a failure must be a problem with a known code.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use http::HeaderMap;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::misfits;
use crate::http::Peer;

/// Header lines of a request.
pub type Lines<'l> = &'l [(&'l str, &'l str)];

/// An answer, read whole.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
    asked: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.asked, self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body of an answer with this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// A failure with this status and code; the fields at fault with their codes.
    #[track_caller]
    pub fn fails(&self, status: u16, code: &str) -> Vec<String> {
        let problem = self.is(status);
        assert_eq!(problem["code"], code, "{}: {}", self.asked, self.text());
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, field: &str| error[field].as_str().unwrap().to_owned();
        errors.iter().map(|error| format!("{} {}", text(error, "pointer"), text(error, "code"))).collect()
    }
}

/// The client.
#[derive(Clone)]
pub struct Reader {
    /// What the server promises.
    pub document: Arc<Value>,
    /// Every code of a problem, with its status.
    pub problems: Vec<(&'static str, u16)>,
    /// Every code of a field.
    pub fields: Vec<&'static str>,
}

impl Reader {
    /// Asks anything at all of `router`, from 192.0.2.7 over TLS: `POST /v1/things`, header lines, a body.
    pub async fn send(&self, router: &Router, line: &str, lines: Lines<'_>, body: impl Into<Body>) -> Answer {
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

    /// As [`Reader::send`], with a JSON body (a merge patch for PATCH); null for none.
    pub async fn ask(&self, router: &Router, line: &str, lines: Lines<'_>, body: Value) -> Answer {
        let merges = line.starts_with("PATCH");
        let content_type = if merges { "application/merge-patch+json" } else { "application/json" };
        match body {
            Value::Null => self.send(router, line, lines, String::new()).await,
            body => {
                let lines = [lines, &[("content-type", content_type)]].concat();
                self.send(router, line, &lines, body.to_string()).await
            }
        }
    }

    fn hold_against_document(&self, method: &str, path: &str, answer: &Answer) {
        let at = &answer.asked;
        if answer.status >= 400 {
            let problem = answer.json();
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{at}");
            let known = self.problems.iter().find(|(code, _)| problem["code"] == *code);
            assert_eq!(known.map(|(_, status)| *status), Some(answer.status), "{at}: {problem}");
            assert_eq!((&problem["status"], &problem["instance"]), (&json!(answer.status), &json!(path)), "{at}");
            assert_eq!(problem["request_id"].as_str(), answer.header("x-request-id"), "{at}");
            for error in problem["errors"].as_array().into_iter().flatten() {
                assert!(self.fields.iter().any(|code| error["code"] == *code), "{at}: {problem}");
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
        // One that all answers share comes when it has something to say.
        let own =
            described["headers"].as_object().into_iter().flatten().filter(|(_, header)| header.get("$ref").is_none());
        for (name, _) in own {
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
}
