//! IDLE (RFC 2177): what others do is told as it happens, until DONE.

use std::future;
use std::time::Duration;

use imap::Item;
use imap::encode::Condition;
use tokio::time::Instant;

use super::answer::{Answer, Trouble};
use super::conn::End;
use super::selected::Expunges;
use super::session::Session;
use crate::admission::{WITHDRAWN, withdrawn};

/// Octets read at a time while idling: DONE is four.
const READ: usize = 512;

/// What ended a wait.
enum Event {
    Input(usize),
    Changed,
    Quiet,
}

impl Session<'_> {
    pub(super) async fn idle(&mut self) -> Result<Answer, Trouble> {
        self.conn.out.continuation("idling");
        self.conn.decoder.expect_done();
        let until = Instant::now() + self.conn.limits.idle;
        loop {
            match self.conn.decoder.next().map_err(End::from)? {
                Some(Item::IdleDone) => return Ok(Answer::ok("no longer idle")),
                Some(Item::Refused { fault, .. }) => return Err(Answer::bad(fault.to_string()).into()),
                Some(_) => continue,
                None => {}
            }
            self.catch_up(Expunges::Told).await?;
            self.conn.flush().await?;
            self.conn.decoder.shrink();
            match self.wait(until.saturating_duration_since(Instant::now())).await? {
                Event::Input(count) => self.conn.decoder.filled(count),
                Event::Changed => {}
                Event::Quiet => self.conn.out.untagged(Condition::Ok, None, "still here"),
            }
        }
    }

    async fn wait(&mut self, left: Duration) -> Result<Event, End> {
        let (conn, selected) = (&mut *self.conn, &mut self.selected);
        let changed = async {
            match selected {
                Some(selected) => selected.watcher.changed().await,
                None => future::pending().await,
            }
        };
        // `changed` takes the change as seen; what it announces is read afterwards, so nothing is missed.
        tokio::select! {
            biased;
            () = conn.stopping.asked() => Err(End::Bye("the server is going down")),
            // Before the change: of a deleted mailbox the client hears that, not that its folder went.
            () = withdrawn(conn.admission.as_mut()) => Err(End::Bye(WITHDRAWN)),
            read = conn.wire.read(conn.decoder.spare(READ), left) => Ok(Event::Input(read?)),
            () = changed => {
                if let Some(selected) = selected {
                    selected.mark_stale();
                }
                Ok(Event::Changed)
            }
            () = tokio::time::sleep(conn.limits.keepalive) => Ok(Event::Quiet),
        }
    }
}
