//! Connections: one small enum over the two native drivers.
//!
//! Measured beside sqlx's `Any` (numbers in `ARCHITECTURE.md`), which is as fast but opens connections from a URL alone; here
//! each driver is set up as its durability asks, and the enum costs one `match` a statement.

use futures::TryStreamExt;
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
use super::{DbError, OpenError, Options, Writers};

/// A connection, pooled for reading or the committer's own.
pub struct Conn {
    link: Link,
    /// Steps that are to run right before the next statement.
    before: Option<&'static str>,
}

impl From<Link> for Conn {
    fn from(link: Link) -> Self {
        Self { link, before: None }
    }
}

enum Link {
    PooledSqlite(PoolConnection<Sqlite>),
    SnapshotSqlite(Transaction<'static, Sqlite>),
    OwnSqlite(Box<SqliteConnection>),
    PooledPostgres(PoolConnection<Postgres>),
    SnapshotPostgres(Transaction<'static, Postgres>),
    OwnPostgres(Box<PgConnection>),
}

/// Runs one expression over whichever driver the connection has: `c` is the driver's connection, `q` the bound query and
/// `row` wraps a driver's row.
macro_rules! on {
    ($conn:expr, $sql:expr, $args:expr, |$c:ident, $q:ident, $row:ident| $body:expr) => {
        match &mut $conn.link {
            Link::PooledSqlite(c) => on!(@ &mut **c, bind_sqlite, $sql, $args, Source::Sqlite, |$c, $q, $row| $body),
            Link::SnapshotSqlite(c) => on!(@ &mut **c, bind_sqlite, $sql, $args, Source::Sqlite, |$c, $q, $row| $body),
            Link::OwnSqlite(c) => on!(@ &mut **c, bind_sqlite, $sql, $args, Source::Sqlite, |$c, $q, $row| $body),
            Link::PooledPostgres(c) => on!(@ &mut **c, bind_postgres, $sql, $args, Source::Postgres, |$c, $q, $row| $body),
            Link::SnapshotPostgres(c) => on!(@ &mut **c, bind_postgres, $sql, $args, Source::Postgres, |$c, $q, $row| $body),
            Link::OwnPostgres(c) => on!(@ &mut **c, bind_postgres, $sql, $args, Source::Postgres, |$c, $q, $row| $body),
        }
    };
    (@ $link:expr, $bind:ident, $sql:expr, $args:expr, $source:path, |$c:ident, $q:ident, $row:ident| $body:expr) => {{
        let $c = $link;
        let $q = sqlx::query_with($sql, $bind($args)?);
        let $row = |row| Row($source(row));
        $body
    }};
}

impl Conn {
    /// Runs a statement for its effect; the number of rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Args) -> Result<u64, DbError> {
        let sql = self.text(sql).await?;
        on!(self, sql, args, |c, q, _row| {
            // Steps that went before count as nothing of their own, but SQLite repeats the last count for them.
            let mut results = c.fetch_many(q);
            let mut touched = 0;
            while let Some(result) = results.try_next().await? {
                touched = result.left().map_or(touched, |result| result.rows_affected());
            }
            Ok(touched)
        })
    }

    /// The first row of a result, if there is one.
    pub async fn optional(&mut self, sql: &'static str, args: Args) -> Result<Option<Row>, DbError> {
        let sql = self.text(sql).await?;
        on!(self, sql, args, |c, q, row| Ok(q.fetch_optional(c).await?.map(row)))
    }

    /// The first row of a result that has at least one by construction (an aggregate, a `RETURNING` of a known row).
    pub async fn one(&mut self, sql: &'static str, args: Args) -> Result<Row, DbError> {
        self.optional(sql, args).await?.ok_or(DbError::Unexpected(sqlx::Error::RowNotFound))
    }

    /// All rows of a result whose size the caller has bounded.
    pub async fn all(&mut self, sql: &'static str, args: Args) -> Result<Vec<Row>, DbError> {
        let sql = self.text(sql).await?;
        on!(self, sql, args, |c, q, row| Ok(q.fetch_all(c).await?.into_iter().map(row).collect()))
    }

    /// Hands the rows of a result to `each` as they arrive, without keeping them.
    pub async fn each<E: From<DbError>>(
        &mut self,
        sql: &'static str,
        args: Args,
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = self.text(sql).await?;
        on!(self, sql, args, |c, q, row| {
            let mut rows = q.fetch(c);
            while let Some(next) = rows.try_next().await.map_err(DbError::from)? {
                each(row(next))?;
            }
            Ok(())
        })
    }

    /// Runs several statements, `;` between them, and returns the rows of each. `$1` and what follows count through the
    /// whole text. SQLite takes them in one round trip; the first that fails ends them.
    pub async fn batch(&mut self, sql: &'static str, args: Args) -> Result<Vec<Vec<Row>>, DbError> {
        match self.dialect() {
            Dialect::Sqlite => {
                let steps = self.before.map_or(0, |before| before.split(';').count());
                let sql = self.text(sql).await?;
                let rows = self.rows_of_each(sql, args).await?;
                Ok(rows.into_iter().skip(steps).collect())
            }
            Dialect::Postgres => self.one_by_one(sql, args).await,
        }
    }

    /// Runs a batch put together at run time and returns its rows. Steps that still wait for a statement are forgotten.
    pub(super) async fn composed(&mut self, batch: Batch) -> Result<Vec<Row>, DbError> {
        self.before = None;
        let rows = match self.dialect() {
            Dialect::Sqlite => self.rows_of_each(AssertSqlSafe(batch.text).into_sql_str(), batch.args).await?,
            Dialect::Postgres => self.one_by_one(&batch.text, batch.args).await?,
        };
        Ok(rows.into_iter().flatten().collect())
    }

    /// PostgreSQL prepares single statements only.
    async fn one_by_one(&mut self, sql: &str, args: Args) -> Result<Vec<Vec<Row>>, DbError> {
        if let Some(before) = self.before.take() {
            self.steps(before).await?;
        }
        let mut rows = Vec::new();
        for statement in sql.split(';') {
            let (statement, args) = batch::alone(statement, &args);
            rows.append(&mut self.rows_of_each(AssertSqlSafe(statement).into_sql_str(), args).await?);
        }
        Ok(rows)
    }

    async fn rows_of_each(&mut self, sql: SqlStr, args: Args) -> Result<Vec<Vec<Row>>, DbError> {
        on!(self, sql, args, |c, q, row| {
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

    /// The text to run for `sql`, with the steps before it. PostgreSQL prepares single statements only, so there they run here.
    async fn text(&mut self, sql: &'static str) -> Result<SqlStr, DbError> {
        match (self.before.take(), self.dialect()) {
            (None, _) => {}
            (Some(before), Dialect::Sqlite) => return Ok(AssertSqlSafe(format!("{before};{sql}")).into_sql_str()),
            (Some(before), Dialect::Postgres) => self.steps(before).await?,
        }
        Ok(sql.into_sql_str())
    }

    /// Runs a few statements without values in one round trip.
    pub(super) async fn steps(&mut self, text: &'static str) -> Result<(), DbError> {
        self.execute(sqlx::raw_sql(text)).await
    }

    /// Runs a text of several statements without values.
    pub(super) async fn script(&mut self, text: String) -> Result<(), DbError> {
        self.execute(sqlx::raw_sql(AssertSqlSafe(text))).await
    }

    async fn execute(&mut self, text: sqlx::RawSql) -> Result<(), DbError> {
        match &mut self.link {
            Link::OwnSqlite(c) => (&mut **c).execute(text).await.map(drop)?,
            Link::OwnPostgres(c) => (&mut **c).execute(text).await.map(drop)?,
            Link::PooledSqlite(_) | Link::SnapshotSqlite(_) | Link::PooledPostgres(_) | Link::SnapshotPostgres(_) => {
                return Err(DbError::Closed);
            }
        }
        Ok(())
    }

    /// Says goodbye to the database.
    pub(super) async fn close(self) -> Result<(), DbError> {
        match self.link {
            Link::OwnSqlite(c) => c.close().await?,
            Link::OwnPostgres(c) => c.close().await?,
            Link::PooledSqlite(c) => c.close().await?,
            Link::PooledPostgres(c) => c.close().await?,
            Link::SnapshotSqlite(c) => c.rollback().await?,
            Link::SnapshotPostgres(c) => c.rollback().await?,
        }
        Ok(())
    }

    pub(super) fn dialect(&self) -> Dialect {
        match self.link {
            Link::PooledSqlite(_) | Link::SnapshotSqlite(_) | Link::OwnSqlite(_) => Dialect::Sqlite,
            Link::PooledPostgres(_) | Link::SnapshotPostgres(_) | Link::OwnPostgres(_) => Dialect::Postgres,
        }
    }
}

/// The pools reads are served from.
pub(super) enum Pools {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Pools {
    pub(super) async fn acquire(&self) -> Result<Conn, DbError> {
        Ok(Conn::from(match self {
            Self::Sqlite(pool) => Link::PooledSqlite(pool.acquire().await?),
            Self::Postgres(pool) => Link::PooledPostgres(pool.acquire().await?),
        }))
    }

    /// Waits for every connection to come back, and ends it.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// A connection inside a read transaction that dropping it ends.
    pub(super) async fn snapshot(&self) -> Result<Conn, DbError> {
        Ok(Conn::from(match self {
            Self::Sqlite(pool) => Link::SnapshotSqlite(pool.begin_with(Dialect::Sqlite.begin_snapshot()).await?),
            Self::Postgres(pool) => Link::SnapshotPostgres(pool.begin_with(Dialect::Postgres.begin_snapshot()).await?),
        }))
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
            Ok(Conn::from(Link::OwnSqlite(Box::new(conn))))
        }
        Dialect::Postgres => {
            let conn = PgConnection::connect_with(&dialect::postgres_options(&options.url)?).await.map_err(failed)?;
            let mut conn = Conn::from(Link::OwnPostgres(Box::new(conn)));
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
