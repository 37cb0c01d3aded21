//! Rows in SQLite or PostgreSQL through one SQL text.
//!
//! Placeholders are `$1`, values are `BIGINT`, `TEXT` and `BYTEA`, identifiers are ours. Only [`dialect`](self) asks
//! which database it is. Reads take a pooled connection; every write is a *unit* handed to one committer, which runs all
//! units that wait in one transaction and answers them after its commit.

mod append;
mod audit;
mod batch;
mod commit;
mod conn;
mod dialect;
mod error;
mod feed;
mod row;
mod schema;
mod select;
#[doc(hidden)]
pub mod testing;
mod wake;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use parking_lot::Mutex;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use append::Appendix;
pub use audit::{Actor, AuditEntry, AuditFilter, AuditLine, Change};
pub use commit::Tx;
pub use conn::Conn;
pub use error::{DbError, OpenError};
pub use feed::{Cursor, CursorExpired, Event, Feed, FeedEntry, INNER};
pub use row::{Arg, Args, Row};
pub use schema::Migration;
pub use select::{Order, Place, Select, containing, ending};
pub use wake::Watcher;

use commit::{Committer, Heads, Pending, Unit};
use conn::Pools;
use wake::Wakes;

use crate::clock::Clock;

/// Units that may wait for the committer before `write` holds its caller back.
const WAITING_UNITS: usize = 4096;

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:///path/to/file`, or `postgres://user:password@host/name`.
    pub url: String,
    /// Whether another server may write to the same database meanwhile.
    pub writers: Writers,
    /// Connections kept for reads.
    pub readers: u32,
    /// Where transactions read the time from.
    pub clock: Clock,
}

impl Options {
    /// The defaults for `url`: one writer, eight readers, the machine's clock.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), writers: Writers::One, readers: 8, clock: Clock::system() }
    }
}

/// Who may write to the database while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writers {
    /// This process alone: a second one is refused by [`OpenError::Taken`] (an advisory lock on PostgreSQL; on SQLite the
    /// owner of the data directory holds a file lock, so nothing more is asked here).
    One,
    /// Several at a time, as a cluster does on PostgreSQL.
    Many,
}

/// An open database. Cheap to clone; the committer ends when the last clone is dropped.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
}

struct Inner {
    pools: Pools,
    units: mpsc::Sender<Box<dyn Unit>>,
    closing: CancellationToken,
    /// Taken by whoever closes.
    committer: Mutex<Option<JoinHandle<Conn>>>,
    head: watch::Receiver<i64>,
    told: watch::Receiver<i64>,
    wakes: Arc<Wakes>,
    clock: Clock,
}

impl Database {
    /// Opens the database, takes the writer's lock and brings `schema` (after the ground tables) up to date.
    pub async fn open(options: Options, schema: &[Migration]) -> Result<Self, OpenError> {
        let (pools, mut writer) = conn::open(&options).await?;
        schema::migrate(&mut writer, schema, options.clock.micros()).await?;
        let feed_head = feed::head(&mut writer).await.map_err(OpenError::Database)?;
        let (units, waiting) = mpsc::channel(WAITING_UNITS);
        let (head_tx, head) = watch::channel(feed_head);
        let (told_tx, told) = watch::channel(feed_head);
        let heads = Heads { feed: head_tx, told: told_tx };
        let wakes = Arc::new(Wakes::default());
        let clock = options.clock.clone();
        let committer = Committer::new(options, writer, heads, wakes.clone()).await.map_err(OpenError::Database)?;
        let closing = CancellationToken::new();
        let committer = Mutex::new(Some(tokio::spawn(committer.run(waiting, closing.clone()))));
        Ok(Self { inner: Arc::new(Inner { pools, units, closing, committer, head, told, wakes, clock }) })
    }

    /// The clock this database was opened with.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// A connection for single reads; each statement sees the newest committed rows.
    pub async fn read(&self) -> Result<Conn, DbError> {
        self.inner.pools.acquire().await
    }

    /// A connection on which all reads see the rows of one moment. Ends when dropped.
    pub async fn snapshot(&self) -> Result<Conn, DbError> {
        self.inner.pools.snapshot().await
    }

    /// Runs `unit` inside the next group commit and returns once it is durable, or was refused.
    ///
    /// The unit may run more than once (its neighbours fell, the database asked for a retry) and must therefore do nothing
    /// but read `input` and speak to `tx`. An `Err` it returns undoes its own statements and nothing else.
    pub fn write<I, T, E, F>(&self, input: I, unit: F) -> BoxFuture<'static, Result<T, E>>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnMut(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let pending = Box::new(Pending::new(input, unit, answer));
        let units = self.inner.units.clone();
        Box::pin(async move {
            if units.send(pending).await.is_err() {
                return Err(DbError::Closed.into());
            }
            match answered.await {
                Ok(outcome) => outcome,
                Err(_) => Err(DbError::Closed.into()),
            }
        })
    }

    /// Follows the feed's head: changes value after each commit that appended to it.
    pub fn head(&self) -> watch::Receiver<i64> {
        self.inner.head.clone()
    }

    /// As [`Database::head`], but changes only after commits of which readers outside are told: where most of the feed is inner, as of
    /// a mail server, whoever waits for the rest sleeps on.
    pub fn told(&self) -> watch::Receiver<i64> {
        self.inner.told.clone()
    }

    /// A watch that wakes after each commit whose units called [`Tx::touch`] with `key`. It carries no payload: read the
    /// difference from rows.
    pub fn watch(&self, key: i64) -> Watcher {
        self.inner.wakes.watch(key)
    }

    /// Settles what was handed over, takes no more and ends every connection, for at most `limit`. Readers first: SQLite
    /// folds its write-ahead log into the file when the last connection ends, which one that only reads cannot do.
    ///
    /// # Errors
    /// [`DbError::Closed`] when it took too long, and the database's own.
    pub async fn close(&self, limit: Duration) -> Result<(), DbError> {
        self.inner.closing.cancel();
        let Some(committer) = self.inner.committer.lock().take() else { return Ok(()) };
        let close = async {
            // An error says that the committer panicked, and its connection went with it.
            let writer = committer.await.map_err(|_| DbError::Closed)?;
            self.inner.pools.close().await;
            writer.close().await
        };
        tokio::time::timeout(limit, close).await.map_err(|_| DbError::Closed)?
    }

    /// The feed, for reading from a cursor and for retention.
    pub fn feed(&self) -> Feed<'_> {
        Feed::new(self)
    }
}
