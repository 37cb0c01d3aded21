//! Who is at the other end of the connection.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};

use axum::extract::FromRequestParts;
use http::request::Parts;

/// The peer's address, and whether the connection is encrypted. [`serve`](super::serve) puts it into each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Its address.
    pub address: SocketAddr,
    /// Whether TLS is spoken.
    pub encrypted: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    /// A request that came from no socket (a test, the command line's private one) is from this machine.
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let local = Self { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), encrypted: false };
        Ok(parts.extensions.get().copied().unwrap_or(local))
    }
}
