//! SELECT, EXAMINE, CLOSE, UNSELECT: opening a folder from its row alone, and what a returning client missed (QRESYNC,
//! RFC 7162 §3.2.5).

use imap::command::{Access, QResync, Select};
use imap::encode::{Code, Condition, ListKind, ListResponse, Vanished};
use imap::{Mailbox, SequenceSet};
use store::Store;
use store::expunged::{self, Expunged};
use store::folders::{self, Folder};
use store::messages::Selection;
use store::view::View;

use super::answer::{Answer, Trouble};
use super::flags;
use super::selected::{Selected, UidItem, write_flags};
use super::session::Session;

impl Session<'_> {
    pub(super) async fn select(&mut self, select: Select) -> Result<Answer, Trouble> {
        if select.qresync.is_some() && !self.enabled.qresync {
            return Err(Answer::bad("ENABLE QRESYNC first").into());
        }
        self.enabled.condstore |= select.condstore;
        if self.leave() {
            self.conn.out.untagged(Condition::Ok, Some(Code::Closed), "the former folder is closed");
        }
        let folder = self.folder(&select.mailbox).await?;
        let store = self.service.engine.store().clone();
        let watcher = store.db().watch(folder.id.0);
        let access = match self.service.engine.license().is_read_only() {
            true => Access::ReadOnly,
            false => select.access,
        };
        let mut selected = Selected::new(select.mailbox, folder, access, watcher);
        self.describe(&selected);
        if let Some(known) = select.qresync {
            self.resync(&store, &mut selected, &known).await?;
        }
        self.selected = Some(selected);
        Ok(match access {
            Access::ReadWrite => Answer::ok("selected").with(Code::ReadWrite),
            Access::ReadOnly => Answer::ok("selected").with(Code::ReadOnly),
        })
    }

    /// The folder of a name.
    pub(super) async fn folder(&self, name: &Mailbox) -> Result<Folder, Trouble> {
        let mut conn = self.service.engine.store().read().await?;
        let found = folders::find(&mut conn, self.login.mailbox, name.as_str()).await?;
        found.ok_or_else(|| Answer::no(Code::NonExistent, "there is no such folder").into())
    }

    /// What the row says. UNSEEN's first message is left out: it alone would need the view, and no client needs it.
    fn describe(&mut self, selected: &Selected) {
        let (folder, out) = (&selected.folder, &mut self.conn.out);
        out.flags(flags::announced(&folder.keywords));
        out.exists(folder.messages);
        if self.enabled.rev2 {
            out.list(&ListResponse {
                kind: ListKind::List,
                attributes: &[],
                mailbox: &selected.name,
                subscribed_children: false,
                old_name: None,
            });
        } else {
            out.recent(0);
        }
        selected.write_permanent_flags(out);
        out.untagged(Condition::Ok, Some(Code::UidValidity(folder.uid_validity)), "UIDs are valid");
        out.untagged(Condition::Ok, Some(Code::UidNext(folder.uid_next)), "the next UID");
        out.untagged(Condition::Ok, Some(Code::HighestModSeq(folder.modseq.unsigned_abs())), "the newest change");
    }

    /// Tells a returning client what went and what changed since it left.
    async fn resync(&mut self, store: &Store, selected: &mut Selected, known: &QResync) -> Result<(), Trouble> {
        let folder = selected.folder.clone();
        let since = i64::try_from(known.mod_seq).unwrap_or(i64::MAX);
        if known.uid_validity != folder.uid_validity || since >= folder.modseq {
            return Ok(());
        }
        let view = selected.view(store).await?;
        let vanished = match &known.known_uids {
            Some(uids) => vanished_since(store, &folder, view, since, uids, known.matches.as_ref()).await?,
            None => {
                let all = SequenceSet::from_range(1..=folder.uid_next.saturating_sub(1).max(1));
                vanished_since(store, &folder, view, since, &all, known.matches.as_ref()).await?
            }
        };
        self.conn.out.vanished(Vanished::Earlier, &vanished);
        let asked = |uid: u32| known.known_uids.as_ref().is_none_or(|uids| uids.contains(uid, u32::MAX));
        for index in 0..view.uids().len() {
            if view.modseq(index) > since && asked(view.uids()[index]) {
                write_flags(view, index, &self.enabled, UidItem::Always, &mut self.conn.out);
                self.conn.flush_if_full().await?;
            }
        }
        Ok(())
    }

    /// CLOSE: expunges without a word, then closes.
    pub(super) async fn close(&mut self) -> Result<Answer, Trouble> {
        let (_, selected) = self.open()?;
        if selected.access == Access::ReadWrite {
            let folder = selected.folder.clone();
            let all = vec![1..=u32::MAX];
            engine::messages::expunge(&self.service.engine, &folder, all, Selection::Deleted).await?;
            if let Some(selected) = &mut self.selected
                && selected.is_stale()
            {
                // The view given back must not hold what just went.
                let store = self.service.engine.store().clone();
                selected.absorb(&store).await?;
            }
        }
        self.leave();
        Ok(Answer::ok("closed"))
    }

    pub(super) fn unselect(&mut self) -> Result<Answer, Trouble> {
        match self.leave() {
            true => Ok(Answer::ok("closed")),
            false => Err(Answer::bad("select a folder first").into()),
        }
    }
}

/// UIDs among `asked` that went after `since`. When the store has forgotten that far back, every UID that is not there
/// counts as gone (RFC 7162 §3.2.5.2 lets a server tell more than it must); `matches` then spares the client the part
/// that it provably knows.
pub(super) async fn vanished_since(
    store: &Store,
    folder: &Folder,
    view: &View,
    since: i64,
    asked: &SequenceSet,
    matches: Option<&(SequenceSet, SequenceSet)>,
) -> Result<SequenceSet, Trouble> {
    let highest = folder.uid_next.saturating_sub(1);
    // Of a folder that is gone the next look at it tells.
    let gone = expunged::since(&mut store.read().await?, folder.id, since).await?;
    if let Expunged::Known(gone) = gone.unwrap_or(Expunged::Known(Vec::new())) {
        let gone = gone
            .into_iter()
            .filter(|&uid| uid <= highest && asked.contains(uid, highest) && view.sequence(uid).is_none());
        let mut gone: Vec<u32> = gone.collect();
        gone.dedup();
        return Ok(SequenceSet::from_sorted(gone));
    }
    let missing = asked.missing(view.uids(), highest);
    let sure = matches.map_or(0, |(numbers, uids)| agreed_up_to(view, numbers, uids));
    Ok(SequenceSet::from_sorted(missing.ranges(highest).flatten().skip_while(|uid| *uid <= sure)))
}

/// The highest UID the client pairs with the sequence number it still has: nothing below went without its knowledge.
fn agreed_up_to(view: &View, numbers: &SequenceSet, uids: &SequenceSet) -> u32 {
    let numbers = numbers.ranges(u32::MAX - 1).flatten();
    let uids = uids.ranges(u32::MAX - 1).flatten();
    numbers
        .zip(uids)
        .take_while(|(number, uid)| view.uids().get(*number as usize - 1) == Some(uid))
        .last()
        .map_or(0, |(_, uid)| uid)
}
