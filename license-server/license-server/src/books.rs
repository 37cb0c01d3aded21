//! What happened: the vendor's part of the event feed for programs, and of the audit trail for people.

use axum::extract::State;
use foundation::db::Cursor;
use foundation::http::books::{AuditLine, AuditPage, Event, EventPage, cursor_expired};
use foundation::http::{Listed, PageParams, Paging};
use foundation::tokens::Scope;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::Area;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::webhooks;

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
    let entries = found.map_err(|_| cursor_expired())?;
    let last = entries.iter().take(paging.limit() as usize).next_back().map_or(cursor.0, |entry| entry.position);
    let mut page = paging.page(entries, |entry| entry.position).map(|entry| {
        let object = webhooks::object(&entry);
        Event::of(entry, object)
    });
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
    Ok(paging.page(lines, |line| line.id).map(AuditLine::from).listed())
}
