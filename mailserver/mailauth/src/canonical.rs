//! The two canonical forms of header fields and bodies (RFC 6376 §3.4).

use aws_lc_rs::digest;
use message::fields::Field;

/// How much may change on the way without breaking a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Simple,
    Relaxed,
}

/// The SHA-256 of a body in one form, with the length that was hashed.
pub(crate) struct BodyHash {
    pub(crate) digest: digest::Digest,
    pub(crate) octets: u64,
}

impl Form {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            word if word.eq_ignore_ascii_case("simple") => Some(Self::Simple),
            word if word.eq_ignore_ascii_case("relaxed") => Some(Self::Relaxed),
            _ => None,
        }
    }

    /// Hashes a body. Lines may end in LF alone; they are hashed as they will travel, with CRLF.
    pub(crate) fn hash_body(self, body: &[u8]) -> BodyHash {
        let mut hash = digest::Context::new(&digest::SHA256);
        let mut octets = 0u64;
        self.body(body, &mut |piece| {
            octets += piece.len() as u64;
            hash.update(piece);
        });
        BodyHash { digest: hash.finish(), octets }
    }

    /// Passes the canonical body to `sink` in pieces.
    pub(crate) fn body(self, body: &[u8], sink: &mut impl FnMut(&[u8])) {
        let mut owed = 0usize;
        let mut written = false;
        let mut line_buffer = Vec::new();
        for line in body.split_inclusive(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let line = match self {
                Self::Simple => line,
                Self::Relaxed => {
                    line_buffer.clear();
                    squeeze(line, &mut line_buffer);
                    line_buffer.as_slice()
                }
            };
            if line.is_empty() {
                owed += 1;
                continue;
            }
            for _ in 0..owed {
                sink(b"\r\n");
            }
            sink(line);
            written = true;
            owed = 1;
        }
        if written || self == Self::Simple {
            sink(b"\r\n");
        }
    }

    /// Appends a field as it is signed, with its final CRLF.
    pub(crate) fn field(self, raw: &[u8], field: &Field<'_>, out: &mut Vec<u8>) {
        let name = &raw[field.range().start..field.value_range().start];
        self.name_and_value(name, field.raw_value(), out);
        out.extend_from_slice(b"\r\n");
    }

    /// Appends a name with its colon and a raw value, without a final CRLF.
    pub(crate) fn name_and_value(self, name: &[u8], value: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Simple => {
                out.extend_from_slice(name);
                out.extend_from_slice(value);
            }
            Self::Relaxed => {
                let name = name.strip_suffix(b":").unwrap_or(name).trim_ascii_end();
                out.extend(name.iter().map(u8::to_ascii_lowercase));
                out.push(b':');
                let unfolded: Vec<u8> = value.iter().copied().filter(|b| !matches!(b, b'\r' | b'\n')).collect();
                squeeze(trimmed(&unfolded), out);
            }
        }
    }
}

/// Blanks in the sense of RFC 5234: space and tab only.
fn trimmed(value: &[u8]) -> &[u8] {
    let is_text = |b: &u8| !matches!(b, b' ' | b'\t');
    match (value.iter().position(is_text), value.iter().rposition(is_text)) {
        (Some(first), Some(last)) => &value[first..=last],
        _ => &[],
    }
}

/// Appends `text` with every run of blanks as one space, and none at its end.
fn squeeze(text: &[u8], out: &mut Vec<u8>) {
    let mut after_blank = false;
    for byte in text {
        match byte {
            b' ' | b'\t' => after_blank = true,
            byte => {
                if std::mem::take(&mut after_blank) {
                    out.push(b' ');
                }
                out.push(*byte);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use message::fields;

    use super::Form;

    fn body(form: Form, text: &str) -> String {
        let mut out = Vec::new();
        form.body(text.as_bytes(), &mut |piece| out.extend_from_slice(piece));
        String::from_utf8(out).expect("text")
    }

    fn header(form: Form, raw: &str) -> String {
        let mut out = Vec::new();
        for field in fields::fields(raw.as_bytes()) {
            form.field(raw.as_bytes(), &field, &mut out);
        }
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn example_of_rfc_6376_section_3_4_5() {
        let raw = "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";
        let text = &raw[fields::body_start(raw.as_bytes())..];
        assert_eq!(header(Form::Relaxed, raw), "a:X\r\nb:Y Z\r\n");
        assert_eq!(body(Form::Relaxed, text), " C\r\nD E\r\n");
        assert_eq!(header(Form::Simple, raw), "A: X\r\nB : Y\t\r\n\tZ  \r\n");
        assert_eq!(body(Form::Simple, text), " C \r\nD \t E\r\n");
    }

    #[test]
    fn ends_of_bodies() {
        for (text, simple, relaxed) in [
            ("", "\r\n", ""),
            ("\r\n\r\n", "\r\n", ""),
            (" \r\n", " \r\n", ""),
            ("a", "a\r\n", "a\r\n"),
            ("a\r\n \t\r\n\r\n", "a\r\n \t\r\n", "a\r\n"),
            ("a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ] {
            assert_eq!(body(Form::Simple, text), simple, "{text:?}");
            assert_eq!(body(Form::Relaxed, text), relaxed, "{text:?}");
        }
    }
}
