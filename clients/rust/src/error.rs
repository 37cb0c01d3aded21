//! Why a call failed.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The server refused and said why.
    #[error("{0}")]
    Problem(Box<Problem>),
    /// No answer came: the network, TLS, or a time-out.
    #[error("no answer from the server")]
    Unreachable(#[source] reqwest::Error),
    /// An answer came that is not of this API; some other server may stand in between.
    #[error("the answer with status {status} is not one of this API: {reason}")]
    Answer {
        /// Its HTTP status.
        status: u16,
        /// What is wrong with it.
        reason: String,
    },
    /// The client was set up, or called, with something that cannot be sent.
    #[error("{0}")]
    Caller(String),
}

impl Error {
    /// The problem the server described.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// The HTTP status, when an answer came.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Answer { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// The stable code of what went wrong; empty when the server did not say.
    pub fn code(&self) -> &str {
        self.problem().map_or("", |problem| &problem.code)
    }
}

/// What went wrong, as the server says it (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// What went wrong, for a program. Stable.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// The meaning of the status in words.
    pub title: String,
    /// What happened and what to do next, for a person.
    pub detail: String,
    /// The path that was asked for.
    pub instance: Option<String>,
    /// The id of the request, to find it in the server's log.
    pub request_id: Option<String>,
    /// The fields at fault, when fields are.
    pub errors: Vec<FieldError>,
    /// What is in the way of what was to be made, when something is.
    pub conflict: Option<Conflict>,
    /// The limits that leave no room, when limits are what refused it.
    pub exceeded: Vec<Exceeded>,
    /// How long to wait before another attempt has a chance (`Retry-After`).
    #[serde(skip)]
    pub retry_after: Option<Duration>,
}

/// One field at fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FieldError {
    /// Which field: an RFC 6901 pointer into the body, or `/name` of a parameter.
    pub pointer: String,
    /// What is wrong with it, for a program. Stable.
    pub code: String,
    /// What is wrong with it, for a person.
    pub detail: String,
}

/// What is in the way of what was to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Conflict {
    /// What it is, such as `mailbox`.
    pub kind: String,
    /// Its natural key.
    pub key: String,
    /// The object itself, if this token may read it.
    pub object: Option<serde_json::Value>,
}

/// A limit, and what it leaves no room for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Exceeded {
    /// Which limit, such as `mailboxes`.
    pub limit: String,
    /// How much is in use.
    pub used: u64,
    /// How much is allowed.
    pub allowed: u64,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", self.detail, self.status, self.code)?;
        self.errors.iter().try_for_each(|error| write!(f, "; `{}` {}", error.pointer, error.detail))
    }
}
