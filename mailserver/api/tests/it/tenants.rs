//! Tenants as a provider's own system provisions them, and everything that panels suffer from elsewhere (the fifteen points).

use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

#[tokio::test]
async fn a_providers_whole_life() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        let limits = json!({"domains": 2, "mailboxes": 3, "mailbox_bytes": 1_000_000});
        site.ask("PUT /v1/plans/silver", json!({"limits": limits, "features": ["imap", "submission"]})).await.is(201);
        site.ask("PUT /v1/plans/bronze", json!({"limits": {"mailboxes": 1}})).await.is(201);
        let put = "PUT /v1/tenants/by-external-id/17";
        let order = json!({
            "domain": "acme.example", "plan": "silver", "admin": {"login": "boss@acme.example", "password": "correct horse"}
        });
        // Nothing is kept of what was only tried.
        let tried = site.ask(&format!("{put}?dry_run=true"), order.clone()).await;
        assert_eq!((tried.is(201)["name"].as_str(), tried.header("dry-run")), (Some("acme-example"), Some("true")));
        site.ask("GET /v1/tenants/by-external-id/17", Value::Null).await.fails(404, "not_found");
        let made = site.ask(put, order.clone()).await.is(201);
        assert_eq!((&made["domain"], &made["admin"]), (&json!("acme.example"), &json!({"login": "boss@acme.example"})));
        // (4), (5): what is repeated after a timeout changes nothing, and what was read can be sent back.
        let again = site.ask(put, order).await;
        assert_eq!(again.is(200)["updated_at"], made["updated_at"]);
        assert_eq!(site.ask(put, made.clone()).await.is(200), made);
        let read = site.ask("GET /v1/tenants/by-external-id/17", Value::Null).await.is(200);
        assert_eq!(read, site.ask("GET /v1/tenants/acme-example", Value::Null).await.is(200));
        assert_eq!(read["limits"]["mailboxes"], 3);

        // (14): one that is wrong harms none of the others.
        let mailbox =
            |name: &str| json!({"method": "PUT", "path": format!("/v1/mailboxes/{name}@acme.example"), "body": {}});
        let batch = json!({"requests": [mailbox("anna"), mailbox("not%20a%20name"), mailbox("bert")], "order": "any"});
        let done = site.ask("POST /v1/batch", batch).await.is(200);
        let statuses: Vec<u64> =
            done["results"].as_array().unwrap().iter().map(|it| it["status"].as_u64().unwrap()).collect();
        assert_eq!((statuses, &done["failed"]), (vec![201, 422, 201], &json!(1)));
        assert_eq!(done["results"][0]["body"]["quota_bytes"], 1_000_000, "the most that is allowed");

        // (7): what is in use is counted when it is asked for, of everybody in one call.
        let usage = site.ask("GET /v1/usage", Value::Null).await.is(200);
        let of = |field: &str| usage["data"][0][field].clone();
        assert_eq!(
            (of("tenant"), of("mailboxes"), of("domains"), of("storage_bytes")),
            (json!("acme-example"), json!(2), json!(1), json!(0))
        );
        assert_eq!(site.ask("GET /v1/tenants/acme-example/usage", Value::Null).await.is(200), usage["data"][0]);

        site.ask("PUT /v1/mailboxes/carl@acme.example", json!({})).await.is(201);
        let full = site.ask("PUT /v1/mailboxes/dora@acme.example", json!({})).await;
        full.fails(403, "limit_reached");
        assert_eq!(full.json()["exceeded"], json!([{"limit": "mailboxes", "used": 3, "allowed": 3}]));
        let large = site.ask("PATCH /v1/mailboxes/anna@acme.example", json!({"quota_bytes": 1_000_001})).await;
        large.fails(403, "limit_reached");
        let catch = json!({"catch_all": "anna@acme.example"});
        site.ask("PATCH /v1/domains/acme.example", catch).await.fails(403, "not_in_plan");

        let down = json!({"plan": "bronze"});
        let refused = site.ask("PUT /v1/tenants/by-external-id/17/plan", down.clone()).await;
        refused.fails(409, "usage_exceeds_plan");
        assert_eq!(refused.json()["exceeded"], json!([{"limit": "mailboxes", "used": 3, "allowed": 1}]));
        let overridden = json!({"plan": "bronze", "overrides": {"mailboxes": 5}});
        let changed = site.ask("PUT /v1/tenants/by-external-id/17/plan", overridden).await.is(200);
        assert_eq!((&changed["plan"], &changed["limits"]["mailboxes"]), (&json!("bronze"), &json!(5)));
        site.ask("DELETE /v1/plans/bronze", Value::Null).await.fails(409, "in_use");

        for _ in 0..2 {
            let off = json!({"mode": "login", "reason": "invoice 7 is overdue"});
            let off = site.ask("POST /v1/tenants/by-external-id/17/suspend", off).await.is(200);
            assert_eq!((&off["status"], &off["suspension"]["mode"]), (&json!("suspended"), &json!("login")));
        }
        assert_eq!(
            site.ask("GET /v1/tenants?status=suspended", Value::Null).await.is(200)["data"][0]["name"],
            "acme-example"
        );
        let on = site.ask("POST /v1/tenants/by-external-id/17/unsuspend", Value::Null).await.is(200);
        assert_eq!((&on["status"], on.get("suspension")), (&json!("active"), None));
        let renewal = json!({"until": "2026-03-05T00:00:00Z"});
        assert_eq!(
            site.ask("POST /v1/tenants/acme-example/renew", renewal).await.is(200)["renewed_until"],
            "2026-03-05T00:00:00Z"
        );
        let password = json!({"password": "another horse"});
        site.ask("POST /v1/tenants/by-external-id/17/admin/password", password).await.is(204);

        // (15): what is deleted comes back, as it was.
        let gone = site.ask("DELETE /v1/tenants/by-external-id/17", Value::Null).await.is(200);
        assert_eq!((&gone["status"], &gone["purge_at"]), (&json!("terminated"), &json!("2026-02-04T09:00:00Z")));
        site.ask("DELETE /v1/tenants/by-external-id/17", Value::Null).await.is(200);
        site.ask("PATCH /v1/tenants/acme-example", json!({"name": "other"})).await.fails(409, "deleted");
        assert_eq!(site.ask("GET /v1/tenants", Value::Null).await.is(200)["data"], json!([]));
        let back = site.ask("POST /v1/tenants/by-external-id/17/restore", Value::Null).await.is(200);
        assert_eq!((&back["status"], &back["domain"]), (&json!("active"), &json!("acme.example")));
        site.ask("GET /v1/mailboxes/anna@acme.example", Value::Null).await.is(200);

        site.ask("DELETE /v1/tenants/by-external-id/17?purge_after=P1M", Value::Null).await.fails(400, "invalid_query");
        site.ask("DELETE /v1/tenants/by-external-id/17?purge_after=P0D", Value::Null).await.is(204);
        for gone in [
            "tenants/acme-example",
            "domains/acme.example",
            "mailboxes/anna@acme.example",
            "administrators/boss@acme.example",
        ] {
            site.ask(&format!("GET /v1/{gone}"), Value::Null).await.fails(404, "not_found");
        }
        site.ask("DELETE /v1/plans/bronze", Value::Null).await.is(204);

        // (6): every step is in the feed, in its order, and who did it in the books.
        let events = site.ask("GET /v1/events?limit=100&types=tenant.*", Value::Null).await.is(200);
        let kinds: Vec<&str> =
            events["data"].as_array().unwrap().iter().map(|it| it["type"].as_str().unwrap()).collect();
        let steps = [
            "created",
            "updated",
            "suspended",
            "unsuspended",
            "renewed",
            "terminated",
            "restored",
            "terminated",
            "purged",
        ];
        assert_eq!(kinds, steps.map(|step| format!("tenant.{step}")));
        let after = events["data"][6]["id"].as_str().unwrap();
        let rest = site.ask(&format!("GET /v1/events?after={after}&types=tenant.*"), Value::Null).await.is(200);
        assert_eq!(rest["data"].as_array().unwrap().len(), 2);
        let lines = site.ask("GET /v1/audit-lines?object=tenant:acme-example", Value::Null).await.is(200);
        assert_eq!(lines["data"][0]["action"], "tenant.purge");
        assert_eq!(lines["data"].as_array().unwrap().len(), 9);
    }
}

