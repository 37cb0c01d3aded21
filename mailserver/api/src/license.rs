//! The licence: the licensing page as data, and asking for a licence without a connection.

use axum::extract::State;
use engine::Engine;
use engine::license::sheet::{self, Sheet};
use engine::license::{Account, LicenseKey, Notice, Purpose};
use foundation::http::{FieldError, Json, Problem};
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::{LARGEST, Password};

/// What the licence allows, what is in use, and why not more.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct License {
    /// What this installation is called at the vendor's.
    #[schema(example = "8M3QK-0ZT4B-W6Y2N-J5HRC")]
    installation_id: String,
    /// The host's name as licences know it; null when the machine has none that is fully qualified.
    #[schema(required, example = "mx.example.org")]
    hostname: Option<String>,
    /// Where licences come from; null when nobody named a licence server.
    #[schema(required, example = "https://licenses.example.com")]
    server_url: Option<String>,
    /// Where to buy a licence or an add-on; null when nobody named a licence server.
    #[schema(required, example = "https://licenses.example.com/account")]
    purchase_url: Option<String>,
    /// Whether this build takes licences of the development root, whose private half is public: worth nothing as
    /// protection.
    development_root: bool,
    /// `licensed`, `trial`, `warn`, `growth_freeze`, `free`, `blocked_build`, `suspended`, `stopped` or `revoked`.
    #[schema(example = "licensed")]
    state: String,
    /// Why, and what to do about it.
    reasons: Vec<LicenseReason>,
    /// Who is to be told of the reasons: `nobody`, `administrators` or `everyone`.
    #[schema(example = "nobody")]
    notice: String,
    /// The product's card.
    product: LicenseProduct,
    /// The add-ons' cards, those that are not licensed among them.
    addons: Vec<LicenseAddon>,
    /// When the licence server, or a response of it, was last heard of; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    last_contact_at: Option<Timestamp>,
    /// Nothing of this changes by itself before then; null when nothing will.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-04T09:00:00Z")]
    next_change_at: Option<Timestamp>,
    /// Until when the mailboxes that stay active can be chosen; null when there is room for all.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    choose_by: Option<Timestamp>,
}

/// A reason for the state.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseReason {
    /// For programs. Stable.
    #[schema(example = "payment_due")]
    code: String,
    /// For people.
    #[schema(example = "An invoice is open; the licence is temporary until it is paid.")]
    explanation: String,
    /// What to do about it.
    #[schema(example = "Pay the invoice on the account page, then reactivate.")]
    remedy: String,
    /// Since when; null when that is not known.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    since: Option<Timestamp>,
    /// When it becomes worse; null when it does not by itself.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-04T09:00:00Z")]
    changes_at: Option<Timestamp>,
}

/// The product.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseProduct {
    /// The first characters of the licence key; null without one.
    #[schema(required, example = "7K2M")]
    key_prefix: Option<String>,
    /// `free`, `essential`, `professional` or `enterprise`.
    #[schema(example = "professional")]
    edition: String,
    /// Whether the proxy is licensed.
    proxy: bool,
    /// `free`, `trial`, `paid`, `lease` or `nfr`.
    #[schema(example = "paid")]
    kind: String,
    /// What is used of what is allowed.
    uses: Vec<LicenseUse>,
    /// Upgrade protection: maintenance and support.
    maintenance: LicenseMaintenance,
    /// When the licence itself ends; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    ends_at: Option<Timestamp>,
    /// Until when it holds without word from the vendor; null without a licence.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-02-19T09:00:00Z")]
    lease_ends_at: Option<Timestamp>,
    /// `paid`, `pending` or `overdue`.
    #[schema(example = "paid")]
    payment: String,
    /// Until when it is to be paid; null when nothing is open.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    payment_due_at: Option<Timestamp>,
    /// The open invoice; null when nothing is open.
    #[schema(required, example = json!(null))]
    invoice: Option<String>,
}

