//! The label a client puts on a command (RFC 9051 §2.2.1).

use std::fmt;

/// A valid tag: ASTRING-CHARs without `+`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag(Box<str>);

impl Tag {
    /// The tag in `bytes`, if they are one. Clients choose oddly (`]1`, `a.1`, `$-7`), so all the grammar allows is kept.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let valid = !bytes.is_empty() && bytes.iter().all(|b| crate::parse::cursor::is_tag_char(*b));
        valid.then(|| std::str::from_utf8(bytes).ok().map(|text| Self(text.into()))).flatten()
    }

    /// As the client wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
