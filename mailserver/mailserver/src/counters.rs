//! Every listener with its accept loop: mail by line protocols, REST over HTTP.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use api::ApiState;
use engine::Engine;
use engine::access_rules::Entrance;
use engine::listeners::{Door, Doors, Held, Spoken};
use foundation::boot::{self, Addresses, Bound, Certificates};
use foundation::http::{Listener, ServeLimits, Serving};
use foundation::settings::{Group, Live};
use foundation::throttle::{ConnectionLimits, Connections};
use futures::future::BoxFuture;
use parking_lot::Mutex;
use rustls::ServerConfig;
use sessions::net::{Door as NetDoor, NoEntry, Opening, Shutdown, Wire, accept};
use sessions::smtp::{Counter, Service as Smtp};
use sessions::{imap, pop3};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use crate::service::Service;

/// How long sessions and requests may take to end.
const GRACE: Duration = Duration::from_secs(20);

/// Everything that accepts connections.
pub(crate) struct Counters {
    engine: Engine,
    /// What keeps the boot file's addresses open.
    boot: Mutex<Vec<Open>>,
    hall: Hall,
    /// Where the boot file listens.
    addresses: Addresses<Service>,
    /// Where is listened beside.
    opened: watch::Receiver<Vec<(Spoken, SocketAddr)>>,
}

/// What an address is served by.
#[derive(Clone)]
struct Hall {
    mail: Arc<Mail>,
    https: Arc<ServerConfig>,
    rest: Serving,
    loops: TaskTracker,
}

/// What keeps an address open. Dropped, it lets nobody else in, and everyone there finish what is in hand.
struct Open {
    _mail: Option<Shutdown>,
    _rest: Option<DropGuard>,
    closed: CancellationToken,
}

impl Held for Open {
    fn close(self: Box<Self>) -> BoxFuture<'static, ()> {
        let closed = self.closed.clone();
        drop(self);
        Box::pin(async move { closed.cancelled().await })
    }
}

/// What the line protocols share.
struct Mail {
    engine: Engine,
    tls: Arc<ServerConfig>,
    imap: Arc<imap::Service>,
    pop3: Arc<pop3::Service>,
    smtp_places: Connections,
    imap_places: Connections,
    pop3_places: Connections,
}

impl Counters {
    /// Serves all sockets from now on, and what rows say is to be listened on.
    pub(crate) async fn open(
        sockets: Vec<Bound<Service>>,
        certificates: &Certificates,
        state: ApiState,
    ) -> anyhow::Result<Self> {
        let engine = state.engine.clone();
        let hall = Hall {
            mail: Arc::new(Mail::new(engine.clone(), certificates.nameless()?)),
            https: certificates.http()?,
            rest: Serving::new(api::router(state), ServeLimits { drain: GRACE, ..ServeLimits::default() }),
            loops: TaskTracker::new(),
        };
        let (mut held, mut spoken) = (Vec::new(), Vec::new());
        let addresses = boot::addresses(&sockets);
        for Bound { service, socket, address } in sockets {
            // Whatever is bound is spoken.
            let Service::Spoken(service) = service else { continue };
            held.push(hall.serve(service, socket).with_context(|| format!("cannot serve {address}"))?);
            spoken.push((service, address));
        }
        let opened = engine.serve_listeners(Arc::new(hall.clone()), spoken).await?;
        Ok(Self { engine, boot: Mutex::new(held), hall, addresses, opened })
    }

    /// Where is listened.
    pub(crate) fn addresses(&self) -> Addresses<Service> {
        let mut addresses = self.addresses.clone();
        for (service, address) in &*self.opened.borrow() {
            addresses.entry(Service::Spoken(*service)).or_default().push(*address);
        }
        addresses
    }

    /// Returns once it is listened elsewhere than there.
    pub(crate) async fn moved_from(&self, known: &Addresses<Service>) {
        let mut opened = self.opened.clone();
        while self.addresses() == *known {
            if opened.changed().await.is_err() {
                // Nobody is left who could open anything.
                std::future::pending().await
            }
        }
    }

    /// Accepts nobody any more, lets everyone finish what is in hand, and returns once they have left.
    pub(crate) async fn close(&self) {
        self.boot.lock().clear();
        self.engine.close_listeners();
        self.hall.loops.close();
        // Each loop bounds its own wait; this only guards against one that does not.
        if tokio::time::timeout(GRACE + Duration::from_secs(5), self.hall.loops.wait()).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
    }
}

impl Doors for Hall {
    fn open(&self, spoken: Spoken, address: SocketAddr) -> io::Result<Door> {
        let socket = boot::listen_at(address)?;
        let address = socket.local_addr()?;
        Ok(Door { spoken, address, held: Box::new(self.serve(spoken, socket)?) })
    }
}