/// (5): a conflict shows what stands in the way to whoever may read it, and to others its kind and key alone.
#[tokio::test]
async fn a_conflict_shows_what_may_be_seen_of_it() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/tenants", json!({"name": "acme"})).await.is(201);
    site.ask("POST /v1/domains", json!({"name": "secret.example"})).await.is(201);
    let order = json!({"name": "t", "scopes": ["admin"], "tenant": "acme"});
    let token = site.ask("POST /v1/tokens", order).await.is(201)["secret"].as_str().unwrap().to_owned();
    let authorization = format!("Bearer {token}");
    let lines = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    let body = json!({"name": "secret.example"}).to_string();
    let own = site.ask("POST /v1/domains", json!({"name": "secret.example"})).await;
    own.fails(409, "already_exists");
    assert_eq!(own.json()["conflict"]["object"]["name"], "secret.example");
    let foreign = site.send(&site.router, "POST /v1/domains", &lines, body).await;
    foreign.fails(409, "already_exists");
    assert_eq!(foreign.json()["conflict"], json!({"kind": "domain", "key": "secret.example"}));
}

/// An external identifier is a panel's own word: two tenants may use the same, and whoever sees both says which.
#[tokio::test]
async fn external_identifiers_are_each_owners_own() {
    let site = Site::open().await;
    site.license().await;
    for (tenant, domain) in [("one", "one.example"), ("two", "two.example")] {
        site.ask("POST /v1/tenants", json!({"name": tenant})).await.is(201);
        let new = json!({"name": domain, "tenant": tenant, "external_id": "7"});
        site.ask("POST /v1/domains", new).await.is(201);
    }
    let taken = json!({"name": "three.example", "tenant": "one", "external_id": "7"});
    let refused = site.ask("POST /v1/domains", taken).await;
    refused.fails(409, "external_id_taken");
    assert_eq!(refused.json()["conflict"]["key"], "one.example");
    assert_eq!(refused.json()["conflict"]["object"]["external_id"], "7");
    site.ask("GET /v1/domains/by-external-id/7", Value::Null).await.fails(409, "ambiguous_external_id");
    let order = json!({"name": "t", "scopes": ["domains:write"], "tenant": "two"});
    let token = site.ask("POST /v1/tokens", order).await.is(201)["secret"].as_str().unwrap().to_owned();
    let authorization = format!("Bearer {token}");
    let lines = [("authorization", authorization.as_str())];
    let seen = site.send(&site.router, "GET /v1/domains/by-external-id/7", &lines, "").await.is(200);
    assert_eq!(seen["name"], "two.example");
}

