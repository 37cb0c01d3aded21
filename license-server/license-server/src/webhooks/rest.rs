//! `/v1/webhook-endpoints`.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, ShownOnce, created, expected};
use foundation::http::{
    Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem, Storable,
};
use foundation::webhooks::{self, EndpointId, Reason, Secret, Which};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::endpoints::{Amendment, Order, missing};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::value;

const COLLECTION: &str = "/v1/webhook-endpoints";

/// Whether anything is sent.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WebhookStatus {
    /// It is.
    Enabled,
    /// It is not; what was due waits, and what happens meanwhile is not sent by itself afterwards.
    Disabled,
}

/// The form of messages.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WebhookApiVersion {
    /// As this document has them.
    V1,
}

/// Somebody who is told of events by signed requests. The secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookEndpoint {
    /// Its identifier.
    #[schema(example = "endpoint_16j")]
    id: String,
    /// Where requests go.
    #[schema(example = "https://shop.example.com/hooks")]
    url: String,
    /// What people say of it.
    #[schema(example = "The shop")]
    description: String,
    /// Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all.
    #[schema(example = json!(["customer.*"]))]
    events: Vec<String>,
    /// Whether anything is sent.
    status: WebhookStatus,
    /// Why nothing is sent: `asked` when somebody said so, `gone` when the receiver answered 410, `failing` when every attempt
    /// failed for five days; null while something is sent.
    #[schema(value_type = Option<String>, required, example = json!(null))]
    disabled_reason: Option<&'static str>,
    /// The form of its messages. It stays when a later server makes others.
    api_version: WebhookApiVersion,
    /// What to check `v1` signatures with. Only in the answers that make it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "whsec_…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<ShownOnce>,
    /// What to check `v1a` signatures with, for receivers that keep no secret.
    #[schema(read_only, example = "whpk_…")]
    public_key: String,
    /// Until when the secret before signs too; null when there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    previous_secret_expires_at: Option<Timestamp>,
    /// Since when every attempt has failed; null when the last one arrived, or none was made.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    failing_since: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<webhooks::Endpoint> for WebhookEndpoint {
    fn from(endpoint: webhooks::Endpoint) -> Self {
        let (status, disabled_reason) = match endpoint.state {
            webhooks::State::Enabled => (WebhookStatus::Enabled, None),
            webhooks::State::Disabled(reason) => (WebhookStatus::Disabled, Some(reason.as_str())),
        };
        Self {
            id: endpoint.id.to_string(),
            url: endpoint.url,
            description: endpoint.description,
            events: endpoint.events.iter().map(ToString::to_string).collect(),
            status,
            disabled_reason,
            api_version: WebhookApiVersion::V1,
            secret: None,
            public_key: endpoint.public_key,
            previous_secret_expires_at: endpoint.previous_until,
            failing_since: endpoint.failing_since,
            created_at: endpoint.created_at,
            updated_at: endpoint.updated_at,
        }
    }
}

impl From<WebhookStatus> for webhooks::State {
    fn from(status: WebhookStatus) -> Self {
        match status {
            WebhookStatus::Enabled => Self::Enabled,
            WebhookStatus::Disabled => Self::Disabled(Reason::Asked),
        }
    }
}

foundation::page_of!(
    /// The vendor's webhook endpoints in the order they were made.
    pub(crate) WebhookEndpointPage of WebhookEndpoint
);

/// An endpoint to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewWebhookEndpoint)]
struct EndpointOrder {
    /// Where requests go: `https://` and a host on the public Internet. Redirects are not followed.
    #[schema(max_length = 2048, example = "https://shop.example.com/hooks")]
    url: String,
    /// What people say of it.
    #[serde(default)]
    #[schema(max_length = 500, example = "The shop")]
    description: String,
    /// Which events it is told of: kinds, beginnings such as `customer.*`, or `*` for all. Default all.
    #[serde(default = "everything")]
    #[schema(min_items = 1, max_items = 50, example = json!(["customer.*"]))]
    events: Vec<String>,
    /// Whether anything is sent. Default `enabled`.
    #[serde(default = "at_once")]
    status: WebhookStatus,
}

