//! `/v1/licenses`: the vendor's for staff, their own for customers.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, ShownOnce, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Query, Storable};
use jiff::Timestamp;
use license::Moment;
use license::entitlement::AddonCode;
use license::level::{Level, Tier};
use license::license_key::LicenseKey;
use license::steps::addon::AddonRow;
use license::steps::license::{LicenseState, Running};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::steps::Decision;
use super::{Holding, LicenseChange, LicenseId, LicenseKind, NewLicense, Search};
use crate::catalogue::EditionCode;
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::people::PersonId;
use crate::principal::{Holder, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::value;

const COLLECTION: &str = "/v1/licenses";

/// How a licence was come by.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LicenseKind)]
enum Kind {
    /// Bought, for good.
    Paid,
    /// Rented until its term.
    Lease,
    /// Lent, until it is bought or its days are over.
    Trial,
    /// Given, not for resale.
    Nfr,
}

/// Where a licence stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LicenseState)]
enum StateWord {
    /// It was sold or given and never activated.
    Issued,
    /// It is a trial of the product.
    Trial,
    /// It is in use and paid.
    Active,
    /// It is in use, and an invoice is open.
    PendingPayment,
    /// An invoice was not paid in time.
    StoppedUnpaid,
    /// The vendor has suspended it.
    Suspended,
    /// It has ended; the installation is on Free.
    ExpiredToFree,
    /// The vendor has ended it for good.
    Revoked,
}

/// Where an add-on stands on a licence.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AddonStanding {
    /// It is tried now.
    Trial,
    /// It was tried and not bought.
    Ended,
    /// It was bought.
    Bought,
    /// It was bought, and upgrade protection has lapsed.
    Lapsed,
}

/// An add-on of a licence.
#[derive(Debug, Serialize, ToSchema)]
struct LicenseAddon {
    /// Which.
    #[schema(example = "activesync")]
    code: String,
    /// Where it stands.
    state: AddonStanding,
    /// How many of what it counts; null for any number.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 25)]
    quantity: Option<u64>,
    /// Since when.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    since: Timestamp,
    /// Until when it is tried; null for no end of its own.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    until: Option<Timestamp>,
}

/// How many of an add-on are wanted.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddonQuantity {
    /// The add-on's code.
    #[schema(max_length = 32, example = "activesync")]
    pub(crate) code: String,
    /// How many of what it counts.
    #[schema(minimum = 1, maximum = 1000000, example = 25)]
    pub(crate) quantity: u32,
}

/// Whether upgrade protection lives.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Protection {
    /// It begins with the first activation.
    NotBegun,
    /// It does.
    Live,
    /// It has lapsed.
    Lapsed,
}

/// A licence. Its key is shown once, in the answer that made it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct License {
    /// Its identifier.
    #[schema(example = "license_16j")]
    id: String,
    /// The key. Only in the answer that made it.
    #[schema(value_type = Option<String>, nullable = false, read_only, example = "7ZC4A-…")]
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<ShownOnce>,
    /// The first characters of the key, to tell licences apart.
    #[schema(example = "7ZC4")]
    key_prefix: String,
    /// Whose it is; null for a trial that nobody has bought yet.
    #[schema(required, example = "person_16j")]
    customer: Option<String>,
    /// How it was come by.
    kind: Kind,
    /// Where it stands.
    state: StateWord,
    /// When a suspension takes effect, or since when it is revoked; null for neither.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    state_from: Option<Timestamp>,
    /// The edition that is granted.
    edition: EditionCode,
    /// Whether with the proxy.
    proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
    /// Add-ons that were bought or tried.
    addons: Vec<LicenseAddon>,
    /// Whether upgrade protection lives.
    maintenance: Protection,
    /// Its end; null before it begins.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2027-01-05T09:00:00Z")]
    maintenance_until: Option<Timestamp>,
    /// The end of a trial, of a lease's paid time, or when it fell to Free; null for good.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    term: Option<Timestamp>,
    /// The number of the invoice that is open; null for none.
    #[schema(required, example = json!(null))]
    invoice: Option<String>,
    /// When that is due.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    due_at: Option<Timestamp>,
    /// The vendor's own name for it; null when it has none.
    #[schema(required, example = "order-4711")]
    external_id: Option<String>,
    /// The reseller; null for none, and for customers.
    #[schema(required, example = json!(null))]
    reseller: Option<String>,
    /// What the vendor notes; null for customers.
    #[schema(required, example = "")]
    note: Option<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

