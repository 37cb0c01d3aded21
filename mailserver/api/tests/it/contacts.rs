//! The address book of a domain over REST: kept in step by a panel under its own identifiers, read by holders of mailboxes.

use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const JSON: (&str, &str) = ("content-type", "application/json");

async fn with_domains(place: Place) -> Site {
    let site = Site::at(place).await;
    site.license().await;
    site.ask("POST /v1/plans", json!({"name": "small", "limits": {"contacts": 3}})).await.is(201);
    site.ask("POST /v1/tenants", json!({"name": "acme", "plan": "small"})).await.is(201);
    for name in ["acme.example", "second.example"] {
        let new = json!({"name": name, "tenant": "acme", "external_id": format!("e-{name}")});
        site.ask("POST /v1/domains", new).await.is(201);
    }
    site
}

#[tokio::test]
async fn contacts_are_put_found_counted_and_deleted() {
    for place in Place::all().await {
        let site = with_domains(place).await;
        let book = "/v1/domains/acme.example/contacts";
        let cora = json!({
            "name": "Cora Captain", "given_name": "Cora", "surname": "Captain", "organization": "Harbour Supplies",
            "department": "Sales", "title": "Head of sales", "kind": "individual",
            "emails": [{"address": "Cora@Supplier.EXAMPLE", "kind": "work"}, {"address": "cora@home.example"}],
            "phones": [{"number": "+49 30 901820", "kind": "mobile"}],
            "places": [{"kind": "work", "street": "Dock Road 4", "locality": "Hamburg", "postcode": "20457"}],
            "urls": ["https://supplier.example/"], "categories": ["suppliers"], "note": "On weekdays.\nNot on Fridays.",
        });
        let put = site.ask(&format!("PUT {book}/urn:uuid:4711%2Fa"), cora.clone()).await;
        assert_eq!(put.header("location"), Some("/v1/domains/acme.example/contacts/urn%3Auuid%3A4711%2Fa"));
        let made = put.is(201);
        assert_eq!(made["emails"][0], json!({"address": "Cora@supplier.example", "kind": "work"}));
        assert_eq!(made["emails"][1]["kind"], "other");
        for (field, said) in cora.as_object().unwrap().iter().filter(|(field, _)| *field != "emails") {
            match field.as_str() {
                "places" => assert_eq!(
                    (&made[field][0]["region"], &made[field][0]["locality"]),
                    (&json!(""), &json!("Hamburg"))
                ),
                _ => assert_eq!(&made[field], said, "{field}"),
            }
        }
        // What was read can be sent back, and changes nothing.
        let path = put.header("location").unwrap().to_owned();
        let etag = put.header("etag").unwrap().to_owned();
        let again = site.ask(&format!("PUT {path}"), made.clone()).await;
        assert_eq!((again.is(200), again.header("etag")), (made.clone(), Some(etag.as_str())));
        site.ask(&format!("PUT {book}/b"), json!({"name": "bert"})).await.is(201);
        site.ask(&format!("PUT {book}/a"), json!({"name": "Anton", "kind": "organization"})).await.is(201);
        // By the plan's limit, whichever of the tenant's domains it would be in.
        let full = site.ask("PUT /v1/domains/second.example/contacts/d", json!({"name": "Dora"})).await;
        full.fails(403, "limit_reached");
        let usage = site.ask("GET /v1/tenants/acme/usage", Value::Null).await.is(200);
        assert_eq!(usage["contacts"], 3);
        for (query, uids) in [
            ("", ["a", "b", "urn:uuid:4711/a"].as_slice()),
            ("?sort=-name", &["urn:uuid:4711/a", "b", "a"]),
            ("?sort=created_at", &["urn:uuid:4711/a", "b", "a"]),
            ("?search=HARBOUR", &["urn:uuid:4711/a"]),
            ("?search=901820", &["urn:uuid:4711/a"]),
            ("?search=b%25rt", &[]),
        ] {
            // One on each page: none is skipped and none comes twice.
            let sign = if query.is_empty() { "?" } else { "&" };
            let mut next = Some(format!("{book}{query}{sign}limit=1&count=true"));
            let mut found = Vec::new();
            while let Some(line) = next {
                let page = site.ask(&format!("GET {line}"), Value::Null).await;
                let body = page.is(200);
                assert_eq!(body["total"], uids.len(), "{query}");
                found.extend(body["data"].as_array().unwrap().iter().map(|it| it["uid"].as_str().unwrap().to_owned()));
                next = body["next_cursor"]
                    .as_str()
                    .map(|cursor| format!("{book}{query}{sign}limit=1&count=true&cursor={cursor}"));
            }
            assert_eq!(found, uids, "{query}");
        }
        // A book goes by every name of its domain, and by what the tenant's panel calls it.
        site.ask("PUT /v1/domains/second.example", json!({"tenant": "acme", "alias_of": "acme.example"})).await.is(200);
        let names = site.ask("GET /v1/domains?alias_of=ACME.example&count=true", Value::Null).await.is(200);
        assert_eq!((&names["total"], &names["data"][0]["name"]), (&json!(1), &json!("second.example")));
        for other in ["second.example", "by-external-id/e-acme.example"] {
            let page = site.ask(&format!("GET /v1/domains/{other}/contacts"), Value::Null).await.is(200);
            assert_eq!(page["data"].as_array().unwrap().len(), 3, "{other}");
            let read = site.ask(&format!("GET /v1/domains/{other}/contacts/b"), Value::Null).await.is(200);
            assert_eq!((&read["domain"], &read["name"]), (&json!("acme.example"), &json!("bert")));
        }
        let only = [("if-none-match", "*")];
        let taken = site.ask_with(&format!("PUT {book}/b"), &only, json!({"name": "Berta"})).await;
        assert!(matches!(taken.status, 409 | 412), "{}", taken.status);
        let changed = site.ask_with(&format!("PUT {path}"), &[("if-match", &etag)], json!({"name": "Cora"})).await;
        assert_eq!(changed.is(200)["emails"], json!([]), "all that was said is replaced");
        let late = site.ask_with(&format!("DELETE {path}"), &[("if-match", &etag)], Value::Null).await;
        late.fails(412, "precondition_failed");
        site.ask(&format!("DELETE {path}"), Value::Null).await.is(204);
        site.ask(&format!("GET {path}"), Value::Null).await.fails(404, "not_found");
        let told = site.ask("GET /v1/events?types=contact.*&limit=100", Value::Null).await.is(200);
        let told: Vec<_> = told["data"].as_array().unwrap().iter().map(|it| it["type"].clone()).collect();
        assert_eq!(told.len(), 5, "{told:?}");
        let audit =
            site.ask("GET /v1/audit-lines?object=contact:acme.example/urn:uuid:4711/a", Value::Null).await.is(200);
        assert_eq!(audit["data"].as_array().unwrap().len(), 3);
        // It goes with its domain, and gives room to others.
        site.ask("PATCH /v1/domains/second.example", json!({"alias_of": null})).await.is(200);
        site.ask("DELETE /v1/domains/acme.example", Value::Null).await.is(204);
        assert_eq!(site.ask("GET /v1/tenants/acme/usage", Value::Null).await.is(200)["contacts"], 0);
        site.ask("PUT /v1/domains/second.example/contacts/d", json!({"name": "Dora"})).await.is(201);
        // Nor is a book lost by making its domain another name of one.
        site.ask("POST /v1/domains", json!({"name": "third.example", "tenant": "acme"})).await.is(201);
        let tied = site.ask("PATCH /v1/domains/second.example", json!({"alias_of": "third.example"})).await;
        tied.fails(409, "in_use");
    }
}

