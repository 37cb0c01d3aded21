//! Tenants: what a hosting provider's own system provisions. Every operation can be repeated: what is so already is no error.

mod usage;

use std::collections::{HashMap, HashSet};

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::limits::{Allowance, Limits};
use engine::named::{Key, Put};
use engine::tenants::{AdminOrder, TenantOrder, TenantQuery, TenantState};
use engine::{Engine, Principal};
use foundation::http::wire::{IfMatch, Password, Short, cleared, created, expected, expected_of, given, set, time};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::tenants;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::limits::{AllLimits, FeatureName, SomeLimits};
use crate::listing::{Counting, NameSort, total};
use crate::metadata::{Metadata, MetadataPatch, merge_metadata};
use crate::named::{Named, Twice};
use crate::plans::Plan;
use crate::purge::{PurgeAfter, deleted};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/tenants";

/// How a tenant stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TenantStatus {
    /// As it should be.
    Active,
    /// Some or all of what it has is off.
    Suspended,
    /// It is gone, and can be restored until `purge_at`.
    Terminated,
}

impl From<tenants::TenantStatus> for TenantStatus {
    fn from(status: tenants::TenantStatus) -> Self {
        match status {
            tenants::TenantStatus::Active => Self::Active,
            tenants::TenantStatus::Suspended => Self::Suspended,
            tenants::TenantStatus::Terminated => Self::Terminated,
        }
    }
}

impl From<TenantStatus> for tenants::TenantStatus {
    fn from(status: TenantStatus) -> Self {
        match status {
            TenantStatus::Active => Self::Active,
            TenantStatus::Suspended => Self::Suspended,
            TenantStatus::Terminated => Self::Terminated,
        }
    }
}

/// What is off for a suspended tenant.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SuspensionMode {
    /// Nobody logs in; mail still comes and is kept.
    Login,
    /// Nobody sends; mail comes and is read.
    Outbound,
    /// Nobody logs in, nothing is sent, and mail to it is refused for the time being.
    Full,
}

impl From<tenants::Mode> for SuspensionMode {
    fn from(mode: tenants::Mode) -> Self {
        match mode {
            tenants::Mode::Login => Self::Login,
            tenants::Mode::Outbound => Self::Outbound,
            tenants::Mode::Full => Self::Full,
        }
    }
}

impl From<SuspensionMode> for tenants::Mode {
    fn from(mode: SuspensionMode) -> Self {
        match mode {
            SuspensionMode::Login => Self::Login,
            SuspensionMode::Outbound => Self::Outbound,
            SuspensionMode::Full => Self::Full,
        }
    }
}

/// That a tenant is suspended.
#[derive(Debug, Serialize, ToSchema)]
struct Suspension {
    /// What is off.
    mode: SuspensionMode,
    /// Why, for whoever reads it.
    #[schema(example = "Invoice 2026-0815 is overdue")]
    reason: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Timestamp,
}

/// Whoever administrates a tenant.
#[derive(Debug, Serialize, ToSchema)]
struct TenantAdmin {
    /// The name they log in with.
    #[schema(min_length = 1, max_length = 255, example = "anna@example.org")]
    login: String,
}

/// Whoever is to administrate a tenant.
#[derive(Deserialize, ToSchema)]
struct NewTenantAdmin {
    /// The name they log in with.
    #[schema(min_length = 1, max_length = 255, example = "anna@example.org")]
    login: String,
    /// Their password, if they are made: at least 8 characters. Ignored for somebody who is there.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = Password, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Option<Password>,
}

impl From<NewTenantAdmin> for AdminOrder {
    fn from(admin: NewTenantAdmin) -> Self {
        Self { login: admin.login, password: admin.password.map(|password| password.0) }
    }
}

/// Another password for whoever administrates a tenant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdminPassword {
    /// The password: at least 8 characters.
    #[schema(value_type = String, format = Password, min_length = 8, write_only, example = "correct horse battery")]
    password: Password,
}

