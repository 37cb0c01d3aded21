//! How objects are named by those who keep them elsewhere: natural keys, external identifiers, and what panels store with them.

use std::collections::BTreeMap;

use foundation::http::FieldError;

use crate::Refused;

/// By what an object is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// By its natural key: a name, an address.
    Natural(String),
    /// By what the caller's panel calls it.
    External(String),
}

impl Key {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Natural(key) | Self::External(key) => key,
        }
    }
}

impl From<&str> for Key {
    fn from(key: &str) -> Self {
        Self::Natural(key.to_owned())
    }
}

/// Whether a replacement found something to replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It made the object.
    Created,
    /// It replaced what was there.
    Replaced,
}

/// How often an edit without a condition is tried again when somebody else was faster.
pub(crate) const EDITS: usize = 10;

/// What panels keep with an object.
pub type Metadata = BTreeMap<String, String>;

const MOST_KEYS: usize = 50;
const LONGEST_KEY: usize = 40;
const LONGEST_VALUE: usize = 500;
const LONGEST_EXTERNAL: usize = 255;

/// What a row keeps; nothing where nobody can read it.
pub fn read_metadata(text: &str) -> Metadata {
    serde_json::from_str(text).unwrap_or_default()
}

/// As rows keep it.
pub(crate) fn check_metadata(metadata: &Metadata) -> Result<String, Refused> {
    let mut errors = Vec::new();
    if metadata.len() > MOST_KEYS {
        errors.push(FieldError::new("/metadata", "out_of_range", format!("must have at most {MOST_KEYS} keys")));
    }
    for (key, value) in metadata {
        let at = foundation::http::pointer(["metadata", key]);
        if key.is_empty() || key.chars().count() > LONGEST_KEY || key.chars().any(char::is_control) {
            errors.push(FieldError::new(at, "invalid", format!("its key must have 1 to {LONGEST_KEY} characters")));
        } else if value.chars().count() > LONGEST_VALUE || value.contains('\0') {
            errors.push(FieldError::new(at, "too_long", format!("must have at most {LONGEST_VALUE} characters")));
        }
    }
    match errors.is_empty() {
        true => Ok(serde_json::to_string(metadata).unwrap_or_default()),
        false => Err(Refused::Invalid(errors)),
    }
}

pub(crate) fn check_external(id: Option<&String>) -> Result<(), Refused> {
    match id {
        Some(id) if id.is_empty() || id.chars().count() > LONGEST_EXTERNAL || id.chars().any(char::is_control) => {
            let detail = format!("must have 1 to {LONGEST_EXTERNAL} characters, none of them a control");
            Err(Refused::field("/external_id", "invalid", detail))
        }
        _ => Ok(()),
    }
}
