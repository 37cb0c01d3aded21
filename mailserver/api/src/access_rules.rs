//! Blocks and allow-lists: seen to by whoever administrates, and by holders of mailboxes.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::access_rules::{AccessRuleOrder, AccessRuleQuery, AccessRuleWords, Entrance, PlaceName, Side, services};
use engine::{Engine, Principal};
use foundation::http::wire::{IfMatch, Short, created, expected, given, set, time};
use foundation::http::{
    Conditions, ETag, FieldError, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem, Query,
};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::access_rules::{self, Action, Kind, RulePlace};
use store::ids::AccessRuleId;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::listing::{Counting, total};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/access-rules";
const OWN: &str = "/v1/me/access-rules";

/// What a rule looks at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AccessRuleKind {
    /// Where a client is.
    Network,
    /// Whom a message is from.
    Sender,
    /// Whom it is for.
    Recipient,
}

impl From<AccessRuleKind> for Kind {
    fn from(kind: AccessRuleKind) -> Self {
        match kind {
            AccessRuleKind::Network => Self::Network,
            AccessRuleKind::Sender => Self::Sender,
            AccessRuleKind::Recipient => Self::Recipient,
        }
    }
}

impl From<Kind> for AccessRuleKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Network => Self::Network,
            Kind::Sender => Self::Sender,
            Kind::Recipient => Self::Recipient,
        }
    }
}

/// What a rule does.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AccessRuleAction {
    /// What it matches is refused.
    Block,
    /// What it matches is let through where a wider rule blocks it.
    Allow,
}

impl From<AccessRuleAction> for Action {
    fn from(action: AccessRuleAction) -> Self {
        match action {
            AccessRuleAction::Block => Self::Block,
            AccessRuleAction::Allow => Self::Allow,
        }
    }
}

impl From<Action> for AccessRuleAction {
    fn from(action: Action) -> Self {
        match action {
            Action::Block => Self::Block,
            Action::Allow => Self::Allow,
        }
    }
}

/// What a client connects to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AccessService {
    /// Mail from other servers.
    Smtp,
    /// Mail of people here.
    Submission,
    /// Reading mail by IMAP.
    Imap,
    /// Reading mail by POP3.
    Pop3,
    /// Signing in over HTTP, with a password, a link or a device's code. What is done with a token is left alone: tokens have networks
    /// of their own.
    Http,
}

impl From<AccessService> for Entrance {
    fn from(service: AccessService) -> Self {
        match service {
            AccessService::Smtp => Self::Smtp,
            AccessService::Submission => Self::Submission,
            AccessService::Imap => Self::Imap,
            AccessService::Pop3 => Self::Pop3,
            AccessService::Http => Self::Http,
        }
    }
}

impl From<Entrance> for AccessService {
    fn from(service: Entrance) -> Self {
        match service {
            Entrance::Smtp => Self::Smtp,
            Entrance::Submission => Self::Submission,
            Entrance::Imap => Self::Imap,
            Entrance::Pop3 => Self::Pop3,
            Entrance::Http => Self::Http,
        }
    }
}

