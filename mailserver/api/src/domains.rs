//! Domains, and the DNS records that make their mail work.

use std::collections::{HashMap, HashSet};

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::dkim::Evidence;
use engine::domains::{DomainOrder, DomainQuery};
use engine::named::{Key, Put};
use engine::{Engine, Principal};
use foundation::http::wire::{
    IfMatch, Short, check_number, cleared, created, expected, expected_of, given, number, required, set, time,
};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::domains;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::listing::{Counting, NameSort, total};
use crate::metadata::{Metadata, MetadataPatch, merge_metadata, number_patch};
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;
use crate::tenants::Tenant;

const COLLECTION: &str = "/v1/domains";

/// Whether a domain takes part in mail.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainStatus {
    /// It receives, sends and lets people log in.
    Active,
    /// Mail to it is refused for the time being and nobody logs in; everything is kept.
    Disabled,
}

impl From<domains::Status> for DomainStatus {
    fn from(status: domains::Status) -> Self {
        match status {
            domains::Status::Active | domains::Status::Staged => Self::Active,
            domains::Status::Disabled | domains::Status::Deleted => Self::Disabled,
        }
    }
}

impl From<DomainStatus> for domains::Status {
    fn from(status: DomainStatus) -> Self {
        match status {
            DomainStatus::Active => Self::Active,
            DomainStatus::Disabled => Self::Disabled,
        }
    }
}

/// A domain we take mail for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Domain {
    /// Its identifier.
    #[schema(example = "dom_16j")]
    id: String,
    /// Its name in A-labels, lower case: its key in the path.
    #[schema(example = "example.org")]
    name: String,
    /// The tenant it belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// Whether it takes part in mail.
    status: DomainStatus,
    /// Since when it is known to be its tenant's; null while that is only said. Until then it takes no part in mail: mail to it goes
    /// where the DNS says, and nobody sends in its name.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    verified_at: Option<Timestamp>,
    /// What the tenant's own system calls it; null for nothing.
    #[schema(required, example = "service-17")]
    external_id: Option<String>,
    /// Whatever the caller keeps with it.
    metadata: Metadata,
    /// The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by either. It has no
    /// addresses of its own; null for none.
    #[schema(required, example = json!(null))]
    alias_of: Option<String>,
    /// Who gets mail to addresses that are not there; null for nobody: such mail is refused.
    #[schema(required, example = "anna@example.org")]
    catch_all: Option<String>,
    /// Mailboxes it may have; null for as many as its tenant may.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailbox_limit: Option<u64>,
    /// Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    quota_limit_bytes: Option<u64>,
    /// Octets that a mailbox may hold which is made without saying; null for the most that is allowed.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    default_quota_bytes: Option<u64>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
    /// In a list, what was asked for with `expand`; absent otherwise.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<DomainExpanded>,
}

impl From<domains::Domain> for Domain {
    fn from(domain: domains::Domain) -> Self {
        Self {
            id: domain.id.to_string(),
            name: domain.name,
            tenant: domain.owner.name,
            status: domain.status.into(),
            verified_at: domain.verified_at.map(time),
            external_id: domain.text.external_id,
            metadata: Metadata::read(&domain.text.metadata),
            alias_of: domain.alias_name,
            catch_all: domain.text.catch_all,
            mailbox_limit: domain.text.mailbox_limit.map(number),
            quota_limit_bytes: domain.text.quota_limit.map(number),
            default_quota_bytes: domain.text.default_quota.map(number),
            created_at: time(domain.created_at),
            updated_at: time(domain.updated_at),
            expanded: None,
        }
    }
}

/// What can be shown with a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainExpand {
    /// Its tenant; with the scope `tenants:read`.
    Tenant,
}

/// What is shown with a domain.
#[derive(Debug, Serialize, ToSchema)]
struct DomainExpanded {
    /// Its tenant; absent when it is the server itself.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<Tenant>,
}

/// Domains as they are shown, with what is asked for.
async fn told(
    engine: &Engine,
    principal: &Principal,
    domains: Vec<domains::Domain>,
    expand: Option<DomainExpand>,
) -> Result<Vec<Domain>, Failure> {
    let Some(DomainExpand::Tenant) = expand else { return Ok(domains.into_iter().map(Domain::from).collect()) };
    let names: HashSet<String> = domains.iter().filter_map(|domain| domain.owner.name.clone()).collect();
    let mut tenants = HashMap::new();
    for name in names {
        let tenant = found(engine.tenant(principal, &name.as_str().into()).await)?;
        tenants.extend(tenant.map(|tenant| (name, tenant)));
    }
    let shown = domains.into_iter().map(|domain| {
        let tenant = domain.owner.name.as_ref().and_then(|name| tenants.get(name)).cloned().map(Tenant::from);
        Domain { expanded: Some(DomainExpanded { tenant }), ..Domain::from(domain) }
    });
    Ok(shown.collect())
}

