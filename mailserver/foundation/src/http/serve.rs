//! Serves a router on listeners, plain or TLS, HTTP/1.1 or HTTP/2, until it is told to stop.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use super::{Peer, ServeLimits};
use crate::throttle::Connections;
use crate::tls::ALPN_ACME;

/// How long accepting rests after the system refused a connection (no descriptors left, mostly).
const ACCEPT_REST: Duration = Duration::from_millis(200);

/// A bound socket, and what is spoken on it.
pub enum Listener {
    /// HTTP in the clear.
    Plain(TcpListener),
    /// HTTP over TLS; the configuration should announce [`ALPN_HTTP`](crate::tls::ALPN_HTTP).
    Tls(TcpListener, Arc<ServerConfig>),
}

/// Serves until `stop` is cancelled, then lets requests in hand end within [`ServeLimits::drain`].
pub async fn serve(listeners: Vec<Listener>, router: Router, limits: ServeLimits, stop: CancellationToken) {
    Serving::new(router, limits).serve(listeners, stop, CancellationToken::new()).await;
}

/// What connections are served by, for listeners that come and go. Clones count their connections together.
#[derive(Clone)]
pub struct Serving {
    router: Router,
    limits: ServeLimits,
    connections: Connections,
}

impl Serving {
    /// Within these limits.
    pub fn new(router: Router, limits: ServeLimits) -> Self {
        Self { router, limits, connections: Connections::new(limits.connections) }
    }

    /// As [`serve`]; cancels `closed` when the sockets are closed and their addresses free, while requests may still be ending.
    pub async fn serve(self, listeners: Vec<Listener>, stop: CancellationToken, closed: CancellationToken) {
        let drain = self.limits.drain;
        let shared = Arc::new(Shared { serving: self, stop });
        let tasks = TaskTracker::new();
        let loops = listeners.into_iter().map(|listener| accept(listener, Arc::clone(&shared), tasks.clone()));
        futures::future::join_all(loops).await;
        closed.cancel();
        tasks.close();
        if tokio::time::timeout(drain + Duration::from_secs(1), tasks.wait()).await.is_err() {
            tracing::warn!(connections = tasks.len(), "stopped with HTTP connections still open");
        }
    }
}

struct Shared {
    serving: Serving,
    stop: CancellationToken,
}

async fn accept(listener: Listener, shared: Arc<Shared>, tasks: TaskTracker) {
    let (socket, acceptor) = match listener {
        Listener::Plain(socket) => (socket, None),
        Listener::Tls(socket, config) => (socket, Some(TlsAcceptor::from(config))),
    };
    loop {
        let accepted = tokio::select! {
            () = shared.stop.cancelled() => return,
            accepted = socket.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => take(stream, address, acceptor.clone(), &shared, &tasks),
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "HTTP connections cannot be accepted");
                tokio::time::sleep(ACCEPT_REST).await;
            }
        }
    }
}

/// Starts a connection's task, or drops the connection when there is no place: an answer would cost more than it tells.
fn take(
    stream: TcpStream,
    address: SocketAddr,
    acceptor: Option<TlsAcceptor>,
    shared: &Arc<Shared>,
    tasks: &TaskTracker,
) {
    let permit = match shared.serving.connections.admit(address.ip()) {
        Ok(permit) => permit,
        Err(refusal) => {
            metrics::counter!("http_connections_refused_total").increment(1);
            tracing::debug!(peer.ip = %address.ip(), "HTTP connection refused: {refusal}");
            return;
        }
    };
    let shared = Arc::clone(shared);
    tasks.spawn(async move {
        let _permit = permit;
        // Answers are written whole, so waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        match acceptor {
            None => talk(stream, Peer { address, encrypted: false }, Version::Http1, &shared).await,
            Some(acceptor) => talk_tls(stream, address, acceptor, &shared).await,
        }
    });
}

async fn talk_tls(stream: TcpStream, address: SocketAddr, acceptor: TlsAcceptor, shared: &Shared) {
    let handshake = tokio::time::timeout(shared.serving.limits.handshake, acceptor.accept(stream));
    let outcome = tokio::select! {
        () = shared.stop.cancelled() => return,
        outcome = handshake => outcome,
    };
    match outcome {
        Ok(Ok(stream)) => {
            let version = match stream.get_ref().1.alpn_protocol() {
                // The handshake was all that an authority wanted.
                Some(ALPN_ACME) => return,
                Some(b"h2") => Version::Http2,
                _ => Version::Http1,
            };
            talk(stream, Peer { address, encrypted: true }, version, shared).await;
        }
        Ok(Err(error)) => tracing::debug!(peer.ip = %address.ip(), %error, "TLS handshake failed"),
        Err(_) => tracing::debug!(peer.ip = %address.ip(), "TLS handshake took too long"),
    }
}

/// Settled by ALPN. hyper-util's automatic builder reads the first bytes to guess it, and waits for them without a limit.
#[derive(Clone, Copy)]
enum Version {
    Http1,
    Http2,
}

/// The two kinds of connection have the same methods and no common trait.
macro_rules! until_ended {
    ($connection:expr, $shared:expr) => {{
        let mut connection = pin!($connection);
        tokio::select! {
            ended = connection.as_mut() => ended,
            () = $shared.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                match tokio::time::timeout($shared.serving.limits.drain, connection).await {
                    Ok(ended) => ended,
                    Err(_) => return,
                }
            }
        }
    }};
}
async fn talk<T>(stream: T, peer: Peer, version: Version, shared: &Shared)
where
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let router = shared.serving.router.clone();
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        router.clone().oneshot(request.map(Body::new))
    });
    let io = TokioIo::new(stream);
    let ended = match version {
        Version::Http1 => {
            let connection = http1_builder(&shared.serving.limits).serve_connection(io, service).with_upgrades();
            until_ended!(connection, shared)
        }
        Version::Http2 => until_ended!(http2_builder(&shared.serving.limits).serve_connection(io, service), shared),
    };
    if let Err(error) = ended {
        tracing::trace!(peer.ip = %peer.address.ip(), %error, "HTTP connection ended");
    }
}

fn http1_builder(limits: &ServeLimits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_read)
        .max_headers(limits.header_lines)
        // hyper refuses to work with less than 8 KiB.
        .max_buf_size((limits.header_bytes as usize).max(8192));
    builder
}

fn http2_builder(limits: &ServeLimits) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(limits.streams)
        .max_header_list_size(limits.header_bytes)
        .keep_alive_interval(limits.header_read)
        .keep_alive_timeout(limits.header_read);
    builder
}

/// The peer went away before it was accepted: its affair alone.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
