//! Whom this server is not made to ask: attack 24 of the model, server-side request forgery.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::*;
use super::hall::{Hall, limits, object};
use crate::db::testing::Scratch;
use crate::http::{HttpLimits, Listener, ServeLimits, dress, serve};
use crate::tls::{ALPN_HTTP, Clients, Identities, Identity, Resolver, server_config};

#[test]
fn only_what_is_public_is_asked() {
    for (address, what) in [
        ("0.0.0.0", "this network"),
        ("10.1.2.3", "a private network"),
        ("100.64.0.1", "behind a carrier's NAT"),
        ("100.100.100.200", "behind a carrier's NAT"),
        ("127.0.0.1", "this machine"),
        ("127.255.255.254", "this machine"),
        ("168.63.129.16", "a cloud's own service"),
        ("169.254.169.254", "link-local, where metadata services are"),
        ("169.254.170.2", "link-local, where metadata services are"),
        ("172.16.0.1", "a private network"),
        ("172.31.255.255", "a private network"),
        ("192.0.0.192", "for protocols alone"),
        ("192.0.2.1", "for documentation"),
        ("192.88.99.1", "a 6to4 relay"),
        ("192.168.1.1", "a private network"),
        ("198.19.0.1", "for benchmarks"),
        ("198.51.100.1", "for documentation"),
        ("203.0.113.1", "for documentation"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "an IPv4 address in disguise"),
        ("::1", "this machine"),
        ("::7f00:1", "an IPv4 address in disguise"),
        ("::ffff:127.0.0.1", "an IPv4 address in disguise"),
        ("::ffff:8.8.8.8", "an IPv4 address in disguise"),
        ("64:ff9b::7f00:1", "an IPv4 address behind NAT64"),
        ("64:ff9b:1::a00:1", "an IPv4 address behind NAT64"),
        ("100::1", "outside of what is global unicast"),
        ("2001::1", "for protocols alone, Teredo's tunnels among them"),
        ("2001:db8::1", "for documentation"),
        ("2002:7f00:1::1", "an IPv4 address behind 6to4"),
        ("3fff::1", "for documentation"),
        ("4000::1", "outside of what is global unicast"),
        ("5f00::1", "outside of what is global unicast"),
        ("fc00::1", "a private network"),
        ("fd00:ec2::254", "a private network"),
        ("fe80::1", "link-local"),
        ("fec0::1", "outside of what is global unicast"),
        ("ff02::1", "multicast"),
    ] {
        let address: IpAddr = address.parse().unwrap();
        assert_eq!(Reach::Public.permit(address), Err(Forbidden { address, what }));
        assert_eq!(Reach::PublicAndOwn.permit(address).is_ok(), address.is_loopback(), "{address}");
    }
    for address in [
        "8.8.8.8",
        "1.0.0.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "223.255.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
    ] {
        assert_eq!(Reach::Public.permit(address.parse().unwrap()), Ok(()), "{address}");
    }
}

#[test]
fn addresses_of_endpoints_are_checked_when_they_are_named() {
    let parse = |url: &str, reach| Target::parse(url, reach, &Limits::default());
    for good in ["https://hooks.example.org/in", "https://hooks.example.org:8443/in?key=1", "https://8.8.8.8/"] {
        assert_eq!(parse(good, Reach::Public).unwrap().as_str(), good);
    }
    assert_eq!(parse("https://BÜCHER.example/", Reach::Public).unwrap().as_str(), "https://xn--bcher-kva.example/");
    for bad in [
        "http://hooks.example.org/",
        "http://127.0.0.1/",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "unix:/run/docker.sock",
        "hooks.example.org",
        "https://user:secret@hooks.example.org/",
        "https://hooks.example.org/#in",
        "https://127.0.0.1/",
        // The ways to write 127.0.0.1 and 169.254.169.254 that the URL standard reads as addresses.
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://0xa9fea9fe/latest/meta-data",
        "https://１２７.０.０.１/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://localhost/",
        "https://localhost./",
        "https://hooks.localhost/",
        "https://intranet/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://nas.home.arpa/",
    ] {
        assert!(parse(bad, Reach::Public).is_err(), "{bad}");
    }
    let long = format!("https://hooks.example.org/{}", "x".repeat(2048));
    assert_eq!(parse(&long, Reach::Public), Err(TargetError::TooLong(2048)));
    for own in ["http://127.0.0.1:8080/in", "http://localhost:8080/in", "http://[::1]/in", "https://127.0.0.1/in"] {
        assert!(parse(own, Reach::PublicAndOwn).is_ok(), "{own}");
    }
    for elsewhere in
        ["http://hooks.example.org/", "http://10.0.0.1/", "https://10.0.0.1/", "http://localhost.example.org/"]
    {
        assert!(parse(elsewhere, Reach::PublicAndOwn).is_err(), "{elsewhere}");
    }
}

