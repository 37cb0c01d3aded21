//! Add-ons: in which editions each can be had, what is counted, who may try it, and what becomes of it when maintenance lapses.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use foundation::args;
use foundation::clock::from_micros;
use foundation::db::{Conn, Row, Tx};
use foundation::http::wire::{IfMatch, created, expected};
use foundation::http::{Conditions, ETag, FieldError, Json, Path};
use foundation::tokens::Scope;
use http::StatusCode;
use jiff::Timestamp;
use license::catalogue::{ACTIVESYNC_TRIAL_MAILBOXES, TRIAL_DAYS};
use license::entitlement::AddonCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::editions::LONGEST_DESCRIPTION;
use super::{EditionCode, Put, addon, ignored, json, note};
use crate::door::Asker;
use crate::failure::Failure;
use crate::office::Office;
use crate::principal::{Area, Principal};
use crate::refused::Refused;
use crate::state::ApiState;
use crate::text;
use crate::vendors::VendorId;

const COLLECTION: &str = "/v1/addons";

/// What an add-on's quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AddonUnit {
    /// Mailboxes.
    Mailbox,
    /// The server: there is one.
    Server,
    /// Nodes.
    Node,
}

/// How an edition has an add-on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OfferKind {
    /// It can be bought for it.
    Buy,
    /// It is part of it.
    Included,
}

/// That an edition can have an add-on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct AddonOffer {
    /// Which edition; Free has no add-ons.
    pub(super) edition: EditionCode,
    /// How.
    pub(super) kind: OfferKind,
}

/// Who may try an add-on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TrialBy {
    /// Anybody who may have it.
    Anybody,
    /// Whom the vendor's staff lets.
    Staff,
    /// Nobody.
    Nobody,
}

/// What becomes of an add-on when maintenance lapses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LapseRule {
    /// It stops; its data is kept.
    Stop,
    /// What it holds can still be read, nothing is taken in.
    Read,
    /// It runs on as it is, nothing is added or changed.
    Freeze,
}

/// An add-on as a vendor sells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Addon {
    /// Its key in the path and in licences.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, read_only, nullable = false, example = "activesync")]
    pub(super) code: Option<String>,
    /// What customers read.
    #[schema(min_length = 1, max_length = 200, example = "ActiveSync")]
    pub(super) name: String,
    /// What customers read below the name; empty for nothing.
    #[serde(default)]
    #[schema(max_length = 4000, example = "Synchronises telephones.")]
    pub(super) description: String,
    /// What is counted.
    pub(super) unit: AddonUnit,
    /// Which editions can have it.
    #[schema(max_items = 3, example = json!([{"edition": "professional", "kind": "buy"}]))]
    pub(super) offers: Vec<AddonOffer>,
    /// Who may try it.
    pub(super) trial: TrialBy,
    /// Days of a trial, 1 to 30.
    #[schema(minimum = 1, maximum = 30, example = 30)]
    pub(super) trial_days: u32,
    /// How many of what is counted a trial has; null for any number. ActiveSync has at most 25.
    #[schema(required, minimum = 1, maximum = 1000000, example = 25)]
    pub(super) trial_quantity: Option<u32>,
    /// What becomes of it when maintenance lapses.
    pub(super) lapse: LapseRule,
    /// When it was changed last.
    #[serde(default, deserialize_with = "ignored")]
    #[schema(value_type = String, format = DateTime, read_only, nullable = false, example = "2026-01-05T09:00:00Z")]
    pub(super) updated_at: Option<Timestamp>,
}

foundation::page_of!(
    /// The vendor's add-ons by code: all of them, on one page.
    pub(crate) AddonPage of Addon
);

/// Add-ons one vendor can have.
const MOST_ADDONS: usize = 100;

