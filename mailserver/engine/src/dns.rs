//! Questions to the DNS, asked of the name servers that the `dns` settings name. It knows records, not what mail makes of
//! them.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use foundation::settings::Live;
use futures::FutureExt as _;
use hickory_proto::op::ResponseCode;
use hickory_proto::rr::{Name, RData, RecordType};
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError as AnswerError, NetError};
use hickory_resolver::{ResolverBuilder, TokioResolver};
use mailauth::dns::{Answer, Dns, DnsError, Mx};
use parking_lot::Mutex;

use crate::OpenError;
use crate::settings::DnsSettings;

/// Asks name servers and keeps their answers for as long as they allow. Follows its settings: when they change, the next
/// question goes to the new servers.
pub struct Resolver {
    settings: Live<DnsSettings>,
    memory: Memory,
    current: ArcSwap<Built>,
}

/// Whether answers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// For as long as they allow.
    Keeping,
    /// Not at all: whoever has just changed a record wants to see it.
    Forgetting,
}

/// A resolver of one revision of the settings.
struct Built {
    revision: i64,
    resolver: TokioResolver,
    patience: Duration,
    failures: Mutex<HashMap<(Name, RecordType), Instant>>,
}

/// How long a question that got no answer is not asked again (RFC 9520 §3.2 wants 1 s to 5 min): without this every message
/// of a sender whose servers are dead would wait for them anew.
const FAILURE: Duration = Duration::from_secs(15);

/// Failed questions remembered.
const FAILURES: usize = 10_000;

impl Built {
    fn new(resolver: TokioResolver, patience: Duration) -> Self {
        Self { revision: 0, resolver, patience, failures: Mutex::default() }
    }

    fn failed_lately(&self, question: &(Name, RecordType)) -> bool {
        self.failures.lock().get(question).is_some_and(|at| at.elapsed() < FAILURE)
    }

    fn fail(&self, question: (Name, RecordType), why: String) -> DnsError {
        let mut failures = self.failures.lock();
        if failures.len() >= FAILURES {
            failures.retain(|_, at| at.elapsed() < FAILURE);
        }
        if failures.len() < FAILURES {
            failures.insert(question, Instant::now());
        }
        DnsError::Temporary(why)
    }
}

/// Questions under way on one connection to a name server; hickory's 32 are soon spent by a busy queue.
const ACTIVE_REQUESTS: usize = 1024;

impl Resolver {
    /// A resolver as the settings stand, and as they will.
    ///
    /// # Errors
    /// [`OpenError::Dns`] when no server is set and the machine's own configuration cannot be read.
    pub fn new(settings: Live<DnsSettings>, memory: Memory) -> Result<Self, OpenError> {
        let snapshot = settings.get();
        let built = build(&snapshot.value, snapshot.revision, memory);
        let built = built.map_err(|error| OpenError::Dns(error.to_string()))?;
        Ok(Self { settings, memory, current: ArcSwap::from_pointee(built) })
    }

    /// The resolver of the settings as they stand now.
    fn current(&self) -> Arc<Built> {
        let current = self.current.load_full();
        let wanted = self.settings.get();
        if current.revision == wanted.revision {
            return current;
        }
        let built = build(&wanted.value, wanted.revision, self.memory).unwrap_or_else(|error| {
            tracing::error!(%error, "the changed `dns` settings cannot be used, the old name servers are asked further");
            Built { revision: wanted.revision, ..Built::new(current.resolver.clone(), current.patience) }
        });
        // Two questions may both find it old; the work is done twice and the result is the same.
        let built = Arc::new(built);
        self.current.store(Arc::clone(&built));
        built
    }

    async fn records(&self, name: Name, kind: RecordType) -> Result<Vec<RData>, DnsError> {
        let current = self.current();
        let question = (name.clone(), kind);
        if self.memory == Memory::Keeping && current.failed_lately(&question) {
            return Err(DnsError::Temporary("no answer a moment ago".to_owned()));
        }
        let answer = tokio::time::timeout(current.patience, current.resolver.lookup(name, kind)).await;
        metrics::counter!("dns_questions_total", "type" => <&str>::from(kind)).increment(1);
        let found = match answer.map(|answered| answered.map_err(refused)) {
            Ok(Ok(found)) => found,
            Ok(Err(DnsError::Temporary(why))) => return Err(current.fail(question, why)),
            Ok(Err(known)) => return Err(known),
            Err(_) => return Err(current.fail(question, "no answer in time".to_owned())),
        };
        // CNAMEs on the way are among the answers.
        let records = found.answers().iter().filter(|record| record.record_type() == kind);
        let records: Vec<RData> = records.map(|record| record.data.clone()).collect();
        if records.is_empty() { Err(DnsError::NoRecord) } else { Ok(records) }
    }

