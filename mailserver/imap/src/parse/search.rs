//! SEARCH programs (RFC 9051 §6.4.4, RFC 4731, RFC 5182, RFC 7162 §3.1.5). Depth and number of keys are bounded here.

use super::cursor::{Cursor, Parsed, utf8};
use super::sequence;
use crate::command::Numbering;
use crate::date;
use crate::fault::Fault;
use crate::flag::{Flag, Keyword};
use crate::search::{Charset, DateOrder, Search, SearchField, SearchKey, SearchReturn};
use jiff::civil::Date;

pub(super) fn search(cursor: &mut Cursor<'_>, numbering: Numbering) -> Parsed<Search> {
    cursor.space()?;
    let mut result = None;
    if cursor.eat_word(b"RETURN") {
        cursor.space()?;
        result = Some(returns(cursor)?);
        cursor.space()?;
    }
    let mut charset = None;
    if cursor.eat_word(b"CHARSET") {
        cursor.space()?;
        charset = charset_name(cursor)?;
        cursor.space()?;
    }
    let mut program = Program { keys: 0 };
    let mut keys = vec![program.key(cursor, 0)?];
    loop {
        cursor.spaces();
        if cursor.is_done() {
            return Ok(Search { numbering, result, charset, key: all_of(keys) });
        }
        keys.push(program.key(cursor, 0)?);
    }
}

fn returns(cursor: &mut Cursor<'_>) -> Parsed<SearchReturn> {
    let mut result = SearchReturn::default();
    cursor.list("( before result options", |cursor| {
        match cursor.word("result option")?.as_bytes() {
            b"MIN" => result.min = true,
            b"MAX" => result.max = true,
            b"ALL" => result.all = true,
            b"COUNT" => result.count = true,
            b"SAVE" => result.save = true,
            _ => return cursor.fail("MIN, MAX, ALL, COUNT or SAVE before"),
        }
        Ok(())
    })?;
    // RFC 4731 §3.1: an empty list is ALL.
    result.all |= result == SearchReturn::default();
    Ok(result)
}

/// Some webmails send `CHARSET ""` when the page had none; that is no charset.
fn charset_name(cursor: &mut Cursor<'_>) -> Parsed<Option<Charset>> {
    let name = cursor.astring("charset name")?.to_ascii_uppercase();
    match &name[..] {
        b"" => Ok(None),
        b"US-ASCII" | b"ASCII" => Ok(Some(Charset::UsAscii)),
        b"UTF-8" | b"UTF8" => Ok(Some(Charset::Utf8)),
        _ => Err(Fault::BadCharset),
    }
}

fn all_of(mut keys: Vec<SearchKey>) -> SearchKey {
    match keys.len() {
        1 => keys.remove(0),
        _ => SearchKey::And(keys),
    }
}

struct Program {
    keys: usize,
}

impl Program {
    fn key(&mut self, cursor: &mut Cursor<'_>, depth: usize) -> Parsed<SearchKey> {
        let limits = &cursor.rules.limits;
        self.keys += 1;
        if self.keys > limits.search_keys {
            return Err(Fault::TooMany { what: "search keys", limit: limits.search_keys });
        }
        if depth > limits.search_depth {
            return Err(Fault::TooDeep { limit: limits.search_depth });
        }
        match cursor.peek() {
            Some(b'(') => self.group(cursor, depth),
            Some(b'0'..=b'9' | b'*' | b'$') => sequence::messages(cursor).map(SearchKey::Messages),
            _ => self.named(cursor, depth),
        }
    }

    fn group(&mut self, cursor: &mut Cursor<'_>, depth: usize) -> Parsed<SearchKey> {
        cursor.expect(b'(', "(")?;
        let mut keys = Vec::new();
        loop {
            cursor.spaces();
            if !keys.is_empty() && cursor.eat(b')') {
                return Ok(all_of(keys));
            }
            keys.push(self.key(cursor, depth + 1)?);
            match cursor.peek() {
                Some(b' ' | b')') => {}
                _ => return cursor.fail("space or )"),
            }
        }
    }

    /// `OR a OR b c` comes from clients that look for many addresses or ids at once; flat, it needs no depth.
    fn or(&mut self, cursor: &mut Cursor<'_>, depth: usize) -> Parsed<SearchKey> {
        let mut keys = Vec::new();
        loop {
            cursor.space()?;
            keys.push(self.key(cursor, depth + 1)?);
            cursor.space()?;
            if !cursor.eat_word(b"OR") {
                keys.push(self.key(cursor, depth + 1)?);
                return Ok(SearchKey::Or(keys));
            }
        }
    }

