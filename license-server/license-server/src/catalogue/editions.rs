//! Editions: a closed list whose order is a rule. A vendor names them and says for how many users each is sold.

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

use super::{EditionCode, Put, edition, ignored, json, note, word};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;
use crate::vendors::VendorId;

const COLLECTION: &str = "/v1/editions";
/// Tiers one edition can have.
const MOST_TIERS: usize = 50;
/// The largest tier with a number.
const MOST_USERS: u32 = 1_000_000;
/// Longest description, in bytes.
pub(super) const LONGEST_DESCRIPTION: usize = 4000;

/// An edition as a vendor sells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Edition {
    /// Which: its key in the path.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = EditionCode, read_only, nullable = false)]
    pub(super) code: Option<EditionCode>,
    /// What customers read.
    #[schema(min_length = 1, max_length = 200, example = "Professional")]
    pub(super) name: String,
    /// What customers read below the name; empty for nothing.
    #[serde(default)]
    #[schema(max_length = 4000, example = "For companies with several domains.")]
    pub(super) description: String,
    /// Whether it can be bought now. Free is never sold.
    pub(super) sold: bool,
    /// Whether it can be had with the proxy.
    pub(super) proxy: bool,
    /// For how many users it is sold.
    #[schema(max_items = 50, minimum = 1, maximum = 1000000, example = json!([10, 25, 50]))]
    pub(super) tiers: Vec<u32>,
    /// Whether it is sold for any number of users too.
    pub(super) unlimited_users: bool,
    /// Domains; null for any number.
    #[schema(required, minimum = 1, maximum = 1000000, example = json!(null))]
    pub(super) domains: Option<u32>,
    /// Mailing lists; null for any number.
    #[schema(required, minimum = 0, maximum = 1000000, example = json!(null))]
    pub(super) lists: Option<u32>,
    /// When it was changed last.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, format = DateTime, read_only, nullable = false, example = "2026-01-05T09:00:00Z")]
    pub(super) updated_at: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct Tiers {
    users: Vec<u32>,
    unlimited: bool,
}

#[derive(Serialize, Deserialize)]
struct Limits {
    domains: Option<u32>,
    lists: Option<u32>,
}

foundation::page_of!(
    /// The vendor's editions, smallest first: all of them, on one page.
    pub(crate) EditionPage of Edition
);

impl Edition {
    /// The same, orderly: tiers rise and none is there twice.
    fn checked(mut self, code: EditionCode) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        self.name = text::name(&self.name, "/name", &mut errors);
        self.description = text::words(&self.description, LONGEST_DESCRIPTION, "/description", &mut errors);
        self.tiers.sort_unstable();
        self.tiers.dedup();
        if self.tiers.len() > MOST_TIERS {
            errors.push(FieldError::new("/tiers", "too_long", format!("an edition has at most {MOST_TIERS} tiers")));
        }
        if self.tiers.iter().any(|users| !(1..=MOST_USERS).contains(users)) {
            errors.push(FieldError::new("/tiers", "out_of_range", format!("must be 1 to {MOST_USERS}")));
        }
        for (limit, least, pointer) in [(self.domains, 1, "/domains"), (self.lists, 0, "/lists")] {
            if limit.is_some_and(|limit| !(least..=MOST_USERS).contains(&limit)) {
                errors.push(FieldError::new(pointer, "out_of_range", format!("must be {least} to {MOST_USERS}")));
            }
        }
        if code == EditionCode::Free {
            let fixed = !self.sold && !self.proxy && self.tiers == [10] && !self.unlimited_users;
            if !fixed || self.domains != Some(1) {
                let detail = "Free is one domain and ten users without proxy, and it is not sold";
                errors.push(FieldError::new("/sold", "not_sold", detail));
            }
        }
        Refused::unless_empty(errors)?;
        Ok(Self { code: Some(code), updated_at: None, ..self })
    }

    /// Whether it can have this price: it is sold for so many users (`None` for any number), with or without the proxy.
    pub(super) fn can_cost(&self, proxy: bool, users: Option<u32>) -> bool {
        let tier = users.map_or(self.unlimited_users, |users| self.tiers.contains(&users));
        tier && (self.proxy || !proxy)
    }
}

const COLUMNS: &str = "SELECT code, name, description, sold, proxy, tiers, limits, revision, updated_at FROM editions \
                       WHERE vendor = $1 ORDER BY code";

/// The vendor's editions with their revisions, smallest first.
pub(super) async fn all(conn: &mut Conn, vendor: VendorId) -> Result<Vec<(Edition, i64)>, Refused> {
    let rows = conn.all(COLUMNS, args![vendor]).await?;
    let mut editions = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    editions.sort_by_key(|(edition, _)| edition.code);
    Ok(editions)
}

async fn find(conn: &mut Conn, vendor: VendorId, code: EditionCode) -> Result<Option<(Edition, i64)>, Refused> {
    Ok(all(conn, vendor).await?.into_iter().find(|(edition, _)| edition.code == Some(code)))
}

