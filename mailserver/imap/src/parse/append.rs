//! APPEND up to its message literal (RFC 9051 §6.3.12, RFC 6855 §4, RFC 3516).

use super::cursor::{Cursor, Parsed, Rules};
use super::{Refused, flag_list, leading_tag};
use crate::command::{Append, AppendForm, Command, LiteralSync};
use crate::date;
use crate::tag::Tag;

/// What the next literal of a command is.
pub(crate) enum Prefix {
    /// Part of the command: a string or a mailbox name.
    Argument,
    /// The message; size and sync are the caller's to fill in.
    Message(Tag, Append),
}

/// Reads `bytes`, a command up to a literal's opening brace (or `~`, when `binary`).
pub(crate) fn append_prefix(bytes: &[u8], binary: bool, rules: &Rules) -> Result<Prefix, Refused> {
    let Some(tag) = leading_tag(bytes, rules) else { return Ok(Prefix::Argument) };
    let mut cursor = Cursor::new(bytes, rules);
    cursor.skip(tag.as_str().len());
    cursor.spaces();
    if !cursor.eat_word(b"APPEND") {
        return Ok(Prefix::Argument);
    }
    cursor.spaces();
    if cursor.is_done() {
        return Ok(Prefix::Argument);
    }
    match arguments(&mut cursor, binary) {
        Ok(append) => Ok(Prefix::Message(tag, append)),
        Err(fault) => Err(Refused { tag: Some(tag), fault }),
    }
}

/// An APPEND that came to its end as a line: says where the message should have been.
pub(crate) fn without_message(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    arguments(cursor, false)?;
    cursor.fail("message literal")
}

fn arguments(cursor: &mut Cursor<'_>, binary: bool) -> Parsed<Append> {
    let mailbox = cursor.mailbox()?;
    if !cursor.is_done() {
        cursor.space()?;
    }
    let mut flags = Vec::new();
    if cursor.peek() == Some(b'(') {
        flags = flag_list(cursor)?;
        cursor.spaces();
    }
    let mut date = None;
    if cursor.peek() == Some(b'"') {
        let text = cursor.string("date-time")?;
        date = date::parse_date_time(&text);
        if date.is_none() {
            return cursor.fail("date-time like \"17-Jul-1996 02:44:25 -0700\" before");
        }
        cursor.spaces();
    }
    let mut form = if binary { AppendForm::Binary } else { AppendForm::Plain };
    if cursor.eat_word(b"UTF8") {
        cursor.spaces();
        cursor.expect(b'(', "( after UTF8")?;
        cursor.spaces();
        form = AppendForm::Utf8;
        if !binary && cursor.is_done() {
            return cursor.fail("literal8");
        }
    }
    if !cursor.is_done() {
        return cursor.fail("flags, date-time or message literal");
    }
    Ok(Append { mailbox, flags, date, form, size: 0, sync: LiteralSync::Wait })
}
