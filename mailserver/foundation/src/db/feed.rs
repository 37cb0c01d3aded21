//! The change feed: one ordered list of everything that was written, appended to by the transaction that wrote it.
//!
//! Its head is taken last in a transaction and held until the commit, so what a reader sees is always a prefix: no position
//! appears after a later one did.

use super::conn::Conn;
use super::{Arg, Database, DbError, Tx};
use crate::args;

/// A position in the feed; `Cursor(0)` is before everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor(pub i64);

/// The entries after this cursor are gone; start over from a full read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the feed no longer holds what follows position {0}")]
pub struct CursorExpired(pub i64);

/// What happened, as a unit records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Dotted name, such as `domain.created`.
    pub kind: &'static str,
    /// The object whose holder may see this event; 0 for the server's own.
    pub owner: i64,
    /// The object that changed.
    pub object: i64,
    /// The object's revision after the change.
    pub revision: i64,
    /// JSON with what a consumer needs when the object is gone; never a secret.
    pub detail: Option<String>,
}

/// An event at its place in the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its position; rises by one without gaps.
    pub position: i64,
    /// When it was committed, in microseconds since the epoch.
    pub at: i64,
    /// Dotted name, such as `domain.created`.
    pub kind: String,
    /// The object whose holder may see this event; 0 for the server's own.
    pub owner: i64,
    /// The object that changed.
    pub object: i64,
    /// The object's revision after the change.
    pub revision: i64,
    /// JSON, or nothing.
    pub detail: Option<String>,
}

/// Reads and trims the feed.
pub struct Feed<'d> {
    db: &'d Database,
}

impl<'d> Feed<'d> {
    pub(super) fn new(db: &'d Database) -> Self {
        Self { db }
    }

    /// Up to `limit` entries after `cursor`, in order; `Ok(Err(_))` when retention has taken some of them.
    pub async fn after(&self, cursor: Cursor, limit: u32) -> Result<Result<Vec<FeedEntry>, CursorExpired>, DbError> {
        let mut conn = self.db.snapshot().await?;
        let tail = conn.one("SELECT value FROM heads WHERE name = 'feed_tail'", args![]).await?.int(0)?;
        if cursor.0 < tail {
            return Ok(Err(CursorExpired(cursor.0)));
        }
        let rows = conn
            .all(
                "SELECT position, at, kind, owner, object, revision, detail FROM feed \
                 WHERE position > $1 ORDER BY position LIMIT $2",
                args![cursor.0, limit],
            )
            .await?;
        let entries = rows.iter().map(|row| {
            Ok(FeedEntry {
                position: row.int(0)?,
                at: row.int(1)?,
                kind: row.text(2)?,
                owner: row.int(3)?,
                object: row.int(4)?,
                revision: row.int(5)?,
                detail: row.opt_text(6)?,
            })
        });
        Ok(Ok(entries.collect::<Result<_, DbError>>()?))
    }

    /// Drops up to `limit` of the oldest entries committed before `older_than` (microseconds); how many went.
    pub async fn trim(&self, older_than: i64, limit: u32) -> Result<u64, DbError> {
        self.db
            .write((older_than, limit), |tx, &(older_than, limit)| {
                Box::pin(async move {
                    let newest = tx
                        .one(
                            "SELECT MAX(position) FROM (SELECT position, at FROM feed ORDER BY position LIMIT $2) AS oldest \
                             WHERE at < $1",
                            args![older_than, limit],
                        )
                        .await?;
                    let Some(newest) = newest.opt_int(0)? else { return Ok(0) };
                    tx.run("UPDATE heads SET value = $1 WHERE name = 'feed_tail'", args![newest]).await?;
                    tx.run("DELETE FROM feed WHERE position <= $1", args![newest]).await
                })
            })
            .await
    }
}

/// The position of the newest committed entry.
pub(super) async fn head(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT value FROM heads WHERE name = 'feed'", args![]).await?.int(0)
}

/// Takes the head and appends what the transaction's units recorded; the new head.
pub(super) async fn append(tx: &mut Tx, events: &[Event]) -> Result<i64, DbError> {
    let at = tx.micros();
    let head = tx
        .one("UPDATE heads SET value = value + $1 WHERE name = 'feed' RETURNING value", args![events.len() as i64])
        .await?
        .int(0)?;
    let first = head - events.len() as i64 + 1;
    // Full rows of eight first, so that a busy group pays one round trip for eight entries.
    let eights = events.chunks_exact(EIGHT);
    let ones = eights.remainder();
    for (from, eight) in (first..).step_by(EIGHT).zip(eights) {
        let values = (from..).zip(eight).flat_map(|(position, event)| columns(position, at, event)).collect();
        tx.run(INSERT_EIGHT, values).await?;
    }
    for (position, event) in (head - ones.len() as i64 + 1..).zip(ones) {
        tx.run(INSERT_ONE, columns(position, at, event).into()).await?;
    }
    Ok(head)
}

const EIGHT: usize = 8;

macro_rules! insert {
    ($($row:literal),*) => {
        concat!("INSERT INTO feed (position, at, kind, owner, object, revision, detail) VALUES ", $($row),*)
    };
}

const INSERT_ONE: &str = insert!("($1, $2, $3, $4, $5, $6, $7)");
const INSERT_EIGHT: &str = insert!(
    "($1, $2, $3, $4, $5, $6, $7), ",
    "($8, $9, $10, $11, $12, $13, $14), ",
    "($15, $16, $17, $18, $19, $20, $21), ",
    "($22, $23, $24, $25, $26, $27, $28), ",
    "($29, $30, $31, $32, $33, $34, $35), ",
    "($36, $37, $38, $39, $40, $41, $42), ",
    "($43, $44, $45, $46, $47, $48, $49), ",
    "($50, $51, $52, $53, $54, $55, $56)"
);

fn columns(position: i64, at: i64, event: &Event) -> [Arg; 7] {
    [
        position.into(),
        at.into(),
        event.kind.into(),
        event.owner.into(),
        event.object.into(),
        event.revision.into(),
        event.detail.as_ref().into(),
    ]
}
