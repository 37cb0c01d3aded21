//! A site with a mailbox, served on loopback, and a client that follows a script.
//!
//! A script is lines: `C: ` is sent with CRLF (and `⏎` as one), `S: ` is expected, `…` in it standing for anything. `C2: ` and `S2: ` are
//! a second connection, and so on; connections are opened, and logged in, when first named. `E: ` expects the end.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::access_rules::Standing;
use engine::domains::DomainOrder;
use engine::mailboxes::{MailboxOrder, Purge};
use engine::{Engine, Parts, Principal};
use foundation::secrets::password::{PasswordLimits, Passwords};
use foundation::secrets::seal::Sealer;
use foundation::throttle::{ConnectionLimits, Connections, LoginLimits};
use foundation::tls::{Clients, Identities, Identity, Resolver, server_config};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use secrecy::SecretString;
use store::content::Content;
use store::deliver::{Delivery, LocalCopy};
use store::flags::Flags;
use store::folders::{self, Folder};
use store::ids::MailboxId;
use store::messages::NewMessage;
use store::testing::Place;
use store::{Store, domains, mailboxes};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_util::sync::CancellationToken;

use crate::net::{Door, NoEntry, Opening, Shutdown, Wire, accept};
use crate::{imap, pop3};

pub(crate) mod scram;

/// Tells a story that begins with a site on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use crate::testing::Site;
            use store::testing::Place;

            #[tokio::test]
            async fn on_sqlite() {
                super::$story(Site::at(Place::sqlite(), None).await).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                super::$story(Site::at(Place::postgres().await, None).await).await;
            }
        }
    )+};
}
pub(crate) use on_both;

pub(crate) const PASSWORD: &str = "correct horse";

/// The licence server of the site.
pub(crate) const VENDOR: &str = "https://licenses.vendor.example";

/// What a development build trusts.
const ROOT: &str = include_str!("../../../license-server/development-root.pem");

/// Takes the licence's invoice for unpaid.
pub(crate) async fn stop(engine: &Engine) {
    engine::testing::stop(engine, ROOT, VENDOR).await;
}

/// Takes it for paid.
pub(crate) async fn license(engine: &Engine) {
    engine::testing::license(engine, ROOT, VENDOR).await;
}

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Site {
    pub(crate) engine: Engine,
    pub(crate) anna: MailboxId,
    pub(crate) imap: SocketAddr,
    pub(crate) pop3: SocketAddr,
    pub(crate) identity: Identity,
    pub(crate) tls: Arc<ServerConfig>,
    pub(crate) shutdown: Shutdown,
    pub(crate) place: Place,
}

impl Site {
    pub(crate) async fn open() -> Self {
        Self::with_quota(None).await
    }

    pub(crate) async fn with_quota(quota_bytes: Option<i64>) -> Self {
        Self::at(Place::sqlite(), quota_bytes).await
    }

    /// Over the rows of a place.
    pub(crate) async fn at(place: Place, quota_bytes: Option<i64>) -> Self {
        foundation::tls::install_provider();
        let store = place.open().await;
        let anna = make_mailbox(&store, quota_bytes).await;
        let mut roots = RootCertStore::empty();
        let names = ["localhost".to_owned()];
        let identity = Identity::self_signed(place.folder.path(), &names, jiff::Timestamp::now()).unwrap();
        roots.add(identity.leaf().to_vec().into()).unwrap();
        let parts = Parts {
            store,
            sealer: Sealer::ephemeral(),
            tls: Clients::new(roots).unwrap(),
            machine: "mx.example.org".to_owned(),
            logins: LoginLimits::default(),
            license: engine::license::Premises::new(place.folder.path(), Some(VENDOR.to_owned())),
            dns: None,
        };
        let engine = Engine::open(parts).await.unwrap();
        let tls = server_config(&Resolver::new(Identities::new(identity.clone())), &[]).unwrap();
        let shutdown = Shutdown::new();
        let imap = serve_imap(&engine, tls.clone(), &shutdown).await;
        let pop3 = serve_pop3(&engine, tls.clone(), &shutdown).await;
        Self { engine, anna, imap, pop3, identity, tls, shutdown, place }
    }

    pub(crate) fn store(&self) -> &Store {
        self.engine.store()
    }

    pub(crate) async fn folder(&self, name: &str) -> Folder {
        folders::find(&mut self.store().read().await.unwrap(), self.anna, name)
            .await
            .unwrap()
            .expect("the folder exists")
    }

    /// Delivers a message to INBOX; its UID.
    pub(crate) async fn deliver(&self, text: &str) -> u32 {
        let folder = self.folder("INBOX").await.id;
        let message = NewMessage {
            prefix: b"Return-Path: <bert@example.net>\r\n".to_vec(),
            flags: Flags::default(),
            received_at: 1_767_604_353_000_000,
        };
        let copy = LocalCopy { mailbox: self.anna, folder, message };
        let delivery = Delivery { local: vec![copy], ..Delivery::default() };
        let content = Content::from(text.as_bytes().to_vec());
        self.store().deliver(&content, delivery).await.unwrap().local[0].unwrap().uid
    }

