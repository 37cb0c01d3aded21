//! IMAP4rev2 and rev1 over one connection: reads commands, asks store and engine, writes responses. It knows when which
//! response is due (RFC 9051 §7.5, RFC 7162); it does not know the grammar, rows or policy.
//!
//! A connection is served in two parts: [`login`] takes only the commands that need no user, [`session`] all others.

mod answer;
mod append;
mod capability;
mod conn;
mod expunge;
mod fetch;
mod flags;
mod folders;
mod id;
mod idle;
mod limits;
mod list;
mod login;
mod quota;
mod rows;
mod search;
mod select;
mod selected;
mod session;
mod status;
mod store_flags;
mod transfer;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use engine::Engine;
use foundation::throttle::TooManyConnections;
use imap::encode::{Code, Condition};
use rustls::ServerConfig;

pub use limits::Limits;

use crate::net::{NoEntry, Opening, Stopping, Wire};
use conn::{Conn, End};

/// What IMAP connections need to be served.
pub struct Service {
    /// The rules.
    pub engine: Engine,
    /// TLS, for STARTTLS and for listeners that begin with it.
    pub tls: Arc<ServerConfig>,
}

/// What a connection that is not let in is told.
pub fn refusal(why: NoEntry) -> &'static str {
    match why {
        NoEntry::Full(TooManyConnections::Server) => "* BYE [UNAVAILABLE] too many connections\r\n",
        NoEntry::Full(TooManyConnections::Peer) => "* BYE [LIMIT] too many connections from your network\r\n",
        NoEntry::Barred => "* BYE a rule blocks your network\r\n",
    }
}

/// Serves one connection to its end.
pub async fn serve(service: Arc<Service>, opening: Opening, wire: Wire, stopping: Stopping) {
    let limits = Arc::new(Limits::of(&service.engine));
    serve_within(service, limits, opening, wire, stopping).await;
}

pub(crate) async fn serve_within(
    service: Arc<Service>,
    limits: Arc<Limits>,
    opening: Opening,
    mut wire: Wire,
    stopping: Stopping,
) {
    if opening == Opening::Tls
        && let Err(closed) = wire.upgrade(&service.tls, limits.login_idle).await
    {
        tracing::debug!(peer.ip = %wire.peer(), reason = %closed, "a TLS handshake failed");
        return;
    }
    let peer = wire.peer();
    metrics::gauge!("imap_sessions").increment(1.0);
    let mut conn = Conn::new(wire, limits, stopping);
    let end = converse(&service, &mut conn).await;
    metrics::gauge!("imap_sessions").decrement(1.0);
    tracing::debug!(peer.ip = %peer, reason = %end, "an IMAP connection ended");
    conn.finish(end).await;
}

async fn converse(service: &Arc<Service>, conn: &mut Conn) -> End {
    let within = conn.limits.login_within;
    let login = match tokio::time::timeout(within, login::run(service, conn)).await {
        Ok(Ok(login)) => login,
        Ok(Err(end)) => return end,
        Err(_) => return End::Bye("logging in took too long"),
    };
    session::Session::new(service, conn, login).run().await
}

impl Conn {
    /// Says why, unless the client knows, and closes.
    async fn finish(mut self, end: End) {
        if let End::Bye(reason) = end {
            self.out.untagged(Condition::Bye, Some(Code::Unavailable).filter(|_| self.stopping.is_asked()), reason);
        }
        if !matches!(end, End::Closed(_)) && self.flush().await.is_ok() {
            let limit = self.limits.goodbye;
            self.wire.close(limit).await;
        }
    }
}
