//! Builds, and which of them a licence may have.

use serde_json::{Value, json};

use super::till::{Till, lasting, level};

fn build(date: &str, channel: &str) -> Value {
    let file = json!({
        "name": "pennypost.deb", "url": format!("https://downloads.acme.example/{date}/pennypost.deb"),
        "sha256": "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
    });
    json!({"built_at": date, "channel": channel, "notes": "What is new.", "files": [file]})
}

/// What a customer sees: version, entitlement, how many files.
async fn seen(till: &Till, license: &str, query: &str) -> Vec<(String, String, usize)> {
    let page = till.ask(&till.carla, &format!("GET {license}/downloads{query}"), Value::Null).await.is(200);
    let row = |build: &Value| {
        let text = |name: &str| build[name].as_str().unwrap().to_owned();
        assert_eq!(build["remedy"].is_null(), build["entitlement"] == "entitled", "{build}");
        (text("version"), text("entitlement"), build["files"].as_array().unwrap().len())
    };
    page["data"].as_array().unwrap().iter().map(row).collect()
}

fn rows(expected: &[(&str, &str, usize)]) -> Vec<(String, String, usize)> {
    expected.iter().map(|(version, state, files)| ((*version).to_owned(), (*state).to_owned(), *files)).collect()
}

/// UPS-22, UPS-23, SM-LIC-05: what was built before protection ends is there without a payment, what comes later when it is renewed.
#[tokio::test]
async fn a_licence_may_have_every_build_that_its_protection_covers() {
    for till in Till::both().await {
        let owner = till
            .site
            .log_in(json!({"vendor": "acme", "kind": "staff", "email": "owner@acme.example",
            "password": super::site::PASSWORD}))
            .await;
        let owner = lasting(&till.site, owner, &["catalogue:write", "licenses:write"]).await;
        let license = till.licensed(level("essential", false, json!(25))).await;
        for (version, date, channel) in [
            ("1.9.0", "2026-01-05T09:00:00Z", "stable"),
            ("2.0.0", "2027-05-01T00:00:00Z", "stable"),
            ("2.0.1", "2027-05-01T00:00:01Z", "stable"),
            ("2.1.0-rc1", "2027-06-01T00:00:00Z", "preview"),
        ] {
            let line = format!("PUT /v1/releases/{version}");
            till.ask(&owner, &line, build(date, channel)).await.is(201);
        }
        // Not activated: protection has not begun, and everything is covered.
        assert!(seen(&till, &license, "").await.iter().all(|(_, state, _)| state == "entitled"));
        let protect = json!({"until": "2027-05-01T00:00:00Z", "reason": "for the test"});
        till.ask(&owner, &format!("POST {license}/maintenance"), protect).await.is(200);
        let lapsed = rows(&[
            ("2.1.0-rc1", "needs_protection", 0),
            ("2.0.1", "needs_protection", 0),
            ("2.0.0", "entitled", 1),
            ("1.9.0", "entitled", 1),
        ]);
        assert_eq!(seen(&till, &license, "").await, lapsed, "one released on the last day is covered");
        assert_eq!(seen(&till, &license, "?channel=preview").await.len(), 1);
        let page = till.ask(&till.carla, &format!("GET {license}/downloads?limit=3"), Value::Null).await.is(200);
        let next = format!("?limit=3&cursor={}", page["next_cursor"].as_str().unwrap());
        assert_eq!(seen(&till, &license, &next).await, lapsed[3..]);
        let files = &page["data"][2]["files"][0];
        assert_eq!(files["sha256"], "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        // An upsize costs what it costs, and entitles to no less.
        till.upsizes(&license, level("professional", false, json!(25)), "on_invoice").await;
        assert_eq!(seen(&till, &license, "").await, lapsed);
        let protect = json!({"until": "2028-05-01T00:00:00Z", "reason": "renewed"});
        till.ask(&owner, &format!("POST {license}/maintenance"), protect).await.is(200);
        assert!(seen(&till, &license, "").await.iter().all(|(_, state, files)| state == "entitled" && *files == 1));
        till.ask(&owner, &format!("POST {license}/revoke"), json!({"reason": "stolen"})).await.is(200);
        assert!(
            seen(&till, &license, "").await.iter().all(|(_, state, files)| state == "license_ended" && *files == 0)
        );
        // Somebody else's licence has no downloads.
        let dora = till.site.customer("acme", "dora").await;
        till.ask(&dora, &format!("GET {license}/downloads"), Value::Null).await.fails(404, "not_found");
    }
}

#[tokio::test]
async fn what_is_said_of_a_build_is_checked_and_kept() {
    for till in Till::both().await {
        let site = &till.site;
        let line = "PUT /v1/releases/2.4.0";
        let mut wrong = build("2026-01-05T09:00:00Z", "stable");
        wrong["files"][0]["url"] = json!("http://downloads.acme.example/x");
        wrong["files"][0]["sha256"] = json!("abc");
        let refused = site.operator("acme", line, wrong).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/files/0/url invalid", "/files/0/sha256 invalid"]);
        let many: Vec<Value> = (0..51).map(|_| build("2026-01-05T09:00:00Z", "stable")["files"][0].clone()).collect();
        let mut wrong = build("2026-01-05T09:00:00Z", "stable");
        wrong["files"] = json!(many);
        assert_eq!(site.operator("acme", line, wrong).await.fails(422, "invalid_fields"), ["/files too_long"]);
        let odd = site.operator("acme", "PUT /v1/releases/-2", build("2026-01-05T09:00:00Z", "stable")).await;
        assert_eq!(odd.fails(422, "invalid_fields"), ["/version invalid"]);
        let made = site.operator("acme", line, build("2026-01-05T09:00:00Z", "stable")).await;
        made.is(201);
        assert_eq!(made.header("location"), Some("/v1/releases/2.4.0"));
        let old = made.header("etag").unwrap().to_owned();
        let changed = site.operator("acme", line, build("2026-01-06T09:00:00Z", "preview")).await.is(200);
        assert_eq!(changed["channel"], "preview");
        let lines = [("vendor", "acme"), ("if-match", old.as_str())];
        let stale = site.reader.ask(&site.local, line, &lines, build("2026-01-06T09:00:00Z", "stable")).await;
        stale.fails(412, "precondition_failed");
        let listed = site.operator("acme", "GET /v1/releases?channel=stable", Value::Null).await.is(200);
        assert_eq!(listed["data"], json!([]));
        let audit = till.ask(&till.owner, "GET /v1/audit-lines", Value::Null).await.is(200).to_string();
        assert!(audit.contains("release.changed") && audit.contains("release:2.4.0"));
        site.operator("acme", "DELETE /v1/releases/2.4.0", Value::Null).await.is(204);
        site.operator("acme", "GET /v1/releases/2.4.0", Value::Null).await.fails(404, "not_found");
    }
}