    /// Delivers `count` small messages.
    pub(crate) async fn deliver_many(&self, count: u32) {
        for n in 1..=count {
            self.deliver(&format!("Subject: {n}\r\n\r\ntext {n}\r\n")).await;
        }
    }

    /// Makes the store forget which UIDs went, as it may after long enough.
    pub(crate) async fn forget_expunges(&self) {
        self.store().forget_expunged(0).await.unwrap();
    }

    /// Follows a script over IMAP, every connection logged in.
    pub(crate) async fn imap(&self, script: &str) {
        follow_logged_in(self.imap, script).await;
    }

    /// Follows a script over IMAP from the greeting on.
    pub(crate) async fn imap_before_login(&self, script: &str) {
        Script::new(self.imap, &[]).follow(script).await;
    }

    /// Follows a script over POP3, every connection logged in.
    pub(crate) async fn pop3(&self, script: &str) {
        let login = ["S: +OK …", "C: USER anna@example.org", "S: +OK …", &format!("C: PASS {PASSWORD}"), "S: +OK …"];
        Script::new(self.pop3, &login).follow(script).await;
    }

    /// Follows a script over POP3 from the greeting on.
    pub(crate) async fn pop3_before_login(&self, script: &str) {
        Script::new(self.pop3, &[]).follow(script).await;
    }
}

async fn make_mailbox(store: &Store, quota_bytes: Option<i64>) -> MailboxId {
    let passwords = Passwords::new(PasswordLimits::default()).unwrap();
    let password_hash = passwords.hash(&SecretString::from(PASSWORD)).await.unwrap();
    let made = store.db().write(password_hash, move |tx, hash| {
        Box::pin(async move {
            let domain = store::testing::domain(tx, "example.org").await?;
            let anna = store::testing::mailbox(tx, &domain, "anna@example.org", hash, None, quota_bytes).await?;
            Ok::<_, store::Error>(anna.id)
        })
    });
    made.await.unwrap()
}

async fn serve_imap(engine: &Engine, tls: Arc<ServerConfig>, shutdown: &Shutdown) -> SocketAddr {
    let (service, stopping) = (Arc::new(imap::Service { engine: engine.clone(), tls }), shutdown.stopping());
    let session = move |wire| imap::serve(Arc::clone(&service), Opening::Clear, wire, stopping.clone());
    listen(shutdown, imap::refusal, session).await
}

async fn serve_pop3(engine: &Engine, tls: Arc<ServerConfig>, shutdown: &Shutdown) -> SocketAddr {
    let service = pop3::Service { engine: engine.clone(), tls, locks: pop3::Locks::default() };
    let (service, stopping) = (Arc::new(service), shutdown.stopping());
    let session = move |wire| pop3::serve(Arc::clone(&service), Opening::Clear, wire, stopping.clone());
    listen(shutdown, pop3::refusal, session).await
}

/// A listener on loopback.
pub(crate) async fn listen<F: Future<Output = ()> + Send + 'static>(
    shutdown: &Shutdown,
    refusal: fn(NoEntry) -> &'static str,
    session: impl FnMut(Wire) -> F + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(accept(listener, door(refusal), shutdown.stopping(), session));
    address
}

pub(crate) fn door(refusal: fn(NoEntry) -> &'static str) -> Door {
    let limits = ConnectionLimits { total: 8, per_peer: 8 };
    let standing = Arc::new(|_| Standing::Stranger);
    Door {
        standing,
        connections: Connections::new(limits),
        refusal,
        grace: Duration::from_secs(5),
        closed: CancellationToken::new(),
    }
}

/// What an operator does to end the sessions of a mailbox.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Withdrawal {
    Password,
    Disabled,
    Deleted,
    DomainDisabled,
    Closed,
}

impl Withdrawal {
    pub(crate) const ALL: [Self; 5] =
        [Self::Password, Self::Disabled, Self::Deleted, Self::DomainDisabled, Self::Closed];

    /// Does it to Anna.
    pub(crate) async fn befall(self, engine: &Engine) {
        let (system, anna) = (Principal::system(), "anna@example.org".into());
        let edit = async |change: fn(&mut MailboxOrder)| {
            engine.edit_mailbox(&system, &anna, None, change).await.unwrap();
        };
        match self {
            Self::Password => edit(|order| order.password = Some(SecretString::from("another horse"))).await,
            Self::Disabled => edit(|order| order.status = mailboxes::Status::Disabled).await,
            Self::Deleted => {
                engine.delete_mailbox(&system, &anna, Purge::Now, None).await.unwrap();
            }
            Self::DomainDisabled => {
                let off = |order: &mut DomainOrder| order.status = domains::Status::Disabled;
                engine.edit_domain(&system, &"example.org".into(), None, off).await.unwrap();
            }
            Self::Closed => {
                for session in engine.mail_sessions(&system, &Default::default(), None, 10).await.unwrap() {
                    engine.close_mail_session(&system, &session.id.to_string()).await.unwrap();
                }
            }
        }
    }
}

