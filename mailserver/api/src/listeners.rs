//! Where is listened: what the boot file names, and what is opened and closed here.

use std::net::SocketAddr;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::listeners::{ListenerOrder, ListenerStanding, ListenerState, Spoken};
use engine::named::Put;
use foundation::http::wire::{IfMatch, created, expected, expected_of, time};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging, Path};
use http::StatusCode;
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::rehearsal::DryRun;

const COLLECTION: &str = "/v1/listeners";

/// What is spoken at an address.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ListenerService {
    /// Mail from other servers.
    Smtp,
    /// Mail from people here, STARTTLS.
    Submission,
    /// Mail from people here, TLS.
    Submissions,
    /// Reading, STARTTLS.
    Imap,
    /// Reading, TLS.
    Imaps,
    /// Reading, STLS.
    Pop3,
    /// Reading, TLS.
    Pop3s,
    /// This API in the clear.
    Http,
    /// This API over TLS.
    Https,
}

impl From<ListenerService> for Spoken {
    fn from(service: ListenerService) -> Self {
        match service {
            ListenerService::Smtp => Self::Smtp,
            ListenerService::Submission => Self::Submission,
            ListenerService::Submissions => Self::Submissions,
            ListenerService::Imap => Self::Imap,
            ListenerService::Imaps => Self::Imaps,
            ListenerService::Pop3 => Self::Pop3,
            ListenerService::Pop3s => Self::Pop3s,
            ListenerService::Http => Self::Http,
            ListenerService::Https => Self::Https,
        }
    }
}

impl From<Spoken> for ListenerService {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Smtp => Self::Smtp,
            Spoken::Submission => Self::Submission,
            Spoken::Submissions => Self::Submissions,
            Spoken::Imap => Self::Imap,
            Spoken::Imaps => Self::Imaps,
            Spoken::Pop3 => Self::Pop3,
            Spoken::Pop3s => Self::Pop3s,
            Spoken::Http => Self::Http,
            Spoken::Https => Self::Https,
        }
    }
}

/// Who says that a listener is to be open.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ListenerSource {
    /// The boot file: it is changed there, and by a restart.
    BootFile,
    /// A request.
    Request,
}

/// How a listener is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ListenerStatus {
    /// Open.
    Open,
    /// Closed, as it is to be.
    Closed,
    /// Closed, though it is to be open: `problem` says why. It is tried again every minute.
    Failed,
}

/// An address that is listened on.
#[derive(Debug, Serialize, ToSchema)]
struct Listener {
    /// Its name: its key in the path.
    #[schema(example = "office")]
    name: String,
    /// Who says that it is to be open.
    source: ListenerSource,
    /// What is spoken.
    service: ListenerService,
    /// Address and port, as they were asked for.
    #[schema(value_type = String, example = "192.0.2.1:2525")]
    address: SocketAddr,
    /// Whether it is to be open.
    #[schema(example = true)]
    enabled: bool,
    /// How it is.
    status: ListenerStatus,
    /// Where it is open, with the port that the system chose; null while it is not.
    #[schema(value_type = Option<String>, required, example = "192.0.2.1:2525")]
    listens_on: Option<SocketAddr>,
    /// What the system says who could not open it; null when nothing is wrong.
    #[schema(required, example = json!(null))]
    problem: Option<String>,
    /// When it was made; null for one of the boot file.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Option<Timestamp>,
    /// When it was changed last; null for one of the boot file.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Option<Timestamp>,
}

impl From<ListenerState> for Listener {
    fn from(state: ListenerState) -> Self {
        let (status, listens_on, problem) = match state.standing {
            ListenerStanding::Open(address) => (ListenerStatus::Open, Some(address), None),
            ListenerStanding::Closed => (ListenerStatus::Closed, None, None),
            ListenerStanding::Failed(why) => (ListenerStatus::Failed, None, Some(why)),
        };
        Self {
            name: state.name,
            source: if state.row.is_some() { ListenerSource::Request } else { ListenerSource::BootFile },
            service: state.order.spoken.into(),
            address: state.order.address,
            enabled: state.order.enabled,
            status,
            listens_on,
            problem,
            created_at: state.row.as_ref().map(|row| time(row.created_at)),
            updated_at: state.row.as_ref().map(|row| time(row.updated_at)),
        }
    }
}

