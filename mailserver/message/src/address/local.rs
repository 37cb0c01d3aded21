//! The part of an address before the `@`.

use std::{borrow::Cow, fmt};

use super::{AddressError, MAX_ADDRESS};

/// A local part without its quoting: `"anna b"@x` holds `anna b`, and `"anna"@x` equals `anna@x` (RFC 5321 §4.1.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalPart(String);

impl LocalPart {
    /// Reads a whole dot-string or quoted string.
    ///
    /// # Errors
    /// [`AddressError::EmptyLocal`], [`AddressError::BadLocal`] or [`AddressError::LocalTooLong`].
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        match Self::take(text)? {
            (local, "") if local.to_string().len() <= super::MAX_LOCAL => Ok(local),
            (_, "") => Err(AddressError::LocalTooLong),
            _ => Err(AddressError::BadLocal),
        }
    }

    /// Takes text that is already unquoted; quotes are added on display where the grammar needs them.
    ///
    /// # Errors
    /// [`AddressError::EmptyLocal`] or [`AddressError::BadLocal`] for control characters.
    pub fn parse_unquoted(text: &str) -> Result<Self, AddressError> {
        if text.is_empty() {
            return Err(AddressError::EmptyLocal);
        }
        if text.chars().any(char::is_control) {
            return Err(AddressError::BadLocal);
        }
        Ok(Self(text.to_owned()))
    }

    /// Reads a local part from the start of `text` and returns what follows it.
    pub(super) fn take(text: &str) -> Result<(Self, &str), AddressError> {
        if text.len() > 4 * MAX_ADDRESS {
            return Err(AddressError::TooLong);
        }
        match text.strip_prefix('"') {
            Some(quoted) => take_quoted(quoted),
            None => take_dot_string(text),
        }
    }

    /// The unquoted text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text in lower case, for lookups.
    pub fn key(&self) -> Cow<'_, str> {
        match self.0.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            true => Cow::Borrowed(&self.0),
            false => Cow::Owned(self.0.to_lowercase()),
        }
    }

    /// `base` and `detail` of `base+detail` (RFC 5233 §1), or `None` without a `+` after the first character.
    pub fn split_detail(&self) -> Option<(&str, &str)> {
        let (base, detail) = self.0.split_once('+')?;
        (!base.is_empty()).then_some((base, detail))
    }
}

impl fmt::Display for LocalPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_dot_string(&self.0) {
            return f.write_str(&self.0);
        }
        f.write_str("\"")?;
        for c in self.0.chars() {
            if matches!(c, '"' | '\\') {
                f.write_str("\\")?;
            }
            write!(f, "{c}")?;
        }
        f.write_str("\"")
    }
}

fn take_quoted(text: &str) -> Result<(LocalPart, &str), AddressError> {
    let mut content = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                return match content.is_empty() {
                    true => Err(AddressError::EmptyLocal),
                    false => Ok((LocalPart(content), &text[at + 1..])),
                };
            }
            '\\' => match chars.next() {
                Some((_, escaped @ ' '..='~')) => content.push(escaped),
                _ => return Err(AddressError::BadLocal),
            },
            c if c.is_control() => return Err(AddressError::BadLocal),
            c => content.push(c),
        }
    }
    Err(AddressError::BadLocal)
}

fn take_dot_string(text: &str) -> Result<(LocalPart, &str), AddressError> {
    let end = text.find('@').unwrap_or(text.len());
    let (local, rest) = text.split_at(end);
    match local {
        "" => Err(AddressError::EmptyLocal),
        local if is_dot_string(local) => Ok((LocalPart(local.to_owned()), rest)),
        _ => Err(AddressError::BadLocal),
    }
}

fn is_dot_string(text: &str) -> bool {
    !text.is_empty() && text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

/// `atext` of RFC 5322 §3.2.3 with the UTF-8 of RFC 6531 §3.3; the C1 controls stay out (RFC 6532 §3.1 argues why).
fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(c)
        || (!c.is_ascii() && !c.is_control() && !c.is_whitespace())
}
