//! What happened: the vendor's part of the event feed for programs, and of the audit trail for people.

use axum::extract::State;
use foundation::clock::from_micros;
use foundation::db::{AuditLine, Cursor, FeedEntry};
use foundation::http::{Listed, PageParams, Paging, Problem};
use foundation::tokens::Scope;
use foundation::webhooks::event_id;
use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::Area;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::webhooks;

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
struct Event {
    /// Its place in the feed; webhooks know it by the same id.
    #[schema(example = "event_16j")]
    id: String,
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    at: Timestamp,
    /// What, as a dotted name.
    #[schema(example = "customer.created")]
    r#type: String,
    /// What it happened to; of the catalogue, the vendor.
    #[schema(example = "person_16j")]
    object: String,
    /// The object's revision after it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1)]
    revision: u64,
}

impl From<FeedEntry> for Event {
    fn from(entry: FeedEntry) -> Self {
        Self {
            id: event_id(entry.position),
            at: from_micros(entry.at),
            object: webhooks::object(&entry),
            r#type: entry.kind,
            revision: foundation::http::wire::number(entry.revision),
        }
    }
}

foundation::page_of!(
    /// Events in the order they happened. The last page has a cursor too: what happens next follows it.
    pub(crate) EventPage of Event
);

/// A line of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditLine)]
struct Line {
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    at: Timestamp,
    /// Who: a person, a token, or the operator.
    #[schema(example = "person_16j")]
    actor: String,
    /// From which address; null for the server's own machine.
    #[schema(required, example = "192.0.2.7")]
    peer: Option<String>,
    /// In which request.
    #[schema(required, example = "0198f0c2")]
    request: Option<String>,
    /// What was done.
    #[schema(example = "customer.updated")]
    action: String,
    /// To what.
    #[schema(example = "person_16k")]
    object: String,
    /// How it looked before, without secrets; null when it was made or nothing can be shown.
    #[schema(value_type = Option<String>, required, example = json!(null))]
    before: Option<String>,
    /// How it looked after, without secrets, as JSON; null when it is gone or nothing can be shown.
    #[schema(required, example = "{\"name\":\"Carla\"}")]
    after: Option<String>,
}

impl From<AuditLine> for Line {
    fn from(line: AuditLine) -> Self {
        let sane = |text: Option<String>| text.filter(|text| serde_json::from_str::<Value>(text).is_ok());
        Self {
            at: from_micros(line.at),
            actor: line.actor,
            peer: line.peer,
            request: line.request,
            action: line.action,
            object: line.object,
            before: sane(line.before),
            after: sane(line.after),
        }
    }
}

foundation::page_of!(
    /// The audit trail, the newest line first.
    pub(crate) AuditPage of Line
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_events)).routes(routes!(list_audit_lines))
}

/// Lists what happened to the vendor's objects, in order.
///
/// A reader keeps its place: `410 cursor_expired` says that what followed it is gone, and everything must be read anew.
#[utoipa::path(
    get, path = "/v1/events", tag = "books", params(PageParams),
    responses(
        (status = 200, description = "A page of events.", body = EventPage),
        (status = 410, description = "What followed the cursor is gone."),
    ),
    security(("bearer" = ["events:read"]))
)]
async fn list_events(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<EventPage>, Failure> {
    principal.needs(Scope::Read(Area::Events))?;
    let vendor = principal.vendor()?;
    let after: Option<i64> = paging.after()?;
    let cursor = match after {
        Some(position) => Cursor(position),
        None => office.db.feed().oldest().await.map_err(Refused::from)?,
    };
    let found = office.db.feed().after_of(vendor.0, cursor, paging.limit() + 1).await.map_err(Refused::from)?;
    let entries = found.map_err(|_| {
        let detail = "The events after this cursor are gone. Read everything anew and begin without a cursor.";
        Problem::new(StatusCode::GONE, "cursor_expired", detail)
    })?;
    let last = entries.iter().take(paging.limit() as usize).next_back().map_or(cursor.0, |entry| entry.position);
    let mut page = paging.page(entries, |entry| entry.position).map(Event::from);
    page.next_cursor = Some(foundation::http::cursor(&last));
    Ok(page.listed())
}

/// Lists who did what, the newest first.
#[utoipa::path(
    get, path = "/v1/audit-lines", tag = "books", params(PageParams),
    responses((status = 200, description = "A page of the audit trail.", body = AuditPage)),
    security(("bearer" = ["audit:read"]))
)]
async fn list_audit_lines(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<AuditPage>, Failure> {
    principal.needs(Scope::Read(Area::Audit))?;
    let (vendor, before) = (principal.vendor()?, paging.after::<i64>()?);
    let mut conn = office.read().await.map_err(Refused::from)?;
    let lines = conn.audit_of(vendor.0, before, paging.rows()).await.map_err(Refused::from)?;
    Ok(paging.page(lines, |line| line.id).map(Line::from).listed())
}
