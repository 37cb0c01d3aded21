//! A mail domain: a host name held as A-labels, or an address literal.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use idna::AsciiDenyList;

use super::{AddressError, MAX_DOMAIN};

/// A domain in the one form that is compared, stored and sent: lower-case A-labels without a final dot, or an address
/// literal such as `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Domain(String);

impl Domain {
    /// Reads a host name in ASCII or Unicode, or an address literal.
    ///
    /// Underscores are accepted although RFC 5321's grammar lacks them: bulk senders use them in return paths, and DNS
    /// resolves them. A name whose last label is a number is refused, since it can only be a mistyped literal.
    ///
    /// # Errors
    /// [`AddressError::BadDomain`] or [`AddressError::DomainTooLong`].
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > 4 * MAX_DOMAIN {
            return Err(AddressError::DomainTooLong);
        }
        if text.starts_with('[') {
            return parse_literal(text).map(Self::from).ok_or(AddressError::BadDomain);
        }
        let needs_mapping =
            !text.is_ascii() || text.split('.').any(|l| l.len() >= 4 && l[..4].eq_ignore_ascii_case("xn--"));
        let name = match needs_mapping {
            true => idna::domain_to_ascii_cow(text.as_bytes(), AsciiDenyList::EMPTY)
                .map_err(|_| AddressError::BadDomain)?
                .into_owned(),
            false => text.to_ascii_lowercase(),
        };
        if name.len() > MAX_DOMAIN || name.split('.').any(|label| label.len() > 63) {
            return Err(AddressError::DomainTooLong);
        }
        let all_numeric_top = name.rsplit('.').next().is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit()));
        match name.split('.').all(is_label) && !all_numeric_top {
            true => Ok(Self(name)),
            false => Err(AddressError::BadDomain),
        }
    }

    /// The A-label form, or the literal with its brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The U-label form for people to read; a literal is returned as it is.
    pub fn unicode(&self) -> String {
        match self.literal() {
            Some(_) => self.0.clone(),
            None => idna::domain_to_unicode(&self.0).0,
        }
    }

    /// The IP address of an address literal.
    pub fn literal(&self) -> Option<IpAddr> {
        parse_literal(&self.0)
    }
}

impl From<IpAddr> for Domain {
    /// The address literal that names `ip`.
    fn from(ip: IpAddr) -> Self {
        Self(match ip {
            IpAddr::V4(ip) => format!("[{ip}]"),
            IpAddr::V6(ip) => format!("[IPv6:{ip}]"),
        })
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Domain {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl AsRef<str> for Domain {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

fn parse_literal(text: &str) -> Option<IpAddr> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    match inner.get(..5) {
        Some(tag) if tag.eq_ignore_ascii_case("ipv6:") => inner[5..].parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        _ => inner.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}
