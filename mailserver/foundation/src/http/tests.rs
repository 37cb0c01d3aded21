//! What a client sees: a router dressed like the real ones, asked in memory and over sockets.

mod idempotency;
mod serving;

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use futures::StreamExt;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::{IntoParams, ToSchema};

use super::*;
use crate::clock::Clock;
use crate::throttle::Rate;

/// An answer, read whole.
struct Seen {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Seen {
    async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec();
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// Asks `router`. A request reads like on the wire: `POST /path`, header lines, a body.
async fn ask(router: &Router, line: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Seen {
    let (method, uri) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Seen::of(router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap()).await
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[derive(Debug, Deserialize, Serialize, ToSchema)]
struct Parcel {
    weight: u32,
    label: String,
    #[serde(default)]
    stamps: Vec<Stamp>,
    #[serde(default)]
    sender: Option<String>,
    #[serde(default)]
    #[schema(nullable = false)]
    colour: Option<String>,
    #[serde(default)]
    seals: BTreeMap<Letter, u8>,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Stamp {
    value: u8,
    #[serde(default)]
    #[schema(nullable = false)]
    country: Option<Letter>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, ToSchema)]
struct Letter(char);

#[derive(Debug, Deserialize)]
struct ParcelChange {
    #[serde(default)]
    weight: Patch<u32>,
    #[serde(default)]
    label: Patch<String>,
}

#[derive(Deserialize)]
struct Filter {
    heavier: Option<u32>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Number {
    value: u32,
}

crate::page_of!(
    /// Numbers.
    NumberPage of Number
);

async fn numbers(paging: Paging) -> Result<Listed<NumberPage>, Problem> {
    let after: u32 = paging.after()?.unwrap_or(0);
    let rows = (after + 1..=7).take(paging.rows() as usize).collect();
    Ok(paging.page(rows, |row| *row).map(|value| Number { value }).listed())
}

async fn change(
    conditions: Conditions,
    MergePatch(change): MergePatch<ParcelChange>,
) -> Result<impl IntoResponse, Problem> {
    let etag = ETag::of_revision(3);
    conditions.demand(Some(&etag))?;
    let weight = change.weight.over_required(5, "/weight").map_err(|error| Problem::invalid(vec![error]))?;
    Ok((ETag::of_revision(4), Json(json!({"weight": weight, "label": change.label.over(Some("old".to_owned()))}))))
}

fn router() -> Router {
    let routes = Router::new()
        .route("/parcels", post(async |Json(parcel): Json<Parcel>| Json(parcel)))
        .route("/optional", post(async |parcel: Option<Json<Parcel>>| Json(parcel.is_some())))
        .route("/parcels/{id}", get(async |Path(id): Path<u32>| Json(id)).patch(change))
        .route("/filter", get(async |Query(filter): Query<Filter>| Json(filter.heavier)))
        .route("/numbers", get(numbers))
        .route("/panic", get(async || -> StatusCode { panic!("the handler's own words") }));
    let limits = HttpLimits { body_bytes: 200, ..HttpLimits::default() };
    dress(Router::new().nest("/v1", routes), &limits)
}

/// Request line, headers and body; status, code, and pointer with code of each field at fault.
type Refusal<'t> = (&'t str, &'t [(&'t str, &'t str)], &'t str, u16, &'t str, &'t [&'t str]);

#[tokio::test]
async fn every_failure_is_a_problem() {
    let deep = format!("{{\"weight\":1,\"label\":\"a\",\"x\":{}", "[".repeat(150));
    let long = json!({"weight": 1, "label": "x".repeat(200)}).to_string();
    let table: &[Refusal] = &[
        ("GET /v1/nothing", &[], "", 404, "not_found", &[]),
        ("DELETE /v1/parcels", &[], "", 405, "method_not_allowed", &[]),
        ("POST /v1/parcels", &[], "{}", 415, "unsupported_media_type", &[]),
        ("POST /v1/parcels", &[("content-type", "text/plain")], "{}", 415, "unsupported_media_type", &[]),
        ("POST /v1/parcels", &[JSON], "", 400, "malformed_json", &[]),
        ("POST /v1/parcels", &[JSON], "{\"weight\":", 400, "malformed_json", &[]),
        ("POST /v1/parcels", &[JSON], "{\"weight\":1,\"label\":\"a\"} x", 400, "malformed_json", &[]),
        ("POST /v1/parcels", &[JSON], &deep, 400, "malformed_json", &[]),
        ("POST /v1/parcels", &[JSON], &long, 413, "body_too_large", &[]),
        ("POST /v1/parcels", &[JSON], "{\"weight\":\"x\"}", 422, "invalid_body", &["/weight invalid_type"]),
        ("POST /v1/parcels", &[JSON], "{\"weight\":1}", 422, "invalid_body", &["/label required"]),
        ("POST /v1/parcels", &[JSON], "7", 422, "invalid_body", &[" invalid_type"]),
        (
            "POST /v1/parcels",
            &[JSON],
            "{\"weight\":1,\"label\":\"a\",\"stamps\":[{\"value\":1},{\"value\":900}]}",
            422,
            "invalid_body",
            &["/stamps/1/value invalid"],
        ),
        (
            "POST /v1/parcels",
            &[JSON],
            "{\"weight\":1,\"label\":\"a\",\"stamps\":[{\"value\":1,\"a/b~c\":2}]}",
            422,
            "invalid_body",
            &["/stamps/0/a~1b~0c unknown_field"],
        ),
        // Serde makes an object of an array, by the order of its fields: `POST /v1/domains ["array.example","active"]` was
        // answered with 201.
        ("POST /v1/parcels", &[JSON], "[1,\"a\"]", 422, "invalid_body", &[" invalid_type"]),
        ("POST /v1/optional", &[JSON], "[1,\"a\"]", 422, "invalid_body", &[" invalid_type"]),
        ("PATCH /v1/parcels/1", &[JSON, ("if-match", "*")], "[6]", 422, "invalid_body", &[" invalid_type"]),
        (
            "POST /v1/parcels",
            &[JSON],
            "{\"weight\":1,\"label\":\"a\",\"stamps\":[{\"value\":1},[2]]}",
            422,
            "invalid_body",
            &["/stamps/1 invalid_type"],
        ),
        // And null of whatever is an `Option`: `POST /v1/license/requests {"key":null}` was taken, where the document says text.
        ("POST /v1/parcels", &[JSON], "{\"weight\":null}", 422, "invalid_body", &["/weight required"]),
        (
            "POST /v1/parcels",
            &[JSON],
            "{\"weight\":1,\"label\":\"a\",\"colour\":null}",
            422,
            "invalid_body",
            &["/colour required"],
        ),
        (
            "POST /v1/parcels",
            &[JSON],
            "{\"weight\":1,\"label\":\"a\",\"stamps\":[{\"value\":1,\"country\":null}]}",
            422,
            "invalid_body",
            &["/stamps/0/country required"],
        ),
        ("POST /v1/parcels", &[JSON], "null", 422, "invalid_body", &[" required"]),
        ("GET /v1/parcels/heavy", &[], "", 400, "invalid_path", &[" invalid"]),
        ("GET /v1/filter?heavier=much", &[], "", 400, "invalid_query", &["/heavier invalid"]),
        ("GET /v1/numbers?limit=0", &[], "", 400, "invalid_query", &["/limit out_of_range"]),
        ("GET /v1/numbers?limit=101", &[], "", 400, "invalid_query", &["/limit out_of_range"]),
        ("GET /v1/numbers?limit=ten", &[], "", 400, "invalid_query", &["/limit invalid"]),
        ("GET /v1/numbers?cursor=guess", &[], "", 400, "invalid_cursor", &["/cursor invalid"]),
        ("PATCH /v1/parcels/1", &[("content-type", "text/plain")], "{}", 415, "unsupported_media_type", &[]),
        ("PATCH /v1/parcels/1", &[JSON], "{}", 428, "precondition_required", &[]),
        ("PATCH /v1/parcels/1", &[JSON, ("if-match", "\"r2\"")], "{}", 412, "precondition_failed", &[]),
        ("PATCH /v1/parcels/1", &[JSON, ("if-match", "r3")], "{}", 400, "malformed_condition", &[]),
        (
            "PATCH /v1/parcels/1",
            &[JSON, ("if-match", "*")],
            "{\"weight\":null}",
            422,
            "invalid_fields",
            &["/weight required"],
        ),
        ("GET /v1/panic", &[], "", 500, "internal", &[]),
    ];
    let router = router();
    for (line, headers, body, status, code, errors) in table {
        let seen = ask(&router, line, headers, (*body).to_owned()).await;
        let at = format!("{line} {headers:?} {body:.60}");
        assert_eq!((seen.status, seen.header("content-type")), (*status, Some("application/problem+json")), "{at}");
        let problem = seen.json();
        assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(status)), "{at}");
        assert_eq!(problem["request_id"].as_str(), seen.header("x-request-id"), "{at}");
        assert_eq!(problem["type"], "about:blank", "{at}");
        let found: Vec<String> = problem["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|error| format!("{} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
            .collect();
        assert_eq!(found, *errors, "{at}: {problem}");
        assert!(!problem["detail"].as_str().unwrap().contains("own words"), "{at}: causes stay in the log");
        assert_eq!(seen.header("x-content-type-options"), Some("nosniff"), "{at}");
        assert!(seen.header("content-security-policy").unwrap().contains("default-src 'none'"), "{at}");
    }
    assert_eq!(ask(&router, "DELETE /v1/parcels", &[], "").await.header("allow"), Some("POST"));
    let refused = ask(&router, "PATCH /v1/parcels/1", &[("content-type", "text/plain")], "{}").await;
    assert_eq!(refused.header("accept-patch"), Some("application/merge-patch+json"));
    assert_eq!(refused.json()["instance"], "/v1/parcels/1");
}

#[tokio::test]
async fn a_body_that_breaks_off_or_never_ends_is_told_so() {
    let head = || futures::stream::iter([Ok::<_, std::io::Error>("{\"weight\":")]);
    let broken = futures::stream::iter([Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))]);
    let endless = futures::stream::pending();
    let routes = Router::new().route("/parcels", post(async |Json(parcel): Json<Parcel>| Json(parcel)));
    let limits = HttpLimits { body_time: std::time::Duration::from_millis(20), ..HttpLimits::default() };
    let router = dress(Router::new().nest("/v1", routes), &limits);
    for (rest, status, code) in [
        (Body::from_stream(head().chain(broken)), 400, "broken_body"),
        (Body::from_stream(head().chain(endless)), 408, "body_timeout"),
    ] {
        let seen = ask(&router, "POST /v1/parcels", &[JSON], rest).await;
        assert_eq!((seen.status, &seen.json()["code"]), (status, &json!(code)));
    }
}

#[tokio::test]
async fn what_is_sane_is_answered() {
    let router = router();
    for (line, headers, body, expected) in [
        (
            "POST /v1/parcels",
            vec![("content-type", "Application/JSON; charset=utf-8")],
            "{\"weight\":1,\"label\":\"a\",\"x\":1}",
            json!({"weight": 1, "label": "a", "stamps": [], "sender": null, "colour": null, "seals": {}}),
        ),
        (
            "POST /v1/parcels",
            vec![JSON],
            "{\"label\":\"\\u0061\",\"sender\":null,\"\\u0063olour\":\"red\",\"seals\":{\"x\":1},\"weight\":1,\"y\":null,\"z\":[null]}",
            json!({"weight": 1, "label": "a", "stamps": [], "sender": null, "colour": "red", "seals": {"x": 1}}),
        ),
        ("POST /v1/optional", vec![], "", json!(false)),
        ("POST /v1/optional", vec![JSON], "{\"weight\":1,\"label\":\"a\"}", json!(true)),
        ("GET /v1/parcels/7", vec![], "", json!(7)),
        ("GET /v1/filter", vec![], "", json!(null)),
        (
            "PATCH /v1/parcels/1",
            vec![("content-type", "application/merge-patch+json"), ("if-match", "W/\"r3\", \"r3\"")],
            "{}",
            json!({"weight": 5, "label": "old"}),
        ),
        (
            "PATCH /v1/parcels/1",
            vec![JSON, ("if-match", "\"r3\"")],
            "{\"weight\":6,\"label\":null}",
            json!({"weight": 6, "label": null}),
        ),
    ] {
        let seen = ask(&router, line, &headers, body).await;
        assert_eq!((seen.status, seen.json()), (200, expected), "{line}");
    }
    let seen = ask(&router, "PATCH /v1/parcels/1", &[JSON, ("if-match", "*")], "{}").await;
    assert_eq!(seen.header("etag"), Some("\"r4\""));
}

#[tokio::test]
async fn a_sane_request_id_is_kept_and_others_are_replaced() {
    let router = router();
    let long = "x".repeat(129);
    for (given, kept) in
        [("abc-1.2_3", true), ("", false), ("two words", false), ("a\"b", false), (long.as_str(), false)]
    {
        let seen = ask(&router, "GET /v1/filter", &[("x-request-id", given)], "").await;
        let id = seen.header("x-request-id").unwrap();
        assert_eq!(id == given, kept, "{given}");
        assert!(kept || uuid::Uuid::parse_str(id).unwrap().get_version_num() == 7, "{id}");
    }
}

#[tokio::test]
async fn a_list_is_walked_to_its_end_by_cursor_and_by_link() {
    let router = router();
    let (mut next, mut values, mut pages) = (Some("/v1/numbers?limit=3&unrelated=x".to_owned()), Vec::new(), 0);
    while let Some(uri) = next {
        let seen = ask(&router, &format!("GET {uri}"), &[], "").await;
        let page = seen.json();
        values.extend(page["data"].as_array().unwrap().iter().map(|number| number["value"].as_u64().unwrap()));
        pages += 1;
        next = seen.header("link").map(|link| {
            let uri = link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap().to_owned();
            let cursor = page["next_cursor"].as_str().unwrap();
            assert_eq!(uri, format!("/v1/numbers?limit=3&unrelated=x&cursor={cursor}"));
            uri
        });
        assert_eq!(page["has_more"], next.is_some());
        assert_eq!(page["next_cursor"].is_null(), next.is_none());
    }
    assert_eq!((values, pages), ((1..=7).collect(), 3));
    let whole = ask(&router, "GET /v1/numbers", &[], "").await.json();
    assert_eq!((whole["data"].as_array().unwrap().len(), &whole["has_more"]), (7, &json!(false)));
}

/// RFC 9110 §13.1 and the comparisons of §8.8.3.2.
#[tokio::test]
async fn conditions_decide_as_rfc_9110_says() {
    let current = ETag::of_revision(3);
    for (name, value, object, expected) in [
        ("if-match", "\"r3\"", Some(&current), None),
        ("if-match", "\"r2\", \"r3\"", Some(&current), None),
        ("if-match", "W/\"r3\"", Some(&current), Some(412)),
        ("if-match", "\"r3\"", None, Some(412)),
        ("if-match", "*", None, Some(412)),
        ("if-none-match", "*", None, None),
        ("if-none-match", "*", Some(&current), Some(412)),
        ("if-none-match", "W/\"r3\"", Some(&current), Some(412)),
        ("if-none-match", "\"r2\"", Some(&current), None),
        ("accept", "x", Some(&current), Some(428)),
    ] {
        let (mut parts, ()) = http::Request::builder().header(name, value).body(()).unwrap().into_parts();
        let conditions = Conditions::from_request_parts(&mut parts, &()).await.unwrap();
        let refused = conditions.demand(object).err().map(|problem| problem.status().as_u16());
        assert_eq!(refused, expected, "{name}: {value}");
        assert_eq!(
            conditions.is_unmodified(&current),
            name == "if-none-match" && (value == "*" || value == "W/\"r3\"")
        );
    }
    for malformed in ["", "r3", "\"r3", "\"r3\" \"r4\"", ","] {
        let (mut parts, ()) = http::Request::builder().header("if-match", malformed).body(()).unwrap().into_parts();
        let read = Conditions::from_request_parts(&mut parts, &()).await;
        assert_eq!(read.err().map(|problem| problem.status().as_u16()), Some(400), "{malformed:?}");
    }
}

/// The parameter had no `pattern`: the document allowed what is refused with `malformed_condition`.
#[tokio::test]
async fn a_condition_is_read_as_the_document_says() {
    let described = wire::IfMatch::into_params(|| None).remove(0);
    let pattern = json!(described)["schema"]["pattern"].as_str().unwrap().to_owned();
    let pattern = regex::Regex::new(&pattern).unwrap();
    for (value, good) in [
        ("*", true),
        ("\"r3\"", true),
        ("\"\"", true),
        ("W/\"r3\"", true),
        ("\"r3\", W/\"r4\" ,\"r5\"", true),
        ("\"a*b/c\\d\"", true),
        ("", false),
        ("r3", false),
        ("* ,\"r3\"", false),
        ("**", false),
        ("w/\"r3\"", false),
        ("\"r3", false),
        ("\"r3\" \"r4\"", false),
        ("\"r3\"x", false),
        (",", false),
        (",\"r3\"", false),
    ] {
        let (mut parts, ()) = http::Request::builder().header("if-match", value).body(()).unwrap().into_parts();
        let read = Conditions::from_request_parts(&mut parts, &()).await;
        assert_eq!((read.is_ok(), pattern.is_match(value)), (good, good), "{value:?}");
    }
}

/// RFC 7396, Appendix A.
#[test]
fn merge_follows_the_examples_of_rfc_7396() {
    for (original, patch, result) in [
        (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
        (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
        (json!({"a":"b"}), json!({"a":null}), json!({})),
        (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
        (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
        (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
        (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
        (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
        (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
        (json!({"a":"b"}), json!(["c"]), json!(["c"])),
        (json!({"a":"foo"}), json!(null), json!(null)),
        (json!({"a":"foo"}), json!("bar"), json!("bar")),
        (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
        (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
        (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
    ] {
        let mut target = original.clone();
        merge(&mut target, patch.clone());
        assert_eq!(target, result, "{original} {patch}");
    }
}

#[tokio::test]
async fn who_asks_too_often_waits_and_everyone_knows_what_is_left() {
    let clock = Clock::held(jiff::Timestamp::from_second(1_700_000_000).unwrap());
    let window = std::time::Duration::from_secs(60);
    let rates = RequestRates::new(Rate { quota: 2, window }, Rate { quota: 5, window }, 100, clock.clone());
    let routes = Router::new().route("/", get(async || "")).layer(middleware::from_fn_with_state(rates, rate_limited));
    let router = dress(routes, &HttpLimits::default());
    let anna = [("authorization", "Bearer anna")];
    let seen = ask(&router, "GET /", &anna, "").await;
    assert_eq!(seen.header("ratelimit-policy"), Some("\"default\";q=2;w=60"));
    assert_eq!(seen.header("ratelimit"), Some("\"default\";r=1;t=30"));
    assert_eq!(ask(&router, "GET /", &anna, "").await.status, 200);
    let refused = ask(&router, "GET /", &anna, "").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("30")));
    assert_eq!(refused.json()["code"], "too_many_requests");
    // Another credential has a bucket of its own, but the network's is shared.
    assert_eq!(ask(&router, "GET /", &[("authorization", "Bearer bert")], "").await.status, 200);
    assert_eq!(ask(&router, "GET /", &[], "").await.status, 200);
    assert_eq!(ask(&router, "GET /", &[("authorization", "Bearer carl")], "").await.status, 429);
    clock.set(jiff::Timestamp::from_second(1_700_000_030).unwrap());
    assert_eq!(ask(&router, "GET /", &anna, "").await.status, 200);
}

#[tokio::test]
async fn a_documentation_page_may_run_its_own_scripts_only() {
    let page = Router::new().route("/docs", get(async || "")).layer(middleware::from_fn(documentation_headers));
    let router = dress(page, &HttpLimits::default());
    let policy = ask(&router, "GET /docs", &[], "").await.header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[test]
fn a_problem_is_described_with_all_it_refers_to() {
    use utoipa::{PartialSchema, ToSchema};
    let mut schemas = Vec::new();
    Problem::schemas(&mut schemas);
    assert_eq!(Problem::name(), "Problem");
    assert!(schemas.iter().any(|(name, _)| name == "FieldError"));
    let schema = serde_json::to_value(Problem::schema()).unwrap();
    assert_eq!(schema["properties"]["errors"]["items"]["$ref"], "#/components/schemas/FieldError");
    assert_eq!(schema["properties"]["type"]["type"], "string");
    let page = serde_json::to_value(NumberPage::schema()).unwrap();
    assert_eq!(page["properties"]["data"]["items"]["$ref"], "#/components/schemas/Number");
}
