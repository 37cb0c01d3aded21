//! Delivery: one unit for all recipients of a message, local and outbound. When it returns, the message is durable for
//! every one of them; when it fails, for none.

use foundation::db::Tx;

use crate::bodies::{self, Stored};
use crate::content::Content;
use crate::ids::{FolderId, MailboxId, QueueId};
use crate::messages::{Added, NewMessage};
use crate::queue::{self, NewQueueMessage, Settlement};
use crate::traces::{self, Told};
use crate::{Error, Store, deposit};

/// A copy for one folder.
#[derive(Clone, Debug)]
pub struct LocalCopy {
    /// The mailbox that pays for it.
    pub mailbox: MailboxId,
    /// The folder it goes to.
    pub folder: FolderId,
    /// Its trace lines, flags and date.
    pub message: NewMessage,
}

/// Everything that is to become true together.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// Copies for folders here. Their mailboxes' quotas were checked when the recipients were accepted.
    pub local: Vec<LocalCopy>,
    /// Messages for the queue: one for each way it is sent on.
    pub outbound: Vec<NewQueueMessage>,
    /// One that waits there until somebody releases it.
    pub held: Option<NewQueueMessage>,
    /// Recipients of queued messages that this delivery settles: a failure and its report are one transaction.
    pub settled: Vec<Settlement>,
    /// What is told of it, and of the messages it settles or reports on.
    pub told: Vec<Told>,
}

/// What became of a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// For each local copy, the message; `None` where the mailbox or folder went away after its recipient was accepted.
    pub local: Vec<Option<Added>>,
    /// The queued messages, in order.
    pub queued: Vec<QueueId>,
}

/// A unit that found its body reclaimed, or failed.
enum Failed {
    Vanished,
    Store(Error),
}

impl From<foundation::db::DbError> for Failed {
    fn from(error: foundation::db::DbError) -> Self {
        Self::Store(error.into())
    }
}

impl From<bodies::Vanished> for Failed {
    fn from(bodies::Vanished: bodies::Vanished) -> Self {
        Self::Vanished
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl Store {
    /// Makes `content` durable for everyone `delivery` names.
    pub async fn deliver(&self, content: &Content, delivery: Delivery) -> Result<Delivered, Error> {
        let mut stored = self.put_body(content).await?;
        loop {
            let written = self
                .db()
                .write((stored, delivery.clone()), |tx, (stored, delivery)| Box::pin(write(tx, stored, delivery)))
                .await;
            match written {
                Ok(delivered) => return Ok(delivered),
                Err(Failed::Vanished) => stored = self.append_body(content, stored.hash).await?,
                Err(Failed::Store(error)) => return Err(self.rows_failed(error)),
            }
        }
    }
}

async fn write(tx: &mut Tx, stored: &Stored, delivery: &Delivery) -> Result<Delivered, Failed> {
    let refs = (delivery.local.len() + delivery.outbound.iter().chain(&delivery.held).count()) as i64;
    let mut delivered = Delivered::default();
    let mut body = None;
    for LocalCopy { folder, message, .. } in &delivery.local {
        let deposited = if body.is_some() {
            deposit::another(tx, *folder, message, stored).await?
        } else {
            let (held, deposited) = deposit::first(tx, *folder, message, stored, refs).await??;
            body = Some(held);
            deposited
        };
        delivered.local.push(deposited.map(|deposited| deposited.added));
    }
    let body = match body {
        Some(body) => body,
        None => bodies::hold(tx, stored, refs).await??,
    };
    let gone = delivered.local.iter().filter(|added| added.is_none()).count();
    if gone > 0 {
        bodies::release(tx, body, gone as i64).await?;
    }
    for outbound in &delivery.outbound {
        let size = outbound.prefix.len() as i64 + stored.size as i64;
        delivered.queued.push(queue::insert(tx, outbound, body, size, queue::Status::Active).await?);
    }
    if let Some(held) = &delivery.held {
        let size = held.prefix.len() as i64 + stored.size as i64;
        queue::insert(tx, held, body, size, queue::Status::Held).await?;
    }
    for settlement in &delivery.settled {
        queue::settle(tx, settlement).await?;
    }
    traces::tell(tx, &delivery.told).await?;
    Ok(delivered)
}

/// Adds one message to a folder on behalf of its holder (IMAP APPEND), refused when that passes the quota.
pub struct Append<'c> {
    /// The folder it goes to; its mailbox pays for it.
    pub folder: FolderId,
    /// Its bytes.
    pub content: &'c Content,
    /// Its flags and date; no trace lines.
    pub message: NewMessage,
}

impl Store {
    /// See [`Append`].
    pub async fn append_message(&self, append: Append<'_>) -> Result<Added, Error> {
        let mut stored = self.put_body(append.content).await?;
        loop {
            let input = (stored, append.folder, append.message.clone());
            let written = self
                .db()
                .write(input, |tx, (stored, folder, message)| {
                    Box::pin(async move {
                        let (_, deposited) = deposit::first(tx, *folder, message, stored, 1).await??;
                        let deposited = deposited.ok_or(Error::Missing("folder"))?;
                        if deposited.is_over_quota() {
                            return Err(Error::OverQuota.into());
                        }
                        Ok(deposited.added)
                    })
                })
                .await;
            match written {
                Ok(added) => return Ok(added),
                Err(Failed::Vanished) => stored = self.append_body(append.content, stored.hash).await?,
                Err(Failed::Store(error)) => return Err(self.rows_failed(error)),
            }
        }
    }
}
