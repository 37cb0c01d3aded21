//! Dialogues, most of them from the RFCs. `C:` lines up to the next `S:` line are sent in one packet.

use super::*;

fn check(config: Config, dialogue: &str) -> Desk {
    let mut desk = Desk::new(config, policy);
    let mut packet = String::new();
    let mut said = String::new();
    for line in dialogue.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_at(2) {
            ("C:", text) => {
                assert_eq!(said, "", "the server said more before {line:?} in\n{dialogue}");
                packet.push_str(text.strip_prefix(' ').unwrap_or(text));
                packet.push_str("\r\n");
            }
            ("S:", text) => {
                desk.feed(std::mem::take(&mut packet).as_bytes());
                said.push_str(&desk.said());
                let (first, rest) = said.split_once("\r\n").unwrap_or_else(|| panic!("nothing where {line:?} was due"));
                assert_eq!(first.trim_end(), text.trim_start(), "in\n{dialogue}");
                said = rest.to_owned();
            }
            _ => panic!("{line:?}"),
        }
    }
    assert_eq!((packet.as_str(), said.as_str()), ("", ""));
    desk
}

/// RFC 5321 appendix D.1, a typical SMTP transaction.
#[test]
fn typical_transaction() {
    let desk = check(
        config(Role::Mx),
        "S: 220 mx.example.org ESMTP
         C: EHLO bar.com
         S: 250-mx.example.org
         S: 250-PIPELINING
         S: 250-SIZE 100000
         S: 250-8BITMIME
         S: 250-SMTPUTF8
         S: 250-CHUNKING
         S: 250-DSN
         S: 250-STARTTLS
         S: 250-LIMITS RCPTMAX=1000
         S: 250 ENHANCEDSTATUSCODES
         C: MAIL FROM:<Smith@bar.com>
         S: 250 2.1.0 sender ok
         C: RCPT TO:<Jones@foo.com>
         S: 250 2.1.5 recipient ok
         C: RCPT TO:<Green@foo.com>
         S: 550 5.1.1 no such user here
         C: RCPT TO:<Brown@foo.com>
         S: 250 2.1.5 recipient ok
         C: DATA
         S: 354 end data with <CR><LF>.<CR><LF>
         C: Blah blah blah...
         C: ..etc. etc. etc.
         C: .
         S: 250 2.0.0 message accepted
         C: QUIT
         S: 221 2.0.0 bye",
    );
    assert_eq!(desk.messages, [b"Blah blah blah...\r\n.etc. etc. etc.\r\n"]);
    assert_eq!(desk.closed, Some(CloseReason::Quit));
}

/// RFC 5321 appendix D.2, an aborted transaction, and D.4, VRFY.
#[test]
fn aborted_transaction() {
    let desk = check(
        config(Role::Mx),
        "S: 220 mx.example.org ESMTP
         C: HELO bar.com
         S: 250 mx.example.org
         C: MAIL FROM:<Smith@bar.com>
         S: 250 2.1.0 sender ok
         C: RCPT TO:<Jones@foo.com>
         S: 250 2.1.5 recipient ok
         C: RSET
         S: 250 2.0.0 ok
         C: RCPT TO:<Jones@foo.com>
         S: 503 5.5.1 need MAIL before RCPT
         C: VRFY Crispin
         S: 252 2.5.2 cannot VRFY, but will take mail for known users
         C: NOOP
         S: 250 2.0.0 ok
         C: QUIT
         S: 221 2.0.0 bye",
    );
    assert_eq!(desk.events, [Event::Reset]);
}

