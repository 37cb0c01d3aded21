//! What can go wrong between us and the database, sorted by whose fault it is and whether trying again may help.

/// A failed read or write.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database is unreachable or broke off; nothing was decided about the statement.
    #[error("the database is not reachable")]
    Unavailable(#[source] sqlx::Error),
    /// The disk or tablespace under the database is full, or refuses to be written.
    #[error("the database cannot write")]
    CannotWrite(#[source] sqlx::Error),
    /// Another transaction was in the way; running the unit again may succeed.
    #[error("another transaction was in the way")]
    Conflict(#[source] sqlx::Error),
    /// A row of that key exists already, or a referenced row does not.
    #[error("a constraint refused the row")]
    Constraint(#[source] sqlx::Error),
    /// A statement, a row or the file is not as this program expects: our fault.
    #[error("the database answered what this program does not expect")]
    Unexpected(#[source] sqlx::Error),
    /// Another session holds the writer's lock; it may be one of ours that the database has not given up yet.
    #[error("another session holds the writer's lock")]
    Locked,
    /// The server is shutting down and takes no more work.
    #[error("the database is closed")]
    Closed,
}

impl DbError {
    /// Whether the same unit may succeed when run again shortly.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::CannotWrite(_) | Self::Conflict(_) | Self::Locked | Self::Closed)
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(refusal) = &error else {
            return match error {
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => Self::Unavailable(error),
                other => Self::Unexpected(other),
            };
        };
        match super::dialect::classify(refusal.as_ref()) {
            Refusal::Conflict => Self::Conflict(error),
            Refusal::CannotWrite => Self::CannotWrite(error),
            Refusal::Unavailable => Self::Unavailable(error),
            Refusal::Constraint => Self::Constraint(error),
            Refusal::Other => Self::Unexpected(error),
        }
    }
}

/// What a database's own error code amounts to.
pub(super) enum Refusal {
    Conflict,
    CannotWrite,
    Unavailable,
    Constraint,
    Other,
}

/// Why a database could not be opened. All of these are for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no database this program speaks to.
    #[error("database_url must begin with sqlite:// or postgres://")]
    UnknownUrl,
    /// Another server holds the writer's lock.
    #[error("another server is running on this database; stop it first, or give this one a database of its own")]
    Taken,
    /// The connection or a query of the ground tables failed.
    #[error("the database cannot be opened")]
    Database(#[source] DbError),
    /// A schema step failed; the database stays as the last good step left it.
    #[error("schema step {step} failed")]
    Schema {
        /// The name of the failed step.
        step: &'static str,
        /// What the database said.
        #[source]
        source: DbError,
    },
}
