//! Modified UTF-7, the mailbox name encoding of RFC 3501 §5.1.3. Decoding is strict, so a name has exactly one encoding
//! and decoding undoes encoding; what a name may contain is decided elsewhere.

/// Not modified UTF-7: an unended or needless shift, a bad letter, stray bits, a lone surrogate or an octet over 0x7E.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not modified UTF-7")]
pub struct Utf7Error;

/// Decodes a name.
pub fn decode(bytes: &[u8]) -> Result<String, Utf7Error> {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut after_shift = false;
    while let Some((&first, tail)) = rest.split_first() {
        match first {
            b'&' => {
                let end = memchr::memchr(b'-', tail).ok_or(Utf7Error)?;
                match &tail[..end] {
                    [] => {
                        text.push('&');
                        after_shift = false;
                    }
                    // "&AOk-&AOk-" would be a second spelling of "&AOkA6Q-" (RFC 3501: superfluous shifts are forbidden).
                    _ if after_shift => return Err(Utf7Error),
                    letters => {
                        decode_shift(letters, &mut text)?;
                        after_shift = true;
                    }
                }
                rest = &tail[end + 1..];
            }
            0x20..=0x7e => {
                text.push(char::from(first));
                after_shift = false;
                rest = tail;
            }
            _ => return Err(Utf7Error),
        }
    }
    Ok(text)
}

/// Appends the encoding of `text`.
pub fn encode(text: &str, out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match first {
            '&' => {
                out.extend_from_slice(b"&-");
                rest = &rest[1..];
            }
            ' '..='~' => {
                out.push(first as u8);
                rest = &rest[1..];
            }
            _ => {
                let end = rest.find(|c| matches!(c, ' '..='~')).unwrap_or(rest.len());
                encode_shift(&rest[..end], out);
                rest = &rest[end..];
            }
        }
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

fn decode_shift(letters: &[u8], text: &mut String) -> Result<(), Utf7Error> {
    let mut units = Vec::with_capacity(letters.len() * 6 / 16);
    let (mut bits, mut held) = (0u32, 0u32);
    for &letter in letters {
        bits = bits << 6 | value(letter)?;
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push((bits >> held) as u16);
            bits &= (1 << held) - 1;
        }
    }
    if held >= 6 || bits != 0 {
        return Err(Utf7Error);
    }
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok(' '..='~') | Err(_) => return Err(Utf7Error),
            Ok(c) => text.push(c),
        }
    }
    Ok(())
}

fn value(letter: u8) -> Result<u32, Utf7Error> {
    Ok(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b',' => 63,
        _ => return Err(Utf7Error),
    }))
}

fn encode_shift(text: &str, out: &mut Vec<u8>) {
    out.push(b'&');
    let (mut bits, mut held) = (0u32, 0u32);
    for unit in text.encode_utf16() {
        bits = bits << 16 | u32::from(unit);
        held += 16;
        while held >= 6 {
            held -= 6;
            out.push(ALPHABET[(bits >> held) as usize & 63]);
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        out.push(ALPHABET[(bits << (6 - held)) as usize & 63]);
    }
    out.push(b'-');
}

#[cfg(test)]
mod tests;