foundation::page_of!(
    /// Licences in the order they were made.
    pub(crate) LicensePage of License
);

fn at(moment: Option<Moment>) -> Option<Timestamp> {
    moment.map(Moment::timestamp)
}

fn users(tier: Tier) -> Option<u32> {
    match tier {
        Tier::Users(users) => Some(users),
        Tier::Unlimited => None,
    }
}

impl From<LicenseKind> for Kind {
    fn from(kind: LicenseKind) -> Self {
        match kind {
            LicenseKind::Paid => Self::Paid,
            LicenseKind::Lease => Self::Lease,
            LicenseKind::Trial => Self::Trial,
            LicenseKind::Nfr => Self::Nfr,
        }
    }
}

impl From<LicenseState> for StateWord {
    fn from(state: LicenseState) -> Self {
        match state {
            LicenseState::Issued => Self::Issued,
            LicenseState::Trial => Self::Trial,
            LicenseState::Running(Running::Active) => Self::Active,
            LicenseState::Running(Running::PendingPayment(_)) => Self::PendingPayment,
            LicenseState::Running(Running::StoppedUnpaid(_)) => Self::StoppedUnpaid,
            LicenseState::Suspended(_) => Self::Suspended,
            LicenseState::ExpiredToFree => Self::ExpiredToFree,
            LicenseState::Revoked => Self::Revoked,
        }
    }
}

impl License {
    fn of(license: super::License, principal: &Principal, now: Moment) -> Self {
        let ours = !matches!(principal.holder, Holder::Customer(_));
        let protection = match (license.maintenance_until, license.is_protected(now)) {
            (None, _) => Protection::NotBegun,
            (Some(_), true) => Protection::Live,
            (Some(_), false) => Protection::Lapsed,
        };
        let addon = |held: &Holding| {
            let (state, quantity) = match (held.row, protection) {
                (AddonRow::Trial { qty }, _) => (AddonStanding::Trial, qty),
                (AddonRow::Bought { qty }, Protection::Lapsed) | (AddonRow::Lapsed { qty }, _) => {
                    (AddonStanding::Lapsed, qty)
                }
                (AddonRow::Bought { qty }, _) => (AddonStanding::Bought, qty),
                (AddonRow::Ended | AddonRow::None, _) => (AddonStanding::Ended, 0),
            };
            LicenseAddon {
                code: held.code.to_string(),
                state,
                quantity: Some(quantity).filter(|quantity| *quantity <= 1_000_000),
                since: held.since.timestamp(),
                until: at(held.until),
            }
        };
        Self {
            id: license.id.to_string(),
            key: None,
            key_prefix: license.key_prefix.clone(),
            customer: license.customer.map(|id| id.to_string()),
            kind: license.kind.into(),
            state: license.state.into(),
            state_from: at(license.suspended_from.or(license.revoked_from)),
            edition: license.base.edition.into(),
            proxy: license.base.proxy,
            users: users(license.base.tier),
            addons: license.holdings.iter().map(addon).collect(),
            maintenance: protection,
            maintenance_until: at(license.maintenance_until),
            term: at(license.term),
            invoice: license.invoice,
            due_at: at(license.due),
            external_id: license.external_id,
            reseller: license.reseller.filter(|_| ours),
            note: Some(license.note).filter(|_| ours),
            created_at: license.created_at,
            updated_at: license.updated_at,
        }
    }
}

