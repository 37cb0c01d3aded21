//! Mailboxes. A password goes in and never comes out.

use std::collections::{HashMap, HashSet};

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::mailboxes::{MailboxOrder, MailboxQuery, MailboxState, Quota};
use engine::named::{Key, Put};
use engine::{Engine, Principal};
use foundation::http::wire::{
    IfMatch, Password, Short, cleared, created, expected, expected_of, given, number, required, set, time,
};
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Problem, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::mailboxes;
use store::mailboxes::Switches;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::domains::Domain;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::listing::{AddressSort, Counting, NameSort, total};
use crate::metadata::{Metadata, MetadataPatch, merge_metadata, number_patch};
use crate::named::{Named, Twice};
use crate::purge::{PurgeAfter, deleted};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/mailboxes";

/// Whether a mailbox may be used.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MailboxStatus {
    /// It receives, and its holder logs in.
    Active,
    /// It is being prepared: mail to it is kept, and nobody logs in yet.
    Staged,
    /// Nobody logs in and mail to it is refused for the time being; everything is kept.
    Disabled,
    /// It is deleted, and can be restored until `purge_at`. Set by deleting it alone.
    Deleted,
}

impl From<mailboxes::Status> for MailboxStatus {
    fn from(status: mailboxes::Status) -> Self {
        match status {
            mailboxes::Status::Active => Self::Active,
            mailboxes::Status::Staged => Self::Staged,
            mailboxes::Status::Disabled => Self::Disabled,
            mailboxes::Status::Deleted => Self::Deleted,
        }
    }
}

impl From<MailboxStatus> for mailboxes::Status {
    fn from(status: MailboxStatus) -> Self {
        match status {
            MailboxStatus::Active => Self::Active,
            MailboxStatus::Staged => Self::Staged,
            MailboxStatus::Disabled => Self::Disabled,
            MailboxStatus::Deleted => Self::Deleted,
        }
    }
}

/// What happens to mail on one of its ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Passage {
    /// It passes.
    Allow,
    /// It is taken and waits in the queue until somebody releases it.
    Hold,
    /// It is refused.
    Reject,
}

impl From<mailboxes::Passage> for Passage {
    fn from(passage: mailboxes::Passage) -> Self {
        match passage {
            mailboxes::Passage::Open => Self::Allow,
            mailboxes::Passage::Hold => Self::Hold,
            mailboxes::Passage::Reject => Self::Reject,
        }
    }
}

impl From<Passage> for mailboxes::Passage {
    fn from(passage: Passage) -> Self {
        match passage {
            Passage::Allow => Self::Open,
            Passage::Hold => Self::Hold,
            Passage::Reject => Self::Reject,
        }
    }
}

/// What a person logs in to, and what it holds.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Mailbox {
    /// Its identifier.
    #[schema(example = "mbx_16k")]
    id: String,
    /// Its address, normalised: the name to log in with, and its key in the path.
    #[schema(example = "anna@example.org")]
    address: String,
    /// The domain it belongs to.
    #[schema(example = "example.org")]
    domain: String,
    /// The tenant it belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// What the tenant's own system calls it; null for nothing.
    #[schema(required, example = "user-4711")]
    external_id: Option<String>,
    /// The name people see; null for none.
    #[schema(required, example = "Anna Example")]
    display_name: Option<String>,
    /// Whether it may be used.
    status: MailboxStatus,
    /// Whether people log in to it, status aside.
    login: bool,
    /// What happens to mail to it.
    incoming: Passage,
    /// What happens to mail its holder sends.
    outgoing: Passage,
    /// Whether a password is set.
    password_set: bool,
    /// Whether its holder has a second factor. If so, its own password opens no mail program: each has an app password of its own.
    second_factor: bool,
    /// Whether its mail is sent on to others.
    forwarding: bool,
    /// Whether it answers mail by itself.
    autoreply: bool,
    /// Octets it may hold; null for as many as there is room.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Option<u64>,
    /// Octets it holds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 52431)]
    used_bytes: u64,
    /// Messages it holds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    message_count: u64,
    /// Whatever the caller keeps with it.
    metadata: Metadata,
    /// When it goes for good, if it is deleted; null otherwise.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    purge_at: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
    /// In a list, what was asked for with `expand`; absent otherwise.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<MailboxExpanded>,
}

