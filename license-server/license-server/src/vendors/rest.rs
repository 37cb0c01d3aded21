//! `/v1/vendors` for the operator, `/v1/vendor` for each vendor's own people.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{
    Conditions, ETag, FieldError, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{NewVendor, Policy, Status, VendorChange};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/vendors";

/// Whether a vendor takes part.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VendorStatus {
    /// Its people log in and its customers buy.
    Active,
    /// Nobody of it logs in; everything is kept.
    Disabled,
}

impl From<Status> for VendorStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Disabled => Self::Disabled,
        }
    }
}

impl From<VendorStatus> for Status {
    fn from(status: VendorStatus) -> Self {
        match status {
            VendorStatus::Active => Self::Active,
            VendorStatus::Disabled => Self::Disabled,
        }
    }
}

/// Who sells.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Vendor {
    /// Its identifier.
    #[schema(example = "vendor_16j")]
    id: String,
    /// Its key in the path.
    #[schema(example = "acme")]
    slug: String,
    /// What people call it.
    #[schema(example = "Acme Mail Ltd")]
    name: String,
    /// The code of the product it sells: the `aud` of its licences.
    #[schema(example = "pennypost")]
    product: String,
    /// Its address: the `iss` of its licences.
    #[schema(example = "https://licences.example.com")]
    issuer: String,
    /// Whether it takes part.
    status: VendorStatus,
    /// The host names at which requests without credentials are for it.
    #[schema(example = json!(["licences.example.com"]))]
    hosts: Vec<String>,
    /// What it has decided.
    policy: Policy,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<super::Vendor> for Vendor {
    fn from(vendor: super::Vendor) -> Self {
        Self {
            id: vendor.id.to_string(),
            slug: vendor.slug,
            name: vendor.name,
            product: vendor.product,
            issuer: vendor.issuer,
            status: vendor.status.into(),
            hosts: vendor.hosts,
            policy: vendor.policy,
            created_at: vendor.created_at,
            updated_at: vendor.updated_at,
        }
    }
}

foundation::page_of!(
    /// Vendors by slug.
    pub(crate) VendorPage of Vendor
);

/// A vendor to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewVendor)]
pub(crate) struct VendorOrder {
    /// Its key in the path, which stays: lower-case letters, digits and hyphens.
    #[schema(min_length = 1, max_length = 32, example = "acme")]
    slug: String,
    /// What people call it.
    #[schema(min_length = 1, max_length = 200, example = "Acme Mail Ltd")]
    name: String,
    /// The code of the product it sells, which stays.
    #[schema(min_length = 1, max_length = 32, example = "pennypost")]
    product: String,
    /// Its address, which its licences name as their issuer.
    #[schema(example = "https://licences.example.com")]
    issuer: String,
    /// The host names at which requests without credentials are for it.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["licences.example.com"]))]
    hosts: Vec<String>,
}

/// A merge patch of a vendor by the operator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VendorPatch {
    /// What people call it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Acme Mail Ltd")]
    name: Patch<String>,
    /// Its address.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, example = "https://licences.example.com")]
    issuer: Patch<String>,
    /// Its host names, all of them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, nullable = false, max_items = 20, example = json!(["licences.example.com"]))]
    hosts: Patch<Vec<String>>,
    /// Whether it takes part.
    #[serde(default)]
    #[schema(value_type = Option<VendorStatus>, nullable = false)]
    status: Patch<VendorStatus>,
}

/// A merge patch of a vendor by its owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfilePatch {
    /// What people call it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Acme Mail Ltd")]
    name: Patch<String>,
}

/// The value of a field that is there and not null.
pub(crate) fn value<T>(patch: Patch<T>, pointer: &str) -> Result<Option<T>, Problem> {
    match patch {
        Patch::Absent => Ok(None),
        Patch::Value(value) => Ok(Some(value)),
        Patch::Null => Err(Problem::invalid(vec![FieldError::new(pointer, "required", "cannot be null")])),
    }
}

fn shown(vendor: super::Vendor) -> (ETag, Json<Vendor>) {
    (ETag::of_revision(vendor.revision), Json(vendor.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_vendors, create_vendor))
        .routes(routes!(read_vendor, update_vendor))
        .routes(routes!(read_own_vendor, update_own_vendor))
        .routes(routes!(read_policy, replace_policy))
}

