//! A connection to another server: TCP, TLS and the time each answer may take, around the pure conversation.
//! It knows neither the queue nor what a refusal leads to.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use message::report::Status;
use rustls_pki_types::ServerName;
use smtp::client::{Conversation, Envelope, Lost, Outcome, Plan, Stage, Step, TlsPolicy};
use store::content::Content;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsConnector;

use super::verdict::Over;

/// Octets of a message handed over at a time.
const PIECE: usize = 64 * 1024;

/// One transaction at most: a server that answers a word a minute must not hold a place for ever.
const LONGEST: Duration = Duration::from_secs(3600);

/// What QUIT may take; the message is settled by then.
const FAREWELL: Duration = Duration::from_secs(5);

/// What a connection is made with.
#[derive(Clone)]
pub(super) struct Dial {
    /// Where to.
    pub(super) address: SocketAddr,
    /// The host's name, as certificates and SNI spell it.
    pub(super) host: String,
    /// Whether TLS comes before the first reply.
    pub(super) begin: Begin,
    /// The configuration TLS is spoken by.
    pub(super) tls: Arc<rustls::ClientConfig>,
    /// How the conversation is held.
    pub(super) plan: Plan,
    /// How long answers may take.
    pub(super) patience: Patience,
    /// A server that greets by this name is ourselves; `None` not to look.
    pub(super) own_name: Option<String>,
}

/// The first bytes of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// The server's greeting.
    Greeting,
    /// A TLS handshake.
    Tls,
}

/// How long a server may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For the connection.
    pub(super) connect: Duration,
    /// For an answer, unless RFC 5321 allows it less.
    pub(super) answer: Duration,
}

impl Patience {
    /// RFC 5321 §4.5.3.2, cut to what the settings say. The reply to the final dot gets twice that: giving up on it makes
    /// duplicates.
    fn of(self, stage: Stage) -> Duration {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        match stage {
            Stage::Data => self.answer.min(minutes(2)),
            Stage::End => (self.answer * 2).min(minutes(10)),
            _ => self.answer.min(minutes(5)),
        }
    }

    /// RFC 5321 §4.5.3.2.5, for a piece of the message to leave.
    fn piece(self) -> Duration {
        self.answer.min(Duration::from_secs(180))
    }
}

/// Why no connection came about.
#[derive(Debug, thiserror::Error)]
pub(super) enum DialError {
    /// Refused, unreachable, or silent.
    #[error("cannot connect to {0}: {1}")]
    Connect(SocketAddr, io::Error),
    /// The handshake of implicit TLS failed.
    #[error("TLS handshake with {0} failed: {1}")]
    Tls(SocketAddr, io::Error),
}

impl DialError {
    /// The code that tells why (RFC 3463 §3.5, §3.8).
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Connect(..) => Status(4, 4, 1),
            Self::Tls(..) => Status(4, 7, 5),
        }
    }
}

/// The server greeted with our own name: the message would come back to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ourselves;

/// A message as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// Trace lines before it.
    pub(super) prefix: Vec<u8>,
    /// Its bytes.
    pub(super) content: Content,
    /// Whether any octet is above 127.
    pub(super) eight_bit: bool,
}

impl Body {
    pub(super) fn new(prefix: Vec<u8>, content: Content) -> Self {
        let eight_bit = !prefix.is_ascii() || !content.is_ascii();
        Self { prefix, content, eight_bit }
    }

    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        self.prefix.chunks(PIECE).chain(self.content.chunks(PIECE))
    }
}

trait Transport: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Transport for T {}

/// An open connection, before its first message or between two.
pub(super) struct Connection {
    dial: Dial,
    stream: Box<dyn Transport>,
    tls: Option<&'static str>,
    conversation: Option<Conversation>,
    /// The start of the server's greeting, until its first line is whole.
    greeting: Vec<u8>,
    messages: u32,
    ready: bool,
    _counted: Counted,
}

/// Counts open connections.
struct Counted;

impl Counted {
    fn new() -> Self {
        metrics::gauge!("queue_connections").increment(1.0);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!("queue_connections").decrement(1.0);
    }
}

