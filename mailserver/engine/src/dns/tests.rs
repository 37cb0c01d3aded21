//! The resolver against a real name server on a loopback port.

use std::collections::BTreeMap;

use foundation::secrets::seal::Sealer;
use foundation::settings::{Change, Declared};
use hickory_proto::rr::rdata::{A, AAAA, CNAME, MX, PTR, SOA, TXT};
use hickory_proto::rr::{LowerName, Record, RecordSet, RrKey};
use hickory_server::Server;
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneType};
use serde_json::json;
use tokio::net::{TcpListener, UdpSocket};

use super::*;

/// Serves the root zone with these records on a port of its own.
async fn serve(records: Vec<(&str, RData)>) -> (Server<Catalog>, SocketAddr) {
    let root = Name::root();
    let soa = SOA::new(root.clone(), root.clone(), 1, 60, 60, 60, 60);
    let mut zone: InMemoryZoneHandler = InMemoryZoneHandler::new(
        root.clone(),
        BTreeMap::from([(RrKey::new(LowerName::new(&root), RecordType::SOA), {
            let mut set = RecordSet::new(root.clone(), RecordType::SOA, 1);
            set.insert(Record::from_rdata(root.clone(), 60, RData::SOA(soa)), 1);
            set
        })]),
        ZoneType::Primary,
        AxfrPolicy::Deny,
        None,
    )
    .unwrap();
    for (name, data) in records {
        zone.upsert_mut(Record::from_rdata(absolute(name).unwrap(), 60, data), 1);
    }
    let mut catalog = Catalog::new();
    catalog.upsert(LowerName::new(&root), vec![Arc::new(zone)]);
    let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = udp.local_addr().unwrap();
    let mut server = Server::new(catalog);
    server.register_listener(TcpListener::bind(address).await.unwrap(), Duration::from_secs(5), 16);
    server.register_socket(udp);
    (server, address)
}

fn asking(address: SocketAddr) -> Resolver {
    let settings = DnsSettings { servers: vec![address.to_string()], ..DnsSettings::default() };
    Resolver::new(Live::fixed(settings), Memory::Keeping).unwrap()
}

fn name(text: &str) -> Name {
    absolute(text).unwrap()
}

#[tokio::test]
async fn records_of_every_kind() {
    let (_server, address) = serve(vec![
        ("example.net", RData::MX(MX::new(20, name("mx2.example.net")))),
        ("example.net", RData::MX(MX::new(10, name("MX1.example.net")))),
        ("null.example", RData::MX(MX::new(0, Name::root()))),
        ("mx1.example.net", RData::A(A::new(192, 0, 2, 1))),
        ("mx1.example.net", RData::AAAA(AAAA::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))),
        ("alias.example.net", RData::CNAME(CNAME(name("mx1.example.net")))),
        ("text.example.net", RData::TXT(TXT::new(vec!["v=spf1 ".to_owned(), "-all".to_owned()]))),
        ("1.2.0.192.in-addr.arpa", RData::PTR(PTR(name("Mx1.Example.net")))),
    ])
    .await;
    let dns = asking(address);
    let mut mx = dns.mx("example.net").await.unwrap();
    mx.sort_by_key(|mx| mx.preference);
    let mx: Vec<_> = mx.into_iter().map(|mx| (mx.preference, mx.exchange)).collect();
    assert_eq!(mx, [(10, "mx1.example.net".to_owned()), (20, "mx2.example.net".to_owned())]);
    // RFC 7505
    assert_eq!(dns.mx("null.example").await, Ok(vec![Mx { preference: 0, exchange: String::new() }]));
    assert_eq!(dns.ipv4("mx1.example.net").await, Ok(vec![Ipv4Addr::new(192, 0, 2, 1)]));
    assert_eq!(dns.ipv4("alias.example.net").await, Ok(vec![Ipv4Addr::new(192, 0, 2, 1)]), "through a CNAME");
    assert_eq!(dns.ipv6("mx1.example.net").await, Ok(vec!["2001:db8::1".parse().unwrap()]));
    assert_eq!(dns.txt("text.example.net").await, Ok(vec![b"v=spf1 -all".to_vec()]));
    assert_eq!(dns.ptr("192.0.2.1".parse().unwrap()).await, Ok(vec!["mx1.example.net".to_owned()]));
}

#[tokio::test]
async fn what_is_not_there() {
    let (_server, address) = serve(vec![("here.example", RData::A(A::new(192, 0, 2, 1)))]).await;
    let dns = asking(address);
    assert_eq!(dns.mx("here.example").await, Err(DnsError::NoRecord));
    assert_eq!(dns.mx("gone.example").await, Err(DnsError::NoName));
    assert_eq!(dns.mx("not..a.name").await, Err(DnsError::NoName));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_matter_of_time() {
    let closed = UdpSocket::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let settings = DnsSettings { servers: vec![closed.to_string()], answer_seconds: 1, ..DnsSettings::default() };
    let dns = Resolver::new(Live::fixed(settings), Memory::Keeping).unwrap();
    assert!(matches!(dns.ipv4("example.net").await, Err(DnsError::Temporary(_))));
}

#[tokio::test]
async fn changed_settings_ask_another_server() {
    let (_one, first) = serve(vec![("example.net", RData::A(A::new(192, 0, 2, 1)))]).await;
    let (_two, second) = serve(vec![("example.net", RData::A(A::new(192, 0, 2, 2)))]).await;
    let store = store::testing::Place::sqlite();
    let opened = store.open().await;
    let settings = Declared::new().group::<DnsSettings>().load(opened.db(), &Sealer::ephemeral()).await.unwrap();
    let dns = {
        settings.change("dns", Change::Merge(json!({"servers": [first.to_string()]}))).await.unwrap();
        Resolver::new(settings.live().unwrap(), Memory::Keeping).unwrap()
    };
    assert_eq!(dns.ipv4("example.net").await, Ok(vec![Ipv4Addr::new(192, 0, 2, 1)]));
    settings.change("dns", Change::Merge(json!({"servers": [second.to_string()]}))).await.unwrap();
    assert_eq!(dns.ipv4("example.net").await, Ok(vec![Ipv4Addr::new(192, 0, 2, 2)]));
}

#[tokio::test]
async fn a_name_server_that_does_not_answer_is_waited_for_once() {
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let servers = vec![silent.local_addr().unwrap().to_string()];
    let settings = DnsSettings { servers, answer_seconds: 1, ..DnsSettings::default() };
    let resolver = Resolver::new(Live::fixed(settings), Memory::Keeping).unwrap();
    assert!(matches!(resolver.txt("example.org").await, Err(DnsError::Temporary(_))));
    for _ in 0..2 {
        let Err(DnsError::Temporary(why)) = resolver.txt("example.org").await else { panic!("nobody answers") };
        assert_eq!(why, "no answer a moment ago");
    }
}
