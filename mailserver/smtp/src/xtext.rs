//! The two escapes of DSN parameters: xtext (RFC 3461 §4) and utf-8-addr-xtext (RFC 6533 §3).

/// Decodes xtext; `None` when it is not well formed or does not decode to UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(upper_hex(bytes.next()?)? << 4 | upper_hex(bytes.next()?)?),
            b'!'..=b'~' if byte != b'=' => out.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(out).ok()
}

/// Appends `text` as xtext.
pub(crate) fn encode(text: &str, out: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'+' | b'=' => escape(byte, out),
            b'!'..=b'~' => out.push(byte),
            _ => escape(byte, out),
        }
    }
}

/// Decodes utf-8-addr-xtext or utf-8-addr-unitext: `\x{HEX}` escapes beside printable ASCII and UTF-8.
///
/// RFC 6533 §3 wants `+`, `=` and `\` escaped as well. `+` is accepted bare, for senders that pass sub-addresses
/// through; the other two are not.
pub(crate) fn decode_utf8(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let (digits, tail) = rest.strip_prefix("x{")?.split_once('}')?;
                if !(2..=6).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return None;
                }
                out.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = tail;
            }
            '=' => return None,
            '!'..='~' => out.push(c),
            c if !c.is_ascii() && !c.is_control() => out.push(c),
            _ => return None,
        }
    }
    Some(out)
}

/// Appends `text` as utf-8-addr-xtext, which is ASCII only and so fits any server (RFC 6533 §3).
pub(crate) fn encode_utf8(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        match c {
            '+' | '=' | '\\' => out.extend_from_slice(format!("\\x{{{:02X}}}", u32::from(c)).as_bytes()),
            '!'..='~' => out.push(c as u8),
            _ => out.extend_from_slice(format!("\\x{{{:02X}}}", u32::from(c)).as_bytes()),
        }
    }
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.extend_from_slice(&[b'+', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
}

/// RFC 3461 §4 allows upper-case digits only.
fn upper_hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn xtext_table() {
        for (wire, text) in [
            ("QQ314159", Some("QQ314159")),
            ("e+3Dmc2@example.com", Some("e=mc2@example.com")),
            ("a+2Bb", Some("a+b")),
            ("", Some("")),
            ("a+2b", None),
            ("a+", None),
            ("a+2", None),
            ("a=b", None),
            ("a b", None),
            ("+FF", None),
        ] {
            assert_eq!(decode(wire).as_deref(), text, "{wire}");
        }
    }

    #[test]
    fn utf8_addr_xtext_table() {
        for (wire, text) in [
            (r"\x{456}@example.com", Some("\u{456}@example.com")),
            (r"\x{2B}\x{5C}", Some("+\\")),
            ("ж@example.com", Some("ж@example.com")),
            (r"\x{110000}", None),
            (r"\x{D800}", None),
            (r"\x{}", None),
            (r"\x", None),
            ("a b", None),
        ] {
            assert_eq!(decode_utf8(wire).as_deref(), text, "{wire}");
        }
    }

    proptest! {
        #[test]
        fn both_escapes_are_inverted(text in "\\PC*") {
            let mut out = Vec::new();
            encode(&text, &mut out);
            prop_assert_eq!(decode(std::str::from_utf8(&out).unwrap()), Some(text.clone()));
            out.clear();
            encode_utf8(&text, &mut out);
            prop_assert!(out.is_ascii());
            prop_assert_eq!(decode_utf8(std::str::from_utf8(&out).unwrap()), Some(text));
        }
    }
}