/// RFC 2920 §4, the pipelined dialogue, with a second message behind the first one's final dot.
#[test]
fn pipelined() {
    let desk = check(
        config(Role::Mx),
        "S: 220 mx.example.org ESMTP
         C: HELO x
         S: 250 mx.example.org
         C: MAIL FROM:<mrose@dbc.mtview.ca.us>
         C: RCPT TO:<ned@innosoft.com>
         C: RCPT TO:<Green@foo.com>
         C: DATA
         S: 250 2.1.0 sender ok
         S: 250 2.1.5 recipient ok
         S: 550 5.1.1 no such user here
         S: 354 end data with <CR><LF>.<CR><LF>
         C: one
         C: .
         C: MAIL FROM:<>
         C: RCPT TO:<postmaster>
         C: DATA
         S: 250 2.0.0 message accepted
         S: 250 2.1.0 sender ok
         S: 250 2.1.5 recipient ok
         S: 354 end data with <CR><LF>.<CR><LF>
         C: .
         C: QUIT
         S: 250 2.0.0 message accepted
         S: 221 2.0.0 bye",
    );
    assert_eq!(desk.messages, [b"one\r\n".as_slice(), b""]);
}

/// RFC 2920 §3.1: every recipient refused, DATA already on its way.
#[test]
fn pipelined_without_recipient() {
    check(
        config(Role::Mx),
        "S: 220 mx.example.org ESMTP
         C: HELO x
         S: 250 mx.example.org
         C: MAIL FROM:<a@b.org>
         C: RCPT TO:<Green@foo.com>
         C: DATA
         S: 250 2.1.0 sender ok
         S: 550 5.1.1 no such user here
         S: 554 5.5.1 no valid recipients
         C: RSET
         S: 250 2.0.0 ok",
    );
}

#[test]
fn order_of_commands() {
    let limits = Limits { bad_commands: 20, ..Limits::default() };
    check(
        Config { limits, ..config(Role::Mx) },
        "S: 220 mx.example.org ESMTP
         C: MAIL FROM:<a@b.org>
         S: 503 5.5.1 say hello first
         C: LHLO x
         S: 500 5.5.1 this is SMTP, say EHLO
         C: HELO x
         S: 250 mx.example.org
         C: DATA
         S: 503 5.5.1 need MAIL before DATA
         C: MAIL FROM:<a@b.org> SIZE=10
         S: 555 5.5.4 parameter not recognized or not implemented
         C: MAIL FROM:<barred@b.org>
         S: 550 5.7.1 you are barred
         C: MAIL FROM:<a@b.org>
         S: 250 2.1.0 sender ok
         C: MAIL FROM:<a@b.org>
         S: 503 5.5.1 sender already given
         C: DATA
         S: 503 5.5.1 need RCPT before DATA
         C: AUTH PLAIN
         S: 502 5.5.1 AUTH not offered
         C: RCPT TO:<nowhere>
         S: 501 5.1.3 bad recipient address: the address has no domain
         C: EXPN list
         S: 502 5.5.1 EXPN not offered
         C: STARTTLS
         S: 503 5.5.1 STARTTLS not allowed in a mail transaction
         C: FOO
         S: 500 5.5.1 command not recognized",
    );
}

/// RFC 1870 §6.2 and §6.3: a declared size beyond the limit is refused before the message is sent.
#[test]
fn declared_size() {
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(
        desk.say("MAIL FROM:<ned@hmc.edu> SIZE=500000\r\n"),
        "552 5.3.4 message size exceeds fixed maximum message size\r\n"
    );
    assert_eq!(desk.say("MAIL FROM:<ned@hmc.edu> SIZE=100000\r\n"), "250 2.1.0 sender ok\r\n");
}

/// RFC 3030 §4.1: chunks without line structure of their own, then §4.2 pipelined.
#[test]
fn chunking() {
    let mut desk = Desk::greeted(config(Role::Mx));
    desk.say(ENVELOPE);
    assert_eq!(desk.say("BDAT 10\r\nFrom: Sam\r"), "250 2.0.0 10 octets received\r\n");
    assert_eq!(
        desk.say("BDAT 3 LAST\r\n\n.\n"),
        "554 5.6.0 bare LF in message refused, lines end in CRLF (RFC 5321 2.3.8)\r\n"
    );
    assert!(desk.messages.is_empty());
    let said = desk.say(format!("{ENVELOPE}BDAT 10\r\nFrom: Sam\rBDAT 6\r\n\n.\r\nüBDAT 0 LAST\r\n"));
    assert_eq!(
        said,
        format!(
            "{ENVELOPE_OK}250 2.0.0 10 octets received\r\n250 2.0.0 6 octets received\r\n250 2.0.0 message accepted\r\n"
        )
    );
    assert_eq!(desk.messages, ["From: Sam\r\n.\r\nü".as_bytes()]);
}

