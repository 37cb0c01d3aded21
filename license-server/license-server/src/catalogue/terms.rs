//! Maintenance terms: how long upgrade protection can be bought for, and what it costs, as a part of the list price.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, Row, Tx};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, FieldError, Json, Path};
use foundation::tokens::Scope;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Put, ignored, json, note};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;
use crate::vendors::VendorId;

const COLLECTION: &str = "/v1/maintenance-terms";
/// Ten times the list price.
const DEAREST: u32 = 100_000;
/// Terms one vendor can have.
const MOST_TERMS: usize = 50;

/// Upgrade protection as a vendor sells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct MaintenanceTerm {
    /// Its key in the path.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, read_only, nullable = false, example = "one-year")]
    pub(crate) code: Option<String>,
    /// What customers read.
    #[schema(min_length = 1, max_length = 200, example = "Upgrade protection, one year")]
    pub(crate) name: String,
    /// For how many months, 1 to 120.
    #[schema(minimum = 1, maximum = 120, example = 12)]
    pub(crate) months: u32,
    /// What it costs, in hundredths of a percent of the licence's list price.
    #[schema(minimum = 0, maximum = 100000, example = 2000)]
    pub(crate) basis_points: u32,
    /// What is added when protection had lapsed before, in hundredths of a percent of the list price.
    #[schema(minimum = 0, maximum = 100000, example = 500)]
    pub(crate) reinstatement_basis_points: u32,
    /// Whether it can be bought now.
    pub(crate) sold: bool,
    /// When it was changed last.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, format = DateTime, read_only, nullable = false, example = "2026-01-05T09:00:00Z")]
    pub(super) updated_at: Option<Timestamp>,
}

foundation::page_of!(
    /// The vendor's maintenance terms by code: all of them, on one page.
    pub(crate) MaintenanceTermPage of MaintenanceTerm
);

impl MaintenanceTerm {
    fn checked(mut self) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        self.name = text::name(&self.name, "/name", &mut errors);
        for (value, least, most, pointer) in [
            (self.months, 1, 120, "/months"),
            (self.basis_points, 0, DEAREST, "/basis_points"),
            (self.reinstatement_basis_points, 0, DEAREST, "/reinstatement_basis_points"),
        ] {
            if !(least..=most).contains(&value) {
                errors.push(FieldError::new(pointer, "out_of_range", format!("must be {least} to {most}")));
            }
        }
        Refused::unless_empty(errors)?;
        Ok(self)
    }
}

/// The vendor's terms by code.
pub(crate) async fn all(conn: &mut Conn, vendor: VendorId) -> Result<Vec<(MaintenanceTerm, i64)>, Refused> {
    let sql = "SELECT code, name, months, basis_points, reinstatement_basis_points, sold, revision, updated_at \
               FROM maintenance_terms WHERE vendor = $1 ORDER BY code";
    conn.all(sql, args![vendor]).await?.iter().map(read).collect()
}

/// The term of a code.
pub(crate) async fn find_term(
    conn: &mut Conn,
    vendor: VendorId,
    code: &str,
) -> Result<Option<MaintenanceTerm>, Refused> {
    Ok(find(conn, vendor, code).await?.map(|(term, _)| term))
}

async fn find(conn: &mut Conn, vendor: VendorId, code: &str) -> Result<Option<(MaintenanceTerm, i64)>, Refused> {
    Ok(all(conn, vendor).await?.into_iter().find(|(term, _)| term.code.as_deref() == Some(code)))
}

fn read(row: &Row) -> Result<(MaintenanceTerm, i64), Refused> {
    let term = MaintenanceTerm {
        code: Some(row.text(0)?),
        name: row.text(1)?,
        months: row.u32(2)?,
        basis_points: row.u32(3)?,
        reinstatement_basis_points: row.u32(4)?,
        sold: row.int(5)? != 0,
        updated_at: Some(from_micros(row.int(7)?)),
    };
    Ok((term, row.int(6)?))
}

