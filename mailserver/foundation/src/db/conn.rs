//! Connections: one small enum over the two native drivers.
//!
//! Measured beside sqlx's `Any` (numbers in `ARCHITECTURE.md`), which is as fast but opens connections from a URL alone; here
//! each driver is set up as its durability asks, and the enum costs one `match` and one boxed future a statement.

use futures::TryStreamExt;
use futures::future::BoxFuture;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPoolOptions};
use sqlx::sqlite::{SqliteConnection, SqlitePoolOptions};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Executor, PgPool, Postgres, SqlSafeStr, SqlStr, Sqlite, SqlitePool,
    Transaction,
};

use super::batch::{self, Batch};
use super::dialect::{self, Dialect};
use super::row::{Args, Row, Source, bind_postgres, bind_sqlite};
use super::select::Select;
use super::{DbError, OpenError, Options, Writers};

/// A connection, pooled for reading or the committer's own.
///
/// The driver's types end here: whoever holds a connection across an `await` is `Send` without the compiler looking into them
/// again for each of its callers, which took it half of its time.
pub struct Conn {
    link: Box<dyn Driver>,
    dialect: Dialect,
    /// Steps that are to run right before the next statement.
    before: Option<&'static str>,
}

impl From<Link> for Conn {
    fn from(link: Link) -> Self {
        let dialect = match link {
            Link::PooledSqlite(_) | Link::SnapshotSqlite(_) | Link::OwnSqlite(_) => Dialect::Sqlite,
            Link::PooledPostgres(_) | Link::SnapshotPostgres(_) | Link::OwnPostgres(_) => Dialect::Postgres,
        };
        Self { link: Box::new(link), dialect, before: None }
    }
}

/// A statement with its values.
struct Statement {
    /// Steps that run first, where they cannot go out in the same text: PostgreSQL prepares single statements only.
    before: Option<&'static str>,
    sql: SqlStr,
    args: Args,
}

/// What is asked of a driver's connection.
trait Driver: Send {
    fn run(&mut self, statement: Statement) -> BoxFuture<'_, Result<u64, DbError>>;
    fn optional(&mut self, statement: Statement) -> BoxFuture<'_, Result<Option<Row>, DbError>>;
    fn all(&mut self, statement: Statement) -> BoxFuture<'_, Result<Vec<Row>, DbError>>;
    /// Hands over rows for as long as `each` wants more.
    fn each<'a>(&'a mut self, statement: Statement, each: Reader<'a>) -> BoxFuture<'a, Result<(), DbError>>;
    fn rows_of_each(&mut self, statement: Statement) -> BoxFuture<'_, Result<Vec<Vec<Row>>, DbError>>;
    fn execute(&mut self, text: SqlStr) -> BoxFuture<'_, Result<(), DbError>>;
    fn close(self: Box<Self>) -> BoxFuture<'static, Result<(), DbError>>;
}

/// Takes a row, and says whether it wants another.
type Reader<'a> = &'a mut (dyn FnMut(Row) -> bool + Send);

