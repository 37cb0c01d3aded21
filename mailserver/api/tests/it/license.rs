//! The licence by REST: from Free to more without a connection, on both databases.

use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

/// LIC-16, LIC-18 to LIC-26: asked for by file, taken once, shown as cards.
#[tokio::test]
async fn a_licence_is_asked_for_carried_over_and_shown() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let free = site.ask("GET /v1/license", Value::Null).await.is(200);
        assert_eq!((&free["state"], &free["product"]["edition"]), (&json!("free"), &json!("free")));
        let uses = json!([{"name": "domains", "used": 0, "limit": 1}, {"name": "mailboxes", "used": 0, "limit": 10}]);
        assert_eq!(free["product"]["uses"], uses);
        assert_eq!(free["development_root"], true);
        // LIC-39: nothing is tried on Free.
        assert!(free["addons"].as_array().unwrap().iter().all(|card| card["trial_available"] == false));

        site.ask("POST /v1/domains", json!({"name": "example.org"})).await.is(201);
        let refused = site.ask("POST /v1/domains", json!({"name": "example.net"})).await;
        refused.fails(403, "license_limit_reached");
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("(free) allows 1 domains, and 1 are in use"), "{detail}");

        let wrong = json!({"purpose": "activate", "key": "ABCDE"});
        assert_eq!(site.ask("POST /v1/license/requests", wrong).await.fails(422, "invalid_fields"), ["/key invalid"]);
        let made = site.ask("POST /v1/license/requests", json!({"purpose": "activate"})).await.is(200);
        let request = made["request"].as_str().unwrap();
        assert!(request.starts_with("-----BEGIN ACTIVATION REQUEST-----"), "{request}");
        let response = json!({"response": site.answered(request)});
        let licensed = site.ask("POST /v1/license/responses", response.clone()).await.is(200);
        assert_eq!((&licensed["state"], &licensed["product"]["kind"]), (&json!("licensed"), &json!("paid")));
        assert_eq!(licensed["product"]["uses"][0], json!({"name": "domains", "used": 1, "limit": null}));
        assert!(licensed["last_contact_at"].is_string());
        site.ask("POST /v1/license/responses", response).await.fails(422, "license_response_refused");
        site.ask("POST /v1/domains", json!({"name": "example.net"})).await.is(201);
        let choice = json!({"mailboxes": ["anna@example.org"]});
        site.ask("PUT /v1/license/active-mailboxes", choice).await.fails(409, "nothing_to_choose");
    }
}

#[tokio::test]
async fn the_setting_overrides_the_boot_file() {
    let site = Site::open().await;
    site.ask("PATCH /v1/settings/license", json!({"server_url": "http://licenses.example.com"}))
        .await
        .fails(422, "invalid_fields");
    let other = json!({"server_url": "https://other.vendor.example/"});
    site.ask("PATCH /v1/settings/license", other).await.is(200);
    let shown = site.ask("GET /v1/license", Value::Null).await.is(200);
    assert_eq!(shown["server_url"], "https://other.vendor.example");
    assert_eq!(shown["purchase_url"], "https://other.vendor.example/account");
}
