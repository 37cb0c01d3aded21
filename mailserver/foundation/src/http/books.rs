//! What happened, as JSON: events of the feed for programs, lines of the audit trail for people. The wire forms of every program;
//! who may read what is each one's own.

use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::Problem;
use super::wire::number;
use crate::clock::from_micros;
use crate::db::{AuditLine as Line, FeedEntry};
use crate::webhooks::event_id;

/// Something that happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Event {
    /// Its place in the feed; webhooks know it by the same id.
    #[schema(example = "event_16j")]
    pub id: String,
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    pub at: Timestamp,
    /// What, as a dotted name.
    #[schema(example = "customer.created")]
    pub r#type: String,
    /// What it happened to, by its identifier.
    #[schema(example = "person_16j")]
    pub object: String,
    /// The object's revision after it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1)]
    pub revision: u64,
    /// What a reader needs when the object is gone or cannot say it itself; null where there is nothing.
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>, required, example = json!(null))]
    pub detail: Option<Value>,
}

impl Event {
    /// The event of an entry, whose object has that name.
    pub fn of(entry: FeedEntry, object: String) -> Self {
        Self {
            id: event_id(entry.position),
            at: from_micros(entry.at),
            object,
            r#type: entry.kind,
            revision: number(entry.revision),
            detail: entry.detail.and_then(|detail| serde_json::from_str(&detail).ok()).filter(Value::is_object),
        }
    }
}

crate::page_of!(
    /// Events in the order they happened. The last page has a cursor too: what happens next follows it.
    pub EventPage of Event
);

/// A line of the audit trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditLine {
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    pub at: Timestamp,
    /// Who: a person, a token, or the server's own machine.
    #[schema(example = "person_16j")]
    pub actor: String,
    /// From which address; null for the server's own machine.
    #[schema(required, example = "192.0.2.7")]
    pub peer: Option<String>,
    /// In which request.
    #[schema(required, example = "0198f0c2")]
    pub request: Option<String>,
    /// What was done.
    #[schema(example = "customer.updated")]
    pub action: String,
    /// To what.
    #[schema(example = "person_16k")]
    pub object: String,
    /// How it looked before, without secrets; null when it was made or nothing can be shown.
    #[schema(value_type = Option<String>, required, example = json!(null))]
    pub before: Option<String>,
    /// How it looked after, without secrets, as JSON; null when it is gone or nothing can be shown.
    #[schema(required, example = "{\"name\":\"Carla\"}")]
    pub after: Option<String>,
}

impl From<Line> for AuditLine {
    fn from(line: Line) -> Self {
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

crate::page_of!(
    /// The audit trail, the newest line first.
    pub AuditPage of AuditLine
);

/// 410 `cursor_expired`: retention has taken what followed.
pub fn cursor_expired() -> Problem {
    let detail = "The events after this cursor are gone. Read everything anew and begin without a cursor.";
    Problem::new(StatusCode::GONE, "cursor_expired", detail)
}
