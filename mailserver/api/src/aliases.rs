//! Aliases: addresses that lead to others.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::{Engine, Principal, Refused};
use foundation::http::{
    Conditions, ETag, FieldError, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Problem, Query,
};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::aliases;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::Failure;
use crate::mailboxes::OfDomain;
use foundation::http::wire::{IfMatch, created, expected, time};

const COLLECTION: &str = "/v1/aliases";

/// An address that leads to others.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Alias {
    /// Its identifier.
    #[schema(example = "als_16m")]
    id: String,
    /// Its address, normalised: its key in the path.
    #[schema(example = "info@example.org")]
    address: String,
    /// The domain it belongs to.
    #[schema(example = "example.org")]
    domain: String,
    /// Where its mail goes, here or elsewhere.
    #[schema(example = json!(["anna@example.org", "bert@elsewhere.example"]))]
    targets: Vec<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<aliases::Alias> for Alias {
    fn from(alias: aliases::Alias) -> Self {
        let domain = alias.address.rsplit('@').next().unwrap_or_default().to_owned();
        Self {
            id: alias.id.to_string(),
            address: alias.address,
            domain,
            targets: alias.targets,
            created_at: time(alias.created_at),
            updated_at: time(alias.updated_at),
        }
    }
}

foundation::page_of!(
    /// Aliases by address.
    pub(crate) AliasPage of Alias
);

/// An alias to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAlias {
    /// Its address, in a domain of this server.
    #[schema(min_length = 3, max_length = 320, example = "info@example.org")]
    address: String,
    /// Where its mail goes: 1 to 1000 addresses, here or elsewhere.
    #[schema(min_items = 1, max_items = 1000, example = json!(["anna@example.org"]))]
    targets: Vec<String>,
}

/// What an alias is to be. Fields of a read alias beside `targets` are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct AliasReplacement {
    /// Where its mail goes: 1 to 1000 addresses, here or elsewhere.
    #[schema(min_items = 1, max_items = 1000, example = json!(["anna@example.org"]))]
    targets: Vec<String>,
}

/// A merge patch of an alias.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasPatch {
    /// Where its mail goes: 1 to 1000 addresses, in place of all it had.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, nullable = false, min_items = 1, max_items = 1000,
        example = json!(["anna@example.org", "bert@elsewhere.example"]))]
    targets: Patch<Vec<String>>,
}

fn shown(alias: aliases::Alias) -> (ETag, Json<Alias>) {
    (ETag::of_revision(alias.revision), Json(alias.into()))
}

async fn create(
    engine: &Engine,
    principal: &Principal,
    address: &str,
    targets: &[String],
) -> Result<Response, Failure> {
    let alias = engine.create_alias(principal, address, targets).await?;
    let (key, (etag, body)) = (alias.address.clone(), shown(alias));
    Ok(created(COLLECTION, &key, etag, body))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_aliases, create_alias)).routes(routes!(
        read_alias,
        replace_alias,
        update_alias,
        delete_alias
    ))
}

/// Lists aliases by address.
#[utoipa::path(
    get, path = "/v1/aliases", tag = "aliases", params(PageParams, OfDomain),
    responses((status = 200, description = "A page of aliases.", body = AliasPage)),
    security(("bearer" = ["aliases:read"]))
)]
async fn list_aliases(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(of): Query<OfDomain>,
) -> Result<Listed<AliasPage>, Failure> {
    let after: String = paging.after()?.unwrap_or_default();
    let rows = engine.aliases(&principal, of.domain.as_deref(), &after, paging.limit() + 1).await?;
    Ok(paging.page(rows, |alias| alias.address.clone()).map(Alias::from).listed())
}

/// Makes an alias.
#[utoipa::path(
    post, path = "/v1/aliases", tag = "aliases", request_body = NewAlias,
    responses((status = 201, description = "The alias was made.", body = Alias)),
    security(("bearer" = ["aliases:write"]))
)]
async fn create_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewAlias>,
) -> Result<Response, Failure> {
    create(&engine, &principal, &new.address, &new.targets).await
}

/// Reads an alias.
#[utoipa::path(
    get, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org")),
    responses((status = 200, description = "The alias.", body = Alias)),
    security(("bearer" = ["aliases:read"]))
)]
async fn read_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.alias(&principal, &address).await?))
}

/// Makes the alias, or gives it these targets if it exists.
///
/// `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch),
    request_body = AliasReplacement,
    responses(
        (status = 200, description = "The alias as it is now.", body = Alias),
        (status = 201, description = "The alias was made.", body = Alias),
    ),
    security(("bearer" = ["aliases:write"]))
)]
async fn replace_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    conditions: Conditions,
    Json(wanted): Json<AliasReplacement>,
) -> Result<Response, Failure> {
    match engine.alias(&principal, &address).await {
        Ok(alias) => {
            let expected = expected(&conditions, alias.revision)?;
            let alias = engine.retarget_alias(&principal, &address, &wanted.targets, expected).await?;
            Ok(shown(alias).into_response())
        }
        Err(Refused::Missing { .. }) => {
            conditions.permit(None)?;
            create(&engine, &principal, &address, &wanted.targets).await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Gives an alias other targets.
#[utoipa::path(
    patch, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch),
    request_body(content = AliasPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The alias as it is now.", body = Alias)),
    security(("bearer" = ["aliases:write"]))
)]
async fn update_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    conditions: Conditions,
    MergePatch(patch): MergePatch<AliasPatch>,
) -> Result<impl IntoResponse, Failure> {
    let alias = engine.alias(&principal, &address).await?;
    let expected = expected(&conditions, alias.revision)?;
    match patch.targets {
        Patch::Absent => Ok(shown(alias)),
        Patch::Value(targets) => Ok(shown(engine.retarget_alias(&principal, &address, &targets, expected).await?)),
        Patch::Null => Err(Problem::invalid(vec![FieldError::new("/targets", "required", "cannot be null")]).into()),
    }
}

/// Deletes an alias. Its targets stay.
#[utoipa::path(
    delete, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch),
    responses((status = 204, description = "The alias is gone.")),
    security(("bearer" = ["aliases:write"]))
)]
async fn delete_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.alias(&principal, &address).await?.revision)?;
    engine.delete_alias(&principal, &address, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
