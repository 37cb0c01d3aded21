//! Who is told of what happens: `/v1/webhook-endpoints` and `/v1/webhook-deliveries`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::{Engine, Refused};
use foundation::http::hooks::{
    DeliverySearch, EndpointOrder, SecretRotation, WebhookDelivery, WebhookDeliveryPage, WebhookEndpoint,
    WebhookEndpointPage, WebhookEndpointPatch, WebhookReplay, shown, with_secret,
};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Path, Query};
use foundation::tokens::Scope;
use foundation::webhooks::{DeliveryId, EndpointId};
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;

const ENDPOINTS: &str = "/v1/webhook-endpoints";
const DELIVERIES: &str = "/v1/webhook-deliveries";

/// What is no id names nothing.
fn id(text: &str) -> Result<EndpointId, Refused> {
    text.parse().map_err(|_| Refused::Missing { kind: "webhook endpoint", key: text.to_owned() })
}

fn delivery_id(text: &str) -> Result<DeliveryId, Refused> {
    text.parse().map_err(|_| Refused::Missing { kind: "webhook delivery", key: text.to_owned() })
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_webhook_endpoints, create_webhook_endpoint))
        .routes(routes!(read_webhook_endpoint, update_webhook_endpoint, delete_webhook_endpoint))
        .routes(routes!(rotate_webhook_secret))
        .routes(routes!(replay_webhook_events))
        .routes(routes!(test_webhook_endpoint))
        .routes(routes!(list_webhook_deliveries))
        .routes(routes!(read_webhook_delivery))
        .routes(routes!(replay_webhook_delivery))
}

/// Lists the webhook endpoints of the caller's tenant, or of the server itself.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints", tag = "webhooks", params(PageParams),
    responses((status = 200, description = "A page of endpoints.", body = WebhookEndpointPage)),
    security(("bearer" = ["events:read"]))
)]
async fn list_webhook_endpoints(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<WebhookEndpointPage>, Failure> {
    let after = paging.after::<i64>()?.map(EndpointId);
    let rows = engine.webhook_desk(&principal, Scope::Read)?.endpoints(after, paging.rows()).await?;
    Ok(paging.page(rows, |endpoint| endpoint.id.0).map(WebhookEndpoint::from).listed())
}

/// Makes a webhook endpoint, which is told of what happens from now on.
///
/// The answer holds the secret in `secret`, this once. Messages are signed by it and by a key whose public half is
/// `public_key`; check one of both, and that `webhook-timestamp` is not older than five minutes.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints", tag = "webhooks", request_body = EndpointOrder,
    responses((status = 201, description = "The endpoint was made.", body = WebhookEndpoint)),
    security(("bearer" = ["events:write"]))
)]
async fn create_webhook_endpoint(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(order): Json<EndpointOrder>,
) -> Result<Response, Failure> {
    let (endpoint, secret) = engine.webhook_desk(&principal, Scope::Write)?.create(order.into()).await?;
    let key = endpoint.id.to_string();
    let (storable, etag, shown) = with_secret(endpoint, &secret);
    Ok((storable, created(ENDPOINTS, &key, etag, Json(shown))).into_response())
}

/// Reads a webhook endpoint, without its secret.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 200, description = "The endpoint.", body = WebhookEndpoint)),
    security(("bearer" = ["events:read"]))
)]
async fn read_webhook_endpoint(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.webhook_desk(&principal, Scope::Read)?.endpoint(id(&key)?).await?))
}

/// Changes a webhook endpoint. One that is enabled again is told of what happens from then on; a replay sends what it missed.
#[utoipa::path(
    patch, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), IfMatch),
    request_body(content = WebhookEndpointPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The endpoint as it is now.", body = WebhookEndpoint)),
    security(("bearer" = ["events:write"]))
)]
async fn update_webhook_endpoint(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<WebhookEndpointPatch>,
) -> Result<impl IntoResponse, Failure> {
    let (desk, id) = (engine.webhook_desk(&principal, Scope::Write)?, id(&key)?);
    let expected = expected(&conditions, desk.endpoint(id).await?.revision)?;
    Ok(shown(desk.change(id, patch.amendment()?, expected).await?))
}

