//! The flags of a message: IMAP's system flags as bits, keywords by name, as many as a client likes.

use std::ops::{BitOr, BitOrAssign};

/// A set of system flags (RFC 9051 §2.3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SystemFlags(pub u8);

impl SystemFlags {
    /// No flag.
    pub const NONE: Self = Self(0);
    /// `\Seen`
    pub const SEEN: Self = Self(1);
    /// `\Answered`
    pub const ANSWERED: Self = Self(2);
    /// `\Flagged`
    pub const FLAGGED: Self = Self(4);
    /// `\Deleted`
    pub const DELETED: Self = Self(8);
    /// `\Draft`
    pub const DRAFT: Self = Self(16);

    /// Whether all of `flags` are set.
    pub fn contains(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// These without `flags`.
    pub fn without(self, flags: Self) -> Self {
        Self(self.0 & !flags.0)
    }
}

impl BitOr for SystemFlags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for SystemFlags {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// All flags of one message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The system flags.
    pub system: SystemFlags,
    /// The keywords.
    pub keywords: Keywords,
}

/// A sorted set of keywords, kept as the text that stands in the row: names joined by single spaces. Keywords are IMAP
/// atoms, so none holds a space; their case is kept and ignored when they are compared (RFC 9051 §2.3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keywords(Option<Box<str>>);

impl Keywords {
    /// The keywords of a row's column.
    pub(crate) fn from_column(text: &str) -> Self {
        Self((!text.is_empty()).then(|| text.into()))
    }

    /// The names, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.as_str().split(' ').filter(|name| !name.is_empty())
    }

    /// The text of a row's column.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or("")
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether `name` is among them.
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// These and `others`; the case of a known name stays.
    pub fn with(&self, others: &Self) -> Self {
        self.iter().chain(others.iter().filter(|name| !self.contains(name))).collect()
    }

    /// These but not `others`.
    pub fn without(&self, others: &Self) -> Self {
        self.iter().filter(|name| !others.contains(name)).collect()
    }
}

impl<'k> FromIterator<&'k str> for Keywords {
    fn from_iter<I: IntoIterator<Item = &'k str>>(names: I) -> Self {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable_by_key(|name| name.to_ascii_lowercase());
        names.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
        Self::from_column(&names.join(" "))
    }
}

/// How flags are to change (RFC 9051 §6.4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagChange {
    /// Add these.
    Add,
    /// Remove these.
    Remove,
    /// Have exactly these.
    Replace,
}

impl Flags {
    /// These flags after `change` by `operand`.
    pub fn changed(&self, change: FlagChange, operand: &Flags) -> Flags {
        match change {
            FlagChange::Add => {
                Flags { system: self.system | operand.system, keywords: self.keywords.with(&operand.keywords) }
            }
            FlagChange::Remove => Flags {
                system: self.system.without(operand.system),
                keywords: self.keywords.without(&operand.keywords),
            },
            FlagChange::Replace => operand.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FlagChange, Flags, Keywords, SystemFlags};

    #[test]
    fn flags_change_as_store_asks() {
        let of = |system, keywords: &[&str]| Flags { system, keywords: keywords.iter().copied().collect() };
        let start = of(SystemFlags::SEEN | SystemFlags::DRAFT, &["Work", "$Forwarded"]);
        let operand = of(SystemFlags::DRAFT | SystemFlags::FLAGGED, &["work", "Later"]);
        let all = SystemFlags::SEEN | SystemFlags::DRAFT | SystemFlags::FLAGGED;
        assert_eq!(start.changed(FlagChange::Add, &operand), of(all, &["$Forwarded", "Later", "Work"]));
        assert_eq!(start.changed(FlagChange::Remove, &operand), of(SystemFlags::SEEN, &["$Forwarded"]));
        assert_eq!(start.changed(FlagChange::Replace, &operand), operand);
        assert_eq!(Keywords::from_column("").iter().count(), 0);
    }
}
