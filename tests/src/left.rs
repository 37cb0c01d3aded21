//! What an earlier release left behind, unpacked for one story.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::postgres::Postgres;
use crate::{Database, Peer, repository};

/// A data directory, its database, and what is known of them.
#[derive(Debug)]
pub struct Left {
    pub(crate) home: TempDir,
    pub(crate) database: Option<Postgres>,
    known: Value,
}

impl Left {
    /// The releases that left something.
    pub fn releases() -> Vec<String> {
        let folders = fs::read_dir(folder()).expect("tests/fixtures is there").flatten();
        let folders = folders.filter(|entry| entry.path().is_dir());
        let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Unpacks what a release left; on PostgreSQL its dump is read into a new database.
    ///
    /// # Panics
    /// When it left nothing for this database.
    pub fn unpack(release: &str, database: Database) -> Self {
        let home = tempfile::Builder::new().prefix("story-").tempdir().expect("a temporary folder can be made");
        let kind = match database {
            Database::Sqlite => "sqlite",
            Database::Postgres => "postgres",
        };
        let archive = folder().join(release).join(format!("{kind}.tar.gz"));
        let text = |path: &Path| path.display().to_string();
        Peer::new("tar").args(["-C", &text(home.path()), "-xzf", &text(&archive)]).succeeds();
        let database = (database == Database::Postgres).then(|| Postgres::of(&home.path().join("dump.sql")));
        let known = fs::read(home.path().join("known.json")).expect("what is known is beside it");
        Self { known: serde_json::from_slice(&known).expect("it is JSON"), home, database }
    }

    /// What the release's own server told of it.
    pub fn known(&self) -> &Value {
        &self.known
    }
}

fn folder() -> PathBuf {
    repository().join("tests/fixtures")
}
