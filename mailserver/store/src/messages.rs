//! Messages in folders. UID and MODSEQ are taken from the folder's row inside the commit that adds or changes, so a later
//! number never becomes visible before an earlier one.

use std::ops::RangeInclusive;

use foundation::args;
use foundation::db::{Args, Conn, DbError, Event, INNER, Row, Tx};

use crate::bodies;
use crate::content::Content;
use crate::flags::{FlagChange, Flags, Keywords, SystemFlags};
use crate::folders::Folder;
use crate::ids::{BodyId, FolderId, MailboxId, MessageId};
use crate::segments::Location;
use crate::{Error, Store, folders, usage};

/// UIDs from and to, both included.
pub type UidRange = RangeInclusive<u32>;

/// A message as a folder is to hold it.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// The trace lines of its delivery; they stand before the body on read.
    pub prefix: Vec<u8>,
    /// Its first flags.
    pub flags: Flags,
    /// INTERNALDATE, in microseconds since the epoch.
    pub received_at: i64,
}

/// A message that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its identifier.
    pub id: MessageId,
    /// The mailbox it is in.
    pub mailbox: MailboxId,
    /// The UIDVALIDITY of its folder.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// The folder's HIGHESTMODSEQ with it.
    pub modseq: i64,
}

fn bit(flags: SystemFlags, flag: SystemFlags) -> i64 {
    flags.contains(flag).into()
}

/// The two statements that take a folder's next UID and write a message's row, for a body given by an expression. Their
/// values are those of [`add_values`], `$1` to `$10`; the first returns what [`added`] reads, or nothing when the folder is gone.
macro_rules! add_statements {
    ($body:literal) => {
        concat!(
            "UPDATE folders SET uid_next = uid_next + 1, modseq = modseq + 1, messages = messages + 1, \
             unseen = unseen + $9, deleted = deleted + $10, bytes = bytes + $4 WHERE id = $1 \
             RETURNING uid_next - 1, modseq, uid_validity, mailbox_id;\
             INSERT INTO messages (folder_id, uid, id, body_id, size, flags, keywords, modseq, received_at, prefix) \
             SELECT id, uid_next - 1, $2, ",
            $body,
            ", $4, $5, $6, modseq, $7, $8 FROM folders WHERE id = $1"
        )
    };
}
pub(crate) use add_statements;

/// The values of `add_statements!`.
pub(crate) fn add_values(folder: FolderId, id: MessageId, body: BodyId, size: i64, new: &NewMessage) -> Args {
    let system = new.flags.system;
    args![
        folder,
        id,
        body,
        size,
        i64::from(system.0),
        new.flags.keywords.as_str(),
        new.received_at,
        &new.prefix,
        1 - bit(system, SystemFlags::SEEN),
        bit(system, SystemFlags::DELETED),
    ]
}

/// Reads what a folder gave an added message, and tells whoever watches.
pub(crate) async fn added(
    tx: &mut Tx,
    folder: FolderId,
    new: &NewMessage,
    id: MessageId,
    row: &Row,
) -> Result<Added, Error> {
    let (uid, modseq, mailbox) = (row.u32(0)?, row.int(1)?, MailboxId(row.int(3)?));
    if !new.flags.keywords.is_empty() {
        folders::learn_keywords(tx, folder, &new.flags.keywords).await?;
    }
    tx.record(Event { kind: "message.added", owner: INNER, object: id.0, revision: modseq, detail: None });
    tx.touch(folder.0);
    Ok(Added { id, mailbox, uid_validity: row.u32(2)?, uid, modseq })
}

/// Adds a message to a folder; `None` when the folder is gone. The caller has held the body and accounts for the octets.
async fn add(tx: &mut Tx, folder: FolderId, body: BodyId, size: i64, new: &NewMessage) -> Result<Option<Added>, Error> {
    let id = MessageId(tx.new_id().await?);
    let rows = tx.batch(add_statements!("$3"), add_values(folder, id, body, size, new)).await?;
    match rows.first().and_then(|rows| rows.first()) {
        Some(row) => added(tx, folder, new, id, row).await.map(Some),
        None => Ok(None),
    }
}

/// Which messages of some ranges are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    All,
    /// Those with `\Deleted`.
    Deleted,
}

