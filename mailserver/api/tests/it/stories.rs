//! Objects from their making to their end, on both databases.

use serde_json::{Value, json};
use store::testing::Place;

use crate::site::Site;

const ANNA: &str = "/v1/mailboxes/anna@example.org";

#[tokio::test]
async fn a_domain_is_made_shown_switched_off_and_deleted() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let made = site.ask("POST /v1/domains", json!({"name": "Example.ORG"})).await;
        let domain = made.is(201);
        assert_eq!((&domain["name"], &domain["status"]), (&json!("example.org"), &json!("active")));
        assert_eq!(made.header("location"), Some("/v1/domains/example.org"));
        let etag = made.header("etag").unwrap().to_owned();
        let read = site.ask("GET /v1/domains/example.org", Value::Null).await;
        assert_eq!((read.is(200), read.header("etag")), (domain, Some(etag.as_str())));
        site.ask("POST /v1/domains", json!({"name": "example.org"})).await.fails(409, "already_exists");

        let records = site.ask("GET /v1/domains/example.org/dns-records", Value::Null).await.is(200);
        let purposes: Vec<&str> =
            records["data"].as_array().unwrap().iter().map(|record| record["purpose"].as_str().unwrap()).collect();
        assert_eq!(purposes, ["receive", "spf", "dkim", "dkim", "dmarc"]);

        let off = json!({"status": "disabled"});
        let stale = [("if-match", "\"r7\"")];
        site.ask_with("PATCH /v1/domains/example.org", &stale, off.clone()).await.fails(412, "precondition_failed");
        let fresh = [("if-match", etag.as_str())];
        let patched = site.ask_with("PATCH /v1/domains/example.org", &fresh, off.clone()).await;
        assert_eq!(patched.is(200)["status"], "disabled");
        assert_ne!(patched.header("etag"), Some(etag.as_str()));
        // The condition held once; the object has moved on.
        site.ask_with("PATCH /v1/domains/example.org", &fresh, off).await.fails(412, "precondition_failed");
        let refused = site.ask("PATCH /v1/domains/example.org", json!({"status": null})).await;
        assert_eq!(refused.fails(422, "invalid_fields"), ["/status required"]);

        site.ask("POST /v1/aliases", json!({"address": "a@example.org", "targets": ["b@example.net"]})).await.is(201);
        site.ask("DELETE /v1/domains/example.org", Value::Null).await.fails(409, "in_use");
        site.ask("DELETE /v1/aliases/a@example.org", Value::Null).await.is(204);
        site.ask_with("DELETE /v1/domains/example.org", &fresh, Value::Null).await.fails(412, "precondition_failed");
        site.ask_with("DELETE /v1/domains/example.org", &[("if-match", "*")], Value::Null).await.is(204);
        site.ask("GET /v1/domains/example.org", Value::Null).await.fails(404, "not_found");
        site.ask("DELETE /v1/domains/example.org", Value::Null).await.fails(404, "not_found");
    }
}

#[tokio::test]
async fn a_mailbox_is_made_changed_and_deleted() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.domain("example.org").await;
        let order = json!({"address": "Anna@Example.org", "password": "correct horse", "quota_bytes": 1000});
        let made = site.ask("POST /v1/mailboxes", order.clone()).await;
        let mailbox = made.is(201);
        assert_eq!(made.header("location"), Some(ANNA));
        assert_eq!(
            [&mailbox["address"], &mailbox["domain"], &mailbox["display_name"], &mailbox["used_bytes"]],
            [&json!("anna@example.org"), &json!("example.org"), &Value::Null, &json!(0)]
        );
        site.ask("POST /v1/mailboxes", order).await.fails(409, "already_exists");
        let taken = json!({"address": "anna@example.org", "targets": ["b@example.net"]});
        site.ask("POST /v1/aliases", taken).await.fails(409, "already_exists");

        let etag = made.header("etag").unwrap();
        let change = json!({"display_name": "Anna", "quota_bytes": null, "password": "battery staple"});
        let patched = site.ask_with(&format!("PATCH {ANNA}"), &[("if-match", etag)], change.clone()).await;
        let mailbox = patched.is(200);
        assert_eq!((&mailbox["display_name"], &mailbox["quota_bytes"]), (&json!("Anna"), &Value::Null));
        site.ask_with(&format!("PATCH {ANNA}"), &[("if-match", etag)], change).await.fails(412, "precondition_failed");
        let kept = site.ask(&format!("PATCH {ANNA}"), json!({"status": "disabled"})).await.is(200);
        assert_eq!((&kept["display_name"], &kept["status"]), (&json!("Anna"), &json!("disabled")));
        site.ask(&format!("DELETE {ANNA}?purge_after=P0D"), Value::Null).await.is(204);
        site.ask(&format!("GET {ANNA}"), Value::Null).await.fails(404, "not_found");
    }
}

