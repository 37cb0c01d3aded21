//! The brake on requests that make us write to somebody: each costs a stranger nothing and fills a mailbox, so that both the network
//! that asks and the address that is written to have a rate.

use std::net::IpAddr;
use std::time::Duration;

use foundation::throttle::{PeerNet, Rate, RateLimiter, RetryAfter};
use jiff::Timestamp;

use crate::vendors::VendorId;

/// Bounds of [`Brake`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct BrakeLimits {
    /// Requests of one network. Default 20 in an hour.
    pub(crate) network: Rate,
    /// Requests for one address at one vendor. Default 3 in an hour.
    pub(crate) address: Rate,
    /// Networks, and addresses, that are remembered. Default 50,000 each.
    pub(crate) tracked: usize,
}

impl Default for BrakeLimits {
    fn default() -> Self {
        let window = Duration::from_secs(3600);
        Self { network: Rate { quota: 20, window }, address: Rate { quota: 3, window }, tracked: 50_000 }
    }
}

/// Counts requests; known and unknown addresses alike.
pub(crate) struct Brake {
    networks: RateLimiter<PeerNet>,
    addresses: RateLimiter<(VendorId, String)>,
}

impl Brake {
    pub(crate) fn new(limits: BrakeLimits) -> Self {
        let BrakeLimits { network, address, tracked } = limits;
        Self { networks: RateLimiter::new(network, tracked), addresses: RateLimiter::new(address, tracked) }
    }

    /// Lets a request pass, or says when to come again.
    pub(super) fn take(&self, now: Timestamp, peer: IpAddr, vendor: VendorId, email: &str) -> Result<(), RetryAfter> {
        self.networks.take(now, PeerNet::from(peer), 1)?;
        self.addresses.take(now, (vendor, email.to_owned()), 1)?;
        Ok(())
    }
}