/// Whoever has domains here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Tenant {
    /// Its identifier, taken in paths instead of the name too.
    #[schema(example = "ten_16h")]
    id: String,
    /// Its name: its key in the path.
    #[schema(example = "acme")]
    name: String,
    /// What its reseller's own system calls it; null for nothing.
    #[schema(required, example = "service-17")]
    external_id: Option<String>,
    /// The reseller it belongs to; null for the server itself.
    #[schema(required, example = "bighost")]
    parent: Option<String>,
    /// Its plan; null for none, with no limits but its own.
    #[schema(required, example = "gold")]
    plan: Option<String>,
    /// Limits that hold instead of the plan's.
    overrides: SomeLimits,
    /// The limits that hold, all told.
    limits: AllLimits,
    /// What it has.
    features: Vec<FeatureName>,
    /// The domain it had first; null for none.
    #[schema(required, example = "example.org")]
    domain: Option<String>,
    /// Whoever administrates it, the first of them; absent for nobody.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    admin: Option<TenantAdmin>,
    /// How it stands.
    status: TenantStatus,
    /// That it is suspended; absent otherwise.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    suspension: Option<Suspension>,
    /// When it goes for good, if it is terminated; null otherwise.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    purge_at: Option<Timestamp>,
    /// Until when it is paid for, as far as anybody said; null otherwise.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-05T00:00:00Z")]
    renewed_until: Option<Timestamp>,
    /// Whatever the caller keeps with it.
    metadata: Metadata,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
    /// In a list, what was asked for with `expand`; absent otherwise.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<TenantExpanded>,
}

impl From<TenantState> for Tenant {
    fn from(TenantState { tenant, domain, admin }: TenantState) -> Self {
        let Allowance { limits, features } = Allowance::of(&tenant);
        let order = TenantOrder::of(&tenant);
        let status = tenant.status().into();
        Self {
            id: tenant.id.to_string(),
            name: tenant.name,
            external_id: tenant.external_id,
            parent: tenant.parent_name,
            plan: order.plan,
            overrides: (&order.overrides).into(),
            limits: (&limits).into(),
            features: features.into_iter().map(FeatureName::from).collect(),
            domain,
            admin: admin.map(|login| TenantAdmin { login }),
            status,
            suspension: tenant.suspension.map(|suspension| Suspension {
                mode: suspension.mode.into(),
                reason: suspension.reason,
                since: time(suspension.since),
            }),
            purge_at: tenant.purge_at.map(time),
            renewed_until: tenant.renewed_until.map(time),
            metadata: Metadata::read(&tenant.metadata),
            created_at: time(tenant.created_at),
            updated_at: time(tenant.updated_at),
            expanded: None,
        }
    }
}

/// What can be shown with a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TenantExpand {
    /// Its plan; with the scope `plans:read`.
    Plan,
}

/// What is shown with a tenant.
#[derive(Debug, Serialize, ToSchema)]
struct TenantExpanded {
    /// Its plan; absent for none, or one that is another's to see.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
}

/// Tenants as they are shown, with what is asked for.
async fn told(
    engine: &Engine,
    principal: &Principal,
    states: Vec<TenantState>,
    expand: Option<TenantExpand>,
) -> Result<Vec<Tenant>, Failure> {
    let Some(TenantExpand::Plan) = expand else { return Ok(states.into_iter().map(Tenant::from).collect()) };
    let of = |state: &TenantState| state.tenant.plan.as_ref().map(|plan| plan.id);
    let mut plans = HashMap::new();
    for id in states.iter().filter_map(of).collect::<HashSet<_>>() {
        plans.extend(found(engine.plan_sold(principal, id).await)?.map(|plan| (id, plan)));
    }
    let shown = states.into_iter().map(|state| {
        let plan = of(&state).and_then(|id| plans.get(&id)).cloned().map(Plan::from);
        Tenant { expanded: Some(TenantExpanded { plan }), ..Tenant::from(state) }
    });
    Ok(shown.collect())
}

foundation::page_of!(
    /// Tenants.
    pub(crate) TenantPage of Tenant, counted
);

/// A tenant to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewTenant {
    /// Its name: 1 to 63 lower-case letters, digits and inner hyphens. Absent to be named after its domain.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 63, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", example = "acme")]
    name: Option<String>,
    /// What its reseller's own system calls it: unique among the reseller's tenants.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "service-17")]
    external_id: Option<String>,
    /// The reseller it is made under; absent or null for the caller.
    #[serde(default)]
    #[schema(example = "bighost")]
    parent: Option<String>,
    /// Its plan, one of whoever it is made under; absent or null for none.
    #[serde(default)]
    #[schema(example = "gold")]
    plan: Option<String>,
    /// Limits that hold instead of the plan's.
    #[serde(default)]
    #[schema(nullable = false)]
    overrides: Option<SomeLimits>,
    /// A domain that is made with it.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "example.org")]
    domain: Option<String>,
    /// Somebody who is made to administrate it.
    #[serde(default)]
    #[schema(nullable = false)]
    admin: Option<NewTenantAdmin>,
    /// Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
}