/// Deletes a webhook endpoint with everything that was to be sent to it.
#[utoipa::path(
    delete, path = "/v1/webhook-endpoints/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), IfMatch),
    responses((status = 204, description = "Nothing is sent to it any more.")),
    security(("bearer" = ["events:write"]))
)]
async fn delete_webhook_endpoint(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let (desk, id) = (engine.webhook_desk(&principal, Scope::Write)?, id(&key)?);
    expected(&conditions, desk.endpoint(id).await?.revision)?;
    desk.delete(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Exchanges the secret and the key of a webhook endpoint. For a while both sign, so that a receiver can follow in its own time.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/rotate-secret", tag = "webhooks", request_body = SecretRotation,
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 200, description = "The endpoint with its new secret, this once.", body = WebhookEndpoint)),
    security(("bearer" = ["events:write"]))
)]
async fn rotate_webhook_secret(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    Json(rotation): Json<SecretRotation>,
) -> Result<Response, Failure> {
    let (endpoint, secret) =
        engine.webhook_desk(&principal, Scope::Write)?.rotate(id(&key)?, rotation.overlap()).await?;
    let (storable, etag, shown) = with_secret(endpoint, &secret);
    Ok((storable, etag, Json(shown)).into_response())
}

/// Sends once more what happened since then, as far as the feed holds it (`feed_days` of the settings `retention`), or 30 days for what was
/// given up.
///
/// Messages keep their ids; a receiver that knows one already takes it as known.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/replay", tag = "webhooks", request_body = WebhookReplay,
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 204, description = "It is being sent; the endpoint's deliveries show how far it is.")),
    security(("bearer" = ["events:write"]))
)]
async fn replay_webhook_events(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    Json(replay): Json<WebhookReplay>,
) -> Result<StatusCode, Failure> {
    let (since, which) = replay.wanted();
    engine.webhook_desk(&principal, Scope::Write)?.replay_since(id(&key)?, since, which).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a `webhook.test` message to an endpoint, whatever events it is told of.
#[utoipa::path(
    post, path = "/v1/webhook-endpoints/{id}/test", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j")),
    responses((status = 201, description = "The delivery; read it to see what came of it.", body = WebhookDelivery)),
    security(("bearer" = ["events:write"]))
)]
async fn test_webhook_endpoint(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<Response, Failure> {
    let made = engine.webhook_desk(&principal, Scope::Write)?.test(id(&key)?).await?;
    let key = made.0.id.to_string();
    let body = WebhookDelivery::from(made);
    let etag = ETag::of_bytes(key.as_bytes());
    Ok(created(DELIVERIES, &key, etag, Json(body)))
}

/// Lists what was sent to a webhook endpoint, or is to be, with what came of each attempt: 30 days, the newest first.
#[utoipa::path(
    get, path = "/v1/webhook-endpoints/{id}/deliveries", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "endpoint_16j"), PageParams, DeliverySearch),
    responses((status = 200, description = "A page of deliveries.", body = WebhookDeliveryPage)),
    security(("bearer" = ["events:read"]))
)]
async fn list_webhook_deliveries(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    paging: Paging,
    Query(search): Query<DeliverySearch>,
) -> Result<Listed<WebhookDeliveryPage>, Failure> {
    let before = paging.after::<i64>()?.map(DeliveryId);
    let rows = engine
        .webhook_desk(&principal, Scope::Read)?
        .deliveries(id(&key)?, search.status(), before, paging.rows())
        .await?;
    Ok(paging.page(rows, |(delivery, _)| delivery.id.0).map(WebhookDelivery::from).listed())
}

/// Reads a delivery with what came of each attempt.
#[utoipa::path(
    get, path = "/v1/webhook-deliveries/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "delivery_16j")),
    responses((status = 200, description = "The delivery.", body = WebhookDelivery)),
    security(("bearer" = ["events:read"]))
)]
async fn read_webhook_delivery(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(Json(WebhookDelivery::from(engine.webhook_desk(&principal, Scope::Read)?.delivery(delivery_id(&key)?).await?)))
}

/// Sends a delivery once more, from the beginning of its schedule. The receiver knows it by the same id.
#[utoipa::path(
    post, path = "/v1/webhook-deliveries/{id}/replay", tag = "webhooks",
    params(("id" = String, Path, description = "Its id.", example = "delivery_16j")),
    responses((status = 200, description = "The delivery, which is to be sent.", body = WebhookDelivery)),
    security(("bearer" = ["events:write"]))
)]
async fn replay_webhook_delivery(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(Json(WebhookDelivery::from(engine.webhook_desk(&principal, Scope::Write)?.replay(delivery_id(&key)?).await?)))
}
