//! Domains, and the DNS records that make their mail work.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::domains::{DomainChange, Purpose, WantedRecord};
use foundation::http::{
    Conditions, ETag, FieldError, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem,
};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::domains;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::{IfMatch, created, expected, time};

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
            domains::Status::Active => Self::Active,
            domains::Status::Disabled => Self::Disabled,
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
    /// Whether it takes part in mail.
    status: DomainStatus,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<domains::Domain> for Domain {
    fn from(domain: domains::Domain) -> Self {
        Self {
            id: domain.id.to_string(),
            name: domain.name,
            status: domain.status.into(),
            created_at: time(domain.created_at),
            updated_at: time(domain.updated_at),
        }
    }
}

foundation::page_of!(
    /// Domains by name.
    pub(crate) DomainPage of Domain
);

/// A domain to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDomain {
    /// Its name, in Unicode or A-labels.
    #[schema(min_length = 1, max_length = 255, example = "example.org")]
    name: String,
    /// Whether it takes part in mail at once. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<DomainStatus>,
}

/// A merge patch of a domain.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainPatch {
    /// Whether it takes part in mail.
    #[serde(default)]
    #[schema(value_type = Option<DomainStatus>, nullable = false)]
    status: Patch<DomainStatus>,
}

/// What a DNS record is for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DnsRecordPurpose {
    /// Mail to the domain finds this server.
    Receive,
    /// Others know that this server sends for the domain.
    Spf,
    /// Others can verify this server's signature.
    Dkim,
    /// Others know what to do with mail that fails.
    Dmarc,
}

/// A DNS record's type.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum DnsRecordType {
    /// Where mail goes.
    Mx,
    /// Text.
    Txt,
}

/// A record that the domain's DNS should show.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DnsRecord {
    /// What it is for.
    purpose: DnsRecordPurpose,
    /// The owner name, without a final dot.
    #[schema(example = "_dmarc.example.org")]
    name: String,
    /// The record's type.
    r#type: DnsRecordType,
    /// The value as a zone file shows it.
    #[schema(example = "\"v=DMARC1; p=quarantine\"")]
    value: String,
}

impl From<WantedRecord> for DnsRecord {
    fn from(record: WantedRecord) -> Self {
        let purpose = match record.purpose {
            Purpose::Receive => DnsRecordPurpose::Receive,
            Purpose::Spf => DnsRecordPurpose::Spf,
            Purpose::Dkim => DnsRecordPurpose::Dkim,
            Purpose::Dmarc => DnsRecordPurpose::Dmarc,
        };
        let r#type = if record.kind == "MX" { DnsRecordType::Mx } else { DnsRecordType::Txt };
        Self { purpose, name: record.name, r#type, value: record.value }
    }
}

foundation::page_of!(
    /// The records a domain's DNS should show: all of them, on one page.
    pub(crate) DnsRecordPage of DnsRecord
);

fn shown(domain: domains::Domain) -> (ETag, Json<Domain>) {
    (ETag::of_revision(domain.revision), Json(domain.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_domains, create_domain))
        .routes(routes!(read_domain, update_domain, delete_domain))
        .routes(routes!(list_dns_records))
}

/// Lists domains by name.
#[utoipa::path(
    get, path = "/v1/domains", tag = "domains", params(PageParams),
    responses((status = 200, description = "A page of domains.", body = DomainPage)),
    security(("bearer" = ["domains:read"]))
)]
async fn list_domains(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<DomainPage>, Failure> {
    let after: String = paging.after()?.unwrap_or_default();
    let rows = engine.domains(&principal, &after, paging.limit() + 1).await?;
    Ok(paging.page(rows, |domain| domain.name.clone()).map(Domain::from).listed())
}

/// Makes a domain and the keys its mail is signed with.
#[utoipa::path(
    post, path = "/v1/domains", tag = "domains", request_body = NewDomain,
    responses((status = 201, description = "The domain was made.", body = Domain)),
    security(("bearer" = ["domains:write"]))
)]
async fn create_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewDomain>,
) -> Result<Response, Failure> {
    let status = new.status.unwrap_or(DomainStatus::Active);
    let domain = engine.create_domain(&principal, &new.name, status.into()).await?;
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
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.domain(&principal, &name).await?))
}

/// Changes a domain.
#[utoipa::path(
    patch, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), IfMatch),
    request_body(content = DomainPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The domain as it is now.", body = Domain)),
    security(("bearer" = ["domains:write"]))
)]
async fn update_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<DomainPatch>,
) -> Result<impl IntoResponse, Failure> {
    let status = match patch.status {
        Patch::Absent => None,
        Patch::Value(status) => Some(status.into()),
        Patch::Null => {
            return Err(Problem::invalid(vec![FieldError::new("/status", "required", "cannot be null")]).into());
        }
    };
    let expected = expected(&conditions, engine.domain(&principal, &name).await?.revision)?;
    Ok(shown(engine.update_domain(&principal, &name, DomainChange { status }, expected).await?))
}

/// Deletes a domain that holds no mailboxes and aliases any more, with its signing keys.
#[utoipa::path(
    delete, path = "/v1/domains/{domain}", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), IfMatch),
    responses((status = 204, description = "The domain is gone.")),
    security(("bearer" = ["domains:write"]))
)]
async fn delete_domain(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.domain(&principal, &name).await?.revision)?;
    engine.delete_domain(&principal, &name, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the records the domain's DNS should show for its mail to come, go and be believed.
#[utoipa::path(
    get, path = "/v1/domains/{domain}/dns-records", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org")),
    responses((status = 200, description = "All wanted records.", body = DnsRecordPage)),
    security(("bearer" = ["domains:read"]))
)]
async fn list_dns_records(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<Json<DnsRecordPage>, Failure> {
    let records = engine.wanted_records(&principal, &name).await?;
    let data = records.into_iter().map(DnsRecord::from).collect();
    Ok(Json(DnsRecordPage { data, has_more: false, next_cursor: None }))
}
