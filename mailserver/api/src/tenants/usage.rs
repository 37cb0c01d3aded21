//! What tenants use: all of them in one call, and each by itself.

use axum::extract::State;
use engine::Engine;
use engine::limits::{Allowance, LimitName};
use engine::tenants::{TenantQuery, TenantUsage};
use foundation::db::Place;
use foundation::http::wire::number;
use foundation::http::{Json, Listed, PageParams, Paging};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::TenantStatus;
use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};

/// What a tenant uses, as it stands at the moment.
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
    /// Octets the mailboxes hold, also those that are deleted and can be restored.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 524310000)]
    storage_bytes: u64,
    /// Octets they may hold; null for no limit.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 107374182400_u64)]
    storage_limit_bytes: Option<u64>,
    /// Messages the mailboxes hold.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1200)]
    messages: u64,
}

impl From<TenantUsage> for Usage {
    fn from(TenantUsage { state, counts, used }: TenantUsage) -> Self {
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
            storage_bytes: number(used.bytes),
            storage_limit_bytes: limits.of(LimitName::StorageBytes),
            messages: number(used.messages),
        }
    }
}

foundation::page_of!(
    /// What tenants use, in the order they were made.
    pub(crate) UsagePage of Usage
);

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_usage)).routes_twice(routes!(read_tenant_usage))
}

/// Lists what every tenant uses, as it stands at the moment.
#[utoipa::path(
    get, path = "/v1/usage", tag = "tenants", params(PageParams),
    responses((status = 200, description = "A page of tenants with what they use.", body = UsagePage)),
    security(("bearer" = ["tenants:read"]))
)]
async fn list_usage(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<UsagePage>, Failure> {
    let after = paging.after::<i64>()?.map(Place::Number);
    let rows = engine.tenant_usage(&principal, &TenantQuery::default(), after.as_ref(), paging.rows()).await?;
    Ok(paging.page(rows, |usage| usage.state.tenant.id.0).map(Usage::from).listed())
}

/// Reads what a tenant uses, as it stands at the moment.
#[utoipa::path(
    get, path = "/v1/tenants/{tenant}/usage", tag = "tenants",
    params(("tenant" = String, Path, description = "The tenant's name or identifier.", example = "acme")),
    responses((status = 200, description = "What the tenant uses.", body = Usage)),
    security(("bearer" = ["tenants:read"]))
)]
async fn read_tenant_usage(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<Usage>, Failure> {
    let state = engine.tenant(&principal, &key).await?;
    Ok(Json(engine.usage_of(&principal, state.tenant).await?.into()))
}
