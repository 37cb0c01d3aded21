//! What lets somebody who logged in go on: that nobody has closed the mailbox or its domain since, or changed the password,
//! that the licence has not locked anybody out, and that nobody has
//! ended the session.
//!
//! Who changes that touches a key in the same transaction, and every session admitted before ends. Nothing is read again:
//! a touch is the withdrawal, so a mailbox that is opened again at once asks for a new login all the same.

use std::fmt;

use foundation::db::{Tx, Watcher};
use store::ids::{DomainId, MailboxId};
use store::mailboxes::Mailbox;
use tokio::sync::watch;

use crate::Engine;
use crate::mail_sessions::Seat;

/// A login's right to go on. Clones are withdrawn together.
#[derive(Clone)]
pub struct Admission {
    mailbox: Watcher,
    domain: Watcher,
    license: watch::Receiver<u64>,
    /// Its place among those who are logged in, once it is one of them.
    seat: Option<Seat>,
}

impl Admission {
    /// Admits to a mailbox. What its password and status are is to be read after this: what changes later withdraws.
    pub(crate) fn to(engine: &Engine, mailbox: &Mailbox) -> Self {
        let db = engine.store.db();
        Self {
            mailbox: db.watch(key(mailbox.id.0)),
            domain: db.watch(key(mailbox.domain.0)),
            license: engine.licensing.admission(),
            seat: None,
        }
    }

    /// Takes its place among those who are logged in, until the last clone is dropped.
    pub(crate) fn seated(self, seat: Seat) -> Self {
        Self { seat: Some(seat), ..self }
    }

    /// Whether it was withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        let closed = self.seat.as_ref().is_some_and(Seat::is_closed);
        closed || self.mailbox.has_changed() || self.domain.has_changed() || self.license.has_changed().unwrap_or(true)
    }

    /// Returns once it is withdrawn. Who calls this ends the session when it returns: it tells once.
    pub async fn withdrawn(&mut self) {
        let closed = async {
            match &mut self.seat {
                Some(seat) => seat.closed().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = closed => {}
            () = self.mailbox.changed() => {}
            () = self.domain.changed() => {}
            // An engine that is gone admits nobody.
            _ = self.license.changed() => {}
        }
    }
}

impl fmt::Debug for Admission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admission").field("withdrawn", &self.is_withdrawn()).finish_non_exhaustive()
    }
}

/// Ends all sessions of a mailbox when `tx` commits.
pub(crate) fn withdraw(tx: &mut Tx, mailbox: MailboxId) {
    tx.touch(key(mailbox.0));
}

/// Ends all sessions of a domain's mailboxes when `tx` commits.
pub(crate) fn withdraw_all(tx: &mut Tx, domain: DomainId) {
    tx.touch(key(domain.0));
}

/// Identifiers are positive and never shared between kinds, and wake who follows what happens in the object; their
/// complements are free for this. None is [`store::queue::WAKE`], the complement of an identifier that is never handed out.
fn key(id: i64) -> i64 {
    !id
}
