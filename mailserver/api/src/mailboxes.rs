//! Mailboxes. A password goes in and never comes out.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::mailboxes::{MailboxEdit, MailboxOrder, MailboxState};
use foundation::http::{
    Conditions, ETag, FieldError, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem, Query,
};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::mailboxes;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::{IfMatch, Password, check_number, created, expected, number, time};

const COLLECTION: &str = "/v1/mailboxes";

/// Whether a mailbox may be used.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MailboxStatus {
    /// It receives, and its holder logs in.
    Active,
    /// Nobody logs in and mail to it is refused for the time being; everything is kept.
    Disabled,
}

impl From<mailboxes::Status> for MailboxStatus {
    fn from(status: mailboxes::Status) -> Self {
        match status {
            mailboxes::Status::Active => Self::Active,
            mailboxes::Status::Disabled => Self::Disabled,
        }
    }
}

impl From<MailboxStatus> for mailboxes::Status {
    fn from(status: MailboxStatus) -> Self {
        match status {
            MailboxStatus::Active => Self::Active,
            MailboxStatus::Disabled => Self::Disabled,
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
    /// The name people see; null for none.
    #[schema(required, example = "Anna Example")]
    display_name: Option<String>,
    /// Whether it may be used.
    status: MailboxStatus,
    /// Octets it may hold; null for as many as there is room.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Option<u64>,
    /// Octets it holds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 52431)]
    used_bytes: u64,
    /// Messages it holds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12)]
    message_count: u64,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<MailboxState> for Mailbox {
    fn from(MailboxState { mailbox, usage }: MailboxState) -> Self {
        let domain = mailbox.address.rsplit('@').next().unwrap_or_default().to_owned();
        Self {
            id: mailbox.id.to_string(),
            address: mailbox.address,
            domain,
            display_name: mailbox.display_name,
            status: mailbox.status.into(),
            quota_bytes: mailbox.quota_bytes.map(number),
            used_bytes: number(usage.bytes),
            message_count: number(usage.messages),
            created_at: time(mailbox.created_at),
            updated_at: time(mailbox.updated_at),
        }
    }
}

foundation::page_of!(
    /// Mailboxes by address.
    pub(crate) MailboxPage of Mailbox
);

/// A mailbox to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMailbox {
    /// Its address, in a domain of this server.
    #[schema(min_length = 3, max_length = 320, example = "anna@example.org")]
    address: String,
    /// Its password: at least 8 characters.
    #[schema(value_type = String, format = Password, min_length = 8, write_only, example = "correct horse battery")]
    password: Password,
    /// The name people see.
    #[serde(default)]
    #[schema(max_length = 255, example = "Anna Example")]
    display_name: Option<String>,
    /// Octets it may hold; absent or null for as many as there is room.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1073741824)]
    quota_bytes: Option<u64>,
    /// Whether it may be used at once. Default `active`.
    #[serde(default)]
    #[schema(nullable = false)]
    status: Option<MailboxStatus>,
}

/// A merge patch of a mailbox: what is absent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailboxPatch {
    /// The new password: at least 8 characters. Sessions that are logged in stay so.
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
}

impl MailboxPatch {
    fn edit(self) -> Result<MailboxEdit, Problem> {
        let required = |pointer: &str| Problem::invalid(vec![FieldError::new(pointer, "required", "cannot be null")]);
        let quota_bytes = match self.quota_bytes {
            Patch::Absent => None,
            Patch::Null => Some(None),
            Patch::Value(bytes) => Some(check_number(Some(bytes), "/quota_bytes")?),
        };
        Ok(MailboxEdit {
            password: match self.password {
                Patch::Absent => None,
                Patch::Null => return Err(required("/password")),
                Patch::Value(password) => Some(password.0),
            },
            display_name: match self.display_name {
                Patch::Absent => None,
                Patch::Null => Some(None),
                Patch::Value(name) => Some(Some(name)),
            },
            quota_bytes,
            status: match self.status {
                Patch::Absent => None,
                Patch::Null => return Err(required("/status")),
                Patch::Value(status) => Some(status.into()),
            },
        })
    }
}

/// Which addresses of a list are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OfDomain {
    /// Only those in this domain.
    #[param(nullable = false, example = "example.org")]
    pub(crate) domain: Option<String>,
}

fn shown(state: MailboxState) -> (ETag, Json<Mailbox>) {
    (ETag::of_revision(state.mailbox.revision), Json(state.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_mailboxes, create_mailbox)).routes(routes!(
        read_mailbox,
        update_mailbox,
        delete_mailbox
    ))
}

/// Lists mailboxes by address, with what they hold.
#[utoipa::path(
    get, path = "/v1/mailboxes", tag = "mailboxes", params(PageParams, OfDomain),
    responses((status = 200, description = "A page of mailboxes.", body = MailboxPage)),
    security(("bearer" = ["mailboxes:read"]))
)]
async fn list_mailboxes(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(of): Query<OfDomain>,
) -> Result<Listed<MailboxPage>, Failure> {
    let after: String = paging.after()?.unwrap_or_default();
    let rows = engine.mailboxes(&principal, of.domain.as_deref(), &after, paging.limit() + 1).await?;
    Ok(paging.page(rows, |state| state.mailbox.address.clone()).map(Mailbox::from).listed())
}

/// Makes a mailbox with its first folders.
#[utoipa::path(
    post, path = "/v1/mailboxes", tag = "mailboxes", request_body = NewMailbox,
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
        password: new.password.0,
        display_name: new.display_name,
        quota_bytes: check_number(new.quota_bytes, "/quota_bytes")?,
        status: new.status.unwrap_or(MailboxStatus::Active).into(),
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
    Path(address): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.mailbox(&principal, &address).await?))
}

/// Changes a mailbox: its password, name, quota or status.
///
/// The `ETag` follows these fields alone, not what the mailbox holds.
#[utoipa::path(
    patch, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch),
    request_body(content = MailboxPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The mailbox as it is now.", body = Mailbox)),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn update_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<MailboxPatch>,
) -> Result<impl IntoResponse, Failure> {
    let edit = patch.edit()?;
    let expected = expected(&conditions, engine.mailbox(&principal, &address).await?.mailbox.revision)?;
    Ok(shown(engine.update_mailbox(&principal, &address, edit, expected).await?))
}

/// Deletes a mailbox with everything in it.
///
/// This cannot be undone: to switch a mailbox off and keep its mail, set its `status` to `disabled`.
#[utoipa::path(
    delete, path = "/v1/mailboxes/{address}", tag = "mailboxes",
    params(("address" = String, Path, description = "The mailbox's address.", example = "anna@example.org"), IfMatch),
    responses((status = 204, description = "The mailbox is gone.")),
    security(("bearer" = ["mailboxes:write"]))
)]
async fn delete_mailbox(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.mailbox(&principal, &address).await?.mailbox.revision)?;
    engine.delete_mailbox(&principal, &address, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
