//! The network a peer is counted by. One customer owns a whole IPv6 /64, so its addresses count as one.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// An IPv4 address or the /64 an IPv6 address lies in. IPv4-mapped addresses (`::ffff:0:0/96`) count as IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PeerNet(IpAddr);

impl From<IpAddr> for PeerNet {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.into()),
            IpAddr::V6(address) => Self(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into()),
        }
    }
}

/// The text is no address, nor an address with `/64`. Whoever wrote it is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address")]
pub struct InvalidNetwork;

impl FromStr for PeerNet {
    type Err = InvalidNetwork;

    /// The network of an address in it, or as it is printed.
    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let address = text.strip_suffix("/64").unwrap_or(text);
        address.parse::<IpAddr>().map(Self::from).map_err(|_| InvalidNetwork)
    }
}

impl fmt::Display for PeerNet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(f, "{address}"),
            IpAddr::V6(address) => write!(f, "{address}/64"),
        }
    }
}
