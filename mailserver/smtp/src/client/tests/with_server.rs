//! Our client against our server: what goes in comes out.

use proptest::prelude::*;

use super::*;
use crate::server::{self, Ask, AuthNeed, Extensions, Role, TlsState, Verdict};

#[derive(Default)]
struct Arrived {
    mail: Vec<(ReversePath, MailParams)>,
    recipients: Vec<(ForwardPath, RcptParams)>,
    messages: Vec<Vec<u8>>,
}

/// Runs both until neither has anything to say.
fn talk(plan: Plan, envelopes: Vec<Envelope>, body: &[u8], packet: usize) -> (Vec<Outcome>, Arrived) {
    let role = match plan.protocol {
        Protocol::Smtp => Role::Mx,
        Protocol::Lmtp => Role::Lmtp,
    };
    let mut server = server::Conversation::new(server::Config {
        role,
        hostname: "mx.example.org".into(),
        tls: TlsState::Active,
        auth: vec![crate::Mechanism::Plain],
        auth_over: AuthOver::Tls,
        auth_need: AuthNeed::Required,
        extensions: Extensions::default(),
        limits: server::Limits::default(),
    });
    let mut client = Caller::new(plan, envelopes);
    client.body = body.to_vec();
    let mut arrived = Arrived::default();
    let mut spool = vec![];
    while !client.closed {
        match server.next() {
            server::Step::Want | server::Step::Close(_) => {
                for packet in server.output().chunks(packet) {
                    client.hear(packet);
                }
                server.flushed();
                for packet in std::mem::take(&mut client.sent).chunks(packet) {
                    assert_eq!(server.receive(packet), packet.len());
                }
            }
            server::Step::Flush => {
                client.hear(server.output());
                server.flushed();
            }
            server::Step::Data(octets) => spool.extend_from_slice(octets),
            server::Step::Event(event) => panic!("{event:?}"),
            server::Step::Upgrade => panic!("TLS was active"),
            server::Step::Ask(ask) => {
                match ask {
                    Ask::Mail { path, params } => arrived.mail.push((path, params)),
                    Ask::Rcpt { path, params } => arrived.recipients.push((path, params)),
                    Ask::DataEnd { .. } => arrived.messages.push(std::mem::take(&mut spool)),
                    Ask::Password(credentials) => assert_eq!(credentials.password, "secret ü"),
                    _ => {}
                }
                server.answer(Verdict::Accept);
            }
        }
    }
    (client.outcomes, arrived)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn messages_and_envelopes_arrive(
        lines in proptest::collection::vec("[.a-zü ]{0,20}", 0..30),
        lmtp: bool,
        chunks: bool,
        packet in 1usize..300,
        count in 1usize..4,
        envid in proptest::option::of("[ -~]{1,30}"),
        original in "[!-~éж]{1,20}",
    ) {
        let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        let addresses = ["ж@foo.com", "\"a b\"@foo.com", "c+d@[192.0.2.1]"];
        let mut message = envelope(&addresses[..count]);
        message.eight_bit = !text.is_ascii();
        message.size = text.len() as u64;
        message.envid = envid.clone();
        let address_type = if original.is_ascii() { "rfc822" } else { "utf-8" };
        message.recipients[0].params = RcptParams {
            notify: Some(Notify::Never),
            orcpt: Some(OriginalRecipient { address_type: address_type.into(), address: original }),
        };
        let plan = Plan {
            protocol: if lmtp { Protocol::Lmtp } else { Protocol::Smtp },
            tls: TlsPolicy::Active,
            credentials: Some(Credentials { authorization: None, user: "anna".into(), password: "secret ü".into() }),
            chunking: if chunks { Chunking::WhenOffered } else { Chunking::Never },
            ..plan()
        };
        let (outcomes, arrived) = talk(plan, vec![message.clone(), message.clone()], text.as_bytes(), packet);
        prop_assert_eq!(outcomes.len(), 2);
        for outcome in outcomes {
            prop_assert!(outcome.dsn_passed_on);
            prop_assert_eq!(outcome.deliveries.len(), count);
            for delivery in outcome.deliveries {
                prop_assert!(matches!(delivery, Delivery::Accepted(_)), "{:?}", delivery);
            }
        }
        prop_assert_eq!(arrived.messages, vec![text.as_bytes(); 2]);
        let (path, params) = &arrived.mail[0];
        prop_assert_eq!(path, &message.reverse_path);
        prop_assert_eq!(params.size, Some(message.size));
        prop_assert_eq!((&params.envid, params.smtputf8), (&envid, true));
        for (sent, (path, params)) in message.recipients.iter().zip(&arrived.recipients) {
            prop_assert_eq!((&sent.path, &sent.params), (path, params));
        }
    }
}
