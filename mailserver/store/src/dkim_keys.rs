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
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
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
    })
}

/// The keys of a domain, oldest first.
pub async fn list(conn: &mut Conn, domain: DomainId) -> Result<Vec<DkimKey>, DbError> {
    let sql = "SELECT id, domain_id, selector, algorithm, sealed_key, record, created_at FROM dkim_keys \
               WHERE domain_id = $1 ORDER BY id";
    conn.all(sql, args![domain]).await?.iter().map(key).collect()
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
pub async fn insert(tx: &mut Tx, domain: DomainId, new: &NewDkimKey) -> Result<DkimKeyId, Error> {
    let (id, now) = (DkimKeyId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO dkim_keys (id, domain_id, selector, algorithm, sealed_key, record, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, args![id, domain, &new.selector, new.algorithm, &new.sealed_key, &new.record, now])
        .await
        .map_err(|error| Error::exists(error, "DKIM key"))?;
    Ok(id)
}