/// A rule on whom mail is taken from, whom it goes to, or who may connect.
///
/// Of the rules on networks the narrowest network holds. Of those on senders and recipients, those that are `enforced` hold first, from
/// the server down; then the nearest: the mailbox's before its domain's, its tenant's, its reseller's and the server's; and of those
/// of one level the most specific pattern.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccessRule {
    /// Its identifier. Whoever is refused is told it.
    #[schema(example = "acr_16n")]
    id: String,
    /// The tenant it belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// The domain whose addresses it holds for; null when it is a tenant's, a mailbox's or the server's.
    #[schema(required, example = "example.org")]
    domain: Option<String>,
    /// The mailbox it holds for; null when it holds for more.
    #[schema(required, example = json!(null))]
    mailbox: Option<String>,
    /// What it looks at.
    kind: AccessRuleKind,
    /// What it matches, in its normal form.
    #[schema(example = "*.spammer.example")]
    pattern: String,
    /// What it does.
    action: AccessRuleAction,
    /// Whether no rule of anybody below lifts it.
    #[schema(example = false)]
    enforced: bool,
    /// The services that a rule on networks is about; empty for all of them.
    services: Vec<AccessService>,
    /// What whoever is refused is told; empty for the usual.
    #[schema(example = "")]
    reply: String,
    /// What those who look after it say of it; empty for nothing. Nobody else is told.
    #[schema(example = "ticket 4711")]
    note: String,
    /// When it ends by itself; null for never.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    expires_at: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<access_rules::AccessRule> for AccessRule {
    fn from(rule: access_rules::AccessRule) -> Self {
        let (domain, mailbox) = match rule.place {
            RulePlace::Tenant(_) => (None, None),
            RulePlace::Domain(_, name) => (Some(name), None),
            RulePlace::Mailbox(.., address) => (None, Some(address)),
        };
        Self {
            id: rule.id.to_string(),
            tenant: rule.owner.name,
            domain,
            mailbox,
            kind: rule.kind.into(),
            pattern: rule.pattern,
            action: rule.text.action.into(),
            enforced: rule.text.enforced,
            services: services(&rule.text.services).into_iter().map(Into::into).collect(),
            reply: rule.text.reply,
            note: rule.text.note,
            expires_at: rule.text.expires_at.map(time),
            created_at: time(rule.created_at),
            updated_at: time(rule.updated_at),
        }
    }
}

foundation::page_of!(
    /// Rules, the oldest first.
    pub(crate) AccessRulePage of AccessRule, counted
);

/// Which rules are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AccessRuleParams {
    /// Only those of this tenant, its domains and mailboxes.
    #[param(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// Only those of this domain and its mailboxes.
    #[param(nullable = false, example = "example.org")]
    domain: Option<String>,
    /// Only those of this mailbox.
    #[param(nullable = false, example = "anna@example.org")]
    mailbox: Option<String>,
    /// Only those that look at this.
    #[param(nullable = false, inline, example = "sender")]
    kind: Option<AccessRuleKind>,
    /// Only those that do this.
    #[param(nullable = false, inline, example = "block")]
    action: Option<AccessRuleAction>,
    /// Only those with this in their pattern, or with this identifier.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "spammer")]
    search: Option<Short<255>>,
}

/// Which rules of one's own are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OwnAccessRuleParams {
    /// Only those with this in their pattern.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "spammer")]
    search: Option<Short<255>>,
}

/// A rule to be made. At most one of `tenant`, `domain` and `mailbox` says what it holds for; without any it is all that the caller
/// administrates.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAccessRule {
    /// The tenant for whose domains it is to hold.
    #[schema(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// The domain for whose addresses it is to hold.
    #[schema(nullable = false, example = "example.org")]
    domain: Option<String>,
    /// The mailbox for which it is to hold.
    #[schema(nullable = false, example = "anna@example.org")]
    mailbox: Option<String>,
    /// What it looks at; `network` is for the server itself.
    kind: AccessRuleKind,
    /// What it matches. Of networks an address or a network. Of senders and recipients an address (with whatever `+detail`), a domain,
    /// `*.` and a domain for all domains in it, a local part and `@*`, or `*` for everybody.
    #[schema(max_length = 512, example = "*.spammer.example")]
    pattern: String,
    /// What it does.
    action: AccessRuleAction,
    /// Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own mailbox.
    #[serde(default)]
    #[schema(example = false)]
    enforced: bool,
    /// The services that a rule on networks is about; absent or empty for all of them.
    #[serde(default)]
    services: Vec<AccessService>,
    /// What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
    #[serde(default)]
    #[schema(max_length = 200, example = "Write to our postmaster, please")]
    reply: String,
    /// What those who look after it say of it, in up to 500 characters.
    #[serde(default)]
    #[schema(max_length = 500, example = "ticket 4711")]
    note: String,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2030-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

/// A rule of one's own, on whom mail is taken from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOwnAccessRule {
    /// Whom it matches: an address (with whatever `+detail`), a domain, `*.` and a domain for all domains in it, a local part and `@*`,
    /// or `*` for everybody.
    #[schema(max_length = 512, example = "news@shop.example")]
    pattern: String,
    /// What it does.
    action: AccessRuleAction,
    /// What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
    #[serde(default)]
    #[schema(max_length = 200, example = "Write to our postmaster, please")]
    reply: String,
    /// What those who look after it say of it, in up to 500 characters.
    #[serde(default)]
    #[schema(max_length = 500, example = "ticket 4711")]
    note: String,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2030-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

