//! Webhooks as JSON: endpoints, what was sent to them, and what is sent, in documents. The wire forms of every program; which operations
//! show them, and to whom, is each one's own.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, ObjectBuilder, OpenApi, Ref, Required, ResponseBuilder, ResponsesBuilder, Type};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::wire::{ShownOnce, given, number};
use super::{ETag, Json, Patch, Problem, Storable};
use crate::webhooks::{self, Amendment, Attempt, Kind, Order, Reason, Secret, Sent, TEST, Which};

/// Whether anything is sent.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookStatus {
    /// It is.
    Enabled,
    /// It is not; what was due waits, and what happens meanwhile is not sent by itself afterwards.
    Disabled,
}

/// The form of messages.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookApiVersion {
    /// As this document has them.
    V1,
}

/// Somebody who is told of events by signed requests. The secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookEndpoint {
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

crate::page_of!(
    /// Webhook endpoints in the order they were made.
    pub WebhookEndpointPage of WebhookEndpoint
);

/// An endpoint to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewWebhookEndpoint)]
pub struct EndpointOrder {
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

impl From<EndpointOrder> for Order {
    fn from(EndpointOrder { url, description, events, status }: EndpointOrder) -> Self {
        Self { url, description, events, state: status.into() }
    }
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
pub struct WebhookEndpointPatch {
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
pub struct SecretRotation {
    /// For how many seconds the old secret signs beside the new one; 0 when it is in other hands. Default a day.
    #[serde(default = "a_day")]
    #[schema(minimum = 0, maximum = 604800, example = 86400)]
    overlap_seconds: u32,
}

impl SecretRotation {
    /// For how long both sign.
    pub fn overlap(&self) -> Duration {
        Duration::from_secs(self.overlap_seconds.into())
    }
}

fn a_day() -> u32 {
    24 * 3600
}

/// Which events are sent once more.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReplayOf {
    /// All that the endpoint is told of, whether they arrived before or not, and those that happened while it was disabled.
    All,
    /// Those that were given up.
    Failed,
}

/// What is sent once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookReplay {
    /// What happened since then.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Timestamp,
    /// Which of that. Default all.
    #[serde(default = "all")]
    which: ReplayOf,
}

impl WebhookReplay {
    /// Since when, and which.
    pub fn wanted(&self) -> (Timestamp, Which) {
        let which = match self.which {
            ReplayOf::All => Which::All,
            ReplayOf::Failed => Which::Failed,
        };
        (self.since, which)
    }
}

fn all() -> ReplayOf {
    ReplayOf::All
}

/// The object as it is shown, without its secret.
pub fn shown(endpoint: webhooks::Endpoint) -> (ETag, Json<WebhookEndpoint>) {
    (ETag::of_revision(endpoint.revision), Json(endpoint.into()))
}

/// The object with its secret, and what is kept of the answer.
pub fn with_secret(endpoint: webhooks::Endpoint, secret: &Secret) -> (Storable, ETag, WebhookEndpoint) {
    let etag = ETag::of_revision(endpoint.revision);
    let mut shown = WebhookEndpoint::from(endpoint);
    let storable = Storable::json(&shown);
    shown.secret = Some(ShownOnce(secret.expose().to_owned()));
    (storable, etag, shown)
}

impl WebhookEndpointPatch {
    /// What is to change.
    ///
    /// # Errors
    /// 422 where something is null that cannot be.
    pub fn amendment(self) -> Result<Amendment, Problem> {
        Ok(Amendment {
            url: given(self.url, "/url")?,
            description: given(self.description, "/description")?,
            events: given(self.events, "/events")?,
            state: given(self.status, "/status")?.map(webhooks::State::from),
        })
    }
}

/// How far a delivery is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookDeliveryStatus {
    /// It is to be sent.
    Pending,
    /// The receiver answered 2xx.
    Delivered,
    /// It was given up.
    Failed,
}

/// What came of one attempt.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookAttempt {
    /// Its number, from 1.
    #[schema(minimum = 1, maximum = 9007199254740991_u64, example = 1)]
    number: u64,
    /// When it began.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    at: Timestamp,
    /// How long it took, in thousandths of a second.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 83)]
    duration_ms: u64,
    /// The status of the answer; null when there was none.
    #[schema(value_type = Option<u16>, required, minimum = 100, maximum = 999, example = 500)]
    status: Option<u16>,
    /// The first 1,024 bytes of the answer; null when there was none.
    #[schema(required, example = "out of order")]
    answer: Option<String>,
    /// What went wrong, in words; null when an answer says it.
    #[schema(required, example = json!(null))]
    error: Option<String>,
}

impl From<Attempt> for WebhookAttempt {
    fn from(attempt: Attempt) -> Self {
        let Attempt { started_at, took, status, answer, error, .. } = attempt;
        let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        Self { number: attempt.number.into(), at: started_at, duration_ms, status, answer, error }
    }
}

/// One event for one endpoint.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookDelivery {
    /// Its identifier.
    #[schema(example = "delivery_16j")]
    id: String,
    /// For which endpoint.
    #[schema(example = "endpoint_16j")]
    endpoint: String,
    /// What the receiver knows it by: the id of the event, the same at each attempt.
    #[schema(example = "event_16j")]
    webhook_id: String,
    /// What happened.
    #[schema(example = "customer.created")]
    r#type: String,
    /// What is sent.
    #[schema(example = "{\"type\":\"customer.created\"}")]
    body: String,
    /// How far it is.
    status: WebhookDeliveryStatus,
    /// How often it was tried since it was made, or since it was replayed.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1)]
    attempts_made: u64,
    /// What came of each attempt; of many, of the last 50.
    #[schema(max_items = 50, example = json!([]))]
    attempts: Vec<WebhookAttempt>,
    /// When it is sent next; null when it is not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:05Z")]
    next_attempt_at: Option<Timestamp>,
    /// When the event happened.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    event_at: Timestamp,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it arrived or was given up; null until then.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    finished_at: Option<Timestamp>,
}

