//! AUTH (RFC 4954): what the conversation brings goes to the engine, what comes of it becomes a verdict.

use engine::Engine;
use engine::login::{Login, LoginError, Protocol};
use engine::receive::Peer;
use smtp::server::Verdict;
use smtp::{Credentials, Enhanced, Mechanism, Reply};

use crate::sasl::{self, Attempted, Exchange, Step};

/// An exchange that takes rounds, if one is going on.
#[derive(Default)]
pub(super) struct Rounds(Option<Exchange>);

/// What a step of logging in comes to.
pub(super) enum Outcome {
    /// To be answered as it is.
    Answer(Verdict),
    /// Logged in, to be accepted.
    In(Login),
}

/// Checks a password that PLAIN or LOGIN brought.
pub(super) async fn password(engine: &Engine, peer: &Peer, credentials: Credentials) -> Outcome {
    let Credentials { authorization, user, password } = credentials;
    // Nobody may act as another here, so an identity to act as must be the one who logs in (RFC 4616 §2).
    if authorization.is_some_and(|identity| !identity.eq_ignore_ascii_case(&user)) {
        return Outcome::Answer(refused(&LoginError::Refused));
    }
    match sasl::login(&user, password.as_bytes(), &attempted(engine, peer)).await {
        Ok(login) => Outcome::In(login),
        Err(error) => Outcome::Answer(refused(&error)),
    }
}

impl Rounds {
    /// Begins an exchange.
    pub(super) async fn begin(
        &mut self,
        engine: &Engine,
        peer: &Peer,
        mechanism: Mechanism,
        initial: Option<Vec<u8>>,
    ) -> Outcome {
        self.0 = match mechanism {
            Mechanism::ScramSha256 => Some(Exchange::ScramFirst),
            Mechanism::OAuthBearer => Some(Exchange::OAuthBearer),
            Mechanism::XOAuth2 => Some(Exchange::XOAuth2),
            // The conversation runs these two itself.
            Mechanism::Plain | Mechanism::Login => None,
        };
        match initial {
            // RFC 4954 §4: an empty challenge asks for the first message.
            None => Outcome::Answer(Verdict::Challenge(Vec::new())),
            Some(first) => self.respond(engine, peer, first).await,
        }
    }

    /// Goes on with the client's response.
    pub(super) async fn respond(&mut self, engine: &Engine, peer: &Peer, response: Vec<u8>) -> Outcome {
        let Some(exchange) = self.0.take() else { return Outcome::Answer(refused(&LoginError::Malformed)) };
        match exchange.respond(&response, &attempted(engine, peer)).await {
            Ok(Step::Challenge(challenge, next)) => {
                self.0 = Some(next);
                Outcome::Answer(Verdict::Challenge(challenge))
            }
            Ok(Step::Done(login)) => Outcome::In(login),
            Err(error) => Outcome::Answer(refused(&error)),
        }
    }

    /// The client gave up.
    pub(super) fn cancel(&mut self) {
        self.0 = None;
    }
}

fn attempted<'e>(engine: &'e Engine, peer: &Peer) -> Attempted<'e> {
    Attempted { engine, peer: peer.ip, protocol: Protocol::Smtp }
}

/// RFC 4954 §6.
fn refused(error: &LoginError) -> Verdict {
    let (code, enhanced) = match error {
        LoginError::Refused => (535, Enhanced(5, 7, 8)),
        LoginError::Throttled(_) | LoginError::Barred(_) | LoginError::Unavailable => (454, Enhanced(4, 7, 0)),
        LoginError::Malformed => (501, Enhanced(5, 5, 2)),
    };
    Verdict::Reject(Reply::new(code, enhanced, &error.to_string()))
}
