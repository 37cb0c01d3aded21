//! One connection's input and output, before as after login. It does not know what a command means.

use std::sync::Arc;
use std::time::Duration;

use engine::admission::Admission;
use imap::command::Append;
use imap::fault::{DecodeError, Fault};
use imap::sasl::AuthLine;
use imap::{Command, Decoder, Encoder, Item, Tag};

use super::Limits;
use crate::admission::{WITHDRAWN, is_withdrawn, withdrawn};
use crate::net::{Closed, Stopping, Wire};

/// Octets asked from the socket at a time.
const READ: usize = 16 * 1024;

/// A connection.
pub(super) struct Conn {
    pub(super) wire: Wire,
    pub(super) decoder: Decoder,
    pub(super) out: Encoder,
    pub(super) stopping: Stopping,
    /// Of whoever is logged in.
    pub(super) admission: Option<Admission>,
    pub(super) limits: Arc<Limits>,
    /// Unreadable commands since the last readable one.
    bad: u32,
}

/// What the client asks.
pub(super) enum Input {
    Command {
        tag: Tag,
        command: Command,
    },
    /// An APPEND whose message comes next.
    Append {
        tag: Tag,
        append: Append,
    },
}

/// Why a connection ends.
#[derive(Debug, thiserror::Error)]
pub(super) enum End {
    /// The client logged out and was answered.
    #[error("logged out")]
    Logout,
    /// We end it, saying why.
    #[error("{0}")]
    Bye(&'static str),
    /// It is gone.
    #[error(transparent)]
    Closed(Closed),
}

impl From<Closed> for End {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::TimedOut(_) => Self::Bye("idle for too long"),
            closed => Self::Closed(closed),
        }
    }
}

impl From<DecodeError> for End {
    fn from(_: DecodeError) -> Self {
        Self::Bye("too much input that was refused")
    }
}

impl Conn {
    pub(super) fn new(wire: Wire, limits: Arc<Limits>, stopping: Stopping) -> Self {
        let decoder = Decoder::new(limits.before_login.clone());
        Self { wire, decoder, out: Encoder::new(), stopping, admission: None, limits, bad: 0 }
    }

    /// The next command, whatever could not be read answered meanwhile.
    pub(super) async fn next(&mut self, idle: Duration) -> Result<Input, End> {
        loop {
            if is_withdrawn(self.admission.as_ref()) {
                return Err(End::Bye(WITHDRAWN));
            }
            match self.decoder.next()? {
                Some(Item::Command { tag, command }) => {
                    self.bad = 0;
                    return Ok(Input::Command { tag, command });
                }
                Some(Item::AppendBegin { tag, append }) => {
                    self.bad = 0;
                    return Ok(Input::Append { tag, append });
                }
                Some(Item::LiteralWanted { .. }) => self.out.continuation("go on"),
                Some(Item::Refused { tag, fault }) => self.refuse(tag.as_ref(), &fault)?,
                // Only come while a message, a SASL exchange or an IDLE is under way, which their readers see to the end.
                Some(Item::AppendChunk(_) | Item::AppendEnd | Item::IdleDone | Item::AuthLine(_)) => {}
                None => self.fill(idle).await?,
            }
        }
    }

    /// The client's next line of a SASL exchange; `None` when it was no such line and has been answered.
    pub(super) async fn auth_line(&mut self, tag: &Tag, idle: Duration) -> Result<Option<AuthLine>, End> {
        self.decoder.expect_auth_line();
        loop {
            match self.decoder.next()? {
                Some(Item::AuthLine(line)) => return Ok(Some(line)),
                Some(Item::Refused { fault, .. }) => {
                    self.refuse(Some(tag), &fault)?;
                    return Ok(None);
                }
                Some(_) => {}
                None => self.fill(idle).await?,
            }
        }
    }

    /// Answers a command refused by its form.
    pub(super) fn refuse(&mut self, tag: Option<&Tag>, fault: &Fault) -> Result<(), End> {
        self.out.refused(tag, fault);
        self.bad += 1;
        match self.bad > self.limits.bad_commands {
            true => Err(End::Bye("too many commands that cannot be read")),
            false => Ok(()),
        }
    }

    /// Sends what is due, then waits for input.
    pub(super) async fn fill(&mut self, idle: Duration) -> Result<(), End> {
        self.flush().await?;
        let count = tokio::select! {
            () = self.stopping.asked() => return Err(End::Bye("the server is going down")),
            () = withdrawn(self.admission.as_mut()) => return Err(End::Bye(WITHDRAWN)),
            read = self.wire.read(self.decoder.spare(READ), idle) => read?,
        };
        self.decoder.filled(count);
        Ok(())
    }

    /// Sends what is due.
    pub(super) async fn flush(&mut self) -> Result<(), End> {
        if self.out.bytes().is_empty() {
            return Ok(());
        }
        let written = self.wire.write(self.out.bytes(), self.limits.write).await;
        let buffer = self.out.out();
        buffer.clear();
        buffer.shrink_to(self.limits.output);
        // There is no telling a client that does not read why it is cut off.
        written.map_err(End::Closed)
    }

    /// Sends what is due if it has become much.
    pub(super) async fn flush_if_full(&mut self) -> Result<(), End> {
        match self.out.bytes().len() >= self.limits.output {
            true => self.flush().await,
            false => Ok(()),
        }
    }
}
