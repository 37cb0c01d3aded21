//! What clients ask, as values: one variant a command, only forms the grammar allows. Whether the session's state allows
//! it is the session's to say. APPEND is not here: its message streams through `decode::Item`.

use crate::fetch::FetchItem;
use crate::flag::Flag;
use crate::list::{Listing, OldListing, SpecialUse};
use crate::mailbox::Mailbox;
use crate::sasl::{Mechanism, Secret};
use crate::search::Search;
use crate::sequence::{Messages, SequenceSet};
use crate::status::StatusItem;
use jiff::Timestamp;

/// Which numbers a command speaks in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Message sequence numbers.
    Sequence,
    /// `UID …`: unique identifiers.
    Uid,
}

/// One command without its tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `CAPABILITY`
    Capability,
    /// `NOOP`
    Noop,
    /// `LOGOUT`
    Logout,
    /// `STARTTLS`
    StartTls,
    /// `AUTHENTICATE`
    Authenticate(Authenticate),
    /// `LOGIN`
    Login(Login),
    /// `ENABLE`, unknown names left out (RFC 5161 §3.1: they are ignored).
    Enable(Vec<Extension>),
    /// `ID`; empty for NIL.
    Id(Vec<(String, Option<String>)>),
    /// `SELECT` and `EXAMINE`
    Select(Select),
    /// `CREATE`, with the USE of RFC 6154 §3.
    Create {
        /// Its name, a trailing delimiter removed.
        mailbox: Mailbox,
        /// Special uses it shall have.
        uses: Vec<SpecialUse>,
    },
    /// `DELETE`
    Delete(Mailbox),
    /// `RENAME`
    Rename {
        /// The old name.
        from: Mailbox,
        /// The new name.
        to: Mailbox,
    },
    /// `SUBSCRIBE`
    Subscribe(Mailbox),
    /// `UNSUBSCRIBE`
    Unsubscribe(Mailbox),
    /// `LIST`, plain and extended.
    List(Listing),
    /// `LSUB`
    Lsub(OldListing),
    /// `NAMESPACE`
    Namespace,
    /// `STATUS`
    Status {
        /// Whose.
        mailbox: Mailbox,
        /// In the order asked.
        items: Vec<StatusItem>,
    },
    /// `IDLE`; if the session agrees it calls `Decoder::expect_done`.
    Idle,
    /// `CHECK`
    Check,
    /// `CLOSE`
    Close,
    /// `UNSELECT`
    Unselect,
    /// `EXPUNGE`
    Expunge,
    /// `UID EXPUNGE` (RFC 4315)
    UidExpunge(Messages),
    /// `SEARCH` and `UID SEARCH`
    Search(Search),
    /// `FETCH` and `UID FETCH`
    Fetch(Fetch),
    /// `STORE` and `UID STORE`
    Store(Store),
    /// `COPY` and `UID COPY`
    Copy(Transfer),
    /// `MOVE` and `UID MOVE` (RFC 6851)
    Move(Transfer),
    /// `GETQUOTA` of a quota root.
    GetQuota(String),
    /// `GETQUOTAROOT`
    GetQuotaRoot(Mailbox),
    /// `SETQUOTA` (RFC 9208 §4.1.3): resource names and limits.
    SetQuota {
        /// The quota root.
        root: String,
        /// Upper-case resource names with their new limits.
        limits: Vec<(String, u64)>,
    },
}

/// `AUTHENTICATE mechanism [initial-response]`; without the latter the session sends a challenge and calls
/// `Decoder::expect_auth_line`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authenticate {
    /// The mechanism.
    pub mechanism: Mechanism,
    /// SASL-IR (RFC 4959), decoded.
    pub initial: Option<Secret>,
}

/// `LOGIN user password`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The login name.
    pub user: String,
    /// Octets, since old clients write Latin-1.
    pub password: Secret,
}

/// What ENABLE can switch on here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extension {
    /// `CONDSTORE` (RFC 7162)
    CondStore,
    /// `QRESYNC` (RFC 7162)
    QResync,
    /// `UTF8=ACCEPT` (RFC 6855)
    Utf8Accept,
    /// `IMAP4rev2` (RFC 9051)
    Imap4Rev2,
}

