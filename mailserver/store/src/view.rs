//! A folder as a session sees it: UIDs and flags, brought up to date by difference.
//!
//! What a change costs does not depend on the size of the folder, but for moving four bytes a message when one is expunged
//! from its middle. Views that no session uses stay in a bounded cache, so that the next SELECT starts from a difference too.

use std::collections::{BTreeMap, HashMap, VecDeque};

use foundation::args;
use foundation::db::{Conn, DbError};
use parking_lot::Mutex;

use crate::expunged::{self, Expunged};
use crate::flags::{Flags, Keywords, SystemFlags};
use crate::folders::Folder;
use crate::ids::FolderId;
use crate::{Error, Store};

/// The messages of a folder, in the order of their sequence numbers.
#[derive(Clone, Debug)]
pub struct View {
    /// The folder.
    pub folder: FolderId,
    /// Its UIDVALIDITY.
    pub uid_validity: u32,
    /// The UID the next message gets, as of `modseq`.
    pub uid_next: u32,
    /// Everything up to this MODSEQ is in the view.
    pub modseq: i64,
    uids: Vec<u32>,
    system: Vec<SystemFlags>,
    modseqs: Vec<i64>,
    keywords: BTreeMap<u32, Keywords>,
}

/// One message's flags as they are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedMessage {
    /// Its UID.
    pub uid: u32,
    /// Its flags.
    pub flags: Flags,
    /// When they last changed.
    pub modseq: i64,
}

/// What happened in a folder since a MODSEQ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Everything up to this MODSEQ is told of.
    pub modseq: i64,
    /// The UID the next message gets.
    pub uid_next: u32,
    /// New and changed messages, ascending by UID.
    pub changed: Vec<ChangedMessage>,
    /// What is gone.
    pub vanished: Vanished,
}

/// Messages that are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vanished {
    /// These UIDs, ascending.
    These(Vec<u32>),
    /// The folder does not remember that far back; whatever was there and is not among these UIDs, ascending.
    AllBut(Vec<u32>),
}

impl Default for Vanished {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

impl Vanished {
    /// Those of `known` that are gone; both ascending.
    pub fn among(&self, known: &[u32]) -> Vec<u32> {
        let holds = |uids: &[u32], uid: &u32| uids.binary_search(uid).is_ok();
        match self {
            Self::These(gone) => gone.iter().copied().filter(|uid| holds(known, uid)).collect(),
            Self::AllBut(left) => known.iter().copied().filter(|uid| !holds(left, uid)).collect(),
        }
    }
}

/// What happened in `folder` after `since`; `None` when the folder is gone.
///
/// The folder's row is read first: rows newer than it may be told of now and once more by the next call, never missed.
pub async fn changes_since(conn: &mut Conn, folder: FolderId, since: i64) -> Result<Option<Changes>, DbError> {
    let head = conn.optional("SELECT modseq, uid_next FROM folders WHERE id = $1", args![folder]).await?;
    let Some(head) = head else { return Ok(None) };
    let mut changes = Changes { modseq: head.int(0)?, uid_next: head.u32(1)?, ..Changes::default() };
    if changes.modseq == since {
        return Ok(Some(changes));
    }
    let sql = "SELECT uid, flags, keywords, modseq FROM messages WHERE folder_id = $1 AND modseq > $2";
    let changed = &mut changes.changed;
    conn.each(sql, args![folder, since], |row| {
        let flags = Flags { system: SystemFlags(row.int(1)? as u8), keywords: Keywords::from_column(&row.text(2)?) };
        changed.push(ChangedMessage { uid: row.u32(0)?, flags, modseq: row.int(3)? });
        Ok::<_, DbError>(())
    })
    .await?;
    changed.sort_unstable_by_key(|message| message.uid);
    if since == 0 {
        // Who knows nothing yet has nothing to lose.
        return Ok(Some(changes));
    }
    changes.vanished = match expunged::since(conn, folder, since).await? {
        Some(Expunged::Known(uids)) => Vanished::These(uids),
        Some(Expunged::Forgotten) => Vanished::AllBut(uids(conn, folder).await?),
        None => return Ok(None),
    };
    Ok(Some(changes))
}

async fn uids(conn: &mut Conn, folder: FolderId) -> Result<Vec<u32>, DbError> {
    let mut uids = Vec::new();
    // From the covering index: the rows themselves are long.
    conn.each("SELECT uid FROM messages WHERE folder_id = $1 AND modseq > 0", args![folder], |row| {
        uids.push(row.u32(0)?);
        Ok::<_, DbError>(())
    })
    .await?;
    uids.sort_unstable();
    Ok(uids)
}

/// What a session is told after its view was brought up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Whether there are more messages than before: EXISTS is due.
    pub arrived: bool,
    /// UIDs of messages known before whose flags changed: FETCH is due.
    pub flagged: Vec<u32>,
}

