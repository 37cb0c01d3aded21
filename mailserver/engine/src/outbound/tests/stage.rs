//! An engine over a fresh store, names of the story's making, and a clock that it moves.

use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use foundation::secrets::seal::Sealer;
use foundation::settings::Change;
use foundation::throttle::LoginLimits;
use foundation::tls::Clients;
use futures::FutureExt as _;
use mailauth::dns::{Answer, Dns, DnsError, Mx};
use message::address::Domain;
use parking_lot::Mutex;
use rustls::RootCertStore;
use serde_json::{Value, json};
use store::deliver::Delivery;
use store::ids::{MailboxId, QueueId};
use store::queue::{self, NewQueueMessage, NewRecipient, Recipient};
use store::testing::Place;
use store::{domains, folders, messages};
use tokio::sync::oneshot;

use super::server::Server;
use crate::{Engine, Parts};

pub(crate) const SECOND: i64 = 1_000_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;

/// The message of every story.
pub(crate) const MESSAGE: &str = "From: anna@here.test\r\nSubject: a story\r\n\r\nOnce.\r\n.dotted\r\n";

pub(crate) struct Stage {
    pub(crate) engine: Engine,
    pub(crate) names: Arc<Names>,
    place: Place,
    running: Option<(oneshot::Sender<()>, tokio::task::JoinHandle<()>)>,
}

impl Stage {
    /// An engine called `mail.here.test`.
    pub(crate) async fn set() -> Self {
        Self::with_roots(RootCertStore::empty()).await
    }

    pub(crate) async fn with_roots(roots: RootCertStore) -> Self {
        let place = Place::sqlite();
        let names = Arc::new(Names::default());
        let parts = Parts {
            store: place.open().await,
            sealer: Sealer::ephemeral(),
            tls: Clients::new(roots).expect("TLS"),
            machine: "mail.here.test".to_owned(),
            logins: LoginLimits::default(),
            license: crate::license::tests::premises(&place),
            dns: Some(names.clone()),
        };
        let engine = Engine::open(parts).await.expect("an engine");
        Self { engine, names, place, running: None }
    }

    /// An engine and the server of `example.net`.
    pub(crate) async fn with(server: &Server) -> Self {
        let stage = Self::set().await;
        stage.routing_to(server).await;
        stage
    }

    /// Lets mail to `example.net` go to a server.
    pub(crate) async fn routing_to(&self, server: &Server) {
        self.names.add("example.net MX 10 mx.example.net");
        self.names.add(&format!("mx.example.net A {}", server.address.ip()));
        self.change("routing", json!({"port": server.address.port()})).await;
    }

    pub(crate) async fn change(&self, group: &str, value: Value) {
        self.engine.settings().change(group, Change::Merge(value)).await.expect("valid settings");
    }

    pub(crate) fn start(&mut self) {
        let (stop, stopped) = oneshot::channel();
        let engine = self.engine.clone();
        let shutdown = async {
            let _ = stopped.await;
        };
        let task = tokio::spawn(async move { engine.run_queue(shutdown).await });
        self.running = Some((stop, task));
    }

    pub(crate) async fn stop(&mut self) {
        let Some((stop, task)) = self.running.take() else { return };
        stop.send(()).expect("the queue runs");
        task.await.expect("the queue ends well");
    }

    /// Makes a mailbox, and its domain if that is new.
    pub(crate) async fn mailbox(&self, address: &str) -> MailboxId {
        let address = address.to_owned();
        let made = self.engine.store.db().write(address, |tx, address| {
            Box::pin(async move {
                let name = Domain::parse(address.split_once('@').expect("an address").1).expect("a domain");
                let domain = match domains::find(tx, name.as_str()).await? {
                    Some(domain) => domain,
                    None => store::testing::domain(tx, name.as_str()).await?,
                };
                Ok::<_, store::Error>(store::testing::mailbox(tx, &domain, address, "", None, None).await?.id)
            })
        });
        made.await.expect("a mailbox")
    }

    /// Queues the story's message.
    pub(crate) async fn send(&self, from: &str, to: &[&str]) -> QueueId {
        self.send_as(from, to, |_| {}).await
    }

    pub(crate) async fn send_as(&self, from: &str, to: &[&str], adjust: impl FnOnce(&mut NewQueueMessage)) -> QueueId {
        self.send_body(MESSAGE.as_bytes().to_vec(), from, to, adjust).await
    }

    pub(crate) async fn send_body(
        &self,
        body: Vec<u8>,
        from: &str,
        to: &[&str],
        adjust: impl FnOnce(&mut NewQueueMessage),
    ) -> QueueId {
        let recipients = to.iter().map(|address| NewRecipient {
            address: (*address).to_owned(),
            domain: address.split_once('@').expect("an address").1.to_owned(),
            notify: None,
            orcpt: None,
        });
        let mut outbound = NewQueueMessage {
            sender: from.to_owned(),
            prefix: b"Received: by mail.here.test\r\n".to_vec(),
            envid: None,
            ret: None,
            smtputf8: false,
            origin: None,
            expires_at: self.engine.store.clock().micros() + 120 * HOUR,
            trace: None,
            forwarded_by: None,
            recipients: recipients.collect(),
        };
        adjust(&mut outbound);
        let delivery = Delivery { outbound: vec![outbound], ..Delivery::default() };
        let delivered = self.engine.store.deliver(&body.into(), delivery).await.expect("queued");
        delivered.queued[0]
    }

