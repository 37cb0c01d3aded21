//! Numbers, strings and human text on the wire.

use super::Encoder;
use crate::mailbox::{Mailbox, TextMode};

/// Longer strings travel as literals: RFC 9051 §4.3 leaves the choice to us, and clients' line buffers are small.
const LONGEST_QUOTED: usize = 1000;

/// Appends `number` in decimal.
pub(crate) fn decimal(mut number: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

impl Encoder {
    /// Quoted where the connection allows, a literal otherwise. NUL, which neither may carry, becomes `?`.
    pub(super) fn string(&mut self, text: &[u8]) {
        if !self.quotable(text) {
            self.raw("{");
            self.number(text.len() as u64);
            self.raw("}\r\n");
            return self.out.extend(text.iter().map(|b| if *b == 0 { b'?' } else { *b }));
        }
        self.raw("\"");
        let mut rest = text;
        while let Some(at) = memchr::memchr2(b'"', b'\\', rest) {
            self.out.extend_from_slice(&rest[..at]);
            self.out.extend_from_slice(&[b'\\', rest[at]]);
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
        self.raw("\"");
    }

    fn quotable(&self, text: &[u8]) -> bool {
        let printable = |b: &u8| (0x20..0x7f).contains(b) || (*b >= 0x80 && self.mode == TextMode::Utf8);
        text.len() <= LONGEST_QUOTED
            && text.iter().all(printable)
            && (self.mode == TextMode::Ascii || std::str::from_utf8(text).is_ok())
    }

    pub(super) fn nstring(&mut self, text: Option<&[u8]>) {
        match text {
            Some(text) => self.string(text),
            None => self.raw("NIL"),
        }
    }

    /// Names are always quoted: it costs two octets and no client stumbles over it.
    pub(super) fn mailbox(&mut self, mailbox: &Mailbox) {
        let mut name = Vec::with_capacity(mailbox.as_str().len());
        mailbox.to_wire(self.mode, &mut name);
        match name.as_slice() {
            b"INBOX" => self.raw("INBOX"),
            name => self.string(name),
        }
    }

    /// Text for people: one line, and ASCII unless UTF-8 was enabled.
    pub(super) fn human(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                c if c.is_control() => self.out.push(b' '),
                c if c.is_ascii() || self.mode == TextMode::Utf8 => {
                    self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => self.out.push(b'?'),
            }
        }
    }
}
