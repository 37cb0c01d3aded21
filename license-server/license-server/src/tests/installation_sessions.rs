//! Logging in by an installation (UPS-09): what its owner may do that way, what not (attack 18), and who gets in at all.

use foundation::http::testing::Answer;
use license::request::{Channel, Purpose};
use serde_json::{Value, json};

use super::installation::{Installation, vendor};
use super::site::{PASSWORD, Person, Site};

async fn try_in(site: &Site, shown: Value) -> Answer {
    let mut login = json!({"vendor": "acme"});
    login.as_object_mut().unwrap().extend(shown.as_object().unwrap().clone());
    site.stranger("POST /v1/installation-sessions", login).await
}

pub(super) async fn log_in(site: &Site, shown: Value) -> Person {
    let begun = try_in(site, shown).await.is(201);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Person { id: String::new(), bearer: format!("Bearer {}", text(&begun["secret"])), session: text(&begun["id"]) }
}

/// A customer's licence, in use on this installation.
async fn in_use(site: &Site, owner: &Person, carla: &Person, name: &str) -> (Installation, String) {
    let order = json!({"customer": carla.id, "kind": "paid", "edition": "professional", "users": 25});
    let made = site.ask(owner, "POST /v1/licenses", order).await.is(201);
    let mut mail = Installation::new(name);
    let login = Some(("carla@example.org", PASSWORD));
    mail.activate(site, made["key"].as_str().unwrap(), login).await.is(201);
    (mail, made["id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn an_installation_id_shows_one_installation_and_moves_nothing() {
    for site in Site::both().await {
        let owner = vendor(&site).await;
        let carla = site.customer("acme", "carla").await;
        let (one, license) = in_use(&site, &owner, &carla, "one").await;
        let (_, other) = in_use(&site, &owner, &carla, "two").await;
        let typed = log_in(&site, json!({"installation_id": " inst_one "})).await;
        let who = site.ask(&typed, "GET /v1/whoami", Value::Null).await.is(200);
        assert_eq!(who["scopes"], json!(["licenses:read", "orders:write", "invoices:read", "activations:read"]));
        for (list, first) in [("licenses", &license), ("activations", one.activation.as_ref().unwrap())] {
            let seen = site.ask(&typed, &format!("GET /v1/{list}"), Value::Null).await.is(200);
            assert_eq!((seen["data"].as_array().unwrap().len(), &seen["data"][0]["id"]), (1, &json!(first)), "{list}");
            let hers = site.ask(&carla, &format!("GET /v1/{list}"), Value::Null).await.is(200);
            assert_eq!(hers["data"].as_array().unwrap().len(), 2, "{list}");
        }
        let elsewhere = format!("GET /v1/activations?license={other}");
        assert_eq!(site.ask(&typed, &elsewhere, Value::Null).await.is(200)["data"], json!([]));
        site.ask(&typed, &format!("GET /v1/licenses/{license}"), Value::Null).await.is(200);
        site.ask(&typed, &format!("GET /v1/licenses/{other}"), Value::Null).await.fails(404, "not_found");
        site.ask(&typed, &format!("GET /v1/licenses/{license}/options"), Value::Null).await.is(200);
        let transfer = format!("POST /v1/licenses/{license}/transfer");
        site.ask(&typed, &transfer, Value::Null).await.fails(403, "insufficient_scope");

        // A link that the installation signed moves its own licence, and no other.
        let managed = log_in(&site, json!({"link": one.link(&site)})).await;
        let foreign = format!("POST /v1/licenses/{other}/transfer");
        site.ask(&managed, &foreign, Value::Null).await.fails(404, "not_found");
        site.ask(&managed, &transfer, Value::Null).await.is(200);

        for person in [&typed, &managed] {
            let change = json!({"current": PASSWORD, "new": "staple battery horse"});
            site.ask(person, "PUT /v1/me/password", change).await.fails(403, "session_required");
            site.ask(person, "POST /v1/me/totp", Value::Null).await.fails(403, "session_required");
            site.ask(person, "GET /v1/account", Value::Null).await.fails(403, "insufficient_scope");
            let token = json!({"name": "mine", "scopes": ["licenses:read"]});
            site.ask(person, "POST /v1/tokens", token).await.fails(403, "insufficient_scope");
            // It sees and ends no other session of its owner.
            let sessions = site.ask(person, "GET /v1/sessions", Value::Null).await.is(200);
            assert_eq!(sessions["data"].as_array().unwrap().len(), 1);
            let end = format!("DELETE /v1/sessions/{}", carla.session);
            site.ask(person, &end, Value::Null).await.fails(404, "not_found");
        }
        // However many begin, those with a password stay.
        for _ in 0..25 {
            log_in(&site, json!({"installation_id": "inst_two"})).await;
        }
        site.ask(&typed, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
        let hers = site.ask(&carla, "GET /v1/sessions", Value::Null).await.is(200);
        assert!(hers["data"].as_array().unwrap().iter().any(|session| session["id"] == json!(carla.session)));
        let last = log_in(&site, json!({"installation_id": "inst_two"})).await;
        site.pass(20 * 60);
        site.ask(&last, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
    }
}

#[tokio::test]
async fn nobody_else_gets_in_and_all_are_told_the_same() {
    let site = Site::open().await;
    let owner = vendor(&site).await;
    let carla = site.customer("acme", "carla").await;
    let (one, license) = in_use(&site, &owner, &carla, "one").await;
    let link = one.link(&site);
    // The identity of the installation, signed by another key; another purpose; another way of asking.
    let thief = Installation::new("one").link(&site);
    let refresh = one.signed(&site, Purpose::Refresh, Channel::Link);
    let proof = one.signed(&site, Purpose::SignIn, Channel::Online);
    let stale = one.link(&site);
    for shown in [
        json!({"installation_id": "inst_none"}),
        json!({"installation_id": ""}),
        json!({"link": thief}),
        json!({"link": refresh}),
        json!({"link": proof}),
        json!({"link": "nonsense"}),
        json!({"installation_id": "inst_one", "vendor": "bolt"}),
    ] {
        try_in(&site, shown).await.fails(401, "login_failed");
    }
    for shown in [json!({}), json!({"installation_id": "inst_one", "link": link})] {
        assert_eq!(try_in(&site, shown).await.fails(422, "invalid_fields"), ["/installation_id required"]);
    }
    log_in(&site, json!({"link": link})).await;
    try_in(&site, json!({"link": link})).await.fails(401, "login_failed");
    site.pass(5 * 60 + 1);
    try_in(&site, json!({"link": stale})).await.fails(401, "login_failed");

    // Whoever guesses waits, as with passwords; after an hour it is forgotten.
    let mut waits = 0;
    for guess in 0..30 {
        let answer = try_in(&site, json!({"installation_id": format!("inst_{guess}")})).await;
        waits += usize::from(answer.status == 429);
    }
    assert!(waits > 5, "{waits}");
    site.pass(2 * 3600);

    // What is not in use any more opens nothing, nor does what belongs to nobody who may log in.
    let release = format!("POST /v1/activations/{}/release", one.activation.as_deref().unwrap());
    let owner = site
        .log_in(json!({"vendor": "acme", "kind": "staff", "email": "owner@acme.example", "password": PASSWORD}))
        .await;
    let held = log_in(&site, json!({"installation_id": "inst_one"})).await;
    let disabled = format!("PATCH /v1/customers/{}", carla.id);
    site.ask(&owner, &disabled, json!({"status": "disabled"})).await.is(200);
    site.ask(&held, &format!("GET /v1/licenses/{license}"), Value::Null).await.fails(401, "invalid_token");
    try_in(&site, json!({"installation_id": "inst_one"})).await.fails(401, "login_failed");
    site.ask(&owner, &disabled, json!({"status": "active"})).await.is(200);
    log_in(&site, json!({"installation_id": "inst_one"})).await;
    site.ask(&owner, &release, json!({"reason": "gone"})).await.is(200);
    try_in(&site, json!({"installation_id": "inst_one"})).await.fails(401, "login_failed");
}
