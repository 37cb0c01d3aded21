//! An engine to tell stories with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use foundation::secrets::seal::Sealer;
use foundation::settings::Change;
use foundation::throttle::LoginLimits;
use foundation::tls::Clients;
use mailauth::dns::{Answer, Dns, DnsError, Mx};
use message::address::Address;
use smtp::{ForwardPath, MailParams, RcptParams, Reply, ReversePath};
use store::content::Content;
use store::testing::Place;
use store::{folders, mailboxes, messages};

use crate::admission::Admission;
use crate::domains::DomainOrder;
use crate::login::Login;
use crate::mailboxes::{MailboxOrder, Purge};
use crate::receive::{Peer, Service};
use crate::{Engine, Parts, Principal};

/// A DNS in which no name exists.
struct NoNames;

impl Dns for NoNames {
    fn txt<'a>(&'a self, _: &'a str) -> Answer<'a, Vec<u8>> {
        Box::pin(async { Err(DnsError::NoName) })
    }
    fn ipv4<'a>(&'a self, _: &'a str) -> Answer<'a, Ipv4Addr> {
        Box::pin(async { Err(DnsError::NoName) })
    }
    fn ipv6<'a>(&'a self, _: &'a str) -> Answer<'a, Ipv6Addr> {
        Box::pin(async { Err(DnsError::NoName) })
    }
    fn mx<'a>(&'a self, _: &'a str) -> Answer<'a, Mx> {
        Box::pin(async { Err(DnsError::NoName) })
    }
    fn ptr<'a>(&'a self, _: IpAddr) -> Answer<'a, String> {
        Box::pin(async { Err(DnsError::NoName) })
    }
}

/// An engine with the domain `example.org` and the mailboxes `anna` and `ben`.
pub(crate) struct Hall {
    pub(crate) engine: Engine,
    pub(crate) place: Place,
}

pub(crate) const PASSWORD: &str = "correct horse";

impl Hall {
    pub(crate) async fn open() -> Self {
        Self::asking(Arc::new(NoNames)).await
    }

    /// That asks this DNS.
    pub(crate) async fn asking(dns: Arc<dyn Dns>) -> Self {
        let place = Place::sqlite();
        let parts = Parts { dns: Some(dns), ..parts(&place).await };
        let hall = Self { engine: Engine::open(parts).await.unwrap(), place };
        hall.engine.create_domain(&admin(), DomainOrder::new("example.org")).await.unwrap();
        for name in ["anna@example.org", "ben@example.org"] {
            hall.engine.create_mailbox(&admin(), order(name)).await.unwrap();
        }
        hall
    }

    pub(crate) async fn set(&self, group: &str, value: serde_json::Value) {
        self.engine.settings().change(group, Change::Merge(value)).await.unwrap();
    }

    /// Brings a message from elsewhere; the first refusal ends it.
    pub(crate) async fn bring(&self, from: &str, to: &[&str], text: &str) -> Result<(), Reply> {
        self.transact(&stranger(), from, to, text).await
    }

    /// Hands in a message as `anna`.
    pub(crate) async fn hand_in(&self, from: &str, to: &[&str], text: &str) -> Result<(), Reply> {
        self.transact(&self.anna().await, from, to, text).await
    }

    pub(crate) async fn transact(&self, peer: &Peer, from: &str, to: &[&str], text: &str) -> Result<(), Reply> {
        self.transact_asking(peer, from, to, RcptParams::default(), text).await
    }

    pub(crate) async fn transact_asking(
        &self,
        peer: &Peer,
        from: &str,
        to: &[&str],
        params: RcptParams,
        text: &str,
    ) -> Result<(), Reply> {
        let path = match from {
            "" => ReversePath::Null,
            from => ReversePath::Address(address(from)),
        };
        let size = Some(text.len() as u64);
        let mut transaction = self.engine.mail(peer, path, MailParams { size, ..MailParams::default() }).await?;
        for to in to {
            let path = ForwardPath::Address(address(to));
            self.engine.rcpt(peer, &mut transaction, path, params.clone()).await?;
        }
        let content = Content::from(text.replace('\n', "\r\n").into_bytes());
        self.engine.accept(peer, transaction, content).await.map(drop)
    }