    fn named(&mut self, cursor: &mut Cursor<'_>, depth: usize) -> Parsed<SearchKey> {
        const EXPECTED: &str = "search key";
        let not = |key| Ok(SearchKey::Not(Box::new(key)));
        let name = cursor.word(EXPECTED)?;
        match name.as_bytes() {
            b"ALL" => Ok(SearchKey::All),
            b"ANSWERED" => Ok(SearchKey::Flag(Flag::Answered)),
            b"DELETED" => Ok(SearchKey::Flag(Flag::Deleted)),
            b"DRAFT" => Ok(SearchKey::Flag(Flag::Draft)),
            b"FLAGGED" => Ok(SearchKey::Flag(Flag::Flagged)),
            b"RECENT" => Ok(SearchKey::Flag(Flag::Recent)),
            b"SEEN" => Ok(SearchKey::Flag(Flag::Seen)),
            b"NEW" => Ok(SearchKey::New),
            b"OLD" => not(SearchKey::Flag(Flag::Recent)),
            b"UNANSWERED" => not(SearchKey::Flag(Flag::Answered)),
            b"UNDELETED" => not(SearchKey::Flag(Flag::Deleted)),
            b"UNDRAFT" => not(SearchKey::Flag(Flag::Draft)),
            b"UNFLAGGED" => not(SearchKey::Flag(Flag::Flagged)),
            b"UNSEEN" => not(SearchKey::Flag(Flag::Seen)),
            b"KEYWORD" => keyword(cursor).map(SearchKey::Keyword),
            b"UNKEYWORD" => keyword(cursor).and_then(|keyword| not(SearchKey::Keyword(keyword))),
            b"NOT" => {
                cursor.space()?;
                self.key(cursor, depth + 1).and_then(not)
            }
            b"OR" => self.or(cursor, depth),
            b"UID" => {
                cursor.space()?;
                sequence::messages(cursor).map(SearchKey::Uid)
            }
            b"BODY" => text(cursor, SearchField::Body),
            b"TEXT" => text(cursor, SearchField::Text),
            b"BCC" | b"CC" | b"FROM" | b"SUBJECT" | b"TO" => {
                let field = String::from_utf8_lossy(name.as_bytes()).to_ascii_lowercase();
                text(cursor, SearchField::Header(field))
            }
            b"HEADER" => {
                cursor.space()?;
                let field = cursor.astring_utf8("field name")?.to_ascii_lowercase();
                text(cursor, SearchField::Header(field))
            }
            b"BEFORE" => Ok(SearchKey::Internal(DateOrder::Before, day(cursor)?)),
            b"ON" => Ok(SearchKey::Internal(DateOrder::On, day(cursor)?)),
            b"SINCE" => Ok(SearchKey::Internal(DateOrder::Since, day(cursor)?)),
            b"SENTBEFORE" => Ok(SearchKey::Sent(DateOrder::Before, day(cursor)?)),
            b"SENTON" => Ok(SearchKey::Sent(DateOrder::On, day(cursor)?)),
            b"SENTSINCE" => Ok(SearchKey::Sent(DateOrder::Since, day(cursor)?)),
            b"LARGER" => size(cursor).map(SearchKey::Larger),
            b"SMALLER" => size(cursor).map(SearchKey::Smaller),
            b"MODSEQ" => mod_seq(cursor).map(SearchKey::ModSeq),
            _ => cursor.fail("known search key before"),
        }
    }
}

fn keyword(cursor: &mut Cursor<'_>) -> Parsed<Keyword> {
    cursor.space()?;
    match Keyword::parse(cursor.atom("keyword")?) {
        Some(keyword) => Ok(keyword),
        None => cursor.fail("keyword"),
    }
}

/// The needle must be UTF-8 whatever CHARSET said: clients leave it out and send UTF-8 all the same.
fn text(cursor: &mut Cursor<'_>, field: SearchField) -> Parsed<SearchKey> {
    cursor.space()?;
    let needle = cursor.astring("search string")?;
    let needle = utf8(needle, Fault::BadCharset)?;
    Ok(SearchKey::Text { field, needle })
}

fn day(cursor: &mut Cursor<'_>) -> Parsed<Date> {
    cursor.space()?;
    let text = cursor.astring("date")?;
    match date::parse_date(&text) {
        Some(date) => Ok(date),
        None => cursor.fail("date like 1-Feb-1994 before"),
    }
}

fn size(cursor: &mut Cursor<'_>) -> Parsed<u64> {
    cursor.space()?;
    cursor.number("number of octets")
}

/// `[entry-name SP entry-type-req SP] mod-sequence-valzer`
fn mod_seq(cursor: &mut Cursor<'_>) -> Parsed<u64> {
    cursor.space()?;
    if cursor.peek() == Some(b'"') {
        cursor.string("entry name")?;
        cursor.space()?;
        let known = [&b"ALL"[..], b"PRIV", b"SHARED"].into_iter().any(|kind| cursor.eat_word(kind));
        if !known {
            return cursor.fail("all, priv or shared");
        }
        cursor.space()?;
    }
    cursor.number("mod-sequence")
}
