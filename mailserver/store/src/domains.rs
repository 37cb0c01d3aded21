//! Domains we accept mail for.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};
use message::address::Domain as DomainName;

use crate::Error;
use crate::ids::DomainId;
pub use crate::status::Status;

/// A domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its identifier.
    pub id: DomainId,
    /// Its name in A-labels, lower case.
    pub name: String,
    /// Whether it takes part in mail.
    pub status: Status,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

fn domain(row: &Row) -> Result<Domain, DbError> {
    Ok(Domain {
        id: DomainId(row.int(0)?),
        name: row.text(1)?,
        status: Status::from_column(&row.text(2)?),
        created_at: row.int(3)?,
        updated_at: row.int(4)?,
        revision: row.int(5)?,
    })
}

/// The domain of a name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<Domain>, DbError> {
    let sql = "SELECT id, name, status, created_at, updated_at, revision FROM domains WHERE name = $1";
    conn.optional(sql, args![name]).await?.as_ref().map(domain).transpose()
}

/// Up to `limit` domains by name, after the name `after` (empty for the first).
pub async fn list(conn: &mut Conn, after: &str, limit: u32) -> Result<Vec<Domain>, DbError> {
    let sql =
        "SELECT id, name, status, created_at, updated_at, revision FROM domains WHERE name > $1 ORDER BY name LIMIT $2";
    conn.all(sql, args![after, limit]).await?.iter().map(domain).collect()
}

/// Makes a domain.
pub async fn insert(tx: &mut Tx, name: &DomainName, status: Status) -> Result<Domain, Error> {
    let (id, now) = (tx.new_id().await?, tx.micros());
    let sql = "INSERT INTO domains (id, name, status, created_at, updated_at, revision) VALUES ($1, $2, $3, $4, $4, 1) \
               RETURNING id, name, status, created_at, updated_at, revision";
    let row = tx.one(sql, args![id, name.as_str(), status.as_str(), now]).await;
    Ok(domain(&row.map_err(|error| Error::exists(error, "domain"))?)?)
}

/// Changes a domain's status.
pub async fn set_status(tx: &mut Tx, id: DomainId, status: Status) -> Result<Domain, Error> {
    let now = tx.micros();
    let sql = "UPDATE domains SET status = $2, updated_at = $3, revision = revision + 1 WHERE id = $1 \
               RETURNING id, name, status, created_at, updated_at, revision";
    let row = tx.optional(sql, args![id, status.as_str(), now]).await?;
    Ok(domain(&row.ok_or(Error::Missing("domain"))?)?)
}

/// Deletes a domain that holds no addresses any more, with its keys.
pub async fn delete(tx: &mut Tx, id: DomainId) -> Result<(), Error> {
    let held = tx.one("SELECT COUNT(*) FROM addresses WHERE domain_id = $1", args![id]).await?.int(0)?;
    if held > 0 {
        return Err(Error::NotEmpty("domain"));
    }
    tx.run("DELETE FROM dkim_keys WHERE domain_id = $1", args![id]).await?;
    match tx.run("DELETE FROM domains WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("domain")),
        _ => Ok(()),
    }
}