    /// The texts of a mailbox's INBOX, oldest first.
    pub(crate) async fn inbox(&self, name: &str) -> Vec<String> {
        let mut conn = self.engine.store().read().await.unwrap();
        let mailbox = mailboxes::find(&mut conn, name).await.unwrap().expect("the mailbox exists");
        let inbox = folders::find(&mut conn, mailbox.id, "INBOX").await.unwrap().expect("INBOX exists");
        let mut texts = Vec::new();
        for message in messages::range(&mut conn, inbox.id, 1..=u32::MAX, 100).await.unwrap() {
            let bytes = self.engine.store().read_message(&message).await.unwrap();
            texts.push(String::from_utf8(bytes.to_vec()).unwrap());
        }
        texts
    }

    /// The recipients that wait in the queue.
    pub(crate) async fn queued(&self) -> Vec<String> {
        let mut conn = self.engine.store().read().await.unwrap();
        let mut addresses = Vec::new();
        for message in store::queue::list(&mut conn, &Default::default(), store::ids::QueueId(0), 100).await.unwrap() {
            let recipients = store::queue::recipients(&mut conn, message.id).await.unwrap();
            addresses.extend(recipients.into_iter().map(|recipient| recipient.address));
        }
        addresses.sort();
        addresses
    }

    pub(crate) async fn anna(&self) -> Peer {
        self.person("anna@example.org").await
    }

    /// Somebody who has logged in to hand in mail.
    pub(crate) async fn person(&self, name: &str) -> Peer {
        let address = address(name);
        let mut conn = self.engine.store().read().await.unwrap();
        let mailbox = mailboxes::find(&mut conn, &address.key()).await.unwrap().unwrap();
        let admission = Admission::to(&self.engine, &mailbox);
        let login = Login { mailbox: mailbox.id, domain: mailbox.domain, address, admission };
        Peer { service: Service::Submission, login: Some(login), ..stranger() }
    }
}

pub(crate) fn stranger() -> Peer {
    Peer {
        service: Service::Mx,
        ip: "192.0.2.7".parse().unwrap(),
        helo: "mail.elsewhere.test".to_owned(),
        extended: true,
        tls: None,
        login: None,
    }
}

pub(crate) fn admin() -> Principal {
    Principal::system()
}

pub(crate) fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

pub(crate) fn order(name: &str) -> MailboxOrder {
    MailboxOrder { password: Some(PASSWORD.to_owned().into()), ..MailboxOrder::new(name) }
}

/// Changes something of a mailbox.
pub(crate) async fn edit(engine: &Engine, address: &str, edit: impl Fn(&mut MailboxOrder) + Send + Sync) {
    engine.edit_mailbox(&admin(), &address.into(), None, edit).await.unwrap();
}

/// Deletes a mailbox for good.
pub(crate) async fn erase(engine: &Engine, address: &str) {
    engine.delete_mailbox(&admin(), &address.into(), Purge::Now, None).await.unwrap();
}

/// Switches a domain off.
pub(crate) async fn disable_domain(engine: &Engine, name: &str) {
    let off = |order: &mut DomainOrder| order.status = store::domains::Status::Disabled;
    engine.edit_domain(&admin(), &name.into(), None, off).await.unwrap();
}

/// An engine's parts over the rows and the folder of a place.
pub(crate) async fn parts(place: &Place) -> Parts {
    Parts {
        store: place.open().await,
        sealer: Sealer::ephemeral(),
        tls: Clients::new(rustls::RootCertStore::empty()).unwrap(),
        machine: "mx.example.org".to_owned(),
        logins: LoginLimits::default(),
        license: crate::license::tests::premises(place),
        dns: Some(Arc::new(NoNames)),
    }
}
