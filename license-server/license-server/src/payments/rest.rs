//! Payments of an invoice: booked and taken back by staff.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{KeyNeeded, created};
use foundation::http::{ETag, Json, Path};
use http::HeaderMap;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Method, PaymentId, Receipt, Reversal, card, settings};
use crate::door::Asker;
use crate::failure::Failure;
use crate::invoices;
use crate::office::Office;
use crate::orders::needs_key;
use crate::refused::Refused;
use crate::state::ApiState;

/// How money came.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PaymentMethod {
    /// By a cheque in the post.
    Cheque,
    /// By bank transfer.
    Transfer,
    /// By card, through a provider. Never booked by hand.
    Card,
}

impl From<Method> for PaymentMethod {
    fn from(method: Method) -> Self {
        match method {
            Method::Cheque => Self::Cheque,
            Method::Transfer => Self::Transfer,
            Method::Card => Self::Card,
        }
    }
}

/// Money that came in for an invoice, or was taken back.
#[derive(Debug, Serialize, ToSchema)]
struct Payment {
    /// Its identifier.
    #[schema(example = "payment_16j")]
    id: String,
    /// The invoice.
    #[schema(example = "invoice_16j")]
    invoice: String,
    /// How it came.
    method: PaymentMethod,
    /// How much, in minor units of the invoice's currency. Always above zero.
    #[schema(minimum = 1, maximum = 9007199254740991_i64, example = 83003)]
    amount: i64,
    /// Whether it counts towards the invoice; what came twice does not, and is to be returned.
    applied: bool,
    /// The payment of which this was taken back; null for money that came in.
    #[schema(required, example = json!(null))]
    reverses: Option<String>,
    /// The number of the cheque, what the transfer said, or why it was taken back.
    #[schema(example = "cheque 4711")]
    reference: String,
    /// The day that the bank counts.
    #[schema(value_type = String, format = Date, example = "2026-02-01")]
    value_date: Date,
    /// When it was booked.
    #[schema(value_type = String, format = DateTime, example = "2026-02-02T09:00:00Z")]
    created_at: Timestamp,
}

impl From<super::Payment> for Payment {
    fn from(payment: super::Payment) -> Self {
        Self {
            id: payment.id.to_string(),
            invoice: payment.invoice.to_string(),
            method: payment.method.into(),
            amount: payment.amount,
            applied: payment.applied,
            reverses: payment.reverses.map(|id| id.to_string()),
            reference: payment.reference,
            value_date: payment.value_date,
            created_at: payment.created_at.timestamp(),
        }
    }
}

foundation::page_of!(
    /// The payments of an invoice in the order they were booked: all of them, on one page.
    PaymentPage of Payment
);

/// Money to be booked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPayment {
    /// How much, in minor units of the invoice's currency: at most what is still to be paid.
    #[schema(minimum = 1, maximum = 9007199254740991_i64, example = 1)]
    amount: i64,
    /// How it came: by cheque or transfer.
    method: PaymentMethod,
    /// The number of the cheque, or what the transfer said.
    #[schema(min_length = 1, max_length = 200, example = "cheque 4711")]
    reference: String,
    /// The day that the bank counts.
    #[schema(value_type = String, format = Date, example = "2026-02-01")]
    value_date: String,
}

/// Money that is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewReversal {
    /// How much, in minor units of the invoice's currency; without it all of the payment.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 9007199254740991_i64, example = 1)]
    amount: Option<i64>,
    /// Why, in words. It stands in the audit trail.
    #[schema(min_length = 1, max_length = 1000, example = "the cheque bounced")]
    reason: String,
    /// The day that the bank counts.
    #[schema(value_type = String, format = Date, example = "2026-02-10")]
    value_date: String,
}

fn date(text: &str) -> Result<Date, Refused> {
    text.parse().map_err(|_| Refused::field("/value_date", "invalid", "must be a date such as 2026-02-01"))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_payments, create_payment))
        .routes(routes!(reverse_payment))
        .merge(settings::operations())
        .merge(card::operations())
}

fn answer(id: &str, payment: super::Payment) -> Response {
    let key = payment.id.to_string();
    let collection = format!("/v1/invoices/{id}/payments");
    created(&collection, &key, ETag::of_revision(1), Json(Payment::from(payment)))
}

/// Lists what was paid for an invoice, and taken back.
#[utoipa::path(
    get, path = "/v1/invoices/{id}/payments", tag = "invoices",
    params(("id" = String, Path, description = "The invoice's id.", example = "invoice_16j")),
    responses((status = 200, description = "All of them.", body = PaymentPage)),
    security(("bearer" = ["invoices:read"]))
)]
async fn list_payments(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let payments = office.payments(&principal, invoices::parse(&id)?).await?;
    let data = payments.into_iter().map(Payment::from).collect();
    Ok(Json(PaymentPage { data, has_more: false, next_cursor: None }))
}

/// Books a cheque or a transfer, whole or in part. When all is paid, a licence that had stopped goes on with its next refresh.
///
/// Needs an `Idempotency-Key`.
#[utoipa::path(
    post, path = "/v1/invoices/{id}/payments", tag = "invoices", request_body = NewPayment,
    params(("id" = String, Path, description = "The invoice's id.", example = "invoice_16j"), KeyNeeded),
    responses((status = 201, description = "The payment.", body = Payment)),
    security(("bearer" = ["invoices:write"]))
)]
async fn create_payment(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(new): Json<NewPayment>,
) -> Result<Response, Failure> {
    let invoice = invoices::parse(&id)?;
    office.invoice(&principal, invoice).await?;
    needs_key(&headers)?;
    let method = match new.method {
        PaymentMethod::Cheque => Method::Cheque,
        PaymentMethod::Transfer => Method::Transfer,
        PaymentMethod::Card => {
            let detail = "cards are booked by their provider; book a cheque or a transfer";
            return Err(Refused::field("/method", "invalid", detail).into());
        }
    };
    let value_date = date(&new.value_date)?;
    let receipt = Receipt { method, amount: new.amount, reference: new.reference, external: None, value_date };
    let (payment, _) = office.book_payment(&principal, invoice, receipt).await?;
    Ok(answer(&id, payment))
}

/// Takes a payment back: the cheque bounced. An invoice that was paid by it is open again and due in seven days.
///
/// Needs an `Idempotency-Key`.
#[utoipa::path(
    post, path = "/v1/invoices/{id}/payments/{payment}/reverse", tag = "invoices", request_body = NewReversal,
    params(
        ("id" = String, Path, description = "The invoice's id.", example = "invoice_16j"),
        ("payment" = String, Path, description = "The payment's id.", example = "payment_16k"),
        KeyNeeded,
    ),
    responses((status = 201, description = "What was taken back.", body = Payment)),
    security(("bearer" = ["invoices:write"]))
)]
async fn reverse_payment(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path((id, payment)): Path<(String, String)>,
    headers: HeaderMap,
    Json(new): Json<NewReversal>,
) -> Result<Response, Failure> {
    let invoice = invoices::parse(&id)?;
    office.invoice(&principal, invoice).await?;
    needs_key(&headers)?;
    let payment: PaymentId = payment.parse().map_err(|_| Refused::missing("payment", &payment))?;
    let value_date = date(&new.value_date)?;
    let reversal = Reversal { amount: 0, reason: new.reason, external: None, value_date };
    let (payment, _) = office.reverse_payment(&principal, invoice, payment, new.amount, reversal).await?;
    Ok(answer(&id, payment))
}
