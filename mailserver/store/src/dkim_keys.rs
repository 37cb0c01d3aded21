//! The keys a domain signs its outgoing mail with.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::Error;
use crate::ids::{DkimKeyId, DomainId};

/// A signing key. The private half is sealed; only the engine opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DkimKey {
    /// Its identifier.
    pub id: DkimKeyId,
    /// The domain it signs for.
    pub domain: DomainId,
    /// The selector under which its record stands in DNS.
    pub selector: String,
    /// `rsa-sha256` or `ed25519-sha256`.
    pub algorithm: String,
    /// The private key under the server's key file.
    pub sealed_key: String,
    /// The TXT record's value that DNS should show.
    pub record: String,
    /// Whether it signs.
    pub state: State,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it stopped signing.
    pub retired_at: Option<i64>,
}

/// Whether a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not yet: its record has to be in DNS first.
    Waiting,
    /// It does.
    Signing,
    /// Not any more; its record stays for mail that is on its way.
    Retired,
}

impl State {
    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Signing => "signing",
            Self::Retired => "retired",
        }
    }

    fn from_column(text: &str) -> Self {
        match text {
            "waiting" => Self::Waiting,
            "retired" => Self::Retired,
            _ => Self::Signing,
        }
    }
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, domain_id, selector, algorithm, sealed_key, record, created_at, state, retired_at FROM dkim_keys WHERE ",
            $condition
        )
    };
}

fn key(row: &Row) -> Result<DkimKey, DbError> {
    Ok(DkimKey {
        id: DkimKeyId(row.int(0)?),
        domain: DomainId(row.int(1)?),
        selector: row.text(2)?,
        algorithm: row.text(3)?,
        sealed_key: row.text(4)?,
        record: row.text(5)?,
        created_at: row.int(6)?,
        state: State::from_column(&row.text(7)?),
        retired_at: row.opt_int(8)?,
    })
}

/// The keys of a domain, oldest first.
pub async fn list(conn: &mut Conn, domain: DomainId) -> Result<Vec<DkimKey>, DbError> {
    conn.all(select!("domain_id = $1 ORDER BY id"), args![domain]).await?.iter().map(key).collect()
}

/// The domains with keys that wait, or that retired before `retired`, after `after`; at most `rows`.
pub async fn changing(conn: &mut Conn, retired: i64, after: DomainId, rows: i64) -> Result<Vec<DomainId>, DbError> {
    let sql = "SELECT DISTINCT domain_id FROM dkim_keys WHERE state <> 'signing' AND (state = 'waiting' OR retired_at < $1) \
               AND domain_id > $2 ORDER BY domain_id LIMIT $3";
    conn.all(sql, args![retired, after, rows]).await?.iter().map(|row| row.int(0).map(DomainId)).collect()
}

/// Lets the keys of a domain that wait sign from now on, and retires those that did; how many sign now.
pub async fn activate(tx: &mut Tx, domain: DomainId) -> Result<u64, DbError> {
    let now = tx.micros();
    let retire = "UPDATE dkim_keys SET state = 'retired', retired_at = $2 WHERE domain_id = $1 AND state = 'signing' \
                  AND EXISTS (SELECT 1 FROM dkim_keys WHERE domain_id = $1 AND state = 'waiting')";
    tx.run(retire, args![domain, now]).await?;
    tx.run("UPDATE dkim_keys SET state = 'signing' WHERE domain_id = $1 AND state = 'waiting'", args![domain]).await
}

/// Deletes the keys of a domain that retired before `before`; how many.
pub async fn forget(tx: &mut Tx, domain: DomainId, before: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM dkim_keys WHERE domain_id = $1 AND state = 'retired' AND retired_at < $2";
    tx.run(sql, args![domain, before]).await
}

/// What a new key is made from.
#[derive(Clone, Debug)]
pub struct NewDkimKey {
    /// See [`DkimKey::selector`].
    pub selector: String,
    /// See [`DkimKey::algorithm`].
    pub algorithm: &'static str,
    /// See [`DkimKey::sealed_key`].
    pub sealed_key: String,
    /// See [`DkimKey::record`].
    pub record: String,
}

/// Keeps a key.
pub async fn insert(tx: &mut Tx, domain: DomainId, new: &NewDkimKey, state: State) -> Result<DkimKeyId, Error> {
    let (id, now) = (DkimKeyId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO dkim_keys (id, domain_id, selector, algorithm, sealed_key, record, created_at, state) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, args![id, domain, &new.selector, new.algorithm, &new.sealed_key, &new.record, now, state.as_str()])
        .await
        .map_err(|error| Error::exists(error, "DKIM key"))?;
    Ok(id)
}
