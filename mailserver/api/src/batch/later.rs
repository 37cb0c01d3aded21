//! Batches that go on by themselves: each request is done by whoever asked, as they are by then, and once: under an idempotency key of
//! its own, so that one whose answer was lost with the server is not done a second time.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use engine::operations::{Halt, Job, Kind, Worker};
use engine::{Engine, Principal};
use foundation::http::wire::{Short, address_of, location};
use foundation::http::{Json, Peer, in_request};
use futures::future::BoxFuture;
use futures::stream::{self, StreamExt};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use store::operations::Part;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{AT_ONCE, BatchOrder, BatchRequest, BatchResult, Dispatch, answer, at_once, parsed};
use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::operations::{COLLECTION, Operation, shown};

/// Requests of an operation.
const MOST: usize = 5000;
/// Longest result that is kept, in bytes; of longer ones the body is left out.
const LONGEST_RESULT: usize = 32 * 1024;
/// How often a request is made whose answer is to come again later.
const ATTEMPTS: u32 = 5;
/// How long it is waited before the second of these; as long again before each further one.
const PAUSE: Duration = Duration::from_secs(1);

/// Requests to be done after the answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewOperation {
    /// The requests: 1 to 5000.
    #[schema(min_items = 1, max_items = 5000)]
    requests: Vec<BatchRequest>,
    /// Whether they wait for each other. Default `sequential`.
    #[serde(default)]
    #[schema(nullable = false)]
    order: Option<BatchOrder>,
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(create_operation))
}

/// Has many requests done, each for itself, after the answer.
///
/// The answer is 202 once the operation is taken on. It goes on by itself, after a restart too, by the same token for as long as that is
/// good, and each request is done once. One that fails stops none of the others; `/v1/operations/{id}/results` has what came of each, but
/// for secrets that are shown once.
#[utoipa::path(
    post, path = "/v1/operations", tag = "operations", request_body = NewOperation,
    responses((status = 202, description = "The operation was taken on.", body = Operation)),
    security(("bearer" = ["operations:write"]))
)]
async fn create_operation(
    State(engine): State<Engine>,
    asker: Asker,
    peer: Peer,
    Json(new): Json<NewOperation>,
) -> Result<impl IntoResponse, Failure> {
    parsed(&new.requests, MOST, &asker, peer)?;
    // What was read from JSON has a JSON form.
    let input = serde_json::to_string(&new).unwrap_or_default();
    let begun = engine.begin_operation(&asker.0, Kind::Batch, new.requests.len(), input).await?;
    let at = location(&address_of(COLLECTION, &begun.id.to_string()));
    Ok((StatusCode::ACCEPTED, at, shown(begun)))
}

/// Does batches by the operations of a router.
pub(super) struct Batches(pub(super) Dispatch);

impl Worker for Batches {
    fn work<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Halt>> {
        Box::pin(async move {
            let batch: NewOperation = serde_json::from_str(&job.input().await?).map_err(|_| Halt::unreadable())?;
            let (settled, at_once) = (job.settled().await?, at_once(batch.order));
            let left = (0_i64..).zip(batch.requests).filter(|(place, _)| !settled.contains(place));
            let left: Vec<(i64, BatchRequest)> = left.collect();
            for some in left.chunks(AT_ONCE) {
                let principal = job.principal().await?;
                let router = self.0.router().ok_or(Halt::Closed)?;
                let own = |(place, request): &(i64, BatchRequest)| {
                    (*place, under_key(request, format!("{}.{place}", job.id())))
                };
                let requests: Vec<_> = some.iter().map(own).collect();
                let parts = stream::iter(requests)
                    .map(|(place, request)| done(router.clone(), principal.clone(), place, request));
                job.settle(parts.buffered(at_once).collect().await).await?;
            }
            Ok(())
        })
    }
}

/// The request under the key that its author gave it, or under one that tells it from all others.
fn under_key(request: &BatchRequest, key: String) -> BatchRequest {
    let mut request = request.clone();
    request.idempotency_key.get_or_insert(Short(key));
    request
}

/// What comes of a request; one that is told to come again later does.
async fn done(router: Router, principal: Principal, place: i64, request: BatchRequest) -> Part {
    let peer = principal.actor.peer.unwrap_or(Ipv4Addr::LOCALHOST.into());
    let peer = Peer { address: SocketAddr::from((peer, 0)), encrypted: true };
    let name = principal.actor.request.clone().unwrap_or_default();
    let asker = Asker(principal);
    for attempt in 1.. {
        // What was taken on was such a request before; it is so still.
        let Ok(made) = request.to_request(&asker, peer, "") else { break };
        let path = made.uri().path().to_owned();
        let (_, kept) = in_request(&name, &path, answer(router.clone(), made)).await;
        if !comes_again(&kept) || attempt == ATTEMPTS {
            return part(place, &kept);
        }
        tokio::time::sleep(PAUSE * attempt).await;
    }
    part(place, &BatchResult::unreadable())
}

/// Whether the same request may be answered otherwise shortly.
fn comes_again(result: &BatchResult) -> bool {
    let code = result.body.as_ref().and_then(|body| body["code"].as_str());
    matches!(result.status, 429 | 503) || code == Some("idempotency_in_flight")
}

fn part(place: i64, result: &BatchResult) -> Part {
    // Wire objects always have a JSON form.
    let kept = |result: &BatchResult| serde_json::to_string(result).unwrap_or_default();
    let text = match kept(result) {
        long if long.len() > LONGEST_RESULT => kept(&BatchResult { body: None, ..result.clone() }),
        text => text,
    };
    Part { place, failed: result.is_failure(), result: text }
}
