//! The words of a message as Unicode text, for searching and for people.
//!
//! Tolerant throughout: a wrong encoding or charset label yields the best reading, never an error.

use std::borrow::Cow;

use mail_parser::decoders::{charsets::map::charset_decoder, html::html_to_text};

use crate::structure::{Disposition, Message, Param, Structure};

/// A header value with its encoded words (RFC 2047) decoded; raw 8-bit reads as UTF-8, else as Windows-1252.
pub fn header(value: &[u8]) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut pending: Option<EncodedWord> = None;
    while let Some(at) = memchr::memmem::find(rest, b"=?") {
        let Some((word, after)) = encoded_word(&rest[at..]) else {
            flush(&mut pending, &mut out);
            out.push_str(&charset(b"utf-8", &rest[..at + 2]));
            rest = &rest[at + 2..];
            continue;
        };
        let between = &rest[..at];
        // Blanks between two encoded words are not part of the text (RFC 2047 §6.2).
        if pending.is_none() || !between.trim_ascii().is_empty() {
            flush(&mut pending, &mut out);
            out.push_str(&charset(b"utf-8", between));
        }
        pending = match pending {
            // One character may be split over two words against RFC 2047 §5; joining the bytes mends it.
            Some(mut known) if known.charset.eq_ignore_ascii_case(&word.charset) => {
                known.bytes.extend(word.bytes);
                Some(known)
            }
            mut other => {
                flush(&mut other, &mut out);
                Some(word)
            }
        };
        rest = after;
    }
    flush(&mut pending, &mut out);
    out.push_str(&charset(b"utf-8", rest));
    out
}

/// The content of one encoded word.
struct EncodedWord {
    charset: Vec<u8>,
    bytes: Vec<u8>,
}

fn flush(pending: &mut Option<EncodedWord>, out: &mut String) {
    if let Some(word) = pending.take() {
        out.push_str(&charset(&word.charset, &word.bytes));
    }
}

/// Bytes in a named charset as text; an unknown name reads as UTF-8, and invalid UTF-8 as Windows-1252.
pub fn charset(label: &[u8], bytes: &[u8]) -> String {
    let is_utf8 = label.is_empty() || label.eq_ignore_ascii_case(b"utf-8") || label.eq_ignore_ascii_case(b"us-ascii");
    if is_utf8 && let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let label: &[u8] = if is_utf8 || label.len() > 45 { b"windows-1252" } else { label };
    match charset_decoder(label) {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Whether [`charset`] knows `label`, for IMAP's BADCHARSET answer.
pub fn knows_charset(label: &str) -> bool {
    label.len() <= 45 && charset_decoder(label.as_bytes()).is_some()
}

/// The body of a part with its transfer encoding undone, or `None` for an encoding that is not known (RFC 2045 §6).
pub fn decoded<'a>(raw: &'a [u8], part: &Structure) -> Option<Cow<'a, [u8]>> {
    let body = raw.get(part.body.clone())?;
    match part.encoding.as_str() {
        "7bit" | "8bit" | "binary" => Some(Cow::Borrowed(body)),
        "base64" => Some(Cow::Owned(base64(body))),
        "quoted-printable" => Some(Cow::Owned(quoted_printable(body))),
        _ => None,
    }
}

/// The text of a `text/…` part in Unicode, markup included, reading at most `most` octets of its body.
pub fn part(raw: &[u8], part: &Structure, most: usize) -> Option<String> {
    if part.kind != "text" {
        return None;
    }
    let mut readable = part.clone();
    readable.body.end = readable.body.end.min(readable.body.start.saturating_add(most));
    let bytes = decoded(raw, &readable)?;
    Some(charset(part.param("charset").unwrap_or_default(), &bytes))
}

/// All text of a message that a search for words should see: every text part, HTML without its markup, nested messages
/// included, reading at most `most` octets of bodies in total.
pub fn searchable(raw: &[u8], message: &Message, most: usize) -> String {
    let mut out = String::new();
    let mut left = most;
    message.root.walk(&mut |structure| {
        if let Some(text) = part(raw, structure, left) {
            left = left.saturating_sub(structure.octets());
            match structure.subtype.as_str() {
                "html" => out.push_str(&html_to_text(&text)),
                _ => out.push_str(&text),
            }
            out.push('\n');
        }
    });
    out
}

