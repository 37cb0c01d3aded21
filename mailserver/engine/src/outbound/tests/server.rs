//! Another mail server on a real port, which does what the story says and remembers what it was sent.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;

/// How a server behaves.
#[derive(Clone, Default)]
pub(crate) struct Manners {
    /// Instead of `220 mx.example.net ESMTP`.
    pub(crate) banner: Option<String>,
    /// Keywords in the reply to EHLO.
    pub(crate) keywords: Vec<&'static str>,
    /// Replies to RCPT by address, the first for the first time; afterwards, and for others, 250.
    pub(crate) rcpt: HashMap<&'static str, VecDeque<&'static str>>,
    /// What happens at the final dot, the first for the first message; afterwards 250.
    pub(crate) end: VecDeque<End>,
    /// Whether TLS is spoken from the start, or what STARTTLS leads to if it is offered.
    pub(crate) tls: Option<Tls>,
    /// Holds every final reply until a permit is added.
    pub(crate) gate: Option<Arc<Semaphore>>,
    /// Refuses the message after this many octets of it.
    pub(crate) stops_reading_after: Option<usize>,
}

#[derive(Clone)]
pub(crate) enum End {
    Reply(&'static str),
    HangUp,
}

#[derive(Clone)]
pub(crate) enum Tls {
    First(Arc<rustls::ServerConfig>),
    Works(Arc<rustls::ServerConfig>),
    Breaks,
}

/// A message the server was sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    pub(crate) mail: String,
    pub(crate) rcpt: Vec<String>,
    pub(crate) data: String,
    pub(crate) encrypted: bool,
    pub(crate) auth: Option<String>,
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    shared: Arc<Shared>,
    task: tokio::task::JoinHandle<()>,
}

struct Shared {
    manners: Mutex<Manners>,
    seen: watch::Sender<Seen>,
}

/// What the server has seen so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) taken: Vec<Taken>,
    pub(crate) connections: usize,
    pub(crate) open: usize,
    pub(crate) most_open: usize,
    /// Messages whose final reply waits at the gate.
    pub(crate) at_gate: usize,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start(manners: Manners) -> Self {
        Self::start_at("127.0.0.1:0", manners).await
    }

    pub(crate) async fn start_at(address: &str, manners: Manners) -> Self {
        let listener = TcpListener::bind(address).await.expect("a loopback port");
        let address = listener.local_addr().expect("bound");
        let shared = Arc::new(Shared { manners: Mutex::new(manners), seen: watch::Sender::new(Seen::default()) });
        let task = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Self { address, shared, task }
    }

    pub(crate) fn seen(&self) -> Seen {
        self.shared.seen.borrow().clone()
    }

    pub(crate) async fn until(&self, what: &str, condition: impl FnMut(&Seen) -> bool) -> Seen {
        let mut seen = self.shared.seen.subscribe();
        let waited = tokio::time::timeout(Duration::from_secs(20), seen.wait_for(condition)).await;
        match waited {
            Ok(seen) => seen.expect("the server runs").clone(),
            Err(_) => panic!("{what} did not happen: {:?}", self.seen()),
        }
    }

    pub(crate) async fn until_taken(&self, count: usize) -> Vec<Taken> {
        self.until("as many messages", |seen| seen.taken.len() >= count).await.taken
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { return };
        shared.seen.send_modify(|seen| {
            seen.connections += 1;
            seen.open += 1;
            seen.most_open = seen.most_open.max(seen.open);
        });
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            // However the client leaves is fine.
            let _ = Session { shared: &shared, taken: Taken::default() }.run(stream).await;
            shared.seen.send_modify(|seen| seen.open -= 1);
        });
    }
}

struct Session<'s> {
    shared: &'s Shared,
    taken: Taken,
}

/// What follows a phase of a session.
enum Then {
    HangUp,
    Encrypt,
}