#[tokio::test]
async fn what_a_mailbox_cannot_be_is_said_field_by_field() {
    let site = Site::open().await;
    site.domain("example.org").await;
    let order = |address: &str, field: &str, value: Value| {
        let mut order = json!({"address": address, "password": "correct horse"});
        order[field] = value;
        order
    };
    let good = "anna@example.org";
    for (order, code, errors) in [
        (order("anna", "x", Value::Null), "invalid_body", vec!["/x unknown_field"]),
        (json!({"password": "correct horse"}), "invalid_body", vec!["/address required"]),
        (order(good, "password", json!(12345678)), "invalid_body", vec!["/password invalid_type"]),
        (order(good, "status", json!("asleep")), "invalid_body", vec!["/status invalid"]),
        (order(good, "quota_bytes", json!(-1)), "invalid_body", vec!["/quota_bytes invalid"]),
        (json!({"address": "anna", "password": "correct horse"}), "invalid_fields", vec!["/address invalid"]),
        (order("a@elsewhere.org", "status", json!("active")), "invalid_fields", vec!["/address unknown_domain"]),
        (order(good, "password", json!("short")), "invalid_fields", vec!["/password too_short"]),
        (order(good, "password", json!("x".repeat(9000))), "invalid_fields", vec!["/password too_long"]),
        (order(good, "display_name", json!("a\nb")), "invalid_fields", vec!["/display_name invalid"]),
        (order(good, "quota_bytes", json!(9007199254740992_u64)), "invalid_fields", vec!["/quota_bytes out_of_range"]),
    ] {
        let answer = site.ask("POST /v1/mailboxes", order.clone()).await;
        assert_eq!(answer.fails(422, code), errors, "{order}");
    }
    site.ask("POST /v1/mailboxes", order(good, "status", json!("active"))).await.is(201);
    for (patch, errors) in [
        (json!({"password": null}), vec!["/password required"]),
        (json!({"status": null}), vec!["/status required"]),
        (json!({"quota_bytes": 9007199254740992_u64}), vec!["/quota_bytes out_of_range"]),
    ] {
        assert_eq!(site.ask(&format!("PATCH {ANNA}"), patch).await.fails(422, "invalid_fields"), errors);
    }
}

#[tokio::test]
async fn an_alias_is_put_patched_and_deleted() {
    let site = Site::open().await;
    site.domain("example.org").await;
    let info = "/v1/aliases/info@example.org";
    let put = format!("PUT {info}");
    let to = |targets: &[&str]| json!({"targets": targets});
    site.ask_with(&put, &[("if-match", "*")], to(&["a@example.net"])).await.fails(412, "precondition_failed");
    let made = site.ask(&put, to(&["a@example.net"])).await;
    assert_eq!((made.is(201)["targets"].clone(), made.header("location")), (json!(["a@example.net"]), Some(info)));
    site.ask_with(&put, &[("if-none-match", "*")], to(&["b@example.net"])).await.fails(412, "precondition_failed");
    // What was read can be sent back.
    let mut read = site.ask(&format!("GET {info}"), Value::Null).await.is(200);
    read["targets"] = json!(["b@example.net"]);
    assert_eq!(site.ask(&put, read).await.is(200)["targets"], json!(["b@example.net"]));
    let patch = format!("PATCH {info}");
    assert_eq!(site.ask(&patch, json!({})).await.is(200)["targets"], json!(["b@example.net"]));
    let two = site.ask(&patch, to(&["a@example.net", "b@example.net"])).await.is(200);
    assert_eq!(two["targets"], json!(["a@example.net", "b@example.net"]));
    for (targets, errors) in [
        (json!(null), vec!["/targets required"]),
        (json!([]), vec!["/targets out_of_range"]),
        (json!(["a@example.net", "b"]), vec!["/targets/1 invalid"]),
    ] {
        let answer = site.ask(&patch, json!({"targets": targets})).await;
        assert_eq!(answer.fails(422, "invalid_fields"), errors);
    }
    site.ask(&format!("DELETE {info}"), Value::Null).await.is(204);
    site.ask(&format!("GET {info}"), Value::Null).await.fails(404, "not_found");
}

