//! A panel whose request timed out sends it again, sometimes while the first is still in hand.

use std::collections::BTreeSet;

use futures::future::join_all;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

/// What is made by name, and what makes it.
fn orders() -> Vec<(&'static str, Value)> {
    vec![
        ("/v1/administrators", json!({"login": "chief", "password": "correct horse"})),
        ("/v1/tokens", json!({"name": "panel", "scopes": ["domains:read"]})),
        (
            "/v1/oauth-clients",
            json!({"name": "Reader", "redirect_uris": ["https://app.example/"], "scopes": ["openid"]}),
        ),
        ("/v1/plans", json!({"name": "gold"})),
        ("/v1/tenants", json!({"name": "acme", "domain": "acme.example"})),
        ("/v1/domains", json!({"name": "example.net"})),
        ("/v1/mailboxes", json!({"address": "anna@example.org"})),
        ("/v1/aliases", json!({"address": "info@example.org", "targets": ["bert@elsewhere.example"]})),
        (
            "/v1/access-rules",
            json!({"domain": "example.org", "kind": "sender", "pattern": "a@b.test", "action": "block"}),
        ),
        ("/v1/webhook-endpoints", json!({"url": "https://shop.example.com/hooks", "status": "disabled"})),
        ("/v1/operations", json!({"requests": [{"method": "GET", "path": "/v1/whoami"}]})),
    ]
}

/// (4): each of many at once is answered with the same object or asked to wait, and there is one object.
#[tokio::test]
async fn what_is_asked_for_many_times_at_once_is_made_once() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        site.domain("example.org").await;
        for (path, order) in orders() {
            let list = async || {
                let page = site.ask(&format!("GET {path}?limit=100"), Value::Null).await.is(200);
                page["data"].as_array().unwrap().len()
            };
            let before = list().await;
            let (line, key) = (format!("POST {path}"), [("idempotency-key", "once")]);
            let answers = join_all((0..8).map(|_| site.ask_with(&line, &key, order.clone()))).await;
            for waits in answers.iter().filter(|answer| answer.status == 409) {
                waits.fails(409, "idempotency_in_flight");
            }
            let last = site.ask_with(&line, &key, order).await;
            assert_eq!(last.header("idempotent-replayed"), Some("true"), "{path}: {}", last.text());
            let done: Vec<_> = answers.iter().filter(|answer| answer.status != 409).chain([&last]).collect();
            let places: BTreeSet<_> = done.iter().map(|answer| (answer.status, answer.header("location"))).collect();
            assert!(done.len() > 1 && places.len() == 1, "{path}: {places:?}");
            assert_eq!(list().await, before + 1, "{path}");
        }
    }
}

/// Whatever makes an object is in the table above, or says here why not.
#[tokio::test]
async fn no_collection_is_left_out() {
    let elsewhere = [
        // Sessions are secrets: a repeated login begins another one.
        "/v1/sessions",
        "/v1/sso-sessions",
        "/v1/passkey-sessions",
        // Of a person in a session, with what a browser made: `passkeys.rs`, `access_rules.rs`.
        "/v1/me/passkeys",
        "/v1/me/access-rules",
    ];
    let site = Site::open().await;
    let makes = site.operations().into_iter().filter(|(method, path, operation)| {
        let answers = &operation["responses"];
        method == "POST" && !path.contains('{') && (answers.get("201").is_some() || answers.get("202").is_some())
    });
    let makes: BTreeSet<String> = makes.map(|(_, path, _)| path).collect();
    let known = orders().into_iter().map(|(path, _)| path).chain(elsewhere).map(str::to_owned).collect();
    assert_eq!(makes, known);
}
