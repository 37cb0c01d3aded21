//! Passkeys of people. What their keys mean is the ground's to say; whose rights they open, the engine's.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::Error;
use crate::ids::{AdministratorId, DomainId, MailboxId, PasskeyId, TenantId};

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its identifier.
    pub id: PasskeyId,
    /// Whose it is.
    pub keeper: Keeper,
    /// What its authenticator made.
    pub made: Made,
    /// What people call it.
    pub name: String,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it was used last.
    pub last_used_at: Option<i64>,
}

/// Whose a passkey is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// An administrator's.
    Administrator(AdministratorId),
    /// That of a mailbox's holder.
    Mailbox(MailboxId),
}

/// What an authenticator made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The key's identifier, in base64url.
    pub credential: String,
    /// The key, as SubjectPublicKeyInfo.
    pub public_key: Vec<u8>,
    /// Its algorithm, by its number in COSE.
    pub algorithm: i64,
    /// The site it is for.
    pub site: String,
    /// How often it was used, as it said last.
    pub uses: i64,
    /// Whether it is kept in several places.
    pub is_backed_up: bool,
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, administrator_id, mailbox_id, credential, public_key, algorithm, site, uses, is_backed_up, name, \
             created_at, last_used_at FROM passkeys WHERE ",
            $condition
        )
    };
}

fn passkey(row: &Row) -> Result<Passkey, DbError> {
    let keeper = match row.opt_int(1)? {
        Some(id) => Keeper::Administrator(AdministratorId(id)),
        None => Keeper::Mailbox(MailboxId(row.opt_int(2)?.unwrap_or_default())),
    };
    Ok(Passkey {
        id: PasskeyId(row.int(0)?),
        keeper,
        made: Made {
            credential: row.text(3)?,
            public_key: row.bytes(4)?,
            algorithm: row.int(5)?,
            site: row.text(6)?,
            uses: row.int(7)?,
            is_backed_up: row.int(8)? == 1,
        },
        name: row.text(9)?,
        created_at: row.int(10)?,
        last_used_at: row.opt_int(11)?,
    })
}

impl Keeper {
    fn columns(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Administrator(id) => (Some(id.0), None),
            Self::Mailbox(id) => (None, Some(id.0)),
        }
    }
}

/// The passkey whose key has this identifier.
pub async fn find(conn: &mut Conn, credential: &str) -> Result<Option<Passkey>, DbError> {
    conn.optional(select!("credential = $1"), args![credential]).await?.as_ref().map(passkey).transpose()
}

/// One passkey.
pub async fn read(conn: &mut Conn, id: PasskeyId) -> Result<Option<Passkey>, DbError> {
    conn.optional(select!("id = $1"), args![id]).await?.as_ref().map(passkey).transpose()
}

/// Somebody's passkeys, the oldest first.
pub async fn list(conn: &mut Conn, keeper: Keeper) -> Result<Vec<Passkey>, DbError> {
    let (administrator, mailbox) = keeper.columns();
    let sql = select!("administrator_id = $1 OR mailbox_id = $2 ORDER BY id");
    conn.all(sql, args![administrator, mailbox]).await?.iter().map(passkey).collect()
}

/// Makes a passkey.
pub async fn insert(tx: &mut Tx, keeper: Keeper, made: &Made, name: &str) -> Result<Passkey, Error> {
    let (id, now) = (PasskeyId(tx.new_id().await?), tx.micros());
    let (administrator, mailbox) = keeper.columns();
    let sql = "INSERT INTO passkeys (id, administrator_id, mailbox_id, credential, public_key, algorithm, site, name, uses, \
               is_backed_up, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = args![
        id,
        administrator,
        mailbox,
        &made.credential,
        made.public_key.as_slice(),
        made.algorithm,
        &made.site,
        name,
        made.uses,
        i64::from(made.is_backed_up),
        now,
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "passkey"))?;
    read(tx, id).await?.ok_or(Error::Missing("passkey"))
}

/// Notes that a passkey was used, and how often it says it was by now; false when it is gone, or another use was faster.
pub async fn used(tx: &mut Tx, passkey: &Passkey, uses: i64, is_backed_up: bool) -> Result<bool, DbError> {
    let sql = "UPDATE passkeys SET uses = $2, is_backed_up = $3, last_used_at = $4 WHERE id = $1 AND uses = $5";
    let now = tx.micros();
    Ok(tx.run(sql, args![passkey.id, uses, i64::from(is_backed_up), now, passkey.made.uses]).await? == 1)
}

/// Deletes a passkey.
pub async fn delete(tx: &mut Tx, id: PasskeyId) -> Result<(), Error> {
    match tx.run("DELETE FROM passkeys WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("passkey")),
        _ => Ok(()),
    }
}

/// Deletes all of somebody's passkeys.
pub async fn delete_of(tx: &mut Tx, keeper: Keeper) -> Result<(), DbError> {
    let (administrator, mailbox) = keeper.columns();
    let sql = "DELETE FROM passkeys WHERE administrator_id = $1 OR mailbox_id = $2";
    tx.run(sql, args![administrator, mailbox]).await.map(drop)
}

/// Deletes those of a tenant's administrators, who go away with it.
pub(crate) async fn delete_of_tenant(tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
    let sql = "DELETE FROM passkeys WHERE administrator_id IN (SELECT id FROM administrators WHERE tenant_id = $1)";
    tx.run(sql, args![tenant]).await.map(drop)
}

/// Deletes those of a domain's administrators, who go away with it.
pub(crate) async fn delete_of_domain(tx: &mut Tx, domain: DomainId) -> Result<(), DbError> {
    let sql = "DELETE FROM passkeys WHERE administrator_id IN (SELECT id FROM administrators WHERE domain_id = $1)";
    tx.run(sql, args![domain]).await.map(drop)
}