foundation::page_of!(
    /// Domains.
    pub(crate) DomainPage of Domain, counted
);

/// A domain to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDomain {
    /// Its name, in Unicode or A-labels.
    #[schema(min_length = 1, max_length = 255, example = "example.org")]
    name: String,
    /// The tenant it is to belong to; absent or null for the caller's own.
    #[serde(default)]
    #[schema(example = "acme")]
    tenant: Option<String>,
    /// Whether it takes part in mail at once. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<DomainStatus>,
    /// Whether it is known to be its tenant's. Default true for whoever administrates the server, who alone says so; false for tenants
    /// and resellers, unless `server.verify_domains` is off.
    #[serde(default)]
    #[schema(nullable = false, example = false)]
    verified: Option<bool>,
    /// What the tenant's own system calls it: unique among the tenant's domains.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "service-17")]
    external_id: Option<String>,
    /// Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
    /// The domain that it is another name of: mail to whoever@it goes to whoever@that, and they log in and send by either. It has no
    /// addresses of its own; absent or null for none.
    #[serde(default)]
    #[schema(max_length = 255, example = json!(null))]
    alias_of: Option<String>,
    /// Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant; absent or null
    /// for nobody.
    #[serde(default)]
    #[schema(max_length = 320, example = "anna@example.org")]
    catch_all: Option<String>,
    /// Mailboxes it may have; absent or null for as many as its tenant may.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailbox_limit: Option<u64>,
    /// Octets that one of its mailboxes may hold at most; absent or null for as many as its tenant's plan allows.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    quota_limit_bytes: Option<u64>,
    /// Octets that a mailbox may hold which is made without saying; absent or null for the most that is allowed.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    default_quota_bytes: Option<u64>,
}

/// What a domain is to be. Other fields of a read domain are ignored, so that what was read can be sent back; what is absent is
/// as in a new domain.
#[derive(Deserialize, ToSchema)]
pub(crate) struct DomainReplacement {
    /// Its name, where the path has its external identifier and there is no such domain yet; otherwise ignored.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "example.org")]
    name: Option<String>,
    /// The tenant it is to belong to; absent or null for the one it has, or for the caller's own.
    #[serde(default)]
    #[schema(example = "acme")]
    tenant: Option<String>,
    /// Whether it takes part in mail. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<DomainStatus>,
    /// What the tenant's own system calls it; where the path has it, ignored.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "service-17")]
    external_id: Option<String>,
    /// Whatever is to be kept with it.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
    /// The domain of the same tenant that it is to be another name of.
    #[serde(default)]
    #[schema(max_length = 255, example = json!(null))]
    alias_of: Option<String>,
    /// Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant.
    #[serde(default)]
    #[schema(max_length = 320, example = "anna@example.org")]
    catch_all: Option<String>,
    /// Mailboxes it may have.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailbox_limit: Option<u64>,
    /// Octets that one of its mailboxes may hold at most.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    quota_limit_bytes: Option<u64>,
    /// Octets that a mailbox may hold which is made without saying.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    default_quota_bytes: Option<u64>,
}

/// A merge patch of a domain.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainPatch {
    /// The tenant it is to belong to, with all that is in it.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, example = "acme")]
    tenant: Patch<String>,
    /// Whether it takes part in mail.
    #[serde(default)]
    #[schema(value_type = Option<DomainStatus>, nullable = false)]
    status: Patch<DomainStatus>,
    /// What the tenant's own system calls it; null for nothing.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 255, example = "service-17")]
    external_id: Patch<String>,
    /// Keys to be set; null takes one away.
    #[serde(default)]
    #[schema(value_type = Option<MetadataPatch>, nullable = false)]
    metadata: Patch<MetadataPatch>,
    /// The domain of the same tenant that it is to be another name of; null for none. It must have no addresses of its own.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 255, example = json!(null))]
    alias_of: Patch<String>,
    /// Who gets mail to addresses that are not there: an address in this domain, or in another of the same tenant; null for
    /// nobody.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 320, example = "anna@example.org")]
    catch_all: Patch<String>,
    /// Mailboxes it may have; null for as many as its tenant may.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 100)]
    mailbox_limit: Patch<u64>,
    /// Octets that one of its mailboxes may hold at most; null for as many as its tenant's plan allows.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 10737418240_u64)]
    quota_limit_bytes: Patch<u64>,
    /// Octets that a mailbox may hold which is made without saying; null for the most that is allowed.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    default_quota_bytes: Patch<u64>,
}

