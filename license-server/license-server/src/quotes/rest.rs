//! `/v1/quotes`, and the options and quotes of a licence.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::created;
use foundation::http::{ETag, Json, Path, Problem, Query};
use jiff::Timestamp;
use license::level::{Level, Tier};
use license::money::Currency;
use license::steps::license::Settlement;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::options::{self, Options};
use super::{Asked, QuoteId, Reason, Wish};
use crate::catalogue::EditionCode;
use crate::door::Asker;
use crate::failure::Failure;
use crate::licenses::{self, AddonQuantity, level};
use crate::office::Office;
use crate::people::PersonId;
use crate::refused::Refused;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/quotes";

/// How an order is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaymentTerms {
    /// At once; it takes effect when the money is there.
    Prepaid,
    /// Within the days of the vendor's policy; it takes effect at once.
    OnInvoice,
}

impl PaymentTerms {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Prepaid => "prepaid",
            Self::OnInvoice => "on_invoice",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Prepaid, Self::OnInvoice].into_iter().find(|terms| terms.as_str() == word)
    }
}

impl From<PaymentTerms> for Settlement {
    fn from(terms: PaymentTerms) -> Self {
        match terms {
            PaymentTerms::Prepaid => Self::Prepaid,
            PaymentTerms::OnInvoice => Self::OnInvoice,
        }
    }
}

/// What is bought.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QuoteKind {
    /// A licence, new or out of a trial or Free.
    Purchase,
    /// More of a licence.
    Upsize,
    /// Upgrade protection.
    Maintenance,
}

impl From<super::Kind> for QuoteKind {
    fn from(kind: super::Kind) -> Self {
        match kind {
            super::Kind::Purchase => Self::Purchase,
            super::Kind::Upsize => Self::Upsize,
            super::Kind::Maintenance => Self::Maintenance,
        }
    }
}

/// What a licence amounts to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LicenseLevel {
    /// The edition.
    edition: EditionCode,
    /// Whether with the proxy.
    proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
    /// Add-ons that are bought.
    addons: Vec<AddonQuantity>,
}

impl From<&Level> for LicenseLevel {
    fn from(level: &Level) -> Self {
        let addon = |(code, qty): (&license::entitlement::AddonCode, &u64)| AddonQuantity {
            code: code.to_string(),
            quantity: u32::try_from(*qty).unwrap_or(u32::MAX),
        };
        Self {
            edition: level.edition.into(),
            proxy: level.proxy,
            users: match level.tier {
                Tier::Users(users) => Some(users),
                Tier::Unlimited => None,
            },
            addons: level.addons.iter().map(addon).collect(),
        }
    }
}

/// A part of a price.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct QuoteLine {
    /// What for.
    #[schema(example = "Professional with Proxy, 50 users (before: Essential, 25 users)")]
    pub(crate) text: String,
    /// Minor units of the currency, without tax. Less than nothing where a part of it becomes cheaper.
    #[schema(minimum = -9007199254740991_i64, maximum = 9007199254740991_i64, example = 49750)]
    pub(crate) net: i64,
}

/// A rule that stands in the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Refusal {
    /// Which, for a program. Stable.
    #[schema(example = "maintenance_lapsed")]
    code: String,
    /// Which, for a person.
    #[schema(example = "upgrade protection has lapsed; renew it first")]
    detail: String,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { code: reason.code.to_owned(), detail: reason.detail }
    }
}

fn refusals(reasons: Vec<Reason>) -> Vec<Refusal> {
    reasons.into_iter().map(Refusal::from).collect()
}

/// What something costs, promised for a day. Order it by its id.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Quote {
    /// Its identifier, which an order names.
    #[schema(example = "quote_16j")]
    id: String,
    /// What is bought.
    kind: QuoteKind,
    /// Who buys.
    #[schema(example = "person_16j")]
    customer: String,
    /// For which licence; null for a new one.
    #[schema(required, example = "license_16j")]
    license: Option<String>,
    /// How it is to be paid.
    terms: PaymentTerms,
    /// What there is; Free for a new licence and during a trial.
    current: LicenseLevel,
    /// What there will be.
    wanted: LicenseLevel,
    /// The new end of upgrade protection, when that is bought; null otherwise.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    maintenance_until: Option<Timestamp>,
    /// The currency: three capital letters of ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
    /// List price of what is wanted, today, in minor units and without tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 89550)]
    list_wanted: i64,
    /// List price of what there is, today.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 19800)]
    list_current: i64,
    /// The parts of the price.
    lines: Vec<QuoteLine>,
    /// Without tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 69750)]
    net: i64,
    /// The rate of tax, in hundredths of a percent.
    #[schema(minimum = 0, maximum = 10000, example = 1900)]
    tax_basis_points: u32,
    /// Whether the customer owes the tax in their own country, so that there is none here.
    reverse_charge: bool,
    /// The tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 13253)]
    tax: i64,
    /// With tax.
    #[schema(minimum = 0, maximum = 9007199254740991_i64, example = 83003)]
    total: i64,
    /// Until when it can be ordered at this price.
    #[schema(value_type = String, format = DateTime, example = "2026-01-06T09:00:00Z")]
    valid_until: Timestamp,
    /// Rules that would refuse the order now; none when it was just made.
    refusals: Vec<Refusal>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
}

