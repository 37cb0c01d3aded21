//! Message flags (RFC 9051 §2.3.2).

use std::fmt;
use std::hash::{Hash, Hasher};

/// A system flag or a keyword.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Flag {
    /// `\Answered`
    Answered,
    /// `\Flagged`
    Flagged,
    /// `\Deleted`
    Deleted,
    /// `\Seen`
    Seen,
    /// `\Draft`
    Draft,
    /// `\Recent`: rev1's read-only flag. A session ignores it in APPEND and STORE: migration tools copy it along.
    Recent,
    /// `$Forwarded`, `$Junk` or a name of the user's own.
    Keyword(Keyword),
}

impl Flag {
    /// The flag of that name, if it is a known system flag or a keyword.
    pub fn parse(name: &[u8]) -> Option<Self> {
        let Some(system) = name.strip_prefix(b"\\") else { return Keyword::parse(name).map(Self::Keyword) };
        SYSTEM.iter().find(|(_, text)| text.as_bytes()[1..].eq_ignore_ascii_case(system)).map(|(flag, _)| flag.clone())
    }

    /// As it is written on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Answered => "\\Answered",
            Self::Flagged => "\\Flagged",
            Self::Deleted => "\\Deleted",
            Self::Seen => "\\Seen",
            Self::Draft => "\\Draft",
            Self::Recent => "\\Recent",
            Self::Keyword(keyword) => keyword.as_str(),
        }
    }
}

const SYSTEM: [(Flag, &str); 6] = [
    (Flag::Answered, "\\Answered"),
    (Flag::Flagged, "\\Flagged"),
    (Flag::Deleted, "\\Deleted"),
    (Flag::Seen, "\\Seen"),
    (Flag::Draft, "\\Draft"),
    (Flag::Recent, "\\Recent"),
];

/// A keyword as first written; compared without regard to ASCII case.
#[derive(Debug, Clone)]
pub struct Keyword(Box<str>);

impl Keyword {
    /// The keyword, if `name` is an atom.
    pub fn parse(name: &[u8]) -> Option<Self> {
        let atom = !name.is_empty() && name.iter().all(|b| crate::parse::cursor::is_atom_char(*b));
        atom.then(|| std::str::from_utf8(name).ok().map(|text| Self(text.into()))).flatten()
    }

    /// As first written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Keyword {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Keyword {}

impl Hash for Keyword {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.bytes().for_each(|b| state.write_u8(b.to_ascii_lowercase()));
        state.write_u8(0xff);
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests;
