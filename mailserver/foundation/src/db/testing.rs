//! Fresh databases for tests: every test of rows runs on SQLite and on PostgreSQL through [`both`].

use std::future::Future;
use std::path::PathBuf;

use sqlx::{Connection, Executor, PgConnection};

use super::{Database, Migration, OpenError, Options, Writers};
use crate::clock::Clock;

/// Runs `story` on a fresh SQLite database and on a fresh PostgreSQL database, one after the other.
pub async fn both<F: Future<Output = ()>>(schema: &'static [Migration], mut story: impl FnMut(Database) -> F) {
    for scratch in [Scratch::sqlite(), Scratch::postgres().await] {
        story(scratch.open(schema).await).await;
    }
}

/// A place for one test's database, removed when dropped (SQLite; the PostgreSQL cluster is thrown away whole).
pub struct Scratch {
    /// Where the database is.
    pub url: String,
    folder: Option<PathBuf>,
}

impl Scratch {
    /// A folder of its own for an SQLite file.
    pub fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(format!("pennypost-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        Self { url: format!("sqlite://{}/rows.sqlite", folder.display()), folder: Some(folder) }
    }

    /// A new database in the cluster that `$PENNYPOST_TEST_POSTGRES` names.
    pub async fn postgres() -> Self {
        let cluster = std::env::var("PENNYPOST_TEST_POSTGRES").expect(
            "PENNYPOST_TEST_POSTGRES names a PostgreSQL cluster; `cargo nextest run` starts one with tests/postgres",
        );
        let name = format!("test_{}", uuid::Uuid::new_v4().simple());
        let mut conn = PgConnection::connect(&cluster).await.expect("the test cluster answers");
        conn.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a database can be made");
        let (server, _) = cluster.rsplit_once('/').expect("the cluster's URL names a database");
        Self { url: format!("{server}/{name}"), folder: None }
    }

    /// Opens it with the machine's clock and one writer.
    pub async fn open(&self, schema: &[Migration]) -> Database {
        self.open_as(schema, Writers::One, Clock::system()).await
    }

    /// Opens it. One that was just dropped may hold it until its connections have ended; that is waited for.
    pub async fn open_as(&self, schema: &[Migration], writers: Writers, clock: Clock) -> Database {
        let options = Options { writers, clock, ..Options::new(&self.url) };
        loop {
            match Database::open(options.clone(), schema).await {
                Err(OpenError::Taken) => tokio::task::yield_now().await,
                opened => return opened.expect("a fresh database opens"),
            }
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