#[test]
fn chunks_out_of_order_are_read_away() {
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(desk.say("BDAT 6\r\nQUIT\r\nNOOP\r\n"), "503 5.5.1 need MAIL before BDAT\r\n250 2.0.0 ok\r\n");
    desk.say(ENVELOPE);
    assert_eq!(
        desk.say("BDAT 2\r\na\nBDAT 2 LAST\r\nbb"),
        "554 5.6.0 bare LF in message refused, lines end in CRLF (RFC 5321 2.3.8)\r\n503 5.5.1 an earlier chunk was refused, send RSET\r\n"
    );
    desk.say(ENVELOPE);
    desk.say("BDAT 1\r\na");
    assert_eq!(desk.say("DATA\r\n"), "503 5.5.1 DATA not allowed after BDAT\r\n");
    assert_eq!(desk.say("RCPT TO:<a@b.org>\r\n"), "503 5.5.1 RCPT not allowed after BDAT\r\n");
    assert_eq!(desk.say("BDAT x\r\nQUIT\r\n"), "501 5.5.4 syntax error in BDAT, cannot find the end of the chunk\r\n");
    assert_eq!(desk.closed, Some(CloseReason::LostSync));
    assert!(desk.messages.is_empty());
}

/// RFC 3207 §5, and §4.2: what came in the clear behind STARTTLS is not obeyed, and EHLO must be said again.
#[test]
fn starttls() {
    let mut desk = Desk::greeted(Config { auth: vec![Mechanism::Plain], ..config(Role::Mx) });
    assert_eq!(desk.say("AUTH PLAIN\r\n"), "538 5.7.11 encryption required for authentication\r\n");
    assert_eq!(desk.say("STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@b.org>\r\n"), "220 2.0.0 ready to start TLS\r\n");
    desk.conversation.tls_established();
    desk.run();
    assert_eq!(desk.said(), "");
    assert_eq!(desk.say("MAIL FROM:<a@b.org>\r\n"), "503 5.5.1 say hello first\r\n");
    let hello = desk.say("EHLO client\r\n");
    assert!(!hello.contains("STARTTLS") && hello.contains("250-AUTH PLAIN\r\n"), "{hello}");
    assert_eq!(desk.say("STARTTLS\r\n"), "503 5.5.1 TLS is active already\r\n");
    assert_eq!(desk.conversation.protocol(), "ESMTPS");
    assert!(!desk.asked.iter().any(|ask| ask.contains("evil")));
}