/// Keeps a term as its next revision.
pub(super) async fn put(
    tx: &mut Tx,
    principal: &Principal,
    code: &str,
    new: &MaintenanceTerm,
    expected: Option<i64>,
) -> Result<(MaintenanceTerm, i64, Put), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let known = all(tx, vendor).await?;
    let before = known.iter().find(|(term, _)| term.code.as_deref() == Some(code));
    Refused::check_revision(expected, before.map_or(0, |(_, revision)| *revision))?;
    if before.is_none() && known.len() >= MOST_TERMS {
        return Err(Refused::field("/code", "out_of_range", format!("a vendor has at most {MOST_TERMS} terms")));
    }
    tx.run(
        "INSERT INTO maintenance_terms (vendor, code, name, months, basis_points, reinstatement_basis_points, sold, \
         revision, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) ON CONFLICT (vendor, code) DO UPDATE SET \
         name = $3, months = $4, basis_points = $5, reinstatement_basis_points = $6, sold = $7, \
         revision = maintenance_terms.revision + 1, updated_at = $8",
        args![
            vendor,
            code,
            &new.name,
            new.months,
            new.basis_points,
            new.reinstatement_basis_points,
            i64::from(new.sold),
            now,
        ],
    )
    .await?;
    let (after, revision) = find(tx, vendor, code).await?.ok_or(Refused::Stored("maintenance term"))?;
    let shown = (before.map(|(before, _)| json(before)).transpose()?, Some(json(&after)?));
    note(tx, principal, ("maintenance_term.changed", format!("maintenance-term:{code}")), revision, shown).await?;
    Ok((after, revision, if before.is_some() { Put::Replaced } else { Put::Made }))
}

impl Office {
    async fn term(&self, principal: &Principal, code: &str) -> Result<Option<(MaintenanceTerm, i64)>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        find(&mut self.read().await?, principal.vendor()?, code).await
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(list_maintenance_terms))
        .routes(routes!(read_maintenance_term, replace_maintenance_term))
}

/// Lists the vendor's maintenance terms by code.
#[utoipa::path(
    get, path = "/v1/maintenance-terms", tag = "catalogue",
    responses((status = 200, description = "All of them.", body = MaintenanceTermPage)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn list_maintenance_terms(
    State(office): State<Office>,
    Asker(principal): Asker,
) -> Result<Json<MaintenanceTermPage>, Failure> {
    principal.needs(Scope::Read(Area::Catalogue))?;
    let mut conn = office.read().await.map_err(Refused::from)?;
    let data = all(&mut conn, principal.vendor()?).await?.into_iter().map(|(term, _)| term).collect();
    Ok(Json(MaintenanceTermPage { data, has_more: false, next_cursor: None }))
}

/// Reads a maintenance term.
#[utoipa::path(
    get, path = "/v1/maintenance-terms/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The term's code.", example = "one-year")),
    responses((status = 200, description = "The term.", body = MaintenanceTerm)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn read_maintenance_term(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let found = office.term(&principal, &code).await?;
    let (term, revision) = found.ok_or_else(|| Refused::missing("maintenance term", code))?;
    Ok((ETag::of_revision(revision), Json(term)))
}

/// Makes or replaces a maintenance term. One that is not sold any more says so by `sold`.
#[utoipa::path(
    put, path = "/v1/maintenance-terms/{code}", tag = "catalogue", request_body = MaintenanceTerm,
    params(("code" = String, Path, description = "The term's code.", example = "one-year"), IfMatch),
    responses(
        (status = 200, description = "The term as it is now.", body = MaintenanceTerm),
        (status = 201, description = "The term was made.", body = MaintenanceTerm),
    ),
    security(("bearer" = ["catalogue:write"]))
)]
async fn replace_maintenance_term(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
    Json(new): Json<MaintenanceTerm>,
) -> Result<Response, Failure> {
    principal.needs(Scope::Write(Area::Catalogue))?;
    let mut errors = Vec::new();
    let code = text::slug(&key, "/code", &mut errors);
    Refused::unless_empty(errors)?;
    let expected = match office.term(&principal, &key).await? {
        Some((_, revision)) => expected(&conditions, revision)?,
        None => conditions.permit(None).map(|()| None)?,
    };
    let new = new.checked()?;
    let written = office.db.write((principal, code, new), move |tx, (principal, code, new)| {
        Box::pin(put(tx, principal, code, new, expected))
    });
    let (term, revision, done) = written.await?;
    let etag = ETag::of_revision(revision);
    Ok(match done {
        Put::Made => created(COLLECTION, &key, etag, Json(term)),
        Put::Replaced => (etag, Json(term)).into_response(),
    })
}
