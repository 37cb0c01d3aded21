//! The message on its way out: dots stuffed, and no line end but CRLF ever sent.

/// Dot-stuffing over a message that comes in pieces (RFC 5321 §4.5.2).
///
/// A bare CR or LF becomes CRLF. Stored messages have none; should one slip through, the next server must not be made
/// to see an end of data in it.
#[derive(Debug)]
pub struct DotStuffing {
    at_line_start: bool,
    after_cr: bool,
    dots: Dots,
}

/// Whether dots are doubled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dots {
    Double,
    Leave,
}

impl Default for DotStuffing {
    fn default() -> Self {
        Self::new(Dots::Double)
    }
}

impl DotStuffing {
    pub(super) fn new(dots: Dots) -> Self {
        Self { at_line_start: true, after_cr: false, dots }
    }

    /// Appends a piece of the message to `out`.
    pub fn encode(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        let mut rest = piece;
        if self.after_cr && !rest.is_empty() {
            // The CR was held back until it was known what follows.
            self.end_line(out);
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            self.after_cr = false;
        }
        while !rest.is_empty() {
            if self.at_line_start && rest[0] == b'.' && self.dots == Dots::Double {
                out.push(b'.');
            }
            let at = memchr::memchr2(b'\r', b'\n', rest);
            let (line, tail) = rest.split_at(at.unwrap_or(rest.len()));
            out.extend_from_slice(line);
            self.at_line_start &= line.is_empty();
            rest = match tail {
                [] => return,
                [b'\r'] => {
                    self.after_cr = true;
                    return;
                }
                [b'\r', b'\n', tail @ ..] | [_, tail @ ..] => {
                    self.end_line(out);
                    tail
                }
            };
        }
    }

    /// Ends the last line, if it has no end yet.
    pub(super) fn finish(&mut self, out: &mut Vec<u8>) {
        if self.after_cr || !self.at_line_start {
            self.end_line(out);
            self.after_cr = false;
        }
    }

    /// Appends what is missing to the last line's end, and the final dot.
    pub fn end(mut self, out: &mut Vec<u8>) {
        self.finish(out);
        out.extend_from_slice(b".\r\n");
    }

    fn end_line(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\r\n");
        self.at_line_start = true;
    }
}
