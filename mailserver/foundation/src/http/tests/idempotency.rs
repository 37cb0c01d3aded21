//! A mutation sent twice is done once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use tokio::sync::Semaphore;

use super::*;
use crate::db::testing::{Scratch, both};
use crate::db::{Database, Migration, Writers};

const KIT: &[Migration] = crate::migrations!("foundation", "../../../schema", ["0002_kit"]);

/// Customers the shop holds at once.
const PLACES: u32 = 8;

/// A shop that counts what it sold.
#[derive(Clone)]
struct Shop {
    sold: Arc<AtomicU32>,
    door: Arc<Semaphore>,
}

impl Shop {
    fn new() -> Self {
        Self { sold: Arc::default(), door: Arc::new(Semaphore::new(PLACES as usize)) }
    }

    fn sold(&self) -> u32 {
        self.sold.load(Ordering::SeqCst)
    }

    fn open(&self, idempotency: Idempotency) -> Router {
        let routes = Router::new()
            .route("/sales", post(sell).get(sell))
            .route("/keys", post(make_key))
            .route("/panic", post(async || -> StatusCode { panic!("dropped it") }))
            .route("/long", post(async || "x".repeat(3000)))
            .with_state(self.clone())
            .layer(middleware::from_fn_with_state(idempotency, idempotent))
            .layer(middleware::from_fn(login));
        dress(Router::new().nest("/v1", routes), &HttpLimits::default())
    }
}

/// Whoever names himself in `x-user` is believed.
async fn login(mut request: Request, next: Next) -> Response {
    let user = request.headers().get("x-user").and_then(|user| user.to_str().ok()).map(|user| Caller(user.into()));
    if let Some(user) = user {
        request.extensions_mut().insert(user);
    }
    next.run(request).await
}

async fn sell(State(shop): State<Shop>, body: String) -> Response {
    let _inside = shop.door.acquire().await.unwrap();
    let number = shop.sold.fetch_add(1, Ordering::SeqCst) + 1;
    match body.as_str() {
        "broken" => Problem::unavailable("x", crate::throttle::RetryAfter(Duration::from_secs(1))).into_response(),
        "refused" => Problem::conflict("sold_out", "x").into_response(),
        _ => (StatusCode::CREATED, [("location", format!("/v1/sales/{number}"))], ETag::of_revision(1), Json(number))
            .into_response(),
    }
}

async fn make_key(State(shop): State<Shop>) -> impl IntoResponse {
    shop.sold.fetch_add(1, Ordering::SeqCst);
    (Storable::json(&json!({"id": 1})), Json(json!({"id": 1, "secret": "hunter2"})))
}

fn idempotency(db: &Database) -> Idempotency {
    Idempotency::new(
        db.clone(),
        IdempotencyLimits { answer_bytes: 2000, body_bytes: 100, ..IdempotencyLimits::default() },
        zeroize::Zeroizing::new([7; 32]),
    )
}

fn keyed(key: &str) -> [(&str, &str); 2] {
    [("x-user", "anna"), ("idempotency-key", key)]
}

#[tokio::test]
async fn the_second_answer_is_the_first_one_again() {
    both(KIT, async |db| {
        let shop = Shop::new();
        let router = shop.open(idempotency(&db));
        let first = ask(&router, "POST /v1/sales", &keyed("\"k1\""), "tea").await;
        assert_eq!((first.status, first.header("idempotent-replayed")), (201, None));
        // Quoted and bare are the same key, also after a restart.
        let restarted = shop.open(idempotency(&db));
        for router in [&router, &restarted] {
            let again = ask(router, "POST /v1/sales", &keyed("k1"), "tea").await;
            assert_eq!((again.status, &again.body), (201, &first.body));
            for header in ["location", "etag", "content-type"] {
                assert_eq!(again.header(header), first.header(header), "{header}");
            }
            assert_eq!(again.header("idempotent-replayed"), Some("true"));
            assert_ne!(again.header("x-request-id"), first.header("x-request-id"));
        }
        assert_eq!(shop.sold(), 1);
        let other = ask(&router, "POST /v1/sales", &keyed("k1"), "coffee").await;
        assert_eq!((other.status, &other.json()["code"]), (422, &json!("idempotency_key_reused")));
        let other = ask(&router, "POST /v1/sales?size=2", &keyed("k1"), "tea").await;
        assert_eq!(other.status, 422, "the query is part of the request");
        // Another principal, method or path is another request; so is one without a key or without a principal.
        ask(&router, "POST /v1/sales", &[("x-user", "bert"), ("idempotency-key", "k1")], "tea").await;
        ask(&router, "GET /v1/sales", &keyed("k1"), "").await;
        ask(&router, "POST /v1/keys", &keyed("k1"), "").await;
        ask(&router, "POST /v1/sales", &[("x-user", "anna")], "tea").await;
        ask(&router, "POST /v1/sales", &[("idempotency-key", "k1")], "tea").await;
        ask(&router, "POST /v1/sales", &[("idempotency-key", "k1")], "tea").await;
        assert_eq!(shop.sold(), 7);
        let malformed = ask(&router, "POST /v1/sales", &keyed("\"open"), "tea").await;
        assert_eq!((malformed.status, &malformed.json()["code"]), (400, &json!("invalid_idempotency_key")));
        let twice = [("x-user", "anna"), ("idempotency-key", "a"), ("idempotency-key", "b")];
        assert_eq!(ask(&router, "POST /v1/sales", &twice, "tea").await.status, 400);
        assert_eq!(ask(&router, "POST /v1/sales", &keyed("k2"), "x".repeat(101)).await.status, 413);
        assert_eq!(shop.sold(), 7);
    })
    .await;
}

