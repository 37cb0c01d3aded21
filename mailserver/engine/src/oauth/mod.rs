//! An authorization server (OAuth 2.1, OpenID Connect): programs that act for people by leave, over REST as over the mail protocols,
//! and never see a password. How requests are written on the wire is the counter's to say.

pub mod authorize;
pub mod clients;
mod device;
mod exchange;
pub mod grants;
mod keys;
pub mod scope;
mod subject;

use std::borrow::Cow;

use foundation::secrets::token::Kind;
use foundation::throttle::RetryAfter;

use crate::{Engine, Refused};

pub use device::Waiting;
pub use exchange::{Credentials, Exchange, Issued};
pub use subject::{Introspected, Subject};

/// What the prefix of an access token shows.
pub(crate) const ACCESS: Kind = Kind::new("access");
const REFRESH: Kind = Kind::new("refresh");
const CODE: Kind = Kind::new("code");
const DEVICE: Kind = Kind::new("device");
const CLIENT: Kind = Kind::new("client");

const SECOND: i64 = 1_000_000;

/// What a program is told when it does not get what it asked for (RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.5).
#[derive(Debug, thiserror::Error)]
pub enum OAuthError {
    /// Something is missing, twice there, or malformed.
    #[error("{0}")]
    InvalidRequest(Cow<'static, str>),
    /// The program is unknown or disabled, or its secret is wrong.
    #[error("the client is unknown or disabled, or its secret is wrong")]
    InvalidClient,
    /// What was presented is good for nothing, or nothing any more.
    #[error("{0}")]
    InvalidGrant(&'static str),
    /// The program may not ask in this way.
    #[error("{0}")]
    UnauthorizedClient(&'static str),
    /// There is no such grant.
    #[error("the grant type is not one of those that the metadata lists")]
    UnsupportedGrantType,
    /// There is no such response.
    #[error("the response type must be `code`")]
    UnsupportedResponseType,
    /// Nothing that is asked for can be given.
    #[error("nothing of the scope can be allowed")]
    InvalidScope,
    /// The person said no.
    #[error("it was not allowed")]
    AccessDenied,
    /// Nobody said anything yet.
    #[error("nobody has typed the code yet")]
    AuthorizationPending,
    /// The device asks too often.
    #[error("ask less often")]
    SlowDown,
    /// The device waited too long.
    #[error("the code is past its time; begin again")]
    ExpiredToken,
    /// Too many failures, or too many devices that wait.
    #[error("too many requests")]
    Throttled(RetryAfter),
    /// Ours.
    #[error("it cannot be done at the moment")]
    Failed(#[source] Box<Refused>),
}

impl OAuthError {
    /// The word on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant(_) => "invalid_grant",
            Self::UnauthorizedClient(_) => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::AccessDenied => "access_denied",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::ExpiredToken => "expired_token",
            Self::Throttled(_) | Self::Failed(_) => "temporarily_unavailable",
        }
    }
}

impl<E: Into<Refused>> From<E> for OAuthError {
    fn from(error: E) -> Self {
        match error.into() {
            Refused::Throttled(wait) => Self::Throttled(wait),
            other => {
                tracing::error!(
                    error = &other as &dyn std::error::Error,
                    "a request of a program could not be answered"
                );
                Self::Failed(Box::new(other))
            }
        }
    }
}

impl Engine {
    /// The address under which this server is known to programs, without a slash at its end: the setting, or the server's name.
    pub fn issuer(&self) -> String {
        match self.oauth.get().value.issuer.trim_end_matches('/') {
            "" => format!("https://{}", self.identity().hostname),
            issuer => issuer.to_owned(),
        }
    }
}
