//! What FETCH can ask of a message (RFC 9051 §6.4.5).

/// One data item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchItem {
    /// `UID`
    Uid,
    /// `FLAGS`
    Flags,
    /// `INTERNALDATE`
    InternalDate,
    /// `RFC822.SIZE`
    Size,
    /// `ENVELOPE`
    Envelope,
    /// `BODYSTRUCTURE`
    BodyStructure,
    /// `BODY` without extension data
    Body,
    /// `MODSEQ` (RFC 7162)
    ModSeq,
    /// `RFC822`, `RFC822.HEADER`, `RFC822.TEXT`
    Rfc822(Rfc822),
    /// `BODY[…]` and `BODY.PEEK[…]`
    Section {
        /// Which octets.
        section: Section,
        /// A window onto them.
        partial: Option<Partial>,
        /// Whether reading marks as read.
        seen: SetSeen,
    },
    /// `BINARY[…]` and `BINARY.PEEK[…]`, transfer encoding undone (RFC 3516)
    Binary {
        /// Part numbers; empty: the whole message.
        part: Vec<u32>,
        /// A window onto the decoded octets.
        partial: Option<Partial>,
        /// Whether reading marks as read.
        seen: SetSeen,
    },
    /// `BINARY.SIZE[…]`
    BinarySize(Vec<u32>),
}

impl FetchItem {
    /// Whether fetching it sets `\Seen`.
    pub fn sets_seen(&self) -> bool {
        match self {
            Self::Section { seen, .. } | Self::Binary { seen, .. } => *seen == SetSeen::Yes,
            Self::Rfc822(what) => *what != Rfc822::Header,
            _ => false,
        }
    }
}

/// rev1's names for whole sections; they answer under their own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rfc822 {
    /// As `BODY[]`.
    Message,
    /// As `BODY.PEEK[HEADER]`.
    Header,
    /// As `BODY[TEXT]`.
    Text,
}

/// Whether reading a section sets `\Seen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetSeen {
    /// `BODY[…]`
    Yes,
    /// `BODY.PEEK[…]`
    No,
}

/// `<start.length>`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partial {
    /// First octet wanted, from 0.
    pub start: u64,
    /// Octets wanted at most, at least 1.
    pub length: u64,
}

impl Partial {
    /// The window cut to what `size` octets offer; empty past their end.
    pub fn of(self, size: u64) -> std::ops::Range<u64> {
        let start = self.start.min(size);
        start..self.start.saturating_add(self.length).min(size)
    }
}

/// What stands between the brackets of `BODY[…]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Part numbers from the outside in; empty: the message itself.
    pub part: Vec<u32>,
    /// What of that part.
    pub text: SectionText,
}

/// What of a part is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SectionText {
    /// All of it.
    #[default]
    All,
    /// `HEADER`
    Header,
    /// `HEADER.FIELDS (…)`, names as the client wrote them.
    HeaderFields(Vec<String>),
    /// `HEADER.FIELDS.NOT (…)`
    HeaderFieldsNot(Vec<String>),
    /// `TEXT`
    Text,
    /// `MIME`, only below a part number.
    Mime,
}