    fn ask<'a, T: Send + 'a>(&'a self, name: &str, kind: RecordType, read: fn(RData) -> Option<T>) -> Answer<'a, T> {
        let name = absolute(name);
        async move {
            // What cannot be written as a name cannot exist either.
            let records = self.records(name.ok_or(DnsError::NoName)?, kind).await?;
            Ok(records.into_iter().filter_map(read).collect())
        }
        .boxed()
    }
}

impl Dns for Resolver {
    fn txt<'a>(&'a self, name: &'a str) -> Answer<'a, Vec<u8>> {
        self.ask(name, RecordType::TXT, |data| match data {
            RData::TXT(txt) => Some(txt.txt_data.concat()),
            _ => None,
        })
    }

    fn ipv4<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv4Addr> {
        self.ask(name, RecordType::A, |data| match data {
            RData::A(ip) => Some(ip.0),
            _ => None,
        })
    }

    fn ipv6<'a>(&'a self, name: &'a str) -> Answer<'a, Ipv6Addr> {
        self.ask(name, RecordType::AAAA, |data| match data {
            RData::AAAA(ip) => Some(ip.0),
            _ => None,
        })
    }

    fn mx<'a>(&'a self, name: &'a str) -> Answer<'a, Mx> {
        self.ask(name, RecordType::MX, |data| match data {
            RData::MX(mx) => Some(Mx { preference: mx.preference, exchange: relative(&mx.exchange) }),
            _ => None,
        })
    }

    fn ptr(&self, ip: IpAddr) -> Answer<'_, String> {
        let name = Name::from(ip);
        async move {
            let records = self.records(name, RecordType::PTR).await?;
            let names = records.iter().filter_map(|data| match data {
                RData::PTR(name) => Some(relative(&name.0)),
                _ => None,
            });
            Ok(names.collect())
        }
        .boxed()
    }
}

fn build(settings: &DnsSettings, revision: i64, memory: Memory) -> Result<Built, NetError> {
    let servers: Vec<SocketAddr> = settings.servers.iter().filter_map(|server| server.parse().ok()).collect();
    let mut builder: ResolverBuilder<TokioRuntimeProvider> = if servers.is_empty() {
        TokioResolver::builder_tokio()?
    } else {
        let config = ResolverConfig::from_name_servers(servers.into_iter().map(name_server).collect());
        TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
    };
    let patience = Duration::from_secs(settings.answer_seconds.into());
    let options = builder.options_mut();
    // Half the time for the first server, so that a second one is heard before the question is given up.
    options.timeout = (patience / 2).max(Duration::from_secs(1));
    options.cache_size = match memory {
        Memory::Keeping => settings.cache_entries.into(),
        Memory::Forgetting => 0,
    };
    // A machine calls itself 127.0.1.1 there: what others see is in the DNS alone.
    options.use_hosts_file = ResolveHosts::Never;
    options.max_active_requests = ACTIVE_REQUESTS;
    options.try_tcp_on_error = true;
    // A stale or hostile record must not be kept for the 68 years that a TTL may say.
    let longest = |seconds| match memory {
        Memory::Keeping => Duration::from_secs(seconds),
        Memory::Forgetting => Duration::ZERO,
    };
    options.positive_max_ttl = Some(longest(24 * 3600));
    options.negative_max_ttl = Some(longest(3600));
    Ok(Built { revision, ..Built::new(builder.build()?, patience) })
}

fn name_server(address: SocketAddr) -> NameServerConfig {
    let at_port = |mut connection: ConnectionConfig| {
        connection.port = address.port();
        connection
    };
    NameServerConfig::new(address.ip(), true, vec![at_port(ConnectionConfig::udp()), at_port(ConnectionConfig::tcp())])
}

/// The name from the root down: a search list of the machine's must not answer for somebody else's domain.
fn absolute(name: &str) -> Option<Name> {
    let mut name = Name::from_ascii(name).ok()?;
    name.set_fqdn(true);
    Some(name)
}

/// The name as this program writes names: lower case, without a final dot; empty for the root.
fn relative(name: &Name) -> String {
    name.to_ascii().trim_end_matches('.').to_ascii_lowercase()
}

fn refused(error: NetError) -> DnsError {
    match error {
        NetError::Dns(AnswerError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => DnsError::NoName,
            ResponseCode::NoError => DnsError::NoRecord,
            other => DnsError::Temporary(other.to_string()),
        },
        other => DnsError::Temporary(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
