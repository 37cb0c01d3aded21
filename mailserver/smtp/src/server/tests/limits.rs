//! Every limit, crossed by one.

use super::*;

#[test]
fn command_line() {
    let mut desk = Desk::greeted(config(Role::Mx));
    let fits = format!("NOOP {}\r\n", "x".repeat(2048 - 7));
    assert_eq!(desk.say(&fits), "250 2.0.0 ok\r\n");
    let over = format!("NOOP {}\r\nNOOP\r\n", "x".repeat(2048 - 6));
    assert_eq!(desk.say(&over), "500 5.5.2 command line too long\r\n250 2.0.0 ok\r\n");
    let said = desk.say("x".repeat(4 * 12288 + 1));
    assert_eq!(said, "500 5.5.2 command line too long\r\n421 4.5.2 line without end, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::EndlessLine));
}

#[test]
fn auth_line() {
    let mut desk = Desk::greeted(submission());
    let fits = format!("AUTH PLAIN {}\r\n", "A".repeat(12272));
    assert_eq!(desk.say(&fits), "501 5.5.2 malformed credentials\r\n");
    let over = format!("AUTH PLAIN {}\r\n", "A".repeat(12276));
    assert_eq!(desk.say(&over), "500 5.5.6 authentication exchange line is too long\r\n");
    desk.say("AUTH PLAIN\r\n");
    let over = format!("{}\r\nNOOP\r\n", "A".repeat(12288));
    assert_eq!(desk.say(&over), "500 5.5.6 authentication exchange line is too long\r\n250 2.0.0 ok\r\n");
    assert_eq!(desk.events, [Event::AuthCancelled]);
}

#[test]
fn text_line() {
    for (length, accepted) in [(65536, true), (65537, false)] {
        for command in ["DATA", "BDAT"] {
            let mut desk = Desk::greeted(config(Role::Mx));
            let text = format!("a\r\n{}\r\n", "x".repeat(length));
            let said = match command {
                "DATA" => desk.say(format!("{ENVELOPE}DATA\r\n{text}.\r\n")),
                _ => desk.say(format!("{ENVELOPE}BDAT {} LAST\r\n{text}", text.len())),
            };
            assert_eq!(desk.messages.len(), usize::from(accepted), "{said}");
            assert_eq!(said.ends_with("554 5.6.0 message line too long\r\n"), !accepted, "{said}");
        }
    }
}

fn lines(octets: usize) -> String {
    format!("{}\r\n", "x".repeat(48)).repeat(octets / 50) + &format!("{}\r\n", "y".repeat(octets % 50 + 48))
}

#[test]
fn message_size() {
    let too_big = "552 5.3.4 message size exceeds fixed maximum message size\r\n";
    for (message, accepted) in [(lines(100_000 - 50), true), (lines(100_000 - 49), false)] {
        let mut desk = Desk::greeted(config(Role::Mx));
        let said = desk.say(format!("{ENVELOPE}DATA\r\n{message}.\r\n"));
        assert_eq!((desk.messages.len(), said.ends_with(too_big)), (usize::from(accepted), !accepted), "{said}");
        let mut desk = Desk::greeted(config(Role::Mx));
        let said = desk.say(format!(
            "{ENVELOPE}BDAT 10\r\n12345678\r\nBDAT {} LAST\r\n{}NOOP\r\n",
            message.len() - 10,
            &message[10..]
        ));
        assert_eq!(desk.messages.len(), usize::from(accepted), "{said}");
        assert!(said.ends_with("250 2.0.0 ok\r\n"), "{said}");
    }
}

#[test]
fn endless_data() {
    let limits = Limits { message_size: 1000, discard: 1000, ..Limits::default() };
    let mut desk = Desk::greeted(Config { limits: limits.clone(), ..config(Role::Mx) });
    let said = desk.say(format!("{ENVELOPE}DATA\r\n{}", lines(10_000)));
    assert!(said.ends_with("421 4.3.4 message far beyond size limit, closing\r\n"), "{said}");
    assert_eq!(desk.closed, Some(CloseReason::EndlessData));
    let mut desk = Desk::greeted(Config { limits, ..config(Role::Mx) });
    desk.say("BDAT 2001 LAST\r\n");
    assert_eq!(desk.closed, Some(CloseReason::EndlessData));
}

#[test]
fn recipients() {
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say("MAIL FROM:<a@b.org>\r\n");
    for at in 0..1000 {
        assert_eq!(desk.say(format!("RCPT TO:<r{at}@b.org>\r\n")), "250 2.1.5 recipient ok\r\n");
    }
    assert_eq!(desk.say("RCPT TO:<one-more@b.org>\r\n"), "452 4.5.3 too many recipients\r\n");
    desk.say("DATA\r\n.\r\n");
    assert_eq!(desk.messages.len(), 1);

    let limits = Limits { recipients: 2, ..Limits::default() };
    let mut desk = Desk::greeted(Config { limits, ..config(Role::Mx) });
    desk.say("MAIL FROM:<a@b.org>\r\n");
    desk.say("RCPT TO:<r@b.org>\r\n".repeat(4));
    assert_eq!(desk.say("RCPT TO:<r@b.org>\r\n"), "421 4.5.3 far too many recipients, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::Recipients));
}

#[test]
fn refused_recipients() {
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say("MAIL FROM:<a@b.org>\r\n");
    for _ in 0..100 {
        assert_eq!(desk.say("RCPT TO:<Green@foo.com>\r\n"), "550 5.1.1 no such user here\r\n");
    }
    let said = desk.say("RCPT TO:<Green@foo.com>\r\n");
    assert!(said.ends_with("421 4.7.0 too many refused recipients, closing\r\n"), "{said}");
    assert_eq!(desk.closed, Some(CloseReason::RefusedRecipients));
}

#[test]
fn bad_commands() {
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(desk.say("FOO\r\n".repeat(10)), "500 5.5.1 command not recognized\r\n".repeat(10));
    assert_eq!(desk.say("FOO\r\nNOOP\r\n"), "421 4.7.0 too many errors, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::BadCommands));
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say("BDAT 1\r\nx".repeat(11));
    assert_eq!(desk.closed, Some(CloseReason::BadCommands));
}

#[test]
fn idle_commands() {
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say("NOOP\r\n".repeat(99));
    assert_eq!(desk.closed, None);
    assert_eq!(desk.say("NOOP\r\n"), "421 4.7.0 too many commands without a message, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::IdleCommands));
    let mut desk = Desk::greeted(config(Role::Mx));
    for _ in 0..3 {
        desk.say("NOOP\r\n".repeat(90));
        desk.say(format!("{ENVELOPE}DATA\r\n.\r\n"));
    }
    assert_eq!((desk.closed, desk.messages.len()), (None, 3), "a message starts the count again");

    desk.say(ENVELOPE);
    desk.say("BDAT 1\r\nx".repeat(200));
    assert_eq!(desk.closed, None, "chunks with octets are progress");
    desk.say("BDAT 0\r\n".repeat(101));
    assert_eq!(desk.closed, Some(CloseReason::IdleCommands));
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say(format!("{ENVELOPE}BDAT 1\r\n\n"));
    desk.say("BDAT 1\r\nx".repeat(90));
    assert_eq!(desk.closed, None, "a client that pipelines learns of the refusal later");
    desk.say("BDAT 1\r\nx".repeat(20));
    assert_eq!(desk.closed, Some(CloseReason::IdleCommands));
}

#[test]
fn auth_failures() {
    let mut desk = Desk::greeted(submission());
    let wrong = "535 5.7.8 authentication credentials invalid\r\n";
    assert_eq!(desk.say("AUTH PLAIN AGFubmEAd3Jvbmc=\r\n".repeat(2)), wrong.repeat(2));
    let said = desk.say("AUTH PLAIN AGFubmEAd3Jvbmc=\r\nNOOP\r\n");
    assert_eq!(said, format!("{wrong}421 4.7.0 too many failed logins, closing\r\n"));
    assert_eq!(desk.closed, Some(CloseReason::AuthFailures));
}

#[test]
fn messages() {
    let limits = Limits { messages: Some(1), ..Limits::default() };
    let mut desk = Desk::new(Config { limits, ..config(Role::Mx) }, policy);
    assert!(desk.say("EHLO x\r\n").contains("250-LIMITS MAILMAX=1 RCPTMAX=1000\r\n"));
    desk.say(format!("{ENVELOPE}DATA\r\n.\r\n"));
    assert_eq!(desk.say("MAIL FROM:<>\r\n"), "421 4.7.0 message limit of this connection reached, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::Messages));
}

/// A client that writes without reading cannot make replies pile up.
#[test]
fn output_is_flushed_before_it_grows() {
    let limits = Limits { idle_commands: u32::MAX, ..Limits::default() };
    let mut conversation = Conversation::new(Config { limits, ..config(Role::Mx) });
    let mut input = b"EHLO x\r\n".repeat(50_000);
    let mut most = 0;
    loop {
        match conversation.next() {
            Step::Ask(_) => conversation.answer(Verdict::Accept),
            Step::Want if input.is_empty() => break,
            Step::Want => {
                conversation.flushed();
                let taken = conversation.receive(&input);
                assert!(conversation.unread() <= 64 * 1024);
                input.drain(..taken);
            }
            Step::Flush => conversation.flushed(),
            step => panic!("{step:?}"),
        }
        most = most.max(conversation.output().len());
    }
    assert!(most < 8 * 1024 + 512, "{most}");
}
