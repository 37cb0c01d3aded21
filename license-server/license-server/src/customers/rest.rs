//! `/v1/customers` for staff, `/v1/account` for customers themselves.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem, Query};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Contact, CustomerChange, Details, NewCustomer, PostalAddress, Search};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::people::{Link, LoginKind, PersonId, PersonStatus, Status, link_answer, person};
use crate::state::ApiState;
use crate::vendors::value;

const COLLECTION: &str = "/v1/customers";

/// Who buys.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Customer {
    /// Their identifier.
    #[schema(example = "person_16j")]
    id: String,
    /// The vendor's own name for them; null when it has none.
    #[schema(required, example = "crm-4711")]
    external_id: Option<String>,
    /// What they log in by.
    #[schema(example = "carla@example.org")]
    email: String,
    /// What they are called.
    #[schema(example = "Carla Customer")]
    name: String,
    /// Whether they may log in.
    status: PersonStatus,
    /// Whether they have set a password.
    has_password: bool,
    /// Their company; empty for a private person.
    #[schema(example = "Example Ltd")]
    company: String,
    /// Their tax number; empty when it is not known.
    #[schema(example = "DE123456789")]
    tax_number: String,
    /// Their telephone; empty when it is not known.
    #[schema(example = "+49 30 1234567")]
    phone: String,
    /// Where they are, as an invoice prints it.
    address: PostalAddress,
    /// Others to speak to.
    #[schema(max_items = 20, example = json!([]))]
    contacts: Vec<Contact>,
    /// When the account was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When something of it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<super::Customer> for Customer {
    fn from(super::Customer { login, external_id, details }: super::Customer) -> Self {
        Self {
            id: login.id.to_string(),
            external_id,
            email: login.email,
            name: login.name,
            status: login.status.into(),
            has_password: login.password.is_some(),
            company: details.company,
            tax_number: details.tax_number,
            phone: details.phone,
            address: details.address,
            contacts: details.contacts,
            created_at: login.created_at,
            updated_at: login.updated_at,
        }
    }
}

foundation::page_of!(
    /// Customers in the order their accounts were made.
    pub(crate) CustomerPage of Customer
);

/// An account to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCustomer)]
pub(crate) struct CustomerOrder {
    /// What they log in by.
    #[schema(max_length = 254, example = "carla@example.org")]
    email: String,
    /// What they are called.
    #[schema(min_length = 1, max_length = 200, example = "Carla Customer")]
    name: String,
    /// The vendor's own name for them, no other customer's.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "crm-4711")]
    external_id: Option<String>,
    /// Their company.
    #[serde(default)]
    #[schema(max_length = 200, example = "Example Ltd")]
    company: String,
    /// Their tax number.
    #[serde(default)]
    #[schema(max_length = 50, example = "DE123456789")]
    tax_number: String,
    /// Their telephone.
    #[serde(default)]
    #[schema(max_length = 50, example = "+49 30 1234567")]
    phone: String,
    /// Where they are.
    #[serde(default)]
    address: PostalAddress,
    /// Others to speak to.
    #[serde(default)]
    #[schema(max_items = 20, example = json!([]))]
    contacts: Vec<Contact>,
}

/// A merge patch of a customer by staff.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomerPatch {
    /// What they are called.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Carla Customer")]
    name: Patch<String>,
    /// Whether they may log in.
    #[serde(default)]
    #[schema(value_type = Option<PersonStatus>, nullable = false)]
    status: Patch<PersonStatus>,
    /// The vendor's own name for them; null for none.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200, example = "crm-4711")]
    external_id: Patch<String>,
    /// Their company.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Example Ltd")]
    company: Patch<String>,
    /// Their tax number.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 50, example = "DE123456789")]
    tax_number: Patch<String>,
    /// Their telephone.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 50, example = "+49 30 1234567")]
    phone: Patch<String>,
    /// Where they are, all of it.
    #[serde(default)]
    #[schema(value_type = Option<PostalAddress>, nullable = false)]
    address: Patch<PostalAddress>,
    /// Others to speak to, all of them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Contact>>, nullable = false, max_items = 20, example = json!([]))]
    contacts: Patch<Vec<Contact>>,
}

/// A merge patch of one's own account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountPatch {
    /// What you are called.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Carla Customer")]
    name: Patch<String>,
    /// Your company.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Example Ltd")]
    company: Patch<String>,
    /// Your tax number.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 50, example = "DE123456789")]
    tax_number: Patch<String>,
    /// Your telephone.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 50, example = "+49 30 1234567")]
    phone: Patch<String>,
    /// Where you are, all of it.
    #[serde(default)]
    #[schema(value_type = Option<PostalAddress>, nullable = false)]
    address: Patch<PostalAddress>,
    /// Others to speak to, all of them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Contact>>, nullable = false, max_items = 20, example = json!([]))]
    contacts: Patch<Vec<Contact>>,
}

impl AccountPatch {
    fn change(self) -> Result<CustomerChange, Problem> {
        Ok(CustomerChange {
            name: value(self.name, "/name")?,
            company: value(self.company, "/company")?,
            tax_number: value(self.tax_number, "/tax_number")?,
            phone: value(self.phone, "/phone")?,
            address: value(self.address, "/address")?,
            contacts: value(self.contacts, "/contacts")?,
            ..CustomerChange::default()
        })
    }
}

