//! Work that goes on after its request was answered: how far it is, and what came of it.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::Engine;
use engine::operations::{FAULTS, Kind, OperationQuery};
use foundation::db::Place;
use foundation::http::wire::{growing_words, number, time};
use foundation::http::{ETag, Json, Listed, PageParams, Paging, Path, Query};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::ids::OperationId;
use store::operations;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::batch::BatchResult;
use crate::door::Asker;
use crate::failure::Failure;

/// Where operations are.
pub(crate) const COLLECTION: &str = "/v1/operations";

/// How an operation stands.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum OperationStatus {
    /// It waits for its turn: of each tenant one is done at a time.
    Waiting,
    /// It is being done.
    Running,
    /// It is over, whatever came of its parts.
    Done,
    /// It could not go on; what was done stays.
    Failed,
    /// Somebody ended it; what was done stays.
    Cancelled,
}

impl From<operations::Status> for OperationStatus {
    fn from(status: operations::Status) -> Self {
        match status {
            operations::Status::Waiting => Self::Waiting,
            operations::Status::Running => Self::Running,
            operations::Status::Done => Self::Done,
            operations::Status::Failed => Self::Failed,
            operations::Status::Cancelled => Self::Cancelled,
        }
    }
}

impl From<OperationStatus> for operations::Status {
    fn from(status: OperationStatus) -> Self {
        match status {
            OperationStatus::Waiting => Self::Waiting,
            OperationStatus::Running => Self::Running,
            OperationStatus::Done => Self::Done,
            OperationStatus::Failed => Self::Failed,
            OperationStatus::Cancelled => Self::Cancelled,
        }
    }
}

/// What an operation is.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct OperationKind(String);

impl PartialSchema for OperationKind {
    fn schema() -> RefOr<Schema> {
        growing_words("What it does: many requests (`batch`).", Kind::ALL.map(|kind| kind.as_str().to_owned()))
    }
}

impl ToSchema for OperationKind {}

/// Why an operation could not go on.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct OperationFault(String);

impl PartialSchema for OperationFault {
    fn schema() -> RefOr<Schema> {
        let text = "Why it could not go on: the token by which it was done is none any more (`token_ended`), or what was asked for \
                    cannot be read (`input_unreadable`).";
        growing_words(text, FAULTS.map(str::to_owned))
    }
}

impl ToSchema for OperationFault {}

/// What stopped an operation.
#[derive(Debug, Serialize, ToSchema)]
struct OperationError {
    /// Which.
    code: OperationFault,
    /// In words.
    #[schema(example = "the token by which it was done is none any more: token was revoked")]
    detail: String,
}

/// How far an operation is.
#[derive(Debug, Serialize, ToSchema)]
struct OperationProgress {
    /// Parts of which is known what came of them.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 120)]
    settled: u64,
    /// Those of them that failed.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 2)]
    failed: u64,
    /// Parts that it has.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 5000)]
    total: u64,
}

/// Work that goes on after its request was answered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Operation {
    /// Its identifier: its key in the path.
    #[schema(example = "op_16j")]
    id: String,
    /// What it does.
    kind: OperationKind,
    /// How it stands.
    status: OperationStatus,
    /// Whether it is over, however it ended.
    #[schema(example = false)]
    done: bool,
    /// How far it is.
    progress: OperationProgress,
    /// What stopped it; absent unless it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<OperationError>,
    /// The tenant it belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// Who asked for it, as the audit trail names them.
    #[schema(example = "token:token_16j")]
    actor: String,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it began; null while it waits.
    #[schema(value_type = Option<String>, required, format = DateTime, example = "2026-01-05T09:00:01Z")]
    started_at: Option<Timestamp>,
    /// When it was over; null until then.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    finished_at: Option<Timestamp>,
}

impl From<operations::Operation> for Operation {
    fn from(operation: operations::Operation) -> Self {
        let error =
            |fault: operations::Fault| OperationError { code: OperationFault(fault.code), detail: fault.detail };
        Self {
            id: operation.id.to_string(),
            kind: OperationKind(operation.text.kind),
            status: operation.status.into(),
            done: operation.finished_at.is_some(),
            progress: OperationProgress {
                settled: number(operation.settled),
                failed: number(operation.failed),
                total: number(operation.text.total),
            },
            error: operation.error.map(error),
            tenant: operation.owner.name,
            actor: operation.text.actor,
            created_at: time(operation.created_at),
            started_at: operation.started_at.map(time),
            finished_at: operation.finished_at.map(time),
        }
    }
}

