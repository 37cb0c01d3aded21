//! The vault: tenants, domains, mailboxes, folders, messages, the queue and the bodies they share.
//!
//! It knows tables, transactions, UID and MODSEQ, and segment files; it never knows sockets, replies, JSON or DNS.
//! Functions over a [`foundation::db::Tx`] write; the rule, audit and transaction around them belong to the engine.
//! Bytes come first and rows second: a crash leaves at worst bytes that no row names.

pub mod access_rules;
pub mod addresses;
pub mod administrators;
pub mod aliases;
pub mod app_passwords;
pub mod autoreplies;
pub mod bodies;
pub mod certificates;
pub mod contacts;
pub mod content;
pub mod deliver;
mod deposit;
pub mod dkim_keys;
pub mod domains;
mod error;
pub mod expunged;
pub mod factor;
pub mod flags;
pub mod folders;
pub mod forwarding;
pub mod ids;
pub mod license;
pub mod listeners;
pub mod mailboxes;
pub mod messages;
pub mod oauth;
mod open;
pub mod operations;
pub mod passkeys;
pub mod plans;
pub mod queue;
pub mod reclaim;
pub mod scrub;
pub mod segments;
mod standstill;
mod status;
pub mod tenants;
#[doc(hidden)]
pub mod testing;
pub mod totals;
pub mod traces;
pub mod traffic;
pub mod usage;
pub mod view;

pub use error::Error;
pub use open::{OpenError, Options, SCHEMA, Store};

#[cfg(test)]
mod tests;