/// What a tenant is to be. Other fields of a read tenant are ignored, so that what was read can be sent back; what is absent is as
/// in a new tenant, but name and domains stay.
#[derive(Deserialize, ToSchema)]
struct TenantReplacement {
    /// Its name; absent to keep the one it has, or to be named after its domain.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 63, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", example = "acme")]
    name: Option<String>,
    /// What its reseller's own system calls it; where the path has it, ignored.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "service-17")]
    external_id: Option<String>,
    /// Its plan; absent or null for none. It must hold what is in use.
    #[serde(default)]
    #[schema(example = "gold")]
    plan: Option<String>,
    /// Limits that hold instead of the plan's.
    #[serde(default)]
    #[schema(nullable = false)]
    overrides: Option<SomeLimits>,
    /// A domain that it has, and that is made when it is not there.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "example.org")]
    domain: Option<String>,
    /// Somebody who administrates it, and who is made when they are not there.
    #[serde(default)]
    #[schema(nullable = false)]
    admin: Option<NewTenantAdmin>,
    /// Whatever is to be kept with it.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
}

/// A merge patch of a tenant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TenantPatch {
    /// Its name.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, min_length = 1, max_length = 63,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", example = "acme")]
    name: Patch<String>,
    /// What its reseller's own system calls it; null for nothing.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 255, example = "service-17")]
    external_id: Patch<String>,
    /// Limits that hold instead of the plan's, in place of all it had. They must hold what is in use.
    #[serde(default)]
    #[schema(value_type = Option<SomeLimits>, nullable = false)]
    overrides: Patch<SomeLimits>,
    /// Keys to be set; null takes one away.
    #[serde(default)]
    #[schema(value_type = Option<MetadataPatch>, nullable = false)]
    metadata: Patch<MetadataPatch>,
}

/// What of a tenant is switched off, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSuspension {
    /// What is off. Default `full`.
    #[serde(default)]
    #[schema(nullable = false)]
    mode: Option<SuspensionMode>,
    /// Why, for whoever reads it.
    #[serde(default)]
    #[schema(max_length = 500, example = "Invoice 2026-0815 is overdue")]
    reason: String,
}

/// Another plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PlanChange {
    /// The plan; null for none.
    #[schema(required, example = "gold")]
    plan: Option<String>,
    /// Limits that hold instead of the plan's; absent to keep those that hold.
    #[serde(default)]
    #[schema(nullable = false)]
    overrides: Option<SomeLimits>,
}

/// That a tenant was paid for again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Renewal {
    /// Until when; absent or null where nobody says.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-02-05T00:00:00Z")]
    until: Option<Timestamp>,
}

/// Which tenants are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct TenantParams {
    /// Only those under this reseller.
    #[param(nullable = false, example = "bighost")]
    parent: Option<String>,
    /// Only those on this plan of the caller's.
    #[param(nullable = false, example = "gold")]
    plan: Option<String>,
    /// Only those that stand so. Terminated ones are listed only when they are asked for.
    #[param(nullable = false, inline, example = "active")]
    status: Option<TenantStatus>,
    /// Only those that the caller's own system calls so.
    #[param(nullable = false, example = "service-17")]
    external_id: Option<String>,
    /// Only those with this in their name or external identifier.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "acme")]
    search: Option<Short<255>>,
    /// The list's order. Default `name`.
    #[param(nullable = false, inline, example = "-created_at")]
    sort: Option<NameSort>,
    /// What is shown with each, in `expanded`.
    #[param(nullable = false, inline, example = "plan")]
    expand: Option<TenantExpand>,
}

fn shown(state: TenantState) -> (ETag, Json<Tenant>) {
    (ETag::of_revision(state.tenant.revision), Json(state.into()))
}

fn overrides(limits: Option<&SomeLimits>) -> Result<Option<Limits>, foundation::http::Problem> {
    limits.map(|limits| limits.parse("/overrides")).transpose()
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_tenants, create_tenant))
        .routes_twice(routes!(read_tenant, replace_tenant, update_tenant, delete_tenant))
        .routes_twice(routes!(suspend_tenant))
        .routes_twice(routes!(unsuspend_tenant))
        .routes_twice(routes!(restore_tenant))
        .routes_twice(routes!(renew_tenant))
        .routes_twice(routes!(replace_tenant_plan))
        .routes_twice(routes!(run_admin_password_change))
        .merge(usage::operations())
}

