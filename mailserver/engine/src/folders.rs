//! The rules of folders: which names they may have, how many there may be, and that INBOX stays.
//!
//! Every change is one unit over `store::folders`. It does not know how a protocol spells names.

use foundation::db::{DbError, Tx};
use store::folders::{self, Folder, SEPARATOR};
use store::ids::MailboxId;

use crate::Engine;

/// The folder mail is delivered to.
pub const INBOX: &str = "INBOX";

/// Bounds on what a mailbox's holder may make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Octets of one level of a name. Default 255.
    pub level_bytes: usize,
    /// Octets of a whole name. Default 1,000.
    pub name_bytes: usize,
    /// Levels of a name. Default 20.
    pub depth: usize,
    /// Folders of one mailbox, and subscriptions. Default 10,000.
    pub folders: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { level_bytes: 255, name_bytes: 1000, depth: 20, folders: 10_000 }
    }
}

/// Why a name cannot be a folder's. The client's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing before, between or after separators.
    #[error("a level of the name is empty")]
    EmptyLevel,
    /// A character that no person can see.
    #[error("the name holds a control character")]
    Control,
    /// Passes [`Limits::level_bytes`].
    #[error("a level of the name is longer than {limit} octets")]
    LongLevel {
        /// The bound.
        limit: usize,
    },
    /// Passes [`Limits::name_bytes`].
    #[error("the name is longer than {limit} octets")]
    Long {
        /// The bound.
        limit: usize,
    },
    /// Passes [`Limits::depth`].
    #[error("the name has more than {limit} levels")]
    Deep {
        /// The bound.
        limit: usize,
    },
}

/// A name a folder may have: levels joined by `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// Holds `text` against the rules.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn parse(text: &str, limits: &Limits) -> Result<Self, NameFault> {
        if text.len() > limits.name_bytes {
            return Err(NameFault::Long { limit: limits.name_bytes });
        }
        if text.chars().any(char::is_control) {
            return Err(NameFault::Control);
        }
        for level in text.split(SEPARATOR) {
            if level.is_empty() {
                return Err(NameFault::EmptyLevel);
            }
            if level.len() > limits.level_bytes {
                return Err(NameFault::LongLevel { limit: limits.level_bytes });
            }
        }
        if text.split(SEPARATOR).count() > limits.depth {
            return Err(NameFault::Deep { limit: limits.depth });
        }
        Ok(Self(text.to_owned()))
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names above it, outermost first.
    fn parents(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices(SEPARATOR).map(|(at, _)| &self.0[..at])
    }
}

/// Why a change of folders was refused.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The client's fault: see [`NameFault`].
    #[error(transparent)]
    Name(#[from] NameFault),
    /// The client's fault: the name is taken.
    #[error("a folder of that name exists")]
    Exists,
    /// The client's fault: there is no such folder.
    #[error("there is no folder of that name")]
    Missing,
    /// The client's fault: only names below it exist.
    #[error("the name is held by the folders below it")]
    HasChildren,
    /// The client's fault: INBOX cannot be deleted.
    #[error("INBOX stays")]
    Inbox,
    /// The client's fault: a folder cannot move below itself.
    #[error("a folder cannot move below itself")]
    IntoItself,
    /// The client's fault: another folder has that special use.
    #[error("another folder has that special use")]
    UseTaken,
    /// The client's fault: passes [`Limits::folders`].
    #[error("more than {limit} folders")]
    TooMany {
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

impl From<store::Error> for FolderError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Exists(_) => Self::Exists,
            store::Error::Missing(_) => Self::Missing,
            other => Self::Store(other),
        }
    }
}

impl From<DbError> for FolderError {
    fn from(error: DbError) -> Self {
        Self::Store(error.into())
    }
}

fn may_change(engine: &Engine) -> Result<(), FolderError> {
    match engine.license().is_read_only() {
        true => Err(FolderError::ReadOnly),
        false => Ok(()),
    }
}

/// Makes a folder, and the ones above it that are missing.
///
/// # Errors
/// [`FolderError::Name`], [`FolderError::Exists`], [`FolderError::UseTaken`], [`FolderError::TooMany`], or ours.
pub async fn create(
    engine: &Engine,
    mailbox: MailboxId,
    name: &str,
    special_use: Option<&'static str>,
    limits: &Limits,
) -> Result<Folder, FolderError> {
    may_change(engine)?;
    let input = (mailbox, Name::parse(name, limits)?, special_use, limits.folders);
    let unit = engine.store().db().write(input, |tx, (mailbox, name, special_use, most)| {
        Box::pin(async move {
            let known = folders::list(tx, *mailbox).await?;
            if known.iter().any(|folder| folder.name == name.0) {
                return Err(FolderError::Exists);
            }
            if special_use.is_some() && known.iter().any(|folder| folder.special_use.as_deref() == *special_use) {
                return Err(FolderError::UseTaken);
            }
            make_parents(tx, *mailbox, name, &known, 1, *most).await?;
            Ok(folders::create(tx, *mailbox, &name.0, *special_use).await?)
        })
    });
    unit.await
}

