//! What happened: the ordered feed of every change, to be read from a place or listened to, and the audit trail.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use engine::events::KINDS;
use engine::{Engine, Principal};
use foundation::db::{AuditFilter, Cursor, FeedEntry};
use foundation::http::books::{AuditLine, AuditPage, Event, EventPage, cursor_expired};
use foundation::http::wire::Short;
use foundation::http::{FieldError, Listed, PageParams, Paging, Problem, Query};
use foundation::throttle::RetryAfter;
use foundation::webhooks::{Kind, Pattern, event_id};
use futures::Stream;
use http::HeaderMap;
use jiff::Timestamp;
use serde::Deserialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;

/// The object of an event, by its identifier.
pub(crate) fn object(entry: &FeedEntry) -> String {
    Kind::object(KINDS, entry)
}

/// Which events are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct EventParams {
    /// What happened after this event: its id. Instead of `cursor`.
    #[param(
        nullable = false,
        pattern = "^event_(0|[1-9a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{0,11}|[1-7][0-9a-hjkmnp-tv-z]{12})$",
        example = "event_16j"
    )]
    after: Option<String>,
    /// Only events of these kinds, separated by commas: kinds, beginnings such as `domain.*`, or `*` for all.
    #[param(
        value_type = Option<String>, nullable = false, max_length = 1000, pattern = r"^(\*|[a-z0-9_]+(\.[a-z0-9_]+)*(\.\*)?)(,(\*|[a-z0-9_]+(\.[a-z0-9_]+)*(\.\*)?))*$",
        example = "domain.*,mailbox.created"
    )]
    types: Option<Short<1000>>,
}

impl EventParams {
    fn kinds(&self) -> Result<Vec<Pattern>, Problem> {
        let words = self.types.iter().flat_map(|types| types.0.split(','));
        let parsed: Result<Vec<Pattern>, _> = words.map(str::parse).collect();
        parsed.map_err(|error: foundation::webhooks::PatternError| refused("/types", &error.to_string()))
    }

    fn after(&self) -> Result<Option<Cursor>, Problem> {
        self.after.as_deref().map(place).transpose()
    }
}

fn place(id: &str) -> Result<Cursor, Problem> {
    let position = id.strip_prefix("event_").and_then(foundation::ids::decode);
    position.map(Cursor).ok_or_else(|| refused("/after", "must be the id of an event"))
}

fn refused(pointer: &str, detail: &str) -> Problem {
    let name = pointer.trim_start_matches('/');
    let error = FieldError::new(pointer, "invalid", detail);
    Problem::bad_request("invalid_query", format!("`{name}` {detail}.")).with_errors([error])
}

/// Which lines of the audit trail are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AuditParams {
    /// Only what this one did, such as `token:token_16j`.
    #[param(nullable = false, example = "token:token_16j")]
    actor: Option<String>,
    /// Only what was done to this object, such as `domain:example.org`.
    #[param(nullable = false, example = "domain:example.org")]
    object: Option<String>,
    /// Only what was done then or later.
    #[param(value_type = Option<String>, nullable = false, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Option<Timestamp>,
    /// Only what was done before then.
    #[param(value_type = Option<String>, nullable = false, format = DateTime, example = "2026-01-06T09:00:00Z")]
    until: Option<Timestamp>,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_events))
        .routes(routes!(read_event_stream))
        .routes(routes!(list_audit_lines))
}

fn told(entry: FeedEntry) -> Event {
    let object = object(&entry);
    Event::of(entry, object)
}

/// Lists what happened to the objects within reach, in order.
///
/// A panel that keeps `next_cursor`, or the id of the last event it saw, misses nothing: each change of each object is here, in the
/// order of its commit. `410 cursor_expired` says that what followed is gone, and everything must be read anew.
#[utoipa::path(
    get, path = "/v1/events", tag = "events", params(PageParams, EventParams),
    responses(
        (status = 200, description = "A page of events.", body = EventPage),
        (status = 410, description = "What followed the cursor is gone."),
    ),
    security(("bearer" = ["events:read"]))
)]
async fn list_events(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(params): Query<EventParams>,
) -> Result<Listed<EventPage>, Failure> {
    // Whoever follows `Link` says both: where they began, and how far they came.
    let (after, reached) = (params.after()?, paging.after::<i64>()?.map(Cursor));
    let from = match reached.or(after) {
        Some(begun) => begun,
        None => engine.oldest_event().await?,
    };
    let found = engine.events(&principal, from, &params.kinds()?, paging.limit()).await?;
    let part = found.map_err(|_| cursor_expired())?;
    Ok(paging.part(part.entries, &part.reached.0, part.more).map(told).listed())
}

