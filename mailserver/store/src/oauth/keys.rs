//! The keys that sign statements about people.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The private half under the server's key file.
    pub sealed_key: String,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
}

/// All keys, the newest first.
pub async fn list(conn: &mut Conn) -> Result<Vec<Key>, DbError> {
    let rows = conn.all("SELECT sealed_key, created_at FROM oauth_keys ORDER BY id DESC", args![]).await?;
    rows.iter().map(|row| Ok(Key { sealed_key: row.text(0)?, created_at: row.int(1)? })).collect()
}

/// Keeps a key, which signs from now on.
pub async fn insert(tx: &mut Tx, sealed_key: &str) -> Result<(), DbError> {
    let (id, now) = (tx.new_id().await?, tx.micros());
    let sql = "INSERT INTO oauth_keys (id, sealed_key, created_at) VALUES ($1, $2, $3)";
    tx.run(sql, args![id, sealed_key, now]).await.map(drop)
}

/// Forgets keys that were made before `before`, but never the newest.
pub async fn forget(tx: &mut Tx, before: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM oauth_keys WHERE created_at < $1 AND id < (SELECT MAX(id) FROM oauth_keys)";
    tx.run(sql, args![before]).await
}
