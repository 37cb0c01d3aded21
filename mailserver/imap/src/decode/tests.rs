use super::*;
use proptest::prelude::*;

/// Items as lines, APPEND's chunks joined; sessions that grant everything.
fn run_on(decoder: &mut Decoder, chunks: &[&[u8]]) -> Vec<String> {
    let mut seen = Vec::new();
    let mut message: Option<Vec<u8>> = None;
    for chunk in chunks {
        decoder.feed(chunk);
        loop {
            let mut idle = false;
            let mut auth = false;
            match decoder.next() {
                Ok(None) => break,
                Err(error) => {
                    seen.push(format!("error: {error}"));
                    return seen;
                }
                Ok(Some(Item::AppendChunk(octets))) => message.get_or_insert_default().extend_from_slice(octets),
                Ok(Some(Item::AppendEnd)) => {
                    let octets = message.take().unwrap_or_default();
                    seen.push(format!("message {:?}", String::from_utf8_lossy(&octets)));
                }
                Ok(Some(Item::AppendBegin { tag, append })) => seen.push(format!(
                    "{tag} append {} {:?} {:?} {} {:?}",
                    append.mailbox, append.flags, append.form, append.size, append.sync
                )),
                Ok(Some(Item::Command { tag, command })) => {
                    idle = command == Command::Idle;
                    auth = matches!(&command, Command::Authenticate(it) if it.initial.is_none());
                    seen.push(format!("{tag} {command:?}"));
                }
                Ok(Some(Item::LiteralWanted { size })) => seen.push(format!("wanted {size}")),
                Ok(Some(Item::IdleDone)) => seen.push("done".to_owned()),
                Ok(Some(Item::AuthLine(line))) => seen.push(format!("auth {line:?}")),
                Ok(Some(Item::Refused { tag, fault })) => {
                    message = None;
                    seen.push(format!("{} refused: {fault}", tag.map_or("*".to_owned(), |tag| tag.to_string())));
                }
            }
            if idle {
                decoder.expect_done();
            }
            if auth {
                decoder.expect_auth_line();
            }
        }
    }
    seen
}

fn run(input: &[u8]) -> Vec<String> {
    run_on(&mut Decoder::new(Limits::after_login()), &[input])
}

fn small() -> Limits {
    Limits { line: 100, literal: 50, command: 150, append: 1000, discard: 5000, ..Limits::after_login() }
}

fn run_small(input: &[u8]) -> Vec<String> {
    run_on(&mut Decoder::new(small()), &[input])
}

