//! What the holder of a mailbox does with the messages in it, each as one unit over `store::messages`.

use foundation::db::DbError;
use store::content::Content;
use store::deliver::Append;
use store::flags::{FlagChange, Flags, Keywords};
use store::folders::{self, Folder};
use store::ids::{FolderId, MailboxId};
use store::messages::{self, Added, FlagsChanged, NewMessage, Removed, Selection, UidRange};

use crate::Engine;

/// Bounds on what a mailbox's holder may make of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Keywords a folder ever knows; each is announced to every session that opens it. Default 500.
    pub keywords: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { keywords: 500 }
    }
}

/// Why a change of messages was refused.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// Nobody's fault: the folder is gone, or never was.
    #[error("there is no such folder")]
    FolderMissing,
    /// The user's fault: the mailbox has no room for it.
    #[error("the mailbox is over its quota")]
    OverQuota,
    /// The client's fault: passes [`Limits::keywords`].
    #[error("the folder knows {limit} keywords already")]
    Keywords {
        /// The bound.
        limit: usize,
    },
    /// The operator's: the licence lets people look at their mail, and not change it.
    #[error("the server's licence lets mail be read, and not changed, at the moment")]
    ReadOnly,
    /// Ours.
    #[error(transparent)]
    Store(store::Error),
}

impl From<store::Error> for MessageError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing("folder") => Self::FolderMissing,
            store::Error::OverQuota => Self::OverQuota,
            other => Self::Store(other),
        }
    }
}

impl From<DbError> for MessageError {
    fn from(error: DbError) -> Self {
        Self::Store(error.into())
    }
}

fn may_change(engine: &Engine) -> Result<(), MessageError> {
    match engine.license().is_read_only() {
        true => Err(MessageError::ReadOnly),
        false => Ok(()),
    }
}

/// Adds a message to a folder; durable when this returns.
///
/// # Errors
/// Any [`MessageError`]; nothing was added then.
pub async fn append(
    engine: &Engine,
    folder: &Folder,
    content: &Content,
    flags: Flags,
    received_at: i64,
    limits: &Limits,
) -> Result<Added, MessageError> {
    may_change(engine)?;
    check_keywords(&folder.keywords, &flags.keywords, limits)?;
    let message = NewMessage { prefix: Vec::new(), flags, received_at };
    let append = Append { folder: folder.id, content, message };
    Ok(engine.store().append_message(append).await?)
}

/// Changes the flags of the messages in `ranges`; those newer than `unchanged_since` are left alone.
///
/// # Errors
/// Any [`MessageError`] but `OverQuota`; nothing was changed then.
pub async fn change_flags(
    engine: &Engine,
    folder: FolderId,
    ranges: Vec<UidRange>,
    change: FlagChange,
    operand: Flags,
    unchanged_since: Option<i64>,
    limits: &Limits,
) -> Result<FlagsChanged, MessageError> {
    may_change(engine)?;
    let input = (folder, ranges, change, operand, unchanged_since, limits.clone());
    let unit = engine.store().db().write(input, |tx, (folder, ranges, change, operand, unchanged_since, limits)| {
        Box::pin(async move {
            if !operand.keywords.is_empty() && *change != FlagChange::Remove {
                let known = folders::read(tx, *folder).await?.ok_or(MessageError::FolderMissing)?.keywords;
                check_keywords(&known, &operand.keywords, limits)?;
            }
            Ok(messages::change_flags(tx, *folder, ranges, *change, operand, *unchanged_since).await?)
        })
    });
    unit.await
}

fn check_keywords(known: &Keywords, more: &Keywords, limits: &Limits) -> Result<(), MessageError> {
    let new = more.iter().filter(|name| !known.contains(name)).count();
    match new > 0 && known.iter().count() + new > limits.keywords {
        true => Err(MessageError::Keywords { limit: limits.keywords }),
        false => Ok(()),
    }
}

/// Removes the messages of `selection` in `ranges` for good.
///
/// # Errors
/// [`MessageError::ReadOnly`], or ours; nothing was removed then.
pub async fn expunge(
    engine: &Engine,
    folder: &Folder,
    ranges: Vec<UidRange>,
    selection: Selection,
) -> Result<Removed, MessageError> {
    may_change(engine)?;
    let unit = engine.store().db().write((folder.clone(), ranges, selection), |tx, (folder, ranges, selection)| {
        Box::pin(async move { Ok(messages::expunge(tx, folder, ranges, *selection).await?) })
    });
    unit.await
}

/// What a copy or a move made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transferred {
    /// The target's UIDVALIDITY.
    pub uid_validity: u32,
    /// Old and new UIDs, ascending.
    pub uids: Vec<(u32, u32)>,
}

/// Copies messages to another folder of the same mailbox.
///
/// # Errors
/// Any [`MessageError`]; nothing was copied then.
pub async fn copy(
    engine: &Engine,
    from: &Folder,
    ranges: Vec<UidRange>,
    to: FolderId,
) -> Result<Transferred, MessageError> {
    may_change(engine)?;
    // How large they are is known, and held against the quota, when they are copied.
    check_room(engine, from.mailbox, 1).await?;
    let unit = engine.store().db().write((from.clone(), ranges, to), |tx, (from, ranges, to)| {
        Box::pin(async move {
            let (uid_validity, uids) = messages::copy(tx, from, ranges, *to).await?;
            Ok(Transferred { uid_validity, uids })
        })
    });
    unit.await
}

/// Moves messages to another folder of the same mailbox.
///
/// # Errors
/// Any [`MessageError`] but `OverQuota`; nothing was moved then.
pub async fn move_to(
    engine: &Engine,
    from: &Folder,
    ranges: Vec<UidRange>,
    to: FolderId,
) -> Result<Transferred, MessageError> {
    may_change(engine)?;
    let unit = engine.store().db().write((from.clone(), ranges, to), |tx, (from, ranges, to)| {
        Box::pin(async move {
            let (uid_validity, uids) = messages::move_to(tx, from, ranges, *to).await?;
            Ok(Transferred { uid_validity, uids })
        })
    });
    unit.await
}

/// Whether `octets` more fit into the mailbox now: what an upload is refused by before it is sent.
///
/// # Errors
/// [`MessageError::OverQuota`], or ours.
pub async fn check_room(engine: &Engine, mailbox: MailboxId, octets: u64) -> Result<(), MessageError> {
    let mut conn = engine.store().read().await?;
    let Some(found) = store::mailboxes::read(&mut conn, mailbox).await? else { return Ok(()) };
    if let Some(quota) = found.text.quota_bytes {
        let used = store::usage::read(&mut conn, mailbox).await?.bytes;
        let sum = i64::try_from(octets).ok().and_then(|octets| used.checked_add(octets));
        if sum.is_none_or(|sum| sum > quota) {
            return Err(MessageError::OverQuota);
        }
    }
    match engine.storage.takes(&mut conn, found.owner.tenant, octets, engine.store().clock().micros()).await? {
        true => Ok(()),
        false => Err(MessageError::OverQuota),
    }
}
