//! Certificates beside the boot file's: given by the operator, or by an authority.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::Error;
use crate::ids::CertificateId;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its identifier.
    pub id: CertificateId,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// Where a certificate comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The operator gave it.
    Given {
        /// The chain, leaf first, PEM.
        chain: String,
        /// Its key, sealed.
        private_key: String,
    },
    /// An authority gives it.
    Acme {
        /// What is asked for.
        wanted: Wanted,
        /// The chain and its sealed key that are served until it is there, if some were given before.
        until: Option<(String, String)>,
    },
}

/// What is asked for of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The address of its directory.
    pub directory: String,
    /// Whom it may write to.
    pub contact: Option<String>,
    /// The names.
    pub names: Vec<String>,
    /// Who vouches for the authority's own address, PEM; none for whom the machine trusts.
    pub ca: Option<String>,
}

const COLUMNS: &str = "id, name, chain, private_key, directory, contact, names, ca, created_at, updated_at, revision";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, chain, private_key, directory, contact, names, ca, created_at, updated_at, revision \
             FROM certificates ",
            $rest
        )
    };
}

fn certificate(row: &Row) -> Result<Certificate, DbError> {
    let given = row.opt_text(2)?.zip(row.opt_text(3)?);
    let source = match row.opt_text(4)? {
        None => {
            let (chain, private_key) = given.unwrap_or_default();
            Source::Given { chain, private_key }
        }
        Some(directory) => {
            let names = row.opt_text(6)?.unwrap_or_default();
            let names = names.split_ascii_whitespace().map(str::to_owned).collect();
            let wanted = Wanted { directory, contact: row.opt_text(5)?, names, ca: row.opt_text(7)? };
            Source::Acme { wanted, until: given }
        }
    };
    Ok(Certificate {
        id: CertificateId(row.int(0)?),
        name: row.text(1)?,
        source,
        created_at: row.int(8)?,
        updated_at: row.int(9)?,
        revision: row.int(10)?,
    })
}

/// The certificate of a name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<Certificate>, DbError> {
    conn.optional(select!("WHERE name = $1"), args![name]).await?.as_ref().map(certificate).transpose()
}

/// Certificates by name, after the name `after`; at most `rows`.
pub async fn list(conn: &mut Conn, after: Option<&str>, rows: i64) -> Result<Vec<Certificate>, DbError> {
    let after = after.map(|name| Place::Text(name.to_owned()));
    let list = Select::new(COLUMNS, "certificates");
    conn.select(list.page(Order::by("name"), after.as_ref(), rows)).await?.iter().map(certificate).collect()
}

/// How many there are.
pub async fn count(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM certificates", args![]).await?.int(0)
}

/// Makes a certificate, or says something else of the one of this name.
pub async fn put(tx: &mut Tx, name: &str, source: &Source) -> Result<Certificate, Error> {
    let (id, now) = (CertificateId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO certificates (id, name, chain, private_key, directory, contact, names, ca, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1) \
               ON CONFLICT (name) DO UPDATE SET chain = excluded.chain, private_key = excluded.private_key, \
               directory = excluded.directory, contact = excluded.contact, names = excluded.names, ca = excluded.ca, \
               updated_at = excluded.updated_at, revision = certificates.revision + 1";
    let (given, asked) = match source {
        Source::Given { chain, private_key } => (Some((chain, private_key)), None),
        Source::Acme { wanted, until } => (until.as_ref().map(|(chain, key)| (chain, key)), Some(wanted)),
    };
    let values = args![
        id,
        name,
        given.map(|(chain, _)| chain),
        given.map(|(_, key)| key),
        asked.map(|order| &order.directory),
        asked.and_then(|order| order.contact.as_ref()),
        asked.map(|order| order.names.join(" ")),
        asked.and_then(|order| order.ca.as_ref()),
        now,
    ];
    tx.run(sql, values).await?;
    find(tx, name).await?.ok_or(Error::Missing("certificate"))
}

/// Deletes a certificate.
pub async fn delete(tx: &mut Tx, name: &str) -> Result<(), Error> {
    match tx.run("DELETE FROM certificates WHERE name = $1", args![name]).await? {
        0 => Err(Error::Missing("certificate")),
        _ => Ok(()),
    }
}