fn everything() -> Vec<String> {
    vec!["*".to_owned()]
}

fn at_once() -> WebhookStatus {
    WebhookStatus::Enabled
}

/// What is to change of an endpoint.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookEndpointPatch {
    /// Where requests go.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 2048, example = "https://shop.example.com/hooks")]
    url: Patch<String>,
    /// What people say of it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 500, example = "The shop")]
    description: Patch<String>,
    /// Which events it is told of from now on.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, nullable = false, min_items = 1, max_items = 50, example = json!(["customer.*"]))]
    events: Patch<Vec<String>>,
    /// Whether anything is sent.
    #[serde(default)]
    #[schema(value_type = Option<WebhookStatus>, nullable = false, example = "enabled")]
    status: Patch<WebhookStatus>,
}

/// How a secret is exchanged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SecretRotation {
    /// For how many seconds the old secret signs beside the new one; 0 when it is in other hands. Default a day.
    #[serde(default = "a_day")]
    #[schema(minimum = 0, maximum = 604800, example = 86400)]
    overlap_seconds: u32,
}

fn a_day() -> u32 {
    24 * 3600
}

/// Which events are sent once more.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ReplayOf {
    /// All that the endpoint is told of, whether they arrived before or not, and those that happened while it was disabled.
    All,
    /// Those that were given up.
    Failed,
}

/// What is sent once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookReplay {
    /// What happened since then.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Timestamp,
    /// Which of that. Default all.
    #[serde(default = "all")]
    which: ReplayOf,
}

fn all() -> ReplayOf {
    ReplayOf::All
}

/// What is no id names nothing.
pub(super) fn id(text: &str) -> Result<EndpointId, Refused> {
    text.parse().map_err(|_| missing(text))
}

fn shown(endpoint: webhooks::Endpoint) -> (ETag, Json<WebhookEndpoint>) {
    (ETag::of_revision(endpoint.revision), Json(endpoint.into()))
}

/// The object with its secret, and what is kept of the answer.
fn with_secret(endpoint: webhooks::Endpoint, secret: &Secret) -> (Storable, ETag, WebhookEndpoint) {
    let etag = ETag::of_revision(endpoint.revision);
    let mut shown = WebhookEndpoint::from(endpoint);
    let storable = Storable::json(&shown);
    shown.secret = Some(ShownOnce(secret.expose().to_owned()));
    (storable, etag, shown)
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_webhook_endpoints, create_webhook_endpoint))
        .routes(routes!(read_webhook_endpoint, update_webhook_endpoint, delete_webhook_endpoint))
        .routes(routes!(rotate_webhook_secret))
        .routes(routes!(replay_webhook_events))
}

/// Lists the vendor's webhook endpoints.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints", tag = "webhooks", params(PageParams),
    responses((status = 200, description = "A page of endpoints.", body = WebhookEndpointPage)),
    security(("bearer" = ["webhooks:read"]))
)]
async fn list_webhook_endpoints(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<WebhookEndpointPage>, Failure> {
    let after = paging.after::<i64>()?.map(EndpointId);
    let rows = office.webhook_endpoints(&principal, after, paging.rows()).await?;
    Ok(paging.page(rows, |endpoint| endpoint.id.0).map(WebhookEndpoint::from).listed())
}

/// Makes a webhook endpoint, which is told of what happens from now on.
///
/// The answer holds the secret in `secret`, this once. Messages are signed by it and by a key whose public half is
/// `public_key`; check one of both, and that `webhook-timestamp` is not older than five minutes.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints", tag = "webhooks", request_body = EndpointOrder,
    responses((status = 201, description = "The endpoint was made.", body = WebhookEndpoint)),
    security(("bearer" = ["webhooks:write"]))
)]
async fn create_webhook_endpoint(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(EndpointOrder { url, description, events, status }): Json<EndpointOrder>,
) -> Result<Response, Failure> {
    let order = Order { url, description, events, state: status.into() };
    let (endpoint, secret) = office.create_webhook_endpoint(&principal, order).await?;
    let key = endpoint.id.to_string();
    let (storable, etag, shown) = with_secret(endpoint, &secret);
    Ok((storable, created(COLLECTION, &key, etag, Json(shown))).into_response())
}

