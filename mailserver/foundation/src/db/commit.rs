//! Group commit: the committer takes every unit that waits, runs them in one transaction with a savepoint each, commits
//! once, and answers all.
//!
//! A unit that refuses undoes itself alone. When the whole transaction falls, its units run again one at a time. When the
//! outcome of a COMMIT is unknown, nobody is answered before the group's number has been looked up, however long the
//! database stays away.

use std::mem;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;

use super::append::{self, Appendix};
use super::batch::Batch;
use super::conn::{self, Conn};
use super::feed::{self, Event};
use super::wake::Wakes;
use super::{Args, DbError, OpenError, Options};
use crate::args;
use crate::clock::Clock;

/// Units that share one transaction at most. Beyond this a bigger group no longer gains on the sync it shares.
const GROUP: usize = 256;

/// Identifiers taken from the head at a time; what is left of a block at a restart is never used.
const ID_BLOCK: i64 = 4096;

/// How often a unit is run again when the database asks for it.
const RETRIES: u32 = 5;

/// Pauses between two questions about an unknown outcome: the first, and the longest.
const ASK_AGAIN: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));

/// A write transaction, as a unit sees it.
pub struct Tx {
    conn: Conn,
    clock: Clock,
    micros: i64,
    ids: IdBlock,
    events: Vec<Event>,
    appended: Vec<(&'static Appendix, Args)>,
    touched: Vec<i64>,
}

/// Identifiers reserved from the head. A block reserved by a transaction that fell never was.
#[derive(Default)]
struct IdBlock {
    next: i64,
    end: i64,
    uncommitted: bool,
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

impl Tx {
    /// A new identifier: greater than all before it, never handed out again.
    pub async fn new_id(&mut self) -> Result<i64, DbError> {
        if self.ids.next == self.ids.end {
            let row = self
                .conn
                .one("UPDATE heads SET value = value + $1 WHERE name = 'id' RETURNING value", args![ID_BLOCK])
                .await?;
            let end = row.int(0)?;
            self.ids = IdBlock { next: end - ID_BLOCK, end, uncommitted: true };
        }
        let id = self.ids.next;
        self.ids.next += 1;
        Ok(id)
    }

    /// The transaction's time in microseconds since the epoch: the same for all its rows.
    pub fn micros(&self) -> i64 {
        self.micros
    }

    /// Appends an event to the feed when this transaction commits.
    pub fn record(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Appends a row when this transaction commits, together with those of its neighbours: see [`Appendix`].
    pub fn append(&mut self, to: &'static Appendix, row: Args) {
        self.appended.push((to, row));
    }

    /// Wakes whoever watches `key` after this transaction commits.
    pub fn touch(&mut self, key: i64) {
        self.touched.push(key);
    }

    fn forget(&mut self, mark: Mark) {
        self.events.truncate(mark.events);
        self.appended.truncate(mark.appended);
        self.touched.truncate(mark.touched);
        self.forget_ids();
    }

    fn forget_ids(&mut self) {
        if self.ids.uncommitted {
            self.ids = IdBlock::default();
        }
    }
}

/// How much a transaction had recorded when a unit began.
struct Mark {
    events: usize,
    appended: usize,
    touched: usize,
}

/// A unit of work that waits for its commit.
pub(super) trait Unit: Send {
    /// Runs the unit and keeps its result; whether its statements are to stay.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, Stay>;
    /// Answers with the kept result: its transaction is durable, or its refusal stands.
    fn settle(self: Box<Self>);
    /// Answers with an error of ours.
    fn fail(self: Box<Self>, error: DbError);
}

/// Whether the statements of a unit are to be kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    Keep,
    Undo,
}

/// A unit with its input, its kept result and whoever waits for it.
pub(super) struct Pending<I, T, E, F> {
    input: I,
    unit: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<I, T, E, F> Pending<I, T, E, F> {
    pub(super) fn new(input: I, unit: F, answer: oneshot::Sender<Result<T, E>>) -> Self {
        Self { input, unit, result: None, answer }
    }
}

impl<I, T, E, F> Unit for Pending<I, T, E, F>
where
    I: Send + Sync,
    T: Send,
    E: From<DbError> + Send,
    F: for<'t> FnMut(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<T, E>> + Send,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, Stay> {
        Box::pin(async move {
            let result = (self.unit)(tx, &self.input).await;
            let stay = if result.is_ok() { Stay::Keep } else { Stay::Undo };
            self.result = Some(result);
            stay
        })
    }

    fn settle(self: Box<Self>) {
        // A caller that went away has no use for the answer; the unit stays committed.
        let _ = self.answer.send(self.result.unwrap_or(Err(DbError::Closed.into())));
    }

