//! Programs that people let act for them.

use foundation::args;
use foundation::db::{Conn, DbError, Order, Place, Row, Select, Tx};

use crate::Error;
use crate::ids::ClientId;
pub use crate::status::Status;

/// A program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its identifier, by which it makes itself known.
    pub id: ClientId,
    /// What is said of it.
    pub text: ClientText,
    /// What its secret is checked against; none for one that cannot keep a secret.
    pub secret_hash: Option<String>,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// What is said of a program and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientText {
    /// What people call it.
    pub name: String,
    /// Where people's browsers are sent back to.
    pub redirect_uris: Vec<String>,
    /// What it may ask for, as text the engine reads.
    pub scopes: String,
    /// Whether it may be on a device without a browser.
    pub device_flow: bool,
    /// Whether it may be used: active or disabled.
    pub status: Status,
}

const COLUMNS: &str =
    "id, name, redirect_uris, scopes, device_flow, secret_hash, status, created_at, updated_at, revision";

fn client(row: &Row) -> Result<Client, DbError> {
    Ok(Client {
        id: ClientId(row.int(0)?),
        text: ClientText {
            name: row.text(1)?,
            redirect_uris: row.text(2)?.split_ascii_whitespace().map(str::to_owned).collect(),
            scopes: row.text(3)?,
            device_flow: row.int(4)? != 0,
            status: Status::from_column(&row.text(6)?),
        },
        secret_hash: row.opt_text(5)?,
        created_at: row.int(7)?,
        updated_at: row.int(8)?,
        revision: row.int(9)?,
    })
}

/// The program of an identifier.
pub async fn read(conn: &mut Conn, id: ClientId) -> Result<Option<Client>, DbError> {
    let found = conn.select(Select::new(COLUMNS, "oauth_clients").filter("id = $", args![id])).await?;
    found.first().map(client).transpose()
}

/// Programs in the order they were made, after `after`; at most `rows`.
pub async fn list(conn: &mut Conn, after: Option<ClientId>, rows: i64) -> Result<Vec<Client>, DbError> {
    let after = after.map(|id| Place::Number(id.0));
    let list = Select::new(COLUMNS, "oauth_clients").page(Order::by("id"), after.as_ref(), rows);
    conn.select(list).await?.iter().map(client).collect()
}

/// Makes a program.
pub async fn insert(tx: &mut Tx, text: &ClientText, secret_hash: Option<&String>) -> Result<Client, Error> {
    let (id, now) = (ClientId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO oauth_clients (id, name, redirect_uris, scopes, device_flow, secret_hash, status, created_at, \
               updated_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1)";
    let values = args![
        id,
        &text.name,
        text.redirect_uris.join(" "),
        &text.scopes,
        i64::from(text.device_flow),
        secret_hash,
        text.status.as_str(),
        now,
    ];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("client"))
}

/// Changes a program.
pub async fn update(
    tx: &mut Tx,
    id: ClientId,
    text: &ClientText,
    secret_hash: Option<&String>,
) -> Result<Client, Error> {
    let now = tx.micros();
    let sql = "UPDATE oauth_clients SET name = $2, redirect_uris = $3, scopes = $4, device_flow = $5, secret_hash = $6, \
               status = $7, updated_at = $8, revision = revision + 1 WHERE id = $1";
    let values = args![
        id,
        &text.name,
        text.redirect_uris.join(" "),
        &text.scopes,
        i64::from(text.device_flow),
        secret_hash,
        text.status.as_str(),
        now,
    ];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("client"))
}

/// Deletes a program, with what people let it do.
pub async fn delete(tx: &mut Tx, id: ClientId) -> Result<(), Error> {
    for sql in [
        "DELETE FROM oauth_grants WHERE client_id = $1",
        "DELETE FROM oauth_codes WHERE client_id = $1",
        "DELETE FROM oauth_devices WHERE client_id = $1",
    ] {
        tx.run(sql, args![id]).await?;
    }
    match tx.run("DELETE FROM oauth_clients WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("client")),
        _ => Ok(()),
    }
}
