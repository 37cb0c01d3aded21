//! Only CRLF.CRLF ends a message; everything that merely looks like it makes the message refused.

use super::*;

/// Line ends around the dot that some server somewhere has taken for the end of data (CVE-2023-51764, 51765, 51766).
const LINE_ENDS: [&str; 6] = ["\n", "\r", "\r\n", "\n\r", "\r\r\n", "\0\r\n"];

#[test]
fn nothing_else_ends_data() {
    for before in LINE_ENDS {
        for after in LINE_ENDS {
            if (before, after) == ("\r\n", "\r\n") {
                continue;
            }
            let forged = format!("MAIL FROM:<forged@b.org>{after}RCPT TO:<x@b.org>{after}");
            let data = format!("Subject: a\r\n\r\nhonest{before}.{after}{forged}\r\n.\r\n");
            for cut in 0..=data.len() {
                let mut desk = Desk::greeted(config(Role::Mx));
                desk.say(format!("{ENVELOPE}DATA\r\n"));
                desk.feed(&data.as_bytes()[..cut]);
                desk.feed(&data.as_bytes()[cut..]);
                let what = format!("{before:?} . {after:?} cut at {cut}");
                let said = desk.said();
                if before.ends_with("\r\n") && after == "\r\n" {
                    // The end is honest, and what follows it are commands; the fault before it still refuses.
                    assert!(said.starts_with("554 5.6.0 "), "{what}: {said}");
                } else {
                    assert!(said.starts_with("554 5.6.0 ") && said.matches("\r\n").count() == 1, "{what}: {said}");
                    assert!(!desk.asked.iter().any(|ask| ask.contains("forged")), "{what}");
                }
                assert!(desk.messages.is_empty(), "{what}");
                desk.feed(b"RSET\r\n");
                assert!(desk.closed.is_none(), "{what}");
            }
        }
    }
}

#[test]
fn faults_are_named() {
    for (data, name) in [
        ("a\nb", "bare LF"),
        ("a\rb", "bare CR"),
        ("a\0b", "NUL octet"),
        ("a\r\r\nb", "bare CR"),
        ("\n", "bare LF"),
        (".\n", "bare LF"),
        (".\r.", "bare CR"),
    ] {
        let mut desk = Desk::greeted(config(Role::Mx));
        let said = desk.say(format!("{ENVELOPE}DATA\r\n{data}\r\n.\r\nNOOP\r\n"));
        assert!(said.contains(&format!("554 5.6.0 {name}")) && said.ends_with("250 2.0.0 ok\r\n"), "{data:?}: {said}");
        assert!(desk.messages.is_empty());
        assert!(matches!(desk.events[..], [Event::DataRefused(_)]), "{data:?}");
    }
}

#[test]
fn dots() {
    for (wire, message) in [
        (".\r\n", ""),
        ("..\r\n.\r\n", ".\r\n"),
        ("...\r\n.\r\n", "..\r\n"),
        (".a\r\n.\r\n", "a\r\n"),
        ("a.\r\n.\r\n", "a.\r\n"),
        ("a\r\n..b\r\n..\r\n.\r\n", "a\r\n.b\r\n.\r\n"),
        ("\r\n.\r\n", "\r\n"),
    ] {
        for cut in 0..=wire.len() {
            let mut desk = Desk::greeted(config(Role::Mx));
            desk.say(format!("{ENVELOPE}DATA\r\n"));
            desk.feed(&wire.as_bytes()[..cut]);
            desk.feed(&wire.as_bytes()[cut..]);
            assert_eq!(desk.said(), "250 2.0.0 message accepted\r\n", "{wire:?} cut at {cut}");
            assert_eq!(desk.messages, [message.as_bytes()], "{wire:?} cut at {cut}");
        }
    }
}

#[test]
fn command_lines_end_in_crlf_only() {
    for (line, name) in [
        ("NOOP\n", "line must end in CRLF"),
        ("NOOP\rNOOP\r\n", "line must end in CRLF"),
        ("\n", "line must end in CRLF"),
        ("NO\0OP\r\n", "control character"),
        ("MAIL FROM:<a@b.org>\x1b\r\n", "control character"),
    ] {
        let mut desk = Desk::greeted(config(Role::Mx));
        let said = desk.say(line);
        assert!(
            said.starts_with(&format!("500 5.5.2 {name}")) && said.matches("\r\n").count() == 1,
            "{line:?}: {said}"
        );
    }
}
