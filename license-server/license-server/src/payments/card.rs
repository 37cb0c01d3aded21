//! Paying by card: a page at the provider, and what becomes of its notices. What a notice says is asked for again before anything is
//! booked, and held against what the customer was asked for: amount, currency and invoice (attack 22).

use axum::body::Bytes;
use axum::extract::State;
use axum::response::IntoResponse;
use foundation::args;
use foundation::db::{Actor, AuditEntry, Change, Event, Tx};
use foundation::http::{Json, Path};
use foundation::secrets;
use foundation::tokens::Scope;
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use license::steps::invoice::Refused as InvoiceRefused;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::provider::{Facts, Page, Paid, Provider as _, Request, TakenBack};
use super::settings::Counter;
use super::stripe::NAME;
use super::{Method, Receipt, Reversal, book, rows, take_back};
use crate::door::Asker;
use crate::failure::Failure;
use crate::invoices::{self, InvoiceId};
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::{self, VendorId};

/// Longest notice, in bytes.
const LONGEST_NOTICE: usize = 256 * 1024;
/// How long it is remembered what a provider has told, in days: longer than any provider tells it again.
const REMEMBERED_DAYS: i64 = 60;

/// Where an invoice can be paid by card.
#[derive(Debug, Serialize, ToSchema)]
struct Checkout {
    /// The address of the page, at the payment provider.
    #[schema(example = "https://checkout.stripe.com/c/pay/cs_live_4711")]
    url: String,
    /// Until when it can be used; null when the provider did not say.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-06T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

impl Office {
    /// Makes a page on which what is open of an invoice can be paid.
    async fn checkout(&self, principal: &Principal, id: InvoiceId) -> Result<Page, Refused> {
        principal.needs(Scope::Write(Area::Orders))?;
        let invoice = self.invoice(principal, id).await?;
        let (vendor, amount) = (invoice.vendor, invoice.open());
        if amount == 0 {
            return Err(InvoiceRefused::NotOpen.into());
        }
        let Some(Counter { provider, return_url }) = self.payment_provider(vendor).await? else {
            return Err(Refused::CardsNotTaken);
        };
        let random: String = secrets::random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let reference = format!("pay_{random}");
        // Kept before it is asked for: whatever comes back is known.
        self.db
            .write(reference.clone(), move |tx, reference| {
                Box::pin(async move {
                    let now = tx.micros();
                    let sql = "INSERT INTO checkouts (vendor, provider, session, invoice, amount, created_at) \
                               VALUES ($1, $2, $3, $4, $5, $6)";
                    tx.run(sql, args![vendor, NAME, reference, id, amount, now]).await
                })
            })
            .await?;
        let request = Request { reference, invoice, back: return_url };
        Ok(provider.page(&request).await?)
    }

    /// Takes a provider's notice: proves it, asks the provider again, and books what is true, once.
    async fn take_notice(&self, provider: &str, slug: &str, headers: &HeaderMap, body: &[u8]) -> Result<(), Refused> {
        let unknown = || Refused::missing("payment provider", format!("{provider} of {slug}"));
        let vendor = match vendors::by_slug(&mut self.read().await?, slug).await {
            Ok(vendor) => vendor.id,
            Err(Refused::Missing { .. }) => return Err(unknown()),
            Err(other) => return Err(other),
        };
        let counter = self.payment_provider(vendor).await?.filter(|_| provider == NAME);
        let counter = counter.ok_or_else(unknown)?;
        let notice = counter.provider.notice(headers, body, self.clock().now())?;
        if is_known(&mut self.read().await?, vendor, &notice.event).await? {
            return Ok(());
        }
        let facts = counter.provider.facts(&notice.about).await?;
        self.db
            .write((notice.event, facts), move |tx, (event, facts)| {
                Box::pin(async move {
                    let sql = "INSERT INTO provider_events (vendor, provider, event, received_at) \
                               VALUES ($1, $2, $3, $4) ON CONFLICT (vendor, provider, event) DO NOTHING";
                    let now = tx.micros();
                    match tx.run(sql, args![vendor, NAME, &*event, now]).await? {
                        0 => Ok(()),
                        _ => apply(tx, vendor, facts).await,
                    }
                })
            })
            .await
    }

