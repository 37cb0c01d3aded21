//! The MIME tree of a message with the place of every part in its bytes (RFC 2045, RFC 2046, RFC 9051 §7.5.2).
//!
//! Written here rather than taken from a mail parser because IMAP must answer with exact octet counts, line counts and
//! ranges of the raw message, also for parts that a parser meant for display would repair or skip.

use std::ops::Range;

use memchr::memchr_iter;

use crate::{
    envelope::Envelope,
    fields::{self, Field},
};

/// How much structure a message may have. What lies beyond stays readable, as one opaque part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Parts inside parts, nested messages included. Default 30.
    pub depth: usize,
    /// Parts in the whole message. Default 1000.
    pub parts: usize,
    /// Octets of any one part's header. Default 256 KiB.
    pub header_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 30, parts: 1000, header_bytes: 256 * 1024 }
    }
}

/// The limit that a message crossed; the fault is the sender's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OverLimit {
    /// Deeper than [`Limits::depth`].
    #[error("the message nests more than {0} parts")]
    Depth(usize),
    /// More parts than [`Limits::parts`].
    #[error("the message has more than {0} parts")]
    Parts(usize),
    /// A header longer than [`Limits::header_bytes`].
    #[error("a header of the message is longer than {0} octets")]
    HeaderBytes(usize),
}

/// A message read into its envelope and its tree of parts. All ranges are offsets into the bytes it was parsed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The fields of IMAP's ENVELOPE.
    pub envelope: Envelope,
    /// The outermost part: its header is the message's header, blank line included.
    pub root: Structure,
    /// The first limit that was crossed, if any.
    pub over_limit: Option<OverLimit>,
}

/// One part. The names follow RFC 9051 §7.5.2; values keep the bytes of the header, encodings included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// Where the part's header is, its blank line included.
    pub header: Range<usize>,
    /// Where the part's body is, still transfer-encoded.
    pub body: Range<usize>,
    /// Top-level type in lower case, such as `text`.
    pub kind: String,
    /// Subtype in lower case, such as `plain`.
    pub subtype: String,
    /// Parameters of `Content-Type`, names in lower case.
    pub params: Vec<Param>,
    /// `Content-ID`.
    pub id: Option<Vec<u8>>,
    /// `Content-Description`.
    pub description: Option<Vec<u8>>,
    /// `Content-Transfer-Encoding` in lower case, `7bit` when absent.
    pub encoding: String,
    /// `Content-MD5`.
    pub md5: Option<Vec<u8>>,
    /// `Content-Disposition`.
    pub disposition: Option<Disposition>,
    /// The tags of `Content-Language`.
    pub language: Vec<Vec<u8>>,
    /// `Content-Location`.
    pub location: Option<Vec<u8>>,
    /// Number of line ends in the body.
    pub lines: usize,
    /// What is inside.
    pub content: Content,
}

/// What a part holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes.
    Leaf,
    /// Parts of a `multipart/…`, at least one.
    Multipart(Vec<Structure>),
    /// The message inside a `message/rfc822` or `message/global`.
    Message(Box<Embedded>),
}

/// A message inside a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedded {
    /// Its envelope.
    pub envelope: Envelope,
    /// Its outermost part.
    pub root: Structure,
}

/// `Content-Disposition` (RFC 2183).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposition {
    /// `inline`, `attachment` or another word, in lower case.
    pub kind: String,
    /// Its parameters.
    pub params: Vec<Param>,
}

/// `name=value` of a MIME field. RFC 2231 pieces (`name*0*`) stay apart, as IMAP returns them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// In lower case.
    pub name: String,
    /// Unquoted, undecoded.
    pub value: Vec<u8>,
}

impl Message {
    /// Reads a whole message: whatever stands before its body (trace prefix included) joined with the body.
    ///
    /// Never fails: broken MIME reads as RFC 2045 §5.2 says, and what passes a limit becomes an opaque part and is
    /// named in [`Message::over_limit`].
    pub fn parse(raw: &[u8], limits: &Limits) -> Self {
        let mut walk = Walk { raw, limits, parts: 0, over_limit: None };
        let root = walk.part(0..raw.len(), 0, Untyped::TextPlain);
        Self { envelope: Envelope::parse(&raw[root.header.clone()]), root, over_limit: walk.over_limit }
    }
}

impl Structure {
    /// Size of the body in octets, as transferred.
    pub fn octets(&self) -> usize {
        self.body.len()
    }

    /// Whether this is `kind/subtype`, both in lower case.
    pub fn is(&self, kind: &str, subtype: &str) -> bool {
        self.kind == kind && self.subtype == subtype
    }

    /// The value of a `Content-Type` parameter by its lower-case name.
    pub fn param(&self, name: &str) -> Option<&[u8]> {
        self.params.iter().find(|param| param.name == name).map(|param| param.value.as_slice())
    }

