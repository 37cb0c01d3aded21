//! The queue as its operators see it: what waits, held back, sent on, tried at once or deleted.

use foundation::db::{AuditEntry, Change, Event, Tx};
use foundation::tokens::Scope;
use serde_json::{Value, json};
use store::ids::{QueueId, TenantId};
use store::queue::{self, QueueFilter, QueueMessage, Recipient, Status};
use store::traces::{self, Step, StepKind, Told, Who};

use crate::{Area, Engine, Principal, Refused};

/// A queued message with those of its recipients that are not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// The message.
    pub message: QueueMessage,
    /// Its recipients.
    pub recipients: Vec<Recipient>,
}

/// Which queued messages are looked for. What is `None` may be anything.
#[derive(Clone, Debug, Default)]
pub struct QueueQuery {
    /// Whether they are held back.
    pub status: Option<Status>,
    /// The envelope's sender.
    pub sender: Option<Who>,
    /// A recipient that is not settled.
    pub recipient: Option<Who>,
}

impl QueueQuery {
    fn within(&self, principal: &Principal) -> QueueFilter {
        let Self { status, sender, recipient } = self.clone();
        QueueFilter { within: principal.reach.within(), status, sender, recipient }
    }
}

/// How much waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueTotals {
    /// Messages.
    pub messages: i64,
    /// Their recipients.
    pub recipients: i64,
}

/// What an operator does with a queued message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Hold,
    Release,
    Retry,
}

impl Deed {
    fn action(self) -> &'static str {
        match self {
            Self::Hold => "queue.hold",
            Self::Release => "queue.release",
            Self::Retry => "queue.retry",
        }
    }

    fn event(self) -> &'static str {
        match self {
            Self::Hold => "queue.held",
            Self::Release => "queue.released",
            Self::Retry => "queue.retried",
        }
    }

    fn step(self) -> StepKind {
        match self {
            Self::Hold => StepKind::Held,
            Self::Release => StepKind::Released,
            Self::Retry => StepKind::Retried,
        }
    }

    async fn apply(self, tx: &mut Tx, id: QueueId) -> Result<(), store::Error> {
        match self {
            Self::Hold => queue::set_status(tx, id, Status::Held).await,
            Self::Release => queue::set_status(tx, id, Status::Active).await,
            Self::Retry => queue::retry_now(tx, id).await,
        }
    }
}

impl Engine {
    /// Queued messages that `query` looks for, oldest first, after `after`.
    pub async fn queued_messages(
        &self,
        principal: &Principal,
        query: &QueueQuery,
        after: QueueId,
        limit: u32,
    ) -> Result<Vec<QueueMessage>, Refused> {
        principal.needs(Scope::Read(Area::Queue))?;
        Ok(queue::list(&mut self.store.read().await?, &query.within(principal), after, limit).await?)
    }

