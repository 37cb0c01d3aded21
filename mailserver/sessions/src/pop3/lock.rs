//! One POP3 session a mailbox (RFC 1939 §4): message numbers mean nothing if two delete at once.

use std::sync::Arc;

use dashmap::DashSet;
use store::ids::MailboxId;

/// Mailboxes that a POP3 session has open. Cheap to clone; clones lock together.
#[derive(Clone, Debug, Default)]
pub struct Locks(Arc<DashSet<MailboxId>>);

impl Locks {
    /// Locks a mailbox; `None` while another session holds it.
    pub(super) fn take(&self, mailbox: MailboxId) -> Option<Held> {
        self.0.insert(mailbox).then(|| Held { locks: self.clone(), mailbox })
    }
}

/// A lock, given back when dropped.
pub(super) struct Held {
    locks: Locks,
    mailbox: MailboxId,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.locks.0.remove(&self.mailbox);
    }
}
