//! The seller: what a vendor prints on its invoices, and by which rate it is taxed. Without it nothing is quoted.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::args;
use foundation::db::{AuditEntry, Change, Conn, Event, Tx};
use foundation::http::wire::{IfMatch, expected};
use foundation::http::{Conditions, ETag, FieldError, Json};
use foundation::tokens::Scope;
use license::money::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::customers::{Customer, PostalAddress};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;
use crate::vendors::VendorId;

/// A whole price as tax is more than any country takes.
const HIGHEST_TAX: u32 = 10_000;
/// Longest instructions of how to pay, in bytes.
const LONGEST_WORDS: usize = 1000;

/// Who sells, as invoices print it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Seller {
    /// The name of the business.
    #[schema(max_length = 200, example = "Acme Mail Ltd")]
    pub(crate) name: String,
    /// Where it is.
    pub(crate) address: PostalAddress,
    /// Its tax number; empty for none.
    #[schema(max_length = 50, example = "DE123456789")]
    pub(crate) tax_number: String,
    /// Where customers write to about an invoice.
    #[schema(max_length = 254, example = "accounts@acme.example")]
    pub(crate) email: String,
    /// Its telephone; empty for none.
    #[schema(max_length = 50, example = "+49 30 1234567")]
    pub(crate) phone: String,
    /// What the tax is called; empty for "Tax".
    #[schema(max_length = 50, example = "VAT")]
    pub(crate) tax_name: String,
    /// The rate of tax on every line, in hundredths of a percent.
    #[schema(minimum = 0, maximum = 10000, example = 1900)]
    pub(crate) tax_basis_points: u32,
    /// What numbers of invoices begin with: up to 16 capital letters, digits and hyphens.
    #[schema(max_length = 16, example = "INV-")]
    pub(crate) invoice_prefix: String,
    /// How to pay by bank transfer; empty when it cannot be.
    #[schema(max_length = 1000, example = "IBAN DE00 1234 5678 9012 3456 00, Example Bank")]
    pub(crate) transfer: String,
    /// How to pay by cheque; empty when it cannot be.
    #[schema(max_length = 1000, example = "Payable to Acme Mail Ltd, 1 Letter Lane, 10115 Posttown")]
    pub(crate) cheque: String,
    /// What stands at the foot of each invoice; empty for nothing.
    #[schema(max_length = 1000, example = "Registered in Posttown, no. 4711")]
    pub(crate) footer: String,
}

/// What of a price is tax, and why none is when there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tax {
    pub(crate) amount: Money,
    pub(crate) basis_points: u32,
    /// The customer owes the tax, elsewhere.
    pub(crate) reverse_charge: bool,
}

impl Seller {
    fn checked(self) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        let PostalAddress { street, town, postal_code, region, country } = self.address;
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            errors.push(FieldError::new("/address/country", "invalid", "must be two capital letters, such as DE"));
        }
        for (word, pointer) in [(&street, "/address/street"), (&town, "/address/town")] {
            if word.trim().is_empty() {
                errors.push(FieldError::new(pointer, "required", "an invoice says where its seller is"));
            }
        }
        if self.tax_basis_points > HIGHEST_TAX {
            let detail = format!("must be at most {HIGHEST_TAX}");
            errors.push(FieldError::new("/tax_basis_points", "out_of_range", detail));
        }
        let good = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if self.invoice_prefix.len() > 16 || !self.invoice_prefix.bytes().all(good) {
            let detail = "must be at most 16 capital letters, digits and hyphens";
            errors.push(FieldError::new("/invoice_prefix", "invalid", detail));
        }
        if self.transfer.trim().is_empty() && self.cheque.trim().is_empty() {
            let detail = "an invoice says how to pay it: by transfer or by cheque";
            errors.push(FieldError::new("/transfer", "required", detail));
        }
        if self.tax_basis_points > 0 && self.tax_number.trim().is_empty() {
            errors.push(FieldError::new("/tax_number", "required", "an invoice with tax shows the seller's number"));
        }
        let checked = Self {
            name: text::name(&self.name, "/name", &mut errors),
            address: PostalAddress {
                street: text::words(&street, 400, "/address/street", &mut errors),
                town: text::words(&town, text::LONGEST_NAME, "/address/town", &mut errors),
                postal_code: text::words(&postal_code, 20, "/address/postal_code", &mut errors),
                region: text::words(&region, text::LONGEST_NAME, "/address/region", &mut errors),
                country,
            },
            tax_number: text::words(&self.tax_number, 50, "/tax_number", &mut errors),
            email: text::email(&self.email, "/email", &mut errors),
            phone: text::words(&self.phone, 50, "/phone", &mut errors),
            tax_name: text::words(&self.tax_name, 50, "/tax_name", &mut errors),
            tax_basis_points: self.tax_basis_points,
            invoice_prefix: self.invoice_prefix,
            transfer: text::words(&self.transfer, LONGEST_WORDS, "/transfer", &mut errors),
            cheque: text::words(&self.cheque, LONGEST_WORDS, "/cheque", &mut errors),
            footer: text::words(&self.footer, LONGEST_WORDS, "/footer", &mut errors),
        };
        Refused::unless_empty(errors)?;
        Ok(checked)
    }

    /// The tax on a net price: one rate for all. A customer with a tax number in another country owes it there ("reverse
    /// charge"); who has none pays the seller's rate wherever they are.
    pub(crate) fn tax(&self, customer: &Customer, net: Money) -> Tax {
        let (ours, theirs) = (&self.address.country, &customer.details.address.country);
        let abroad = !theirs.is_empty() && ours != theirs;
        let reverse_charge = abroad && !customer.details.tax_number.is_empty() && self.tax_basis_points > 0;
        let basis_points = if reverse_charge { 0 } else { self.tax_basis_points };
        Tax { amount: net.tax(basis_points), basis_points, reverse_charge }
    }

    /// What the tax is called.
    pub(crate) fn tax_word(&self) -> String {
        if self.tax_name.is_empty() { "Tax".to_owned() } else { self.tax_name.clone() }
    }
}

