//! Real sockets: plain, TLS, HTTP/2, limits, and stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_util::sync::CancellationToken;

use super::*;
use crate::throttle::ConnectionLimits;
use crate::tls::{ALPN_HTTP, Clients, Identities, Identity, Resolver, server_config};

const SOON: Duration = Duration::from_secs(20);

struct Served {
    plain: SocketAddr,
    tls: SocketAddr,
    stop: CancellationToken,
    done: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

async fn start(router: Router, limits: ServeLimits) -> Served {
    let folder = tempfile::tempdir().unwrap();
    let names = ["localhost".to_owned()];
    let identity = Identity::self_signed(folder.path(), &names, jiff::Timestamp::now()).unwrap();
    let config = server_config(&Resolver::new(Identities::new(identity)), ALPN_HTTP).unwrap();
    let (plain, tls) =
        (TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap());
    let addresses = (plain.local_addr().unwrap(), tls.local_addr().unwrap());
    let stop = CancellationToken::new();
    let listeners = vec![Listener::Plain(plain), Listener::Tls(tls, config)];
    let done = tokio::spawn(serve(listeners, dress(router, &HttpLimits::default()), limits, stop.clone()));
    Served { plain: addresses.0, tls: addresses.1, stop, done, _folder: folder }
}

fn whoami() -> Router {
    Router::new().route("/", get(async |peer: Peer| format!("{} {}", peer.address.ip(), peer.encrypted)))
}

async fn connect_tls(address: SocketAddr, alpn: &[u8]) -> tokio_rustls::client::TlsStream<TcpStream> {
    let clients = Clients::new(rustls::RootCertStore::empty()).unwrap();
    let mut config: ClientConfig = (*clients.opportunistic).clone();
    config.alpn_protocols = vec![alpn.to_vec()];
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap()
}

/// Everything the peer sends until it closes; a reset counts as closing.
async fn read_all(stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(SOON, stream.read_to_end(&mut bytes)).await.expect("the peer closes in time");
    String::from_utf8_lossy(&bytes).into_owned()
}

const LAST_REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_router_is_served_plain_and_over_tls() {
    let served = start(whoami(), ServeLimits::default()).await;
    let mut plain = TcpStream::connect(served.plain).await.unwrap();
    plain.write_all(LAST_REQUEST).await.unwrap();
    let answer = read_all(&mut plain).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1 false"), "{answer}");
    let mut tls = connect_tls(served.tls, b"http/1.1").await;
    tls.write_all(LAST_REQUEST).await.unwrap();
    let answer = read_all(&mut tls).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1 true"), "{answer}");
    served.stop.cancel();
    tokio::time::timeout(SOON, served.done).await.unwrap().unwrap();
    assert!(TcpStream::connect(served.plain).await.is_err(), "the socket is closed");
}

#[tokio::test]
async fn http_2_is_spoken_where_alpn_agrees_on_it() {
    let served = start(whoami(), ServeLimits::default()).await;
    let tls = connect_tls(served.tls, b"h2").await;
    let mut preface = Vec::from(*b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    // An empty SETTINGS frame, RFC 9113 §3.4; the server's own SETTINGS (type 4) is the answer.
    preface.extend([0, 0, 0, 4, 0, 0, 0, 0, 0]);
    let (mut reading, mut writing) = tokio::io::split(tls);
    writing.write_all(&preface).await.unwrap();
    let mut frame = [0; 9];
    tokio::time::timeout(SOON, reading.read_exact(&mut frame)).await.unwrap().unwrap();
    assert_eq!(frame[3], 4, "{frame:?}");
}

#[tokio::test]
async fn a_peer_that_sends_no_request_is_let_go() {
    let limits = ServeLimits {
        header_read: Duration::from_millis(50),
        handshake: Duration::from_millis(50),
        ..ServeLimits::default()
    };
    let served = start(whoami(), limits).await;
    for (address, sent) in
        [(served.plain, ""), (served.plain, "GET / HTTP/1.1\r\nHost: loc"), (served.tls, ""), (served.tls, "\x16\x03")]
    {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        let answer = read_all(&mut stream).await;
        assert!(!answer.contains("200"), "{sent:?}: {answer}");
    }
}

#[tokio::test]
async fn connections_and_heads_are_bounded() {
    let connections = ConnectionLimits { total: 100, per_peer: 2 };
    let limits = ServeLimits { connections, header_lines: 10, ..ServeLimits::default() };
    let served = start(whoami(), limits).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(served.plain).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        held.push(stream);
    }
    let mut third = TcpStream::connect(served.plain).await.unwrap();
    assert_eq!(read_all(&mut third).await, "");
    held.clear();
    // The places are given back once the server has seen the connections close.
    let request = format!("GET / HTTP/1.1\r\n{}\r\n", "X-Line: 1\r\n".repeat(11));
    let answer = tokio::time::timeout(SOON, async {
        loop {
            let mut stream = TcpStream::connect(served.plain).await.unwrap();
            let _ = stream.write_all(request.as_bytes()).await;
            let answer = read_all(&mut stream).await;
            if !answer.is_empty() {
                break answer;
            }
        }
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn stopping_lets_the_request_in_hand_end() {
    let (inside, leave) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (entered, released) = (Arc::clone(&inside), Arc::clone(&leave));
    let slow = get(move || {
        let (entered, released) = (Arc::clone(&entered), Arc::clone(&released));
        async move {
            entered.notify_one();
            released.notified().await;
            "ended well"
        }
    });
    let served = start(Router::new().route("/", slow), ServeLimits::default()).await;
    let mut busy = TcpStream::connect(served.plain).await.unwrap();
    busy.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut idle = TcpStream::connect(served.plain).await.unwrap();
    tokio::time::timeout(SOON, inside.notified()).await.unwrap();
    served.stop.cancel();
    assert_eq!(read_all(&mut idle).await, "", "idle connections are closed at once");
    assert!(!served.done.is_finished());
    leave.notify_one();
    assert!(read_all(&mut busy).await.ends_with("ended well"));
    tokio::time::timeout(SOON, served.done).await.unwrap().unwrap();
}

#[tokio::test]
async fn stopping_waits_no_longer_than_it_is_told() {
    let never = get(async || std::future::pending::<&str>().await);
    let limits = ServeLimits { drain: Duration::from_millis(20), ..ServeLimits::default() };
    let served = start(Router::new().route("/", never), limits).await;
    let mut busy = TcpStream::connect(served.plain).await.unwrap();
    busy.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    served.stop.cancel();
    assert!(!read_all(&mut busy).await.contains("200"));
    tokio::time::timeout(SOON, served.done).await.unwrap().unwrap();
}

/// Listeners that were opened one by one had each a budget of its own.
#[tokio::test]
async fn listeners_that_come_and_go_share_their_places() {
    let connections = ConnectionLimits { total: 8, per_peer: 1 };
    let serving = Serving::new(whoami(), ServeLimits { connections, ..ServeLimits::default() });
    let open = async || {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, closed) = (CancellationToken::new(), CancellationToken::new());
        tokio::spawn(serving.clone().serve(vec![Listener::Plain(listener)], stop.clone(), closed.clone()));
        (address, stop, closed)
    };
    let ((one, stop, closed), (other, ..)) = (open().await, open().await);
    let mut held = TcpStream::connect(one).await.unwrap();
    held.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut begun = [0; 12];
    held.read_exact(&mut begun).await.unwrap();
    let mut second = TcpStream::connect(other).await.unwrap();
    assert_eq!(read_all(&mut second).await, "", "there is no place left, at whichever listener");
    stop.cancel();
    tokio::time::timeout(SOON, closed.cancelled()).await.unwrap();
    TcpListener::bind(one).await.expect("the address is free");
    read_all(&mut held).await;
    let mut third = TcpStream::connect(other).await.unwrap();
    third.write_all(LAST_REQUEST).await.unwrap();
    assert!(read_all(&mut third).await.ends_with("127.0.0.1 false"), "the other listener stays");
}
