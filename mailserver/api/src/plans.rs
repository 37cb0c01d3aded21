//! Plans: what tenants are sold. A reseller sees and sells its own.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::limits::{Feature, Limits};
use engine::named::Put;
use engine::plans::PlanOrder;
use foundation::http::wire::{IfMatch, created, expected, expected_of, given, time};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::plans;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::limits::{FeatureName, SomeLimits};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/plans";

/// What tenants are sold.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Plan {
    /// Its identifier.
    #[schema(example = "plan_16h")]
    id: String,
    /// Its name: its key in the path.
    #[schema(example = "gold")]
    name: String,
    /// What people read of it.
    #[schema(example = "For small firms")]
    description: String,
    /// What it allows. A limit that is absent or null is none; without `tenants` its tenants are no resellers.
    limits: SomeLimits,
    /// What it holds.
    features: Vec<FeatureName>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<plans::Plan> for Plan {
    fn from(plan: plans::Plan) -> Self {
        let order = PlanOrder::of(&plan);
        Self {
            id: plan.id.to_string(),
            name: plan.name,
            description: order.description,
            limits: (&order.limits).into(),
            features: order.features.into_iter().map(FeatureName::from).collect(),
            created_at: time(plan.created_at),
            updated_at: time(plan.updated_at),
        }
    }
}

foundation::page_of!(
    /// Plans by name.
    pub(crate) PlanPage of Plan
);

/// A plan to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPlan {
    /// Its name: 1 to 63 lower-case letters, digits and inner hyphens.
    #[schema(min_length = 1, max_length = 63, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", example = "gold")]
    name: String,
    /// What people read of it.
    #[serde(default)]
    #[schema(max_length = 1000, example = "For small firms")]
    description: String,
    /// What it allows; a limit that is absent or null is none.
    #[serde(default)]
    #[schema(nullable = false)]
    limits: Option<SomeLimits>,
    /// What it holds. Default: everything.
    #[serde(default)]
    #[schema(nullable = false, example = json!(["imap", "submission"]))]
    features: Option<Vec<FeatureName>>,
}

/// What a plan is to be. Other fields of a read plan are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
struct PlanReplacement {
    /// What people read of it.
    #[serde(default)]
    #[schema(max_length = 1000, example = "For small firms")]
    description: String,
    /// What it allows; a limit that is absent or null is none.
    #[serde(default)]
    #[schema(nullable = false)]
    limits: Option<SomeLimits>,
    /// What it holds. Default: everything.
    #[serde(default)]
    #[schema(nullable = false, example = json!(["imap", "submission"]))]
    features: Option<Vec<FeatureName>>,
}

/// A merge patch of a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PlanPatch {
    /// What people read of it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 1000, example = "For small firms")]
    description: Patch<String>,
    /// Limits to be set; null takes one away.
    #[serde(default)]
    #[schema(value_type = Option<SomeLimits>, nullable = false)]
    limits: Patch<SomeLimits>,
    /// What it holds, in place of all it held.
    #[serde(default)]
    #[schema(value_type = Option<Vec<FeatureName>>, nullable = false, example = json!(["imap", "submission"]))]
    features: Patch<Vec<FeatureName>>,
}

fn order(
    description: String,
    limits: Option<&SomeLimits>,
    features: Option<Vec<FeatureName>>,
) -> Result<PlanOrder, Problem> {
    let limits = limits.map(|limits| limits.parse("/limits")).transpose()?.unwrap_or_default();
    let features = match features {
        Some(features) => features.into_iter().map(Feature::from).collect(),
        None => Feature::ALL.into_iter().collect(),
    };
    Ok(PlanOrder { description, limits, features })
}

fn shown(plan: plans::Plan) -> (ETag, Json<Plan>) {
    (ETag::of_revision(plan.revision), Json(plan.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_plans, create_plan)).routes(routes!(
        read_plan,
        replace_plan,
        update_plan,
        delete_plan
    ))
}

