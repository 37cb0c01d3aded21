//! What was sent and what came of it: `/v1/webhook-deliveries`, and a test message.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::db::Change;
use foundation::http::wire::{created, number};
use foundation::http::{ETag, Json, Listed, PageParams, Paging, Path, Query};
use foundation::tokens::Scope;
use foundation::webhooks::{self, Attempt, DeliveryId, EndpointId};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::audit;
use super::endpoints::{enabled, missing};
use super::rest::id;
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/webhook-deliveries";

/// How far a delivery is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WebhookDeliveryStatus {
    /// It is to be sent.
    Pending,
    /// The receiver answered 2xx.
    Delivered,
    /// It was given up.
    Failed,
}

/// What came of one attempt.
#[derive(Debug, Serialize, ToSchema)]
struct WebhookAttempt {
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
struct WebhookDelivery {
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

type Found = (webhooks::Delivery, Vec<Attempt>);

impl From<Found> for WebhookDelivery {
    fn from((delivery, attempts): Found) -> Self {
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

foundation::page_of!(
    /// The deliveries of a webhook endpoint, the newest first.
    pub(crate) WebhookDeliveryPage of WebhookDelivery
);

/// Which deliveries are looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DeliverySearch {
    /// Only those that are so far.
    #[param(nullable = false, example = "failed")]
    status: Option<WebhookDeliveryStatus>,
}

fn delivery_id(text: &str) -> Result<DeliveryId, Refused> {
    text.parse().map_err(|_| Refused::missing("webhook delivery", text))
}

impl Office {
    /// One of the vendor's deliveries with its attempts.
    async fn webhook_delivery(&self, principal: &Principal, id: DeliveryId) -> Result<Found, Refused> {
        principal.needs(Scope::Read(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        let found = webhooks::delivery(&mut self.read().await?, vendor.0, id).await?;
        found.ok_or_else(|| Refused::missing("webhook delivery", id))
    }

    /// The deliveries of one of the vendor's endpoints, the newest first.
    async fn webhook_deliveries(
        &self,
        principal: &Principal,
        endpoint: EndpointId,
        status: Option<webhooks::DeliveryStatus>,
        (before, rows): (Option<DeliveryId>, i64),
    ) -> Result<Vec<Found>, Refused> {
        self.webhook_endpoint(principal, endpoint).await?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let mut found = Vec::new();
        for delivery in webhooks::deliveries(&mut conn, endpoint, status, before, rows).await? {
            found.extend(webhooks::delivery(&mut conn, vendor.0, delivery.id).await?);
        }
        Ok(found)
    }

    /// Sends a delivery once more.
    async fn replay_webhook(&self, principal: &Principal, id: DeliveryId) -> Result<Found, Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        let gone = move || Refused::missing("webhook delivery", id);
        let replayed = self.db.write(principal.clone(), move |tx, principal| {
            Box::pin(async move {
                let (delivery, _) = webhooks::delivery(tx, vendor.0, id).await?.ok_or_else(gone)?;
                let endpoint = webhooks::endpoint(tx, vendor.0, delivery.endpoint).await?.ok_or_else(gone)?;
                enabled(&endpoint)?;
                webhooks::replay(tx, id).await?;
                let change =
                    Change { before: None, after: Some(serde_json::json!({"delivery": id.to_string()}).to_string()) };
                audit(tx, principal, "webhook_delivery.replayed", &endpoint, change).await?;
                webhooks::delivery(tx, vendor.0, id).await?.ok_or_else(gone)
            })
        });
        let replayed = replayed.await?;
        self.webhooks.wake();
        Ok(replayed)
    }

    /// Sends a message that says nothing, to see whether it arrives.
    async fn test_webhook(&self, principal: &Principal, id: EndpointId) -> Result<Found, Refused> {
        principal.needs(Scope::Write(Area::Webhooks))?;
        let vendor = principal.vendor()?;
        let made = self.db.write(principal.clone(), move |tx, principal| {
            Box::pin(async move {
                let endpoint = webhooks::endpoint(tx, vendor.0, id).await?.ok_or_else(|| missing(id))?;
                enabled(&endpoint)?;
                let delivery = webhooks::test(tx, &endpoint).await?;
                audit(tx, principal, "webhook_endpoint.tested", &endpoint, Change::default()).await?;
                Ok::<_, Refused>((delivery, Vec::new()))
            })
        });
        let made = made.await?;
        self.webhooks.wake();
        Ok(made)
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(test_webhook_endpoint))
        .routes(routes!(list_webhook_deliveries))
        .routes(routes!(read_webhook_delivery))
        .routes(routes!(replay_webhook_delivery))
}

/// Sends a `webhook.test` message to an endpoint, whatever events it is told of.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/test", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 201, description = "The delivery; read it to see what came of it.", body = WebhookDelivery)),
    security(("bearer" = ["webhooks:write"]))
)]
async fn test_webhook_endpoint(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<Response, Failure> {
    let made = office.test_webhook(&principal, id(&key)?).await?;
    let key = made.0.id.to_string();
    let body = WebhookDelivery::from(made);
    let etag = ETag::of_bytes(key.as_bytes());
    Ok(created(COLLECTION, &key, etag, Json(body)))
}

/// Lists what was sent to a webhook endpoint, or is to be, with what came of each attempt: 30 days, the newest first.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints/{id}/deliveries", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), PageParams, DeliverySearch),
    responses((status = 200, description = "A page of deliveries.", body = WebhookDeliveryPage)),
    security(("bearer" = ["webhooks:read"]))
)]
async fn list_webhook_deliveries(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    paging: Paging,
    Query(DeliverySearch { status }): Query<DeliverySearch>,
) -> Result<Listed<WebhookDeliveryPage>, Failure> {
    let before = paging.after::<i64>()?.map(DeliveryId);
    let status = status.map(|status| match status {
        WebhookDeliveryStatus::Pending => webhooks::DeliveryStatus::Pending,
        WebhookDeliveryStatus::Delivered => webhooks::DeliveryStatus::Delivered,
        WebhookDeliveryStatus::Failed => webhooks::DeliveryStatus::Failed,
    });
    let rows = office.webhook_deliveries(&principal, id(&key)?, status, (before, paging.rows())).await?;
    Ok(paging.page(rows, |(delivery, _)| delivery.id.0).map(WebhookDelivery::from).listed())
}

/// Reads a delivery with what came of each attempt.
#[utoipa::path(
    get, path = "/v1/webhook-deliveries/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "delivery_16j")),
    responses((status = 200, description = "The delivery.", body = WebhookDelivery)),
    security(("bearer" = ["webhooks:read"]))
)]
async fn read_webhook_delivery(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let found = office.webhook_delivery(&principal, delivery_id(&key)?).await?;
    Ok(Json(WebhookDelivery::from(found)))
}

/// Sends a delivery once more, from the beginning of its schedule. The receiver knows it by the same id.
#[utoipa::path(
    post, path = "/v1/webhook-deliveries/{id}/replay", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "delivery_16j")),
    responses((status = 200, description = "The delivery, which is to be sent.", body = WebhookDelivery)),
    security(("bearer" = ["webhooks:write"]))
)]
async fn replay_webhook_delivery(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok((StatusCode::OK, Json(WebhookDelivery::from(office.replay_webhook(&principal, delivery_id(&key)?).await?))))
}
