//! FETCH. What the view holds is answered at once; rows and bodies are read in pages, each rendered off the async threads
//! while the one before is written, so that memory stays at a few pages and a slow client slows only itself.

mod pages;
mod plan;
mod render;

use std::ops::Range;
use std::sync::Arc;

use engine::messages;
use imap::SequenceSet;
use imap::command::{Access, Fetch};
use imap::encode::{Code, Vanished};
use imap::fetch::FetchItem;
use store::Store;
use store::flags::{FlagChange, Flags, Keywords, SystemFlags};

use super::answer::{Answer, Trouble};
use super::rows::{self, Entry};
use super::select::vanished_since;
use super::selected::uid_ranges;
use super::session::Session;
use plan::{Need, Plan};
use render::Shortfall;

impl Session<'_> {
    pub(super) async fn fetch(&mut self, fetch: Fetch) -> Result<Answer, Trouble> {
        if fetch.vanished && !self.enabled.qresync {
            return Err(Answer::bad("ENABLE QRESYNC first").into());
        }
        self.enabled.condstore |= fetch.changed_since.is_some() || fetch.items.contains(&FetchItem::ModSeq);
        let (store, selected) = self.open()?;
        let mut spans = selected.resolve(&store, &fetch.messages, fetch.numbering).await?;
        if let Some(since) = fetch.changed_since {
            let since = i64::try_from(since).unwrap_or(i64::MAX);
            if fetch.vanished {
                self.tell_vanished(&store, &fetch, since).await?;
            }
            let (_, selected) = self.open()?;
            let view = selected.view(&store).await?;
            spans = rows::spans(spans.into_iter().flatten().filter(|&index| view.modseq(index) > since));
        }
        let marked = match fetch.items.iter().any(FetchItem::sets_seen) {
            true => self.mark_seen(&store, &spans).await?,
            false => Vec::new(),
        };
        let plan = Arc::new(Plan::new(fetch.items, marked, self.enabled.condstore, self.enabled.text_mode()));
        let shortfall = match plan.need {
            Need::View => self.fetch_from_view(&store, &spans, &plan).await?,
            Need::Row | Need::Octets | Need::Structure => self.fetch_pages(&store, &spans, &plan).await?,
        };
        Ok(shortfall.answer())
    }

    /// `VANISHED` of UID FETCH (RFC 7162 §3.2.6).
    async fn tell_vanished(&mut self, store: &Store, fetch: &Fetch, since: i64) -> Result<(), Trouble> {
        let (_, selected) = self.open()?;
        let imap::Messages::Set(asked) = &fetch.messages else { return Ok(()) };
        let folder = selected.folder.clone();
        let view = selected.view(store).await?;
        let folder = store::folders::Folder { uid_next: view.uid_next, ..folder };
        let asked = SequenceSet::from_sorted(asked.ranges(view.uid_next.saturating_sub(1)).flatten());
        let vanished = vanished_since(store, &folder, view, since, &asked, None).await?;
        self.conn.out.vanished(Vanished::Earlier, &vanished);
        Ok(())
    }

    /// Marks all messages as seen in one unit; the UIDs whose flags changed by it.
    async fn mark_seen(&mut self, store: &Store, spans: &[Range<usize>]) -> Result<Vec<u32>, Trouble> {
        let (_, selected) = self.open()?;
        if selected.access == Access::ReadOnly {
            return Ok(Vec::new());
        }
        let view = selected.view(store).await?;
        let unseen = |index: &usize| !view.system(*index).contains(SystemFlags::SEEN);
        let unseen = rows::spans(spans.iter().cloned().flatten().filter(unseen));
        if unseen.is_empty() {
            return Ok(Vec::new());
        }
        let (ranges, folder) = (uid_ranges(view, &unseen), selected.folder.id);
        let seen = Flags { system: SystemFlags::SEEN, keywords: Keywords::default() };
        let (engine, limits) = (&self.service.engine, &self.conn.limits.messages);
        let outcome = messages::change_flags(engine, folder, ranges, FlagChange::Add, seen, None, limits).await?;
        let mut changed = outcome.changed;
        changed.sort_unstable();
        let (_, selected) = self.open()?;
        if selected.is_stale() {
            selected.absorb(store).await?;
        }
        selected.told_flags(&changed);
        Ok(changed)
    }

    async fn fetch_from_view(
        &mut self,
        store: &Store,
        spans: &[Range<usize>],
        plan: &Plan,
    ) -> Result<Shortfall, Trouble> {
        let Some(selected) = &mut self.selected else { return Ok(Shortfall::default()) };
        let view = selected.view(store).await?;
        for index in spans.iter().cloned().flatten() {
            render::from_view(&Entry::of(view, index), plan, &mut self.conn.out);
            self.conn.flush_if_full().await?;
        }
        Ok(Shortfall::default())
    }

    async fn fetch_pages(
        &mut self,
        store: &Store,
        spans: &[Range<usize>],
        plan: &Arc<Plan>,
    ) -> Result<Shortfall, Trouble> {
        let Some(selected) = &mut self.selected else { return Ok(Shortfall::default()) };
        let folder = selected.folder.id;
        let view = selected.view(store).await?;
        pages::stream(self.conn, store, folder, view, spans, plan).await
    }
}

impl Shortfall {
    fn answer(self) -> Answer {
        let answer = Answer::ok("fetched");
        match self {
            Self { damaged: true, .. } => Answer::no(Code::Corruption, "some messages cannot be read"),
            Self { unknown_cte: true, .. } => Answer::no(Code::UnknownCte, "a transfer encoding is not known"),
            // RFC 2180 §4.1.2: what is gone is left out.
            Self { gone: true, .. } => answer.with(Code::ExpungeIssued),
            Self { .. } => answer,
        }
    }
}