/// A panel that adds a member need not know the others.
#[tokio::test]
async fn targets_of_an_alias_come_and_go_by_themselves() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.domain("example.org").await;
        site.ask("POST /v1/aliases", json!({"address": "team@example.org", "targets": ["m0@example.net"]}))
            .await
            .is(201);
        let ask = async |what: &str, targets: &[&str]| {
            site.ask(&format!("POST /v1/aliases/team@example.org/targets/{what}"), json!({"targets": targets})).await
        };
        let more: Vec<String> = (1..9).map(|nth| format!("m{nth}@example.net")).collect();
        futures::future::join_all(more.iter().map(|one| async { ask("add", &[one.as_str()]).await.is(200) })).await;
        let alias = site.ask("GET /v1/aliases/team@example.org", Value::Null).await.is(200);
        assert_eq!((alias["targets"].as_array().unwrap().len(), &alias["targets"][0]), (9, &json!("m0@example.net")));
        // Who is there already, however that is written, changes nothing.
        let again = ask("add", &["M3@EXAMPLE.net", "m4@example.net"]).await.is(200);
        assert_eq!(again, alias);
        let left = ask("remove", &["M0@example.net", "m8@example.net", "nobody@example.net"]).await.is(200);
        assert_eq!(left["targets"].as_array().unwrap().len(), 7);
        let all: Vec<&str> = more.iter().map(String::as_str).collect();
        assert_eq!(ask("remove", &all).await.fails(422, "invalid_fields"), ["/targets out_of_range"]);
        assert_eq!(ask("add", &["nobody"]).await.fails(422, "invalid_fields"), ["/targets/0 invalid"]);
        let line = "POST /v1/aliases/team@example.org/targets/add?dry_run=true";
        site.ask(line, json!({"targets": ["late@example.net"]})).await.is(200);
        assert_eq!(site.ask("GET /v1/aliases/team@example.org", Value::Null).await.is(200), left);
        let line = "POST /v1/aliases/nobody@example.org/targets/add";
        site.ask(line, json!({"targets": ["late@example.net"]})).await.fails(404, "not_found");
    }
}

/// Addresses are keys in paths whatever characters they have.
#[tokio::test]
async fn the_location_of_any_address_leads_back_to_it() {
    let site = Site::open().await;
    site.domain("example.org").await;
    for local in ["a+b", "a/b", "100%", "a?b", "a#b", "grüße", "o'neil", "{a}"] {
        let address = format!("{local}@example.org");
        let made = site.ask("POST /v1/aliases", json!({"address": address, "targets": ["x@example.net"]})).await;
        let alias = made.is(201);
        let read = site.ask(&format!("GET {}", made.header("location").unwrap()), Value::Null).await;
        assert_eq!(read.is(200), alias, "{address}");
    }
}

#[tokio::test]
async fn lists_are_walked_by_cursor_and_filtered_by_domain() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        for domain in ["example.org", "example.net"] {
            site.domain(domain).await;
        }
        for name in ["a@example.org", "b@example.net", "c@example.org", "d@example.org", "e@example.net"] {
            site.ask("POST /v1/aliases", json!({"address": name, "targets": ["x@example.com"]})).await.is(201);
        }
        for (filter, expected) in [
            ("", vec!["a@example.org", "b@example.net", "c@example.org", "d@example.org", "e@example.net"]),
            ("domain=example.org&", vec!["a@example.org", "c@example.org", "d@example.org"]),
            ("domain=elsewhere.org&", vec![]),
        ] {
            let (mut next, mut seen) = (Some(format!("/v1/aliases?{filter}limit=2")), Vec::new());
            while let Some(uri) = next {
                let page = site.ask(&format!("GET {uri}"), Value::Null).await;
                let aliases = page.is(200)["data"].as_array().unwrap().clone();
                assert!(aliases.len() <= 2);
                seen.extend(aliases.iter().map(|alias| alias["address"].as_str().unwrap().to_owned()));
                next = page.header("link").map(|link| link[1..].split('>').next().unwrap().to_owned());
            }
            assert_eq!(seen, expected, "{filter}");
        }
        for path in ["domains", "mailboxes", "aliases", "tokens", "queue/messages"] {
            let whole = site.ask(&format!("GET /v1/{path}?limit=100"), Value::Null).await;
            assert_eq!((whole.is(200)["has_more"].clone(), whole.header("link")), (json!(false), None), "{path}");
            let wrong = site.ask(&format!("GET /v1/{path}?cursor=guess"), Value::Null).await;
            assert_eq!(wrong.fails(400, "invalid_cursor"), ["/cursor invalid"], "{path}");
        }
    }
}