impl View {
    fn empty(folder: FolderId, uid_validity: u32) -> Self {
        Self {
            folder,
            uid_validity,
            uid_next: 1,
            modseq: 0,
            uids: Vec::new(),
            system: Vec::new(),
            modseqs: Vec::new(),
            keywords: BTreeMap::new(),
        }
    }

    /// Messages in the view.
    pub fn len(&self) -> u32 {
        self.uids.len() as u32
    }

    /// Whether the view holds no message.
    pub fn is_empty(&self) -> bool {
        self.uids.is_empty()
    }

    /// The UIDs by sequence number: the first is message 1.
    pub fn uids(&self) -> &[u32] {
        &self.uids
    }

    /// The sequence number of a UID.
    pub fn sequence(&self, uid: u32) -> Option<u32> {
        self.uids.binary_search(&uid).ok().map(|at| at as u32 + 1)
    }

    /// The system flags of the message at a sequence number's index (from 0).
    pub fn system(&self, index: usize) -> SystemFlags {
        self.system[index]
    }

    /// All flags of the message at an index.
    pub fn flags(&self, index: usize) -> Flags {
        let keywords = self.keywords.get(&self.uids[index]).cloned().unwrap_or_default();
        Flags { system: self.system[index], keywords }
    }

    /// The MODSEQ of the message at an index.
    pub fn modseq(&self, index: usize) -> i64 {
        self.modseqs[index]
    }

    /// The sequence number of the first message without `\Seen`.
    pub fn first_unseen(&self) -> Option<u32> {
        self.system.iter().position(|flags| !flags.contains(SystemFlags::SEEN)).map(|at| at as u32 + 1)
    }

    /// Takes in new messages and changed flags. Expunged ones stay until [`View::expunge`], because a session may only tell
    /// of them between commands (RFC 9051 §7.5.1).
    pub fn take_in(&mut self, changes: &Changes) -> Told {
        let mut told = Told::default();
        for message in &changes.changed {
            if self.uids.last().is_none_or(|&last| message.uid > last) {
                self.uids.push(message.uid);
                self.system.push(message.flags.system);
                self.modseqs.push(message.modseq);
                self.set_keywords(message);
                told.arrived = true;
            } else if let Ok(at) = self.uids.binary_search(&message.uid)
                && self.modseqs[at] < message.modseq
            {
                self.system[at] = message.flags.system;
                self.modseqs[at] = message.modseq;
                self.set_keywords(message);
                told.flagged.push(message.uid);
            }
        }
        self.modseq = self.modseq.max(changes.modseq);
        self.uid_next = self.uid_next.max(changes.uid_next);
        told
    }

    fn set_keywords(&mut self, message: &ChangedMessage) {
        if message.flags.keywords.is_empty() {
            self.keywords.remove(&message.uid);
        } else {
            self.keywords.insert(message.uid, message.flags.keywords.clone());
        }
    }

    /// Removes a message; the sequence number it had.
    pub fn expunge(&mut self, uid: u32) -> Option<u32> {
        let at = self.uids.binary_search(&uid).ok()?;
        self.uids.remove(at);
        self.system.remove(at);
        self.modseqs.remove(at);
        self.keywords.remove(&uid);
        Some(at as u32 + 1)
    }

    /// Removes many messages at once, in one pass.
    pub fn expunge_all(&mut self, uids: &[u32]) {
        let mut keep = self.uids.iter().map(|uid| uids.binary_search(uid).is_err());
        self.system.retain(|_| keep.next().unwrap_or(true));
        let mut keep = self.uids.iter().map(|uid| uids.binary_search(uid).is_err());
        self.modseqs.retain(|_| keep.next().unwrap_or(true));
        self.uids.retain(|uid| uids.binary_search(uid).is_err());
        self.keywords.retain(|uid, _| uids.binary_search(uid).is_err());
    }

