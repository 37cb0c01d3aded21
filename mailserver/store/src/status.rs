//! Whether a domain or a mailbox takes part in mail: the same words for both.

/// Whether a domain or a mailbox may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It receives and sends, and people log in.
    Active,
    /// It is being prepared: mail to it is kept, but nobody logs in yet. Mailboxes alone.
    Staged,
    /// Mail to it is refused for the time being and nobody logs in; everything is kept.
    Disabled,
    /// It is gone, and can be restored until it is purged. Mailboxes alone.
    Deleted,
}

impl Status {
    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Staged => "staged",
            Self::Disabled => "disabled",
            Self::Deleted => "deleted",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            "staged" => Self::Staged,
            "deleted" => Self::Deleted,
            _ => Self::Disabled,
        }
    }
}
