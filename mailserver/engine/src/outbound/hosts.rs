//! Places at other servers: how many connections there are in all and to each host, who waits for one, and the open
//! connection that goes from one message to the next.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use foundation::settings::Live;
use parking_lot::Mutex;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::connection::Connection;
use super::route::Way;
use super::verdict::Verdict;
use crate::settings::QueueSettings;

/// Messages after which a connection is closed all the same, so that a host behind a balancer is met evenly.
const MESSAGES: u32 = 100;

/// A server and how it is spoken to: a connection to a domain's host is not one to our relay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct HostKey {
    pub(super) name: String,
    pub(super) port: u16,
    pub(super) way: Way,
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
    Slot(Box<Slot>),
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
                Ok(Ok(Handed::Slot(slot))) => return Ok(*slot),
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
                let _ = turn.send(Ok(Handed::Slot(Box::new(self))));
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

#[cfg(test)]
mod tests {
    use foundation::secrets::seal::Sealer;
    use foundation::settings::{Change, Declared, Settings};
    use futures::poll;
    use message::report::Status;
    use serde_json::json;
    use store::testing::Place as StorePlace;

    use super::super::verdict::Fate;
    use super::*;

    async fn set(place: &StorePlace, change: serde_json::Value) -> (Settings, Arc<Hosts>) {
        let store = place.open().await;
        let settings = Declared::new().group::<QueueSettings>().load(store.db(), &Sealer::ephemeral()).await.unwrap();
        settings.change("queue", Change::Merge(change)).await.unwrap();
        let hosts = Hosts::new(settings.live().unwrap());
        (settings, hosts)
    }

    fn key(name: &str) -> HostKey {
        HostKey { name: name.to_owned(), port: 25, way: Way::Mx }
    }

    #[tokio::test]
    async fn places_go_to_those_who_still_wait_in_turn() {
        let place = StorePlace::sqlite();
        let (_settings, hosts) = set(&place, json!({"connections_per_host": 1})).await;
        let host = key("mx.example.net");
        let first = hosts.enter(&host).await.ok().unwrap();
        let mut gone = Box::pin(hosts.enter(&host));
        let mut next = Box::pin(hosts.enter(&host));
        let mut last = Box::pin(hosts.enter(&host));
        assert!(poll!(&mut gone).is_pending() && poll!(&mut next).is_pending() && poll!(&mut last).is_pending());
        assert!(poll!(Box::pin(hosts.enter(&key("other.example.net")))).is_ready(), "another host has its own");
        drop(gone);
        first.leave().await;
        assert!(poll!(&mut last).is_pending());
        let next = next.await.ok().unwrap();
        assert!(poll!(&mut last).is_pending());
        drop(next);
        drop(last.await.ok().unwrap());
        assert!(hosts.by_key.lock().is_empty(), "nothing is kept of hosts nobody speaks to");
    }

    /// Whoever waits for a host that turned out dead does not try it anew, each in turn.
    #[tokio::test]
    async fn a_dead_host_fails_all_who_wait() {
        let place = StorePlace::sqlite();
        let (_settings, hosts) = set(&place, json!({"connections_per_host": 1})).await;
        let host = key("mx.example.net");
        let first = hosts.enter(&host).await.ok().unwrap();
        let (mut one, mut two) = (Box::pin(hosts.enter(&host)), Box::pin(hosts.enter(&host)));
        assert!(poll!(&mut one).is_pending() && poll!(&mut two).is_pending());
        let verdict = Verdict::ours(Fate::Deferred, Status(4, 4, 1), "cannot connect");
        hosts.fail_waiting(&host, &verdict);
        assert_eq!(one.await.err(), Some(verdict.clone()));
        assert_eq!(two.await.err(), Some(verdict));
        drop(first);
        assert!(hosts.enter(&host).await.is_ok(), "and the next one tries it anew");
    }

    #[tokio::test]
    async fn all_connections_together_have_a_bound_that_can_change() {
        let place = StorePlace::sqlite();
        let (settings, hosts) = set(&place, json!({"connections": 1})).await;
        let (one, two) = (key("one.example"), key("two.example"));
        let first = hosts.enter(&one).await.ok().unwrap();
        let mut second = Box::pin(hosts.enter(&two));
        assert!(poll!(&mut second).is_pending());
        settings.change("queue", Change::Merge(json!({"connections": 2}))).await.unwrap();
        hosts.resize();
        let second = second.await.ok().unwrap();
        settings.change("queue", Change::Merge(json!({"connections": 1}))).await.unwrap();
        drop(first);
        hosts.resize();
        let mut third = Box::pin(hosts.enter(&one));
        assert!(poll!(&mut third).is_pending());
        drop(second);
        assert!(third.await.is_ok());
    }
}
