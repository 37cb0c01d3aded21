//! A client that follows a script: `C:` lines are said, `S:` lines are how whole replies begin.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Longer than anything here takes, and longer than the time-outs that tests wait for.
const PATIENCE: Duration = Duration::from_secs(3600);

trait Io: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

pub(super) struct Client {
    stream: BufStream<Box<dyn Io>>,
    trust: Arc<ClientConfig>,
}

impl Client {
    pub(super) async fn connect(address: SocketAddr, trust: Arc<ClientConfig>) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        Self { stream: BufStream::new(Box::new(stream)), trust }
    }

    /// Shakes hands for TLS.
    pub(super) async fn encrypt(self) -> Self {
        let name = ServerName::try_from("mx.example.org").unwrap();
        let tls = TlsConnector::from(self.trust.clone()).connect(name, self.stream.into_inner()).await.unwrap();
        Self { stream: BufStream::new(Box::new(tls)), trust: self.trust }
    }

    /// Follows a script. `C:` lines that stand together are said in one breath.
    pub(super) async fn talk(&mut self, script: &str) {
        let mut breath = String::new();
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match line.split_at(2) {
                ("C:", said) => {
                    breath.push_str(said.strip_prefix(' ').unwrap_or(said));
                    breath.push_str("\r\n");
                }
                ("S:", expected) => {
                    self.say(&std::mem::take(&mut breath)).await;
                    let reply = self.reply().await;
                    assert!(reply.starts_with(expected.trim()), "{reply:?} where {line:?} was due");
                }
                _ => panic!("{line:?} is no line of a script"),
            }
        }
        self.say(&breath).await;
    }

    /// Says exactly this.
    pub(super) async fn say(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
        self.stream.flush().await.unwrap();
    }

    /// A whole reply, its lines joined.
    pub(super) async fn reply(&mut self) -> String {
        let mut reply = String::new();
        loop {
            let start = reply.len();
            let read = tokio::time::timeout(PATIENCE, self.stream.read_line(&mut reply)).await.unwrap().unwrap();
            if read == 0 || reply.as_bytes().get(start + 3) != Some(&b'-') {
                return reply;
            }
        }
    }

    /// What is still to come before the server hangs up; a connection that is reset counts as hung up.
    pub(super) async fn rest(mut self) -> String {
        let mut rest = Vec::new();
        let _ = tokio::time::timeout(PATIENCE, self.stream.read_to_end(&mut rest)).await.unwrap();
        String::from_utf8(rest).unwrap()
    }
}
