//! Reading one whole command: position, lexical elements and the faults they raise. It does not know commands.

use crate::fault::Fault;
use crate::limits::Limits;
use crate::mailbox::{self, Mailbox, TextMode};
use std::borrow::Cow;

/// What the grammar is read under.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub(crate) limits: Limits,
    pub(crate) mode: TextMode,
}

/// A place in one command. Literals stand in `bytes` as they came, `{n}` CRLF and all; the decoder made sure of them.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    pub(crate) rules: &'a Rules,
}

pub(crate) type Parsed<T> = Result<T, Fault>;

impl<'a> Cursor<'a> {
    /// `bytes` without the line end that closes the command.
    pub(crate) fn new(bytes: &'a [u8], rules: &'a Rules) -> Self {
        Self { bytes, at: 0, rules }
    }

    pub(crate) fn skip(&mut self, octets: usize) {
        self.at = (self.at + octets).min(self.bytes.len());
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(crate) fn fail<T>(&self, expected: &'static str) -> Parsed<T> {
        Err(Fault::Syntax { expected, at: self.at + 1 })
    }

    /// Takes `byte` if it is next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn expect(&mut self, byte: u8, expected: &'static str) -> Parsed<()> {
        if self.eat(byte) { Ok(()) } else { self.fail(expected) }
    }

    /// One space. More are taken too: Outlook and old Lotus Notes double them, and no grammar here gives the second a meaning.
    pub(crate) fn space(&mut self) -> Parsed<()> {
        self.expect(b' ', "space")?;
        self.spaces();
        Ok(())
    }

    pub(crate) fn spaces(&mut self) {
        while self.eat(b' ') {}
    }

    /// The end of the command; trailing spaces are let pass.
    pub(crate) fn end(&mut self) -> Parsed<()> {
        self.spaces();
        if self.is_done() { Ok(()) } else { self.fail("end of line") }
    }

    pub(crate) fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let taken = &rest[..rest.iter().position(|b| !accept(*b)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    /// A keyword of the grammar in upper case: letters, digits, `.`, `-`, `+` and `=`.
    pub(crate) fn word(&mut self, expected: &'static str) -> Parsed<Word> {
        let at = self.at;
        let text = self.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'=' | b'+'));
        match Word::new(text) {
            Some(word) => Ok(word),
            None => {
                self.at = at;
                self.fail(expected)
            }
        }
    }

    /// Whether `keyword` (upper case) is next and ends there; takes it then.
    pub(crate) fn eat_word(&mut self, keyword: &[u8]) -> bool {
        let rest = self.rest();
        let found = rest.len() >= keyword.len()
            && rest[..keyword.len()].eq_ignore_ascii_case(keyword)
            && rest.get(keyword.len()).is_none_or(|b| !is_atom_char(*b));
        self.at += if found { keyword.len() } else { 0 };
        found
    }

