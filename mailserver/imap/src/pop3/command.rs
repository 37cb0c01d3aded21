//! One line from a POP3 client (RFC 1939 §3).

use crate::sasl::{self, Mechanism, Secret};

/// A command in a form the RFCs allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `USER name`
    User(String),
    /// `PASS secret`: all the rest of the line, spaces too.
    Pass(Secret),
    /// `AUTH`: asks for the mechanisms, as clients did before CAPA.
    AuthList,
    /// `AUTH mechanism [initial]` (RFC 5034); without the latter the session sends a challenge and calls
    /// `Decoder::expect_auth_line`.
    Auth {
        /// The mechanism.
        mechanism: Mechanism,
        /// Decoded.
        initial: Option<Secret>,
    },
    /// `STLS` (RFC 2595)
    Stls,
    /// `CAPA` (RFC 2449)
    Capa,
    /// `STAT`
    Stat,
    /// `LIST [n]`
    List(Option<u32>),
    /// `UIDL [n]`
    Uidl(Option<u32>),
    /// `RETR n`
    Retr(u32),
    /// `TOP n lines`
    Top {
        /// Message number.
        message: u32,
        /// Lines of the body.
        lines: u32,
    },
    /// `DELE n`
    Dele(u32),
    /// `RSET`
    Rset,
    /// `NOOP`
    Noop,
    /// `UTF8` (RFC 6856)
    Utf8,
    /// `LANG [tag]` (RFC 6856)
    Lang(Option<String>),
    /// `QUIT`
    Quit,
}

/// What is wrong with a line; the client's fault, answered with `-ERR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No command of that name.
    #[error("unknown command")]
    UnknownCommand,
    /// An argument is missing, of the wrong kind, or one too many.
    #[error("expected {0}")]
    Argument(&'static str),
    /// The line passed its bound.
    #[error("line longer than {limit} octets")]
    LineTooLong {
        /// The bound.
        limit: usize,
    },
}

impl Command {
    /// Reads a line without its end.
    pub fn parse(line: &[u8]) -> Result<Self, Fault> {
        let (name, rest) = match memchr::memchr(b' ', line) {
            Some(at) => (&line[..at], Some(&line[at + 1..])),
            None => (line, None),
        };
        let words = Words(rest.unwrap_or_default());
        match name.to_ascii_uppercase().as_slice() {
            b"USER" => user(rest).map(Self::User),
            b"PASS" => rest.map(|secret| Self::Pass(Secret(secret.to_vec()))).ok_or(Fault::Argument("password")),
            b"AUTH" => auth(words),
            b"STLS" => words.none(Self::Stls),
            b"CAPA" => words.none(Self::Capa),
            b"STAT" => words.none(Self::Stat),
            b"LIST" => words.optional_message().map(Self::List),
            b"UIDL" => words.optional_message().map(Self::Uidl),
            b"RETR" => words.message().map(Self::Retr),
            b"DELE" => words.message().map(Self::Dele),
            b"TOP" => top(words),
            b"RSET" => words.none(Self::Rset),
            b"NOOP" => words.none(Self::Noop),
            b"UTF8" => words.none(Self::Utf8),
            b"LANG" => lang(words),
            b"QUIT" => words.none(Self::Quit),
            _ => Err(Fault::UnknownCommand),
        }
    }
}

fn user(rest: Option<&[u8]>) -> Result<String, Fault> {
    let name = rest.and_then(|rest| std::str::from_utf8(rest).ok()).map(str::trim).filter(|name| !name.is_empty());
    name.map(str::to_owned).ok_or(Fault::Argument("user name in UTF-8"))
}

fn auth(mut words: Words<'_>) -> Result<Command, Fault> {
    let Some(mechanism) = words.next() else { return Ok(Command::AuthList) };
    let mechanism = Mechanism::parse(mechanism);
    let initial = match words.next() {
        None => None,
        Some(text) => Some(Secret(sasl::decode_initial(text).ok_or(Fault::Argument("initial response in base64"))?)),
    };
    words.none(Command::Auth { mechanism, initial })
}

fn top(mut words: Words<'_>) -> Result<Command, Fault> {
    const EXPECTED: Fault = Fault::Argument("message number and number of lines");
    let message = words.next().and_then(number).filter(|n| *n > 0).ok_or(EXPECTED)?;
    let lines = words.next().and_then(number).ok_or(EXPECTED)?;
    words.none(Command::Top { message, lines })
}

fn lang(mut words: Words<'_>) -> Result<Command, Fault> {
    let tag = words.next().map(|tag| String::from_utf8_lossy(tag).into_owned());
    words.none(Command::Lang(tag))
}

/// Arguments, apart by one space or, from careless clients, more.
struct Words<'a>(&'a [u8]);

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let text = self.0.trim_ascii_start();
        let end = memchr::memchr(b' ', text).unwrap_or(text.len());
        self.0 = &text[end..];
        (end > 0).then(|| &text[..end])
    }

    fn none<T>(mut self, value: T) -> Result<T, Fault> {
        match self.next() {
            None => Ok(value),
            Some(_) => Err(Fault::Argument("end of line")),
        }
    }

    fn message(mut self) -> Result<u32, Fault> {
        let message = self.next().and_then(number).filter(|n| *n > 0).ok_or(Fault::Argument("message number"))?;
        self.none(message)
    }

    fn optional_message(self) -> Result<Option<u32>, Fault> {
        match self.0.trim_ascii() {
            [] => Ok(None),
            _ => self.message().map(Some),
        }
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    crate::parse::decimal(digits).and_then(|number| u32::try_from(number).ok())
}

#[cfg(test)]
mod tests;
