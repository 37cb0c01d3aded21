//! `/v1/orders`, and the upsizes of a licence. What costs money is asked for with an `Idempotency-Key`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{KeyNeeded, ShownOnce, created};
use foundation::http::{ETag, Json, Listed, PageParams, Paging, Path, Query, Storable};
use http::HeaderMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{OrderId, Placed, Search};
use crate::door::Asker;
use crate::failure::Failure;
use crate::licenses::{self, LicenseId};
use crate::office::Office;
use crate::people::PersonId;
use crate::quotes::{PaymentTerms, QuoteId, QuoteKind};
use crate::refused::Refused;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/orders";

/// Where an order stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum OrderState {
    /// It takes effect when it is paid.
    AwaitingPayment,
    /// It has taken effect, paid or not.
    Effective,
    /// It is paid and cannot take effect as the licence stands: the vendor's staff decides.
    Blocked,
    /// It was undone.
    Void,
}

impl From<super::State> for OrderState {
    fn from(state: super::State) -> Self {
        match state {
            super::State::AwaitingPayment => Self::AwaitingPayment,
            super::State::Effective => Self::Effective,
            super::State::Blocked => Self::Blocked,
            super::State::Void => Self::Void,
        }
    }
}

/// A quote that was accepted.
#[derive(Debug, Serialize, ToSchema)]
struct Order {
    /// Its identifier.
    #[schema(example = "order_16j")]
    id: String,
    /// What is bought.
    kind: QuoteKind,
    /// Where it stands.
    state: OrderState,
    /// Who buys.
    #[schema(example = "person_16j")]
    customer: String,
    /// The licence; null while a new one waits for its money.
    #[schema(required, example = "license_16j")]
    license: Option<String>,
    /// The key of a licence that was made. Only in this one answer.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "7ZC4A-…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<ShownOnce>,
    /// The quote that was ordered.
    #[schema(example = "quote_16j")]
    quote: String,
    /// How it is to be paid.
    terms: PaymentTerms,
    /// Its invoice.
    #[schema(example = "invoice_16j")]
    invoice: String,
    /// The number of that.
    #[schema(example = "INV-000001")]
    invoice_number: String,
    /// What it comes to, in minor units of the currency, tax included.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 83003)]
    total: i64,
    /// The currency: three capital letters of ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
    /// When it is to be paid.
    #[schema(value_type = String, format = DateTime, example = "2026-02-04T09:00:00Z")]
    due_at: Timestamp,
    /// When it was placed.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

foundation::page_of!(
    /// Orders in the order they were placed.
    OrderPage of Order
);

impl Order {
    fn of(order: &super::Order, invoice: &crate::invoices::Invoice, key: Option<ShownOnce>) -> Self {
        Self {
            id: order.id.to_string(),
            kind: order.kind.into(),
            state: order.state.into(),
            customer: order.customer.to_string(),
            license: order.license.map(|id| id.to_string()),
            key,
            quote: order.quote.to_string(),
            terms: order.terms,
            invoice: invoice.id.to_string(),
            invoice_number: invoice.paper.number.clone(),
            total: invoice.life.total,
            currency: invoice.paper.currency.to_string(),
            due_at: invoice.life.due.timestamp(),
            created_at: order.created_at.timestamp(),
            updated_at: order.updated_at.timestamp(),
        }
    }
}

/// An order to be placed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOrder)]
struct Acceptance {
    /// The quote. What is bought and at which price stands there.
    #[schema(example = "quote_16j")]
    quote: String,
}

impl Acceptance {
    fn quote(&self) -> Result<QuoteId, Refused> {
        self.quote.parse().map_err(|_| Refused::field("/quote", "invalid", "is no quote"))
    }
}

/// What orders are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OrderSearch {
    /// Only this customer's.
    #[param(nullable = false, example = "person_16j")]
    customer: Option<String>,
    /// Only this licence's.
    #[param(nullable = false, example = "license_16j")]
    license: Option<String>,
    /// Only those that stand so.
    #[param(nullable = false)]
    state: Option<OrderState>,
}

/// Refuses what costs money without a key: sent again after a broken connection, it would be done twice.
pub(crate) fn needs_key(headers: &HeaderMap) -> Result<(), Refused> {
    match headers.contains_key("idempotency-key") {
        true => Ok(()),
        false => Err(Refused::KeyRequired),
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(create_upsize))
        .routes(routes!(list_orders, create_order))
        .routes(routes!(read_order))
        .routes(routes!(cancel_order))
        .routes(routes!(fulfil_order))
        .routes(routes!(create_order_key))
}

fn parse(id: &str) -> Result<OrderId, Refused> {
    id.parse().map_err(|_| Refused::missing("order", id))
}