    pub(crate) fn atom(&mut self, expected: &'static str) -> Parsed<&'a [u8]> {
        let atom = self.take_while(is_atom_char);
        if atom.is_empty() { self.fail(expected) } else { Ok(atom) }
    }

    pub(crate) fn number(&mut self, expected: &'static str) -> Parsed<u64> {
        let at = self.at;
        let digits = self.take_while(|b| b.is_ascii_digit());
        decimal(digits).ok_or(Fault::Syntax { expected, at: at + 1 })
    }

    pub(crate) fn nonzero_u32(&mut self, expected: &'static str) -> Parsed<u32> {
        let at = self.at;
        let number = self.number(expected)?;
        u32::try_from(number).ok().filter(|n| *n > 0).ok_or(Fault::Syntax { expected, at: at + 1 })
    }

    /// `astring`: atom, quoted string or literal.
    pub(crate) fn astring(&mut self, expected: &'static str) -> Parsed<Cow<'a, [u8]>> {
        if self.at_string() {
            return self.string(expected);
        }
        let text = self.take_while(is_astring_char);
        if text.is_empty() { self.fail(expected) } else { Ok(Cow::Borrowed(text)) }
    }

    /// Whether a quoted string or a literal is next; `~` alone begins an atom such as `~/Mail`.
    fn at_string(&self) -> bool {
        matches!(self.rest(), [b'"' | b'{', ..] | [b'~', b'{', ..])
    }

    pub(crate) fn string(&mut self, expected: &'static str) -> Parsed<Cow<'a, [u8]>> {
        match self.peek() {
            Some(b'"') => self.quoted(),
            _ if self.at_string() => self.literal().map(Cow::Borrowed),
            _ => self.fail(expected),
        }
    }

    /// A string or NIL.
    pub(crate) fn nstring(&mut self, expected: &'static str) -> Parsed<Option<Cow<'a, [u8]>>> {
        if self.eat_word(b"NIL") { Ok(None) } else { self.string(expected).map(Some) }
    }

    /// 8-bit octets are let through whatever was enabled: Outlook and Thunderbird of old quote raw UTF-8 and Latin-1;
    /// each use then says what it can make of them.
    fn quoted(&mut self) -> Parsed<Cow<'a, [u8]>> {
        self.at += 1;
        let start = self.at;
        let mut unescaped: Option<Vec<u8>> = None;
        loop {
            let from = self.at;
            let Some(stop) = memchr::memchr3(b'"', b'\\', b'\n', self.rest()) else {
                self.at = self.bytes.len();
                return self.fail("closing quote");
            };
            self.at += stop;
            let run = &self.bytes[from..self.at];
            if let Some(bad) = run.iter().position(|b| matches!(b, b'\0' | b'\r')) {
                self.at = from + bad;
                return self.fail("quoted text");
            }
            match self.bytes[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(&self.bytes[start..self.at - 1]),
                        Some(mut text) => {
                            text.extend_from_slice(run);
                            Cow::Owned(text)
                        }
                    });
                }
                b'\\' => {
                    self.at += 1;
                    // `DOMAIN\user` quoted without escaping is seen from scripts; to guess would make two spellings of a
                    // password one, so it is refused as the grammar says.
                    let Some(escaped @ (b'"' | b'\\')) = self.peek() else { return self.fail("\" or \\ after \\") };
                    let text = unescaped.get_or_insert_default();
                    text.extend_from_slice(run);
                    text.push(escaped);
                    self.at += 1;
                }
                _ => return self.fail("closing quote"),
            }
        }
    }

