//! Replies as servers send them, and as they should not.

use proptest::prelude::*;

use super::*;

fn all(bytes: &[u8], packet: usize) -> (Vec<Reply>, Option<ReplyError>) {
    let mut parser = ReplyParser::new(Limits { reply_line: 100, reply_lines: 4, pipeline: 1 });
    let mut replies = vec![];
    for packet in bytes.chunks(packet.max(1)) {
        parser.receive(packet);
        loop {
            match parser.next_reply() {
                Ok(Some(reply)) => replies.push(reply),
                Ok(None) => break,
                Err(error) => return (replies, Some(error)),
            }
        }
    }
    (replies, None)
}

#[test]
fn real_servers() {
    for (wire, shown) in [
        ("250 2.1.0 Ok\r\n", "250 2.1.0 Ok"),
        ("250\r\n", "250 "),
        ("250 \r\n", "250 "),
        ("250-2.0.0 one\r\n250 2.0.0 two\r\n", "250 2.0.0 one two"),
        ("250-2.0.0\r\n250 two\n", "250 2.0.0  two"),
        (
            "550-5.7.26 line one\r\n550-5.7.26  line two\r\n550 5.7.26 x - gsmtp\r\n",
            "550 5.7.26 line one line two x - gsmtp",
        ),
        ("550 4.1.1 classes disagree\r\n", "550 4.1.1 classes disagree"),
        ("250 1.2.3.4 is no enhanced code\r\n", "250 1.2.3.4 is no enhanced code"),
        ("554-one\r\n250 codes disagree\r\n", "250 one codes disagree"),
        ("550 caf\u{e9}\r\n", "550 café"),
    ] {
        let (replies, error) = all(wire.as_bytes(), wire.len());
        assert_eq!((replies.len(), error), (1, None), "{wire:?}");
        assert_eq!(replies[0].to_string(), shown);
    }
    assert_eq!(all(b"550 4.1.1 x\r\n", 99).0[0].enhanced, None);
    assert_eq!(all(b"550 \xff\r\n", 99).0[0].text(), "\u{fffd}");
}

#[test]
fn beyond_the_limits() {
    let line = |length: usize| format!("250 {}\r\n", "x".repeat(length - 4));
    assert_eq!(all(line(100).as_bytes(), 7).1, None);
    assert_eq!(all(line(101).as_bytes(), 7).1, Some(ReplyError::LineTooLong));
    assert_eq!(all("250-".repeat(100).as_bytes(), 500).1, Some(ReplyError::LineTooLong));
    assert_eq!(all(format!("{}250 x\r\n", "250-x\r\n".repeat(3)).as_bytes(), 7).1, None);
    assert_eq!(all("250-x\r\n".repeat(4).as_bytes(), 7).1, Some(ReplyError::TooManyLines));
    for malformed in ["\r\n", "25\r\n", "2500 x\r\n", "abc\r\n", "150 x\r\n", "650 x\r\n", "250_x\r\n", "é50\r\n"] {
        assert_eq!(all(malformed.as_bytes(), 3).1, Some(ReplyError::Malformed), "{malformed:?}");
    }
}

#[test]
fn capabilities() {
    let (replies, _) = all(b"250-x\r\n250-size 1000\r\n250-Auth=login X\r\n250 limits mailmax=5 RCPTMAX=x\r\n", 9);
    let found = Capabilities::parse(&replies[0]);
    let want = Capabilities {
        size: Some(Some(1000)),
        auth: vec![crate::auth::Mechanism::Login],
        messages: Some(5),
        ..Capabilities::default()
    };
    assert_eq!(found, want);
    let (replies, _) = all(b"250-SIZE\r\n250-SIZE 0\r\n250 \r\n", 99);
    assert_eq!(Capabilities::parse(&replies[0]), Capabilities { size: Some(None), ..Capabilities::default() });
}

proptest! {
    #[test]
    fn packets_do_not_show(bytes in proptest::collection::vec(prop_oneof![
        Just(b'2'), Just(b'5'), Just(b'0'), Just(b' '), Just(b'-'), Just(b'\r'), Just(b'\n'), any::<u8>()
    ], 0..200), packet in 1usize..30) {
        prop_assert_eq!(all(&bytes, packet), all(&bytes, bytes.len()));
    }

    #[test]
    fn random_bytes_never_panic(packets in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..100), 0..10)) {
        let mut caller = Caller::new(plan(), vec![envelope(&["a@foo.com", "b@foo.com"])]);
        caller.run();
        for packet in packets {
            caller.hear(packet);
        }
        caller.conversation.lost(Lost::Closed);
        caller.run();
        prop_assert_eq!(caller.outcomes[0].deliveries.len(), 2);
    }

    /// Whatever a server answers, every recipient gets one result, and none is accepted without a 2yz at the end.
    #[test]
    fn every_recipient_gets_a_result(codes in proptest::collection::vec(proptest::sample::select(vec![220, 250, 250, 250, 354, 421, 450, 550]), 0..25), pipelining: bool) {
        let mut caller = Caller::new(plan(), vec![envelope(&["a@foo.com", "b@foo.com", "c@foo.com"])]);
        caller.hear("220 x\r\n");
        caller.hear(if pipelining { "250-x\r\n250 PIPELINING\r\n" } else { "250 x\r\n" });
        for code in codes {
            caller.hear(format!("{code} x\r\n"));
        }
        caller.conversation.lost(Lost::Closed);
        caller.run();
        prop_assert_eq!(caller.outcomes.len(), 1);
        prop_assert_eq!(caller.outcomes[0].deliveries.len(), 3);
        for delivery in &caller.outcomes[0].deliveries {
            if let Delivery::Accepted(reply) = delivery {
                prop_assert_eq!(reply.severity(), crate::reply::Severity::Positive);
            }
        }
    }
}
