//! SEARCH as a tree (RFC 9051 §6.4.4). It does not know how messages are matched.

use crate::command::Numbering;
use crate::flag::{Flag, Keyword};
use crate::sequence::Messages;
use jiff::civil::Date;

/// `SEARCH` or `UID SEARCH`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What the answer's numbers are.
    pub numbering: Numbering,
    /// `RETURN (…)`; absent: the old `* SEARCH` answer (rev2 sessions answer ESEARCH all the same).
    pub result: Option<SearchReturn>,
    /// Whether CHARSET was given. RFC 6855 §3 forbids it once UTF8=ACCEPT is on; RFC 9051 allows it.
    pub charset: Option<Charset>,
    /// What to find.
    pub key: SearchKey,
}

/// What `RETURN (…)` lists; `RETURN ()` is ALL (RFC 4731).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SearchReturn {
    /// The lowest.
    pub min: bool,
    /// The highest.
    pub max: bool,
    /// All, as a set.
    pub all: bool,
    /// How many.
    pub count: bool,
    /// Keep the result for `$` (RFC 5182).
    pub save: bool,
}

/// Character sets SEARCH takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// `US-ASCII`
    UsAscii,
    /// `UTF-8`
    Utf8,
}

/// A condition on one message. Depth is bounded by `Limits::search_depth`; chains of OR are flat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchKey {
    /// Every message.
    All,
    /// All of these, at least two.
    And(Vec<SearchKey>),
    /// Any of these, at least two.
    Or(Vec<SearchKey>),
    /// Not this.
    Not(Box<SearchKey>),
    /// By sequence number.
    Messages(Messages),
    /// By UID.
    Uid(Messages),
    /// Has the flag.
    Flag(Flag),
    /// `NEW`: `\Recent` without `\Seen`.
    New,
    /// Has the keyword.
    Keyword(Keyword),
    /// In the header field or body named.
    Text {
        /// Where.
        field: SearchField,
        /// What, as it was written.
        needle: String,
    },
    /// Internal date before, on or since.
    Internal(DateOrder, Date),
    /// `Date:` before, on or since.
    Sent(DateOrder, Date),
    /// More octets than.
    Larger(u64),
    /// Fewer octets than.
    Smaller(u64),
    /// Mod-sequence at least (RFC 7162 §3.1.5; the entry name is of no use to us and dropped).
    ModSeq(u64),
}

/// Where a text key looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchField {
    /// `BODY`
    Body,
    /// `TEXT`: header and body.
    Text,
    /// `BCC`, `CC`, `FROM`, `SUBJECT`, `TO` and `HEADER name`, the name in lower case.
    Header(String),
}

/// How a date is compared, time and zone disregarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Earlier than.
    Before,
    /// Within.
    On,
    /// Within or later.
    Since,
}

impl SearchKey {
    /// Whether any part asks for mod-sequences, which turns CONDSTORE on.
    pub fn asks_mod_seq(&self) -> bool {
        match self {
            Self::ModSeq(_) => true,
            Self::And(keys) | Self::Or(keys) => keys.iter().any(Self::asks_mod_seq),
            Self::Not(key) => key.asks_mod_seq(),
            _ => false,
        }
    }
}
