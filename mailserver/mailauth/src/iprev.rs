//! iprev: whether a client's address has a name that leads back to it (RFC 8601 §3).

use std::net::IpAddr;

use crate::dns::{self, Dns, DnsError};

/// Names looked at.
const MAX_NAMES: usize = 10;

/// The results of RFC 8601 §2.7.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IprevResult {
    /// A name leads back to the address.
    Pass,
    /// There are names, none leads back.
    Fail,
    /// The DNS did not answer.
    TempError,
    /// The address has no name.
    PermError,
}

impl IprevResult {
    /// The word of RFC 8601.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

/// What reverse DNS says of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iprev {
    /// The result.
    pub result: IprevResult,
    /// The name that leads back, when there is one.
    pub name: Option<String>,
}

/// Looks up the names of `ip` and the addresses of those names.
pub async fn verify(ip: IpAddr, dns: &dyn Dns) -> Iprev {
    let ip = ip.to_canonical();
    let names = match dns.ptr(ip).await {
        Ok(names) if !names.is_empty() => names,
        Err(DnsError::Temporary(_)) => return Iprev { result: IprevResult::TempError, name: None },
        _ => return Iprev { result: IprevResult::PermError, name: None },
    };
    let mut result = IprevResult::Fail;
    for name in names.iter().take(MAX_NAMES).map(|name| dns::asked(name)) {
        match dns::addresses(dns, &name, ip).await {
            Ok(addresses) if addresses.contains(&ip) => {
                return Iprev { result: IprevResult::Pass, name: Some(name) };
            }
            Err(DnsError::Temporary(_)) => result = IprevResult::TempError,
            _ => {}
        }
    }
    Iprev { result, name: None }
}
