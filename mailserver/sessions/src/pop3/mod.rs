//! POP3 (RFC 1939) over one connection: a snapshot of INBOX for one client at a time. It knows the session's states; it
//! does not know the grammar, rows or policy.

mod conn;
mod lock;
mod login;
mod maildrop;
mod retrieve;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use foundation::throttle::TooManyConnections;
use rustls::ServerConfig;

use crate::net::{NoEntry, Opening, Stopping, Wire};
use conn::{Conn, End};
pub use lock::Locks;

/// What POP3 connections need to be served.
pub struct Service {
    /// The rules.
    pub engine: Engine,
    /// TLS, for STLS and for listeners that begin with it.
    pub tls: Arc<ServerConfig>,
    /// Which mailboxes are open.
    pub locks: Locks,
}

/// Bounds on one POP3 connection.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Octets of lines.
    pub lines: imap::pop3::Limits,
    /// Silence before login. Default one minute.
    pub login_idle: Duration,
    /// Time from the first octet to a login. Default five minutes.
    pub login_within: Duration,
    /// Silence after login. Default ten minutes, the least RFC 1939 §3 allows.
    pub idle: Duration,
    /// Time a client may take nothing of what we write. Default five minutes.
    pub write: Duration,
    /// Time to close a connection in good order. Default two seconds.
    pub goodbye: Duration,
    /// Failed logins after which the connection ends. Default 3.
    pub failed_logins: u32,
    /// Commands we cannot read, in a row, after which the connection ends. Default 50.
    pub bad_commands: u32,
    /// Octets gathered before they are written. Default 64 KiB.
    pub output: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            lines: imap::pop3::Limits::default(),
            login_idle: Duration::from_secs(60),
            login_within: Duration::from_secs(300),
            idle: Duration::from_secs(600),
            write: Duration::from_secs(300),
            goodbye: Duration::from_secs(2),
            failed_logins: 3,
            bad_commands: 50,
            output: 64 * 1024,
        }
    }
}

/// What a connection that is not let in is told.
pub fn refusal(why: NoEntry) -> &'static str {
    match why {
        NoEntry::Full(TooManyConnections::Server) => "-ERR [SYS/TEMP] too many connections\r\n",
        NoEntry::Full(TooManyConnections::Peer) => "-ERR [SYS/TEMP] too many connections from your network\r\n",
        NoEntry::Barred => "-ERR [SYS/PERM] a rule blocks your network\r\n",
    }
}

/// Serves one connection to its end.
pub async fn serve(service: Arc<Service>, opening: Opening, mut wire: Wire, stopping: Stopping) {
    let limits = Limits::default();
    if opening == Opening::Tls
        && let Err(closed) = wire.upgrade(&service.tls, limits.login_idle).await
    {
        tracing::debug!(peer.ip = %wire.peer(), reason = %closed, "a TLS handshake failed");
        return;
    }
    let peer = wire.peer();
    metrics::gauge!("pop3_sessions").increment(1.0);
    let mut conn = Conn::new(wire, limits, stopping);
    let end = converse(&service, &mut conn).await;
    metrics::gauge!("pop3_sessions").decrement(1.0);
    tracing::debug!(peer.ip = %peer, reason = %end, "a POP3 connection ended");
    conn.finish(end).await;
}

async fn converse(service: &Arc<Service>, conn: &mut Conn) -> End {
    let within = conn.limits.login_within;
    match tokio::time::timeout(within, login::run(service, conn)).await {
        Ok(Ok(open)) => maildrop::run(service, conn, open).await,
        Ok(Err(end)) => end,
        Err(_) => End::Bye("logging in took too long"),
    }
}
