//! Internet messages as bytes: addresses, header fields, MIME structure, trace lines, repair and reports.
//!
//! Everything here is a pure function from bytes and arguments to values. It knows RFC 5321 addresses, RFC 5322 and
//! MIME; it does not know where a message is stored, who may send it, what time it is, or any socket.

pub mod address;
pub mod answer;
pub mod authres;
pub mod date;
pub mod envelope;
pub mod fields;
pub mod fold;
pub mod repair;
pub mod report;
pub mod section;
pub mod structure;
pub mod text;
pub mod trace;
