//! Codes that a program exchanges for tokens, once and soon.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::ids::{ClientId, GrantId};

/// What somebody allowed, until it is exchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Who is to exchange it.
    pub client: ClientId,
    /// Who allowed it, as text the engine reads.
    pub person: String,
    /// What was allowed, as text the engine reads.
    pub scopes: String,
    /// Where the browser was sent back to.
    pub redirect_uri: String,
    /// What proves that whoever asked also exchanges.
    pub challenge: String,
    /// What the program wants to read again.
    pub nonce: Option<String>,
    /// When it was allowed, in microseconds since the epoch.
    pub created_at: i64,
    /// Until when it is good.
    pub expires_at: i64,
    /// What it was exchanged for, if it was.
    pub grant: Option<GrantId>,
}

/// The code of a hash.
pub async fn find(conn: &mut Conn, hash: &str) -> Result<Option<Code>, DbError> {
    let sql = "SELECT client_id, person, scopes, redirect_uri, challenge, nonce, created_at, expires_at, grant_id \
               FROM oauth_codes WHERE hash = $1";
    let Some(row) = conn.optional(sql, args![hash]).await? else { return Ok(None) };
    Ok(Some(Code {
        client: ClientId(row.int(0)?),
        person: row.text(1)?,
        scopes: row.text(2)?,
        redirect_uri: row.text(3)?,
        challenge: row.text(4)?,
        nonce: row.opt_text(5)?,
        created_at: row.int(6)?,
        expires_at: row.int(7)?,
        grant: row.opt_int(8)?.map(GrantId),
    }))
}

/// Keeps a code.
pub async fn insert(tx: &mut Tx, hash: &str, code: &Code) -> Result<(), DbError> {
    let sql = "INSERT INTO oauth_codes (hash, client_id, person, scopes, redirect_uri, challenge, nonce, created_at, \
               expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = args![
        hash,
        code.client,
        &code.person,
        &code.scopes,
        &code.redirect_uri,
        &code.challenge,
        code.nonce.as_ref(),
        code.created_at,
        code.expires_at,
    ];
    tx.run(sql, values).await.map(drop)
}

/// Notes what a code was exchanged for; `false` when it was exchanged before.
pub async fn redeem(tx: &mut Tx, hash: &str, grant: GrantId) -> Result<bool, DbError> {
    let sql = "UPDATE oauth_codes SET grant_id = $2 WHERE hash = $1 AND grant_id IS NULL";
    Ok(tx.run(sql, args![hash, grant]).await? == 1)
}

/// Forgets codes that ended before `before`; how many, at most `rows`.
pub async fn forget(tx: &mut Tx, before: i64, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM oauth_codes WHERE hash IN (SELECT hash FROM oauth_codes WHERE expires_at < $1 LIMIT $2)";
    tx.run(sql, args![before, rows]).await
}
