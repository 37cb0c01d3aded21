//! Message bytes outside the vault: in memory while they are few, in an unlinked temporary file mapped into memory when
//! they are many. Either way they read as one slice.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use memmap2::Mmap;

/// Bytes kept on the heap before a spool moves to a file.
pub const IN_MEMORY: usize = 256 * 1024;

/// The bytes of a message.
#[derive(Clone, Debug)]
pub enum Content {
    /// On the heap.
    Memory(Bytes),
    /// In a mapped temporary file that has no name.
    Mapped(Arc<Mmap>),
}

impl Deref for Content {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Memory(bytes) => bytes,
            Self::Mapped(map) => map,
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(bytes.into())
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self::Memory(bytes)
    }
}

/// Collects arriving bytes, moving them to a temporary file once they are many.
#[derive(Debug)]
pub struct Spool {
    folder: PathBuf,
    memory: Vec<u8>,
    file: Option<File>,
    len: u64,
}

impl Spool {
    /// An empty spool whose file, if it needs one, is made in `folder`.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), memory: Vec::new(), file: None, len: 0 }
    }

    /// Bytes written so far.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bytes as one slice from now on.
    pub fn finish(self) -> io::Result<Content> {
        let Some(mut file) = self.file else { return Ok(Content::Memory(self.memory.into())) };
        file.flush()?;
        file.rewind()?;
        map(&file)
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.file.is_none() && self.memory.len() + bytes.len() > IN_MEMORY {
            let mut file = tempfile::tempfile_in(&self.folder)?;
            file.write_all(&self.memory)?;
            self.memory = Vec::new();
            self.file = Some(file);
        }
        match &mut self.file {
            Some(file) => file.write_all(bytes)?,
            None => self.memory.extend_from_slice(bytes),
        }
        self.len += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Maps a temporary file that only this process holds.
fn map(file: &File) -> io::Result<Content> {
    if file.metadata()?.len() == 0 {
        return Ok(Content::Memory(Bytes::new()));
    }
    #[expect(
        unsafe_code,
        reason = "the file is ours, has no name and is never written again, so the map cannot change"
    )]
    let map = unsafe { Mmap::map(file)? };
    Ok(Content::Mapped(Arc::new(map)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Content, IN_MEMORY, Spool};

    #[test]
    fn bytes_come_back_from_memory_and_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        for len in [0, 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY] {
            let bytes: Vec<u8> = (0..len).map(|n| n as u8).collect();
            let mut spool = Spool::new(folder.path());
            bytes.chunks(1000).for_each(|chunk| spool.write_all(chunk).unwrap());
            let content = spool.finish().unwrap();
            assert_eq!(matches!(content, Content::Mapped(_)), len > IN_MEMORY);
            assert!(*content == *bytes);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    }
}
