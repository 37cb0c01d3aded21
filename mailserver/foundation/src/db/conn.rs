//! Connections: one small enum over the two native drivers.
//!
//! Measured beside sqlx's `Any` (numbers in `ARCHITECTURE.md`), which is as fast but opens connections from a URL alone; here
//! each driver is set up as its durability asks, and the enum costs one `match` a statement.

use futures::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPoolOptions};
use sqlx::sqlite::{SqliteConnection, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, Executor, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use super::dialect::{self, Dialect};
use super::row::{Args, Row, Source, bind_postgres, bind_sqlite};
use super::{DbError, OpenError, Options, Writers};

/// A connection, pooled for reading or the committer's own.
pub struct Conn(Link);

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
        match &mut $conn.0 {
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
        on!(self, sql, args, |c, q, _row| Ok(q.execute(c).await?.rows_affected()))
    }

    /// The first row of a result, if there is one.
    pub async fn optional(&mut self, sql: &'static str, args: Args) -> Result<Option<Row>, DbError> {
        on!(self, sql, args, |c, q, row| Ok(q.fetch_optional(c).await?.map(row)))
    }

    /// The first row of a result that has at least one by construction (an aggregate, a `RETURNING` of a known row).
    pub async fn one(&mut self, sql: &'static str, args: Args) -> Result<Row, DbError> {
        self.optional(sql, args).await?.ok_or(DbError::Unexpected(sqlx::Error::RowNotFound))
    }

    /// All rows of a result whose size the caller has bounded.
    pub async fn all(&mut self, sql: &'static str, args: Args) -> Result<Vec<Row>, DbError> {
        on!(self, sql, args, |c, q, row| Ok(q.fetch_all(c).await?.into_iter().map(row).collect()))
    }

    /// Hands the rows of a result to `each` as they arrive, without keeping them.
    pub async fn each<E: From<DbError>>(
        &mut self,
        sql: &'static str,
        args: Args,
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        on!(self, sql, args, |c, q, row| {
            let mut rows = q.fetch(c);
            while let Some(next) = rows.try_next().await.map_err(DbError::from)? {
                each(row(next))?;
            }
            Ok(())
        })
    }

    /// Runs a few statements without values in one round trip.
    pub(super) async fn steps(&mut self, text: &'static str) -> Result<(), DbError> {
        self.execute(sqlx::raw_sql(text)).await
    }

    /// Runs a text of several statements without values.
    pub(super) async fn script(&mut self, text: String) -> Result<(), DbError> {
        self.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await
    }

    async fn execute(&mut self, text: sqlx::RawSql) -> Result<(), DbError> {
        match &mut self.0 {
            Link::OwnSqlite(c) => (&mut **c).execute(text).await.map(drop)?,
            Link::OwnPostgres(c) => (&mut **c).execute(text).await.map(drop)?,
            Link::PooledSqlite(_) | Link::SnapshotSqlite(_) | Link::PooledPostgres(_) | Link::SnapshotPostgres(_) => {
                return Err(DbError::Closed);
            }
        }
        Ok(())
    }

    pub(super) fn dialect(&self) -> Dialect {
        match self.0 {
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
        Ok(Conn(match self {
            Self::Sqlite(pool) => Link::PooledSqlite(pool.acquire().await?),
            Self::Postgres(pool) => Link::PooledPostgres(pool.acquire().await?),
        }))
    }

    /// A connection inside a read transaction that dropping it ends.
    pub(super) async fn snapshot(&self) -> Result<Conn, DbError> {
        Ok(Conn(match self {
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
            Ok(Conn(Link::OwnSqlite(Box::new(conn))))
        }
        Dialect::Postgres => {
            let conn = PgConnection::connect_with(&dialect::postgres_options(&options.url)?).await.map_err(failed)?;
            let mut conn = Conn(Link::OwnPostgres(Box::new(conn)));
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