/// What is used of what is allowed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseUse {
    /// Of what.
    #[schema(example = "mailboxes")]
    name: String,
    /// How many are in use.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 42)]
    used: u64,
    /// How many there may be; null for any number.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    limit: Option<u64>,
}

/// Upgrade protection.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseMaintenance {
    /// `none`, `live` or `lapsed`.
    #[schema(example = "live")]
    status: String,
    /// When it ends or ended; null where there is none.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2027-01-05T09:00:00Z")]
    ends_at: Option<Timestamp>,
}

/// An add-on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseAddon {
    /// Which.
    #[schema(example = "activesync")]
    code: String,
    /// `off`, `read_only`, `frozen` or `on`.
    #[schema(example = "off")]
    status: String,
    /// `paid` or `trial`; null when it is not licensed.
    #[schema(required, example = json!(null))]
    kind: Option<String>,
    /// How many of what it counts.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    quantity: u64,
    /// Until when; null when it is not licensed, or for as long as the licence.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    until: Option<Timestamp>,
    /// Whether it can be tried for 30 days.
    trial_available: bool,
}

/// A request to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLicenseRequest {
    /// What is asked for.
    purpose: LicensePurpose,
    /// The licence key, where one is to be activated. Only its first characters leave this server, in the request.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 64, write_only)]
    key: Option<Password>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LicensePurpose {
    /// A licence for this installation.
    Activate,
    /// Its licence as it stands at the vendor's now.
    Refresh,
    /// A licence that is another installation's.
    Transfer,
}

/// A request that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseRequest {
    /// The text to carry to the vendor's account page. Its answer is waited for for thirty days.
    #[schema(example = "-----BEGIN ACTIVATION REQUEST-----\n…\n-----END ACTIVATION REQUEST-----\n")]
    request: String,
}

/// The vendor's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LicenseResponse {
    /// The text as the account page gave it.
    #[schema(max_length = 65536, example = "-----BEGIN LICENSE RESPONSE-----\n…\n-----END LICENSE RESPONSE-----\n")]
    response: String,
}

/// The mailboxes that stay active.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActiveMailboxes {
    /// Their addresses.
    #[schema(max_items = 10000, example = json!(["anna@example.org"]))]
    mailboxes: Vec<String>,
}

/// A link to the vendor's account page.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseAccountLink {
    /// To be opened in a browser, once. Whoever has it may do there what the owner may do for this licence: see its invoices,
    /// buy more, move it.
    #[schema(example = "https://licenses.example.com/account#/in/eyJhbGciOiJFZERTQSJ9…")]
    url: String,
    /// From then on it opens nothing.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:05:00Z")]
    expires_at: Timestamp,
}

/// A key to be activated.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLicenseActivation {
    /// The licence key, in any case, with or without hyphens.
    #[schema(value_type = String, max_length = 64, write_only, example = "7K2M0-3WQ8Z-5TBN1-XJ4HR-6C9PD-EV2GA")]
    key: Password,
    /// The vendor's account that a paid key belongs to; a trial key needs none.
    #[serde(default)]
    #[schema(nullable = false)]
    account: Option<VendorAccount>,
}

/// An account at the vendor's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VendorAccount {
    /// Its email address.
    #[schema(max_length = 320, example = "owner@example.org")]
    email: String,
    /// Its password: sent on, and kept nowhere.
    #[schema(value_type = String, max_length = 1024, write_only, example = "correct horse battery")]
    password: Password,
}

/// An add-on to be tried.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLicenseTrial {
    /// Its code.
    #[schema(max_length = 32, example = "activesync")]
    addon: String,
}

/// What is left of a licence that was given up.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseReceipt {
    /// The text that frees the licence at the vendor's, where it could not be told over the network.
    #[schema(example = "-----BEGIN DEACTIVATION RECEIPT-----\n…\n-----END DEACTIVATION RECEIPT-----\n")]
    receipt: String,
}

