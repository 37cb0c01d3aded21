//! Attributes STATUS and LIST-STATUS ask for.

/// One attribute (RFC 9051 §6.3.11, RFC 7162, RFC 7889, RFC 9208).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatusItem {
    /// Number of messages.
    Messages,
    /// rev1: messages with `\Recent`.
    Recent,
    /// The next UID.
    UidNext,
    /// The UIDVALIDITY.
    UidValidity,
    /// Messages without `\Seen`.
    Unseen,
    /// Messages with `\Deleted`.
    Deleted,
    /// Total octets (STATUS=SIZE, RFC 8438).
    Size,
    /// Highest mod-sequence.
    HighestModSeq,
    /// Largest message APPEND takes.
    AppendLimit,
    /// Octets that expunging would free (RFC 9208).
    DeletedStorage,
}

impl StatusItem {
    /// As written on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Messages => "MESSAGES",
            Self::Recent => "RECENT",
            Self::UidNext => "UIDNEXT",
            Self::UidValidity => "UIDVALIDITY",
            Self::Unseen => "UNSEEN",
            Self::Deleted => "DELETED",
            Self::Size => "SIZE",
            Self::HighestModSeq => "HIGHESTMODSEQ",
            Self::AppendLimit => "APPENDLIMIT",
            Self::DeletedStorage => "DELETED-STORAGE",
        }
    }

    /// The item of that name, in any case.
    pub fn parse(name: &[u8]) -> Option<Self> {
        const ALL: [StatusItem; 10] = [
            StatusItem::Messages,
            StatusItem::Recent,
            StatusItem::UidNext,
            StatusItem::UidValidity,
            StatusItem::Unseen,
            StatusItem::Deleted,
            StatusItem::Size,
            StatusItem::HighestModSeq,
            StatusItem::AppendLimit,
            StatusItem::DeletedStorage,
        ];
        ALL.into_iter().find(|item| item.name().as_bytes().eq_ignore_ascii_case(name))
    }
}
