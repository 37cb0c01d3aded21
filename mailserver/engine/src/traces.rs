//! What became of a message: found by what people know of it, and told in order. What is told is written where it happens;
//! here it is read, filed so that it can be found, and forgotten.

mod progress;
mod sight;
mod telling;

use foundation::tasks::TaskResult;
use foundation::tokens::Scope;
use store::ids::QueueId;
use store::queue;
use store::traces::{self, Filed, Story, TraceId};

pub use self::progress::{Counts, Event, EventKind, Progress, Whereabouts};
use self::sight::Sight;
pub use self::telling::{Ending, RefusedLimits};
pub(crate) use self::telling::{Telling, place, short};
pub use store::traces::{Filter, Origin, Outcome, Owner, Who};

use crate::{Area, Engine, Principal, Refused};

/// Entries filed in one unit: about ten milliseconds of the one writer.
const BATCH: u32 = 500;

const DAY: i64 = 24 * 3_600_000_000;

/// A message, where its recipients are by now, and what happened to it.
#[derive(Clone, Debug)]
pub struct Traced {
    /// What was told.
    pub story: Story,
    /// What that comes to.
    pub progress: Progress,
    /// Its messages in the queue, while some of it waits there: what somebody here sends on is one of its own.
    pub queued: Vec<QueueId>,
}

impl Engine {
    /// Messages within the principal's reach that a filter finds, newest first; those before `before` where a page goes on. What
    /// was told a moment ago is found too. Whose they are is not the filter's to say.
    pub async fn traces(
        &self,
        principal: &Principal,
        filter: &Filter,
        before: Option<TraceId>,
        limit: u32,
    ) -> Result<Vec<Traced>, Refused> {
        principal.needs(Scope::Read(Area::Messages))?;
        self.file_traces().await?;
        // What is past its time may be half forgotten.
        let since = filter.since.into_iter().chain(Some(self.traces_begin())).max();
        let mut conn = self.store.read().await?;
        let sight = Sight::of(principal.reach, &mut conn).await?;
        let filter = Filter { since, owners: sight.owners(), ..filter.clone() };
        let (mut before, mut found) = (before, Vec::new());
        loop {
            let stories = traces::search(&mut conn, &filter, before, limit).await?;
            let some_are_left = stories.len() >= limit as usize;
            before = stories.last().map(|story| story.message.id);
            let seen = stories.into_iter().filter_map(|story| sight.see(story));
            let seen = seen.filter(|(story, _)| sight::names_recipient(&filter, story));
            found.extend(seen.map(|(story, progress)| Traced { story, progress, queued: Vec::new() }));
            // What was found by somebody else's part of it is not shown, and another takes its place.
            if !some_are_left || found.len() >= limit as usize {
                found.truncate(limit as usize);
                return Ok(found);
            }
        }
    }

    /// All there is to tell of a message, by the identifier that replies and Received lines name.
    pub async fn trace(&self, principal: &Principal, id: TraceId) -> Result<Traced, Refused> {
        principal.needs(Scope::Read(Area::Messages))?;
        let mut conn = self.store.read().await?;
        let story = traces::story(&mut conn, id).await?;
        let sight = Sight::of(principal.reach, &mut conn).await?;
        let seen = story.and_then(|story| sight.see(story));
        let (story, progress) = seen.ok_or_else(|| Refused::Missing { kind: "message", key: id.to_string() })?;
        let queued = queue::of_trace(&mut conn, &principal.reach.within(), id).await?;
        Ok(Traced { story, progress, queued })
    }

    /// Makes the keys of what was told since the last time.
    pub(crate) async fn file_traces(&self) -> Result<u64, store::Error> {
        let mut entries = 0;
        loop {
            let filed = self.store.db().write((), |tx, ()| Box::pin(traces::file(tx, BATCH)));
            let Filed { entries: more, .. } = filed.await?;
            entries += u64::from(more);
            if more < BATCH {
                return Ok(entries);
            }
        }
    }

    /// Files what was told, and brings small runs of keys together.
    pub(crate) async fn keep_traces(&self) -> TaskResult {
        let filed = self.file_traces().await?;
        let mut merged = 0;
        while self.store.db().write((), |tx, ()| Box::pin(traces::merge(tx))).await? {
            merged += 1;
        }
        Ok(format!("filed {filed} entries, merged {merged} times"))
    }

    /// Forgets what is past its time, a little at a time; how many rows.
    pub(crate) async fn trim_traces(&self, limit: u32) -> Result<u64, store::Error> {
        let before = TraceId::first_at(self.traces_begin());
        let mut gone = 0;
        loop {
            let trimmed = self.store.db().write(before, move |tx, before| Box::pin(traces::trim(tx, *before, limit)));
            match trimmed.await? {
                0 => return Ok(gone),
                more => gone += more,
            }
        }
    }

    /// The moment before which messages are not told of any more.
    fn traces_begin(&self) -> i64 {
        self.store.clock().micros() - i64::from(self.retention.get().value.message_trace_days) * DAY
    }
}