    fn fail(self: Box<Self>, error: DbError) {
        let _ = self.answer.send(Err(error.into()));
    }
}

/// How a transaction fell.
enum Fallen {
    /// Before its COMMIT was sent: nothing of it exists.
    Undone(DbError),
    /// While its COMMIT was under way: the group's number tells.
    Unknown(DbError),
}

impl From<DbError> for Fallen {
    fn from(error: DbError) -> Self {
        Self::Undone(error)
    }
}

/// The one writer.
pub(super) struct Committer {
    options: Options,
    tx: Tx,
    writer: i64,
    group: i64,
    heads: Heads,
    wakes: Arc<Wakes>,
}

/// Where commits announce the feed's head.
pub(super) struct Heads {
    /// After each that appended to it.
    pub(super) feed: watch::Sender<i64>,
    /// After those alone of which readers outside are told.
    pub(super) told: watch::Sender<i64>,
}

impl Committer {
    /// Registers this committer: its row in `commits` is where an unknown outcome is looked up.
    pub(super) async fn new(
        options: Options,
        mut conn: Conn,
        heads: Heads,
        wakes: Arc<Wakes>,
    ) -> Result<Self, DbError> {
        let row = conn.one("UPDATE heads SET value = value + 1 WHERE name = 'id' RETURNING value", args![]).await?;
        let writer = row.int(0)?;
        conn.run("DELETE FROM commits WHERE writer < $1", args![writer - 1000 * ID_BLOCK]).await?;
        conn.run("INSERT INTO commits (writer, last) VALUES ($1, 0)", args![writer]).await?;
        let clock = options.clock.clone();
        let tx = Tx {
            conn,
            clock,
            micros: 0,
            ids: IdBlock::default(),
            events: Vec::new(),
            appended: Vec::new(),
            touched: Vec::new(),
        };
        Ok(Self { options, tx, writer, group: 0, heads, wakes })
    }

    /// Commits what comes until nobody can send any more, or `closing` is asked and what waited is settled; its
    /// connection.
    pub(super) async fn run(mut self, mut waiting: mpsc::Receiver<Box<dyn Unit>>, closing: CancellationToken) -> Conn {
        let mut units = Vec::with_capacity(GROUP);
        loop {
            tokio::select! {
                biased;
                () = closing.cancelled(), if !waiting.is_closed() => {
                    waiting.close();
                    continue;
                }
                taken = waiting.recv_many(&mut units, GROUP) => if taken == 0 { return self.tx.conn },
            }
            let started = Instant::now();
            metrics::histogram!("db_commit_units").record(units.len() as f64);
            self.commit(mem::take(&mut units)).await;
            metrics::histogram!("db_commit_seconds").record(started.elapsed().as_secs_f64());
        }
    }

    /// Commits a group, or each of its units alone when the group falls.
    async fn commit(&mut self, mut units: Vec<Box<dyn Unit>>) {
        match self.attempt(&mut units).await {
            Ok(()) => units.into_iter().for_each(|unit| unit.settle()),
            Err(_) if units.len() > 1 => {
                for unit in units {
                    self.commit_alone(unit).await;
                }
            }
            Err(error) => {
                if let Some(unit) = units.pop() {
                    self.retry_alone(unit, error).await;
                }
            }
        }
    }

    async fn commit_alone(&mut self, unit: Box<dyn Unit>) {
        let mut unit = [unit];
        let outcome = self.attempt(&mut unit).await;
        let [unit] = unit;
        match outcome {
            Ok(()) => unit.settle(),
            Err(error) => self.retry_alone(unit, error).await,
        }
    }

    /// Runs a unit again while the database says that another transaction was in the way.
    async fn retry_alone(&mut self, unit: Box<dyn Unit>, mut error: DbError) {
        let mut unit = [unit];
        for attempt in 0..RETRIES {
            if !matches!(error, DbError::Conflict(_) | DbError::Unavailable(_) | DbError::Locked) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
            match self.attempt(&mut unit).await {
                Ok(()) => {
                    let [unit] = unit;
                    return unit.settle();
                }
                Err(next) => error = next,
            }
        }
        let [unit] = unit;
        unit.fail(error);
    }

    /// Runs `units` in one transaction. `Ok` when it is committed, `Err` when nothing of it exists.
    async fn attempt(&mut self, units: &mut [Box<dyn Unit>]) -> Result<(), DbError> {
        let (error, unknown) = match self.transact(units).await {
            Ok(head) => {
                self.announce(head);
                return Ok(());
            }
            Err(Fallen::Undone(error)) => (error, false),
            Err(Fallen::Unknown(error)) => (error, true),
        };
        tracing::warn!(error = &error as &dyn std::error::Error, units = units.len(), unknown, "a group commit fell");
        if unknown && let Some(head) = self.outcome(&error).await {
            self.tx.ids.uncommitted = false;
            self.announce(Some(head));
            return Ok(());
        }
        self.tx.events.clear();
        self.tx.appended.clear();
        self.tx.touched.clear();
        self.tx.forget_ids();
        if !unknown {
            self.restore(&error).await?;
        }
        Err(error)
    }