/// (5): whose an external identifier is, is said as a name's owner is; to whoever may not read that, only that it is taken.
#[tokio::test]
async fn a_taken_external_identifier_shows_what_has_it() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/tenants", json!({"name": "one", "external_id": "7"})).await.is(201);
    for domain in ["a.example", "b.example"] {
        site.ask("POST /v1/domains", json!({"name": domain, "tenant": "one"})).await.is(201);
    }
    site.ask("PATCH /v1/domains/a.example", json!({"external_id": "7"})).await.is(200);
    for (address, id) in [("anna@a.example", json!("7")), ("bert@a.example", Value::Null)] {
        site.ask("POST /v1/mailboxes", json!({"address": address, "external_id": id})).await.is(201);
    }
    let table = [
        ("POST /v1/tenants", json!({"name": "two", "external_id": "7"}), "tenant", "one"),
        ("PUT /v1/tenants/two", json!({"external_id": "7"}), "tenant", "one"),
        ("POST /v1/domains", json!({"name": "c.example", "tenant": "one", "external_id": "7"}), "domain", "a.example"),
        ("PATCH /v1/domains/b.example", json!({"external_id": "7"}), "domain", "a.example"),
        ("POST /v1/mailboxes", json!({"address": "carl@b.example", "external_id": "7"}), "mailbox", "anna@a.example"),
        ("PATCH /v1/mailboxes/bert@a.example", json!({"external_id": "7"}), "mailbox", "anna@a.example"),
    ];
    for (request, body, kind, key) in table {
        let refused = site.ask(request, body).await;
        refused.fails(409, "external_id_taken");
        let conflict = &refused.json()["conflict"];
        assert_eq!((&conflict["kind"], &conflict["key"]), (&json!(kind), &json!(key)), "{request}");
        assert_eq!(conflict["object"]["external_id"], "7", "{request}");
    }
    let order = json!({"name": "t", "scopes": ["mailboxes:write", "mailboxes:read"], "domain": "b.example"});
    let token = site.ask("POST /v1/tokens", order).await.is(201)["secret"].as_str().unwrap().to_owned();
    let authorization = format!("Bearer {token}");
    let lines = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    let body = json!({"address": "carl@b.example", "external_id": "7"}).to_string();
    let unseen = site.send(&site.router, "POST /v1/mailboxes", &lines, body).await;
    unseen.fails(409, "external_id_taken");
    assert_eq!(unseen.json()["conflict"], json!({"kind": "mailbox", "key": "7"}));
}