#[tokio::test]
async fn a_request_sent_again_with_its_key_is_answered_again_and_not_done_again() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        site.license().await;
        let key = [("idempotency-key", "\"k1\"")];
        let order = json!({"name": "example.org"});
        let first = site.ask_with("POST /v1/domains", &key, order.clone()).await;
        let again = site.ask_with("POST /v1/domains", &key, order.clone()).await;
        assert_eq!(first.is(201), again.is(201));
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), (None, Some("true")));
        assert_eq!((first.header("location"), first.header("etag")), (again.header("location"), again.header("etag")));
        let other = json!({"name": "example.net"});
        site.ask_with("POST /v1/domains", &key, other).await.fails(422, "idempotency_key_reused");
        site.ask_with("POST /v1/domains", &[("idempotency-key", "")], order)
            .await
            .fails(400, "invalid_idempotency_key");
        // A failure changed nothing, so its key may be used again.
        let key = [("idempotency-key", "k2")];
        site.ask_with("DELETE /v1/domains/example.net", &key, Value::Null).await.fails(404, "not_found");
        site.domain("example.net").await;
        site.ask_with("DELETE /v1/domains/example.net", &key, Value::Null).await.is(204);
        let replayed = site.ask_with("DELETE /v1/domains/example.net", &key, Value::Null).await;
        assert_eq!((replayed.status, replayed.header("idempotent-replayed")), (204, Some("true")));
    }
}

#[tokio::test]
async fn a_token_is_made_used_and_revoked() {
    for place in Place::all().await {
        let site = Site::at(place).await;
        let order = json!({"name": "panel", "scopes": ["domains:write"], "networks": ["192.0.2.0/24"],
            "expires_at": "2026-02-01T00:00:00Z"});
        let made = site.ask("POST /v1/tokens", order).await;
        let mut token = made.is(201);
        let secret = token["secret"].take().as_str().unwrap().to_owned();
        assert!(secret.starts_with(token["hint"].as_str().unwrap()));
        let path = made.header("location").unwrap().to_owned();
        let bearer = format!("Bearer {secret}");
        let panel = [("authorization", bearer.as_str())];
        let who = site.send(&site.router, "GET /v1/whoami", &panel, "").await.is(200);
        assert_eq!(who["principal"], format!("token:{}", token["id"].as_str().unwrap()));
        assert_eq!(who["scopes"], json!(["domains:write"]));
        assert_eq!(who["hostname"], "mx.example.org");
        site.send(&site.router, "GET /v1/domains", &panel, "").await.is(200);
        site.send(&site.router, "GET /v1/aliases", &panel, "").await.fails(403, "insufficient_scope");
        let read = site.ask(&format!("GET {path}"), Value::Null).await.is(200);
        assert_eq!((read.get("secret"), read["last_used_at"].is_string()), (None, true));

        site.ask_with(&format!("DELETE {path}"), &[("if-match", "\"r2\"")], Value::Null)
            .await
            .fails(412, "precondition_failed");
        site.ask(&format!("DELETE {path}"), Value::Null).await.is(204);
        site.ask(&format!("DELETE {path}"), Value::Null).await.is(204);
        let revoked = site.ask(&format!("GET {path}"), Value::Null).await.is(200);
        assert!(revoked["revoked_at"].is_string());
        site.send(&site.router, "GET /v1/whoami", &panel, "").await.fails(401, "invalid_token");
    }
}

#[tokio::test]
async fn nobody_makes_a_token_that_can_do_more_than_theirs() {
    let site = Site::open().await;
    let bearer = format!("Bearer {}", site.token(&["tokens:write", "domains:read"]).await);
    let lines = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    for (scopes, status) in [
        (json!(["domains:read"]), 201),
        (json!(["tokens:read", "domains:read"]), 201),
        (json!(["domains:write"]), 403),
        (json!(["admin"]), 403),
    ] {
        let order = json!({"name": "n", "scopes": scopes}).to_string();
        let answer = site.send(&site.router, "POST /v1/tokens", &lines, order).await;
        assert_eq!(answer.status, status, "{scopes}: {}", answer.text());
    }
    for (order, code, errors) in [
        (json!({"name": "n", "scopes": ["everything"]}), "invalid_body", vec!["/scopes/0 invalid"]),
        (json!({"name": "n", "scopes": []}), "invalid_fields", vec!["/scopes invalid"]),
        (json!({"name": "", "scopes": ["admin"]}), "invalid_fields", vec!["/name invalid"]),
        (
            json!({"name": "n", "scopes": ["admin"], "expires_at": "2020-01-01T00:00:00Z"}),
            "invalid_fields",
            vec!["/expires_at out_of_range"],
        ),
        (json!({"name": "n", "scopes": ["admin"], "networks": ["x"]}), "invalid_body", vec!["/networks/0 invalid"]),
    ] {
        assert_eq!(site.ask("POST /v1/tokens", order.clone()).await.fails(422, code), errors, "{order}");
    }
}

