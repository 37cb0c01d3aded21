//! Addresses that are listened on beside those of the boot file. What the words of services mean is the engine's to say.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::Error;
use crate::ids::ListenerId;

/// A listener.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// Its identifier.
    pub id: ListenerId,
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub text: ListenerText,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of a listener.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenerText {
    /// What is spoken.
    pub service: String,
    /// Address and port.
    pub address: String,
    /// Whether it is to be open.
    pub enabled: bool,
}

const COLUMNS: &str = "id, name, service, address, enabled, created_at, updated_at, revision";

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, name, service, address, enabled, created_at, updated_at, revision FROM listeners ", $rest)
    };
}

fn listener(row: &Row) -> Result<Listener, DbError> {
    Ok(Listener {
        id: ListenerId(row.int(0)?),
        name: row.text(1)?,
        text: ListenerText { service: row.text(2)?, address: row.text(3)?, enabled: row.int(4)? == 1 },
        created_at: row.int(5)?,
        updated_at: row.int(6)?,
        revision: row.int(7)?,
    })
}

/// The listener of a name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<Listener>, DbError> {
    conn.optional(select!("WHERE name = $1"), args![name]).await?.as_ref().map(listener).transpose()
}

/// Listeners by name, after the name `after`; at most `rows`.
pub async fn list(conn: &mut Conn, after: Option<&str>, rows: i64) -> Result<Vec<Listener>, DbError> {
    let after = after.map(|name| Place::Text(name.to_owned()));
    let list = Select::new(COLUMNS, "listeners");
    conn.select(list.page(Order::by("name"), after.as_ref(), rows)).await?.iter().map(listener).collect()
}

/// How many there are.
pub async fn count(conn: &mut Conn) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM listeners", args![]).await?.int(0)
}

/// Makes a listener.
pub async fn insert(tx: &mut Tx, name: &str, text: &ListenerText) -> Result<Listener, Error> {
    let (id, now) = (ListenerId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO listeners (id, name, service, address, enabled, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $6, 1)";
    let values = args![id, name, &text.service, &text.address, i64::from(text.enabled), now];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "listener"))?;
    find(tx, name).await?.ok_or(Error::Missing("listener"))
}

/// Says something else of a listener.
pub async fn update(tx: &mut Tx, name: &str, text: &ListenerText) -> Result<Listener, Error> {
    let sql = "UPDATE listeners SET service = $2, address = $3, enabled = $4, updated_at = $5, revision = revision + 1 \
               WHERE name = $1";
    let now = tx.micros();
    tx.run(sql, args![name, &text.service, &text.address, i64::from(text.enabled), now]).await?;
    find(tx, name).await?.ok_or(Error::Missing("listener"))
}

/// Deletes a listener.
pub async fn delete(tx: &mut Tx, name: &str) -> Result<(), Error> {
    match tx.run("DELETE FROM listeners WHERE name = $1", args![name]).await? {
        0 => Err(Error::Missing("listener")),
        _ => Ok(()),
    }
}
