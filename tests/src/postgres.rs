//! A database of a story's own in the throwaway PostgreSQL cluster of `tests/postgres`.

use std::path::Path;
use std::process::Command;

use crate::Peer;

/// A database, dropped with this value.
#[derive(Debug)]
pub(crate) struct Postgres {
    cluster: String,
    name: String,
}

impl Postgres {
    /// # Panics
    /// When there is no cluster to make one in.
    pub(crate) fn create() -> Self {
        let cluster = std::env::var("PENNYPOST_TEST_POSTGRES")
            .expect("PENNYPOST_TEST_POSTGRES is not set: run the tests with cargo nextest, which starts a cluster");
        let name = format!("story_{:016x}", rand::random::<u64>());
        let made = Self { cluster, name };
        made.run(&format!("CREATE DATABASE {}", made.name)).expect("the cluster takes another database");
        made
    }

    /// With what a dump holds.
    pub(crate) fn of(dump: &Path) -> Self {
        let made = Self::create();
        let (url, dump) = (made.url(), dump.display().to_string());
        Peer::new("psql").args(["-qX", "-v", "ON_ERROR_STOP=1", "-d", &url, "-f", &dump]).succeeds();
        made
    }

    pub(crate) fn url(&self) -> String {
        let server = self.cluster.rsplit_once('/').map_or(self.cluster.as_str(), |(server, _)| server);
        format!("{server}/{}", self.name)
    }

    fn run(&self, statement: &str) -> Result<(), String> {
        let done =
            Command::new("psql").args(["-qX", "-v", "ON_ERROR_STOP=1", "-d", &self.cluster, "-c", statement]).output();
        match done {
            Ok(done) if done.status.success() => Ok(()),
            Ok(done) => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
            Err(error) => Err(format!("psql does not start: {error}")),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Err(error) = self.run(&format!("DROP DATABASE {} WITH (FORCE)", self.name)) {
            eprintln!("the database {} stays: {error}", self.name);
        }
    }
}
