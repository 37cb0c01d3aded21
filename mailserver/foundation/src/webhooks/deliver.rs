//! Sends what is due: many at a time, a few at a time for each endpoint, the longest due first.

use std::collections::HashMap;
use std::fmt;
use std::time::{Duration, Instant};

use futures::StreamExt;
use futures::stream::FuturesUnordered;

use super::attempt::{Made, Outcome};
use super::courier::Parcel;
use super::limits::micros;
use super::{DeliveryId, Endpoint, EndpointId, Keys, Target, WebhookError, Webhooks, endpoint};
use crate::args;
use crate::db::{DbError, Tx};

/// How long a claim outlives the longest attempt: whoever made it must settle within that.
const MARGIN: Duration = Duration::from_secs(40);
/// How often a run in hand looks for what became due meanwhile.
const LOOK: Duration = Duration::from_secs(1);

/// A delivery that was claimed.
struct Job {
    id: DeliveryId,
    endpoint: Endpoint,
    message: String,
    body: String,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Attempts that arrived.
    pub delivered: u64,
    /// Attempts that did not.
    pub failed: u64,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} delivered, {} failed", self.delivered, self.failed)
    }
}

impl Webhooks {
    /// Sends all that is due, and what becomes due meanwhile, until nothing is left.
    ///
    /// # Errors
    /// [`WebhookError::Db`], [`WebhookError::Stored`]; what was in flight then is sent again when its claim ends.
    pub async fn deliver(&self) -> Result<Tally, WebhookError> {
        let mut tally = Tally::default();
        let mut in_flight: HashMap<EndpointId, usize> = HashMap::new();
        let mut flying = FuturesUnordered::new();
        loop {
            if !self.0.stop.is_cancelled() {
                for job in self.claim(&in_flight).await? {
                    *in_flight.entry(job.endpoint.id).or_default() += 1;
                    flying.push(self.attempt(job));
                }
            }
            if flying.is_empty() {
                return Ok(tally);
            }
            tokio::select! {
                Some((endpoint, settled)) = flying.next() => {
                    match settled? {
                        true => tally.delivered += 1,
                        false => tally.failed += 1,
                    }
                    if let Some(count) = in_flight.get_mut(&endpoint) {
                        *count -= 1;
                    }
                    in_flight.retain(|_, count| *count > 0);
                }
                () = self.0.due.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Claims what is due and has room: a share for each endpoint, those that wait longest first.
    async fn claim(&self, in_flight: &HashMap<EndpointId, usize>) -> Result<Vec<Job>, WebhookError> {
        let (db, limits) = (&self.0.db, &self.0.limits);
        let free = limits.in_flight.saturating_sub(in_flight.values().sum());
        if free == 0 {
            return Ok(Vec::new());
        }
        let now = db.clock().micros();
        let sql = "SELECT id, due FROM (SELECT id, (SELECT MIN(due_at) FROM webhook_deliveries \
                   WHERE endpoint = webhook_endpoints.id AND due_at IS NOT NULL) AS due \
                   FROM webhook_endpoints WHERE status = 'enabled') AS waiting WHERE due <= $1 ORDER BY due";
        let rows = db.read().await?.all(sql, args![now]).await?;
        let mut waiting = Vec::new();
        for row in &rows {
            let id = EndpointId(row.int(0)?);
            let room = limits.in_flight_each.saturating_sub(in_flight.get(&id).copied().unwrap_or(0));
            if room > 0 {
                waiting.push((id, room));
            }
        }
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let share = (free / waiting.len()).max(1);
        waiting.truncate(free);
        let until = now.saturating_add(micros(limits.timeout + MARGIN));
        db.write(waiting, move |tx, waiting| {
            Box::pin(async move {
                let mut jobs = Vec::new();
                for (id, room) in waiting {
                    let Some(endpoint) = endpoint::enabled(tx, *id).await? else { continue };
                    let rows = i64::try_from(share.min(*room)).unwrap_or(1);
                    jobs.extend(take(tx, &endpoint, (now, until), rows).await?);
                }
                Ok(jobs)
            })
        })
        .await
    }

    /// One attempt and what comes of it; whether it arrived.
    async fn attempt(&self, job: Job) -> (EndpointId, Result<bool, WebhookError>) {
        let (endpoint, started_at, begun) = (job.endpoint.id, self.0.db.clock().micros(), Instant::now());
        let outcome = match self.signed(&job, started_at) {
            Ok((target, signature)) => {
                let timestamp = started_at.div_euclid(1_000_000);
                let parcel = Parcel { target: &target, id: &job.message, timestamp, signature, body: job.body.clone() };
                self.0.courier.carry(parcel).await
            }
            Err(error) => Outcome::Failed(error),
        };
        let made = Made { started_at, took: begun.elapsed(), outcome };
        let arrived = made.outcome.is_success();
        let label = if arrived { "delivered" } else { "failed" };
        metrics::counter!("webhook_attempts_total", "outcome" => label).increment(1);
        (endpoint, self.settle(job.id, endpoint, made).await.map(|()| arrived))
    }

    /// Where to, and signed by every secret that still counts.
    fn signed(&self, job: &Job, now: i64) -> Result<(Target, String), String> {
        let Endpoint { id, url, sealed, previous_until, .. } = &job.endpoint;
        let target =
            Target::parse(url, self.reach(), &self.0.limits).map_err(|error| format!("the address {error}"))?;
        let sign = |sealed: &str| {
            let keys = Keys::open(&self.0.sealer, *id, sealed)
                .map_err(|error| format!("the secret cannot be read ({error}); rotate it"))?;
            Ok::<_, String>(keys.sign(&job.message, now.div_euclid(1_000_000), &job.body))
        };
        let mut signature = sign(&sealed.current)?;
        let overlap = previous_until.is_some_and(|until| until.as_microsecond() > now);
        if let Some(previous) = sealed.previous.as_deref().filter(|_| overlap) {
            signature = format!("{signature} {}", sign(previous)?);
        }
        Ok((target, signature))
    }
}

/// Claims up to `rows` of what is due for one endpoint.
async fn take(tx: &mut Tx, endpoint: &Endpoint, (now, until): (i64, i64), rows: i64) -> Result<Vec<Job>, DbError> {
    let sql = "SELECT id, message, body FROM webhook_deliveries WHERE endpoint = $1 AND due_at IS NOT NULL AND due_at <= $2 \
               ORDER BY due_at, id LIMIT $3";
    let rows = tx.all(sql, args![endpoint.id, now, rows]).await?;
    let mut jobs = Vec::new();
    for row in &rows {
        let id = DeliveryId(row.int(0)?);
        let sql = "UPDATE webhook_deliveries SET due_at = $2, claimed_until = $2 WHERE id = $1";
        tx.run(sql, args![id, until]).await?;
        jobs.push(Job { id, endpoint: endpoint.clone(), message: row.text(1)?, body: row.text(2)? });
    }
    Ok(jobs)
}