#[tokio::test]
async fn failures_are_not_kept() {
    both(KIT, async |db| {
        let shop = Shop::new();
        let router = shop.open(idempotency(&db));
        for (path, body, status) in [
            ("/v1/sales", "broken", 503),
            ("/v1/sales", "refused", 409),
            ("/v1/panic", "", 500),
            ("/v1/unknown", "", 404),
        ] {
            for _ in 0..2 {
                let seen = ask(&router, &format!("POST {path}"), &keyed("k"), body).await;
                assert_eq!((seen.status, seen.header("idempotent-replayed")), (status, None), "{path} {body}");
            }
        }
        assert_eq!(shop.sold(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_answered_once_and_never_kept() {
    both(KIT, async |db| {
        let router = Shop::new().open(idempotency(&db));
        let first = ask(&router, "POST /v1/keys", &keyed("k"), "").await;
        assert_eq!(first.json(), json!({"id": 1, "secret": "hunter2"}));
        let again = ask(&router, "POST /v1/keys", &keyed("k"), "").await;
        assert_eq!((again.json(), again.header("idempotent-replayed")), (json!({"id": 1}), Some("true")));
        let rows = db.read().await.unwrap().all("SELECT body FROM idempotency", crate::args![]).await.unwrap();
        let kept = rows.iter().map(|row| String::from_utf8(row.bytes(0).unwrap()).unwrap()).collect::<String>();
        assert!(kept.contains("id") && !kept.contains("hunter2"), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_too_long_to_keep_is_told_as_done() {
    both(KIT, async |db| {
        let router = Shop::new().open(idempotency(&db));
        assert_eq!(ask(&router, "POST /v1/long", &keyed("k"), "").await.body.len(), 3000);
        let again = ask(&router, "POST /v1/long", &keyed("k"), "").await;
        assert_eq!((again.status, &again.json()["code"]), (409, &json!("idempotency_answer_not_kept")));
    })
    .await;
}

#[tokio::test]
async fn a_request_in_hand_is_neither_repeated_nor_stopped_by_a_client_that_leaves() {
    both(KIT, async |db| {
        let shop = Shop::new();
        let router = shop.open(idempotency(&db));
        let closed = Arc::clone(&shop.door).acquire_many_owned(PLACES).await.unwrap();
        let headers = keyed("k");
        let mut first = Box::pin(ask(&router, "POST /v1/sales", &headers, "tea"));
        // The first request is claimed once a second one is told so; until then the second would be the first.
        let second = loop {
            let polled = futures::poll!(first.as_mut());
            assert!(polled.is_pending(), "the door is closed");
            let rows = db.read().await.unwrap().all("SELECT scope FROM idempotency", crate::args![]).await.unwrap();
            if !rows.is_empty() {
                break ask(&router, "POST /v1/sales", &keyed("k"), "tea").await;
            }
            tokio::task::yield_now().await;
        };
        assert_eq!((second.status, &second.json()["code"]), (409, &json!("idempotency_in_flight")));
        assert_eq!(second.header("retry-after"), Some("1"));
        // A server that starts over finds the claim of one that stopped.
        let restarted = shop.open(idempotency(&db));
        let unknown = ask(&restarted, "POST /v1/sales", &keyed("k"), "tea").await;
        assert_eq!((unknown.status, &unknown.json()["code"]), (409, &json!("idempotency_outcome_unknown")));
        drop(first);
        drop(closed);
        let mut status = 409;
        while status == 409 {
            let seen = ask(&router, "POST /v1/sales", &keyed("k"), "tea").await;
            status = seen.status;
            assert!(status == 409 || seen.header("idempotent-replayed") == Some("true"));
            tokio::task::yield_now().await;
        }
        assert_eq!((status, shop.sold()), (201, 1));
    })
    .await;
}

#[tokio::test]
async fn a_key_is_free_again_after_a_day() {
    let start = jiff::Timestamp::from_second(1_700_000_000).unwrap();
    for scratch in [Scratch::sqlite(), Scratch::postgres().await] {
        let clock = Clock::held(start);
        let db = scratch.open_as(KIT, Writers::One, clock.clone()).await;
        let shop = Shop::new();
        let kept = idempotency(&db);
        let router = shop.open(kept.clone());
        let sell = async |body: &'static str| ask(&router, "POST /v1/sales", &keyed("k"), body).await.status;
        assert_eq!(sell("tea").await, 201);
        clock.set(start + Duration::from_secs(24 * 3600));
        assert_eq!((sell("tea").await, shop.sold()), (201, 1));
        assert_eq!(kept.sweep().await.unwrap(), 0);
        clock.set(start + Duration::from_secs(24 * 3600 + 1));
        assert_eq!((sell("coffee").await, shop.sold()), (201, 2));
        clock.set(start + Duration::from_secs(2 * 24 * 3600 + 2));
        assert_eq!(kept.sweep().await.unwrap(), 1);
    }
}

/// Whenever the client leaves, somebody answers in the end whoever asks again under the same key.
#[tokio::test]
async fn no_key_stays_claimed_by_a_client_that_left() {
    both(KIT, async |db| {
        let shop = Shop::new();
        let router = shop.open(idempotency(&db));
        for polls in 1..20 {
            let key = format!("left-{polls}");
            let headers = keyed(&key);
            let mut request = Box::pin(ask(&router, "POST /v1/sales", &headers, "tea"));
            for _ in 0..polls {
                if futures::poll!(request.as_mut()).is_ready() {
                    break;
                }
                tokio::task::yield_now().await;
            }
            drop(request);
            let answered = async {
                while ask(&router, "POST /v1/sales", &keyed(&key), "tea").await.status != 201 {
                    tokio::task::yield_now().await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), answered).await.expect("somebody answers");
        }
    })
    .await;
}
