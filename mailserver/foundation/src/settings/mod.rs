//! Settings that live in rows. A group is declared once, by [`settings_group!`](crate::settings_group): fields with their
//! texts, defaults and checks, from which come the row's codec, the schema, the refusals and the list of secrets.
//! It does not know any group: programs declare theirs and follow them through a [`Live`] handle.

mod change;
pub mod checks;
mod declare;
mod live;
mod registry;
mod schema;

#[cfg(test)]
mod tests;

pub use self::change::{Change, Planned};
pub use self::declare::{Access, Field, Group, Secret};
pub use self::live::{Live, Snapshot};
pub use self::registry::{Declared, GroupInfo, Settings, View};
#[doc(hidden)]
pub use self::schema::object as schema_of_group;

use crate::db::DbError;
use crate::http::{FieldError, Problem};
use crate::secrets::seal::SealError;

/// Why settings cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The client's fault: there is no such group.
    #[error("there is no settings group of that name")]
    Unknown,
    /// The client's fault: these fields hold what their checks refuse.
    #[error("some fields are not valid")]
    Invalid(Vec<FieldError>),
    /// Nobody's fault: somebody else changed the group meanwhile.
    #[error("the settings were changed meanwhile")]
    Stale,
    /// Ours, or whoever edited the row: what is stored cannot be read.
    #[error("stored settings group `{group}` cannot be read: {detail}")]
    Stored {
        /// The group.
        group: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// The operator's fault: a stored secret does not open.
    #[error("a stored secret cannot be opened")]
    Secret(#[from] SealError),
    /// The database's.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::Unknown => Self::not_found("There is no settings group of that name."),
            SettingsError::Invalid(errors) => Self::invalid(errors),
            SettingsError::Stale => Self::new(
                http::StatusCode::PRECONDITION_FAILED,
                "precondition_failed",
                "The settings were changed since you read them. Read them again and repeat the change.",
            ),
            SettingsError::Database(error) => error.into(),
            ours @ (SettingsError::Stored { .. } | SettingsError::Secret(_)) => Self::internal(&ours),
        }
    }
}