impl From<MailboxState> for Mailbox {
    fn from(MailboxState { mailbox, usage }: MailboxState) -> Self {
        let domain = mailbox.address.rsplit('@').next().unwrap_or_default().to_owned();
        let text = mailbox.text;
        Self {
            id: mailbox.id.to_string(),
            address: mailbox.address,
            domain,
            tenant: mailbox.owner.name,
            external_id: text.external_id,
            display_name: text.display_name,
            status: text.status.into(),
            login: text.switches.login,
            incoming: text.switches.incoming.into(),
            outgoing: text.switches.outgoing.into(),
            password_set: !mailbox.password_hash.is_empty(),
            second_factor: mailbox.factor.confirmed,
            forwarding: mailbox.forwarding.is_some(),
            autoreply: mailbox.away,
            quota_bytes: text.quota_bytes.map(number),
            used_bytes: number(usage.bytes),
            message_count: number(usage.messages),
            metadata: Metadata::read(&text.metadata),
            purge_at: mailbox.purge_at.map(time),
            created_at: time(mailbox.created_at),
            updated_at: time(mailbox.updated_at),
            expanded: None,
        }
    }
}

/// What can be shown with a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MailboxExpand {
    /// Its domain; with the scope `domains:read`.
    Domain,
}

/// What is shown with a mailbox.
#[derive(Debug, Serialize, ToSchema)]
struct MailboxExpanded {
    /// Its domain.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<Domain>,
}

/// Mailboxes as they are shown, with what is asked for.
async fn told(
    engine: &Engine,
    principal: &Principal,
    states: Vec<MailboxState>,
    expand: Option<MailboxExpand>,
) -> Result<Vec<Mailbox>, Failure> {
    let shown: Vec<Mailbox> = states.into_iter().map(Mailbox::from).collect();
    let Some(MailboxExpand::Domain) = expand else { return Ok(shown) };
    let names: HashSet<String> = shown.iter().map(|mailbox| mailbox.domain.clone()).collect();
    let mut domains = HashMap::new();
    for name in names {
        let domain = found(engine.domain(principal, &name.as_str().into()).await)?;
        domains.extend(domain.map(|domain| (name, domain)));
    }
    let shown = shown.into_iter().map(|mailbox| {
        let domain = domains.get(&mailbox.domain).cloned().map(Domain::from);
        Mailbox { expanded: Some(MailboxExpanded { domain }), ..mailbox }
    });
    Ok(shown.collect())
}

foundation::page_of!(
    /// Mailboxes.
    pub(crate) MailboxPage of Mailbox, counted
);

/// A mailbox to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMailbox {
    /// Its address, in a domain of this server.
    #[schema(min_length = 3, max_length = 320, example = "anna@example.org")]
    address: String,
    /// Its password: at least 8 characters, and none of the first that are guessed (settings `login`). Without one nobody logs in
    /// until one is set.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = Password, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Option<Password>,
    /// The name people see.
    #[serde(default)]
    #[schema(max_length = 255, example = "Anna Example")]
    display_name: Option<String>,
    /// Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is room.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Patch<u64>,
    /// Whether it may be used at once. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<MailboxStatus>,
    /// Whether people log in to it. Default true.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    login: Option<bool>,
    /// What happens to mail to it. Default `allow`.
    #[serde(default)]
    #[schema(nullable = false)]
    incoming: Option<Passage>,
    /// What happens to mail its holder sends. Default `allow`.
    #[serde(default)]
    #[schema(nullable = false)]
    outgoing: Option<Passage>,
    /// What the tenant's own system calls it: unique among the tenant's mailboxes.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "user-4711")]
    external_id: Option<String>,
    /// Whatever is to be kept with it: at most 50 keys of up to 40 characters, with up to 500 each.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
}

