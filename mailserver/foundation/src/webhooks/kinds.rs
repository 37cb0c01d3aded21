//! What happens in a program, by name: the table from which lists of events, webhooks and documents read.

use crate::db::FeedEntry;

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name, such as `parcel.sent`.
    pub name: &'static str,
    /// The prefix of its object's identifier, such as `parcel`.
    pub prefix: &'static str,
    /// What happened, in a sentence.
    pub text: &'static str,
}

impl Kind {
    /// A line of the table.
    pub const fn new(name: &'static str, prefix: &'static str, text: &'static str) -> Self {
        Self { name, prefix, text }
    }

    /// The object of an event, by its identifier. What there is one of alone, whose number is 0, has its prefix for a name.
    pub fn object(kinds: &[Self], entry: &FeedEntry) -> String {
        let number = crate::ids::encode(entry.object);
        match (kinds.iter().find(|kind| kind.name == entry.kind), entry.object) {
            (Some(kind), 0) => kind.prefix.to_owned(),
            (Some(kind), _) => format!("{}_{number}", kind.prefix),
            (None, _) => number,
        }
    }
}
