//! Macro strings of SPF records (RFC 7208 §7).

use std::{fmt::Write as _, net::IpAddr};

use super::Query;

/// A parsed macro string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MacroString(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Expand(Expand),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Expand {
    /// In lower case.
    letter: u8,
    /// Written in upper case: URL-escape the value.
    escape: bool,
    /// Keep this many parts from the right.
    keep: Option<usize>,
    reverse: bool,
    delimiters: String,
}

/// What the letters stand for at one point of an evaluation.
pub(super) struct Values<'a> {
    pub(super) query: &'a Query<'a>,
    /// The domain whose record is being evaluated.
    pub(super) domain: &'a str,
    /// The validated name of the client, when some piece asked for it.
    pub(super) validated: &'a str,
}

impl MacroString {
    /// Reads a `macro-string`; blanks are allowed, as `explain-string` has them.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let tail = &rest[first.len_utf8()..];
            match (first, tail.as_bytes().first()) {
                ('%', Some(b'{')) => {
                    let end = tail.find('}')?;
                    if !literal.is_empty() {
                        pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                    }
                    pieces.push(Piece::Expand(Expand::parse(&tail[1..end])?));
                    rest = &tail[end + 1..];
                    continue;
                }
                ('%', Some(b'%')) => literal.push('%'),
                ('%', Some(b'_')) => literal.push(' '),
                ('%', Some(b'-')) => literal.push_str("%20"),
                ('%', _) => return None,
                (' '..='~', _) => {
                    literal.push(first);
                    rest = tail;
                    continue;
                }
                _ => return None,
            }
            rest = &tail[1..];
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Some(Self(pieces))
    }

    /// Reads a `domain-spec`: a macro string that ends like a domain and has no letter reserved for explanations.
    pub(super) fn parse_domain(text: &str) -> Option<Self> {
        let parsed = Self::parse(text)?;
        let ends_well = match parsed.0.last()? {
            Piece::Expand(_) => true,
            Piece::Literal(literal) => ends_in_top_label(literal),
        };
        let letters_fit =
            parsed.0.iter().all(|piece| !matches!(piece, Piece::Expand(e) if matches!(e.letter, b'c' | b'r' | b't')));
        (ends_well && letters_fit && !text.contains(' ')).then_some(parsed)
    }

    /// Whether the validated name of the client is needed.
    pub(super) fn needs_validated(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Expand(expand) if expand.letter == b'p'))
    }

    /// The expanded text.
    pub(super) fn expand(&self, values: &Values<'_>) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Literal(literal) => out.push_str(literal),
                Piece::Expand(expand) => out.push_str(&expand.apply(&values.letter(expand.letter))),
            }
        }
        out
    }

    /// The expanded text as a name to ask for: at most 253 octets, labels dropped from the left (RFC 7208 §7.3).
    pub(super) fn expand_name(&self, values: &Values<'_>) -> String {
        let mut name = crate::dns::asked(&self.expand(values));
        while name.len() > 253 {
            name = match name.split_once('.') {
                Some((_, rest)) => rest.to_owned(),
                None => String::new(),
            };
        }
        name
    }
}

impl Expand {
    /// Reads what stands between `%{` and `}`.
    fn parse(text: &str) -> Option<Self> {
        let letter = *text.as_bytes().first()?;
        if !b"slodiphvcrt".contains(&letter.to_ascii_lowercase()) {
            return None;
        }
        let rest = &text[1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let keep = match &rest[..digits] {
            "" => None,
            number => Some(number.parse().unwrap_or(usize::MAX)),
        };
        let rest = &rest[digits..];
        let reverse = rest.starts_with(['r', 'R']);
        let delimiters = if reverse { &rest[1..] } else { rest };
        if keep == Some(0) || !delimiters.chars().all(|c| ".-+,/_=".contains(c)) {
            return None;
        }
        Some(Self {
            letter: letter.to_ascii_lowercase(),
            escape: letter.is_ascii_uppercase(),
            keep,
            reverse,
            delimiters: if delimiters.is_empty() { ".".to_owned() } else { delimiters.to_owned() },
        })
    }

    fn apply(&self, value: &str) -> String {
        let mut parts: Vec<_> = value.split(|c| self.delimiters.contains(c)).collect();
        if self.reverse {
            parts.reverse();
        }
        let skipped = parts.len().saturating_sub(self.keep.unwrap_or(usize::MAX));
        let text = parts[skipped..].join(".");
        if self.escape { escaped(&text) } else { text }
    }
}

impl Values<'_> {
    fn letter(&self, letter: u8) -> String {
        let (local, domain) = self.query.sender.rsplit_once('@').unwrap_or(("", self.query.sender));
        let local = if local.is_empty() { "postmaster" } else { local };
        match letter {
            b's' => format!("{local}@{domain}"),
            b'l' => local.to_owned(),
            b'o' => domain.to_owned(),
            b'd' => self.domain.to_owned(),
            b'i' => dotted(self.query.ip),
            b'p' => self.validated.to_owned(),
            b'v' if self.query.ip.is_ipv4() => "in-addr".to_owned(),
            b'v' => "ip6".to_owned(),
            b'h' => self.query.helo.to_owned(),
            b'c' => self.query.ip.to_string(),
            b'r' => self.query.receiver.to_owned(),
            _ => self.query.now.as_second().to_string(),
        }
    }
}

fn ends_in_top_label(literal: &str) -> bool {
    let name = literal.strip_suffix('.').unwrap_or(literal);
    let Some((_, top)) = name.rsplit_once('.') else {
        return false;
    };
    !top.is_empty()
        && top.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !top.bytes().all(|b| b.is_ascii_digit())
        && !top.starts_with('-')
        && !top.ends_with('-')
}

/// Dotted quad, or 32 nibbles with dots between them.
fn dotted(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let nibbles = ip.octets().into_iter().flat_map(|octet| [octet >> 4, octet & 15]);
            let digits: Vec<_> = nibbles.map(|nibble| format!("{nibble:x}")).collect();
            digits.join(".")
        }
    }
}

/// Everything but the unreserved characters of RFC 3986 §2.3 as `%XX`.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
