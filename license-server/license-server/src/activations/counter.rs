//! The counter for installations: open operations, each proved by the installation's own signature. The mail server is their
//! caller; nothing here changes what an earlier version of it expects.

use axum::extract::State;
use axum::response::IntoResponse;
use foundation::http::wire::{Password, location};
use foundation::http::{ETag, Json, Path, Peer, RequestId};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ActivationId;
use super::online::{Account, Order};
use crate::door::Addressed;
use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::VendorId;

/// A key to be activated.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewActivation)]
struct ActivationOrder {
    /// The licence key.
    #[schema(max_length = 100, example = "7ZC4A-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")]
    key: String,
    /// The installation's signed statement: a JWS of type `proof+jwt`.
    #[schema(max_length = 16384, example = "eyJ…")]
    proof: String,
    /// The account's address; a bought key needs its owner's login, a trial key none.
    #[serde(default)]
    #[schema(nullable = false, max_length = 254, example = "carla@example.org")]
    email: Option<String>,
    /// The account's password.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = Password, max_length = 1024)]
    password: Option<Password>,
    /// The code of the account's second factor, where it has one.
    #[serde(default)]
    #[schema(nullable = false, max_length = 32, example = "123456")]
    code: Option<String>,
}

/// What an installation proves itself with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Proof {
    /// The installation's signed statement: a JWS of type `proof+jwt`.
    #[schema(max_length = 16384, example = "eyJ…")]
    proof: String,
}

/// An add-on to be tried.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTrial)]
struct TrialOrder {
    /// The add-on's code.
    #[schema(max_length = 32, example = "activesync")]
    addon: String,
    /// The installation's signed statement: a JWS of type `proof+jwt`.
    #[schema(max_length = 16384, example = "eyJ…")]
    proof: String,
}

/// The receipt of an installation that gave its licence up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Receipt {
    /// The file, as `mailserver license deactivate` prints it.
    #[schema(max_length = 65536, example = "-----BEGIN DEACTIVATION RECEIPT-----\n…")]
    receipt: String,
}

/// What an installation is granted.
#[derive(Serialize, ToSchema)]
struct Granted {
    /// The activation.
    #[schema(example = "activation_16j")]
    id: String,
    /// The licence token: a JWS of type `license+jwt`.
    #[schema(example = "eyJ…")]
    token: String,
    /// To be shown at the next call; it is good once.
    #[schema(example = "Zk9xT1l2b0ZfR0lYQ2xXZw")]
    ratchet: String,
    /// The number of the newest key set at `/.well-known/license-keys.json`.
    #[schema(minimum = 1, maximum = 9007199254740991_u64, example = 3)]
    key_set_seq: u64,
}

impl From<super::online::Granted> for Granted {
    fn from(granted: super::online::Granted) -> Self {
        let super::online::Granted { id, token, ratchet, key_set_seq, .. } = granted;
        Self { id: id.to_string(), token, ratchet, key_set_seq }
    }
}

fn vendor(Addressed(vendor): Addressed) -> Result<VendorId, Refused> {
    vendor.ok_or_else(|| Refused::missing("vendor", "of this host"))
}

fn parse(id: &str) -> Result<ActivationId, Refused> {
    id.parse().map_err(|_| Refused::missing("activation", id))
}

fn asked(request: Option<axum::Extension<RequestId>>) -> String {
    request.map(|id| id.as_str().to_owned()).unwrap_or_default()
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(create_activation))
        .routes(routes!(refresh_activation))
        .routes(routes!(create_trial))
        .routes(routes!(delete_activation))
        .routes(routes!(create_deactivation_receipt))
}

