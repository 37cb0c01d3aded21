//! The audit trail: who changed what, from where, and how it looked before and after.

use std::net::IpAddr;

use super::{Conn, DbError, Order, Place, Row, Select, Tx};
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

/// A line of the audit trail as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number; later lines have larger ones.
    pub id: i64,
    /// When, in microseconds since the epoch.
    pub at: i64,
    /// Who acted.
    pub actor: String,
    /// From where.
    pub peer: Option<String>,
    /// In which request.
    pub request: Option<String>,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: String,
    /// How it looked before, as JSON.
    pub before: Option<String>,
    /// How it looked after, as JSON.
    pub after: Option<String>,
}

impl Tx {
    /// Writes a line of the server's own audit trail in this transaction.
    pub async fn audit(&mut self, actor: &Actor, entry: AuditEntry) -> Result<(), DbError> {
        self.audit_of(0, actor, entry).await
    }

    /// Writes a line of the audit trail of `owner`, the object whose books these are.
    pub async fn audit_of(&mut self, owner: i64, actor: &Actor, entry: AuditEntry) -> Result<(), DbError> {
        let id = self.new_id().await?;
        let at = self.micros();
        self.run(
            "INSERT INTO audit (id, at, actor, peer, request, action, object, before_json, after_json, owner) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
                owner,
            ],
        )
        .await?;
        Ok(())
    }
}

/// Which lines of the audit trail are looked for.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Of whom.
    pub actor: Option<String>,
    /// Of which object, by its natural key such as `domain:example.org`.
    pub object: Option<String>,
    /// Not before then, in microseconds since the epoch.
    pub since: Option<i64>,
    /// Before then.
    pub until: Option<i64>,
}

impl Conn {
    /// The audit trail of `owner`, the newest line first, those before line `before` if one is named; at most `rows`.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn audit_of(&mut self, owner: i64, before: Option<i64>, rows: i64) -> Result<Vec<AuditLine>, DbError> {
        let owned = |list: Select| list.filter("owner = $", args![owner]);
        self.audit_lines(&AuditFilter::default(), before, rows, owned).await
    }

    /// Lines of the audit trail, the newest first, those before line `before` if one is named; at most `rows`. `narrowed` says
    /// whose.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn audit_lines(
        &mut self,
        filter: &AuditFilter,
        before: Option<i64>,
        rows: i64,
        narrowed: impl FnOnce(Select) -> Select,
    ) -> Result<Vec<AuditLine>, DbError> {
        let list = Select::new("id, at, actor, peer, request, action, object, before_json, after_json", "audit")
            .filter_by("actor = $", filter.actor.as_ref())
            .filter_by("object = $", filter.object.as_ref())
            .filter_by("at >= $", filter.since)
            .filter_by("at < $", filter.until);
        let before = before.map(Place::Number);
        let page = narrowed(list).page(Order::by("id").reversed(), before.as_ref(), rows);
        let line = |row: &Row| {
            Ok(AuditLine {
                id: row.int(0)?,
                at: row.int(1)?,
                actor: row.text(2)?,
                peer: row.opt_text(3)?,
                request: row.opt_text(4)?,
                action: row.text(5)?,
                object: row.text(6)?,
                before: row.opt_text(7)?,
                after: row.opt_text(8)?,
            })
        };
        self.select(page).await?.iter().map(line).collect()
    }
}