fn shown(placed: Placed) -> (ETag, Storable, Json<Order>) {
    let Placed { order, invoice, key } = placed;
    let kept = Storable::json(&Order::of(&order, &invoice, None));
    let key = key.map(|key| ShownOnce(key.reveal()));
    (ETag::of_revision(order.revision), kept, Json(Order::of(&order, &invoice, key)))
}

fn placed(placed: Placed) -> Response {
    let id = placed.order.id.to_string();
    let (etag, kept, body) = shown(placed);
    created(COLLECTION, &id, etag, (kept, body))
}

/// Orders a quote of a licence. On invoice it takes effect at once: the next refresh brings it to the installation.
///
/// Needs an `Idempotency-Key`. When rules stand in the way now, all of them are in `errors`.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/upsizes", tag = "orders", request_body = Acceptance,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j"), KeyNeeded),
    responses((status = 201, description = "The order.", body = Order)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_upsize(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(acceptance): Json<Acceptance>,
) -> Result<Response, Failure> {
    let id = licenses::parse(&id)?;
    office.license_to_order(&principal, id).await?;
    needs_key(&headers)?;
    Ok(placed(office.order(&principal, acceptance.quote()?, Some(id)).await?))
}

/// Lists orders: the vendor's for staff, their own for customers.
#[utoipa::path(
    get, path = "/v1/orders", tag = "orders", params(PageParams, OrderSearch),
    responses((status = 200, description = "A page of orders.", body = OrderPage)),
    security(("bearer" = ["orders:read"]))
)]
async fn list_orders(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(search): Query<OrderSearch>,
) -> Result<Listed<OrderPage>, Failure> {
    let after = paging.after::<i64>()?.map(OrderId);
    let state = search.state.map(serde_json::to_value).and_then(Result::ok);
    let search = Search {
        // Whoever is nobody's name has no orders.
        customer: search.customer.map(|id| id.parse().unwrap_or(PersonId(-1))),
        license: search.license.map(|id| id.parse().unwrap_or(LicenseId(-1))),
        state: state.and_then(|word| word.as_str().map(str::to_owned)),
    };
    let rows = office.orders_with_invoices(&principal, search, after, paging.rows()).await?;
    let page = paging.page(rows, |(order, _)| order.id.0);
    Ok(page.map(|(order, invoice)| Order::of(&order, &invoice, None)).listed())
}

/// Orders a quote. A new licence on invoice is made at once and its key shown, this once.
///
/// Needs an `Idempotency-Key`. When rules stand in the way now, all of them are in `errors`.
#[utoipa::path(
    post, path = "/v1/orders", tag = "orders", request_body = Acceptance, params(KeyNeeded),
    responses((status = 201, description = "The order.", body = Order)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_order(
    State(office): State<Office>,
    Asker(principal): Asker,
    headers: HeaderMap,
    Json(acceptance): Json<Acceptance>,
) -> Result<Response, Failure> {
    needs_key(&headers)?;
    Ok(placed(office.order(&principal, acceptance.quote()?, None).await?))
}

/// Reads an order.
#[utoipa::path(
    get, path = "/v1/orders/{id}", tag = "orders",
    params(("id" = String, Path, description = "Its id.", example = "order_16j")),
    responses((status = 200, description = "The order.", body = Order)),
    security(("bearer" = ["orders:read"]))
)]
async fn read_order(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let (order, invoice) = office.an_order(&principal, parse(&id)?).await?;
    Ok((ETag::of_revision(order.revision), Json(Order::of(&order, &invoice, None))))
}

/// Cancels an order that waits for its money. Its invoice is void.
#[utoipa::path(
    post, path = "/v1/orders/{id}/cancel", tag = "orders",
    params(("id" = String, Path, description = "Its id.", example = "order_16j")),
    responses((status = 200, description = "The order as it is now.", body = Order)),
    security(("bearer" = ["orders:write"]))
)]
async fn cancel_order(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.cancel_order(&principal, parse(&id)?).await?))
}

/// Lets an order that is paid and was blocked take effect, now that it can.
#[utoipa::path(
    post, path = "/v1/orders/{id}/fulfil", tag = "orders",
    params(("id" = String, Path, description = "Its id.", example = "order_16j")),
    responses((status = 200, description = "The order as it is now.", body = Order)),
    security(("bearer" = ["orders:write"]))
)]
async fn fulfil_order(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.fulfil_order(&principal, parse(&id)?).await?))
}

/// Shows a key of the new licence that a paid order has made; the one before opens nothing any more. Until it is activated.
#[utoipa::path(
    post, path = "/v1/orders/{id}/key", tag = "orders",
    params(("id" = String, Path, description = "Its id.", example = "order_16j")),
    responses((status = 200, description = "The order with the key.", body = Order)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_order_key(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.order_key(&principal, parse(&id)?).await?))
}
