//! What a hostile message makes us say over IMAP: ENVELOPE, BODY and BODYSTRUCTURE must stay one well-formed response.
#![no_main]

use imap::{Encoder, TextMode};
use libfuzzer_sys::fuzz_target;
use message::structure::{Limits, Message};

fuzz_target!(|data: &[u8]| {
    let [mode, raw @ ..] = data else { return };
    let message = Message::parse(raw, &Limits { depth: 10, parts: 100, ..Limits::default() });
    let mut encoder = Encoder::new();
    let utf8 = mode & 1 != 0;
    if utf8 {
        encoder.set_text_mode(TextMode::Utf8);
    }
    let mut fetch = encoder.fetch(1);
    fetch.envelope(&message.envelope);
    fetch.body(&message.root);
    fetch.body_structure(&message.root);
    fetch.end();
    let out = encoder.take();
    let rest = out.strip_prefix(b"* 1 FETCH ").expect("it is a FETCH");
    let rest = list(rest, utf8).expect("lists, strings and numbers in balance");
    assert_eq!(rest, b"\r\n", "one response and no more");
});

/// Reads a parenthesised list (RFC 9051 §9: strings, numbers, names, lists); what follows it.
fn list(text: &[u8], utf8: bool) -> Option<&[u8]> {
    let mut rest = text.strip_prefix(b"(")?;
    let mut depth = 1;
    while depth > 0 {
        rest = match rest {
            [b'(', rest @ ..] => {
                depth += 1;
                rest
            }
            [b')', rest @ ..] => {
                depth -= 1;
                rest
            }
            [b' ', rest @ ..] => rest,
            [b'"', rest @ ..] => quoted(rest, utf8)?,
            [b'{', rest @ ..] => literal(rest)?,
            [first, ..] if first.is_ascii_alphanumeric() => {
                let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
                &rest[end..]
            }
            _ => return None,
        };
    }
    Some(rest)
}

fn quoted(text: &[u8], utf8: bool) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        match text.get(at)? {
            b'"' => return std::str::from_utf8(&text[..at]).is_ok().then_some(&text[at + 1..]),
            b'\\' => {
                matches!(text.get(at + 1)?, b'"' | b'\\').then_some(())?;
                at += 2;
            }
            b'\r' | b'\n' | 0 => return None,
            128.. if !utf8 => return None,
            _ => at += 1,
        }
    }
}

fn literal(text: &[u8]) -> Option<&[u8]> {
    let end = text.windows(3).position(|three| three == b"}\r\n")?;
    let size: usize = std::str::from_utf8(&text[..end]).ok()?.parse().ok()?;
    let octets = text.get(end + 3..end + 3 + size)?;
    (!octets.contains(&0)).then_some(&text[end + 3 + size..])
}
