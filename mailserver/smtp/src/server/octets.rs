//! The octets of a message on their way in: where it ends, which dots were stuffed, and whether every line end is CRLF.
//!
//! Only CRLF.CRLF ends DATA (RFC 5321 §4.1.1.4). Servers that let other line ends do so were made to accept forged
//! messages smuggled inside honest ones (CVE-2023-51764 and its kin, 2023-12); a message with any bare CR or LF is
//! therefore read to its true end and refused as a whole.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::Limits;

/// Why a message was refused while it arrived; the client's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DataFault {
    /// An LF without CR before it.
    #[error("bare LF in message refused, lines end in CRLF (RFC 5321 2.3.8)")]
    BareLf,
    /// A CR without LF after it.
    #[error("bare CR in message refused, lines end in CRLF (RFC 5321 2.3.8)")]
    BareCr,
    /// A NUL octet (RFC 5321 §4.5.2 needs none; RFC 5322 §4 forbids them).
    #[error("NUL octet in message refused")]
    Nul,
    /// A line longer than [`Limits::text_line`].
    #[error("message line too long")]
    LineTooLong,
    /// More than [`Limits::message_size`].
    #[error("message size exceeds fixed maximum message size")]
    TooBig,
}

/// What a look at the buffer found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Portion {
    /// Octets to mark read.
    pub(super) consumed: usize,
    /// Octets among them that belong to the message.
    pub(super) body: Range<usize>,
    /// Whether the message is complete.
    pub(super) end: bool,
}

/// State of a message between two looks at the buffer.
#[derive(Debug)]
pub(super) struct Octets {
    /// Octets of the message so far, refused ones too.
    pub(super) size: u64,
    /// Whether one of them is above 127.
    pub(super) eight_bit: bool,
    line: u64,
    at_line_start: bool,
    after_cr: bool,
    bare_lf: bool,
    bare_cr: bool,
    nul: bool,
    line_too_long: bool,
    too_big: bool,
}

impl Octets {
    pub(super) fn new() -> Self {
        Self {
            size: 0,
            eight_bit: false,
            line: 0,
            at_line_start: true,
            after_cr: false,
            bare_lf: false,
            bare_cr: false,
            nul: false,
            line_too_long: false,
            too_big: false,
        }
    }

    /// The worst fault so far. The order is fixed, so that how the bytes were cut into packets does not show.
    pub(super) fn fault(&self) -> Option<DataFault> {
        [
            (self.bare_lf, DataFault::BareLf),
            (self.bare_cr, DataFault::BareCr),
            (self.nul, DataFault::Nul),
            (self.too_big, DataFault::TooBig),
            (self.line_too_long, DataFault::LineTooLong),
        ]
        .into_iter()
        .find_map(|(found, fault)| found.then_some(fault))
    }

    /// Looks at octets of DATA. Gives the longest run without a stuffed dot; what could be the start of the end is left
    /// unread until more arrives, in which case nothing may be consumed.
    pub(super) fn data(&mut self, unread: &[u8], limits: &Limits) -> Portion {
        let start = match (self.at_line_start, unread) {
            (true, [b'.', b'\r', b'\n', ..]) => return Portion { consumed: 3, body: 0..0, end: true },
            (true, [b'.'] | [b'.', b'\r']) => return Portion { consumed: 0, body: 0..0, end: false },
            (true, [b'.', ..]) => 1,
            _ => 0,
        };
        let mut line_start = start;
        let mut stop = unread.len();
        let mut line_ends = 0;
        for cr in memchr_iter(b'\r', &unread[start..]).map(|at| at + start) {
            match unread.get(cr + 1) {
                None => stop = cr,
                Some(b'\n') => {
                    line_ends += 1;
                    self.end_line((cr - line_start) as u64, limits);
                    line_start = cr + 2;
                    if unread.get(line_start) == Some(&b'.') {
                        stop = line_start;
                        break;
                    }
                }
                Some(_) => self.bare_cr = true,
            }
        }
        let body = start..stop;
        if !body.is_empty() {
            self.at_line_start = line_ends > 0 && line_start == stop;
            self.grow_line((stop - line_start) as u64, limits);
            self.count(&unread[body.clone()], line_ends, limits);
        }
        Portion { consumed: stop, body, end: false }
    }

    /// Looks at octets of a BDAT chunk: no dots, no end mark, and a CRLF may lie across two chunks.
    pub(super) fn chunk(&mut self, octets: &[u8], limits: &Limits) {
        let Some(&first) = octets.first() else { return };
        let (mut line_ends, mut line_start) = (0, 0);
        match (std::mem::take(&mut self.after_cr), first) {
            (true, b'\n') => {
                self.end_line(0, limits);
                (line_ends, line_start) = (1, 1);
            }
            (true, _) => self.bare_cr = true,
            (false, _) => {}
        }
        for cr in memchr_iter(b'\r', octets) {
            match octets.get(cr + 1) {
                None => self.after_cr = true,
                Some(b'\n') => {
                    line_ends += 1;
                    self.end_line((cr - line_start) as u64, limits);
                    line_start = cr + 2;
                }
                Some(_) => self.bare_cr = true,
            }
        }
        self.grow_line((octets.len() - line_start - usize::from(self.after_cr)) as u64, limits);
        self.count(octets, line_ends, limits);
    }

    /// The last chunk is in: a CR still waiting for its LF is bare.
    pub(super) fn end_chunks(&mut self) {
        self.bare_cr |= self.after_cr;
    }

    fn end_line(&mut self, more: u64, limits: &Limits) {
        self.line_too_long |= self.line + more > limits.text_line;
        self.line = 0;
    }

    fn grow_line(&mut self, more: u64, limits: &Limits) {
        self.line += more;
        self.line_too_long |= self.line > limits.text_line;
    }

    /// Three passes at memory speed; one pass with a branch for each octet is several times slower.
    fn count(&mut self, octets: &[u8], line_ends: usize, limits: &Limits) {
        self.bare_lf |= memchr_iter(b'\n', octets).count() != line_ends;
        self.nul |= memchr(0, octets).is_some();
        self.eight_bit |= !octets.is_ascii();
        self.size += octets.len() as u64;
        self.too_big |= self.size > limits.message_size;
    }
}
