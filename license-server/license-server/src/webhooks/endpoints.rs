//! Endpoints: who is told, and of what.

use std::time::Duration;

use foundation::db::Change;
use foundation::http::FieldError;
use foundation::tokens::Scope;
use foundation::webhooks::{
    self, Endpoint, EndpointId, Limits, NewEndpoint, Pattern, Secret, State, Target, TargetError, Which,
};
use jiff::Timestamp;

use super::{audit, note, shown};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::text;

/// Longest description, in bytes.
const DESCRIPTION: usize = 500;
/// The longest time in which a secret and the one before both sign.
pub(super) const LONGEST_OVERLAP: Duration = Duration::from_secs(7 * 24 * 3600);

/// An endpoint to be made.
pub(super) struct Order {
    pub(super) url: String,
    pub(super) description: String,
    pub(super) events: Vec<String>,
    pub(super) state: State,
}

/// What is to change of an endpoint.
#[derive(Default)]
pub(super) struct Amendment {
    pub(super) url: Option<String>,
    pub(super) description: Option<String>,
    pub(super) events: Option<Vec<String>>,
    pub(super) state: Option<State>,
}

/// What is not there, or another's.
pub(super) fn missing(id: impl ToString) -> Refused {
    Refused::missing("webhook endpoint", id)
}

fn patterns(given: &[String], limits: &Limits, errors: &mut Vec<FieldError>) -> Vec<Pattern> {
    if given.is_empty() || given.len() > limits.patterns {
        let detail = format!("must hold 1 to {} patterns", limits.patterns);
        errors.push(FieldError::new("/events", "out_of_range", detail));
    }
    let mut patterns = Vec::new();
    for (at, text) in given.iter().enumerate() {
        match text.parse() {
            Ok(pattern) => patterns.push(pattern),
            Err(error) => {
                let error: webhooks::PatternError = error;
                errors.push(FieldError::new(format!("/events/{at}"), "invalid", error.to_string()));
            }
        }
    }
    patterns
}

impl Office {
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

    /// The vendor's endpoints in the order they were made.
    pub(super) async fn webhook_endpoints(
        &self,
        principal: &Principal,
        after: Option<EndpointId>,
        rows: i64,
    ) -> Result<Vec<Endpoint>, Refused> {
        principal.needs(Scope::Read(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        Ok(webhooks::endpoints(&mut self.read().await?, vendor.0, after, rows).await?)
    }

    /// One of the vendor's endpoints.
    pub(super) async fn webhook_endpoint(&self, principal: &Principal, id: EndpointId) -> Result<Endpoint, Refused> {
        principal.needs(Scope::Read(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        webhooks::endpoint(&mut self.read().await?, vendor.0, id).await?.ok_or_else(|| missing(id))
    }

    /// Makes an endpoint, which is told of what happens from now on.
    pub(super) async fn create_webhook_endpoint(
        &self,
        principal: &Principal,
        order: Order,
    ) -> Result<(Endpoint, Secret), Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let (limits, sealer) = (self.webhooks.limits().clone(), self.sealer.clone());
        let mut errors = Vec::new();
        let new = NewEndpoint {
            owner: principal.vendor()?.0,
            url: self.target(&order.url, &mut errors),
            description: text::words(&order.description, DESCRIPTION, "/description", &mut errors),
            events: patterns(&order.events, &limits, &mut errors),
            state: order.state,
        };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), new), move |tx, (principal, new)| {
                let (sealer, limits) = (sealer.clone(), limits.clone());
                Box::pin(async move {
                    let (made, secret) = webhooks::create(tx, &sealer, &limits, new).await?;
                    let change = Change { before: None, after: Some(shown(&made)) };
                    note(tx, principal, "webhook_endpoint.created", &made, change).await?;
                    Ok((made, secret))
                })
            })
            .await
    }

