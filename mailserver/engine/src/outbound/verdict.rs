//! What an attempt did for one recipient, in the terms that rows, reports and logs share.

use message::report::Status;
use smtp::client::{Cause, Delivery};
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
        Self { fate, status, host: None, said: said.into(), voice: Voice::Ours }
    }

    /// The same, about a host.
    pub(super) fn of(mut self, host: &str) -> Self {
        self.host = Some(host.to_owned());
        self
    }

    /// What a host's conversation came to.
    pub(super) fn from_delivery(delivery: Delivery, dsn_passed_on: bool, host: &str) -> Self {
        let (fate, status, said, voice) = match delivery {
            Delivery::Accepted(reply) => {
                let fate = if dsn_passed_on { Fate::PassedOn } else { Fate::Relayed };
                let status = reply.enhanced.filter(|code| code.0 == 2).map_or(Status(2, 0, 0), status);
                (fate, status, reply.to_string(), Voice::Theirs)
            }
            Delivery::Permanent(_, cause) => from_cause(Fate::Failed, &cause),
            Delivery::Transient(_, cause) => from_cause(Fate::Deferred, &cause),
            Delivery::Uncertain(cause) => {
                let (fate, status, said, voice) = from_cause(Fate::Uncertain, &cause);
                (fate, status, format!("{said} after the message was sent; it may have arrived"), voice)
            }
        };
        Self { fate, status, host: Some(host.to_owned()), said, voice }
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
    (fate, status(code), cause.to_string(), voice)
}

fn status(code: Enhanced) -> Status {
    Status(code.0, code.1, code.2)
}
