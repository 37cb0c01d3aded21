//! A reply: three digits, an enhanced status code and lines of text. Knows its wire form, not what it answers.

use std::fmt;

/// An enhanced status code `class.subject.detail` (RFC 3463 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Enhanced(pub u8, pub u16, pub u16);

impl Enhanced {
    /// Reads a code from the first word of a reply's text; anything that is not one is `None`, because servers
    /// without RFC 2034 put free text there.
    pub fn parse(word: &str) -> Option<Self> {
        let mut parts = word.split('.');
        let class = number(parts.next()?, 1)?;
        let subject = number(parts.next()?, 3)?;
        let detail = number(parts.next()?, 3)?;
        let class = u8::try_from(class).ok().filter(|class| matches!(class, 2 | 4 | 5))?;
        parts.next().is_none().then_some(Self(class, subject, detail))
    }
}

impl fmt::Display for Enhanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// How final a reply is (RFC 5321 §4.2.1, first digit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// 2yz: done.
    Positive,
    /// 3yz: go on.
    Intermediate,
    /// 4yz: not now; the same command may succeed later.
    Transient,
    /// 5yz, and everything that is no SMTP code.
    Permanent,
}

/// A whole reply (RFC 5321 §4.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// The enhanced code, repeated on each line when written.
    pub enhanced: Option<Enhanced>,
    /// The text, one entry a line, without codes and line ends.
    pub lines: Vec<String>,
}

impl Reply {
    /// A one-line reply with an enhanced code; a line feed in `text` starts another line.
    pub fn new(code: u16, enhanced: Enhanced, text: &str) -> Self {
        Self { code, enhanced: Some(enhanced), lines: text.lines().map(str::to_owned).collect() }
    }

    /// How final the reply is.
    pub fn severity(&self) -> Severity {
        match self.code {
            200..=299 => Severity::Positive,
            300..=399 => Severity::Intermediate,
            400..=499 => Severity::Transient,
            _ => Severity::Permanent,
        }
    }

    /// The text as one line, for logs and reports.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Appends the wire form. Text can neither start a new line nor carry control or non-ASCII characters, and a line
    /// longer than 512 octets with its line end (RFC 5321 §4.5.3.1.5) is cut.
    pub fn write_to(&self, out: &mut Vec<u8>) {
        let Some((last, first)) = self.lines.split_last() else {
            return write_line(out, self.code, b' ', self.enhanced, "");
        };
        for line in first {
            write_line(out, self.code, b'-', self.enhanced, line);
        }
        write_line(out, self.code, b' ', self.enhanced, last);
    }
}

/// `550 5.1.1 no such mailbox`, as a log or a report shows it.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.code)?;
        if let Some(enhanced) = self.enhanced {
            write!(f, " {enhanced}")?;
        }
        write!(f, " {}", self.text())
    }
}

/// Writes one line of a reply. `separator` is `-` when another line follows.
pub(crate) fn write_line(out: &mut Vec<u8>, code: u16, separator: u8, enhanced: Option<Enhanced>, text: &str) {
    let start = out.len();
    push_number(out, code);
    out.push(separator);
    if let Some(Enhanced(class, subject, detail)) = enhanced {
        push_number(out, u16::from(class));
        out.push(b'.');
        push_number(out, subject);
        out.push(b'.');
        push_number(out, detail);
        out.push(b' ');
    }
    out.extend(text.chars().map(|c| match c {
        ' '..='~' => c as u8,
        c if c.is_control() => b' ',
        _ => b'?',
    }));
    out.truncate(start + REPLY_LINE - 2);
    out.extend_from_slice(b"\r\n");
}

fn push_number(out: &mut Vec<u8>, number: u16) {
    let mut digits = [0; 5];
    let mut rest = number;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn number(digits: &str, longest: usize) -> Option<u16> {
    let plain = !digits.is_empty() && digits.len() <= longest && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// RFC 5321 §4.5.3.1.5, with the line end.
const REPLY_LINE: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_each_line_with_both_codes() {
        let reply = Reply::new(550, Enhanced(5, 1, 1), "no such mailbox\nask the postmaster");
        let mut out = Vec::new();
        reply.write_to(&mut out);
        assert_eq!(out, b"550-5.1.1 no such mailbox\r\n550 5.1.1 ask the postmaster\r\n");
    }

    #[test]
    fn text_cannot_split_the_reply() {
        let reply = Reply { code: 250, enhanced: None, lines: vec!["a\r\n250 b\0ü".into()] };
        let mut out = Vec::new();
        reply.write_to(&mut out);
        assert_eq!(out, b"250 a  250 b ?\r\n");
        let long = Reply { code: 250, enhanced: None, lines: vec!["x".repeat(5000)] };
        out.clear();
        long.write_to(&mut out);
        assert_eq!(out.len(), 512);
    }

    #[test]
    fn enhanced_codes() {
        assert_eq!(Enhanced::parse("5.7.28"), Some(Enhanced(5, 7, 28)));
        for no in ["", "5", "5.1", "5.1.1.1", "3.1.1", "5.1.1000", "5..1", "5.1.x", "OK", "+5.1.1"] {
            assert_eq!(Enhanced::parse(no), None, "{no}");
        }
    }
}
