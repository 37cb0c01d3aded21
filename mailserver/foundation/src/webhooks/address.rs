//! Which addresses may be asked. Whoever names an endpoint chooses whom this server asks; it must not become a way to ask what
//! only this server's own network can reach (server-side request forgery).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// What may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What is on the public Internet, over HTTPS.
    Public,
    /// That, and this machine itself, in the clear too: for development and for tests.
    PublicAndOwn,
}

/// The address is not to be asked. The fault is whoever's endpoint it is, or of the name servers of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{address} is not asked: it is {what}")]
pub struct Forbidden {
    /// Which.
    pub address: IpAddr,
    /// What it is.
    pub what: &'static str,
}

impl Reach {
    /// Whether an address may be asked.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn permit(self, address: IpAddr) -> Result<(), Forbidden> {
        if self == Self::PublicAndOwn && address.is_loopback() {
            return Ok(());
        }
        let named = NOT_PUBLIC.iter().find(|(net, _)| net.contains(&address));
        let what = match (named, address) {
            (Some((_, what)), _) => what,
            // RFC 4291 §2.4: all that is global unicast so far; the rest is reserved and may mean anything to a router here.
            (None, IpAddr::V6(v6)) if !GLOBAL_UNICAST.contains(&v6) => "outside of what is global unicast",
            (None, _) => return Ok(()),
        };
        Err(Forbidden { address, what })
    }
}

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> IpNet {
    IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix))
}

const fn v6(s: [u16; 4], prefix: u8) -> IpNet {
    IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::new(s[0], s[1], s[2], s[3], 0, 0, 0, 0), prefix))
}

const GLOBAL_UNICAST: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// The registries of special-purpose addresses (RFC 6890 and its updates) without what is globally reachable, and what clouds
/// answer with their metadata.
const NOT_PUBLIC: &[(IpNet, &str)] = &[
    (v4(0, 0, 0, 0, 8), "this network"),
    (v4(10, 0, 0, 0, 8), "a private network"),
    (v4(100, 64, 0, 0, 10), "behind a carrier's NAT"),
    (v4(127, 0, 0, 0, 8), "this machine"),
    (v4(169, 254, 0, 0, 16), "link-local, where metadata services are"),
    (v4(172, 16, 0, 0, 12), "a private network"),
    (v4(192, 0, 0, 0, 24), "for protocols alone"),
    (v4(192, 0, 2, 0, 24), "for documentation"),
    (v4(192, 88, 99, 0, 24), "a 6to4 relay"),
    (v4(192, 168, 0, 0, 16), "a private network"),
    (v4(198, 18, 0, 0, 15), "for benchmarks"),
    (v4(198, 51, 100, 0, 24), "for documentation"),
    (v4(203, 0, 113, 0, 24), "for documentation"),
    (v4(224, 0, 0, 0, 4), "multicast"),
    (v4(240, 0, 0, 0, 4), "reserved"),
    // A public address that answers machines of one cloud alone, with what is theirs alone.
    (v4(168, 63, 129, 16, 32), "a cloud's own service"),
    (IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128)), "this machine"),
    (IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96)), "an IPv4 address in disguise"),
    (v6([0, 0, 0, 0], 96), "an IPv4 address in disguise"),
    (v6([0x0064, 0xff9b, 0, 0], 96), "an IPv4 address behind NAT64"),
    (v6([0x0064, 0xff9b, 0x0001, 0], 48), "an IPv4 address behind NAT64"),
    (v6([0x2001, 0, 0, 0], 23), "for protocols alone, Teredo's tunnels among them"),
    (v6([0x2001, 0x0db8, 0, 0], 32), "for documentation"),
    (v6([0x2002, 0, 0, 0], 16), "an IPv4 address behind 6to4"),
    (v6([0x3fff, 0, 0, 0], 20), "for documentation"),
    (v6([0xfc00, 0, 0, 0], 7), "a private network"),
    (v6([0xfe80, 0, 0, 0], 10), "link-local"),
    (v6([0xff00, 0, 0, 0], 8), "multicast"),
];