foundation::page_of!(
    /// Listeners by name.
    ListenerPage of Listener
);

/// What is to be listened on. Other fields of a read listener are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
struct ListenerReplacement {
    /// What is spoken.
    service: ListenerService,
    /// An address of this machine and a port; port 0 for one that the system chooses.
    #[schema(value_type = String, max_length = 64, example = "192.0.2.1:2525")]
    #[serde(deserialize_with = "socket_address")]
    address: SocketAddr,
    /// Whether it is to be open. Default true.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    enabled: Option<bool>,
}

fn socket_address<'de, D: Deserializer<'de>>(text: D) -> Result<SocketAddr, D::Error> {
    const EXPECTED: &str = "expected an address with a port, such as `192.0.2.1:2525` or `[2001:db8::1]:2525`";
    String::deserialize(text)?.parse().map_err(|_| D::Error::custom(EXPECTED))
}

fn etag(state: &ListenerState) -> ETag {
    ETag::of_revision(state.row.as_ref().map_or(0, |row| row.revision))
}

fn shown(state: ListenerState) -> (ETag, Json<Listener>) {
    (etag(&state), Json(state.into()))
}

fn revision(state: &ListenerState) -> i64 {
    state.row.as_ref().map_or(0, |row| row.revision)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_listeners)).routes(routes!(
        read_listener,
        replace_listener,
        delete_listener
    ))
}

/// Lists where is listened, by name: what the boot file names (`boot-smtp`, `boot-smtp-2`), and what was opened here.
#[utoipa::path(
    get, path = "/v1/listeners", tag = "listeners", params(PageParams),
    responses((status = 200, description = "A page of listeners.", body = ListenerPage)),
    security(("bearer" = ["listeners:read"]))
)]
async fn list_listeners(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<ListenerPage>, Failure> {
    let after: Option<String> = paging.after()?;
    let rows = engine.listeners(&principal, after.as_deref(), paging.rows()).await?;
    Ok(paging.page(rows, |listener| listener.name.clone()).map(Listener::from).listed())
}

/// Reads a listener, and how it is.
#[utoipa::path(
    get, path = "/v1/listeners/{listener}", tag = "listeners",
    params(("listener" = String, Path, description = "The listener's name.", example = "office")),
    responses((status = 200, description = "The listener.", body = Listener)),
    security(("bearer" = ["listeners:read"]))
)]
async fn read_listener(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.listener(&principal, &name).await?))
}

/// Listens on an address from now on, or on another one. No restart is needed, and none closes it.
///
/// What cannot be opened is refused, and what was open stays. Whoever is connected to an address that is left ends what is in hand.
/// `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/listeners/{listener}", tag = "listeners",
    params(("listener" = String, Path, description = "The listener's name.", example = "office"), IfMatch, DryRun),
    request_body = ListenerReplacement,
    responses(
        (status = 200, description = "The listener as it is now.", body = Listener),
        (status = 201, description = "The address is listened on.", body = Listener),
        (status = 409, description = "The address cannot be listened on, or the name is the boot file's."),
    ),
    security(("bearer" = ["listeners:write"]))
)]
async fn replace_listener(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<ListenerReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.listener(&principal, &name).await)?;
    let expected = expected_of(&conditions, known.as_ref().map(revision))?;
    let order = ListenerOrder {
        spoken: wanted.service.into(),
        address: wanted.address,
        enabled: wanted.enabled.unwrap_or(true),
    };
    let (state, put) = engine.put_listener(&principal, &name, order, expected).await?;
    let (etag, body) = shown(state);
    Ok(match put {
        Put::Created => created(COLLECTION, &name, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Closes a listener. Whoever is connected ends what is in hand.
#[utoipa::path(
    delete, path = "/v1/listeners/{listener}", tag = "listeners",
    params(("listener" = String, Path, description = "The listener's name.", example = "office"), IfMatch, DryRun),
    responses(
        (status = 204, description = "The address is not listened on any more."),
        (status = 409, description = "It is the boot file's."),
    ),
    security(("bearer" = ["listeners:write"]))
)]
async fn delete_listener(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(name): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, revision(&engine.listener(&principal, &name).await?))?;
    engine.delete_listener(&principal, &name, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