/// Which domains are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DomainParams {
    /// Only those of this tenant.
    #[param(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// Only those that stand so.
    #[param(nullable = false, inline, example = "active")]
    status: Option<DomainStatus>,
    /// Only those that the caller's own system calls so.
    #[param(nullable = false, example = "service-17")]
    external_id: Option<String>,
    /// Only those that are other names of this domain.
    #[param(nullable = false, example = "example.org")]
    alias_of: Option<String>,
    /// Only those with this in their name.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "example")]
    search: Option<Short<255>>,
    /// The list's order. Default `name`.
    #[param(nullable = false, inline, example = "-created_at")]
    sort: Option<NameSort>,
    /// What is shown with each, in `expanded`.
    #[param(nullable = false, inline, example = "tenant")]
    expand: Option<DomainExpand>,
}

fn shown(domain: domains::Domain) -> (ETag, Json<Domain>) {
    (ETag::of_revision(domain.revision), Json(domain.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_domains, create_domain))
        .routes_twice(routes!(read_domain, replace_domain, update_domain, delete_domain))
        .routes_twice(routes!(verify_domain))
}

/// Lists domains.
#[utoipa::path(
    get, path = "/v1/domains", tag = "domains", params(PageParams, Counting, DomainParams),
    responses((status = 200, description = "A page of domains.", body = DomainPage)),
    security(("bearer" = ["domains:read"]))
)]
async fn list_domains(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<DomainParams>,
) -> Result<Listed<DomainPage>, Failure> {
    let DomainParams { tenant, status, external_id, alias_of, search, sort, expand } = params;
    let search = search.map(|search| search.0);
    let query = DomainQuery { tenant, status: status.map(Into::into), external_id, alias_of, search };
    let sort = sort.unwrap_or_default();
    let order = sort.order(domains::BY_NAME, domains::BY_AGE);
    let rows = engine.domains(&principal, &query, order, sort.after(&paging)?.as_ref(), paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_domains(&principal, &query).await?),
        false => None,
    };
    let mut page = paging.page(rows, |domain| sort.place(&domain.name, domain.id.0));
    let shown = told(&engine, &principal, std::mem::take(&mut page.data), expand).await?;
    Ok(page.of_total(count).with(shown).listed())
}

/// Makes a domain and the keys its mail is signed with.
#[utoipa::path(
    post, path = "/v1/domains", tag = "domains", params(DryRun), request_body = NewDomain,
    responses((status = 201, description = "The domain was made.", body = Domain)),
    security(("bearer" = ["domains:write"]))
)]
async fn create_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewDomain>,
) -> Result<Response, Failure> {
    let order = DomainOrder {
        name: new.name,
        tenant: new.tenant,
        status: new.status.unwrap_or(DomainStatus::Active).into(),
        verified: new.verified,
        external_id: new.external_id,
        metadata: new.metadata.unwrap_or_default().0,
        alias_of: new.alias_of,
        catch_all: new.catch_all,
        mailbox_limit: check_number(new.mailbox_limit, "/mailbox_limit")?,
        quota_limit: check_number(new.quota_limit_bytes, "/quota_limit_bytes")?,
        default_quota: check_number(new.default_quota_bytes, "/default_quota_bytes")?,
    };
    let domain = engine.create_domain(&principal, order).await?;
    let (key, (etag, body)) = (domain.name.clone(), shown(domain));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a domain.
#[utoipa::path(
    get, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org")),
    responses((status = 200, description = "The domain.", body = Domain)),
    security(("bearer" = ["domains:read"]))
)]
async fn read_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.domain(&principal, &key).await?))
}