impl Quote {
    fn of(quote: super::Quote, reasons: Vec<Reason>) -> Self {
        let paper = quote.paper;
        Self {
            id: quote.id.to_string(),
            kind: quote.kind.into(),
            customer: quote.customer.to_string(),
            license: quote.license.map(|id| id.to_string()),
            terms: quote.terms,
            current: (&paper.current).into(),
            wanted: (&paper.wanted).into(),
            maintenance_until: paper.protection.map(|protection| protection.until.timestamp()),
            currency: paper.currency.to_string(),
            list_wanted: paper.list_wanted,
            list_current: paper.list_current,
            lines: paper.lines.into_iter().map(|line| QuoteLine { text: line.text, net: line.net }).collect(),
            net: paper.net,
            tax_basis_points: paper.tax_basis_points,
            reverse_charge: paper.reverse_charge,
            tax: paper.tax,
            total: paper.total,
            valid_until: quote.valid_until.timestamp(),
            refusals: refusals(reasons),
            created_at: quote.created_at.timestamp(),
        }
    }
}

/// A question for the price of a licence.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewQuote)]
pub(crate) struct LevelQuestion {
    /// Who buys. A customer leaves it out; staff need it for a new licence and for one that is nobody's.
    #[serde(default)]
    #[schema(nullable = false, example = "person_16j")]
    customer: Option<String>,
    /// The edition that is wanted.
    edition: EditionCode,
    /// Whether with the proxy.
    #[serde(default)]
    proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
    /// All the add-ons that are wanted, those included that there are.
    #[serde(default)]
    #[schema(max_items = 100, example = json!([]))]
    addons: Vec<AddonQuantity>,
    /// The currency: three capital letters of ISO 4217.
    #[schema(min_length = 3, max_length = 3, example = "EUR")]
    currency: String,
    /// How it is to be paid.
    terms: PaymentTerms,
    /// Other licences that would be joined to this one. They never are: each is for one machine.
    #[serde(default)]
    #[schema(max_items = 100, example = json!([]))]
    combine_with: Vec<String>,
}

/// A question for the price of upgrade protection.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMaintenanceQuote)]
pub(crate) struct ProtectionQuestion {
    /// The code of the maintenance term.
    #[schema(max_length = 32, example = "one-year")]
    term: String,
    /// The currency: three capital letters of ISO 4217.
    #[schema(min_length = 3, max_length = 3, example = "EUR")]
    currency: String,
}

fn currency(code: &str) -> Result<Currency, Refused> {
    Currency::new(code).map_err(|error| Refused::field("/currency", "invalid", error.to_string()))
}

fn person(id: &str) -> Result<PersonId, Refused> {
    id.parse().map_err(|_| Refused::field("/customer", "invalid", "is no customer of this vendor"))
}

type Question = (Option<PersonId>, Box<dyn FnOnce(PersonId) -> Asked + Send>);

impl LevelQuestion {
    fn asked(self) -> Result<Question, Refused> {
        let wanted = level(self.edition, self.proxy, self.users, &self.addons)?;
        let (currency, terms) = (currency(&self.currency)?, self.terms);
        let named = self.customer.as_deref().map(person).transpose()?;
        let combined = !self.combine_with.is_empty();
        let asked = move |customer| Asked { customer, wish: Wish::Level(wanted), currency, terms, combined };
        Ok((named, Box::new(asked)))
    }
}

/// What options are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OptionSearch {
    /// In which currency; without it the first that something is sold in.
    #[param(nullable = false, pattern = "^[A-Z]{3}$", example = "EUR")]
    currency: Option<String>,
    /// Whether to show what is refused too, with every rule that stands in the way.
    #[param(nullable = false, example = false)]
    all: Option<bool>,
}

