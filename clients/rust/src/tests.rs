//! The generated types read and write what the sample document describes; calls travel as its operations say.

mod answering;
mod types;

use std::time::Duration;

use serde_json::{Value, json};

use self::answering::{Script, answer};
use crate::sample::types::{
    DoorTarget, DoorTargetKind, ParcelChange, ParcelNew, SampleListParcelsQuery, SampleMoveParcelState,
};
use crate::{Change, Client, Error, Retry};

fn quick(server: &Script) -> Client {
    let retry = Retry { attempts: 3, first_wait: Duration::from_millis(1), longest_wait: Duration::from_secs(2) };
    Client::builder(&server.address()).token("tok_secret").retry(retry).build().unwrap()
}

fn parcel(id: &str) -> Value {
    json!({"id": id, "state": "sent", "type": "box", "made_at": "2026-01-02T03:04:05Z", "weight_grams": 7, "labels": [],
        "target": {"kind": "door", "street": "Low Road 1"}, "sender": null, "price": 1.5})
}

#[tokio::test]
async fn a_call_carries_token_key_and_body_and_brings_the_validator_back() {
    let made = answer("201 Created", &[("etag", "\"r1\""), ("location", "/v1/parcels/A1")], &parcel("A1").to_string());
    let server = Script::start(vec![made]).await;
    let new = ParcelNew {
        sender: Some("anna".into()),
        ..ParcelNew::new("box", DoorTarget::new(DoorTargetKind::Door, "Low Road 1"), "1234")
    };
    let reply = quick(&server).sample_create_parcel(&new).await.unwrap();
    assert_eq!(
        (reply.http_status, reply.etag.as_deref(), reply.location.as_deref()),
        (201, Some("\"r1\""), Some("/v1/parcels/A1"))
    );
    assert_eq!(reply.id.as_str(), "A1");
    let [request] = server.requests().try_into().unwrap();
    assert!(request.starts_with("POST /v1/parcels HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("authorization: Bearer tok_secret\r\n"), "{request}");
    assert!(request.contains("content-type: application/json\r\n"), "{request}");
    assert_eq!(request.matches("idempotency-key: ").count(), 1, "{request}");
    let body: Value = serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    let target = json!({"kind": "door", "street": "Low Road 1"});
    assert_eq!(body, json!({"type": "box", "target": target, "gate_code": "1234", "sender": "anna"}));
}

#[tokio::test]
async fn a_patch_says_what_to_clear_and_stays_silent_about_the_rest() {
    let server = Script::start(vec![answer("200 OK", &[], &parcel("A1").to_string())]).await;
    let change = ParcelChange { sender: Change::Clear, ..Default::default() };
    quick(&server).sample_update_parcel("A1", &change).if_match("\"r1\"").await.unwrap();
    let [request] = server.requests().try_into().unwrap();
    assert!(request.contains("if-match: \"r1\"\r\n"), "{request}");
    assert!(request.contains("content-type: application/merge-patch+json\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"sender\":null}"), "{request}");
}

#[tokio::test]
async fn path_and_query_are_encoded() {
    let moved = answer("202 Accepted", &[], r#"{"done": true, "new_field": 1}"#);
    let empty = answer("200 OK", &[], r#"{"data": [], "has_more": false}"#);
    let server = Script::start(vec![moved, empty]).await;
    let client = quick(&server);
    assert!(client.sample_move_parcel("a/b c@d", SampleMoveParcelState::Lost, None).await.unwrap().done);
    let query = SampleListParcelsQuery {
        limit: Some(2),
        label: Some(vec!["x&y".into(), "z".into()]),
        sort: Some("-created_at".into()),
        ..Default::default()
    };
    client.sample_list_parcels(&query).await.unwrap();
    let [moved, listed] = server.requests().try_into().unwrap();
    assert!(moved.starts_with("POST /v1/parcels/a%2Fb%20c@d/states/lost HTTP/1.1"), "{moved}");
    assert!(listed.starts_with("GET /v1/parcels?limit=2&label=x%26y&label=z&sort=-created_at HTTP/1.1"), "{listed}");
    for wrong in ["", ".", ".."] {
        assert!(matches!(client.sample_get_parcel(wrong).await, Err(Error::Caller(_))), "`{wrong}` left its place");
    }
}

#[tokio::test]
async fn other_bodies_than_json_pass_untouched() {
    let server = Script::start(vec![
        answer("204 No Content", &[], ""),
        answer("200 OK", &[("content-type", "application/octet-stream")], "\u{1}bytes"),
        answer("200 OK", &[("content-type", "text/plain")], "words"),
        answer("204 No Content", &[], ""),
    ])
    .await;
    let client = quick(&server);
    client.sample_write_content(7, *b"\x00\x01").await.unwrap();
    assert_eq!(client.sample_read_content(7).await.unwrap().body, b"\x01bytes");
    assert_eq!(client.sample_numbers().await.unwrap().body, "words");
    client.sample_delete_parcel("A1", "broken").await.unwrap();
    let requests = server.requests();
    assert!(requests[0].ends_with("\r\n\r\n\u{0}\u{1}"), "{}", requests[0]);
    assert!(requests[3].contains("x-reason: broken\r\n"), "{}", requests[3]);
}

#[tokio::test]
async fn a_problem_is_read_and_reported_once() {
    let problem = json!({"type": "about:blank", "title": "Unprocessable Entity", "status": 422, "code": "invalid_fields",
        "detail": "Some fields are not valid.", "request_id": "r-1",
        "errors": [{"pointer": "/type", "code": "invalid", "detail": "must be a box"}]});
    let kind = [("content-type", "application/problem+json")];
    let server = Script::start(vec![answer("422 Unprocessable Entity", &kind, &problem.to_string())]).await;
    let error = quick(&server).sample_get_parcel("A1").await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(422), "invalid_fields"));
    let problem = error.problem().unwrap();
    assert_eq!((problem.request_id.as_deref(), problem.errors[0].pointer.as_str()), (Some("r-1"), "/type"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn passing_failures_are_tried_again_under_the_same_key() {
    let kind = [("content-type", "application/problem+json"), ("retry-after", "0")];
    let busy = answer("503 Service Unavailable", &kind, r#"{"code": "temporarily_unavailable", "detail": "busy"}"#);
    let made = answer("201 Created", &[("idempotent-replayed", "true")], &parcel("A1").to_string());
    // The second attempt finds the connection closed without an answer.
    let server = Script::start(vec![busy, String::new(), made]).await;
    let new = ParcelNew::new("box", DoorTarget::new("door", "Low Road 1"), "1234");
    let reply = quick(&server).sample_create_parcel(&new).await.unwrap();
    assert!(reply.replayed);
    let requests = server.requests();
    let keys: Vec<&str> = requests
        .iter()
        .filter_map(|request| request.lines().find(|line| line.starts_with("idempotency-key")))
        .collect();
    assert_eq!(keys.len(), 3);
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn a_server_that_wants_too_long_a_wait_is_reported() {
    let kind = [("content-type", "application/problem+json"), ("retry-after", "3600")];
    let server = Script::start(vec![answer("429 Too Many Requests", &kind, r#"{"code": "too_many_requests"}"#)]).await;
    let error = quick(&server).sample_get_parcel("A1").await.unwrap_err();
    assert_eq!(error.problem().unwrap().retry_after, Some(Duration::from_secs(3600)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn attempts_end() {
    let wrong = answer("502 Bad Gateway", &[("content-type", "text/html")], "<h1>Bad Gateway</h1>");
    let server = Script::start(vec![wrong.clone(), wrong.clone(), wrong.clone(), wrong]).await;
    let error = quick(&server).sample_get_parcel("A1").await.unwrap_err();
    assert!(matches!(error, Error::Answer { status: 502, .. }), "{error:?}");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn pages_follow_the_cursor_to_the_end() {
    let page = |id: &str, next: Value| {
        let has_more = !next.is_null();
        let body = json!({"data": [parcel(id)], "has_more": has_more, "next_cursor": next});
        answer("200 OK", &[], &body.to_string())
    };
    let server = Script::start(vec![page("A1", json!("c1")), page("A2", json!("c2")), page("A3", Value::Null)]).await;
    let client = quick(&server);
    let query = SampleListParcelsQuery { limit: Some(1), ..Default::default() };
    let all = client.sample_list_parcels(&query).pages().collect().await.unwrap();
    assert_eq!(all.iter().map(|parcel| parcel.id.as_str()).collect::<Vec<_>>(), ["A1", "A2", "A3"]);
    let asked: Vec<String> =
        server.requests().iter().map(|request| request.lines().next().unwrap().to_owned()).collect();
    assert_eq!(asked[2], "GET /v1/parcels?limit=1&cursor=c2 HTTP/1.1");
}

#[tokio::test]
async fn the_token_is_not_in_what_is_printed() {
    let client = Client::new("https://mail.example.org", "tok_secret").unwrap();
    assert!(!format!("{client:?}").contains("tok_secret"));
    let new = ParcelNew::new("box", DoorTarget::new("door", "Low Road 1"), "gate-1234");
    assert!(!format!("{new:?}").contains("gate-1234"));
    assert!(matches!(Client::new("mail.example.org", "t"), Err(Error::Caller(_))));
}
