//! `/v1/releases`: what the vendor's staff say of each build.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging, Path, Query};
use foundation::tokens::Scope;
use http::StatusCode;
use jiff::Timestamp;
use license::Moment;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{NewRelease, ReleaseChannel, ReleaseFile, rows};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::Area;
use crate::refused::Refused;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/releases";

/// A build of the product.
#[derive(Debug, Serialize, ToSchema)]
struct Release {
    /// Its key in the path.
    #[schema(example = "2.4.0")]
    version: String,
    /// When it was built: licences whose upgrade protection lasts until then may have it.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    built_at: Timestamp,
    /// For whom it is meant.
    channel: ReleaseChannel,
    /// What is new, in words.
    #[schema(example = "Faster search.")]
    notes: String,
    /// Its files.
    #[schema(max_items = 50, example = json!([]))]
    files: Vec<ReleaseFile>,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<super::Release> for Release {
    fn from(release: super::Release) -> Self {
        let super::Release { version, built_at, channel, notes, files, updated_at, .. } = release;
        Self { version, built_at: built_at.timestamp(), channel, notes, files, updated_at }
    }
}

foundation::page_of!(
    /// Releases, the newest build first.
    pub(crate) ReleasePage of Release
);

/// What is to be said of a build.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRelease)]
struct Order {
    /// When it was built.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    built_at: Timestamp,
    /// For whom it is meant.
    channel: ReleaseChannel,
    /// What is new, in words.
    #[serde(default)]
    #[schema(max_length = 20000, example = "Faster search.")]
    notes: String,
    /// Its files.
    #[schema(max_items = 50, example = json!([]))]
    files: Vec<ReleaseFile>,
}

/// What releases are looked for by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ReleaseSearch {
    /// Only those of this channel.
    #[param(nullable = false)]
    pub(super) channel: Option<ReleaseChannel>,
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_releases)).routes(routes!(read_release, replace_release, delete_release))
}

/// Lists the vendor's releases, the newest build first.
#[utoipa::path(
    get, path = "/v1/releases", tag = "catalogue", params(PageParams, ReleaseSearch),
    responses((status = 200, description = "A page of releases.", body = ReleasePage)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn list_releases(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
    Query(search): Query<ReleaseSearch>,
) -> Result<Listed<ReleasePage>, Failure> {
    principal.needs(Scope::Read(Area::Catalogue))?;
    let (vendor, after) = (principal.vendor()?, paging.after()?);
    let mut conn = office.read().await.map_err(Refused::from)?;
    let found = rows::list(&mut conn, vendor, search.channel, after, paging.rows()).await?;
    let page = paging.page(found, |release| (release.built_at.timestamp().as_microsecond(), release.id.0));
    Ok(page.map(Release::from).listed())
}

/// Reads what is said of a build.
#[utoipa::path(
    get, path = "/v1/releases/{version}", tag = "catalogue",
    params(("version" = String, Path, description = "The build's version.", example = "2.4.0")),
    responses((status = 200, description = "The release.", body = Release)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn read_release(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(version): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let found = office.release(&principal, &version).await?;
    let release = found.ok_or_else(|| Refused::missing("release", version))?;
    Ok((ETag::of_revision(release.revision), Json(Release::from(release))))
}

/// Releases a build, or changes what is said of it. Customers whose upgrade protection covers its date find it in their downloads.
#[utoipa::path(
    put, path = "/v1/releases/{version}", tag = "catalogue", request_body = Order,
    params(("version" = String, Path, description = "The build's version.", example = "2.4.0"), IfMatch),
    responses(
        (status = 200, description = "The release as it is now.", body = Release),
        (status = 201, description = "The build was released.", body = Release),
    ),
    security(("bearer" = ["catalogue:write"]))
)]
async fn replace_release(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(version): Path<String>,
    conditions: Conditions,
    Json(order): Json<Order>,
) -> Result<Response, Failure> {
    principal.needs(Scope::Write(Area::Catalogue))?;
    let expected = match office.release(&principal, &version).await? {
        Some(release) => expected(&conditions, release.revision)?,
        None => conditions.permit(None).map(|()| None)?,
    };
    let Order { built_at, channel, notes, files } = order;
    let new = NewRelease { version, built_at: Moment::from(built_at), channel, notes, files };
    let (release, before) = office.put_release(&principal, new, expected).await?;
    let (etag, key) = (ETag::of_revision(release.revision), release.version.clone());
    let body = Json(Release::from(release));
    Ok(match before {
        Some(_) => (etag, body).into_response(),
        None => created(COLLECTION, &key, etag, body),
    })
}

/// Takes a build back: no customer finds it any more. What is installed stays licensed.
#[utoipa::path(
    delete, path = "/v1/releases/{version}", tag = "catalogue",
    params(("version" = String, Path, description = "The build's version.", example = "2.4.0"), IfMatch),
    responses((status = 204, description = "It is gone.")),
    security(("bearer" = ["catalogue:write"]))
)]
async fn delete_release(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(version): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let found = office.release(&principal, &version).await?;
    let revision = found.ok_or_else(|| Refused::missing("release", &version))?.revision;
    office.delete_release(&principal, &version, expected(&conditions, revision)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