/// (3): filters, sorting, exact counts, and a place that stays while others come.
#[tokio::test]
async fn lists_are_narrowed_sorted_counted_and_paged() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        for domain in ["a.example", "b.example"] {
            site.ask("POST /v1/domains", json!({"name": domain})).await.is(201);
            for name in ["anna", "bert", "carl"] {
                let new = json!({"address": format!("{name}@{domain}"), "display_name": format!("{name} 100% Größe")});
                site.ask("POST /v1/mailboxes", new).await.is(201);
            }
        }
        let ask = async |query: &str| {
            let page = site.ask(&format!("GET /v1/mailboxes?{query}"), Value::Null).await.is(200);
            let names: Vec<String> =
                page["data"].as_array().unwrap().iter().map(|it| it["address"].as_str().unwrap().to_owned()).collect();
            (names.join(" "), page["total"].clone(), page["next_cursor"].clone())
        };
        assert_eq!(
            ask("domain=b.example&sort=-address&count=true").await,
            ("carl@b.example bert@b.example anna@b.example".into(), json!(3), Value::Null)
        );
        assert_eq!(ask("search=ANNA").await.0, "anna@a.example anna@b.example");
        assert_eq!(
            ask("search=100%25%20gr%C3%B6&domain=a.example").await.0,
            "anna@a.example bert@a.example carl@a.example"
        );
        assert_eq!(ask("search=_").await.0, "", "no letter stands for others");
        assert_eq!(ask("status=deleted").await.0, "");
        assert_eq!(ask("tenant=nobody&count=true").await.1, json!(0));
        let (first, _, cursor) = ask("sort=-created_at&limit=4").await;
        assert_eq!(first, "carl@b.example bert@b.example anna@b.example carl@a.example");
        let cursor = cursor.as_str().unwrap();
        site.ask("POST /v1/mailboxes", json!({"address": "dora@a.example"})).await.is(201);
        assert_eq!(ask(&format!("sort=-created_at&limit=4&cursor={cursor}")).await.0, "bert@a.example anna@a.example");
        site.ask(&format!("GET /v1/mailboxes?cursor={cursor}"), Value::Null).await.fails(400, "invalid_cursor");
    }
}

