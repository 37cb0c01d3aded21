//! Logging in by a passkey. A real browser does it in the dashboard's stories; here an authenticator says what a browser would not.

use foundation::http::testing::Answer;
use foundation::secrets::passkey::testing::Authenticator;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const PAGE: &str = "https://mail.example.org";
const PASSWORD: &str = "correct horse battery";
const JSON: (&str, &str) = ("content-type", "application/json");

async fn open(place: Place) -> Site {
    let site = Site::at(place).await;
    site.license().await;
    site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
    for person in ["anna", "ben"] {
        let new = json!({"address": format!("{person}@example.org"), "password": PASSWORD, "display_name": "Someone"});
        site.ask("POST /v1/mailboxes", new).await.is(201);
    }
    site.ask("POST /v1/administrators", json!({"login": "boss", "password": PASSWORD})).await.is(201);
    site
}

async fn send(site: &Site, secret: &str, line: &str, body: Value) -> Answer {
    let bearer = format!("Bearer {secret}");
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let lines = [("authorization", bearer.as_str()), JSON];
    site.send(&site.router, line, if secret.is_empty() { &lines[1..] } else { &lines }, body).await
}

async fn by_password(site: &Site, login: &str) -> String {
    let session = send(site, "", "POST /v1/sessions", json!({"login": login, "password": PASSWORD})).await.is(201);
    session["secret"].as_str().unwrap().to_owned()
}

async fn made(site: &Site, secret: &str, key: &mut Authenticator, name: &str) -> Answer {
    let origin = json!({"origin": key.origin});
    let options = send(site, secret, "POST /v1/me/passkeys/challenge", origin).await.is(200)["public_key"].clone();
    let new = json!({"name": name, "password": PASSWORD, "credential": key.create(&options)});
    send(site, secret, "POST /v1/me/passkeys", new).await
}

async fn by_passkey(site: &Site, key: &mut Authenticator) -> Answer {
    let origin = json!({"origin": key.origin});
    let options = send(site, "", "POST /v1/passkey-challenges", origin).await.is(200)["public_key"].clone();
    assert_eq!((&options["rpId"], &options["userVerification"]), (&json!(key.site), &json!("required")));
    send(site, "", "POST /v1/passkey-sessions", json!({"credential": key.get(&options)})).await
}

#[tokio::test]
async fn people_log_in_by_passkeys_that_they_made() {
    for place in Place::all().await {
        let site = open(place).await;
        for (login, list) in [("anna@example.org", "mailboxes/anna@example.org"), ("boss", "administrators/boss")] {
            let session = by_password(&site, login).await;
            let mut key = Authenticator::new(-7, PAGE);
            let kept = made(&site, &session, &mut key, "telephone").await;
            let passkey = kept.is(201);
            assert_eq!(
                kept.header("location"),
                Some(format!("/v1/me/passkeys/{}", passkey["id"].as_str().unwrap()).as_str())
            );
            assert_eq!(
                (&passkey["name"], &passkey["site"], &passkey["backed_up"], &passkey["last_used_at"]),
                (&json!("telephone"), &json!("mail.example.org"), &json!(true), &Value::Null)
            );
            let begun = by_passkey(&site, &mut key).await.is(201);
            let secret = begun["secret"].as_str().unwrap();
            let me = send(&site, secret, "GET /v1/me", Value::Null).await.is(200);
            assert_eq!(me["login"], login);
            let own = send(&site, secret, "GET /v1/me/passkeys", Value::Null).await.is(200);
            assert!(own["data"][0]["last_used_at"].is_string());
            assert_eq!(site.ask(&format!("GET /v1/{list}/passkeys"), Value::Null).await.is(200), own);
            // No authenticator is asked to make a second one for the same page.
            let again = json!({"origin": PAGE});
            let options = send(&site, secret, "POST /v1/me/passkeys/challenge", again).await.is(200);
            assert_eq!(options["public_key"]["excludeCredentials"].as_array().unwrap().len(), 1);
            assert_eq!(options["public_key"]["user"]["name"], login);
            // A second factor asks for no code after a passkey, which is one itself.
            send(&site, secret, "POST /v1/me/totp", Value::Null).await.is(200);
            by_passkey(&site, &mut key).await.is(201);
            // Another password takes it away: whoever sets one may know why.
            let mut spare = Authenticator::new(-8, "https://webmail.example.org");
            made(&site, secret, &mut spare, "computer").await.is(201);
            let change = json!({"current_password": PASSWORD, "password": "another horse battery"});
            send(&site, secret, "PUT /v1/me/password", change).await.is(204);
            for key in [&mut key, &mut spare] {
                by_passkey(&site, key).await.fails(401, "login_failed");
            }
        }
        let told =
            site.ask("GET /v1/events?types=mailbox.passkey_created,administrator.passkey_created", Value::Null).await;
        assert_eq!(told.is(200)["data"].as_array().unwrap().len(), 4);
    }
}

