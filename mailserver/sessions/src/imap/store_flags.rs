//! STORE, plain and conditional (RFC 7162 §3.1.3). One unit changes all messages under one mod-sequence.

use std::ops::Range;

use engine::messages;
use imap::SequenceSet;
use imap::command::{FlagChange, Numbering, Store, StoreReply};
use store::flags::Flags;
use store::view::View;

use super::answer::{Answer, AnswerCode, Trouble};
use super::flags;
use super::selected::{UidItem, uid_ranges, write_flags};
use super::session::{Enabled, Session};

impl Session<'_> {
    pub(super) async fn store_flags(&mut self, command: Store) -> Result<Answer, Trouble> {
        self.enabled.condstore |= command.unchanged_since.is_some();
        let (store, selected) = self.open_for_change()?;
        let spans = selected.resolve(&store, &command.messages, command.numbering).await?;
        if spans.is_empty() {
            return Ok(Answer::ok("nothing to change"));
        }
        let change = match command.change {
            FlagChange::Replace => store::flags::FlagChange::Replace,
            FlagChange::Add => store::flags::FlagChange::Add,
            FlagChange::Remove => store::flags::FlagChange::Remove,
        };
        let operand = flags::from_client(&command.flags);
        let view = selected.view(&store).await?;
        let ranges = uid_ranges(view, &spans);
        let expected = expected(view, &spans, command.reply, |flags| flags.changed(change, &operand));
        let folder = selected.folder.id;
        let since = command.unchanged_since.map(|since| i64::try_from(since).unwrap_or(i64::MAX));
        let (engine, limits) = (&self.service.engine, &self.conn.limits.messages);
        let outcome = messages::change_flags(engine, folder, ranges, change, operand, since, limits).await?;
        let (store, selected) = self.open()?;
        if selected.is_stale() {
            selected.absorb(&store).await?;
        }
        let (mut changed, mut refused) = (outcome.changed, outcome.refused);
        changed.sort_unstable();
        refused.sort_unstable();
        let told = selected.view(&store).await?;
        let touched: Vec<u32> = spans.iter().cloned().flatten().map(|index| told.uids()[index]).collect();
        selected.told_flags(&touched);
        let uid = match command.numbering {
            Numbering::Uid => UidItem::Always,
            Numbering::Sequence => UidItem::WhenEnabled,
        };
        let (enabled, conn) = (self.enabled, &mut *self.conn);
        let Some(selected) = &mut self.selected else { return Ok(Answer::ok("stored")) };
        let view = selected.view(&store).await?;
        for (nth, index) in spans.iter().cloned().flatten().enumerate() {
            // What others changed meanwhile is news even to a client that asked for silence.
            let news = match command.reply {
                StoreReply::Flags => true,
                StoreReply::Silent => expected.get(nth).is_some_and(|expected| view.flags(index) != *expected),
            };
            match news {
                true => write_flags(view, index, &enabled, uid, &mut conn.out),
                false => write_mod_seq(view, index, &enabled, &changed, conn),
            }
            conn.flush_if_full().await?;
        }
        let answer = Answer::ok("stored");
        if refused.is_empty() {
            return Ok(answer);
        }
        let numbers = refused.iter().filter_map(|uid| match command.numbering {
            Numbering::Uid => Some(*uid),
            Numbering::Sequence => view.sequence(*uid),
        });
        Ok(answer.with_code(AnswerCode::Modified(SequenceSet::from_sorted(numbers))))
    }
}

/// The flags a client that asked for silence will assume.
fn expected(view: &View, spans: &[Range<usize>], reply: StoreReply, changed: impl Fn(Flags) -> Flags) -> Vec<Flags> {
    match reply {
        StoreReply::Flags => Vec::new(),
        StoreReply::Silent => spans.iter().cloned().flatten().map(|index| changed(view.flags(index))).collect(),
    }
}

/// The new mod-sequence of a changed message, which even silence does not withhold (RFC 7162 §3.1.3).
fn write_mod_seq(view: &View, index: usize, enabled: &Enabled, changed: &[u32], conn: &mut super::Conn) {
    let uid = view.uids()[index];
    if enabled.condstore && changed.binary_search(&uid).is_ok() {
        let mut fetch = conn.out.fetch(index as u32 + 1);
        fetch.uid(uid);
        fetch.mod_seq(view.modseq(index).unsigned_abs());
        fetch.end();
    }
}