    /// The parts directly inside; the parts of the nested message for a `message/rfc822`.
    pub fn children(&self) -> &[Structure] {
        match &self.content {
            Content::Leaf => &[],
            Content::Multipart(parts) => parts,
            Content::Message(message) => std::slice::from_ref(&message.root),
        }
    }

    /// Calls `visit` for this part and every part inside it, in the order of the message.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Structure)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }
}

/// The type of a part without a usable `Content-Type`: inside `multipart/digest` it is a message (RFC 2046 §5.1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Untyped {
    TextPlain,
    Message,
}

struct Walk<'a> {
    raw: &'a [u8],
    limits: &'a Limits,
    parts: usize,
    over_limit: Option<OverLimit>,
}

impl Walk<'_> {
    fn part(&mut self, range: Range<usize>, depth: usize, default: Untyped) -> Structure {
        self.parts += 1;
        let header_end = range.start + fields::body_start(&self.raw[range.clone()]);
        let mut part = self.header(range.start..header_end, default);
        part.body = header_end..range.end;
        part.lines = memchr_iter(b'\n', &self.raw[part.body.clone()]).count();
        part.content = self.content(&mut part, depth);
        part
    }

    fn content(&mut self, part: &mut Structure, depth: usize) -> Content {
        let nests = part.kind == "multipart" || is_message(part);
        if nests && depth >= self.limits.depth {
            self.over_limit.get_or_insert(OverLimit::Depth(self.limits.depth));
            make_opaque(part);
            return Content::Leaf;
        }
        if part.kind == "multipart" {
            return self.multipart(part, depth);
        }
        if is_message(part) {
            let root = self.part(part.body.clone(), depth + 1, Untyped::TextPlain);
            let envelope = Envelope::parse(&self.raw[root.header.clone()]);
            return Content::Message(Box::new(Embedded { envelope, root }));
        }
        Content::Leaf
    }

    fn multipart(&mut self, part: &mut Structure, depth: usize) -> Content {
        let Some(boundary) = part.param("boundary").filter(|b| !b.is_empty()).map(<[u8]>::to_vec) else {
            make_text_plain(part);
            return Content::Leaf;
        };
        let default = match part.subtype.as_str() {
            "digest" => Untyped::Message,
            _ => Untyped::TextPlain,
        };
        let room = self.limits.parts.saturating_sub(self.parts);
        let mut ranges = split_multipart(self.raw, &part.body, &boundary, room + 1);
        if ranges.len() > room {
            self.over_limit.get_or_insert(OverLimit::Parts(self.limits.parts));
            make_opaque(part);
            return Content::Leaf;
        }
        if ranges.is_empty() {
            // IMAP's grammar has no multipart without a part (RFC 9051 §9, body-type-mpart).
            ranges.push(part.body.start..part.body.start);
        }
        Content::Multipart(ranges.into_iter().map(|range| self.part(range, depth + 1, default)).collect())
    }

    fn header(&mut self, range: Range<usize>, default: Untyped) -> Structure {
        let mut part = Structure {
            header: range.clone(),
            body: range.end..range.end,
            kind: "text".to_owned(),
            subtype: "plain".to_owned(),
            params: Vec::new(),
            id: None,
            description: None,
            encoding: "7bit".to_owned(),
            md5: None,
            disposition: None,
            language: Vec::new(),
            location: None,
            lines: 0,
            content: Content::Leaf,
        };
        let mut typed = false;
        let mut readable = range.clone();
        if range.len() > self.limits.header_bytes {
            self.over_limit.get_or_insert(OverLimit::HeaderBytes(self.limits.header_bytes));
            readable.end = range.start + self.limits.header_bytes;
        }
        for field in fields::fields(&self.raw[readable]) {
            match field.name().to_ascii_lowercase().as_str() {
                "content-type" if !typed => typed = read_type(&field, &mut part),
                "content-transfer-encoding" => {
                    part.encoding = first_word(&field).unwrap_or_else(|| part.encoding.clone());
                }
                "content-id" => set_first(&mut part.id, &field),
                "content-description" => set_first(&mut part.description, &field),
                "content-md5" => set_first(&mut part.md5, &field),
                "content-location" => set_first(&mut part.location, &field),
                "content-disposition" if part.disposition.is_none() => part.disposition = read_disposition(&field),
                "content-language" if part.language.is_empty() => part.language = read_language(&field),
                _ => {}
            }
        }
        match (typed, default) {
            (true, _) => {}
            (false, Untyped::TextPlain) => make_text_plain(&mut part),
            (false, Untyped::Message) => {
                part.kind = "message".to_owned();
                part.subtype = "rfc822".to_owned();
            }
        }
        part
    }
}

fn is_message(part: &Structure) -> bool {
    part.kind == "message" && matches!(part.subtype.as_str(), "rfc822" | "global")
}

fn make_text_plain(part: &mut Structure) {
    part.kind = "text".to_owned();
    part.subtype = "plain".to_owned();
    part.params = vec![Param { name: "charset".to_owned(), value: b"us-ascii".to_vec() }];
}