impl From<Sheet> for License {
    fn from(sheet: Sheet) -> Self {
        Self {
            installation_id: sheet.installation,
            hostname: sheet.hostname,
            purchase_url: sheet.server.as_ref().map(|server| format!("{server}/account")),
            server_url: sheet.server,
            development_root: sheet.development,
            state: sheet.state.to_owned(),
            reasons: sheet.reasons.into_iter().map(LicenseReason::from).collect(),
            notice: notice(sheet.notice).to_owned(),
            product: sheet.product.into(),
            addons: sheet.addons.into_iter().map(LicenseAddon::from).collect(),
            last_contact_at: sheet.contact_at,
            next_change_at: sheet.next_change,
            choose_by: sheet.choose_by,
        }
    }
}

impl From<sheet::Why> for LicenseReason {
    fn from(why: sheet::Why) -> Self {
        Self {
            code: why.code.to_owned(),
            explanation: why.explanation,
            remedy: why.remedy.to_owned(),
            since: why.since,
            changes_at: why.changes_at,
        }
    }
}

impl From<sheet::ProductCard> for LicenseProduct {
    fn from(card: sheet::ProductCard) -> Self {
        let shown = |used: sheet::Use| LicenseUse {
            name: used.name,
            used: used.used.min(LARGEST),
            limit: used.limit.map(|limit| limit.min(LARGEST)),
        };
        Self {
            key_prefix: card.key_prefix,
            edition: card.edition.to_owned(),
            proxy: card.proxy,
            kind: card.kind.to_owned(),
            uses: card.uses.into_iter().map(shown).collect(),
            maintenance: LicenseMaintenance {
                status: card.maintenance.status.to_owned(),
                ends_at: card.maintenance.ends_at,
            },
            ends_at: card.ends_at,
            lease_ends_at: card.lease_ends_at,
            payment: card.payment.to_owned(),
            payment_due_at: card.payment_due,
            invoice: card.invoice,
        }
    }
}

impl From<sheet::AddonCard> for LicenseAddon {
    fn from(card: sheet::AddonCard) -> Self {
        Self {
            code: card.code,
            status: card.status.to_owned(),
            kind: card.kind.map(str::to_owned),
            quantity: card.quantity.min(LARGEST),
            until: card.until,
            trial_available: card.trial_available,
        }
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(read_license, delete_license))
        .routes(routes!(create_license_activation))
        .routes(routes!(run_license_refresh))
        .routes(routes!(create_license_trial))
        .routes(routes!(create_license_account_link))
        .routes(routes!(create_license_request))
        .routes(routes!(create_license_response))
        .routes(routes!(replace_active_mailboxes))
}

