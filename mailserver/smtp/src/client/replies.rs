//! Replies from bytes, bounded, and tolerant of what real servers send.

use super::Limits;
use crate::reply::{Enhanced, Reply};

/// Why the server's bytes are no reply; the server's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ReplyError {
    /// A line that does not start with three digits and a space, hyphen or end.
    #[error("server sent a line that is no SMTP reply")]
    Malformed,
    /// More than [`Limits::reply_line`] octets without line end.
    #[error("server sent a reply line without end")]
    LineTooLong,
    /// More than [`Limits::reply_lines`] lines.
    #[error("server sent a reply with too many lines")]
    TooManyLines,
}

/// Collects bytes and gives out whole replies.
///
/// Lines may end in a bare LF: nothing can be smuggled by a reply. The last line's code counts where lines disagree.
#[derive(Debug)]
pub struct ReplyParser {
    limits: Limits,
    bytes: Vec<u8>,
    read: usize,
    lines: Vec<String>,
}

impl ReplyParser {
    /// An empty parser.
    pub fn new(limits: Limits) -> Self {
        Self { limits, bytes: vec![], read: 0, lines: vec![] }
    }

    /// Adds bytes from the server. The caller takes all replies before it adds more, so that what is held stays within
    /// one read and one reply.
    pub fn receive(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.read);
        self.read = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// Forgets everything received, as TLS demands (RFC 3207 §4.2).
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.read = 0;
        self.lines.clear();
    }

    /// The next whole reply, if it is there.
    ///
    /// # Errors
    /// The bytes are no reply, or one beyond the limits. The connection is of no further use.
    pub fn next_reply(&mut self) -> Result<Option<Reply>, ReplyError> {
        loop {
            let unread = &self.bytes[self.read..];
            let Some(end) = memchr::memchr(b'\n', unread) else {
                return match unread.len() > self.limits.reply_line {
                    true => Err(ReplyError::LineTooLong),
                    false => Ok(None),
                };
            };
            let line = unread[..end].strip_suffix(b"\r").unwrap_or(&unread[..end]);
            if line.len() > self.limits.reply_line {
                return Err(ReplyError::LineTooLong);
            }
            let (code, more, text) = parse_line(line).ok_or(ReplyError::Malformed)?;
            self.lines.push(String::from_utf8_lossy(text).into_owned());
            self.read += end + 1;
            match more {
                true if self.lines.len() >= self.limits.reply_lines => return Err(ReplyError::TooManyLines),
                true => {}
                false => return Ok(Some(with_enhanced(code, std::mem::take(&mut self.lines)))),
            }
        }
    }
}

fn parse_line(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let (digits, rest) = line.split_at_checked(3)?;
    let [class @ b'2'..=b'5', b'0'..=b'9', b'0'..=b'9'] = digits else { return None };
    let code = u16::from(class - b'0') * 100 + u16::from(digits[1] - b'0') * 10 + u16::from(digits[2] - b'0');
    match rest {
        [] => Some((code, false, rest)),
        [b' ', text @ ..] => Some((code, false, text)),
        [b'-', text @ ..] => Some((code, true, text)),
        _ => None,
    }
}

/// Takes the enhanced code off the text, when there is one of the same class.
fn with_enhanced(code: u16, mut lines: Vec<String>) -> Reply {
    let first_word = |line: &str| Enhanced::parse(line.split(' ').next().unwrap_or_default());
    let found = lines.first().and_then(|line| first_word(line));
    let enhanced = found.filter(|enhanced| u16::from(enhanced.0) == code / 100);
    if enhanced.is_some() {
        for line in &mut lines {
            if first_word(line) == enhanced {
                *line = line.split_once(' ').map(|(_, text)| text.trim_start().to_owned()).unwrap_or_default();
            }
        }
    }
    Reply { code, enhanced, lines }
}
