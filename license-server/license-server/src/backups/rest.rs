//! `/v1/backups`, for whoever runs the server: it is written to the server's own machine.

use std::path::PathBuf;

use axum::extract::State;
use foundation::http::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::state::ApiState;

/// Where a back-up is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BackupOrder {
    /// A folder on the server's machine that is not there yet, as an absolute path.
    #[schema(max_length = 4000, example = "/var/backups/licences/2026-01-05")]
    directory: String,
}

/// A back-up that was written.
#[derive(Debug, Serialize, ToSchema)]
struct Backup {
    /// Where it is.
    #[schema(example = "/var/backups/licences/2026-01-05")]
    directory: String,
    /// How many tables it has.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 40)]
    tables: u64,
    /// How many rows.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 12_000)]
    rows: u64,
    /// How many bytes.
    #[schema(minimum = 0, maximum = 9007199254740991_u64, example = 4_000_000)]
    bytes: u64,
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(create_backup))
}

/// Backs up the whole server, all vendors, as of one moment, while it runs. For its operator.
///
/// It is a folder with a file for each table and a manifest with their hashes; `license-server restore` reads it into an empty database.
/// Secrets in it are sealed: keep the key file too, elsewhere.
#[utoipa::path(
    post, path = "/v1/backups", tag = "vendors", request_body = BackupOrder,
    responses((status = 200, description = "It is written.", body = Backup)),
    security(("bearer" = ["vendors:write"]))
)]
async fn create_backup(
    State(office): State<Office>,
    Asker(principal): Asker,
    Json(order): Json<BackupOrder>,
) -> Result<Json<Backup>, Failure> {
    let written = office.back_up(&principal, &PathBuf::from(&order.directory)).await?;
    let (tables, rows, bytes) = (written.tables, written.rows, written.bytes);
    Ok(Json(Backup { directory: order.directory, tables, rows, bytes }))
}
