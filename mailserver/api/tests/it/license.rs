//! The licence by REST: from Free to more without a connection, on both databases.

use api::ApiLimits;
use foundation::throttle::LoginLimits;
use serde_json::{Value, json};
use store::testing::Place;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::site::{Site, VENDOR};

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

/// Why a licence server gives no answer that counts, each reason by its code and with what to do.
#[tokio::test]
async fn what_keeps_a_licence_server_from_an_answer_is_told_apart() {
    let nowhere = Site::licensed_by(None, Place::sqlite(), ApiLimits::default(), LoginLimits::default()).await;
    let request = json!({"purpose": "activate"});
    nowhere.ask("POST /v1/license/requests", request).await.fails(409, "license_server_not_named");

    let site = Site::open().await;
    let refresh = async || site.ask("POST /v1/license/refresh", Value::Null).await;
    refresh().await.fails(409, "not_licensed");
    site.ask("DELETE /v1/license", Value::Null).await.fails(409, "not_licensed");
    site.license().await;
    let unreachable = refresh().await;
    unreachable.fails(503, "license_server_unreachable");
    assert!(unreachable.text().contains("outgoing TCP port 1 "), "{}", unreachable.text());

    let settings = async |settings: Value| site.ask("PATCH /v1/settings/license", settings).await.is(200);
    settings(json!({"ca_file": "/nowhere/authority.pem"})).await;
    let unusable = refresh().await;
    unusable.fails(409, "license_settings_unusable");
    assert!(unusable.text().contains("/nowhere/authority.pem"), "{}", unusable.text());

    let address = refusing_server().await;
    settings(json!({"ca_file": null, "server_url": address, "issuer": VENDOR})).await;
    let refused = refresh().await;
    refused.fails(409, "license_refused");
    assert!(refused.text().contains("refuses (install_cloned): a copy asked since"), "{}", refused.text());
    assert_eq!(site.ask("GET /v1/license", Value::Null).await.is(200)["state"], "licensed", "no right is lost by it");
}

/// A licence server on this machine that refuses whatever it is asked; its address.
async fn refusing_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !request.ends_with(b"}") && stream.read_buf(&mut request).await.unwrap() > 0 {}
            let body = r#"{"code":"install_cloned","detail":"a copy asked since"}"#;
            let answer = format!(
                "HTTP/1.1 409 Conflict\r\ncontent-type: application/problem+json\r\ncontent-length: {}\r\n\
                 connection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    address
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
