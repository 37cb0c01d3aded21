//! What the store can fail at.

use foundation::db::DbError;

use crate::ids::BodyId;

/// A failed operation of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed; its own error says how.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A segment or a temporary file could not be written, or its sync failed. Nothing was promised.
    #[error("message bytes cannot be written")]
    CannotWrite(#[source] std::io::Error),
    /// A segment could not be read.
    #[error("message bytes cannot be read")]
    CannotRead(#[source] std::io::Error),
    /// Stored bytes do not match what was written: the disk's fault, found by checksum.
    #[error("the stored bytes of {0} are damaged")]
    Damaged(BodyId),
    /// The object does not exist, or no longer.
    #[error("no such {0}")]
    Missing(&'static str),
    /// An object of that key exists already.
    #[error("such a {0} exists already")]
    Exists(&'static str),
    /// The object still holds others.
    #[error("the {0} is not empty")]
    NotEmpty(&'static str),
    /// What is asked for goes further back than a folder's memory of expunged messages; the folder as it is now can be read.
    #[error("that far back the folder does not remember")]
    Forgotten,
    /// The mailbox has no room for the message.
    #[error("the mailbox is over its quota")]
    OverQuota,
}

impl Error {
    /// Whether the same request may succeed a little later: what an SMTP reply turns into 4xx.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Db(error) => error.is_transient(),
            Self::CannotWrite(_) | Self::CannotRead(_) | Self::Forgotten => true,
            Self::Damaged(_) | Self::Missing(_) | Self::Exists(_) | Self::NotEmpty(_) | Self::OverQuota => false,
        }
    }

    /// Names a violated key as the thing that exists already; other errors stay.
    pub(crate) fn exists(error: DbError, what: &'static str) -> Self {
        match error {
            DbError::Constraint(_) => Self::Exists(what),
            other => Self::Db(other),
        }
    }
}