/// Lists plans by name: the server's own, or those of the reseller who asks.
#[utoipa::path(
    get, path = "/v1/plans", tag = "plans", params(PageParams),
    responses((status = 200, description = "A page of plans.", body = PlanPage)),
    security(("bearer" = ["plans:read"]))
)]
async fn list_plans(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<PlanPage>, Failure> {
    let after: Option<String> = paging.after()?;
    let rows = engine.plans(&principal, after.as_deref(), paging.rows()).await?;
    Ok(paging.page(rows, |plan| plan.name.clone()).map(Plan::from).listed())
}

/// Makes a plan.
#[utoipa::path(
    post, path = "/v1/plans", tag = "plans", params(DryRun), request_body = NewPlan,
    responses((status = 201, description = "The plan was made.", body = Plan)),
    security(("bearer" = ["plans:write"]))
)]
async fn create_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewPlan>,
) -> Result<Response, Failure> {
    let order = order(new.description, new.limits.as_ref(), new.features)?;
    let plan = engine.create_plan(&principal, &new.name, order).await?;
    let (key, (etag, body)) = (plan.name.clone(), shown(plan));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a plan.
#[utoipa::path(
    get, path = "/v1/plans/{plan}", tag = "plans",
    params(("plan" = String, Path, description = "The plan's name.", example = "gold")),
    responses((status = 200, description = "The plan.", body = Plan)),
    security(("bearer" = ["plans:read"]))
)]
async fn read_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.plan(&principal, &name).await?))
}

/// Makes the plan, or replaces what is said of it.
///
/// Tenants that have more than it then allows keep what they have and get no more. `If-None-Match: *` only makes it, `If-Match: *` only
/// changes it.
#[utoipa::path(
    put, path = "/v1/plans/{plan}", tag = "plans",
    params(("plan" = String, Path, description = "The plan's name.", example = "gold"), IfMatch, DryRun),
    request_body = PlanReplacement,
    responses(
        (status = 200, description = "The plan as it is now.", body = Plan),
        (status = 201, description = "The plan was made.", body = Plan),
    ),
    security(("bearer" = ["plans:write"]))
)]
async fn replace_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<PlanReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.plan(&principal, &name).await)?;
    let expected = expected_of(&conditions, known.map(|plan| plan.revision))?;
    let order = order(wanted.description, wanted.limits.as_ref(), wanted.features)?;
    let (plan, put) = match conditions.only_creates() {
        true => (engine.create_plan(&principal, &name, order).await?, Put::Created),
        false => engine.put_plan(&principal, &name, order, expected).await?,
    };
    let (key, (etag, body)) = (plan.name.clone(), shown(plan));
    Ok(match put {
        Put::Created => created(COLLECTION, &key, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Changes a plan.
#[utoipa::path(
    patch, path = "/v1/plans/{plan}", tag = "plans",
    params(("plan" = String, Path, description = "The plan's name.", example = "gold"), IfMatch, DryRun),
    request_body(content = PlanPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The plan as it is now.", body = Plan)),
    security(("bearer" = ["plans:write"]))
)]
async fn update_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<PlanPatch>,
) -> Result<impl IntoResponse, Failure> {
    let plan = engine.plan(&principal, &name).await?;
    let expected = expected(&conditions, plan.revision)?;
    let mut order = PlanOrder::of(&plan);
    if let Some(description) = given(patch.description, "/description")? {
        order.description = description;
    }
    if let Some(limits) = given(patch.limits, "/limits")? {
        let Limits(changed) = limits.parse("/limits")?;
        for (name, limit) in changed {
            match limit {
                Some(limit) => drop(order.limits.0.insert(name, Some(limit))),
                None => drop(order.limits.0.remove(&name)),
            }
        }
    }
    if let Some(features) = given(patch.features, "/features")? {
        order.features = features.into_iter().map(Feature::from).collect();
    }
    // A patch without a condition is held to what it was read from all the same: nobody's change is lost.
    let expected = expected.or(Some(plan.revision));
    Ok(shown(engine.replace_plan(&principal, &name, order, expected).await?))
}

/// Deletes a plan that no tenant has.
#[utoipa::path(
    delete, path = "/v1/plans/{plan}", tag = "plans",
    params(("plan" = String, Path, description = "The plan's name.", example = "gold"), IfMatch, DryRun),
    responses((status = 204, description = "The plan is gone.")),
    security(("bearer" = ["plans:write"]))
)]
async fn delete_plan(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.plan(&principal, &name).await?.revision)?;
    engine.delete_plan(&principal, &name, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
