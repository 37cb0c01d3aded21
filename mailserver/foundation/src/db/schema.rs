//! Forward-only schema steps. A step's name is its identity; steps that a newer program added are left alone, so that a
//! binary one release old still reads.

use super::conn::Conn;
use super::{DbError, OpenError};
use crate::args;

/// One step of a schema: `schema/NNNN_name.sql`, compiled in.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// What `schema_steps` remembers it by, for example `store/0001_mail`.
    pub name: &'static str,
    /// Statements for both databases.
    pub sql: &'static str,
}

/// Lists the files of a schema folder as [`Migration`]s: `migrations!("store", "../schema", ["0001_mail"])`.
#[macro_export]
macro_rules! migrations {
    ($owner:literal, $folder:literal, [$($name:literal),* $(,)?]) => {
        &[$($crate::db::Migration {
            name: concat!($owner, "/", $name),
            sql: include_str!(concat!($folder, "/", $name, ".sql")),
        }),*]
    };
}

const GROUND: &[Migration] = crate::migrations!(
    "foundation",
    "../../schema",
    ["0001_ground", "0002_kit", "0003_owners", "0004_webhooks", "0005_told"]
);

/// Applies what is missing, each step in a transaction of its own with the row that remembers it.
pub(super) async fn migrate(conn: &mut Conn, schema: &[Migration], now: i64) -> Result<(), OpenError> {
    conn.script(
        "CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)".to_owned(),
    )
    .await
    .map_err(OpenError::Database)?;
    for step in GROUND.iter().chain(schema) {
        apply(conn, step, now).await.map_err(|source| OpenError::Schema { step: step.name, source })?;
    }
    Ok(())
}

async fn apply(conn: &mut Conn, step: &Migration, now: i64) -> Result<(), DbError> {
    let begin = conn.dialect().begin();
    conn.run(begin, args![]).await?;
    let known = conn.optional("SELECT applied_at FROM schema_steps WHERE name = $1", args![step.name]).await?;
    if known.is_none() {
        let text = conn.dialect().schema(step.sql);
        if let Err(error) = conn.script(text).await {
            conn.run("ROLLBACK", args![]).await?;
            return Err(error);
        }
        conn.run("INSERT INTO schema_steps (name, applied_at) VALUES ($1, $2)", args![step.name, now]).await?;
    }
    conn.run("COMMIT", args![]).await?;
    Ok(())
}
