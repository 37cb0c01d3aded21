//! How bytes are cut into packets must not show, and no bytes may panic.

use proptest::prelude::*;

use super::*;

/// What remains of a conversation: replies, messages, how it ended.
fn outcome(config: Config, packets: &[&[u8]]) -> (String, Vec<Vec<u8>>, Option<CloseReason>) {
    let mut desk = Desk::new(config, policy);
    for packet in packets {
        desk.feed(packet);
    }
    (desk.said(), desk.messages, desk.closed)
}

/// Fragments that make up conversations, honest and not.
fn fragment() -> impl Strategy<Value = Vec<u8>> {
    let fixed: Vec<&[u8]> = vec![
        b"EHLO x\r\n",
        b"HELO x\r\n",
        b"LHLO x\r\n",
        b"MAIL FROM:<a@b.org>\r\n",
        b"MAIL FROM:<> SIZE=20 BODY=8BITMIME\r\n",
        b"RCPT TO:<c@d.org>\r\n",
        b"RCPT TO:<Green@d.org>\r\n",
        b"DATA\r\n",
        b"line of text\r\n",
        b".\r\n",
        b"\r\n.\r\n",
        b"..\r\n",
        b"\n",
        b"\r",
        b".",
        b"\0",
        b"BDAT 5\r\n",
        b"BDAT 7 LAST\r\n",
        b"BDAT 0 LAST\r\n",
        b"RSET\r\n",
        b"NOOP\r\n",
        b"AUTH PLAIN\r\n",
        b"AUTH LOGIN YW5uYQ==\r\n",
        b"AUTH PLAIN AGFubmEAc2VjcmV0\r\n",
        b"c2VjcmV0\r\n",
        b"*\r\n",
        b"QUIT\r\n",
        b"XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    ];
    prop_oneof![
        9 => proptest::sample::select(fixed).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
    ]
}

fn small(role: Role) -> Config {
    Config {
        tls: TlsState::Off,
        auth: vec![Mechanism::Plain, Mechanism::Login],
        auth_over: AuthOver::Any,
        limits: Limits {
            command_line: 64,
            auth_line: 80,
            text_line: 60,
            message_size: 100,
            discard: 200,
            input_buffer: 128,
            output_buffer: 100,
            ..Limits::default()
        },
        ..config(role)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn packets_do_not_show(fragments in proptest::collection::vec(fragment(), 0..40), cuts in proptest::collection::vec(1usize..50, 1..20), lmtp: bool) {
        let role = if lmtp { Role::Lmtp } else { Role::Mx };
        let bytes = fragments.concat();
        let whole = outcome(small(role), &[&bytes]);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(&whole, &outcome(small(role), &single));
        let mut rest = &bytes[..];
        let mut packets = vec![];
        for cut in cuts {
            let (packet, tail) = rest.split_at(cut.min(rest.len()));
            packets.push(packet);
            rest = tail;
        }
        packets.push(rest);
        prop_assert_eq!(&whole, &outcome(small(role), &packets));
    }

    #[test]
    fn random_bytes_never_panic(packets in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..300), 0..10)) {
        let packets: Vec<&[u8]> = packets.iter().map(Vec::as_slice).collect();
        let (replies, messages, _) = outcome(small(Role::Mx), &packets);
        prop_assert!(replies.starts_with("220 "));
        prop_assert!(messages.is_empty());
    }

    /// What DATA and BDAT carry comes out octet for octet.
    #[test]
    fn messages_arrive_as_sent(lines in proptest::collection::vec("[.a-zü ]{0,20}", 0..30), packet in 1usize..200) {
        let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        let stuffed: String = lines.iter().map(|line| match line.starts_with('.') {
            true => format!(".{line}\r\n"),
            false => format!("{line}\r\n"),
        }).collect();
        let wire = format!("EHLO x\r\n{ENVELOPE}DATA\r\n{stuffed}.\r\n{ENVELOPE}BDAT {} LAST\r\n{text}", text.len());
        let packets: Vec<&[u8]> = wire.as_bytes().chunks(packet).collect();
        let (_, messages, _) = outcome(config(Role::Mx), &packets);
        prop_assert_eq!(messages, vec![text.as_bytes(); 2]);
    }
}
