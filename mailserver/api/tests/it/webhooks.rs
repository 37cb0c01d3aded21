//! Who is told of what by webhooks. How messages are signed, sent and sent again is told by foundation's own tests.

use engine::events::KINDS;
use foundation::db::Cursor;
use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

async fn ask(site: &Site, token: &str, line: &str, body: Value) -> foundation::http::testing::Answer {
    let bearer = format!("Bearer {token}");
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.send(&site.router, line, &[("authorization", &bearer), ("content-type", "application/json")], body).await
}

async fn endpoint(site: &Site, token: &str, events: Value) -> String {
    let order = json!({"url": "https://shop.example.com/hooks", "events": events});
    let made = ask(site, token, "POST /v1/webhook-endpoints", order).await.is(201);
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    made["id"].as_str().unwrap().to_owned()
}

/// What an endpoint was told, the newest first.
async fn told(site: &Site, token: &str, endpoint: &str) -> Vec<Value> {
    site.engine.webhooks().follow().await.unwrap();
    let line = format!("GET /v1/webhook-endpoints/{endpoint}/deliveries");
    let page = ask(site, token, &line, Value::Null).await.is(200);
    page["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| serde_json::from_str(it["body"].as_str().unwrap()).unwrap())
        .collect()
}

#[tokio::test]
async fn a_tenant_hears_of_its_own_a_reseller_of_those_under_it_and_the_server_of_all() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        site.ask("POST /v1/plans", json!({"name": "reseller", "limits": {"tenants": 10}})).await.is(201);
        let mut tokens = Vec::new();
        for (name, parent, plan) in
            [("bighost", None, Some("reseller")), ("small", Some("bighost"), None), ("other", None, None)]
        {
            site.ask("POST /v1/tenants", json!({"name": name, "parent": parent, "plan": plan})).await.is(201);
            let order = json!({"name": "hooks", "scopes": ["events:write"], "tenant": name});
            tokens.push(site.ask("POST /v1/tokens", order).await.is(201)["secret"].as_str().unwrap().to_owned());
        }
        let [bighost, small, other] = &tokens[..] else { unreachable!() };
        let house = endpoint(&site, &site.admin, json!(["domain.*"])).await;
        let of_bighost = endpoint(&site, bighost, json!(["*"])).await;
        let of_small = endpoint(&site, small, json!(["domain.*", "mailbox.*"])).await;
        let of_other = endpoint(&site, other, json!(["domain.*"])).await;
        site.ask("POST /v1/domains", json!({"name": "small.example", "tenant": "small"})).await.is(201);
        let made = site.ask("POST /v1/mailboxes", json!({"address": "anna@small.example"})).await.is(201);

        let of_small = told(&site, small, &of_small).await;
        let kinds: Vec<&str> = of_small.iter().map(|it| it["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["mailbox.created", "domain.created"]);
        // What is told is who and not what: whoever may reads the rest.
        assert_eq!((&of_small[0]["data"]["object"], &of_small[0]["data"]["revision"]), (&made["id"], &json!(1)));
        assert_eq!(told(&site, &site.admin, &house).await, of_small[1..]);
        let bighost_was_told = told(&site, bighost, &of_bighost).await;
        assert!(of_small.iter().all(|it| bighost_was_told.contains(it)), "{bighost_was_told:?}");
        assert_eq!(told(&site, other, &of_other).await, Vec::<Value>::new());

        // Sent once more: the same, from the feed, and nobody else's.
        let since = json!({"since": "2000-01-01T00:00:00Z"});
        for (token, endpoint, count) in [(other, &of_other, 0), (bighost, &of_bighost, bighost_was_told.len())] {
            let line = format!("POST /v1/webhook-endpoints/{endpoint}/replay");
            ask(&site, token, &line, since.clone()).await.is(204);
            let again = told(&site, token, endpoint).await;
            assert!(again.len() >= count, "{again:?}");
            let foreign = |it: &Value| it["data"]["detail"]["name"] == "other";
            assert!(!again.iter().any(foreign) && (token == bighost || again.is_empty()), "{again:?}");
        }
        // Nobody is told of what becomes of a tenant that is gone, but its reseller.
        ask(&site, &site.admin, "DELETE /v1/tenants/small?purge_after=P0D", Value::Null).await.is(204);
        let last = told(&site, bighost, &of_bighost).await;
        assert!(last.iter().any(|it| it["type"] == "tenant.purged"), "{last:?}");
        let mut conn = site.engine.store().read().await.unwrap();
        let sql = "SELECT COUNT(*) FROM webhook_endpoints WHERE status <> 'deleted'";
        assert_eq!(conn.one(sql, foundation::args![]).await.unwrap().int(0).unwrap(), 3);
    }
}

#[tokio::test]
async fn an_endpoint_is_made_read_changed_tested_and_deleted() {
    let site = Site::open().await;
    let key = [("idempotency-key", "hook")];
    let order = json!({"url": "https://shop.example.com/hooks/a-secret-place", "description": "The shop", "events": ["mailbox.*"]});
    let made = site.ask_with("POST /v1/webhook-endpoints", &key, order.clone()).await.is(201);
    // The secret is shown once, and kept with no answer.
    let again = site.ask_with("POST /v1/webhook-endpoints", &key, order).await.is(201);
    assert_eq!((&again["id"], again.get("secret")), (&made["id"], None));
    let line =
        |method: &str, rest: &str| format!("{method} /v1/webhook-endpoints/{}{rest}", made["id"].as_str().unwrap());
    let read = site.ask(&line("GET", ""), Value::Null).await;
    let etag = read.header("etag").unwrap().to_owned();
    assert_eq!(read.is(200), again);
    for (wrong, errors) in [
        (json!({"url": "http://shop.example.com"}), ["/url invalid"]),
        (json!({"url": "https://10.0.0.7/"}), ["/url invalid"]),
        (json!({"url": "https://shop.example.com/", "events": ["Mailbox"]}), ["/events/0 invalid"]),
    ] {
        assert_eq!(site.ask("POST /v1/webhook-endpoints", wrong).await.fails(422, "invalid_fields"), errors);
    }
    let off = json!({"status": "disabled"});
    site.ask_with(&line("PATCH", ""), &[("if-match", "\"r9\"")], off.clone()).await.fails(412, "precondition_failed");
    let off = site.ask_with(&line("PATCH", ""), &[("if-match", &etag)], off).await.is(200);
    assert_eq!((&off["status"], &off["disabled_reason"]), (&json!("disabled"), &json!("asked")));
    site.ask(&line("POST", "/test"), Value::Null).await.fails(409, "webhook_endpoint_disabled");
    site.ask(&line("PATCH", ""), json!({"status": "enabled"})).await.is(200);
    let test = site.ask(&line("POST", "/test"), Value::Null).await;
    let place = format!("GET {}", test.header("location").unwrap());
    let test = test.is(201);
    assert_eq!(
        (&test["type"], &site.ask(&place, Value::Null).await.is(200)["id"]),
        (&json!("webhook.test"), &test["id"])
    );
    let rotated = site.ask(&line("POST", "/rotate-secret"), json!({"overlap_seconds": 60})).await.is(200);
    assert!(rotated["secret"] != made["secret"] && rotated["previous_secret_expires_at"].is_string());
    // What its address holds after the host may be a secret.
    let lines = site.ask("GET /v1/audit-lines?limit=100", Value::Null).await.text();
    assert!(lines.contains("webhook_endpoint.secret_rotated") && !lines.contains("a-secret-place"), "{lines}");
    site.ask(&line("DELETE", ""), Value::Null).await.is(204);
    site.ask(&line("GET", ""), Value::Null).await.fails(404, "not_found");
    site.ask(&place, Value::Null).await.fails(404, "not_found");
    // Everything that happened has its line in the table from which readers are told.
    let entries = site.engine.store().db().feed().told(Cursor(0), 1000, |list| list).await.unwrap().unwrap();
    for entry in entries {
        assert!(KINDS.iter().any(|kind| kind.name == entry.kind), "{} is missing in engine's events", entry.kind);
    }
}