    /// How many queued messages `query` looks for.
    pub async fn count_queued_messages(&self, principal: &Principal, query: &QueueQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Queue))?;
        Ok(queue::count_of(&mut self.store.read().await?, &query.within(principal)).await?)
    }

    /// How much waits in the queue.
    pub async fn queue_totals(&self, principal: &Principal) -> Result<QueueTotals, Refused> {
        principal.needs(Scope::Read(Area::Queue))?;
        let (messages, recipients) = queue::count(&mut self.store.read().await?, &principal.reach.within()).await?;
        Ok(QueueTotals { messages, recipients })
    }

    /// A queued message, its recipients, and what hosts said of them last.
    pub async fn queued_message(&self, principal: &Principal, id: QueueId) -> Result<Queued, Refused> {
        principal.needs(Scope::Read(Area::Queue))?;
        let mut conn = self.store.read().await?;
        let message = queue::find_within(&mut conn, &principal.reach.within(), id).await?;
        let message = message.ok_or_else(|| missing(id))?;
        Ok(Queued { message, recipients: queue::recipients(&mut conn, id).await? })
    }

    /// Holds a message back. An attempt under way is still finished.
    pub async fn hold_queued(&self, principal: &Principal, id: QueueId) -> Result<Queued, Refused> {
        self.change_queued(principal, id, Deed::Hold).await
    }

    /// Lets a held message go on. Its recipients are due when they were.
    pub async fn release_queued(&self, principal: &Principal, id: QueueId) -> Result<Queued, Refused> {
        self.change_queued(principal, id, Deed::Release).await
    }

    /// Makes every recipient of a message due now. One that is held stays so.
    pub async fn retry_queued(&self, principal: &Principal, id: QueueId) -> Result<Queued, Refused> {
        self.change_queued(principal, id, Deed::Retry).await
    }

    async fn change_queued(&self, principal: &Principal, id: QueueId, deed: Deed) -> Result<Queued, Refused> {
        principal.needs(Scope::Write(Area::Queue))?;
        let books = self.books_of(principal, id).await?;
        let changed = self.change(principal, (id, deed, books), |tx, actor, (id, deed, books)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                deed.apply(tx, *id).await?;
                let after = read(tx, *id).await?;
                tx.record(event(deed.event(), &after, *books));
                tell(tx, &after, deed.step(), &actor.name).await?;
                let change = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                let entry = AuditEntry { action: deed.action(), object: format!("queue:{id}"), change };
                tx.audit_of(books.0, actor, entry).await?;
                Ok(after)
            })
        });
        changed.await
    }

    /// Deletes a message from the queue. Nobody is told.
    pub async fn delete_queued(&self, principal: &Principal, id: QueueId) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Queue))?;
        let books = self.books_of(principal, id).await?;
        let deleted = self.change(principal, (id, books), |tx, actor, (id, books)| {
            Box::pin(async move {
                let before = read(tx, *id).await?;
                queue::delete(tx, *id).await?;
                tx.record(event("queue.deleted", &before, *books));
                tell(tx, &before, StepKind::Deleted, &actor.name).await?;
                let change = Change { before: Some(shown(&before)), after: None };
                let entry = AuditEntry { action: "queue.delete", object: format!("queue:{id}"), change };
                tx.audit_of(books.0, actor, entry).await?;
                Ok(())
            })
        });
        deleted.await
    }

    /// The tenant whose mail a queued message is; what came from elsewhere is the server's own, until somebody sends it on.
    async fn books_of(&self, principal: &Principal, id: QueueId) -> Result<TenantId, Refused> {
        let mut conn = self.store.read().await?;
        let found = queue::find_within(&mut conn, &principal.reach.within(), id).await?.ok_or_else(|| missing(id))?;
        if let Some(by) = found.forwarded_by {
            let domain = store::domains::find(&mut conn, &by).await?;
            let domain = domain.filter(|domain| domain.verified_at.is_some());
            return Ok(domain.map_or(TenantId(0), |domain| domain.owner.tenant));
        }
        let Some(origin) = found.origin else { return Ok(TenantId(0)) };
        let mailbox = store::mailboxes::read(&mut conn, origin).await?;
        Ok(mailbox.map_or(TenantId(0), |mailbox| mailbox.owner.tenant))
    }
}

async fn read(tx: &mut Tx, id: QueueId) -> Result<Queued, Refused> {
    let message = queue::find(tx, id).await?.ok_or_else(|| missing(id))?;
    Ok(Queued { message, recipients: queue::recipients(tx, id).await? })
}

/// Tells what an operator did with a message, of each recipient: others of it may wait in a queued message of their own.
async fn tell(tx: &mut Tx, queued: &Queued, kind: StepKind, actor: &str) -> Result<(), Refused> {
    let Some(trace) = queued.message.trace else { return Ok(()) };
    let now = tx.micros();
    let step = |recipient: &Recipient| {
        let (recipient, actor) = (Some(recipient.address.clone()), Some(actor.to_owned()));
        Told::step(trace, &Step { recipient, actor, ..Step::new(now, kind) })
    };
    let told: Vec<_> = queued.recipients.iter().map(step).collect();
    Ok(traces::tell(tx, &told).await?)
}

fn missing(id: QueueId) -> Refused {
    Refused::Missing { kind: "queued message", key: id.to_string() }
}

fn event(kind: &'static str, queued: &Queued, books: TenantId) -> Event {
    let detail = Some(json!({"status": queued.message.status.as_str()}).to_string());
    Event { kind, owner: books.0, object: queued.message.id.0, revision: 0, detail }
}

fn shown(queued: &Queued) -> String {
    let recipients: Vec<Value> = queued
        .recipients
        .iter()
        .map(|recipient| json!({"address": recipient.address, "due_at": recipient.due_at}))
        .collect();
    let Queued { message, .. } = queued;
    json!({"sender": message.sender, "status": message.status.as_str(), "recipients": recipients}).to_string()
}

#[cfg(test)]
mod tests;
