//! FETCH's items and sections (RFC 9051 §6.4.5, RFC 7162 §3.1.4, RFC 3516).

use super::cursor::{Cursor, Parsed};
use super::sequence;
use crate::command::{Fetch, Numbering};
use crate::fault::Fault;
use crate::fetch::{FetchItem, Partial, Rfc822, Section, SectionText, SetSeen};

pub(super) fn fetch(cursor: &mut Cursor<'_>, numbering: Numbering) -> Parsed<Fetch> {
    cursor.space()?;
    let messages = sequence::messages(cursor)?;
    cursor.space()?;
    let mut items = Items::default();
    if numbering == Numbering::Uid {
        items.add(FetchItem::Uid);
    }
    match cursor.peek() {
        Some(b'(') => {
            let before = items.0.len();
            cursor.list("fetch items", |cursor| item(cursor, &mut items))?;
            if items.0.len() == before && numbering == Numbering::Sequence {
                return cursor.fail("fetch item before )");
            }
        }
        _ => item(cursor, &mut items)?,
    }
    let mut fetch = Fetch { numbering, messages, items: Vec::new(), changed_since: None, vanished: false };
    cursor.spaces();
    if cursor.peek() == Some(b'(') {
        modifiers(cursor, &mut fetch)?;
    }
    if fetch.changed_since.is_some() {
        items.add(FetchItem::ModSeq);
    }
    fetch.items = items.0;
    Ok(fetch)
}

fn modifiers(cursor: &mut Cursor<'_>, fetch: &mut Fetch) -> Parsed<()> {
    cursor.list("fetch modifiers", |cursor| {
        if cursor.eat_word(b"CHANGEDSINCE") {
            cursor.space()?;
            fetch.changed_since = Some(cursor.number("mod-sequence")?);
        } else if cursor.eat_word(b"VANISHED") {
            fetch.vanished = true;
        } else {
            return cursor.fail("CHANGEDSINCE or VANISHED");
        }
        Ok(())
    })?;
    // RFC 7162 §3.2.6: VANISHED only with UID FETCH and CHANGEDSINCE.
    if fetch.vanished && (fetch.numbering == Numbering::Sequence || fetch.changed_since.is_none()) {
        return cursor.fail("UID FETCH with CHANGEDSINCE for VANISHED before");
    }
    Ok(())
}

/// Items asked so far, each once: a client may not make us send a body twice in one answer.
#[derive(Default)]
struct Items(Vec<FetchItem>);

impl Items {
    fn add(&mut self, item: FetchItem) {
        if !self.0.contains(&item) {
            self.0.push(item);
        }
    }
}

fn item(cursor: &mut Cursor<'_>, items: &mut Items) -> Parsed<()> {
    const EXPECTED: &str = "fetch item";
    let name = cursor.word(EXPECTED)?;
    match name.as_bytes() {
        b"ALL" => [FetchItem::Flags, FetchItem::InternalDate, FetchItem::Size, FetchItem::Envelope]
            .into_iter()
            .for_each(|item| items.add(item)),
        b"FAST" => {
            [FetchItem::Flags, FetchItem::InternalDate, FetchItem::Size].into_iter().for_each(|item| items.add(item))
        }
        b"FULL" => [FetchItem::Flags, FetchItem::InternalDate, FetchItem::Size, FetchItem::Envelope, FetchItem::Body]
            .into_iter()
            .for_each(|item| items.add(item)),
        b"UID" => items.add(FetchItem::Uid),
        b"FLAGS" => items.add(FetchItem::Flags),
        b"INTERNALDATE" => items.add(FetchItem::InternalDate),
        b"RFC822.SIZE" => items.add(FetchItem::Size),
        b"ENVELOPE" => items.add(FetchItem::Envelope),
        b"BODYSTRUCTURE" => items.add(FetchItem::BodyStructure),
        b"MODSEQ" => items.add(FetchItem::ModSeq),
        b"RFC822" => items.add(FetchItem::Rfc822(Rfc822::Message)),
        b"RFC822.HEADER" => items.add(FetchItem::Rfc822(Rfc822::Header)),
        b"RFC822.TEXT" => items.add(FetchItem::Rfc822(Rfc822::Text)),
        b"BODY" if cursor.peek() != Some(b'[') => items.add(FetchItem::Body),
        b"BODY" => items.add(body(cursor, SetSeen::Yes)?),
        b"BODY.PEEK" => items.add(body(cursor, SetSeen::No)?),
        b"BINARY" => items.add(binary(cursor, SetSeen::Yes)?),
        b"BINARY.PEEK" => items.add(binary(cursor, SetSeen::No)?),
        b"BINARY.SIZE" => items.add(FetchItem::BinarySize(binary_part(cursor)?)),
        _ => return cursor.fail("known fetch item before"),
    }
    Ok(())
}