#[test]
fn lines_and_literals() {
    let table: [(&[u8], &[&str]); 9] = [
        (b"a1 NOOP\r\na2 check\r\n", &["a1 Noop", "a2 Check"]),
        (b"a1 NOOP\na2 NOOP \r\n", &["a1 Noop", "a2 Noop"]),
        (b"\r\n\r\na1 NOOP\r\n", &["a1 Noop"]),
        (b"a1 NOOP\r\na2 NO", &["a1 Noop"]),
        (b"", &[]),
        // RFC 9051 §6.2.3 and RFC 7888 §3.
        (b"A001 DELETE {11}\r\nFRED FOOBAR\r\n", &["wanted 11", "A001 Delete(Mailbox(\"FRED FOOBAR\"))"]),
        (
            b"A001 RENAME {11+}\r\nFRED FOOBAR {7+}\r\nfat man\r\n",
            &["A001 Rename { from: Mailbox(\"FRED FOOBAR\"), to: Mailbox(\"fat man\") }"],
        ),
        (b"a DELETE {0+}\r\n\r\n", &["a Delete(Mailbox(\"\"))"]),
        // A literal's octets are not looked at, whatever they resemble.
        (b"a DELETE ~{8+}\r\na LOGOUT\r\nb NOOP\r\n", &["a Delete(Mailbox(\"a LOGOUT\"))", "b Noop"]),
    ];
    for (input, expected) in table {
        assert_eq!(run(input), expected, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn a_login_shows_no_password() {
    assert_eq!(
        run(b"A001 LOGIN {11}\r\nFRED FOOBAR {7}\r\nfat man\r\n"),
        ["wanted 11", "wanted 7", "A001 Login(Login { user: \"FRED FOOBAR\", password: Secret(..) })"]
    );
}

#[test]
fn the_message_of_append_streams() {
    let table: [(&[u8], &[&str]); 9] = [
        // RFC 9051 §6.3.12, shortened.
        (
            b"A003 APPEND saved-messages (\\Seen) {5}\r\nhello\r\n",
            &["A003 append saved-messages [Seen] Plain 5 Wait", "message \"hello\""],
        ),
        // Apple Mail and mutt leave the date out or in; Outlook spaces oddly.
        (
            b"A APPEND \"Sent Items\" () \" 7-Feb-1994 22:43:04 -0800\"  {2+}\r\nhi\r\nB NOOP\r\n",
            &["A append Sent Items [] Plain 2 NoWait", "message \"hi\"", "B Noop"],
        ),
        (b"A append inbox {0+}\r\n\r\n", &["A append INBOX [] Plain 0 NoWait", "message \"\""]),
        (b"A append inbox{1+}\r\nx\r\n", &["A append INBOX [] Plain 1 NoWait", "message \"x\""]),
        // The mailbox itself as a literal.
        (
            b"A APPEND {5}\r\nDraft (\\Draft) {3}\r\nabc\r\n",
            &["wanted 5", "A append Draft [Draft] Plain 3 Wait", "message \"abc\""],
        ),
        // RFC 6855 §4 and RFC 3516 §4.4.
        (b"A APPEND x UTF8 (~{3+}\r\nabc)\r\n", &["A append x [] Utf8 3 NoWait", "message \"abc\""]),
        (b"A APPEND x ~{3+}\r\na\0c\r\n", &["A append x [] Binary 3 NoWait", "message \"a\\0c\""]),
        // What does not close the command takes the message back.
        (
            b"A APPEND x {3+}\r\nabc {2+}\r\nde\r\nB NOOP\r\n",
            &["A append x [] Plain 3 NoWait", "A refused: expected end of line after the message at byte 1", "B Noop"],
        ),
        (
            b"A APPEND x UTF8 (~{3+}\r\nabc\r\nB NOOP\r\n",
            &[
                "A append x [] Utf8 3 NoWait",
                "A refused: expected ) and end of line after the message at byte 1",
                "B Noop",
            ],
        ),
    ];
    for (input, expected) in table {
        assert_eq!(run(input), expected, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn a_bad_append_is_refused_before_its_message() {
    let table: [(&[u8], &[&str]); 4] = [
        (
            b"A APPEND x (\\Bogus) {3+}\r\nabc\r\nB NOOP\r\n",
            &["A refused: expected known flag or keyword at byte 19", "B Noop"],
        ),
        (b"A APPEND x (\\Seen {3}\r\nB NOOP\r\n", &["A refused: expected known flag or keyword at byte 19", "B Noop"]),
        (b"A APPEND x\r\nB NOOP\r\n", &["A refused: expected message literal at byte 11", "B Noop"]),
        (
            b"A APPEND x \"yesterday\" {3+}\r\nabc\r\nB NOOP\r\n",
            &["A refused: expected date-time like \"17-Jul-1996 02:44:25 -0700\" before at byte 23", "B Noop"],
        ),
    ];
    for (input, expected) in table {
        assert_eq!(run(input), expected, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn a_session_may_refuse_an_append() {
    for (input, marks) in [("A APPEND x {3+}\r\nabc\r\nB NOOP\r\n", 1), ("A APPEND x {3}\r\nB NOOP\r\n", 1)] {
        let mut decoder = Decoder::new(Limits::after_login());
        decoder.feed(input.as_bytes());
        let begun = match decoder.next() {
            Ok(Some(Item::AppendBegin { append, .. })) => append,
            other => panic!("{other:?}"),
        };
        decoder.refuse_append(&begun).expect("small enough to pass over");
        assert_eq!(run_on(&mut decoder, &[b""]).len(), marks, "only B NOOP is left of {input}");
    }
}

#[test]
fn sasl_and_idle_lines() {
    let table: [(&[u8], &[&str]); 6] = [
        (
            b"A AUTHENTICATE PLAIN\r\nAHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\nB NOOP\r\n",
            &["A Authenticate(Authenticate { mechanism: Plain, initial: None })", "auth Response(..)", "B Noop"],
        ),
        (
            b"A AUTHENTICATE login\r\n*\r\nB NOOP\r\n",
            &["A Authenticate(Authenticate { mechanism: Login, initial: None })", "auth Cancelled", "B Noop"],
        ),
        (
            b"A AUTHENTICATE LOGIN\r\n?!\r\n",
            &["A Authenticate(Authenticate { mechanism: Login, initial: None })", "auth NotBase64"],
        ),
        // RFC 2177 §3.
        (b"A004 IDLE\r\nDONE\r\nA5 NOOP\r\n", &["A004 Idle", "done", "A5 Noop"]),
        (b"A004 IDLE\r\ndone \r\n", &["A004 Idle", "done"]),
        (b"A004 IDLE\r\nA5 NOOP\r\nA6 NOOP\r\n", &["A004 Idle", "* refused: expected DONE", "A6 Noop"]),
    ];
    for (input, expected) in table {
        assert_eq!(run(input), expected, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn refusals_keep_the_connection_in_step() {
    let long = "x".repeat(200);
    let table: [(String, &[&str]); 12] = [
        ("GET / HTTP/1.1\r\nB NOOP\r\n".into(), &["GET refused: expected command at byte 5", "B Noop"]),
        ("A FROB\r\nB NOOP\r\n".into(), &["A refused: unknown command", "B Noop"]),
        ("* NOOP\r\nB NOOP\r\n".into(), &["* refused: expected tag at byte 1", "B Noop"]),
        ("A+ NOOP\r\n".into(), &["* refused: expected tag at byte 1"]),
        ("A\r\n".into(), &["A refused: expected space at byte 2"]),
        (format!("A DELETE {long}\r\nB NOOP\r\n"), &["A refused: line longer than 100 octets", "B Noop"]),
        ("A DELETE {200}\r\nB NOOP\r\n".into(), &["A refused: literal longer than 50 octets", "B Noop"]),
        (format!("A DELETE {{200+}}\r\n{long}\r\nB NOOP\r\n"), &["A refused: literal longer than 50 octets", "B Noop"]),
        // Literals that each fit but not together; the refused one drags a further one along.
        (
            format!(
                "A SEARCH TEXT {{50+}}\r\n{0} TEXT {{50+}}\r\n{0} TEXT {{50+}}\r\n{0} {{3+}}\r\nabc\r\nB NOOP\r\n",
                &long[..50]
            ),
            &["A refused: command longer than 150 octets", "B Noop"],
        ),
        // Lines add up over literals.
        (
            format!("A SEARCH SUBJECT {0} {{1+}}\r\nx SUBJECT {0}\r\nB NOOP\r\n", &long[..40]),
            &["A refused: line longer than 100 octets", "B Noop"],
        ),
        ("A APPEND x {1001}\r\nB NOOP\r\n".into(), &["A refused: message larger than 1000 octets", "B Noop"]),
        (
            format!("A APPEND x {{1001+}}\r\n{}\r\nB NOOP\r\n", "y".repeat(1001)),
            &["A refused: message larger than 1000 octets", "B Noop"],
        ),
    ];
    for (input, expected) in table {
        assert_eq!(run_small(input.as_bytes()), expected, "{input}");
    }
}

#[test]
fn lines_of_sasl_idle_and_after_a_message_are_bounded_too() {
    let long = "x".repeat(150);
    let authenticate = "A Authenticate(Authenticate { mechanism: Plain, initial: None })";
    let table: [(String, [&str; 3]); 3] = [
        (
            format!("A AUTHENTICATE PLAIN\r\n{long}\r\nB NOOP\r\n"),
            [authenticate, "* refused: line longer than 100 octets", "B Noop"],
        ),
        (format!("A IDLE\r\n{long}\r\nB NOOP\r\n"), ["A Idle", "* refused: line longer than 100 octets", "B Noop"]),
        (
            format!("A APPEND x {{1}}\r\ny{long}\r\nB NOOP\r\n"),
            ["A append x [] Plain 1 Wait", "A refused: line longer than 100 octets", "B Noop"],
        ),
    ];
    for (input, expected) in table {
        assert_eq!(run_small(input.as_bytes()), expected, "{input}");
    }
}

#[test]
fn what_cannot_be_passed_over_ends_the_connection() {
    let error = "error: refused input longer than 5000 octets";
    assert_eq!(run_small(b"A APPEND x {5001+}\r\n"), [error]);
    assert_eq!(run_small(b"A DELETE {99999999999999999999999+}\r\n"), [error]);
    let endless = [b"A DELETE ".to_vec(), vec![b'x'; 6000]].concat();
    assert_eq!(run_small(&endless), ["A refused: line longer than 100 octets", error]);
    let chained = b"A DELETE {2000+}\r\n".iter().copied().chain(vec![b'x'; 2000]).collect::<Vec<_>>();
    let chained = [chained, b" {4000+}\r\n".to_vec()].concat();
    assert_eq!(run_small(&chained), ["A refused: literal longer than 50 octets", error]);
}

/// CVE-2025-61600 kind: before login a peer must not make us hold more than a little, however it splits its input.
#[test]
fn before_login_at_most_8_kib_is_held() {
    let mut decoder = Decoder::new(Limits::before_login());
    let mut refused = 0;
    decoder.feed(b"A LOGIN ");
    for _ in 0..10_000 {
        decoder.feed(b"{4+}\r\nabcd ");
        while let Ok(Some(item)) = decoder.next() {
            refused += usize::from(matches!(item, Item::Refused { .. }));
        }
        assert!(decoder.buffer.len() <= (8 << 10) + 64, "{}", decoder.buffer.len());
    }
    assert_eq!(refused, 1);
}

#[test]
fn memory_is_given_back_and_plain_text_dropped() {
    let mut decoder = Decoder::new(Limits::after_login());
    decoder.feed(b"A STARTTLS\r\nB LOGIN joe secret\r\n");
    assert!(matches!(decoder.next(), Ok(Some(Item::Command { command: Command::StartTls, .. }))));
    assert_eq!(decoder.clear(), 20, "CVE-2011-0411: pipelined plain text must not count after TLS");
    assert_eq!(decoder.next(), Ok(None));
    decoder.shrink();
    assert_eq!(decoder.buffer.capacity(), 0);
}

#[test]
fn names_follow_the_text_mode() {
    let mut decoder = Decoder::new(Limits::after_login());
    assert_eq!(run_on(&mut decoder, &[b"a DELETE Entw&APw-rfe\r\n"]), ["a Delete(Mailbox(\"Entwürfe\"))"]);
    decoder.set_text_mode(TextMode::Utf8);
    let utf8 = "a DELETE \"Entwürfe & R&D\"\r\n";
    assert_eq!(run_on(&mut decoder, &[utf8.as_bytes()]), ["a Delete(Mailbox(\"Entwürfe & R&D\"))"]);
}

/// Pieces that make interesting streams when joined.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        &b"a NOOP\r\n"[..],
        b"a IDLE\r\n",
        b"DONE\r\n",
        b"a APPEND x {3+}\r\n",
        b"a APPEND x UTF8 (~{3}\r\n",
        b"a DELETE {3+}\r\n",
        b"a DELETE {300+}\r\n",
        b"a LOGIN {3}\r\n",
        b"abc",
        b"\r\n",
        b")\r\n",
        b" ",
        b"a AUTHENTICATE PLAIN\r\n",
        b"a FETCH 1:* (UID BODY.PEEK[1.MIME]<0.5>)\r\n",
        b"\"",
        b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ]);
    let any = prop::collection::vec(any::<u8>(), 0..12);
    let piece = prop_oneof![4 => known.prop_map(<[u8]>::to_vec), 1 => any];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn octet_by_octet_is_as_good_as_at_once(input in pieces(), cut in 1usize..40) {
        let whole = run_small(&input);
        let single: Vec<&[u8]> = input.chunks(1).collect();
        prop_assert_eq!(&run_on(&mut Decoder::new(small()), &single), &whole);
        let chunks: Vec<&[u8]> = input.chunks(cut).collect();
        prop_assert_eq!(&run_on(&mut Decoder::new(small()), &chunks), &whole);
    }

    #[test]
    fn random_octets_neither_panic_nor_pile_up(input in prop::collection::vec(any::<u8>(), 0..4000)) {
        let mut decoder = Decoder::new(small());
        for chunk in input.chunks(50) {
            run_on(&mut decoder, &[chunk]);
            prop_assert!(decoder.end - decoder.start <= 150 + 50);
        }
    }
}

/// A client that dribbles a large literal must cost its size, not the square of it.
#[test]
fn a_dribbled_literal_costs_its_size() {
    let mut decoder = Decoder::new(Limits::after_login());
    decoder.feed(b"a NOOP\r\na SEARCH TEXT {1000000+}\r\n");
    let mut commands = 0;
    for _ in 0..10_000 {
        decoder.feed(&[b'x'; 100]);
        while let Ok(Some(Item::Command { .. })) = decoder.next() {
            commands += 1;
        }
    }
    assert_eq!(commands, 1);
    assert_eq!(run_on(&mut decoder, &[b"\r\na2 NOOP\r\n"]).last().map(String::as_str), Some("a2 Noop"));
}