impl Connection {
    /// Connects, and shakes hands where TLS comes first.
    pub(super) async fn open(dial: Dial) -> Result<Self, DialError> {
        let failed = |error| DialError::Connect(dial.address, error);
        let connecting = timeout(dial.patience.connect, TcpStream::connect(dial.address)).await;
        let tcp = connecting.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())).map_err(failed)?;
        // Commands are small and waited for; Nagle would hold each back for the other side's delayed ACK.
        tcp.set_nodelay(true).map_err(failed)?;
        let (stream, tls): (Box<dyn Transport>, _) = match dial.begin {
            Begin::Greeting => (Box::new(tcp), None),
            Begin::Tls => {
                let shaken = encrypt(&dial, Box::new(tcp)).await;
                let (stream, tls) = shaken.map_err(|error| DialError::Tls(dial.address, error))?;
                (stream, Some(tls))
            }
        };
        Ok(Self {
            dial,
            stream,
            tls,
            conversation: None,
            greeting: Vec::new(),
            messages: 0,
            ready: false,
            _counted: Counted::new(),
        })
    }

    /// Messages sent over it.
    pub(super) fn messages(&self) -> u32 {
        self.messages
    }

    /// Whether it can carry another message.
    pub(super) fn is_ready(&self) -> bool {
        self.ready
    }

    /// Whether the server may be spoken to without TLS.
    pub(super) fn may_go_plain(&self) -> bool {
        self.dial.plan.tls == TlsPolicy::Opportunistic
    }

    /// The other end, and how the last message went there.
    pub(super) fn over(&self) -> Over {
        Over { address: Some(self.dial.address), tls: self.tls }
    }

    /// Sends one message.
    ///
    /// # Errors
    /// [`Ourselves`]; nothing was sent, and the connection is to be dropped.
    pub(super) async fn send(&mut self, envelope: Envelope, body: &Body) -> Result<Outcome, Ourselves> {
        self.messages += 1;
        let mut conversation = match self.conversation.take() {
            Some(mut conversation) => {
                conversation.send(envelope);
                conversation
            }
            None => Conversation::new(self.dial.plan.clone(), envelope),
        };
        let outcome = self.converse(&mut conversation, body).await;
        self.conversation = Some(conversation);
        self.ready = matches!(&outcome, Ok(outcome) if outcome.connection == smtp::client::Connection::Ready);
        outcome
    }

    async fn converse(&mut self, conversation: &mut Conversation, body: &Body) -> Result<Outcome, Ourselves> {
        let last = Instant::now() + LONGEST;
        let mut pieces = body.pieces();
        let mut written = 0;
        loop {
            match conversation.next() {
                Step::Done(outcome) => return Ok(outcome),
                Step::Want => {
                    let stage = conversation.stage();
                    let until = last.min(Instant::now() + self.dial.patience.of(stage));
                    match self.exchange(conversation, until).await {
                        Ok(bytes) if stage == Stage::Connect && self.greets_as_ourselves(&bytes) => {
                            return Err(Ourselves);
                        }
                        Ok(bytes) => conversation.receive(&bytes),
                        Err(lost) => conversation.lost(lost),
                    }
                }
                Step::Upgrade => {
                    let plain = std::mem::replace(&mut self.stream, Box::new(tokio::io::empty()));
                    match encrypt(&self.dial, plain).await {
                        Ok((encrypted, version)) => {
                            self.stream = encrypted;
                            self.tls = Some(version);
                            conversation.tls_established();
                        }
                        Err(error) => {
                            tracing::info!(host = self.dial.host, peer = %self.dial.address, %error, "STARTTLS failed");
                            conversation.lost(Lost::TlsFailed);
                        }
                    }
                }
                Step::SendBody => {
                    if written >= conversation.output().len() {
                        conversation.flushed();
                        written = 0;
                        let Some(piece) = pieces.next() else {
                            conversation.end_body();
                            continue;
                        };
                        conversation.body(piece);
                    }
                    let until = last.min(Instant::now() + self.dial.patience.piece());
                    match self.pass(conversation.output(), &mut written, until).await {
                        // A server that speaks before it has the whole message refuses it.
                        Ok(heard) => conversation.receive(&heard),
                        Err(lost) => conversation.lost(lost),
                    }
                }
                // An envelope under way is settled before its connection closes.
                Step::Close => unreachable!("a conversation closes only after its envelope's outcome"),
            }
        }
    }

    /// Writes what is to be written and reads what there is.
    async fn exchange(&mut self, conversation: &mut Conversation, until: Instant) -> Result<Vec<u8>, Lost> {
        let writing = async {
            self.stream.write_all(conversation.output()).await?;
            self.stream.flush().await
        };
        let wrote = timeout_at(until, writing).await.map_err(|_| Lost::TimedOut)?;
        conversation.flushed();
        if wrote.is_err() {
            // What it said before it hung up is still to be read.
            return self.last_words().await;
        }
        let mut bytes = vec![0; 4096];
        match timeout_at(until, self.stream.read(&mut bytes)).await {
            Err(_) => Err(Lost::TimedOut),
            Ok(Err(_) | Ok(0)) => Err(Lost::Closed),
            Ok(Ok(read)) => {
                bytes.truncate(read);
                Ok(bytes)
            }
        }
    }

    /// Writes a piece of the message from `written` on. Returns what the server said meanwhile, if it said anything.
    async fn pass(&mut self, output: &[u8], written: &mut usize, until: Instant) -> Result<Vec<u8>, Lost> {
        match timeout_at(until, pass(&mut self.stream, output, written)).await {
            Err(_) => Err(Lost::TimedOut),
            Ok(Err(_)) => self.last_words().await,
            Ok(Ok(heard)) => Ok(heard),
        }
    }

    /// What a server that hung up had said before.
    async fn last_words(&mut self) -> Result<Vec<u8>, Lost> {
        let mut bytes = vec![0; 4096];
        match timeout(Duration::from_secs(1), self.stream.read(&mut bytes)).await {
            Ok(Ok(read)) if read > 0 => {
                bytes.truncate(read);
                Ok(bytes)
            }
            _ => Err(Lost::Closed),
        }
    }

    /// Whether the greeting, `220 name …`, names us (RFC 5321 §4.3.1).
    fn greets_as_ourselves(&mut self, bytes: &[u8]) -> bool {
        let Some(own) = &self.dial.own_name else { return false };
        self.greeting.extend_from_slice(&bytes[..bytes.len().min(512)]);
        let Some(text) = self.greeting.strip_prefix(b"220").and_then(|rest| rest.get(1..)) else { return false };
        // Without a blank or line end after it the name may go on in the next read.
        let end = text.iter().position(u8::is_ascii_whitespace);
        end.is_some_and(|end| text[..end].eq_ignore_ascii_case(own.as_bytes()))
    }

    /// Says QUIT and hangs up.
    pub(super) async fn close(mut self) {
        let Some(mut conversation) = self.conversation.take() else { return };
        conversation.quit();
        let goodbye = async {
            loop {
                match conversation.next() {
                    Step::Want => {
                        let until = Instant::now() + FAREWELL;
                        match self.exchange(&mut conversation, until).await {
                            Ok(bytes) => conversation.receive(&bytes),
                            Err(_) => return,
                        }
                    }
                    Step::Close => {
                        let _ = self.stream.write_all(conversation.output()).await;
                        let _ = self.stream.shutdown().await;
                        return;
                    }
                    _ => return,
                }
            }
        };
        // Nothing depends on how a finished connection ends.
        let _ = timeout(FAREWELL, goodbye).await;
    }
}

