//! Who is let in: a table of every operation of the document, so that none is left out.

use api::ApiLimits;
use engine::login::{Attempt, LoginError, Protocol};
use engine::tokens::TokenOrder;
use engine::{Area, Principal};
use foundation::http::testing::{example, example_path};
use foundation::throttle::{FailureLimits, LoginLimits, Rate};
use foundation::tokens::{Area as _, Scope};
use secrecy::SecretString;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::{Site, order};

/// The scope an operation names; none when any token will do.
fn scope(operation: &Value) -> Option<&str> {
    operation["security"][0]["bearer"][0].as_str()
}

/// Every scope but `admin` and those that would do.
fn all_but(scope: &str) -> Vec<String> {
    let wanted: Scope<Area> = scope.parse().unwrap();
    let scopes = Area::ALL.iter().flat_map(|area| [Scope::Read(*area), Scope::Write(*area)]);
    scopes.filter(|held| !held.implies(wanted)).map(|held| held.to_string()).collect()
}

async fn expired(site: &Site) -> String {
    let clock = &site.place.clock;
    let ends = Some(clock.now() + std::time::Duration::from_secs(60));
    let order = TokenOrder { expires_at: ends, ..order("short") };
    let (_, text) = site.engine.create_token(&Principal::system(), order).await.unwrap();
    clock.set(clock.now() + std::time::Duration::from_secs(60));
    text.expose().to_owned()
}

async fn elsewhere(site: &Site) -> String {
    let networks = vec!["198.51.100.0/24".parse().unwrap()];
    let order = TokenOrder { networks, ..order("there") };
    site.engine.create_token(&Principal::system(), order).await.unwrap().1.expose().to_owned()
}

async fn revoked(site: &Site) -> String {
    let (token, text) = site.engine.create_token(&Principal::system(), order("gone")).await.unwrap();
    site.engine.revoke_token(&Principal::system(), token.id).await.unwrap();
    text.expose().to_owned()
}

#[tokio::test]
async fn every_operation_asks_for_a_good_token_with_its_scope() {
    let site = Site::open().await;
    let mut mistyped = site.admin.clone();
    mistyped.pop();
    let refused = [
        ("", "unauthenticated"),
        ("Basic YTpi", "unauthenticated"),
        ("Bearer", "unauthenticated"),
        ("Bearer x", "invalid_token"),
        (&format!("Bearer {mistyped}"), "invalid_token"),
        (&format!("Bearer {}", "x".repeat(10_000)), "invalid_token"),
        (&format!("Bearer {}", expired(&site).await), "invalid_token"),
        (&format!("Bearer {}", revoked(&site).await), "invalid_token"),
        (&format!("Bearer {}", elsewhere(&site).await), "invalid_token"),
    ];
    let (mut open, mut guarded) = (0, 0);
    for (method, path, operation) in site.operations() {
        let line = format!("{method} {}", example_path(&path, &operation));
        if operation["security"] == json!([{}]) {
            open += 1;
            // A login is open to everyone, and opens nothing without a password.
            if method == "POST" {
                site.send(&site.router, &line, &[("content-type", "application/json")], "{}")
                    .await
                    .fails(422, "invalid_body");
                continue;
            }
            assert!(site.send(&site.router, &line, &[], "").await.status < 300, "{line}");
            continue;
        }
        guarded += 1;
        // Nothing of the request is looked at before its token: not even a broken body changes the answer.
        for (authorization, code) in refused {
            let lines = [("authorization", authorization), ("content-type", "application/json")];
            let lines = if authorization.is_empty() { &lines[1..] } else { &lines[..] };
            let answer = site.send(&site.router, &line, lines, "{broken").await;
            answer.fails(401, code);
            let challenge = answer.header("www-authenticate").unwrap();
            assert!(challenge.starts_with("Bearer") && challenge.contains("error=") == (code == "invalid_token"));
        }
        let Some(scope) = scope(&operation) else { continue };
        let others = all_but(scope);
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let bearer = format!("Bearer {}", site.token(&others).await);
        let answer = site.send(&site.router, &line, &[("authorization", &bearer)], "{broken").await;
        answer.fails(403, "insufficient_scope");
        assert!(answer.json()["detail"].as_str().unwrap().contains(&format!("`{scope}`")), "{line}");
        let challenge = answer.header("www-authenticate").unwrap();
        assert!(challenge.contains(&format!("scope=\"{scope}\"")), "{line}: {challenge}");
    }
    assert!(open == 6 && guarded > 50, "{open} {guarded}");
}

