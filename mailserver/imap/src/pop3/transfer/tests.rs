use super::*;
use proptest::prelude::*;

fn sent(mut transfer: Transfer, message: &[u8], chunk: usize) -> String {
    let mut out = Vec::new();
    for chunk in message.chunks(chunk) {
        if transfer.write(chunk, &mut out) == Wants::Nothing {
            break;
        }
    }
    transfer.finish(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn dots_are_stuffed_and_the_end_marked() {
    let table = [
        ("a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n.\r\n"),
        (".\r\n..\r\n.a\r\n", "..\r\n...\r\n..a\r\n.\r\n"),
        ("", ".\r\n"),
        ("no end", "no end\r\n.\r\n"),
        ("cr\r", "cr\r\r\n.\r\n"),
        ("\r", "\r\n.\r\n"),
        ("bare\n.\nlf", "bare\n..\nlf\r\n.\r\n"),
    ];
    for (message, expected) in table {
        for chunk in 1..10 {
            assert_eq!(sent(Transfer::retr(), message.as_bytes(), chunk), expected, "{message:?} by {chunk}");
        }
    }
}

#[test]
fn top_sends_the_header_and_some_lines() {
    let message = b"A: b\r\n\r\none\r\n.two\r\nthree\r\n";
    for chunk in 1..30 {
        assert_eq!(sent(Transfer::top(0), message, chunk), "A: b\r\n\r\n.\r\n");
        assert_eq!(sent(Transfer::top(2), message, chunk), "A: b\r\n\r\none\r\n..two\r\n.\r\n");
        assert_eq!(sent(Transfer::top(99), message, chunk), "A: b\r\n\r\none\r\n..two\r\nthree\r\n.\r\n");
    }
}

proptest! {
    /// What a client makes of the answer is the message, but for a line end it lacked.
    #[test]
    fn unstuffing_gives_the_message_back(message in "([.]|\r\n|a){0,40}", chunk in 1usize..9) {
        let answer = sent(Transfer::retr(), message.as_bytes(), chunk);
        let mut body = String::new();
        let mut lines = answer.split_inclusive("\r\n");
        for line in lines.by_ref().take_while(|line| *line != ".\r\n") {
            body.push_str(line.strip_prefix('.').unwrap_or(line));
        }
        prop_assert_eq!(lines.next(), None, "nothing after the closing dot");
        let complete = if message.is_empty() || message.ends_with("\r\n") { message } else { message + "\r\n" };
        prop_assert_eq!(body, complete);
    }
}