impl Selection {
    /// The flags a row must have.
    fn mask(self) -> i64 {
        match self {
            Self::All => 0,
            Self::Deleted => SystemFlags::DELETED.0.into(),
        }
    }
}

/// What was taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Their UIDs, ascending within each range.
    pub uids: Vec<u32>,
    /// Their octets.
    pub octets: i64,
    /// How many they were.
    pub messages: i64,
}

/// Expunges messages and accounts for them.
pub async fn expunge(
    tx: &mut Tx,
    folder: &Folder,
    ranges: &[UidRange],
    selection: Selection,
) -> Result<Removed, Error> {
    let removed = remove(tx, folder.id, ranges, selection).await?;
    if removed.messages > 0 {
        usage::add(tx, folder.mailbox, -removed.octets, -removed.messages).await?;
    }
    Ok(removed)
}

/// Takes messages away, remembers their UIDs and releases their bodies. The mailbox's total is the caller's.
pub(crate) async fn remove(
    tx: &mut Tx,
    folder: FolderId,
    ranges: &[UidRange],
    selection: Selection,
) -> Result<Removed, Error> {
    let mask = selection.mask();
    let mut removed = Removed::default();
    let (mut unseen, mut deleted) = (0, 0);
    for range in ranges {
        let sql = "SELECT uid, size, flags FROM messages WHERE folder_id = $1 AND uid BETWEEN $2 AND $3 \
                   AND (flags & $4) = $4 ORDER BY uid";
        for row in tx.all(sql, args![folder, *range.start(), *range.end(), mask]).await? {
            let flags = SystemFlags(row.int(2)? as u8);
            removed.uids.push(row.u32(0)?);
            removed.octets += row.int(1)?;
            unseen += 1 - bit(flags, SystemFlags::SEEN);
            deleted += bit(flags, SystemFlags::DELETED);
        }
    }
    removed.messages = removed.uids.len() as i64;
    if removed.uids.is_empty() {
        return Ok(removed);
    }
    let sql = "UPDATE folders SET modseq = modseq + 1, messages = messages - $2, unseen = unseen - $3, \
               deleted = deleted - $4, bytes = bytes - $5 WHERE id = $1 RETURNING modseq";
    let row = tx.one(sql, args![folder, removed.messages, unseen, deleted, removed.octets]).await?;
    let (modseq, now) = (row.int(0)?, tx.micros());
    for range in ranges {
        let (from, to) = (*range.start(), *range.end());
        let sql = "INSERT INTO expunged (folder_id, modseq, uid) SELECT folder_id, $5, uid FROM messages \
                   WHERE folder_id = $1 AND uid BETWEEN $2 AND $3 AND (flags & $4) = $4";
        tx.run(sql, args![folder, from, to, mask, modseq]).await?;
        let sql = "UPDATE bodies SET idle_since = CASE WHEN refs = gone.held THEN $5 ELSE NULL END, refs = refs - gone.held \
                   FROM (SELECT body_id, COUNT(*) AS held FROM messages WHERE folder_id = $1 AND uid BETWEEN $2 AND $3 \
                   AND (flags & $4) = $4 GROUP BY body_id) AS gone WHERE bodies.id = gone.body_id";
        tx.run(sql, args![folder, from, to, mask, now]).await?;
        let sql = "DELETE FROM messages WHERE folder_id = $1 AND uid BETWEEN $2 AND $3 AND (flags & $4) = $4";
        tx.run(sql, args![folder, from, to, mask]).await?;
    }
    tx.record(Event { kind: "folder.expunged", owner: INNER, object: folder.0, revision: modseq, detail: None });
    tx.touch(folder.0);
    Ok(removed)
}

/// What a change of flags did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlagsChanged {
    /// UIDs whose flags are different now.
    pub changed: Vec<u32>,
    /// UIDs left alone because they changed after the MODSEQ the client knows (RFC 7162 §3.1.3).
    pub refused: Vec<u32>,
}

