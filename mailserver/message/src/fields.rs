//! The header of a message or MIME part as a sequence of raw fields, read in place.
//!
//! Tolerant of what arrives in real mail (bare LF, blanks before the colon, lines that are no field); it never decodes
//! a value beyond unfolding.

use std::{borrow::Cow, ops::Range};

use memchr::memchr;

/// What a header may cost before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Octets of the whole header, blank line included. Default 256 KiB.
    pub header_bytes: usize,
    /// Number of fields. Default 2000.
    pub fields: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { header_bytes: 256 * 1024, fields: 2000 }
    }
}

/// A header over its budget; the fault is the sender's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OverLimit {
    /// More octets than [`Limits::header_bytes`].
    #[error("the message header is longer than {0} octets")]
    HeaderBytes(usize),
    /// More fields than [`Limits::fields`].
    #[error("the message header has more than {0} fields")]
    Fields(usize),
}

/// Checks the header of `raw` against `limits` before anyone works on it.
///
/// # Errors
/// Names the limit that was crossed.
pub fn check(raw: &[u8], limits: &Limits) -> Result<(), OverLimit> {
    if body_start(raw) > limits.header_bytes {
        return Err(OverLimit::HeaderBytes(limits.header_bytes));
    }
    match fields(raw).nth(limits.fields) {
        Some(_) => Err(OverLimit::Fields(limits.fields)),
        None => Ok(()),
    }
}

/// One header field, borrowed from the message it stands in.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    raw: &'a [u8],
    name: &'a str,
    range: Range<usize>,
    value: Range<usize>,
}

impl<'a> Field<'a> {
    /// The name as written, without blanks and colon.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Whether this is the field called `name`, ignoring case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The whole field in the message: name, value, folds and final line ending.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The value in the message: everything after the colon, folds included, final line ending excluded.
    pub fn value_range(&self) -> Range<usize> {
        self.value.clone()
    }

    /// The value's bytes, folds included.
    pub fn raw_value(&self) -> &'a [u8] {
        &self.raw[self.value.clone()]
    }

    /// The value without line endings and without blanks at either end (RFC 5322 §2.2.3).
    pub fn unfolded(&self) -> Cow<'a, [u8]> {
        let value = self.raw_value().trim_ascii();
        match memchr(b'\n', value) {
            None => Cow::Borrowed(value),
            Some(_) => Cow::Owned(unfold(value)),
        }
    }

    /// The unfolded value as text; bytes that are not UTF-8 become U+FFFD.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.unfolded()).into_owned()
    }
}

/// Iterates over the fields at the start of a byte slice, up to its first empty line.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    raw: &'a [u8],
    at: usize,
}

/// The fields of the header that `raw` begins with.
pub fn fields(raw: &[u8]) -> Fields<'_> {
    Fields { raw, at: 0 }
}

/// The first field called `name`.
pub fn find<'a>(raw: &'a [u8], name: &str) -> Option<Field<'a>> {
    fields(raw).find(|field| field.is(name))
}

/// How many fields are called `name`.
pub fn count(raw: &[u8], name: &str) -> usize {
    fields(raw).filter(|field| field.is(name)).count()
}

/// Where the body begins: the offset after the first empty line, or the length when there is none.
pub fn body_start(raw: &[u8]) -> usize {
    let mut at = 0;
    while at < raw.len() {
        let end = line_end(raw, at);
        if is_empty_line(&raw[at..end]) {
            return end;
        }
        at = end;
    }
    raw.len()
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        while self.at < self.raw.len() {
            let start = self.at;
            let first_end = line_end(self.raw, start);
            if is_empty_line(&self.raw[start..first_end]) {
                self.at = self.raw.len();
                return None;
            }
            let end = field_end(self.raw, first_end);
            self.at = end;
            if let Some((name, colon)) = field_name(&self.raw[start..first_end]) {
                let value_end = start + without_line_ending(&self.raw[start..end]).len();
                let value = (start + colon + 1).min(value_end)..value_end;
                return Some(Field { raw: self.raw, name, range: start..end, value });
            }
        }
        None
    }
}

/// The offset after the line that begins at `at`.
pub(crate) fn line_end(raw: &[u8], at: usize) -> usize {
    memchr(b'\n', &raw[at..]).map_or(raw.len(), |lf| at + lf + 1)
}

pub(crate) fn is_empty_line(line: &[u8]) -> bool {
    matches!(line, b"\r\n" | b"\n")
}

pub(crate) fn without_line_ending(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Continuation lines begin with a blank; a line of blanks only still continues (RFC 5322 §4.2).
fn field_end(raw: &[u8], mut at: usize) -> usize {
    while at < raw.len() && matches!(raw[at], b' ' | b'\t') {
        at = line_end(raw, at);
    }
    at
}

/// The field's name and the offset of its colon; blanks before the colon are the obsolete syntax of RFC 5322 §4.5.
fn field_name(line: &[u8]) -> Option<(&str, usize)> {
    let colon = memchr(b':', line)?;
    let name = line[..colon].trim_ascii_end();
    match !name.is_empty() && name.iter().all(|b| matches!(b, 33..=126)) {
        true => Some((std::str::from_utf8(name).ok()?, colon)),
        false => None,
    }
}

fn unfold(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let end = line_end(value, at);
        out.extend_from_slice(without_line_ending(&value[at..end]));
        at = end;
    }
    out
}

#[cfg(test)]
mod tests;