enum Link {
    PooledSqlite(PoolConnection<Sqlite>),
    SnapshotSqlite(Transaction<'static, Sqlite>),
    OwnSqlite(SqliteConnection),
    PooledPostgres(PoolConnection<Postgres>),
    SnapshotPostgres(Transaction<'static, Postgres>),
    OwnPostgres(PgConnection),
}

/// Runs one expression over whichever driver the connection has: `c` is the driver's connection, `q` the bound query and
/// `row` wraps a driver's row.
macro_rules! on {
    ($conn:expr, $statement:expr, |$c:ident, $q:ident, $row:ident| $body:expr) => {{
        let Statement { before, sql, args } = $statement;
        if let Some(before) = before {
            $conn.execute(before.into_sql_str()).await?;
        }
        match $conn {
            Link::PooledSqlite(c) => on!(@ &mut **c, bind_sqlite, sql, args, Source::Sqlite, |$c, $q, $row| $body),
            Link::SnapshotSqlite(c) => on!(@ &mut **c, bind_sqlite, sql, args, Source::Sqlite, |$c, $q, $row| $body),
            Link::OwnSqlite(c) => on!(@ c, bind_sqlite, sql, args, Source::Sqlite, |$c, $q, $row| $body),
            Link::PooledPostgres(c) => on!(@ &mut **c, bind_postgres, sql, args, Source::Postgres, |$c, $q, $row| $body),
            Link::SnapshotPostgres(c) => on!(@ &mut **c, bind_postgres, sql, args, Source::Postgres, |$c, $q, $row| $body),
            Link::OwnPostgres(c) => on!(@ c, bind_postgres, sql, args, Source::Postgres, |$c, $q, $row| $body),
        }
    }};
    (@ $link:expr, $bind:ident, $sql:expr, $args:expr, $source:path, |$c:ident, $q:ident, $row:ident| $body:expr) => {{
        let $c = $link;
        let $q = sqlx::query_with($sql, $bind($args)?);
        let $row = |row| Row($source(row));
        $body
    }};
}

impl Driver for Link {
    fn run(&mut self, statement: Statement) -> BoxFuture<'_, Result<u64, DbError>> {
        Box::pin(async move {
            on!(self, statement, |c, q, _row| {
                // Steps that went before count as nothing of their own, but SQLite repeats the last count for them.
                let mut results = c.fetch_many(q);
                let mut touched = 0;
                while let Some(result) = results.try_next().await? {
                    touched = result.left().map_or(touched, |result| result.rows_affected());
                }
                Ok(touched)
            })
        })
    }

    fn optional(&mut self, statement: Statement) -> BoxFuture<'_, Result<Option<Row>, DbError>> {
        Box::pin(async move { on!(self, statement, |c, q, row| Ok(q.fetch_optional(c).await?.map(row))) })
    }

    fn all(&mut self, statement: Statement) -> BoxFuture<'_, Result<Vec<Row>, DbError>> {
        Box::pin(
            async move { on!(self, statement, |c, q, row| Ok(q.fetch_all(c).await?.into_iter().map(row).collect())) },
        )
    }

    fn each<'a>(&'a mut self, statement: Statement, each: Reader<'a>) -> BoxFuture<'a, Result<(), DbError>> {
        Box::pin(async move {
            on!(self, statement, |c, q, row| {
                let mut rows = q.fetch(c);
                while let Some(next) = rows.try_next().await? {
                    if !each(row(next)) {
                        break;
                    }
                }
                Ok(())
            })
        })
    }

    fn rows_of_each(&mut self, statement: Statement) -> BoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        Box::pin(async move {
            on!(self, statement, |c, q, row| {
                let mut results = c.fetch_many(q);
                let mut rows = vec![Vec::new()];
                while let Some(result) = results.try_next().await? {
                    match (result.right(), rows.last_mut()) {
                        (Some(next), Some(of_this)) => of_this.push(row(next)),
                        _ => rows.push(Vec::new()),
                    }
                }
                rows.pop();
                Ok(rows)
            })
        })
    }

    fn execute(&mut self, text: SqlStr) -> BoxFuture<'_, Result<(), DbError>> {
        Box::pin(async move {
            match self {
                Self::OwnSqlite(c) => c.execute(sqlx::raw_sql(text)).await.map(drop)?,
                Self::OwnPostgres(c) => c.execute(sqlx::raw_sql(text)).await.map(drop)?,
                Self::PooledSqlite(_)
                | Self::SnapshotSqlite(_)
                | Self::PooledPostgres(_)
                | Self::SnapshotPostgres(_) => {
                    return Err(DbError::Closed);
                }
            }
            Ok(())
        })
    }

    fn close(self: Box<Self>) -> BoxFuture<'static, Result<(), DbError>> {
        Box::pin(async move {
            match *self {
                Self::OwnSqlite(c) => c.close().await?,
                Self::OwnPostgres(c) => c.close().await?,
                Self::PooledSqlite(c) => c.close().await?,
                Self::PooledPostgres(c) => c.close().await?,
                Self::SnapshotSqlite(c) => c.rollback().await?,
                Self::SnapshotPostgres(c) => c.rollback().await?,
            }
            Ok(())
        })
    }
}