/// What GET returns PUT accepts, and changes nothing: or else every plan of a Terraform run shows a difference.
#[tokio::test]
async fn what_was_read_can_be_sent_back_of_every_resource() {
    let site = Site::open().await;
    site.license().await;
    site.ask("PUT /v1/plans/gold", json!({"limits": {"mailboxes": 9, "aliases": null}})).await.is(201);
    let tenant =
        json!({"plan": "gold", "overrides": {"mailboxes": null}, "metadata": {"order": "1"}, "domain": "a.example"});
    site.ask("PUT /v1/tenants/acme", tenant).await.is(201);
    let domain = json!({"default_quota_bytes": 1000, "external_id": "d1", "catch_all": "anna@a.example"});
    site.ask("PUT /v1/domains/a.example", domain).await.is(200);
    let anna = json!({"password": "correct horse", "incoming": "hold", "metadata": {"k": "v"}, "external_id": "m1"});
    site.ask("PUT /v1/mailboxes/anna@a.example", anna).await.is(201);
    site.ask("PUT /v1/mailboxes/free@a.example", json!({"quota_bytes": null})).await.is(201);
    let forwarding = json!({"targets": ["eve@b.example"], "keep_copy": false});
    site.ask("PUT /v1/mailboxes/anna@a.example/forwarding", forwarding).await.is(200);
    let away = json!({"enabled": true, "subject": "Away", "text": "Until Monday.", "ends_at": "2030-01-01T00:00:00Z"});
    site.ask("PUT /v1/mailboxes/anna@a.example/autoreply", away).await.is(200);
    let group = json!({"targets": ["anna@a.example"], "posting": "tenant", "send_as": false});
    site.ask("PUT /v1/aliases/info@a.example", group).await.is(201);
    let contact = json!({"name": "Cora", "emails": [{"address": "cora@home.example", "kind": "home"}], "note": "a\nb"});
    site.ask("PUT /v1/domains/a.example/contacts/supplier-17", contact).await.is(201);
    let rule = json!({"domain": "a.example", "kind": "sender", "pattern": "*.spam.test", "action": "block", "enforced": true,
        "reply": "no", "note": "ticket 4711", "expires_at": "2030-01-01T00:00:00Z"});
    let rule = site.ask("POST /v1/access-rules", rule).await.is(201)["id"].as_str().unwrap().to_owned();
    let network =
        json!({"kind": "network", "pattern": "192.0.2.0/24", "action": "allow", "services": ["imap", "http"]});
    let network = site.ask("POST /v1/access-rules", network).await.is(201)["id"].as_str().unwrap().to_owned();
    site.ask("PUT /v1/listeners/office", json!({"service": "imap", "address": "192.0.2.1:143", "enabled": false}))
        .await
        .is(201);
    let acme = json!({"acme": {"directory": "https://127.0.0.1:1/", "contact": "a@example.org", "names": ["mail.example.org"]}});
    site.ask("PUT /v1/certificates/mail.example.org", acme).await.is(201);
    let (chain, key) = crate::listeners::pem();
    site.ask("PUT /v1/certificates/given", json!({"chain": chain, "private_key": key})).await.is(201);
    let client =
        json!({"name": "Reader", "redirect_uris": ["https://app.example.com/"], "scopes": ["openid", "mail:write"]});
    let client = site.ask("POST /v1/oauth-clients", client).await.is(201)["id"].as_str().unwrap().to_owned();
    let mut puts = 0;
    for (method, path, _) in site.operations() {
        if method != "PUT"
            || ["settings", "license", "/plan", "/me/"]
                .iter()
                .any(|part| path.contains(part) && !path.starts_with("/v1/plans"))
        {
            continue;
        }
        puts += 1;
        let (_, kind) = path.split_once("/v1/").unwrap();
        let keys: &[&str] = match kind {
            "plans/{plan}" => &["gold"],
            "tenants/{tenant}" => &["acme"],
            "domains/{domain}" => &["a.example"],
            "domains/by-external-id/{external_id}" => &["d1"],
            "mailboxes/{address}" => &["anna@a.example", "free@a.example"],
            "mailboxes/by-external-id/{external_id}" => &["m1"],
            "mailboxes/{address}/forwarding" | "mailboxes/{address}/autoreply" => &["anna@a.example", "free@a.example"],
            "mailboxes/by-external-id/{external_id}/forwarding"
            | "mailboxes/by-external-id/{external_id}/autoreply" => &["m1"],
            "aliases/{address}" => &["info@a.example"],
            "domains/{domain}/contacts/{uid}" => &["a.example"],
            "domains/by-external-id/{external_id}/contacts/{uid}" => &["d1"],
            "listeners/{listener}" => &["office"],
            "certificates/{certificate}" => &["mail.example.org", "given"],
            "oauth-clients/{id}" => &[client.as_str()],
            "access-rules/{id}" => &[rule.as_str(), network.as_str()],
            // This one is made by its name.
            "tenants/by-external-id/{external_id}" => &[],
            other => panic!("{other}: add it to what is sent back"),
        };
        for key in keys {
            let (head, rest) = path.split_once('{').unwrap();
            let place = format!("{head}{key}{}", rest.split_once('}').unwrap().1.replace("{uid}", "supplier-17"));
            let read = site.ask(&format!("GET {place}"), Value::Null).await;
            let etag = read.header("etag").unwrap().to_owned();
            let put = site.ask_with(&format!("PUT {place}"), &[("if-match", etag.as_str())], read.is(200)).await;
            assert_eq!((put.is(200), put.header("etag")), (read.is(200), Some(etag.as_str())), "{place}");
            // What is there is not made a second time. Forwarding and the like are always there.
            let made = site.ask_with(&format!("PUT {place}"), &[("if-none-match", "*")], read.is(200)).await;
            assert!(matches!(made.status, 409 | 412), "{place}: {}", made.status);
            assert_eq!(site.ask(&format!("GET {place}"), Value::Null).await.is(200), read.is(200), "{place}");
        }
    }
    assert_eq!(puts, 18);
}

