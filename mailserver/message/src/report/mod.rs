//! Delivery status notifications: what became of a message, for its sender (RFC 3464 in RFC 6522's multipart/report).
//!
//! Which events deserve a report, and to whom, is the engine's rule.

mod build;
mod parse;

use std::fmt;

use jiff::Timestamp;

use crate::address::Address;

pub use parse::{Field, Notification};

/// A report to build.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The author shown, usually `MAILER-DAEMON` or `postmaster` of the reporting domain. The envelope sender of a
    /// report is always null (RFC 3464 §2).
    pub from: &'a Address,
    /// The sender of the message that is reported on.
    pub to: &'a Address,
    /// The name of the server that reports.
    pub reporting_mta: &'a str,
    /// The `ENVID` of the message (RFC 3461 §4.4), decoded from xtext.
    pub envelope_id: Option<&'a str>,
    /// When the message came here.
    pub arrival: Timestamp,
    /// When the report is made.
    pub now: Timestamp,
    /// What stands between the angle brackets of `Message-ID`.
    pub message_id: &'a str,
    /// What became of each recipient, at least one.
    pub recipients: &'a [Recipient],
    /// The message, or its start.
    pub original: &'a [u8],
    /// How much of it to return.
    pub returned: Returned,
    /// Whether the recipient of the report may receive UTF-8 (RFC 6533).
    pub charset: Charset,
}

/// How much of the message a report returns (`RET` of RFC 3461 §4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Only its header.
    Headers,
    /// All of it.
    Full,
}

/// How a report writes addresses beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// RFC 3464: encoded as `utf-8` xtext-like addresses.
    Ascii,
    /// RFC 6533: `message/global-delivery-status` with raw UTF-8.
    Utf8,
}

/// What became of one recipient (RFC 3464 §2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// `ORCPT` as given (`rfc822;anna@example.org`).
    pub original: Option<String>,
    /// The address delivery was tried for.
    pub address: Address,
    /// What happened.
    pub action: Action,
    /// Why (RFC 3463).
    pub status: Status,
    /// The reply of the other server, without a type.
    pub diagnostic: Option<String>,
    /// The server that replied.
    pub remote_mta: Option<String>,
    /// When delivery was last tried.
    pub last_attempt: Option<Timestamp>,
    /// Until when it will be tried again; only for delays.
    pub will_retry_until: Option<Timestamp>,
}

/// `Action` of RFC 3464 §2.3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Given up.
    Failed,
    /// Not delivered yet, still trying.
    Delayed,
    /// Delivered.
    Delivered,
    /// Handed to a server that sends no such reports.
    Relayed,
    /// Delivered to a list or alias that goes on elsewhere.
    Expanded,
}

impl Action {
    /// The word in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Delayed => "delayed",
            Self::Delivered => "delivered",
            Self::Relayed => "relayed",
            Self::Expanded => "expanded",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Failed, Self::Delayed, Self::Delivered, Self::Relayed, Self::Expanded]
            .into_iter()
            .find(|action| action.as_str().eq_ignore_ascii_case(word))
    }
}

/// An enhanced status code such as 5.1.1 (RFC 3463).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Status(pub u8, pub u16, pub u16);

impl Status {
    /// Reads `class.subject.detail`, ignoring a comment after it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(['(', ' ']).next()?.splitn(3, '.');
        let status = Self(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        matches!(status, Self(2 | 4 | 5, 0..=999, 0..=999)).then_some(status)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests;
