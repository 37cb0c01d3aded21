//! `/v1/activations` for people: the vendor's for staff, their own for customers; and what is carried by hand.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::{Json, Listed, PageParams, Paging, Path, Query};
use foundation::tokens::Scope;
use jiff::Timestamp;
use license::Moment;
use license::host::Hostname;
use license::steps::activation::ActivationState;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::rows::{self, Search};
use super::{ActivationId, Channel};
use crate::door::Asker;
use crate::failure::Failure;
use crate::licenses::{self, LicenseId, Reason, license_answer};
use crate::office::Office;
use crate::principal::{Area, Holder, Principal};
use crate::refused::Refused;
use crate::state::ApiState;

/// Where an activation stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ActivationState)]
enum StateWord {
    /// An offline answer was given out; nobody knows yet whether it was imported.
    PendingOffline,
    /// It is in use.
    Live,
    /// The licence moves away from it; it works until then.
    Migrating,
    /// It has not been heard of for 90 days.
    Lost,
    /// It is over.
    Released,
}

impl From<ActivationState> for StateWord {
    fn from(state: ActivationState) -> Self {
        match state {
            ActivationState::PendingOffline => Self::PendingOffline,
            ActivationState::Live => Self::Live,
            ActivationState::Migrating { .. } => Self::Migrating,
            ActivationState::Lost => Self::Lost,
            ActivationState::Released => Self::Released,
        }
    }
}

impl StateWord {
    fn word(self) -> &'static str {
        match self {
            Self::PendingOffline => "pending_offline",
            Self::Live => "live",
            Self::Migrating => "migrating",
            Self::Lost => "lost",
            Self::Released => "released",
        }
    }
}

/// By which way an activation gets its tokens.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ActivationChannel)]
enum Way {
    /// It asks by itself.
    Online,
    /// By requests and answers that are carried.
    Offline,
    /// By hand, bound to a host name alone.
    Manual,
}

/// How many of something an installation says it uses.
#[derive(Debug, Serialize, ToSchema)]
struct Used {
    /// Of what.
    #[schema(example = "mailboxes")]
    name: String,
    /// How many.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 21)]
    used: u64,
}

/// Which installation has a licence.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Activation {
    /// Its identifier.
    #[schema(example = "activation_16j")]
    id: String,
    /// Of which licence.
    #[schema(example = "license_16j")]
    license: String,
    /// Where it stands.
    state: StateWord,
    /// The end of a move; null while there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    until: Option<Timestamp>,
    /// Whether two copies of the installation have asked.
    cloned: bool,
    /// By which way it gets its tokens.
    channel: Way,
    /// The Installation Id; null for one that is bound to a host name alone.
    #[schema(required, example = "inst_7fq2")]
    installation: Option<String>,
    /// The machine's host name.
    #[schema(required, example = "mail.example.org")]
    hostname: Option<String>,
    /// What the installation says it uses.
    usage: Vec<Used>,
    /// The date of the build that runs there.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    build: Option<Timestamp>,
    /// When its last token ends.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-19T09:00:00Z")]
    token_ends_at: Option<Timestamp>,
    /// Why staff made it; null for one they did not make.
    #[schema(required, example = json!(null))]
    reason: Option<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    activated_at: Timestamp,
    /// When it asked last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    seen_at: Timestamp,
    /// When it ended; null while it has not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    released_at: Option<Timestamp>,
}

impl From<super::Activation> for Activation {
    fn from(held: super::Activation) -> Self {
        let until = match held.standing.state {
            ActivationState::Migrating { until } => Some(until.timestamp()),
            _ => None,
        };
        Self {
            id: held.id.to_string(),
            license: held.license.to_string(),
            state: held.standing.state.into(),
            until,
            cloned: held.standing.cloned,
            channel: match held.channel {
                Channel::Online => Way::Online,
                Channel::Offline => Way::Offline,
                Channel::Manual => Way::Manual,
            },
            installation: held.installation,
            hostname: held.hostname.as_ref().map(|host| Hostname::as_str(host).to_owned()),
            usage: held.usage.into_iter().map(|(name, used)| Used { name, used }).collect(),
            build: held.build.map(Moment::timestamp),
            token_ends_at: held.token_ends.map(Moment::timestamp),
            reason: held.reason,
            activated_at: held.activated_at,
            seen_at: held.seen_at,
            released_at: held.released_at,
        }
    }
}