/// What is named and not there is pointed at, in every body that names a tenant or a plan.
#[tokio::test]
async fn a_tenant_or_plan_that_is_not_there_is_pointed_at() {
    let site = Site::open().await;
    site.license().await;
    for (line, body, field) in [
        ("POST /v1/tenants", json!({"name": "acme", "parent": "nobody"}), "/parent unknown_tenant"),
        ("POST /v1/domains", json!({"name": "acme.example", "tenant": "nobody"}), "/tenant unknown_tenant"),
        ("POST /v1/tokens", json!({"name": "t", "scopes": ["admin"], "tenant": "nobody"}), "/tenant unknown_tenant"),
        ("POST /v1/tenants", json!({"name": "acme", "plan": "nothing"}), "/plan unknown_plan"),
        ("PUT /v1/tenants/acme", json!({"plan": "nothing"}), "/plan unknown_plan"),
    ] {
        assert_eq!(site.ask(line, body).await.fails(422, "invalid_fields"), [field], "{line}");
    }
    site.ask("GET /v1/tenants/acme", Value::Null).await.fails(404, "not_found");
}

/// What is refused for one reason makes nothing for another, and a rehearsal asks all of it.
#[tokio::test]
async fn what_is_said_anew_of_a_tenant_is_refused_before_anything_is_made() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/tenants", json!({"name": "other"})).await.is(201);
    site.ask("POST /v1/tenants", json!({"name": "third", "domain": "taken.example"})).await.is(201);
    let new = json!({"domain": "acme.example", "metadata": {"order": "17"}});
    let stale = [("if-match", "\"r99\"")];
    site.ask_with("PUT /v1/tenants/other", &stale, new.clone()).await.fails(412, "precondition_failed");
    site.ask("GET /v1/domains/acme.example", Value::Null).await.fails(404, "not_found");
    let taken = json!({"domain": "taken.example"});
    site.ask("PUT /v1/tenants/other?dry_run=true", taken.clone()).await.fails(409, "already_exists");
    site.ask("PUT /v1/tenants/other", taken).await.fails(409, "already_exists");
    site.ask("PUT /v1/tenants/other?dry_run=true", new.clone()).await.is(200);
    site.ask("GET /v1/domains/acme.example", Value::Null).await.fails(404, "not_found");
    assert_eq!(site.ask("PUT /v1/tenants/other", new).await.is(200)["domain"], "acme.example");
}

