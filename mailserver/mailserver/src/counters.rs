//! Every listener with its accept loop: mail by line protocols, REST over HTTP.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use api::ApiState;
use engine::Engine;
use engine::access_rules::Entrance;
use foundation::boot::{Bound, Certificates};
use foundation::http::{Listener, ServeLimits};
use foundation::settings::{Group, Live};
use foundation::throttle::{ConnectionLimits, Connections};
use rustls::ServerConfig;
use sessions::net::{Door, NoEntry, Opening, Shutdown, Wire, accept};
use sessions::smtp::{Counter, Service as Smtp};
use sessions::{imap, pop3};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::service::Service;

/// How long sessions and requests may take to end.
const GRACE: Duration = Duration::from_secs(20);

/// Everything that accepts connections.
pub(crate) struct Counters {
    shutdown: Shutdown,
    http: CancellationToken,
    loops: TaskTracker,
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
    /// Serves all sockets from now on.
    pub(crate) fn open(
        sockets: Vec<Bound<Service>>,
        certificates: &Certificates,
        state: ApiState,
    ) -> anyhow::Result<Self> {
        let counters = Self { shutdown: Shutdown::new(), http: CancellationToken::new(), loops: TaskTracker::new() };
        let mail = Mail::new(state.engine.clone(), certificates.nameless()?);
        let https = certificates.http()?;
        let mut rest = Vec::new();
        for Bound { service, socket, address } in sockets {
            let socket = TcpListener::from_std(socket).with_context(|| format!("cannot serve {address}"))?;
            match service {
                Service::Http => rest.push(Listener::Plain(socket)),
                Service::Https => rest.push(Listener::Tls(socket, Arc::clone(&https))),
                Service::Smtp => counters.smtp(socket, &mail, Smtp::Mx, Opening::Clear),
                Service::Submission => counters.smtp(socket, &mail, Smtp::Submission, Opening::Clear),
                Service::Submissions => counters.smtp(socket, &mail, Smtp::Submission, Opening::Tls),
                Service::Imap => counters.imap(socket, &mail, Opening::Clear),
                Service::Imaps => counters.imap(socket, &mail, Opening::Tls),
                Service::Pop3 => counters.pop3(socket, &mail, Opening::Clear),
                Service::Pop3s => counters.pop3(socket, &mail, Opening::Tls),
                // Never among the bound.
                Service::ManageSieve => {}
            }
        }
        let limits = ServeLimits { drain: GRACE, ..ServeLimits::default() };
        counters.loops.spawn(foundation::http::serve(rest, api::router(state), limits, counters.http.clone()));
        counters.loops.close();
        Ok(counters)
    }

    /// Accepts nobody any more, lets everyone finish what is in hand, and returns once they have left.
    pub(crate) async fn close(&self) {
        self.shutdown.stop();
        self.http.cancel();
        // Each loop bounds its own wait; this only guards against one that does not.
        if tokio::time::timeout(GRACE + Duration::from_secs(5), self.loops.wait()).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
    }

    fn smtp(&self, socket: TcpListener, mail: &Mail, service: Smtp, opening: Opening) {
        let door = door(mail, &mail.smtp_places, service.entrance(), opening, Counter::refusal);
        let tls = Arc::clone(&mail.tls);
        let counter = Counter::new(mail.engine.clone(), service, opening, tls, self.shutdown.stopping());
        self.run(socket, door, move |wire| counter.clone().serve(wire));
    }

    fn imap(&self, socket: TcpListener, mail: &Mail, opening: Opening) {
        let door = door(mail, &mail.imap_places, Entrance::Imap, opening, imap::refusal);
        let (service, stopping) = (Arc::clone(&mail.imap), self.shutdown.stopping());
        self.run(socket, door, move |wire| imap::serve(Arc::clone(&service), opening, wire, stopping.clone()));
    }

    fn pop3(&self, socket: TcpListener, mail: &Mail, opening: Opening) {
        let door = door(mail, &mail.pop3_places, Entrance::Pop3, opening, pop3::refusal);
        let (service, stopping) = (Arc::clone(&mail.pop3), self.shutdown.stopping());
        self.run(socket, door, move |wire| pop3::serve(Arc::clone(&service), opening, wire, stopping.clone()));
    }

    fn run<F>(&self, socket: TcpListener, door: Door, session: impl FnMut(Wire) -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.loops.spawn(accept(socket, door, self.shutdown.stopping(), session));
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
) -> Door {
    let refusal = match opening {
        Opening::Clear => refusal,
        // A client that waits for a TLS handshake would not understand a word.
        Opening::Tls => |_| "",
    };
    let engine = mail.engine.clone();
    let standing = Arc::new(move |peer| engine.standing_of(entrance, peer));
    Door { standing, connections: connections.clone(), refusal, grace: GRACE }
}