/// A licence to be made by staff, without an order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewLicense)]
pub(crate) struct Order {
    /// Whose it is to be. Only a trial may be nobody's yet.
    #[serde(default)]
    #[schema(nullable = false, example = "person_16j")]
    customer: Option<String>,
    /// How it is come by.
    kind: Kind,
    /// The edition.
    edition: EditionCode,
    /// Whether with the proxy.
    #[serde(default)]
    proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
    /// Add-ons.
    #[serde(default)]
    #[schema(max_items = 100, example = json!([]))]
    addons: Vec<AddonQuantity>,
    /// Months of upgrade protection, 0 to 120. Default 12; none for a trial.
    #[serde(default)]
    #[schema(nullable = false, minimum = 0, maximum = 120, example = 12)]
    maintenance_months: Option<u32>,
    /// Days of a trial from its first activation, 1 to 30. Default 30.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 30, example = 30)]
    trial_days: Option<u32>,
    /// Whether a trial is made although its customer has tried before.
    #[serde(default)]
    again: bool,
    /// Until when a lease is paid.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = DateTime, example = "2027-01-05T09:00:00Z")]
    term: Option<Timestamp>,
    /// The vendor's own name for it, no other licence's.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "order-4711")]
    external_id: Option<String>,
    /// The reseller.
    #[serde(default)]
    #[schema(nullable = false, max_length = 200, example = "north")]
    reseller: Option<String>,
    /// What the vendor notes.
    #[serde(default)]
    #[schema(max_length = 4000, example = "")]
    note: String,
}

/// The level that is asked for.
pub(crate) fn level(
    edition: EditionCode,
    proxy: bool,
    users: Option<u32>,
    addons: &[AddonQuantity],
) -> Result<Level, Refused> {
    let mut level = Level {
        edition: edition.into(),
        proxy,
        tier: users.map_or(Tier::Unlimited, Tier::Users),
        addons: Default::default(),
    };
    for (place, addon) in addons.iter().enumerate() {
        let wrong = |code, detail: &str| Refused::field(&format!("/addons/{place}/code"), code, detail.to_owned());
        let code = AddonCode::new(&addon.code).map_err(|error| wrong("invalid", &error.to_string()))?;
        if level.addons.insert(code, addon.quantity.into()).is_some() {
            return Err(wrong("duplicate", "is named twice"));
        }
    }
    Ok(level)
}

impl Order {
    fn license(self) -> Result<NewLicense, Refused> {
        let kind = match self.kind {
            Kind::Paid => LicenseKind::Paid,
            Kind::Lease => LicenseKind::Lease,
            Kind::Trial => LicenseKind::Trial,
            Kind::Nfr => LicenseKind::Nfr,
        };
        let unknown = |_| Refused::field("/customer", "invalid", "is no customer of this vendor");
        let months = if kind == LicenseKind::Trial { 0 } else { license::steps::maintenance::MONTHS.unsigned_abs() };
        Ok(NewLicense {
            customer: self.customer.map(|id| id.parse::<PersonId>().map_err(unknown)).transpose()?,
            kind,
            level: level(self.edition, self.proxy, self.users, &self.addons)?,
            maintenance_months: self.maintenance_months.unwrap_or(months),
            term: self.term.filter(|_| kind == LicenseKind::Lease).map(Moment::from),
            trial_days: self.trial_days.unwrap_or(license::catalogue::TRIAL_DAYS),
            again: self.again,
            external_id: self.external_id,
            reseller: self.reseller,
            note: self.note,
        })
    }
}

/// A merge patch of what the vendor notes of a licence.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LicensePatch {
    /// The vendor's own name for it; null for none.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200, example = "order-4711")]
    external_id: Patch<String>,
    /// The reseller; null for none.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200, example = "north")]
    reseller: Patch<String>,
    /// What the vendor notes.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 4000, example = "")]
    note: Patch<String>,
}

