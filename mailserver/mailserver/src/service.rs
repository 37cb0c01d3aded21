//! What this server can listen for, by the names of the boot file, of `listeners.json` and of sockets passed by systemd.

use std::fmt;

use engine::listeners::Spoken;
use foundation::boot::{self, Service as _};
use serde::{Deserialize, Serialize};

/// A service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "&'static str")]
pub(crate) enum Service {
    /// One that is served.
    Spoken(Spoken),
    /// Filter scripts; port 4190. Accepted in the boot file and not bound: the protocol is not spoken yet.
    ManageSieve,
}

impl boot::Service for Service {
    const ALL: &'static [Self] = &[
        Self::Spoken(Spoken::Smtp),
        Self::Spoken(Spoken::Submission),
        Self::Spoken(Spoken::Submissions),
        Self::Spoken(Spoken::Imap),
        Self::Spoken(Spoken::Imaps),
        Self::Spoken(Spoken::Pop3),
        Self::Spoken(Spoken::Pop3s),
        Self::Spoken(Spoken::Http),
        Self::Spoken(Spoken::Https),
        Self::ManageSieve,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Spoken(spoken) => spoken.as_str(),
            Self::ManageSieve => "managesieve",
        }
    }

    fn is_spoken(self) -> bool {
        self != Self::ManageSieve
    }
}

impl TryFrom<String> for Service {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::parse(&name).ok_or_else(|| format!("`{name}` is no service"))
    }
}

impl From<Service> for &'static str {
    fn from(service: Service) -> Self {
        service.as_str()
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
