//! Webhooks of a vendor: who is told of its events. How a message is signed, sent and sent again is the ground's; whose the
//! endpoints are, who may change them and what the books say of it stands here.

mod events;
mod rest;

use std::sync::Arc;

use foundation::db::{Database, FeedEntry};
use foundation::secrets::seal::Sealer;
use foundation::webhooks::{DeskError, Kind, Limits, Reach, Route, WebhookError, Webhooks};
use license::roots::{Origin, Roots};
use utoipa::openapi::OpenApi;

use self::events::KINDS;
pub(crate) use self::rest::operations;
use crate::failure::Failure;
use crate::refused::Refused;

/// The engine of an office. Only a build that trusts the development root, and sells nothing, sends to its own machine.
pub(crate) fn engine(db: &Database, sealer: &Sealer, roots: &Arc<Roots>, proxy: Option<String>) -> Webhooks {
    let reach = match roots.origin() {
        Origin::Development => Reach::PublicAndOwn,
        Origin::Vendor => Reach::Public,
    };
    let mut route = Route::straight(reach);
    route.proxy = proxy;
    Webhooks::new(db.clone(), sealer.clone(), route, Limits::default(), object)
}

impl From<DeskError> for Refused {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Invalid(errors) => Self::Invalid(errors),
            DeskError::Missing { kind, key } => Self::missing(kind, key),
            DeskError::Stale => Self::Stale,
            DeskError::Disabled => Self::WebhookDisabled,
            DeskError::Webhook(WebhookError::Seal(error)) => Self::Seal(error),
            DeskError::Webhook(WebhookError::Stored(what)) => Self::Stored(what),
            DeskError::Webhook(WebhookError::Db(error)) => Self::Db(error),
            // The desk says it of the field.
            DeskError::Webhook(error @ WebhookError::TooMany(_)) => {
                Self::field("/url", "out_of_range", error.to_string())
            }
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Refused::from(error).into()
    }
}

/// The object of an event, by its identifier.
pub(crate) fn object(entry: &FeedEntry) -> String {
    Kind::object(KINDS, entry)
}

/// Whether a kind has its line.
#[cfg(test)]
pub(crate) fn is_told(kind: &str) -> bool {
    KINDS.iter().any(|known| known.name == kind)
}

/// The document with what is sent.
pub(crate) fn described(document: OpenApi) -> OpenApi {
    foundation::http::hooks::described(document, KINDS)
}