fn body(cursor: &mut Cursor<'_>, seen: SetSeen) -> Parsed<FetchItem> {
    cursor.expect(b'[', "[")?;
    cursor.spaces();
    let section = section(cursor)?;
    cursor.spaces();
    cursor.expect(b']', "] after section")?;
    Ok(FetchItem::Section { section, partial: partial(cursor)?, seen })
}

fn binary(cursor: &mut Cursor<'_>, seen: SetSeen) -> Parsed<FetchItem> {
    let part = binary_part(cursor)?;
    Ok(FetchItem::Binary { part, partial: partial(cursor)?, seen })
}

fn binary_part(cursor: &mut Cursor<'_>) -> Parsed<Vec<u32>> {
    cursor.expect(b'[', "[")?;
    let (part, dangling) = part_numbers(cursor)?;
    if dangling {
        return cursor.fail("part number");
    }
    cursor.expect(b']', "] after part")?;
    Ok(part)
}

/// Part numbers from the outside in, and whether a dot follows them.
fn part_numbers(cursor: &mut Cursor<'_>) -> Parsed<(Vec<u32>, bool)> {
    // Deeper than any MIME structure that is parsed; a longer path names nothing.
    const DEPTH: usize = 100;
    let mut part = Vec::new();
    while cursor.peek().is_some_and(|b| b.is_ascii_digit()) {
        if part.len() == DEPTH {
            return Err(Fault::TooMany { what: "levels in a part number", limit: DEPTH });
        }
        part.push(cursor.nonzero_u32("part number")?);
        if !cursor.eat(b'.') {
            return Ok((part, false));
        }
    }
    let dangling = !part.is_empty();
    Ok((part, dangling))
}

fn section(cursor: &mut Cursor<'_>) -> Parsed<Section> {
    let (part, dot) = part_numbers(cursor)?;
    if !dot && (!part.is_empty() || cursor.peek() == Some(b']')) {
        return Ok(Section { part, text: SectionText::All });
    }
    let text = match cursor.word("section")?.as_bytes() {
        b"HEADER" => SectionText::Header,
        b"TEXT" => SectionText::Text,
        b"HEADER.FIELDS" => SectionText::HeaderFields(field_names(cursor)?),
        b"HEADER.FIELDS.NOT" => SectionText::HeaderFieldsNot(field_names(cursor)?),
        b"MIME" if !part.is_empty() => SectionText::Mime,
        _ => return cursor.fail("HEADER, HEADER.FIELDS, TEXT or, below a part, MIME before"),
    };
    Ok(Section { part, text })
}

fn field_names(cursor: &mut Cursor<'_>) -> Parsed<Vec<String>> {
    cursor.spaces();
    let names = cursor.list("( before field names", |cursor| {
        let name = cursor.astring("field name")?;
        let legal = !name.is_empty() && name.iter().all(|b| matches!(b, 0x21..=0x7e) && *b != b':');
        match legal {
            true => Ok(String::from_utf8_lossy(&name).into_owned()),
            false => cursor.fail("field name of printable ASCII before"),
        }
    })?;
    if names.is_empty() { cursor.fail("field name before )") } else { Ok(names) }
}

/// `<start.length>`; Apple Mail and Outlook fetch bodies in windows of it.
fn partial(cursor: &mut Cursor<'_>) -> Parsed<Option<Partial>> {
    if !cursor.eat(b'<') {
        return Ok(None);
    }
    let start = cursor.number("start of partial")?;
    cursor.expect(b'.', ". in partial")?;
    let length = cursor.number("length of partial")?;
    if length == 0 {
        return cursor.fail("length of at least 1 before");
    }
    cursor.expect(b'>', "> after partial")?;
    Ok(Some(Partial { start, length }))
}
