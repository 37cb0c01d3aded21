//! Lines of a POP3 connection. It does not know what they mean beyond their form.

use super::command::{Command, Fault};
use crate::sasl::AuthLine;

/// Bounds on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Octets of a command line (RFC 2449 §4 says 255; UTF-8 passwords and AUTH with an initial response need more).
    pub line: usize,
    /// Octets of one SASL response.
    pub auth_line: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 8 << 10, auth_line: 12 << 10 }
    }
}

/// What the session has to deal with next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A command.
    Command(Command),
    /// One line of a SASL exchange.
    AuthLine(AuthLine),
    /// Answer `-ERR`.
    Refused(Fault),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Expect {
    #[default]
    Command,
    AuthLine,
    /// The rest of a line already refused.
    Nothing,
}

/// One connection's input: `feed` octets, then `next` until there is nothing more.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: Vec<u8>,
    start: usize,
    expect: Expect,
    limits: Limits,
}

impl Decoder {
    /// For a new connection.
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Adds octets from the peer. Held is at most one line and what was fed last.
    pub fn feed(&mut self, octets: &[u8]) {
        self.buffer.drain(..self.start);
        self.start = 0;
        self.buffer.extend_from_slice(octets);
    }

    /// Drops what was not yet consumed, at STLS. Says how many octets there were.
    pub fn clear(&mut self) -> usize {
        let dropped = self.buffer.len() - self.start;
        (self.buffer, self.start, self.expect) = (Vec::new(), 0, Expect::Command);
        dropped
    }

    /// The next line is a SASL response; call it before each.
    pub fn expect_auth_line(&mut self) {
        self.expect = Expect::AuthLine;
    }

    /// The next item, or none until more is fed.
    #[expect(clippy::should_implement_trait, reason = "the same shape as imap::Decoder::next")]
    pub fn next(&mut self) -> Option<Item> {
        loop {
            let pending = &self.buffer[self.start..];
            let limit = match self.expect {
                Expect::AuthLine => self.limits.auth_line,
                Expect::Command | Expect::Nothing => self.limits.line,
            };
            let end = memchr::memchr(b'\n', pending);
            if self.expect == Expect::Nothing {
                self.start += end.map_or(pending.len(), |at| at + 1);
                end?;
                self.expect = Expect::Command;
                continue;
            }
            if end.unwrap_or(pending.len()) >= limit {
                self.expect = Expect::Nothing;
                return Some(Item::Refused(Fault::LineTooLong { limit }));
            }
            let end = end?;
            let line = &pending[..end];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let item = match std::mem::take(&mut self.expect) {
                Expect::AuthLine => Item::AuthLine(AuthLine::parse(line)),
                _ => Command::parse(line).map_or_else(Item::Refused, Item::Command),
            };
            self.start += end + 1;
            return Some(item);
        }
    }
}
