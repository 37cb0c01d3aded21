//! What every line protocol stands on: the accept loop, a connection that is plain or TLS, time limits and the word to
//! stop. It does not know protocols.

mod accept;
mod opening;
mod shutdown;
mod wire;

#[cfg(test)]
mod tests;

pub use accept::{Door, NoEntry, accept};
pub use opening::Opening;
pub use shutdown::{Shutdown, Stopping};
pub use wire::{Closed, Wire};
