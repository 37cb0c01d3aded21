//! The address of a mailbox as SMTP carries it: `local@domain`, parsed once and trusted afterwards.
//!
//! Header addresses with display names and groups are read by [`crate::envelope`]; whether an address exists is the
//! store's question.

mod domain;
mod local;

use std::{fmt, str::FromStr};

pub use domain::Domain;
pub use local::LocalPart;

/// Longest domain in octets (RFC 5321 §4.5.3.1.2), counted on the A-label form.
pub const MAX_DOMAIN: usize = 255;
/// Longest local part in octets (RFC 5321 §4.5.3.1.1), counted as written on the wire, quotes included.
pub const MAX_LOCAL: usize = 64;
/// Longest address in octets: a path is at most 256 with its angle brackets (RFC 5321 §4.5.3.1.3).
pub const MAX_ADDRESS: usize = 254;

/// Why a text is not an address. The fault is always that of whoever wrote the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// There is no `@` outside a quoted string.
    #[error("the address has no domain")]
    NoDomain,
    /// The local part is empty.
    #[error("the part before the @ is empty")]
    EmptyLocal,
    /// The local part breaks RFC 5321 §4.1.2.
    #[error("the part before the @ is not a dot-atom or a quoted string")]
    BadLocal,
    /// The domain is neither a host name nor an address literal.
    #[error("the domain is not a valid host name or address literal")]
    BadDomain,
    /// The local part is longer than [`MAX_LOCAL`].
    #[error("the part before the @ is longer than {MAX_LOCAL} octets")]
    LocalTooLong,
    /// The domain is longer than [`MAX_DOMAIN`] or one of its labels longer than 63.
    #[error("the domain is longer than {MAX_DOMAIN} octets or a label longer than 63")]
    DomainTooLong,
    /// The whole is longer than [`MAX_ADDRESS`].
    #[error("the address is longer than {MAX_ADDRESS} octets")]
    TooLong,
}

/// `local@domain`, both parts parsed (RFC 5321 §4.1.2, RFC 6531 §3.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    local: LocalPart,
    domain: Domain,
}

impl Address {
    /// Joins two parsed parts.
    pub fn new(local: LocalPart, domain: Domain) -> Self {
        Self { local, domain }
    }

    /// Reads `local@domain` without angle brackets, under the limits of RFC 5321 §4.5.3.1.
    ///
    /// # Errors
    /// Names the part that is wrong or too long.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let address = Self::parse_foreign(text)?;
        if address.local.to_string().len() > MAX_LOCAL {
            return Err(AddressError::LocalTooLong);
        }
        Ok(address)
    }

    /// Reads an address that another system made, where the local part may fill the whole path.
    ///
    /// Rewritten (SRS) and per-recipient (VERP) return paths pass 64 octets every day, and refusing them refuses the
    /// message; RFC 5321 §4.5.3.1 allows accepting more than its minimum.
    ///
    /// # Errors
    /// As [`Address::parse`], without [`AddressError::LocalTooLong`].
    pub fn parse_foreign(text: &str) -> Result<Self, AddressError> {
        let (local, rest) = LocalPart::take(text)?;
        let domain = rest.strip_prefix('@').ok_or(match rest.is_empty() {
            true => AddressError::NoDomain,
            false => AddressError::BadLocal,
        })?;
        let address = Self { local, domain: Domain::parse(domain)? };
        if address.to_string().len() > MAX_ADDRESS {
            return Err(AddressError::TooLong);
        }
        Ok(address)
    }

    /// The part before the `@`, unquoted.
    pub fn local(&self) -> &LocalPart {
        &self.local
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The text under which lookups find this address: local part in lower case, domain as A-labels.
    ///
    /// RFC 5321 §2.4 leaves the case of local parts to the receiving host; ours ignores it.
    pub fn key(&self) -> String {
        format!("{}@{}", self.local.key(), self.domain)
    }

    /// The address without its `+detail` (RFC 5233), or `None` when it has none.
    pub fn without_detail(&self) -> Option<Self> {
        let (base, _) = self.local.split_detail()?;
        Some(Self { local: LocalPart::parse_unquoted(base).ok()?, domain: self.domain.clone() })
    }

    /// Whether the address can travel without SMTPUTF8: the domain always can, so the local part decides.
    pub fn is_ascii(&self) -> bool {
        self.local.as_str().is_ascii()
    }

    /// The address with its domain in U-labels, for people to read.
    pub fn unicode(&self) -> String {
        format!("{}@{}", self.local, self.domain.unicode())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
