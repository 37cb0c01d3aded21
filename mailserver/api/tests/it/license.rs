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
        assert!(detail.contains("(free) allows 1 domain, and 1 is in use"), "{detail}");

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

/// What everybody has to know is said with every answer, to whoever showed a token; health says it in any state.
#[tokio::test]
async fn a_licence_that_wants_looking_after_is_told_with_every_answer() {
    let site = Site::open().await;
    site.license().await;
    let metrics = [("authorization", format!("Bearer {}", site.token(&["metrics:read"]).await))];
    let metrics = [("authorization", metrics[0].1.as_str())];
    let health = async || site.send(&site.router, "GET /v1/health/license", &metrics, "").await;
    let well = json!({"state": "licensed", "notice": "nobody", "reasons": []});
    let told = |answer: &foundation::http::testing::Answer| {
        let mut told = answer.is(200);
        let next = told.as_object_mut().unwrap().remove("next_change_at").unwrap();
        assert!(next.is_string(), "{next}");
        told
    };
    assert_eq!(told(&health().await), well);
    assert_eq!(site.ask("GET /v1/whoami", Value::Null).await.header("license-warning"), None);

    // Date after date comes and goes without a word from the vendor.
    let license = loop {
        let license = site.ask("GET /v1/license", Value::Null).await;
        let shown = license.is(200);
        if shown["notice"] == "everyone" {
            break license;
        }
        assert_eq!(license.header("license-warning"), None);
        let next: jiff::Timestamp = shown["next_change_at"].as_str().unwrap().parse().unwrap();
        let wait = next.duration_since(site.place.clock.now());
        site.place.clock.advance(wait.try_into().unwrap());
    };
    let reason = license.is(200)["reasons"][0].clone();
    assert_eq!(reason["code"], "contact_lost");
    let warning = format!("contact-lost; freeze={}", &reason["changes_at"].as_str().unwrap()[..10]);
    let by_token = [("authorization", format!("Bearer {}", site.admin))];
    let by_token = [("authorization", by_token[0].1.as_str())];
    for (line, status) in [("GET /v1/license", 200), ("GET /v1/domains/none.example", 404), ("POST /v1/domains", 415)] {
        let answer = site.send(&site.router, line, &by_token, "").await;
        assert_eq!((answer.status, answer.header("license-warning")), (status, Some(warning.as_str())), "{line}");
    }
    let forbidden = site.send(&site.router, "GET /v1/domains", &metrics, "").await;
    assert_eq!((forbidden.status, forbidden.header("license-warning")), (403, Some(warning.as_str())));
    // Strangers hear nothing of it.
    for (line, status) in [("GET /v1/license", 401), ("GET /v1/health/live", 200), ("GET /v1/nothing", 404)] {
        let answer = site.send(&site.router, line, &[], "").await;
        assert_eq!((answer.status, answer.header("license-warning")), (status, None), "{line}");
    }
    let warned = json!({"state": "warn", "notice": "everyone", "reasons": ["contact_lost"]});
    assert_eq!(told(&health().await), warned);

    // Later nothing can be added any more, and the server is as alive and ready as ever.
    site.place.clock.advance(std::time::Duration::from_secs(400 * 86_400));
    let frozen = site.ask("GET /v1/license", Value::Null).await;
    assert_eq!(frozen.is(200)["state"], "growth_freeze");
    let again = site.ask("GET /v1/license", Value::Null).await;
    assert!(again.header("license-warning").unwrap().starts_with("contact-lost"));
    let health = health().await.is(200);
    assert_eq!((&health["state"], &health["reasons"][0]), (&json!("growth_freeze"), &json!("contact_lost")));
    for probe in ["GET /v1/health/live", "GET /v1/health/ready"] {
        site.send(&site.router, probe, &[], "").await.is(200);
    }
}
