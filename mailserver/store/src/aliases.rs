//! Aliases: addresses that lead to others.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::Error;
use crate::addresses::{self, Target};
use crate::ids::{AliasId, DomainId};

/// An alias. Its targets may be local or elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its identifier.
    pub id: AliasId,
    /// The domain it belongs to.
    pub domain: DomainId,
    /// Its address, normalised.
    pub address: String,
    /// Where its mail goes, in the order they were given.
    pub targets: Vec<String>,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// The columns of an alias, in the order [`with_targets`] reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, domain_id, address, created_at, updated_at, revision FROM aliases ", $rest)
    };
}

async fn with_targets(conn: &mut Conn, row: &Row) -> Result<Alias, DbError> {
    let id = AliasId(row.int(0)?);
    Ok(Alias {
        id,
        domain: DomainId(row.int(1)?),
        address: row.text(2)?,
        targets: targets(conn, id).await?,
        created_at: row.int(3)?,
        updated_at: row.int(4)?,
        revision: row.int(5)?,
    })
}

/// Where an alias leads.
pub async fn targets(conn: &mut Conn, id: AliasId) -> Result<Vec<String>, DbError> {
    let rows = conn.all("SELECT address FROM alias_targets WHERE alias_id = $1 ORDER BY place", args![id]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// The alias of an address, given as its normalised key.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Alias>, DbError> {
    match conn.optional(select!("WHERE address = $1"), args![address]).await? {
        Some(row) => Ok(Some(with_targets(conn, &row).await?)),
        None => Ok(None),
    }
}

/// Up to `limit` aliases by address, after the address `after`; of one domain, or of all.
pub async fn list(conn: &mut Conn, domain: Option<DomainId>, after: &str, limit: u32) -> Result<Vec<Alias>, DbError> {
    let rows = match domain {
        Some(domain) => {
            let sql = select!("WHERE domain_id = $1 AND address > $2 ORDER BY address LIMIT $3");
            conn.all(sql, args![domain, after, limit]).await?
        }
        None => conn.all(select!("WHERE address > $1 ORDER BY address LIMIT $2"), args![after, limit]).await?,
    };
    let mut aliases = Vec::with_capacity(rows.len());
    for row in &rows {
        aliases.push(with_targets(conn, row).await?);
    }
    Ok(aliases)
}

/// Makes an alias.
pub async fn insert(tx: &mut Tx, domain: DomainId, address: &str, targets: &[String]) -> Result<Alias, Error> {
    let (id, now) = (AliasId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO aliases (id, domain_id, address, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $4, 1)";
    tx.run(sql, args![id, domain, address, now]).await.map_err(|error| Error::exists(error, "alias"))?;
    addresses::take(tx, address, domain, Target::Alias(id)).await?;
    set_targets(tx, id, targets).await?;
    find(tx, address).await?.ok_or(Error::Missing("alias"))
}

/// Gives an alias other targets.
pub async fn retarget(tx: &mut Tx, alias: &Alias, targets: &[String]) -> Result<Alias, Error> {
    let now = tx.micros();
    tx.run("UPDATE aliases SET updated_at = $2, revision = revision + 1 WHERE id = $1", args![alias.id, now]).await?;
    tx.run("DELETE FROM alias_targets WHERE alias_id = $1", args![alias.id]).await?;
    set_targets(tx, alias.id, targets).await?;
    find(tx, &alias.address).await?.ok_or(Error::Missing("alias"))
}

async fn set_targets(tx: &mut Tx, id: AliasId, targets: &[String]) -> Result<(), Error> {
    for (place, address) in (0i64..).zip(targets) {
        let sql = "INSERT INTO alias_targets (alias_id, place, address) VALUES ($1, $2, $3)";
        tx.run(sql, args![id, place, address]).await?;
    }
    Ok(())
}

/// Deletes an alias.
pub async fn delete(tx: &mut Tx, alias: &Alias) -> Result<(), Error> {
    addresses::free(tx, &alias.address).await?;
    tx.run("DELETE FROM alias_targets WHERE alias_id = $1", args![alias.id]).await?;
    match tx.run("DELETE FROM aliases WHERE id = $1", args![alias.id]).await? {
        0 => Err(Error::Missing("alias")),
        _ => Ok(()),
    }
}
