//! SASL exchanges as the mail protocols carry them: PLAIN, LOGIN, SCRAM-SHA-256, OAUTHBEARER and XOAUTH2, one line at a time. Who may log in is the
//! engine's to say; how a line is framed is the protocol's.

use std::net::IpAddr;

use engine::Engine;
use engine::login::{Attempt, Login, LoginError, Protocol, ScramExchange};
use imap::sasl::Mechanism;
use secrecy::SecretString;

/// An exchange and what it waits for.
pub(crate) enum Exchange {
    /// PLAIN's only message.
    Plain,
    /// LOGIN's name.
    LoginName,
    /// LOGIN's password.
    LoginPassword(String),
    /// SCRAM's first message.
    ScramFirst,
    /// SCRAM's proof.
    ScramProof(Box<ScramExchange>),
    /// The client's word that it has seen our proof.
    ScramSeen(Login),
    /// OAUTHBEARER's only message.
    OAuthBearer,
    /// XOAUTH2's only message.
    XOAuth2,
    /// The client's word that it has seen why its token is no good.
    TokenRefused,
}

/// What comes of a client's message.
pub(crate) enum Step {
    /// Send this and wait for the next one.
    Challenge(Vec<u8>, Exchange),
    /// The client is who it says.
    Done(Login),
}

/// Whom and how the exchange is about.
pub(crate) struct Attempted<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) peer: IpAddr,
    pub(crate) protocol: Protocol,
}

/// The mechanisms to announce, in the order clients should prefer them.
pub(crate) fn mechanisms(engine: &Engine) -> Vec<Mechanism> {
    let mut offered = vec![Mechanism::Plain, Mechanism::Login, Mechanism::OAuthBearer, Mechanism::XOAuth2];
    if engine.login_settings().get().value.scram {
        offered.insert(0, Mechanism::ScramSha256);
    }
    offered
}

impl Exchange {
    /// Begins an exchange; `None` for a mechanism that is not offered.
    pub(crate) fn begin(mechanism: Mechanism, engine: &Engine) -> Option<Self> {
        match mechanism {
            _ if !mechanisms(engine).contains(&mechanism) => None,
            Mechanism::Plain => Some(Self::Plain),
            Mechanism::Login => Some(Self::LoginName),
            Mechanism::ScramSha256 => Some(Self::ScramFirst),
            Mechanism::OAuthBearer => Some(Self::OAuthBearer),
            Mechanism::XOAuth2 => Some(Self::XOAuth2),
            _ => None,
        }
    }

    /// What to send when the client gave no initial response.
    pub(crate) fn prompt(&self) -> &'static [u8] {
        match self {
            Self::LoginName => b"Username:",
            _ => b"",
        }
    }

    /// Takes the client's next message.
    pub(crate) async fn respond(self, response: &[u8], at: &Attempted<'_>) -> Result<Step, LoginError> {
        match self {
            Self::Plain => {
                let (user, password) = plain(response)?;
                login(user, password.as_bytes(), at).await.map(Step::Done)
            }
            Self::LoginName => {
                let user = std::str::from_utf8(response).map_err(|_| LoginError::Malformed)?.to_owned();
                Ok(Step::Challenge(b"Password:".to_vec(), Self::LoginPassword(user)))
            }
            Self::LoginPassword(user) => login(&user, response, at).await.map(Step::Done),
            Self::ScramFirst => {
                let exchange = at.engine.scram_begin(response, at.peer, at.protocol).await?;
                let challenge = exchange.message().as_bytes().to_vec();
                Ok(Step::Challenge(challenge, Self::ScramProof(Box::new(exchange))))
            }
            Self::ScramProof(exchange) => {
                let (login, proof) = at.engine.scram_finish(*exchange, response)?;
                Ok(Step::Challenge(proof.into_bytes(), Self::ScramSeen(login)))
            }
            Self::ScramSeen(login) => Ok(Step::Done(login)),
            Self::OAuthBearer => token(oauth_bearer(response)?, at).await,
            Self::XOAuth2 => token(xoauth2(response)?, at).await,
            Self::TokenRefused => Err(LoginError::Refused),
        }
    }
}

/// A token, and the mailbox it is to open if the client says.
#[derive(Debug, PartialEq, Eq)]
struct Bearer<'a> {
    user: Option<String>,
    token: &'a str,
}

/// Logs in with a token. One that is no good is answered by where to get another (RFC 7628 §3.2.2), which the client owns to having
/// read before it is refused.
async fn token(bearer: Bearer<'_>, at: &Attempted<'_>) -> Result<Step, LoginError> {
    let token = SecretString::from(bearer.token);
    match at.engine.login_with_token(bearer.user.as_deref(), &token, at.peer, at.protocol).await {
        Ok(login) => Ok(Step::Done(login)),
        Err(LoginError::Refused) => {
            let configuration = format!("{}/.well-known/openid-configuration", at.engine.issuer());
            let why = serde_json::json!({
                "status": "invalid_token",
                "schemes": "bearer",
                "scope": at.protocol.scope(),
                "openid-configuration": configuration,
            });
            Ok(Step::Challenge(why.to_string().into_bytes(), Exchange::TokenRefused))
        }
        Err(other) => Err(other),
    }
}

