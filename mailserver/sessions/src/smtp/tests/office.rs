//! A post office with two mailboxes, its three doors open on this machine.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::domains::DomainOrder;
use engine::mailboxes::{MailboxOrder, Quota};
use engine::{Engine, Parts, Principal};
use foundation::secrets::seal::Sealer;
use foundation::settings::Change;
use foundation::throttle::{ConnectionLimits, Connections, LoginLimits};
use foundation::tls::{Clients, Identities, Identity, Resolver, server_config};
use rustls::{ClientConfig, RootCertStore};
use serde_json::{Value, json};
use store::testing::Place;
use tokio::net::{TcpListener, UdpSocket};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::client::Client;
use crate::net::{Door, Opening, Shutdown, accept};
use crate::smtp::pace::Times;
use crate::smtp::{Counter, Service};
use crate::testing::VENDOR;

/// The password of everyone here.
pub(super) const PASSWORD: &str = "correct horse";

/// An open post office.
pub(super) struct Office {
    pub(super) engine: Engine,
    pub(super) shutdown: Shutdown,
    pub(super) mx: SocketAddr,
    pub(super) submission: SocketAddr,
    pub(super) submissions: SocketAddr,
    doors: Vec<JoinHandle<()>>,
    trust: Arc<ClientConfig>,
    _place: Place,
}

impl Office {
    /// With the settings as they come.
    pub(super) async fn open() -> Self {
        Self::with(&[]).await
    }

    /// With settings changed, group by group.
    pub(super) async fn with(settings: &[(&str, Value)]) -> Self {
        Self::made(settings, None).await
    }

    /// With this much patience.
    pub(super) async fn with_times(times: Times) -> Self {
        Self::made(&[], Some(times)).await
    }

    async fn made(settings: &[(&str, Value)], times: Option<Times>) -> Self {
        foundation::tls::install_provider();
        let place = Place::sqlite();
        let trust = Clients::new(RootCertStore::empty()).unwrap();
        let parts = Parts {
            store: place.open().await,
            sealer: Sealer::ephemeral(),
            tls: trust.clone(),
            machine: "mx.example.org".to_owned(),
            logins: LoginLimits::default(),
            license: engine::license::Premises::new(place.folder.path(), Some(VENDOR.to_owned())),
            dns: None,
        };
        let engine = Engine::open(parts).await.unwrap();
        let names = json!({"servers": [nameless().await.to_string()]});
        for (group, change) in settings.iter().cloned().chain([("dns", names)]) {
            engine.settings().change(group, Change::Merge(change)).await.unwrap();
        }
        let system = Principal::system();
        engine.create_domain(&system, DomainOrder::new("example.org")).await.unwrap();
        for (name, quota) in [("anna", Quota::Default), ("otto", Quota::Bytes(20_000))] {
            let password = Some(PASSWORD.into());
            let order = MailboxOrder { password, quota, ..MailboxOrder::new(format!("{name}@example.org")) };
            engine.create_mailbox(&system, order).await.unwrap();
        }
        let identity =
            Identity::self_signed(place.folder.path(), &["mx.example.org".to_owned()], jiff::Timestamp::now());
        let server = server_config(&Resolver::new(Identities::new(identity.unwrap())), &[]).unwrap();
        let shutdown = Shutdown::new();
        let mut doors = Vec::new();
        let mut addresses = Vec::new();
        for (service, opening) in
            [(Service::Mx, Opening::Clear), (Service::Submission, Opening::Clear), (Service::Submission, Opening::Tls)]
        {
            let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
            addresses.push(socket.local_addr().unwrap());
            let (rules, at) = (engine.clone(), service);
            let door = Door {
                standing: Arc::new(move |peer| rules.standing_of(at.entrance(), peer)),
                connections: Connections::new(ConnectionLimits { total: 8, per_peer: 3 }),
                refusal: Counter::refusal,
                grace: Duration::from_secs(30),
                closed: CancellationToken::new(),
            };
            let counter = Counter::new(engine.clone(), service, opening, server.clone(), shutdown.stopping());
            let counter = Counter { times, ..counter };
            let serve = move |wire| counter.clone().serve(wire);
            doors.push(tokio::spawn(accept(socket, door, shutdown.stopping(), serve)));
        }
        let (mx, submission, submissions) = (addresses[0], addresses[1], addresses[2]);
        Self { engine, shutdown, mx, submission, submissions, doors, trust: trust.opportunistic, _place: place }
    }

    /// Somebody at port 25 who has read the banner.
    pub(super) async fn stranger(&self) -> Client {
        let mut client = Client::connect(self.mx, self.trust.clone()).await;
        client.talk("S: 220 mx.example.org ESMTP").await;
        client
    }

    /// Somebody at the submission port, connected in the clear.
    pub(super) async fn at_submission(&self) -> Client {
        let mut client = Client::connect(self.submission, self.trust.clone()).await;
        client.talk("S: 220 mx.example.org ESMTP").await;
        client
    }

    /// Somebody at the submission port that begins with TLS.
    pub(super) async fn at_submissions(&self) -> Client {
        let client = Client::connect(self.submissions, self.trust.clone()).await;
        let mut client = client.encrypt().await;
        client.talk("S: 220 mx.example.org ESMTP").await;
        client
    }

    /// How clients here shake hands.
    pub(super) fn trust(&self) -> Arc<ClientConfig> {
        self.trust.clone()
    }

    /// Closes the doors and waits for everyone to have left.
    pub(super) async fn close(&mut self) {
        self.shutdown.stop();
        for door in self.doors.drain(..) {
            door.await.unwrap();
        }
    }

    /// The messages of a mailbox, oldest first.
    pub(super) async fn inbox(&self, address: &str) -> Vec<String> {
        let mut conn = self.engine.store().read().await.unwrap();
        let mailbox = store::mailboxes::find(&mut conn, address).await.unwrap().unwrap();
        let folder = store::folders::find(&mut conn, mailbox.id, "INBOX").await.unwrap().unwrap();
        let mut found = Vec::new();
        for message in store::messages::range(&mut conn, folder.id, 1..=u32::MAX, 1000).await.unwrap() {
            let content = self.engine.store().read_message(&message).await.unwrap();
            found.push(String::from_utf8(content.to_vec()).unwrap());
        }
        found
    }
}

/// A name server that knows no name.
async fn nameless() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut packet = [0; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut packet).await {
            // An answer, recursion available, NXDOMAIN.
            (packet[2], packet[3]) = (packet[2] | 0x80, 0x83);
            let _ = socket.send_to(&packet[..length], from).await;
        }
    });
    address
}
