//! What panels keep with objects, and how a merge patch changes it.

use std::collections::BTreeMap;

use foundation::http::wire::{check_number, cleared};
use foundation::http::{Patch, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whatever callers keep with an object: at most 50 keys of up to 40 characters, with up to 500 each.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[schema(value_type = std::collections::BTreeMap<String, String>, example = json!({"order": "2026-0815"}))]
pub(crate) struct Metadata(pub(crate) engine::named::Metadata);

impl Metadata {
    /// What a row keeps.
    pub(crate) fn read(text: &str) -> Self {
        Self(engine::named::read_metadata(text))
    }
}

/// Keys to be set, or with null to be taken away.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[schema(value_type = std::collections::BTreeMap<String, Option<String>>, example = json!({"order": null}))]
pub(crate) struct MetadataPatch(BTreeMap<String, Option<String>>);

/// RFC 7396 on a map of texts.
pub(crate) fn merge_metadata(metadata: &mut engine::named::Metadata, patch: Option<&MetadataPatch>) {
    for (key, value) in patch.iter().flat_map(|patch| &patch.0) {
        match value {
            Some(value) => drop(metadata.insert(key.clone(), value.clone())),
            None => drop(metadata.remove(key)),
        }
    }
}

/// What a patch makes of a number that can be absent.
pub(crate) fn number_patch(patch: Patch<u64>, pointer: &str) -> Result<Option<Option<u64>>, Problem> {
    match cleared(patch) {
        Some(value) => Ok(Some(check_number(value, pointer)?)),
        None => Ok(None),
    }
}