/// RFC 4954 §4.1: AUTH PLAIN with and without initial response, and `*`.
#[test]
fn auth_plain_and_login() {
    let desk = check(
        submission(),
        "S: 220 mx.example.org ESMTP
         C: HELO x
         S: 250 mx.example.org
         C: AUTH PLAIN AHQAc2VjcmV0
         S: 503 5.5.1 say EHLO first
         C: EHLO x
         S: 250-mx.example.org
         S: 250-PIPELINING
         S: 250-SIZE 100000
         S: 250-8BITMIME
         S: 250-SMTPUTF8
         S: 250-CHUNKING
         S: 250-DSN
         S: 250-AUTH PLAIN LOGIN SCRAM-SHA-256
         S: 250-LIMITS RCPTMAX=1000
         S: 250 ENHANCEDSTATUSCODES
         C: MAIL FROM:<a@b.org>
         S: 530 5.7.0 authentication required
         C: AUTH DIGEST-MD5
         S: 504 5.5.4 mechanism not offered
         C: AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=
         S: 535 5.7.8 authentication credentials invalid
         C: AUTH PLAIN
         S: 334
         C: *
         S: 501 5.7.0 authentication cancelled
         C: AUTH PLAIN %%%
         S: 501 5.5.2 initial response is not base64
         C: AUTH PLAIN =
         S: 501 5.5.2 malformed credentials
         C: AUTH LOGIN
         S: 334 VXNlcm5hbWU6
         C: YW5uYQ==
         S: 334 UGFzc3dvcmQ6
         C: c2VjcmV0
         S: 235 2.7.0 authentication succeeded
         C: AUTH PLAIN AHQAc2VjcmV0
         S: 503 5.5.1 AUTH not allowed now
         C: MAIL FROM:<a@b.org> AUTH=<>
         S: 250 2.1.0 sender ok",
    );
    assert_eq!(desk.events, [Event::AuthCancelled]);
    assert!(desk.conversation.authenticated());
    assert_eq!(desk.conversation.protocol(), "ESMTPSA");
    assert!(!desk.asked.iter().any(|ask| ask.contains("secret")), "Debug shows no password");
}

/// A mechanism in rounds, run by the caller (RFC 5802 §5 in shape): challenges and responses pass in base64.
#[test]
fn auth_in_rounds() {
    let mut desk = Desk::greeted(submission());
    // "client-first"
    assert_eq!(desk.say("AUTH SCRAM-SHA-256 Y2xpZW50LWZpcnN0\r\n"), "334 c2VydmVyLWNsaWVudC1maXJzdA==\r\n");
    assert_eq!(desk.say("cHJvb2Y=\r\n"), "334 dj1zZXJ2ZXI=\r\n");
    assert_eq!(desk.say("\r\n"), "235 2.7.0 authentication succeeded\r\n");
    assert!(desk.conversation.authenticated());
}

/// RFC 2033 §4.2: one reply for each recipient that was accepted.
#[test]
fn lmtp() {
    fn each(ask: &Ask) -> Verdict {
        match ask {
            Ask::DataEnd { .. } => Verdict::Each(vec![
                Reply::new(250, Enhanced(2, 0, 0), "delivered"),
                Reply::new(452, Enhanced(4, 2, 2), "mailbox is full"),
            ]),
            ask => policy(ask),
        }
    }
    let mut desk = Desk::new(config(Role::Lmtp), each);
    assert_eq!(desk.said(), "220 mx.example.org LMTP\r\n");
    assert_eq!(desk.say("EHLO foo.edu\r\n"), "500 5.5.1 this is LMTP, say LHLO\r\n");
    desk.say("LHLO foo.edu\r\n");
    desk.say(
        "MAIL FROM:<chris@bar.com>\r\nRCPT TO:<pat@foo.edu>\r\nRCPT TO:<Green@foo.edu>\r\nRCPT TO:<jim@foo.edu>\r\n",
    );
    assert_eq!(desk.conversation.protocol(), "LMTP");
    assert_eq!(
        desk.say("DATA\r\nBlah\r\n.\r\n"),
        "354 end data with <CR><LF>.<CR><LF>\r\n250 2.0.0 delivered\r\n452 4.2.2 mailbox is full\r\n"
    );
    desk.say("MAIL FROM:<>\r\nRCPT TO:<a@b.org>\r\nRCPT TO:<b@b.org>\r\nRCPT TO:<c@b.org>\r\n");
    let fault = "554 5.6.0 bare CR in message refused, lines end in CRLF (RFC 5321 2.3.8)\r\n";
    assert_eq!(desk.say("BDAT 2 LAST\r\na\r"), fault.repeat(3));
}

