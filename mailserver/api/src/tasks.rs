//! Background work: how it fares, and starting a run of it.

use axum::extract::State;
use axum::response::IntoResponse;
use engine::{Area, Principal, Refused};
use foundation::http::{Json, Path};
use foundation::tasks::{Outcome, Run, TaskStatus, Tasks};
use foundation::tokens::Scope;
use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use foundation::http::wire::{LARGEST, address_of, location};

const COLLECTION: &str = "/v1/tasks";

/// A piece of background work.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Task {
    /// Its name: its key in the path.
    #[schema(example = "scrub")]
    name: String,
    /// What it does.
    #[schema(example = "Reads and verifies every stored body and counts every total again.")]
    description: String,
    /// Seconds between two runs; null when it runs on demand alone.
    #[schema(required, minimum = 0, maximum = 9007199254740991_u64, example = 86400)]
    period_seconds: Option<u64>,
    /// Since when it is running; null while it is not.
    #[schema(value_type = Option<String>, required, format = DateTime, example = json!(null))]
    running_since: Option<Timestamp>,
    /// Runs since the server started.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 3)]
    runs: u64,
    /// Those of them that failed.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 0)]
    failures: u64,
    /// Its last finished run; absent before the first.
    #[schema(nullable = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_run: Option<TaskRun>,
}

/// A finished run of a task.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TaskRun {
    /// When it began.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    started_at: Timestamp,
    /// When it ended.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:02Z")]
    finished_at: Timestamp,
    /// How long it took, in milliseconds.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 1930)]
    duration_ms: u64,
    /// How it ended.
    outcome: TaskOutcome,
    /// What it had to say.
    #[schema(example = "512 bodies are whole")]
    message: String,
}

/// How a run ended.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TaskOutcome {
    /// Well.
    Done,
    /// With an error; it will run again.
    Failed,
    /// By the server's own fault; the log says more.
    Panicked,
}

impl From<TaskStatus> for Task {
    fn from(status: TaskStatus) -> Self {
        Self {
            name: status.name.to_owned(),
            description: status.doc.to_owned(),
            period_seconds: status.every.map(|period| period.as_secs().min(LARGEST)),
            running_since: status.running_since,
            runs: status.runs.min(LARGEST),
            failures: status.failures.min(LARGEST),
            last_run: status.last.map(TaskRun::from),
        }
    }
}

impl From<Run> for TaskRun {
    fn from(run: Run) -> Self {
        let (outcome, message) = match run.outcome {
            Outcome::Done(text) => (TaskOutcome::Done, text),
            Outcome::Failed(text) => (TaskOutcome::Failed, text),
            Outcome::Panicked(text) => (TaskOutcome::Panicked, text),
        };
        let duration_ms = u64::try_from(run.took.as_millis()).unwrap_or(LARGEST).min(LARGEST);
        Self { started_at: run.started, finished_at: run.finished, duration_ms, outcome, message }
    }
}

foundation::page_of!(
    /// Every task: all of them, on one page.
    pub(crate) TaskPage of Task
);

fn find(tasks: &Tasks, name: &str) -> Result<Task, Refused> {
    let missing = || Refused::Missing { kind: "task", key: name.to_owned() };
    tasks.watch(name).map(|status| status.borrow().clone().into()).ok_or_else(missing)
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_tasks)).routes(routes!(read_task)).routes(routes!(run_task))
}

fn may_read(principal: &Principal) -> Result<(), Refused> {
    principal.needs(Scope::Read(Area::Tasks))
}

/// Lists the server's background work and how it fares.
#[utoipa::path(
    get, path = "/v1/tasks", tag = "tasks",
    responses((status = 200, description = "Every task.", body = TaskPage)),
    security(("bearer" = ["tasks:read"]))
)]
async fn list_tasks(State(tasks): State<Tasks>, Asker(principal): Asker) -> Result<Json<TaskPage>, Failure> {
    may_read(&principal)?;
    let data = tasks.list().into_iter().map(Task::from).collect();
    Ok(Json(TaskPage { data, has_more: false, next_cursor: None }))
}

/// Reads how a task fares.
#[utoipa::path(
    get, path = "/v1/tasks/{name}", tag = "tasks",
    params(("name" = String, Path, description = "The task's name.", example = "scrub")),
    responses((status = 200, description = "The task.", body = Task)),
    security(("bearer" = ["tasks:read"]))
)]
async fn read_task(
    State(tasks): State<Tasks>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<Json<Task>, Failure> {
    may_read(&principal)?;
    Ok(Json(find(&tasks, &name)?))
}

/// Starts a run of a task as soon as it is free.
///
/// The answer comes at once; read the task until `runs` has risen. Asking twice while it runs makes it run once more.
#[utoipa::path(
    post, path = "/v1/tasks/{name}/run", tag = "tasks",
    params(("name" = String, Path, description = "The task's name.", example = "scrub")),
    responses((status = 202, description = "The task will run.", body = Task)),
    security(("bearer" = ["tasks:write"]))
)]
async fn run_task(
    State(tasks): State<Tasks>,
    Asker(principal): Asker,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    principal.needs(Scope::Write(Area::Tasks))?;
    let task = find(&tasks, &name)?;
    if let Some(signal) = tasks.signal(&name) {
        tracing::info!(task = name, actor = principal.actor.name, "a run was asked for");
        signal.wake();
    }
    Ok((StatusCode::ACCEPTED, location(&address_of(COLLECTION, &name)), Json(task)))
}
