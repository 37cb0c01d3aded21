//! How a server of ours comes up and goes down: its data directory and lock, its sockets, its certificate, the signals it
//! hears, what it tells the service manager, and the private door for commands on its own machine.
//! It does not know what is served; each program names its own [`Service`]s.

mod admin;
mod announce;
mod boot_file;
mod certificates;
mod data_dir;
pub mod log;
pub mod machine;
mod notify;
mod service;
mod signals;
mod sockets;
mod test_clock;
#[doc(hidden)]
pub mod testing;

pub use self::admin::{AdminDoor, AskError, Asked, ask, explained, socket};
pub use self::announce::{Addresses, Announcement, addresses};
pub use self::boot_file::{BootFileError, Tls, TlsFiles, read, rows_in};
pub use self::certificates::Certificates;
pub use self::data_dir::{DataDir, DataDirError};
pub use self::notify::notify;
pub use self::service::Service;
pub use self::signals::{Signals, Word};
pub use self::sockets::{Bound, Inherited, Listen, SocketError, bind, listen_at};
pub use self::test_clock::{TestClock, TestTime};