impl From<Sent> for WebhookDelivery {
    fn from((delivery, attempts): Sent) -> Self {
        Self {
            id: delivery.id.to_string(),
            endpoint: delivery.endpoint.to_string(),
            webhook_id: delivery.message,
            r#type: delivery.kind,
            body: delivery.body,
            status: match delivery.status {
                webhooks::DeliveryStatus::Pending => WebhookDeliveryStatus::Pending,
                webhooks::DeliveryStatus::Delivered => WebhookDeliveryStatus::Delivered,
                webhooks::DeliveryStatus::Failed => WebhookDeliveryStatus::Failed,
            },
            attempts_made: number(delivery.attempts.into()),
            attempts: attempts.into_iter().map(WebhookAttempt::from).collect(),
            next_attempt_at: delivery.due_at,
            event_at: delivery.at,
            created_at: delivery.created_at,
            finished_at: delivery.finished_at,
        }
    }
}

crate::page_of!(
    /// The deliveries of a webhook endpoint, the newest first.
    pub WebhookDeliveryPage of WebhookDelivery
);

/// Which deliveries are looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeliverySearch {
    /// Only those that are so far.
    #[param(nullable = false, example = "failed")]
    status: Option<WebhookDeliveryStatus>,
}

impl DeliverySearch {
    /// How far they are to be.
    pub fn status(&self) -> Option<webhooks::DeliveryStatus> {
        self.status.map(|status| match status {
            WebhookDeliveryStatus::Pending => webhooks::DeliveryStatus::Pending,
            WebhookDeliveryStatus::Delivered => webhooks::DeliveryStatus::Delivered,
            WebhookDeliveryStatus::Failed => webhooks::DeliveryStatus::Failed,
        })
    }
}

/// Why something cannot be done with a webhook, as far as it has the same words everywhere.
pub fn disabled() -> Problem {
    Problem::conflict(
        "webhook_endpoint_disabled",
        "The endpoint is disabled, so that nothing would be sent. Enable it by `PATCH` with `{\"status\": \"enabled\"}` first.",
    )
}

/// What a webhook carries; the ground's engine writes it.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookMessage {
    /// What happened.
    #[schema(example = "customer.created")]
    r#type: String,
    /// When it happened; when it was sent says `webhook-timestamp`.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    timestamp: String,
    /// To what.
    data: WebhookData,
}

/// To what something happened. The object itself is read by REST, with the rights of whoever reads: a message can arrive hours
/// late and passes through logs on its way.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookData {
    /// The object's identifier.
    #[schema(example = "person_16j")]
    object: String,
    /// The object's revision after it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1)]
    revision: u64,
    /// What a reader needs when the object is gone or cannot say it itself; null for most events.
    #[schema(value_type = Option<Object>, required, example = json!(null))]
    detail: Option<serde_json::Value>,
}

/// The document with what is sent to webhooks: a message of each kind.
pub fn described(mut document: OpenApi, kinds: &[Kind]) -> OpenApi {
    let test = Kind::new(TEST, "endpoint", "Somebody asked for a message to see whether it arrives.");
    let told = kinds.iter().chain([&test]);
    let paths = told.fold(PathsBuilder::new(), |paths, kind| paths.path(kind.name, item(kind.name, kind.text)));
    document.webhooks = Some(paths.build());
    let schemas = &mut document.components.get_or_insert_default().schemas;
    for (name, schema) in
        [(WebhookMessage::name(), WebhookMessage::schema()), (WebhookData::name(), WebhookData::schema())]
    {
        schemas.insert(name.into_owned(), schema);
    }
    document
}

fn item(kind: &str, text: &str) -> PathItem {
    let message = Ref::from_schema_name(WebhookMessage::name());
    let body = RequestBodyBuilder::new()
        .content("application/json", ContentBuilder::new().schema(Some(message)).build())
        .required(Some(Required::True));
    let header = |name: &str, text: &str, example: &str| {
        ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some(text))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .example(Some(json!(example)))
            .build()
    };
    let taken =
        "Any 2xx: it is not sent again. 410 disables the endpoint; anything else is tried again for three days.";
    let operation = OperationBuilder::new()
        .operation_id(Some(format!("on_{}", kind.replace('.', "_"))))
        .tag("webhooks")
        .summary(Some(text))
        .parameter(header("webhook-id", "The event's id, the same at each attempt.", "event_16j"))
        .parameter(header("webhook-timestamp", "When it was sent, in seconds since 1970.", "1767603600"))
        .parameter(header(
            "webhook-signature",
            "Signatures over id, timestamp and body, joined by dots: `v1` is HMAC-SHA-256 under the endpoint's secret, `v1a` \
             Ed25519 under its key. One that fits is enough.",
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ))
        .request_body(Some(body.build()))
        .responses(ResponsesBuilder::new().response("204", ResponseBuilder::new().description(taken)).build())
        .securities(Some([SecurityRequirement::default()]));
    PathItem::new(HttpMethod::Post, operation)
}
