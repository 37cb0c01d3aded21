//! Work that goes on after its request was answered: it is a row, so that it is gone on with after a restart; its parts are settled one
//! by one, each once. What the work is, a [`Worker`] knows.
//!
//! Of each tenant one operation is done at a time, so that nobody's large one holds up the others.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use foundation::db::{Actor, AuditEntry, Change, Event, Place, Tx};
use foundation::tasks::{Signal, TaskResult};
use foundation::tokens::{FindError, Scope};
use futures::future::BoxFuture;
use futures::stream::{FuturesUnordered, StreamExt};
use parking_lot::Mutex;
use serde_json::json;
use store::ids::{DomainId, OperationId, TenantId};
use store::operations::{self, Fault, Operation, OperationFilter, OperationText, Part, Status};
use tokio::sync::Notify;

use crate::principal::Reach;
use crate::{Area, Engine, Principal, Refused};

/// Operations of one tenant that may be unfinished.
const MOST: i64 = 20;
/// Operations done at once, each another tenant's.
const HANDS: usize = 4;

/// Operations forgotten in one unit: each may have thousands of results, and writers are not to be held up for long.
const FORGOTTEN: i64 = 5;

/// What an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Many requests.
    Batch,
}

impl Kind {
    /// Every one.
    pub const ALL: [Self; 1] = [Self::Batch];

    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Batch => "batch",
        }
    }
}

/// Does operations of one kind.
pub trait Worker: Send + Sync {
    /// Does what is left of the job. Whatever it did and did not settle is done again.
    fn work<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Halt>>;
}

/// Why work on an operation stops before all is done.
#[derive(Debug, thiserror::Error)]
pub enum Halt {
    /// Somebody asked for its end.
    #[error("it was cancelled")]
    Cancelled,
    /// The server stops, or is not open yet: the work goes on later.
    #[error("the server is not open")]
    Closed,
    /// It cannot go on.
    #[error("{}", .0.detail)]
    Failed(Fault),
    /// Something failed that may not fail the next time.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl From<foundation::db::DbError> for Halt {
    fn from(error: foundation::db::DbError) -> Self {
        Self::Refused(error.into())
    }
}

impl Halt {
    /// What was asked for cannot be read.
    pub fn unreadable() -> Self {
        Self::failed(INPUT_UNREADABLE, "what was asked for cannot be read any more; ask for it again")
    }

    fn failed(code: &str, detail: &str) -> Self {
        Self::Failed(Fault { code: code.to_owned(), detail: detail.to_owned() })
    }
}

/// Every code with which an operation can fail.
pub const FAULTS: [&str; 2] = [TOKEN_ENDED, INPUT_UNREADABLE];
const TOKEN_ENDED: &str = "token_ended";
const INPUT_UNREADABLE: &str = "input_unreadable";

/// Who works, and how they are woken.
#[derive(Default)]
pub(crate) struct Operations {
    workers: Mutex<HashMap<Kind, Arc<dyn Worker>>>,
    signal: OnceLock<Signal>,
    woken: Notify,
    closing: AtomicBool,
}

/// Which operations are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct OperationQuery {
    /// That stand so.
    pub status: Option<Status>,
}

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "operation", key: id.to_owned() }
}

/// What the input of an operation is sealed for.
fn context(id: OperationId) -> String {
    format!("operation {id}")
}

fn shown(operation: &Operation) -> String {
    json!({
        "kind": operation.text.kind, "status": operation.status.as_str(), "total": operation.text.total,
        "settled": operation.settled, "failed": operation.failed, "error": operation.error.as_ref().map(|error| &error.code),
    })
    .to_string()
}

