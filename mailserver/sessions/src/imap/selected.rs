//! The folder a session has open: what the client was told of it, and what happened since.
//!
//! Opening a folder reads its row alone. The view of its messages is loaded by the first command that needs it, as of
//! that row, so that nothing in between is lost or told twice. Expunged messages keep their sequence numbers until a
//! command allows to tell of them (RFC 9051 §7.5.1).

use std::collections::BTreeSet;
use std::ops::Range;

use foundation::db::Watcher;
use imap::command::{Access, Numbering};
use imap::encode::{Code, Condition, Vanished};
use imap::{Encoder, Mailbox, Messages, SequenceSet};
use store::Store;
use store::flags::Keywords;
use store::folders::{self, Folder};
use store::messages::UidRange;
use store::view::{Changes, View, changes_since};

use super::answer::{Answer, Trouble};
use super::conn::End;
use super::flags;
use super::session::Enabled;

/// Whether sequence numbers may shift now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expunges {
    Told,
    Held,
}

/// An open folder.
pub(super) struct Selected {
    pub(super) name: Mailbox,
    /// Its row as of SELECT.
    pub(super) folder: Folder,
    pub(super) access: Access,
    /// What `$` stands for: UIDs, ascending.
    pub(super) saved: Vec<u32>,
    view: Option<View>,
    /// The view was loaded since the last difference was taken in: it knows messages as of SELECT, but flags as of now,
    /// so it cannot say which of them changed.
    fresh: bool,
    /// Messages the client knows of.
    told: u32,
    /// Keywords the client knows of.
    keywords: Keywords,
    /// UIDs expunged and not told yet, ascending, all in the view.
    gone: Vec<u32>,
    /// UIDs whose flags are to be told.
    flagged: BTreeSet<u32>,
    /// Keywords that appeared since.
    new_keywords: Keywords,
    pub(super) watcher: Watcher,
    /// The watcher was set up after the row was read, so the row may be old already.
    unverified: bool,
}

impl Selected {
    pub(super) fn new(name: Mailbox, folder: Folder, access: Access, watcher: Watcher) -> Self {
        Self {
            name,
            access,
            saved: Vec::new(),
            view: None,
            fresh: false,
            told: folder.messages,
            keywords: folder.keywords.clone(),
            gone: Vec::new(),
            flagged: BTreeSet::new(),
            new_keywords: Keywords::default(),
            watcher,
            unverified: true,
            folder,
        }
    }

    /// The messages as the client knows them.
    pub(super) async fn view(&mut self, store: &Store) -> Result<&mut View, Trouble> {
        let view = match self.view.take() {
            Some(view) => view,
            None => {
                self.fresh = true;
                match store.view_as_of(&self.folder).await {
                    Err(store::Error::Missing("folder")) => return Err(deleted()),
                    // Numbers were told of messages whose UIDs nobody remembers: there is no going on from here.
                    Err(store::Error::Forgotten) => {
                        return Err(Trouble::End(End::Bye("too much went from the open folder, select it again")));
                    }
                    view => view?,
                }
            }
        };
        Ok(self.view.insert(view))
    }

    /// Gives the view to whoever opens the folder next.
    pub(super) fn leave(self, store: &Store) {
        if let Some(mut view) = self.view {
            view.expunge_all(&self.gone);
            store.give_back(view);
        }
    }

    /// Whether something may have happened that is not taken in.
    pub(super) fn is_stale(&self) -> bool {
        self.unverified || self.watcher.has_changed()
    }

    /// The watcher told of a change and counts it as seen.
    pub(super) fn mark_stale(&mut self) {
        self.unverified = true;
    }

    /// Takes in what happened since; nothing is told yet.
    pub(super) async fn absorb(&mut self, store: &Store) -> Result<(), Trouble> {
        // First, so that what commits during the reads below counts as not seen.
        self.watcher.seen();
        self.unverified = false;
        let mut conn = store.read().await?;
        if self.view.is_none() {
            let now = folders::read(&mut conn, self.folder.id).await?.ok_or_else(deleted)?;
            if now.modseq == self.folder.modseq {
                return Ok(());
            }
        }
        let id = self.folder.id;
        let since = self.view(store).await?.modseq;
        let changes = changes_since(&mut conn, id, since).await?.ok_or_else(deleted)?;
        self.take_in(&changes);
        Ok(())
    }

    fn take_in(&mut self, changes: &Changes) {
        let Some(view) = &mut self.view else { return };
        let appeared = changes.changed.iter().flat_map(|message| message.flags.keywords.iter());
        for keyword in appeared {
            if !self.keywords.contains(keyword) && !self.new_keywords.contains(keyword) {
                self.new_keywords = self.new_keywords.with(&Keywords::from_iter([keyword]));
            }
        }
        self.flagged.extend(view.take_in(changes).flagged);
        if std::mem::take(&mut self.fresh) {
            let known = changes.changed.iter().map(|message| message.uid);
            self.flagged.extend(known.filter(|uid| view.sequence(*uid).is_some_and(|number| number <= self.told)));
        }
        for uid in changes.vanished.among(view.uids()) {
            match view.sequence(uid) {
                Some(sequence) if sequence <= self.told => self.gone.push(uid),
                // Came and went before the client heard of it.
                Some(_) => {
                    view.expunge(uid);
                }
                None => {}
            }
        }
        self.gone.sort_unstable();
        self.gone.dedup();
    }

