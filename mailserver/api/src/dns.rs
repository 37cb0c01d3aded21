//! What a domain's DNS should show and does show, and the keys its mail is signed with.

use axum::extract::State;
use engine::Engine;
use engine::dkim::Evidence;
use engine::dns_check::{CheckedRecord, Standing};
use engine::domains::{Purpose, WantedRecord};
use foundation::http::Json;
use foundation::http::wire::{growing_words, time};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::dkim_keys;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::named::{Named, Twice};
use crate::rehearsal::DryRun;

/// What a DNS record is for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DnsRecordPurpose {
    /// The domain is its tenant's.
    Ownership,
    /// Mail to the domain finds this server.
    Receive,
    /// Others know that this server sends for the domain.
    Spf,
    /// Others can verify this server's signature.
    Dkim,
    /// Others know what to do with mail that fails.
    Dmarc,
}

impl PartialSchema for DnsRecordPurpose {
    fn schema() -> RefOr<Schema> {
        let text = "What a DNS record is for: the domain is its tenant's (`ownership`), mail to it finds this server (`receive`), others \
                    know that this server sends for it (`spf`), can verify its signature (`dkim`), and know what to do with mail that \
                    fails (`dmarc`).";
        growing_words(text, ["ownership", "receive", "spf", "dkim", "dmarc"].map(str::to_owned))
    }
}

impl ToSchema for DnsRecordPurpose {}

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
            Purpose::Ownership => DnsRecordPurpose::Ownership,
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

/// How a record stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DnsStanding {
    /// What is there does what the record is for.
    Good,
    /// There is none.
    Missing,
    /// What is there does something else.
    Different,
    /// The DNS did not answer.
    Unknown,
}

/// A wanted record, and what the DNS shows of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DnsCheck {
    /// What it is for.
    purpose: DnsRecordPurpose,
    /// The owner name, without a final dot.
    #[schema(example = "example.org")]
    name: String,
    /// The record's type.
    r#type: DnsRecordType,
    /// The wanted value as a zone file shows it. Others may do as well.
    #[schema(example = "\"v=spf1 mx a:mx.example.org -all\"")]
    value: String,
    /// How it stands.
    status: DnsStanding,
    /// What is there, as a zone file shows it.
    #[schema(example = json!(["\"v=spf1 mx -all\""]))]
    found: Vec<String>,
    /// What that means, in a sentence.
    #[schema(example = "Mail from this server passes.")]
    detail: String,
}

impl From<CheckedRecord> for DnsCheck {
    fn from(checked: CheckedRecord) -> Self {
        let DnsRecord { purpose, name, r#type, value } = checked.wanted.into();
        let status = match checked.standing {
            Standing::Good => DnsStanding::Good,
            Standing::Missing => DnsStanding::Missing,
            Standing::Different => DnsStanding::Different,
            Standing::Unknown => DnsStanding::Unknown,
        };
        Self { purpose, name, r#type, value, status, found: checked.found, detail: checked.detail }
    }
}

foundation::page_of!(
    /// What the DNS shows of a domain's wanted records: all of them, on one page.
    pub(crate) DnsCheckPage of DnsCheck
);

/// Whether a key signs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DkimKeyState {
    /// Not yet: its record has to be in DNS first.
    Waiting,
    /// It does.
    Signing,
    /// Not any more. Its record stays wanted by mail that is on its way, until the key is forgotten after 30 days.
    Retired,
}

/// A key that a domain's mail is signed with.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DkimKey {
    /// Its selector.
    #[schema(example = "pp20260105r")]
    selector: String,
    /// `rsa-sha256` or `ed25519-sha256`.
    #[schema(example = "rsa-sha256")]
    algorithm: String,
    /// Whether it signs.
    state: DkimKeyState,
    /// The owner name of its record, without a final dot.
    #[schema(example = "pp20260105r._domainkey.example.org")]
    name: String,
    /// The text of its record.
    #[schema(example = "v=DKIM1; k=rsa; p=MIIBIjANBgkqh…")]
    record: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it stopped signing; null while it did not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    retired_at: Option<Timestamp>,
}

foundation::page_of!(
    /// A domain's DKIM keys, the oldest first: all of them, on one page.
    pub(crate) DkimKeyPage of DkimKey
);

