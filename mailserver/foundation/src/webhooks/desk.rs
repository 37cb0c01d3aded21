//! What an owner's people do with their endpoints, each deed with its line in the audit trail and its event in the feed. Who may do
//! it is the program's.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use super::{
    Attempt, Delivery, DeliveryId, DeliveryStatus, Endpoint, EndpointId, NewEndpoint, Pattern, PatternError, Secret,
    State, Target, TargetError, WebhookError, Webhooks, Which,
};
use crate::db::{Actor, AuditEntry, Change, DbError, Event, Tx};
use crate::http::FieldError;

/// Longest description, in bytes.
const DESCRIPTION: usize = 500;
/// The longest time in which a secret and the one before both sign.
pub const LONGEST_OVERLAP: Duration = Duration::from_secs(7 * 24 * 3600);

/// A delivery with its attempts.
pub type Sent = (Delivery, Vec<Attempt>);

/// An endpoint to be made, as somebody said it.
#[derive(Clone, Debug)]
pub struct Order {
    /// Where requests go.
    pub url: String,
    /// What people say of it.
    pub description: String,
    /// Which events it is told of.
    pub events: Vec<String>,
    /// Whether anything is sent.
    pub state: State,
}

/// What is to change of an endpoint; `None` leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct Amendment {
    /// Where requests go.
    pub url: Option<String>,
    /// What people say of it.
    pub description: Option<String>,
    /// Which events it is told of.
    pub events: Option<Vec<String>>,
    /// Whether anything is sent.
    pub state: Option<State>,
}

/// Why something cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The caller's fault: fields hold what they cannot.
    #[error("{} fields are not valid", .0.len())]
    Invalid(Vec<FieldError>),
    /// There is no such thing, or it is another's.
    #[error("there is no {kind} `{key}`")]
    Missing {
        /// What.
        kind: &'static str,
        /// Which.
        key: String,
    },
    /// Somebody else changed it since the caller read it.
    #[error("the object changed meanwhile")]
    Stale,
    /// Nothing would be sent: the endpoint is disabled.
    #[error("the endpoint is disabled")]
    Disabled,
    /// Ours, or the operator's.
    #[error(transparent)]
    Webhook(WebhookError),
}

impl From<WebhookError> for DeskError {
    fn from(error: WebhookError) -> Self {
        match error {
            WebhookError::TooMany(most) => {
                let detail = format!("there are at most {most} endpoints; delete one first");
                Self::Invalid(vec![FieldError::new("/url", "out_of_range", detail)])
            }
            error => Self::Webhook(error),
        }
    }
}

impl From<DbError> for DeskError {
    fn from(error: DbError) -> Self {
        Self::Webhook(error.into())
    }
}

/// The endpoints of one owner, and who asks.
pub struct Desk<'w> {
    webhooks: &'w Webhooks,
    owner: i64,
    actor: &'w Actor,
}

impl Webhooks {
    /// The endpoints of `owner`, for `actor` who may do with them what is asked.
    pub fn desk<'w>(&'w self, owner: i64, actor: &'w Actor) -> Desk<'w> {
        Desk { webhooks: self, owner, actor }
    }
}

fn missing(id: EndpointId) -> DeskError {
    DeskError::Missing { kind: "webhook endpoint", key: id.to_string() }
}

fn not_sent(id: DeliveryId) -> DeskError {
    DeskError::Missing { kind: "webhook delivery", key: id.to_string() }
}

/// Nothing would be sent otherwise.
fn must_send(endpoint: &Endpoint) -> Result<(), DeskError> {
    match endpoint.state {
        State::Enabled => Ok(()),
        State::Disabled(_) => Err(DeskError::Disabled),
    }
}

fn unless(errors: Vec<FieldError>) -> Result<(), DeskError> {
    if errors.is_empty() { Ok(()) } else { Err(DeskError::Invalid(errors)) }
}

