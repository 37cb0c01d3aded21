//! The server's half of SMTP, submission and LMTP: what a session asks its caller, and what the caller may say.
//!
//! ```text
//! loop {
//!     match conversation.next() {
//!         Step::Want => { write(output()); flushed(); read into space(); filled(n) }
//!         Step::Flush => { write(output()); flushed() }
//!         Step::Ask(ask) => conversation.answer(verdict for ask),
//!         Step::Data(octets) => spool(octets),
//!         Step::Event(event) => drop the spool or the SASL exchange it names,
//!         Step::Upgrade => { write(output()); flushed(); TLS handshake; tls_established() }
//!         Step::Close(reason) => { write(output()); close }
//!     }
//! }
//! ```

mod conversation;
mod greeting;
mod input;
mod limits;
mod octets;
#[cfg(test)]
mod tests;

pub use conversation::Conversation;
pub use limits::Limits;
pub use octets::DataFault;

use crate::{
    auth::{Credentials, Mechanism},
    command::Greeting,
    params::{MailParams, RcptParams},
    path::{ForwardPath, ReversePath},
    reply::Reply,
};

/// Which service a listener offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Mail from other hosts (port 25).
    Mx,
    /// Mail from our users (RFC 6409; ports 587 and 465).
    Submission,
    /// Local delivery with a reply for each recipient (RFC 2033).
    Lmtp,
}

/// What TLS can do for this connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TlsState {
    /// No certificate: STARTTLS is not offered.
    Off,
    /// STARTTLS is offered.
    Available,
    /// The connection is encrypted.
    Active,
}

/// When AUTH is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthOver {
    /// Only once TLS is active; before that 538 (RFC 4954 §4).
    Tls,
    /// Always: the connection is trusted, such as loopback.
    Any,
}

/// Whether MAIL is allowed to strangers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthNeed {
    /// MAIL before AUTH succeeds is answered 530 (RFC 4954 §6).
    Required,
    /// AUTH is optional.
    Optional,
}

/// Extensions that a setting can switch off. The others are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extensions {
    /// RFC 6531
    pub smtputf8: bool,
    /// RFC 3030
    pub chunking: bool,
    /// RFC 3461
    pub dsn: bool,
}

impl Default for Extensions {
    /// All of them.
    fn default() -> Self {
        Self { smtputf8: true, chunking: true, dsn: true }
    }
}

/// What a listener sets for each of its connections.
#[derive(Clone, Debug)]
pub struct Config {
    /// The service.
    pub role: Role,
    /// Our name in the greeting, ASCII.
    pub hostname: String,
    /// TLS now.
    pub tls: TlsState,
    /// Mechanisms offered, best first; empty where nobody logs in.
    pub auth: Vec<Mechanism>,
    /// Where they are offered.
    pub auth_over: AuthOver,
    /// Whether they must be used.
    pub auth_need: AuthNeed,
    /// Extensions offered.
    pub extensions: Extensions,
    /// Bounds.
    pub limits: Limits,
}

/// What the caller does next.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Write the output, then read more bytes.
    Want,
    /// Write the output, then call [`Conversation::next`] again: a synchronisation point, or enough has gathered.
    Flush,
    /// Decide, then [`Conversation::answer`]. When deciding takes long, write the output first.
    Ask(Ask),
    /// Octets of the message, already without dot-stuffing, to be spooled. Only [`Ask::DataEnd`] makes them a message.
    Data(&'a [u8]),
    /// Something happened that needs no answer.
    Event(Event),
    /// STARTTLS was accepted: write the output, shake hands, then [`Conversation::tls_established`].
    Upgrade,
    /// Write the output and close.
    Close(CloseReason),
}

/// A question to the caller. Each is answered once, by [`Conversation::answer`].
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// A client connected. Accept sends the greeting; Reject sends its reply (521 or 554, RFC 7504) and closes.
    Connect,
    /// EHLO, HELO or LHLO. The transaction, if any, is over without a message (RFC 5321 §4.1.4).
    Hello {
        /// Which.
        greeting: Greeting,
        /// The name given; anything printable, not verified.
        name: String,
    },
    /// STARTTLS. Accept leads to [`Step::Upgrade`]; Reject would normally be 454 4.7.0.
    StartTls,
    /// A password from PLAIN or LOGIN. Accept or Reject; the conversation has run the rounds.
    Password(Credentials),
    /// AUTH with a mechanism the caller runs. Answered by Challenge, Accept or Reject.
    Auth {
        /// Which mechanism.
        mechanism: Mechanism,
        /// The decoded initial response, if the client sent one.
        initial_response: Option<Vec<u8>>,
    },
    /// The decoded response to a challenge. Answered by Challenge, Accept or Reject.
    AuthResponse(Vec<u8>),
    /// MAIL. Its SIZE is within the limit already.
    Mail {
        /// The sender.
        path: ReversePath,
        /// Its parameters.
        params: MailParams,
    },
    /// RCPT. The number of recipients is within the limit already.
    Rcpt {
        /// The recipient.
        path: ForwardPath,
        /// Its parameters.
        params: RcptParams,
    },
    /// DATA, or the first BDAT: open a spool. Accept or Reject; a Reject ends the transaction.
    DataBegin {
        /// SIZE as MAIL declared it.
        declared_size: Option<u64>,
        /// How it comes.
        transfer: Transfer,
    },
    /// The whole message has arrived and holds CRLF line ends only. Accept promises it is on disk. On LMTP the verdict
    /// may be [`Verdict::Each`].
    DataEnd {
        /// Octets given out through [`Step::Data`].
        size: u64,
        /// Whether any octet is above 127.
        eight_bit: bool,
    },
}

/// How a message is transferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transfer {
    /// DATA, dot-stuffed.
    Data,
    /// BDAT chunks.
    Chunks,
}

/// The caller's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, with the standard reply.
    Accept,
    /// Yes, with this text instead of the standard one, e.g. `queued as 0193…`; for Connect, what follows the host name.
    AcceptWith(String),
    /// No. The code is 4yz or 5yz, or the client gets 451 4.3.0. A 421 or 521 also closes.
    Reject(Reply),
    /// For SASL: send this, in base64, and ask again with the response.
    Challenge(Vec<u8>),
    /// For [`Ask::DataEnd`] on LMTP: one reply for each accepted recipient, in order. Missing ones become 451 4.3.0.
    Each(Vec<Reply>),
}

/// What the caller is told without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// RSET: the transaction is over without a message.
    Reset,
    /// The message was refused here and answered; its spool is to be dropped; no DataEnd will come.
    DataRefused(DataFault),
    /// The client gave up the SASL exchange with `*` or sent no base64; the mechanism's state is to be dropped.
    AuthCancelled,
}

/// Why a conversation ended; for logs and counters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// The client said QUIT.
    Quit,
    /// A verdict was 421 or 521, or refused the connection.
    Refused,
    /// [`Limits::bad_commands`].
    BadCommands,
    /// [`Limits::idle_commands`].
    IdleCommands,
    /// [`Limits::auth_failures`].
    AuthFailures,
    /// Far past [`Limits::recipients`].
    Recipients,
    /// [`Limits::refused_recipients`].
    RefusedRecipients,
    /// [`Limits::messages`].
    Messages,
    /// A command line ran past [`Limits::auth_line`].
    EndlessLine,
    /// Data ran past [`Limits::message_size`] and [`Limits::discard`].
    EndlessData,
    /// A BDAT line from which no size could be read.
    LostSync,
    /// An HTTP request or a TLS handshake where SMTP was due.
    OtherProtocol,
    /// [`Conversation::abort`].
    Aborted,
}
