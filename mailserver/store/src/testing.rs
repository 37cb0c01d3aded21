//! Stores for tests: every test of the store runs on SQLite and on PostgreSQL through [`both`].

use std::future::Future;

use foundation::clock::Clock;
use foundation::db::Writers;
use foundation::db::testing::Scratch;
use tempfile::TempDir;

use crate::{Options, Store};

/// Where one test's store lives; removed when dropped.
pub struct Place {
    /// The database.
    pub scratch: Scratch,
    /// The data directory.
    pub folder: TempDir,
    /// The time there.
    pub clock: Clock,
}

impl Place {
    /// A fresh place for each database.
    pub async fn all() -> [Self; 2] {
        [Self::sqlite(), Self::postgres().await]
    }

    /// A fresh place on SQLite.
    pub fn sqlite() -> Self {
        Self::of(Scratch::sqlite())
    }

    /// A fresh place on PostgreSQL.
    pub async fn postgres() -> Self {
        Self::of(Scratch::postgres().await)
    }

    fn of(scratch: Scratch) -> Self {
        let start = "2026-01-05T09:00:00Z".parse().expect("a date");
        Self { scratch, folder: tempfile::tempdir().expect("a temporary folder"), clock: Clock::held(start) }
    }

    /// Opens the store here, as a server starting would.
    pub async fn open(&self) -> Store {
        let options = Options {
            clock: self.clock.clone(),
            segment_bytes: 64 * 1024,
            writers: Writers::Many,
            ..Options::new(self.folder.path(), &self.scratch.url)
        };
        Store::open(options).await.expect("a fresh store opens")
    }
}

/// Runs `story` on a fresh store over each database.
pub async fn both<F: Future<Output = ()>>(mut story: impl FnMut(Store) -> F) {
    for place in Place::all().await {
        story(place.open().await).await;
    }
}
