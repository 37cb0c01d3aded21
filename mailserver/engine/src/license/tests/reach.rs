//! By which ways the licence server is reached, and what is said when it is not.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::online::{Shop, activate, key};
use super::*;
use crate::license::call::CallError;

const NAME: &str = "licenses.vendor.example";

/// A private authority: its certificate in PEM form, and a server that it vouches for.
fn authority() -> (String, TlsAcceptor) {
    foundation::tls::install_provider();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let root = params.self_signed(&key).unwrap();
    let issuer = Issuer::new(params, key);
    let leaf_key = KeyPair::generate().unwrap();
    let names = vec![NAME.to_owned(), "localhost".to_owned()];
    let leaf = CertificateParams::new(names).unwrap().signed_by(&leaf_key, &issuer).unwrap();
    let secret = PrivateKeyDer::try_from(leaf_key.serialize_der()).unwrap();
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![leaf.der().clone()], secret).unwrap();
    (root.pem(), TlsAcceptor::from(Arc::new(config)))
}

/// A proxy that leads every tunnel to one place, or to none.
struct Proxy {
    url: String,
    /// What was asked of it, a line each.
    asked: Arc<Mutex<Vec<String>>>,
    /// All that went through it, of clients.
    seen: Arc<Mutex<Vec<u8>>>,
}

impl Proxy {
    async fn open(to: Option<SocketAddr>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://someone:secret@{}", listener.local_addr().unwrap());
        let proxy = Self { url, asked: Arc::default(), seen: Arc::default() };
        let (asked, seen) = (proxy.asked.clone(), proxy.seen.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that breaks off is told by what is missing.
                tokio::spawn(tunnel(stream, to, asked.clone(), seen.clone()));
            }
        });
        proxy
    }
}

async fn tunnel(
    client: TcpStream,
    to: Option<SocketAddr>,
    asked: Arc<Mutex<Vec<String>>>,
    seen: Arc<Mutex<Vec<u8>>>,
) -> std::io::Result<()> {
    let (read, mut say) = client.into_split();
    let mut read = BufReader::new(read);
    loop {
        let mut line = String::new();
        read.read_line(&mut line).await?;
        if line.trim_end().is_empty() {
            break;
        }
        asked.lock().unwrap().push(line.trim_end().to_owned());
    }
    let Some(to) = to else { return say.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").await };
    say.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    let (mut answers, mut questions) = TcpStream::connect(to).await?.into_split();
    let back = tokio::spawn(async move { tokio::io::copy(&mut answers, &mut say).await });
    let mut chunk = [0; 4096];
    loop {
        match read.read(&mut chunk).await? {
            0 => break,
            count => {
                seen.lock().unwrap().extend_from_slice(&chunk[..count]);
                questions.write_all(&chunk[..count]).await?;
            }
        }
    }
    questions.shutdown().await?;
    back.await.map(drop).map_err(std::io::Error::other)
}

fn said(refused: Result<(), Refused>) -> (CallError, String) {
    let Err(Refused::License(LicenseError::Call(error))) = refused else { panic!("{refused:?}") };
    let text = error.to_string();
    (error, text)
}

/// Attack 10: whoever answers is asked for a certificate before anything is said, and a private authority is named by file.
#[tokio::test]
async fn a_private_authority_is_trusted_when_it_is_named() {
    let hall = Hall::open().await;
    let (root, tls) = authority();
    let shop = Shop::at(&hall, |address| format!("https://localhost:{}", address.port()), Some(tls)).await;
    let (error, text) = said(activate(&hall).await);
    assert!(matches!(error, CallError::Untrusted { .. }), "{error:?}");
    assert!(text.contains("is not trusted") && text.contains("`ca_file` of the settings `license`"), "{text}");
    assert!(shop.asked.lock().unwrap().is_empty(), "nobody heard the key");
    assert_eq!(hall.state(), State::Free);

    let file = hall.place.folder.path().join("authority.pem");
    std::fs::write(&file, root).unwrap();
    hall.set("license", json!({"ca_file": file})).await;
    activate(&hall).await.unwrap();
    assert_eq!(hall.state(), State::Licensed);
    // An authority's file that is gone is the operator's to mend, and takes nothing away.
    std::fs::remove_file(&file).unwrap();
    let (_, text) = said(hall.engine.reactivate_license(&admin()).await);
    assert!(text.contains("authority.pem"), "{text}");
    assert_eq!(hall.state(), State::Licensed);
}

/// LIC-14: TCP 443 of the licence server's name is asked for, by a proxy where one is named, and only TLS passes through.
#[tokio::test]
async fn a_proxy_is_asked_for_a_tunnel_to_port_443() {
    let hall = Hall::open().await;
    let (root, tls) = authority();
    let shop = Shop::at(&hall, |_| format!("https://{NAME}"), Some(tls)).await;
    let file = hall.place.folder.path().join("authority.pem");
    std::fs::write(&file, root).unwrap();
    let proxy = Proxy::open(Some(shop.address)).await;
    hall.set("license", json!({"ca_file": file, "proxy": proxy.url})).await;
    activate(&hall).await.unwrap();
    assert_eq!((hall.state(), shop.url.as_str()), (State::Licensed, "https://licenses.vendor.example"));
    let asked = proxy.asked.lock().unwrap().clone();
    assert_eq!(asked[0], format!("CONNECT {NAME}:443 HTTP/1.1"));
    // RFC 7617 §2: `someone:secret`.
    let login = |line: &String| line.eq_ignore_ascii_case("proxy-authorization: Basic c29tZW9uZTpzZWNyZXQ=");
    assert!(asked.iter().any(login), "{asked:?}");
    let seen = proxy.seen.lock().unwrap().clone();
    let shows = |secret: &str| seen.windows(secret.len()).any(|window| window == secret.as_bytes());
    assert!(!seen.is_empty() && !shows(&key().reveal()) && !shows("vendor password"));

    // A proxy that refuses is named, and what it was given to log in with is not.
    let wall = Proxy::open(None).await;
    hall.set("license", json!({"proxy": wall.url})).await;
    let (error, text) = said(hall.engine.reactivate_license(&admin()).await);
    let at = wall.url.rsplit_once('@').unwrap().1;
    assert!(matches!(error, CallError::Unreachable { port: 443, .. }), "{error:?}");
    assert!(text.contains(&format!("cannot be reached through the proxy {at}")) && !text.contains("secret"), "{text}");
    assert!(text.contains("outgoing TCP port 443 (HTTPS)"), "LIC-15: {text}");
    assert_eq!((hall.state(), wall.asked.lock().unwrap().len() > 1), (State::Licensed, true));
}

/// LIC-15: a closed way is told in words that a firewall's administrator can act on.
#[tokio::test]
async fn a_closed_port_is_diagnosed_in_words() {
    let hall = Hall::open().await;
    hall.set("license", json!({"server_url": "https://127.0.0.1:1"})).await;
    let (error, text) = said(activate(&hall).await);
    assert!(matches!(error, CallError::Unreachable { port: 1, .. }), "{error:?}");
    for part in [
        "https://127.0.0.1:1 cannot be reached (Connection refused",
        "Firewalls and security software must allow outgoing TCP port 1 (HTTPS)",
        "set `proxy` of the settings `license`",
        "use an offline request",
    ] {
        assert!(text.contains(part), "`{part}` is missing: {text}");
    }
    assert_eq!(hall.state(), State::Free);
}