foundation::page_of!(
    /// Activations in the order they were made.
    pub(crate) ActivationPage of Activation
);

/// What activations are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ActivationSearch {
    /// Only this licence's.
    #[param(nullable = false, example = "license_16j")]
    license: Option<String>,
    /// Only those on the host of this name.
    #[param(nullable = false, example = "mail.example.org")]
    hostname: Option<String>,
    /// Only those of this Installation Id.
    #[param(nullable = false, example = "inst_7fq2")]
    installation: Option<String>,
    /// Only those in this state.
    #[param(nullable = false)]
    state: Option<StateWord>,
    /// Only those of which two copies have asked.
    #[param(nullable = false)]
    cloned: Option<bool>,
}

/// An offline request to be answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OfflineExchange {
    /// The file, as `mailserver license request` prints it.
    #[schema(max_length = 65536, example = "-----BEGIN ACTIVATION REQUEST-----\n…")]
    request: String,
}

/// What is carried back to the installation.
#[derive(Serialize, ToSchema)]
struct OfflineAnswer {
    /// The file to import there, once.
    #[schema(example = "-----BEGIN LICENSE RESPONSE-----\n…")]
    response: String,
}

/// A licence to be bound to a host name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ManualActivation {
    /// The name that the command `hostname` prints there.
    #[schema(min_length = 1, max_length = 253, example = "mail.example.org")]
    hostname: String,
    /// For how many days, 1 to 90. Default 90.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 90, example = 90)]
    days: Option<u32>,
    /// Why. It stands in the audit trail.
    #[schema(min_length = 1, max_length = 200, example = "the machine has no way out")]
    reason: String,
}

/// A binding to a host name.
#[derive(Serialize, ToSchema)]
struct ManualAnswer {
    /// The activation.
    activation: Activation,
    /// The file to import there.
    #[schema(example = "-----BEGIN LICENSE RESPONSE-----\n…")]
    response: String,
}

/// A trial to be granted by staff.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TrialGrant {
    /// The add-on's code.
    #[schema(max_length = 32, example = "activesync")]
    addon: String,
    /// How many of what it counts. Default: as many as a trial has.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 1000000, example = 10)]
    quantity: Option<u32>,
}

fn parse(id: &str) -> Result<ActivationId, Refused> {
    id.parse().map_err(|_| Refused::missing("activation", id))
}

impl Office {
    async fn activations(
        &self,
        principal: &Principal,
        search: Search,
        after: i64,
        limit: i64,
    ) -> Result<Vec<super::Activation>, Refused> {
        principal.needs(Scope::Read(Area::Activations))?;
        let search = match principal.holder {
            Holder::Customer(id) => Search { customer: Some(id), license: principal.within(search.license), ..search },
            _ => search,
        };
        rows::list(&mut self.read().await?, principal.vendor()?, &search, after, limit).await
    }

    async fn activation(&self, principal: &Principal, id: ActivationId) -> Result<super::Activation, Refused> {
        principal.needs(Scope::Read(Area::Activations))?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let held = rows::get(&mut conn, vendor, id).await?;
        let license = licenses::get(&mut conn, vendor, held.license).await?;
        licenses::visible(principal, license).map_err(|_| Refused::missing("activation", id))?;
        Ok(held)
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_activations))
        .routes(routes!(read_activation))
        .routes(routes!(release_activation))
        .routes(routes!(transfer_license))
        .routes(routes!(create_offline_exchange))
        .routes(routes!(create_manual_activation))
        .routes(routes!(grant_addon_trial))
}

/// Lists activations: of the vendor's licences for staff, of their own for customers.
#[utoipa::path(
    get, path = "/v1/activations", tag = "activations", params(PageParams, ActivationSearch),
    responses((status = 200, description = "A page of activations.", body = ActivationPage)),
    security(("bearer" = ["activations:read"]))
)]
async fn list_activations(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(search): Query<ActivationSearch>,
) -> Result<Listed<ActivationPage>, Failure> {
    let search = Search {
        customer: None,
        // What names no licence has no activations.
        license: search.license.map(|id| id.parse().unwrap_or(LicenseId(-1))),
        hostname: search.hostname,
        installation: search.installation,
        state: search.state.map(StateWord::word),
        cloned: search.cloned.unwrap_or(false),
    };
    let after = paging.after::<i64>()?.unwrap_or(0);
    let rows = office.activations(&principal, search, after, paging.rows()).await?;
    Ok(paging.page(rows, |held| held.id.0).map(Activation::from).listed())
}

