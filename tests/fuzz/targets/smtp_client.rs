//! Everything a server can answer to us.
#![no_main]

use libfuzzer_sys::fuzz_target;
use message::address::Address;
use smtp::client::{Chunking, Conversation, EightBit, Envelope, Limits, Lost, Plan, Protocol, Recipient, Step, TlsPolicy};
use smtp::server::AuthOver;
use smtp::{Credentials, ForwardPath, RcptParams, ReversePath};

fuzz_target!(|data: &[u8]| {
    let [options, piece, input @ ..] = data else { return };
    let address = |text: &str| Address::parse(text).expect("an address");
    let recipient = |text: &str| Recipient { path: ForwardPath::Address(address(text)), params: RcptParams::default() };
    let plan = Plan {
        protocol: if options & 1 == 0 { Protocol::Smtp } else { Protocol::Lmtp },
        helo: "us.example.org".to_owned(),
        tls: if options & 2 == 0 { TlsPolicy::Opportunistic } else { TlsPolicy::Never },
        credentials: (options & 4 != 0).then(|| Credentials {
            authorization: None,
            user: "anna".to_owned(),
            password: "secret".to_owned(),
        }),
        auth_over: AuthOver::Any,
        eight_bit: EightBit::SendAnyway,
        chunking: if options & 8 == 0 { Chunking::WhenOffered } else { Chunking::Never },
        limits: Limits::default(),
    };
    let envelope = Envelope {
        reverse_path: ReversePath::Address(address("anna@example.org")),
        ret: None,
        envid: None,
        recipients: vec![recipient("ben@example.net"), recipient("cora@example.net")],
        size: 12,
        eight_bit: false,
        smtputf8: false,
    };
    let mut conversation = Conversation::new(plan, envelope);
    let mut pieces = input.chunks(usize::from(*piece).max(1));
    for _ in 0..10_000 {
        match conversation.next() {
            Step::Want => {
                conversation.flushed();
                match pieces.next() {
                    Some(piece) => conversation.receive(piece),
                    None => conversation.lost(Lost::Closed),
                }
            }
            Step::Upgrade => {
                conversation.flushed();
                conversation.tls_established();
            }
            Step::SendBody => {
                conversation.body(b"a: b\r\n\r\n.c\r\n");
                conversation.flushed();
                conversation.end_body();
            }
            Step::Done(outcome) => assert_eq!(outcome.deliveries.len(), 2, "each recipient has a result"),
            Step::Close => return,
        }
    }
    panic!("the conversation does not end");
});