/// Reads what the licence allows, what is in use, and why not more.
#[utoipa::path(
    get, path = "/v1/license", tag = "license",
    responses((status = 200, description = "The licence.", body = License)),
    security(("bearer" = ["license:read"]))
)]
async fn read_license(State(engine): State<Engine>, Asker(principal): Asker) -> Result<Json<License>, Failure> {
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Activates a licence key over the network.
///
/// A paid key needs the vendor's account it belongs to, a trial key nothing. What fails changes nothing.
#[utoipa::path(
    post, path = "/v1/license/activations", tag = "license", request_body = NewLicenseActivation,
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["license:write"]))
)]
async fn create_license_activation(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(order): Json<NewLicenseActivation>,
) -> Result<Json<License>, Failure> {
    let key = typed_key(&order.key)?;
    let account = order.account.map(|account| Account { email: account.email, password: account.password.0 });
    engine.activate_license(&principal, &key, account).await?;
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Reactivates: asks the licence server for the licence as it stands now, without an account.
///
/// After buying an add-on, an upsize or more mailboxes; it holds at once.
#[utoipa::path(
    post, path = "/v1/license/refresh", tag = "license",
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["license:write"]))
)]
async fn run_license_refresh(State(engine): State<Engine>, Asker(principal): Asker) -> Result<Json<License>, Failure> {
    engine.reactivate_license(&principal).await?;
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Starts the trial of an add-on: for 30 days, once.
#[utoipa::path(
    post, path = "/v1/license/trials", tag = "license", request_body = NewLicenseTrial,
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["license:write"]))
)]
async fn create_license_trial(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(order): Json<NewLicenseTrial>,
) -> Result<Json<License>, Failure> {
    engine.try_addon(&principal, &order.addon).await?;
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Deactivates: gives the licence up, so that it can be used elsewhere. From then on the limits of Free hold here.
#[utoipa::path(
    delete, path = "/v1/license", tag = "license",
    responses((status = 200, description = "The licence was given up.", body = LicenseReceipt)),
    security(("bearer" = ["license:write"]))
)]
async fn delete_license(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<Json<LicenseReceipt>, Failure> {
    Ok(Json(LicenseReceipt { receipt: engine.deactivate_license(&principal).await? }))
}

/// Writes a link that opens the vendor's account page for this installation, without a login there.
///
/// It is signed by this server, opens once and for five minutes, and shows this one licence. Nothing is sent anywhere.
#[utoipa::path(
    post, path = "/v1/license/account-links", tag = "license",
    responses((status = 200, description = "The link.", body = LicenseAccountLink)),
    security(("bearer" = ["license:write"]))
)]
async fn create_license_account_link(
    State(engine): State<Engine>,
    Asker(principal): Asker,
) -> Result<Json<LicenseAccountLink>, Failure> {
    let link = engine.account_link(&principal).await?;
    Ok(Json(LicenseAccountLink { url: link.url, expires_at: link.good_until }))
}

/// Writes a request for a licence, to be carried to the vendor where this server has no connection.
///
/// The vendor's account page answers it with a response, which `POST /v1/license/responses` takes.
#[utoipa::path(
    post, path = "/v1/license/requests", tag = "license", request_body = NewLicenseRequest,
    responses((status = 200, description = "The request.", body = LicenseRequest)),
    security(("bearer" = ["license:write"]))
)]
async fn create_license_request(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(order): Json<NewLicenseRequest>,
) -> Result<Json<LicenseRequest>, Failure> {
    let purpose = match order.purpose {
        LicensePurpose::Activate => Purpose::Activate,
        LicensePurpose::Refresh => Purpose::Refresh,
        LicensePurpose::Transfer => Purpose::Transfer,
    };
    let key = order.key.map(|key| typed_key(&key)).transpose()?;
    let request = engine.request_license(&principal, purpose, key.as_ref()).await?;
    Ok(Json(LicenseRequest { request }))
}

/// Takes the vendor's response to a request. It is verified like an answer over the network and holds at once.
#[utoipa::path(
    post, path = "/v1/license/responses", tag = "license", request_body = LicenseResponse,
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["license:write"]))
)]
async fn create_license_response(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(answer): Json<LicenseResponse>,
) -> Result<Json<License>, Failure> {
    engine.import_license(&principal, &answer.response).await?;
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Chooses the mailboxes that stay active while the licence has no room for all.
///
/// The others keep receiving and lose nothing; nobody logs in to them until there is room again.
#[utoipa::path(
    put, path = "/v1/license/active-mailboxes", tag = "license", request_body = ActiveMailboxes,
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["license:write"]))
)]
async fn replace_active_mailboxes(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(chosen): Json<ActiveMailboxes>,
) -> Result<Json<License>, Failure> {
    engine.choose_mailboxes(&principal, &chosen.mailboxes).await?;
    Ok(Json(engine.license_sheet(&principal).await?.into()))
}

/// Who is to be told, in a word.
pub(crate) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Nobody => "nobody",
        Notice::Administrators => "administrators",
        Notice::Everyone => "everyone",
    }
}

fn typed_key(key: &Password) -> Result<LicenseKey, Problem> {
    LicenseKey::parse(key.0.expose_secret())
        .map_err(|wrong| Problem::invalid(vec![FieldError::new("/key", "invalid", wrong.to_string())]))
}
