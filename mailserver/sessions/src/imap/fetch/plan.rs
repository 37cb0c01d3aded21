//! What a FETCH asks, sorted by what has to be read for it.

use imap::TextMode;
use imap::fetch::{FetchItem, Rfc822, SectionText};

/// What must be read of a message, the cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Nothing but the view.
    View,
    /// Its row.
    Row,
    /// Its octets, of which at most the header is parsed.
    Octets,
    /// Its octets as one slice, parsed.
    Structure,
}

/// A FETCH ready to be answered message by message.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) items: Vec<FetchItem>,
    pub(super) need: Need,
    /// UIDs that this command marked as seen, ascending: their flags are told though not asked for.
    pub(super) marked: Vec<u32>,
    /// Whether MODSEQ goes with flags.
    pub(super) mod_seq: bool,
    pub(super) mode: TextMode,
}

impl Plan {
    pub(super) fn new(items: Vec<FetchItem>, marked: Vec<u32>, mod_seq: bool, mode: TextMode) -> Self {
        let need = items.iter().map(need).max().unwrap_or(Need::View);
        Self { items, need, marked, mod_seq, mode }
    }

    /// Whether FLAGS are told of a message that are not among the items.
    pub(super) fn tells_flags_of(&self, uid: u32) -> bool {
        self.marked.binary_search(&uid).is_ok() && !self.items.contains(&FetchItem::Flags)
    }

    /// Whether MODSEQ is told of a message that is not among the items: with its flags, once CONDSTORE is on.
    pub(super) fn tells_mod_seq_of(&self, uid: u32) -> bool {
        let with_flags = self.items.contains(&FetchItem::Flags) || self.tells_flags_of(uid);
        self.mod_seq && with_flags && !self.items.contains(&FetchItem::ModSeq)
    }
}

fn need(item: &FetchItem) -> Need {
    match item {
        FetchItem::Uid | FetchItem::Flags | FetchItem::ModSeq => Need::View,
        FetchItem::InternalDate | FetchItem::Size => Need::Row,
        FetchItem::Envelope => Need::Octets,
        FetchItem::Rfc822(Rfc822::Message | Rfc822::Header) => Need::Octets,
        FetchItem::Section { section, .. } if section.part.is_empty() => match section.text {
            SectionText::All | SectionText::Header | SectionText::HeaderFields(_) | SectionText::HeaderFieldsNot(_) => {
                Need::Octets
            }
            SectionText::Text | SectionText::Mime => Need::Structure,
        },
        FetchItem::Rfc822(Rfc822::Text)
        | FetchItem::Section { .. }
        | FetchItem::BodyStructure
        | FetchItem::Body
        | FetchItem::Binary { .. }
        | FetchItem::BinarySize(_) => Need::Structure,
    }
}
