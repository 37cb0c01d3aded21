//! `/v1/registrations`, `/v1/trials` and `/v1/password-links/requests`: open to everyone, and answered the same to everyone.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::wire::location;
use foundation::http::{Json, Peer, RequestId};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Caller, Newcomer, tried};
use crate::catalogue::EditionCode;
use crate::door::Addressed;
use crate::failure::Failure;
use crate::office::Office;
use crate::people::LoginKind;
use crate::refused::Refused;
use crate::sessions::PersonKind;
use crate::state::ApiState;
use crate::vendors;

/// Users of a trial that says nothing of them.
const TRIED_USERS: u32 = 25;

/// Somebody who wants an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Registration {
    /// The vendor's slug; not needed at the vendor's own host.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "acme")]
    vendor: Option<String>,
    /// Where the link is mailed to.
    #[schema(max_length = 254, example = "dora@example.org")]
    email: String,
    /// What they are called.
    #[schema(min_length = 1, max_length = 200, example = "Dora Customer")]
    name: String,
    /// Their company; empty for a private person.
    #[serde(default)]
    #[schema(max_length = 200, example = "Example Ltd")]
    company: String,
}

/// Somebody who wants to try the product.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TrialRequest {
    /// The vendor's slug; not needed at the vendor's own host.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "acme")]
    vendor: Option<String>,
    /// Where the link, and then the key, are mailed to.
    #[schema(max_length = 254, example = "dora@example.org")]
    email: String,
    /// What they are called.
    #[schema(min_length = 1, max_length = 200, example = "Dora Customer")]
    name: String,
    /// The edition to try. Default Professional.
    #[serde(default)]
    #[schema(nullable = false, example = "professional")]
    edition: Option<EditionCode>,
    /// For how many users. Default 25.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
}

/// Somebody who has forgotten their password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordLinkRequest {
    /// The vendor's slug; not needed at the vendor's own host.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "acme")]
    vendor: Option<String>,
    /// Whether they are staff or a customer.
    kind: PersonKind,
    /// What they log in by.
    #[schema(max_length = 254, example = "carla@example.org")]
    email: String,
}

/// The link that confirms an address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TrialConfirmation {
    /// The link's secret.
    #[schema(max_length = 256, example = "pp_link_…")]
    link: String,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(create_registration))
        .routes(routes!(create_trial_request))
        .routes(routes!(confirm_trial))
        .routes(routes!(create_password_link_request))
}

/// From where, and to which vendor. Which vendors there are is learned no more than which people.
async fn caller(
    office: &Office,
    slug: Option<&String>,
    Addressed(addressed): Addressed,
    peer: &Peer,
    request: Option<axum::Extension<RequestId>>,
) -> Result<Caller, Refused> {
    let vendor = match slug {
        Some(slug) => match vendors::by_slug(&mut office.read().await?, slug).await {
            Err(Refused::Missing { .. }) => return Err(Refused::SelfServiceOff),
            found => found?.id,
        },
        None => addressed.ok_or_else(|| Refused::field("/vendor", "required", "names the vendor on this host"))?,
    };
    let request = request.map(|request| request.0.as_str().to_owned()).unwrap_or_default();
    Ok(Caller { vendor, peer: peer.address.ip(), request })
}

/// Taken, whether or not anybody was written to; and where the mailed link is brought.
fn taken(next: &str) -> impl IntoResponse {
    (StatusCode::ACCEPTED, location(next))
}

/// Asks for a customer's account. A link is mailed to the address; who redeems it sets the first password, and the account is there.
///
/// The answer is the same whether or not the address has an account, which only its mailbox learns.
#[utoipa::path(
    post, path = "/v1/registrations", tag = "account", request_body = Registration,
    responses((status = 202, description = "Whoever reads mail at that address goes on.")),
    security(())
)]
async fn create_registration(
    State(office): State<Office>,
    addressed: Addressed,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<Registration>,
) -> Result<impl IntoResponse, Failure> {
    let who = Newcomer::checked(&new.email, &new.name, &new.company)?;
    let caller = caller(&office, new.vendor.as_ref(), addressed, &peer, request).await?;
    office.register(caller, who).await?;
    Ok(taken("/v1/password-links/redeem"))
}

/// Asks for a trial of the product. A link is mailed to the address; when it is confirmed, the key is mailed there.
///
/// Each address, and each domain that is not a public mail provider's, has one trial. A vendor's policy may leave trials to its staff.
#[utoipa::path(
    post, path = "/v1/trials", tag = "licenses", request_body = TrialRequest,
    responses((status = 202, description = "Whoever reads mail at that address goes on.")),
    security(())
)]
async fn create_trial_request(
    State(office): State<Office>,
    addressed: Addressed,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<TrialRequest>,
) -> Result<impl IntoResponse, Failure> {
    let level = tried(new.edition.unwrap_or(EditionCode::Professional).into(), new.users.unwrap_or(TRIED_USERS));
    let who = Newcomer { trial: Some(level), ..Newcomer::checked(&new.email, &new.name, "")? };
    let caller = caller(&office, new.vendor.as_ref(), addressed, &peer, request).await?;
    office.ask_for_trial(caller, who).await?;
    Ok(taken("/v1/trials/confirm"))
}

/// Confirms the address of a trial: the licence is made, and its key mailed to the address. The link is good once.
#[utoipa::path(
    post, path = "/v1/trials/confirm", tag = "licenses", request_body = TrialConfirmation,
    responses((status = 204, description = "The key is on its way.")),
    security(())
)]
async fn confirm_trial(
    State(office): State<Office>,
    peer: Peer,
    Json(confirmation): Json<TrialConfirmation>,
) -> Result<StatusCode, Failure> {
    office.confirm_trial(&confirmation.link, peer.address.ip()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks for a link to set a password that was forgotten. It is mailed to the address, if somebody logs in by it.
///
/// The answer is the same whether or not somebody does.
#[utoipa::path(
    post, path = "/v1/password-links/requests", tag = "sessions", request_body = PasswordLinkRequest,
    responses((status = 202, description = "Whoever reads mail at that address goes on.")),
    security(())
)]
async fn create_password_link_request(
    State(office): State<Office>,
    addressed: Addressed,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(new): Json<PasswordLinkRequest>,
) -> Result<impl IntoResponse, Failure> {
    let caller = caller(&office, new.vendor.as_ref(), addressed, &peer, request).await?;
    let kind = match new.kind {
        PersonKind::Staff => LoginKind::Staff,
        PersonKind::Customer => LoginKind::Customer,
    };
    office.forgot_password(caller, kind, &new.email).await?;
    Ok(taken("/v1/password-links/redeem"))
}
