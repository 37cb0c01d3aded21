//! AUTH (RFC 4954): PLAIN and LOGIN end to end, other mechanisms line by line for the caller.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Ask, Conversation, Event, Line, Pending, Phase, Turn, greeting};
use crate::{
    auth::{Credentials, Mechanism},
    command::{Greeting, text},
    reply::{Enhanced, write_line},
};

/// Whose turn an exchange is at.
#[derive(Debug)]
pub(super) enum Exchange {
    /// The message of PLAIN comes.
    Plain,
    /// The name for LOGIN comes.
    LoginUser,
    /// The password for LOGIN comes.
    LoginPassword { user: String },
    /// A response for the caller comes.
    Caller,
}

impl Conversation {
    pub(super) fn auth(&mut self, mechanism: &str, initial: Option<&str>) -> Turn {
        if self.config.auth.is_empty() {
            return self.bad(502, Enhanced(5, 5, 1), "AUTH not offered");
        }
        if greeting::mechanisms(&self.config).is_empty() {
            return self.bad(538, Enhanced(5, 7, 11), "encryption required for authentication");
        }
        if !matches!(self.hello, Some(Greeting::Ehlo | Greeting::Lhlo)) {
            return self.bad(503, Enhanced(5, 5, 1), "say EHLO first");
        }
        if self.authenticated || self.transaction.is_some() {
            return self.bad(503, Enhanced(5, 5, 1), "AUTH not allowed now");
        }
        let offered = Mechanism::parse(mechanism).filter(|m| greeting::mechanisms(&self.config).contains(m));
        let Some(mechanism) = offered else {
            return self.bad(504, Enhanced(5, 5, 4), "mechanism not offered");
        };
        let initial = match initial {
            None => None,
            Some("=") => Some(Vec::new()),
            Some(text) => match BASE64_STANDARD.decode(text) {
                Ok(bytes) => Some(bytes),
                Err(_) => return self.bad(501, Enhanced(5, 5, 2), "initial response is not base64"),
            },
        };
        match (mechanism, initial) {
            (Mechanism::Plain, None) => self.prompt("", Exchange::Plain),
            (Mechanism::Plain, Some(message)) => self.respond(Exchange::Plain, message),
            (Mechanism::Login, None) => self.prompt("Username:", Exchange::LoginUser),
            (Mechanism::Login, Some(user)) => self.respond(Exchange::LoginUser, user),
            (mechanism, initial_response) => self.ask(Pending::Login, Ask::Auth { mechanism, initial_response }),
        }
    }

    pub(super) fn read_sasl_response(&mut self) -> Turn {
        let range = match self.input.line(self.config.limits.auth_line) {
            Line::Partial => return Turn::Want,
            Line::TooLong => {
                self.phase = Phase::SkipLine { skipped: 0 };
                self.bad(500, Enhanced(5, 5, 6), "authentication exchange line is too long");
                return Turn::Event(Event::AuthCancelled);
            }
            Line::BareLf => return self.cancel(500, Enhanced(5, 5, 2), "line must end in CRLF"),
            Line::Complete(range) => range,
        };
        let response = match text(self.input.slice(range.clone())) {
            Ok("*") => Err((501, Enhanced(5, 7, 0), "authentication cancelled")),
            Ok(line) => BASE64_STANDARD.decode(line).map_err(|_| (501, Enhanced(5, 5, 2), "response is not base64")),
            Err(_) => Err((500, Enhanced(5, 5, 2), "malformed line")),
        };
        self.input.wipe(range);
        match (response, std::mem::replace(&mut self.phase, Phase::Commands)) {
            (Ok(response), Phase::Sasl(exchange)) => self.respond(exchange, response),
            (Ok(_), _) => Turn::Again,
            (Err((code, enhanced, text)), _) => self.cancel(code, enhanced, text),
        }
    }

    /// Sends a challenge in base64 (RFC 4954 §4).
    pub(super) fn challenge(&mut self, challenge: &[u8]) {
        self.output.extend_from_slice(b"334 ");
        self.output.extend_from_slice(BASE64_STANDARD.encode(challenge).as_bytes());
        self.output.extend_from_slice(b"\r\n");
        self.flush_due = true;
        self.phase = Phase::Sasl(Exchange::Caller);
    }

    fn prompt(&mut self, prompt: &str, exchange: Exchange) -> Turn {
        self.challenge(prompt.as_bytes());
        self.phase = Phase::Sasl(exchange);
        Turn::Again
    }

    fn respond(&mut self, exchange: Exchange, response: Vec<u8>) -> Turn {
        let credentials = match exchange {
            Exchange::Caller => return self.ask(Pending::Login, Ask::AuthResponse(response)),
            Exchange::Plain => Credentials::from_plain(&response),
            Exchange::LoginUser => match login_word(response) {
                Some(user) => return self.prompt("Password:", Exchange::LoginPassword { user }),
                None => None,
            },
            Exchange::LoginPassword { user } => {
                login_word(response).map(|password| Credentials { authorization: None, user, password })
            }
        };
        match credentials {
            Some(credentials) => self.ask(Pending::Login, Ask::Password(credentials)),
            None => self.bad(501, Enhanced(5, 5, 2), "malformed credentials"),
        }
    }

    fn cancel(&mut self, code: u16, enhanced: Enhanced, text: &str) -> Turn {
        self.phase = Phase::Commands;
        // A bad line may also be one too many, in which case the conversation closes after this event.
        self.bad(code, enhanced, text);
        Turn::Event(Event::AuthCancelled)
    }

    /// The caller accepted the login.
    pub(super) fn logged_in(&mut self, text: Option<&str>) {
        self.authenticated = true;
        self.tally.idle_commands = 0;
        self.phase = Phase::Commands;
        let text = text.unwrap_or("authentication succeeded");
        write_line(&mut self.output, 235, b' ', Some(Enhanced(2, 7, 0)), text);
        self.flush_due = true;
    }
}

fn login_word(response: Vec<u8>) -> Option<String> {
    String::from_utf8(response).ok().filter(|word| !word.is_empty() && !word.contains('\0'))
}
