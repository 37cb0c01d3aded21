//! A message on its way to a POP3 client: cut for TOP, dots stuffed, closed by a lone dot (RFC 1939 §3, §7). Octets
//! pass through in whatever chunks they come.

/// One RETR or TOP answer after its `+OK`.
#[derive(Debug)]
pub struct Transfer {
    part: Part,
    /// Octets of the current line that matter: none yet, only CR, or any.
    line: Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Header { lines: u32 },
    Body { left: u32 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Empty,
    Cr,
    Text,
}

/// Whether more of the message is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// Go on.
    More,
    /// TOP has what it needs; `finish`.
    Nothing,
}

impl Transfer {
    /// The whole message.
    pub fn retr() -> Self {
        Self { part: Part::Whole, line: Line::Empty }
    }

    /// The header and `lines` lines of the body.
    pub fn top(lines: u32) -> Self {
        Self { part: Part::Header { lines }, line: Line::Empty }
    }

    /// Appends what of `chunk` is wanted.
    pub fn write(&mut self, chunk: &[u8], out: &mut Vec<u8>) -> Wants {
        let mut rest = chunk;
        while !rest.is_empty() {
            if self.part == (Part::Body { left: 0 }) {
                return Wants::Nothing;
            }
            let end = memchr::memchr(b'\n', rest).map(|at| at + 1);
            let piece = &rest[..end.unwrap_or(rest.len())];
            // A line begins after any LF, since that is where clients look for the closing dot.
            if self.line == Line::Empty && piece[0] == b'.' {
                out.push(b'.');
            }
            out.extend_from_slice(piece);
            let blank = matches!((self.line, piece), (Line::Empty, b"\n" | b"\r\n") | (Line::Cr, b"\n"));
            self.line = match (end, self.line, piece) {
                (Some(_), _, _) => Line::Empty,
                (None, Line::Empty, b"\r") => Line::Cr,
                (None, _, _) => Line::Text,
            };
            if end.is_some() {
                self.line_done(blank);
            }
            rest = &rest[piece.len()..];
        }
        if self.part == (Part::Body { left: 0 }) { Wants::Nothing } else { Wants::More }
    }

    /// Closes the answer.
    pub fn finish(self, out: &mut Vec<u8>) {
        match self.line {
            Line::Empty => {}
            Line::Cr => out.push(b'\n'),
            Line::Text => out.extend_from_slice(b"\r\n"),
        }
        out.extend_from_slice(b".\r\n");
    }

    fn line_done(&mut self, blank: bool) {
        self.part = match self.part {
            Part::Header { lines } if blank => Part::Body { left: lines },
            Part::Body { left } => Part::Body { left: left - 1 },
            part => part,
        };
    }
}

#[cfg(test)]
mod tests;
