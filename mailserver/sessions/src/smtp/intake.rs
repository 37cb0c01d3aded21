//! The octets of a message on their way into a spool. Large ones are written to its file in blocks, on a thread that may
//! wait for the disk.

use std::io::{self, Write};
use std::path::Path;

use store::content::{Content, IN_MEMORY, Spool};

/// Octets gathered before they go to a spool's file.
const BLOCK: usize = 256 * 1024;

/// A message being received.
#[derive(Debug)]
pub(super) struct Intake {
    /// `None` once writing failed; what follows is then read and dropped, so that the client gets its reply.
    spool: Option<Spool>,
    block: Vec<u8>,
    failure: Option<io::Error>,
}

impl Intake {
    /// Nothing yet. A file, if one is needed, is made in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self { spool: Some(Spool::new(folder)), block: Vec::new(), failure: None }
    }

    /// Takes octets in. A failure shows at [`Intake::finish`].
    pub(super) async fn take(&mut self, octets: &[u8]) {
        let Some(spool) = &mut self.spool else { return };
        if self.block.is_empty() && spool.len() + octets.len() as u64 <= IN_MEMORY as u64 {
            if let Err(error) = spool.write_all(octets) {
                self.fail(error);
            }
            return;
        }
        self.block.extend_from_slice(octets);
        if self.block.len() >= BLOCK {
            self.write_block().await;
        }
    }

    /// The whole message.
    ///
    /// # Errors
    /// What the disk said first.
    pub(super) async fn finish(mut self) -> io::Result<Content> {
        if !self.block.is_empty() {
            self.write_block().await;
        }
        match (self.spool, self.failure) {
            (Some(spool), None) => spool.finish(),
            (_, failure) => Err(failure.unwrap_or_else(|| io::Error::other("the spool was lost"))),
        }
    }

    async fn write_block(&mut self) {
        let Some(mut spool) = self.spool.take() else { return };
        let mut block = std::mem::take(&mut self.block);
        let written = tokio::task::spawn_blocking(move || {
            spool.write_all(&block)?;
            block.clear();
            Ok((spool, block))
        });
        match written.await {
            Ok(Ok((spool, block))) => (self.spool, self.block) = (Some(spool), block),
            Ok(Err(error)) => self.fail(error),
            Err(lost) => self.fail(io::Error::other(lost)),
        }
    }

    fn fail(&mut self, error: io::Error) {
        (self.spool, self.block, self.failure) = (None, Vec::new(), Some(error));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn octets_come_back_whatever_their_number() {
        let folder = tempfile::tempdir().unwrap();
        for count in [0, 1, IN_MEMORY, IN_MEMORY + 1, IN_MEMORY + BLOCK, 5 * BLOCK + 7] {
            let octets: Vec<u8> = (0..count).map(|n| n as u8).collect();
            let mut intake = Intake::new(folder.path());
            for portion in octets.chunks(60_000) {
                intake.take(portion).await;
            }
            assert!(*intake.finish().await.unwrap() == *octets, "{count}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn a_disk_that_fails_is_told_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let mut intake = Intake::new(&folder.path().join("missing"));
        for _ in 0..20 {
            intake.take(&[b'x'; 60_000]).await;
        }
        assert_eq!(intake.finish().await.unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