/// Edition, proxy and users together, with the add-ons that there are.
#[derive(Debug, Serialize, ToSchema)]
struct LevelOption {
    /// The edition.
    edition: EditionCode,
    /// Whether with the proxy.
    proxy: bool,
    /// For how many users; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    users: Option<u32>,
    /// List price in minor units, without add-ons and tax; null where there is none.
    #[schema(required, minimum = 0, maximum = 9007199254740991_i64, example = 89550)]
    list: Option<i64>,
    /// What it costs from here, without tax; null when it is refused.
    #[schema(required, minimum = 0, maximum = 9007199254740991_i64, example = 69750)]
    net: Option<i64>,
    /// Rules that stand in the way.
    refusals: Vec<Refusal>,
}

/// One more of an add-on.
#[derive(Debug, Serialize, ToSchema)]
struct AddonOption {
    /// Its code.
    #[schema(example = "activesync")]
    code: String,
    /// How many there are.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    held: u64,
    /// What one more costs, without tax; null when it is refused.
    #[schema(required, minimum = 0, maximum = 9007199254740991_i64, example = 900)]
    net: Option<i64>,
    /// Rules that stand in the way.
    refusals: Vec<Refusal>,
}

/// Upgrade protection by a term.
#[derive(Debug, Serialize, ToSchema)]
struct MaintenanceOption {
    /// The code of the term.
    #[schema(example = "one-year")]
    term: String,
    /// What it is called.
    #[schema(example = "Upgrade protection, one year")]
    name: String,
    /// For how many months.
    #[schema(minimum = 1, maximum = 120, example = 12)]
    months: u32,
    /// What it costs, without tax; null when it is refused.
    #[schema(required, minimum = 0, maximum = 9007199254740991_i64, example = 3960)]
    net: Option<i64>,
    /// The new end; null when it is refused.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2028-01-05T09:00:00Z")]
    until: Option<Timestamp>,
    /// Rules that stand in the way.
    refusals: Vec<Refusal>,
}

/// All that a licence can become, with what each costs.
#[derive(Debug, Serialize, ToSchema)]
struct UpgradeOptions {
    /// The licence.
    #[schema(example = "license_16j")]
    license: String,
    /// From what it grows; Free during a trial.
    current: LicenseLevel,
    /// The currency of all amounts, which are minor units of it and without tax.
    #[schema(example = "EUR")]
    currency: String,
    /// Currencies that can be chosen.
    #[schema(example = json!(["EUR"]))]
    currencies: Vec<String>,
    /// How it may be paid.
    terms: Vec<PaymentTerms>,
    /// Other editions, proxy, more users.
    levels: Vec<LevelOption>,
    /// More of an add-on.
    addons: Vec<AddonOption>,
    /// Upgrade protection.
    maintenance: Vec<MaintenanceOption>,
}

fn split<T>(price: Result<T, Vec<Reason>>) -> (Option<T>, Vec<Refusal>) {
    match price {
        Ok(price) => (Some(price), Vec::new()),
        Err(reasons) => (None, refusals(reasons)),
    }
}

impl From<Options> for UpgradeOptions {
    fn from(options: Options) -> Self {
        let level = |option: options::LevelOption| {
            let (shown, (net, refusals)) = (LicenseLevel::from(&option.level), split(option.price));
            let LicenseLevel { edition, proxy, users, .. } = shown;
            LevelOption { edition, proxy, users, list: option.list, net, refusals }
        };
        let addon = |option: options::AddonOption| {
            let (net, refusals) = split(option.price);
            AddonOption { code: option.code.to_string(), held: option.held, net, refusals }
        };
        let term = |option: options::TermOption| {
            let (found, refusals) = split(option.price);
            let (net, until) = found.map_or((None, None), |(net, until)| (Some(net), Some(until.timestamp())));
            MaintenanceOption { term: option.code, name: option.name, months: option.months, net, until, refusals }
        };
        Self {
            license: options.license.id.to_string(),
            current: (&options.license.level()).into(),
            currency: options.currency.to_string(),
            currencies: options.currencies.iter().map(Currency::to_string).collect(),
            terms: options.terms,
            levels: options.levels.into_iter().map(level).collect(),
            addons: options.addons.into_iter().map(addon).collect(),
            maintenance: options.protection.into_iter().map(term).collect(),
        }
    }
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_license_options))
        .routes(routes!(create_license_quote))
        .routes(routes!(create_maintenance_quote))
        .routes(routes!(create_quote))
        .routes(routes!(read_quote))
}