/// Why something is done. It stands in the audit trail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// In words.
    #[schema(min_length = 1, max_length = 1000, example = "asked for by telephone")]
    pub(crate) reason: String,
}

/// Until when something is granted, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Extension {
    /// Until when.
    #[schema(value_type = String, format = DateTime, example = "2028-01-05T09:00:00Z")]
    until: Timestamp,
    /// In words. It stands in the audit trail.
    #[schema(min_length = 1, max_length = 1000, example = "settled by contract")]
    reason: String,
}

/// What licences are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct LicenseSearch {
    /// Only this customer's.
    #[param(nullable = false, example = "person_16j")]
    customer: Option<String>,
    /// Only those whose key begins so.
    #[param(nullable = false, example = "7ZC4")]
    key_prefix: Option<String>,
    /// Only the one the vendor calls this.
    #[param(nullable = false, example = "order-4711")]
    external_id: Option<String>,
    /// Only those in this state.
    #[param(nullable = false)]
    state: Option<StateWord>,
}

/// The identifier in a path.
pub(crate) fn parse(id: &str) -> Result<LicenseId, Refused> {
    id.parse().map_err(|_| Refused::missing("license", id))
}

impl Office {
    fn now(&self) -> Moment {
        Moment::from(self.clock().now())
    }
}

fn shown(
    office: &Office,
    principal: &Principal,
    license: super::License,
    key: Option<&LicenseKey>,
) -> (ETag, Json<License>) {
    let etag = ETag::of_revision(license.revision);
    let mut license = License::of(license, principal, office.now());
    license.key = key.map(|key| ShownOnce(key.reveal()));
    (etag, Json(license))
}

/// A licence as the answer to what was done to it.
pub(crate) fn license_answer(office: &Office, principal: &Principal, license: super::License) -> (ETag, Json<License>) {
    shown(office, principal, license, None)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_licenses, create_license))
        .routes(routes!(read_license, update_license))
        .routes(routes!(suspend_license))
        .routes(routes!(reinstate_license))
        .routes(routes!(revoke_license))
        .routes(routes!(replace_license_key))
        .routes(routes!(extend_maintenance))
        .routes(routes!(extend_lease))
}

/// Lists licences: the vendor's for staff, their own for customers.
#[utoipa::path(
    get, path = "/v1/licenses", tag = "licenses", params(PageParams, LicenseSearch),
    responses((status = 200, description = "A page of licences.", body = LicensePage)),
    security(("bearer" = ["licenses:read"]))
)]
async fn list_licenses(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(search): Query<LicenseSearch>,
) -> Result<Listed<LicensePage>, Failure> {
    let after = paging.after::<i64>()?.map(LicenseId);
    let state = search.state.map(serde_json::to_value).and_then(Result::ok);
    let search = Search {
        only: None,
        // Whoever is nobody's name has no licences.
        customer: search.customer.map(|id| id.parse().unwrap_or(PersonId(-1))),
        key_prefix: search.key_prefix,
        external_id: search.external_id,
        state: state.and_then(|word| word.as_str().map(str::to_owned)),
    };
    let rows = office.licenses(&principal, search, after, paging.rows()).await?;
    let now = office.now();
    let page = paging.page(rows, |license| license.id.0);
    Ok(page.map(|license| License::of(license, &principal, now)).listed())
}

/// Makes a licence without an order and shows its key, this once.
///
/// The customer activates it with that key and the login of their account; a trial needs no login.
#[utoipa::path(
    post, path = "/v1/licenses", tag = "licenses", request_body = Order,
    responses((status = 201, description = "The licence was made.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn create_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(order): Json<Order>,
) -> Result<Response, Failure> {
    let (license, key) = office.issue_license(&principal, order.license()?).await?;
    let id = license.id.to_string();
    let storable = Storable::json(&License::of(license.clone(), &principal, office.now()));
    let (etag, body) = shown(&office, &principal, license, Some(&key));
    Ok((storable, created(COLLECTION, &id, etag, body)).into_response())
}

/// Reads a licence.
#[utoipa::path(
    get, path = "/v1/licenses/{id}", tag = "licenses",
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence.", body = License)),
    security(("bearer" = ["licenses:read"]))
)]
async fn read_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let license = office.license(&principal, parse(&id)?).await?;
    Ok(shown(&office, &principal, license, None))
}

