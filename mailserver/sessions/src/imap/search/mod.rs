//! SEARCH: what the view answers first, then rows, then octets, each only for the messages still open, and within
//! [`Limits`](super::Limits).

mod criteria;

use std::sync::Arc;

use imap::command::Numbering;
use imap::encode::{Code, Esearch};
use imap::search::{Search, SearchKey, SearchReturn};
use imap::{SequenceSet, Tag};
use store::Store;
use store::ids::FolderId;
use store::messages::Message;
use store::view::View;

use super::Limits;
use super::answer::{Answer, Trouble};
use super::rows::{self, Entry};
use super::session::Session;
use criteria::{Facts, Frame, Octets, fold, holds, keys};

/// Messages looked at before other tasks get their turn.
const TURN: usize = 4096;

impl Session<'_> {
    pub(super) async fn search(&mut self, tag: &Tag, search: Search) -> Result<Answer, Trouble> {
        if search.charset.is_some() && self.enabled.utf8 && !self.enabled.rev2 {
            return Err(Answer::bad("no CHARSET once UTF8=ACCEPT is on").into());
        }
        let asks_mod_seq = search.key.asks_mod_seq();
        self.enabled.condstore |= asks_mod_seq;
        let (limits, rev2) = (Arc::clone(&self.conn.limits), self.enabled.rev2);
        let (store, selected) = self.open()?;
        let folder = selected.folder.id;
        let saved = selected.saved.clone();
        let view = selected.view(&store).await?;
        let frame = Arc::new(Frame::new(view, saved));
        let found = find(&store, folder, view, search.key, frame, &limits).await;
        let numbers: Vec<u32> = match (&found, search.numbering) {
            (Ok(found), Numbering::Uid) => found.iter().map(|&index| view.uids()[index]).collect(),
            (Ok(found), Numbering::Sequence) => found.iter().map(|&index| index as u32 + 1).collect(),
            (Err(_), _) => Vec::new(),
        };
        if search.result.is_some_and(|wanted| wanted.save) {
            let kept = found.as_deref().unwrap_or_default();
            let kept = meant(kept, search.result.unwrap_or_default()).map(|index| view.uids()[index]).collect();
            selected.saved = kept;
        }
        let found = found?;
        let wanted = search.result.or(rev2.then(|| SearchReturn { all: true, ..SearchReturn::default() }));
        let view = selected.view(&store).await?;
        let newest = meant(&found, wanted.unwrap_or_default()).map(|index| view.modseq(index).unsigned_abs()).max();
        let mod_seq = newest.filter(|_| asks_mod_seq);
        match wanted {
            None => self.conn.out.search(numbers.iter().copied(), mod_seq),
            Some(wanted) if wanted.min || wanted.max || wanted.all || wanted.count => {
                let answer = Esearch {
                    min: numbers.first().copied().filter(|_| wanted.min),
                    max: numbers.last().copied().filter(|_| wanted.max),
                    count: wanted.count.then_some(numbers.len() as u32),
                    all: wanted.all.then(|| SequenceSet::from_sorted(numbers.iter().copied())),
                    mod_seq,
                };
                self.conn.out.esearch(tag, search.numbering, &answer);
            }
            // SAVE alone answers nothing (RFC 5182 §2.1).
            Some(_) => {}
        }
        Ok(Answer::ok("searched"))
    }
}

/// What `$` keeps, and what MODSEQ is told of: the ends when only they were asked for, else everything
/// (RFC 5182 §2.4, RFC 7162 §3.1.5).
fn meant(found: &[usize], wanted: SearchReturn) -> impl Iterator<Item = usize> {
    let ends_only = (wanted.min || wanted.max) && !wanted.all && !wanted.count;
    let last = found.len().saturating_sub(1);
    let keep = move |nth: usize| !ends_only || (wanted.min && nth == 0) || (wanted.max && nth == last);
    found.iter().enumerate().filter(move |(nth, _)| keep(*nth)).map(|(_, index)| *index)
}

/// Indices of the messages that `key` holds for, ascending.
async fn find(
    store: &Store,
    folder: FolderId,
    view: &View,
    key: SearchKey,
    frame: Arc<Frame>,
    limits: &Arc<Limits>,
) -> Result<Vec<usize>, Trouble> {
    if keys(&key).saturating_mul(u64::from(view.len())) > limits.search_steps {
        return Err(over_limit());
    }
    let key = Arc::new(fold(key));
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for index in 0..view.uids().len() {
        let entry = Entry::of(view, index);
        match holds(&key, &Facts { entry: &entry, row: None, octets: None }, &frame) {
            Some(true) => found.push(index),
            Some(false) => {}
            None => open.push(index),
        }
        if index % TURN == TURN - 1 {
            tokio::task::yield_now().await;
        }
    }
    let mut budget = Budget { messages: limits.search_messages, octets: limits.search_octets };
    for batch in open.chunks(rows::BATCH) {
        let mut unread = Vec::new();
        for (entry, row) in rows::read(store, folder, view, batch).await? {
            match holds(&key, &Facts { entry: &entry, row: Some(&row), octets: None }, &frame) {
                Some(true) => found.push(entry.sequence as usize - 1),
                Some(false) => {}
                None => {
                    budget.take(&row)?;
                    unread.push((entry, row));
                }
            }
        }
        if !unread.is_empty() {
            let (store, key, frame, limits) = (store.clone(), key.clone(), frame.clone(), Arc::clone(limits));
            let read = tokio::task::spawn_blocking(move || read_and_test(&store, &key, &frame, unread, &limits));
            found.extend(read.await.map_err(|error| {
                tracing::error!(error = &error as &dyn std::error::Error, "messages could not be searched");
                Answer::no(Code::ServerBug, "the server failed")
            })?);
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn read_and_test(
    store: &Store,
    key: &SearchKey,
    frame: &Frame,
    unread: Vec<(Entry, Message)>,
    limits: &Limits,
) -> Vec<usize> {
    let runtime = tokio::runtime::Handle::current();
    let mut found = Vec::new();
    for (entry, row) in unread {
        match runtime.block_on(store.read_message(&row)) {
            Ok(content) => {
                let octets = Octets::new(content, limits.search_text);
                let facts = Facts { entry: &entry, row: Some(&row), octets: Some(&octets) };
                if holds(key, &facts, frame) == Some(true) {
                    found.push(entry.sequence as usize - 1);
                }
            }
            Err(error) => {
                tracing::error!(message.id = %row.id, error = &error as &dyn std::error::Error, "a message cannot be read");
            }
        }
    }
    found
}

/// What may still be read.
struct Budget {
    messages: u64,
    octets: u64,
}

impl Budget {
    fn take(&mut self, row: &Message) -> Result<(), Trouble> {
        self.messages = self.messages.checked_sub(1).ok_or_else(over_limit)?;
        self.octets = self.octets.checked_sub(row.size.into()).ok_or_else(over_limit)?;
        Ok(())
    }
}

fn over_limit() -> Trouble {
    Answer::no(Code::Limit, "the search would read more than is allowed; narrow it by date or folder").into()
}
