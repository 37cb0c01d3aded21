//! Devices that wait for somebody to type their code elsewhere (RFC 8628).

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::ids::ClientId;

/// A device that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The hash of what the device asks with.
    pub hash: String,
    /// The program on it.
    pub client: ClientId,
    /// What it asks for, as text the engine reads; what was allowed, once it was.
    pub scopes: String,
    /// How it stands.
    pub answer: Answer,
    /// When it asked last, in microseconds since the epoch.
    pub polled_at: i64,
    /// Until when it waits.
    pub expires_at: i64,
}

/// How a device stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nobody said anything yet.
    Asked,
    /// Somebody allowed it, named as text the engine reads.
    Allowed(String),
    /// Somebody denied it.
    Denied,
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT hash, client_id, scopes, status, person, polled_at, expires_at FROM oauth_devices WHERE ",
            $condition
        )
    };
}

fn device(row: &Row) -> Result<Device, DbError> {
    let answer = match (row.text(3)?.as_str(), row.opt_text(4)?) {
        ("allowed", Some(person)) => Answer::Allowed(person),
        ("asked", _) => Answer::Asked,
        _ => Answer::Denied,
    };
    Ok(Device {
        hash: row.text(0)?,
        client: ClientId(row.int(1)?),
        scopes: row.text(2)?,
        answer,
        polled_at: row.int(5)?,
        expires_at: row.int(6)?,
    })
}

/// The device that asks with this hash.
pub async fn find(conn: &mut Conn, hash: &str) -> Result<Option<Device>, DbError> {
    conn.optional(select!("hash = $1"), args![hash]).await?.as_ref().map(device).transpose()
}

/// The device whose code has this hash.
pub async fn find_by_code(conn: &mut Conn, code_hash: &str) -> Result<Option<Device>, DbError> {
    conn.optional(select!("code_hash = $1"), args![code_hash]).await?.as_ref().map(device).transpose()
}

/// How many devices wait.
pub async fn count(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM oauth_devices", args![]).await?.int(0)
}

/// Keeps a device that begins to wait.
pub async fn insert(tx: &mut Tx, device: &Device, code_hash: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO oauth_devices (hash, code_hash, client_id, scopes, status, polled_at, expires_at) \
               VALUES ($1, $2, $3, $4, 'asked', $5, $6)";
    let values = args![&device.hash, code_hash, device.client, &device.scopes, device.polled_at, device.expires_at];
    tx.run(sql, values).await.map(drop)
}

/// Notes what somebody said; `false` when somebody said something before.
pub async fn answer(tx: &mut Tx, hash: &str, answer: &Answer, scopes: &str) -> Result<bool, DbError> {
    let (status, person) = match answer {
        Answer::Asked => return Ok(false),
        Answer::Allowed(person) => ("allowed", Some(person)),
        Answer::Denied => ("denied", None),
    };
    let sql = "UPDATE oauth_devices SET status = $2, person = $3, scopes = $4 WHERE hash = $1 AND status = 'asked'";
    Ok(tx.run(sql, args![hash, status, person, scopes]).await? == 1)
}

/// Notes that a device asked at `now`.
pub async fn polled(tx: &mut Tx, hash: &str, now: i64) -> Result<(), DbError> {
    tx.run("UPDATE oauth_devices SET polled_at = $2 WHERE hash = $1", args![hash, now]).await.map(drop)
}

/// Forgets a device that has its answer; `false` when somebody else did.
pub async fn delete(tx: &mut Tx, hash: &str) -> Result<bool, DbError> {
    Ok(tx.run("DELETE FROM oauth_devices WHERE hash = $1", args![hash]).await? == 1)
}

/// Forgets devices that stopped waiting before `before`; how many, at most `rows`.
pub async fn forget(tx: &mut Tx, before: i64, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM oauth_devices WHERE hash IN (SELECT hash FROM oauth_devices WHERE expires_at < $1 LIMIT $2)";
    tx.run(sql, args![before, rows]).await
}