impl CustomerPatch {
    fn change(self) -> Result<CustomerChange, Problem> {
        let external_id = match self.external_id {
            Patch::Absent => None,
            Patch::Null => Some(None),
            Patch::Value(id) => Some(Some(id)),
        };
        let status = value(self.status, "/status")?.map(Status::from);
        let Self { name, company, tax_number, phone, address, contacts, .. } = self;
        let shared = AccountPatch { name, company, tax_number, phone, address, contacts }.change()?;
        Ok(CustomerChange { status, external_id, ..shared })
    }
}

/// What customers are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CustomerSearch {
    /// Only the one who logs in by this address.
    #[param(nullable = false, example = "carla@example.org")]
    email: Option<String>,
    /// Only the one the vendor calls this.
    #[param(nullable = false, example = "crm-4711")]
    external_id: Option<String>,
}

fn shown(customer: super::Customer) -> (ETag, Json<Customer>) {
    (ETag::of_revision(customer.login.revision), Json(customer.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_customers, create_customer))
        .routes(routes!(read_customer, update_customer))
        .routes(routes!(create_customer_password_link))
        .routes(routes!(read_account, update_account))
}

/// Lists the vendor's customers.
#[utoipa::path(
    get, path = "/v1/customers", tag = "customers", params(PageParams, CustomerSearch),
    responses((status = 200, description = "A page of customers.", body = CustomerPage)),
    security(("bearer" = ["customers:read"]))
)]
async fn list_customers(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(CustomerSearch { email, external_id }): Query<CustomerSearch>,
) -> Result<Listed<CustomerPage>, Failure> {
    let after = paging.after::<i64>()?.map(PersonId);
    let rows = office.customers(&principal, &Search { email, external_id }, after, paging.rows()).await?;
    Ok(paging.page(rows, |customer| customer.login.id.0).map(Customer::from).listed())
}

/// Makes an account for a customer. A password link lets them in.
#[utoipa::path(
    post, path = "/v1/customers", tag = "customers", request_body = CustomerOrder,
    responses((status = 201, description = "The account was made.", body = Customer)),
    security(("bearer" = ["customers:write"]))
)]
async fn create_customer(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(order): Json<CustomerOrder>,
) -> Result<Response, Failure> {
    let CustomerOrder { email, name, external_id, company, tax_number, phone, address, contacts } = order;
    let details = Details { company, tax_number, phone, address, contacts };
    let customer = office.create_customer(&principal, NewCustomer { email, name, external_id, details }).await?;
    let (key, (etag, body)) = (customer.login.id.to_string(), shown(customer));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a customer.
#[utoipa::path(
    get, path = "/v1/customers/{id}", tag = "customers",
    params(("id" = String, Path, description = "Their id.", example = "person_16j")),
    responses((status = 200, description = "The customer.", body = Customer)),
    security(("bearer" = ["customers:read"]))
)]
async fn read_customer(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.customer(&principal, person(LoginKind::Customer, &id)?).await?))
}

/// Changes a customer. Who is disabled keeps no session.
#[utoipa::path(
    patch, path = "/v1/customers/{id}", tag = "customers",
    params(("id" = String, Path, description = "Their id.", example = "person_16j"), IfMatch),
    request_body(content = CustomerPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The customer as they are now.", body = Customer)),
    security(("bearer" = ["customers:write"]))
)]
async fn update_customer(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<CustomerPatch>,
) -> Result<impl IntoResponse, Failure> {
    let id = person(LoginKind::Customer, &id)?;
    let expected = expected(&conditions, office.customer(&principal, id).await?.login.revision)?;
    Ok(shown(office.change_customer(&principal, id, patch.change()?, expected).await?))
}

/// Makes a link by which a customer sets a password; an earlier link of theirs ends.
#[utoipa::path(
    post, path = "/v1/customers/{id}/password-link", tag = "customers",
    params(("id" = String, Path, description = "Their id.", example = "person_16j")),
    responses((status = 200, description = "The link, this once.", body = Link)),
    security(("bearer" = ["customers:write"]))
)]
async fn create_customer_password_link(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id = person(LoginKind::Customer, &id)?;
    Ok(link_answer(office.password_link(&principal, LoginKind::Customer, id).await?))
}

/// Reads one's own account.
#[utoipa::path(
    get, path = "/v1/account", tag = "account",
    responses((status = 200, description = "The account.", body = Customer)),
    security(("bearer" = ["account:read"]))
)]
async fn read_account(State(office): State<Office>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.own_account(&principal).await?))
}

/// Changes one's own account.
#[utoipa::path(
    patch, path = "/v1/account", tag = "account", params(IfMatch),
    request_body(content = AccountPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The account as it is now.", body = Customer)),
    security(("bearer" = ["account:write"]))
)]
async fn update_account(
    State(office): State<Office>,
    Asker(principal): Asker,
    conditions: Conditions,
    MergePatch(patch): MergePatch<AccountPatch>,
) -> Result<impl IntoResponse, Failure> {
    let account = office.own_account(&principal).await?;
    let expected = expected(&conditions, account.login.revision)?;
    Ok(shown(office.change_customer(&principal, account.login.id, patch.change()?, expected).await?))
}
