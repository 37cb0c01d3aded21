//! What goes wrong before a handler sees the request is a problem too.

use serde_json::Value;

use foundation::http::testing::Lines;

use crate::site::Site;

#[tokio::test]
async fn every_failure_of_the_framework_is_a_problem() {
    let site = Site::open().await;
    let bearer = format!("Bearer {}", site.admin);
    let json: Lines = &[("content-type", "application/json")];
    let deep = format!("{{\"name\":{}", "[".repeat(200));
    let long = format!("{{\"name\":\"{}\"}}", "x".repeat(1 << 20));
    let batch =
        serde_json::json!({"requests": [{"method": "GET", "path": "/v1/whoami", "if_none_match": "x".repeat(256)}]})
            .to_string();
    for (line, lines, body, status, code) in [
        ("GET /nothing", &[] as Lines, "", 404, "not_found"),
        ("GET /v1", &[], "", 404, "not_found"),
        ("GET /v1/domains/", &[], "", 404, "not_found"),
        ("GET /v2/domains", &[], "", 404, "not_found"),
        ("PUT /v1/domains", json, "{}", 405, "method_not_allowed"),
        ("POST /v1/whoami", json, "{}", 405, "method_not_allowed"),
        ("POST /v1/openapi.json", json, "{}", 405, "method_not_allowed"),
        ("POST /v1/domains", &[], "{}", 415, "unsupported_media_type"),
        ("POST /v1/domains", &[("content-type", "text/xml")], "<x/>", 415, "unsupported_media_type"),
        ("PATCH /v1/domains/example.org", &[("content-type", "text/plain")], "{}", 415, "unsupported_media_type"),
        ("POST /v1/domains", json, &long, 413, "body_too_large"),
        ("POST /v1/domains", json, "", 400, "malformed_json"),
        ("POST /v1/domains", json, "{\"name\":", 400, "malformed_json"),
        ("POST /v1/domains", json, "{\"name\":\"a\"} x", 400, "malformed_json"),
        ("PATCH /v1/settings/smtp", json, &deep, 400, "malformed_json"),
        ("POST /v1/domains", json, "\u{feff}{}", 400, "malformed_json"),
        ("POST /v1/domains", json, "[]", 422, "invalid_body"),
        // Answered with 201: a domain was made of an array, by the order of its fields.
        ("POST /v1/domains", json, "[\"array.example\",\"active\"]", 422, "invalid_body"),
        // Answered with 200, where the document says that the key is a text or absent.
        ("POST /v1/license/requests", json, "{\"purpose\":\"activate\",\"key\":null}", 422, "invalid_body"),
        ("POST /v1/domains", json, "{}", 422, "invalid_body"),
        ("POST /v1/domains", json, "{\"name\":7}", 422, "invalid_body"),
        ("POST /v1/domains", json, "{\"name\":\"not a name\"}", 422, "invalid_fields"),
        ("POST /v1/domains", json, "{\"name\":\"[127.0.0.1]\"}", 422, "invalid_fields"),
        ("GET /v1/domains?limit=0", &[], "", 400, "invalid_query"),
        ("GET /v1/domains?limit=many", &[], "", 400, "invalid_query"),
        (&format!("GET /v1/domains?search={}", "x".repeat(256)), &[], "", 400, "invalid_query"),
        (&format!("GET /v1/events?types={}", "x".repeat(1001)), &[], "", 400, "invalid_query"),
        ("GET /v1/events?types=domain.*,%20mailbox.*", &[], "", 400, "invalid_query"),
        ("POST /v1/batch", json, &batch, 422, "invalid_body"),
        ("GET /v1/domains?cursor=x", &[], "", 400, "invalid_cursor"),
        ("GET /v1/domains/%ff", &[], "", 400, "invalid_path"),
        ("GET /v1/domains/not%20a%20name", &[], "", 404, "not_found"),
        ("GET /v1/mailboxes/not-an-address", &[], "", 404, "not_found"),
        ("GET /v1/tokens/token_", &[], "", 404, "not_found"),
        ("GET /v1/tokens/dom_16j", &[], "", 404, "not_found"),
        ("DELETE /v1/domains/example.org", &[("if-match", "r3")], "", 400, "malformed_condition"),
        ("DELETE /v1/domains/example.org", &[("idempotency-key", "two words")], "", 400, "invalid_idempotency_key"),
    ] {
        let lines = [&[("authorization", bearer.as_str())], lines].concat();
        let answer = site.send(&site.router, line, &lines, body.to_owned()).await;
        answer.fails(status, code);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{line}");
        assert_eq!(status == 405, answer.headers.contains_key("allow"), "{line}");
    }
    // A body that is too long is refused whether or not the request has a key.
    let lines = [("authorization", bearer.as_str()), json[0], ("idempotency-key", "k")];
    site.send(&site.router, "POST /v1/domains", &lines, long).await.fails(413, "body_too_large");
}

#[tokio::test]
async fn a_request_id_is_echoed_and_audited() {
    let site = Site::open().await;
    let body = serde_json::json!({"name": "example.org"});
    let made = site.ask_with("POST /v1/domains", &[("x-request-id", "panel-42")], body).await;
    made.is(201);
    assert_eq!(made.header("x-request-id"), Some("panel-42"));
    let mut conn = site.engine.store().read().await.unwrap();
    let sql = "SELECT request, peer FROM audit WHERE action = 'domain.create'";
    let row = conn.one(sql, foundation::args![]).await.unwrap();
    assert_eq!((row.text(0).unwrap(), row.text(1).unwrap()), ("panel-42".to_owned(), "192.0.2.7".to_owned()));
    let missing = site.ask("GET /v1/domains/none.example", Value::Null).await;
    assert!(missing.json()["request_id"].is_string());
}
