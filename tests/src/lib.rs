//! The world the black-box stories happen in: the real server, the clients and neighbours it talks to, a name server that
//! says what a story needs, and real messages. It knows the server's command line, its files and its ports, and nothing of
//! its code.

mod account;
mod binary;
mod corpus;
mod dns;
mod left;
mod license_server;
mod listening;
mod log;
mod pebble;
mod peer;
mod postfix;
mod postgres;
mod process;
mod receiver;
mod server;
mod sink;
mod test_clock;
pub mod vendor;
mod wait;

pub use account::Account;
pub use corpus::{Class, Corpus, Message};
pub use dns::Dns;
pub use left::Left;
pub use license_server::{ISSUER, LicenseServer, PASSWORD, Reply};
pub use listening::{Listening, Program};
pub use pebble::Pebble;
pub use peer::{Peer, Said, python};
pub use postfix::{Delivered, Postfix, Role};
pub use receiver::{Arrival, Manner, Receiver};
pub use server::{Database, Server, Time};
pub use sink::{Sink, Taken};
pub use test_clock::TestClock;
pub use wait::until;

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