/// A name that led to a public address when it was looked at, and leads inside when it is asked: the connection is made to what
/// was checked, so what counts is what the one look-up of this request says.
#[tokio::test]
async fn a_name_that_leads_inside_is_not_asked() {
    let hall = Hall::at(Scratch::sqlite()).await;
    let looked_up = Arc::new(AtomicUsize::new(0));
    for (found, words) in [
        (vec!["127.0.0.1"], "this machine"),
        (vec!["10.0.0.1", "::1"], "this machine"),
        (vec!["::ffff:127.0.0.1"], "in disguise"),
        (vec![], "no address"),
    ] {
        let port = hall.address.port();
        let found: Vec<SocketAddr> = found.iter().map(|ip| SocketAddr::new(ip.parse().unwrap(), port)).collect();
        let counted = Arc::clone(&looked_up);
        let mut route = Route::straight(Reach::Public);
        route.lookup = Arc::new(move |name| {
            assert_eq!(name, "hooks.example.org");
            counted.fetch_add(1, Ordering::Relaxed);
            let found = found.clone();
            Box::pin(async move { Ok(found) })
        });
        let webhooks = Webhooks::new(hall.db.clone(), hall.webhooks.sealer().clone(), route, limits(), object);
        let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
        let url = Some(format!("https://hooks.example.org:{port}/in"));
        hall.write(move |tx, ()| {
            let (before, url) = (endpoint.clone(), url.clone());
            Box::pin(async move { change(tx, &before, &Change { url, ..Change::default() }).await })
        })
        .await;
        hall.happens("parcel.sent").await;
        webhooks.follow().await.unwrap();
        assert_eq!(webhooks.deliver().await.unwrap().delivered, 0);
        let (_, attempts) = hall.history(endpoint_of(&hall).await).await.pop().unwrap();
        assert!(attempts[0].error.as_ref().is_some_and(|error| error.contains(words)), "{attempts:?}");
        assert_eq!(hall.receiver.take().len(), 0);
        let id = endpoint_of(&hall).await;
        hall.write(move |tx, ()| Box::pin(delete(tx, id))).await;
    }
    assert_eq!(looked_up.load(Ordering::Relaxed), 4, "each request looks up once, and connects to what that said");
}

/// An endpoint that a development build kept is not asked by one that sells.
#[tokio::test]
async fn what_was_kept_under_another_reach_is_checked_again() {
    let hall = Hall::at(Scratch::sqlite()).await;
    let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
    let route = Route::straight(Reach::Public);
    let webhooks = Webhooks::new(hall.db.clone(), hall.webhooks.sealer().clone(), route, limits(), object);
    hall.happens("parcel.sent").await;
    webhooks.follow().await.unwrap();
    webhooks.deliver().await.unwrap();
    assert_eq!(hall.receiver.take().len(), 0);
    let (_, attempts) = hall.history(endpoint.id).await.remove(0);
    assert_eq!(attempts[0].error.as_deref(), Some("the address must begin with https://"));
}

