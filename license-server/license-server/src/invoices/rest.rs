//! `/v1/invoices`: read by staff and their own customers, as JSON, as a page and as a PDF; extended and voided by staff.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::{ETag, Json, Listed, PageParams, Paging, Path, Query};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use jiff::Timestamp;
use license::steps::invoice::{Extension, InvoiceState};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{InvoiceId, Search, html, pdf};
use crate::customers::PostalAddress;
use crate::door::Asker;
use crate::failure::Failure;
use crate::licenses::LicenseId;
use crate::office::Office;
use crate::people::PersonId;
use crate::quotes::QuoteLine;
use crate::refused::Refused;
use crate::state::ApiState;

/// Where an invoice stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InvoiceState)]
enum Standing {
    /// It is to be paid.
    Open,
    /// It is paid.
    Paid,
    /// It was not paid in time.
    Overdue,
    /// Nobody has to pay it.
    Void,
}

impl From<InvoiceState> for Standing {
    fn from(state: InvoiceState) -> Self {
        match state {
            InvoiceState::Open => Self::Open,
            InvoiceState::Paid => Self::Paid,
            InvoiceState::Overdue => Self::Overdue,
            InvoiceState::Void => Self::Void,
        }
    }
}

/// What is owed for an order. What is printed of it never changes.
#[derive(Debug, Serialize, ToSchema)]
struct Invoice {
    /// Its identifier.
    #[schema(example = "invoice_16j")]
    id: String,
    /// Its number. A vendor's numbers have no gaps.
    #[schema(example = "INV-000001")]
    number: String,
    /// Who is to pay.
    #[schema(example = "person_16j")]
    customer: String,
    /// For which licence; null while a new one waits for its money.
    #[schema(required, example = "license_16j")]
    license: Option<String>,
    /// Where it stands.
    state: Standing,
    /// The name that is printed.
    #[schema(example = "Carla Customer")]
    name: String,
    /// The company that is printed; empty for a private person.
    #[schema(example = "Example Ltd")]
    company: String,
    /// The address that is printed.
    address: PostalAddress,
    /// The customer's tax number that is printed; empty for none.
    #[schema(example = "DE123456789")]
    tax_number: String,
    /// What for.
    lines: Vec<QuoteLine>,
    /// The currency of all amounts: three capital letters of ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
    /// Minor units, without tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 69750)]
    net: i64,
    /// What the tax is called.
    #[schema(example = "VAT")]
    tax_name: String,
    /// The rate of tax, in hundredths of a percent.
    #[schema(minimum = 0, maximum = 10000, example = 1900)]
    tax_basis_points: u32,
    /// Whether the customer owes the tax in their own country, so that there is none here.
    reverse_charge: bool,
    /// The tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 13253)]
    tax: i64,
    /// With tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 83003)]
    total: i64,
    /// What was paid.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 0)]
    paid: i64,
    /// What is still to be paid.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 83003)]
    open: i64,
    /// How to pay by transfer; empty when it cannot be.
    #[schema(example = "IBAN DE00 1234 5678 9012 3456 00, Example Bank")]
    transfer: String,
    /// How to pay by cheque; empty when it cannot be.
    #[schema(example = "Payable to Acme Mail Ltd")]
    cheque: String,
    /// Until when it is to be paid.
    #[schema(value_type = String, format = DateTime, example = "2026-02-04T09:00:00Z")]
    due_at: Timestamp,
    /// Whether more time was given, which is done once.
    extended: bool,
    /// Its date.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    issued_at: Timestamp,
    /// When something became of it last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<&super::Invoice> for Invoice {
    fn from(invoice: &super::Invoice) -> Self {
        let paper = &invoice.paper;
        Self {
            id: invoice.id.to_string(),
            number: paper.number.clone(),
            customer: invoice.customer.to_string(),
            license: invoice.license.map(|id| id.to_string()),
            state: invoice.life.state.into(),
            name: paper.buyer.name.clone(),
            company: paper.buyer.company.clone(),
            address: paper.buyer.address.clone(),
            tax_number: paper.buyer.tax_number.clone(),
            lines: paper.lines.iter().map(|line| QuoteLine { text: line.text.clone(), net: line.net }).collect(),
            currency: paper.currency.to_string(),
            net: paper.net,
            tax_name: paper.tax_name.clone(),
            tax_basis_points: paper.tax_basis_points,
            reverse_charge: paper.reverse_charge,
            tax: paper.tax,
            total: paper.total,
            paid: invoice.life.paid,
            open: invoice.open(),
            transfer: paper.seller.transfer.clone(),
            cheque: paper.seller.cheque.clone(),
            due_at: invoice.life.due.timestamp(),
            extended: invoice.life.extension == Extension::Used,
            issued_at: paper.issued_at.timestamp(),
            updated_at: invoice.updated_at.timestamp(),
        }
    }
}

foundation::page_of!(
    /// Invoices in the order they were issued.
    InvoicePage of Invoice
);

/// What invoices are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct InvoiceSearch {
    /// Only this customer's.
    #[param(nullable = false, example = "person_16j")]
    customer: Option<String>,
    /// Only this licence's.
    #[param(nullable = false, example = "license_16j")]
    license: Option<String>,
    /// Only the one of this number.
    #[param(nullable = false, example = "INV-000001")]
    number: Option<String>,
    /// Only those that stand so.
    #[param(nullable = false)]
    state: Option<Standing>,
}

