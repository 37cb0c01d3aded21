//! Background work: idempotent functions without input, activated by period and by signal, each one at a time, their last
//! result visible. It does not know what they do, and it keeps nothing: durable work is rows, and a signal only wakes.

mod runner;

#[cfg(test)]
mod tests;

pub use self::runner::Tasks;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use jiff::Timestamp;
use tokio::sync::Notify;

/// What a task reports: a line for people, or what stopped it.
pub type TaskResult = Result<String, Box<dyn Error + Send + Sync>>;

type Work = Box<dyn Fn() -> BoxFuture<'static, TaskResult> + Send + Sync>;

/// A task, declared before [`Tasks::start`].
pub struct Task {
    name: &'static str,
    doc: &'static str,
    every: Option<Duration>,
    first: First,
    signal: Signal,
    work: Work,
}

/// When a task runs for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    AtStart,
    WhenDue,
}

impl Task {
    /// A task that runs when it is signalled. `doc` says in a sentence what it does, for operators.
    pub fn new<F>(name: &'static str, doc: &'static str, work: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = TaskResult> + Send + 'static,
    {
        // The call itself stands inside the future, so that a panic in it is caught like any other.
        let work = Arc::new(work);
        let work: Work = Box::new(move || {
            let work = Arc::clone(&work);
            Box::pin(async move { work().await })
        });
        Self { name, doc, every: None, first: First::WhenDue, signal: Signal::default(), work }
    }

    /// Also runs when `period` has passed since its last run.
    pub fn every(mut self, period: Duration) -> Self {
        self.every = Some(period);
        self
    }

    /// Also runs once as soon as the tasks start.
    pub fn at_start(mut self) -> Self {
        self.first = First::AtStart;
        self
    }

    /// Is activated by `signal`, for work that wakes itself later.
    pub fn on(mut self, signal: Signal) -> Self {
        self.signal = signal;
        self
    }

    /// What activates it, to be handed to whoever makes work for it.
    pub fn signal(&self) -> Signal {
        self.signal.clone()
    }
}

/// Activates a task. Cheap to clone. Signals given while it runs make it run once more, not once each.
#[derive(Clone, Debug, Default)]
pub struct Signal(Arc<Notify>);

impl Signal {
    /// Runs the task as soon as it is free.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

/// How a task fares.
#[derive(Clone, Debug)]
pub struct TaskStatus {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Its period, if it has one.
    pub every: Option<Duration>,
    /// Since when it is running, if it is.
    pub running_since: Option<Timestamp>,
    /// Its last finished run.
    pub last: Option<Run>,
    /// Runs finished since the server started.
    pub runs: u64,
    /// Those of them that failed.
    pub failures: u64,
}

/// One finished run.
#[derive(Clone, Debug)]
pub struct Run {
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub finished: Timestamp,
    /// How long it took, by a clock nobody sets.
    pub took: Duration,
    /// How it ended.
    pub outcome: Outcome,
}

/// How a run ended, with what it had to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well.
    Done(String),
    /// With an error.
    Failed(String),
    /// With a panic: our fault.
    Panicked(String),
}
