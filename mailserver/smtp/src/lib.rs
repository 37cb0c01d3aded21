//! SMTP, submission and LMTP as values: bytes in, questions out.
//!
//! The crate knows the grammar, the replies and the legal order of commands. It knows nothing of sockets, TLS
//! libraries, accounts or policy: the caller moves bytes, answers each [`server::Ask`] and keeps the clock.
//!
//! Implemented: RFC 5321, 1870 (SIZE), 2033 (LMTP), 2034 and 3463 (enhanced codes), 2920 (PIPELINING), 3030 (CHUNKING,
//! without BINARYMIME), 3207 (STARTTLS), 3461 and 6533 (DSN), 4954 (AUTH), 6152 (8BITMIME), 6531 (SMTPUTF8),
//! 7504 (521, 556), 9422 (LIMITS).

pub mod auth;
pub mod client;
pub mod command;
pub mod params;
pub mod path;
pub mod reply;
pub mod server;
mod xtext;

pub use auth::{Credentials, Mechanism};
pub use params::{Body, MailParams, Notify, OriginalRecipient, RcptParams, Ret};
pub use path::{ForwardPath, PathError, ReversePath};
pub use reply::{Enhanced, Reply, Severity};
