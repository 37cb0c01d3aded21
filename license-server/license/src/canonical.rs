//! The one way a document is written before it is signed: JSON without blanks, members sorted by name.
//!
//! It is RFC 8785 for what we write, which is objects, arrays, ASCII names, strings and whole numbers. Two programs that
//! say the same then sign the same bytes, and the same rights can be recognised by comparing them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A value whose objects are sorted, whatever order the map of `serde_json` keeps in this build.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Canonical {
    Object(BTreeMap<String, Canonical>),
    Array(Vec<Canonical>),
    Plain(Value),
}

impl Canonical {
    pub(crate) fn of(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        serde_json::to_value(value).map(Self::from)
    }
}

impl From<Value> for Canonical {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, member)| (name, Self::from(member))).collect())
            }
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            plain => Self::Plain(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_at_every_depth_and_arrays_are_not() {
        let value: Value = serde_json::from_str(r#"{ "b": [3, {"z": 1, "a": null}], "a": "x" }"#).unwrap();
        let written = serde_json::to_string(&Canonical::from(value)).unwrap();
        assert_eq!(written, r#"{"a":"x","b":[3,{"a":null,"z":1}]}"#);
    }
}
