//! The only place that asks which database it is.

use std::str::FromStr;
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use super::error::{OpenError, Refusal};

/// The databases we speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    pub(super) fn of(url: &str) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(OpenError::UnknownUrl)
        }
    }

    /// The statement that opens a write transaction. SQLite takes its write lock at once, so that no unit can fail later for it.
    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }

    /// The statement that opens a transaction whose reads all see one moment.
    pub(super) fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// The statement that tells the last group a writer committed. On PostgreSQL a session that was cut off may still be at its
    /// COMMIT: taking the row's lock waits for it.
    pub(super) fn look_up_commit(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT last FROM commits WHERE writer = $1",
            Self::Postgres => "SELECT last FROM commits WHERE writer = $1 FOR UPDATE",
        }
    }

    /// A schema step as this database reads it. `BIGINT PRIMARY KEY` is SQLite's row id only under the name `INTEGER`, and a
    /// table marked `/* clustered */` is stored in the order of its key there (PostgreSQL has no such tables).
    pub(super) fn schema(self, text: &str) -> String {
        match self {
            Self::Sqlite => {
                text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace("/* clustered */", "WITHOUT ROWID")
            }
            Self::Postgres => text.to_owned(),
        }
    }
}

/// SQLite as we run it: WAL, and a commit that returns after its sync.
pub(super) fn sqlite_options(url: &str) -> Result<SqliteConnectOptions, OpenError> {
    Ok(SqliteConnectOptions::from_str(url)
        .map_err(|_| OpenError::UnknownUrl)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("cache_size", "-16384")
        .pragma("temp_store", "memory")
        .pragma("wal_autocheckpoint", "4000")
        .statement_cache_capacity(512))
}

pub(super) fn postgres_options(url: &str) -> Result<PgConnectOptions, OpenError> {
    Ok(PgConnectOptions::from_str(url)
        .map_err(|_| OpenError::UnknownUrl)?
        .application_name("pennypost")
        .statement_cache_capacity(512))
}

/// The key of the advisory lock that the one writer of a PostgreSQL database holds: "pennypst" in ASCII.
pub(super) const WRITER_LOCK: i64 = 0x7065_6e6e_7970_7374;

/// Sorts a database's own error code.
pub(super) fn classify(refusal: &dyn DatabaseError) -> Refusal {
    let code = refusal.code().unwrap_or_default();
    if refusal.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().is_some() {
        return match code.as_ref() {
            "40001" | "40P01" => Refusal::Conflict,
            "53100" | "58030" => Refusal::CannotWrite,
            // A protocol violation is ours; the connection lives on.
            "08P01" => Refusal::Other,
            code if code.starts_with("08") || code.starts_with("57P") || code.starts_with("53") => Refusal::Unavailable,
            code if code.starts_with("23") => Refusal::Constraint,
            _ => Refusal::Other,
        };
    }
    // SQLite: the low byte of an extended result code is the primary one (sqlite.org/rescode.html).
    match code.parse::<i32>().map(|code| code & 0xff) {
        Ok(5 | 6) => Refusal::Conflict,
        Ok(8 | 10 | 13 | 14) => Refusal::CannotWrite,
        Ok(19) => Refusal::Constraint,
        _ => Refusal::Other,
    }
}
