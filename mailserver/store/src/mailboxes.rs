//! Mailboxes: what an operator provisions and a person logs in to.

use foundation::args;
use foundation::db::{Conn, DbError, Event, Row, Tx};

use crate::addresses::{self, Target};
use crate::ids::{DomainId, MailboxId};
pub use crate::status::Status;
use crate::{Error, folders};

/// A mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Its identifier.
    pub id: MailboxId,
    /// The domain it belongs to.
    pub domain: DomainId,
    /// Its address, normalised: what its holder logs in with.
    pub address: String,
    /// The name people see.
    pub display_name: Option<String>,
    /// Whether it may be used.
    pub status: Status,
    /// Argon2id PHC string.
    pub password_hash: String,
    /// RFC 5803 verifier, kept only while the setting `scram` is on.
    pub scram: Option<String>,
    /// Octets it may hold; `None` for as many as there is room.
    pub quota_bytes: Option<i64>,
    /// When it was made, in microseconds since the epoch.
    pub created_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// Rises with each change.
    pub revision: i64,
}

/// The columns of a mailbox, in the order [`mailbox`] reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, domain_id, address, display_name, status, password_hash, scram, quota_bytes, created_at, updated_at, \
             revision FROM mailboxes ",
            $rest
        )
    };
}

fn mailbox(row: &Row) -> Result<Mailbox, DbError> {
    Ok(Mailbox {
        id: MailboxId(row.int(0)?),
        domain: DomainId(row.int(1)?),
        address: row.text(2)?,
        display_name: row.opt_text(3)?,
        status: Status::from_column(&row.text(4)?),
        password_hash: row.text(5)?,
        scram: row.opt_text(6)?,
        quota_bytes: row.opt_int(7)?,
        created_at: row.int(8)?,
        updated_at: row.int(9)?,
        revision: row.int(10)?,
    })
}

/// The mailbox of an address, given as its normalised key.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Mailbox>, DbError> {
    conn.optional(select!("WHERE address = $1"), args![address]).await?.as_ref().map(mailbox).transpose()
}

/// The mailbox of an identifier.
pub async fn read(conn: &mut Conn, id: MailboxId) -> Result<Option<Mailbox>, DbError> {
    conn.optional(select!("WHERE id = $1"), args![id]).await?.as_ref().map(mailbox).transpose()
}

/// Up to `limit` mailboxes by address, after the address `after`; of one domain, or of all.
pub async fn list(conn: &mut Conn, domain: Option<DomainId>, after: &str, limit: u32) -> Result<Vec<Mailbox>, DbError> {
    let rows = match domain {
        Some(domain) => {
            let sql = select!("WHERE domain_id = $1 AND address > $2 ORDER BY address LIMIT $3");
            conn.all(sql, args![domain, after, limit]).await?
        }
        None => conn.all(select!("WHERE address > $1 ORDER BY address LIMIT $2"), args![after, limit]).await?,
    };
    rows.iter().map(mailbox).collect()
}

/// What a new mailbox is made from.
#[derive(Clone, Debug)]
pub struct NewMailbox {
    /// The domain it belongs to.
    pub domain: DomainId,
    /// See [`Mailbox::address`].
    pub address: String,
    /// See [`Mailbox::display_name`].
    pub display_name: Option<String>,
    /// See [`Mailbox::password_hash`].
    pub password_hash: String,
    /// See [`Mailbox::scram`].
    pub scram: Option<String>,
    /// See [`Mailbox::quota_bytes`].
    pub quota_bytes: Option<i64>,
    /// See [`Mailbox::status`].
    pub status: Status,
}

/// Makes a mailbox with its first folders: INBOX and the ones of RFC 6154 that clients look for.
pub async fn insert(tx: &mut Tx, new: &NewMailbox) -> Result<Mailbox, Error> {
    let (id, now) = (MailboxId(tx.new_id().await?), tx.micros());
    let sql = "INSERT INTO mailboxes (id, domain_id, address, display_name, status, password_hash, scram, quota_bytes, \
               last_uid_validity, created_at, updated_at, revision) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9, 1)";
    let values = args![
        id,
        new.domain,
        &new.address,
        new.display_name.as_ref(),
        new.status.as_str(),
        &new.password_hash,
        new.scram.as_ref(),
        new.quota_bytes,
        now,
    ];
    tx.run(sql, values).await.map_err(|error| Error::exists(error, "mailbox"))?;
    addresses::take(tx, &new.address, new.domain, Target::Mailbox(id)).await?;
    tx.run("INSERT INTO usage (mailbox_id, bytes, messages) VALUES ($1, 0, 0)", args![id]).await?;
    for (name, special_use) in folders::FIRST {
        folders::create(tx, id, name, *special_use).await?;
        folders::subscribe(tx, id, name).await?;
    }
    read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}

/// What may be changed of a mailbox; `None` leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct MailboxChange {
    /// The new display name, or none.
    pub display_name: Option<Option<String>>,
    /// The new status.
    pub status: Option<Status>,
    /// The new Argon2id hash and SCRAM verifier.
    pub password: Option<(String, Option<String>)>,
    /// The new quota, or none.
    pub quota_bytes: Option<Option<i64>>,
}

/// Changes a mailbox.
pub async fn update(tx: &mut Tx, id: MailboxId, change: &MailboxChange) -> Result<Mailbox, Error> {
    let mut now = read(tx, id).await?.ok_or(Error::Missing("mailbox"))?;
    if let Some(display_name) = &change.display_name {
        now.display_name = display_name.clone();
    }
    if let Some(status) = change.status {
        now.status = status;
    }
    if let Some((hash, scram)) = &change.password {
        now.password_hash = hash.clone();
        now.scram = scram.clone();
    }
    if let Some(quota) = change.quota_bytes {
        now.quota_bytes = quota;
    }
    let at = tx.micros();
    let sql = "UPDATE mailboxes SET display_name = $2, status = $3, password_hash = $4, scram = $5, quota_bytes = $6, \
               updated_at = $7, revision = revision + 1 WHERE id = $1";
    let values = args![id, now.display_name, now.status.as_str(), now.password_hash, now.scram, now.quota_bytes, at];
    tx.run(sql, values).await?;
    read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}

/// Deletes a mailbox with everything in it. Sessions that have a folder open see all its messages go.
pub async fn delete(tx: &mut Tx, id: MailboxId) -> Result<(), Error> {
    let mailbox = read(tx, id).await?.ok_or(Error::Missing("mailbox"))?;
    for folder in folders::ids(tx, id).await? {
        folders::erase(tx, folder).await?;
    }
    addresses::free(tx, &mailbox.address).await?;
    for sql in [
        "DELETE FROM subscriptions WHERE mailbox_id = $1",
        "DELETE FROM usage WHERE mailbox_id = $1",
        "DELETE FROM license_chosen WHERE mailbox_id = $1",
        "DELETE FROM mailbox_use WHERE mailbox_id = $1",
        "DELETE FROM mailboxes WHERE id = $1",
    ] {
        tx.run(sql, args![id]).await?;
    }
    Ok(())
}

impl Mailbox {
    /// The feed's word on this mailbox.
    pub fn event(&self, kind: &'static str) -> Event {
        Event { kind, owner: self.domain.0, object: self.id.0, revision: self.revision, detail: None }
    }
}