fn make_opaque(part: &mut Structure) {
    part.kind = "application".to_owned();
    part.subtype = "octet-stream".to_owned();
    part.params.clear();
}

/// Finds at most `most` parts between the delimiter lines of a multipart body (RFC 2046 §5.1.1).
fn split_multipart(raw: &[u8], body: &Range<usize>, boundary: &[u8], most: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = body.start;
    while at < body.end && ranges.len() < most {
        let end = fields::line_end(&raw[..body.end], at);
        if let Some(delimiter) = delimiter(&raw[at..end], boundary) {
            if let Some(start) = open {
                ranges.push(start..before_line_ending(raw, start, at));
            }
            open = Some(end);
            if delimiter == Delimiter::Close {
                return ranges;
            }
        }
        at = end;
    }
    if let Some(start) = open
        && ranges.len() < most
        && start < body.end
    {
        ranges.push(start..body.end);
    }
    ranges
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Open,
    Close,
}

fn delimiter(line: &[u8], boundary: &[u8]) -> Option<Delimiter> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    match rest.strip_prefix(b"--") {
        Some(rest) if rest.trim_ascii().is_empty() => Some(Delimiter::Close),
        _ if rest.trim_ascii().is_empty() => Some(Delimiter::Open),
        _ => None,
    }
}

/// The line ending before a delimiter belongs to the delimiter (RFC 2046 §5.1.1).
fn before_line_ending(raw: &[u8], start: usize, delimiter: usize) -> usize {
    start + fields::without_line_ending(&raw[start..delimiter]).len()
}

fn set_first(slot: &mut Option<Vec<u8>>, field: &Field<'_>) {
    if slot.is_none() {
        *slot = Some(field.unfolded().into_owned()).filter(|value| !value.is_empty());
    }
}

/// Reads `type/subtype; params`, or reports that the value is unusable.
fn read_type(field: &Field<'_>, part: &mut Structure) -> bool {
    let value = field.unfolded();
    let mut scan = Scan { text: &value, at: 0 };
    let (Some(kind), true, Some(subtype)) = (scan.token(), scan.eat(b'/'), scan.token()) else {
        return false;
    };
    part.kind = kind;
    part.subtype = subtype;
    part.params = scan.params();
    true
}

fn read_disposition(field: &Field<'_>) -> Option<Disposition> {
    let value = field.unfolded();
    let mut scan = Scan { text: &value, at: 0 };
    Some(Disposition { kind: scan.token()?, params: scan.params() })
}

fn first_word(field: &Field<'_>) -> Option<String> {
    Scan { text: &field.unfolded(), at: 0 }.token()
}

fn read_language(field: &Field<'_>) -> Vec<Vec<u8>> {
    let value = field.unfolded();
    value.split(|b| *b == b',').map(|tag| tag.trim_ascii().to_vec()).filter(|tag| !tag.is_empty()).collect()
}

/// Parameters read of one field; later ones are ignored, so that looking one up stays cheap.
const MAX_PARAMS: usize = 200;

/// A cursor over a structured MIME value; blanks and comments are skipped before every token.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'(' => depth += 1,
                b')' if depth > 0 => depth -= 1,
                b'\\' if depth > 0 && self.at + 1 < self.text.len() => self.at += 1,
                byte if depth > 0 || byte.is_ascii_whitespace() => {}
                _ => return,
            }
            self.at += 1;
        }
    }

    fn eat(&mut self, wanted: u8) -> bool {
        self.skip_blanks();
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// A token in lower case (RFC 2045 §5.1).
    fn token(&mut self) -> Option<String> {
        self.skip_blanks();
        let start = self.at;
        while self.peek().is_some_and(|b| b > b' ' && b != 127 && !b"()<>@,;:\\\"/[]?=".contains(&b)) {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            b"" => None,
            token => Some(String::from_utf8_lossy(token).to_ascii_lowercase()),
        }
    }

    fn params(&mut self) -> Vec<Param> {
        let mut params = Vec::new();
        while params.len() < MAX_PARAMS && self.next_semicolon() {
            let Some(name) = self.token() else { continue };
            if self.eat(b'=') {
                let value = self.value();
                params.push(Param { name, value });
            }
        }
        params
    }

    /// Moves past the next semicolon, skipping what stands before it outside quotes.
    fn next_semicolon(&mut self) -> bool {
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b';' => return true,
                b'"' => {
                    self.quoted();
                }
                _ => {}
            }
        }
        false
    }

    fn value(&mut self) -> Vec<u8> {
        self.skip_blanks();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return self.quoted();
        }
        // Real mail leaves names with blanks and slashes unquoted, so an unquoted value ends only at a semicolon.
        let start = self.at;
        let end = memchr::memchr(b';', &self.text[start..]).map_or(self.text.len(), |at| start + at);
        self.at = end;
        self.text[start..end].trim_ascii().to_vec()
    }

    fn quoted(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => {
                    out.extend(self.peek());
                    self.at = (self.at + 1).min(self.text.len());
                }
                byte => out.push(byte),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
