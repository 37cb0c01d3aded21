//! Counters with a line protocol: bytes from sockets to the pure crates, questions to the engine and the store, answers
//! back. They know their wire format and nothing of policy or SQL.

mod admission;
pub mod imap;
pub mod net;
pub mod pop3;
mod sasl;
pub mod smtp;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
