//! Reading frames by range, through a bounded set of open files.

use std::collections::HashMap;
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::Arc;

use parking_lot::Mutex;

use super::{Location, ReadError};
use crate::ids::SegmentId;

/// Segment files kept open for reading.
const OPEN: usize = 256;

pub(super) struct OpenFiles {
    folder: PathBuf,
    files: Mutex<HashMap<SegmentId, Arc<File>>>,
}

impl OpenFiles {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, files: Mutex::new(HashMap::new()) }
    }

    /// The bytes of a whole frame.
    pub(super) fn frame(&self, location: Location) -> Result<Vec<u8>, ReadError> {
        let file = self.file(location.segment)?;
        let mut bytes = vec![0; location.stored as usize];
        file.read_exact_at(&mut bytes, location.position).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => ReadError::Damaged(super::frame::Damage::NoFrame),
            _ => ReadError::Io(error),
        })?;
        Ok(bytes)
    }

    pub(super) fn forget(&self, segment: SegmentId) {
        self.files.lock().remove(&segment);
    }

    fn file(&self, segment: SegmentId) -> Result<Arc<File>, ReadError> {
        if let Some(file) = self.files.lock().get(&segment) {
            return Ok(file.clone());
        }
        let file = File::open(super::path(&self.folder, segment)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => ReadError::Moved,
            _ => ReadError::Io(error),
        })?;
        let file = Arc::new(file);
        let mut files = self.files.lock();
        if files.len() >= OPEN {
            // Which one goes matters little: reading it again costs one open.
            if let Some(any) = files.keys().next().copied() {
                files.remove(&any);
            }
        }
        files.insert(segment, file.clone());
        Ok(file)
    }
}