impl Extension {
    /// The capability name.
    pub fn name(self) -> &'static str {
        match self {
            Self::CondStore => "CONDSTORE",
            Self::QResync => "QRESYNC",
            Self::Utf8Accept => "UTF8=ACCEPT",
            Self::Imap4Rev2 => "IMAP4rev2",
        }
    }

    /// The extension of that name, in any case.
    pub fn parse(name: &[u8]) -> Option<Self> {
        [Self::CondStore, Self::QResync, Self::Utf8Accept, Self::Imap4Rev2]
            .into_iter()
            .find(|e| e.name().as_bytes().eq_ignore_ascii_case(name))
    }
}

/// How a mailbox is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// `SELECT`
    ReadWrite,
    /// `EXAMINE`
    ReadOnly,
}

/// `SELECT` or `EXAMINE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// Which.
    pub mailbox: Mailbox,
    /// How.
    pub access: Access,
    /// The CONDSTORE parameter.
    pub condstore: bool,
    /// The QRESYNC parameter; only legal once enabled.
    pub qresync: Option<QResync>,
}

/// What a returning client knows (RFC 7162 §3.2.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QResync {
    /// Its UIDVALIDITY.
    pub uid_validity: u32,
    /// Its last mod-sequence.
    pub mod_seq: u64,
    /// UIDs it holds; absent: all below UIDNEXT.
    pub known_uids: Option<SequenceSet>,
    /// Pairs of sequence number and UID, of equal count, that let the server skip what it already reported.
    pub matches: Option<(SequenceSet, SequenceSet)>,
}

/// `FETCH`; the UID item is in `items` for `UID FETCH`, MODSEQ when CHANGEDSINCE was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// Numbers in `messages`.
    pub numbering: Numbering,
    /// Of which messages.
    pub messages: Messages,
    /// What, macros spelled out, no item twice.
    pub items: Vec<FetchItem>,
    /// Only messages with a higher mod-sequence (RFC 7162 §3.1.4.1).
    pub changed_since: Option<u64>,
    /// Report vanished UIDs too (RFC 7162 §3.2.6); only with UID FETCH and CHANGEDSINCE.
    pub vanished: bool,
}

/// `STORE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// Numbers in `messages`.
    pub numbering: Numbering,
    /// On which messages.
    pub messages: Messages,
    /// Leave messages with a higher mod-sequence alone (RFC 7162 §3.1.3).
    pub unchanged_since: Option<u64>,
    /// How.
    pub change: FlagChange,
    /// Whether the new flags are told.
    pub reply: StoreReply,
    /// The flags.
    pub flags: Vec<Flag>,
}

/// What STORE does to the flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagChange {
    /// `FLAGS`
    Replace,
    /// `+FLAGS`
    Add,
    /// `-FLAGS`
    Remove,
}

/// Whether STORE answers with FETCH.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreReply {
    /// New flags are told.
    Flags,
    /// `.SILENT`
    Silent,
}

/// `COPY` or `MOVE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Numbers in `messages`.
    pub numbering: Numbering,
    /// Which messages.
    pub messages: Messages,
    /// Where to.
    pub mailbox: Mailbox,
}

/// `APPEND` up to its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// Where to.
    pub mailbox: Mailbox,
    /// Flags for the new message.
    pub flags: Vec<Flag>,
    /// Its internal date; absent: now.
    pub date: Option<Timestamp>,
    /// How the message is carried.
    pub form: AppendForm,
    /// Octets of the message.
    pub size: u64,
    /// Whether the client waits for `+` before it sends the message.
    pub sync: LiteralSync,
}

/// How APPEND carries its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppendForm {
    /// A literal.
    Plain,
    /// `~{…}`: may hold NUL (RFC 3516).
    Binary,
    /// `UTF8 (~{…})`: headers in UTF-8 (RFC 6855 §4).
    Utf8,
}

/// Whether a literal waits for the server (RFC 7888).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiteralSync {
    /// `{n}`: the client waits for a continuation.
    Wait,
    /// `{n+}`: its octets follow at once.
    NoWait,
}
