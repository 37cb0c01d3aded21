//! `?expand=`: a list with what its objects name, in one request.

use serde_json::{Value, json};

use crate::site::Site;

async fn filled() -> Site {
    let site = Site::open().await;
    site.license().await;
    let limits = json!({"mailboxes": 7, "tenants": 5});
    site.ask("POST /v1/plans", json!({"name": "gold", "description": "For all", "limits": limits})).await.is(201);
    for (name, plan) in [("acme", json!("gold")), ("bighost", json!("gold")), ("none", Value::Null)] {
        site.ask("POST /v1/tenants", json!({"name": name, "plan": plan})).await.is(201);
    }
    for (name, tenant) in [("a.example", json!("acme")), ("house.example", Value::Null)] {
        site.ask("POST /v1/domains", json!({"name": name, "tenant": tenant, "external_id": format!("e-{name}")}))
            .await
            .is(201);
        for person in ["anna", "ben"] {
            site.ask("POST /v1/mailboxes", json!({"address": format!("{person}@{name}")})).await.is(201);
        }
    }
    site
}

#[tokio::test]
async fn what_objects_name_is_shown_with_them_as_by_itself() {
    let site = filled().await;
    let read = async |line: &str| site.ask(&format!("GET {line}"), Value::Null).await.is(200);
    for (list, one, name, path) in [
        ("/v1/tenants", "/v1/tenants/acme", "plan", "/v1/plans/gold"),
        ("/v1/domains", "/v1/domains/by-external-id/e-a.example", "tenant", "/v1/tenants/acme"),
        ("/v1/mailboxes", "/v1/mailboxes/ben@a.example", "domain", "/v1/domains/a.example"),
    ] {
        let (named, plain) = (read(path).await, read(one).await);
        let page = read(&format!("{list}?expand={name}&limit=1")).await;
        let next = page["next_cursor"].as_str().unwrap().to_owned();
        let rest = read(&format!("{list}?expand={name}&limit=100&cursor={next}")).await;
        let all: Vec<&Value> =
            page["data"].as_array().unwrap().iter().chain(rest["data"].as_array().unwrap()).collect();
        let expanded = all.iter().copied().find(|it| it["id"] == plain["id"]).unwrap();
        assert_eq!(expanded["expanded"][name], named, "{one}");
        let mut without = expanded.clone();
        without.as_object_mut().unwrap().remove("expanded");
        assert_eq!(without, plain, "nothing else differs, and it is only there when it is asked for");
        // What was read so can be sent back.
        assert_eq!(site.ask(&format!("PUT {one}"), expanded.clone()).await.is(200), plain);
        for object in all {
            let is_there = object["expanded"].get(name).is_some();
            assert_eq!(is_there, !object[name].is_null(), "{object}");
        }
    }
    site.ask("GET /v1/tenants?expand=everything", Value::Null).await.fails(400, "invalid_query");
}

/// Nobody sees by a detour what they do not see straight.
#[tokio::test]
async fn what_is_shown_with_others_needs_a_right_of_its_own() {
    let site = filled().await;
    let token = async |scopes: Value, tenant: &str| {
        let new = json!({"name": "t", "scopes": scopes, "tenant": tenant});
        site.ask("POST /v1/tokens", new).await.is(201)["secret"].as_str().unwrap().to_owned()
    };
    let narrow = token(json!(["tenants:read", "mailboxes:read"]), "acme").await;
    let wide = token(json!(["admin"]), "acme").await;
    let ask = async |secret: &str, line: &str| {
        let bearer = format!("Bearer {secret}");
        site.send(&site.router, line, &[("authorization", bearer.as_str())], "").await
    };
    ask(&narrow, "GET /v1/mailboxes?expand=domain").await.fails(403, "insufficient_scope");
    ask(&narrow, "GET /v1/tenants?expand=plan").await.fails(403, "insufficient_scope");
    assert_eq!(ask(&narrow, "GET /v1/mailboxes").await.is(200)["data"].as_array().unwrap().len(), 2);
    // A tenant's plan is its seller's.
    let own = ask(&wide, "GET /v1/tenants?expand=plan").await.is(200)["data"][0].clone();
    assert_eq!((&own["plan"], &own["expanded"]), (&json!("gold"), &json!({})));
    // A reseller's tenants are on its own plans: it sees these, and so does the system.
    let reseller = token(json!(["admin"]), "bighost").await;
    let bearer = format!("Bearer {reseller}");
    let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    site.send(&site.router, "POST /v1/plans", &lines, json!({"name": "gold"}).to_string()).await.is(201);
    let small = json!({"name": "small", "plan": "gold"}).to_string();
    site.send(&site.router, "POST /v1/tenants", &lines, small).await.is(201);
    let small = "GET /v1/tenants?search=small&expand=plan";
    let theirs = ask(&reseller, small).await.is(200);
    assert_eq!(theirs["data"][0]["expanded"]["plan"]["description"], "");
    assert_eq!(site.ask(small, Value::Null).await.is(200), theirs);
}
