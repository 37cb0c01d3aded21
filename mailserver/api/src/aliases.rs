//! Aliases: addresses that lead to others.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::aliases::{AliasQuery, TargetChange};
use engine::named::Put;
use foundation::http::{Conditions, ETag, Json, Listed, MergePatch, PageParams, Paging, Patch, Path, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::aliases::{self, AliasText, Posting};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::listing::{AddressSort, Counting, NameSort, total};
use crate::rehearsal::DryRun;
use foundation::http::wire::{IfMatch, Short, created, expected, expected_of, given, set, time};

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
    /// The tenant it belongs to; null for the server itself.
    #[schema(required, example = "acme")]
    tenant: Option<String>,
    /// Where its mail goes, here or elsewhere.
    #[schema(example = json!(["anna@example.org", "bert@elsewhere.example"]))]
    targets: Vec<String>,
    /// Who may write to it.
    posting: AliasPosting,
    /// Whether the mailboxes that it leads straight to may send as it.
    #[schema(example = true)]
    send_as: bool,
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
            tenant: alias.owner.name,
            targets: alias.text.targets,
            posting: alias.text.posting.into(),
            send_as: alias.text.send_as,
            created_at: time(alias.created_at),
            updated_at: time(alias.updated_at),
        }
    }
}

/// Who may write to an alias.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum AliasPosting {
    /// Everybody.
    #[default]
    Anyone,
    /// Whoever logs in to a mailbox of the alias's tenant to send.
    Tenant,
    /// Whoever logs in to a mailbox that it leads straight to.
    Targets,
}

impl From<AliasPosting> for Posting {
    fn from(posting: AliasPosting) -> Self {
        match posting {
            AliasPosting::Anyone => Self::Anyone,
            AliasPosting::Tenant => Self::Tenant,
            AliasPosting::Targets => Self::Targets,
        }
    }
}

impl From<Posting> for AliasPosting {
    fn from(posting: Posting) -> Self {
        match posting {
            Posting::Anyone => Self::Anyone,
            Posting::Tenant => Self::Tenant,
            Posting::Targets => Self::Targets,
        }
    }
}

foundation::page_of!(
    /// Aliases.
    pub(crate) AliasPage of Alias, counted
);

/// Which aliases are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AliasParams {
    /// Only those of this tenant.
    #[param(nullable = false, example = "acme")]
    tenant: Option<String>,
    /// Only those in this domain.
    #[param(nullable = false, example = "example.org")]
    domain: Option<String>,
    /// Only those with this in their address.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "info")]
    search: Option<Short<255>>,
    /// Only those that lead there.
    #[param(nullable = false, example = "anna@example.org")]
    target: Option<String>,
    /// The list's order. Default `address`.
    #[param(nullable = false, inline, example = "-created_at")]
    sort: Option<AddressSort>,
}

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
    /// Who may write to it. Default `anyone`.
    #[serde(default)]
    #[schema(nullable = false)]
    posting: Option<AliasPosting>,
    /// Whether the mailboxes that it leads straight to may send as it. Default true.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    send_as: Option<bool>,
}

/// What an alias is to be. Other fields of a read alias are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct AliasReplacement {
    /// Where its mail goes: 1 to 1000 addresses, here or elsewhere.
    #[schema(min_items = 1, max_items = 1000, example = json!(["anna@example.org"]))]
    targets: Vec<String>,
    /// Who may write to it. Default `anyone`.
    #[serde(default)]
    #[schema(nullable = false)]
    posting: Option<AliasPosting>,
    /// Whether the mailboxes that it leads straight to may send as it. Default true.
    #[serde(default)]
    #[schema(nullable = false, example = true)]
    send_as: Option<bool>,
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
    /// Who may write to it.
    #[serde(default)]
    #[schema(value_type = Option<AliasPosting>, nullable = false)]
    posting: Patch<AliasPosting>,
    /// Whether the mailboxes that it leads straight to may send as it.
    #[serde(default)]
    #[schema(value_type = Option<bool>, nullable = false, example = false)]
    send_as: Patch<bool>,
}

/// Some of an alias's targets.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasTargets {
    /// Which: 1 to 1000 addresses.
    #[schema(min_items = 1, max_items = 1000, example = json!(["anna@example.org"]))]
    targets: Vec<String>,
}

fn text(targets: Vec<String>, posting: Option<AliasPosting>, send_as: Option<bool>) -> AliasText {
    AliasText { targets, posting: posting.unwrap_or_default().into(), send_as: send_as.unwrap_or(true) }
}

