//! One connection from banner to close: bytes go into the conversation, its questions to the engine, its replies back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::Engine;
use engine::receive::{self, Peer};
use engine::traces::Ending;
use rustls::ServerConfig;
use smtp::command::Greeting;
use smtp::server::{Ask, CloseReason, Conversation, Event, Step, Verdict};
use smtp::{Enhanced, ForwardPath, MailParams, RcptParams, Reply, ReversePath};

use super::intake::Intake;
use super::login::{self, Outcome, Rounds};
use super::pace::{Pace, Sending, Times};
use super::tally::Tally;
use super::{Counter, HANDSHAKE, tls_info};
use crate::admission::{WITHDRAWN, is_withdrawn, withdrawn};
use crate::net::{Closed, Stopping, Wire};

/// How long the end of a connection may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// A connection and all that is known about it.
pub(super) struct Session {
    engine: Engine,
    wire: Wire,
    tls: Arc<ServerConfig>,
    conversation: Conversation,
    peer: Peer,
    times: Times,
    pace: Pace,
    stopping: Stopping,
    rounds: Rounds,
    transaction: Option<Open>,
    intake: Option<Intake>,
}

/// A transaction between MAIL and its end.
struct Open {
    transaction: receive::Transaction,
    tally: Tally,
}

/// Why a session ended without the conversation's consent.
#[derive(Debug)]
enum Broken {
    /// The client hung up, or the network did.
    Gone,
    /// The client is still there and hears why.
    Told(Reply),
}

impl From<Closed> for Broken {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::TimedOut(_) => Self::Told(Reply::new(421, Enhanced(4, 4, 2), "waited too long for you, closing")),
            Closed::ByPeer | Closed::Broken(_) => Self::Gone,
        }
    }
}

impl Session {
    /// A session before its banner.
    pub(super) fn new(counter: Counter, wire: Wire, conversation: Conversation, peer: Peer) -> Self {
        let Counter { engine, tls, stopping, times, .. } = counter;
        let times = times.unwrap_or_else(|| Times::of(&engine));
        let pace = Pace::new(times.silence, Instant::now());
        let (rounds, transaction, intake) = (Rounds::default(), None, None);
        Self { engine, wire, tls, conversation, peer, times, pace, stopping, rounds, transaction, intake }
    }

    /// Talks until one side ends it. `None` when the client went away.
    pub(super) async fn run(mut self) -> Option<CloseReason> {
        let ended = match self.talk().await {
            Ok(reason) => Some(reason),
            Err(Broken::Gone) => None,
            Err(Broken::Told(reply)) => {
                self.conversation.abort(&reply);
                self.flush().await.ok().map(|()| CloseReason::Aborted)
            }
        };
        match ended {
            Some(_) => {
                self.abandon("closed").await;
                self.wire.close(FAREWELL).await;
            }
            None => self.abandon("disconnected").await,
        }
        ended
    }

    async fn talk(&mut self) -> Result<CloseReason, Broken> {
        loop {
            match self.conversation.next() {
                Step::Want => {
                    self.flush().await?;
                    self.read().await?;
                }
                Step::Flush => self.flush().await?,
                Step::Data(octets) => {
                    if let Some(intake) = &mut self.intake {
                        intake.take(octets).await;
                    }
                }
                Step::Ask(ask) => {
                    if is_withdrawn(self.peer.login.as_ref().map(|login| &login.admission)) {
                        return Err(logged_out());
                    }
                    let verdict = self.decide(ask).await;
                    self.conversation.answer(verdict);
                }
                Step::Event(event) => self.heed(event).await,
                Step::Upgrade => {
                    self.flush().await?;
                    self.upgrade().await?;
                }
                Step::Close(reason) => {
                    self.flush().await?;
                    return Ok(reason);
                }
            }
        }
    }

    async fn read(&mut self) -> Result<(), Broken> {
        let sending = match self.intake {
            Some(_) => Sending::Message,
            None => Sending::Commands,
        };
        let patience = self.pace.patience(sending, Instant::now());
        let read = tokio::select! {
            biased;
            read = self.wire.read(self.conversation.space(), patience) => read,
            () = stopped(&mut self.stopping, sending, self.times.last_message) => {
                return Err(Broken::Told(Reply::new(421, Enhanced(4, 3, 2), "server is stopping, try again later")));
            }
            () = withdrawn(self.peer.login.as_mut().map(|login| &mut login.admission)) => return Err(logged_out()),
        };
        let count = read?;
        self.conversation.filled(count);
        self.pace.received(count, Instant::now());
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), Broken> {
        if self.conversation.output().is_empty() {
            return Ok(());
        }
        // A client that does not read cannot be told so either.
        let written = self.wire.write(self.conversation.output(), self.pace.silence()).await;
        written.map_err(|_| Broken::Gone)?;
        self.conversation.flushed();
        self.pace.answered(Instant::now());
        Ok(())
    }

    async fn upgrade(&mut self) -> Result<(), Broken> {
        self.wire.upgrade(&self.tls, HANDSHAKE).await.map_err(|_| Broken::Gone)?;
        self.conversation.tls_established();
        self.peer.tls = tls_info(&self.wire);
        (self.peer.helo, self.peer.extended, self.peer.login) = (String::new(), false, None);
        self.rounds.cancel();
        Ok(())
    }

