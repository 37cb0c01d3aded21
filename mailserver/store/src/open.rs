//! Opening the vault: one database, one folder of segments, one of temporary files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use foundation::clock::Clock;
use foundation::db::{self, Conn, Database, DbError, Migration, Writers};
use parking_lot::Mutex;

use crate::Error;
use crate::bodies::RecentBodies;
use crate::segments::{Segments, sync_folder};
use crate::standstill::Standstill;
use crate::view::Views;

/// The tables of the store, after the ground's.
pub const SCHEMA: &[Migration] = foundation::migrations!(
    "store",
    "../schema",
    [
        "0001_mail",
        "0002_license",
        "0003_license_notice",
        "0004_tenancy",
        "0005_trace",
        "0006_administrators",
        "0007_people",
        "0008_oauth",
        "0009_dkim_states",
        "0010_absence",
        "0011_verified",
        "0012_traffic",
        "0013_domain_alias",
        "0014_access_rules",
        "0015_listeners",
        "0016_groups",
        "0017_contacts",
        "0018_operations",
        "0019_passkeys"
    ]
);

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds `segments/` and `tmp/`.
    pub data_dir: PathBuf,
    /// The database; see [`db::Options::url`].
    pub database_url: String,
    /// Who else may write to it.
    pub writers: Writers,
    /// Where it reads the time from.
    pub clock: Clock,
    /// A segment is closed once it has reached this many bytes.
    pub segment_bytes: u64,
    /// Bytes of memory that folder views may keep between sessions.
    pub view_bytes: usize,
}

impl Options {
    /// The defaults: one writer, segments of 128 MiB, 16 MiB of views.
    pub fn new(data_dir: impl Into<PathBuf>, database_url: impl Into<String>) -> Self {
        Self {
            data_dir: data_dir.into(),
            database_url: database_url.into(),
            writers: Writers::One,
            clock: Clock::system(),
            segment_bytes: 128 * 1024 * 1024,
            view_bytes: 16 * 1024 * 1024,
        }
    }
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data directory cannot be prepared.
    #[error("the data directory {path} cannot be used")]
    Folder {
        /// The folder in question.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] db::OpenError),
    /// The segment writer cannot be started.
    #[error("the segment writer cannot be started")]
    Segments(#[source] Error),
}

/// An open store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    data_dir: PathBuf,
    db: Database,
    segments: Segments,
    views: Views,
    recent_bodies: Mutex<RecentBodies>,
    standstill: Standstill,
}

impl Store {
    /// Opens the store, making what is missing.
    pub async fn open(options: Options) -> Result<Self, OpenError> {
        let segments = options.data_dir.join("segments");
        let scratch = options.data_dir.join("tmp");
        for folder in [&segments, &scratch] {
            let made = std::fs::create_dir_all(folder).and_then(|()| sync_folder(&options.data_dir));
            made.map_err(|source| OpenError::Folder { path: folder.clone(), source })?;
        }
        let db_options =
            db::Options { writers: options.writers, clock: options.clock, ..db::Options::new(options.database_url) };
        let db = Database::open(db_options, SCHEMA).await?;
        let segments =
            Segments::open(db.clone(), segments, scratch, options.segment_bytes).map_err(OpenError::Segments)?;
        let (views, recent_bodies) = (Views::new(options.view_bytes), Mutex::default());
        let standstill = Standstill::default();
        let data_dir = options.data_dir;
        Ok(Self { inner: Arc::new(Inner { data_dir, db, segments, views, recent_bodies, standstill }) })
    }

    /// The folder that is the server's alone.
    pub fn data_dir(&self) -> &Path {
        &self.inner.data_dir
    }

    /// The rows.
    pub fn db(&self) -> &Database {
        &self.inner.db
    }

    /// The clock of the rows.
    pub fn clock(&self) -> &Clock {
        self.inner.db.clock()
    }

    /// The bodies' files.
    pub fn segments(&self) -> &Segments {
        &self.inner.segments
    }

    pub(crate) fn recent_bodies(&self) -> &Mutex<RecentBodies> {
        &self.inner.recent_bodies
    }

    pub(crate) fn standstill(&self) -> &Standstill {
        &self.inner.standstill
    }

    pub(crate) fn views(&self) -> &Views {
        &self.inner.views
    }

    /// A connection for reads.
    pub async fn read(&self) -> Result<Conn, DbError> {
        self.inner.db.read().await
    }

    /// Commits what was handed over, takes no more and ends every connection to the database.
    ///
    /// # Errors
    /// As [`Database::close`].
    pub async fn close(&self, limit: Duration) -> Result<(), DbError> {
        self.inner.db.close(limit).await
    }
}