/// Lists tenants.
#[utoipa::path(
    get, path = "/v1/tenants", tag = "tenants", params(PageParams, Counting, TenantParams),
    responses((status = 200, description = "A page of tenants.", body = TenantPage)),
    security(("bearer" = ["tenants:read"]))
)]
async fn list_tenants(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<TenantParams>,
) -> Result<Listed<TenantPage>, Failure> {
    let TenantParams { parent, plan, status, external_id, search, sort, expand } = params;
    let search = search.map(|search| search.0);
    let query = TenantQuery { parent, plan, status: status.map(Into::into), external_id, search };
    let sort = sort.unwrap_or_default();
    let order = sort.order(tenants::BY_NAME, tenants::BY_AGE);
    let rows = engine.tenants(&principal, &query, order, sort.after(&paging)?.as_ref(), paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_tenants(&principal, &query).await?),
        false => None,
    };
    let mut page = paging.page(rows, |state| sort.place(&state.tenant.name, state.tenant.id.0));
    let shown = told(&engine, &principal, std::mem::take(&mut page.data), expand).await?;
    Ok(page.of_total(count).with(shown).listed())
}

/// Makes a tenant, with its first domain and its administrator if they are named.
///
/// A domain needs `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever
/// makes them.
#[utoipa::path(
    post, path = "/v1/tenants", tag = "tenants", params(DryRun), request_body = NewTenant,
    responses((status = 201, description = "The tenant was made.", body = Tenant)),
    security(("bearer" = ["tenants:write"]), ("bearer" = ["tenants:write", "domains:write", "administrators:write"]))
)]
async fn create_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewTenant>,
) -> Result<Response, Failure> {
    let order = TenantOrder {
        name: new.name,
        external_id: new.external_id,
        parent: new.parent,
        plan: new.plan,
        overrides: overrides(new.overrides.as_ref())?.unwrap_or_default(),
        metadata: new.metadata.unwrap_or_default().0,
        domain: new.domain,
        admin: new.admin.map(Into::into),
    };
    let state = engine.create_tenant(&principal, order).await?;
    let (key, (etag, body)) = (state.tenant.name.clone(), shown(state));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a tenant, also one that is terminated and can be restored.
#[utoipa::path(
    get, path = "/v1/tenants/{tenant}", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme")),
    responses((status = 200, description = "The tenant.", body = Tenant)),
    security(("bearer" = ["tenants:read"]))
)]
async fn read_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.tenant(&principal, &key).await?))
}

/// Makes the tenant, or replaces what is said of it.
///
/// This is what a billing system calls when an order is paid, under the number it knows the service by: repeated, it changes
/// nothing. `If-None-Match: *` only makes it, `If-Match: *` only changes it. A domain that is made needs
/// `domains:write` as well, an administrator `administrators:write`; the administrator gets the scopes of whoever makes them.
#[utoipa::path(
    put, path = "/v1/tenants/{tenant}", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name.", example = "acme"), IfMatch, DryRun),
    request_body = TenantReplacement,
    responses(
        (status = 200, description = "The tenant as it is now.", body = Tenant),
        (status = 201, description = "The tenant was made.", body = Tenant),
    ),
    security(("bearer" = ["tenants:write"]), ("bearer" = ["tenants:write", "domains:write", "administrators:write"]))
)]
async fn replace_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(wanted): Json<TenantReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.tenant(&principal, &key).await)?;
    let expected = expected_of(&conditions, known.as_ref().map(|state| state.tenant.revision))?;
    let (name, external_id) = match (&key, &known) {
        (Key::Natural(name), None) => (Some(name.clone()), wanted.external_id),
        (Key::Natural(_), Some(_)) => (wanted.name, wanted.external_id),
        (Key::External(id), _) => (wanted.name, Some(id.clone())),
    };
    let order = TenantOrder {
        name,
        external_id,
        parent: None,
        plan: wanted.plan,
        overrides: overrides(wanted.overrides.as_ref())?.unwrap_or_default(),
        metadata: wanted.metadata.unwrap_or_default().0,
        domain: wanted.domain,
        admin: wanted.admin.map(Into::into),
    };
    let (state, put) = match conditions.only_creates() {
        true => (engine.create_tenant(&principal, order).await?, Put::Created),
        false => engine.put_tenant(&principal, &key, order, expected).await?,
    };
    let (key, (etag, body)) = (state.tenant.name.clone(), shown(state));
    Ok(match put {
        Put::Created => created(COLLECTION, &key, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Changes a tenant. Its plan is changed by `PUT …/plan`.
#[utoipa::path(
    patch, path = "/v1/tenants/{tenant}", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), IfMatch, DryRun),
    request_body(content = TenantPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn update_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    MergePatch(patch): MergePatch<TenantPatch>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.tenant(&principal, &key).await?.tenant.revision)?;
    let name = given(patch.name, "/name")?;
    let limits = overrides(given(patch.overrides, "/overrides")?.as_ref())?;
    let metadata = given(patch.metadata, "/metadata")?;
    let external_id = cleared(patch.external_id);
    let edit = |order: &mut TenantOrder| {
        set(&mut order.name, name.clone().map(Some));
        set(&mut order.external_id, external_id.clone());
        set(&mut order.overrides, limits.clone());
        merge_metadata(&mut order.metadata, metadata.as_ref());
    };
    Ok(shown(engine.edit_tenant(&principal, &key, expected, edit).await?))
}

