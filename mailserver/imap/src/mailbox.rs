//! Mailbox names as clients write them, decoded. It does not know which exist.

use crate::utf7;
use std::fmt;

/// Between the levels of a name, everywhere in Pennypost.
pub const DELIMITER: char = '/';

/// How names and strings travel on this connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextMode {
    /// RFC 3501: names in modified UTF-7, quoted strings in ASCII.
    #[default]
    Ascii,
    /// After ENABLE UTF8=ACCEPT or IMAP4rev2: names and quoted strings in UTF-8.
    Utf8,
}

/// Why octets are no mailbox name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Neither modified UTF-7 nor, where allowed, UTF-8.
    #[error("mailbox name in modified UTF-7 or UTF-8")]
    Encoding,
    /// Holds control characters or line separators (RFC 5198 §2, RFC 9051 §5.1).
    #[error("mailbox name without control characters")]
    Control,
}

/// A name in Unicode; a first level spelled `inbox` in any case is `INBOX` (RFC 9051 §5.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mailbox(String);

impl Mailbox {
    /// The name in Unicode, from our own side.
    pub fn new(name: &str) -> Self {
        match is_inbox(name) {
            true => Self(["INBOX", &name[5..]].concat()),
            false => Self(name.to_owned()),
        }
    }

    /// The name in octets from the wire.
    pub fn from_wire(bytes: &[u8], mode: TextMode) -> Result<Self, NameError> {
        text_from_wire(bytes, mode).map(|name| Self::new(&name))
    }

    /// Appends the name's octets for the wire, unquoted.
    pub fn to_wire(&self, mode: TextMode, out: &mut Vec<u8>) {
        match mode {
            TextMode::Ascii => utf7::encode(&self.0, out),
            TextMode::Utf8 => out.extend_from_slice(self.0.as_bytes()),
        }
    }

    /// In Unicode, levels joined by `DELIMITER`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is INBOX itself.
    pub fn is_inbox(&self) -> bool {
        self.0 == "INBOX"
    }

    /// Without one trailing delimiter, which CREATE uses to announce children (RFC 9051 §6.3.4).
    pub(crate) fn without_trailing_delimiter(mut self) -> Self {
        if self.0.len() > 1 && self.0.ends_with(DELIMITER) {
            self.0.pop();
        }
        self
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether the first level is INBOX in any case.
pub(crate) fn is_inbox(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() >= 5
        && bytes[..5].eq_ignore_ascii_case(b"INBOX")
        && bytes.get(5).is_none_or(|next| *next == DELIMITER as u8)
}

/// A name or pattern from the wire in Unicode, INBOX left as written.
pub(crate) fn text_from_wire(bytes: &[u8], mode: TextMode) -> Result<String, NameError> {
    // Clients that never sent ENABLE write raw UTF-8 all the same (seen from mutt with imap_utf8 and from scripts on
    // imaplib). Modified UTF-7 is pure ASCII, so an octet over 0x7F cannot be meant otherwise.
    let text = match mode {
        TextMode::Ascii if bytes.is_ascii() => {
            utf7::decode(bytes).map_err(|_| match bytes.iter().any(u8::is_ascii_control) {
                true => NameError::Control,
                false => NameError::Encoding,
            })?
        }
        _ => std::str::from_utf8(bytes).map_err(|_| NameError::Encoding)?.to_owned(),
    };
    match text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        true => Err(NameError::Control),
        false => Ok(text),
    }
}
