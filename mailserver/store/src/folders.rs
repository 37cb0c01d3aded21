//! Folders: what IMAP calls mailboxes. Names are UTF-8 with `/` between levels; INBOX is spelled in capitals.

use foundation::args;
use foundation::db::{Conn, DbError, Event, INNER, Row, Tx};

use crate::flags::Keywords;
use crate::ids::{FolderId, MailboxId};
use crate::messages::{self, Selection};
use crate::{Error, usage};

/// The separator between levels of a name.
pub const SEPARATOR: char = '/';

/// The folders a new mailbox has, with their RFC 6154 attributes.
pub const FIRST: &[(&str, Option<&str>)] = &[
    ("INBOX", None),
    ("Drafts", Some("\\Drafts")),
    ("Sent", Some("\\Sent")),
    ("Junk", Some("\\Junk")),
    ("Trash", Some("\\Trash")),
    ("Archive", Some("\\Archive")),
];

/// A folder and its counters, all of one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its identifier.
    pub id: FolderId,
    /// The mailbox it belongs to.
    pub mailbox: MailboxId,
    /// Its full name.
    pub name: String,
    /// Its RFC 6154 attribute, such as `\Sent`.
    pub special_use: Option<String>,
    /// Every keyword its messages ever had.
    pub keywords: Keywords,
    /// UIDVALIDITY.
    pub uid_validity: u32,
    /// The UID the next message gets.
    pub uid_next: u32,
    /// HIGHESTMODSEQ.
    pub modseq: i64,
    /// Expunges up to this MODSEQ are forgotten: a QRESYNC client older than this gets no VANISHED of them by name.
    pub expunged_floor: i64,
    /// Messages in it.
    pub messages: u32,
    /// Messages without `\Seen`.
    pub unseen: u32,
    /// Messages with `\Deleted`.
    pub deleted: u32,
    /// Octets of all its messages.
    pub bytes: i64,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, mailbox_id, name, special_use, keywords, uid_validity, uid_next, modseq, expunged_floor, \
             messages, unseen, deleted, bytes FROM folders ",
            $rest
        )
    };
}

fn folder(row: &Row) -> Result<Folder, DbError> {
    Ok(Folder {
        id: FolderId(row.int(0)?),
        mailbox: MailboxId(row.int(1)?),
        name: row.text(2)?,
        special_use: row.opt_text(3)?,
        keywords: Keywords::from_column(&row.text(4)?),
        uid_validity: row.u32(5)?,
        uid_next: row.u32(6)?,
        modseq: row.int(7)?,
        expunged_floor: row.int(8)?,
        messages: row.u32(9)?,
        unseen: row.u32(10)?,
        deleted: row.u32(11)?,
        bytes: row.int(12)?,
    })
}

/// The folders of a mailbox by name.
pub async fn list(conn: &mut Conn, mailbox: MailboxId) -> Result<Vec<Folder>, DbError> {
    conn.all(select!("WHERE mailbox_id = $1 ORDER BY name"), args![mailbox]).await?.iter().map(folder).collect()
}

/// The folder of a name.
pub async fn find(conn: &mut Conn, mailbox: MailboxId, name: &str) -> Result<Option<Folder>, DbError> {
    let row = conn.optional(select!("WHERE mailbox_id = $1 AND name = $2"), args![mailbox, name]).await?;
    row.as_ref().map(folder).transpose()
}

/// The folder of an identifier.
pub async fn read(conn: &mut Conn, id: FolderId) -> Result<Option<Folder>, DbError> {
    conn.optional(select!("WHERE id = $1"), args![id]).await?.as_ref().map(folder).transpose()
}

pub(crate) async fn ids(conn: &mut Conn, mailbox: MailboxId) -> Result<Vec<FolderId>, DbError> {
    let rows = conn.all("SELECT id FROM folders WHERE mailbox_id = $1 ORDER BY id", args![mailbox]).await?;
    rows.iter().map(|row| Ok(FolderId(row.int(0)?))).collect()
}