/// What a rule is to say. Fields of a read rule beside these are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct AccessRuleReplacement {
    /// What it does.
    action: AccessRuleAction,
    /// Whether no rule of anybody below lifts it. Default false; not for networks, nor for rules of one's own mailbox.
    #[serde(default)]
    #[schema(example = false)]
    enforced: bool,
    /// The services that a rule on networks is about; absent or empty for all of them.
    #[serde(default)]
    services: Vec<AccessService>,
    /// What whoever is refused is told, in up to 200 characters of ASCII; absent or empty for the usual.
    #[serde(default)]
    #[schema(max_length = 200, example = "Write to our postmaster, please")]
    reply: String,
    /// What those who look after it say of it, in up to 500 characters.
    #[serde(default)]
    #[schema(max_length = 500, example = "ticket 4711")]
    note: String,
    /// When it ends by itself; absent or null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2030-01-05T09:00:00Z")]
    expires_at: Option<Timestamp>,
}

impl From<AccessRuleReplacement> for AccessRuleWords {
    fn from(wanted: AccessRuleReplacement) -> Self {
        let AccessRuleReplacement { action, enforced, services, reply, note, expires_at } = wanted;
        let services = services.into_iter().map(Into::into).collect();
        Self { action: action.into(), enforced, services, reply, note, expires_at }
    }
}

/// A merge patch of a rule.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccessRulePatch {
    /// What it does.
    #[serde(default)]
    #[schema(value_type = Option<AccessRuleAction>, nullable = false)]
    action: Patch<AccessRuleAction>,
    /// Whether no rule of anybody below lifts it.
    #[serde(default)]
    #[schema(value_type = Option<bool>, nullable = false, example = true)]
    enforced: Patch<bool>,
    /// The services that a rule on networks is about; empty for all of them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<AccessService>>, nullable = false)]
    services: Patch<Vec<AccessService>>,
    /// What whoever is refused is told; empty for the usual.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 200, example = "")]
    reply: Patch<String>,
    /// What those who look after it say of it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, max_length = 500, example = "ticket 4711")]
    note: Patch<String>,
    /// When it ends by itself; null for never.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime, example = "2030-01-05T09:00:00Z")]
    expires_at: Patch<Timestamp>,
}

impl AccessRulePatch {
    fn onto(self, words: &mut AccessRuleWords) -> Result<(), Problem> {
        set(&mut words.action, given(self.action, "/action")?.map(Into::into));
        set(&mut words.enforced, given(self.enforced, "/enforced")?);
        let services = given(self.services, "/services")?;
        set(&mut words.services, services.map(|services| services.into_iter().map(Into::into).collect()));
        set(&mut words.reply, given(self.reply, "/reply")?);
        set(&mut words.note, given(self.note, "/note")?);
        match self.expires_at {
            Patch::Absent => {}
            Patch::Null => words.expires_at = None,
            Patch::Value(end) => words.expires_at = Some(end),
        }
        Ok(())
    }
}

fn shown(rule: access_rules::AccessRule) -> (ETag, Json<AccessRule>) {
    (ETag::of_revision(rule.revision), Json(rule.into()))
}

async fn replaced(
    engine: &Engine,
    principal: &Principal,
    (side, id): (Side, &str),
    conditions: &Conditions,
    words: AccessRuleWords,
) -> Result<(ETag, Json<AccessRule>), Failure> {
    let expected = expected(conditions, engine.access_rule(principal, side, id).await?.revision)?;
    Ok(shown(engine.replace_access_rule(principal, side, id, words, expected).await?))
}

async fn updated(
    engine: &Engine,
    principal: &Principal,
    (side, id): (Side, &str),
    conditions: &Conditions,
    patch: AccessRulePatch,
) -> Result<(ETag, Json<AccessRule>), Failure> {
    let known = engine.access_rule(principal, side, id).await?;
    expected(conditions, known.revision)?;
    let mut words = AccessRuleWords::from(&known);
    patch.onto(&mut words)?;
    // What the patch leaves alone is what was read: somebody else's change in between is not undone.
    Ok(shown(engine.replace_access_rule(principal, side, id, words, Some(known.revision)).await?))
}

