//! The accept loop of one listener. It gives each connection a place, hands it to a session and, when asked to stop,
//! waits for the sessions to say goodbye.

use std::future::Future;
use std::io::Write;
use std::time::Duration;

use foundation::throttle::{Connections, TooManyConnections};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinError, JoinSet};

use super::{Stopping, Wire};

/// How a listener treats its connections.
#[derive(Clone)]
pub struct Door {
    /// The places.
    pub connections: Connections,
    /// What a connection without a place is told before it is closed; nothing on listeners that begin with TLS.
    pub refusal: fn(TooManyConnections) -> &'static str,
    /// How long sessions may take to end after the word to stop.
    pub grace: Duration,
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
    match door.connections.admit(peer) {
        Ok(permit) => Wire::new(socket, Some(permit)).ok(),
        Err(full) => {
            tracing::info!(peer.ip = %peer, reason = %full, "a connection was refused");
            // A fresh socket has room for a line; waiting for one that has not would cost the place we do not have.
            let _ = socket.into_std().and_then(|mut socket| socket.write((door.refusal)(full).as_bytes()));
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
