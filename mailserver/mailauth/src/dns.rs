//! The questions that mail authentication asks the DNS, as a trait that a resolver or a test table answers.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use futures::future::BoxFuture;

/// An answer on its way. How long it may take is the implementation's business: it answers
/// [`DnsError::Temporary`] when its time is up.
pub type Answer<'a, T> = BoxFuture<'a, Result<Vec<T>, DnsError>>;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DnsError {
    /// The name does not exist (NXDOMAIN).
    #[error("the name does not exist")]
    NoName,
    /// The name exists without records of that type. An empty list means the same.
    #[error("the name has no such record")]
    NoRecord,
    /// No name server could be asked, or it failed; a later attempt may succeed.
    #[error("the DNS did not answer: {0}")]
    Temporary(String),
}

/// One MX record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mx {
    /// Lower is tried first.
    pub preference: u16,
    /// The host name, without a final dot; empty for the null MX of RFC 7505.
    pub exchange: String,
}

/// A source of DNS answers. Names are given as lower-case A-labels without a final dot.
pub trait Dns: Send + Sync {
    /// TXT records, the strings of each joined (RFC 7208 §3.3).
    fn txt<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<u8>>;
    /// A records.
    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr>;
    /// AAAA records.
    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr>;
    /// MX records, in any order.
    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx>;
    /// The host names of an address, without final dots.
    fn ptr(&self, ip: IpAddr) -> Answer<'_, String>;
}

/// The records of an answer where a missing name or record means none.
pub(crate) fn or_none<T>(answer: Result<Vec<T>, DnsError>) -> Result<Vec<T>, String> {
    match answer {
        Ok(records) => Ok(records),
        Err(DnsError::NoName | DnsError::NoRecord) => Ok(Vec::new()),
        Err(DnsError::Temporary(why)) => Err(why),
    }
}

/// The addresses of `name` in the family of `like`.
pub(crate) async fn addresses(dns: &dyn Dns, name: &str, like: IpAddr) -> Result<Vec<IpAddr>, DnsError> {
    match like {
        IpAddr::V4(_) => Ok(dns.ipv4(name).await?.into_iter().map(IpAddr::V4).collect()),
        IpAddr::V6(_) => Ok(dns.ipv6(name).await?.into_iter().map(IpAddr::V6).collect()),
    }
}

/// A name as it is asked: lower case, without final dot.
pub(crate) fn asked(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}
