//! Vendors and their staff, from their making to their end, on both databases.

use serde_json::{Value, json};

use super::site::{PASSWORD, Site};

#[tokio::test]
async fn a_vendor_is_made_named_and_switched_off() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        let order = json!({"slug": "acme", "name": "x", "product": "p", "issuer": "https://x.example", "hosts": []});
        site.operator("acme", "POST /v1/vendors", order.clone()).await.fails(409, "already_exists");
        let mut taken = order;
        (taken["slug"], taken["hosts"]) = (json!("other"), json!(["acme.example"]));
        site.operator("acme", "POST /v1/vendors", taken.clone()).await.fails(409, "already_exists");
        (taken["slug"], taken["issuer"], taken["hosts"]) = (json!("Not A Slug"), json!("http://x"), json!(["a b"]));
        let refused = site.operator("acme", "POST /v1/vendors", taken).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/slug invalid", "/issuer invalid", "/hosts/0 invalid"]);

        let read = site.ask(&owner, "GET /v1/vendor", Value::Null).await;
        let etag = read.header("etag").unwrap().to_owned();
        let patch = json!({"name": "Acme Mail Ltd"});
        let line = "PATCH /v1/vendor";
        site.ask_with(&owner, line, &[("if-match", "\"r9\"")], patch.clone()).await.fails(412, "precondition_failed");
        let named = site.ask_with(&owner, line, &[("if-match", &etag)], patch).await.is(200);
        assert_eq!(named["name"], "Acme Mail Ltd");
        site.ask(&owner, line, json!({"hosts": ["bolt.example"]})).await.fails(422, "invalid_body");
        let mut policy = site.ask(&owner, "GET /v1/vendor/policy", Value::Null).await.is(200);
        policy["payment_days"] = json!(31);
        let refused = site.ask(&owner, "PUT /v1/vendor/policy", policy).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/payment_days out_of_range"]);

        let off = json!({"status": "disabled"});
        site.operator("acme", "PATCH /v1/vendors/acme", off).await.is(200);
        site.ask(&owner, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
        let login = json!({"vendor": "acme", "kind": "staff", "email": "owner@acme.example", "password": PASSWORD});
        site.stranger("POST /v1/sessions", login).await.fails(401, "login_failed");
    }
}

/// Who is taken off the list is out at once, and a vendor keeps an owner.
#[tokio::test]
async fn staff_come_change_and_go_but_the_last_owner_stays() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let (owner, sam) = (site.staff("acme", "owner").await, site.staff("acme", "sales").await);
        let again = json!({"email": "SALES@acme.example", "name": "Other", "role": "support"});
        site.ask(&owner, "POST /v1/staff", again).await.fails(409, "already_exists");
        let (of_owner, of_sam) = (format!("PATCH /v1/staff/{}", owner.id), format!("PATCH /v1/staff/{}", sam.id));
        for patch in [json!({"role": "auditor"}), json!({"status": "disabled"})] {
            site.ask(&owner, &of_owner, patch).await.fails(409, "last_owner");
        }
        site.ask(&owner, "GET /v1/whoami", Value::Null).await.is(200);
        let token =
            site.ask(&sam, "POST /v1/tokens", json!({"name": "t", "scopes": ["customers:write"]})).await.is(201);
        let token = format!("Bearer {}", token["secret"].as_str().unwrap());
        let by_token =
            async |line: &str| site.reader.ask(&site.router, line, &[("authorization", &token)], Value::Null).await;
        by_token("GET /v1/customers").await.is(200);
        by_token("GET /v1/vendor").await.fails(403, "insufficient_scope");
        by_token("POST /v1/me/totp").await.fails(403, "session_required");

        // A smaller role ends the session, and shrinks the token that was made before.
        let changed = site.ask(&owner, &of_sam, json!({"role": "auditor", "name": "Sam Seer"})).await.is(200);
        assert_eq!((&changed["role"], &changed["name"]), (&json!("auditor"), &json!("Sam Seer")));
        site.ask(&sam, "GET /v1/whoami", Value::Null).await.fails(401, "invalid_token");
        by_token("GET /v1/customers").await.is(200);
        let order = json!({"email": "x@example.org", "name": "X"});
        let refused = site.reader.ask(&site.router, "POST /v1/customers", &[("authorization", &token)], order).await;
        refused.fails(403, "insufficient_scope");
        site.ask(&owner, &of_sam, json!({"status": "disabled"})).await.is(200);
        by_token("GET /v1/whoami").await.fails(401, "invalid_token");

        site.ask(&owner, &of_sam, json!({"role": "owner", "status": "active"})).await.is(200);
        site.ask(&owner, &of_owner, json!({"role": "support"})).await.is(200);
    }
}

#[tokio::test]
async fn the_books_tell_who_did_what_and_what_happened_in_order() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let owner = site.staff("acme", "owner").await;
        let sam = site.staff("acme", "sales").await;
        site.ask(&owner, &format!("PATCH /v1/staff/{}", sam.id), json!({"name": "Sam"})).await.is(200);
        let lines = site.ask(&owner, "GET /v1/audit-lines?limit=1", Value::Null).await.is(200);
        let line = &lines["data"][0];
        assert_eq!(
            (&line["actor"], &line["action"], &line["object"]),
            (&json!(owner.id), &json!("staff.updated"), &json!(sam.id))
        );
        assert_eq!(line["peer"], "192.0.2.7");
        let names = |side: &str| serde_json::from_str::<Value>(line[side].as_str().unwrap()).unwrap()["name"].clone();
        assert_eq!((names("before"), names("after")), (json!("sales"), json!("Sam")));
        let older = format!("GET /v1/audit-lines?cursor={}", lines["next_cursor"].as_str().unwrap());
        let older = site.ask(&owner, &older, Value::Null).await.is(200);
        assert_ne!(older["data"][0]["action"], "staff.updated");

        // A reader who keeps the cursor sees what happens next, and nothing twice.
        let mut cursor = String::new();
        let mut seen = Vec::new();
        loop {
            let page = site.ask(&sam, &format!("GET /v1/events?limit=7{cursor}"), Value::Null).await.is(200);
            seen.extend(page["data"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap().to_owned()));
            cursor = format!("&cursor={}", page["next_cursor"].as_str().unwrap());
            if page["has_more"] == false {
                break;
            }
        }
        let distinct: std::collections::BTreeSet<&String> = seen.iter().collect();
        assert!(seen.len() > 15 && distinct.len() == seen.len(), "{seen:?}");
        site.customer("acme", "carla").await;
        let next = site.ask(&sam, &format!("GET /v1/events?limit=1{cursor}"), Value::Null).await.is(200);
        assert_eq!(next["data"][0]["type"], "customer.created");

        let feed = site.office.db.feed();
        feed.trim(site.clock.micros() + 1, 1000).await.unwrap();
        let gone = site.ask(&sam, &format!("GET /v1/events?limit=1{cursor}"), Value::Null).await;
        gone.fails(410, "cursor_expired");
        let rest = site.ask(&sam, "GET /v1/events", Value::Null).await.is(200);
        assert_eq!(rest["data"], json!([]));
    }
}