/// Changes the flags of messages, all under one new MODSEQ. With `unchanged_since`, newer ones are left alone.
pub async fn change_flags(
    tx: &mut Tx,
    folder: FolderId,
    ranges: &[UidRange],
    change: FlagChange,
    operand: &Flags,
    unchanged_since: Option<i64>,
) -> Result<FlagsChanged, Error> {
    let mut outcome = FlagsChanged::default();
    let mut updates = Vec::new();
    let (mut unseen, mut deleted) = (0, 0);
    for range in ranges {
        let sql = "SELECT uid, flags, keywords, modseq FROM messages WHERE folder_id = $1 AND uid BETWEEN $2 AND $3";
        for row in tx.all(sql, args![folder, *range.start(), *range.end()]).await? {
            let uid = row.u32(0)?;
            if unchanged_since.is_some_and(|known| row.int(3).is_ok_and(|modseq| modseq > known)) {
                outcome.refused.push(uid);
                continue;
            }
            let old = Flags { system: SystemFlags(row.int(1)? as u8), keywords: Keywords::from_column(&row.text(2)?) };
            let new = old.changed(change, operand);
            if new == old {
                continue;
            }
            unseen += bit(old.system, SystemFlags::SEEN) - bit(new.system, SystemFlags::SEEN);
            deleted += bit(new.system, SystemFlags::DELETED) - bit(old.system, SystemFlags::DELETED);
            updates.push((uid, new));
        }
    }
    if updates.is_empty() {
        return Ok(outcome);
    }
    let sql = "UPDATE folders SET modseq = modseq + 1, unseen = unseen + $2, deleted = deleted + $3 WHERE id = $1 \
               RETURNING modseq";
    let row = tx.optional(sql, args![folder, unseen, deleted]).await?.ok_or(Error::Missing("folder"))?;
    let modseq = row.int(0)?;
    if change != FlagChange::Remove && !operand.keywords.is_empty() {
        folders::learn_keywords(tx, folder, &operand.keywords).await?;
    }
    for (uid, new) in updates {
        let sql = "UPDATE messages SET flags = $3, keywords = $4, modseq = $5 WHERE folder_id = $1 AND uid = $2";
        tx.run(sql, args![folder, uid, i64::from(new.system.0), new.keywords.as_str(), modseq]).await?;
        outcome.changed.push(uid);
    }
    tx.record(Event { kind: "folder.flagged", owner: INNER, object: folder.0, revision: modseq, detail: None });
    tx.touch(folder.0);
    Ok(outcome)
}

/// Copies messages into a folder of the same mailbox, refused when that passes its quota. Pairs of old and new UIDs.
pub async fn copy(
    tx: &mut Tx,
    from: &Folder,
    ranges: &[UidRange],
    to: FolderId,
) -> Result<(u32, Vec<(u32, u32)>), Error> {
    let (uid_validity, pairs, octets) = duplicate(tx, from.id, ranges, to).await?;
    usage::add_within_quota(tx, from.mailbox, octets, pairs.len() as i64).await?;
    Ok((uid_validity, pairs))
}

/// Moves messages into another folder of the same mailbox: one transaction, so they are never in both or in neither.
pub async fn move_to(
    tx: &mut Tx,
    from: &Folder,
    ranges: &[UidRange],
    to: FolderId,
) -> Result<(u32, Vec<(u32, u32)>), Error> {
    let (uid_validity, pairs, _) = duplicate(tx, from.id, ranges, to).await?;
    if !pairs.is_empty() {
        let moved: Vec<UidRange> = pairs.iter().map(|&(uid, _)| uid..=uid).collect();
        remove(tx, from.id, &merged(&moved), Selection::All).await?;
    }
    Ok((uid_validity, pairs))
}

/// Joins ascending ranges that touch.
fn merged(ranges: &[UidRange]) -> Vec<UidRange> {
    let mut joined: Vec<UidRange> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end().checked_add(1) == Some(*range.start()) => *last = *last.start()..=*range.end(),
            _ => joined.push(range.clone()),
        }
    }
    joined
}

