//! One peer's connection: plain or TLS, upgraded in place, every wait bounded. Nothing is queued here; a write waits for
//! the socket, so a peer that does not read holds its own session back and nothing else.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use foundation::throttle::Permit;
use rustls::ServerConfig;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// A connection. It holds its place among the listener's connections until dropped.
pub struct Wire {
    stream: Stream,
    peer: SocketAddr,
    local: SocketAddr,
    _permit: Option<Permit>,
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
    /// A handshake failed half-way: there is nothing left to speak over.
    Gone,
}

/// Why a connection can no longer be used. None of these is worth more than a debug line.
#[derive(Debug, thiserror::Error)]
pub enum Closed {
    /// The peer ended it.
    #[error("closed by the peer")]
    ByPeer,
    /// Nothing moved for as long as the caller was willing to wait.
    #[error("nothing moved for {} s", .0.as_secs())]
    TimedOut(Duration),
    /// The network, or the peer's TLS.
    #[error("connection lost")]
    Broken(#[source] io::Error),
}

impl From<io::Error> for Closed {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe => Self::ByPeer,
            _ => Self::Broken(error),
        }
    }
}

impl Wire {
    /// Takes over an accepted socket. `permit` is its place, if places are counted.
    ///
    /// # Errors
    /// The socket is dead already.
    pub fn new(socket: TcpStream, permit: Option<Permit>) -> io::Result<Self> {
        socket.set_nodelay(true)?;
        let (peer, local) = (socket.peer_addr()?, socket.local_addr()?);
        Ok(Self { stream: Stream::Plain(socket), peer, local, _permit: permit })
    }

    /// The same connection as if its other end were elsewhere.
    #[cfg(test)]
    pub(crate) fn seen_from(self, peer: SocketAddr) -> Self {
        Self { peer, ..self }
    }

    /// Who is at the other end.
    pub fn peer(&self) -> IpAddr {
        self.peer.ip().to_canonical()
    }

    /// Address and port of the other end.
    pub fn peer_address(&self) -> SocketAddr {
        self.peer
    }

    /// Our own address and port.
    pub fn local_address(&self) -> SocketAddr {
        self.local
    }

    /// Whether TLS is spoken.
    pub fn is_tls(&self) -> bool {
        matches!(self.stream, Stream::Tls(_))
    }

    /// Whether nobody in between can read along: TLS, or both ends on this machine.
    pub fn is_private(&self) -> bool {
        self.is_tls() || self.peer().is_loopback()
    }

    /// Protocol version and cipher suite, once TLS is spoken.
    pub fn tls_parameters(&self) -> Option<(rustls::ProtocolVersion, rustls::CipherSuite)> {
        let Stream::Tls(stream) = &self.stream else { return None };
        let (_, connection) = stream.get_ref();
        Some((connection.protocol_version()?, connection.negotiated_cipher_suite()?.suite()))
    }

    /// Reads what is there, at most `limit` long. Losing the race of a `select!` loses no octet.
    ///
    /// # Errors
    /// [`Closed`]; also when the peer has closed its side.
    pub async fn read(&mut self, buffer: &mut [u8], limit: Duration) -> Result<usize, Closed> {
        let read = async {
            match &mut self.stream {
                Stream::Plain(stream) => stream.read(buffer).await,
                Stream::Tls(stream) => stream.read(buffer).await,
                Stream::Gone => Ok(0),
            }
        };
        match timeout(limit, read).await {
            Ok(Ok(0)) => Err(Closed::ByPeer),
            Ok(Ok(count)) => Ok(count),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(Closed::TimedOut(limit)),
        }
    }

    /// Writes all of `bytes`. The limit counts anew whenever the peer took some.
    ///
    /// # Errors
    /// [`Closed`].
    pub async fn write(&mut self, mut bytes: &[u8], limit: Duration) -> Result<(), Closed> {
        while !bytes.is_empty() {
            let write = async {
                match &mut self.stream {
                    Stream::Plain(stream) => stream.write(bytes).await,
                    Stream::Tls(stream) => stream.write(bytes).await,
                    Stream::Gone => Ok(0),
                }
            };
            match timeout(limit, write).await {
                Ok(Ok(0)) => return Err(Closed::ByPeer),
                Ok(Ok(count)) => bytes = &bytes[count..],
                Ok(Err(error)) => return Err(error.into()),
                Err(_) => return Err(Closed::TimedOut(limit)),
            }
        }
        if let Stream::Tls(stream) = &mut self.stream {
            timeout(limit, stream.flush()).await.map_err(|_| Closed::TimedOut(limit))??;
        }
        Ok(())
    }

    /// Begins TLS as the server. The caller has dropped every octet it read before: what came in the clear must not
    /// count as said in private.
    ///
    /// # Errors
    /// [`Closed`]; the connection is of no use then.
    pub async fn upgrade(&mut self, config: &Arc<ServerConfig>, limit: Duration) -> Result<(), Closed> {
        let Stream::Plain(socket) = std::mem::replace(&mut self.stream, Stream::Gone) else {
            return Err(Closed::ByPeer);
        };
        let handshake = TlsAcceptor::from(Arc::clone(config)).accept(socket);
        let stream = timeout(limit, handshake).await.map_err(|_| Closed::TimedOut(limit))??;
        self.stream = Stream::Tls(Box::new(stream));
        Ok(())
    }

    /// Says that nothing more comes, so that the peer reads all that was written.
    pub async fn close(mut self, limit: Duration) {
        let closing = async {
            match &mut self.stream {
                Stream::Plain(stream) => stream.shutdown().await,
                Stream::Tls(stream) => stream.shutdown().await,
                Stream::Gone => Ok(()),
            }
        };
        // The session is over either way.
        let _ = timeout(limit, closing).await;
    }
}
