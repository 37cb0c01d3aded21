//! What a server can listen for.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A program's closed list of services, by the names of the boot file, of `listeners.json` and of sockets passed by systemd.
pub trait Service:
    Copy + Ord + fmt::Debug + fmt::Display + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// All of them, in the order in which unnamed inherited sockets are handed out.
    const ALL: &'static [Self];

    /// Its name.
    fn as_str(self) -> &'static str;

    /// Whether it is served; the boot file may name what a later release will serve.
    fn is_spoken(self) -> bool {
        true
    }

    /// The service of a name.
    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|service| service.as_str() == name)
    }
}
