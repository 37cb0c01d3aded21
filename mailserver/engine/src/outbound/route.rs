//! Where mail to a domain goes: to a mailbox here, to the smart host, or to the domain's own servers by preference.
//! It asks names and settings; it opens no connection. What a fuller router decides (a route a domain, a source address)
//! belongs in [`Route`] and its [`Host`]s.

use std::net::IpAddr;

use mailauth::dns::{Dns, DnsError};
use message::address::Domain;
use message::report::Status;
use rand::seq::SliceRandom as _;
use store::domains;

use super::verdict::{Fate, Verdict};
use crate::Engine;
use crate::settings::RoutingSettings;

/// The next step of mail to a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The domain is one of ours by now.
    Here,
    /// To other servers.
    Route(Route),
    /// Nowhere, for the time being or for good.
    Nowhere(Verdict),
}

/// Hosts any of which will do. Equal for domains that share their servers, so that one transaction serves them all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Route {
    /// By preference, then by name.
    pub(super) hosts: Vec<Host>,
    pub(super) way: Way,
}

/// How a route's hosts are spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// As the server of a domain: TLS when it offers it, whatever its certificate (RFC 7435).
    Mx,
    /// As our relay.
    Smart {
        /// How the connection begins.
        start: TlsStart,
        /// How much the encryption must be worth.
        trust: TlsTrust,
    },
}

/// When TLS begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TlsStart {
    /// By STARTTLS.
    StartTls,
    /// With the connection.
    Implicit,
}

/// What TLS must prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TlsTrust {
    /// The host's name, by a certificate that verifies.
    Verified,
    /// Nothing; and without TLS will do.
    Any,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Host {
    /// Lower is tried first.
    pub(super) preference: u16,
    /// Its name, or its address as text.
    pub(super) name: String,
    /// Its port.
    pub(super) port: u16,
}

/// Hosts of one domain that are tried in one attempt.
const HOSTS: usize = 10;

impl Engine {
    /// The next step of mail to `domain`, given in A-labels or as an address literal.
    pub(super) async fn next_step(&self, domain: &str) -> Next {
        match self.is_ours(domain).await {
            Ok(true) => return Next::Here,
            Ok(false) => {}
            Err(error) => {
                tracing::error!(%error, domain.name = domain, "a domain could not be looked up");
                return nowhere(Fate::Deferred, Status(4, 3, 0), "this server's database does not answer");
            }
        }
        let routing = self.routing.get();
        match routing.value.smart_host.is_empty() {
            true => match Domain::parse(domain) {
                Ok(domain) => mail_exchangers(&*self.dns, &domain, routing.value.port).await,
                Err(_) => nowhere(Fate::Failed, Status(5, 1, 2), "the domain is not a valid host name"),
            },
            false => Next::Route(smart_route(&routing.value)),
        }
    }

    async fn is_ours(&self, domain: &str) -> Result<bool, foundation::db::DbError> {
        Ok(domains::ours(&mut self.store.read().await?, domain).await?.is_some())
    }
}

fn smart_route(set: &RoutingSettings) -> Route {
    let way = Way::Smart {
        start: if set.smart_implicit_tls { TlsStart::Implicit } else { TlsStart::StartTls },
        trust: if set.smart_require_tls { TlsTrust::Verified } else { TlsTrust::Any },
    };
    Route { hosts: vec![Host { preference: 0, name: set.smart_host.clone(), port: set.smart_port }], way }
}

/// RFC 5321 §5.1: the domain's MX records; without any, the domain itself.
async fn mail_exchangers(dns: &dyn Dns, domain: &Domain, port: u16) -> Next {
    let implicit = |name: String| Next::Route(Route { hosts: vec![Host { preference: 0, name, port }], way: Way::Mx });
    if let Some(ip) = domain.literal() {
        return implicit(ip.to_string());
    }
    let records = match dns.mx(domain.as_str()).await {
        Ok(records) => records,
        Err(DnsError::NoRecord) => Vec::new(),
        Err(DnsError::NoName) => {
            return nowhere(Fate::Failed, Status(5, 1, 2), format!("there is no domain {domain}"));
        }
        Err(DnsError::Temporary(why)) => {
            return nowhere(Fate::Deferred, Status(4, 4, 3), format!("the DNS did not answer for {domain}: {why}"));
        }
    };
    if records.is_empty() {
        return implicit(domain.as_str().to_owned());
    }
    let mut hosts: Vec<Host> = records
        .into_iter()
        .map(|mx| Host { preference: mx.preference, name: mx.exchange.to_ascii_lowercase(), port })
        .filter(|host| !host.name.is_empty())
        .collect();
    if hosts.is_empty() {
        // RFC 7505: a single MX that names the root.
        return nowhere(Fate::Failed, Status(5, 1, 10), format!("{domain} states that it receives no mail"));
    }
    hosts.sort();
    hosts.dedup();
    Next::Route(Route { hosts, way: Way::Mx })
}

fn nowhere(fate: Fate, status: Status, said: impl Into<String>) -> Next {
    Next::Nowhere(Verdict::ours(fate, status, said))
}

impl Route {
    /// The hosts in the order they are tried: by preference, at random among equals (RFC 5321 §5.1), and none that is not
    /// nearer to the recipient than we are, should we be among them.
    pub(super) fn order(&self, own_name: &str) -> Result<Vec<Host>, Verdict> {
        let mut hosts = self.hosts.clone();
        hosts.shuffle(&mut rand::rng());
        hosts.sort_by_key(|host| host.preference);
        if self.way == Way::Mx {
            let own = hosts.iter().find(|host| host.name == own_name).map(|host| host.preference);
            hosts.retain(|host| own.is_none_or(|own| host.preference < own));
        }
        hosts.truncate(HOSTS);
        if hosts.is_empty() { Err(loops_back()) } else { Ok(hosts) }
    }
}

/// Mail that would come back to us.
pub(super) fn loops_back() -> Verdict {
    let said = "the domain's mail servers lead back to this server, which does not know the domain; \
                add the domain here or change its MX records";
    Verdict::ours(Fate::Failed, Status(5, 4, 6), said)
}

/// The addresses of a host. IPv4 comes first: large receivers refuse an IPv6 client without a matching reverse name for
/// good, where they let an IPv4 one pass.
pub(super) async fn addresses(dns: &dyn Dns, host: &str) -> Result<Vec<IpAddr>, Verdict> {
    if let Ok(ip) = host.parse() {
        return Ok(vec![ip]);
    }
    let (v4, v6) = futures::join!(dns.ipv4(host), dns.ipv6(host));
    let mut found: Vec<IpAddr> = Vec::new();
    found.extend(v4.iter().flatten().copied().map(IpAddr::V4));
    found.extend(v6.iter().flatten().copied().map(IpAddr::V6));
    // Nobody can be reached there, and a connect to 0.0.0.0 would be one to ourselves.
    found.retain(|ip| !ip.is_unspecified() && !ip.is_multicast());
    if !found.is_empty() {
        return Ok(found);
    }
    match (v4, v6) {
        (Err(DnsError::Temporary(why)), _) | (_, Err(DnsError::Temporary(why))) => {
            let said = format!("the DNS did not answer for {host}: {why}");
            Err(Verdict::ours(Fate::Deferred, Status(4, 4, 3), said).of(host))
        }
        _ => Err(Verdict::ours(Fate::Failed, Status(5, 4, 4), format!("{host} has no address")).of(host)),
    }
}