async fn duplicate(
    tx: &mut Tx,
    from: FolderId,
    ranges: &[UidRange],
    to: FolderId,
) -> Result<(u32, Vec<(u32, u32)>, i64), Error> {
    let mut pairs = Vec::new();
    let mut octets = 0;
    for range in ranges {
        let sql = "SELECT uid, body_id, size, flags, keywords, received_at, prefix FROM messages \
                   WHERE folder_id = $1 AND uid BETWEEN $2 AND $3 ORDER BY uid";
        for row in tx.all(sql, args![from, *range.start(), *range.end()]).await? {
            let (uid, body, size) = (row.u32(0)?, BodyId(row.int(1)?), row.int(2)?);
            let flags =
                Flags { system: SystemFlags(row.int(3)? as u8), keywords: Keywords::from_column(&row.text(4)?) };
            let new = NewMessage { prefix: row.bytes(6)?, flags, received_at: row.int(5)? };
            let added = add(tx, to, body, size, &new).await?.ok_or(Error::Missing("folder"))?;
            tx.run("UPDATE bodies SET refs = refs + 1, idle_since = NULL WHERE id = $1", args![body]).await?;
            pairs.push((uid, added.uid));
            octets += size;
        }
    }
    let row = tx.optional("SELECT uid_validity FROM folders WHERE id = $1", args![to]).await?;
    Ok((row.ok_or(Error::Missing("folder"))?.u32(0)?, pairs, octets))
}

/// A message as FETCH and RETR need it, with the place of its body.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its UID.
    pub uid: u32,
    /// Its identifier.
    pub id: MessageId,
    /// RFC822.SIZE: octets of prefix and body.
    pub size: u32,
    /// INTERNALDATE, in microseconds since the epoch.
    pub received_at: i64,
    /// The trace lines before the body.
    pub prefix: Vec<u8>,
    /// The body.
    pub body: BodyId,
    /// Where its frame lay when the row was read.
    pub location: Location,
}

fn message(row: &Row) -> Result<Message, DbError> {
    Ok(Message {
        uid: row.u32(0)?,
        id: MessageId(row.int(1)?),
        size: row.u32(2)?,
        received_at: row.int(3)?,
        prefix: row.bytes(4)?,
        body: BodyId(row.int(5)?),
        location: bodies::location(row, 6)?,
    })
}

/// Up to `limit` messages of a range of UIDs, ascending.
pub async fn range(conn: &mut Conn, folder: FolderId, range: UidRange, limit: u32) -> Result<Vec<Message>, DbError> {
    let sql = "SELECT m.uid, m.id, m.size, m.received_at, m.prefix, m.body_id, b.segment, b.position, b.stored \
               FROM messages m JOIN bodies b ON b.id = m.body_id \
               WHERE m.folder_id = $1 AND m.uid BETWEEN $2 AND $3 ORDER BY m.uid LIMIT $4";
    conn.all(sql, args![folder, *range.start(), *range.end(), limit]).await?.iter().map(message).collect()
}

/// Sizes of a folder's messages, ascending by UID: what POP3 and SEARCH need without reading a body.
pub async fn sizes(conn: &mut Conn, folder: FolderId) -> Result<Vec<(u32, u32, MessageId)>, DbError> {
    let sql = "SELECT uid, size, id FROM messages WHERE folder_id = $1 ORDER BY uid";
    let mut sizes = Vec::new();
    conn.each(sql, args![folder], |row| {
        sizes.push((row.u32(0)?, row.u32(1)?, MessageId(row.int(2)?)));
        Ok::<_, DbError>(())
    })
    .await?;
    Ok(sizes)
}

impl Store {
    /// The bytes of a message: its trace lines, then its body.
    pub async fn read_message(&self, message: &Message) -> Result<Content, Error> {
        let body = match self.read_at(message.body, message.location) {
            Err(Error::Missing(_)) => self.read_body(message.body).await?,
            read => read?,
        };
        if message.prefix.is_empty() {
            return Ok(body);
        }
        join(&message.prefix, &body, self.segments().scratch()).map_err(Error::CannotRead)
    }
}

fn join(prefix: &[u8], body: &Content, scratch: &std::path::Path) -> std::io::Result<Content> {
    use std::io::Write;
    match body {
        Content::Memory(bytes) => {
            let mut whole = Vec::with_capacity(prefix.len() + bytes.len());
            whole.extend_from_slice(prefix);
            whole.extend_from_slice(bytes);
            Ok(whole.into())
        }
        Content::Mapped(map) => {
            let mut spool = crate::content::Spool::new(scratch);
            spool.write_all(prefix)?;
            spool.write_all(map)?;
            spool.finish()
        }
    }
}