/// What a mailbox is to be. Other fields of a read mailbox are ignored, so that what was read can be sent back; what is absent is
/// as in a new mailbox, but the password stays.
#[derive(Deserialize, ToSchema)]
pub(crate) struct MailboxReplacement {
    /// Its address, where the path has its external identifier and there is no such mailbox yet; otherwise ignored.
    #[serde(default)]
    #[schema(min_length = 3, max_length = 320, example = "anna@example.org")]
    address: Option<String>,
    /// Its password: at least 8 characters, and none of the first that are guessed; absent to keep the one there is.
    #[serde(default)]
    #[schema(value_type = Option<String>, nullable = false, format = Password, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Option<Password>,
    /// The name people see.
    #[serde(default)]
    #[schema(max_length = 255, example = "Anna Example")]
    display_name: Option<String>,
    /// Octets it may hold; absent for the domain's default or the most that is allowed, null for as many as there is room.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Patch<u64>,
    /// Whether it may be used. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<MailboxStatus>,
    /// Whether people log in to it. Default true.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    login: Option<bool>,
    /// What happens to mail to it. Default `allow`.
    #[serde(default)]
    #[schema(nullable = false)]
    incoming: Option<Passage>,
    /// What happens to mail its holder sends. Default `allow`.
    #[serde(default)]
    #[schema(nullable = false)]
    outgoing: Option<Passage>,
    /// What the tenant's own system calls it; where the path has it, ignored.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255, example = "user-4711")]
    external_id: Option<String>,
    /// Whatever is to be kept with it.
    #[serde(default)]
    #[schema(nullable = false)]
    metadata: Option<Metadata>,
}

/// A merge patch of a mailbox: what is absent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailboxPatch {
    /// The new password: at least 8 characters. Whoever is logged in has to log in again.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password, nullable = false, min_length = 8, write_only,
        example = "correct horse battery")]
    password: Patch<Password>,
    /// The name people see; null for none.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 255, example = "Anna Example")]
    display_name: Patch<String>,
    /// Octets it may hold; null for as many as there is room.
    #[serde(default)]
    #[schema(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Patch<u64>,
    /// Whether it may be used.
    #[serde(default)]
    #[schema(value_type = Option<MailboxStatus>, nullable = false)]
    status: Patch<MailboxStatus>,
    /// Whether people log in to it.
    #[serde(default)]
    #[schema(value_type = Option<bool>, nullable = false, example = true)]
    login: Patch<bool>,
    /// What happens to mail to it.
    #[serde(default)]
    #[schema(value_type = Option<Passage>, nullable = false)]
    incoming: Patch<Passage>,
    /// What happens to mail its holder sends.
    #[serde(default)]
    #[schema(value_type = Option<Passage>, nullable = false)]
    outgoing: Patch<Passage>,
    /// What the tenant's own system calls it; null for nothing.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 255, example = "user-4711")]
    external_id: Patch<String>,
    /// Keys to be set; null takes one away.
    #[serde(default)]
    #[schema(value_type = Option<MetadataPatch>, nullable = false)]
    metadata: Patch<MetadataPatch>,
}

/// Another address for a mailbox.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailboxRename {
    /// The address it is to have, in a domain of this server.
    #[schema(min_length = 3, max_length = 320, example = "anna.schmidt@example.org")]
    address: String,
}

fn quota(patch: Patch<u64>) -> Result<Quota, Problem> {
    Ok(match number_patch(patch, "/quota_bytes")? {
        None => Quota::Default,
        Some(None) => Quota::Unlimited,
        Some(Some(bytes)) => Quota::Bytes(bytes),
    })
}

fn switches(login: Option<bool>, incoming: Option<Passage>, outgoing: Option<Passage>) -> Switches {
    Switches {
        login: login.unwrap_or(true),
        incoming: incoming.unwrap_or(Passage::Allow).into(),
        outgoing: outgoing.unwrap_or(Passage::Allow).into(),
    }
}

/// Which mailboxes are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct MailboxParams {
    /// Only those of this tenant.
    #[param(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// Only those in this domain.
    #[param(nullable = false, example = "example.org")]
    domain: Option<String>,
    /// Only those that stand so. Deleted ones are listed only when they are asked for.
    #[param(nullable = false, inline, example = "active")]
    status: Option<MailboxStatus>,
    /// Only those that the caller's own system calls so.
    #[param(nullable = false, example = "user-4711")]
    external_id: Option<String>,
    /// Only those with this in their address or name.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "anna")]
    search: Option<Short<255>>,
    /// The list's order. Default `address`.
    #[param(nullable = false, inline, example = "-created_at")]
    sort: Option<AddressSort>,
    /// What is shown with each, in `expanded`.
    #[param(nullable = false, inline, example = "domain")]
    expand: Option<MailboxExpand>,
}

