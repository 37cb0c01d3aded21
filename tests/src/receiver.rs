//! A receiver of webhooks: takes requests on loopback, keeps them, and answers as the story says.

use std::mem;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With this status.
    Answers(u16),
    /// Not at all: it takes the request and says nothing.
    Silent,
}

/// What arrived.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: String,
}

impl Arrival {
    /// What a receiver knows it by.
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    /// A header.
    ///
    /// # Panics
    /// When it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().expect("a header of ours is text")
    }
}

/// The receiver.
#[derive(Clone, Debug)]
pub struct Receiver {
    address: SocketAddr,
    state: Arc<Mutex<(Manner, Vec<Arrival>)>>,
}

impl Receiver {
    /// One that answers 204.
    ///
    /// # Panics
    /// When loopback has no port left.
    pub async fn listen() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a port left");
        let address = socket.local_addr().expect("a bound socket has an address");
        let receiver = Self { address, state: Arc::new(Mutex::new((Manner::Answers(204), Vec::new()))) };
        let taking = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(taking.clone().take_from(stream));
            }
        });
        receiver
    }

    /// Its address for servers.
    pub fn url(&self) -> String {
        format!("http://{}/hooks", self.address)
    }

    /// From now on it answers so.
    pub fn behave(&self, manner: Manner) {
        self.state.lock().expect("no holder panics").0 = manner;
    }

    /// What has arrived since the last time.
    pub fn taken(&self) -> Vec<Arrival> {
        mem::take(&mut self.state.lock().expect("no holder panics").1)
    }

    /// One request on each connection; whoever sends another opens another.
    async fn take_from(self, mut stream: TcpStream) -> Option<()> {
        let mut bytes = Vec::new();
        let (head, body) = loop {
            if stream.read_buf(&mut bytes).await.ok()? == 0 {
                return None;
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let headers: HeaderMap = head
                .lines()
                .skip(1)
                .filter_map(|line| line.split_once(": "))
                .filter_map(|(name, value)| {
                    Some((name.parse::<HeaderName>().ok()?, value.parse::<HeaderValue>().ok()?))
                })
                .collect();
            let length: usize = headers.get("content-length")?.to_str().ok()?.parse().ok()?;
            if body.len() >= length {
                break (headers, body.to_owned());
            }
        };
        let manner = {
            let mut state = self.state.lock().expect("no holder panics");
            state.1.push(Arrival { headers: head, body });
            state.0
        };
        match manner {
            Manner::Answers(status) => {
                let answer = format!("HTTP/1.1 {status} So\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.ok()
            }
            // Until the other side gives up.
            Manner::Silent => stream.read_buf(&mut bytes).await.ok().map(drop),
        }
    }
}
