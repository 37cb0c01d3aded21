//! Passwords of a mailbox for one program each. What their scopes mean, and how a hash is made, is the engine's to say.

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::Error;
use crate::ids::{AppPasswordId, MailboxId};

/// A password for one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppPassword {
    /// Its identifier.
    pub id: AppPasswordId,
    /// The mailbox it opens.
    pub mailbox: MailboxId,
    /// What is said of it.
    pub text: AppPasswordText,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it was used last, give or take five minutes.
    pub last_used_at: Option<i64>,
}

/// What is said of a password when it is made; it does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppPasswordText {
    /// What people call the program.
    pub name: String,
    /// What it may do, as text the engine reads.
    pub scopes: String,
    /// From where, as text the engine reads; empty for everywhere.
    pub networks: String,
    /// When it ends by itself.
    pub expires_at: Option<i64>,
}

/// How far `last_used_at` may lag, in microseconds: a write for each login would cost more than the login.
const LAST_USED_STEP: i64 = 300_000_000;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, mailbox_id, name, scopes, networks, created_at, expires_at, last_used_at FROM app_passwords WHERE ",
            $condition
        )
    };
}

fn app_password(row: &Row) -> Result<AppPassword, DbError> {
    Ok(AppPassword {
        id: AppPasswordId(row.int(0)?),
        mailbox: MailboxId(row.int(1)?),
        text: AppPasswordText {
            name: row.text(2)?,
            scopes: row.text(3)?,
            networks: row.text(4)?,
            expires_at: row.opt_int(6)?,
        },
        created_at: row.int(5)?,
        last_used_at: row.opt_int(7)?,
    })
}

/// The password of a mailbox that has this hash, whether or not it is past its end.
pub async fn find(conn: &mut Conn, mailbox: MailboxId, hash: &str) -> Result<Option<AppPassword>, DbError> {
    let sql = select!("mailbox_id = $1 AND hash = $2");
    conn.optional(sql, args![mailbox, hash]).await?.as_ref().map(app_password).transpose()
}

/// One password.
pub async fn read(conn: &mut Conn, id: AppPasswordId) -> Result<Option<AppPassword>, DbError> {
    conn.optional(select!("id = $1"), args![id]).await?.as_ref().map(app_password).transpose()
}

/// The passwords of a mailbox, the oldest first, after `after`; at most `rows`.
pub async fn list(
    conn: &mut Conn,
    mailbox: MailboxId,
    after: Option<AppPasswordId>,
    rows: i64,
) -> Result<Vec<AppPassword>, DbError> {
    let sql = select!("mailbox_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    let after = after.map_or(0, |id| id.0);
    conn.all(sql, args![mailbox, after, rows]).await?.iter().map(app_password).collect()
}

/// How many passwords a mailbox has.
pub async fn count(conn: &mut Conn, mailbox: MailboxId) -> Result<i64, DbError> {
    conn.one("SELECT COUNT(*) FROM app_passwords WHERE mailbox_id = $1", args![mailbox]).await?.int(0)
}

/// Makes a password.
pub async fn insert(tx: &mut Tx, mailbox: MailboxId, text: &AppPasswordText, hash: &str) -> Result<AppPassword, Error> {
    let (id, now) = (AppPasswordId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO app_passwords (id, mailbox_id, name, hash, scopes, networks, created_at, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = args![id, mailbox, &text.name, hash, &text.scopes, &text.networks, now, text.expires_at];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("app password"))
}

/// Notes that a password was used at `now`.
pub async fn touch(tx: &mut Tx, id: AppPasswordId, now: i64) -> Result<(), DbError> {
    tx.run("UPDATE app_passwords SET last_used_at = $2 WHERE id = $1", args![id, now]).await.map(drop)
}

/// Deletes a password; it opens nothing from now on.
pub async fn delete(tx: &mut Tx, id: AppPasswordId) -> Result<(), Error> {
    match tx.run("DELETE FROM app_passwords WHERE id = $1", args![id]).await? {
        0 => Err(Error::Missing("app password")),
        _ => Ok(()),
    }
}

/// Deletes all passwords of a mailbox; how many.
pub async fn delete_of(tx: &mut Tx, mailbox: MailboxId) -> Result<u64, DbError> {
    tx.run("DELETE FROM app_passwords WHERE mailbox_id = $1", args![mailbox]).await
}

impl AppPassword {
    /// Whether a use at `now` is worth a write.
    pub fn lags(&self, now: i64) -> bool {
        self.last_used_at.is_none_or(|last| last + LAST_USED_STEP <= now)
    }
}