fn event(kind: &'static str, operation: &Operation) -> Event {
    Event {
        kind,
        owner: operation.owner.tenant.0,
        object: operation.id.0,
        revision: operation.revision,
        detail: Some(shown(operation)),
    }
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    before: Option<&Operation>,
    after: &Operation,
) -> Result<(), Refused> {
    let change = Change { before: before.map(shown), after: Some(shown(after)) };
    let entry = AuditEntry { action, object: format!("operation:{}", after.id), change };
    Ok(tx.audit_of(after.owner.tenant.0, actor, entry).await?)
}

impl Engine {
    /// Takes on an operation with `total` parts. It is done by whoever asks, for as long as their token is good.
    pub async fn begin_operation(
        &self,
        principal: &Principal,
        kind: Kind,
        total: usize,
        input: String,
    ) -> Result<Operation, Refused> {
        principal.needs(Scope::Write(Area::Operations))?;
        let place: (TenantId, Option<DomainId>) = match principal.reach {
            Reach::Domain { id, tenant } => (tenant, Some(id)),
            reach => (reach.tenant(), None),
        };
        let text = OperationText {
            kind: kind.as_str().to_owned(),
            actor: principal.actor.name.clone(),
            peer: principal.actor.peer.map(|peer| peer.to_string()),
            token: principal.token,
            total: i64::try_from(total).unwrap_or(i64::MAX),
        };
        let sealer = self.sealer.clone();
        let made = self.change(principal, (place, text, input), move |tx, actor, (place, text, input)| {
            let sealer = sealer.clone();
            Box::pin(async move {
                if operations::unfinished(tx, place.0).await? >= MOST {
                    return Err(Refused::TooManyOperations(MOST));
                }
                let seal = |id| sealer.seal(&context(id), input.as_bytes());
                let made = operations::insert(tx, *place, text, seal).await?;
                tx.record(event("operation.created", &made));
                note(tx, actor, "operation.create", None, &made).await?;
                Ok(made)
            })
        });
        let made = made.await?;
        self.wake_operations();
        Ok(made)
    }

    /// An operation.
    pub async fn operation(&self, principal: &Principal, id: &str) -> Result<Operation, Refused> {
        principal.needs(Scope::Read(Area::Operations))?;
        self.find_operation(principal, id).await
    }

    async fn find_operation(&self, principal: &Principal, id: &str) -> Result<Operation, Refused> {
        let key: OperationId = id.parse().map_err(|_| missing(id))?;
        let found = operations::read(&mut self.store.read().await?, key).await?;
        let visible = found.filter(|operation| principal.reach.sees(&operation.owner, operation.domain));
        visible.ok_or_else(|| missing(id))
    }

    /// Operations, the latest first, those before `after`.
    pub async fn operations(
        &self,
        principal: &Principal,
        query: OperationQuery,
        after: Option<OperationId>,
        rows: i64,
    ) -> Result<Vec<Operation>, Refused> {
        principal.needs(Scope::Read(Area::Operations))?;
        let filter = OperationFilter { within: principal.reach.within(), status: query.status };
        Ok(operations::list(&mut self.store.read().await?, &filter, after, rows).await?)
    }

