//! Why a command was refused by its form alone, and how the refusal is answered. It does not know policy refusals.

/// What is wrong with a command. Always the peer's fault; the connection can go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The grammar wanted something else.
    #[error("expected {expected} at byte {at}")]
    Syntax {
        /// What should have stood there.
        expected: &'static str,
        /// Position in the command counted from 1, literals included.
        at: usize,
    },
    /// No command of that name.
    #[error("unknown command")]
    UnknownCommand,
    /// A line passed `Limits::line`.
    #[error("line longer than {limit} octets")]
    LineTooLong {
        /// The bound.
        limit: usize,
    },
    /// A literal passed `Limits::literal`.
    #[error("literal longer than {limit} octets")]
    LiteralTooLarge {
        /// The bound.
        limit: usize,
    },
    /// The whole command passed `Limits::command`.
    #[error("command longer than {limit} octets")]
    CommandTooLarge {
        /// The bound.
        limit: usize,
    },
    /// The message of an APPEND passed `Limits::append`.
    #[error("message larger than {limit} octets")]
    MessageTooLarge {
        /// The bound.
        limit: u64,
    },
    /// A list, set or name has too many elements or octets.
    #[error("more than {limit} {what}")]
    TooMany {
        /// What was counted.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
    /// SEARCH keys nest deeper than `Limits::search_depth`.
    #[error("search nested deeper than {limit}")]
    TooDeep {
        /// The bound.
        limit: usize,
    },
    /// SEARCH named a character set other than US-ASCII and UTF-8.
    #[error("unknown charset")]
    BadCharset,
    /// While idling something other than DONE came.
    #[error("expected DONE")]
    NotDone,
}

impl Fault {
    /// Whether the tagged answer is NO (the form is right, the value is not served) rather than BAD.
    pub fn is_no(&self) -> bool {
        matches!(self, Fault::BadCharset | Fault::MessageTooLarge { .. })
    }
}

/// The connection cannot be brought back in step; answer BYE and close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A refused command would need more than `Limits::discard` octets thrown away.
    #[error("refused input longer than {limit} octets")]
    TooMuchToDiscard {
        /// The bound.
        limit: u64,
    },
}
