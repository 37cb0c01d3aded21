//! Runs the tasks until it is told to stop.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{First, Outcome, Run, Signal, Task, TaskResult, TaskStatus, Work};
use crate::clock::Clock;

/// The running tasks. Cheap to clone.
#[derive(Clone)]
pub struct Tasks {
    entries: Arc<[Entry]>,
    stop: CancellationToken,
    tracker: TaskTracker,
}

struct Entry {
    signal: Signal,
    status: watch::Receiver<TaskStatus>,
}

impl Tasks {
    /// Starts them all. `clock` stamps their runs and measures their periods, these by its clock that nobody sets.
    pub fn start(tasks: Vec<Task>, clock: &Clock) -> Self {
        let (stop, tracker) = (CancellationToken::new(), TaskTracker::new());
        let mut entries = Vec::with_capacity(tasks.len());
        for task in tasks {
            let Task { name, doc, every, first, signal, work } = task;
            let idle = TaskStatus { name, doc, every, running_since: None, last: None, runs: 0, failures: 0 };
            let (status, seen) = watch::channel(idle);
            entries.push(Entry { signal: signal.clone(), status: seen });
            if first == First::AtStart {
                signal.wake();
            }
            let runner = Runner { every, signal, work, status, clock: clock.clone(), stop: stop.clone() };
            tracker.spawn(runner.run());
        }
        tracker.close();
        Self { entries: entries.into(), stop, tracker }
    }

    /// How each task fares, in the order they were declared.
    pub fn list(&self) -> Vec<TaskStatus> {
        self.entries.iter().map(|entry| entry.status.borrow().clone()).collect()
    }

    /// How one task fares, and a way to wait for it to change.
    pub fn watch(&self, name: &str) -> Option<watch::Receiver<TaskStatus>> {
        self.entry(name).map(|entry| entry.status.clone())
    }

    /// What activates a task; `None` for a name no task has.
    pub fn signal(&self, name: &str) -> Option<Signal> {
        self.entry(name).map(|entry| entry.signal.clone())
    }

    /// Starts no run any more and waits for those in hand, at most `limit`. Whether all ended.
    pub async fn stop(&self, limit: Duration) -> bool {
        self.stop.cancel();
        tokio::time::timeout(limit, self.tracker.wait()).await.is_ok()
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.status.borrow().name == name)
    }
}

struct Runner {
    every: Option<Duration>,
    signal: Signal,
    work: Work,
    status: watch::Sender<TaskStatus>,
    clock: Clock,
    stop: CancellationToken,
}

impl Runner {
    async fn run(self) {
        let mut woken = None;
        loop {
            let timer = self.every.map(|period| self.clock.timer(period));
            // The next timer is set: what the last one set off is over.
            drop(woken.take());
            let due = async {
                match timer {
                    Some(timer) => timer.await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return,
                () = self.signal.0.notified() => {}
                due = due => woken = Some(due),
            }
            self.run_once().await;
        }
    }

    async fn run_once(&self) {
        let (started, begin) = (self.clock.now(), Instant::now());
        self.status.send_modify(|status| status.running_since = Some(started));
        let outcome = outcome(AssertUnwindSafe((self.work)()).catch_unwind().await);
        let took = begin.elapsed();
        let name = self.status.borrow().name;
        let label = match &outcome {
            Outcome::Done(text) => {
                tracing::debug!(task = name, took_ms = took.as_millis() as u64, "task done: {text}");
                "done"
            }
            Outcome::Failed(text) => {
                tracing::warn!(task = name, "task failed and will run again: {text}");
                "failed"
            }
            Outcome::Panicked(text) => {
                tracing::error!(task = name, "task panicked: {text}");
                "panicked"
            }
        };
        metrics::counter!("task_runs_total", "task" => name, "outcome" => label).increment(1);
        metrics::histogram!("task_duration_seconds", "task" => name).record(took);
        let run = Run { started, finished: self.clock.now(), took, outcome };
        self.status.send_modify(|status| {
            status.running_since = None;
            status.runs += 1;
            status.failures += u64::from(label != "done");
            status.last = Some(run);
        });
    }
}

fn outcome(ended: Result<TaskResult, Box<dyn std::any::Any + Send>>) -> Outcome {
    match ended {
        Ok(Ok(text)) => Outcome::Done(text),
        Ok(Err(error)) => {
            let mut text = error.to_string();
            let mut cause = error.source();
            while let Some(next) = cause {
                text = format!("{text}: {next}");
                cause = next.source();
            }
            Outcome::Failed(text)
        }
        Err(panic) => Outcome::Panicked(crate::http::panic_message(&*panic)),
    }
}
