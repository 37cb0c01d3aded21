//! Status responses and their codes (RFC 9051 §7.1, RFC 5530 and the extensions').

use super::Encoder;
use crate::sequence::SequenceSet;

/// How a command or a connection fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Done.
    Ok,
    /// Failed.
    No,
    /// Not understood.
    Bad,
    /// Greeting of a connection that needs no login.
    PreAuth,
    /// The connection ends.
    Bye,
}

/// The bracketed part of a status response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code<'a> {
    /// Text a person must see.
    Alert,
    /// The name is taken.
    AlreadyExists,
    /// What APPEND made (RFC 4315).
    AppendUid {
        /// UIDVALIDITY of the mailbox.
        uid_validity: u32,
        /// The new UID.
        uid: u32,
    },
    /// Credentials wrong.
    AuthenticationFailed,
    /// Credentials right, yet not allowed.
    AuthorizationFailed,
    /// SEARCH's charset is unknown; tells ours.
    BadCharset,
    /// Never possible.
    Cannot,
    /// Saves a CAPABILITY round trip.
    Capability(&'a [&'a str]),
    /// The client does something odd.
    ClientBug,
    /// The former mailbox is closed (RFC 9051 §7.1).
    Closed,
    /// Ask the administrator.
    ContactAdmin,
    /// What COPY and MOVE made (RFC 4315); sets of equal count in equal order.
    CopyUid {
        /// UIDVALIDITY of the target.
        uid_validity: u32,
        /// UIDs copied.
        from: &'a SequenceSet,
        /// UIDs made.
        to: &'a SequenceSet,
    },
    /// Stored data is damaged.
    Corruption,
    /// The password is too old.
    Expired,
    /// Messages gone meanwhile.
    ExpungeIssued,
    /// DELETE of a name with children.
    HasChildren,
    /// Highest mod-sequence (RFC 7162).
    HighestModSeq(u64),
    /// Locked by another.
    InUse,
    /// A bound of ours.
    Limit,
    /// Messages STORE left alone (RFC 7162 §3.1.3).
    Modified(&'a SequenceSet),
    /// This mailbox keeps no mod-sequences.
    NoModSeq,
    /// No such mailbox.
    NonExistent,
    /// Access denied.
    NoPerm,
    /// SEARCH result not kept for `$`.
    NotSaved,
    /// Quota reached (RFC 9208).
    OverQuota,
    /// Flags that can be kept, `\*` among them for new keywords.
    PermanentFlags(&'a [&'a str]),
    /// TLS first.
    PrivacyRequired,
    /// Opened by EXAMINE.
    ReadOnly,
    /// Opened by SELECT.
    ReadWrite,
    /// Our fault.
    ServerBug,
    /// Message over APPENDLIMIT (RFC 7889).
    TooBig,
    /// The target does not exist; CREATE it first.
    TryCreate,
    /// UIDs do not last here.
    UidNotSticky,
    /// The next UID.
    UidNext(u32),
    /// The UIDVALIDITY.
    UidValidity(u32),
    /// A part of ours is down; try later.
    Unavailable,
    /// Transfer encoding that BINARY cannot undo (RFC 3516).
    UnknownCte,
    /// rev1: first message without `\Seen`.
    Unseen(u32),
    /// No mailbox for that special use (RFC 6154).
    UseAttr,
}

impl Encoder {
    pub(super) fn status_line(&mut self, condition: Condition, code: Option<Code<'_>>, text: &str) {
        self.raw(match condition {
            Condition::Ok => " OK ",
            Condition::No => " NO ",
            Condition::Bad => " BAD ",
            Condition::PreAuth => " PREAUTH ",
            Condition::Bye => " BYE ",
        });
        if let Some(code) = code {
            self.raw("[");
            self.code(code);
            self.raw("] ");
        }
        self.human(text);
        self.line_end();
    }

    fn code(&mut self, code: Code<'_>) {
        self.raw(name(code));
        match code {
            Code::AppendUid { uid_validity, uid } => {
                self.number(u64::from(uid_validity));
                self.raw(" ");
                self.number(u64::from(uid));
            }
            Code::Capability(names) => self.raw(&names.join(" ")),
            Code::CopyUid { uid_validity, from, to } => {
                self.number(u64::from(uid_validity));
                self.raw(" ");
                from.write(&mut self.out);
                self.raw(" ");
                to.write(&mut self.out);
            }
            Code::HighestModSeq(number) => self.number(number),
            Code::Modified(set) => set.write(&mut self.out),
            Code::PermanentFlags(flags) => self.parenthesised(flags, |encoder, flag| encoder.raw(flag)),
            Code::UidNext(number) | Code::UidValidity(number) | Code::Unseen(number) => self.number(u64::from(number)),
            _ => {}
        }
    }
}

/// The code's name, with the space before its value.
fn name(code: Code<'_>) -> &'static str {
    match code {
        Code::Alert => "ALERT",
        Code::AlreadyExists => "ALREADYEXISTS",
        Code::AppendUid { .. } => "APPENDUID ",
        Code::AuthenticationFailed => "AUTHENTICATIONFAILED",
        Code::AuthorizationFailed => "AUTHORIZATIONFAILED",
        Code::BadCharset => "BADCHARSET (US-ASCII UTF-8)",
        Code::Cannot => "CANNOT",
        Code::Capability(_) => "CAPABILITY ",
        Code::ClientBug => "CLIENTBUG",
        Code::Closed => "CLOSED",
        Code::ContactAdmin => "CONTACTADMIN",
        Code::CopyUid { .. } => "COPYUID ",
        Code::Corruption => "CORRUPTION",
        Code::Expired => "EXPIRED",
        Code::ExpungeIssued => "EXPUNGEISSUED",
        Code::HasChildren => "HASCHILDREN",
        Code::HighestModSeq(_) => "HIGHESTMODSEQ ",
        Code::InUse => "INUSE",
        Code::Limit => "LIMIT",
        Code::Modified(_) => "MODIFIED ",
        Code::NoModSeq => "NOMODSEQ",
        Code::NonExistent => "NONEXISTENT",
        Code::NoPerm => "NOPERM",
        Code::NotSaved => "NOTSAVED",
        Code::OverQuota => "OVERQUOTA",
        Code::PermanentFlags(_) => "PERMANENTFLAGS ",
        Code::PrivacyRequired => "PRIVACYREQUIRED",
        Code::ReadOnly => "READ-ONLY",
        Code::ReadWrite => "READ-WRITE",
        Code::ServerBug => "SERVERBUG",
        Code::TooBig => "TOOBIG",
        Code::TryCreate => "TRYCREATE",
        Code::UidNotSticky => "UIDNOTSTICKY",
        Code::UidNext(_) => "UIDNEXT ",
        Code::UidValidity(_) => "UIDVALIDITY ",
        Code::Unavailable => "UNAVAILABLE",
        Code::UnknownCte => "UNKNOWN-CTE",
        Code::Unseen(_) => "UNSEEN ",
        Code::UseAttr => "USEATTR",
    }
}
