//! The IMAP and POP3 wire: bytes in, commands out; values in, response bytes out. It knows RFC 9051 and RFC 3501 with
//! the extensions `Command` names, and RFC 1939. It does not know sockets, accounts, stored messages or the clock, nor
//! whether a command is legal in the session's state.

pub mod command;
pub mod date;
pub mod decode;
pub mod encode;
pub mod fault;
pub mod fetch;
pub mod flag;
pub mod limits;
pub mod list;
pub mod mailbox;
pub mod pop3;
pub mod sasl;
pub mod search;
pub mod sequence;
pub mod status;
pub mod tag;
pub mod utf7;

mod parse;

pub use command::{Command, Numbering};
pub use decode::{Decoder, Item};
pub use encode::Encoder;
pub use fault::Fault;
pub use flag::Flag;
pub use limits::Limits;
pub use mailbox::{Mailbox, TextMode};
pub use sequence::{Messages, SequenceSet};
pub use tag::Tag;