async fn deleted(
    engine: &Engine,
    principal: &Principal,
    (side, id): (Side, &str),
    conditions: &Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(conditions, engine.access_rule(principal, side, id).await?.revision)?;
    engine.delete_access_rule(principal, side, id, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn made(collection: &str, rule: access_rules::AccessRule) -> Response {
    let (key, (etag, body)) = (rule.id.to_string(), shown(rule));
    created(collection, &key, etag, body)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_access_rules, create_access_rule))
        .routes(routes!(read_access_rule, replace_access_rule, update_access_rule, delete_access_rule))
        .routes(routes!(list_own_access_rules, create_own_access_rule))
        .routes(routes!(read_own_access_rule, replace_own_access_rule, update_own_access_rule, delete_own_access_rule))
}

/// Lists rules.
#[utoipa::path(
    get, path = "/v1/access-rules", tag = "access-rules", params(PageParams, Counting, AccessRuleParams),
    responses((status = 200, description = "A page of rules, the oldest first.", body = AccessRulePage)),
    security(("bearer" = ["access-rules:read"]))
)]
async fn list_access_rules(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<AccessRuleParams>,
) -> Result<Listed<AccessRulePage>, Failure> {
    let AccessRuleParams { tenant, domain, mailbox, kind, action, search } = params;
    let (kind, action) = (kind.map(Into::into), action.map(Into::into));
    let query = AccessRuleQuery { tenant, domain, mailbox, kind, action, search: search.map(|search| search.0) };
    let after = paging.after::<i64>()?.map(AccessRuleId);
    let rows = engine.access_rules(&principal, &query, after, paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_access_rules(&principal, &query).await?),
        false => None,
    };
    Ok(paging.page(rows, |rule| rule.id.0).of_total(count).map(AccessRule::from).listed())
}

/// Makes a rule. It holds for what comes from now on.
///
/// A client that a rule on networks blocks is not let in by any of its services; one that it allows is kept out by no number of
/// connections or failed logins from its network. A sender that a rule allows is allowed for what SPF, DKIM or a login shows to be
/// from its domain, and not for whoever writes its name.
#[utoipa::path(
    post, path = "/v1/access-rules", tag = "access-rules", params(DryRun), request_body = NewAccessRule,
    responses((status = 201, description = "The rule was made.", body = AccessRule)),
    security(("bearer" = ["access-rules:write"]))
)]
async fn create_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewAccessRule>,
) -> Result<Response, Failure> {
    let NewAccessRule { tenant, domain, mailbox, kind, pattern, action, enforced, services, reply, note, expires_at } =
        new;
    let place = match (tenant, domain, mailbox) {
        (None, None, None) => PlaceName::Reach,
        (Some(tenant), None, None) => PlaceName::Tenant(tenant),
        (None, Some(domain), None) => PlaceName::Domain(domain),
        (None, None, Some(mailbox)) => PlaceName::Mailbox(mailbox),
        (tenant, ..) => {
            let field = if tenant.is_some() { "/tenant" } else { "/domain" };
            let detail = "must be left out when something narrower is named";
            return Err(Problem::invalid(vec![FieldError::new(field, "invalid", detail)]).into());
        }
    };
    let words = AccessRuleReplacement { action, enforced, services, reply, note, expires_at }.into();
    let order = AccessRuleOrder { place, kind: kind.into(), pattern, words };
    Ok(made(COLLECTION, engine.create_access_rule(&principal, order).await?))
}

/// Reads a rule.
#[utoipa::path(
    get, path = "/v1/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n")),
    responses((status = 200, description = "The rule.", body = AccessRule)),
    security(("bearer" = ["access-rules:read"]))
)]
async fn read_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.access_rule(&principal, Side::Administration, &id).await?))
}

/// Says something else of a rule. What it holds for, looks at and matches stays.
#[utoipa::path(
    put, path = "/v1/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    request_body = AccessRuleReplacement,
    responses((status = 200, description = "The rule as it is now.", body = AccessRule)),
    security(("bearer" = ["access-rules:write"]))
)]
async fn replace_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<AccessRuleReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, (Side::Administration, &id), &conditions, wanted.into()).await
}

