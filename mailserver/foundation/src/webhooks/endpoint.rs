//! Endpoints as rows. Who may do what with them, and what the books say of it, is the program's.

use jiff::Timestamp;
use std::time::Duration;

use super::limits::micros;
use super::{EndpointId, Keys, Limits, Pattern, Secret, VERSION, WebhookError, pattern};
use crate::args;
use crate::clock::from_micros;
use crate::db::{Conn, DbError, Row, Tx};
use crate::secrets::seal::Sealer;

/// A receiver of webhooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its identifier.
    pub id: EndpointId,
    /// Whose it is, as events name it.
    pub owner: i64,
    /// Where it is.
    pub url: String,
    /// What people say of it.
    pub description: String,
    /// Which events it is told of.
    pub events: Vec<Pattern>,
    /// Whether anything is sent.
    pub state: State,
    /// The form of its messages.
    pub version: String,
    /// What it checks `v1a` with.
    pub public_key: String,
    /// Until when the secret before signs too.
    pub previous_until: Option<Timestamp>,
    /// Since when every attempt has failed.
    pub failing_since: Option<Timestamp>,
    /// How often it was changed.
    pub revision: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
    pub(super) sealed: Sealed,
}

/// Its secrets, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) current: String,
    pub(super) previous: Option<String>,
}

/// Whether anything is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    Enabled,
    /// It is not; what was due waits, and events are not followed.
    Disabled(Reason),
}

/// Why nothing is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody said so.
    Asked,
    /// The receiver answered 410.
    Gone,
    /// Every attempt failed for too long.
    Failing,
}

impl Reason {
    /// The word in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Gone => "gone",
            Self::Failing => "failing",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Asked, Self::Gone, Self::Failing].into_iter().find(|reason| reason.as_str() == word)
    }
}

impl State {
    /// The word in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled(_) => "disabled",
        }
    }

    fn reason(self) -> Option<&'static str> {
        match self {
            Self::Enabled => None,
            Self::Disabled(reason) => Some(reason.as_str()),
        }
    }
}

/// An endpoint to be made.
#[derive(Clone, Debug)]
pub struct NewEndpoint {
    /// Whose.
    pub owner: i64,
    /// Where, as a [`Target`](super::Target) has it.
    pub url: String,
    /// What people say of it.
    pub description: String,
    /// Which events it is told of.
    pub events: Vec<Pattern>,
    /// Whether anything is sent.
    pub state: State,
}

/// What is to change of an endpoint.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Where it is, as a [`Target`](super::Target) has it.
    pub url: Option<String>,
    /// What people say of it.
    pub description: Option<String>,
    /// Which events it is told of from now on.
    pub events: Option<Vec<Pattern>>,
    /// Whether anything is sent. What happens while it is disabled is not sent by itself when it is enabled again.
    pub state: Option<State>,
}

/// The columns of an endpoint, before a condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, owner, url, description, events, status, reason, version, secret, public_key, previous_secret, \
             previous_until, failing_since, revision, created_at, updated_at FROM webhook_endpoints WHERE ",
            $condition
        )
    };
}

fn read(row: &Row) -> Result<Endpoint, WebhookError> {
    let stored = || WebhookError::Stored("webhook endpoint");
    let state = match (row.text(5)?.as_str(), row.opt_text(6)?) {
        ("enabled", _) => State::Enabled,
        (_, reason) => State::Disabled(reason.as_deref().and_then(Reason::parse).ok_or_else(stored)?),
    };
    Ok(Endpoint {
        id: EndpointId(row.int(0)?),
        owner: row.int(1)?,
        url: row.text(2)?,
        description: row.text(3)?,
        events: pattern::of_json(&row.text(4)?).ok_or_else(stored)?,
        state,
        version: row.text(7)?,
        sealed: Sealed { current: row.text(8)?, previous: row.opt_text(10)? },
        public_key: row.text(9)?,
        previous_until: row.opt_int(11)?.map(from_micros),
        failing_since: row.opt_int(12)?.map(from_micros),
        revision: row.int(13)?,
        created_at: from_micros(row.int(14)?),
        updated_at: from_micros(row.int(15)?),
    })
}

/// The endpoints of an owner in the order they were made, after `after`; at most `rows`.
///
/// # Errors
/// [`WebhookError::Db`], [`WebhookError::Stored`].
pub async fn endpoints(
    conn: &mut Conn,
    owner: i64,
    after: Option<EndpointId>,
    rows: i64,
) -> Result<Vec<Endpoint>, WebhookError> {
    let sql = select!("owner = $1 AND id > $2 AND status <> 'deleted' ORDER BY id LIMIT $3");
    conn.all(sql, args![owner, after.map_or(0, |id| id.0), rows]).await?.iter().map(read).collect()
}

/// An owner's endpoint.
///
/// # Errors
/// As [`endpoints`].
pub async fn endpoint(conn: &mut Conn, owner: i64, id: EndpointId) -> Result<Option<Endpoint>, WebhookError> {
    let sql = select!("id = $1 AND owner = $2 AND status <> 'deleted'");
    conn.optional(sql, args![id, owner]).await?.as_ref().map(read).transpose()
}