#[tokio::test]
async fn a_passkey_is_made_by_who_knows_the_password_and_taken_back() {
    let site = open(Place::sqlite()).await;
    let (anna, ben) = (by_password(&site, "anna@example.org").await, by_password(&site, "ben@example.org").await);
    let mut key = Authenticator::new(-257, PAGE);
    let options =
        send(&site, &anna, "POST /v1/me/passkeys/challenge", json!({"origin": PAGE})).await.is(200)["public_key"]
            .clone();
    let answer = key.create(&options);
    let new =
        |name: &str, password: &str, answer: &Value| json!({"name": name, "password": password, "credential": answer});
    let create = "POST /v1/me/passkeys";
    for (body, field) in [
        (new("a", "wrong horse", &answer), "/password wrong"),
        (new("", PASSWORD, &answer), "/name invalid"),
        (new("a", PASSWORD, &json!({"id": "AAAA"})), "/credential invalid"),
        (
            new("a", PASSWORD, &Authenticator::new(-7, "https://elsewhere.example").create(&options)),
            "/credential invalid",
        ),
    ] {
        assert_eq!(send(&site, &anna, create, body).await.fails(422, "invalid_fields"), [field]);
    }
    // What was made for one is no other's.
    let theirs = send(&site, &ben, create, new("a", PASSWORD, &answer)).await;
    assert_eq!(theirs.fails(422, "invalid_fields"), ["/credential invalid"]);
    let mine = send(&site, &anna, create, new("a", PASSWORD, &answer)).await.is(201);
    let again = made(&site, &anna, &mut key, "b").await;
    assert_eq!(again.fails(422, "invalid_fields"), ["/credential taken"]);
    for origin in ["http://mail.example.org", "https://192.0.2.1", "mail.example.org"] {
        let refused = send(&site, "", "POST /v1/passkey-challenges", json!({"origin": origin})).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/origin invalid"]);
    }
    let path = format!("/v1/me/passkeys/{}", mine["id"].as_str().unwrap());
    send(&site, &ben, &format!("DELETE {path}"), Value::Null).await.fails(404, "not_found");
    // An API token is nobody.
    site.ask("GET /v1/me/passkeys", Value::Null).await.fails(403, "session_required");
    by_passkey(&site, &mut key).await.is(201);
    send(&site, &anna, &format!("DELETE {path}"), Value::Null).await.is(204);
    by_passkey(&site, &mut key).await.fails(401, "login_failed");
    for nth in 0..20 {
        made(&site, &anna, &mut Authenticator::new(-8, PAGE), &format!("key {nth}")).await.is(201);
    }
    let full = made(&site, &anna, &mut Authenticator::new(-8, PAGE), "one more").await;
    assert_eq!(full.fails(422, "invalid_fields"), ["/name out_of_range"]);
    // Whoever administrates the mailbox takes them from a holder who lost them; the sessions that they began end.
    site.ask("DELETE /v1/mailboxes/anna@example.org/passkeys?dry_run=true", Value::Null).await.is(204);
    assert_eq!(
        send(&site, &anna, "GET /v1/me/passkeys", Value::Null).await.is(200)["data"].as_array().unwrap().len(),
        20
    );
    site.ask("DELETE /v1/mailboxes/anna@example.org/passkeys", Value::Null).await.is(204);
    send(&site, &anna, "GET /v1/me", Value::Null).await.fails(401, "invalid_token");
    assert_eq!(site.ask("GET /v1/mailboxes/anna@example.org/passkeys", Value::Null).await.is(200)["data"], json!([]));
}