async fn find(conn: &mut Conn, vendor: VendorId) -> Result<Option<(Seller, i64)>, Refused> {
    let row = conn.optional("SELECT document, revision FROM sellers WHERE vendor = $1", args![vendor]).await?;
    row.map(|row| {
        let seller = serde_json::from_str(&row.text(0)?).map_err(|_| Refused::Stored("seller"))?;
        Ok((seller, row.int(1)?))
    })
    .transpose()
}

/// The seller, whom every quote and invoice needs.
pub(crate) async fn needed(conn: &mut Conn, vendor: VendorId) -> Result<Seller, Refused> {
    find(conn, vendor).await?.map(|(seller, _)| seller).ok_or(Refused::SellerMissing)
}

async fn put(
    tx: &mut Tx,
    principal: &Principal,
    new: &Seller,
    expected: Option<i64>,
) -> Result<(Seller, i64), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let before = find(tx, vendor).await?;
    Refused::check_revision(expected, before.as_ref().map_or(0, |(_, revision)| *revision))?;
    let json = |seller: &Seller| serde_json::to_string(seller).map_err(|_| Refused::Stored("seller"));
    tx.run(
        "INSERT INTO sellers (vendor, document, revision, updated_at) VALUES ($1, $2, 1, $3) ON CONFLICT (vendor) \
         DO UPDATE SET document = $2, revision = sellers.revision + 1, updated_at = $3",
        args![vendor, json(new)?, now],
    )
    .await?;
    let (after, revision) = find(tx, vendor).await?.ok_or(Refused::Stored("seller"))?;
    let kind = "vendor.seller_changed";
    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision, detail: None });
    let before = before.map(|(seller, _)| json(&seller)).transpose()?;
    let change = Change { before, after: Some(json(&after)?) };
    let entry = AuditEntry { action: kind, object: vendor.to_string(), change };
    tx.audit_of(vendor.0, &principal.actor, entry).await?;
    Ok((after, revision))
}

impl Office {
    async fn seller(&self, principal: &Principal) -> Result<(Seller, i64), Refused> {
        principal.needs(Scope::Read(Area::Vendor))?;
        Ok(find(&mut self.read().await?, principal.vendor()?).await?.unwrap_or_default())
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_seller, replace_seller))
}

/// Reads what invoices print of their seller; an empty name before it was ever set.
#[utoipa::path(
    get, path = "/v1/vendor/seller", tag = "vendor",
    responses((status = 200, description = "The seller.", body = Seller)),
    security(("bearer" = ["vendor:read"]))
)]
async fn read_seller(State(office): State<Office>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    let (seller, revision) = office.seller(&principal).await?;
    Ok((ETag::of_revision(revision), Json(seller)))
}

/// Replaces what invoices print of their seller. Invoices that were issued stay as they are.
#[utoipa::path(
    put, path = "/v1/vendor/seller", tag = "vendor", params(IfMatch), request_body = Seller,
    responses((status = 200, description = "The seller as it is now.", body = Seller)),
    security(("bearer" = ["vendor:write"]))
)]
async fn replace_seller(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(new): Json<Seller>,
) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Write(Area::Vendor))?;
    let expected = expected(&conditions, office.seller(&principal).await?.1)?;
    let new = new.checked()?;
    let written =
        office.db.write((principal, new), move |tx, (principal, new)| Box::pin(put(tx, principal, new, expected)));
    let (seller, revision) = written.await?;
    Ok((ETag::of_revision(revision), Json(seller)))
}