/// To provision is no right to administrate: whoever may only make tenants makes nobody who may do more.
#[tokio::test]
async fn a_panel_hands_on_no_right_that_it_lacks() {
    let site = Site::open().await;
    site.license().await;
    let token = async |scopes: &[&str]| {
        let made = site.ask("POST /v1/tokens", json!({"name": "panel", "scopes": scopes})).await.is(201);
        format!("Bearer {}", made["secret"].as_str().unwrap())
    };
    let ask = async |token: &str, line: &str, body: Value| {
        let lines = [("authorization", token), ("content-type", "application/json")];
        site.send(&site.router, line, &lines, body.to_string()).await
    };
    let poor = token(&["tenants:write"]).await;
    let boss = json!({"admin": {"login": "boss", "password": "correct horse"}});
    let domain = json!({"domain": "acme.example"});
    for wanted in [&boss, &domain] {
        ask(&poor, "PUT /v1/tenants/acme", wanted.clone()).await.fails(403, "insufficient_scope");
        ask(&poor, "PUT /v1/tenants/acme?dry_run=true", wanted.clone()).await.fails(403, "insufficient_scope");
    }
    site.ask("GET /v1/tenants/acme", Value::Null).await.fails(404, "not_found");
    ask(&poor, "PUT /v1/tenants/acme", json!({})).await.is(201);
    for wanted in [&boss, &domain] {
        ask(&poor, "PUT /v1/tenants/acme", wanted.clone()).await.fails(403, "insufficient_scope");
    }

    let clerk = token(&["tenants:write", "administrators:write", "domains:write"]).await;
    let all = json!({"domain": "acme.example", "admin": boss["admin"]});
    let made = ask(&clerk, "PUT /v1/tenants/acme", all).await.is(200);
    // What is there already is no more than said again.
    let again = json!({"domain": made["domain"], "admin": made["admin"]});
    ask(&poor, "PUT /v1/tenants/acme", again).await.is(200);
    let scopes = site.ask("GET /v1/administrators/boss", Value::Null).await.is(200)["scopes"].clone();
    assert_eq!(scopes, json!(["tenants:write", "administrators:write", "domains:write"]));

    // Nor does it take over somebody who may do more, by another password.
    let password = json!({"password": "another horse"});
    ask(&clerk, "POST /v1/tenants/acme/admin/password", password.clone()).await.is(204);
    ask(&poor, "POST /v1/tenants/acme/admin/password", password.clone()).await.fails(403, "insufficient_scope");
    site.ask("PATCH /v1/administrators/boss", json!({"scopes": ["admin"]})).await.is(200);
    ask(&clerk, "POST /v1/tenants/acme/admin/password", password).await.fails(403, "insufficient_scope");
}

/// Whoever sells to others hears of their end, whoever ended it.
#[tokio::test]
async fn a_reseller_hears_that_its_tenants_are_gone() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/plans", json!({"name": "reseller", "limits": {"tenants": 10}})).await.is(201);
    site.ask("POST /v1/tenants", json!({"name": "bighost", "plan": "reseller"})).await.is(201);
    let token = json!({"name": "r", "scopes": ["admin"], "tenant": "bighost"});
    let made = site.ask("POST /v1/tokens", token).await.is(201);
    let bearer = format!("Bearer {}", made["secret"].as_str().unwrap());
    let ask = async |line: &str, body: Value| {
        let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        site.send(&site.router, line, &lines, body.to_string()).await
    };
    for (name, by_us) in [("small", true), ("tiny", false)] {
        ask("POST /v1/tenants", json!({"name": name})).await.is(201);
        let line = format!("DELETE /v1/tenants/{name}?purge_after=P0D");
        match by_us {
            true => site.ask(&line, Value::Null).await.is(204),
            false => ask(&line, Value::Null).await.is(204),
        };
    }
    for (list, field) in [("/v1/events", "type"), ("/v1/audit-lines", "action")] {
        let page = ask(&format!("GET {list}?limit=100"), Value::Null).await.is(200);
        let gone = |it: &&Value| it[field].as_str().is_some_and(|word| word.starts_with("tenant.purge"));
        assert_eq!(page["data"].as_array().unwrap().iter().filter(gone).count(), 2, "{list}: {page}");
    }
}

/// Whoever follows `Link` from a place in the feed comes to its end, and hears of each event once.
#[tokio::test]
async fn the_feed_is_followed_by_its_links() {
    let site = Site::open().await;
    site.license().await;
    site.ask("POST /v1/tenants", json!({"name": "acme"})).await.is(201);
    let first = site.ask("GET /v1/events?limit=1", Value::Null).await.is(200);
    let after = first["data"][0]["id"].as_str().unwrap().to_owned();
    for n in 0..7 {
        site.ask("POST /v1/plans", json!({"name": format!("plan{n}")})).await.is(201);
    }
    let (mut line, mut seen) = (format!("GET /v1/events?limit=3&types=plan.*&after={after}"), Vec::new());
    loop {
        let answer = site.ask(&line, Value::Null).await;
        let page = answer.is(200);
        seen.extend(page["data"].as_array().unwrap().iter().map(|event| event["id"].to_string()));
        let Some(link) = answer.header("link") else { break };
        let next = link.strip_prefix('<').and_then(|link| link.split_once('>')).unwrap().0;
        line = format!("GET {next}");
        assert!(seen.len() <= 7, "{seen:?}");
    }
    let each: std::collections::BTreeSet<&String> = seen.iter().collect();
    assert_eq!((seen.len(), each.len()), (7, 7), "{seen:?}");
}