/// Changes what the vendor notes of a licence. What it grants, orders and decisions change.
#[utoipa::path(
    patch, path = "/v1/licenses/{id}", tag = "licenses",
    params(("id" = String, Path, description = "Its id.", example = "license_16j"), IfMatch),
    request_body(content = LicensePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn update_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<LicensePatch>,
) -> Result<impl IntoResponse, Failure> {
    let id = parse(&id)?;
    let expected = expected(&conditions, office.license(&principal, id).await?.revision)?;
    let named = |patch| match patch {
        Patch::Absent => None,
        Patch::Null => Some(None),
        Patch::Value(name) => Some(Some(name)),
    };
    let change = LicenseChange {
        external_id: named(patch.external_id),
        reseller: named(patch.reseller),
        note: value(patch.note, "/note")?,
    };
    let license = office.change_license(&principal, id, change, expected).await?;
    Ok(shown(&office, &principal, license, None))
}

async fn decide(
    office: &Office,
    principal: &Principal,
    id: &str,
    decision: Decision,
    why: &str,
) -> Result<Response, Failure> {
    let (license, key) = office.decide_license(principal, parse(id)?, decision, why).await?;
    let storable = Storable::json(&License::of(license.clone(), principal, office.now()));
    Ok((storable, shown(office, principal, license, key.as_ref())).into_response())
}

/// Suspends a licence: after the notice of the vendor's policy its installation takes no mail until it is reinstated.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/suspend", tag = "licenses", request_body = Reason,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn suspend_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(why): Json<Reason>,
) -> Result<impl IntoResponse, Failure> {
    decide(&office, &principal, &id, Decision::Suspend, &why.reason).await
}

/// Lifts a suspension. The installation goes on with its next refresh; nothing is activated anew.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/reinstate", tag = "licenses", request_body = Reason,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn reinstate_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(why): Json<Reason>,
) -> Result<impl IntoResponse, Failure> {
    decide(&office, &principal, &id, Decision::Reinstate, &why.reason).await
}

/// Ends a licence for good. Its installation is told so, signed, at its next refresh; there is no way back but another licence.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/revoke", tag = "licenses", request_body = Reason,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn revoke_license(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(why): Json<Reason>,
) -> Result<impl IntoResponse, Failure> {
    decide(&office, &principal, &id, Decision::Revoke, &why.reason).await
}

/// Gives a licence another key, shown this once; the old one opens nothing any more. What is activated stays so.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/key", tag = "licenses", request_body = Reason,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence with its new key.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn replace_license_key(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(why): Json<Reason>,
) -> Result<impl IntoResponse, Failure> {
    decide(&office, &principal, &id, Decision::Rekey, &why.reason).await
}

/// Grants upgrade protection until a date without an order. It is never shortened.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/maintenance", tag = "licenses", request_body = Extension,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn extend_maintenance(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(extension): Json<Extension>,
) -> Result<impl IntoResponse, Failure> {
    let until = Decision::Protect(Moment::from(extension.until));
    decide(&office, &principal, &id, until, &extension.reason).await
}

/// Notes that a lease is paid until a date. Ten days after its term an unpaid one falls to Free.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/lease", tag = "licenses", request_body = Extension,
    params(("id" = String, Path, description = "Its id.", example = "license_16j")),
    responses((status = 200, description = "The licence as it is now.", body = License)),
    security(("bearer" = ["licenses:write"]))
)]
async fn extend_lease(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(extension): Json<Extension>,
) -> Result<impl IntoResponse, Failure> {
    let until = Decision::Lease(Moment::from(extension.until));
    decide(&office, &principal, &id, until, &extension.reason).await
}