/// Changes a rule.
#[utoipa::path(
    patch, path = "/v1/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    request_body(content = AccessRulePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The rule as it is now.", body = AccessRule)),
    security(("bearer" = ["access-rules:write"]))
)]
async fn update_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<AccessRulePatch>,
) -> Result<impl IntoResponse, Failure> {
    updated(&engine, &principal, (Side::Administration, &id), &conditions, patch).await
}

/// Deletes a rule.
#[utoipa::path(
    delete, path = "/v1/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    responses((status = 204, description = "The rule is gone.")),
    security(("bearer" = ["access-rules:write"]))
)]
async fn delete_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    deleted(&engine, &principal, (Side::Administration, &id), &conditions).await
}

/// Lists the rules that one made for one's own mailbox. What administrators say of it is theirs.
#[utoipa::path(
    get, path = "/v1/me/access-rules", tag = "access-rules", params(PageParams, Counting, OwnAccessRuleParams),
    responses((status = 200, description = "A page of rules, the oldest first.", body = AccessRulePage)),
    security(("bearer" = ["account:read"]))
)]
async fn list_own_access_rules(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(OwnAccessRuleParams { search }): Query<OwnAccessRuleParams>,
) -> Result<Listed<AccessRulePage>, Failure> {
    let search = search.as_ref().map(|search| search.0.as_str());
    let after = paging.after::<i64>()?.map(AccessRuleId);
    let rows = engine.own_access_rules(&principal, search, after, paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_own_access_rules(&principal, search).await?),
        false => None,
    };
    Ok(paging.page(rows, |rule| rule.id.0).of_total(count).map(AccessRule::from).listed())
}

/// Blocks a sender for one's own mailbox, or allows one that is blocked for the domain.
#[utoipa::path(
    post, path = "/v1/me/access-rules", tag = "access-rules", params(DryRun), request_body = NewOwnAccessRule,
    responses((status = 201, description = "The rule was made.", body = AccessRule)),
    security(("bearer" = ["account:write"]))
)]
async fn create_own_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewOwnAccessRule>,
) -> Result<Response, Failure> {
    let NewOwnAccessRule { pattern, action, reply, note, expires_at } = new;
    let (enforced, services) = Default::default();
    let words = AccessRuleReplacement { action, enforced, services, reply, note, expires_at }.into();
    let order = AccessRuleOrder { place: PlaceName::Own, kind: Kind::Sender, pattern, words };
    Ok(made(OWN, engine.create_access_rule(&principal, order).await?))
}

/// Reads a rule of one's own mailbox.
#[utoipa::path(
    get, path = "/v1/me/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n")),
    responses((status = 200, description = "The rule.", body = AccessRule)),
    security(("bearer" = ["account:read"]))
)]
async fn read_own_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.access_rule(&principal, Side::Holder, &id).await?))
}

/// Says something else of a rule of one's own mailbox.
#[utoipa::path(
    put, path = "/v1/me/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    request_body = AccessRuleReplacement,
    responses((status = 200, description = "The rule as it is now.", body = AccessRule)),
    security(("bearer" = ["account:write"]))
)]
async fn replace_own_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<AccessRuleReplacement>,
) -> Result<impl IntoResponse, Failure> {
    replaced(&engine, &principal, (Side::Holder, &id), &conditions, wanted.into()).await
}

/// Changes a rule of one's own mailbox.
#[utoipa::path(
    patch, path = "/v1/me/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    request_body(content = AccessRulePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The rule as it is now.", body = AccessRule)),
    security(("bearer" = ["account:write"]))
)]
async fn update_own_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<AccessRulePatch>,
) -> Result<impl IntoResponse, Failure> {
    updated(&engine, &principal, (Side::Holder, &id), &conditions, patch).await
}

/// Deletes a rule of one's own mailbox.
#[utoipa::path(
    delete, path = "/v1/me/access-rules/{id}", tag = "access-rules",
    params(("id" = String, Path, description = "The rule's id.", example = "acr_16n"), IfMatch, DryRun),
    responses((status = 204, description = "The rule is gone.")),
    security(("bearer" = ["account:write"]))
)]
async fn delete_own_access_rule(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    deleted(&engine, &principal, (Side::Holder, &id), &conditions).await
}
