//! Requests as a stranger writes them, through every extractor of the HTTP kit: paths, queries, cursors, conditions,
//! idempotency keys, JSON bodies and merge patches. Whatever comes, the answer is the handler's or a problem.
//!
//! The input reads like a request: a line with method and target, header lines, a blank line, a body.
#![no_main]

use std::sync::LazyLock;

use axum::body::{Body, to_bytes};
use axum::routing::{get, post};
use axum::{Router, middleware};
use foundation::db::testing::Scratch;
use foundation::http::{
    Conditions, ETag, HttpLimits, Idempotency, IdempotencyLimits, Json, MergePatch, Paging, Patch, Path, Problem, Query,
    dress, idempotent,
};
use http::Request;
use libfuzzer_sys::fuzz_target;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use utoipa::ToSchema;
use zeroize::Zeroizing;

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Parcel {
    label: String,
    grams: u32,
    #[serde(default)]
    stamps: Vec<Stamp>,
    #[serde(default)]
    #[schema(no_recursion)]
    note: Option<Box<Parcel>>,
}

#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Stamp {
    Letter,
    Express { hours: u8 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParcelPatch {
    #[serde(default)]
    label: Patch<String>,
    #[serde(default)]
    grams: Patch<u32>,
}

#[derive(Deserialize)]
struct Wanted {
    heavier_than: Option<u32>,
    stamp: Option<Stamp>,
}

async fn list(paging: Paging, Query(wanted): Query<Wanted>) -> Result<Json<Value>, Problem> {
    let after = paging.after::<(i64, String)>()?;
    let rows = vec![after.clone().unwrap_or_default(); paging.rows() as usize];
    let page = paging.page(rows, Clone::clone);
    if let Some(after) = after {
        assert_eq!(page.next_cursor.as_deref(), Some(&*foundation::http::cursor(&after)), "a cursor reads back");
    }
    let _ = (wanted.heavier_than, wanted.stamp);
    Ok(Json(page.data.len().into()))
}

async fn create(Json(parcel): Json<Parcel>) -> Json<Parcel> {
    Json(parcel)
}

async fn maybe(Path((id, part)): Path<(u32, String)>, parcel: Option<Json<Parcel>>) -> Json<Value> {
    Json(Value::from(u64::from(id) + part.len() as u64 + u64::from(parcel.is_some())))
}

async fn change(conditions: Conditions, MergePatch(patch): MergePatch<ParcelPatch>) -> Result<Json<Value>, Problem> {
    conditions.demand(Some(&ETag::of_revision(12)))?;
    patch.grams.over_required(1, "/grams").map_err(|error| Problem::invalid(vec![error]))?;
    Ok(Json(patch.label.over(None).into()))
}

struct Kit {
    runtime: Runtime,
    router: Router,
    _place: Scratch,
}

static KIT: LazyLock<Kit> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let place = Scratch::sqlite();
    let db = runtime.block_on(place.open(&[]));
    // Nobody is logged in, so keys are read and no answer is kept.
    let answers = Idempotency::new(db, IdempotencyLimits::default(), Zeroizing::new([7; 32]));
    let routes = Router::new()
        .route("/parcels", get(list).post(create).patch(change))
        .route("/parcels/{id}/parts/{part}", post(maybe))
        .layer(middleware::from_fn_with_state(answers, idempotent));
    Kit { router: dress(Router::new().nest("/v1", routes), &HttpLimits::default()), runtime, _place: place }
});

fuzz_target!(|data: &[u8]| {
    let Some(request) = request(data) else { return };
    let (status, is_problem, body) = KIT.runtime.block_on(async {
        let response = KIT.router.clone().oneshot(request).await.expect("a router answers");
        let kind = response.headers().get("content-type").is_some_and(|kind| kind == "application/problem+json");
        let status = response.status();
        (status, kind, to_bytes(response.into_body(), 1 << 20).await.expect("an answer ends"))
    });
    assert!(!status.is_server_error(), "{status}: {}", String::from_utf8_lossy(&body));
    // HEAD has no body, whatever the status.
    if !status.is_success() && !body.is_empty() {
        assert!(is_problem, "{status} is told as a problem");
        let problem: Value = serde_json::from_slice(&body).expect("a problem is JSON");
        assert!(problem["code"].as_str().is_some_and(|code| !code.is_empty()), "{problem}");
        assert_eq!(problem["status"], status.as_u16());
    }
});

fn request(data: &[u8]) -> Option<Request<Body>> {
    let (head, body) = match data.windows(2).position(|two| two == b"\n\n") {
        Some(at) => (&data[..at], &data[at + 2..]),
        None => (data, &b""[..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let line = std::str::from_utf8(lines.next()?).ok()?;
    let (method, target) = line.split_once(' ')?;
    let mut request = Request::builder().method(method).uri(target);
    for line in lines {
        let at = line.iter().position(|byte| *byte == b':')?;
        request = request.header(&line[..at], line[at + 1..].trim_ascii());
    }
    request.body(Body::from(body.to_vec())).ok()
}
