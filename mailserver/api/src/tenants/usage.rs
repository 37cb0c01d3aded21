//! What tenants use: all of them in one call, and each by itself.

use axum::extract::State;
use engine::Engine;
use engine::limits::{Allowance, LimitName};
use engine::tenants::{TenantQuery, TenantUsage};
use engine::traffic::Month;
use foundation::db::Place;
use foundation::http::wire::number;
use foundation::http::{FieldError, Json, Listed, PageParams, Paging, Problem, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::TenantStatus;
use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};

/// What a tenant uses, as it stands at the moment, and what its mail moved in a month.
#[derive(Debug, Serialize, ToSchema)]
struct Usage {
    /// The tenant's identifier.
    #[schema(example = "ten_16h")]
    id: String,
    /// The tenant.
    #[schema(example = "acme")]
    tenant: String,
    /// What its reseller's own system calls it; null for nothing.
    #[schema(required, example = "service-17")]
    external_id: Option<String>,
    /// Its plan; null for none.
    #[schema(required, example = "gold")]
    plan: Option<String>,
    /// How it stands.
    status: TenantStatus,
    /// The domain it had first; null for none.
    #[schema(required, example = "example.org")]
    domain: Option<String>,
    /// Tenants under it. What these have is counted in all the numbers too.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    tenants: u64,
    /// Domains.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 2)]
    domains: u64,
    /// Mailboxes, but those that are deleted and can be restored.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    mailboxes: u64,
    /// Aliases.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 3)]
    aliases: u64,
    /// Contacts in the address books of domains.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 40)]
    contacts: u64,
    /// Octets the mailboxes hold, also those that are deleted and can be restored.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 524310000)]
    storage_bytes: u64,
    /// Octets they may hold; null for no limit.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 107374182400_u64)]
    storage_limit_bytes: Option<u64>,
    /// Messages the mailboxes hold.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1200)]
    messages: u64,
    /// Messages that mailboxes got in the month; one counts with each of them.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 840)]
    received_messages: u64,
    /// Their octets.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 62914560)]
    received_bytes: u64,
    /// Messages that other servers took over in the month; one counts with each recipient.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 310)]
    sent_messages: u64,
    /// Their octets.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 20971520)]
    sent_bytes: u64,
}

impl From<TenantUsage> for Usage {
    fn from(TenantUsage { state, counts, used, moved }: TenantUsage) -> Self {
        let count = |what| number(counts.get(what).copied().unwrap_or_default());
        let limits = Allowance::of(&state.tenant).limits;
        let status = state.tenant.status().into();
        Self {
            id: state.tenant.id.to_string(),
            tenant: state.tenant.name,
            external_id: state.tenant.external_id,
            plan: state.tenant.plan.map(|plan| plan.name),
            status,
            domain: state.domain,
            tenants: count("tenants"),
            domains: count("domains"),
            mailboxes: count("mailboxes"),
            aliases: count("aliases"),
            contacts: count("contacts"),
            storage_bytes: number(used.bytes),
            storage_limit_bytes: limits.of(LimitName::StorageBytes),
            messages: number(used.messages),
            received_messages: number(moved.received_messages),
            received_bytes: number(moved.received_bytes),
            sent_messages: number(moved.sent_messages),
            sent_bytes: number(moved.sent_bytes),
        }
    }
}

foundation::page_of!(
    /// What tenants use, in the order they were made.
    pub(crate) UsagePage of Usage
);

/// Of which month.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct UsageParams {
    /// The month whose traffic is told, in UTC. Default: the one that it is.
    #[param(nullable = false, pattern = r"^\d{4}-(0[1-9]|1[0-2])$", example = "2026-01")]
    month: Option<String>,
}

impl UsageParams {
    fn month(&self) -> Result<Option<Month>, Problem> {
        let Some(text) = &self.month else { return Ok(None) };
        let invalid = || {
            let detail = "must be a month such as `2026-01`";
            let error = FieldError::new("/month", "invalid", detail);
            Problem::bad_request("invalid_query", format!("`month` {detail}.")).with_errors([error])
        };
        Month::parse(text).map(Some).ok_or_else(invalid)
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_usage)).routes_twice(routes!(read_tenant_usage))
}

/// Lists what every tenant uses, as it stands at the moment, and what its mail moved in a month.
#[utoipa::path(
    get, path = "/v1/usage", tag = "tenants", params(PageParams, UsageParams),
    responses((status = 200, description = "A page of tenants with what they use.", body = UsagePage)),
    security(("bearer" = ["tenants:read"]))
)]
async fn list_usage(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(params): Query<UsageParams>,
) -> Result<Listed<UsagePage>, Failure> {
    let after = paging.after::<i64>()?.map(Place::Number);
    let (query, month) = (TenantQuery::default(), params.month()?);
    let rows = engine.tenant_usage(&principal, &query, month, after.as_ref(), paging.rows()).await?;
    Ok(paging.page(rows, |usage| usage.state.tenant.id.0).map(Usage::from).listed())
}

/// Reads what a tenant uses, as it stands at the moment, and what its mail moved in a month.
#[utoipa::path(
    get, path = "/v1/tenants/{tenant}/usage", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme"), UsageParams),
    responses((status = 200, description = "What the tenant uses.", body = Usage)),
    security(("bearer" = ["tenants:read"]))
)]
async fn read_tenant_usage(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Query(params): Query<UsageParams>,
) -> Result<Json<Usage>, Failure> {
    let state = engine.tenant(&principal, &key).await?;
    Ok(Json(engine.usage_of(&principal, state.tenant, params.month()?).await?.into()))
}
