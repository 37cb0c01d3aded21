//! `sequence-set` and `$` (RFC 9051 §9, RFC 5182).

use super::cursor::{Cursor, Parsed};
use crate::fault::Fault;
use crate::sequence::{Messages, SequenceSet};

pub(crate) fn messages(cursor: &mut Cursor<'_>) -> Parsed<Messages> {
    match cursor.eat(b'$') {
        true => Ok(Messages::Saved),
        false => set(cursor).map(Messages::Set),
    }
}

pub(crate) fn set(cursor: &mut Cursor<'_>) -> Parsed<SequenceSet> {
    const EXPECTED: &str = "sequence set";
    let limit = cursor.rules.limits.ranges;
    let (mut closed, mut open) = (Vec::new(), None::<u32>);
    let mut count = 0;
    loop {
        count += 1;
        if count > limit {
            return Err(Fault::TooMany { what: "ranges in a sequence set", limit });
        }
        let first = end(cursor)?;
        let second = if cursor.eat(b':') { end(cursor)? } else { first };
        match (first, second) {
            (Some(a), Some(b)) => closed.push((a, b)),
            (Some(n), None) | (None, Some(n)) => open = Some(open.map_or(n, |open| open.min(n))),
            (None, None) => open = Some(open.unwrap_or(u32::MAX)),
        }
        if !cursor.eat(b',') {
            return Ok(SequenceSet::from_parts(closed, open));
        }
    }

    /// A number, or none for `*`.
    fn end(cursor: &mut Cursor<'_>) -> Parsed<Option<u32>> {
        match cursor.eat(b'*') {
            true => Ok(None),
            false => cursor.nonzero_u32(EXPECTED).map(Some),
        }
    }
}

/// A whole text as a set.
#[cfg(test)]
pub(crate) fn sequence_set(text: &[u8], rules: &super::Rules) -> Parsed<SequenceSet> {
    let mut cursor = Cursor::new(text, rules);
    let set = set(&mut cursor)?;
    if cursor.is_done() { Ok(set) } else { cursor.fail("end of sequence set") }
}
