//! Whether a message meets a search key, as far as is known of it: `None` asks for more to be read.

use std::cell::OnceCell;

use foundation::clock;
use imap::search::{DateOrder, SearchField, SearchKey};
use imap::{Messages, SequenceSet};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use message::structure::{Limits, Message as Parsed};
use message::{date, fields, text};
use store::content::Content;
use store::messages::Message;
use store::view::View;

use crate::imap::flags;
use crate::imap::rows::Entry;

/// What numbers are measured by.
pub(super) struct Frame {
    highest_sequence: u32,
    highest_uid: u32,
    saved: Vec<u32>,
}

impl Frame {
    pub(super) fn new(view: &View, saved: Vec<u32>) -> Self {
        Self { highest_sequence: view.len(), highest_uid: view.uids().last().copied().unwrap_or(0), saved }
    }

    fn names(&self, messages: &Messages, number: u32, highest: u32, uid: u32) -> bool {
        match messages {
            Messages::Set(set) => SequenceSet::contains(set, number, highest),
            Messages::Saved => self.saved.binary_search(&uid).is_ok(),
        }
    }
}

/// What is known of a message.
#[derive(Clone, Copy)]
pub(super) struct Facts<'m> {
    pub(super) entry: &'m Entry,
    pub(super) row: Option<&'m Message>,
    pub(super) octets: Option<&'m Octets>,
}

/// A message's octets, and the text in them once somebody asks.
pub(super) struct Octets {
    content: Content,
    /// Octets of text that are looked at.
    most: usize,
    header: OnceCell<String>,
    body: OnceCell<String>,
}

impl Octets {
    pub(super) fn new(content: Content, most: usize) -> Self {
        Self { content, most, header: OnceCell::new(), body: OnceCell::new() }
    }

    /// All header fields, decoded, in lower case.
    fn header(&self) -> &str {
        self.header.get_or_init(|| {
            let field = |field: fields::Field<'_>| format!("{}: {}\n", field.name(), text::header(&field.unfolded()));
            fields::fields(&self.content).map(field).collect::<String>().to_lowercase()
        })
    }

    /// All text, decoded, in lower case.
    fn body(&self) -> &str {
        self.body.get_or_init(|| {
            let parsed = Parsed::parse(&self.content, &Limits::default());
            text::searchable(&self.content, &parsed, self.most).to_lowercase()
        })
    }

    /// Whether a field of that name holds `needle`; an empty one asks whether there is such a field.
    fn field_holds(&self, name: &str, needle: &str) -> bool {
        fields::fields(&self.content)
            .filter(|field| field.is(name))
            .any(|field| needle.is_empty() || text::header(&field.unfolded()).to_lowercase().contains(needle))
    }

    /// The day in `Date:`, in the sender's zone.
    fn sent(&self) -> Option<Date> {
        let field = fields::find(&self.content, "date")?;
        Some(date::parse(field.text().trim()).ok()?.date())
    }
}

/// How many conditions a key is made of.
pub(super) fn keys(key: &SearchKey) -> u64 {
    match key {
        SearchKey::And(keys_in) | SearchKey::Or(keys_in) => keys_in.iter().map(keys).sum(),
        SearchKey::Not(key) => keys(key),
        _ => 1,
    }
}

/// The key with its needles in lower case, as texts are.
pub(super) fn fold(key: SearchKey) -> SearchKey {
    match key {
        SearchKey::And(keys) => SearchKey::And(keys.into_iter().map(fold).collect()),
        SearchKey::Or(keys) => SearchKey::Or(keys.into_iter().map(fold).collect()),
        SearchKey::Not(key) => SearchKey::Not(Box::new(fold(*key))),
        SearchKey::Text { field, needle } => SearchKey::Text { field, needle: needle.to_lowercase() },
        key => key,
    }
}

/// Whether `key` holds. A part that is not known yet matters only where the known ones do not decide.
pub(super) fn holds(key: &SearchKey, facts: &Facts<'_>, frame: &Frame) -> Option<bool> {
    let Facts { entry, row, octets } = facts;
    match key {
        SearchKey::All => Some(true),
        SearchKey::And(keys) => all(keys.iter().map(|key| holds(key, facts, frame))),
        SearchKey::Or(keys) => all(keys.iter().map(|key| holds(key, facts, frame).map(|it| !it))).map(|none| !none),
        SearchKey::Not(key) => holds(key, facts, frame).map(|it| !it),
        SearchKey::Messages(set) => Some(frame.names(set, entry.sequence, frame.highest_sequence, entry.uid)),
        SearchKey::Uid(set) => Some(frame.names(set, entry.uid, frame.highest_uid, entry.uid)),
        // `\Recent` is kept for nobody (RFC 9051 appendix E), so nothing is new in that sense.
        SearchKey::New => Some(false),
        SearchKey::Flag(flag) => Some(flags::bit(flag).is_some_and(|bit| entry.flags.system.contains(bit))),
        SearchKey::Keyword(keyword) => Some(entry.flags.keywords.contains(keyword.as_str())),
        SearchKey::ModSeq(least) => Some(entry.mod_seq.unsigned_abs() >= *least),
        SearchKey::Internal(order, day) => {
            let received = row.map(|row| clock::from_micros(row.received_at).to_zoned(TimeZone::UTC).date());
            received.map(|received| in_order(received, *order, *day))
        }
        SearchKey::Larger(octets) => row.map(|row| u64::from(row.size) > *octets),
        SearchKey::Smaller(octets) => row.map(|row| u64::from(row.size) < *octets),
        SearchKey::Sent(order, day) => {
            octets.map(|octets| octets.sent().is_some_and(|sent| in_order(sent, *order, *day)))
        }
        SearchKey::Text { field, needle } => octets.map(|octets| match field {
            SearchField::Body => octets.body().contains(needle),
            SearchField::Text => octets.header().contains(needle) || octets.body().contains(needle),
            SearchField::Header(name) => octets.field_holds(name, needle),
        }),
    }
}

/// Whether all hold: no as soon as one does not, even if others are not known.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

fn in_order(day: Date, order: DateOrder, bound: Date) -> bool {
    match order {
        DateOrder::Before => day < bound,
        DateOrder::On => day == bound,
        DateOrder::Since => day >= bound,
    }
}