/// The file name a part suggests, from `Content-Disposition` or else `Content-Type`, decoded (RFC 2231, RFC 2047).
pub fn file_name(part: &Structure) -> Option<String> {
    let from_disposition = part.disposition.as_ref().and_then(|Disposition { params, .. }| param(params, "filename"));
    from_disposition.or_else(|| param(&part.params, "name"))
}

/// The decoded value of a MIME parameter with its RFC 2231 continuations joined.
pub fn param(params: &[Param], name: &str) -> Option<String> {
    let find = |name: &str| params.iter().find(|param| param.name == name).map(|param| param.value.as_slice());
    if let Some(value) = find(&format!("{name}*")) {
        let (label, value) = extended(value);
        return Some(charset(label, &percent_decoded(value)));
    }
    if let Some(value) = find(name) {
        return Some(header(value));
    }
    let mut label = Vec::new();
    let mut joined = Vec::new();
    for index in 0..params.len() {
        match (find(&format!("{name}*{index}*")), find(&format!("{name}*{index}"))) {
            (Some(value), _) if index == 0 => {
                let (charset, value) = extended(value);
                label = charset.to_vec();
                joined.extend(percent_decoded(value));
            }
            (Some(value), _) => joined.extend(percent_decoded(value)),
            (None, Some(value)) => joined.extend_from_slice(value),
            (None, None) if index == 0 => return None,
            (None, None) => break,
        }
    }
    (!params.is_empty()).then(|| charset(&label, &joined))
}

/// RFC 2047 §2 allows 75 octets; real mail has longer ones. The bound keeps hostile headers linear.
const MAX_ENCODED_WORD: usize = 1024;

/// Splits `charset'language'value`.
fn extended(value: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = value.splitn(3, |b| *b == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(label), Some(_), Some(rest)) => (label, rest),
        _ => (b"", value),
    }
}

fn percent_decoded(value: &[u8]) -> Vec<u8> {
    unescape(value, b'%')
}

/// Reads `=?charset?encoding?text?=` at the start and returns what follows it too.
fn encoded_word(text: &[u8]) -> Option<(EncodedWord, &[u8])> {
    let mut parts = text.strip_prefix(b"=?")?.splitn(3, |b| *b == b'?');
    let (label, encoding) = (parts.next()?, parts.next()?);
    let rest = parts.next()?;
    let end = memchr::memmem::find(&rest[..rest.len().min(MAX_ENCODED_WORD)], b"?=")?;
    let bytes = match encoding {
        b"B" | b"b" => base64(&rest[..end]),
        b"Q" | b"q" => q_word(&rest[..end]),
        _ => return None,
    };
    if label.is_empty() || label.iter().any(u8::is_ascii_whitespace) || rest[..end].contains(&b'\n') {
        return None;
    }
    // RFC 2231 §5 allows a language after the charset.
    let label = label.split(|b| *b == b'*').next().unwrap_or(label);
    Some((EncodedWord { charset: label.to_vec(), bytes }, &rest[end + 2..]))
}

fn q_word(text: &[u8]) -> Vec<u8> {
    let blanks: Vec<u8> = text.iter().map(|b| if *b == b'_' { b' ' } else { *b }).collect();
    unescape(&blanks, b'=')
}

fn unescape(text: &[u8], mark: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match (text[at] == mark).then(|| hex_pair(text.get(at + 1..at + 3)?)).flatten() {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(text[at]);
                at += 1;
            }
        }
    }
    out
}

fn hex_pair(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| (digit as char).to_digit(16).and_then(|value| u8::try_from(value).ok());
    match digits {
        [high, low] => Some(value(*high)? << 4 | value(*low)?),
        _ => None,
    }
}

/// Undoes quoted-printable (RFC 2045 §6.7): blanks at line ends go, soft line breaks join, bad escapes stay.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|b| *b == b'\n') {
        let content = crate::fields::without_line_ending(line);
        let ending = &line[content.len()..];
        let content = match ending.is_empty() {
            true => content,
            false => content.trim_ascii_end(),
        };
        match content.strip_suffix(b"=") {
            Some(soft) => out.extend(unescape(soft, b'=')),
            None => {
                out.extend(unescape(content, b'='));
                out.extend_from_slice(ending);
            }
        }
    }
    out
}

/// Undoes base64 (RFC 2045 §6.8), ignoring what is outside its alphabet.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let mut bits = 0u32;
    let mut count = 0;
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                // Some senders pad each encoded line; what follows starts a new group.
                bits = 0;
                count = 0;
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests;
