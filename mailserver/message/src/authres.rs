//! `Authentication-Results` fields that claim to be ours although we did not write them (RFC 8601 §5).

use std::ops::Range;

use crate::fields;

/// The ranges of all `Authentication-Results` fields in `raw` whose authserv-id is `authserv_id`, ignoring case.
///
/// Leave them out before a message from outside is stored, and add our own afterwards.
pub fn forged(raw: &[u8], authserv_id: &str) -> Vec<Range<usize>> {
    fields::fields(raw)
        .filter(|field| field.is("Authentication-Results"))
        .filter(|field| claims(&field.unfolded(), authserv_id))
        .map(|field| field.range())
        .collect()
}

/// Whether the value's authserv-id is ours. Both forms of an internationalised name count as one.
fn claims(value: &[u8], authserv_id: &str) -> bool {
    let id = String::from_utf8_lossy(&identifier(value)).to_ascii_lowercase();
    let id = id.trim_end_matches('.');
    let same = |other: &str| id.eq_ignore_ascii_case(other.trim_end_matches('.'));
    same(authserv_id) || idna::domain_to_ascii(id).is_ok_and(|ascii| ascii.eq_ignore_ascii_case(authserv_id))
}

/// The first token or quoted string after blanks and comments (RFC 8601 §2.2).
fn identifier(value: &[u8]) -> Vec<u8> {
    let rest = after_comments(value);
    match rest.strip_prefix(b"\"") {
        Some(quoted) => unquoted(quoted),
        None => rest.iter().copied().take_while(|b| !b.is_ascii_whitespace() && !b";(\"".contains(b)).collect(),
    }
}

fn after_comments(value: &[u8]) -> &[u8] {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(byte) = value.get(at) {
        match byte {
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            b'\\' if depth > 0 => at += 1,
            byte if depth > 0 || byte.is_ascii_whitespace() => {}
            _ => break,
        }
        at += 1;
    }
    value.get(at..).unwrap_or_default()
}

fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => out.extend(bytes.next()),
            byte => out.push(*byte),
        }
    }
    out
}

#[cfg(test)]
mod tests;
