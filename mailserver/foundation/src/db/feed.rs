//! The change feed: one ordered list of everything that was written, appended to by the transaction that wrote it.
//!
//! Its head is taken last in a transaction and held until the commit, so what a reader sees is always a prefix: no position
//! appears after a later one did.

use std::mem;

use super::batch::Batch;
use super::conn::Conn;
use super::{Args, Database, DbError, Order, Place, Row, Select};
use crate::args;

/// The `owner` of events inside an object (a message came, a flag changed): no reader outside is told of them.
pub const INNER: i64 = -1;

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
    /// Whose event it is; 0 for the server's own, [`INNER`] for nobody's outside.
    pub owner: i64,
    /// The object that changed.
    pub object: i64,
    /// The object's revision after the change.
    pub revision: i64,
    /// JSON with what a consumer needs when the object is gone; never a secret.
    pub detail: Option<String>,
}

impl Event {
    /// Whether readers outside are told of it.
    pub(super) fn is_told(&self) -> bool {
        self.owner != INNER
    }
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

/// The columns of an entry, in the order [`entry`] reads them.
const COLUMNS: &str = "position, at, kind, owner, object, revision, detail";

fn entry(row: &Row) -> Result<FeedEntry, DbError> {
    Ok(FeedEntry {
        position: row.int(0)?,
        at: row.int(1)?,
        kind: row.text(2)?,
        owner: row.int(3)?,
        object: row.int(4)?,
        revision: row.int(5)?,
        detail: row.opt_text(6)?,
    })
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
        self.read(cursor, limit, |list| list).await
    }

    /// As [`Feed::after`], of one owner alone.
    pub async fn after_of(
        &self,
        owner: i64,
        cursor: Cursor,
        limit: u32,
    ) -> Result<Result<Vec<FeedEntry>, CursorExpired>, DbError> {
        self.told(cursor, limit, |list| list.filter("owner = $", args![owner])).await
    }

    /// As [`Feed::after`], of what readers outside are told, narrowed further.
    pub async fn told(
        &self,
        cursor: Cursor,
        limit: u32,
        narrowed: impl FnOnce(Select) -> Select,
    ) -> Result<Result<Vec<FeedEntry>, CursorExpired>, DbError> {
        self.read(cursor, limit, |list| narrowed(list.filter("owner >= 0", args![]))).await
    }

    async fn read(
        &self,
        cursor: Cursor,
        limit: u32,
        narrowed: impl FnOnce(Select) -> Select,
    ) -> Result<Result<Vec<FeedEntry>, CursorExpired>, DbError> {
        let mut conn = self.db.snapshot().await?;
        let tail = tail(&mut conn).await?;
        if cursor.0 < tail {
            return Ok(Err(CursorExpired(cursor.0)));
        }
        let list = narrowed(Select::new(COLUMNS, "feed"));
        let page = list.page(Order::by("position"), Some(&Place::Number(cursor.0)), limit.into());
        Ok(Ok(conn.select(page).await?.iter().map(entry).collect::<Result<_, DbError>>()?))
    }

    /// Before the oldest entry that is still held.
    pub async fn oldest(&self) -> Result<Cursor, DbError> {
        Ok(Cursor(tail(&mut self.db.read().await?).await?))
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

async fn tail(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT value FROM heads WHERE name = 'feed_tail'", args![]).await?.int(0)
}

/// The position of the newest committed entry.
pub(super) async fn head(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT value FROM heads WHERE name = 'feed'", args![]).await?.int(0)
}

/// Entries that one statement appends at most.
const ROWS: usize = 128;

/// Adds to the last batch of a transaction what takes the head and appends `events`. The batch's one row is the new head;
/// of more than [`ROWS`] events only the last go with it, and the head is returned here.
pub(super) async fn append(
    conn: &mut Conn,
    at: i64,
    events: &[Event],
    last: &mut Batch,
) -> Result<Option<i64>, DbError> {
    let mut head = None;
    let count = events.len() as i64;
    last.add("UPDATE heads SET value = value + $ WHERE name = 'feed' RETURNING value", args![count]);
    let mut before_head = count;
    for (number, chunk) in events.chunks(ROWS).enumerate() {
        if number > 0 {
            let rows = conn.composed(mem::take(last)).await?;
            head = head.or(rows.first().map(|row| row.int(0)).transpose()?);
        }
        last.add("INSERT INTO feed (position, at, kind, owner, object, revision, detail) VALUES ", args![]);
        for (at_row, event) in chunk.iter().enumerate() {
            before_head -= 1;
            last.extend(if at_row == 0 { FIRST_ROW } else { NEXT_ROW }, columns(before_head, at, event));
        }
    }
    Ok(head)
}

const FIRST_ROW: &str = "((SELECT value FROM heads WHERE name = 'feed') - $, $, $, $, $, $, $)";
const NEXT_ROW: &str = ", ((SELECT value FROM heads WHERE name = 'feed') - $, $, $, $, $, $, $)";

fn columns(before_head: i64, at: i64, event: &Event) -> Args {
    args![before_head, at, event.kind, event.owner, event.object, event.revision, event.detail.as_ref()]
}
