//! What people let programs do.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::Error;
use crate::ids::{ClientId, GrantId};
use crate::status::Status;

/// What a person let a program do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its identifier.
    pub id: GrantId,
    /// The program.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Whether it may be used at all.
    pub client_status: Status,
    /// Who let it, as text the engine reads.
    pub person: String,
    /// What it may do, as text the engine reads.
    pub scopes: String,
    /// The key of its refresh tokens, sealed.
    pub sealed_key: String,
    /// The number of the last refresh token.
    pub generation: i64,
    /// When that was made, in microseconds since the epoch.
    pub rotated_at: i64,
    /// When it was allowed.
    pub created_at: i64,
    /// When tokens were made of it last.
    pub used_at: i64,
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT g.id, g.client_id, c.name, c.status, g.person, g.scopes, g.sealed_key, g.generation, g.rotated_at, \
             g.created_at, g.used_at FROM oauth_grants g JOIN oauth_clients c ON c.id = g.client_id WHERE ",
            $condition
        )
    };
}

fn grant(row: &Row) -> Result<Grant, DbError> {
    Ok(Grant {
        id: GrantId(row.int(0)?),
        client: ClientId(row.int(1)?),
        client_name: row.text(2)?,
        client_status: Status::from_column(&row.text(3)?),
        person: row.text(4)?,
        scopes: row.text(5)?,
        sealed_key: row.text(6)?,
        generation: row.int(7)?,
        rotated_at: row.int(8)?,
        created_at: row.int(9)?,
        used_at: row.int(10)?,
    })
}

/// The grant of an identifier.
pub async fn read(conn: &mut Conn, id: GrantId) -> Result<Option<Grant>, DbError> {
    conn.optional(select!("g.id = $1"), args![id]).await?.as_ref().map(grant).transpose()
}

/// What a person let programs do, the oldest first, after `after`; at most `rows`.
pub async fn list(conn: &mut Conn, person: &str, after: Option<GrantId>, rows: i64) -> Result<Vec<Grant>, DbError> {
    let sql = select!("g.person = $1 AND g.id > $2 ORDER BY g.id LIMIT $3");
    let after = after.map_or(0, |id| id.0);
    conn.all(sql, args![person, after, rows]).await?.iter().map(grant).collect()
}

/// Who let a program act for them, each once.
pub async fn people(conn: &mut Conn, client: ClientId) -> Result<Vec<String>, DbError> {
    let sql = "SELECT DISTINCT person FROM oauth_grants WHERE client_id = $1";
    conn.all(sql, args![client]).await?.iter().map(|row| row.text(0)).collect()
}

/// An identifier for a grant to be made: what is sealed for it must know it.
pub async fn new_id(tx: &mut Tx) -> Result<GrantId, DbError> {
    Ok(GrantId(tx.new_id().await?))
}

/// Makes a grant, whose first refresh token has the number 1.
pub async fn insert(
    tx: &mut Tx,
    id: GrantId,
    client: ClientId,
    person: &str,
    scopes: &str,
    sealed_key: &str,
) -> Result<Grant, Error> {
    let now = tx.micros();
    let sql = "INSERT INTO oauth_grants (id, client_id, person, scopes, sealed_key, generation, rotated_at, created_at, \
               used_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6, $6)";
    tx.run(sql, args![id, client, person, scopes, sealed_key, now]).await?;
    read(tx, id).await?.ok_or(Error::Missing("grant"))
}

/// Notes that tokens were made of it, the refresh token of this number among them.
pub async fn rotated(tx: &mut Tx, id: GrantId, generation: i64) -> Result<(), DbError> {
    let now = tx.micros();
    let sql = "UPDATE oauth_grants SET generation = $2, rotated_at = $3, used_at = $3 WHERE id = $1";
    tx.run(sql, args![id, generation, now]).await.map(drop)
}

/// Takes a grant back; `false` when there is none.
pub async fn delete(tx: &mut Tx, id: GrantId) -> Result<bool, DbError> {
    Ok(tx.run("DELETE FROM oauth_grants WHERE id = $1", args![id]).await? == 1)
}

/// Takes back everything a person let programs do; how much.
pub async fn delete_of(tx: &mut Tx, person: &str) -> Result<u64, DbError> {
    tx.run("DELETE FROM oauth_grants WHERE person = $1", args![person]).await
}

/// Forgets grants that nobody used since `before`; how many, at most `rows`.
pub async fn forget(tx: &mut Tx, before: i64, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM oauth_grants WHERE id IN (SELECT id FROM oauth_grants WHERE used_at < $1 ORDER BY used_at LIMIT $2)";
    tx.run(sql, args![before, rows]).await
}
