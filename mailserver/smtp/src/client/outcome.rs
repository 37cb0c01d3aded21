//! What became of an envelope: one result a recipient, with the stage it was settled at and whose fault it is.

use super::ReplyError;
use crate::reply::{Enhanced, Reply, Severity};

/// How far a conversation had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Waiting for the banner.
    Connect,
    /// EHLO, HELO or LHLO.
    Hello,
    /// STARTTLS and the handshake.
    Tls,
    /// AUTH.
    Auth,
    /// MAIL.
    Mail,
    /// RCPT.
    Rcpt,
    /// DATA, or the message on its way before its end was sent.
    Data,
    /// After the final dot or the last chunk.
    End,
}

/// The result for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The server took responsibility; this is its reply.
    Accepted(Reply),
    /// Refused for good.
    Permanent(Stage, Cause),
    /// Refused, or not tried, for now.
    Transient(Stage, Cause),
    /// The connection was lost after the end of the message was sent and before the reply came: the server may have
    /// taken it, and sending again may deliver it twice (RFC 5321 §4.5.3.2.6, RFC 1047).
    Uncertain(Cause),
}

/// Why a recipient was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The server said so.
    Reply(Reply),
    /// We found out ourselves.
    Failure(Failure),
}

/// What went wrong without a reply that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Failure {
    /// Closed or reset by the server or the network.
    #[error("connection lost")]
    ConnectionLost,
    /// No answer in time.
    #[error("server did not answer in time")]
    TimedOut,
    /// The handshake failed.
    #[error("TLS handshake failed")]
    TlsFailed,
    /// [`super::TlsPolicy::Required`], and the server has no STARTTLS.
    #[error("TLS is required and the server does not offer it")]
    TlsNotOffered,
    /// There are credentials and no mechanism to send them by, or no TLS to send them over.
    #[error("server offers no way to log in that may be used")]
    NoMechanism,
    /// What the server sent breaks the protocol.
    #[error("{0}")]
    BadReply(ReplyError),
    /// A positive reply where none of that kind belongs.
    #[error("server answered out of order")]
    OutOfOrder,
    /// The message or an address needs SMTPUTF8 and the server lacks it (RFC 6531 §3.2).
    #[error("message needs SMTPUTF8 and the server does not offer it")]
    NeedsUtf8,
    /// The message has 8-bit content and the server lacks 8BITMIME (RFC 6152 §3).
    #[error("message has 8-bit content and the server does not offer 8BITMIME")]
    NeedsEightBit,
    /// The message is larger than the server's SIZE (RFC 1870 §5).
    #[error("message is larger than the server accepts")]
    TooBig,
    /// More recipients than the server's RCPTMAX; these are for another transaction (RFC 9422 §3).
    #[error("more recipients than the server takes at once")]
    TooManyRecipients,
}

impl Failure {
    /// The enhanced code a report gives for it.
    pub fn enhanced(self) -> Enhanced {
        match self {
            Self::ConnectionLost | Self::TimedOut => Enhanced(4, 4, 2),
            Self::TlsFailed => Enhanced(4, 7, 5),
            Self::TlsNotOffered => Enhanced(4, 7, 10),
            Self::NoMechanism => Enhanced(4, 7, 0),
            Self::BadReply(_) | Self::OutOfOrder => Enhanced(4, 5, 0),
            Self::NeedsUtf8 => Enhanced(5, 6, 7),
            Self::NeedsEightBit => Enhanced(5, 6, 3),
            Self::TooBig => Enhanced(5, 3, 4),
            Self::TooManyRecipients => Enhanced(4, 5, 3),
        }
    }
}

impl Cause {
    /// The enhanced code: the server's, or the one that fits.
    pub fn enhanced(&self) -> Enhanced {
        match self {
            Self::Failure(failure) => failure.enhanced(),
            Self::Reply(reply) => reply.enhanced.unwrap_or(match reply.severity() {
                Severity::Transient => Enhanced(4, 0, 0),
                _ => Enhanced(5, 0, 0),
            }),
        }
    }
}

/// As a log or a report shows it.
impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reply(reply) => reply.fmt(f),
            Self::Failure(failure) => failure.fmt(f),
        }
    }
}

impl Delivery {
    /// Sorts a refusal by its severity.
    pub(super) fn refused(stage: Stage, cause: Cause) -> Self {
        let transient = match &cause {
            Cause::Reply(reply) => reply.severity() == Severity::Transient,
            Cause::Failure(failure) => failure.enhanced().0 == 4,
        };
        match transient {
            true => Self::Transient(stage, cause),
            false => Self::Permanent(stage, cause),
        }
    }

    /// Whether another host of the same domain may do better, because this one was refused as a host or was lost, not
    /// the message or the recipient.
    pub fn is_of_host(&self) -> bool {
        match self {
            Self::Accepted(_) | Self::Uncertain(_) => false,
            Self::Permanent(stage, cause) | Self::Transient(stage, cause) => match cause {
                Cause::Reply(reply) => *stage <= Stage::Auth || reply.code == 421,
                Cause::Failure(failure) => !matches!(failure, Failure::TooBig | Failure::TooManyRecipients),
            },
        }
    }
}

/// Whether the connection can carry another message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connection {
    /// It can.
    Ready,
    /// It cannot.
    Finished,
}

/// What became of one envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// One result for each recipient of the envelope, in its order.
    pub deliveries: Vec<Delivery>,
    /// Whether DSN parameters were passed on. Where not, a requested success report is ours to send, as *relayed*
    /// (RFC 3461 §5.2.2).
    pub dsn_passed_on: bool,
    /// Whether the connection can carry another message.
    pub connection: Connection,
}