impl Addon {
    fn checked(mut self, code: &AddonCode) -> Result<Self, Refused> {
        let mut errors = Vec::new();
        self.name = text::name(&self.name, "/name", &mut errors);
        self.description = text::words(&self.description, LONGEST_DESCRIPTION, "/description", &mut errors);
        self.offers.sort_by_key(|offer| offer.edition);
        if self.offers.iter().any(|offer| offer.edition == EditionCode::Free) {
            errors.push(FieldError::new("/offers", "not_sold", "Free has no add-ons"));
        }
        if self.offers.windows(2).any(|pair| pair[0].edition == pair[1].edition) {
            errors.push(FieldError::new("/offers", "duplicate", "names an edition twice"));
        }
        if !(1..=TRIAL_DAYS).contains(&self.trial_days) {
            errors.push(FieldError::new("/trial_days", "out_of_range", format!("must be 1 to {TRIAL_DAYS}")));
        }
        if self.trial_quantity.is_some_and(|quantity| !(1..=1_000_000).contains(&quantity)) {
            errors.push(FieldError::new("/trial_quantity", "out_of_range", "must be 1 to 1000000"));
        }
        let beyond = self.trial_quantity.is_none_or(|quantity| u64::from(quantity) > ACTIVESYNC_TRIAL_MAILBOXES);
        if *code == AddonCode::ACTIVESYNC && self.trial != TrialBy::Nobody && beyond {
            let detail = format!("an ActiveSync trial has at most {ACTIVESYNC_TRIAL_MAILBOXES} mailboxes");
            errors.push(FieldError::new("/trial_quantity", "out_of_range", detail));
        }
        Refused::unless_empty(errors)?;
        Ok(Self { code: Some(code.to_string()), updated_at: None, ..self })
    }
}

/// The vendor's add-ons with their revisions, by code.
pub(super) async fn all(conn: &mut Conn, vendor: VendorId) -> Result<Vec<(Addon, i64)>, Refused> {
    let sql = "SELECT code, name, description, unit, offers, trial, trial_days, trial_quantity, lapse, revision, updated_at \
               FROM addons WHERE vendor = $1 ORDER BY code";
    let rows = conn.all(sql, args![vendor]).await?;
    rows.iter().map(read).collect()
}

async fn find(conn: &mut Conn, vendor: VendorId, code: &AddonCode) -> Result<Option<(Addon, i64)>, Refused> {
    Ok(all(conn, vendor).await?.into_iter().find(|(addon, _)| addon.code.as_deref() == Some(code.as_str())))
}

/// A word of an enum as rows keep it: the same as on the wire.
fn to_word<T: Serialize>(value: T) -> Result<String, Refused> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Refused::Stored("add-on")),
    }
}

fn of_word<T: for<'de> Deserialize<'de>>(word: String) -> Result<T, Refused> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| Refused::Stored("add-on"))
}

fn read(row: &Row) -> Result<(Addon, i64), Refused> {
    let stored = |_| Refused::Stored("add-on");
    let addon = Addon {
        code: Some(row.text(0)?),
        name: row.text(1)?,
        description: row.text(2)?,
        unit: of_word(row.text(3)?)?,
        offers: serde_json::from_str(&row.text(4)?).map_err(stored)?,
        trial: of_word(row.text(5)?)?,
        trial_days: row.u32(6)?,
        trial_quantity: row.opt_int(7)?.and_then(|quantity| u32::try_from(quantity).ok()),
        lapse: of_word(row.text(8)?)?,
        updated_at: Some(from_micros(row.int(10)?)),
    };
    Ok((addon, row.int(9)?))
}

/// Keeps an add-on as its next revision.
pub(super) async fn put(
    tx: &mut Tx,
    principal: &Principal,
    code: &AddonCode,
    new: &Addon,
    expected: Option<i64>,
) -> Result<(Addon, i64, Put), Refused> {
    let (vendor, now) = (principal.vendor()?, tx.micros());
    let known = all(tx, vendor).await?;
    let before = known.iter().find(|(addon, _)| addon.code.as_deref() == Some(code.as_str()));
    Refused::check_revision(expected, before.map_or(0, |(_, revision)| *revision))?;
    if before.is_none() && known.len() >= MOST_ADDONS {
        let detail = format!("a vendor has at most {MOST_ADDONS} add-ons");
        return Err(Refused::field("/code", "out_of_range", detail));
    }
    tx.run(
        "INSERT INTO addons (vendor, code, name, description, unit, offers, trial, trial_days, trial_quantity, lapse, \
         revision, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11) \
         ON CONFLICT (vendor, code) DO UPDATE SET name = $3, description = $4, unit = $5, offers = $6, trial = $7, \
         trial_days = $8, trial_quantity = $9, lapse = $10, revision = addons.revision + 1, updated_at = $11",
        args![
            vendor,
            code.as_str(),
            &new.name,
            &new.description,
            to_word(new.unit)?,
            json(&new.offers)?,
            to_word(new.trial)?,
            new.trial_days,
            new.trial_quantity.map(i64::from),
            to_word(new.lapse)?,
            now,
        ],
    )
    .await?;
    let (after, revision) = find(tx, vendor, code).await?.ok_or(Refused::Stored("add-on"))?;
    let shown = (before.map(|(before, _)| json(before)).transpose()?, Some(json(&after)?));
    note(tx, principal, ("addon.changed", format!("addon:{code}")), revision, shown).await?;
    Ok((after, revision, if before.is_some() { Put::Replaced } else { Put::Made }))
}