#[tokio::test]
async fn what_a_card_cannot_say_is_pointed_at() {
    let site = with_domains(Place::sqlite()).await;
    let many = |count: usize, item: Value| Value::Array(vec![item; count]);
    for (card, fields) in [
        (json!({"name": " "}), ["/name required"].as_slice()),
        (json!({"name": "x".repeat(201)}), &["/name too_long"]),
        (json!({"name": "a\u{7}"}), &["/name invalid"]),
        (json!({"name": "a", "note": "x".repeat(4001)}), &["/note too_long"]),
        (json!({"name": "a", "emails": [{"address": "nobody"}]}), &["/emails/0/address invalid"]),
        (json!({"name": "a", "phones": [{"number": " "}]}), &["/phones/0/number required"]),
        (json!({"name": "a", "places": [{"country": "x".repeat(201)}]}), &["/places/0/country too_long"]),
        (json!({"name": "a", "urls": ["javascript:alert(1)", "nowhere"]}), &["/urls/0 invalid", "/urls/1 invalid"]),
        (json!({"name": "a", "categories": [""]}), &["/categories/0 required"]),
        (json!({"name": "a", "emails": many(21, json!({"address": "a@b.example"}))}), &["/emails out_of_range"]),
        (json!({"name": "a", "categories": many(51, json!("x"))}), &["/categories out_of_range"]),
    ] {
        let put = site.ask("PUT /v1/domains/acme.example/contacts/a", card.clone()).await;
        assert_eq!(put.fails(422, "invalid_fields"), *fields, "{card}");
    }
    let long = format!("PUT /v1/domains/acme.example/contacts/{}", "x".repeat(256));
    assert_eq!(site.ask(&long, json!({"name": "a"})).await.fails(422, "invalid_fields"), ["/uid invalid"]);
    site.ask("PUT /v1/domains/nobody.example/contacts/a", json!({"name": "a"})).await.fails(404, "not_found");
}

/// Whoever writes mail finds those of their domain's book, and changes none of them.
#[tokio::test]
async fn holders_of_mailboxes_read_the_book_of_their_domain() {
    let site = with_domains(Place::sqlite()).await;
    let new = json!({"address": "anna@acme.example", "password": "correct horse"});
    site.ask("POST /v1/mailboxes", new).await.is(201);
    for (uid, name) in [("1", "Bert"), ("2", "Cora")] {
        site.ask(&format!("PUT /v1/domains/acme.example/contacts/{uid}"), json!({"name": name})).await.is(201);
    }
    site.ask("PUT /v1/domains/second.example/contacts/3", json!({"name": "Cornelius"})).await.is(201);
    let login = json!({"login": "anna@acme.example", "password": "correct horse"}).to_string();
    let session = site.send(&site.router, "POST /v1/sessions", &[JSON], login).await.is(201);
    let bearer = format!("Bearer {}", session["secret"].as_str().unwrap());
    let ask = async |line: &str| {
        let body = if line.starts_with("PUT") { json!({"name": "X"}).to_string() } else { String::new() };
        site.send(&site.router, line, &[("authorization", bearer.as_str()), JSON], body).await
    };
    let found = ask("GET /v1/me/contacts?search=co").await.is(200);
    let names: Vec<_> = found["data"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Cora"]);
    for line in [
        "GET /v1/domains/acme.example/contacts",
        "GET /v1/domains/second.example/contacts/3",
        "PUT /v1/domains/acme.example/contacts/1",
        "DELETE /v1/domains/acme.example/contacts/1",
    ] {
        ask(line).await.fails(403, "insufficient_scope");
    }
    let house = site.ask("GET /v1/me/contacts", Value::Null).await;
    house.fails(403, "insufficient_scope");
}