/// More time to pay.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MoreTime {
    /// How many days, by the vendor's policy at most 14.
    #[schema(minimum = 1, maximum = 14, example = 14)]
    days: u32,
    /// Why, in words. It stands in the audit trail.
    #[schema(min_length = 1, max_length = 1000, example = "the cheque is in the post")]
    reason: String,
}

/// Why nobody has to pay.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Undoing {
    /// In words. It stands in the audit trail.
    #[schema(min_length = 1, max_length = 1000, example = "ordered by mistake")]
    reason: String,
}

/// The identifier in a path.
pub(crate) fn parse(id: &str) -> Result<InvoiceId, Refused> {
    id.parse().map_err(|_| Refused::missing("invoice", id))
}

fn shown(invoice: &super::Invoice) -> (ETag, Json<Invoice>) {
    (ETag::of_revision(invoice.revision), Json(invoice.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_invoices))
        .routes(routes!(read_invoice))
        .routes(routes!(read_invoice_page))
        .routes(routes!(read_invoice_pdf))
        .routes(routes!(extend_invoice))
        .routes(routes!(void_invoice))
}

/// Lists invoices: the vendor's for staff, their own for customers.
#[utoipa::path(
    get, path = "/v1/invoices", tag = "invoices", params(PageParams, InvoiceSearch),
    responses((status = 200, description = "A page of invoices.", body = InvoicePage)),
    security(("bearer" = ["invoices:read"]))
)]
async fn list_invoices(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(search): Query<InvoiceSearch>,
) -> Result<Listed<InvoicePage>, Failure> {
    let after = paging.after::<i64>()?.map(InvoiceId);
    let state = search.state.map(serde_json::to_value).and_then(Result::ok);
    let search = Search {
        // Whoever is nobody's name has no invoices.
        customer: search.customer.map(|id| id.parse().unwrap_or(PersonId(-1))),
        license: search.license.map(|id| id.parse().unwrap_or(LicenseId(-1))),
        number: search.number,
        state: state.and_then(|word| word.as_str().map(str::to_owned)),
    };
    let rows = office.invoices(&principal, search, after, paging.rows()).await?;
    let page = paging.page(rows, |invoice| invoice.id.0);
    Ok(page.map(|invoice| Invoice::from(&invoice)).listed())
}

/// Reads an invoice.
#[utoipa::path(
    get, path = "/v1/invoices/{id}", tag = "invoices",
    params(("id" = String, Path, description = "Its id.", example = "invoice_16j")),
    responses((status = 200, description = "The invoice.", body = Invoice)),
    security(("bearer" = ["invoices:read"]))
)]
async fn read_invoice(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(&office.invoice(&principal, parse(&id)?).await?))
}

/// Reads an invoice as a page to be printed.
#[utoipa::path(
    get, path = "/v1/invoices/{id}/invoice.html", tag = "invoices",
    params(("id" = String, Path, description = "Its id.", example = "invoice_16j")),
    responses((status = 200, description = "The page.", content_type = "text/html", body = String)),
    security(("bearer" = ["invoices:read"]))
)]
async fn read_invoice_page(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let invoice = office.invoice(&principal, parse(&id)?).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, html::page(&invoice)))
}

/// Reads an invoice as a PDF.
#[utoipa::path(
    get, path = "/v1/invoices/{id}/invoice.pdf", tag = "invoices",
    params(("id" = String, Path, description = "Its id.", example = "invoice_16j")),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Vec<u8>)),
    security(("bearer" = ["invoices:read"]))
)]
async fn read_invoice_pdf(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let invoice = office.invoice(&principal, parse(&id)?).await?;
    // Numbers are capital letters, digits and hyphens.
    let name = format!("inline; filename=\"{}.pdf\"", invoice.paper.number);
    let name = HeaderValue::try_from(name).unwrap_or(HeaderValue::from_static("inline"));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, pdf::document(&invoice)?))
}

/// Gives more time to pay, once. The licence goes on until then.
#[utoipa::path(
    post, path = "/v1/invoices/{id}/extend", tag = "invoices", request_body = MoreTime,
    params(("id" = String, Path, description = "Its id.", example = "invoice_16j")),
    responses((status = 200, description = "The invoice as it is now.", body = Invoice)),
    security(("bearer" = ["invoices:write"]))
)]
async fn extend_invoice(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(more): Json<MoreTime>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(&office.extend_invoice(&principal, parse(&id)?, more.days, &more.reason).await?))
}

/// Voids an invoice that is not paid and undoes its order: the licence goes back to what it was before.
#[utoipa::path(
    post, path = "/v1/invoices/{id}/void", tag = "invoices", request_body = Undoing,
    params(("id" = String, Path, description = "Its id.", example = "invoice_16j")),
    responses((status = 200, description = "The invoice as it is now.", body = Invoice)),
    security(("bearer" = ["invoices:write"]))
)]
async fn void_invoice(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(undoing): Json<Undoing>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(&office.void_invoice(&principal, parse(&id)?, &undoing.reason).await?))
}