    /// Moves the clock and wakes the queue.
    pub(crate) async fn advance(&self, micros: i64) {
        self.place.clock.advance(Duration::from_micros(micros.unsigned_abs()));
        let woken = self.engine.store.db().write((), |tx, ()| {
            Box::pin(async move {
                tx.touch(queue::WAKE);
                Ok::<_, store::Error>(())
            })
        });
        woken.await.expect("committed");
    }

    /// Waits for the rows to come to something.
    pub(crate) async fn until<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        mut condition: impl FnMut() -> F,
    ) -> T {
        let db = self.engine.store.db();
        let (mut head, mut wake) = (db.head(), db.watch(queue::WAKE));
        let waiting = async {
            loop {
                if let Some(found) = condition().await {
                    return found;
                }
                tokio::select! {
                    _ = head.changed() => {}
                    () = wake.changed() => {}
                }
            }
        };
        match tokio::time::timeout(Duration::from_secs(20), waiting).await {
            Ok(found) => found,
            Err(_) => panic!("{what} did not happen"),
        }
    }

    pub(crate) async fn recipients(&self, id: QueueId) -> Vec<Recipient> {
        queue::recipients(&mut self.engine.store.read().await.expect("rows"), id).await.expect("rows")
    }

    /// Waits until a message has left the queue.
    pub(crate) async fn until_gone(&self, id: QueueId) {
        self.until("the message leaving the queue", || async {
            let found = queue::find(&mut self.engine.store.read().await.expect("rows"), id).await.expect("rows");
            found.is_none().then_some(())
        })
        .await;
    }

    /// Waits until a message's only recipient was tried so often.
    pub(crate) async fn until_tried(&self, id: QueueId, times: u32) -> Recipient {
        self.until("the attempt", || async {
            self.recipients(id).await.into_iter().next().filter(|recipient| recipient.attempts >= times)
        })
        .await
    }

    /// What lies in an INBOX.
    pub(crate) async fn inbox(&self, mailbox: MailboxId) -> Vec<String> {
        let store = &self.engine.store;
        let mut conn = store.read().await.expect("rows");
        let inbox = folders::find(&mut conn, mailbox, "INBOX").await.expect("rows").expect("an INBOX");
        let found = messages::range(&mut conn, inbox.id, 1..=u32::MAX, 100).await.expect("rows");
        let mut texts = Vec::new();
        for message in found {
            let bytes = store.read_message(&message).await.expect("bytes");
            texts.push(String::from_utf8_lossy(&bytes).into_owned());
        }
        texts
    }

    /// Waits until so many messages lie in an INBOX.
    pub(crate) async fn until_inbox(&self, mailbox: MailboxId, count: usize) -> Vec<String> {
        self.until("a message in the INBOX", || async {
            let inbox = self.inbox(mailbox).await;
            (inbox.len() >= count).then_some(inbox)
        })
        .await
    }
}

/// A DNS made of lines: `name TYPE value`. The type `FAIL` makes every question about the name a temporary error.
#[derive(Default)]
pub(crate) struct Names(Mutex<HashMap<String, Vec<(String, String)>>>);

impl Names {
    pub(crate) fn add(&self, line: &str) {
        let mut words = line.splitn(3, ' ');
        let (name, kind) = (words.next().expect("a name"), words.next().expect("a type"));
        let value = words.next().unwrap_or_default();
        self.0.lock().entry(name.to_owned()).or_default().push((kind.to_owned(), value.to_owned()));
    }

    fn answer<T: Send + 'static>(&self, name: &str, kind: &str, read: impl Fn(&str) -> T) -> Answer<'static, T> {
        let names = self.0.lock();
        let answer = match names.get(name) {
            None => Err(DnsError::NoName),
            Some(records) if records.iter().any(|(known, _)| known == "FAIL") => {
                Err(DnsError::Temporary("servfail".to_owned()))
            }
            Some(records) => {
                let found: Vec<T> =
                    records.iter().filter(|(known, _)| known == kind).map(|(_, value)| read(value)).collect();
                if found.is_empty() { Err(DnsError::NoRecord) } else { Ok(found) }
            }
        };
        futures::future::ready(answer).boxed()
    }
}

impl Dns for Names {
    fn txt<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<u8>> {
        self.answer(name, "TXT", |value| value.as_bytes().to_vec())
    }

    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr> {
        self.answer(name, "A", |value| value.parse().expect("an address"))
    }

    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr> {
        self.answer(name, "AAAA", |value| value.parse().expect("an address"))
    }

    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx> {
        self.answer(name, "MX", |value| {
            let (preference, exchange) = value.split_once(' ').expect("two words");
            Mx { preference: preference.parse().expect("a number"), exchange: exchange.to_owned() }
        })
    }

    fn ptr(&self, ip: IpAddr) -> Answer<'_, String> {
        self.answer(&ip.to_string(), "PTR", str::to_owned)
    }
}
