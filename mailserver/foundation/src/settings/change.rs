//! A change of a group: planned against what is shown now, written in a transaction of the caller's, shown after its commit.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::declare::Access;
use super::live::context;
use super::registry::{AnyGroup, GroupInfo};
use super::{SettingsError, View};
use crate::args;
use crate::clock::from_micros;
use crate::db::Tx;
use crate::http::{FieldError, merge, pointer};
use crate::secrets::seal::Sealer;

/// Longest secret in bytes.
const SECRET_BYTES: usize = 4096;

/// What a client wants of a group.
#[derive(Clone, Debug)]
pub enum Change {
    /// An RFC 7396 merge patch; a null puts a field back to its default.
    Merge(Value),
    /// The whole group. Missing fields take their defaults; missing secrets stay, since nobody could have read them.
    Replace(Value),
}

/// A change that was checked and may be written. Cheap to clone.
#[derive(Clone)]
pub struct Planned {
    pub(super) group: &'static str,
    pub(super) base: i64,
    pub(super) stored: Arc<str>,
    pub(super) value: AnyGroup,
    /// How the group looks now, without secrets: the audit line's `before`.
    pub before: View,
    /// How it will look: the audit line's `after`, but for the time.
    pub after: View,
}

impl Planned {
    /// Writes the row; the new revision's time.
    ///
    /// # Errors
    /// [`SettingsError::Stale`] when somebody was faster.
    pub async fn write(&self, tx: &mut Tx) -> Result<Timestamp, SettingsError> {
        let now = tx.micros();
        let written = tx
            .run(
                "INSERT INTO settings (name, value, revision, updated_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value, revision = excluded.revision, \
                 updated_at = excluded.updated_at WHERE settings.revision = $5",
                args![self.group, &*self.stored, self.base + 1, now, self.base],
            )
            .await?;
        match written {
            0 => Err(SettingsError::Stale),
            _ => Ok(from_micros(now)),
        }
    }
}

/// The group's stored form after `change`, secrets sealed.
pub(super) fn apply(
    info: &GroupInfo,
    sealer: &Sealer,
    current: &Map<String, Value>,
    change: Change,
) -> Result<Map<String, Value>, SettingsError> {
    let (mut asked, replaces) = match change {
        Change::Merge(Value::Object(asked)) => (asked, false),
        Change::Replace(Value::Object(asked)) => (asked, true),
        Change::Merge(_) | Change::Replace(_) => {
            let error = FieldError::new("", "invalid_type", "must be an object");
            return Err(SettingsError::Invalid(vec![error]));
        }
    };
    let mut errors = unknown_fields(info, &asked);
    errors.extend(seal_secrets(info, sealer, &mut asked));
    if !errors.is_empty() {
        return Err(SettingsError::Invalid(errors));
    }
    let mut result = Value::Object(match replaces {
        false => current.clone(),
        true => kept_secrets(info, current),
    });
    // A null removes the field from the stored form, which is what reads as its default.
    merge(&mut result, Value::Object(asked));
    match result {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

fn unknown_fields(info: &GroupInfo, asked: &Map<String, Value>) -> Vec<FieldError> {
    let known = |name: &String| info.fields.iter().any(|field| field.name == name);
    let unknown = asked.keys().filter(|name| !known(name));
    unknown
        .map(|name| FieldError::new(pointer([name.as_str()]), "unknown_field", "is no field of this group"))
        .collect()
}

/// Seals each secret that was sent. What looks sealed already is sealed again: only rows are believed to hold sealed text.
fn seal_secrets(info: &GroupInfo, sealer: &Sealer, asked: &mut Map<String, Value>) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for field in info.fields.iter().filter(|field| field.access == Access::Secret) {
        let refused = match asked.get_mut(field.name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(plain)) if plain.len() <= SECRET_BYTES => {
                *plain = sealer.seal(&context(info.name, field.name), plain.as_bytes());
                continue;
            }
            Some(Value::String(_)) => ("too_long", format!("must have at most {SECRET_BYTES} bytes")),
            Some(_) => ("invalid_type", "must be a string or null".to_owned()),
        };
        errors.push(FieldError::new(pointer([field.name]), refused.0, refused.1));
    }
    errors
}

fn kept_secrets(info: &GroupInfo, current: &Map<String, Value>) -> Map<String, Value> {
    let secrets = info.fields.iter().filter(|field| field.access == Access::Secret);
    secrets.filter_map(|field| Some((field.name.to_owned(), current.get(field.name)?.clone()))).collect()
}