/// `n,a=user,^A key=value ^A … ^A` (RFC 7628 §3.1). Channel binding is not offered.
fn oauth_bearer(message: &[u8]) -> Result<Bearer<'_>, LoginError> {
    let text = std::str::from_utf8(message).map_err(|_| LoginError::Malformed)?;
    let (header, fields) = text.split_once('\x01').ok_or(LoginError::Malformed)?;
    let user = match header.strip_prefix("n,").or_else(|| header.strip_prefix("y,")).and_then(|it| it.strip_suffix(','))
    {
        Some("") => None,
        // RFC 5801 §4: a comma and an equals sign are written so that they are none.
        Some(name) => {
            Some(name.strip_prefix("a=").ok_or(LoginError::Malformed)?.replace("=2C", ",").replace("=3D", "="))
        }
        None => return Err(LoginError::Malformed),
    };
    Ok(Bearer { user, token: bearer_in(fields)? })
}

/// `user=name^Aauth=Bearer token^A^A`.
fn xoauth2(message: &[u8]) -> Result<Bearer<'_>, LoginError> {
    let text = std::str::from_utf8(message).map_err(|_| LoginError::Malformed)?;
    let (user, fields) = text.split_once('\x01').ok_or(LoginError::Malformed)?;
    let user = user.strip_prefix("user=").filter(|user| !user.is_empty()).ok_or(LoginError::Malformed)?;
    Ok(Bearer { user: Some(user.to_owned()), token: bearer_in(fields)? })
}

/// The token among fields that each end in ^A, as does their list.
fn bearer_in(fields: &str) -> Result<&str, LoginError> {
    let fields = fields.strip_suffix("\x01\x01").ok_or(LoginError::Malformed)?;
    let auth = fields.split('\x01').find_map(|field| field.strip_prefix("auth=")).ok_or(LoginError::Malformed)?;
    let (scheme, token) = auth.split_once(' ').ok_or(LoginError::Malformed)?;
    match scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() {
        true => Ok(token),
        false => Err(LoginError::Malformed),
    }
}

/// Logs in with a name and password. Old clients send passwords in Latin-1; such octets match no hash made from UTF-8,
/// and are replaced so that the attempt still counts.
pub(crate) async fn login(user: &str, password: &[u8], at: &Attempted<'_>) -> Result<Login, LoginError> {
    let password = SecretString::from(String::from_utf8_lossy(password).into_owned());
    at.engine.login(Attempt { user, password: &password, peer: at.peer, protocol: at.protocol }).await
}

/// `[authzid] NUL authcid NUL passwd` (RFC 4616 §2). Acting for somebody else is not offered.
fn plain(message: &[u8]) -> Result<(&str, &str), LoginError> {
    let text = std::str::from_utf8(message).map_err(|_| LoginError::Malformed)?;
    let mut parts = text.split('\0');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(_), Some(""), ..) => Err(LoginError::Malformed),
        (Some(acts_as), Some(user), Some(password), None) => {
            match acts_as.is_empty() || acts_as.eq_ignore_ascii_case(user) {
                true => Ok((user, password)),
                false => Err(LoginError::Refused),
            }
        }
        _ => Err(LoginError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_two_specifications_write_them() {
        let of = |user: &str, token| Bearer { user: Some(user.to_owned()), token };
        // RFC 7628 §4.1
        let message = b"n,a=user@example.com,\x01host=server.example.com\x01port=143\x01auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01";
        let token = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
        assert_eq!(oauth_bearer(message).unwrap(), of("user@example.com", token));
        let message = b"n,a=a=2Cb=3Dc,\x01auth=bearer x\x01\x01";
        assert_eq!(oauth_bearer(message).unwrap(), of("a,b=c", "x"));
        assert_eq!(oauth_bearer(b"n,,\x01auth=Bearer x\x01\x01").unwrap(), Bearer { user: None, token: "x" });
        let message = b"user=someuser@example.com\x01auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\x01\x01";
        let token = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg";
        assert_eq!(xoauth2(message).unwrap(), of("someuser@example.com", token));
        for broken in [
            &b""[..],
            b"n,,\x01\x01",
            b"n,,\x01auth=Bearer x\x01",
            b"p=tls-unique,,\x01auth=Bearer x\x01\x01",
            b"n,,\x01auth=Basic x\x01\x01",
            b"n,,\x01auth=Bearer \x01\x01",
            b"n,user,\x01auth=Bearer x\x01\x01",
            b"n,,\x01auth=Bearer \xff\x01\x01",
        ] {
            assert!(matches!(oauth_bearer(broken), Err(LoginError::Malformed)), "{broken:?}");
            assert!(matches!(xoauth2(broken), Err(LoginError::Malformed)), "{broken:?}");
        }
    }

    #[test]
    fn plain_names_one_user() {
        // RFC 4616 §4
        assert!(matches!(plain(b"\0tim\0tanstaaftanstaaf"), Ok(("tim", "tanstaaftanstaaf"))));
        assert!(matches!(plain(b"tim\0tim\0secret"), Ok(("tim", "secret"))));
        assert!(matches!(plain(b"Ursel\0Kurt\0xipj3plmq"), Err(LoginError::Refused)));
        for broken in [&b""[..], b"tim", b"\0tim", b"\0\0secret", b"\0a\0b\0c", b"\0a\0\xff"] {
            assert!(matches!(plain(broken), Err(LoginError::Malformed)), "{broken:?}");
        }
    }
}