    /// Flags of these ascending UIDs need not be told: the command's own answer does.
    pub(super) fn told_flags(&mut self, uids: &[u32]) {
        self.flagged.retain(|uid| uids.binary_search(uid).is_err());
    }

    /// Writes what was taken in.
    pub(super) fn tell(&mut self, expunges: Expunges, enabled: &Enabled, out: &mut Encoder) {
        if expunges == Expunges::Told && !self.gone.is_empty() {
            self.tell_expunges(enabled, out);
        }
        let Some(view) = &self.view else { return };
        if view.len() != self.told {
            self.told = view.len();
            out.exists(self.told);
        }
        if !self.new_keywords.is_empty() {
            self.keywords = self.keywords.with(&std::mem::take(&mut self.new_keywords));
            out.flags(flags::announced(&self.keywords));
            self.write_permanent_flags(out);
        }
        for uid in std::mem::take(&mut self.flagged) {
            if let Some(sequence) = view.sequence(uid) {
                write_flags(view, sequence as usize - 1, enabled, UidItem::WhenEnabled, out);
            }
        }
    }

    fn tell_expunges(&mut self, enabled: &Enabled, out: &mut Encoder) {
        let Some(view) = &mut self.view else { return };
        let gone = std::mem::take(&mut self.gone);
        match enabled.qresync {
            true => out.vanished(Vanished::Now, &SequenceSet::from_sorted(gone.iter().copied())),
            // From the end, so that no number shifts another.
            false => gone.iter().rev().filter_map(|uid| view.sequence(*uid)).for_each(|number| out.expunge(number)),
        }
        self.told -= gone.len() as u32;
        view.expunge_all(&gone);
        self.saved.retain(|uid| gone.binary_search(uid).is_err());
        self.flagged.retain(|uid| gone.binary_search(uid).is_err());
    }

    /// `* OK [PERMANENTFLAGS (…)]`: none in a folder opened by EXAMINE.
    pub(super) fn write_permanent_flags(&self, out: &mut Encoder) {
        let all: Vec<&str> = match self.access {
            Access::ReadWrite => flags::announced(&self.keywords).chain(["\\*"]).collect(),
            Access::ReadOnly => Vec::new(),
        };
        out.untagged(Condition::Ok, Some(Code::PermanentFlags(&all)), "flags that are kept");
    }

    /// Where in the view the named messages stand, as ascending spans.
    pub(super) async fn resolve(
        &mut self,
        store: &Store,
        messages: &Messages,
        numbering: Numbering,
    ) -> Result<Vec<Range<usize>>, Trouble> {
        let saved = match messages {
            Messages::Saved => std::mem::take(&mut self.saved),
            Messages::Set(_) => Vec::new(),
        };
        let view = self.view(store).await?;
        let spans = match (messages, numbering) {
            (Messages::Saved, _) => {
                let indices = saved.iter().filter_map(|uid| view.sequence(*uid)).map(|number| number as usize - 1);
                super::rows::spans(indices)
            }
            (Messages::Set(set), Numbering::Uid) => set.spans(view.uids()).collect(),
            (Messages::Set(set), Numbering::Sequence) => {
                // With a star some message is always meant, unless there is none; clients ask `1:*` of empty folders.
                if !set.has_star() && set.count(u32::MAX) != set.count(view.len()) {
                    return Err(Answer::bad("no message of that number").into());
                }
                set.ranges(view.len()).map(|range| *range.start() as usize - 1..*range.end() as usize).collect()
            }
        };
        if matches!(messages, Messages::Saved) {
            self.saved = saved;
        }
        Ok(spans)
    }
}

/// Whether an unasked FETCH names the UID too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum UidItem {
    Always,
    /// Once the client has shown that it knows newer IMAP.
    WhenEnabled,
}

/// `* n FETCH (UID … FLAGS … MODSEQ …)` of the message at an index.
pub(super) fn write_flags(view: &View, index: usize, enabled: &Enabled, uid: UidItem, out: &mut Encoder) {
    let message_flags = view.flags(index);
    let mut fetch = out.fetch(index as u32 + 1);
    if uid == UidItem::Always || enabled.condstore || enabled.rev2 {
        fetch.uid(view.uids()[index]);
    }
    fetch.flags(flags::names(&message_flags));
    if enabled.condstore {
        fetch.mod_seq(view.modseq(index).unsigned_abs());
    }
    fetch.end();
}

/// Index spans as ranges of UIDs. Between two messages of a view no UID can appear any more.
pub(super) fn uid_ranges(view: &View, spans: &[Range<usize>]) -> Vec<UidRange> {
    let uids = view.uids();
    spans.iter().filter(|span| !span.is_empty()).map(|span| uids[span.start]..=uids[span.end - 1]).collect()
}

fn deleted() -> Trouble {
    Trouble::End(End::Bye("the open folder was deleted"))
}