/// Reads an activation.
#[utoipa::path(
    get, path = "/v1/activations/{id}", tag = "activations",
    params(("id" = String, Path, description = "Its id.", example = "activation_16j")),
    responses((status = 200, description = "The activation.", body = Activation)),
    security(("bearer" = ["activations:read"]))
)]
async fn read_activation(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<Json<Activation>, Failure> {
    Ok(Json(office.activation(&principal, parse(&id)?).await?.into()))
}

/// Frees the slot of an activation whose machine is gone. It is told so, signed, if it ever asks again.
///
/// Customers free what asks by itself. One that lives by offline answers ends with its receipt, with its token, or by staff.
#[utoipa::path(
    post, path = "/v1/activations/{id}/release", tag = "activations", request_body = Reason,
    params(("id" = String, Path, description = "Its id.", example = "activation_16j")),
    responses((status = 200, description = "The activation as it is now.", body = Activation)),
    security(("bearer" = ["activations:write"]))
)]
async fn release_activation(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(why): Json<Reason>,
) -> Result<Json<Activation>, Failure> {
    Ok(Json(office.free_slot(&principal, parse(&id)?, &why.reason).await?.into()))
}

/// Lets a licence move to another machine: its slot is free, and the machine that has it keeps it for the days of the vendor's
/// policy, none unless it says so.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/transfer", tag = "activations",
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 200, description = "The licence's activations.", body = ActivationPage)),
    security(("bearer" = ["activations:write"]))
)]
async fn transfer_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<Json<ActivationPage>, Failure> {
    let held = office.begin_transfer(&principal, licenses::parse(&id)?).await?;
    let data = held.into_iter().map(Activation::from).collect();
    Ok(Json(ActivationPage { data, has_more: false, next_cursor: None }))
}

/// Answers the request of an installation without a connection. The same request gets the same answer, word for word.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/offline-exchanges", tag = "activations", request_body = OfflineExchange,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 200, description = "The file to carry back.", body = OfflineAnswer)),
    security(("bearer" = ["activations:write"]))
)]
async fn create_offline_exchange(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(exchange): Json<OfflineExchange>,
) -> Result<Json<OfflineAnswer>, Failure> {
    let license = licenses::parse(&id)?;
    Ok(Json(OfflineAnswer { response: office.exchange(&principal, license, &exchange.request).await? }))
}

/// Binds a licence to a host name alone, for a machine that can carry nothing out.
///
/// This is weaker than any other way: whoever names a machine so has the licence. It lasts 90 days at most, there is one at a
/// time, and the reason stands in the audit trail.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/manual-activations", tag = "activations", request_body = ManualActivation,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 200, description = "The file to import there.", body = ManualAnswer)),
    security(("bearer" = ["licenses:write"]))
)]
async fn create_manual_activation(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(order): Json<ManualActivation>,
) -> Result<Json<ManualAnswer>, Failure> {
    let days = order.days.unwrap_or(license::lease::MANUAL_DAYS.unsigned_abs().try_into().unwrap_or(1));
    let of = (order.hostname.as_str(), days, order.reason.as_str());
    let (held, response) = office.bind_to_host(&principal, licenses::parse(&id)?, of).await?;
    Ok(Json(ManualAnswer { activation: held.into(), response }))
}

/// Grants a licence the trial of an add-on: also of one that only staff grant. The installation has it with its next refresh.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/addon-trials", tag = "activations", request_body = TrialGrant,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = licenses::LicenseDocument)),
    security(("bearer" = ["licenses:write"]))
)]
async fn grant_addon_trial(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(grant): Json<TrialGrant>,
) -> Result<impl IntoResponse, Failure> {
    let license = office.grant_trial(&principal, licenses::parse(&id)?, &grant.addon, grant.quantity).await?;
    Ok(license_answer(&office, &principal, license))
}