impl Hall {
    /// Serves whoever comes to a socket until what is returned is dropped.
    fn serve(&self, spoken: Spoken, socket: std::net::TcpListener) -> io::Result<Open> {
        let socket = TcpListener::from_std(socket)?;
        Ok(match spoken {
            Spoken::Http => self.rest(Listener::Plain(socket)),
            Spoken::Https => self.rest(Listener::Tls(socket, Arc::clone(&self.https))),
            Spoken::Smtp => self.smtp(socket, Smtp::Mx, Opening::Clear),
            Spoken::Submission => self.smtp(socket, Smtp::Submission, Opening::Clear),
            Spoken::Submissions => self.smtp(socket, Smtp::Submission, Opening::Tls),
            Spoken::Imap => self.imap(socket, Opening::Clear),
            Spoken::Imaps => self.imap(socket, Opening::Tls),
            Spoken::Pop3 => self.pop3(socket, Opening::Clear),
            Spoken::Pop3s => self.pop3(socket, Opening::Tls),
        })
    }

    fn rest(&self, listener: Listener) -> Open {
        let (stop, closed) = (CancellationToken::new(), CancellationToken::new());
        self.loops.spawn(self.rest.clone().serve(vec![listener], stop.clone(), closed.clone()));
        Open { _mail: None, _rest: Some(stop.drop_guard()), closed }
    }

    fn smtp(&self, socket: TcpListener, service: Smtp, opening: Opening) -> Open {
        let (mail, shutdown) = (&self.mail, Shutdown::new());
        let door = door(mail, &mail.smtp_places, service.entrance(), opening, Counter::refusal);
        let tls = Arc::clone(&mail.tls);
        let counter = Counter::new(mail.engine.clone(), service, opening, tls, shutdown.stopping());
        self.run(socket, door, shutdown, move |wire| counter.clone().serve(wire))
    }

    fn imap(&self, socket: TcpListener, opening: Opening) -> Open {
        let (mail, shutdown) = (&self.mail, Shutdown::new());
        let door = door(mail, &mail.imap_places, Entrance::Imap, opening, imap::refusal);
        let (service, stopping) = (Arc::clone(&mail.imap), shutdown.stopping());
        self.run(socket, door, shutdown, move |wire| imap::serve(Arc::clone(&service), opening, wire, stopping.clone()))
    }

    fn pop3(&self, socket: TcpListener, opening: Opening) -> Open {
        let (mail, shutdown) = (&self.mail, Shutdown::new());
        let door = door(mail, &mail.pop3_places, Entrance::Pop3, opening, pop3::refusal);
        let (service, stopping) = (Arc::clone(&mail.pop3), shutdown.stopping());
        self.run(socket, door, shutdown, move |wire| pop3::serve(Arc::clone(&service), opening, wire, stopping.clone()))
    }

    fn run<F>(
        &self,
        socket: TcpListener,
        door: NetDoor,
        shutdown: Shutdown,
        session: impl FnMut(Wire) -> F + Send + 'static,
    ) -> Open
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let closed = door.closed.clone();
        self.loops.spawn(accept(socket, door, shutdown.stopping(), session));
        Open { _mail: Some(shutdown), _rest: None, closed }
    }
}

impl Mail {
    fn new(engine: Engine, tls: Arc<ServerConfig>) -> Self {
        let smtp_places = places(engine.smtp_settings(), |smtp| (smtp.connections, smtp.connections_per_peer));
        let reading_places = || places(engine.imap_settings(), |imap| (imap.connections, imap.connections_per_peer));
        let (imap_places, pop3_places) = (reading_places(), reading_places());
        let imap = imap::Service { engine: engine.clone(), tls: Arc::clone(&tls) };
        let locks = pop3::Locks::default();
        let pop3 = pop3::Service { engine: engine.clone(), tls: Arc::clone(&tls), locks };
        Self { engine, tls, imap: Arc::new(imap), pop3: Arc::new(pop3), smtp_places, imap_places, pop3_places }
    }
}

/// As many places, in all and per peer, as the settings say whenever somebody asks for one.
fn places<G: Group>(live: &Live<G>, limits: fn(&G) -> (u32, u32)) -> Connections {
    let live = live.clone();
    Connections::within(move || {
        let (total, per_peer) = limits(&live.get().value);
        ConnectionLimits { total: total as usize, per_peer: per_peer as usize }
    })
}

fn door(
    mail: &Mail,
    connections: &Connections,
    entrance: Entrance,
    opening: Opening,
    refusal: fn(NoEntry) -> &'static str,
) -> NetDoor {
    let refusal = match opening {
        Opening::Clear => refusal,
        // A client that waits for a TLS handshake would not understand a word.
        Opening::Tls => |_| "",
    };
    let engine = mail.engine.clone();
    let standing = Arc::new(move |peer| engine.standing_of(entrance, peer));
    NetDoor { standing, connections: connections.clone(), refusal, grace: GRACE, closed: CancellationToken::new() }
}