/// With the scope it names, and the example of its body, every operation does its work or says what is missing: it never
/// answers that there is no such path or method, and never fails by its own fault.
#[tokio::test]
async fn every_operation_of_the_document_answers_those_who_may() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/plans", json!({"name": "gold"})).await.is(201);
    for (name, external_id) in [("acme", "service-17"), ("bighost", "service-1")] {
        let new = json!({"name": name, "plan": "gold", "external_id": external_id});
        site.ask("POST /v1/tenants", new).await.is(201);
    }
    site.domain("example.org").await;
    // In a domain of its own: what is done to the others ends what opens them.
    site.domain("holders.example").await;
    let holder = json!({"address": "anna@holders.example", "password": "correct horse battery"});
    site.ask("POST /v1/mailboxes", holder).await.is(201);
    let login = json!({"login": "anna@holders.example", "password": "correct horse battery"});
    let session = site.ask("POST /v1/sessions", login).await.is(201)["secret"].as_str().unwrap().to_owned();
    for (method, path, operation) in site.operations() {
        let line = format!("{method} {}", example_path(&path, &operation));
        // It does not end.
        if line.ends_with("/v1/events/stream") {
            continue;
        }
        let alternatives = operation["security"].as_array().unwrap().last().unwrap();
        let scopes = alternatives["bearer"].as_array().into_iter().flatten().map(|scope| scope.as_str().unwrap());
        let scopes: Vec<&str> = scopes.collect();
        let token = match scopes.as_slice() {
            [] => site.token(&["metrics:read"]).await,
            // What is a mailbox's own, its holder alone may do.
            [own] if own.starts_with("account:") => session.clone(),
            scopes => site.token(scopes).await,
        };
        let bearer = format!("Bearer {token}");
        let content = operation["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
        let (content_type, body) = match content {
            Some((name, content)) => (name.as_str(), example(&site.document, &content["schema"]).to_string()),
            None => ("application/json", String::new()),
        };
        let lines = [("authorization", bearer.as_str()), ("content-type", content_type)];
        let answer = site.send(&site.router, &line, &lines, body).await;
        // What the examples name may be there already, or not at all, and a token cannot give away what it does not have.
        let allowed = match line.as_str() {
            "POST /v1/domains" | "POST /v1/plans" => ["already_exists"].as_slice(),
            // An example of no requests.
            "POST /v1/operations" => &["invalid_fields"],
            "POST /v1/sessions" | "POST /v1/sso-sessions" => &["login_failed"],
            // The example is no passkey.
            "POST /v1/passkey-sessions" | "POST /v1/me/passkeys" => &["invalid_fields"],
            // The example names all that such a rule can be held for.
            "POST /v1/access-rules" => &["invalid_fields"],
            "POST /v1/sso-links" => &["invalid_fields", "insufficient_scope"],
            "POST /v1/administrators" | "POST /v1/batch" => &["already_exists", "insufficient_scope", "invalid_fields"],
            // For holders of mailboxes alone.
            "GET /v1/me/contacts" => &["insufficient_scope"],
            // Done in person alone; other tests do it.
            _ if ["/v1/me/access-rules/", "/v1/me/app-passwords", "/v1/me/mail-sessions"]
                .iter()
                .any(|head| path.starts_with(head)) =>
            {
                &["not_found"]
            }
            _ if path == "/v1/me" || path.starts_with("/v1/me/") || path.starts_with("/v1/sessions") => {
                &["session_required"]
            }
            // The example's reseller sells no such plan.
            "POST /v1/tenants" => &["invalid_fields"],
            "POST /v1/tokens" => &["insufficient_scope"],
            "POST /v1/license/responses" => &["license_response_refused"],
            "PUT /v1/license/active-mailboxes" => &["nothing_to_choose", "invalid_fields"],
            "POST /v1/license/activations" => &["invalid_fields"],
            "POST /v1/license/account-links" => &["not_licensed"],
            "POST /v1/license/refresh" | "POST /v1/license/trials" => &["license_server_unreachable", "not_licensed"],
            // A tenant has no reseller to be made under but itself.
            _ if path.contains('{') => {
                &["not_found", "in_use", "already_exists", "deleted", "invalid_fields", "not_published"]
            }
            _ => &[],
        };
        let code = if answer.status < 400 { Value::Null } else { answer.json()["code"].clone() };
        assert!(answer.status < 400 || allowed.iter().any(|allowed| code == *allowed), "{line}: {}", answer.text());
    }
}

