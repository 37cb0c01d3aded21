//! What an attempt did for one recipient, in the terms that rows, reports and logs share.

use std::net::SocketAddr;

use message::report::Status;
use smtp::client::{Cause, Delivery, Failure, Stage};
use smtp::{Enhanced, Severity};

/// What became of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) fate: Fate,
    /// The RFC 3463 code a report gives.
    pub(super) status: Status,
    /// The host that was asked.
    pub(super) host: Option<String>,
    /// What it said, or what we found out ourselves, on one line.
    pub(super) said: String,
    /// Whether `said` is the host's own reply.
    pub(super) voice: Voice,
    /// The connection it was said over.
    pub(super) over: Over,
}

/// A connection, as it is told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Over {
    /// The other end.
    pub(super) address: Option<SocketAddr>,
    /// How it was encrypted, such as `TLSv1.3`.
    pub(super) tls: Option<&'static str>,
}

/// Whose words a verdict repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Those of the other server.
    Theirs,
    /// Ours.
    Ours,
}

/// How an attempt ended for a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The next host took it and will report itself.
    PassedOn,
    /// The next host took it and sends no reports (RFC 3461 §5.2.2).
    Relayed,
    /// It will not be attempted again.
    Failed,
    /// It is attempted again.
    Deferred,
    /// It may have arrived; it is attempted again, for twice is better than never (RFC 5321 §4.5.3.2.6, RFC 1047).
    Uncertain,
}

impl Verdict {
    /// What we found out ourselves.
    pub(super) fn ours(fate: Fate, status: Status, said: impl Into<String>) -> Self {
        Self { fate, status, host: None, said: said.into(), voice: Voice::Ours, over: Over::default() }
    }

    /// The same, about a host.
    pub(super) fn of(mut self, host: &str) -> Self {
        self.host = Some(host.to_owned());
        self
    }

    /// The same, found out over a connection.
    pub(super) fn over(mut self, over: &Over) -> Self {
        self.over = over.clone();
        self
    }

    /// What a host's conversation came to.
    pub(super) fn from_delivery(delivery: Delivery, dsn_passed_on: bool, host: &str) -> Self {
        let (fate, status, said, voice) = match delivery {
            Delivery::Accepted(reply) => {
                let fate = if dsn_passed_on { Fate::PassedOn } else { Fate::Relayed };
                let status = reply.enhanced.filter(|code| code.0 == 2).map_or(Status(2, 0, 0), status);
                (fate, status, one_line(&reply.to_string()), Voice::Theirs)
            }
            Delivery::Permanent(_, cause) => from_cause(Fate::Failed, &cause),
            Delivery::Transient(_, cause) => from_cause(Fate::Deferred, &cause),
            Delivery::Uncertain(cause) => {
                let (fate, status, said, voice) = from_cause(Fate::Uncertain, &cause);
                (fate, status, format!("{said} after the message was sent; it may have arrived"), voice)
            }
        };
        Self { fate, status, host: Some(host.to_owned()), said, voice, over: Over::default() }
    }

    /// The same, but not for good.
    pub(super) fn deferred(mut self) -> Self {
        if self.fate == Fate::Failed {
            self.fate = Fate::Deferred;
            self.status.0 = 4;
        }
        self
    }

    /// Of two hosts' refusals the one that counts: while one of them may still take the message, it is not given up.
    pub(super) fn milder(self, other: Self) -> Self {
        match (self.fate, other.fate) {
            (Fate::Deferred | Fate::Uncertain, Fate::Failed) => self,
            _ => other,
        }
    }
}

fn from_cause(fate: Fate, cause: &Cause) -> (Fate, Status, String, Voice) {
    let voice = match cause {
        Cause::Reply(_) => Voice::Theirs,
        Cause::Failure(_) => Voice::Ours,
    };
    // A reply of neither 4yz nor 5yz is a refusal all the same; its code must not read as a success.
    let code = match cause {
        Cause::Reply(reply) if reply.severity() != Severity::Transient && cause.enhanced().0 == 2 => Enhanced(5, 5, 0),
        _ => cause.enhanced(),
    };
    (fate, status(code), one_line(&cause.to_string()), voice)
}

/// A server's words on one line, and no more of them than a row should hold.
fn one_line(text: &str) -> String {
    text.chars().take(WORDS).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Characters of a reply that are kept.
const WORDS: usize = 1000;

fn status(code: Enhanced) -> Status {
    Status(code.0, code.1, code.2)
}

/// Whether the server takes the recipient in another transaction: RFC 5321 §4.5.3.1.10 gives 452 that meaning, and 552,
/// which servers older than RFC 2821 say.
pub(super) fn is_too_many(delivery: &Delivery) -> bool {
    match delivery {
        Delivery::Transient(_, Cause::Failure(Failure::TooManyRecipients)) => true,
        Delivery::Transient(Stage::Rcpt, Cause::Reply(reply)) => reply.code == 452,
        Delivery::Permanent(Stage::Rcpt, Cause::Reply(reply)) => reply.code == 552 && reply.enhanced.is_none(),
        _ => false,
    }
}

/// Whether the connection was gone before the server had said anything to this message.
pub(super) fn is_lost_before_answer(delivery: &Delivery) -> bool {
    match delivery {
        Delivery::Transient(stage, Cause::Failure(Failure::ConnectionLost)) => *stage <= Stage::Mail,
        // 421 to the first command after a pause: the server had lost its patience, not judged.
        Delivery::Transient(Stage::Mail, Cause::Reply(reply)) => reply.code == 421,
        _ => false,
    }
}

/// Whether it was refused before the message was mentioned.
pub(super) fn is_before_mail(delivery: &Delivery) -> bool {
    match delivery {
        Delivery::Permanent(stage, _) | Delivery::Transient(stage, _) => *stage <= Stage::Auth,
        Delivery::Accepted(_) | Delivery::Uncertain(_) => false,
    }
}

/// Whether TLS did not come about.
pub(super) fn has_tls_trouble(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Transient(Stage::Tls, _) | Delivery::Permanent(Stage::Tls, _))
}