#[tokio::test]
async fn a_task_is_run_and_its_result_is_seen() {
    let site = Site::open().await;
    let tasks = site.ask("GET /v1/tasks", Value::Null).await.is(200);
    assert_eq!((&tasks["data"][0]["name"], &tasks["data"][0]["runs"]), (&json!("count"), &json!(0)));
    let mut status = site.state.tasks.watch("count").unwrap();
    let asked = site.ask("POST /v1/tasks/count/run", Value::Null).await;
    asked.is(202);
    assert_eq!(asked.header("location"), Some("/v1/tasks/count"));
    status.wait_for(|status| status.runs == 1).await.unwrap();
    let task = site.ask("GET /v1/tasks/count", Value::Null).await.is(200);
    assert_eq!((&task["last_run"]["outcome"], &task["last_run"]["message"]), (&json!("done"), &json!("one")));
    site.ask("POST /v1/tasks/none/run", Value::Null).await.fails(404, "not_found");
}

#[tokio::test]
async fn health_follows_the_server_and_metrics_count_its_answers() {
    let site = Site::open().await;
    assert_eq!(site.send(&site.router, "GET /v1/health/live", &[], "").await.is(200)["status"], "live");
    assert_eq!(site.send(&site.router, "GET /v1/health/ready", &[], "").await.is(200)["status"], "ready");
    site.state.readiness.close();
    let closed = site.send(&site.router, "GET /v1/health/ready", &[], "").await;
    closed.fails(503, "not_ready");
    assert_eq!(closed.header("retry-after"), Some("1"));
    assert_eq!(site.send(&site.router, "GET /v1/health/live", &[], "").await.status, 200);
    let metrics = site.ask("GET /v1/metrics", Value::Null).await;
    assert_eq!(metrics.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert!(metrics.text().contains("http_requests_total{"), "{}", metrics.text());
    assert!(metrics.text().contains("route=\"/v1/health/ready\""), "{}", metrics.text());
}

/// The site asks no name server that knows anything: what is not in DNS signs on the operator's word alone.
#[tokio::test]
async fn dkim_keys_are_exchanged_and_what_the_dns_shows_is_told() {
    let site = Site::open().await;
    site.ask("PATCH /v1/settings/dns", json!({"servers": ["127.0.0.1:9"], "answer_seconds": 1})).await.is(200);
    site.domain("example.org").await;
    let states = |keys: &Value| {
        let data = keys["data"].as_array().unwrap();
        data.iter().map(|key| key["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let keys = site.ask("GET /v1/domains/example.org/dkim-keys", Value::Null).await.is(200);
    assert_eq!(states(&keys), ["signing", "signing"]);
    let rehearsed = site.ask("POST /v1/domains/example.org/dkim-keys/rotate?dry_run=true", Value::Null).await.is(200);
    assert_eq!(states(&rehearsed), ["signing", "signing", "waiting", "waiting"]);
    site.ask("POST /v1/domains/example.org/dkim-keys/rotate", Value::Null).await.is(200);
    let wanted = site.ask("GET /v1/domains/example.org/dns-records", Value::Null).await.is(200);
    assert_eq!(wanted["data"].as_array().unwrap().len(), 7);
    let checked = site.ask("GET /v1/domains/example.org/dns-check", Value::Null).await.is(200);
    for record in checked["data"].as_array().unwrap() {
        assert_eq!(record["status"], "unknown", "{record}");
    }
    let activate = "POST /v1/domains/example.org/dkim-keys/activate";
    site.ask(activate, json!({})).await.fails(409, "not_published");
    let keys = site.ask(activate, json!({"unseen": true})).await.is(200);
    assert_eq!(states(&keys), ["retired", "retired", "signing", "signing"]);
}
