//! Customers, and their own accounts.

use serde_json::{Value, json};

use super::site::{PASSWORD, Site};

#[tokio::test]
async fn staff_make_an_account_and_its_customer_keeps_it_true() {
    for site in Site::both().await {
        site.vendor("acme").await;
        let sales = site.staff("acme", "sales").await;
        let order = json!({
            "email": "Carla@Example.org", "name": "Carla Customer", "external_id": "crm-4711", "company": "Example Ltd",
            "address": {"street": "1 Letter Lane", "town": "Posttown", "country": "DE"},
            "contacts": [{"name": "Bert Books", "email": "books@example.org", "purpose": "billing"}],
        });
        let made = site.ask(&sales, "POST /v1/customers", order.clone()).await;
        let carla = made.is(201);
        assert_eq!((&carla["email"], &carla["address"]["town"]), (&json!("carla@example.org"), &json!("Posttown")));
        site.ask(&sales, "POST /v1/customers", order).await.fails(409, "already_exists");
        let same_id = json!({"email": "dora@example.org", "name": "Dora", "external_id": "crm-4711"});
        site.ask(&sales, "POST /v1/customers", same_id).await.fails(409, "already_exists");
        for (search, count) in [
            ("email=CARLA@example.org", 1),
            ("external_id=crm-4711", 1),
            ("email=nobody@example.org", 0),
            ("external_id=crm", 0),
        ] {
            let found = site.ask(&sales, &format!("GET /v1/customers?{search}"), Value::Null).await.is(200);
            assert_eq!(found["data"].as_array().unwrap().len(), count, "{search}");
        }

        let line = format!("POST /v1/customers/{}/password-link", carla["id"].as_str().unwrap());
        let link = site.ask(&sales, &line, Value::Null).await.is(200);
        let redemption = json!({"link": link["secret"], "password": PASSWORD});
        site.stranger("POST /v1/password-links/redeem", redemption).await.is(204);
        let login = json!({"vendor": "acme", "kind": "customer", "email": "carla@example.org", "password": PASSWORD});
        let as_staff = json!({"vendor": "acme", "kind": "staff", "email": "carla@example.org", "password": PASSWORD});
        site.stranger("POST /v1/sessions", as_staff).await.fails(401, "login_failed");
        let carla = site.log_in(login).await;
        let read = site.ask(&carla, "GET /v1/account", Value::Null).await;
        let etag = read.header("etag").unwrap().to_owned();
        let patch = json!({"phone": "+49 30 1234567", "contacts": []});
        let changed = site.ask_with(&carla, "PATCH /v1/account", &[("if-match", &etag)], patch).await.is(200);
        assert_eq!(
            (&changed["phone"], &changed["contacts"], &changed["company"]),
            (&json!("+49 30 1234567"), &json!([]), &json!("Example Ltd"))
        );
        // Status and external id are the vendor's.
        for field in ["status", "external_id", "email"] {
            let refused = site.ask(&carla, "PATCH /v1/account", json!({field: "x"})).await;
            assert_eq!(refused.fails(422, "invalid_body"), [format!("/{field} unknown_field")]);
        }
        let wrong =
            json!({"address": {"country": "Germany"}, "contacts": [{"name": "", "email": "x", "purpose": "other"}]});
        let refused = site.ask(&carla, "PATCH /v1/account", wrong).await;
        assert_eq!(
            refused.fails(422, "invalid_fields"),
            ["/address/country invalid", "/contacts/0/name invalid", "/contacts/0/email invalid"]
        );

        let off = format!("PATCH /v1/customers/{}", carla.id);
        site.ask(&sales, &off, json!({"status": "disabled", "external_id": null})).await.is(200);
        site.ask(&carla, "GET /v1/account", Value::Null).await.fails(401, "invalid_token");
    }
}

#[tokio::test]
async fn lists_go_on_from_page_to_page() {
    let site = Site::open().await;
    site.vendor("acme").await;
    let support = site.staff("acme", "support").await;
    for number in 0..5 {
        let order = json!({"email": format!("c{number}@example.org"), "name": "C"});
        site.ask(&support, "POST /v1/customers", order).await.is(201);
    }
    let (mut seen, mut next) = (Vec::new(), Some("/v1/customers?limit=2".to_owned()));
    while let Some(line) = next {
        let page = site.ask(&support, &format!("GET {line}"), Value::Null).await;
        let body = page.is(200);
        seen.extend(
            body["data"].as_array().unwrap().iter().map(|customer| customer["email"].as_str().unwrap().to_owned()),
        );
        next = page.header("link").map(|link| link[1..link.find('>').unwrap()].to_owned());
    }
    assert_eq!(seen, ["c0@example.org", "c1@example.org", "c2@example.org", "c3@example.org", "c4@example.org"]);
}