    /// What came of the parts of an operation, those after `after`; of those that failed alone, or did not. It is for whoever asked for
    /// the operation, or may do everything: results show what only the rights of whoever asked let them see.
    pub async fn operation_results(
        &self,
        principal: &Principal,
        id: &str,
        failed: Option<bool>,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Part>, Refused> {
        principal.needs(Scope::Read(Area::Operations))?;
        let operation = self.find_operation(principal, id).await?;
        if operation.text.actor != principal.actor.name && !principal.scopes.allow(Scope::Admin) {
            return Err(Refused::Forbidden(Scope::Admin));
        }
        Ok(operations::results(&mut self.store.read().await?, operation.id, failed, after, rows).await?)
    }

    /// Asks for an operation's end: what is done stays, what is in hand is finished, and nothing more begins. Of one that is over it
    /// changes nothing.
    pub async fn cancel_operation(&self, principal: &Principal, id: &str) -> Result<Operation, Refused> {
        principal.needs(Scope::Write(Area::Operations))?;
        let key = self.find_operation(principal, id).await?.id;
        let changed = self.change(principal, key, |tx, actor, key| {
            Box::pin(async move {
                let before = operations::read(tx, *key).await?.ok_or_else(|| missing(&key.to_string()))?;
                if before.finished_at.is_some() || before.cancelled {
                    return Ok(before);
                }
                let mut after = operations::cancel(tx, *key).await?;
                // The row is ours by now: nobody begins it any more.
                if after.status == Status::Waiting {
                    after = operations::finish(tx, *key, Status::Cancelled, None).await?;
                    tx.record(event("operation.ended", &after));
                }
                note(tx, actor, "operation.cancel", Some(&before), &after).await?;
                Ok(after)
            })
        });
        changed.await
    }

    /// Has operations of a kind done by `worker` from now on.
    pub fn work_by(&self, kind: Kind, worker: Arc<dyn Worker>) {
        self.operations.workers.lock().insert(kind, worker);
        self.wake_operations();
    }

    pub(crate) fn wake_operations_by(&self, signal: Signal) {
        // Another set of tasks of the same engine is a test's.
        let _ = self.operations.signal.set(signal);
    }

    fn wake_operations(&self) {
        self.operations.woken.notify_one();
        if let Some(signal) = self.operations.signal.get() {
            signal.wake();
        }
    }

    /// Begins nothing any more; what is in hand stops after the parts it is at.
    pub fn stop_operations(&self) {
        self.operations.closing.store(true, Ordering::Release);
        self.operations.woken.notify_one();
    }

    /// Does what there is to do, until nothing is left.
    pub async fn work_off(&self) -> TaskResult {
        let (mut hands, mut busy) = (FuturesUnordered::new(), HashSet::new());
        let mut ended = 0_u64;
        loop {
            if !self.operations.closing.load(Ordering::Acquire) {
                let waiting = operations::next(&mut self.store.read().await?).await?;
                for operation in waiting {
                    if hands.len() < HANDS && busy.insert(operation.owner.tenant) {
                        let tenant = operation.owner.tenant;
                        hands.push(async move { (tenant, self.work_on(operation).await) });
                    }
                }
            }
            tokio::select! {
                done = hands.next() => match done {
                    // One that could not be gone on with is tried again when the task runs again, and holds up its tenant until then.
                    Some((_, false)) => {}
                    Some((tenant, true)) => {
                        ended += 1;
                        busy.remove(&tenant);
                    }
                    None => return Ok(format!("ended {ended} operations")),
                },
                () = self.operations.woken.notified() => {}
            }
        }
    }

    /// Does what is left of an operation; whether it is over.
    async fn work_on(&self, operation: Operation) -> bool {
        let id = operation.id;
        let halted = self.begin_and_work(operation).await;
        let (status, fault) = match halted {
            Ok(Progress::Over) => return true,
            Ok(Progress::Done) => (Status::Done, None),
            Err(Halt::Cancelled) => (Status::Cancelled, None),
            Err(Halt::Failed(fault)) => (Status::Failed, Some(fault)),
            Err(Halt::Closed) => return false,
            Err(halt) => {
                tracing::warn!(operation.id = %id, "an operation was interrupted and will be gone on with: {halt}");
                return false;
            }
        };
        let system = Principal::system();
        let finished = self.change(&system, (id, status, fault), |tx, _, (id, status, fault)| {
            Box::pin(async move {
                let after = operations::finish(tx, *id, *status, fault.as_ref()).await?;
                tx.record(event("operation.ended", &after));
                Ok(())
            })
        });
        match finished.await {
            Ok(()) => true,
            Err(refused) => {
                tracing::warn!(operation.id = %id, "the end of an operation could not be written down: {refused}");
                false
            }
        }
    }

    async fn begin_and_work(&self, operation: Operation) -> Result<Progress, Halt> {
        if operation.cancelled {
            return Err(Halt::Cancelled);
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == operation.text.kind);
        // Another release's work waits for it.
        let worker = kind.and_then(|kind| self.operations.workers.lock().get(&kind).cloned()).ok_or(Halt::Closed)?;
        let system = Principal::system();
        let begun = self
            .change(&system, operation.id, |tx, _, id| Box::pin(async move { Ok(operations::begin(tx, *id).await?) }));
        // Somebody was faster who ended it while it waited.
        if !begun.await? {
            return Ok(Progress::Over);
        }
        worker.work(&Job { engine: self.clone(), operation }).await.map(|()| Progress::Done)
    }

    /// Forgets operations that were over before then.
    pub(crate) async fn forget_operations(&self, before: i64) -> Result<u64, Refused> {
        let mut gone = 0;
        loop {
            let system = Principal::system();
            let some = self.change(&system, before, |tx, _, before| {
                Box::pin(async move { Ok(operations::forget(tx, *before, FORGOTTEN).await?) })
            });
            match some.await? {
                0 => return Ok(gone),
                some => gone += some,
            }
        }
    }
}

/// What there was to do on an operation.
enum Progress {
    /// It is done.
    Done,
    /// Nothing: it was over already.
    Over,
}

/// An operation in somebody's hands.
pub struct Job {
    engine: Engine,
    operation: Operation,
}

impl Job {
    /// Its identifier.
    pub fn id(&self) -> OperationId {
        self.operation.id
    }