/// Lists everything that a licence can become now, with what each costs.
#[utoipa::path(
    get, path = "/v1/licenses/{id}/options", tag = "orders",
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j"), OptionSearch),
    responses((status = 200, description = "The options.", body = UpgradeOptions)),
    security(("bearer" = ["orders:read"]))
)]
async fn list_license_options(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Query(search): Query<OptionSearch>,
) -> Result<Json<UpgradeOptions>, Failure> {
    let named = search.currency.as_deref().map(currency).transpose().map_err(in_query)?;
    let options = office.options(&principal, licenses::parse(&id)?, named).await.map_err(in_query)?;
    let mut shown = UpgradeOptions::from(options);
    if search.all != Some(true) {
        shown.levels.retain(|option| option.refusals.is_empty());
        shown.addons.retain(|option| option.refusals.is_empty());
        shown.maintenance.retain(|option| option.refusals.is_empty());
    }
    Ok(Json(shown))
}

/// A fault of the body is one of the query where there is no body.
fn in_query(refused: Refused) -> Failure {
    match refused {
        Refused::Invalid(errors) => {
            let words: Vec<&str> = errors.iter().map(|error| error.detail.as_str()).collect();
            let detail = format!("The query is not valid: {}.", words.join("; "));
            Problem::bad_request("invalid_query", detail).with_errors(errors).into()
        }
        other => other.into(),
    }
}

fn answer(quote: super::Quote) -> Response {
    let id = quote.id.to_string();
    created(COLLECTION, &id, ETag::of_revision(1), Json(Quote::of(quote, Vec::new())))
}

/// Quotes what it costs to make more of a licence, or to buy it out of a trial or Free.
///
/// When rules stand in the way, all of them are in `errors`.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/quotes", tag = "orders", request_body = LevelQuestion,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 201, description = "The quote.", body = Quote)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_license_quote(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(question): Json<LevelQuestion>,
) -> Result<Response, Failure> {
    let id = licenses::parse(&id)?;
    office.license_to_order(&principal, id).await?;
    let (named, asked) = question.asked()?;
    Ok(answer(office.quote_license(&principal, id, named, asked).await?))
}

/// Quotes what upgrade protection of a licence costs. It takes effect when it is paid.
#[utoipa::path(
    post, path = "/v1/licenses/{id}/maintenance-quotes", tag = "orders", request_body = ProtectionQuestion,
    params(("id" = String, Path, description = "The licence's id.", example = "license_16j")),
    responses((status = 201, description = "The quote.", body = Quote)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_maintenance_quote(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    Json(question): Json<ProtectionQuestion>,
) -> Result<Response, Failure> {
    let id = licenses::parse(&id)?;
    office.license_to_order(&principal, id).await?;
    let (currency, wish) = (currency(&question.currency)?, Wish::Protection(question.term));
    let terms = PaymentTerms::Prepaid;
    let asked = move |customer| Asked { customer, wish, currency, terms, combined: false };
    Ok(answer(office.quote_license(&principal, id, None, asked).await?))
}

/// Quotes what a new licence costs.
///
/// When rules stand in the way, all of them are in `errors`.
#[utoipa::path(
    post, path = "/v1/quotes", tag = "orders", request_body = LevelQuestion,
    responses((status = 201, description = "The quote.", body = Quote)),
    security(("bearer" = ["orders:write"]))
)]
async fn create_quote(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(question): Json<LevelQuestion>,
) -> Result<Response, Failure> {
    let (named, asked) = question.asked()?;
    Ok(answer(office.quote_purchase(&principal, named, asked).await?))
}

/// Reads a quote, with the rules that would refuse it now.
#[utoipa::path(
    get, path = "/v1/quotes/{id}", tag = "orders",
    params(("id" = String, Path, description = "Its id.", example = "quote_16j")),
    responses((status = 200, description = "The quote.", body = Quote)),
    security(("bearer" = ["orders:read"]))
)]
async fn read_quote(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let id: QuoteId = id.parse().map_err(|_| Refused::missing("quote", &id))?;
    let (quote, reasons) = office.quote(&principal, id).await?;
    Ok((ETag::of_revision(1), Json(Quote::of(quote, reasons))))
}
