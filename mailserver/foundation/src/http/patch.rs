//! RFC 7396 merge patches: a field is absent (keep), null (clear) or has a value (set).

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::FieldError;

/// A field of a patch. In a struct it needs `#[serde(default)]`, and for its description
/// `#[schema(value_type = Option<T>)]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned: stays as it is.
    #[default]
    Absent,
    /// `null`: cleared.
    Null,
    /// Set to this.
    Value(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::deserialize(deserializer)? {
            Some(value) => Self::Value(value),
            None => Self::Null,
        })
    }
}

impl<T> Patch<T> {
    /// Whether the field is mentioned.
    pub fn is_present(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// The field after the patch, where it may be empty.
    pub fn over(self, current: Option<T>) -> Option<T> {
        match self {
            Self::Absent => current,
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The field after the patch, where it may not be empty; `pointer` names it in the refusal of `null`.
    ///
    /// # Errors
    /// `required` for `null`.
    pub fn over_required(self, current: T, pointer: &str) -> Result<T, FieldError> {
        match self {
            Self::Absent => Ok(current),
            Self::Null => Err(FieldError::new(pointer, "required", "cannot be null")),
            Self::Value(value) => Ok(value),
        }
    }

    /// The patch with its value in another form.
    ///
    /// # Errors
    /// What `form` refuses.
    pub fn try_map<U, E>(self, form: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(form(value)?),
        })
    }
}

/// The algorithm of RFC 7396 §2, on whole documents. `patch` is as deep as its parser allowed.
pub fn merge(target: &mut Value, patch: Value) {
    let Value::Object(changes) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(fields) = target else { return };
    for (name, change) in changes {
        match change {
            Value::Null => drop(fields.remove(&name)),
            change => merge(fields.entry(name).or_insert(Value::Null), change),
        }
    }
}
