//! A name server on loopback with the whole world in one zone, so that a name nobody mentioned does not exist. It has a
//! thread of its own: stories wait for programs, and those programs ask it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hickory_proto::rr::{LowerName, Name};
use hickory_proto::serialize::txt::Parser;
use hickory_server::Server;
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneType};
use tokio::net::{TcpListener, UdpSocket};
use tokio::runtime::{Builder, Handle, Runtime};

const SOA: &str = ". 60 IN SOA ns.test. admin.test. 1 60 60 60 1";

/// The name server.
#[derive(Debug)]
pub struct Dns {
    local: SocketAddr,
    zone: Zone,
    runtime: Option<Runtime>,
}

#[derive(Clone)]
struct Zone(Arc<InMemoryZoneHandler>);

impl std::fmt::Debug for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Zone")
    }
}

impl Dns {
    /// Starts one that knows no name.
    ///
    /// # Panics
    /// When loopback has no port left.
    pub fn start() -> Self {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a thread can be started");
        let zone = Arc::new(InMemoryZoneHandler::empty(Name::root(), ZoneType::Primary, AxfrPolicy::Deny, None));
        let mut catalog = Catalog::new();
        catalog.upsert(LowerName::from(Name::root()), vec![zone.clone()]);
        let local = aside(runtime.handle(), async {
            let (udp, tcp) = bind().await;
            let local = udp.local_addr().expect("a bound socket has an address");
            let mut server = Server::new(catalog);
            server.register_socket(udp);
            server.register_listener(tcp, Duration::from_secs(5), 4096);
            tokio::spawn(async move { server.block_until_done().await });
            local
        });
        let dns = Self { local, zone: Zone(zone), runtime: Some(runtime) };
        dns.add(SOA);
        dns
    }

    /// Where it answers, over UDP and TCP.
    pub fn address(&self) -> SocketAddr {
        self.local
    }

    /// Adds a record as a zone file writes it: `example.org. 60 IN MX 10 mx.example.org.`
    ///
    /// # Panics
    /// When it is no record.
    pub fn add(&self, record: &str) {
        let read = Parser::new(format!("{record}\n"), None, Some(Name::root())).parse();
        let (_, sets) = read.unwrap_or_else(|error| panic!("`{record}` is no record: {error}"));
        let records: Vec<_> =
            sets.into_values().flat_map(|set| set.records_without_rrsigs().cloned().collect::<Vec<_>>()).collect();
        assert!(!records.is_empty(), "`{record}` is no record");
        let zone = self.zone.clone();
        let runtime = self.runtime.as_ref().expect("it runs until it is dropped");
        aside(runtime.handle(), async move {
            for record in records {
                assert!(zone.0.upsert(record, 1).await, "the record contradicts another");
            }
        });
    }

    /// Makes mail for `domain` go to this machine.
    pub fn mail_comes_here(&self, domain: &str) {
        self.add(&format!("{domain}. 60 IN MX 10 mx.{domain}."));
        self.add(&format!("mx.{domain}. 60 IN A {}", Ipv4Addr::LOCALHOST));
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Runs to its end on another thread: whoever calls may be a task of another runtime, where blocking is not allowed.
fn aside<T: Send>(runtime: &Handle, work: impl Future<Output = T> + Send) -> T {
    thread::scope(|scope| scope.spawn(|| runtime.block_on(work)).join()).expect("the name server's work does not panic")
}

/// The same port for both: clients turn to TCP when an answer does not fit.
async fn bind() -> (UdpSocket, TcpListener) {
    loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.expect("loopback has a port left");
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().expect("a bound socket has an address")).await {
            return (udp, tcp);
        }
    }
}
