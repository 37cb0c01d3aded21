//! What a vendor sells, as its own data: editions and their tiers, add-ons, price lists, maintenance terms. The rules of
//! upsizing are `license`'s; here stands what they are fed with.

mod addons;
mod editions;
mod price_lists;
mod sample;
mod selling;
mod terms;

pub(crate) use self::selling::{Numbers, currencies, numbers, prices, rules};
pub(crate) use self::terms::{MaintenanceTerm, all as terms, find_term as term};

use foundation::db::{AuditEntry, Change, Event, Tx};
use license::entitlement::{AddonCode, Edition};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use crate::principal::Principal;
use crate::refused::Refused;
use crate::state::ApiState;
use crate::vendors::VendorId;

/// The editions, smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = EditionCode)]
pub(crate) enum EditionCode {
    /// Without a key: one domain, ten mailboxes. It is never sold.
    Free,
    /// The smallest that is sold.
    Essential,
    /// The middle one.
    Professional,
    /// The largest.
    Enterprise,
}

impl From<EditionCode> for Edition {
    fn from(code: EditionCode) -> Self {
        match code {
            EditionCode::Free => Self::Free,
            EditionCode::Essential => Self::Essential,
            EditionCode::Professional => Self::Professional,
            EditionCode::Enterprise => Self::Enterprise,
        }
    }
}

impl From<Edition> for EditionCode {
    fn from(edition: Edition) -> Self {
        match edition {
            Edition::Free => Self::Free,
            Edition::Essential => Self::Essential,
            Edition::Professional => Self::Professional,
            Edition::Enterprise => Self::Enterprise,
        }
    }
}

/// The edition of a word in a path or a row.
pub(crate) fn edition(word: &str) -> Option<EditionCode> {
    Edition::ALL.into_iter().find(|edition| edition.as_str() == word).map(EditionCode::from)
}

/// The word of an edition.
fn word(code: EditionCode) -> &'static str {
    Edition::from(code).as_str()
}

/// An add-on's code as a path or a body has it.
fn addon(text: &str) -> Result<AddonCode, Refused> {
    AddonCode::new(text).map_err(|error| Refused::field("/code", "invalid", error.to_string()))
}

/// A read-only field of a document that is put back as it was got: whatever it holds, it is not looked at.
fn ignored<'de, D: Deserializer<'de>, T>(from: D) -> Result<Option<T>, D::Error> {
    IgnoredAny::deserialize(from).map(|_| None)
}

/// Whether a `PUT` made its object or replaced one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Put {
    Made,
    Replaced,
}

/// The feed and the audit trail hear of a change of the catalogue.
async fn note(
    tx: &mut Tx,
    principal: &Principal,
    (kind, object): (&'static str, String),
    revision: i64,
    (before, after): (Option<String>, Option<String>),
) -> Result<(), Refused> {
    let vendor: VendorId = principal.vendor()?;
    tx.record(Event { kind, owner: vendor.0, object: vendor.0, revision, detail: None });
    tx.touch(vendor.0);
    let entry = AuditEntry { action: kind, object, change: Change { before, after } };
    Ok(tx.audit_of(vendor.0, &principal.actor, entry).await?)
}

/// A document of ours as the audit trail keeps it.
fn json<T: Serialize>(document: &T) -> Result<String, Refused> {
    serde_json::to_string(document).map_err(|_| Refused::Stored("catalogue document"))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    editions::operations()
        .merge(addons::operations())
        .merge(price_lists::operations())
        .merge(terms::operations())
        .merge(sample::operations())
}