/// Lists the vendors of this server.
#[utoipa::path(
    get, path = "/v1/vendors", tag = "vendors", params(PageParams),
    responses((status = 200, description = "A page of vendors.", body = VendorPage)),
    security(("bearer" = ["vendors:read"]))
)]
async fn list_vendors(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<VendorPage>, Failure> {
    let after: String = paging.after()?.unwrap_or_default();
    let rows = office.vendors(&principal, &after, paging.rows()).await?;
    Ok(paging.page(rows, |vendor| vendor.slug.clone()).map(Vendor::from).listed())
}

/// Makes a vendor, without staff and without a catalogue.
#[utoipa::path(
    post, path = "/v1/vendors", tag = "vendors", request_body = VendorOrder,
    responses((status = 201, description = "The vendor was made.", body = Vendor)),
    security(("bearer" = ["vendors:write"]))
)]
async fn create_vendor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(order): Json<VendorOrder>,
) -> Result<Response, Failure> {
    let VendorOrder { slug, name, product, issuer, hosts } = order;
    let vendor = office.create_vendor(&principal, NewVendor { slug, name, product, issuer, hosts }).await?;
    let (key, (etag, body)) = (vendor.slug.clone(), shown(vendor));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a vendor.
#[utoipa::path(
    get, path = "/v1/vendors/{vendor}", tag = "vendors",
    params(("vendor" = String, Path, description = "The vendor's slug.", example = "acme")),
    responses((status = 200, description = "The vendor.", body = Vendor)),
    security(("bearer" = ["vendors:read"]))
)]
async fn read_vendor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(slug): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.vendor(&principal, &slug).await?))
}

/// Changes a vendor.
#[utoipa::path(
    patch, path = "/v1/vendors/{vendor}", tag = "vendors",
    params(("vendor" = String, Path, description = "The vendor's slug.", example = "acme"), IfMatch),
    request_body(content = VendorPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The vendor as it is now.", body = Vendor)),
    security(("bearer" = ["vendors:write"]))
)]
async fn update_vendor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(slug): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<VendorPatch>,
) -> Result<impl IntoResponse, Failure> {
    let change = VendorChange {
        name: value(patch.name, "/name")?,
        issuer: value(patch.issuer, "/issuer")?,
        hosts: value(patch.hosts, "/hosts")?,
        status: value(patch.status, "/status")?.map(Status::from),
        policy: None,
    };
    let vendor = office.vendor(&principal, &slug).await?;
    let expected = expected(&conditions, vendor.revision)?;
    Ok(shown(office.change_vendor(&principal, vendor.id, change, expected).await?))
}

/// Reads one's own vendor.
#[utoipa::path(
    get, path = "/v1/vendor", tag = "vendor",
    responses((status = 200, description = "The vendor.", body = Vendor)),
    security(("bearer" = ["vendor:read"]))
)]
async fn read_own_vendor(State(office): State<Office>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.own_vendor(&principal).await?))
}

/// Changes what one's own vendor is called.
///
/// Hosts and issuer are the operator's: whoever takes a host gets the requests of its customers.
#[utoipa::path(
    patch, path = "/v1/vendor", tag = "vendor", params(IfMatch),
    request_body(content = ProfilePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The vendor as it is now.", body = Vendor)),
    security(("bearer" = ["vendor:write"]))
)]
async fn update_own_vendor(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    MergePatch(patch): MergePatch<ProfilePatch>,
) -> Result<impl IntoResponse, Failure> {
    let change = VendorChange { name: value(patch.name, "/name")?, ..VendorChange::default() };
    let vendor = office.own_vendor(&principal).await?;
    let expected = expected(&conditions, vendor.revision)?;
    Ok(shown(office.change_vendor(&principal, vendor.id, change, expected).await?))
}

/// Reads what one's own vendor has decided.
#[utoipa::path(
    get, path = "/v1/vendor/policy", tag = "vendor",
    responses((status = 200, description = "The policy.", body = Policy)),
    security(("bearer" = ["vendor:read"]))
)]
async fn read_policy(State(office): State<Office>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    let vendor = office.own_vendor(&principal).await?;
    Ok((ETag::of_revision(vendor.revision), Json(vendor.policy)))
}

/// Replaces what one's own vendor has decided.
#[utoipa::path(
    put, path = "/v1/vendor/policy", tag = "vendor", params(IfMatch), request_body = Policy,
    responses((status = 200, description = "The policy as it is now.", body = Policy)),
    security(("bearer" = ["vendor:write"]))
)]
async fn replace_policy(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    Json(policy): Json<Policy>,
) -> Result<impl IntoResponse, Failure> {
    let vendor = office.own_vendor(&principal).await?;
    let expected = expected(&conditions, vendor.revision)?;
    let change = VendorChange { policy: Some(policy), ..VendorChange::default() };
    let vendor = office.change_vendor(&principal, vendor.id, change, expected).await?;
    Ok((ETag::of_revision(vendor.revision), Json(vendor.policy)))
}
