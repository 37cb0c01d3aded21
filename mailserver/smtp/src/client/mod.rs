//! The client's half of SMTP and LMTP: one connection, any number of messages, a result for every recipient.
//!
//! ```text
//! loop {
//!     match conversation.next() {
//!         Step::Want => { write(output()); flushed(); read, then receive(bytes) or lost(why) }
//!         Step::Upgrade => { write(output()); flushed(); TLS handshake; tls_established() or lost(Lost::TlsFailed) }
//!         Step::SendBody => { for each piece { body(piece); write(output()); flushed() } end_body() }
//!         Step::Done(outcome) => record it; then send(next envelope) while connection() is Ready, or quit()
//!         Step::Close => { write(output()); close }
//!     }
//! }
//! ```

mod capabilities;
mod conversation;
mod encode;
mod outcome;
mod replies;
#[cfg(test)]
mod tests;

pub use capabilities::Capabilities;
pub use conversation::Conversation;
pub use encode::DotStuffing;
pub use outcome::{Cause, Connection, Delivery, Failure, Outcome, Stage};
pub use replies::{ReplyError, ReplyParser};

use crate::{
    auth::Credentials,
    params::{RcptParams, Ret},
    path::{ForwardPath, ReversePath},
    server::AuthOver,
};

/// Which protocol the server speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// SMTP: one reply to a message.
    Smtp,
    /// LMTP: one reply for each recipient (RFC 2033).
    Lmtp,
}

/// What to do about TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TlsPolicy {
    /// The connection is encrypted already.
    Active,
    /// STARTTLS is not used, even when offered.
    Never,
    /// STARTTLS when offered; otherwise in the clear (RFC 7435).
    Opportunistic,
    /// STARTTLS, or the message waits.
    Required,
}

/// What to do with 8-bit content when the server lacks 8BITMIME.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EightBit {
    /// Fail with 5.6.3 (RFC 6152 §3).
    Refuse,
    /// Send it as it is, as most servers without the keyword expect by now.
    SendAnyway,
}

/// How the message is transferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chunking {
    /// Always by DATA.
    Never,
    /// By BDAT when the server offers CHUNKING and PIPELINING.
    WhenOffered,
}

/// How one connection is used.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The server's protocol.
    pub protocol: Protocol,
    /// Our name for EHLO, ASCII.
    pub helo: String,
    /// TLS.
    pub tls: TlsPolicy,
    /// Who we log in as; sent by PLAIN or LOGIN.
    pub credentials: Option<Credentials>,
    /// Where credentials may be sent.
    pub auth_over: AuthOver,
    /// Eight-bit content.
    pub eight_bit: EightBit,
    /// DATA or BDAT.
    pub chunking: Chunking,
    /// Bounds on the server.
    pub limits: Limits,
}

/// One message's envelope.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The sender.
    pub reverse_path: ReversePath,
    /// RET, passed on to servers with DSN.
    pub ret: Option<Ret>,
    /// ENVID, passed on to servers with DSN.
    pub envid: Option<String>,
    /// The recipients; at least one.
    pub recipients: Vec<Recipient>,
    /// Octets of the message, for SIZE.
    pub size: u64,
    /// Whether it holds octets above 127.
    pub eight_bit: bool,
    /// Whether its header needs SMTPUTF8. Non-ASCII addresses of the envelope are seen without it.
    pub smtputf8: bool,
}

/// One recipient of an envelope.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The address.
    pub path: ForwardPath,
    /// NOTIFY and ORCPT, passed on to servers with DSN.
    pub params: RcptParams,
}

/// Bounds on what a server may send; past them the connection is given up as [`Failure::BadReply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Octets of one line of a reply; RFC 5321 §4.5.3.1.5 says 512, servers that explain themselves say more.
    pub reply_line: usize,
    /// Lines of one reply.
    pub reply_lines: usize,
    /// Commands sent ahead of their replies (RFC 2920 §3.1: neither side's send buffer may fill).
    pub pipeline: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { reply_line: 4096, reply_lines: 128, pipeline: 100 }
    }
}

/// What the caller does next.
#[derive(Debug)]
pub enum Step {
    /// Write the output, then read and [`Conversation::receive`].
    Want,
    /// Write the output, shake hands, then [`Conversation::tls_established`].
    Upgrade,
    /// Pass the message through [`Conversation::body`], then [`Conversation::end_body`].
    SendBody,
    /// The envelope is settled.
    Done(Outcome),
    /// Write the output and close.
    Close,
}

/// How a connection was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// Never established, closed or reset.
    Closed,
    /// The server did not answer in time (RFC 5321 §4.5.3.2).
    TimedOut,
    /// The TLS handshake failed.
    TlsFailed,
}