/// Makes a folder. Its UIDVALIDITY is greater than that of any folder this mailbox ever had, so that a name used again
/// cannot be mistaken for the old one.
pub async fn create(tx: &mut Tx, mailbox: MailboxId, name: &str, special_use: Option<&str>) -> Result<Folder, Error> {
    let (id, now) = (FolderId(tx.new_id().await?), tx.micros());
    let sql = "UPDATE mailboxes SET last_uid_validity = \
               CASE WHEN last_uid_validity >= $2 THEN last_uid_validity + 1 ELSE $2 END \
               WHERE id = $1 RETURNING last_uid_validity";
    let row = tx.optional(sql, args![mailbox, now / 1_000_000]).await?.ok_or(Error::Missing("mailbox"))?;
    let uid_validity = row.int(0)?;
    let sql = "INSERT INTO folders (id, mailbox_id, name, special_use, keywords, uid_validity, uid_next, modseq, \
               expunged_floor, messages, unseen, deleted, bytes, created_at) \
               VALUES ($1, $2, $3, $4, '', $5, 1, 1, 0, 0, 0, 0, 0, $6)";
    tx.run(sql, args![id, mailbox, name, special_use, uid_validity, now])
        .await
        .map_err(|error| Error::exists(error, "folder"))?;
    tx.record(Event { kind: "folder.created", owner: INNER, object: id.0, revision: 1, detail: None });
    tx.touch(mailbox.0);
    read(tx, id).await?.ok_or(Error::Missing("folder"))
}

/// Renames a folder and all below it. INBOX itself stays: its messages move to the new name (RFC 9051 §6.3.6).
pub async fn rename(tx: &mut Tx, mailbox: MailboxId, from: &str, to: &str) -> Result<(), Error> {
    let source = find(tx, mailbox, from).await?.ok_or(Error::Missing("folder"))?;
    if from == "INBOX" {
        let target = create(tx, mailbox, to, None).await?;
        messages::move_to(tx, &source, &[1..=u32::MAX], target.id).await?;
        return Ok(());
    }
    for old in list(tx, mailbox).await? {
        let Some(rest) = old.name.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with(SEPARATOR))
        else {
            continue;
        };
        let sql = "UPDATE folders SET name = $2 WHERE id = $1";
        tx.run(sql, args![old.id, format!("{to}{rest}")]).await.map_err(|error| Error::exists(error, "folder"))?;
        tx.record(Event { kind: "folder.renamed", owner: INNER, object: old.id.0, revision: old.modseq, detail: None });
    }
    tx.touch(mailbox.0);
    Ok(())
}

/// Deletes a folder with its messages, not those below it. The mailbox's total shrinks with it.
pub async fn delete(tx: &mut Tx, folder: &Folder) -> Result<(), Error> {
    let bytes = erase(tx, folder.id).await?;
    usage::add(tx, folder.mailbox, -bytes.octets, -bytes.messages).await?;
    tx.record(Event {
        kind: "folder.deleted",
        owner: INNER,
        object: folder.id.0,
        revision: folder.modseq,
        detail: None,
    });
    tx.touch(folder.mailbox.0);
    Ok(())
}

/// Takes the folder's rows away without accounting for them.
pub(crate) async fn erase(tx: &mut Tx, id: FolderId) -> Result<messages::Removed, Error> {
    let removed = messages::remove(tx, id, &[1..=u32::MAX], Selection::All).await?;
    tx.run("DELETE FROM expunged WHERE folder_id = $1", args![id]).await?;
    tx.run("DELETE FROM folders WHERE id = $1", args![id]).await?;
    tx.touch(id.0);
    Ok(removed)
}

/// Subscribes to a name, whether or not such a folder exists.
pub async fn subscribe(tx: &mut Tx, mailbox: MailboxId, name: &str) -> Result<(), Error> {
    let sql = "INSERT INTO subscriptions (mailbox_id, name) VALUES ($1, $2) ON CONFLICT (mailbox_id, name) DO NOTHING";
    tx.run(sql, args![mailbox, name]).await?;
    Ok(())
}

/// Takes a subscription back.
pub async fn unsubscribe(tx: &mut Tx, mailbox: MailboxId, name: &str) -> Result<(), Error> {
    tx.run("DELETE FROM subscriptions WHERE mailbox_id = $1 AND name = $2", args![mailbox, name]).await?;
    Ok(())
}

/// The subscribed names.
pub async fn subscriptions(conn: &mut Conn, mailbox: MailboxId) -> Result<Vec<String>, DbError> {
    let rows = conn.all("SELECT name FROM subscriptions WHERE mailbox_id = $1 ORDER BY name", args![mailbox]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// Adds names to the keywords the folder knows.
pub(crate) async fn learn_keywords(tx: &mut Tx, id: FolderId, keywords: &Keywords) -> Result<(), Error> {
    let row = tx.optional("SELECT keywords FROM folders WHERE id = $1", args![id]).await?;
    let known = Keywords::from_column(&row.ok_or(Error::Missing("folder"))?.text(0)?);
    if keywords.iter().any(|name| !known.contains(name)) {
        let all = known.with(keywords);
        tx.run("UPDATE folders SET keywords = $2 WHERE id = $1", args![id, all.as_str()]).await?;
    }
    Ok(())
}