    /// Goes back to the messages of when `folder` was read; flags stay as they are. `expunged` are the UIDs lost since, whose
    /// flags went with them.
    fn rewind(&mut self, folder: &Folder, expunged: &[u32]) {
        let len = self.uids.partition_point(|&uid| uid < folder.uid_next);
        self.uids.truncate(len);
        self.system.truncate(len);
        self.modseqs.truncate(len);
        self.keywords.split_off(&folder.uid_next);
        for &uid in expunged.iter().filter(|&&uid| uid < folder.uid_next) {
            if let Err(at) = self.uids.binary_search(&uid) {
                self.uids.insert(at, uid);
                self.system.insert(at, SystemFlags::NONE);
                self.modseqs.insert(at, folder.modseq);
            }
        }
        self.modseq = folder.modseq;
        self.uid_next = folder.uid_next;
    }

    fn bytes(&self) -> usize {
        self.uids.capacity() * 4 + self.system.capacity() + self.modseqs.capacity() * 8 + self.keywords.len() * 96
    }
}

impl Store {
    /// The view of a folder with the messages it had when `folder` was read, so that SELECT can answer from the row alone and
    /// load the view when a command first needs it. Built from the view a session gave back, or from rows.
    ///
    /// Messages, `uid_next` and `modseq` are of that moment. Flags and their MODSEQs are of now: what they were is nowhere,
    /// and no client may rely on them (others change them at any time). So the next difference since `modseq` names changes
    /// that the view already holds; whoever must tell of them takes them from there, not from [`View::take_in`]. Messages
    /// that went since are in the view without flags, until the difference says that they are gone.
    ///
    /// # Errors
    /// [`Error::Forgotten`] when messages went since whose UIDs the folder has forgotten.
    pub async fn view_as_of(&self, folder: &Folder) -> Result<View, Error> {
        let mut conn = self.read().await?;
        let kept = self.views().take(folder.id).filter(|view| view.modseq <= folder.modseq);
        let mut view = kept.unwrap_or_else(|| View::empty(folder.id, folder.uid_validity));
        let changes = changes_since(&mut conn, folder.id, view.modseq).await?.ok_or(Error::Missing("folder"))?;
        view.take_in(&changes);
        view.expunge_all(&changes.vanished.among(view.uids()));
        let Expunged::Known(expunged) =
            expunged::since(&mut conn, folder.id, folder.modseq).await?.ok_or(Error::Missing("folder"))?
        else {
            return Err(Error::Forgotten);
        };
        // Back to that moment: what came later goes, what went later comes back to be told of as expunged.
        view.rewind(folder, &expunged);
        Ok(view)
    }

    /// Takes a view back for the next session that opens the folder. It must hold no message the folder lost before
    /// its `modseq`.
    pub fn give_back(&self, view: View) {
        self.views().put(view);
    }
}

/// Views between sessions, the longest unused given up first.
pub(crate) struct Views {
    budget: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_folder: HashMap<FolderId, View>,
    order: VecDeque<FolderId>,
    bytes: usize,
}

impl Views {
    pub(crate) fn new(budget: usize) -> Self {
        Self { budget, kept: Mutex::default() }
    }

    fn take(&self, folder: FolderId) -> Option<View> {
        let mut kept = self.kept.lock();
        let view = kept.by_folder.remove(&folder)?;
        kept.bytes -= view.bytes();
        kept.order.retain(|&other| other != folder);
        Some(view)
    }

    fn put(&self, view: View) {
        let bytes = view.bytes();
        if bytes > self.budget {
            return;
        }
        let folder = view.folder;
        drop(self.take(folder));
        let mut kept = self.kept.lock();
        while kept.bytes + bytes > self.budget {
            let Some(oldest) = kept.order.pop_front() else { break };
            if let Some(gone) = kept.by_folder.remove(&oldest) {
                kept.bytes -= gone.bytes();
            }
        }
        kept.bytes += bytes;
        kept.order.push_back(folder);
        kept.by_folder.insert(folder, view);
    }
}