/// What goes through a proxy asks the proxy, and addresses that are not public are refused before that.
#[tokio::test]
async fn a_proxy_is_used_when_there_is_one() {
    let hall = Hall::at(Scratch::sqlite()).await;
    let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
    // Nobody listens there: what arrives came by the proxy.
    let (before, url) = (endpoint.clone(), Some("http://127.0.0.1:1/in".to_owned()));
    hall.write(move |tx, ()| {
        let (before, url) = (before.clone(), url.clone());
        Box::pin(async move { change(tx, &before, &Change { url, ..Change::default() }).await })
    })
    .await;
    let mut route = Route::straight(Reach::PublicAndOwn);
    route.proxy = Some(format!("http://{}", hall.address));
    let webhooks = Webhooks::new(hall.db.clone(), hall.webhooks.sealer().clone(), route, limits(), object);
    hall.happens("parcel.sent").await;
    webhooks.follow().await.unwrap();
    assert_eq!(webhooks.deliver().await.unwrap().delivered, 1);
    assert_eq!(hall.receiver.take().len(), 1);
    assert_eq!(hall.history(endpoint.id).await[0].0.status, DeliveryStatus::Delivered);
}

#[tokio::test]
async fn over_tls_the_receiver_must_prove_its_name() {
    let hall = Hall::at(Scratch::sqlite()).await;
    let (folder, names) = (tempfile::tempdir().unwrap(), ["hooks.example.org".to_owned()]);
    let identity = Identity::self_signed(folder.path(), &names, hall.clock.now()).unwrap();
    let config = server_config(&Resolver::new(Identities::new(identity)), ALPN_HTTP).unwrap();
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    let stop = tokio_util::sync::CancellationToken::new();
    let router = dress(hall.receiver.router(), &HttpLimits::default());
    let serving =
        tokio::spawn(serve(vec![Listener::Tls(socket, config)], router, ServeLimits::default(), stop.clone()));

    let mut roots = rustls::RootCertStore::empty();
    crate::tls::add_root_file(&mut roots, &folder.path().join("self-signed.pem")).unwrap();
    let trusting = Clients::new(roots).unwrap().verified;
    let strangers = Clients::new(rustls::RootCertStore::empty()).unwrap().verified;
    for (host, tls, words) in [
        ("hooks.example.org", Arc::clone(&trusting), None),
        ("other.example.org", trusting, Some("not valid for name")),
        ("hooks.example.org", strangers, Some("UnknownIssuer")),
    ] {
        let mut route = Route::straight(Reach::PublicAndOwn);
        route.tls = Some(tls);
        route.lookup = Arc::new(move |_| Box::pin(async move { Ok(vec![address]) }));
        let webhooks = Webhooks::new(hall.db.clone(), hall.webhooks.sealer().clone(), route, limits(), object);
        let (endpoint, _) = hall.endpoint("/in", &["*"]).await;
        let (id, url) = (endpoint.id, Some(format!("https://{host}:{}/in", address.port())));
        hall.write(move |tx, ()| {
            let (before, url) = (endpoint.clone(), url.clone());
            Box::pin(async move { change(tx, &before, &Change { url, ..Change::default() }).await })
        })
        .await;
        hall.happens("parcel.sent").await;
        webhooks.follow().await.unwrap();
        webhooks.deliver().await.unwrap();
        let (_, attempts) = hall.history(id).await.remove(0);
        match words {
            None => assert_eq!(attempts[0].status, Some(200), "{attempts:?}"),
            Some(words) => assert!(attempts[0].error.as_ref().unwrap().contains(words), "{attempts:?}"),
        }
        hall.write(move |tx, ()| Box::pin(delete(tx, id))).await;
    }
    assert_eq!(hall.receiver.take().len(), 1);
    stop.cancel();
    serving.await.unwrap();
}

async fn endpoint_of(hall: &Hall) -> EndpointId {
    endpoints(&mut hall.db.read().await.unwrap(), super::hall::OWNER, None, 10).await.unwrap()[0].id
}
