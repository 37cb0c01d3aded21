//! Where an endpoint is: an address on the public Internet over HTTPS. Checked when it is named, and again each time it is
//! asked, because a build that may reach more can have kept it.

use std::net::IpAddr;

use url::{Host, Url};

use super::{Forbidden, Limits, Reach};

/// A checked address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(Url);

/// Why an address cannot be an endpoint's. Whoever named it is at fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// No address at all.
    #[error("is not an address: {0}")]
    NotAnAddress(#[from] url::ParseError),
    /// Too long.
    #[error("must have at most {0} bytes")]
    TooLong(usize),
    /// In the clear, or of another kind.
    #[error("must begin with https://")]
    NotHttps,
    /// A password in it would stand in every list; the signature proves who asks.
    #[error("must not hold a user or password; the signature proves who asks")]
    Credentials,
    /// What follows `#` is never sent.
    #[error("must not hold a fragment; it would not be sent")]
    Fragment,
    /// Not to be asked.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// A name that means this machine or this network everywhere.
    #[error("must name a host on the public Internet, not `{0}`")]
    Local(String),
}

impl Target {
    /// Reads and checks an address.
    ///
    /// # Errors
    /// [`TargetError`].
    pub fn parse(text: &str, reach: Reach, limits: &Limits) -> Result<Self, TargetError> {
        if text.len() > limits.url_bytes {
            return Err(TargetError::TooLong(limits.url_bytes));
        }
        let url = Url::parse(text)?;
        let own = is_own(&url);
        match (url.scheme(), reach) {
            ("https", _) => {}
            ("http", Reach::PublicAndOwn) if own => {}
            _ => return Err(TargetError::NotHttps),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::Credentials);
        }
        if url.fragment().is_some() {
            return Err(TargetError::Fragment);
        }
        match url.host() {
            Some(Host::Ipv4(address)) => reach.permit(IpAddr::V4(address))?,
            Some(Host::Ipv6(address)) => reach.permit(IpAddr::V6(address))?,
            Some(Host::Domain(name)) if reach == Reach::Public && is_local_name(name) => {
                return Err(TargetError::Local(name.to_owned()));
            }
            Some(Host::Domain(_)) => {}
            None => return Err(TargetError::NotHttps),
        }
        Ok(Self(url))
    }

    /// The address as it is asked: hosts in A-labels and lower case.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Whether the address is this machine's by its form.
fn is_own(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name.trim_end_matches('.') == "localhost",
        None => false,
    }
}

/// Names that no public zone holds (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN's `internal`), and names without a dot.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let last = name.rsplit('.').next().unwrap_or_default();
    !name.contains('.')
        || ["localhost", "local", "internal", "test", "invalid", "alt", "onion"].contains(&last)
        || name.ends_with(".home.arpa")
}
