//! Places at other servers: how many connections there are in all and to each host, who waits for one, and the open
//! connection that goes from one message to the next.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use foundation::settings::Live;
use parking_lot::Mutex;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::connection::Connection;
use super::verdict::Verdict;
use crate::settings::QueueSettings;

/// Messages after which a connection is closed all the same, so that a host behind a balancer is met evenly.
const MESSAGES: u32 = 100;

/// A server's name and port.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct HostKey {
    pub(super) name: String,
    pub(super) port: u16,
}

/// All places.
pub(super) struct Hosts {
    by_key: Mutex<HashMap<HostKey, Waiting>>,
    total: Arc<Semaphore>,
    /// What `total` was last sized to.
    sized: Mutex<usize>,
    settings: Live<QueueSettings>,
}

/// The places of one host in use, and those who want one.
#[derive(Default)]
struct Waiting {
    in_use: usize,
    line: VecDeque<Turn>,
}

/// Calls one who waits in line.
type Turn = oneshot::Sender<Result<Handed, Verdict>>;

/// What is handed to the next in line.
enum Handed {
    Place(Place),
    Slot(Slot),
}

/// One of a host's places. Passes itself on when dropped.
struct Place {
    hosts: Arc<Hosts>,
    key: HostKey,
}

/// The right to one connection, and the connection when another message has just gone over it.
pub(super) struct Slot {
    pub(super) connection: Option<Connection>,
    _total: OwnedSemaphorePermit,
    place: Place,
}

impl Hosts {
    pub(super) fn new(settings: Live<QueueSettings>) -> Arc<Self> {
        let sized = settings.get().value.connections as usize;
        Arc::new(Self {
            by_key: Mutex::default(),
            total: Arc::new(Semaphore::new(sized)),
            sized: Mutex::new(sized),
            settings,
        })
    }

    /// Follows the setting for all connections. Fewer places come into force as connections end.
    pub(super) fn resize(&self) {
        let wanted = self.settings.get().value.connections as usize;
        let mut sized = self.sized.lock();
        match wanted.checked_sub(*sized) {
            Some(more) => {
                self.total.add_permits(more);
                *sized = wanted;
            }
            None => *sized -= self.total.forget_permits(*sized - wanted),
        }
    }

    /// Waits for a place at a host. While it is waited for, others may find the host out of reach: then their verdict is
    /// ours.
    pub(super) async fn enter(self: &Arc<Self>, key: &HostKey) -> Result<Slot, Verdict> {
        let place = loop {
            let Some(turn) = self.queue_up(key) else { break Place { hosts: Arc::clone(self), key: key.clone() } };
            match turn.await {
                Ok(Ok(Handed::Slot(slot))) => return Ok(slot),
                Ok(Ok(Handed::Place(place))) => break place,
                Ok(Err(verdict)) => return Err(verdict),
                // The turn was dropped unused: queue up again.
                Err(_) => {}
            }
        };
        // The host's place comes first and this one second, everywhere, so that nobody holds one of these while waiting
        // for a slow host.
        match Arc::clone(&self.total).acquire_owned().await {
            Ok(total) => Ok(Slot { connection: None, _total: total, place }),
            Err(_) => unreachable!("the semaphore is never closed"),
        }
    }

    /// Takes a place if there is one; otherwise the turn to wait for.
    fn queue_up(&self, key: &HostKey) -> Option<oneshot::Receiver<Result<Handed, Verdict>>> {
        let most = self.settings.get().value.connections_per_host as usize;
        let mut hosts = self.by_key.lock();
        let host = hosts.entry(key.clone()).or_default();
        if host.in_use < most {
            host.in_use += 1;
            return None;
        }
        let (turn, wait) = oneshot::channel();
        host.line.push_back(turn);
        Some(wait)
    }

    /// The next in line at a host, unless the host has more places in use than it should by now.
    fn next_in_line(&self, key: &HostKey) -> Option<Turn> {
        let most = self.settings.get().value.connections_per_host as usize;
        self.by_key.lock().get_mut(key)?.next_in_line(most)
    }

    /// The next in line at a host whose place came free; when nobody is, the place is given up.
    fn next_in_line_or_give_up(&self, key: &HostKey) -> Option<Turn> {
        let most = self.settings.get().value.connections_per_host as usize;
        let mut hosts = self.by_key.lock();
        let host = hosts.get_mut(key)?;
        let next = host.next_in_line(most);
        if next.is_none() {
            host.in_use -= 1;
            if host.in_use == 0 && host.line.is_empty() {
                hosts.remove(key);
            }
        }
        next
    }

    /// Gives everybody who waits for a host the verdict of one who could not reach it: a dead host must not use up the
    /// patience of each message in turn.
    pub(super) fn fail_waiting(&self, key: &HostKey, verdict: &Verdict) {
        let line = self.by_key.lock().get_mut(key).map(|host| std::mem::take(&mut host.line));
        for turn in line.into_iter().flatten() {
            // One that went away meanwhile needs no verdict.
            let _ = turn.send(Err(verdict.clone()));
        }
    }
}

impl Waiting {
    fn next_in_line(&mut self, most: usize) -> Option<Turn> {
        while self.in_use <= most {
            let turn = self.line.pop_front()?;
            if !turn.is_closed() {
                return Some(turn);
            }
        }
        None
    }
}

impl Slot {
    /// Gives the place back, with its connection to the next in line if there is one; otherwise the connection ends.
    pub(super) async fn leave(mut self) {
        let Some(connection) = self.connection.take() else { return };
        let turn = match connection.is_ready() && connection.messages() < MESSAGES {
            true => self.place.hosts.next_in_line(&self.place.key),
            false => None,
        };
        match turn {
            Some(turn) => {
                self.connection = Some(connection);
                // When the receiver went away this very moment, the slot comes back and is dropped: its place passes
                // itself on.
                let _ = turn.send(Ok(Handed::Slot(self)));
            }
            None => connection.close().await,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(turn) = self.hosts.next_in_line_or_give_up(&self.key) {
            let place = Self { hosts: Arc::clone(&self.hosts), key: self.key.clone() };
            let _ = turn.send(Ok(Handed::Place(place)));
        }
    }
}