/// Tells what happens to the objects within reach, while it happens.
///
/// Server-sent events: `id` is the event's id, `event` its kind, `data` the event as `GET /v1/events` shows it. Whoever was cut off
/// asks again with `Last-Event-ID` (browsers do by themselves), or with `after`, and misses nothing.
#[utoipa::path(
    get, path = "/v1/events/stream", tag = "events", params(EventParams),
    responses(
        (status = 200, description = "What happens from now on.", body = String, content_type = "text/event-stream"),
        (status = 410, description = "What followed the event is gone."),
    ),
    security(("bearer" = ["events:read"]))
)]
async fn read_event_stream(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Query(params): Query<EventParams>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let begun = match (last, params.after()?) {
        (Some(id), _) => place(id)?,
        (None, Some(after)) => after,
        (None, None) => Cursor(*engine.store().db().head().borrow()),
    };
    let kinds = params.kinds()?;
    // What cannot be told any more is said before the stream begins.
    engine.events(&principal, begun, &kinds, 1).await?.map_err(|_| cursor_expired())?;
    let place = LISTENERS.clone().try_acquire_owned().map_err(|_| {
        let wait = RetryAfter(Duration::from_secs(10));
        Problem::unavailable("As many listen as may at once. Try again shortly, or read `/v1/events`.", wait)
    })?;
    let stream = listen(engine, principal, begun, kinds, place);
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response())
}

/// Events told at a time.
const PART: u32 = 100;

/// Who may listen at once: each holds a connection.
static LISTENERS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1000)));

/// Follows the feed until nobody listens, the listener may no longer, or a reader would have to begin anew.
fn listen(
    engine: Engine,
    principal: Principal,
    begun: Cursor,
    kinds: Vec<Pattern>,
    place: OwnedSemaphorePermit,
) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    let head = engine.store().db().told();
    let state = (engine, principal, kinds, begun, head, VecDeque::new(), place);
    futures::stream::unfold(state, |(engine, principal, kinds, mut at, mut head, mut waiting, place)| async move {
        while waiting.is_empty() {
            head.mark_unchanged();
            // Long after the door let them in, their token may open nothing any more.
            let Ok(Ok(part)) = engine.events(&principal, at, &kinds, PART).await else { return None };
            if !engine.is_admitted(&principal).await {
                return None;
            }
            at = part.reached;
            waiting.extend(part.entries);
            if waiting.is_empty() && !part.more && head.changed().await.is_err() {
                return None;
            }
        }
        let entry: FeedEntry = waiting.pop_front()?;
        let (id, kind) = (event_id(entry.position), entry.kind.clone());
        let data = serde_json::to_string(&told(entry)).unwrap_or_default();
        let event = sse::Event::default().id(id).event(kind).data(data);
        Some((Ok(event), (engine, principal, kinds, at, head, waiting, place)))
    })
}

/// Lists who did what to the objects within reach, from where, and how they looked before and after; the newest first.
#[utoipa::path(
    get, path = "/v1/audit-lines", tag = "events", params(PageParams, AuditParams),
    responses((status = 200, description = "A page of the audit trail.", body = AuditPage)),
    security(("bearer" = ["audit:read"]))
)]
async fn list_audit_lines(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(params): Query<AuditParams>,
) -> Result<Listed<AuditPage>, Failure> {
    let AuditParams { actor, object, since, until } = params;
    let filter = AuditFilter {
        actor,
        object,
        since: since.map(Timestamp::as_microsecond),
        until: until.map(Timestamp::as_microsecond),
    };
    let lines = engine.audit_lines(&principal, &filter, paging.after()?, paging.rows()).await?;
    Ok(paging.page(lines, |line| line.id).map(AuditLine::from).listed())
}
