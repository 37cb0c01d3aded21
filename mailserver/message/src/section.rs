//! Which bytes of a message an IMAP section names (RFC 9051 §6.4.5.1, `BODY[…]`).

use std::ops::Range;

use crate::{
    fields,
    structure::{Content, Message, Structure},
};

/// What is wanted of the part that a section path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// No text after the path: the whole message, or the part's body.
    Whole,
    /// `HEADER`.
    Header,
    /// `HEADER.FIELDS (names)`.
    Fields(&'a [&'a str]),
    /// `HEADER.FIELDS.NOT (names)`.
    FieldsNot(&'a [&'a str]),
    /// `MIME`, only below the message itself.
    Mime,
    /// `TEXT`.
    Text,
}

impl Message {
    /// The byte ranges, in order, whose concatenation answers the section; `None` when the message has no such section.
    ///
    /// `raw` is what the message was parsed from. An empty `path` means the message itself.
    pub fn section(&self, raw: &[u8], path: &[u32], wanted: Wanted<'_>) -> Option<Vec<Range<usize>>> {
        let Some((last, parents)) = path.split_last() else {
            return match wanted {
                Wanted::Whole => Some(std::iter::once(0..raw.len()).collect()),
                Wanted::Mime => None,
                wanted => message_section(raw, &self.root, wanted),
            };
        };
        let mut scope = &self.root;
        for number in parents {
            scope = enter(child(scope, *number)?)?;
        }
        let part = child(scope, *last)?;
        match (wanted, &part.content) {
            (Wanted::Whole, _) => Some(vec![part.body.clone()]),
            (Wanted::Mime, _) => Some(vec![part.header.clone()]),
            (wanted, Content::Message(message)) => message_section(raw, &message.root, wanted),
            _ => None,
        }
    }

    /// The part that a section path leads to.
    pub fn part(&self, path: &[u32]) -> Option<&Structure> {
        let Some((last, parents)) = path.split_last() else {
            return Some(&self.root);
        };
        let mut scope = &self.root;
        for number in parents {
            scope = enter(child(scope, *number)?)?;
        }
        child(scope, *last)
    }
}

/// Part `number` of a message or multipart; a message that is not multipart has one part, its body.
fn child(scope: &Structure, number: u32) -> Option<&Structure> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    match &scope.content {
        Content::Multipart(parts) => parts.get(index),
        Content::Leaf | Content::Message(_) => (index == 0).then_some(scope),
    }
}

/// Where the numbers below a part count: in the nested message, or in the multipart itself.
fn enter(part: &Structure) -> Option<&Structure> {
    match &part.content {
        Content::Message(message) => Some(&message.root),
        Content::Multipart(_) => Some(part),
        Content::Leaf => None,
    }
}

fn message_section(raw: &[u8], root: &Structure, wanted: Wanted<'_>) -> Option<Vec<Range<usize>>> {
    match wanted {
        Wanted::Header => Some(vec![root.header.clone()]),
        Wanted::Text => Some(vec![root.body.clone()]),
        Wanted::Fields(names) => Some(pick(raw, &root.header, |field| names.iter().any(|name| field.is(name)))),
        Wanted::FieldsNot(names) => Some(pick(raw, &root.header, |field| !names.iter().any(|name| field.is(name)))),
        Wanted::Whole | Wanted::Mime => None,
    }
}

/// The chosen fields and the blank line, when the header has one.
fn pick(raw: &[u8], header: &Range<usize>, keep: impl Fn(&fields::Field<'_>) -> bool) -> Vec<Range<usize>> {
    let bytes = &raw[header.clone()];
    let shift = |range: Range<usize>| header.start + range.start..header.start + range.end;
    let mut ranges: Vec<_> = fields::fields(bytes).filter(keep).map(|field| shift(field.range())).collect();
    ranges.extend(blank_line(bytes).map(shift));
    ranges
}

fn blank_line(header: &[u8]) -> Option<Range<usize>> {
    let length = match header {
        [.., b'\n', b'\r', b'\n'] | b"\r\n" => 2,
        [.., b'\n', b'\n'] | b"\n" => 1,
        _ => return None,
    };
    Some(header.len() - length..header.len())
}

#[cfg(test)]
mod tests;