impl Session<'_> {
    async fn run(mut self, stream: TcpStream) -> std::io::Result<()> {
        let Manners { banner, tls, .. } = self.shared.manners.lock().clone();
        let banner = banner.unwrap_or_else(|| "220 mx.example.net ESMTP".to_owned());
        if let Some(Tls::First(config)) = tls {
            self.taken.encrypted = true;
            let mut stream = BufReader::new(TlsAcceptor::from(config).accept(stream).await?);
            say(&mut stream, &banner).await?;
            return self.talk(&mut stream).await.map(drop);
        }
        let mut plain = BufReader::new(stream);
        say(&mut plain, &banner).await?;
        let Then::Encrypt = self.talk(&mut plain).await? else { return Ok(()) };
        match tls {
            Some(Tls::Works(config)) => {
                self.taken.encrypted = true;
                let stream = TlsAcceptor::from(config).accept(plain.into_inner()).await?;
                self.talk(&mut BufReader::new(stream)).await.map(drop)
            }
            _ => say(&mut plain, "this is no TLS at all, and never was").await,
        }
    }

    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(&mut self, stream: &mut BufReader<S>) -> std::io::Result<Then> {
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(Then::HangUp);
            }
            let command = line.trim_end();
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => say(stream, &self.ehlo()).await?,
                "STARTTLS" => {
                    say(stream, "220 go ahead").await?;
                    return Ok(Then::Encrypt);
                }
                "AUTH" => {
                    self.taken.auth = Some(command.to_owned());
                    say(stream, "235 2.7.0 welcome").await?;
                }
                "MAIL" => {
                    self.taken.mail = command.to_owned();
                    self.taken.rcpt.clear();
                    say(stream, "250 ok").await?;
                }
                "RCPT" => {
                    let reply = self.rcpt_reply(command);
                    if reply.starts_with('2') {
                        self.taken.rcpt.push(command.to_owned());
                    }
                    say(stream, reply).await?;
                }
                "DATA" => {
                    say(stream, "354 go on").await?;
                    if let Then::HangUp = self.data(stream).await? {
                        return Ok(Then::HangUp);
                    }
                }
                "QUIT" => {
                    say(stream, "221 bye").await?;
                    return Ok(Then::HangUp);
                }
                _ => say(stream, "250 ok").await?,
            }
        }
    }

    fn ehlo(&self) -> String {
        let manners = self.shared.manners.lock();
        let mut reply = String::from("250-mx.example.net");
        for keyword in &manners.keywords {
            reply.push_str(&format!("\r\n250-{keyword}"));
        }
        if manners.tls.is_some() && !self.taken.encrypted {
            reply.push_str("\r\n250-STARTTLS");
        }
        reply + "\r\n250 8BITMIME"
    }

    fn rcpt_reply(&self, command: &str) -> &'static str {
        let address = command.split(['<', '>']).nth(1).unwrap_or_default();
        let mut manners = self.shared.manners.lock();
        manners.rcpt.get_mut(address).and_then(VecDeque::pop_front).unwrap_or("250 ok")
    }

    async fn data<S: AsyncRead + AsyncWrite + Unpin>(&mut self, stream: &mut BufReader<S>) -> std::io::Result<Then> {
        let most = self.shared.manners.lock().stops_reading_after;
        if let Some(most) = most {
            let mut start = vec![0; most];
            stream.read_exact(&mut start).await?;
            say(stream, "552 5.3.4 that is enough").await?;
            // Reads on as far as the client cares to write, as a server does that must not reset the connection.
            let _ = tokio::io::copy(stream, &mut tokio::io::sink()).await;
            return Ok(Then::HangUp);
        }
        let mut data = String::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(Then::HangUp);
            }
            if line == ".\r\n" {
                break;
            }
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
        }
        let gate = self.shared.manners.lock().gate.clone();
        if let Some(gate) = gate {
            self.shared.seen.send_modify(|seen| seen.at_gate += 1);
            gate.acquire().await.expect("never closed").forget();
            self.shared.seen.send_modify(|seen| seen.at_gate -= 1);
        }
        let end = self.shared.manners.lock().end.pop_front();
        let taken = Taken { data, ..self.taken.clone() };
        match end.unwrap_or(End::Reply("250 2.0.0 taken")) {
            End::HangUp => {
                self.shared.seen.send_modify(|seen| seen.taken.push(taken));
                Ok(Then::HangUp)
            }
            End::Reply(reply) => {
                if reply.starts_with('2') {
                    self.shared.seen.send_modify(|seen| seen.taken.push(taken));
                }
                say(stream, reply).await?;
                Ok(Then::Encrypt)
            }
        }
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, reply: &str) -> std::io::Result<()> {
    stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
    stream.flush().await
}
