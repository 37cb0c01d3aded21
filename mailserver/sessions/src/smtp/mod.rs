//! SMTP counters: mail from other hosts (port 25), and from people of ours (587 with STARTTLS, 465 with TLS from the start).
//!
//! [`smtp::server::Conversation`] keeps the order of commands; the engine decides; a session moves the bytes between them
//! and keeps the clock. It knows sockets, time and SMTP's questions; it does not know who may send what to whom.

mod intake;
mod login;
mod pace;
mod session;
mod tally;
mod terms;

#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use engine::receive::{Peer, TlsInfo};
use foundation::throttle::TooManyConnections;
use rustls::ServerConfig;
use smtp::server::{CloseReason, Conversation, TlsState};

pub use engine::receive::Service;

use self::pace::Times;
use self::session::Session;
use crate::net::{NoEntry, Opening, Stopping, Wire};

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(30);

/// What all connections of a listener share.
#[derive(Clone)]
pub struct Counter {
    engine: Engine,
    service: Service,
    opening: Opening,
    tls: Arc<ServerConfig>,
    stopping: Stopping,
    /// Instead of what the settings say.
    times: Option<Times>,
}

impl Counter {
    /// A counter where clients come for `service`; its sessions end when `stopping` is asked.
    pub fn new(engine: Engine, service: Service, opening: Opening, tls: Arc<ServerConfig>, stopping: Stopping) -> Self {
        Self { engine, service, opening, tls, stopping, times: None }
    }

    /// What a connection is told that is not let in.
    pub fn refusal(why: NoEntry) -> &'static str {
        match why {
            NoEntry::Full(TooManyConnections::Server) => "421 4.3.2 too many connections, try again later\r\n",
            NoEntry::Full(TooManyConnections::Peer) => {
                "421 4.7.0 too many connections from your network, try again later\r\n"
            }
            NoEntry::Barred => "554 5.7.1 a rule blocks your network\r\n",
        }
    }

    /// Serves one connection to its end.
    pub async fn serve(self, mut wire: Wire) {
        let _open = Open::count(self.service);
        let ip = wire.peer();
        if self.opening == Opening::Tls
            && let Err(error) = wire.upgrade(&self.tls, HANDSHAKE).await
        {
            tracing::debug!(peer.ip = %ip, %error, "no TLS handshake");
            return;
        }
        let (service, session) = (self.service, self.session(wire, ip));
        let reason = session.run().await.map_or("disconnected", ended);
        metrics::counter!("smtp_connections_ended_total", "service" => tally::word(service), "reason" => reason)
            .increment(1);
        tracing::debug!(peer.ip = %ip, service = tally::word(service), reason, "connection ended");
    }

    fn session(self, wire: Wire, ip: IpAddr) -> Session {
        let state = match self.opening {
            Opening::Clear => TlsState::Available,
            Opening::Tls => TlsState::Active,
        };
        let conversation = Conversation::new(terms::terms(&self.engine, self.service, state, ip));
        let (helo, tls) = (String::new(), tls_info(&wire));
        let peer = Peer { service: self.service, ip, helo, extended: false, tls, login: None };
        Session::new(self, wire, conversation, peer)
    }
}

/// The TLS session as trace lines name it: `TLSv1.3`, `TLS_AES_256_GCM_SHA384`.
fn tls_info(wire: &Wire) -> Option<TlsInfo> {
    let (version, cipher) = wire.tls_parameters()?;
    let version = match version {
        rustls::ProtocolVersion::TLSv1_2 => "TLSv1.2".to_owned(),
        rustls::ProtocolVersion::TLSv1_3 => "TLSv1.3".to_owned(),
        other => format!("{other:?}"),
    };
    // RFC 8446 §B.4 dropped the key exchange from the names, which rustls marks with a number.
    let cipher = cipher.as_str().map_or_else(|| format!("{cipher:?}"), |name| name.replacen("TLS13_", "TLS_", 1));
    Some(TlsInfo { version, cipher })
}

fn ended(reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::Quit => "quit",
        CloseReason::Refused => "refused",
        CloseReason::BadCommands => "bad_commands",
        CloseReason::IdleCommands => "idle_commands",
        CloseReason::AuthFailures => "auth_failures",
        CloseReason::Recipients => "recipients",
        CloseReason::RefusedRecipients => "refused_recipients",
        CloseReason::Messages => "messages",
        CloseReason::EndlessLine => "endless_line",
        CloseReason::EndlessData => "endless_data",
        CloseReason::LostSync => "lost_sync",
        CloseReason::OtherProtocol => "other_protocol",
        CloseReason::Aborted => "aborted",
    }
}

/// Counts an open connection while it lives.
struct Open(&'static str);

impl Open {
    fn count(service: Service) -> Self {
        let service = tally::word(service);
        metrics::counter!("smtp_connections_total", "service" => service).increment(1);
        metrics::gauge!("smtp_connections", "service" => service).increment(1.0);
        Self(service)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        metrics::gauge!("smtp_connections", "service" => self.0).decrement(1.0);
    }
}