    async fn transact(&mut self, units: &mut [Box<dyn Unit>]) -> Result<Option<i64>, Fallen> {
        let tx = &mut self.tx;
        tx.events.clear();
        tx.appended.clear();
        tx.touched.clear();
        tx.micros = tx.clock.micros();
        self.group += 1;
        tx.conn.forget_waiting();
        let begin = tx.conn.dialect().begin();
        tx.run(begin, args![]).await?;
        let alone = units.len() == 1;
        let mut kept = 0;
        let mut open = false;
        for unit in units.iter_mut() {
            let mark = Mark { events: tx.events.len(), appended: tx.appended.len(), touched: tx.touched.len() };
            // What ends the neighbour before and protects it from this one goes out with the first statement of this one.
            if !alone && !tx.conn.is_waiting() {
                tx.conn.before_next(if open { "RELEASE unit; SAVEPOINT unit" } else { "SAVEPOINT unit" });
                open = true;
            }
            match unit.run(tx).await {
                Stay::Keep => kept += 1,
                Stay::Undo => {
                    // Steps that still wait say that this unit ran no statement.
                    if !tx.conn.is_waiting() {
                        tx.conn.steps(if alone { "ROLLBACK" } else { "ROLLBACK TO unit" }).await?;
                    }
                    tx.forget(mark);
                    if alone {
                        return Ok(None);
                    }
                }
            }
        }
        if kept == 0 {
            tx.conn.forget_waiting();
            tx.run("ROLLBACK", args![]).await?;
            tx.forget_ids();
            return Ok(None);
        }
        let mut last = Batch::default();
        append::write(&mut tx.conn, mem::take(&mut tx.appended), &mut last).await?;
        last.add("UPDATE commits SET last = $ WHERE writer = $", args![self.group, self.writer]);
        let events = mem::take(&mut tx.events);
        let early = match events.as_slice() {
            [] => None,
            events => feed::append(&mut tx.conn, tx.micros, events, &mut last).await?,
        };
        tx.events = events;
        last.add("COMMIT", args![]);
        let rows = tx.conn.composed(last).await.map_err(Fallen::Unknown)?;
        tx.ids.uncommitted = false;
        let head = rows.first().map(|row| row.int(0)).transpose().map_err(Fallen::Unknown)?;
        Ok(early.or(head))
    }

    fn announce(&mut self, head: Option<i64>) {
        if let Some(head) = head {
            self.heads.feed.send_replace(head);
            if self.tx.events.iter().any(Event::is_told) {
                self.heads.told.send_replace(head);
            }
        }
        for key in self.tx.touched.drain(..) {
            self.wakes.bump(key);
        }
        self.tx.events.clear();
    }

    /// Leaves a fallen transaction behind: by ROLLBACK, or on a new connection when the old one is gone.
    async fn restore(&mut self, error: &DbError) -> Result<(), DbError> {
        let gone = matches!(error, DbError::Unavailable(_));
        if !gone && self.tx.run("ROLLBACK", args![]).await.is_ok() {
            return Ok(());
        }
        // SQLite refuses a ROLLBACK when it has already rolled back by itself; the connection is sound if it answers.
        if !gone && self.tx.one("SELECT value FROM heads WHERE name = 'feed'", args![]).await.is_ok() {
            return Ok(());
        }
        match conn::open_writer(&self.options).await {
            Ok(conn) => {
                self.tx.conn = conn;
                Ok(())
            }
            // Most likely the session we lost, which the server has not noticed yet.
            Err(OpenError::Taken) => Err(DbError::Locked),
            Err(OpenError::Database(error)) => Err(error),
            Err(other) => {
                tracing::error!(error = &other as &dyn std::error::Error, "the writer's connection cannot be restored");
                Err(DbError::Closed)
            }
        }
    }

    /// What became of the group whose COMMIT was cut off by `error`: the feed's head if it is there after all. Asks until
    /// the database answers: whoever waits was promised nothing yet, and a wrong answer would be mail lost or stored twice.
    async fn outcome(&mut self, error: &DbError) -> Option<i64> {
        let (mut pause, longest) = ASK_AGAIN;
        let mut answer = self.look_up(error).await;
        loop {
            match answer {
                Ok(outcome) => return outcome,
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "a commit's outcome is not known yet");
                    tokio::time::sleep(pause).await;
                    pause = longest.min(pause * 2);
                    answer = self.look_up(&error).await;
                }
            }
        }
    }

    async fn look_up(&mut self, error: &DbError) -> Result<Option<i64>, DbError> {
        self.restore(error).await?;
        let look_up = self.tx.dialect().look_up_commit();
        let row = self.tx.optional(look_up, args![self.writer]).await?;
        let there = row.map(|row| row.int(0)).transpose()? == Some(self.group);
        if there { feed::head(&mut self.tx).await.map(Some) } else { Ok(None) }
    }
}