impl DkimKeyPage {
    fn of(keys: Vec<dkim_keys::DkimKey>, domain: &str) -> Self {
        let shown = |key: dkim_keys::DkimKey| DkimKey {
            name: format!("{}._domainkey.{domain}", key.selector),
            selector: key.selector,
            algorithm: key.algorithm,
            state: match key.state {
                dkim_keys::State::Waiting => DkimKeyState::Waiting,
                dkim_keys::State::Signing => DkimKeyState::Signing,
                dkim_keys::State::Retired => DkimKeyState::Retired,
            },
            record: key.record,
            created_at: time(key.created_at),
            retired_at: key.retired_at.map(time),
        };
        Self { data: keys.into_iter().map(shown).collect(), has_more: false, next_cursor: None }
    }
}

/// How new keys are let sign.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DkimActivation {
    /// Whether they sign although their records are not seen in DNS from here. Default false.
    #[serde(default)]
    #[schema(nullable = false)]
    unseen: bool,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(list_dns_records))
        .routes_twice(routes!(list_dns_check))
        .routes_twice(routes!(list_dkim_keys))
        .routes_twice(routes!(rotate_dkim_keys))
        .routes_twice(routes!(activate_dkim_keys))
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
    Named(key): Named,
) -> Result<Json<DnsRecordPage>, Failure> {
    let records = engine.wanted_records(&principal, &key).await?;
    let data = records.into_iter().map(DnsRecord::from).collect();
    Ok(Json(DnsRecordPage { data, has_more: false, next_cursor: None }))
}

/// Looks up what a domain's DNS shows of its wanted records, now.
///
/// Nothing that was kept of earlier answers counts, and records are held against what they are for: an SPF record is good if mail from
/// this server passes, in whichever words it says so.
#[utoipa::path(
    get, path = "/v1/domains/{domain}/dns-check", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org")),
    responses((status = 200, description = "Every wanted record, and how it stands.", body = DnsCheckPage)),
    security(("bearer" = ["domains:read"]))
)]
async fn list_dns_check(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<DnsCheckPage>, Failure> {
    let data = engine.check_dns(&principal, &key).await?.into_iter().map(DnsCheck::from).collect();
    Ok(Json(DnsCheckPage { data, has_more: false, next_cursor: None }))
}

/// Lists the keys a domain's mail is signed with, those that wait and those that retired too.
#[utoipa::path(
    get, path = "/v1/domains/{domain}/dkim-keys", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org")),
    responses((status = 200, description = "All of them, the oldest first.", body = DkimKeyPage)),
    security(("bearer" = ["domains:read"]))
)]
async fn list_dkim_keys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<DkimKeyPage>, Failure> {
    let keys = engine.dkim_keys(&principal, &key).await?;
    let name = engine.domain(&principal, &key).await?.name;
    Ok(Json(DkimKeyPage::of(keys, &name)))
}

/// Makes new DKIM keys for a domain, which wait until their records are in DNS.
///
/// They stand among `dns-records` at once, and sign by themselves within an hour of being seen in DNS; the old ones retire then, and
/// their records can be removed when they are forgotten. While some wait no others are made.
#[utoipa::path(
    post, path = "/v1/domains/{domain}/dkim-keys/rotate", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), DryRun),
    responses((status = 200, description = "All keys of the domain.", body = DkimKeyPage)),
    security(("bearer" = ["domains:write"]))
)]
async fn rotate_dkim_keys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<Json<DkimKeyPage>, Failure> {
    let keys = engine.rotate_dkim_keys(&principal, &key).await?;
    let name = engine.domain(&principal, &key).await?.name;
    Ok(Json(DkimKeyPage::of(keys, &name)))
}

/// Lets a domain's new DKIM keys sign now, and retires the old ones.
///
/// Their records are looked up first: 409 `not_published` names one that is not there, or of which nobody can tell, in
/// `conflict.key`. Where none wait nothing changes.
#[utoipa::path(
    post, path = "/v1/domains/{domain}/dkim-keys/activate", tag = "domains",
    params(("domain" = String, Path, description = "The domain's name.", example = "example.org"), DryRun),
    request_body = DkimActivation,
    responses(
        (status = 200, description = "All keys of the domain.", body = DkimKeyPage),
        (status = 409, description = "A record is not in DNS."),
    ),
    security(("bearer" = ["domains:write"]))
)]
async fn activate_dkim_keys(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    Json(activation): Json<DkimActivation>,
) -> Result<Json<DkimKeyPage>, Failure> {
    let evidence = match activation.unseen {
        true => Evidence::Word,
        false => Evidence::Seen,
    };
    let keys = engine.activate_dkim_keys(&principal, &key, evidence).await?;
    let name = engine.domain(&principal, &key).await?.name;
    Ok(Json(DkimKeyPage::of(keys, &name)))
}
