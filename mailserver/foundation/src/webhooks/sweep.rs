//! Forgets what is old, and what belonged to endpoints that were deleted.

use super::limits::micros;
use super::{WebhookError, Webhooks};
use crate::args;
use crate::db::{DbError, Tx};

/// Deliveries taken in one transaction.
const BATCH: i64 = 1000;
/// Transactions of one run.
const BATCHES: u32 = 100;

impl Webhooks {
    /// Forgets deliveries that are too old, pending ones of disabled endpoints too, and those of deleted endpoints; how many.
    ///
    /// # Errors
    /// [`WebhookError::Db`].
    pub async fn sweep(&self) -> Result<u64, WebhookError> {
        let before = self.0.db.clock().micros().saturating_sub(micros(self.0.limits.keep));
        let mut total = 0;
        for _ in 0..BATCHES {
            let gone = self.0.db.write(before, |tx, before| Box::pin(batch(tx, *before))).await?;
            total += gone;
            if gone == 0 {
                break;
            }
        }
        Ok(total)
    }
}

async fn batch(tx: &mut Tx, before: i64) -> Result<u64, DbError> {
    let old = "DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries WHERE created_at < $1 \
               AND (status <> 'pending' OR endpoint NOT IN (SELECT id FROM webhook_endpoints WHERE status = 'enabled')) \
               ORDER BY created_at LIMIT $2) RETURNING id";
    let orphaned = "DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries WHERE endpoint IN \
                    (SELECT id FROM webhook_endpoints WHERE status = 'deleted') LIMIT $1) RETURNING id";
    let mut rows = tx.all(old, args![before, BATCH]).await?;
    rows.extend(tx.all(orphaned, args![BATCH]).await?);
    for row in &rows {
        tx.run("DELETE FROM webhook_attempts WHERE delivery = $1", args![row.int(0)?]).await?;
    }
    if rows.is_empty() {
        tx.run("DELETE FROM webhook_endpoints WHERE status = 'deleted'", args![]).await?;
    }
    Ok(rows.len() as u64)
}
