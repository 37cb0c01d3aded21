//! One POP3 connection's input and output. It does not know what a command means.

use std::time::Duration;

use engine::admission::Admission;
use imap::pop3::{Command, Decoder, ErrCode, Item, Replies};
use imap::sasl::AuthLine;

use super::Limits;
use crate::admission::{WITHDRAWN, is_withdrawn, withdrawn};
use crate::net::{Closed, Stopping, Wire};

/// Octets read at a time.
const READ: usize = 4096;

/// A connection.
pub(super) struct Conn {
    pub(super) wire: Wire,
    pub(super) decoder: Decoder,
    pub(super) out: Replies,
    pub(super) limits: Limits,
    /// How long the client may keep silent now.
    pub(super) idle: Duration,
    /// Of whoever is logged in.
    pub(super) admission: Option<Admission>,
    stopping: Stopping,
    /// Unreadable commands since the last readable one.
    bad: u32,
}

/// Why a connection ends.
#[derive(Debug, thiserror::Error)]
pub(super) enum End {
    /// The client quit and was answered.
    #[error("quit")]
    Quit,
    /// We end it, saying why.
    #[error("{0}")]
    Bye(&'static str),
    /// The login was taken back.
    #[error("{WITHDRAWN}")]
    Withdrawn,
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

impl Conn {
    pub(super) fn new(wire: Wire, limits: Limits, stopping: Stopping) -> Self {
        let decoder = Decoder::new(limits.lines);
        let idle = limits.login_idle;
        Self { wire, decoder, out: Replies::new(), limits, idle, admission: None, stopping, bad: 0 }
    }

    /// The next command, whatever could not be read answered meanwhile.
    pub(super) async fn next(&mut self) -> Result<Command, End> {
        loop {
            if is_withdrawn(self.admission.as_ref()) {
                return Err(End::Withdrawn);
            }
            match self.decoder.next() {
                Some(Item::Command(command)) => {
                    self.bad = 0;
                    return Ok(command);
                }
                Some(Item::Refused(fault)) => {
                    self.out.refused(fault);
                    self.bad += 1;
                    if self.bad > self.limits.bad_commands {
                        return Err(End::Bye("too many commands that cannot be read"));
                    }
                }
                // Only comes while an exchange is under way, which its reader sees to the end.
                Some(Item::AuthLine(_)) => {}
                None => self.fill().await?,
            }
        }
    }

    /// The client's next line of a SASL exchange; `None` when it was none and has been answered.
    pub(super) async fn auth_line(&mut self) -> Result<Option<AuthLine>, End> {
        self.decoder.expect_auth_line();
        loop {
            match self.decoder.next() {
                Some(Item::AuthLine(line)) => return Ok(Some(line)),
                Some(Item::Refused(fault)) => {
                    self.out.refused(fault);
                    return Ok(None);
                }
                Some(Item::Command(_)) => {}
                None => self.fill().await?,
            }
        }
    }

    /// Sends what is due, then waits for input.
    async fn fill(&mut self) -> Result<(), End> {
        self.flush().await?;
        let mut octets = [0; READ];
        let count = tokio::select! {
            () = self.stopping.asked() => return Err(End::Bye("the server is going down")),
            () = withdrawn(self.admission.as_mut()) => return Err(End::Withdrawn),
            read = self.wire.read(&mut octets, self.idle) => read?,
        };
        self.decoder.feed(&octets[..count]);
        Ok(())
    }

    /// Sends what is due.
    pub(super) async fn flush(&mut self) -> Result<(), End> {
        if self.out.out().is_empty() {
            return Ok(());
        }
        let written = self.wire.write(self.out.out(), self.limits.write).await;
        self.out.out().clear();
        self.out.out().shrink_to(self.limits.output);
        written.map_err(End::Closed)
    }

    /// Sends what is due if it has become much.
    pub(super) async fn flush_if_full(&mut self) -> Result<(), End> {
        match self.out.out().len() >= self.limits.output {
            true => self.flush().await,
            false => Ok(()),
        }
    }

    /// Says why, unless the client knows, and closes.
    pub(super) async fn finish(mut self, end: End) {
        match end {
            End::Bye(reason) => self.out.err(Some(ErrCode::SysTemp), reason),
            End::Withdrawn => self.out.err(Some(ErrCode::Auth), WITHDRAWN),
            End::Quit | End::Closed(_) => {}
        }
        if !matches!(end, End::Closed(_)) && self.flush().await.is_ok() {
            self.wire.close(self.limits.goodbye).await;
        }
    }
}
