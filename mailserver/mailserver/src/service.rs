//! What this server can listen for, by the names of the boot file, of `listeners.json` and of sockets passed by systemd.

use std::fmt;

use engine::listeners::Spoken;
use foundation::boot;
use serde::{Deserialize, Serialize};

/// A service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Service {
    /// Mail from other servers; port 25.
    Smtp,
    /// Mail from our users, STARTTLS; port 587.
    Submission,
    /// Mail from our users, TLS; port 465.
    Submissions,
    /// Reading, STARTTLS; port 143.
    Imap,
    /// Reading, TLS; port 993.
    Imaps,
    /// Reading, STLS; port 110.
    Pop3,
    /// Reading, TLS; port 995.
    Pop3s,
    /// Filter scripts; port 4190. Accepted in the boot file and not bound: the protocol is not spoken yet.
    ManageSieve,
    /// REST in the clear.
    Http,
    /// REST over TLS.
    Https,
}

impl Service {
    /// What the engine calls it; none for what is not spoken yet.
    pub(crate) fn spoken(self) -> Option<Spoken> {
        Spoken::parse(boot::Service::as_str(self))
    }
}

impl From<Spoken> for Service {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Smtp => Self::Smtp,
            Spoken::Submission => Self::Submission,
            Spoken::Submissions => Self::Submissions,
            Spoken::Imap => Self::Imap,
            Spoken::Imaps => Self::Imaps,
            Spoken::Pop3 => Self::Pop3,
            Spoken::Pop3s => Self::Pop3s,
            Spoken::Http => Self::Http,
            Spoken::Https => Self::Https,
        }
    }
}

impl boot::Service for Service {
    const ALL: &'static [Self] = &[
        Self::Smtp,
        Self::Submission,
        Self::Submissions,
        Self::Imap,
        Self::Imaps,
        Self::Pop3,
        Self::Pop3s,
        Self::ManageSieve,
        Self::Http,
        Self::Https,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Submission => "submission",
            Self::Submissions => "submissions",
            Self::Imap => "imap",
            Self::Imaps => "imaps",
            Self::Pop3 => "pop3",
            Self::Pop3s => "pop3s",
            Self::ManageSieve => "managesieve",
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn is_spoken(self) -> bool {
        self != Self::ManageSieve
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(boot::Service::as_str(*self))
    }
}