impl Desk<'_> {
    /// The endpoints in the order they were made, after `after`.
    ///
    /// # Errors
    /// Ours alone.
    pub async fn endpoints(&self, after: Option<EndpointId>, rows: i64) -> Result<Vec<Endpoint>, DeskError> {
        Ok(super::endpoints(&mut self.webhooks.0.db.read().await?, self.owner, after, rows).await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`DeskError::Missing`].
    pub async fn endpoint(&self, id: EndpointId) -> Result<Endpoint, DeskError> {
        let mut conn = self.webhooks.0.db.read().await?;
        super::endpoint(&mut conn, self.owner, id).await?.ok_or_else(|| missing(id))
    }

    /// Makes an endpoint, which is told of what happens from now on.
    ///
    /// # Errors
    /// [`DeskError::Invalid`].
    pub async fn create(&self, order: Order) -> Result<(Endpoint, Secret), DeskError> {
        let engine = self.webhooks.0.clone();
        let mut errors = Vec::new();
        let new = NewEndpoint {
            owner: self.owner,
            url: self.target(&order.url, &mut errors),
            description: words(&order.description, &mut errors),
            events: self.patterns(&order.events, &mut errors),
            state: order.state,
        };
        unless(errors)?;
        let made = self.webhooks.0.db.write((self.actor.clone(), new), move |tx, (actor, new)| {
            let engine = engine.clone();
            Box::pin(async move {
                let (made, secret) = super::create(tx, &engine.sealer, &engine.limits, new).await?;
                let change = Change { before: None, after: Some(shown(&made)) };
                note(tx, actor, "webhook_endpoint.created", &made, change).await?;
                Ok::<_, DeskError>((made, secret))
            })
        });
        made.await
    }

    /// Changes an endpoint; `expected` is the revision the caller knows.
    ///
    /// # Errors
    /// [`DeskError::Invalid`], [`DeskError::Missing`], [`DeskError::Stale`].
    pub async fn change(
        &self,
        id: EndpointId,
        amendment: Amendment,
        expected: Option<i64>,
    ) -> Result<Endpoint, DeskError> {
        let mut errors = Vec::new();
        let Amendment { url, description, events, state } = amendment;
        let change = super::Change {
            url: url.map(|url| self.target(&url, &mut errors)),
            description: description.map(|text| words(&text, &mut errors)),
            events: events.map(|given| self.patterns(&given, &mut errors)),
            state,
        };
        unless(errors)?;
        let owner = self.owner;
        let changed = self.webhooks.0.db.write((self.actor.clone(), change), move |tx, (actor, change)| {
            Box::pin(async move {
                let before = super::endpoint(tx, owner, id).await?.ok_or_else(|| missing(id))?;
                if expected.is_some_and(|expected| expected != before.revision) {
                    return Err(DeskError::Stale);
                }
                // One that is disabled already keeps why it was.
                let state = change.state.filter(|state| state.as_str() != before.state.as_str());
                let after = super::change(tx, &before, &super::Change { state, ..change.clone() }).await?;
                let noted = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                note(tx, actor, "webhook_endpoint.updated", &after, noted).await?;
                Ok(after)
            })
        });
        let changed = changed.await?;
        self.webhooks.wake();
        Ok(changed)
    }

    /// Deletes an endpoint with everything that was to be sent to it.
    ///
    /// # Errors
    /// [`DeskError::Missing`].
    pub async fn delete(&self, id: EndpointId) -> Result<(), DeskError> {
        let owner = self.owner;
        let deleted = self.webhooks.0.db.write(self.actor.clone(), move |tx, actor| {
            Box::pin(async move {
                let mut gone = super::endpoint(tx, owner, id).await?.ok_or_else(|| missing(id))?;
                super::delete(tx, id).await?;
                let change = Change { before: Some(shown(&gone)), after: None };
                gone.revision += 1;
                note(tx, actor, "webhook_endpoint.deleted", &gone, change).await
            })
        });
        deleted.await
    }

    /// Makes another secret; both sign for `overlap`.
    ///
    /// # Errors
    /// [`DeskError::Missing`], and [`DeskError::Invalid`] beyond [`LONGEST_OVERLAP`].
    pub async fn rotate(&self, id: EndpointId, overlap: Duration) -> Result<(Endpoint, Secret), DeskError> {
        if overlap > LONGEST_OVERLAP {
            let detail = format!("must be at most {}", LONGEST_OVERLAP.as_secs());
            return Err(DeskError::Invalid(vec![FieldError::new("/overlap_seconds", "out_of_range", detail)]));
        }
        let (owner, engine) = (self.owner, self.webhooks.0.clone());
        let rotated = self.webhooks.0.db.write(self.actor.clone(), move |tx, actor| {
            let engine = engine.clone();
            Box::pin(async move {
                let before = super::endpoint(tx, owner, id).await?.ok_or_else(|| missing(id))?;
                let (after, secret) = super::rotate(tx, &engine.sealer, &before, overlap).await?;
                note(tx, actor, "webhook_endpoint.secret_rotated", &after, Change::default()).await?;
                Ok::<_, DeskError>((after, secret))
            })
        });
        rotated.await
    }

    /// Sends once more what happened since then.
    ///
    /// # Errors
    /// [`DeskError::Missing`], [`DeskError::Disabled`].
    pub async fn replay_since(&self, id: EndpointId, since: Timestamp, which: Which) -> Result<(), DeskError> {
        let owner = self.owner;
        let asked = self.webhooks.0.db.write(self.actor.clone(), move |tx, actor| {
            Box::pin(async move {
                let endpoint = super::endpoint(tx, owner, id).await?.ok_or_else(|| missing(id))?;
                must_send(&endpoint)?;
                super::replay_since(tx, &endpoint, since, which).await?;
                let change = Change { before: None, after: Some(json!({"since": since}).to_string()) };
                audit(tx, actor, "webhook_endpoint.replayed", &endpoint, change).await
            })
        });
        asked.await?;
        self.webhooks.wake();
        Ok(())
    }

    /// Sends a message that says nothing, to see whether it arrives.
    ///
    /// # Errors
    /// [`DeskError::Missing`], [`DeskError::Disabled`].
    pub async fn test(&self, id: EndpointId) -> Result<Sent, DeskError> {
        let owner = self.owner;
        let made = self.webhooks.0.db.write(self.actor.clone(), move |tx, actor| {
            Box::pin(async move {
                let endpoint = super::endpoint(tx, owner, id).await?.ok_or_else(|| missing(id))?;
                must_send(&endpoint)?;
                let delivery = super::test(tx, &endpoint).await?;
                audit(tx, actor, "webhook_endpoint.tested", &endpoint, Change::default()).await?;
                Ok::<_, DeskError>((delivery, Vec::new()))
            })
        });
        let made = made.await?;
        self.webhooks.wake();
        Ok(made)
    }

    /// The deliveries of one of the endpoints, the newest first, those before `before`.
    ///
    /// # Errors
    /// [`DeskError::Missing`].
    pub async fn deliveries(
        &self,
        id: EndpointId,
        status: Option<DeliveryStatus>,
        before: Option<DeliveryId>,
        rows: i64,
    ) -> Result<Vec<Sent>, DeskError> {
        self.endpoint(id).await?;
        let mut conn = self.webhooks.0.db.read().await?;
        let mut found = Vec::new();
        for delivery in super::deliveries(&mut conn, id, status, before, rows).await? {
            found.extend(super::delivery(&mut conn, self.owner, delivery.id).await?);
        }
        Ok(found)
    }

    /// One delivery with its attempts.
    ///
    /// # Errors
    /// [`DeskError::Missing`].
    pub async fn delivery(&self, id: DeliveryId) -> Result<Sent, DeskError> {
        let mut conn = self.webhooks.0.db.read().await?;
        super::delivery(&mut conn, self.owner, id).await?.ok_or_else(|| not_sent(id))
    }

    /// Sends a delivery once more.
    ///
    /// # Errors
    /// [`DeskError::Missing`], [`DeskError::Disabled`].
    pub async fn replay(&self, id: DeliveryId) -> Result<Sent, DeskError> {
        let owner = self.owner;
        let replayed = self.webhooks.0.db.write(self.actor.clone(), move |tx, actor| {
            Box::pin(async move {
                let (delivery, _) = super::delivery(tx, owner, id).await?.ok_or_else(|| not_sent(id))?;
                let endpoint = super::endpoint(tx, owner, delivery.endpoint).await?.ok_or_else(|| not_sent(id))?;
                must_send(&endpoint)?;
                super::replay(tx, id).await?;
                let change = Change { before: None, after: Some(json!({"delivery": id.to_string()}).to_string()) };
                audit(tx, actor, "webhook_delivery.replayed", &endpoint, change).await?;
                super::delivery(tx, owner, id).await?.ok_or_else(|| not_sent(id))
            })
        });
        let replayed = replayed.await?;
        self.webhooks.wake();
        Ok(replayed)
    }

    fn target(&self, url: &str, errors: &mut Vec<FieldError>) -> String {
        match Target::parse(url.trim(), self.webhooks.reach(), self.webhooks.limits()) {
            Ok(target) => target.as_str().to_owned(),
            Err(error) => {
                let code = if matches!(error, TargetError::TooLong(_)) { "too_long" } else { "invalid" };
                errors.push(FieldError::new("/url", code, error.to_string()));
                String::new()
            }
        }
    }

    fn patterns(&self, given: &[String], errors: &mut Vec<FieldError>) -> Vec<Pattern> {
        let most = self.webhooks.limits().patterns;
        if given.is_empty() || given.len() > most {
            errors.push(FieldError::new("/events", "out_of_range", format!("must hold 1 to {most} patterns")));
        }
        let mut patterns = Vec::new();
        for (at, text) in given.iter().enumerate() {
            match text.parse() {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => {
                    let error: PatternError = error;
                    errors.push(FieldError::new(format!("/events/{at}"), "invalid", error.to_string()));
                }
            }
        }
        patterns
    }
}