    /// Changes an endpoint.
    pub(super) async fn change_webhook_endpoint(
        &self,
        principal: &Principal,
        id: EndpointId,
        amendment: Amendment,
        expected: Option<i64>,
    ) -> Result<Endpoint, Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let Amendment { url, description, events, state } = amendment;
        let change = webhooks::Change {
            url: url.map(|url| self.target(&url, &mut errors)),
            description: description.map(|words| text::words(&words, DESCRIPTION, "/description", &mut errors)),
            events: events.map(|given| patterns(&given, self.webhooks.limits(), &mut errors)),
            state,
        };
        Refused::unless_empty(errors)?;
        let changed = self.db.write((principal.clone(), change), move |tx, (principal, change)| {
            Box::pin(async move {
                let before = webhooks::endpoint(tx, vendor.0, id).await?.ok_or_else(|| missing(id))?;
                Refused::check_revision(expected, before.revision)?;
                // One that is disabled already keeps why it was.
                let state = change.state.filter(|state| state.as_str() != before.state.as_str());
                let after = webhooks::change(tx, &before, &webhooks::Change { state, ..change.clone() }).await?;
                let noted = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                note(tx, principal, "webhook_endpoint.updated", &after, noted).await?;
                Ok::<_, Refused>(after)
            })
        });
        let changed = changed.await?;
        self.webhooks.wake();
        Ok(changed)
    }

    /// Deletes an endpoint with everything that was to be sent to it.
    pub(super) async fn delete_webhook_endpoint(&self, principal: &Principal, id: EndpointId) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        self.db
            .write(principal.clone(), move |tx, principal| {
                Box::pin(async move {
                    let mut gone = webhooks::endpoint(tx, vendor.0, id).await?.ok_or_else(|| missing(id))?;
                    webhooks::delete(tx, id).await?;
                    let change = Change { before: Some(shown(&gone)), after: None };
                    gone.revision += 1;
                    note(tx, principal, "webhook_endpoint.deleted", &gone, change).await
                })
            })
            .await
    }

    /// Makes another secret; both sign for `overlap`.
    pub(super) async fn rotate_webhook_secret(
        &self,
        principal: &Principal,
        id: EndpointId,
        overlap: Duration,
    ) -> Result<(Endpoint, Secret), Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        if overlap > LONGEST_OVERLAP {
            let detail = format!("must be at most {}", LONGEST_OVERLAP.as_secs());
            return Err(Refused::field("/overlap_seconds", "out_of_range", detail));
        }
        let (vendor, sealer) = (principal.vendor()?, self.sealer.clone());
        self.db
            .write(principal.clone(), move |tx, principal| {
                let sealer = sealer.clone();
                Box::pin(async move {
                    let before = webhooks::endpoint(tx, vendor.0, id).await?.ok_or_else(|| missing(id))?;
                    let (after, secret) = webhooks::rotate(tx, &sealer, &before, overlap).await?;
                    note(tx, principal, "webhook_endpoint.secret_rotated", &after, Change::default()).await?;
                    Ok((after, secret))
                })
            })
            .await
    }

    /// Sends once more what happened since then.
    pub(super) async fn replay_webhooks(
        &self,
        principal: &Principal,
        id: EndpointId,
        since: Timestamp,
        which: Which,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        let asked = self.db.write(principal.clone(), move |tx, principal| {
            Box::pin(async move {
                let endpoint = webhooks::endpoint(tx, vendor.0, id).await?.ok_or_else(|| missing(id))?;
                enabled(&endpoint)?;
                webhooks::replay_since(tx, &endpoint, since, which).await?;
                let change = Change { before: None, after: Some(serde_json::json!({"since": since}).to_string()) };
                audit(tx, principal, "webhook_endpoint.replayed", &endpoint, change).await
            })
        });
        asked.await?;
        self.webhooks.wake();
        Ok(())
    }
}

/// Nothing would be sent otherwise.
pub(super) fn enabled(endpoint: &Endpoint) -> Result<(), Refused> {
    match endpoint.state {
        State::Enabled => Ok(()),
        State::Disabled(_) => Err(Refused::WebhookDisabled),
    }
}