impl Office {
    async fn addon(&self, principal: &Principal, code: &str) -> Result<Option<(Addon, i64)>, Refused> {
        principal.needs(Scope::Read(Area::Catalogue))?;
        // What is no code names nothing.
        let Ok(code) = AddonCode::new(code) else { return Ok(None) };
        find(&mut self.read().await?, principal.vendor()?, &code).await
    }

    /// Takes an add-on out of the catalogue. Price lists keep its price, and licences what was bought.
    async fn delete_addon(&self, principal: &Principal, code: &str, expected: Option<i64>) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Catalogue))?;
        let (vendor, code) = (principal.vendor()?, addon(code)?);
        self.db
            .write((principal.clone(), code), move |tx, (principal, code)| {
                Box::pin(async move {
                    let found = find(tx, vendor, code).await?;
                    let (before, revision) = found.ok_or_else(|| Refused::missing("add-on", code))?;
                    Refused::check_revision(expected, revision)?;
                    tx.run("DELETE FROM addons WHERE vendor = $1 AND code = $2", args![vendor, code.as_str()]).await?;
                    let shown = (Some(json(&before)?), None);
                    note(tx, principal, ("addon.deleted", format!("addon:{code}")), revision + 1, shown).await
                })
            })
            .await
    }
}

pub(super) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list_addons)).routes(routes!(read_addon, replace_addon, delete_addon))
}

/// Lists the vendor's add-ons by code.
#[utoipa::path(
    get, path = "/v1/addons", tag = "catalogue",
    responses((status = 200, description = "All of them.", body = AddonPage)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn list_addons(State(office): State<Office>, Asker(principal): Asker) -> Result<Json<AddonPage>, Failure> {
    principal.needs(Scope::Read(Area::Catalogue))?;
    let mut conn = office.read().await.map_err(Refused::from)?;
    let data = all(&mut conn, principal.vendor()?).await?.into_iter().map(|(addon, _)| addon).collect();
    Ok(Json(AddonPage { data, has_more: false, next_cursor: None }))
}

/// Reads an add-on.
#[utoipa::path(
    get, path = "/v1/addons/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The add-on's code.", example = "activesync")),
    responses((status = 200, description = "The add-on.", body = Addon)),
    security(("bearer" = ["catalogue:read"]))
)]
async fn read_addon(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let (addon, revision) = office.addon(&principal, &code).await?.ok_or_else(|| Refused::missing("add-on", code))?;
    Ok((ETag::of_revision(revision), Json(addon)))
}

/// Makes or replaces an add-on. What was sold stays as it is.
#[utoipa::path(
    put, path = "/v1/addons/{code}", tag = "catalogue", request_body = Addon,
    params(("code" = String, Path, description = "The add-on's code.", example = "activesync"), IfMatch),
    responses(
        (status = 200, description = "The add-on as it is now.", body = Addon),
        (status = 201, description = "The add-on was made.", body = Addon),
    ),
    security(("bearer" = ["catalogue:write"]))
)]
async fn replace_addon(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(key): Path<String>,
    conditions: Conditions,
    Json(new): Json<Addon>,
) -> Result<Response, Failure> {
    principal.needs(Scope::Write(Area::Catalogue))?;
    let code = addon(&key)?;
    let expected = match office.addon(&principal, &key).await? {
        Some((_, revision)) => expected(&conditions, revision)?,
        None => conditions.permit(None).map(|()| None)?,
    };
    let new = new.checked(&code)?;
    let written = office.db.write((principal, code, new), move |tx, (principal, code, new)| {
        Box::pin(put(tx, principal, code, new, expected))
    });
    let (addon, revision, done) = written.await?;
    let etag = ETag::of_revision(revision);
    Ok(match done {
        Put::Made => created(COLLECTION, &key, etag, Json(addon)),
        Put::Replaced => (etag, Json(addon)).into_response(),
    })
}

/// Takes an add-on out of the catalogue. What was sold stays as it is.
#[utoipa::path(
    delete, path = "/v1/addons/{code}", tag = "catalogue",
    params(("code" = String, Path, description = "The add-on's code.", example = "activesync"), IfMatch),
    responses((status = 204, description = "It is not sold any more.")),
    security(("bearer" = ["catalogue:write"]))
)]
async fn delete_addon(
    State(office): State<Office>,
    Asker(principal): Asker,
    Path(code): Path<String>,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let (_, revision) = office.addon(&principal, &code).await?.ok_or_else(|| Refused::missing("add-on", &code))?;
    office.delete_addon(&principal, &code, expected(&conditions, revision)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
