//! The audit trail: who changed what, from where, and how it looked before and after.

use std::net::IpAddr;

use super::{DbError, Tx};
use crate::args;

/// Who is acting, as the audit trail names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// A stable name such as `token:tok_3f`, `mailbox:anna@example.org` or `system`.
    pub name: String,
    /// The address the request came from, if it came over a network.
    pub peer: Option<IpAddr>,
    /// The request's id, if it has one.
    pub request: Option<String>,
}

impl Actor {
    /// The server itself: tasks, first start, the local command line without a request.
    pub fn system() -> Self {
        Self { name: "system".to_owned(), peer: None, request: None }
    }
}

/// How an object looked, as JSON without secrets.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Before; `None` when it was created.
    pub before: Option<String>,
    /// After; `None` when it was deleted.
    pub after: Option<String>,
}

/// One line of the audit trail.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// What was done, such as `domain.create`.
    pub action: &'static str,
    /// The object's natural key, such as `domain:example.org`.
    pub object: String,
    /// How it changed.
    pub change: Change,
}

impl Tx {
    /// Writes a line of the audit trail in this transaction.
    pub async fn audit(&mut self, actor: &Actor, entry: AuditEntry) -> Result<(), DbError> {
        let id = self.new_id().await?;
        let at = self.micros();
        self.run(
            "INSERT INTO audit (id, at, actor, peer, request, action, object, before_json, after_json) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            args![
                id,
                at,
                &actor.name,
                actor.peer.map(|peer| peer.to_string()),
                actor.request.as_ref(),
                entry.action,
                entry.object,
                entry.change.before,
                entry.change.after,
            ],
        )
        .await?;
        Ok(())
    }
}
