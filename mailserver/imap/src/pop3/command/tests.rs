use super::*;
use crate::pop3::{Decoder, Item, Limits};
use crate::sasl::AuthLine;
use proptest::prelude::*;

#[test]
fn lines_of_the_rfcs() {
    let secret = |text: &str| Secret(text.as_bytes().to_vec());
    let table = [
        // RFC 1939
        ("STAT", Command::Stat),
        ("LIST", Command::List(None)),
        ("LIST 2", Command::List(Some(2))),
        ("RETR 1", Command::Retr(1)),
        ("DELE 1", Command::Dele(1)),
        ("NOOP", Command::Noop),
        ("RSET", Command::Rset),
        ("TOP 1 10", Command::Top { message: 1, lines: 10 }),
        ("TOP 1 0", Command::Top { message: 1, lines: 0 }),
        ("UIDL", Command::Uidl(None)),
        ("UIDL 2", Command::Uidl(Some(2))),
        ("USER mrose", Command::User("mrose".into())),
        ("PASS secret with spaces ", Command::Pass(secret("secret with spaces "))),
        ("PASS ", Command::Pass(secret(""))),
        ("QUIT", Command::Quit),
        // RFC 2449, 2595, 5034, 6856
        ("CAPA", Command::Capa),
        ("STLS", Command::Stls),
        ("AUTH", Command::AuthList),
        ("AUTH PLAIN", Command::Auth { mechanism: Mechanism::Plain, initial: None }),
        (
            "AUTH PLAIN dGVzdAB0ZXN0AHRlc3Q=",
            Command::Auth { mechanism: Mechanism::Plain, initial: Some(secret("test\0test\0test")) },
        ),
        ("AUTH PLAIN =", Command::Auth { mechanism: Mechanism::Plain, initial: Some(secret("")) }),
        ("UTF8", Command::Utf8),
        ("LANG", Command::Lang(None)),
        ("LANG de", Command::Lang(Some("de".into()))),
        // careless clients
        ("retr  7 ", Command::Retr(7)),
        ("list ", Command::List(None)),
        ("quit ", Command::Quit),
    ];
    for (line, expected) in table {
        assert_eq!(Command::parse(line.as_bytes()), Ok(expected), "{line}");
    }
}

#[test]
fn faults_name_what_was_expected() {
    let table = [
        ("", "unknown command"),
        ("FROB", "unknown command"),
        ("RETR", "expected message number"),
        ("RETR 0", "expected message number"),
        ("RETR x", "expected message number"),
        ("RETR 4294967296", "expected message number"),
        ("DELE 1 2", "expected end of line"),
        ("TOP 1", "expected message number and number of lines"),
        ("STAT 1", "expected end of line"),
        ("USER", "expected user name in UTF-8"),
        ("PASS", "expected password"),
        ("AUTH PLAIN ?", "expected initial response in base64"),
    ];
    for (line, expected) in table {
        assert_eq!(
            Command::parse(line.as_bytes()).map_err(|fault| fault.to_string()),
            Err(expected.to_owned()),
            "{line}"
        );
    }
}

fn run(decoder: &mut Decoder, input: &[u8]) -> Vec<Item> {
    decoder.feed(input);
    let mut items = Vec::new();
    while let Some(item) = decoder.next() {
        if matches!(item, Item::Command(Command::Auth { initial: None, .. })) {
            decoder.expect_auth_line();
        }
        items.push(item);
    }
    items
}

#[test]
fn pipelined_lines_and_sasl() {
    let mut decoder = Decoder::new(Limits::default());
    let items = run(&mut decoder, b"AUTH PLAIN\r\n*\r\nNOOP\nSTAT\r\nQU");
    assert_eq!(
        items,
        [
            Item::Command(Command::Auth { mechanism: Mechanism::Plain, initial: None }),
            Item::AuthLine(AuthLine::Cancelled),
            Item::Command(Command::Noop),
            Item::Command(Command::Stat),
        ]
    );
    assert_eq!(decoder.clear(), 2);
}

#[test]
fn lines_are_bounded() {
    let mut decoder = Decoder::new(Limits { line: 20, auth_line: 30 });
    let items = run(&mut decoder, format!("NOOP {}\r\nNOOP\r\n", "x".repeat(100)).as_bytes());
    assert_eq!(items, [Item::Refused(Fault::LineTooLong { limit: 20 }), Item::Command(Command::Noop)]);
    let items = run(&mut decoder, format!("AUTH PLAIN\r\n{}\r\nNOOP\r\n", "x".repeat(30)).as_bytes());
    assert_eq!(items[1..], [Item::Refused(Fault::LineTooLong { limit: 30 }), Item::Command(Command::Noop)]);
    // Never ending, never kept.
    for _ in 0..1000 {
        assert!(run(&mut decoder, &[b'x'; 100]).len() <= 1);
    }
    assert!(decoder.clear() <= 100);
}

proptest! {
    #[test]
    fn octet_by_octet_is_as_good_as_at_once(input in "(NOOP|AUTH PLAIN|\\*|RETR 1|\r\n|\n|x{30}| ){0,20}") {
        let mut whole = Decoder::new(Limits { line: 40, auth_line: 50 });
        let expected = run(&mut whole, input.as_bytes());
        let mut single = Decoder::new(Limits { line: 40, auth_line: 50 });
        let items: Vec<Item> = input.bytes().flat_map(|byte| run(&mut single, &[byte])).collect();
        prop_assert_eq!(items, expected);
    }

    #[test]
    fn random_octets_never_panic(line in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = Command::parse(&line);
    }
}