    /// What it works on.
    pub async fn input(&self) -> Result<String, Halt> {
        let id = self.operation.id;
        let kept = operations::input(&mut self.engine.store.read().await?, id).await?.ok_or_else(Halt::unreadable)?;
        let opened = self.engine.sealer.open(&context(id), &kept).map_err(|error| {
            tracing::error!(operation.id = %id, "the input of an operation does not open: {error}");
            Halt::unreadable()
        })?;
        String::from_utf8(opened.to_vec()).map_err(|_| Halt::unreadable())
    }

    /// The parts that are settled.
    pub async fn settled(&self) -> Result<HashSet<i64>, Halt> {
        Ok(operations::settled(&mut self.engine.store.read().await?, self.operation.id).await?)
    }

    /// Whoever asked for it, as they are by now.
    pub async fn principal(&self) -> Result<Principal, Halt> {
        let OperationText { actor, peer, token, .. } = &self.operation.text;
        let peer: Option<IpAddr> = peer.as_ref().and_then(|peer| peer.parse().ok());
        let request = self.operation.id.to_string();
        let Some(token) = token else {
            let actor = Actor { name: actor.clone(), peer, request: Some(request) };
            return Ok(Principal { actor, ..Principal::system() });
        };
        match self.engine.principal_of(*token, peer, &request).await {
            Ok(principal) => Ok(principal),
            Err(FindError::Refused(reason)) => {
                Err(Halt::failed(TOKEN_ENDED, &format!("the token by which it was done is none any more: {reason}")))
            }
            Err(FindError::Database(error)) => Err(error.into()),
        }
    }

    /// Writes down what came of some parts.
    ///
    /// # Errors
    /// [`Halt::Cancelled`] or [`Halt::Closed`] when no more is to be done.
    pub async fn settle(&self, parts: Vec<Part>) -> Result<(), Halt> {
        let (system, input) = (Principal::system(), (self.operation.id, parts));
        let settled = self.engine.change(&system, input, |tx, _, (id, parts)| {
            Box::pin(async move { Ok(operations::settle(tx, *id, parts).await?) })
        });
        match settled.await? {
            after if after.settled >= after.text.total => Ok(()),
            after if after.cancelled => Err(Halt::Cancelled),
            _ if self.engine.operations.closing.load(Ordering::Acquire) => Err(Halt::Closed),
            _ => Ok(()),
        }
    }
}
