//! What a mailbox holds. The total changes under its row's lock in the transaction that adds or removes a message.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::Error;
use crate::ids::MailboxId;

/// A mailbox's totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Octets of all its messages, trace lines included.
    pub bytes: i64,
    /// Its messages.
    pub messages: i64,
}

/// The totals of a mailbox.
pub async fn read(conn: &mut Conn, mailbox: MailboxId) -> Result<Usage, DbError> {
    let row = conn.optional("SELECT bytes, messages FROM usage WHERE mailbox_id = $1", args![mailbox]).await?;
    row.map_or(Ok(Usage::default()), |row| Ok(Usage { bytes: row.int(0)?, messages: row.int(1)? }))
}

/// Adds to the totals; `false` when the mailbox is gone.
pub(crate) async fn add(tx: &mut Tx, mailbox: MailboxId, bytes: i64, messages: i64) -> Result<bool, DbError> {
    let sql = "UPDATE usage SET bytes = bytes + $2, messages = messages + $3 WHERE mailbox_id = $1";
    Ok(tx.run(sql, args![mailbox, bytes, messages]).await? > 0)
}

/// Adds to the totals unless that passes the mailbox's quota.
pub(crate) async fn add_within_quota(tx: &mut Tx, mailbox: MailboxId, bytes: i64, messages: i64) -> Result<(), Error> {
    let sql = "UPDATE usage SET bytes = bytes + $2, messages = messages + $3 WHERE mailbox_id = $1 \
               RETURNING bytes, (SELECT quota_bytes FROM mailboxes WHERE id = $1)";
    let row = tx.optional(sql, args![mailbox, bytes, messages]).await?.ok_or(Error::Missing("mailbox"))?;
    match row.opt_int(1)? {
        Some(quota) if bytes > 0 && row.int(0)? > quota => Err(Error::OverQuota),
        _ => Ok(()),
    }
}