fn shown(state: MailboxState) -> (ETag, Json<Mailbox>) {
    (ETag::of_revision(state.mailbox.revision), Json(state.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_mailboxes, create_mailbox))
        .routes_twice(routes!(read_mailbox, replace_mailbox, update_mailbox, delete_mailbox))
        .routes_twice(routes!(rename_mailbox))
        .routes_twice(routes!(delete_mailbox_totp))
        .routes_twice(routes!(restore_mailbox))
}

/// Lists mailboxes, with what they hold.
#[utoipa::path(
    get, path = "/v1/mailboxes", tag = "mailboxes", params(PageParams, Counting, MailboxParams),
    responses((status = 200, description = "A page of mailboxes.", body = MailboxPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mailboxes(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<MailboxParams>,
) -> Result<Listed<MailboxPage>, Failure> {
    let MailboxParams { tenant, domain, status, external_id, search, sort, expand } = params;
    let search = search.map(|search| search.0);
    let query = MailboxQuery { tenant, domain, status: status.map(Into::into), external_id, search };
    let sort = NameSort::from(sort.unwrap_or_default());
    let order = sort.order(mailboxes::BY_ADDRESS, mailboxes::BY_AGE);
    let rows = engine.mailboxes(&principal, &query, order, sort.after(&paging)?.as_ref(), paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_mailboxes(&principal, &query).await?),
        false => None,
    };
    let mut page = paging.page(rows, |state| sort.place(&state.mailbox.address, state.mailbox.id.0));
    let shown = told(&engine, &principal, std::mem::take(&mut page.data), expand).await?;
    Ok(page.of_total(count).with(shown).listed())
}

/// Makes a mailbox with its first folders.
#[utoipa::path(
    post, path = "/v1/mailboxes", tag = "mailboxes", params(DryRun), request_body = NewMailbox,
    responses((status = 201, description = "The mailbox was made.", body = Mailbox)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn create_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewMailbox>,
) -> Result<Response, Failure> {
    let order = MailboxOrder {
        address: new.address,
        password: new.password.map(|password| password.0),
        display_name: new.display_name,
        quota: quota(new.quota_bytes)?,
        status: new.status.unwrap_or(MailboxStatus::Active).into(),
        switches: switches(new.login, new.incoming, new.outgoing),
        external_id: new.external_id,
        metadata: new.metadata.unwrap_or_default().0,
    };
    let state = engine.create_mailbox(&principal, order).await?;
    let (key, (etag, body)) = (state.mailbox.address.clone(), shown(state));
    Ok(created(COLLECTION, &key, etag, body))
}

/// Reads a mailbox and what it holds.
#[utoipa::path(
    get, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org")),
    responses((status = 200, description = "The mailbox.", body = Mailbox)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn read_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.mailbox(&principal, &key).await?))
}

