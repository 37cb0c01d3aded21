//! What happened, for those who may know: the feed's events of their own objects, and who did what.

use foundation::args;
use foundation::db::{AuditFilter, AuditLine, Cursor, CursorExpired, FeedEntry, Select};
use foundation::tokens::Scope;
use foundation::webhooks::Pattern;

use crate::principal::Reach;
use crate::{Area, Engine, Principal, Refused};

/// Entries looked at for one answer: what nobody asked for is skipped, but not for ever.
const LOOKED_AT: u32 = 1000;

/// A part of the feed.
#[derive(Clone, Debug)]
pub struct Told {
    /// The events that were asked for.
    pub entries: Vec<FeedEntry>,
    /// Up to where the feed was looked at: where the next part begins.
    pub reached: Cursor,
    /// Whether more may follow at once.
    pub more: bool,
}

impl Engine {
    /// What happened after `cursor`, of these kinds, or of all; at most `limit`. `Ok(Err(_))` when retention has taken it.
    pub async fn events(
        &self,
        principal: &Principal,
        cursor: Cursor,
        kinds: &[Pattern],
        limit: u32,
    ) -> Result<Result<Told, CursorExpired>, Refused> {
        principal.needs(Scope::Read(Area::Events))?;
        let reach = principal.reach;
        let rows = if kinds.is_empty() { limit } else { LOOKED_AT };
        let found = self.store.db().feed().told(cursor, rows + 1, |list| owned(list, reach)).await?;
        let mut found = match found {
            Ok(found) => found,
            Err(expired) => return Ok(Err(expired)),
        };
        let mut more = found.len() > rows as usize;
        found.truncate(rows as usize);
        let mut reached = found.last().map_or(cursor, |entry| Cursor(entry.position));
        let mut entries: Vec<FeedEntry> = Vec::new();
        for entry in found {
            if !kinds.is_empty() && !kinds.iter().any(|kind| kind.matches(&entry.kind)) {
                continue;
            }
            if entries.len() == limit as usize {
                // What is left is read with the next part.
                reached = entries.last().map_or(cursor, |entry| Cursor(entry.position));
                more = true;
                break;
            }
            entries.push(entry);
        }
        Ok(Ok(Told { entries, reached, more }))
    }

    /// Before the oldest event that is still held.
    pub async fn oldest_event(&self) -> Result<Cursor, Refused> {
        Ok(self.store.db().feed().oldest().await?)
    }

    /// Who did what, the newest first, those before line `before` if one is named.
    pub async fn audit_lines(
        &self,
        principal: &Principal,
        filter: &AuditFilter,
        before: Option<i64>,
        rows: i64,
    ) -> Result<Vec<AuditLine>, Refused> {
        principal.needs(Scope::Read(Area::Audit))?;
        let reach = principal.reach;
        Ok(self.store.read().await?.audit_lines(filter, before, rows, |list| owned(list, reach)).await?)
    }
}

/// Only what belongs to whoever asks.
fn owned(list: Select, reach: Reach) -> Select {
    match reach {
        Reach::System => list,
        // Whoever runs one domain has no books of their own; their rights keep them out before this.
        Reach::Tenant { id, .. } | Reach::Domain { tenant: id, .. } => {
            list.filter("owner = $ OR owner IN (SELECT id FROM tenants WHERE parent_id = $)", args![id, id])
        }
    }
}
