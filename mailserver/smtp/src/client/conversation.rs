//! The order of the client's commands, from banner to QUIT.

mod login;
mod transaction;

use self::{login::Login, transaction::Job};
use super::{
    Capabilities, Cause, Connection, Delivery, Envelope, Failure, Lost, Outcome, Plan, Protocol, ReplyParser, Stage,
    Step, TlsPolicy,
};
use crate::reply::{Reply, Severity};

/// One connection to a server. Replies go in by [`Conversation::receive`], commands gather in
/// [`Conversation::output`], and [`Conversation::next`] says what to do.
#[derive(Debug)]
pub struct Conversation {
    plan: Plan,
    replies: ReplyParser,
    output: Vec<u8>,
    state: State,
    capabilities: Capabilities,
    tls: bool,
    logged_in: bool,
    /// A transaction was left behind that RSET must clear.
    reset_due: bool,
    messages: u32,
    job: Option<Job>,
    outcome: Option<Outcome>,
}

/// What the next reply answers.
#[derive(Debug)]
enum State {
    Banner,
    Ehlo,
    Helo,
    StartTls,
    Upgrading,
    Login(Login),
    /// Between envelopes.
    Idle,
    /// Commands of an envelope, or its end, are under way.
    Transaction,
    /// The server waits for the message.
    Body,
    Quit,
    Closed,
}

impl Conversation {
    /// A conversation over a connection that was just made, with its first envelope.
    pub fn new(plan: Plan, envelope: Envelope) -> Self {
        Self {
            replies: ReplyParser::new(plan.limits.clone()),
            output: Vec::new(),
            state: State::Banner,
            capabilities: Capabilities::default(),
            tls: plan.tls == TlsPolicy::Active,
            logged_in: false,
            reset_due: false,
            messages: 0,
            job: Some(Job::new(envelope)),
            outcome: None,
            plan,
        }
    }

    /// Sends another envelope over a connection that is [`Connection::Ready`]; without one it fails as lost.
    pub fn send(&mut self, envelope: Envelope) {
        self.job = Some(Job::new(envelope));
        match self.state {
            State::Idle => {}
            _ => self.fail(Stage::Connect, Cause::Failure(Failure::ConnectionLost)),
        }
    }

    /// Says QUIT, if nothing is under way.
    pub fn quit(&mut self) {
        if matches!(self.state, State::Idle) && self.job.is_none() {
            self.output.extend_from_slice(b"QUIT\r\n");
            self.state = State::Quit;
        }
    }

    /// Adds bytes from the server. [`Conversation::next`] is to be run until [`Step::Want`] before more are added.
    pub fn receive(&mut self, bytes: &[u8]) {
        self.replies.receive(bytes);
    }

    /// The connection was lost, or is given up. After [`Conversation::end_body`] what has no reply yet is
    /// [`Delivery::Uncertain`]; before it, nothing was delivered and the failure is transient.
    pub fn lost(&mut self, why: Lost) {
        let failure = match why {
            Lost::Closed => Failure::ConnectionLost,
            Lost::TimedOut => Failure::TimedOut,
            Lost::TlsFailed => Failure::TlsFailed,
        };
        self.give_up(self.stage(), failure);
    }

    /// The TLS handshake after [`Step::Upgrade`] succeeded. What was learnt before it is forgotten (RFC 3207 §4.2).
    pub fn tls_established(&mut self) {
        self.replies.clear();
        self.capabilities = Capabilities::default();
        self.tls = true;
        self.say_hello();
    }

    /// Commands, and the message, to be written to the server.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// All of [`Conversation::output`] has been written.
    pub fn flushed(&mut self) {
        self.output.clear();
    }

