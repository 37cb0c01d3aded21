//! Append-only files that hold bodies as [`frame`]s.
//!
//! One thread appends: it takes every frame that waits, writes them, syncs once and tells each writer where its frame lies.
//! A segment is never appended to by a later process, and never synced again after a sync of it failed.
//! The seam for an object store is here: one flush is one object, reads are ranges of it.

mod append;
pub mod frame;
mod read;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use foundation::db::Database;
use tokio::sync::{mpsc, oneshot};

use crate::Error;
use crate::content::Content;
use crate::ids::SegmentId;
pub(crate) use append::sync_folder;
use append::{Append, Appender};
use frame::Frame;
use read::OpenFiles;

/// Where a frame lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub segment: SegmentId,
    /// Where the frame begins in it.
    pub position: u64,
    /// The frame's length, header included.
    pub stored: u64,
}

/// Frames that may wait to be appended before writers are held back.
const WAITING_FRAMES: usize = 1024;

/// The segment files of a store. Cheap to clone.
#[derive(Clone)]
pub struct Segments {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    scratch: PathBuf,
    appends: mpsc::Sender<Append>,
    files: OpenFiles,
    /// The segment being appended to, or 0.
    current: Arc<AtomicI64>,
}

impl Segments {
    /// Opens the segments under `folder`; temporary files go to `scratch`. `roll_at` bounds a segment in bytes.
    pub(crate) fn open(db: Database, folder: PathBuf, scratch: PathBuf, roll_at: u64) -> Result<Self, Error> {
        let (appends, waiting) = mpsc::channel(WAITING_FRAMES);
        let current = Arc::new(AtomicI64::new(0));
        let appender = Appender::new(db, folder.clone(), roll_at, current.clone());
        let runtime = tokio::runtime::Handle::current();
        std::thread::Builder::new()
            .name("segments".to_owned())
            .spawn(move || appender.run(waiting, &runtime))
            .map_err(Error::CannotWrite)?;
        Ok(Self { inner: Arc::new(Inner { files: OpenFiles::new(folder.clone()), folder, scratch, appends, current }) })
    }

    /// Where temporary files of message bytes are made.
    pub fn scratch(&self) -> &Path {
        &self.inner.scratch
    }

    /// Appends a frame; returns once it is synced.
    pub async fn append(&self, frame: Frame) -> Result<Location, Error> {
        let (answer, answered) = oneshot::channel();
        let gone = || Error::CannotWrite(std::io::Error::other("the segment writer has stopped"));
        self.inner.appends.send(Append { frame, answer }).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?.map_err(Error::CannotWrite)
    }

    /// Reads the raw bytes of the frame at `location`, on the calling thread.
    pub fn read(&self, location: Location) -> Result<Content, ReadError> {
        let frame = self.inner.files.frame(location)?;
        Ok(frame::unpack(&frame, &self.inner.scratch)?)
    }

    /// Reads a frame as it is stored, its CRC not yet checked.
    pub(crate) fn read_frame(&self, location: Location) -> Result<Vec<u8>, ReadError> {
        self.inner.files.frame(location)
    }

    /// Removes a segment that no row names any longer.
    pub(crate) fn remove(&self, segment: SegmentId) -> std::io::Result<()> {
        self.inner.files.forget(segment);
        std::fs::remove_file(path(&self.inner.folder, segment))?;
        sync_folder(&self.inner.folder)
    }

    /// The length of a segment that nothing was appended to since `cutoff` (microseconds); `None` for one that may still grow.
    pub(crate) fn closed_since(&self, segment: SegmentId, cutoff: i64) -> std::io::Result<Option<u64>> {
        if self.inner.current.load(Ordering::Acquire) == segment.0 {
            return Ok(None);
        }
        let metadata = std::fs::metadata(path(&self.inner.folder, segment))?;
        let written = metadata.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Ok((written.as_micros() as i64 <= cutoff).then_some(metadata.len()))
    }

    /// The segment files that exist.
    pub(crate) fn list(&self) -> std::io::Result<Vec<SegmentId>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.inner.folder)? {
            let name = entry?.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(".seg"));
            found.extend(name.and_then(|name| name.parse::<SegmentId>().ok()));
        }
        found.sort();
        Ok(found)
    }
}

/// Why a frame could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The segment file is gone: its frames were moved, look the body up again.
    #[error("the segment was rewritten")]
    Moved,
    /// The disk failed.
    #[error("the segment cannot be read")]
    Io(#[source] std::io::Error),
    /// The bytes are not what was written.
    #[error(transparent)]
    Damaged(#[from] frame::Damage),
}

fn path(folder: &Path, segment: SegmentId) -> PathBuf {
    folder.join(format!("{segment}.seg"))
}