foundation::page_of!(
    /// Operations, the latest first.
    pub(crate) OperationPage of Operation
);

/// Which operations are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OperationParams {
    /// Only those that stand so.
    #[param(nullable = false, inline, example = "running")]
    status: Option<OperationStatus>,
}

/// What came of one part of an operation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OperationResult {
    /// Which part, from 0: of a batch, the request's place in it.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 17)]
    index: u64,
    /// The status it was answered with.
    #[schema(minimum = 200, maximum = 599, example = 201)]
    status: u16,
    /// The object's version; absent where there is none.
    #[schema(nullable = false, example = "\"r1\"")]
    #[serde(skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    /// Where the made object is; absent where nothing was made.
    #[schema(nullable = false, example = "/v1/mailboxes/anna@example.org")]
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// The answer's body, a problem where it failed, without secrets that are shown once; absent where there was none, and where it is
    /// longer than 32 KiB.
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>, nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Value>,
}

impl From<operations::Part> for OperationResult {
    fn from(part: operations::Part) -> Self {
        let BatchResult { status, etag, location, body } = BatchResult::read(&part.result);
        Self { index: number(part.place), status, etag, location, body }
    }
}

foundation::page_of!(
    /// What came of an operation's parts, in their order.
    pub(crate) OperationResultPage of OperationResult
);

/// Which results are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ResultParams {
    /// Only those that failed, or only those that did not.
    #[param(nullable = false, example = true)]
    failed: Option<bool>,
}

pub(crate) fn shown(operation: operations::Operation) -> (ETag, Json<Operation>) {
    (ETag::of_revision(operation.revision), Json(operation.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_operations))
        .routes(routes!(read_operation))
        .routes(routes!(list_operation_results))
        .routes(routes!(cancel_operation))
}

/// Lists operations, the latest first.
///
/// Those that are over are kept for `operation_days` (`/v1/settings/retention`). The event `operation.ended` tells of each end.
#[utoipa::path(
    get, path = "/v1/operations", tag = "operations", params(PageParams, OperationParams),
    responses((status = 200, description = "A page of operations.", body = OperationPage)),
    security(("bearer" = ["operations:read"]))
)]
async fn list_operations(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(OperationParams { status }): Query<OperationParams>,
) -> Result<Listed<OperationPage>, Failure> {
    let query = OperationQuery { status: status.map(Into::into) };
    let after: Option<i64> = paging.after()?;
    let rows = engine.operations(&principal, query, after.map(OperationId), paging.rows()).await?;
    Ok(paging.page(rows, |operation| operation.id.0).map(Operation::from).listed())
}

/// Reads how far an operation is.
#[utoipa::path(
    get, path = "/v1/operations/{id}", tag = "operations",
    params(("id" = String, Path, description = "The operation's identifier.", example = "op_16j")),
    responses((status = 200, description = "The operation.", body = Operation)),
    security(("bearer" = ["operations:read"]))
)]
async fn read_operation(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.operation(&principal, &id).await?))
}

/// Lists what came of an operation's parts.
///
/// It is for whoever asked for the operation, and for those with the scope `admin`.
#[utoipa::path(
    get, path = "/v1/operations/{id}/results", tag = "operations",
    params(("id" = String, Path, description = "The operation's identifier.", example = "op_16j"), PageParams, ResultParams),
    responses((status = 200, description = "A page of results.", body = OperationResultPage)),
    security(("bearer" = ["operations:read"]))
)]
async fn list_operation_results(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
    paging: Paging,
    Query(ResultParams { failed }): Query<ResultParams>,
) -> Result<Listed<OperationResultPage>, Failure> {
    let after: Option<i64> = paging.after()?;
    let after = after.map(Place::Number);
    let rows = engine.operation_results(&principal, &id, failed, after.as_ref(), paging.rows()).await?;
    Ok(paging.page(rows, |part| part.place).map(OperationResult::from).listed())
}

/// Ends an operation.
///
/// What is done stays, what is in hand is finished, and nothing more begins. Of one that is over it changes nothing.
#[utoipa::path(
    post, path = "/v1/operations/{id}/cancel", tag = "operations",
    params(("id" = String, Path, description = "The operation's identifier.", example = "op_16j")),
    responses((status = 200, description = "The operation as it is now.", body = Operation)),
    security(("bearer" = ["operations:write"]))
)]
async fn cancel_operation(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.cancel_operation(&principal, &id).await?))
}
