//! Blocks and allow-lists over REST: whose they are, what is refused, and who is held up.

use engine::login::{Attempt, Protocol};
use foundation::http::testing::Answer;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const JSON: (&str, &str) = ("content-type", "application/json");
const RULES: &str = "POST /v1/access-rules";

async fn session(site: &Site, login: &str) -> Answer {
    let login = json!({"login": login, "password": "correct horse"}).to_string();
    site.send(&site.router, "POST /v1/sessions", &[JSON], login).await
}

#[tokio::test]
async fn rules_are_made_changed_found_and_deleted() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        site.ask("POST /v1/tenants", json!({"name": "acme", "domain": "acme.example"})).await.is(201);
        site.ask("POST /v1/mailboxes", json!({"address": "anna@acme.example"})).await.is(201);
        let block = |more: Value| {
            let mut rule = json!({"kind": "sender", "pattern": "*.Spam.TEST", "action": "block"});
            rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            rule
        };
        let mut made = Vec::new();
        for (place, tenant, domain, mailbox) in [
            (json!({}), Value::Null, Value::Null, Value::Null),
            (json!({"tenant": "acme"}), json!("acme"), Value::Null, Value::Null),
            (json!({"domain": "acme.example"}), json!("acme"), json!("acme.example"), Value::Null),
            (json!({"mailbox": "Anna@acme.example"}), json!("acme"), Value::Null, json!("anna@acme.example")),
        ] {
            let rule = site.ask(RULES, block(place)).await.is(201);
            assert_eq!((&rule["tenant"], &rule["domain"], &rule["mailbox"]), (&tenant, &domain, &mailbox));
            assert_eq!(rule["pattern"], "*.spam.test");
            made.push(rule);
        }
        // 409 shows what stands in the way, so that a block is made once, however often it is asked for.
        let taken = site.ask(RULES, block(json!({"tenant": "acme", "pattern": ".spam.test"}))).await;
        taken.fails(409, "already_exists");
        assert_eq!(taken.json()["conflict"]["object"], made[1]);
        for (query, count) in [
            ("", 4),
            ("?tenant=acme", 3),
            ("?domain=acme.example", 2),
            ("?mailbox=anna@acme.example", 1),
            ("?mailbox=nobody@acme.example", 0),
            ("?kind=recipient", 0),
            ("?action=block&search=SPAM", 4),
        ] {
            let counted = format!("{query}{}count=true", if query.is_empty() { "?" } else { "&" });
            let page = site.ask(&format!("GET /v1/access-rules{counted}"), Value::Null).await.is(200);
            assert_eq!((&page["total"], page["data"].as_array().unwrap().len()), (&json!(count), count), "{query}");
        }
        let first = format!("/v1/access-rules/{}", made[0]["id"].as_str().unwrap());
        let read = site.ask(&format!("GET {first}"), Value::Null).await;
        let etag = read.header("etag").unwrap().to_owned();
        let patch = json!({"action": "allow", "note": "ticket 4711", "enforced": true});
        let changed = site.ask(&format!("PATCH {first}"), patch).await.is(200);
        assert_eq!(
            (&changed["action"], &changed["note"], &changed["enforced"]),
            (&json!("allow"), &json!("ticket 4711"), &json!(true))
        );
        let late = site.ask_with(&format!("DELETE {first}"), &[("if-match", etag.as_str())], Value::Null).await;
        late.fails(412, "precondition_failed");
        site.ask(&format!("DELETE {first}"), Value::Null).await.is(204);
        site.ask(&format!("GET {first}"), Value::Null).await.fails(404, "not_found");
        let kinds = site.ask("GET /v1/events?types=access_rule.*&limit=100", Value::Null).await.is(200);
        assert_eq!(kinds["data"].as_array().unwrap().len(), 6, "each is in the feed");
    }
}

#[tokio::test]
async fn what_names_nothing_or_two_things_is_pointed_at() {
    let site = Site::open().await;
    for (body, fields) in [
        (json!({"mailbox": "nobody@acme.example"}), ["/mailbox unknown_mailbox"].as_slice()),
        (json!({"domain": "acme.example"}), &["/domain unknown_domain"]),
        (json!({"tenant": "acme"}), &["/tenant unknown_tenant"]),
        (json!({"tenant": "acme", "domain": "acme.example"}), &["/tenant invalid"]),
        (json!({"domain": "acme.example", "mailbox": "anna@acme.example"}), &["/domain invalid"]),
        (json!({"pattern": "no address", "note": "x".repeat(501)}), &["/pattern invalid", "/note too_long"]),
        (json!({"expires_at": "2020-01-01T00:00:00Z"}), &["/expires_at out_of_range"]),
    ] {
        let mut rule = json!({"kind": "sender", "pattern": "spam.test", "action": "block"});
        rule.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        assert_eq!(site.ask(RULES, rule).await.fails(422, "invalid_fields"), *fields, "{body}");
    }
}