    async fn decide(&mut self, ask: Ask) -> Verdict {
        match ask {
            Ask::Connect | Ask::StartTls => Verdict::Accept,
            Ask::Hello { greeting, name } => {
                self.abandon("hello").await;
                self.peer.extended = greeting != Greeting::Helo;
                self.peer.helo = name;
                Verdict::Accept
            }
            Ask::Password(credentials) => {
                let outcome = login::password(&self.engine, &self.peer, credentials).await;
                self.logged_in(outcome)
            }
            Ask::Auth { mechanism, initial_response } => {
                let outcome = self.rounds.begin(&self.engine, &self.peer, mechanism, initial_response).await;
                self.logged_in(outcome)
            }
            Ask::AuthResponse(response) => {
                let outcome = self.rounds.respond(&self.engine, &self.peer, response).await;
                self.logged_in(outcome)
            }
            Ask::Mail { path, params } => self.mail(path, params).await,
            Ask::Rcpt { path, params } => self.rcpt(path, params).await,
            Ask::DataBegin { .. } => {
                self.intake = Some(Intake::new(self.engine.store().segments().scratch()));
                Verdict::Accept
            }
            Ask::DataEnd { size, .. } => self.accept(size).await,
        }
    }

    fn logged_in(&mut self, outcome: Outcome) -> Verdict {
        match outcome {
            Outcome::Answer(verdict) => verdict,
            Outcome::In(login) => {
                self.peer.login = Some(login);
                self.pace.achieved(Instant::now());
                Verdict::Accept
            }
        }
    }

    async fn mail(&mut self, path: ReversePath, params: MailParams) -> Verdict {
        match self.engine.mail(&self.peer, path, params).await {
            Ok(transaction) => {
                // One whose last chunk was read away without being asked for.
                self.abandon("superseded").await;
                let tally = Tally::new(self.peer.service, self.peer.ip);
                self.transaction = Some(Open { transaction, tally });
                Verdict::Accept
            }
            Err(reply) => Verdict::Reject(reply),
        }
    }

    async fn rcpt(&mut self, path: ForwardPath, params: RcptParams) -> Verdict {
        let Some(open) = &mut self.transaction else { return out_of_step() };
        match self.engine.rcpt(&self.peer, &mut open.transaction, path, params).await {
            Ok(()) => {
                open.tally.recipient_accepted();
                Verdict::Accept
            }
            Err(reply) => {
                open.tally.recipient_refused(&reply);
                Verdict::Reject(reply)
            }
        }
    }

    async fn accept(&mut self, size: u64) -> Verdict {
        let (Some(open), Some(intake)) = (self.transaction.take(), self.intake.take()) else { return out_of_step() };
        let Open { transaction, tally } = open;
        let asked = Instant::now();
        let accepted = match intake.finish().await {
            Ok(content) => self.engine.accept(&self.peer, transaction, content).await,
            Err(error) => {
                tracing::error!(%error, "a message cannot be spooled");
                Err(Reply::new(452, Enhanced(4, 3, 1), "the message cannot be stored at the moment, try again later"))
            }
        };
        match accepted {
            Ok(accepted) => {
                tally.accepted(&accepted.id.to_string(), size, asked);
                self.pace.achieved(Instant::now());
                Verdict::AcceptWith(format!("queued as {}", accepted.id))
            }
            Err(reply) => {
                tally.refused(&reply, size, asked);
                Verdict::Reject(reply)
            }
        }
    }

    async fn heed(&mut self, event: Event) {
        match event {
            Event::Reset => self.abandon("reset").await,
            Event::DataRefused(fault) => {
                self.intake = None;
                if let Some(open) = self.transaction.take() {
                    let ending = fault.to_string();
                    self.engine.end_without_message(&self.peer, &open.transaction, Ending::Refused(&ending)).await;
                    open.tally.faulty(fault);
                }
            }
            Event::AuthCancelled => self.rounds.cancel(),
        }
    }

    /// The transaction, if there is one, is over without a message.
    async fn abandon(&mut self, how: &'static str) {
        self.intake = None;
        if let Some(open) = self.transaction.take() {
            self.engine.end_without_message(&self.peer, &open.transaction, Ending::Abandoned(how)).await;
            open.tally.abandoned(how);
        }
    }
}

/// Resolves when the session is to end: at once between commands, after a while within a message.
async fn stopped(stopping: &mut Stopping, sending: Sending, last_message: Duration) {
    stopping.asked().await;
    if sending == Sending::Message {
        tokio::time::sleep(last_message).await;
    }
}

/// Nobody goes on sending from a mailbox that was closed to them.
fn logged_out() -> Broken {
    Broken::Told(Reply::new(421, Enhanced(4, 7, 0), WITHDRAWN))
}

/// The conversation keeps the order of commands, so this is never said.
fn out_of_step() -> Verdict {
    Verdict::Reject(Reply::new(451, Enhanced(4, 3, 0), "the transaction was lost, try again"))
}
