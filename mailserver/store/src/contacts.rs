//! The address book of a domain. What a card says is the engine's to read.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx, containing};

use crate::Error;
use crate::domains::Domain;
use crate::ids::{ContactId, DomainId};
use crate::totals::{self, Counted, What};

/// Somebody in a domain's address book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Its identifier.
    pub id: ContactId,
    /// The domain in whose book it is.
    pub domain: DomainId,
    /// What it is known by in that book (RFC 6350 §6.7.6).
    pub uid: String,
    /// What is said of it.
    pub text: ContactText,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of a contact and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactText {
    /// The card, as text the engine reads.
    pub card: String,
    /// Where it stands in a list by name: unlike that of any other in its domain.
    pub sort_key: String,
    /// What a search looks at, in lower case.
    pub search: String,
}

macro_rules! columns {
    () => {
        "id, domain_id, uid, card, sort_key, search, created_at, updated_at, revision"
    };
}
macro_rules! select {
    ($condition:literal) => {
        concat!("SELECT ", columns!(), " FROM contacts WHERE ", $condition)
    };
}

fn contact(row: &Row) -> Result<Contact, DbError> {
    Ok(Contact {
        id: ContactId(row.int(0)?),
        domain: DomainId(row.int(1)?),
        uid: row.text(2)?,
        text: ContactText { card: row.text(3)?, sort_key: row.text(4)?, search: row.text(5)? },
        created_at: row.int(6)?,
        updated_at: row.int(7)?,
        revision: row.int(8)?,
    })
}

/// The contact that a domain's book knows by `uid`.
pub async fn find(conn: &mut Conn, domain: DomainId, uid: &str) -> Result<Option<Contact>, DbError> {
    conn.optional(select!("domain_id = $1 AND uid = $2"), args![domain, uid]).await?.as_ref().map(contact).transpose()
}

/// Whether anybody is in a domain's book.
pub async fn is_any(conn: &mut Conn, domain: DomainId) -> Result<bool, DbError> {
    Ok(conn.optional("SELECT id FROM contacts WHERE domain_id = $1 LIMIT 1", args![domain]).await?.is_some())
}

/// Sorts by name.
pub const BY_NAME: Order = Order::by("sort_key");
/// Sorts by age.
pub const BY_AGE: Order = Order::by("id");

fn narrowed(list: Select, domain: DomainId, search: Option<&str>) -> Select {
    let pattern = search.map(|text| containing(&text.to_lowercase()));
    list.filter("domain_id = $", args![domain]).filter_by("search LIKE $ ESCAPE '\\'", pattern)
}

/// Contacts of a domain in this order, after `after`, of those with `search` in their text; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    domain: DomainId,
    search: Option<&str>,
    order: Order,
    after: Option<&Place>,
    rows: i64,
) -> Result<Vec<Contact>, DbError> {
    let list = narrowed(Select::new(columns!(), "contacts"), domain, search).page(order, after, rows);
    conn.select(list).await?.iter().map(contact).collect()
}

/// How many contacts a domain has, of those with `search` in their text.
pub async fn count(conn: &mut Conn, domain: DomainId, search: Option<&str>) -> Result<i64, DbError> {
    let rows = conn.select(narrowed(Select::new("", "contacts"), domain, search).counted()).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// Makes a contact; also how many there are now.
pub async fn insert(tx: &mut Tx, domain: &Domain, uid: &str, text: &ContactText) -> Result<(Contact, Counted), Error> {
    let (id, now) = (ContactId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO contacts (id, domain_id, uid, card, sort_key, search, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1)";
    let values = args![id, domain.id, uid, &text.card, &text.sort_key, &text.search, now];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "contact"))?;
    let counted = totals::add(tx, domain.owner.belongs(Some(domain.id)), What::Contacts, 1).await?;
    Ok((find(tx, domain.id, uid).await?.ok_or(Error::Missing("contact"))?, counted))
}

/// Says something else of a contact.
pub async fn update(tx: &mut Tx, contact: &Contact, text: &ContactText) -> Result<Contact, Error> {
    let sql = "UPDATE contacts SET card = $2, sort_key = $3, search = $4, updated_at = $5, revision = revision + 1 \
               WHERE id = $1";
    let now = tx.micros();
    tx.run(sql, args![contact.id, &text.card, &text.sort_key, &text.search, now]).await?;
    find(tx, contact.domain, &contact.uid).await?.ok_or(Error::Missing("contact"))
}

/// Deletes a contact.
pub async fn delete(tx: &mut Tx, domain: &Domain, contact: &Contact) -> Result<(), Error> {
    match tx.run("DELETE FROM contacts WHERE id = $1", args![contact.id]).await? {
        0 => Err(Error::Missing("contact")),
        _ => {
            totals::add(tx, domain.owner.belongs(Some(domain.id)), What::Contacts, -1).await?;
            Ok(())
        }
    }
}

/// Deletes the book of a domain that goes away; domains are counted before, as by every writer.
pub(crate) async fn delete_of(tx: &mut Tx, domain: &Domain) -> Result<(), DbError> {
    match tx.run("DELETE FROM contacts WHERE domain_id = $1", args![domain.id]).await? {
        0 => Ok(()),
        gone => {
            let gone = i64::try_from(gone).unwrap_or(i64::MAX);
            totals::add(tx, domain.owner.belongs(Some(domain.id)), What::Contacts, -gone).await.map(drop)
        }
    }
}
