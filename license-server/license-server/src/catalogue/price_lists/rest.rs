//! `/v1/price-lists`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging, Path};
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Put;
use super::{Kept, PriceList};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::refused::Refused;
use crate::state::ApiState;

const COLLECTION: &str = "/v1/price-lists";

foundation::page_of!(
    /// The vendor's price lists by code.
    pub(crate) PriceListPage of PriceList
);

fn shown(office: &Office, kept: Kept) -> PriceList {
    let in_force = kept.list.valid_from <= office.clock().now();
    PriceList { in_force: Some(in_force), ..kept.list }
}

pub(in super::super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_price_lists)).routes(routes!(
        read_price_list,
        replace_price_list,
        delete_price_list
    ))
}

/// Lists the vendor's price lists by code, those of the past and the future too.
#[utoipa::path(
    get, path = "/v1/price-lists", tag = "catalogue", params(PageParams),
    responses((status = 200, description = "A page of price lists.", body = PriceListPage)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn list_price_lists(
    State(office): State<Office>,
    Asker(principal): Asker,
    paging: Paging,
) -> Result<Listed<PriceListPage>, Failure> {
    let after: String = paging.after()?.unwrap_or_default();
    let rows = office.price_lists(&principal, &after, paging.rows()).await?;
    let key = |kept: &Kept| kept.list.code.clone().unwrap_or_default();
    Ok(paging.page(rows, key).map(|kept| shown(&office, kept)).listed())
}

/// Reads a price list.
#[utoipa::path(
    get, path = "/v1/price-lists/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The list's code.", example = "eur-2026")),
    responses((status = 200, description = "The price list.", body = PriceList)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn read_price_list(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let found = office.price_list(&principal, &code).await?;
    let kept = found.ok_or_else(|| Refused::missing("price list", code))?;
    Ok((ETag::of_revision(kept.revision), Json(shown(&office, kept))))
}

/// Makes a price list, or replaces one that does not hold yet.
///
/// One that holds or held stays as it is, but for an end that is yet to come.
#[utoipa::path(
    put, path = "/v1/price-lists/{code}", tag = "catalogue", request_body = PriceList,
    params(("code" = String, Path, description = "The list's code.", example = "eur-2026"), IfMatch),
    responses(
        (status = 200, description = "The price list as it is now.", body = PriceList),
        (status = 201, description = "The price list was made.", body = PriceList),
    ),
    security(("bearer" = ["catalogue:write"]))
)]
async fn replace_price_list(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
    conditions: Conditions,
    Json(new): Json<PriceList>,
) -> Result<Response, Failure> {
    let expected = match office.price_list(&principal, &code).await? {
        Some(kept) => expected(&conditions, kept.revision)?,
        None => conditions.permit(None).map(|()| None)?,
    };
    let (kept, done) = office.put_price_list(&principal, &code, new, expected).await?;
    let etag = ETag::of_revision(kept.revision);
    let body = Json(shown(&office, kept));
    Ok(match done {
        Put::Made => created(COLLECTION, &code, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Takes back a price list that never held.
#[utoipa::path(
    delete, path = "/v1/price-lists/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The list's code.", example = "eur-2026"), IfMatch),
    responses((status = 204, description = "The price list is gone.")),
    security(("bearer" = ["catalogue:write"]))
)]
async fn delete_price_list(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let found = office.price_list(&principal, &code).await?;
    let kept = found.ok_or_else(|| Refused::missing("price list", &code))?;
    office.delete_price_list(&principal, &code, expected(&conditions, kept.revision)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