    /// What the server announced last.
    pub fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    /// Whether the connection is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.tls
    }

    /// How far the conversation is; with [`Lost::TimedOut`] this chooses the time to wait (RFC 5321 §4.5.3.2).
    pub fn stage(&self) -> Stage {
        match &self.state {
            State::Banner => Stage::Connect,
            State::Ehlo | State::Helo => Stage::Hello,
            State::StartTls | State::Upgrading => Stage::Tls,
            State::Login(_) => Stage::Auth,
            State::Body => Stage::Data,
            State::Transaction => self.job.as_ref().map_or(Stage::Mail, Job::stage),
            State::Idle | State::Quit | State::Closed => Stage::End,
        }
    }

    /// What to do next.
    #[expect(clippy::should_implement_trait, reason = "a conversation is driven, not iterated over")]
    pub fn next(&mut self) -> Step {
        loop {
            if let Some(outcome) = self.outcome.take() {
                return Step::Done(outcome);
            }
            match self.state {
                State::Closed => return Step::Close,
                State::Upgrading => return Step::Upgrade,
                State::Idle if self.job.is_some() => {
                    self.begin();
                    continue;
                }
                // The caller had nothing more to send.
                State::Idle => self.quit(),
                _ => {}
            }
            match self.replies.next_reply() {
                Ok(Some(reply)) => self.hear(reply),
                Ok(None) if matches!(self.state, State::Body) => return Step::SendBody,
                Ok(None) => return Step::Want,
                Err(error) => self.give_up(self.stage(), Failure::BadReply(error)),
            }
        }
    }

    fn hear(&mut self, reply: Reply) {
        let stage = self.stage();
        if reply.code == 421 {
            // RFC 5321 §3.8: may come at any time, and the server is gone after it.
            return self.server_leaves(stage, reply);
        }
        match (&self.state, reply.severity()) {
            (State::Banner, Severity::Positive) => self.say_hello(),
            (State::Ehlo, Severity::Positive) => {
                self.capabilities = Capabilities::parse(&reply);
                self.greeted();
            }
            (State::Ehlo, Severity::Permanent) if self.plan.protocol == Protocol::Smtp => {
                self.command(&["HELO ", &self.plan.helo.clone()]);
                self.state = State::Helo;
            }
            (State::Helo, Severity::Positive) => self.greeted(),
            (State::StartTls, Severity::Positive) => self.state = State::Upgrading,
            (State::StartTls, _) if self.plan.tls == TlsPolicy::Opportunistic => self.greeted_in_clear(),
            (State::Login(_), _) => self.hear_login(reply),
            (State::Transaction | State::Body, _) => self.hear_transaction(reply),
            (State::Quit, _) => self.state = State::Closed,
            (_, Severity::Positive | Severity::Intermediate) => self.give_up(stage, Failure::OutOfOrder),
            (_, Severity::Transient | Severity::Permanent) => self.fail(stage, Cause::Reply(reply)),
        }
    }

    fn say_hello(&mut self) {
        let verb = match self.plan.protocol {
            Protocol::Smtp => "EHLO ",
            Protocol::Lmtp => "LHLO ",
        };
        self.command(&[verb, &self.plan.helo.clone()]);
        self.state = State::Ehlo;
    }

    fn greeted(&mut self) {
        match (self.tls, self.plan.tls, self.capabilities.starttls) {
            (false, TlsPolicy::Opportunistic | TlsPolicy::Required, true) => {
                self.command(&["STARTTLS"]);
                self.state = State::StartTls;
            }
            (false, TlsPolicy::Required, false) => self.fail(Stage::Tls, Cause::Failure(Failure::TlsNotOffered)),
            _ => self.greeted_in_clear(),
        }
    }

    /// TLS is active, or is not going to be.
    fn greeted_in_clear(&mut self) {
        match (&self.plan.credentials, self.logged_in) {
            (Some(_), false) => self.log_in(),
            _ => self.state = State::Idle,
        }
    }

    fn command(&mut self, words: &[&str]) {
        for word in words {
            self.output.extend_from_slice(word.as_bytes());
        }
        self.output.extend_from_slice(b"\r\n");
    }

    /// Gives the cause to every recipient that has no result, and takes leave of the server.
    fn fail(&mut self, stage: Stage, cause: Cause) {
        if !matches!(self.state, State::Closed) {
            self.output.extend_from_slice(b"QUIT\r\n");
        }
        self.state = State::Closed;
        self.settle(Connection::Finished, |_| Delivery::refused(stage, cause.clone()));
    }

    /// 421: the reply is the result, and there is nobody left to say QUIT to.
    fn server_leaves(&mut self, stage: Stage, reply: Reply) {
        self.state = State::Closed;
        self.settle(Connection::Finished, |_| Delivery::refused(stage, Cause::Reply(reply.clone())));
    }

    /// The connection cannot be used any more.
    fn give_up(&mut self, stage: Stage, failure: Failure) {
        self.output.clear();
        self.state = State::Closed;
        self.settle(Connection::Finished, |ended| match ended {
            true => Delivery::Uncertain(Cause::Failure(failure)),
            false => Delivery::refused(stage, Cause::Failure(failure)),
        });
    }

    /// Makes the outcome; `rest` is told whether the whole message was sent to a recipient that has no result yet.
    fn settle(&mut self, connection: Connection, rest: impl Fn(bool) -> Delivery) {
        if let Some(job) = self.job.take() {
            let deliveries = job.into_deliveries(rest);
            self.outcome = Some(Outcome { deliveries, dsn_passed_on: self.capabilities.dsn, connection });
        }
    }
}
