//! Every listener with its accept loop: mail by line protocols, REST over HTTP.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use api::ApiState;
use engine::Engine;
use foundation::http::{Listener, ServeLimits};
use foundation::throttle::{ConnectionLimits, Connections, TooManyConnections};
use rustls::ServerConfig;
use sessions::net::{Door, Shutdown, Wire, accept};
use sessions::smtp::{Counter, Service as Smtp, Tls};
use sessions::{imap, pop3};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::certificates::Certificates;
use crate::service::Service;
use crate::sockets::Bound;

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
    pub(crate) fn open(sockets: Vec<Bound>, certificates: &Certificates, state: ApiState) -> anyhow::Result<Self> {
        let counters = Self { shutdown: Shutdown::new(), http: CancellationToken::new(), loops: TaskTracker::new() };
        let mail = Mail::new(state.engine.clone(), certificates.mail()?);
        let https = certificates.http()?;
        let mut rest = Vec::new();
        for Bound { service, socket, address } in sockets {
            let socket = TcpListener::from_std(socket).with_context(|| format!("cannot serve {address}"))?;
            match service {
                Service::Http => rest.push(Listener::Plain(socket)),
                Service::Https => rest.push(Listener::Tls(socket, Arc::clone(&https))),
                Service::Smtp => counters.smtp(socket, &mail, Smtp::Mx, Tls::StartTls),
                Service::Submission => counters.smtp(socket, &mail, Smtp::Submission, Tls::StartTls),
                Service::Submissions => counters.smtp(socket, &mail, Smtp::Submission, Tls::Implicit),
                Service::Imap => counters.imap(socket, &mail, imap::Opening::Clear),
                Service::Imaps => counters.imap(socket, &mail, imap::Opening::Tls),
                Service::Pop3 => counters.pop3(socket, &mail, pop3::Opening::Clear),
                Service::Pop3s => counters.pop3(socket, &mail, pop3::Opening::Tls),
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

    fn smtp(&self, socket: TcpListener, mail: &Mail, service: Smtp, tls: fn(Arc<ServerConfig>) -> Tls) {
        let tls = tls(Arc::clone(&mail.tls));
        let door = match tls {
            Tls::StartTls(_) => door(&mail.smtp_places, Counter::refusal),
            Tls::Implicit(_) => door(&mail.smtp_places, wordless),
        };
        let counter = Counter::new(mail.engine.clone(), service, tls, self.shutdown.stopping());
        self.run(socket, door, move |wire| counter.clone().serve(wire));
    }

    fn imap(&self, socket: TcpListener, mail: &Mail, opening: imap::Opening) {
        let door = match opening {
            imap::Opening::Clear => door(&mail.imap_places, imap::refusal),
            imap::Opening::Tls => door(&mail.imap_places, wordless),
        };
        let (service, stopping) = (Arc::clone(&mail.imap), self.shutdown.stopping());
        self.run(socket, door, move |wire| imap::serve(Arc::clone(&service), opening, wire, stopping.clone()));
    }

    fn pop3(&self, socket: TcpListener, mail: &Mail, opening: pop3::Opening) {
        let door = match opening {
            pop3::Opening::Clear => door(&mail.pop3_places, pop3::refusal),
            pop3::Opening::Tls => door(&mail.pop3_places, wordless),
        };
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
        let smtp = engine.smtp_settings().get();
        let reading = engine.imap_settings().get();
        let reading_places = || places(reading.value.connections, reading.value.connections_per_peer);
        let imap = imap::Service { engine: engine.clone(), tls: Some(Arc::clone(&tls)) };
        let locks = pop3::Locks::default();
        let pop3 = pop3::Service { engine: engine.clone(), tls: Some(Arc::clone(&tls)), locks };
        Self {
            engine,
            tls,
            imap: Arc::new(imap),
            pop3: Arc::new(pop3),
            smtp_places: places(smtp.value.connections, smtp.value.connections_per_peer),
            imap_places: reading_places(),
            pop3_places: reading_places(),
        }
    }
}

/// Places are set up once: a change of these settings counts from the next start.
fn places(total: u32, per_peer: u32) -> Connections {
    Connections::new(ConnectionLimits { total: total as usize, per_peer: per_peer as usize })
}

fn door(connections: &Connections, refusal: fn(TooManyConnections) -> &'static str) -> Door {
    Door { connections: connections.clone(), refusal, grace: GRACE }
}

/// A client that waits for a TLS handshake would not understand a word.
fn wordless(_: TooManyConnections) -> &'static str {
    ""
}