    /// Forgets what providers told long ago.
    pub(crate) async fn sweep_notices(&self) -> Result<u64, Refused> {
        let before = self.clock().micros() - REMEMBERED_DAYS * 86_400 * 1_000_000;
        self.db
            .write(before, |tx, before| {
                let sql = "DELETE FROM provider_events WHERE received_at < $1";
                Box::pin(async move { Ok(tx.run(sql, args![*before]).await?) })
            })
            .await
    }
}

async fn is_known(conn: &mut foundation::db::Conn, vendor: VendorId, event: &str) -> Result<bool, Refused> {
    let sql = "SELECT received_at FROM provider_events WHERE vendor = $1 AND provider = $2 AND event = $3";
    Ok(conn.optional(sql, args![vendor, NAME, event]).await?.is_some())
}

/// Books what is true. In whatever order it is told: money is booked before what was taken back of it.
async fn apply(tx: &mut Tx, vendor: VendorId, facts: &Facts) -> Result<(), Refused> {
    let actor = Actor { name: NAME.to_owned(), ..Actor::system() };
    let Some(paid) = &facts.paid else { return Ok(()) };
    let known = rows::by_external(tx, vendor, &paid.external).await?;
    let payment = match known {
        Some(payment) => payment,
        None => {
            let Some(invoice) = asked_for(tx, vendor, paid).await? else {
                return mismatch(tx, &actor, vendor, paid).await;
            };
            let receipt = Receipt {
                method: Method::Card,
                amount: paid.amount,
                reference: paid.external.clone(),
                external: Some(paid.external.clone()),
                value_date: today(tx),
            };
            book(tx, &actor, vendor, invoice, &receipt).await?.0
        }
    };
    let Some(TakenBack { external, amount, reason }) = &facts.taken_back else { return Ok(()) };
    let before = rows::taken_back_by(tx, payment.id, external).await?;
    let left = payment.amount - rows::taken_back(tx, payment.id).await?;
    let amount = amount.saturating_sub(before).min(left);
    if amount <= 0 {
        return Ok(());
    }
    let reversal = Reversal {
        amount,
        reason: (*reason).to_owned(),
        external: Some(format!("{external}: {}", before + amount)),
        value_date: today(tx),
    };
    take_back(tx, &actor, &payment, &reversal).await.map(drop)
}

/// The invoice that this money was asked for, if amount and currency are what was asked.
async fn asked_for(tx: &mut Tx, vendor: VendorId, paid: &Paid) -> Result<Option<InvoiceId>, Refused> {
    let sql = "SELECT invoice, amount FROM checkouts WHERE vendor = $1 AND provider = $2 AND session = $3";
    let Some(row) = tx.optional(sql, args![vendor, NAME, &paid.reference]).await? else { return Ok(None) };
    let (id, amount) = (InvoiceId(row.int(0)?), row.int(1)?);
    let invoice = invoices::get(tx, vendor, id).await?;
    let right = amount == paid.amount && invoice.paper.currency.to_string() == paid.currency;
    Ok(right.then_some(id))
}

/// Money that is not what anybody was asked for: nothing is booked, and staff is told.
async fn mismatch(tx: &mut Tx, actor: &Actor, vendor: VendorId, paid: &Paid) -> Result<(), Refused> {
    let kind = "payment.mismatched";
    let shown = json!({"external": paid.external, "amount": paid.amount, "currency": paid.currency}).to_string();
    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision: 0, detail: Some(shown.clone()) });
    let change = Change { before: None, after: Some(shown) };
    let entry = AuditEntry { action: kind, object: vendor.to_string(), change };
    Ok(tx.audit_of(vendor.0, actor, entry).await?)
}

fn today(tx: &Tx) -> jiff::civil::Date {
    foundation::clock::from_micros(tx.micros()).to_zoned(TimeZone::UTC).date()
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(create_checkout)).routes(routes!(receive_payment_event))
}

/// Makes a page at the payment provider on which what is open of an invoice can be paid by card.
#[utoipa::path(
    post, path = "/v1/invoices/{id}/checkout", tag = "invoices",
    params(("id" = String, Path, description = "The invoice's id.", example = "invoice_16j")),
    responses((status = 200, description = "Where to pay.", body = Checkout)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_checkout(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let Page { url, expires_at } = office.checkout(&principal, invoices::parse(&id)?).await?;
    Ok(Json(Checkout { url, expires_at }))
}

/// Takes a signed notice of a payment provider. What it says is asked for again before anything is booked.
#[utoipa::path(
    post, path = "/v1/payment-events/{provider}/{vendor}", tag = "invoices",
    request_body(content = String, content_type = "application/json", description = "The notice, as the provider signed it."),
    params(
        ("provider" = String, Path, description = "The provider.", example = "stripe"),
        ("vendor" = String, Path, description = "The vendor's slug.", example = "acme"),
    ),
    responses((status = 204, description = "It was taken.")),
    security(())
)]
async fn receive_payment_event(
    State(office): State<Office>,
    Path((provider, vendor)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    if body.len() > LONGEST_NOTICE {
        return Err(Refused::from(super::provider::ProviderError::NotGenuine("it is too long")).into());
    }
    office.take_notice(&provider, &vendor, &headers, &body).await?;
    Ok(StatusCode::NO_CONTENT)
}