/// Writes while listening, until all is written or the server speaks.
async fn pass(stream: &mut Box<dyn Transport>, output: &[u8], written: &mut usize) -> io::Result<Vec<u8>> {
    let (mut reader, mut writer) = tokio::io::split(stream);
    let mut heard = vec![0; 4096];
    while *written < output.len() {
        tokio::select! {
            biased;
            read = reader.read(&mut heard) => {
                let read = read?;
                heard.truncate(read);
                return if read == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(heard) };
            }
            wrote = writer.write(&output[*written..]) => *written += wrote?,
        }
    }
    writer.flush().await?;
    Ok(Vec::new())
}

/// The encrypted stream, and the version of TLS.
async fn encrypt(dial: &Dial, plain: Box<dyn Transport>) -> io::Result<(Box<dyn Transport>, &'static str)> {
    // A name that no certificate could bear is still a host that can encrypt.
    let name = ServerName::try_from(dial.host.clone()).unwrap_or_else(|_| ServerName::from(dial.address.ip()));
    let shaking = TlsConnector::from(Arc::clone(&dial.tls)).connect(name, plain);
    let shaken = timeout(dial.patience.of(Stage::Tls), shaking).await;
    let stream = shaken.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))?;
    let version = match stream.get_ref().1.protocol_version() {
        Some(rustls::ProtocolVersion::TLSv1_2) => "TLSv1.2",
        Some(rustls::ProtocolVersion::TLSv1_3) => "TLSv1.3",
        _ => "TLS",
    };
    Ok((Box::new(stream), version))
}
