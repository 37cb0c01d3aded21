//! The server seen from the client's side: what it says and which messages it takes.

mod feeding;
mod limits;
mod smuggling;
mod transcripts;

use super::{
    Ask, AuthNeed, AuthOver, CloseReason, Config, Conversation, Event, Extensions, Limits, Role, Step, TlsState,
    Verdict,
};
use crate::{
    auth::Mechanism,
    path::{ForwardPath, ReversePath},
    reply::{Enhanced, Reply},
};

fn config(role: Role) -> Config {
    Config {
        role,
        hostname: "mx.example.org".into(),
        tls: TlsState::Available,
        auth: vec![],
        auth_over: AuthOver::Tls,
        auth_need: AuthNeed::Optional,
        extensions: Extensions::default(),
        limits: Limits { message_size: 100_000, ..Limits::default() },
    }
}

fn submission() -> Config {
    Config {
        tls: TlsState::Active,
        auth: vec![Mechanism::Plain, Mechanism::Login, Mechanism::ScramSha256],
        auth_need: AuthNeed::Required,
        ..config(Role::Submission)
    }
}

/// A caller with a fixed policy that remembers everything.
struct Desk {
    conversation: Conversation,
    policy: fn(&Ask) -> Verdict,
    replies: Vec<u8>,
    spool: Vec<u8>,
    messages: Vec<Vec<u8>>,
    asked: Vec<String>,
    events: Vec<Event>,
    closed: Option<CloseReason>,
}

impl Desk {
    fn new(config: Config, policy: fn(&Ask) -> Verdict) -> Self {
        let mut desk = Self {
            conversation: Conversation::new(config),
            policy,
            replies: vec![],
            spool: vec![],
            messages: vec![],
            asked: vec![],
            events: vec![],
            closed: None,
        };
        desk.run();
        desk
    }

    /// Greeted and ready for MAIL, with the replies so far forgotten.
    fn greeted(config: Config) -> Self {
        let hello = match config.role {
            Role::Lmtp => "LHLO client.example.com\r\n",
            _ => "EHLO client.example.com\r\n",
        };
        let mut desk = Self::new(config, policy);
        desk.feed(hello.as_bytes());
        desk.replies.clear();
        desk
    }

    fn feed(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && self.closed.is_none() {
            let taken = self.conversation.receive(bytes);
            assert!(taken > 0, "no room although everything was looked at");
            bytes = &bytes[taken..];
            self.run();
        }
    }

    fn run(&mut self) {
        loop {
            match self.conversation.next() {
                Step::Want | Step::Upgrade => break self.flush(),
                Step::Flush => self.flush(),
                Step::Data(octets) => {
                    assert!(!octets.is_empty());
                    self.spool.extend_from_slice(octets);
                }
                Step::Event(event) => {
                    self.events.push(event);
                    self.spool.clear();
                }
                Step::Close(reason) => {
                    self.closed = Some(reason);
                    break self.flush();
                }
                Step::Ask(ask) => {
                    self.asked.push(format!("{ask:?}"));
                    let verdict = (self.policy)(&ask);
                    if let Ask::DataEnd { size, eight_bit } = ask {
                        let message = std::mem::take(&mut self.spool);
                        assert_eq!((size, eight_bit), (message.len() as u64, !message.is_ascii()));
                        if !matches!(verdict, Verdict::Reject(_)) {
                            self.messages.push(message);
                        }
                    }
                    self.conversation.answer(verdict);
                }
            }
        }
    }

    fn flush(&mut self) {
        self.replies.extend_from_slice(self.conversation.output());
        self.conversation.flushed();
    }

    /// The replies since the last call.
    fn said(&mut self) -> String {
        String::from_utf8(std::mem::take(&mut self.replies)).unwrap()
    }

    /// Sends one thing and returns what it was answered.
    fn say(&mut self, bytes: impl AsRef<[u8]>) -> String {
        self.feed(bytes.as_ref());
        self.said()
    }
}

/// The test domain: `Green@foo.com` is unknown, `late@…` is deferred, password `secret` is right.
fn policy(ask: &Ask) -> Verdict {
    match ask {
        Ask::Rcpt { path: ForwardPath::Address(address), .. } => match address.local().as_str() {
            "Green" => Verdict::Reject(Reply::new(550, Enhanced(5, 1, 1), "no such user here")),
            "late" => Verdict::Reject(Reply::new(450, Enhanced(4, 2, 1), "come back later")),
            _ => Verdict::Accept,
        },
        Ask::Mail { path: ReversePath::Address(address), .. } if address.local().as_str() == "barred" => {
            Verdict::Reject(Reply::new(550, Enhanced(5, 7, 1), "you are barred"))
        }
        Ask::Password(credentials) if credentials.password != "secret" => {
            Verdict::Reject(Reply::new(535, Enhanced(5, 7, 8), "authentication credentials invalid"))
        }
        Ask::Auth { initial_response: Some(first), .. } => Verdict::Challenge([b"server-", &first[..]].concat()),
        Ask::Auth { .. } => Verdict::Challenge(vec![]),
        Ask::AuthResponse(response) if response.starts_with(b"proof") => Verdict::Challenge(b"v=server".to_vec()),
        Ask::AuthResponse(response) if response.is_empty() => Verdict::Accept,
        Ask::AuthResponse(_) => {
            Verdict::Reject(Reply::new(535, Enhanced(5, 7, 8), "authentication credentials invalid"))
        }
        _ => Verdict::Accept,
    }
}

const ENVELOPE: &str = "MAIL FROM:<Smith@bar.com>\r\nRCPT TO:<Jones@foo.com>\r\n";
const ENVELOPE_OK: &str = "250 2.1.0 sender ok\r\n250 2.1.5 recipient ok\r\n";
