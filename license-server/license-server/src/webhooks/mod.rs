//! Webhooks of a vendor: who is told of its events. How a message is signed, sent and sent again is the ground's; whose the
//! endpoints are, who may change them and what the books say of it stands here.

mod deliveries;
mod endpoints;
mod events;
mod rest;

#[cfg(test)]
pub(crate) use self::events::is_told;
pub(crate) use self::events::{described, object};

use std::sync::Arc;

use foundation::db::{AuditEntry, Change, Database, Event, Tx};
use foundation::secrets::seal::Sealer;
use foundation::webhooks::{Endpoint, Limits, Reach, Route, WebhookError, Webhooks};
use license::roots::{Origin, Roots};
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;

use crate::principal::Principal;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::VendorId;

/// The engine of an office. Only a build that trusts the development root, and sells nothing, sends to its own machine.
pub(crate) fn engine(db: &Database, sealer: &Sealer, roots: &Arc<Roots>, proxy: Option<String>) -> Webhooks {
    let reach = match roots.origin() {
        Origin::Development => Reach::PublicAndOwn,
        Origin::Vendor => Reach::Public,
    };
    let mut route = Route::straight(reach);
    route.proxy = proxy;
    Webhooks::new(db.clone(), sealer.clone(), route, Limits::default(), object)
}

impl From<WebhookError> for Refused {
    fn from(error: WebhookError) -> Self {
        match error {
            WebhookError::TooMany(most) => {
                let detail = format!("a vendor has at most {most} endpoints; delete one first");
                Self::field("/url", "out_of_range", detail)
            }
            WebhookError::Seal(error) => Self::Seal(error),
            WebhookError::Stored(what) => Self::Stored(what),
            WebhookError::Db(error) => Self::Db(error),
        }
    }
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
    principal: &Principal,
    kind: &'static str,
    endpoint: &Endpoint,
    change: Change,
) -> Result<(), Refused> {
    let (owner, object, revision) = (endpoint.owner, endpoint.id.0, endpoint.revision);
    tx.record(Event { kind, owner, object, revision, detail: None });
    audit(tx, principal, kind, endpoint, change).await
}

/// The audit trail alone hears of what changes no object.
async fn audit(
    tx: &mut Tx,
    principal: &Principal,
    action: &'static str,
    endpoint: &Endpoint,
    change: Change,
) -> Result<(), Refused> {
    let vendor: VendorId = principal.vendor()?;
    let entry = AuditEntry { action, object: endpoint.id.to_string(), change };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    rest::operations().merge(deliveries::operations())
}
