//! Commands about mailboxes: SELECT, CREATE, LIST, STATUS and their kin.

use super::cursor::{Cursor, Parsed};
use super::sequence;
use crate::command::{Access, Command, QResync, Select};
use crate::list::{ListReturn, ListSelect, Listing, OldListing, SpecialUse};
use crate::mailbox::Mailbox;
use crate::status::StatusItem;

/// SP mailbox
pub(super) fn mailbox(cursor: &mut Cursor<'_>) -> Parsed<Mailbox> {
    cursor.space()?;
    cursor.mailbox()
}

pub(super) fn select(cursor: &mut Cursor<'_>, access: Access) -> Parsed<Command> {
    let mut select = Select { mailbox: mailbox(cursor)?, access, condstore: false, qresync: None };
    cursor.spaces();
    if cursor.peek() == Some(b'(') {
        cursor.list("select parameters", |cursor| {
            if cursor.eat_word(b"CONDSTORE") {
                select.condstore = true;
            } else if cursor.eat_word(b"QRESYNC") {
                cursor.space()?;
                select.qresync = Some(qresync(cursor)?);
            } else {
                return cursor.fail("CONDSTORE or QRESYNC");
            }
            Ok(())
        })?;
    }
    Ok(Command::Select(select))
}

/// `(uidvalidity modseq [known-uids] [(sequence-numbers uids)])`, RFC 7162 §7.
fn qresync(cursor: &mut Cursor<'_>) -> Parsed<QResync> {
    cursor.expect(b'(', "( after QRESYNC")?;
    let uid_validity = cursor.nonzero_u32("UIDVALIDITY")?;
    cursor.space()?;
    let mod_seq = cursor.number("mod-sequence")?;
    let (mut known_uids, mut matches) = (None, None);
    cursor.spaces();
    if !matches!(cursor.peek(), Some(b'(' | b')')) {
        known_uids = Some(known_set(cursor)?);
        cursor.spaces();
    }
    if cursor.eat(b'(') {
        let numbers = known_set(cursor)?;
        cursor.space()?;
        let uids = known_set(cursor)?;
        if numbers.count(u32::MAX) != uids.count(u32::MAX) {
            return cursor.fail("as many UIDs as sequence numbers before");
        }
        cursor.expect(b')', ") after sequence match data")?;
        matches = Some((numbers, uids));
        cursor.spaces();
    }
    cursor.expect(b')', ") after QRESYNC parameters")?;
    Ok(QResync { uid_validity, mod_seq, known_uids, matches })
}

/// RFC 7162 §7: `known-sequence-set` and `known-uids` have no `*`.
fn known_set(cursor: &mut Cursor<'_>) -> Parsed<crate::sequence::SequenceSet> {
    let set = sequence::set(cursor)?;
    if set.has_star() { cursor.fail("set without * before") } else { Ok(set) }
}

pub(super) fn create(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    let mailbox = mailbox(cursor)?.without_trailing_delimiter();
    let mut uses = Vec::new();
    cursor.spaces();
    if cursor.peek() == Some(b'(') {
        cursor.list("create parameters", |cursor| {
            if !cursor.eat_word(b"USE") {
                return cursor.fail("USE");
            }
            cursor.space()?;
            uses = cursor.list("( before special uses", special_use)?;
            Ok(())
        })?;
    }
    Ok(Command::Create { mailbox, uses })
}

fn special_use(cursor: &mut Cursor<'_>) -> Parsed<SpecialUse> {
    let text = cursor.rest();
    cursor.expect(b'\\', "special use")?;
    let length = 1 + cursor.take_while(super::cursor::is_atom_char).len();
    match SpecialUse::parse(&text[..length]) {
        Some(special_use) => Ok(special_use),
        None => cursor.fail("known special use before"),
    }
}

/// RFC 9051 §9 `list`, with RFC 5258's options and pattern list.
pub(super) fn list(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let mut listing = Listing {
        reference: String::new(),
        patterns: Vec::new(),
        select: ListSelect::default(),
        returns: ListReturn::default(),
        extended: false,
    };
    if cursor.peek() == Some(b'(') {
        listing.extended = true;
        listing.select = selection(cursor)?;
        cursor.space()?;
    }
    listing.reference = cursor.list_name("reference name")?;
    cursor.space()?;
    match cursor.peek() {
        Some(b'(') => {
            listing.extended = true;
            listing.patterns = cursor.list("patterns", |cursor| cursor.list_name("mailbox pattern"))?;
            if listing.patterns.is_empty() {
                return cursor.fail("mailbox pattern before )");
            }
        }
        _ => listing.patterns.push(cursor.list_name("mailbox pattern")?),
    }
    cursor.spaces();
    if cursor.eat_word(b"RETURN") {
        listing.extended = true;
        cursor.space()?;
        listing.returns = returns(cursor)?;
    }
    Ok(Command::List(listing))
}

fn selection(cursor: &mut Cursor<'_>) -> Parsed<ListSelect> {
    let mut select = ListSelect::default();
    cursor.list("selection options", |cursor| {
        match cursor.word("selection option")?.as_bytes() {
            b"SUBSCRIBED" => select.subscribed = true,
            b"REMOTE" => select.remote = true,
            b"RECURSIVEMATCH" => select.recursive_match = true,
            b"SPECIAL-USE" => select.special_use = true,
            _ => return cursor.fail("known selection option before"),
        }
        Ok(())
    })?;
    // RFC 9051 §6.3.9.1: with nothing to match recursively on, it is an error.
    if select.recursive_match && !select.subscribed && !select.special_use {
        return cursor.fail("SUBSCRIBED beside RECURSIVEMATCH before");
    }
    Ok(select)
}

fn returns(cursor: &mut Cursor<'_>) -> Parsed<ListReturn> {
    let mut returns = ListReturn::default();
    cursor.list("( before return options", |cursor| {
        match cursor.word("return option")?.as_bytes() {
            b"SUBSCRIBED" => returns.subscribed = true,
            b"CHILDREN" => returns.children = true,
            b"SPECIAL-USE" => returns.special_use = true,
            b"STATUS" => {
                cursor.space()?;
                returns.status = status_items(cursor)?;
            }
            _ => return cursor.fail("known return option before"),
        }
        Ok(())
    })?;
    Ok(returns)
}

pub(super) fn lsub(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    cursor.space()?;
    let reference = cursor.list_name("reference name")?;
    cursor.space()?;
    Ok(Command::Lsub(OldListing { reference, pattern: cursor.list_name("mailbox pattern")? }))
}

pub(super) fn status(cursor: &mut Cursor<'_>) -> Parsed<Command> {
    let mailbox = mailbox(cursor)?;
    cursor.space()?;
    Ok(Command::Status { mailbox, items: status_items(cursor)? })
}

fn status_items(cursor: &mut Cursor<'_>) -> Parsed<Vec<StatusItem>> {
    let mut items = Vec::new();
    cursor.list("( before status items", |cursor| {
        match StatusItem::parse(cursor.word("status item")?.as_bytes()) {
            Some(item) if items.contains(&item) => {}
            Some(item) => items.push(item),
            None => return cursor.fail("known status item before"),
        }
        Ok(())
    })?;
    if items.is_empty() { cursor.fail("status item before )") } else { Ok(items) }
}
