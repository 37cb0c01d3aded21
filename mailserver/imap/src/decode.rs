//! Octets in, commands out: lines, literals, the streamed message of APPEND, and the way back in step after a refusal.
//! It does not know what a command means nor whether it is allowed; the session answers and says what it expects next.
//!
//! Memory: one command of at most `Limits::command` octets and what was fed last. The message of APPEND passes through
//! in the chunks it arrived in.

use crate::command::{Append, Command, LiteralSync};
use crate::fault::{DecodeError, Fault};
use crate::limits::Limits;
use crate::mailbox::TextMode;
use crate::parse::{self, Prefix, Refused, Rules};
use crate::sasl::AuthLine;
use crate::tag::Tag;

/// What the session has to deal with next.
#[derive(Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A whole command.
    Command {
        /// Its tag.
        tag: Tag,
        /// What it asks.
        command: Command,
    },
    /// A synchronising literal is wanted: send `+`. (For the message of APPEND see `AppendBegin`.)
    LiteralWanted {
        /// Its octets.
        size: u64,
    },
    /// An APPEND whose message comes next. Go on with `next` after sending `+` if `sync` is `Wait`, or refuse it by
    /// `Decoder::refuse_append` and answer NO.
    AppendBegin {
        /// Its tag.
        tag: Tag,
        /// All but the message.
        append: Append,
    },
    /// Octets of the message, in order.
    AppendChunk(&'a [u8]),
    /// The message and its command are complete: store it and answer. A `Refused` instead means: forget it.
    AppendEnd,
    /// DONE: the IDLE is over.
    IdleDone,
    /// One line of a SASL exchange.
    AuthLine(AuthLine),
    /// Not a command we can read; the decoder is back in step or finds its way by itself. While idling it ends the IDLE.
    Refused {
        /// Answer with it, or untagged.
        tag: Option<Tag>,
        /// Why; `Encoder::refused` answers.
        fault: Fault,
    },
}

/// One connection's input.
///
/// Either `feed` octets, or let the socket write into `spare` and say how many with `filled`; then call `next` until it
/// has nothing more.
#[derive(Debug, Default)]
pub struct Decoder {
    /// `start..end` holds octets not yet consumed; the rest is scratch.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    state: State,
    rules: Rules,
}

#[derive(Debug)]
enum State {
    /// Collecting a command.
    Command(Collect),
    /// Passing the message of an APPEND through.
    Message { tag: Tag, left: u64, form: Closing },
    /// Expecting the end of the APPEND's line.
    Closing { tag: Tag, form: Closing },
    /// The next line is a SASL response.
    Auth,
    /// The next line should be DONE.
    Idle,
    /// Throwing away what belongs to a refused command.
    Discard(Discard),
}

/// A command under way; offsets from `Decoder::start`.
#[derive(Debug, Default, Clone, Copy)]
struct Collect {
    /// Where the line being read began.
    line: usize,
    /// Up to where no line end was found; past the end while a literal arrives.
    scanned: usize,
    /// Octets of its lines so far, without literals.
    lines: usize,
}

/// What stands between an APPEND's message and the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    Nothing,
    /// `)` of `UTF8 (…)`.
    Parenthesis,
}

/// Octets of a literal to drop, then the rest of its line, which may end in another such literal.
#[derive(Debug)]
struct Discard {
    literal: u64,
    /// Enough of the line's end to see a literal in it.
    tail: Vec<u8>,
    /// Dropped or sure to be dropped so far.
    total: u64,
}

/// `~{9223372036854775807+}`, CR and LF
const TAIL: usize = 32;

impl Default for State {
    fn default() -> Self {
        State::Command(Collect::default())
    }
}

impl Decoder {
    /// For a new connection.
    pub fn new(limits: Limits) -> Self {
        Self { rules: Rules { limits, mode: TextMode::Ascii }, ..Self::default() }
    }