#[tokio::test]
async fn whoever_tries_many_tokens_waits_and_who_has_one_does_not() {
    let refused = LoginLimits::default();
    let peer = FailureLimits { free: 5, ..refused.peer };
    let site = Site::guarded(Place::sqlite(), ApiLimits::default(), LoginLimits { peer, ..refused }).await;
    site.ask("GET /v1/whoami", Value::Null).await.is(200);
    for round in 0..5 {
        let guess = format!("Bearer guess{round}");
        for _ in 0..3 {
            // The same wrong token counts once.
            site.send(&site.router, "GET /v1/whoami", &[("authorization", &guess)], "")
                .await
                .fails(401, "invalid_token");
        }
    }
    let guess = [("authorization", "Bearer guess")];
    site.send(&site.router, "GET /v1/whoami", &guess, "").await.fails(401, "invalid_token");
    let answer = site.send(&site.router, "GET /v1/whoami", &guess, "").await;
    answer.fails(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), Some("1"));
    // Nor is a right token found while the network waits, unless it was used from there before.
    let fresh = format!("Bearer {}", site.token(&["admin"]).await);
    let fresh = [("authorization", fresh.as_str())];
    site.send(&site.router, "GET /v1/whoami", &fresh, "").await.fails(429, "too_many_requests");
    site.ask("GET /v1/whoami", Value::Null).await.is(200);
    site.place.clock.set(site.place.clock.now() + std::time::Duration::from_secs(1));
    site.send(&site.router, "GET /v1/whoami", &fresh, "").await.is(200);
}

#[tokio::test]
async fn wrong_tokens_and_wrong_passwords_are_one_count() {
    let refused = LoginLimits::default();
    let peer = FailureLimits { free: 4, ..refused.peer };
    let site = Site::guarded(Place::sqlite(), ApiLimits::default(), LoginLimits { peer, ..refused }).await;
    let fresh = format!("Bearer {}", site.token(&["admin"]).await);
    let guess = async |number: usize| {
        let guess = format!("Bearer guess{number}");
        site.send(&site.router, "GET /v1/whoami", &[("authorization", &guess)], "").await.fails(401, "invalid_token");
    };
    let password = async |number: usize| {
        let peer = "192.0.2.7".parse().unwrap();
        let (user, password) = (format!("user{number}@example.org"), SecretString::from("a guess"));
        let attempt = Attempt { user: &user, password: &password, peer, protocol: Protocol::Imap };
        site.engine.login(attempt).await.expect_err("there is no such mailbox")
    };
    for number in 0..2 {
        guess(number).await;
        assert!(matches!(password(number).await, LoginError::Refused));
    }
    guess(2).await;
    assert!(matches!(password(2).await, LoginError::Throttled(_)));
    let fresh = [("authorization", fresh.as_str())];
    site.send(&site.router, "GET /v1/whoami", &fresh, "").await.fails(429, "too_many_requests");
}

#[tokio::test]
async fn requests_have_a_rate() {
    let window = std::time::Duration::from_secs(60);
    let limits = ApiLimits { token_rate: Rate { quota: 2, window }, ..ApiLimits::default() };
    let site = Site::with(Place::sqlite(), limits).await;
    let first = site.ask("GET /v1/whoami", Value::Null).await;
    assert_eq!(first.header("ratelimit"), Some("\"default\";r=1;t=30"));
    site.ask("GET /v1/whoami", Value::Null).await.is(200);
    site.ask("GET /v1/whoami", Value::Null).await.fails(429, "too_many_requests");
}

#[tokio::test]
async fn the_private_socket_acts_as_the_server_itself() {
    let site = Site::open().await;
    let local = api::local_router(site.state.clone());
    let who = site.send(&local, "GET /v1/whoami", &[], "").await.is(200);
    assert_eq!((&who["principal"], &who["scopes"]), (&json!("system"), &json!(["admin"])));
    let json = [("content-type", "application/json"), ("idempotency-key", "k"), ("x-request-id", "call-1")];
    let order = r#"{"name": "first", "scopes": ["admin"]}"#;
    let made = site.send(&local, "POST /v1/tokens", &json, order).await.is(201);
    let again = site.send(&local, "POST /v1/tokens", &json, order).await.is(201);
    assert_eq!((&made["id"], made["secret"].is_string(), again.get("secret")), (&again["id"], true, None));
    let mut conn = site.engine.store().read().await.unwrap();
    let row = conn.one("SELECT actor, request FROM audit ORDER BY id DESC LIMIT 1", foundation::args![]).await.unwrap();
    assert_eq!((row.text(0).unwrap(), row.text(1).unwrap()), ("system".to_owned(), "call-1".to_owned()));
    // A token presented there is not needed and not asked.
    let garbage = [("authorization", "Bearer x")];
    site.send(&local, "GET /v1/domains", &garbage, "").await.is(200);
}
