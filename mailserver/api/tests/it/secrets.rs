//! Passwords, tokens and settings secrets go in and never come out: not in an answer, a row or a log line.

use std::io::Write;
use std::sync::{Arc, Mutex};

use foundation::args;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const PASSWORD: &str = "correct-horse-battery";
const CHANGED: &str = "staple-battery-horse";
const SMART: &str = "smart-host-secret";

/// Collects log lines.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What of an answer opens something.
fn shown_once(answer: &str) -> Vec<String> {
    let begins = answer.match_indices("pp_api_").chain(answer.match_indices("pp_link_")).map(|(at, _)| &answer[at..]);
    let words = begins.map(|text| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap());
    words.filter(|word| word.len() > 20).map(str::to_owned).collect()
}

#[tokio::test]
async fn secrets_are_in_no_answer_no_row_and_no_log_line() {
    for place in Place::all().await {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || writer.clone())
            .finish();
        let _listening = tracing::subscriber::set_default(subscriber);
        let site = Site::at(place).await;
        site.domain("example.org").await;
        let mut seen = String::new();
        let mut key = 0;
        let mut tokens = vec![site.admin.clone()];
        for (line, body) in [
            ("POST /v1/mailboxes", json!({"address": "anna@example.org", "password": PASSWORD})),
            ("POST /v1/mailboxes", json!({"address": "nobody@elsewhere.org", "password": PASSWORD})),
            ("POST /v1/mailboxes", json!({"address": 7, "password": PASSWORD})),
            ("POST /v1/mailboxes", json!({"address": "otto@example.org", "password": [PASSWORD]})),
            ("POST /v1/mailboxes", json!({"password": PASSWORD, "colour": "red"})),
            ("PATCH /v1/mailboxes/anna@example.org", json!({"password": CHANGED})),
            ("PATCH /v1/mailboxes/anna@example.org", json!({"password": {"is": CHANGED}})),
            ("GET /v1/mailboxes/anna@example.org", Value::Null),
            ("GET /v1/mailboxes", Value::Null),
            ("PATCH /v1/settings/routing", json!({"smart_host": "smart.example.net", "smart_password": SMART})),
            ("PATCH /v1/settings/routing", json!({"smart_port": "x", "smart_password": SMART})),
            ("PATCH /v1/settings/routing", json!({"smart_password": [SMART]})),
            ("GET /v1/settings/routing", Value::Null),
            ("PUT /v1/settings/routing", json!({"smart_host": "other.example.net", "smart_password": SMART})),
            ("GET /v1/settings", Value::Null),
            ("POST /v1/tokens", json!({"name": "panel", "scopes": ["domains:read"]})),
            ("POST /v1/administrators", json!({"login": "anna", "password": PASSWORD})),
            ("POST /v1/sso-links", json!({"subject": "administrator:anna"})),
            (
                "POST /v1/batch",
                json!({"requests": [
                    {"method": "POST", "path": "/v1/tokens", "body": {"name": "second", "scopes": ["domains:read"]}},
                    {"method": "POST", "path": "/v1/sso-links", "body": {"subject": "administrator:anna"}},
                ]}),
            ),
            ("GET /v1/tokens", Value::Null),
        ] {
            key += 1;
            let lines = [("idempotency-key", format!("key-{key}"))];
            let lines = lines.each_ref().map(|(name, value)| (*name, value.as_str()));
            let first = site.ask_with(line, &lines, body.clone()).await;
            let shown = shown_once(&first.text());
            match line {
                "POST /v1/tokens" | "POST /v1/sso-links" => assert_eq!(shown.len(), 1),
                "POST /v1/batch" => assert_eq!(shown.len(), 2),
                _ => seen += &first.text(),
            }
            tokens.extend(shown);
            seen += &site.ask_with(line, &lines, body).await.text();
        }
        assert_eq!(
            site.ask("GET /v1/settings/routing", Value::Null).await.is(200)["secrets_set"],
            json!(["smart_password"])
        );
        let mut conn = site.engine.store().read().await.unwrap();
        for sql in [
            "SELECT scope, fingerprint, headers FROM idempotency",
            "SELECT action, before_json, after_json FROM audit",
            "SELECT name, value, name FROM settings",
            "SELECT kind, detail, kind FROM feed",
            "SELECT hash, name, hint FROM tokens",
            "SELECT address, display_name, scram FROM mailboxes",
        ] {
            let rows = conn.all(sql, args![]).await.unwrap();
            assert!(!rows.is_empty(), "{sql}");
            for row in rows {
                for column in 0..3 {
                    seen += &row.opt_text(column).unwrap().unwrap_or_default();
                }
            }
        }
        for row in conn.all("SELECT body FROM idempotency WHERE body IS NOT NULL", args![]).await.unwrap() {
            seen += &String::from_utf8_lossy(&row.bytes(0).unwrap());
        }
        let lines = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
        assert!(lines.contains("request"), "nothing was logged: {lines}");
        for secret in [PASSWORD, CHANGED, SMART, "$argon2"].into_iter().chain(tokens.iter().map(String::as_str)) {
            assert!(!seen.contains(secret), "{secret} came out");
            assert!(!lines.contains(secret), "{secret} was logged");
        }
    }
}