    /// Changes the bounds, at login.
    pub fn set_limits(&mut self, limits: Limits) {
        self.rules.limits = limits;
    }

    /// The bounds in force.
    pub fn limits(&self) -> &Limits {
        &self.rules.limits
    }

    /// Changes how names are read, after ENABLE.
    pub fn set_text_mode(&mut self, mode: TextMode) {
        self.rules.mode = mode;
    }

    /// Adds octets from the peer.
    pub fn feed(&mut self, octets: &[u8]) {
        self.spare(octets.len())[..octets.len()].copy_from_slice(octets);
        self.filled(octets.len());
    }

    /// Room for at least `octets` more, for a socket to read into.
    pub fn spare(&mut self, octets: usize) -> &mut [u8] {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.buffer.len() - self.end < octets {
            if self.start > 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                (self.start, self.end) = (0, self.end - self.start);
            }
            if self.buffer.len() - self.end < octets {
                self.buffer.resize(self.end + octets, 0);
            }
        }
        &mut self.buffer[self.end..]
    }

    /// How many octets of `spare` were written.
    pub fn filled(&mut self, octets: usize) {
        self.end = (self.end + octets).min(self.buffer.len());
    }

    /// Drops what was received and not yet consumed: plain text pipelined before STARTTLS must not count after it
    /// (RFC 9051 §6.2.1). Says how many octets there were.
    pub fn clear(&mut self) -> usize {
        let dropped = self.end - self.start;
        (self.start, self.end) = (0, 0);
        self.state = State::default();
        dropped
    }

    /// Gives memory back, for a connection about to wait long.
    pub fn shrink(&mut self) {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
            self.buffer = Vec::new();
        }
    }

    /// The next line is a SASL response; call it before each.
    pub fn expect_auth_line(&mut self) {
        self.state = State::Auth;
    }

    /// The IDLE just read is granted; the next line is DONE.
    pub fn expect_done(&mut self) {
        self.state = State::Idle;
    }

    /// The APPEND just begun is not wanted: its message is passed over, or not sent at all.
    pub fn refuse_append(&mut self, append: &Append) -> Result<(), DecodeError> {
        match append.sync {
            LiteralSync::Wait => self.state = State::default(),
            LiteralSync::NoWait => self.discard(append.size)?,
        }
        Ok(())
    }

    /// The next item, or none until more is fed. An error ends the connection.
    #[expect(clippy::should_implement_trait, reason = "items borrow from the decoder, which Iterator cannot say")]
    pub fn next(&mut self) -> Result<Option<Item<'_>>, DecodeError> {
        loop {
            match &mut self.state {
                State::Command(collect) => {
                    let collect = *collect;
                    match self.collect(collect)? {
                        Step::Again => {}
                        Step::Starved => return Ok(None),
                        Step::Item(item) => return Ok(Some(item)),
                    }
                }
                State::Message { tag, left: 0, form } => {
                    self.state = State::Closing { tag: tag.clone(), form: *form };
                }
                State::Message { left, .. } => {
                    let ready = (self.end - self.start).min(usize::try_from(*left).unwrap_or(usize::MAX));
                    if ready == 0 {
                        return Ok(None);
                    }
                    *left -= ready as u64;
                    let from = self.start;
                    self.start += ready;
                    return Ok(Some(Item::AppendChunk(&self.buffer[from..from + ready])));
                }
                State::Closing { .. } => return self.closing(),
                State::Auth => return self.auth_line(),
                State::Idle => return self.done_line(),
                State::Discard(_) => {
                    if !self.drop_refused()? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    fn pending(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Looks for the end of the current line and acts on it.
    fn collect(&mut self, mut collect: Collect) -> Result<Step, DecodeError> {
        let pending = self.pending();
        let from = collect.scanned.min(pending.len());
        if from < collect.scanned {
            return Ok(Step::Starved);
        }
        let Some(found) = memchr::memchr(b'\n', &pending[from..]) else {
            let so_far = collect.lines + pending.len() - collect.line;
            if let Some(fault) = self.too_long(so_far, pending.len()) {
                return self.refuse_line(collect.line, fault);
            }
            collect.scanned = pending.len();
            self.state = State::Command(collect);
            return Ok(Step::Starved);
        };
        // A bare LF ends a line as well: people and scripts on netcat send it, and nothing inside a line may hold one,
        // so it cannot hide a second command from us.
        let end = from + found + 1;
        collect.lines += end - collect.line;
        if let Some(fault) = self.too_long(collect.lines, end) {
            return self.refuse_line(collect.line, fault);
        }
        let line = &pending[collect.line..end];
        match literal_at_end(line) {
            Some(literal) => self.literal(collect, end, literal),
            None => Ok(self.finish(end)),
        }
    }

    /// A command stands complete in the first `end` octets.
    fn finish(&mut self, end: usize) -> Step {
        let parsed = match trim_line_end(&self.pending()[..end]) {
            // Some clients end a literal with a line end of their own; an empty line between commands asks nothing.
            [] => None,
            text => Some(parse::tagged(text, &self.rules)),
        };
        self.start += end;
        self.state = State::default();
        match parsed {
            None => Step::Again,
            Some(Ok((tag, command))) => Step::Item(Item::Command { tag, command }),
            Some(Err(refused)) => refused.into(),
        }
    }

    /// A line ended in a literal: keep it, stream it or refuse it.
    fn literal(&mut self, mut collect: Collect, end: usize, literal: LiteralMark) -> Result<Step, DecodeError> {
        let limits = &self.rules.limits;
        let text = &self.pending()[..collect.line + literal.at];
        let prefix = match parse::append_prefix(text, literal.binary, &self.rules) {
            Ok(prefix) => prefix,
            Err(refused) => return self.refuse_literal(end, literal, refused),
        };
        if let Prefix::Message(tag, append) = prefix {
            let append = Append { size: literal.size, sync: literal.sync, ..append };
            return self.begin_append(end, literal, tag, append);
        }
        let fault = if literal.size > limits.literal as u64 {
            Some(Fault::LiteralTooLarge { limit: limits.literal })
        } else if end as u64 + literal.size > limits.command as u64 {
            Some(Fault::CommandTooLarge { limit: limits.command })
        } else {
            None
        };
        if let Some(fault) = fault {
            let tag = parse::leading_tag(text, &self.rules);
            return self.refuse_literal(end, literal, Refused { tag, fault });
        }
        // Within `Limits::command`, as just checked.
        collect.line = end + literal.size as usize;
        collect.scanned = collect.line;
        self.state = State::Command(collect);
        Ok(match literal.sync {
            LiteralSync::Wait => Step::Item(Item::LiteralWanted { size: literal.size }),
            LiteralSync::NoWait => Step::Again,
        })
    }

    fn begin_append(
        &mut self,
        end: usize,
        literal: LiteralMark,
        tag: Tag,
        append: Append,
    ) -> Result<Step, DecodeError> {
        let limit = self.rules.limits.append;
        if append.size > limit {
            let refused = Refused { tag: Some(tag), fault: Fault::MessageTooLarge { limit } };
            return self.refuse_literal(end, literal, refused);
        }
        let form = match append.form {
            crate::command::AppendForm::Utf8 => Closing::Parenthesis,
            _ => Closing::Nothing,
        };
        self.start += end;
        self.state = State::Message { tag: tag.clone(), left: append.size, form };
        Ok(Step::Item(Item::AppendBegin { tag, append }))
    }

    /// Refuses a command at one of its literals. A client that waits will not send it; one that does not has sent it.
    fn refuse_literal(&mut self, end: usize, literal: LiteralMark, refused: Refused) -> Result<Step, DecodeError> {
        self.start += end;
        match literal.sync {
            LiteralSync::Wait => self.state = State::default(),
            LiteralSync::NoWait => self.discard(literal.size)?,
        }
        Ok(refused.into())
    }

    /// Which bound a command with `lines` octets outside literals and `all` octets together passes.
    fn too_long(&self, lines: usize, all: usize) -> Option<Fault> {
        let Limits { line, command, .. } = self.rules.limits;
        match () {
            () if lines > line => Some(Fault::LineTooLong { limit: line }),
            () if all > command => Some(Fault::CommandTooLarge { limit: command }),
            () => None,
        }
    }

    /// Refuses a command whose line, beginning at `line`, is too long, whether or not its end has come.
    fn refuse_line(&mut self, line: usize, fault: Fault) -> Result<Step, DecodeError> {
        // Only within the bound, so that the answer does not depend on how much had come when it was crossed.
        let pending = self.pending();
        let tag = parse::leading_tag(&pending[..pending.len().min(self.rules.limits.line)], &self.rules);
        self.start += line;
        self.discard(0)?;
        Ok(Refused { tag, fault }.into())
    }

    /// Starts dropping: `literal` octets, then a line.
    fn discard(&mut self, literal: u64) -> Result<(), DecodeError> {
        self.within_discard(literal)?;
        self.state = State::Discard(Discard { literal, tail: Vec::new(), total: literal });
        Ok(())
    }

    fn within_discard(&self, total: u64) -> Result<(), DecodeError> {
        let limit = self.rules.limits.discard;
        if total > limit { Err(DecodeError::TooMuchToDiscard { limit }) } else { Ok(()) }
    }

    /// Drops what is there of a refused command; whether anything was.
    fn drop_refused(&mut self) -> Result<bool, DecodeError> {
        let State::Discard(discard) = &mut self.state else { return Ok(true) };
        let pending = &self.buffer[self.start..self.end];
        if pending.is_empty() {
            return Ok(false);
        }
        if discard.literal > 0 {
            let dropped = pending.len().min(usize::try_from(discard.literal).unwrap_or(usize::MAX));
            discard.literal -= dropped as u64;
            self.start += dropped;
            return Ok(true);
        }
        let line_end = memchr::memchr(b'\n', pending).map(|at| at + 1);
        let dropped = line_end.unwrap_or(pending.len());
        discard.remember(&pending[..dropped]);
        discard.total = discard.total.saturating_add(dropped as u64);
        let literal = line_end.and_then(|_| literal_at_end(&discard.tail)).filter(|it| it.sync == LiteralSync::NoWait);
        discard.tail.truncate(if line_end.is_some() { 0 } else { TAIL });
        discard.literal = literal.map_or(0, |literal| literal.size);
        discard.total = discard.total.saturating_add(discard.literal);
        let total = discard.total;
        self.start += dropped;
        if line_end.is_some() && literal.is_none() {
            self.state = State::default();
        }
        self.within_discard(total)?;
        Ok(true)
    }

    /// What follows an APPEND's message must close it. MULTIAPPEND and CATENATE are not offered.
    fn closing(&mut self) -> Result<Option<Item<'static>>, DecodeError> {
        let State::Closing { tag, form } = &self.state else { return Ok(None) };
        let (tag, form) = (tag.clone(), *form);
        let fault = match self.take_line() {
            Line::Starved => return Ok(None),
            Line::TooLong(limit) => {
                self.discard(0)?;
                Fault::LineTooLong { limit }
            }
            Line::Ends(end) => {
                let line = &self.buffer[end.clone()];
                let closed = matches!((form, line.trim_ascii()), (Closing::Nothing, []) | (Closing::Parenthesis, b")"));
                let literal = literal_at_end(line);
                self.state = State::default();
                match literal {
                    _ if closed => return Ok(Some(Item::AppendEnd)),
                    Some(LiteralMark { sync: LiteralSync::NoWait, size, .. }) => self.discard(size)?,
                    _ => {}
                }
                let expected = match form {
                    Closing::Nothing => "end of line after the message",
                    Closing::Parenthesis => ") and end of line after the message",
                };
                Fault::Syntax { expected, at: 1 }
            }
        };
        Ok(Some(Item::Refused { tag: Some(tag), fault }))
    }

    fn auth_line(&mut self) -> Result<Option<Item<'static>>, DecodeError> {
        match self.take_line() {
            Line::Starved => Ok(None),
            Line::TooLong(limit) => {
                self.discard(0)?;
                Ok(Some(Item::Refused { tag: None, fault: Fault::LineTooLong { limit } }))
            }
            Line::Ends(line) => {
                self.state = State::default();
                Ok(Some(Item::AuthLine(AuthLine::parse(trim_line_end(&self.buffer[line])))))
            }
        }
    }

    fn done_line(&mut self) -> Result<Option<Item<'static>>, DecodeError> {
        match self.take_line() {
            Line::Starved => Ok(None),
            Line::TooLong(limit) => {
                self.discard(0)?;
                Ok(Some(Item::Refused { tag: None, fault: Fault::LineTooLong { limit } }))
            }
            Line::Ends(line) => {
                let line = &self.buffer[line];
                self.state = State::default();
                if line.trim_ascii().eq_ignore_ascii_case(b"DONE") {
                    return Ok(Some(Item::IdleDone));
                }
                if let Some(LiteralMark { sync: LiteralSync::NoWait, size, .. }) = literal_at_end(line) {
                    self.discard(size)?;
                }
                Ok(Some(Item::Refused { tag: None, fault: Fault::NotDone }))
            }
        }
    }

    /// Consumes one line.
    fn take_line(&mut self) -> Line {
        let limit = self.rules.limits.line;
        match memchr::memchr(b'\n', self.pending()) {
            Some(at) if at < limit => {
                let from = self.start;
                self.start += at + 1;
                Line::Ends(from..self.start)
            }
            None if self.end - self.start <= limit => Line::Starved,
            _ => Line::TooLong(limit),
        }
    }
}

