//! Open connections, in all and per peer network. A [`Permit`] is one place; dropping it gives the place back.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use parking_lot::Mutex;

use super::PeerNet;

/// Bounds of [`Connections`].
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Connections at once. Default 8,192.
    pub total: usize,
    /// Connections at once from one IPv4 address or IPv6 /64. Default 128.
    pub per_peer: usize,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self { total: 8192, per_peer: 128 }
    }
}

/// Why a connection gets no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooManyConnections {
    /// Nobody's fault: the server is full.
    #[error("too many connections")]
    Server,
    /// The peer's fault: it holds too many already.
    #[error("too many connections from your network")]
    Peer,
}

/// Counts open connections. Cheap to clone; clones count together.
#[derive(Clone)]
pub struct Connections(Arc<Shared>);

struct Shared {
    limits: Box<dyn Fn() -> ConnectionLimits + Send + Sync>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    total: usize,
    /// Holds only networks with an open connection, so it never outgrows `total`.
    by_peer: HashMap<PeerNet, usize>,
}

impl Connections {
    /// None open; the limits stay.
    pub fn new(limits: ConnectionLimits) -> Self {
        Self::within(move || limits)
    }

    /// None open; each connection is held against the limits as they are when it comes. Lower ones close nothing that is
    /// open.
    pub fn within(limits: impl Fn() -> ConnectionLimits + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { limits: Box::new(limits), open: Mutex::default() }))
    }

    /// A place for a connection from `peer`.
    ///
    /// # Errors
    /// [`TooManyConnections`].
    pub fn admit(&self, peer: IpAddr) -> Result<Permit, TooManyConnections> {
        self.admit_within(peer, (self.0.limits)())
    }

    /// As [`Connections::admit`], however many the peer's network has.
    ///
    /// # Errors
    /// [`TooManyConnections::Server`].
    pub fn admit_known(&self, peer: IpAddr) -> Result<Permit, TooManyConnections> {
        self.admit_within(peer, ConnectionLimits { per_peer: usize::MAX, ..(self.0.limits)() })
    }

    fn admit_within(&self, peer: IpAddr, limits: ConnectionLimits) -> Result<Permit, TooManyConnections> {
        let peer = PeerNet::from(peer);
        let mut open = self.0.open.lock();
        if open.total >= limits.total {
            return Err(TooManyConnections::Server);
        }
        let held = open.by_peer.get(&peer).copied().unwrap_or_default();
        if held >= limits.per_peer {
            return Err(TooManyConnections::Peer);
        }
        open.by_peer.insert(peer, held + 1);
        open.total += 1;
        Ok(Permit { shared: Arc::clone(&self.0), peer })
    }

    /// Connections open now.
    pub fn open(&self) -> usize {
        self.0.open.lock().total
    }
}

/// One place among the [`Connections`].
#[must_use = "the place is given back when the permit is dropped"]
pub struct Permit {
    shared: Arc<Shared>,
    peer: PeerNet,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut open = self.shared.open.lock();
        open.total -= 1;
        if let Some(held) = open.by_peer.get_mut(&self.peer) {
            *held -= 1;
            if *held == 0 {
                open.by_peer.remove(&self.peer);
            }
        }
    }
}