/// RFC 6531 §3.5: a non-ASCII address without SMTPUTF8; RFC 3461: DSN parameters reach the caller.
#[test]
fn internationalized_and_dsn() {
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(desk.say("MAIL FROM:<ж@b.org>\r\n"), "553 5.6.7 non-ASCII address needs SMTPUTF8\r\n");
    assert_eq!(desk.say("MAIL FROM:<a@b.org> RET=HDRS ENVID=QQ314159\r\n"), "250 2.1.0 sender ok\r\n");
    assert_eq!(desk.say("RCPT TO:<ж@b.org>\r\n"), "553 5.6.7 non-ASCII address needs SMTPUTF8\r\n");
    assert_eq!(
        desk.say("RCPT TO:<Alice@B.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;Alice@B.org\r\n"),
        "250 2.1.5 recipient ok\r\n"
    );
    let rcpt = desk.asked.last().unwrap();
    assert!(rcpt.contains("success: true, failure: false, delay: true") && rcpt.contains("Alice@B.org"), "{rcpt}");
    desk.say("RSET\r\n");
    assert_eq!(desk.say("MAIL FROM:<ж@b.org> SMTPUTF8\r\n"), "250 2.1.0 sender ok\r\n");
    assert_eq!(desk.say("RCPT TO:<ж@пример.org>\r\n"), "250 2.1.5 recipient ok\r\n");
    assert_eq!(desk.conversation.protocol(), "UTF8SMTP");
}

/// RFC 7504 §2 and a 421 in mid-session: the reply is sent, then the connection ends.
#[test]
fn refusals_that_close() {
    fn closed(_: &Ask) -> Verdict {
        Verdict::Reject(Reply::new(521, Enhanced(5, 3, 2), "no mail here"))
    }
    let mut desk = Desk::new(config(Role::Mx), closed);
    assert_eq!((desk.said().as_str(), desk.closed), ("521 5.3.2 no mail here\r\n", Some(CloseReason::Refused)));

    let mut desk = Desk::greeted(config(Role::Mx));
    desk.conversation.abort(&Reply::new(421, Enhanced(4, 4, 2), "timeout, closing"));
    desk.run();
    assert_eq!((desk.said().as_str(), desk.closed), ("421 4.4.2 timeout, closing\r\n", Some(CloseReason::Aborted)));
}

/// The chunk is read away before its refusal; 421 ends the connection there too.
#[test]
fn spool_refused_for_a_chunk() {
    fn full(ask: &Ask) -> Verdict {
        match ask {
            Ask::DataBegin { .. } => Verdict::Reject(Reply::new(421, Enhanced(4, 3, 1), "disk full, closing")),
            ask => policy(ask),
        }
    }
    let mut desk = Desk::new(config(Role::Mx), full);
    desk.say(format!("EHLO x\r\n{ENVELOPE}"));
    assert_eq!(desk.say("BDAT 6\r\nQUI"), "");
    assert_eq!(desk.say("T\r\n"), "421 4.3.1 disk full, closing\r\n");
    assert_eq!(desk.closed, Some(CloseReason::Refused));
}

/// A refusal with a positive code would be taken for consent.
#[test]
fn a_rejection_never_reads_as_consent() {
    fn confused(ask: &Ask) -> Verdict {
        match ask {
            Ask::DataEnd { .. } => Verdict::Reject(Reply::new(250, Enhanced(2, 0, 0), "no")),
            _ => Verdict::Accept,
        }
    }
    let mut desk = Desk::new(config(Role::Mx), confused);
    desk.say(format!("EHLO x\r\n{ENVELOPE}DATA\r\n"));
    assert_eq!(desk.say(".\r\n"), "451 4.3.0 no decision could be made, try again later\r\n");
}

/// Cross-protocol requests: a browser that was made to post to us, and TLS on the clear port.
#[test]
fn other_protocols() {
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(desk.say("POST / HTTP/1.1\r\nHost: x\r\n"), "421 4.7.0 this is SMTP, closing\r\n");
    let mut desk = Desk::greeted(config(Role::Mx));
    assert_eq!(desk.say(b"\x16\x03\x01\x02\x00"), "");
    assert_eq!(desk.closed, Some(CloseReason::OtherProtocol));
}
