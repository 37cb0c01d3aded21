//! The second factor of somebody who logs in: what their telephone shares with us.

use foundation::db::{DbError, Row};

/// A second factor, or that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factor {
    /// Its secret, sealed.
    pub secret: Option<String>,
    /// Whether it was proved that they have it, and is asked for.
    pub confirmed: bool,
    /// The last step whose code was used.
    pub step: Option<i64>,
}

impl Factor {
    pub(crate) fn of(row: &Row, first: usize) -> Result<Self, DbError> {
        Ok(Self { secret: row.opt_text(first)?, confirmed: row.int(first + 1)? != 0, step: row.opt_int(first + 2)? })
    }
}
