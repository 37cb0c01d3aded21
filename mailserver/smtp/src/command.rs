//! One command line, parsed (RFC 5321 §4.1.1). Knows the grammar, not the order of commands nor their outcome.

use crate::{
    params::{MailParams, Offered, ParamError, RcptParams},
    path::{ForwardPath, PathError, ReversePath},
};

/// Which greeting was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Greeting {
    /// `HELO`: no extensions.
    Helo,
    /// `EHLO`
    Ehlo,
    /// `LHLO` (RFC 2033 §4.1)
    Lhlo,
}

/// A command; text is borrowed from the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// A greeting and the name the client gives itself.
    Hello(Greeting, &'a str),
    /// `MAIL FROM:`, with everything after the colon; [`mail`] reads it once the session is known.
    Mail(&'a str),
    /// `RCPT TO:`, likewise for [`rcpt`].
    Rcpt(&'a str),
    /// `DATA`
    Data,
    /// `BDAT` (RFC 3030 §2)
    Bdat {
        /// Octets that follow the line.
        size: u64,
        /// Whether this chunk is the message's last.
        last: bool,
    },
    /// `RSET`
    Rset,
    /// `NOOP`; its argument means nothing.
    Noop,
    /// `QUIT`
    Quit,
    /// `VRFY`
    Vrfy(&'a str),
    /// `EXPN`
    Expn,
    /// `HELP`
    Help,
    /// `STARTTLS` (RFC 3207)
    StartTls,
    /// `AUTH mechanism [initial-response]`, still in base64 (RFC 4954 §4).
    Auth {
        /// The mechanism's name.
        mechanism: &'a str,
        /// The initial response.
        initial: Option<&'a str>,
    },
    /// The first line of an HTTP request: a web page that makes a browser talk to us.
    Http,
}

/// Why a line is no command; the peer's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// A line feed without carriage return, or the other way round (RFC 5321 §2.3.8).
    #[error("line must end in CRLF and hold no other CR or LF")]
    BareLineEnd,
    /// A NUL or another control character.
    #[error("control character in command")]
    Control,
    /// Octets that are not UTF-8.
    #[error("command is not UTF-8")]
    NotUtf8,
    /// The first word is no command.
    #[error("command not recognized")]
    Unknown,
    /// An argument is missing, superfluous or malformed.
    #[error("syntax error in arguments")]
    Arguments,
    /// A BDAT line without readable size: what follows can be neither skipped nor understood.
    #[error("syntax error in BDAT, cannot find the end of the chunk")]
    BdatSize,
    /// The path of MAIL.
    #[error("bad sender address: {0}")]
    Sender(PathError),
    /// The path of RCPT.
    #[error("bad recipient address: {0}")]
    Recipient(PathError),
    /// A parameter of MAIL or RCPT.
    #[error(transparent)]
    Parameter(#[from] ParamError),
    /// A non-ASCII address in a transaction without SMTPUTF8 (RFC 6531 §3.5).
    #[error("non-ASCII address needs SMTPUTF8")]
    NeedsUtf8,
}

impl<'a> Command<'a> {
    /// Parses a line without its CRLF.
    ///
    /// # Errors
    /// Says what is wrong with the line.
    pub fn parse(line: &'a [u8]) -> Result<Self, CommandError> {
        let text = text(line)?;
        let (verb, argument) = match text.split_once(' ') {
            Some((verb, argument)) => (verb, argument.trim_matches(' ')),
            None => (text, ""),
        };
        let mut upper = [0; 8];
        let Some(upper) = upper.get_mut(..verb.len()) else { return Err(CommandError::Unknown) };
        upper.copy_from_slice(verb.as_bytes());
        upper.make_ascii_uppercase();
        match &*upper {
            b"MAIL" => after(argument, "FROM:").map(Self::Mail),
            b"RCPT" => after(argument, "TO:").map(Self::Rcpt),
            b"DATA" => alone(argument, Self::Data),
            b"BDAT" => bdat(argument),
            b"EHLO" => hello(Greeting::Ehlo, argument),
            b"HELO" => hello(Greeting::Helo, argument),
            b"LHLO" => hello(Greeting::Lhlo, argument),
            b"RSET" => alone(argument, Self::Rset),
            b"QUIT" => alone(argument, Self::Quit),
            b"NOOP" => Ok(Self::Noop),
            b"HELP" => Ok(Self::Help),
            b"VRFY" if argument.is_empty() => Err(CommandError::Arguments),
            b"VRFY" => Ok(Self::Vrfy(argument)),
            b"EXPN" => Ok(Self::Expn),
            b"STARTTLS" => alone(argument, Self::StartTls),
            b"AUTH" => auth(argument),
            b"GET" | b"HEAD" | b"POST" | b"PUT" | b"DELETE" | b"OPTIONS" | b"CONNECT" | b"PATCH" => Ok(Self::Http),
            _ => Err(CommandError::Unknown),
        }
    }
}

/// Reads the argument of `MAIL FROM:`.
///
/// # Errors
/// Names the path or the parameter that is refused.
pub fn mail(argument: &str, offered: Offered) -> Result<(ReversePath, MailParams), CommandError> {
    let (path, rest) = ReversePath::take(argument).map_err(CommandError::Sender)?;
    let params = MailParams::parse(rest, offered)?;
    if !params.smtputf8 && !argument.is_ascii() {
        return Err(CommandError::NeedsUtf8);
    }
    Ok((path, params))
}

/// Reads the argument of `RCPT TO:`. `mail` is what the transaction's MAIL said.
///
/// # Errors
/// Names the path or the parameter that is refused.
pub fn rcpt(argument: &str, offered: Offered, mail: &MailParams) -> Result<(ForwardPath, RcptParams), CommandError> {
    let (path, rest) = ForwardPath::take(argument).map_err(CommandError::Recipient)?;
    let params = RcptParams::parse(rest, offered)?;
    if !mail.smtputf8 && !argument.is_ascii() {
        return Err(CommandError::NeedsUtf8);
    }
    Ok((path, params))
}

/// Refuses what no command may hold.
pub(crate) fn text(line: &[u8]) -> Result<&str, CommandError> {
    if memchr::memchr2(b'\r', b'\n', line).is_some() {
        return Err(CommandError::BareLineEnd);
    }
    if line.iter().any(u8::is_ascii_control) {
        return Err(CommandError::Control);
    }
    std::str::from_utf8(line).map_err(|_| CommandError::NotUtf8)
}

/// Cuts `FROM:` or `TO:`. Spaces after the colon break RFC 5321 §3.3, but enough printers and scripts send them, and
/// the angle bracket that follows leaves no doubt.
fn after<'a>(argument: &'a str, keyword: &str) -> Result<&'a str, CommandError> {
    match argument.get(..keyword.len()) {
        Some(found) if found.eq_ignore_ascii_case(keyword) => Ok(argument[keyword.len()..].trim_start_matches(' ')),
        _ => Err(CommandError::Arguments),
    }
}

fn alone<'a>(argument: &str, command: Command<'a>) -> Result<Command<'a>, CommandError> {
    match argument.is_empty() {
        true => Ok(command),
        false => Err(CommandError::Arguments),
    }
}