/// Makes the folders above `name`, with room for `more` besides.
async fn make_parents(
    tx: &mut Tx,
    mailbox: MailboxId,
    name: &Name,
    known: &[Folder],
    more: usize,
    most: usize,
) -> Result<(), FolderError> {
    let missing: Vec<&str> =
        name.parents().filter(|parent| known.iter().all(|folder| folder.name != *parent)).collect();
    if known.len() + missing.len() + more > most {
        return Err(FolderError::TooMany { limit: most });
    }
    for parent in missing {
        folders::create(tx, mailbox, parent, None).await?;
    }
    Ok(())
}

/// Renames a folder with all below it; from INBOX the messages move and INBOX stays (RFC 9051 §6.3.6).
///
/// # Errors
/// As [`create`], and [`FolderError::Missing`], [`FolderError::IntoItself`].
pub async fn rename(
    engine: &Engine,
    mailbox: MailboxId,
    from: &str,
    to: &str,
    limits: &Limits,
) -> Result<(), FolderError> {
    may_change(engine)?;
    let input = (mailbox, from.to_owned(), Name::parse(to, limits)?, limits.clone());
    let unit = engine.store().db().write(input, |tx, (mailbox, from, to, limits)| {
        Box::pin(async move {
            let known = folders::list(tx, *mailbox).await?;
            if known.iter().all(|folder| folder.name != *from) {
                return Err(FolderError::Missing);
            }
            if known.iter().any(|folder| folder.name == to.0) {
                return Err(FolderError::Exists);
            }
            let below = |name: &str| name.strip_prefix(from.as_str()).is_some_and(|rest| rest.starts_with(SEPARATOR));
            if from != INBOX && below(&to.0) {
                return Err(FolderError::IntoItself);
            }
            if from != INBOX {
                for folder in known.iter().filter(|folder| below(&folder.name)) {
                    Name::parse(&format!("{}{}", to.0, &folder.name[from.len()..]), limits)?;
                }
            }
            make_parents(tx, *mailbox, to, &known, usize::from(from == INBOX), limits.folders).await?;
            Ok(folders::rename(tx, *mailbox, from, &to.0).await?)
        })
    });
    unit.await
}

/// Deletes a folder with its messages; those below it stay.
///
/// # Errors
/// [`FolderError::Inbox`], [`FolderError::Missing`], [`FolderError::HasChildren`], or ours.
pub async fn delete(engine: &Engine, mailbox: MailboxId, name: &str) -> Result<(), FolderError> {
    may_change(engine)?;
    if name == INBOX {
        return Err(FolderError::Inbox);
    }
    let unit = engine.store().db().write((mailbox, name.to_owned()), |tx, (mailbox, name)| {
        Box::pin(async move {
            if let Some(folder) = folders::find(tx, *mailbox, name).await? {
                return Ok(folders::delete(tx, &folder).await?);
            }
            let below = format!("{name}{SEPARATOR}");
            match folders::list(tx, *mailbox).await?.iter().any(|folder| folder.name.starts_with(&below)) {
                true => Err(FolderError::HasChildren),
                false => Err(FolderError::Missing),
            }
        })
    });
    unit.await
}

/// Subscribes to a name, whether or not such a folder exists.
///
/// # Errors
/// [`FolderError::Name`], [`FolderError::TooMany`], or ours.
pub async fn subscribe(engine: &Engine, mailbox: MailboxId, name: &str, limits: &Limits) -> Result<(), FolderError> {
    may_change(engine)?;
    let input = (mailbox, Name::parse(name, limits)?, limits.folders);
    let unit = engine.store().db().write(input, |tx, (mailbox, name, most)| {
        Box::pin(async move {
            if folders::subscriptions(tx, *mailbox).await?.len() >= *most {
                return Err(FolderError::TooMany { limit: *most });
            }
            Ok(folders::subscribe(tx, *mailbox, &name.0).await?)
        })
    });
    unit.await
}

/// Takes a subscription back; a name that has none is no error.
///
/// # Errors
/// Ours only.
pub async fn unsubscribe(engine: &Engine, mailbox: MailboxId, name: &str) -> Result<(), FolderError> {
    may_change(engine)?;
    let unit = engine.store().db().write((mailbox, name.to_owned()), |tx, (mailbox, name)| {
        Box::pin(async move { Ok(folders::unsubscribe(tx, *mailbox, name).await?) })
    });
    unit.await
}

#[cfg(test)]
mod tests {
    use super::{Limits, Name, NameFault};

    #[test]
    fn names_are_held_against_the_rules() {
        let limits = Limits::default();
        let level = "ü".repeat(127);
        let long = vec!["x".repeat(200); 6].join("/");
        for (name, fault) in [
            ("Work", None),
            ("Work/2026/Größe", None),
            (level.as_str(), None),
            ("", Some(NameFault::EmptyLevel)),
            ("/Work", Some(NameFault::EmptyLevel)),
            ("Work//2026", Some(NameFault::EmptyLevel)),
            ("Work/", Some(NameFault::EmptyLevel)),
            ("Wo\u{7}rk", Some(NameFault::Control)),
            (&format!("{level}xy"), Some(NameFault::LongLevel { limit: 255 })),
            (&long, Some(NameFault::Long { limit: 1000 })),
            (&["x"; 20].join("/"), None),
            (&["x"; 21].join("/"), Some(NameFault::Deep { limit: 20 })),
        ] {
            assert_eq!(Name::parse(name, &limits).err(), fault, "{name}");
        }
        let name = Name::parse("a/b/c", &limits).unwrap();
        assert_eq!(name.parents().collect::<Vec<_>>(), ["a", "a/b"]);
    }
}