/// Words that may be missing or several lines long.
fn words(text: &str, errors: &mut Vec<FieldError>) -> String {
    let text = text.trim();
    if text.len() > DESCRIPTION {
        let detail = format!("must have at most {DESCRIPTION} bytes");
        errors.push(FieldError::new("/description", "too_long", detail));
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        errors.push(FieldError::new("/description", "invalid", "must not have control characters"));
    }
    text.to_owned()
}

/// An endpoint as the audit trail shows it. What its address holds after the host may be a secret.
fn shown(endpoint: &Endpoint) -> String {
    let events: Vec<String> = endpoint.events.iter().map(ToString::to_string).collect();
    let host = endpoint.url.split('/').take(3).collect::<Vec<_>>().join("/");
    json!({
        "server": host, "description": endpoint.description, "events": events, "status": endpoint.state.as_str(),
    })
    .to_string()
}

/// The feed and the audit trail hear of a change of an endpoint.
async fn note(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    endpoint: &Endpoint,
    change: Change,
) -> Result<(), DeskError> {
    let (owner, object, revision) = (endpoint.owner, endpoint.id.0, endpoint.revision);
    tx.record(Event { kind, owner, object, revision, detail: None });
    audit(tx, actor, kind, endpoint, change).await
}

/// The audit trail alone hears of what changes no object.
async fn audit(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    endpoint: &Endpoint,
    change: Change,
) -> Result<(), DeskError> {
    let entry = AuditEntry { action, object: endpoint.id.to_string(), change };
    Ok(tx.audit_of(endpoint.owner, actor, entry).await?)
}