/// A script being followed.
struct Script<'s> {
    address: SocketAddr,
    opening: Vec<&'s str>,
    clients: BTreeMap<u32, Client>,
}

impl<'s> Script<'s> {
    fn new(address: SocketAddr, opening: &[&'s str]) -> Self {
        Self { address, opening: opening.to_vec(), clients: BTreeMap::new() }
    }

    async fn follow(mut self, script: &str) {
        for line in script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (who, text) = line.split_once(':').unwrap_or_else(|| panic!("no script line: {line}"));
            let text = text.strip_prefix(' ').unwrap_or(text);
            let number = who[1..].parse().unwrap_or(1);
            if !self.clients.contains_key(&number) {
                let mut client = Client::connect(self.address).await;
                for line in &self.opening {
                    client.line(&line[..1], &line[3..]).await;
                }
                self.clients.insert(number, client);
            }
            self.clients.get_mut(&number).unwrap().line(&who[..1], text).await;
        }
    }
}

pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// A client of a line protocol.
pub(crate) struct Client {
    stream: Box<dyn Io>,
    received: Vec<u8>,
    transcript: String,
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: Box::new(stream), received: Vec::new(), transcript: String::new() }
    }

    /// Shakes hands for TLS. What was received before must have been read.
    pub(crate) async fn encrypt(self, site: &Site) -> Self {
        assert!(self.received.is_empty(), "said in the clear:\n{}", self.transcript);
        let mut roots = RootCertStore::empty();
        roots.add(site.identity.leaf().to_vec().into()).unwrap();
        let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        let name = "localhost".try_into().unwrap();
        let stream = TlsConnector::from(Arc::new(config)).connect(name, self.stream).await.unwrap();
        Self { stream: Box::new(stream), ..self }
    }

    /// Goes on with a script of one connection.
    pub(crate) async fn talk(&mut self, script: &str) {
        for line in script.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
            let (who, text) = line.split_once(':').unwrap_or_else(|| panic!("no script line: {line}"));
            self.line(who, text.strip_prefix(' ').unwrap_or(text)).await;
        }
    }

    async fn line(&mut self, who: &str, text: &str) {
        match who {
            "C" => self.send(format!("{}\r\n", text.replace('⏎', "\r\n")).as_bytes()).await,
            "S" => self.expect(text).await,
            "E" => assert_eq!(self.receive().await, None, "the end after\n{}", self.transcript),
            _ => panic!("no script line: {who}: {text}"),
        }
    }

    pub(crate) async fn send(&mut self, octets: &[u8]) {
        self.transcript += &format!("C: {}\n", String::from_utf8_lossy(octets).trim_end());
        self.stream.write_all(octets).await.unwrap();
    }

    pub(crate) async fn expect(&mut self, pattern: &str) {
        let line = self.receive().await;
        let line = line.unwrap_or_else(|| panic!("the end instead of {pattern}\n{}", self.transcript));
        assert!(fits(pattern, &line), "expected: {pattern}\n{}", self.transcript);
    }

    /// The next line; `None` at the end.
    pub(crate) async fn receive(&mut self) -> Option<String> {
        loop {
            if let Some(at) = self.received.windows(2).position(|pair| pair == b"\r\n") {
                let line: Vec<u8> = self.received.drain(..at + 2).collect();
                let line = String::from_utf8_lossy(&line[..at]).into_owned();
                self.transcript += &format!("S: {line}\n");
                return Some(line);
            }
            let mut octets = [0; 4096];
            let read = tokio::time::timeout(PATIENCE, self.stream.read(&mut octets)).await;
            match read.unwrap_or_else(|_| panic!("nothing came after\n{}", self.transcript)) {
                Ok(0) | Err(_) => return None,
                Ok(count) => self.received.extend_from_slice(&octets[..count]),
            }
        }
    }
}

/// Whether `line` is `pattern`, `…` standing for anything.
fn fits(pattern: &str, line: &str) -> bool {
    let mut parts = pattern.split('…');
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last.is_some_and(|last| last.is_empty() || line.ends_with(last))
}

/// IMAP for `site` under other bounds.
pub(crate) async fn imap_with(site: &Site, limits: imap::Limits) -> SocketAddr {
    let service = Arc::new(imap::Service { engine: site.engine.clone(), tls: site.tls.clone() });
    let (limits, stopping) = (Arc::new(limits), site.shutdown.stopping());
    listen(&site.shutdown, imap::refusal, move |wire| {
        imap::serve_within(Arc::clone(&service), Arc::clone(&limits), Opening::Clear, wire, stopping.clone())
    })
    .await
}

/// Follows a script over IMAP at an address, every connection logged in.
pub(crate) async fn follow_logged_in(address: SocketAddr, script: &str) {
    let login = format!("C: login LOGIN anna@example.org \"{PASSWORD}\"");
    Script::new(address, &["S: * OK …", &login, "S: login OK …"]).follow(script).await;
}