fn shown(alias: aliases::Alias) -> (ETag, Json<Alias>) {
    (ETag::of_revision(alias.revision), Json(alias.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_aliases, create_alias))
        .routes(routes!(read_alias, replace_alias, update_alias, delete_alias))
        .routes(routes!(add_alias_targets))
        .routes(routes!(remove_alias_targets))
}

/// Lists aliases.
#[utoipa::path(
    get, path = "/v1/aliases", tag = "aliases", params(PageParams, Counting, AliasParams),
    responses((status = 200, description = "A page of aliases.", body = AliasPage)),
    security(("bearer" = ["aliases:read"]))
)]
async fn list_aliases(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(params): Query<AliasParams>,
) -> Result<Listed<AliasPage>, Failure> {
    let AliasParams { tenant, domain, search, target, sort } = params;
    let search = search.map(|search| search.0);
    let query = AliasQuery { tenant, domain, search, target };
    let sort = NameSort::from(sort.unwrap_or_default());
    let order = sort.order(aliases::BY_ADDRESS, aliases::BY_AGE);
    let rows = engine.aliases(&principal, &query, order, sort.after(&paging)?.as_ref(), paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_aliases(&principal, &query).await?),
        false => None,
    };
    let page = paging.page(rows, |alias| sort.place(&alias.address, alias.id.0));
    Ok(page.of_total(count).map(Alias::from).listed())
}

/// Makes an alias.
#[utoipa::path(
    post, path = "/v1/aliases", tag = "aliases", params(DryRun), request_body = NewAlias,
    responses((status = 201, description = "The alias was made.", body = Alias)),
    security(("bearer" = ["aliases:write"]))
)]
async fn create_alias(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Json(new): Json<NewAlias>,
) -> Result<Response, Failure> {
    let text = text(new.targets, new.posting, new.send_as);
    let alias = engine.create_alias(&principal, &new.address, text).await?;
    let (key, (etag, body)) = (alias.address.clone(), shown(alias));
    Ok(created(COLLECTION, &key, etag, body))
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

/// Makes the alias, or puts this in its place if it exists.
///
/// `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch, DryRun),
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
    let known = found(engine.alias(&principal, &address).await)?;
    let expected = expected_of(&conditions, known.map(|alias| alias.revision))?;
    let text = text(wanted.targets, wanted.posting, wanted.send_as);
    let (alias, put) = match conditions.only_creates() {
        true => (engine.create_alias(&principal, &address, text).await?, Put::Created),
        false => engine.put_alias(&principal, &address, text, expected).await?,
    };
    let (key, (etag, body)) = (alias.address.clone(), shown(alias));
    Ok(match put {
        Put::Created => created(COLLECTION, &key, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Changes an alias.
#[utoipa::path(
    patch, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch, DryRun),
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
    let mut text = alias.text;
    set(&mut text.targets, given(patch.targets, "/targets")?);
    set(&mut text.posting, given(patch.posting, "/posting")?.map(Into::into));
    set(&mut text.send_as, given(patch.send_as, "/send_as")?);
    // A patch without a condition is held to what it was read from all the same: nobody's change is lost.
    let expected = expected.or(Some(alias.revision));
    Ok(shown(engine.replace_alias(&principal, &address, text, expected).await?))
}

/// Has the alias lead to these too. Those that it leads to already stay as they are.
///
/// Of many that change one list at once, none undoes what another did.
#[utoipa::path(
    post, path = "/v1/aliases/{address}/targets/add", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), DryRun),
    request_body = AliasTargets,
    responses((status = 200, description = "The alias as it is now.", body = Alias)),
    security(("bearer" = ["aliases:write"]))
)]
async fn add_alias_targets(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    Json(AliasTargets { targets }): Json<AliasTargets>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.change_targets(&principal, &address, TargetChange::Add, &targets).await?))
}

/// Has the alias lead to these no more. Those that it does not lead to change nothing; one at least is left, or the alias deleted.
#[utoipa::path(
    post, path = "/v1/aliases/{address}/targets/remove", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), DryRun),
    request_body = AliasTargets,
    responses((status = 200, description = "The alias as it is now.", body = Alias)),
    security(("bearer" = ["aliases:write"]))
)]
async fn remove_alias_targets(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Path(address): Path<String>,
    Json(AliasTargets { targets }): Json<AliasTargets>,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.change_targets(&principal, &address, TargetChange::Remove, &targets).await?))
}

/// Deletes an alias. Its targets stay.
#[utoipa::path(
    delete, path = "/v1/aliases/{address}", tag = "aliases",
    params(("address" = String, Path, description = "The alias's address.", example = "info@example.org"), IfMatch, DryRun),
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
