//! Whether a domain or a mailbox takes part in mail: the same two words for both.

/// Whether a domain or a mailbox may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It receives and sends, and people log in.
    Active,
    /// Mail to it is refused for the time being and nobody logs in; everything is kept.
    Disabled,
}

impl Status {
    /// The word in rows and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    pub(crate) fn from_column(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            _ => Self::Disabled,
        }
    }
}