impl Conn {
    /// Runs a statement for its effect; the number of rows it touched.
    pub fn run(&mut self, sql: &'static str, args: Args) -> BoxFuture<'_, Result<u64, DbError>> {
        let statement = self.statement(sql, args);
        self.link.run(statement)
    }

    /// The first row of a result, if there is one.
    pub fn optional(&mut self, sql: &'static str, args: Args) -> BoxFuture<'_, Result<Option<Row>, DbError>> {
        let statement = self.statement(sql, args);
        self.link.optional(statement)
    }

    /// The first row of a result that has at least one by construction (an aggregate, a `RETURNING` of a known row).
    pub async fn one(&mut self, sql: &'static str, args: Args) -> Result<Row, DbError> {
        self.optional(sql, args).await?.ok_or(DbError::Unexpected(sqlx::Error::RowNotFound))
    }

    /// All rows of a result whose size the caller has bounded.
    pub fn all(&mut self, sql: &'static str, args: Args) -> BoxFuture<'_, Result<Vec<Row>, DbError>> {
        let statement = self.statement(sql, args);
        self.link.all(statement)
    }

    /// Hands the rows of a result to `each` as they arrive, without keeping them.
    pub async fn each<E: From<DbError> + Send>(
        &mut self,
        sql: &'static str,
        args: Args,
        mut each: impl FnMut(Row) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let statement = self.statement(sql, args);
        let mut refused = None;
        let mut reader = |row| {
            refused = each(row).err();
            refused.is_none()
        };
        self.link.each(statement, &mut reader).await?;
        refused.map_or(Ok(()), Err)
    }

    /// Runs several statements, `;` between them, and returns the rows of each. `$1` and what follows count through the
    /// whole text. SQLite takes them in one round trip; the first that fails ends them.
    pub fn batch(&mut self, sql: &'static str, args: Args) -> BoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        Box::pin(async move {
            match self.dialect {
                Dialect::Sqlite => {
                    let steps = self.before.map_or(0, |before| before.split(';').count());
                    let statement = self.statement(sql, args);
                    let rows = self.link.rows_of_each(statement).await?;
                    Ok(rows.into_iter().skip(steps).collect())
                }
                Dialect::Postgres => self.one_by_one(sql, args).await,
            }
        })
    }

    /// All rows of a list put together at run time.
    pub fn select(&mut self, select: Select) -> BoxFuture<'_, Result<Vec<Row>, DbError>> {
        let (text, args) = select.into_statement();
        let before = self.before.take();
        self.link.all(Statement { before, sql: AssertSqlSafe(text).into_sql_str(), args })
    }

    /// Runs a batch put together at run time and returns its rows. Steps that still wait for a statement are forgotten.
    pub(super) async fn composed(&mut self, batch: Batch) -> Result<Vec<Row>, DbError> {
        self.before = None;
        let rows = match self.dialect {
            Dialect::Sqlite => {
                let sql = AssertSqlSafe(batch.text).into_sql_str();
                self.link.rows_of_each(Statement { before: None, sql, args: batch.args }).await?
            }
            Dialect::Postgres => self.one_by_one(&batch.text, batch.args).await?,
        };
        Ok(rows.into_iter().flatten().collect())
    }

    /// PostgreSQL prepares single statements only.
    async fn one_by_one(&mut self, sql: &str, args: Args) -> Result<Vec<Vec<Row>>, DbError> {
        let mut rows = Vec::new();
        for statement in sql.split(';') {
            let (statement, args) = batch::alone(statement, &args);
            let sql = AssertSqlSafe(statement).into_sql_str();
            let statement = Statement { before: self.before.take(), sql, args };
            rows.append(&mut self.link.rows_of_each(statement).await?);
        }
        Ok(rows)
    }

    /// Lets steps without values go out together with the next statement.
    pub(super) fn before_next(&mut self, steps: &'static str) {
        self.before = Some(steps);
    }

    /// Forgets steps whose statement never came.
    pub(super) fn forget_waiting(&mut self) {
        self.before = None;
    }

    /// Whether steps wait for a next statement.
    pub(super) fn is_waiting(&self) -> bool {
        self.before.is_some()
    }

