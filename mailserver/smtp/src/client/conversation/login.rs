//! AUTH as a client (RFC 4954), by PLAIN or LOGIN.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{
    super::{Cause, Failure, Stage},
    Conversation, State,
};
use crate::{
    auth::Mechanism,
    reply::{Reply, Severity},
    server::AuthOver,
};

/// What the next reply of the exchange answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Login {
    /// Everything has been sent.
    Sent,
    /// AUTH LOGIN; the prompt for the name is due.
    User,
    /// The name; the prompt for the password is due.
    Password,
}

impl Conversation {
    pub(super) fn log_in(&mut self) {
        let Some(credentials) = &self.plan.credentials else { return };
        let allowed = self.tls || self.plan.auth_over == AuthOver::Any;
        let offered = |mechanism| allowed && self.capabilities.auth.contains(&mechanism);
        if offered(Mechanism::Plain) {
            let message = BASE64_STANDARD.encode(credentials.to_plain());
            self.command(&["AUTH PLAIN ", &message]);
            self.state = State::Login(Login::Sent);
        } else if offered(Mechanism::Login) {
            self.command(&["AUTH LOGIN"]);
            self.state = State::Login(Login::User);
        } else {
            self.fail(Stage::Auth, Cause::Failure(Failure::NoMechanism));
        }
    }

    pub(super) fn hear_login(&mut self, reply: Reply) {
        let State::Login(login) = self.state else { return };
        let Some(credentials) = &self.plan.credentials else { return };
        match (login, reply.severity()) {
            (_, Severity::Positive) => {
                self.logged_in = true;
                self.state = State::Idle;
            }
            (Login::User, Severity::Intermediate) => {
                let user = BASE64_STANDARD.encode(&credentials.user);
                self.command(&[&user]);
                self.state = State::Login(Login::Password);
            }
            (Login::Password, Severity::Intermediate) => {
                let password = BASE64_STANDARD.encode(&credentials.password);
                self.command(&[&password]);
                self.state = State::Login(Login::Sent);
            }
            (Login::Sent, Severity::Intermediate) => self.give_up(Stage::Auth, Failure::OutOfOrder),
            (_, Severity::Transient | Severity::Permanent) => self.fail(Stage::Auth, Cause::Reply(reply)),
        }
    }
}
