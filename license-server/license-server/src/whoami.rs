//! Who asks, what each role may do, and the server's numbers.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::Json;
use foundation::tokens::Scope;
use http::header::{CONTENT_TYPE, HeaderValue};
use jiff::Timestamp;
use license::roots::Origin;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Holder, Standing};
use crate::roles::{Role, customer_scopes};
use crate::state::ApiState;
use crate::tokens::ScopeName;
use crate::vendors;

/// What somebody is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PrincipalKind {
    /// Whoever runs the server, on its own machine.
    Operator,
    /// One of a vendor's staff.
    Staff,
    /// A vendor's customer.
    Customer,
}

/// Which roots this build trusts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum TrustRoots {
    /// The root in the repository, whose private half is public: for trying things out.
    Development,
    /// The vendor's own.
    Vendor,
}

/// Who is asking, and who answers.
#[derive(Debug, Serialize, ToSchema)]
struct WhoAmI {
    /// The name the audit trail uses.
    #[schema(example = "person_16j")]
    principal: String,
    /// What they are.
    kind: PrincipalKind,
    /// The role of one of the staff; null for others.
    #[schema(value_type = Option<String>, required, example = "owner")]
    role: Option<Role>,
    /// The vendor's slug; null for an operator who has named none.
    #[schema(required, example = "acme")]
    vendor: Option<String>,
    /// What may be done.
    scopes: Vec<ScopeName>,
    /// Whether a second factor must be set up before anything else.
    second_factor_required: bool,
    /// The server's version.
    #[schema(example = "0.1.0")]
    version: String,
    /// Which roots this build trusts.
    roots: TrustRoots,
    /// The server's time.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    time: Timestamp,
}

/// What a kind of person may do.
#[derive(Debug, Serialize, ToSchema)]
struct RoleRights {
    /// The role; `customer` is what every customer may do.
    #[schema(example = "owner")]
    role: String,
    /// What they may do.
    scopes: Vec<ScopeName>,
}

foundation::page_of!(
    /// What each kind of person may do: all of them, on one page.
    pub(crate) RolePage of RoleRights
);

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_whoami)).routes(routes!(list_roles))
}

pub(crate) fn metrics() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(read_metrics))
}

/// Says who is asking, for which vendor, and what they may do.
///
/// Any credential will do. A dashboard's *test connection* button is this call.
#[utoipa::path(
    get, path = "/v1/whoami", tag = "whoami",
    responses((status = 200, description = "Who is asking.", body = WhoAmI)),
    security(("bearer" = []))
)]
async fn read_whoami(State(office): State<Office>, Asker(principal): Asker) -> Result<Json<WhoAmI>, Failure> {
    let vendor = match principal.vendor {
        Some(id) => {
            Some(vendors::get(&mut office.read().await.map_err(crate::refused::Refused::from)?, id).await?.slug)
        }
        None => None,
    };
    let (kind, role) = match principal.holder {
        Holder::Operator => (PrincipalKind::Operator, None),
        Holder::Staff(_, role) => (PrincipalKind::Staff, Some(role)),
        Holder::Customer(_) => (PrincipalKind::Customer, None),
    };
    Ok(Json(WhoAmI {
        scopes: principal.effective().iter().map(ScopeName).collect(),
        second_factor_required: principal.standing == Standing::MustEnrol,
        principal: principal.actor.name,
        kind,
        role,
        vendor,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        roots: match office.roots.origin() {
            Origin::Development => TrustRoots::Development,
            Origin::Vendor => TrustRoots::Vendor,
        },
        time: office.clock().now(),
    }))
}

/// Lists what each role may do.
#[utoipa::path(
    get, path = "/v1/roles", tag = "whoami",
    responses((status = 200, description = "Every role.", body = RolePage)),
    security(("bearer" = []))
)]
async fn list_roles() -> Json<RolePage> {
    let roles = Role::ALL.iter().map(|role| (role.as_str(), role.scopes()));
    let all = roles.chain([("customer", customer_scopes())]);
    let data =
        all.map(|(role, scopes)| RoleRights { role: role.to_owned(), scopes: scopes.iter().map(ScopeName).collect() });
    Json(RolePage { data: data.collect(), has_more: false, next_cursor: None })
}

/// The server's numbers in the Prometheus text format. They are of all vendors, so only the operator reads them.
#[utoipa::path(
    get, path = "/v1/metrics", tag = "health",
    responses((status = 200, description = "The numbers.", body = String, content_type = "text/plain")),
    security(("bearer" = ["metrics:read"]))
)]
async fn read_metrics(State(state): State<ApiState>, Asker(principal): Asker) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Read(Area::Metrics))?;
    let content_type = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(CONTENT_TYPE, content_type)], state.metrics.render()))
}
