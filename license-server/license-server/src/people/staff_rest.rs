//! `/v1/staff`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::rest::{Link, PersonStatus, link_answer};
use super::rows::LoginKind;
use super::staff::{self, StaffChange};
use super::{Factor, NewStaff, PersonId, Status};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::roles::Role;
use crate::state::ApiState;
use crate::vendors::value;

const COLLECTION: &str = "/v1/staff";

/// One of the staff.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StaffMember {
    /// Their identifier.
    #[schema(example = "person_16j")]
    id: String,
    /// What they log in by.
    #[schema(example = "olga@example.com")]
    email: String,
    /// What they are called.
    #[schema(example = "Olga Owner")]
    name: String,
    /// What they may do.
    role: Role,
    /// Whether they may log in.
    status: PersonStatus,
    /// Whether a second factor is asked of them.
    second_factor: bool,
    /// Whether they have set a password.
    has_password: bool,
    /// When they were let in.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When something of this was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<staff::Staff> for StaffMember {
    fn from(staff::Staff { login, role }: staff::Staff) -> Self {
        Self {
            id: login.id.to_string(),
            email: login.email,
            name: login.name,
            role,
            status: login.status.into(),
            second_factor: login.factor == Factor::On,
            has_password: login.password.is_some(),
            created_at: login.created_at,
            updated_at: login.updated_at,
        }
    }
}

foundation::page_of!(
    /// Staff in the order they were let in.
    pub(crate) StaffPage of StaffMember
);

/// One of the staff to be let in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStaffMember {
    /// What they log in by.
    #[schema(max_length = 254, example = "sam@example.com")]
    email: String,
    /// What they are called.
    #[schema(min_length = 1, max_length = 200, example = "Sam Sales")]
    name: String,
    /// What they may do.
    role: Role,
}

/// A merge patch of one of the staff.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffPatch {
    /// What they are called.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "Sam Sales")]
    name: Patch<String>,
    /// What they may do.
    #[serde(default)]
    #[schema(value_type = Option<Role>, nullable = false)]
    role: Patch<Role>,
    /// Whether they may log in.
    #[serde(default)]
    #[schema(value_type = Option<PersonStatus>, nullable = false)]
    status: Patch<PersonStatus>,
}

/// What is no id names nobody.
pub(crate) fn person(kind: LoginKind, text: &str) -> Result<PersonId, Refused> {
    text.parse().map_err(|_| Refused::missing(kind.as_str(), text))
}

fn shown(staff: staff::Staff) -> (ETag, Json<StaffMember>) {
    (ETag::of_revision(staff.login.revision), Json(staff.into()))
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_staff, create_staff_member))
        .routes(routes!(read_staff_member, update_staff_member))
        .routes(routes!(create_staff_password_link))
        .routes(routes!(remove_staff_second_factor))
}

/// Lists who works for the vendor.
#[utoipa::path(
    get, path = "/v1/staff", tag = "staff", params(PageParams),
    responses((status = 200, description = "A page of staff.", body = StaffPage)),
    security(("bearer" = ["staff:read"]))
)]
async fn list_staff(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<StaffPage>, Failure> {
    let after = paging.after::<i64>()?.map(PersonId);
    let rows = office.staff(&principal, after, paging.rows()).await?;
    Ok(paging.page(rows, |staff| staff.login.id.0).map(StaffMember::from).listed())
}

/// Lets somebody work for the vendor. A password link lets them in.
#[utoipa::path(
    post, path = "/v1/staff", tag = "staff", request_body = NewStaffMember,
    responses((status = 201, description = "They are on the list.", body = StaffMember)),
    security(("bearer" = ["staff:write"]))
)]
async fn create_staff_member(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(new): Json<NewStaffMember>,
) -> Result<Response, Failure> {
    let NewStaffMember { email, name, role } = new;
    let staff = office.create_staff(&principal, NewStaff { email, name, role }).await?;
    let (key, (etag, body)) = (staff.login.id.to_string(), shown(staff));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads one of the staff.
#[utoipa::path(
    get, path = "/v1/staff/{id}", tag = "staff",
    params(("id" = String, Path, description = "Their id.", example = "person_16j")),
    responses((status = 200, description = "One of the staff.", body = StaffMember)),
    security(("bearer" = ["staff:read"]))
)]
async fn read_staff_member(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(office.one_of_staff(&principal, person(LoginKind::Staff, &id)?).await?))
}

/// Changes one of the staff. Who is disabled or given another role keeps no session.
#[utoipa::path(
    patch, path = "/v1/staff/{id}", tag = "staff",
    params(("id" = String, Path, description = "Their id.", example = "person_16j"), IfMatch),
    request_body(content = StaffPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "They as they are now.", body = StaffMember)),
    security(("bearer" = ["staff:write"]))
)]
async fn update_staff_member(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<StaffPatch>,
) -> Result<impl IntoResponse, Failure> {
    let change = StaffChange {
        name: value(patch.name, "/name")?,
        role: value(patch.role, "/role")?,
        status: value(patch.status, "/status")?.map(Status::from),
    };
    let id = person(LoginKind::Staff, &id)?;
    let expected = expected(&conditions, office.one_of_staff(&principal, id).await?.login.revision)?;
    Ok(shown(office.change_staff(&principal, id, change, expected).await?))
}

/// Makes a link by which one of the staff sets a password; an earlier link of theirs ends.
#[utoipa::path(
    post, path = "/v1/staff/{id}/password-link", tag = "staff",
    params(("id" = String, Path, description = "Their id.", example = "person_16j")),
    responses((status = 200, description = "The link, this once.", body = Link)),
    security(("bearer" = ["staff:write"]))
)]
async fn create_staff_password_link(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id = person(LoginKind::Staff, &id)?;
    Ok(link_answer(office.password_link(&principal, LoginKind::Staff, id).await?))
}

/// Turns off the second factor of one of the staff who lost telephone and paper.
#[utoipa::path(
    post, path = "/v1/staff/{id}/totp/remove", tag = "staff",
    params(("id" = String, Path, description = "Their id.", example = "person_16j")),
    responses((status = 204, description = "It is not asked for any more.")),
    security(("bearer" = ["staff:write"]))
)]
async fn remove_staff_second_factor(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    office.reset_factor(&principal, person(LoginKind::Staff, &id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