/// RFC 5321 §4.1.1.1 wants a domain or an address literal. Desktop clients send host names with underscores and worse,
/// so any printable ASCII word that could not be mistaken for a path is taken; RFC 6531 §3.7.1 forbids UTF-8 here.
fn hello(greeting: Greeting, name: &str) -> Result<Command<'_>, CommandError> {
    let is_name = (1..=255).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'(' | b')' | b'"' | b'\\' | b'@'));
    match is_name {
        true => Ok(Command::Hello(greeting, name)),
        false => Err(CommandError::Arguments),
    }
}

fn bdat(argument: &str) -> Result<Command<'_>, CommandError> {
    let (digits, last) = match argument.split_once(' ') {
        Some((digits, word)) if word.trim_start_matches(' ').eq_ignore_ascii_case("LAST") => (digits, true),
        Some(_) => return Err(CommandError::BdatSize),
        None => (argument, false),
    };
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let size = plain.then(|| digits.parse().ok()).flatten().ok_or(CommandError::BdatSize)?;
    Ok(Command::Bdat { size, last })
}

fn auth(argument: &str) -> Result<Command<'_>, CommandError> {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    let mechanism = words.next().ok_or(CommandError::Arguments)?;
    let initial = words.next();
    match words.next() {
        None => Ok(Command::Auth { mechanism, initial }),
        Some(_) => Err(CommandError::Arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands() {
        for (line, want) in [
            ("ehlo bar.com", Command::Hello(Greeting::Ehlo, "bar.com")),
            ("HELO [192.0.2.1] ", Command::Hello(Greeting::Helo, "[192.0.2.1]")),
            ("LHLO x_y", Command::Hello(Greeting::Lhlo, "x_y")),
            ("MAIL FROM:<a@b> X", Command::Mail("<a@b> X")),
            ("mail from: <a@b>", Command::Mail("<a@b>")),
            ("RCPT TO:<a@b>", Command::Rcpt("<a@b>")),
            ("BDAT 0 last", Command::Bdat { size: 0, last: true }),
            ("BDAT 86", Command::Bdat { size: 86, last: false }),
            ("NOOP whatever", Command::Noop),
            ("AUTH PLAIN dGVzdA==", Command::Auth { mechanism: "PLAIN", initial: Some("dGVzdA==") }),
            ("GET / HTTP/1.1", Command::Http),
        ] {
            assert_eq!(Command::parse(line.as_bytes()), Ok(want), "{line}");
        }
    }

    #[test]
    fn refused_lines() {
        for (line, want) in [
            ("", CommandError::Unknown),
            ("SEND FROM:<a@b>", CommandError::Unknown),
            ("VERYLONGVERB", CommandError::Unknown),
            (" EHLO x", CommandError::Unknown),
            ("DATA now", CommandError::Arguments),
            ("EHLO", CommandError::Arguments),
            ("EHLO a b", CommandError::Arguments),
            ("EHLO müller.example", CommandError::Arguments),
            ("MAIL <a@b>", CommandError::Arguments),
            ("AUTH", CommandError::Arguments),
            ("AUTH PLAIN a b", CommandError::Arguments),
            ("BDAT", CommandError::BdatSize),
            ("BDAT x", CommandError::BdatSize),
            ("BDAT 1 FIRST", CommandError::BdatSize),
            ("BDAT 99999999999999999999", CommandError::BdatSize),
            ("NOOP\rQUIT", CommandError::BareLineEnd),
            ("NOOP\nQUIT", CommandError::BareLineEnd),
            ("NOOP\0", CommandError::Control),
            ("NOOP\tx", CommandError::Control),
        ] {
            assert_eq!(Command::parse(line.as_bytes()), Err(want), "{line:?}");
        }
        assert_eq!(Command::parse(b"NOOP \xff"), Err(CommandError::NotUtf8));
    }
}
