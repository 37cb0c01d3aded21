//! Mail on its way out: one loop claims what is due, a job for each message seeks its recipients' next hosts, and what came
//! of it is written down together with the report it causes.
//!
//! A recipient is attempted by one job at a time. Its lease in the row guards it against a second server; within this one
//! the set of claims under way does, so that a lease that ran out during a long attempt is renewed by claiming it again
//! and nothing else happens.

mod attempt;
mod connection;
mod dial;
pub(crate) mod envelope;
mod hosts;
mod job;
mod local;
mod route;
mod schedule;
mod settle;
mod verdict;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, HashSet};
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use store::ids::{QueueId, RecipientId};
use store::queue::{self, Recipient};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

use self::hosts::Hosts;
use crate::Engine;

/// Recipients claimed in one transaction.
const BATCH: u32 = 500;

/// Recipients under way at once, most of them waiting for a place at their host.
const UNDER_WAY: usize = 10_000;

/// How long a claim stands before it has to be renewed.
const LEASE: Duration = Duration::from_secs(900);

/// Between two looks at the queue, so that a burst of commits does not mean as many looks.
const BREATH: Duration = Duration::from_millis(20);

/// The longest pause, after which the wall clock is believed again.
const PAUSE: Duration = Duration::from_secs(60);

/// After the database failed.
const TROUBLE: Duration = Duration::from_secs(5);

/// What attempts under way get to finish once the server stops. One that is cut off between the end of its message and
/// the answer may be delivered twice.
const GRACE: Duration = Duration::from_secs(20);

/// What every job of a running queue shares.
struct Queue {
    engine: Engine,
    hosts: Arc<Hosts>,
    under_way: Mutex<HashSet<RecipientId>>,
    stopping: watch::Sender<bool>,
}

/// Recipients of one message that are under way until this is dropped.
struct Claimed {
    queue: Arc<Queue>,
    recipients: Vec<Recipient>,
}

impl Drop for Claimed {
    fn drop(&mut self) {
        let mut under_way = self.queue.under_way.lock();
        for recipient in &self.recipients {
            under_way.remove(&recipient.id);
        }
    }
}

impl Engine {
    /// Delivers what is queued until `shutdown` is ready, and then lets what is under way finish for a while. One queue
    /// runs in a server at a time.
    pub async fn run_queue(&self, shutdown: impl Future<Output = ()> + Send) {
        let queue = Arc::new(Queue {
            engine: self.clone(),
            hosts: Hosts::new(self.queue.clone()),
            under_way: Mutex::default(),
            stopping: watch::Sender::new(false),
        });
        let mut jobs = JoinSet::new();
        let mut shutdown = pin!(shutdown);
        tokio::select! {
            () = &mut shutdown => {}
            () = queue.run(&mut jobs) => {}
        }
        queue.stopping.send_replace(true);
        let rest = async { while jobs.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, rest).await.is_err() {
            tracing::warn!(jobs = jobs.len(), "attempts are cut off; they are made again after the next start");
        }
        jobs.shutdown().await;
    }
}

impl Queue {
    async fn run(self: &Arc<Self>, jobs: &mut JoinSet<()>) {
        let mut wake = self.engine.store.db().watch(queue::WAKE);
        let mut license = self.engine.licensing.watch();
        self.give_leases_back().await;
        let mut woken = None;
        loop {
            wake.seen();
            let looked = Instant::now();
            self.hosts.resize();
            let pause = match self.start_due(jobs).await {
                Ok(pause) => pause,
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "the queue cannot be read");
                    TROUBLE
                }
            };
            metrics::gauge!("queue_under_way").set(self.under_way.lock().len() as f64);
            let mut due = pin!(self.engine.store.clock().timer(pause));
            // The next timer is set: what the last one set off is over.
            drop(woken.take());
            loop {
                let crowded = self.room() == 0;
                tokio::select! {
                    () = wake.changed(), if !crowded => break,
                    // Its sender lives as long as the engine does.
                    _ = license.changed() => break,
                    timer = &mut due, if !crowded => {
                        woken = Some(timer);
                        break;
                    }
                    Some(done) = jobs.join_next() => {
                        if let Err(error) = done {
                            tracing::error!(%error, "a delivery job broke; its recipients are tried again");
                        }
                        if crowded {
                            break;
                        }
                    }
                }
            }
            tokio::time::sleep_until(looked + BREATH).await;
        }
    }

    /// Claims of a process that is gone are nobody's.
    async fn give_leases_back(&self) {
        let db = self.engine.store.db();
        while let Err(error) = db.write((), |tx, ()| Box::pin(queue::unclaim_all(tx))).await {
            tracing::error!(error = &error as &dyn std::error::Error, "the queue cannot be started yet");
            tokio::time::sleep(TROUBLE).await;
        }
    }

    /// Starts jobs for what is due, and tells how long there is nothing more to do.
    async fn start_due(self: &Arc<Self>, jobs: &mut JoinSet<()>) -> Result<Duration, store::Error> {
        let store = &self.engine.store;
        if self.engine.license().holds_queue() {
            return Ok(PAUSE);
        }
        loop {
            let due = queue::next_due(&mut store.read().await?).await?;
            let now = store.clock().micros();
            let wait = due.map_or(PAUSE, |due| Duration::from_micros(due.saturating_sub(now).max(0) as u64).min(PAUSE));
            let limit = BATCH.min(self.room() as u32);
            if !wait.is_zero() || limit == 0 {
                return Ok(wait);
            }
            let until = now + LEASE.as_micros() as i64;
            let claimed =
                store.db().write((until, limit), |tx, &(until, limit)| Box::pin(queue::claim(tx, until, limit)));
            for (message, recipients) in self.by_message(claimed.await?) {
                let claimed = Claimed { queue: Arc::clone(self), recipients };
                jobs.spawn(job::run(message, claimed));
            }
        }
    }

    /// Sorts the claimed by message, leaving out those that are under way already.
    fn by_message(&self, claimed: Vec<Recipient>) -> BTreeMap<QueueId, Vec<Recipient>> {
        let mut under_way = self.under_way.lock();
        let mut by_message: BTreeMap<QueueId, Vec<Recipient>> = BTreeMap::new();
        for recipient in claimed {
            if under_way.insert(recipient.id) {
                by_message.entry(recipient.message).or_default().push(recipient);
            }
        }
        by_message
    }

    fn room(&self) -> usize {
        UNDER_WAY.saturating_sub(self.under_way.lock().len())
    }

    fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Ready once the server stops.
    async fn stopped(&self) {
        // The sender lives as long as this does, so waiting cannot fail.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }

    /// Writes until it is written: what was learnt from another server must not be forgotten because our database was
    /// away, or the message would be sent again. Gives up when the server stops.
    async fn insist<T, F: Future<Output = Result<T, store::Error>>>(
        &self,
        message: QueueId,
        mut write: impl FnMut() -> F,
    ) -> Option<T> {
        let mut pause = Duration::from_secs(1);
        loop {
            let error = match write().await {
                Ok(written) => return Some(written),
                Err(error) => error,
            };
            tracing::error!(
                message.id = %message,
                error = &error as &dyn std::error::Error,
                "the outcome of an attempt could not be written, trying again"
            );
            if self.is_stopping() {
                return None;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.stopped() => {}
            }
            pause = (pause * 2).min(PAUSE);
        }
    }
}
