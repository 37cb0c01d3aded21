//! What this server can listen for, by the names of the boot file, of `listeners.json` and of sockets passed by systemd.

use std::fmt;

use foundation::boot;
use serde::{Deserialize, Serialize};

/// A service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Service {
    /// REST over TLS; port 443.
    Https,
    /// REST in the clear, for a proxy on the same machine.
    Http,
}

impl boot::Service for Service {
    const ALL: &'static [Self] = &[Self::Https, Self::Http];

    fn as_str(self) -> &'static str {
        match self {
            Self::Https => "https",
            Self::Http => "http",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(boot::Service::as_str(*self))
    }
}
