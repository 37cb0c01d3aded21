//! Back-ups: every table as of one moment, a file of lines for each, and a manifest with their hashes. What is written from SQLite is read
//! into PostgreSQL and the other way round. The key file that opens sealed secrets is not the database's, and not in here.

mod read;
mod rest;
mod tables;
mod write;

#[cfg(test)]
pub(crate) use self::read::RestoreError;
pub(crate) use self::read::restore;
pub(crate) use self::rest::operations;

use serde::{Deserialize, Serialize};

/// The name of the manifest.
const MANIFEST: &str = "manifest.json";
/// The form of back-up that this program writes and reads.
const FORMAT: u32 = 1;

/// What a back-up holds.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    program: String,
    made_at: String,
    /// The steps of the schema that the tables have.
    schema: Vec<String>,
    /// The place in the event feed up to which everything is in it.
    feed: i64,
    /// In the order in which they are read in: what is referred to comes first.
    tables: Vec<Saved>,
}

/// A table of a back-up.
#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    name: String,
    columns: Vec<String>,
    rows: u64,
    bytes: u64,
    sha256: String,
}

fn file_of(table: &str) -> String {
    format!("{table}.ndjson")
}
