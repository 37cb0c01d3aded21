//! What becomes of a delivery, and of its endpoint, after an attempt.

use super::attempt::{self, Made};
use super::limits::{Limits, micros, wait};
use super::{DISABLED, DeliveryId, DeliveryStatus, EndpointId, Reason, WebhookError, Webhooks};
use crate::args;
use crate::db::{Actor, AuditEntry, Change, DbError, Event, Tx};

impl Webhooks {
    pub(super) async fn settle(
        &self,
        delivery: DeliveryId,
        endpoint: EndpointId,
        made: Made,
    ) -> Result<(), WebhookError> {
        let limits = self.0.limits.clone();
        let unit = self.0.db.write((made, limits), move |tx, (made, limits)| {
            Box::pin(async move {
                let sql = "SELECT attempts FROM webhook_deliveries WHERE id = $1";
                // Swept meanwhile: nobody is left to tell.
                let Some(row) = tx.optional(sql, args![delivery]).await? else { return Ok(()) };
                let failed = row.u32(0)? + 1;
                attempt::keep(tx, delivery, made, limits.attempts).await?;
                match made.outcome.is_success() {
                    true => delivered(tx, delivery, endpoint).await,
                    false => unsent(tx, delivery, endpoint, failed, made, limits).await,
                }
            })
        });
        Ok(unit.await?)
    }
}

async fn delivered(tx: &mut Tx, delivery: DeliveryId, endpoint: EndpointId) -> Result<(), DbError> {
    finish(tx, delivery, DeliveryStatus::Delivered).await?;
    let sql = "UPDATE webhook_endpoints SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL";
    tx.run(sql, args![endpoint]).await?;
    Ok(())
}

async fn unsent(
    tx: &mut Tx,
    delivery: DeliveryId,
    endpoint: EndpointId,
    failed: u32,
    made: &Made,
    limits: &Limits,
) -> Result<(), DbError> {
    let now = tx.micros();
    match wait(failed).filter(|_| !made.outcome.is_gone()) {
        Some(wait) => {
            let sql = "UPDATE webhook_deliveries SET attempts = attempts + 1, due_at = $2, claimed_until = NULL \
                       WHERE id = $1";
            tx.run(sql, args![delivery, now.saturating_add(micros(wait))]).await?;
        }
        None => finish(tx, delivery, DeliveryStatus::Failed).await?,
    }
    // A test of long ago that is settled late must not bring back what a change of the endpoint forgot.
    let sql = "UPDATE webhook_endpoints SET failing_since = COALESCE(failing_since, $2) WHERE id = $1 \
               AND status = 'enabled' RETURNING failing_since";
    let since = tx.optional(sql, args![endpoint, made.started_at]).await?.map(|row| row.int(0)).transpose()?;
    let too_long = since.is_some_and(|since| now.saturating_sub(since) >= micros(limits.failing));
    match (made.outcome.is_gone(), too_long) {
        (true, _) => disable(tx, endpoint, Reason::Gone).await,
        (false, true) => disable(tx, endpoint, Reason::Failing).await,
        (false, false) => Ok(()),
    }
}

async fn finish(tx: &mut Tx, delivery: DeliveryId, status: DeliveryStatus) -> Result<(), DbError> {
    let now = tx.micros();
    let sql = "UPDATE webhook_deliveries SET status = $2, attempts = attempts + 1, due_at = NULL, claimed_until = NULL, \
               finished_at = $3 WHERE id = $1";
    tx.run(sql, args![delivery, status.as_str(), now]).await?;
    Ok(())
}

/// Sends nothing to an endpoint any more, and writes down why.
async fn disable(tx: &mut Tx, endpoint: EndpointId, reason: Reason) -> Result<(), DbError> {
    let now = tx.micros();
    let sql = "UPDATE webhook_endpoints SET status = 'disabled', reason = $2, revision = revision + 1, updated_at = $3 \
               WHERE id = $1 AND status = 'enabled' RETURNING owner, revision";
    let Some(row) = tx.optional(sql, args![endpoint, reason.as_str(), now]).await? else { return Ok(()) };
    let (owner, revision) = (row.int(0)?, row.int(1)?);
    tracing::warn!(webhook.endpoint = %endpoint, reason = reason.as_str(), "a webhook endpoint was disabled");
    let detail = serde_json::json!({"reason": reason.as_str()}).to_string();
    tx.record(Event { kind: DISABLED, owner, object: endpoint.0, revision, detail: Some(detail.clone()) });
    let change = Change { before: None, after: Some(detail) };
    let entry = AuditEntry { action: DISABLED, object: endpoint.to_string(), change };
    tx.audit_of(owner, &Actor::system(), entry).await
}
