//! What tenants' mail moved, by month.

use std::collections::BTreeMap;

use foundation::args;
use foundation::db::{Conn, DbError, Row, Tx};

use crate::ids::{MailboxId, TenantId};

/// Whose traffic something is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Payer {
    /// A mailbox's.
    Mailbox(MailboxId),
    /// A domain's, by name.
    Domain(String),
}

/// What was moved. A message counts with each mailbox that got it, and with each recipient whose server took it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Messages that mailboxes got.
    pub received_messages: i64,
    /// Their octets.
    pub received_bytes: i64,
    /// Messages that other servers took over.
    pub sent_messages: i64,
    /// Their octets.
    pub sent_bytes: i64,
}

impl Traffic {
    /// Both.
    pub fn plus(self, other: Self) -> Self {
        Self {
            received_messages: self.received_messages + other.received_messages,
            received_bytes: self.received_bytes + other.received_bytes,
            sent_messages: self.sent_messages + other.sent_messages,
            sent_bytes: self.sent_bytes + other.sent_bytes,
        }
    }
}

/// Adds to the month of whoever pays. What is nobody's any more counts for nobody.
pub async fn add(tx: &mut Tx, payer: &Payer, month: i64, moved: Traffic) -> Result<(), DbError> {
    let row = match payer {
        Payer::Mailbox(id) => tx.optional("SELECT tenant_id FROM mailboxes WHERE id = $1", args![*id]).await?,
        Payer::Domain(name) => {
            let sql = "SELECT tenant_id FROM domains WHERE name = $1 AND verified_at IS NOT NULL";
            tx.optional(sql, args![name]).await?
        }
    };
    let Some(row) = row else { return Ok(()) };
    let sql = "INSERT INTO traffic (tenant_id, month, received_messages, received_bytes, sent_messages, sent_bytes) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, month) DO UPDATE SET \
               received_messages = traffic.received_messages + excluded.received_messages, \
               received_bytes = traffic.received_bytes + excluded.received_bytes, \
               sent_messages = traffic.sent_messages + excluded.sent_messages, \
               sent_bytes = traffic.sent_bytes + excluded.sent_bytes";
    let values = args![
        row.int(0)?,
        month,
        moved.received_messages,
        moved.received_bytes,
        moved.sent_messages,
        moved.sent_bytes,
    ];
    tx.run(sql, values).await.map(drop)
}

/// What these tenants moved in a month, the tenants under each included.
pub async fn of(
    conn: &mut Conn,
    first: TenantId,
    last: TenantId,
    month: i64,
) -> Result<BTreeMap<TenantId, Traffic>, DbError> {
    let sql = "SELECT id, CAST(SUM(received_messages) AS BIGINT), CAST(SUM(received_bytes) AS BIGINT), \
               CAST(SUM(sent_messages) AS BIGINT), CAST(SUM(sent_bytes) AS BIGINT) FROM ( \
               SELECT tenant_id AS id, received_messages, received_bytes, sent_messages, sent_bytes FROM traffic \
               WHERE tenant_id BETWEEN $1 AND $2 AND month = $3 \
               UNION ALL SELECT t.parent_id, r.received_messages, r.received_bytes, r.sent_messages, r.sent_bytes \
               FROM tenants t JOIN traffic r ON r.tenant_id = t.id \
               WHERE t.parent_id BETWEEN $1 AND $2 AND r.month = $3) AS moved GROUP BY id";
    let moved = |row: &Row| {
        let moved = Traffic {
            received_messages: row.int(1)?,
            received_bytes: row.int(2)?,
            sent_messages: row.int(3)?,
            sent_bytes: row.int(4)?,
        };
        Ok((TenantId(row.int(0)?), moved))
    };
    conn.all(sql, args![first, last, month]).await?.iter().map(moved).collect()
}

/// Forgets what a tenant moved.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
    tx.run("DELETE FROM traffic WHERE tenant_id = $1", args![tenant]).await.map(drop)
}
