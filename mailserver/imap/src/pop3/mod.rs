//! POP3 (RFC 1939) with CAPA, TOP, UIDL, SASL, STLS, PIPELINING, UTF8 and RESP-CODES: bytes in, commands out; values
//! in, replies out. It does not know accounts or messages, nor the session's state.

pub mod command;
pub mod decode;
pub mod reply;
pub mod transfer;

pub use command::Command;
pub use decode::{Decoder, Item, Limits};
pub use reply::{Capability, ErrCode, Replies};
pub use transfer::Transfer;