    /// What to run for `sql`, with the steps that wait for it.
    fn statement(&mut self, sql: &'static str, args: Args) -> Statement {
        match (self.before.take(), self.dialect) {
            (Some(before), Dialect::Sqlite) => {
                Statement { before: None, sql: AssertSqlSafe(format!("{before};{sql}")).into_sql_str(), args }
            }
            (before, _) => Statement { before, sql: sql.into_sql_str(), args },
        }
    }

    /// Runs a few statements without values in one round trip.
    pub(super) async fn steps(&mut self, text: &'static str) -> Result<(), DbError> {
        self.link.execute(text.into_sql_str()).await
    }

    /// Runs a text of several statements without values.
    pub(super) async fn script(&mut self, text: String) -> Result<(), DbError> {
        self.link.execute(AssertSqlSafe(text).into_sql_str()).await
    }

    /// Says goodbye to the database.
    pub(super) async fn close(self) -> Result<(), DbError> {
        self.link.close().await
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }
}

/// The pools reads are served from.
pub(super) enum Pools {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Pools {
    pub(super) fn acquire(&self) -> BoxFuture<'_, Result<Conn, DbError>> {
        Box::pin(async move {
            Ok(Conn::from(match self {
                Self::Sqlite(pool) => Link::PooledSqlite(pool.acquire().await?),
                Self::Postgres(pool) => Link::PooledPostgres(pool.acquire().await?),
            }))
        })
    }

    /// Waits for every connection to come back, and ends it.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// A connection inside a read transaction that dropping it ends.
    pub(super) fn snapshot(&self) -> BoxFuture<'_, Result<Conn, DbError>> {
        Box::pin(async move {
            Ok(Conn::from(match self {
                Self::Sqlite(pool) => Link::SnapshotSqlite(pool.begin_with(Dialect::Sqlite.begin_snapshot()).await?),
                Self::Postgres(pool) => {
                    Link::SnapshotPostgres(pool.begin_with(Dialect::Postgres.begin_snapshot()).await?)
                }
            }))
        })
    }
}

/// Opens the writer first (it creates the database and holds the lock), then the readers.
pub(super) async fn open(options: &Options) -> Result<(Pools, Conn), OpenError> {
    let writer = open_writer(options).await?;
    let pools = match Dialect::of(&options.url)? {
        Dialect::Sqlite => Pools::Sqlite(
            SqlitePoolOptions::new()
                .max_connections(options.readers)
                .test_before_acquire(false)
                .connect_with(dialect::sqlite_options(&options.url)?.read_only(true).create_if_missing(false))
                .await
                .map_err(|error| OpenError::Database(error.into()))?,
        ),
        Dialect::Postgres => Pools::Postgres(
            PgPoolOptions::new()
                .max_connections(options.readers)
                .test_before_acquire(false)
                .connect_with(dialect::postgres_options(&options.url)?)
                .await
                .map_err(|error| OpenError::Database(error.into()))?,
        ),
    };
    Ok((pools, writer))
}

/// The committer's own connection, holding the writer's lock for as long as it lives.
pub(super) async fn open_writer(options: &Options) -> Result<Conn, OpenError> {
    let failed = |error: sqlx::Error| OpenError::Database(error.into());
    match Dialect::of(&options.url)? {
        Dialect::Sqlite => {
            let conn = dialect::sqlite_options(&options.url)?.connect().await.map_err(failed)?;
            Ok(Conn::from(Link::OwnSqlite(conn)))
        }
        Dialect::Postgres => {
            let conn = PgConnection::connect_with(&dialect::postgres_options(&options.url)?).await.map_err(failed)?;
            let mut conn = Conn::from(Link::OwnPostgres(conn));
            if options.writers == Writers::One {
                let sql = "SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1::BIGINT ELSE 0::BIGINT END";
                let row = conn.one(sql, crate::args![dialect::WRITER_LOCK]).await.map_err(OpenError::Database)?;
                if row.int(0).map_err(OpenError::Database)? == 0 {
                    return Err(OpenError::Taken);
                }
            }
            Ok(conn)
        }
    }
}