/// Makes the mailbox, or replaces what is said of it.
///
/// `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(
        ("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch, DryRun
    ),
    request_body = MailboxReplacement,
    responses(
        (status = 200, description = "The mailbox as it is now.", body = Mailbox),
        (status = 201, description = "The mailbox was made.", body = Mailbox),
    ),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn replace_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(wanted): Json<MailboxReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.mailbox(&principal, &key).await)?;
    let expected = expected_of(&conditions, known.as_ref().map(|state| state.mailbox.revision))?;
    let (address, external_id) = match (&key, known) {
        (Key::Natural(address), _) => (address.clone(), wanted.external_id),
        (Key::External(id), Some(known)) => (known.mailbox.address, Some(id.clone())),
        (Key::External(id), None) => (required(wanted.address, "/address")?, Some(id.clone())),
    };
    let order = MailboxOrder {
        address,
        password: wanted.password.map(|password| password.0),
        display_name: wanted.display_name,
        quota: quota(wanted.quota_bytes)?,
        status: wanted.status.unwrap_or(MailboxStatus::Active).into(),
        switches: switches(wanted.login, wanted.incoming, wanted.outgoing),
        external_id,
        metadata: wanted.metadata.unwrap_or_default().0,
    };
    let (state, put) = match conditions.only_creates() {
        true => (engine.create_mailbox(&principal, order).await?, Put::Created),
        false => engine.put_mailbox(&principal, &key, order, expected).await?,
    };
    let (key, (etag, body)) = (state.mailbox.address.clone(), shown(state));
    Ok(match put {
        Put::Created => created(COLLECTION, &key, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Changes a mailbox.
///
/// The `ETag` follows these fields alone, not what the mailbox holds.
#[utoipa::path(
    patch, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(
        ("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch, DryRun
    ),
    request_body(content = MailboxPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The mailbox as it is now.", body = Mailbox)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn update_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    MergePatch(patch): MergePatch<MailboxPatch>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.mailbox(&principal, &key).await?.mailbox.revision)?;
    let password = given(patch.password, "/password")?.map(|password| password.0);
    let quota_bytes = patch.quota_bytes.is_present().then(|| quota(patch.quota_bytes)).transpose()?;
    let status = given(patch.status, "/status")?;
    let login = given(patch.login, "/login")?;
    let incoming = given(patch.incoming, "/incoming")?;
    let outgoing = given(patch.outgoing, "/outgoing")?;
    let metadata = given(patch.metadata, "/metadata")?;
    let (display_name, external_id) = (cleared(patch.display_name), cleared(patch.external_id));
    let edit = |order: &mut MailboxOrder| {
        order.password = password.clone();
        set(&mut order.quota, quota_bytes);
        set(&mut order.status, status.map(Into::into));
        set(&mut order.switches.login, login);
        set(&mut order.switches.incoming, incoming.map(Into::into));
        set(&mut order.switches.outgoing, outgoing.map(Into::into));
        set(&mut order.display_name, display_name.clone());
        set(&mut order.external_id, external_id.clone());
        merge_metadata(&mut order.metadata, metadata.as_ref());
    };
    Ok(shown(engine.edit_mailbox(&principal, &key, expected, edit).await?))
}

/// Takes the second factor from a holder who lost it; their sessions end.
///
/// Without one nothing changes.
#[utoipa::path(
    delete, path = "/v1/mailboxes/{address}/totp", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), DryRun),
    responses((status = 204, description = "No code is asked for any more.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_mailbox_totp(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<StatusCode, Failure> {
    engine.reset_mailbox_factor(&principal, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a mailbox; it can be restored until it is purged.
///
/// Nobody logs in to it any more and mail to it is refused, but nothing else can have its address. With `purge_after=P0D` it goes
/// at once, with everything in it.
#[utoipa::path(
    delete, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(
        ("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"),
        PurgeAfter, IfMatch, DryRun
    ),
    responses(
        (status = 200, description = "The mailbox is deleted and can be restored.", body = Mailbox),
        (status = 204, description = "The mailbox is gone."),
    ),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Query(purge): Query<PurgeAfter>,
) -> Result<Response, Failure> {
    let expected = expected(&conditions, engine.mailbox(&principal, &key).await?.mailbox.revision)?;
    let deleted_state = engine.delete_mailbox(&principal, &key, purge.parse()?, expected).await?;
    Ok(deleted(deleted_state.map(shown)))
}

/// Gives a mailbox another address, in its own domain or another one.
///
/// Whoever is logged in has to log in again, with the new address. The old one is free: make an alias of it to keep it.
#[utoipa::path(
    post, path = "/v1/mailboxes/{address}/rename", tag = "mailboxes",
    params(
        ("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch, DryRun
    ),
    request_body = MailboxRename,
    responses((status = 200, description = "The mailbox as it is now.", body = Mailbox)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn rename_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
    conditions: Conditions,
    Json(rename): Json<MailboxRename>,
) -> Result<impl IntoResponse, Failure> {
    let expected = expected(&conditions, engine.mailbox(&principal, &key).await?.mailbox.revision)?;
    Ok(shown(engine.rename_mailbox(&principal, &key, &rename.address, expected).await?))
}

/// Brings a deleted mailbox back into use, with all it held.
///
/// One that is not deleted stays as it is. What is deleted does not count among the mailboxes that there may be: it is refused when
/// there is no room for it any more.
#[utoipa::path(
    post, path = "/v1/mailboxes/{address}/restore", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), DryRun),
    responses((status = 200, description = "The mailbox as it is now.", body = Mailbox)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn restore_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(key): Named,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.restore_mailbox(&principal, &key).await?))
}
