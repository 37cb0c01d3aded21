//! While rows cannot be written no frame is appended: a frame that no row will name only fills the disk, and who is told to
//! try again does.

use std::sync::atomic::{AtomicBool, Ordering};

use foundation::db::DbError;

use crate::{Error, Store};

/// Whether the last unit that was to name a frame failed, and nothing was written since.
#[derive(Default)]
pub(crate) struct Standstill(AtomicBool);

impl Store {
    /// Fails while rows cannot be written. After a failure it writes first to see; at all other times it costs nothing.
    pub(crate) async fn rows_can_follow(&self) -> Result<(), Error> {
        if !self.standstill().0.load(Ordering::Acquire) {
            return Ok(());
        }
        // A unit that does nothing still commits its group's number, with the sync that goes with it.
        self.db().write((), |_, ()| Box::pin(async { Ok::<_, DbError>(()) })).await?;
        self.standstill().0.store(false, Ordering::Release);
        Ok(())
    }

    /// Takes note of why the rows of a frame that was appended could not be written.
    pub(crate) fn rows_failed(&self, error: Error) -> Error {
        match error {
            // Of these two the unit's own rows are the reason, or others in their way.
            Error::Db(DbError::Constraint(_) | DbError::Conflict(_)) => {}
            Error::Db(_) => self.standstill().0.store(true, Ordering::Release),
            _ => {}
        }
        error
    }
}