impl Discard {
    fn remember(&mut self, line: &[u8]) {
        self.tail.extend_from_slice(&line[line.len().saturating_sub(TAIL)..]);
        self.tail.drain(..self.tail.len().saturating_sub(TAIL));
    }
}

/// A line in the buffer, its end included.
enum Line {
    Ends(std::ops::Range<usize>),
    Starved,
    TooLong(usize),
}

enum Step {
    Again,
    Starved,
    Item(Item<'static>),
}

impl From<Refused> for Step {
    fn from(refused: Refused) -> Self {
        Step::Item(Item::Refused { tag: refused.tag, fault: refused.fault })
    }
}

/// `{n}`, `{n+}`, `~{n}` or `~{n+}` at the end of a line.
#[derive(Debug, Clone, Copy)]
struct LiteralMark {
    /// Where it begins in the line.
    at: usize,
    size: u64,
    sync: LiteralSync,
    binary: bool,
}

/// Whatever stands before it: should it be a quoted string left open, taking the octets as a literal is still safer
/// than running them as commands.
fn literal_at_end(line: &[u8]) -> Option<LiteralMark> {
    let inside = trim_line_end(line).strip_suffix(b"}")?;
    let (digits, sync) = match inside.strip_suffix(b"+") {
        Some(digits) => (digits, LiteralSync::NoWait),
        None => (inside, LiteralSync::Wait),
    };
    let brace = digits.iter().rposition(|b| !b.is_ascii_digit())?;
    if digits[brace] != b'{' || brace + 1 == digits.len() {
        return None;
    }
    let size = parse::decimal(&digits[brace + 1..]).unwrap_or(u64::MAX);
    let binary = brace > 0 && digits[brace - 1] == b'~';
    Some(LiteralMark { at: brace - usize::from(binary), size, sync, binary })
}

fn trim_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests;
