//! Deliveries as rows: what was sent, or is to be, and what is done by hand about it.

use jiff::Timestamp;

use super::{Attempt, DeliveryId, Endpoint, EndpointId, TEST, WebhookError, attempt, follow};
use crate::args;
use crate::clock::from_micros;
use crate::db::{Conn, Row, Tx};

/// One event for one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its identifier.
    pub id: DeliveryId,
    /// For which endpoint.
    pub endpoint: EndpointId,
    /// What the receiver knows it by, the same at each attempt.
    pub message: String,
    /// The kind of its event.
    pub kind: String,
    /// When the event happened.
    pub at: Timestamp,
    /// What is sent.
    pub body: String,
    /// How far it is.
    pub status: DeliveryStatus,
    /// Attempts since it was made or replayed.
    pub attempts: u32,
    /// When it is sent next.
    pub due_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was delivered or given up.
    pub finished_at: Option<Timestamp>,
}

/// How far a delivery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryStatus {
    /// It is to be sent.
    Pending,
    /// The receiver answered 2xx.
    Delivered,
    /// It was given up.
    Failed,
}

impl DeliveryStatus {
    /// The word in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Pending, Self::Delivered, Self::Failed].into_iter().find(|status| status.as_str() == word)
    }
}

/// Which events are sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All that the feed still holds and the endpoint's patterns mean, whether they were sent before or not.
    All,
    /// Those whose delivery was given up.
    Failed,
}

/// The columns of a delivery, before a condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, endpoint, message, kind, at, body, status, attempts, due_at, created_at, finished_at \
             FROM webhook_deliveries WHERE ",
            $condition
        )
    };
}

fn read(row: &Row) -> Result<Delivery, WebhookError> {
    Ok(Delivery {
        id: DeliveryId(row.int(0)?),
        endpoint: EndpointId(row.int(1)?),
        message: row.text(2)?,
        kind: row.text(3)?,
        at: from_micros(row.int(4)?),
        body: row.text(5)?,
        status: DeliveryStatus::parse(&row.text(6)?).ok_or(WebhookError::Stored("webhook delivery"))?,
        attempts: row.u32(7)?,
        due_at: row.opt_int(8)?.map(from_micros),
        created_at: from_micros(row.int(9)?),
        finished_at: row.opt_int(10)?.map(from_micros),
    })
}

/// The deliveries of an endpoint, the newest first, those before `before`, of one status or of all; at most `rows`.
///
/// # Errors
/// [`WebhookError::Db`], [`WebhookError::Stored`].
pub async fn deliveries(
    conn: &mut Conn,
    endpoint: EndpointId,
    status: Option<DeliveryStatus>,
    before: Option<DeliveryId>,
    rows: i64,
) -> Result<Vec<Delivery>, WebhookError> {
    let sql = select!("endpoint = $1 AND id < $2 AND (status = $3 OR $3 = '') ORDER BY id DESC LIMIT $4");
    let args = args![endpoint, before.map_or(i64::MAX, |id| id.0), status.map_or("", DeliveryStatus::as_str), rows];
    conn.all(sql, args).await?.iter().map(read).collect()
}

/// An owner's delivery with its attempts.
///
/// # Errors
/// As [`deliveries`].
pub async fn delivery(
    conn: &mut Conn,
    owner: i64,
    id: DeliveryId,
) -> Result<Option<(Delivery, Vec<Attempt>)>, WebhookError> {
    let sql = select!(
        "id = $1 AND owner = $2 AND endpoint IN (SELECT id FROM webhook_endpoints WHERE owner = $2 AND status <> 'deleted')"
    );
    let Some(row) = conn.optional(sql, args![id, owner]).await? else { return Ok(None) };
    Ok(Some((read(&row)?, attempt::of(conn, id).await?)))
}

/// Sends a delivery once more from the beginning of its schedule. The receiver knows it by the same id.
///
/// # Errors
/// [`WebhookError::Db`].
pub async fn replay(tx: &mut Tx, id: DeliveryId) -> Result<(), WebhookError> {
    let now = tx.micros();
    let sql = "UPDATE webhook_deliveries SET status = 'pending', attempts = 0, due_at = $2, claimed_until = NULL, \
               finished_at = NULL WHERE id = $1";
    tx.run(sql, args![id, now]).await?;
    Ok(())
}

/// Sends once more what happened since then.
///
/// # Errors
/// [`WebhookError::Db`].
pub async fn replay_since(
    tx: &mut Tx,
    endpoint: &Endpoint,
    since: Timestamp,
    which: Which,
) -> Result<(), WebhookError> {
    let (id, now, since) = (endpoint.id, tx.micros(), since.as_microsecond());
    match which {
        Which::Failed => {
            let sql = "UPDATE webhook_deliveries SET status = 'pending', attempts = 0, due_at = $2, claimed_until = NULL, \
                       finished_at = NULL WHERE endpoint = $1 AND at >= $3 AND status = 'failed'";
            tx.run(sql, args![id, now, since]).await?;
        }
        Which::All => {
            // Positions and times rise together: what follows the last event before then is what is meant.
            let sql = "UPDATE webhook_endpoints SET replay_at = COALESCE((SELECT position FROM feed WHERE at < $2 \
                       AND owner >= 0 ORDER BY position DESC LIMIT 1), (SELECT value FROM heads WHERE name = 'feed_tail')), \
                       replay_end = cursor WHERE id = $1";
            tx.run(sql, args![id, since]).await?;
        }
    }
    Ok(())
}

/// Makes a message that says nothing, to see whether it arrives.
///
/// # Errors
/// As [`deliveries`].
pub async fn test(tx: &mut Tx, endpoint: &Endpoint) -> Result<Delivery, WebhookError> {
    let (id, now) = (DeliveryId(tx.new_id().await?), tx.micros());
    let message = format!("test_{}", crate::ids::encode(id.0));
    let data = serde_json::json!({"object": endpoint.id.to_string(), "revision": endpoint.revision, "detail": null});
    let body = follow::body(TEST, now, &data);
    let sql = "INSERT INTO webhook_deliveries (id, endpoint, owner, message, kind, at, body, status, attempts, due_at, \
               created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', 0, $6, $6)";
    tx.run(sql, args![id, endpoint.id, endpoint.owner, message, TEST, now, body]).await?;
    let row = tx.one(select!("id = $1"), args![id]).await?;
    read(&row)
}
