//! Connections as such.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Closed, Shutdown, Wire};

async fn pair() -> (Wire, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let (socket, _) = listener.accept().await.unwrap();
    (Wire::new(socket, None).unwrap(), client)
}

#[tokio::test]
async fn every_wait_ends() {
    let (mut wire, mut client) = pair().await;
    let short = Duration::from_millis(20);
    let mut octets = [0; 16];
    assert!(matches!(wire.read(&mut octets, short).await, Err(Closed::TimedOut(_))));
    // A peer that reads nothing fills the socket's buffers, then the write gives up.
    let much = vec![0; 64 << 20];
    assert!(matches!(wire.write(&much, short).await, Err(Closed::TimedOut(_))));
    client.write_all(b"hello").await.unwrap();
    assert_eq!(wire.read(&mut octets, short).await.unwrap(), 5);
    drop(client);
    assert!(matches!(wire.read(&mut octets, short).await, Err(Closed::ByPeer)));
}

#[tokio::test]
async fn a_failed_handshake_leaves_a_wire_that_speaks_to_nobody() {
    foundation::tls::install_provider();
    let folder = tempfile::tempdir().unwrap();
    let names = ["localhost".to_owned()];
    let identity = foundation::tls::Identity::self_signed(folder.path(), &names, jiff::Timestamp::now()).unwrap();
    let resolver = foundation::tls::Resolver::new(foundation::tls::Identities::new(identity));
    let config = foundation::tls::server_config(&resolver, &[]).unwrap();
    let (mut wire, mut client) = pair().await;
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    let second = Duration::from_secs(1);
    assert!(wire.upgrade(&config, second).await.is_err());
    assert!(!wire.is_tls());
    assert!(matches!(wire.write(b"x", second).await, Err(Closed::ByPeer)));
    let mut rest = Vec::new();
    client.read_to_end(&mut rest).await.ok();
    assert!(!rest.contains(&b'x'), "nothing is said in the clear after a failed handshake");
}

#[tokio::test]
async fn the_word_to_stop_is_heard_by_who_listens_late() {
    let shutdown = Shutdown::new();
    let mut early = shutdown.stopping();
    assert!(!early.is_asked());
    shutdown.stop();
    early.asked().await;
    let mut late = shutdown.stopping();
    late.asked().await;
    assert!(late.is_asked());
}