/// Reads a webhook endpoint, without its secret.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 200, description = "The endpoint.", body = WebhookEndpoint)),
    security(("bearer" = ["webhooks:read"]))
)]
async fn read_webhook_endpoint(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.webhook_endpoint(&principal, id(&key)?).await?))
}

/// Changes a webhook endpoint. One that is enabled again is told of what happens from then on; a replay sends what it missed.
#[utoipa::path(
    patch, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), IfMatch),
    request_body(content = WebhookEndpointPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The endpoint as it is now.", body = WebhookEndpoint)),
    security(("bearer" = ["webhooks:write"]))
)]
async fn update_webhook_endpoint(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<WebhookEndpointPatch>,
) -> Result<impl IntoResponse, Failure> {
    let id = id(&key)?;
    let expected = expected(&conditions, office.webhook_endpoint(&principal, id).await?.revision)?;
    Ok(shown(office.change_webhook_endpoint(&principal, id, patch.amendment()?, expected).await?))
}

impl WebhookEndpointPatch {
    fn amendment(self) -> Result<Amendment, Problem> {
        Ok(Amendment {
            url: value(self.url, "/url")?,
            description: value(self.description, "/description")?,
            events: value(self.events, "/events")?,
            state: value(self.status, "/status")?.map(webhooks::State::from),
        })
    }
}

/// Deletes a webhook endpoint with everything that was to be sent to it.
#[utoipa::path(
    delete, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), IfMatch),
    responses((status = 204, description = "Nothing is sent to it any more.")),
    security(("bearer" = ["webhooks:write"]))
)]
async fn delete_webhook_endpoint(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let id = id(&key)?;
    expected(&conditions, office.webhook_endpoint(&principal, id).await?.revision)?;
    office.delete_webhook_endpoint(&principal, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Exchanges the secret and the key of a webhook endpoint. For a while both sign, so that a receiver can follow in its own time.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/rotate-secret", tag = "webhooks", request_body = SecretRotation,
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 200, description = "The endpoint with its new secret, this once.", body = WebhookEndpoint)),
    security(("bearer" = ["webhooks:write"]))
)]
async fn rotate_webhook_secret(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    Json(SecretRotation { overlap_seconds }): Json<SecretRotation>,
) -> Result<Response, Failure> {
    let overlap = Duration::from_secs(overlap_seconds.into());
    let (endpoint, secret) = office.rotate_webhook_secret(&principal, id(&key)?, overlap).await?;
    let (storable, etag, shown) = with_secret(endpoint, &secret);
    Ok((storable, etag, Json(shown)).into_response())
}

/// Sends once more what happened since then, as far as the feed holds it: 90 days, or 30 for what was given up.
///
/// Messages keep their ids; a receiver that knows one already takes it as known.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/replay", tag = "webhooks", request_body = WebhookReplay,
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 204, description = "It is being sent; the endpoint's deliveries show how far it is.")),
    security(("bearer" = ["webhooks:write"]))
)]
async fn replay_webhook_events(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    Json(WebhookReplay { since, which }): Json<WebhookReplay>,
) -> Result<StatusCode, Failure> {
    let which = match which {
        ReplayOf::All => Which::All,
        ReplayOf::Failed => Which::Failed,
    };
    office.replay_webhooks(&principal, id(&key)?, since, which).await?;
    Ok(StatusCode::NO_CONTENT)
}
