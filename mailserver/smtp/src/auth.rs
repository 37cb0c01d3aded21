//! SASL as SMTP carries it (RFC 4954): mechanism names and the passwords that PLAIN and LOGIN bring in the clear.
//! Who may log in, the arithmetic of SCRAM and what tokens say belong to the caller.

use std::fmt;

/// A SASL mechanism this product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mechanism {
    /// RFC 4616.
    Plain,
    /// draft-murchison-sasl-login: two prompts; obsolete, and all that some clients know.
    Login,
    /// RFC 7677.
    ScramSha256,
    /// RFC 7628.
    OAuthBearer,
    /// Google's and Microsoft's predecessor of OAUTHBEARER, and all that some clients know.
    XOAuth2,
}

impl Mechanism {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::Login => "LOGIN",
            Self::ScramSha256 => "SCRAM-SHA-256",
            Self::OAuthBearer => "OAUTHBEARER",
            Self::XOAuth2 => "XOAUTH2",
        }
    }

    /// Finds a mechanism by its name, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        let known = [Self::Plain, Self::Login, Self::ScramSha256, Self::OAuthBearer, Self::XOAuth2];
        known.into_iter().find(|m| m.name().eq_ignore_ascii_case(name))
    }
}

/// What PLAIN and LOGIN prove identity with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The identity to act as, when it differs from `user` (RFC 4616 §2); never the empty string.
    pub authorization: Option<String>,
    /// Whose password it is.
    pub user: String,
    /// The password, as sent: no preparation has been applied.
    pub password: String,
}

impl Credentials {
    /// Reads the message of PLAIN: `[authzid] NUL authcid NUL passwd` (RFC 4616 §2).
    pub(crate) fn from_plain(message: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(message).ok()?;
        let mut parts = text.split('\0');
        let (authorization, user, password) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || user.is_empty() || password.is_empty() {
            return None;
        }
        let authorization = Some(authorization).filter(|id| !id.is_empty()).map(str::to_owned);
        Some(Self { authorization, user: user.to_owned(), password: password.to_owned() })
    }

    /// The message of PLAIN for these credentials.
    pub(crate) fn to_plain(&self) -> Vec<u8> {
        let authorization = self.authorization.as_deref().unwrap_or_default();
        [authorization, &self.user, &self.password].join("\0").into_bytes()
    }
}

/// Leaves the password out.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("authorization", &self.authorization)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