fn read(row: &Row) -> Result<(Edition, i64), Refused> {
    let stored = || Refused::Stored("edition");
    let tiers: Tiers = serde_json::from_str(&row.text(5)?).map_err(|_| stored())?;
    let limits: Limits = serde_json::from_str(&row.text(6)?).map_err(|_| stored())?;
    let found = Edition {
        code: Some(edition(&row.text(0)?).ok_or_else(stored)?),
        name: row.text(1)?,
        description: row.text(2)?,
        sold: row.int(3)? != 0,
        proxy: row.int(4)? != 0,
        tiers: tiers.users,
        unlimited_users: tiers.unlimited,
        domains: limits.domains,
        lists: limits.lists,
        updated_at: Some(from_micros(row.int(8)?)),
    };
    Ok((found, row.int(7)?))
}

/// Keeps an edition as its next revision.
pub(super) async fn put(
    tx: &mut Tx,
    principal: &Principal,
    code: EditionCode,
    new: &Edition,
    expected: Option<i64>,
) -> Result<(Edition, i64, Put), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let before = find(tx, vendor, code).await?;
    Refused::check_revision(expected, before.as_ref().map_or(0, |(_, revision)| *revision))?;
    let tiers = json(&Tiers { users: new.tiers.clone(), unlimited: new.unlimited_users })?;
    let limits = json(&Limits { domains: new.domains, lists: new.lists })?;
    tx.run(
        "INSERT INTO editions (vendor, code, name, description, sold, proxy, tiers, limits, revision, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9) ON CONFLICT (vendor, code) DO UPDATE SET name = $3, \
         description = $4, sold = $5, proxy = $6, tiers = $7, limits = $8, revision = editions.revision + 1, \
         updated_at = $9",
        args![
            vendor,
            word(code),
            &new.name,
            &new.description,
            i64::from(new.sold),
            i64::from(new.proxy),
            tiers,
            limits,
            now,
        ],
    )
    .await?;
    let (after, revision) = find(tx, vendor, code).await?.ok_or(Refused::Stored("edition"))?;
    let shown = (before.as_ref().map(|(before, _)| json(before)).transpose()?, Some(json(&after)?));
    note(tx, principal, ("edition.changed", format!("edition:{}", word(code))), revision, shown).await?;
    Ok((after, revision, if before.is_some() { Put::Replaced } else { Put::Made }))
}

impl Office {
    async fn editions(&self, principal: &Principal) -> Result<Vec<(Edition, i64)>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        all(&mut self.read().await?, principal.vendor()?).await
    }

    async fn edition(&self, principal: &Principal, code: &str) -> Result<Option<(Edition, i64)>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        let code = edition(code).ok_or_else(|| Refused::missing("edition", code))?;
        find(&mut self.read().await?, principal.vendor()?, code).await
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_editions)).routes(routes!(read_edition, replace_edition))
}

/// Lists the vendor's editions, smallest first.
#[utoipa::path(
    get, path = "/v1/editions", tag = "catalogue",
    responses((status = 200, description = "All of them.", body = EditionPage)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn list_editions(State(office): State<Office>, Asker(principal): Asker) -> Result<Json<EditionPage>, Failure> {
    let data = office.editions(&principal).await?.into_iter().map(|(edition, _)| edition).collect();
    Ok(Json(EditionPage { data, has_more: false, next_cursor: None }))
}

/// Reads an edition.
#[utoipa::path(
    get, path = "/v1/editions/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The edition's code.", example = "professional")),
    responses((status = 200, description = "The edition.", body = Edition)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn read_edition(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let found = office.edition(&principal, &code).await?;
    let (edition, revision) = found.ok_or_else(|| Refused::missing("edition", code))?;
    Ok((ETag::of_revision(revision), Json(edition)))
}

/// Makes or replaces an edition. Licences that were sold stay as they are.
#[utoipa::path(
    put, path = "/v1/editions/{code}", tag = "catalogue", request_body = Edition,
    params(("code" = String, Path, description = "The edition's code.", example = "professional"), IfMatch),
    responses(
        (status = 200, description = "The edition as it is now.", body = Edition),
        (status = 201, description = "The edition was made.", body = Edition),
    ),
    security(("bearer" = ["catalogue:write"]))
)]
async fn replace_edition(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
    Json(new): Json<Edition>,
) -> Result<Response, Failure> {
    principal.needs(Scope::Write(Area::Catalogue))?;
    let code = edition(&key).ok_or_else(|| Refused::missing("edition", &key))?;
    let expected = match office.edition(&principal, &key).await? {
        Some((_, revision)) => expected(&conditions, revision)?,
        None => conditions.permit(None).map(|()| None)?,
    };
    let new = new.checked(code)?;
    let written = office
        .db
        .write((principal, new), move |tx, (principal, new)| Box::pin(put(tx, principal, code, new, expected)));
    let (edition, revision, done) = written.await?;
    let etag = ETag::of_revision(revision);
    Ok(match done {
        Put::Made => created(COLLECTION, &key, etag, Json(edition)),
        Put::Replaced => (etag, Json(edition)).into_response(),
    })
}
