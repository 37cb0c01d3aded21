//! The client seen from the server's side: what it sends and what it makes of the replies.

mod encoding;
mod failures;
mod replies;
mod transcripts;
mod with_server;

use super::*;
use crate::{
    params::{MailParams, Notify, OriginalRecipient},
    reply::{Enhanced, Reply},
};

fn plan() -> Plan {
    Plan {
        protocol: Protocol::Smtp,
        helo: "bar.com".into(),
        tls: TlsPolicy::Never,
        credentials: None,
        auth_over: AuthOver::Tls,
        eight_bit: EightBit::Refuse,
        chunking: Chunking::Never,
        limits: Limits::default(),
    }
}

fn envelope(recipients: &[&str]) -> Envelope {
    Envelope {
        reverse_path: ReversePath::take("<Smith@bar.com>").unwrap().0,
        ret: None,
        envid: None,
        recipients: recipients.iter().map(|address| recipient(address)).collect(),
        size: 30,
        eight_bit: false,
        smtputf8: false,
    }
}

fn recipient(address: &str) -> Recipient {
    Recipient { path: ForwardPath::take(&format!("<{address}>")).unwrap().0, params: RcptParams::default() }
}

const BODY: &str = "Blah blah blah...\r\n.etc.\r\n";

/// A caller that sends envelopes one after the other and remembers what became of them.
struct Caller {
    conversation: Conversation,
    waiting: Vec<Envelope>,
    body: Vec<u8>,
    sent: Vec<u8>,
    outcomes: Vec<Outcome>,
    closed: bool,
}

impl Caller {
    fn new(plan: Plan, mut envelopes: Vec<Envelope>) -> Self {
        let first = envelopes.remove(0);
        let conversation = Conversation::new(plan, first);
        Self { conversation, waiting: envelopes, body: BODY.into(), sent: vec![], outcomes: vec![], closed: false }
    }

    fn run(&mut self) {
        loop {
            match self.conversation.next() {
                Step::Want => break self.flush(),
                Step::Upgrade => {
                    self.flush();
                    self.sent.extend_from_slice(b"(handshake)\r\n");
                    self.conversation.tls_established();
                }
                Step::SendBody => {
                    for piece in self.body.chunks(7) {
                        self.conversation.body(piece);
                    }
                    self.conversation.end_body();
                }
                Step::Done(outcome) => {
                    let ready = outcome.connection == Connection::Ready;
                    self.outcomes.push(outcome);
                    match ready && !self.waiting.is_empty() {
                        true => self.conversation.send(self.waiting.remove(0)),
                        false => self.conversation.quit(),
                    }
                }
                Step::Close => {
                    self.closed = true;
                    break self.flush();
                }
            }
        }
    }

    fn flush(&mut self) {
        self.sent.extend_from_slice(self.conversation.output());
        self.conversation.flushed();
    }

    fn hear(&mut self, bytes: impl AsRef<[u8]>) {
        self.conversation.receive(bytes.as_ref());
        self.run();
    }
}

/// Plays the server's lines and checks the client's. Consecutive lines of one side travel together.
fn check(plan: Plan, envelopes: Vec<Envelope>, dialogue: &str) -> Vec<Outcome> {
    play(Caller::new(plan, envelopes), dialogue).outcomes
}

fn play(mut caller: Caller, dialogue: &str) -> Caller {
    let mut packet = String::new();
    let mut sent = String::new();
    for line in dialogue.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_at(2) {
            ("S:", text) => {
                assert_eq!(sent, "", "the client said more before {line:?} in\n{dialogue}");
                packet.push_str(text.trim_start());
                packet.push_str("\r\n");
            }
            ("C:", text) => {
                caller.hear(std::mem::take(&mut packet));
                sent.push_str(&String::from_utf8(std::mem::take(&mut caller.sent)).unwrap());
                let (first, rest) = sent.split_once("\r\n").unwrap_or_else(|| panic!("nothing where {line:?} was due"));
                assert_eq!(first, text.trim_start(), "in\n{dialogue}");
                sent = rest.to_owned();
            }
            _ => panic!("{line:?}"),
        }
    }
    assert_eq!(sent, "");
    caller.hear(packet);
    assert_eq!(String::from_utf8(std::mem::take(&mut caller.sent)).unwrap(), "");
    caller
}

fn accepted(code: u16, text: &str) -> Delivery {
    Delivery::Accepted(Reply { code, enhanced: None, lines: vec![text.into()] })
}

fn reply(code: u16, text: &str) -> Cause {
    Cause::Reply(Reply { code, enhanced: None, lines: vec![text.into()] })
}