/// One that something is sent to.
pub(super) async fn enabled(conn: &mut Conn, id: EndpointId) -> Result<Option<Endpoint>, WebhookError> {
    conn.optional(select!("id = $1 AND status = 'enabled'"), args![id]).await?.as_ref().map(read).transpose()
}

/// Makes an endpoint, which is told of what happens after it was made, and its secret.
///
/// # Errors
/// All of [`WebhookError`].
pub async fn create(
    tx: &mut Tx,
    sealer: &Sealer,
    limits: &Limits,
    new: &NewEndpoint,
) -> Result<(Endpoint, Secret), WebhookError> {
    let sql = "SELECT COUNT(*) FROM webhook_endpoints WHERE owner = $1 AND status <> 'deleted'";
    if tx.one(sql, args![new.owner]).await?.int(0)? >= limits.endpoints {
        return Err(WebhookError::TooMany(limits.endpoints));
    }
    let (id, now, keys) = (EndpointId(tx.new_id().await?), tx.micros(), Keys::make());
    tx.run(
        "INSERT INTO webhook_endpoints (id, owner, url, description, events, status, reason, version, secret, public_key, \
         cursor, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
         (SELECT value FROM heads WHERE name = 'feed'), 1, $11, $11)",
        args![
            id,
            new.owner,
            &new.url,
            &new.description,
            pattern::to_json(&new.events),
            new.state.as_str(),
            new.state.reason(),
            VERSION,
            keys.seal(sealer, id),
            keys.public(),
            now,
        ],
    )
    .await?;
    let made = endpoint(tx, new.owner, id).await?.ok_or(WebhookError::Stored("webhook endpoint"))?;
    Ok((made, keys.secret()))
}

/// Changes an endpoint.
///
/// # Errors
/// As [`endpoints`].
pub async fn change(tx: &mut Tx, before: &Endpoint, change: &Change) -> Result<Endpoint, WebhookError> {
    let (id, now) = (before.id, tx.micros());
    let state = change.state.unwrap_or(before.state);
    if state == State::Enabled && before.state != State::Enabled {
        let sql = "UPDATE webhook_endpoints SET cursor = (SELECT value FROM heads WHERE name = 'feed'), replay_at = NULL, \
                   replay_end = NULL, failing_since = NULL WHERE id = $1";
        tx.run(sql, args![id]).await?;
    }
    tx.run(
        "UPDATE webhook_endpoints SET url = $2, description = $3, events = $4, status = $5, reason = $6, \
         revision = revision + 1, updated_at = $7 WHERE id = $1",
        args![
            id,
            change.url.as_ref().unwrap_or(&before.url),
            change.description.as_ref().unwrap_or(&before.description),
            pattern::to_json(change.events.as_ref().unwrap_or(&before.events)),
            state.as_str(),
            state.reason(),
            now,
        ],
    )
    .await?;
    endpoint(tx, before.owner, id).await?.ok_or(WebhookError::Stored("webhook endpoint"))
}

/// Makes another secret. The one before signs beside it for `overlap`, and the one before that no more.
///
/// # Errors
/// As [`endpoints`].
pub async fn rotate(
    tx: &mut Tx,
    sealer: &Sealer,
    before: &Endpoint,
    overlap: Duration,
) -> Result<(Endpoint, Secret), WebhookError> {
    let (id, now, keys) = (before.id, tx.micros(), Keys::make());
    let (previous, until) = match overlap.is_zero() {
        true => (None, None),
        false => (Some(before.sealed.current.as_str()), Some(now.saturating_add(micros(overlap)))),
    };
    tx.run(
        "UPDATE webhook_endpoints SET secret = $2, public_key = $3, previous_secret = $4, previous_until = $5, \
         revision = revision + 1, updated_at = $6 WHERE id = $1",
        args![id, keys.seal(sealer, id), keys.public(), previous, until, now],
    )
    .await?;
    let after = endpoint(tx, before.owner, id).await?.ok_or(WebhookError::Stored("webhook endpoint"))?;
    Ok((after, keys.secret()))
}

/// Deletes an endpoint. Its deliveries are swept later; nothing shows or sends them any more.
///
/// # Errors
/// [`WebhookError::Db`].
pub async fn delete(tx: &mut Tx, id: EndpointId) -> Result<(), WebhookError> {
    let now = tx.micros();
    let sql = "UPDATE webhook_endpoints SET status = 'deleted', reason = NULL, secret = '', previous_secret = NULL, \
               updated_at = $2 WHERE id = $1";
    tx.run(sql, args![id, now]).await?;
    Ok(())
}

/// Deletes all endpoints of an owner who is gone.
///
/// # Errors
/// [`DbError`].
pub async fn delete_all(tx: &mut Tx, owner: i64) -> Result<(), DbError> {
    let now = tx.micros();
    let sql = "UPDATE webhook_endpoints SET status = 'deleted', reason = NULL, secret = '', previous_secret = NULL, \
               updated_at = $2 WHERE owner = $1";
    tx.run(sql, args![owner, now]).await.map(drop)
}