/// Nothing that was overheard, kept or bent opens a session, and each attempt counts.
#[tokio::test]
async fn what_is_no_answer_of_ones_own_key_opens_nothing() {
    let site = open(Place::sqlite()).await;
    let anna = by_password(&site, "anna@example.org").await;
    let mut key = Authenticator::new(-8, PAGE);
    made(&site, &anna, &mut key, "telephone").await.is(201);
    let login = "POST /v1/passkey-sessions";
    let options =
        send(&site, "", "POST /v1/passkey-challenges", json!({"origin": PAGE})).await.is(200)["public_key"].clone();
    let good = key.get(&options);
    let attempt = async |credential: &Value| send(&site, "", login, json!({"credential": credential})).await;
    attempt(&good).await.is(201);
    attempt(&good).await.fails(401, "login_failed");
    let fresh = async || {
        send(&site, "", "POST /v1/passkey-challenges", json!({"origin": PAGE})).await.is(200)["public_key"].clone()
    };
    // Another's handle on one's own key.
    let mut bent = key.get(&fresh().await);
    bent["response"]["userHandle"] = json!("bWJ4XzE");
    attempt(&bent).await.fails(401, "login_failed");
    bent["response"]["userHandle"] = Value::Null;
    attempt(&bent).await.fails(401, "login_failed");
    // A page in between, which the browser names.
    key.origin = "https://mail.examp1e.org".to_owned();
    attempt(&key.get(&fresh().await)).await.fails(401, "login_failed");
    key.origin = PAGE.to_owned();
    // Five minutes later.
    let late = key.get(&fresh().await);
    site.place.clock.advance(std::time::Duration::from_secs(300));
    attempt(&late).await.fails(401, "login_failed");
    // Nobody who may log in.
    site.ask("PATCH /v1/mailboxes/anna@example.org", json!({"login": false})).await.is(200);
    let closed = by_passkey(&site, &mut key).await;
    assert!(matches!(closed.status, 401 | 429), "{}", closed.text());
    site.ask("PATCH /v1/mailboxes/anna@example.org", json!({"login": true})).await.is(200);
    let network = json!({"kind": "network", "pattern": "0.0.0.0/0", "action": "block", "services": ["http"]});
    site.ask("POST /v1/access-rules", network).await.is(201);
    by_passkey(&site, &mut key).await.fails(403, "network_blocked");
}

/// Whoever goes away takes their passkeys along, however they go.
#[tokio::test]
async fn passkeys_go_with_whoever_they_are_of() {
    for place in Place::all().await {
        let site = open(place).await;
        for tenant in ["acme", "globex"] {
            site.ask("POST /v1/tenants", json!({"name": tenant, "domain": format!("{tenant}.example")})).await.is(201);
        }
        for (login, whose) in [
            ("chief@acme.example", json!({"tenant": "acme"})),
            ("host@globex.example", json!({"domain": "globex.example"})),
            ("spare", json!({})),
        ] {
            let mut new = json!({"login": login, "password": PASSWORD});
            new.as_object_mut().unwrap().extend(whose.as_object().unwrap().clone());
            site.ask("POST /v1/administrators", new).await.is(201);
        }
        let mut keys = Vec::new();
        for login in ["anna@example.org", "chief@acme.example", "host@globex.example", "spare"] {
            let session = by_password(&site, login).await;
            let mut key = Authenticator::new(-8, PAGE);
            made(&site, &session, &mut key, "telephone").await.is(201);
            keys.push(key);
        }
        site.ask("DELETE /v1/mailboxes/anna@example.org?purge_after=P0D", Value::Null).await.is(204);
        site.ask("DELETE /v1/tenants/acme?purge_after=P0D", Value::Null).await.is(204);
        site.ask("DELETE /v1/domains/globex.example", Value::Null).await.is(204);
        site.ask("DELETE /v1/administrators/spare", Value::Null).await.is(204);
        for key in &mut keys {
            by_passkey(&site, key).await.fails(401, "login_failed");
        }
        let mut conn = site.engine.store().read().await.unwrap();
        assert_eq!(conn.one("SELECT COUNT(*) FROM passkeys", Vec::new()).await.unwrap().int(0).unwrap(), 0);
    }
}