/// Activates a licence key on the installation that signed the proof.
///
/// A bought key needs the login of the account that owns it; a trial key needs none. The answer holds at once.
#[utoipa::path(
    post, path = "/v1/activations", tag = "activations", request_body = ActivationOrder,
    responses(
        (status = 201, description = "The installation has the licence.", body = Granted),
        (status = 404, description = "There is no such key, or it is another's."),
        (status = 401, description = "The key is a bought one and its owner's login is missing or wrong."),
        (status = 409, description = "Another machine has the licence, or it was activated too often."),
    ),
    security(())
)]
async fn create_activation(
    State(office): State<Office>,
    addressed: Addressed,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(order): Json<ActivationOrder>,
) -> Result<impl IntoResponse, Failure> {
    let login = match (&order.email, &order.password) {
        (Some(email), Some(password)) => Some(Account { email, password: &password.0, code: order.code.as_deref() }),
        _ => None,
    };
    let request = asked(request);
    let order = Order { key: &order.key, proof: &order.proof, login, peer: peer.address.ip(), request: &request };
    let granted = office.activate(vendor(addressed)?, order).await?;
    let etag = ETag::of_revision(granted.revision);
    let granted = Granted::from(granted);
    Ok((StatusCode::CREATED, location(&format!("/v1/activations/{}", granted.id)), etag, Json(granted)))
}

/// Answers with the licence as it stands now. Nobody logs in: the installation's signature is enough.
///
/// `409 install_cloned` says that a copy of this installation has asked since; both go on until their tokens end. `503` says when
/// to ask again.
#[utoipa::path(
    post, path = "/v1/activations/{id}/refresh", tag = "activations", request_body = Proof,
    params(("id" = String, Path, description = "The activation's id.", example = "activation_16j")),
    responses(
        (status = 200, description = "The licence as it stands now.", body = Granted),
        (status = 409, description = "The request was answered before, or a copy of the installation has asked since."),
    ),
    security(())
)]
async fn refresh_activation(
    State(office): State<Office>,
    addressed: Addressed,
    Path(id): Path<String>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(proof): Json<Proof>,
) -> Result<Json<Granted>, Failure> {
    let (vendor, id, request) = (vendor(addressed)?, parse(&id)?, asked(request));
    Ok(Json(office.refresh(vendor, id, &proof.proof, peer.address.ip(), &request).await?.into()))
}

/// Begins the trial of an add-on: once, for thirty days at most, never on Free.
#[utoipa::path(
    post, path = "/v1/activations/{id}/trials", tag = "activations", request_body = TrialOrder,
    params(("id" = String, Path, description = "The activation's id.", example = "activation_16j")),
    responses(
        (status = 200, description = "The licence with the trial in it.", body = Granted),
        (status = 409, description = "There is no trial; `errors` says why."),
    ),
    security(())
)]
async fn create_trial(
    State(office): State<Office>,
    addressed: Addressed,
    Path(id): Path<String>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(order): Json<TrialOrder>,
) -> Result<Json<Granted>, Failure> {
    let (vendor, id, request) = (vendor(addressed)?, parse(&id)?, asked(request));
    let wish = (order.addon.as_str(), order.proof.as_str());
    Ok(Json(office.try_addon(vendor, id, wish, peer.address.ip(), &request).await?.into()))
}

/// Ends the activation of the installation that signed the proof, and frees the licence's slot.
#[utoipa::path(
    delete, path = "/v1/activations/{id}", tag = "activations", request_body = Proof,
    params(("id" = String, Path, description = "The activation's id.", example = "activation_16j")),
    responses(
        (status = 204, description = "The slot is free."),
        (status = 409, description = "The request was answered before, or the activation has ended."),
    ),
    security(())
)]
async fn delete_activation(
    State(office): State<Office>,
    addressed: Addressed,
    Path(id): Path<String>,
    peer: Peer,
    request: Option<axum::Extension<RequestId>>,
    Json(proof): Json<Proof>,
) -> Result<StatusCode, Failure> {
    let (vendor, id, request) = (vendor(addressed)?, parse(&id)?, asked(request));
    office.deactivate(vendor, id, &proof.proof, peer.address.ip(), &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the receipt of an installation that gave its licence up without a connection, and frees the slot. The receipt is
/// signed by the installation, so nobody logs in.
#[utoipa::path(
    post, path = "/v1/deactivation-receipts", tag = "activations", request_body = Receipt,
    responses((status = 204, description = "The slot is free.")),
    security(())
)]
async fn create_deactivation_receipt(
    State(office): State<Office>,
    addressed: Addressed,
    peer: Peer,
    Json(receipt): Json<Receipt>,
) -> Result<StatusCode, Failure> {
    office.take_receipt(vendor(addressed)?, &receipt.receipt, peer.address.ip()).await?;
    Ok(StatusCode::NO_CONTENT)
}