/// Makes the domain, or replaces what is said of it.
///
/// `If-None-Match: *` only makes it, `If-Match: *` only changes it. Another `tenant` gets it with all that is in it.
#[utoipa::path(
    put, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), IfMatch, DryRun),
    request_body = DomainReplacement,
    responses(
        (status = 200, description = "The domain as it is now.", body = Domain),
        (status = 201, description = "The domain was made.", body = Domain),
    ),
    security(("bearer" = ["domains:write"]))
)]
async fn replace_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(wanted): Json<DomainReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.domain(&principal, &key).await)?;
    let expected = expected_of(&conditions, known.as_ref().map(|domain| domain.revision))?;
    let (name, external_id) = match (&key, known) {
        (Key::Natural(name), _) => (name.clone(), wanted.external_id),
        (Key::External(id), Some(known)) => (known.name, Some(id.clone())),
        (Key::External(id), None) => (required(wanted.name, "/name")?, Some(id.clone())),
    };
    let order = DomainOrder {
        name,
        tenant: wanted.tenant,
        status: wanted.status.unwrap_or(DomainStatus::Active).into(),
        verified: None,
        external_id,
        metadata: wanted.metadata.unwrap_or_default().0,
        alias_of: wanted.alias_of,
        catch_all: wanted.catch_all,
        mailbox_limit: check_number(wanted.mailbox_limit, "/mailbox_limit")?,
        quota_limit: check_number(wanted.quota_limit_bytes, "/quota_limit_bytes")?,
        default_quota: check_number(wanted.default_quota_bytes, "/default_quota_bytes")?,
    };
    let (domain, put) = match conditions.only_creates() {
        true => (engine.create_domain(&principal, order).await?, Put::Created),
        false => engine.put_domain(&principal, &key, order, expected).await?,
    };
    let (key, (etag, body)) = (domain.name.clone(), shown(domain));
    Ok(match put {
        Put::Created => created(COLLECTION, &key, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Changes a domain.
#[utoipa::path(
    patch, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), IfMatch, DryRun),
    request_body(content = DomainPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The domain as it is now.", body = Domain)),
    security(("bearer" = ["domains:write"]))
)]
async fn update_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    MergePatch(patch): MergePatch<DomainPatch>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.domain(&principal, &key).await?.revision)?;
    let tenant = given(patch.tenant, "/tenant")?;
    let status = given(patch.status, "/status")?;
    let metadata = given(patch.metadata, "/metadata")?;
    let (external_id, catch_all) = (cleared(patch.external_id), cleared(patch.catch_all));
    let alias_of = cleared(patch.alias_of);
    let mailbox_limit = number_patch(patch.mailbox_limit, "/mailbox_limit")?;
    let quota_limit = number_patch(patch.quota_limit_bytes, "/quota_limit_bytes")?;
    let default_quota = number_patch(patch.default_quota_bytes, "/default_quota_bytes")?;
    let edit = |order: &mut DomainOrder| {
        order.tenant = tenant.clone();
        set(&mut order.status, status.map(Into::into));
        set(&mut order.external_id, external_id.clone());
        set(&mut order.alias_of, alias_of.clone());
        set(&mut order.catch_all, catch_all.clone());
        set(&mut order.mailbox_limit, mailbox_limit);
        set(&mut order.quota_limit, quota_limit);
        set(&mut order.default_quota, default_quota);
        merge_metadata(&mut order.metadata, metadata.as_ref());
    };
    Ok(shown(engine.edit_domain(&principal, &key, expected, edit).await?))
}

/// What a domain is known to be its tenant's by.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DomainVerification {
    /// Whether it is believed without a look at the DNS, on the word of whoever administrates the server. Default false.
    #[serde(default)]
    #[schema(nullable = false)]
    unseen: bool,
}

/// Lets a domain take part in mail whose DNS shows that it is its tenant's.
///
/// The record stands among `dns-records` until then, and is looked for by itself every quarter of an hour too. 409 `not_published`
/// says that it is not seen. Who adds a domain that another tenant only says is theirs is told the record the same way, and gets the
/// domain, empty, once the DNS shows it.
#[utoipa::path(
    post, path = "/v1/domains/{domain}/verify", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), DryRun),
    request_body = DomainVerification,
    responses(
        (status = 200, description = "The domain, which takes part in mail.", body = Domain),
        (status = 409, description = "The record is not in DNS."),
    ),
    security(("bearer" = ["domains:write"]))
)]
async fn verify_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(verification): Json<DomainVerification>,
) -> Result<impl IntoResponse, Failure> {
    let evidence = match verification.unseen {
        true => Evidence::Word,
        false => Evidence::Seen,
    };
    Ok(shown(engine.verify_domain(&principal, &key, evidence).await?))
}

/// Deletes a domain that holds no mailboxes and aliases any more, with its signing keys.
#[utoipa::path(
    delete, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), IfMatch, DryRun),
    responses((status = 204, description = "The domain is gone.")),
    security(("bearer" = ["domains:write"]))
)]
async fn delete_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.domain(&principal, &key).await?.revision)?;
    engine.delete_domain(&principal, &key, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