/// Terminates a tenant; it can be restored until it is purged.
///
/// Nobody logs in any more, its tokens open nothing, its addresses are gone, and everything is kept. With `purge_after=P0D` it goes
/// at once, with its domains and all that is in them.
#[utoipa::path(
    delete, path = "/v1/tenants/{tenant}", tag = "tenants",
    params(
        ("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"),
        PurgeAfter, IfMatch, DryRun
    ),
    responses(
        (status = 200, description = "The tenant is terminated and can be restored.", body = Tenant),
        (status = 204, description = "The tenant is gone."),
    ),
    security(("bearer" = ["tenants:write"]))
)]
async fn delete_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Query(purge): Query<PurgeAfter>,
) -> Result<Response, Failure> {
    let expected = expected(&conditions, engine.tenant(&principal, &key).await?.tenant.revision)?;
    let left = engine.terminate_tenant(&principal, &key, purge.parse()?, expected).await?;
    Ok(deleted(left.map(shown)))
}

/// Suspends a tenant, or does it in another mode or for another reason.
///
/// Nothing is deleted. Whoever may not be logged in any more is logged out.
#[utoipa::path(
    post, path = "/v1/tenants/{tenant}/suspend", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), DryRun),
    request_body = NewSuspension,
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn suspend_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(new): Json<NewSuspension>,
) -> Result<impl IntoResponse, Failure> {
    let mode = new.mode.unwrap_or(SuspensionMode::Full).into();
    Ok(shown(engine.suspend_tenant(&principal, &key, mode, &new.reason).await?))
}

/// Lets a suspended tenant go on.
#[utoipa::path(
    post, path = "/v1/tenants/{tenant}/unsuspend", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), DryRun),
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn unsuspend_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.unsuspend_tenant(&principal, &key).await?))
}

/// Brings a terminated tenant back as it was.
#[utoipa::path(
    post, path = "/v1/tenants/{tenant}/restore", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), DryRun),
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn restore_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.restore_tenant(&principal, &key).await?))
}

/// Notes that a tenant was paid for again. It changes nothing else, and is told to whoever follows events.
#[utoipa::path(
    post, path = "/v1/tenants/{tenant}/renew", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), DryRun),
    request_body = Renewal,
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn renew_tenant(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(renewal): Json<Renewal>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.renew_tenant(&principal, &key, renewal.until).await?))
}

/// Puts a tenant on another plan.
///
/// 409 `usage_exceeds_plan` with the counts when more is in use than the plan and its overrides allow.
#[utoipa::path(
    put, path = "/v1/tenants/{tenant}/plan", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), IfMatch, DryRun),
    request_body = PlanChange,
    responses((status = 200, description = "The tenant as it is now.", body = Tenant)),
    security(("bearer" = ["tenants:write"]))
)]
async fn replace_tenant_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(change): Json<PlanChange>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.tenant(&principal, &key).await?.tenant.revision)?;
    let limits = overrides(change.overrides.as_ref())?;
    Ok(shown(engine.change_plan(&principal, &key, change.plan.as_deref(), limits, expected).await?))
}

/// Sets the password of whoever administrates a tenant; their sessions end.
#[utoipa::path(
    post, path = "/v1/tenants/{tenant}/admin/password", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), DryRun),
    request_body = AdminPassword,
    responses((status = 204, description = "The password is another one.")),
    security(("bearer" = ["tenants:write", "administrators:write"]))
)]
async fn run_admin_password_change(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(AdminPassword { password }): Json<AdminPassword>,
) -> Result<StatusCode, Failure> {
    engine.set_admin_password(&principal, &key, password.0).await?;
    Ok(StatusCode::NO_CONTENT)
}
