//! The accept loop of one listener. It gives each connection a place, hands it to a session and, when asked to stop,
//! waits for the sessions to say goodbye.

use std::future::Future;
use std::io::Write;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::access_rules::Standing;
use foundation::throttle::{Connections, TooManyConnections};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use super::{Stopping, Wire};

/// How a listener treats its connections.
#[derive(Clone)]
pub struct Door {
    /// What is known of a client before it says anything.
    pub standing: Arc<dyn Fn(IpAddr) -> Standing + Send + Sync>,
    /// The places.
    pub connections: Connections,
    /// What a connection that is not let in is told before it is closed; nothing on listeners that begin with TLS.
    pub refusal: fn(NoEntry) -> &'static str,
    /// How long sessions may take to end after the word to stop.
    pub grace: Duration,
    /// Told when the socket is closed and its address free, while sessions may still be ending.
    pub closed: CancellationToken,
}

/// Why a connection is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEntry {
    /// There is no place.
    #[error(transparent)]
    Full(#[from] TooManyConnections),
    /// A rule blocks the client's network.
    #[error("a rule blocks the network")]
    Barred,
}

/// Pause after the system refused to accept: with all descriptors in use, trying again at once is a busy loop.
const EXHAUSTED: Duration = Duration::from_millis(100);

/// Runs `session` for every connection, each as a task of its own, until `stopping` is asked; returns when the last one
/// has ended.
pub async fn accept<S, F>(listener: TcpListener, door: Door, mut stopping: Stopping, mut session: S)
where
    S: FnMut(Wire) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            () = stopping.asked() => break,
            Some(ended) = sessions.join_next() => note(ended),
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => {
                    if let Some(wire) = admit(socket, &door) {
                        sessions.spawn(session(wire));
                    }
                }
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "a connection could not be accepted");
                    tokio::time::sleep(EXHAUSTED).await;
                }
            },
        }
    }
    drop(listener);
    door.closed.cancel();
    let ended = async {
        while let Some(ended) = sessions.join_next().await {
            note(ended);
        }
    };
    if tokio::time::timeout(door.grace, ended).await.is_err() {
        tracing::warn!(sessions = sessions.len(), "sessions did not end in time and are cut off");
        sessions.shutdown().await;
    }
}

fn admit(socket: TcpStream, door: &Door) -> Option<Wire> {
    let peer = socket.peer_addr().ok()?.ip();
    let permit = match (door.standing)(peer) {
        Standing::Stranger => door.connections.admit(peer).map_err(NoEntry::from),
        Standing::Known => door.connections.admit_known(peer).map_err(NoEntry::from),
        Standing::Barred => Err(NoEntry::Barred),
    };
    match permit {
        Ok(permit) => Wire::new(socket, Some(permit)).ok(),
        Err(why) => {
            tracing::info!(peer.ip = %peer, reason = %why, "a connection was refused");
            // A fresh socket has room for a line; waiting for one that has not would cost the place we do not have.
            let _ = socket.into_std().and_then(|mut socket| socket.write((door.refusal)(why).as_bytes()));
            None
        }
    }
}

fn note(ended: Result<(), JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!(error = &error as &dyn std::error::Error, "a session panicked");
    }
}