#[tokio::test]
async fn the_holder_of_a_mailbox_sees_to_its_rules_and_to_no_others() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    for address in ["anna@example.org", "ben@example.org"] {
        site.ask("POST /v1/mailboxes", json!({"address": address, "password": "correct horse"})).await.is(201);
    }
    let secret = session(&site, "anna@example.org").await.is(201)["secret"].as_str().unwrap().to_owned();
    let bearer = format!("Bearer {secret}");
    let ask = async |line: &str, body: Value| {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        site.send(&site.router, line, &[("authorization", bearer.as_str()), JSON], body).await
    };
    let own = ask("POST /v1/me/access-rules", json!({"pattern": "cora@spam.test", "action": "block"})).await;
    assert_eq!(
        own.header("location"),
        Some(format!("/v1/me/access-rules/{}", own.is(201)["id"].as_str().unwrap()).as_str())
    );
    let own = format!("/v1/me/access-rules/{}", own.json()["id"].as_str().unwrap());
    let put = json!({"action": "allow", "note": "she moved"});
    assert_eq!(ask(&format!("PUT {own}"), put).await.is(200)["action"], "allow");
    let ben = json!({"mailbox": "ben@example.org", "kind": "sender", "pattern": "cora@spam.test", "action": "block"});
    let ben = site.ask(RULES, ben).await.is(201)["id"].as_str().unwrap().to_owned();
    for (query, found) in [("", 1), ("?search=cora", 1), ("?search=dora", 0)] {
        let page = ask(&format!("GET /v1/me/access-rules{query}"), Value::Null).await.is(200);
        assert_eq!(page["data"].as_array().unwrap().len(), found, "{query}");
    }
    assert_eq!(ask("GET /v1/me/access-rules?count=true&search=spam", Value::Null).await.is(200)["total"], 1);
    let noted = ask(&format!("PATCH {own}"), json!({"note": "once too often"})).await.is(200);
    assert_eq!((&noted["note"], &noted["action"]), (&json!("once too often"), &json!("allow")));
    ask(&format!("PATCH /v1/me/access-rules/{ben}"), json!({"note": "mine"})).await.fails(404, "not_found");
    ask(&format!("GET /v1/me/access-rules/{ben}"), Value::Null).await.fails(404, "not_found");
    ask(&format!("DELETE /v1/me/access-rules/{ben}"), Value::Null).await.fails(404, "not_found");
    ask("GET /v1/access-rules", Value::Null).await.fails(403, "insufficient_scope");
    ask(&format!("DELETE {own}"), Value::Null).await.is(204);
}

/// What blocks a network is said to whoever is there, and does not shut out the tokens that could lift it.
#[tokio::test]
async fn nobody_signs_in_from_a_network_that_is_blocked() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    site.ask("POST /v1/mailboxes", json!({"address": "anna@example.org", "password": "correct horse"})).await.is(201);
    session(&site, "anna@example.org").await.is(201);
    let network = json!({"kind": "network", "pattern": "0.0.0.0/0", "action": "block", "services": ["http"]});
    let rule = site.ask(RULES, network).await.is(201);
    session(&site, "anna@example.org").await.fails(403, "network_blocked");
    site.ask(&format!("DELETE /v1/access-rules/{}", rule["id"].as_str().unwrap()), Value::Null).await.is(204);
    session(&site, "anna@example.org").await.is(201);
}

#[tokio::test]
async fn failed_logins_are_listed_and_forgotten() {
    let site = Site::with(Place::sqlite(), Default::default()).await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    site.ask("POST /v1/mailboxes", json!({"address": "anna@example.org", "external_id": "a1"})).await.is(201);
    let password = "wrong".to_owned().into();
    for peer in ["198.51.100.9", "2001:db8::1", "2001:db8::2"] {
        for nth in 0..10 {
            let user = format!("guess{nth}-{peer}@example.org");
            let attempt =
                Attempt { user: &user, password: &password, peer: peer.parse().unwrap(), protocol: Protocol::Imap };
            site.engine.login(attempt).await.unwrap_err();
        }
    }
    let page = site.ask("GET /v1/failed-logins", Value::Null).await.is(200);
    let [held] = page["data"].as_array().unwrap().as_slice() else { panic!("{page}") };
    assert_eq!((&held["network"], held["failures"].as_u64().unwrap()), (&json!("2001:db8::/64"), 16));
    site.ask("DELETE /v1/failed-logins/198.51.100.9", Value::Null).await.fails(404, "not_found");
    site.ask("DELETE /v1/failed-logins/2001:db8::7", Value::Null).await.is(204);
    assert_eq!(site.ask("GET /v1/failed-logins", Value::Null).await.is(200)["data"], json!([]));
    let counted = async || site.ask("GET /v1/mailboxes/by-external-id/a1/failed-logins", Value::Null).await.is(200);
    let none = json!({"failures": 0, "last_failure_at": null, "until": null});
    assert_eq!(counted().await, none);
    for nth in 0..40 {
        let (password, peer) = (format!("wrong {nth}").into(), format!("203.0.113.{nth}").parse().unwrap());
        let attempt = Attempt { user: "Anna@example.org", password: &password, peer, protocol: Protocol::Imap };
        site.engine.login(attempt).await.unwrap_err();
    }
    let held = counted().await;
    assert!(held["failures"].as_u64().unwrap() > 1 && held["until"].is_string(), "{held}");
    site.ask("DELETE /v1/mailboxes/anna@example.org/failed-logins", Value::Null).await.is(204);
    assert_eq!(counted().await, none);
    site.ask("GET /v1/mailboxes/nobody@example.org/failed-logins", Value::Null).await.fails(404, "not_found");
    site.ask("DELETE /v1/mailboxes/by-external-id/a1/failed-logins", Value::Null).await.is(204);
    site.ask("DELETE /v1/mailboxes/nobody@example.org/failed-logins", Value::Null).await.fails(404, "not_found");
}
