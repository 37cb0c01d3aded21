//! SPF: whether a domain lets an address send for it (RFC 7208).

mod eval;
mod macros;
mod record;

use std::net::IpAddr;

use jiff::Timestamp;

use crate::dns::Dns;

/// The DNS work one check may cause (RFC 7208 §4.6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Terms that ask the DNS. Default 10.
    pub lookups: usize,
    /// Answers without a record. Default 2.
    pub void_lookups: usize,
    /// Host names looked at in one MX or PTR answer. Default 10.
    pub names: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { lookups: 10, void_lookups: 2, names: 10 }
    }
}

/// The results of RFC 7208 §2.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpfResult {
    /// No record, or no domain to ask.
    None,
    /// The domain says nothing about this address.
    Neutral,
    /// The address may send for the domain.
    Pass,
    /// The address may not send for the domain.
    Fail,
    /// The address probably may not send for the domain.
    SoftFail,
    /// The DNS did not answer.
    TempError,
    /// The domain's record cannot be understood or costs too much.
    PermError,
}

impl SpfResult {
    /// The word of RFC 8601 §2.7.2.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Neutral => "neutral",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

/// What SPF says of one identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spf {
    /// The result.
    pub result: SpfResult,
    /// The domain that was asked first.
    pub domain: String,
    /// The domain's own words on a `fail`. The domain chose them: show them only as a quotation.
    pub explanation: Option<String>,
    /// What is wrong, for the two errors.
    pub reason: Option<String>,
}

/// The arguments of `check_host()` (RFC 7208 §4.1).
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The client.
    pub ip: IpAddr,
    /// The domain whose record counts.
    pub domain: &'a str,
    /// `local@domain` of MAIL FROM; for the HELO identity `postmaster@` and the HELO name.
    pub sender: &'a str,
    /// The HELO name.
    pub helo: &'a str,
    /// Our own name.
    pub receiver: &'a str,
    /// Now.
    pub now: Timestamp,
    /// The bounds.
    pub limits: Limits,
}

impl Query<'_> {
    /// Evaluates the domain's policy.
    pub async fn check(&self, dns: &dyn Dns) -> Spf {
        eval::check(self, dns).await
    }
}

#[cfg(test)]
mod tests;
