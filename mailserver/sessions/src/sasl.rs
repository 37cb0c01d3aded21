//! SASL exchanges as IMAP and POP3 carry them: PLAIN, LOGIN and SCRAM-SHA-256, one line at a time. Who may log in is the
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
    let mut offered = vec![Mechanism::Plain, Mechanism::Login];
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
        }
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
