//! The two paths of an envelope (RFC 5321 §4.1.2): who gets reports, and who gets the message.

use std::fmt;

use message::address::{Address, AddressError};

/// The argument of `MAIL FROM`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReversePath {
    /// `<>`: a report, which nobody may answer with another report (RFC 5321 §4.5.5).
    Null,
    /// Where reports go.
    Address(Address),
}

/// The argument of `RCPT TO`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ForwardPath {
    /// `<Postmaster>` without a domain, in any case: the postmaster of this host (RFC 5321 §4.1.1.3).
    Postmaster,
    /// One recipient.
    Address(Address),
}

/// Why a path cannot be read; the peer's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// No `<`…`>` around it. Peers that leave them out are refused: their parameters could not be told apart.
    #[error("angle brackets are missing")]
    NoBrackets,
    /// `<>` where a recipient belongs.
    #[error("a recipient cannot be empty")]
    Empty,
    /// The source route before the address is malformed (RFC 5321 §4.1.1.3; a good one is ignored, appendix C).
    #[error("the source route is malformed")]
    BadRoute,
    /// The address itself.
    #[error(transparent)]
    Address(#[from] AddressError),
}

impl ReversePath {
    /// Reads a path from the start of `text` and returns what follows its `>`.
    ///
    /// # Errors
    /// Names the part that is wrong.
    pub fn take(text: &str) -> Result<(Self, &str), PathError> {
        let (inner, rest) = take_brackets(text)?;
        let path = match inner {
            "" => Self::Null,
            inner => Self::Address(Address::parse_foreign(without_route(inner)?)?),
        };
        Ok((path, rest))
    }

    /// The address, unless it is the null path.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Self::Null => None,
            Self::Address(address) => Some(address),
        }
    }

    /// Whether it travels without SMTPUTF8.
    pub fn is_ascii(&self) -> bool {
        self.address().is_none_or(Address::is_ascii)
    }
}

impl ForwardPath {
    /// Reads a path from the start of `text` and returns what follows its `>`.
    ///
    /// # Errors
    /// Names the part that is wrong.
    pub fn take(text: &str) -> Result<(Self, &str), PathError> {
        let (inner, rest) = take_brackets(text)?;
        let path = match inner {
            "" => return Err(PathError::Empty),
            inner if inner.eq_ignore_ascii_case("postmaster") => Self::Postmaster,
            inner => Self::Address(Address::parse_foreign(without_route(inner)?)?),
        };
        Ok((path, rest))
    }

    /// The address, unless it is the bare postmaster.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Self::Postmaster => None,
            Self::Address(address) => Some(address),
        }
    }

    /// Whether it travels without SMTPUTF8.
    pub fn is_ascii(&self) -> bool {
        self.address().is_none_or(Address::is_ascii)
    }
}

/// With its angle brackets, as on the wire.
impl fmt::Display for ReversePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("<>"),
            Self::Address(address) => write!(f, "<{address}>"),
        }
    }
}

/// With its angle brackets, as on the wire.
impl fmt::Display for ForwardPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Postmaster => f.write_str("<Postmaster>"),
            Self::Address(address) => write!(f, "<{address}>"),
        }
    }
}

/// Splits `<inner>rest`; a `>` inside a quoted string does not end the path.
fn take_brackets(text: &str) -> Result<(&str, &str), PathError> {
    let body = text.strip_prefix('<').ok_or(PathError::NoBrackets)?;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Ok((&body[..at], &body[at + 1..])),
            _ => {}
        }
    }
    Err(PathError::NoBrackets)
}

/// Drops `@a,@b:` after checking that it is one.
fn without_route(inner: &str) -> Result<&str, PathError> {
    if !inner.starts_with('@') {
        return Ok(inner);
    }
    let (route, address) = inner.split_once(':').ok_or(PathError::BadRoute)?;
    let is_hop = |hop: &str| {
        hop.strip_prefix('@').is_some_and(|domain| {
            !domain.is_empty() && domain.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        })
    };
    match route.split(',').all(is_hop) {
        true => Ok(address),
        false => Err(PathError::BadRoute),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forward_paths() {
        for (wire, shown, rest) in [
            ("<Jones@XYZ.COM>", "<Jones@xyz.com>", ""),
            ("<@hosta.int,@jkl.org:userc@d.bar.org> X", "<userc@d.bar.org>", " X"),
            ("<\"a>b\"@x.org> SIZE=1", "<\"a>b\"@x.org>", " SIZE=1"),
            ("<\"a\\\"> b\"@x.org>", "<\"a\\\"> b\"@x.org>", ""),
            ("<postMASTER>", "<Postmaster>", ""),
            ("<u@[IPv6:2001:db8::1]>", "<u@[IPv6:2001:db8::1]>", ""),
        ] {
            let (path, tail) = ForwardPath::take(wire).unwrap_or_else(|e| panic!("{wire}: {e}"));
            assert_eq!((path.to_string().as_str(), tail), (shown, rest));
        }
    }

    #[test]
    fn what_is_no_path() {
        for (wire, error) in [
            ("a@b.org", PathError::NoBrackets),
            ("<a@b.org", PathError::NoBrackets),
            ("<\"a>@b.org", PathError::NoBrackets),
            ("<>", PathError::Empty),
            ("<@a b:c@d.org>", PathError::BadRoute),
            ("<@a.org>", PathError::BadRoute),
            ("<a>", PathError::Address(AddressError::NoDomain)),
            ("<a@-b>", PathError::Address(AddressError::BadDomain)),
            ("<a..b@c.org>", PathError::Address(AddressError::BadLocal)),
        ] {
            assert_eq!(ForwardPath::take(wire), Err(error), "{wire}");
        }
        assert_eq!(ReversePath::take("<>").unwrap(), (ReversePath::Null, ""));
    }
}
