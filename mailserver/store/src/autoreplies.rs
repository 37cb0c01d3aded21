//! What mailboxes answer while their holders are away, and whom they answered.

use foundation::args;
use foundation::db::{Conn, DbError, Tx};

use crate::Error;
use crate::ids::MailboxId;
use crate::mailboxes::{self, Mailbox};

/// What a mailbox answers, whether or not it does so now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Autoreply {
    /// Its subject; `None` for one made from the message's.
    pub subject: Option<String>,
    /// Its text.
    pub body: String,
    /// Not before, in microseconds since the epoch.
    pub starts_at: Option<i64>,
    /// Not from then on.
    pub ends_at: Option<i64>,
    /// Days in which a sender is answered once.
    pub interval_days: i64,
}

/// What a mailbox answers; `None` when that was never said.
pub async fn read(conn: &mut Conn, id: MailboxId) -> Result<Option<Autoreply>, DbError> {
    let sql = "SELECT subject, body, starts_at, ends_at, interval_days FROM autoreplies WHERE mailbox_id = $1";
    let Some(row) = conn.optional(sql, args![id]).await? else { return Ok(None) };
    Ok(Some(Autoreply {
        subject: row.opt_text(0)?,
        body: row.text(1)?,
        starts_at: row.opt_int(2)?,
        ends_at: row.opt_int(3)?,
        interval_days: row.int(4)?,
    }))
}

/// Says what a mailbox answers, and whether it does. Whoever was answered before is answered anew.
pub async fn set(tx: &mut Tx, id: MailboxId, away: bool, reply: &Autoreply) -> Result<Mailbox, Error> {
    forget(tx, id).await?;
    let sql = "INSERT INTO autoreplies (mailbox_id, subject, body, starts_at, ends_at, interval_days) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let values = args![id, reply.subject.as_ref(), &reply.body, reply.starts_at, reply.ends_at, reply.interval_days];
    tx.run(sql, values).await?;
    let now = tx.micros();
    let sql = "UPDATE mailboxes SET away = $2, updated_at = $3, revision = revision + 1 WHERE id = $1";
    tx.run(sql, args![id, i64::from(away), now]).await?;
    mailboxes::read(tx, id).await?.ok_or(Error::Missing("mailbox"))
}

/// Answers of one mailbox in a day: more senders than that were made up.
const MOST: i64 = 500;
const DAY: i64 = 86_400_000_000;

/// Notes that `sender` is answered now; `false` when it was, since `before`, or too many were.
pub async fn note_sent(tx: &mut Tx, id: MailboxId, sender: &str, before: i64) -> Result<bool, DbError> {
    let now = tx.micros();
    tx.run("DELETE FROM autoreplies_sent WHERE mailbox_id = $1 AND sent_at <= $2", args![id, before]).await?;
    let sql = "SELECT COUNT(*) FROM autoreplies_sent WHERE mailbox_id = $1 AND sent_at > $2";
    if tx.one(sql, args![id, now - DAY]).await?.int(0)? >= MOST {
        return Ok(false);
    }
    let sql = "INSERT INTO autoreplies_sent (mailbox_id, sender, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, args![id, sender, now]).await? == 1)
}

/// Forgets all of it.
pub(crate) async fn forget(tx: &mut Tx, id: MailboxId) -> Result<(), DbError> {
    tx.run("DELETE FROM autoreplies_sent WHERE mailbox_id = $1", args![id]).await?;
    tx.run("DELETE FROM autoreplies WHERE mailbox_id = $1", args![id]).await?;
    Ok(())
}