    fn literal(&mut self) -> Parsed<&'a [u8]> {
        let binary = self.eat(b'~');
        self.expect(b'{', "literal")?;
        let size = self.number("literal size")?;
        self.eat(b'+');
        self.expect(b'}', "} after literal size")?;
        self.eat(b'\r');
        self.expect(b'\n', "line end after literal size")?;
        let size = usize::try_from(size).ok().filter(|size| *size <= self.rest().len());
        let Some(text) = size.map(|size| &self.rest()[..size]) else { return self.fail("octets of the literal") };
        // RFC 9051 §4.3.1: only literal8 may carry NUL.
        if !binary && memchr::memchr(0, text).is_some() {
            return self.fail("literal without NUL");
        }
        self.at += text.len();
        Ok(text)
    }

    /// A string that must be UTF-8.
    pub(crate) fn astring_utf8(&mut self, expected: &'static str) -> Parsed<String> {
        let at = self.at;
        let text = self.astring(expected)?;
        utf8(text, Fault::Syntax { expected, at: at + 1 })
    }

    pub(crate) fn mailbox(&mut self) -> Parsed<Mailbox> {
        let at = self.at;
        let name = self.astring("mailbox name")?;
        self.check_name(&name)?;
        Mailbox::from_wire(&name, self.rules.mode).map_err(|error| name_fault(error, at))
    }

    /// LIST's `mailbox SP list-mailbox` words: like a mailbox, but atoms may hold `%` and `*`, and INBOX stays as written.
    pub(crate) fn list_name(&mut self, expected: &'static str) -> Parsed<String> {
        let at = self.at;
        let name = match self.at_string() {
            true => self.string(expected)?,
            false => Cow::Borrowed(self.take_while(is_list_char)),
        };
        if name.is_empty() && self.at == at {
            return self.fail(expected);
        }
        self.check_name(&name)?;
        mailbox::text_from_wire(&name, self.rules.mode).map_err(|error| name_fault(error, at))
    }

    fn check_name(&self, name: &[u8]) -> Parsed<()> {
        let limit = self.rules.limits.name;
        if name.len() > limit { Err(Fault::TooMany { what: "octets in a mailbox name", limit }) } else { Ok(()) }
    }

    /// `(` item *(SP item) `)` or `()`. Spaces beside the parentheses are let pass (Outlook writes `(UID FLAGS )`).
    pub(crate) fn list<T>(
        &mut self,
        expected: &'static str,
        mut item: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        self.expect(b'(', expected)?;
        let mut items = Vec::new();
        let limit = self.rules.limits.list;
        loop {
            self.spaces();
            if self.eat(b')') {
                return Ok(items);
            }
            if items.len() == limit {
                return Err(Fault::TooMany { what: "list elements", limit });
            }
            items.push(item(self)?);
            match self.peek() {
                Some(b' ' | b')') => {}
                _ => return self.fail("space or )"),
            }
        }
    }
}

fn name_fault(error: mailbox::NameError, at: usize) -> Fault {
    let expected = match error {
        mailbox::NameError::Encoding => "mailbox name in modified UTF-7 or UTF-8",
        mailbox::NameError::Control => "mailbox name without control characters",
    };
    Fault::Syntax { expected, at: at + 1 }
}

pub(crate) fn utf8(text: Cow<'_, [u8]>, fault: Fault) -> Parsed<String> {
    String::from_utf8(text.into_owned()).map_err(|_| fault)
}

/// Digits only, at least one, within 63 bits (RFC 9051 `number64`).
pub(crate) fn decimal(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    let value = digits.iter().try_fold(0u64, |sum, digit| {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })?;
    (value <= i64::MAX as u64).then_some(value)
}

/// A keyword of the grammar, upper-cased on the stack.
pub(crate) struct Word {
    text: [u8; 24],
    len: usize,
}

impl Word {
    fn new(text: &[u8]) -> Option<Self> {
        let mut word = Self { text: [0; 24], len: text.len() };
        word.text.get_mut(..text.len()).filter(|held| !held.is_empty())?.copy_from_slice(text);
        word.text.make_ascii_uppercase();
        Some(word)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.text[..self.len]
    }
}

const ATOM: u8 = 1;
const ASTRING: u8 = 2;
const TAG: u8 = 4;
const LIST: u8 = 8;

/// RFC 9051 §9: which octets may stand in an atom, an unquoted astring, a tag, an unquoted LIST pattern.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        classes[byte] = match byte as u8 {
            b'(' | b')' | b'{' | b'"' | b'\\' => 0,
            b'%' | b'*' => LIST,
            b']' => ASTRING | TAG | LIST,
            b'+' => ATOM | ASTRING | LIST,
            _ => ATOM | ASTRING | TAG | LIST,
        };
        byte += 1;
    }
    classes
};

pub(crate) fn is_atom_char(byte: u8) -> bool {
    CLASSES[usize::from(byte)] & ATOM != 0
}

pub(crate) fn is_astring_char(byte: u8) -> bool {
    CLASSES[usize::from(byte)] & ASTRING != 0
}

pub(crate) fn is_tag_char(byte: u8) -> bool {
    CLASSES[usize::from(byte)] & TAG != 0
}

fn is_list_char(byte: u8) -> bool {
    CLASSES[usize::from(byte)] & LIST != 0
}
