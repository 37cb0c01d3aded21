//! Which events an endpoint is told of: `*`, `license.*`, or a kind as it is.

use std::fmt;
use std::str::FromStr;

/// Longest pattern, in bytes.
const LONGEST: usize = 1000;

/// A pattern of kinds of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(String);

/// The text is no pattern: whoever sent it is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be `*`, a kind of event such as `thing.created`, or its beginning such as `thing.*`")]
pub struct PatternError;

impl Pattern {
    /// Everything.
    pub fn all() -> Self {
        Self("*".to_owned())
    }

    /// Whether an event of this kind is meant.
    pub fn matches(&self, kind: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(beginning) => kind.starts_with(beginning),
            None => kind == self.0,
        }
    }
}

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let words = match text.strip_suffix(".*") {
            Some(beginning) => beginning,
            None if text == "*" => return Ok(Self::all()),
            None => text,
        };
        let is_word = |word: &str| {
            !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        match text.len() <= LONGEST && words.split('.').all(is_word) {
            true => Ok(Self(text.to_owned())),
            false => Err(PatternError),
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Patterns as a row keeps them.
pub(super) fn to_json(patterns: &[Pattern]) -> String {
    // Texts always have a JSON form.
    serde_json::to_string(&patterns.iter().map(|pattern| pattern.0.as_str()).collect::<Vec<_>>()).unwrap_or_default()
}

/// Patterns as a row kept them; `None` when somebody edited it.
pub(super) fn of_json(text: &str) -> Option<Vec<Pattern>> {
    let texts: Vec<String> = serde_json::from_str(text).ok()?;
    texts.iter().map(|text| text.parse().ok()).collect()
}
