//! Bytes that arrived and are not consumed yet, in one bounded buffer that starts small.

use std::ops::Range;

/// A window of unread bytes in a buffer. Consumed bytes stay in place until [`Input::space`] or [`Input::push`] needs
/// the room, so that slices handed out need no copy.
#[derive(Debug, Default)]
pub(super) struct Input {
    buffer: Vec<u8>,
    head: usize,
    tail: usize,
}

/// The next line, as far as it is there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// No line feed yet, and there may be one within the limit.
    Partial,
    /// No line feed within the limit.
    TooLong,
    /// Where the line is, without its CRLF.
    Complete(Range<usize>),
    /// A line feed came without carriage return; the octets through it are marked read.
    BareLf,
}

impl Input {
    /// Unread bytes.
    pub(super) fn unread(&self) -> &[u8] {
        &self.buffer[self.head..self.tail]
    }

    /// Bytes of a range that an earlier call gave.
    pub(super) fn slice(&self, range: Range<usize>) -> &[u8] {
        &self.buffer[range]
    }

    /// Marks `count` bytes read and returns where they are.
    pub(super) fn consume(&mut self, count: usize) -> Range<usize> {
        let start = self.head;
        self.head = (start + count).min(self.tail);
        start..self.head
    }

    /// Forgets everything, and wipes it.
    pub(super) fn clear(&mut self) {
        self.buffer[..self.tail].fill(0);
        (self.head, self.tail) = (0, 0);
    }

    /// Overwrites bytes that held a secret.
    pub(super) fn wipe(&mut self, range: Range<usize>) {
        self.buffer[range].fill(0);
    }

    /// Room to read into; empty only when `bound` bytes are unread.
    pub(super) fn space(&mut self, bound: usize) -> &mut [u8] {
        if self.head == self.tail {
            (self.head, self.tail) = (0, 0);
        } else if self.tail == self.buffer.len() && self.head > 0 {
            self.buffer.copy_within(self.head..self.tail, 0);
            self.tail -= self.head;
            self.head = 0;
        }
        if self.tail == self.buffer.len() {
            let grown = (self.buffer.len() * 4).clamp(FIRST, bound.max(FIRST));
            self.buffer.resize(grown.max(self.buffer.len()), 0);
        }
        &mut self.buffer[self.tail..]
    }

    /// Counts `count` bytes that were read into [`Input::space`].
    pub(super) fn filled(&mut self, count: usize) {
        self.tail = (self.tail + count).min(self.buffer.len());
    }

    /// Copies as much of `bytes` as fits and returns how much that was.
    pub(super) fn push(&mut self, bytes: &[u8], bound: usize) -> usize {
        let mut taken = 0;
        while taken < bytes.len() {
            let space = self.space(bound);
            let count = space.len().min(bytes.len() - taken);
            if count == 0 {
                break;
            }
            space[..count].copy_from_slice(&bytes[taken..taken + count]);
            self.filled(count);
            taken += count;
        }
        taken
    }

    /// Finds the next line within `limit` octets, line end included, and marks it read.
    pub(super) fn line(&mut self, limit: usize) -> Line {
        let unread = self.unread();
        let window = &unread[..unread.len().min(limit)];
        let Some(at) = memchr::memchr(b'\n', window) else {
            return match window.len() < limit {
                true => Line::Partial,
                false => Line::TooLong,
            };
        };
        let crlf = at > 0 && window[at - 1] == b'\r';
        let line = self.consume(at + 1);
        match crlf {
            true => Line::Complete(line.start..line.end - 2),
            false => Line::BareLf,
        }
    }

    /// Marks everything through the next line feed read, or everything when there is none. Returns how much it was and
    /// whether the line feed was found.
    pub(super) fn skip_line(&mut self) -> (usize, bool) {
        let unread = self.unread();
        let (count, found) = match memchr::memchr(b'\n', unread) {
            Some(at) => (at + 1, true),
            None => (unread.len(), false),
        };
        self.consume(count);
        (count, found)
    }
}

/// First allocation: most idle connections never need more.
const FIRST: usize = 4096;
