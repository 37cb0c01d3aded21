//! The thread that appends: write all that waits, sync once, answer all.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use foundation::args;
use foundation::db::{Database, DbError};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use super::Location;
use super::frame::{Frame, HEADER};
use crate::content::IN_MEMORY;
use crate::ids::SegmentId;

/// Frames that share one sync at most.
const GROUP: usize = 256;

/// A frame and whoever waits for it.
pub(super) struct Append {
    pub(super) frame: Frame,
    pub(super) answer: oneshot::Sender<io::Result<Location>>,
}

/// The one writer of segments.
pub(super) struct Appender {
    db: Database,
    folder: PathBuf,
    roll_at: u64,
    open: Option<Open>,
    buffer: Vec<u8>,
    current: Arc<AtomicI64>,
}

/// The segment being appended to.
struct Open {
    id: SegmentId,
    file: File,
    len: u64,
}

impl Appender {
    pub(super) fn new(db: Database, folder: PathBuf, roll_at: u64, current: Arc<AtomicI64>) -> Self {
        Self { db, folder, roll_at, open: None, buffer: Vec::new(), current }
    }

    pub(super) fn run(mut self, mut waiting: mpsc::Receiver<Append>, runtime: &Handle) {
        let mut group = Vec::with_capacity(GROUP);
        while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
            self.append(&mut group, runtime);
        }
    }

    fn append(&mut self, group: &mut Vec<Append>, runtime: &Handle) {
        let outcome = self.write(group, runtime);
        if outcome.is_err() {
            // After a failed sync the kernel may call dirty pages clean; nothing written to this file from here on could
            // be trusted, so it is left as it is (PostgreSQL's fsyncgate, 2018).
            self.open = None;
        }
        match outcome {
            Ok(locations) => group.drain(..).zip(locations).for_each(|(append, location)| {
                // A writer that went away leaves bytes no row names; reclaim finds them.
                let _ = append.answer.send(Ok(location));
            }),
            Err(error) => {
                tracing::error!(%error, frames = group.len(), "a segment could not be written and is abandoned");
                group.drain(..).for_each(|append| {
                    let _ = append.answer.send(Err(io::Error::new(error.kind(), error.to_string())));
                });
            }
        }
    }

    fn write(&mut self, group: &[Append], runtime: &Handle) -> io::Result<Vec<Location>> {
        let mut open = match self.open.take() {
            Some(open) if open.len < self.roll_at => open,
            _ => self.begin(runtime)?,
        };
        let mut locations = Vec::with_capacity(group.len());
        self.buffer.clear();
        for append in group {
            let stored = append.frame.stored();
            locations.push(Location { segment: open.id, position: open.len, stored });
            open.len += stored;
            self.buffer.extend_from_slice(&append.frame.header);
            if append.frame.payload.len() + self.buffer.len() <= IN_MEMORY + HEADER {
                self.buffer.extend_from_slice(&append.frame.payload);
                continue;
            }
            open.file.write_all(&self.buffer)?;
            self.buffer.clear();
            open.file.write_all(&append.frame.payload)?;
        }
        open.file.write_all(&self.buffer)?;
        open.file.sync_data()?;
        self.open = Some(open);
        Ok(locations)
    }

    /// Starts a new file under an identifier of its own; the name is durable before a frame is.
    fn begin(&self, runtime: &Handle) -> io::Result<Open> {
        let registered = self.db.write((), |tx, ()| {
            Box::pin(async move {
                let id = SegmentId(tx.new_id().await?);
                let now = tx.micros();
                tx.run("INSERT INTO segments (id, created_at) VALUES ($1, $2)", args![id, now]).await?;
                Ok::<_, DbError>(id)
            })
        });
        let id = runtime.block_on(registered).map_err(io::Error::other)?;
        self.current.store(id.0, Ordering::Release);
        let file = OpenOptions::new().append(true).create_new(true).open(super::path(&self.folder, id))?;
        sync_folder(&self.folder)?;
        Ok(Open { id, file, len: 0 })
    }
}

/// Makes names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
