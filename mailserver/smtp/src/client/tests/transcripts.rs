//! Dialogues, most of them from the RFCs.

use super::*;

/// RFC 5321 appendix D.1: no pipelining, one of three recipients refused.
#[test]
fn typical_transaction() {
    let outcomes = check(
        plan(),
        vec![envelope(&["Jones@foo.com", "Green@foo.com", "Brown@foo.com"])],
        "S: 220 foo.com Simple Mail Transfer Service Ready
         C: EHLO bar.com
         S: 250-foo.com greets bar.com
         S: 250-8bitmime
         S: 250-Size
         S: 250 HELP
         C: MAIL FROM:<Smith@bar.com> SIZE=30
         S: 250 OK
         C: RCPT TO:<Jones@foo.com>
         S: 250 OK
         C: RCPT TO:<Green@foo.com>
         S: 550 No such user here
         C: RCPT TO:<Brown@foo.com>
         S: 250 OK
         C: DATA
         S: 354 Start mail input; end with <CRLF>.<CRLF>
         C: Blah blah blah...
         C: ..etc.
         C: .
         S: 250 OK
         C: QUIT
         S: 221 foo.com Service closing transmission channel",
    );
    let [outcome] = &outcomes[..] else { panic!() };
    assert_eq!(
        outcome.deliveries,
        [accepted(250, "OK"), Delivery::Permanent(Stage::Rcpt, reply(550, "No such user here")), accepted(250, "OK")]
    );
    assert_eq!((outcome.connection, outcome.dsn_passed_on), (Connection::Ready, false));
}

/// RFC 2920 §4, the second dialogue: some recipients refused, everything in one packet.
#[test]
fn pipelined() {
    let outcomes = check(
        plan(),
        vec![envelope(&["nsb@thumper.bellcore.com", "galvin@tis.com"]), envelope(&["ned@innosoft.com"])],
        "S: 220 innosoft.com SMTP service ready
         C: EHLO bar.com
         S: 250-innosoft.com
         S: 250-PIPELINING
         S: 250 ENHANCEDSTATUSCODES
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<nsb@thumper.bellcore.com>
         C: RCPT TO:<galvin@tis.com>
         C: DATA
         S: 250 2.1.0 sender OK
         S: 450 4.2.1 remote mailbox not available
         S: 250 2.1.5 recipient OK
         S: 354 enter mail, end with line containing only \".\"
         C: Blah blah blah...
         C: ..etc.
         C: .
         S: 250 2.0.0 message sent
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<ned@innosoft.com>
         C: DATA
         S: 250 2.1.0 sender OK
         S: 250 2.1.5 recipient OK
         S: 452 4.3.1 no room
         C: QUIT
         S: 221 2.0.0 goodbye",
    );
    let enhanced = |code, enhanced, text: &str| Reply::new(code, enhanced, text);
    assert_eq!(
        outcomes[0].deliveries,
        [
            Delivery::Transient(
                Stage::Rcpt,
                Cause::Reply(enhanced(450, Enhanced(4, 2, 1), "remote mailbox not available"))
            ),
            Delivery::Accepted(enhanced(250, Enhanced(2, 0, 0), "message sent")),
        ]
    );
    assert_eq!(
        outcomes[1].deliveries,
        [Delivery::Transient(Stage::Data, Cause::Reply(enhanced(452, Enhanced(4, 3, 1), "no room")))]
    );
}

#[test]
fn data_is_not_sent_without_recipient() {
    let outcomes = check(
        plan(),
        vec![envelope(&["Green@foo.com"]), envelope(&["Jones@foo.com"])],
        "S: 220 foo.com
         C: EHLO bar.com
         S: 250 foo.com
         C: MAIL FROM:<Smith@bar.com>
         S: 250 OK
         C: RCPT TO:<Green@foo.com>
         S: 550 no
         C: RSET
         S: 250 OK
         C: MAIL FROM:<Smith@bar.com>
         S: 550 not from you
         C: QUIT
         S: 221 bye",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(Stage::Rcpt, reply(550, "no"))]);
    assert_eq!(outcomes[1].deliveries, [Delivery::Permanent(Stage::Mail, reply(550, "not from you"))]);
}

/// RFC 2920 §3.1: DATA was on its way when the last recipient was refused. The message must not follow it.
#[test]
fn pipelined_data_without_recipient() {
    let outcomes = check(
        plan(),
        vec![envelope(&["a@foo.com"]), envelope(&["b@foo.com"])],
        "S: 220 foo.com
         C: EHLO bar.com
         S: 250-foo.com
         S: 250 PIPELINING
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<a@foo.com>
         C: DATA
         S: 250 OK
         S: 550 no
         S: 354 go ahead
         C: .
         S: 554 no recipients
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<b@foo.com>
         C: DATA
         S: 550 not from you
         S: 503 bad sequence
         S: 503 bad sequence
         C: QUIT
         S: 221 bye",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(Stage::Rcpt, reply(550, "no"))]);
    assert_eq!(outcomes[1].deliveries, [Delivery::Permanent(Stage::Mail, reply(550, "not from you"))]);
}

#[test]
fn old_server() {
    let outcomes = check(
        plan(),
        vec![envelope(&["a@foo.com"])],
        "S: 220-foo.com
         S: 220 no frills
         C: EHLO bar.com
         S: 502 what?
         C: HELO bar.com
         S: 250 hello
         C: MAIL FROM:<Smith@bar.com>
         S: 250
         C: RCPT TO:<a@foo.com>
         S: 251 will forward
         C: DATA
         S: 354
         C: Blah blah blah...
         C: ..etc.
         C: .
         S: 250
         C: QUIT",
    );
    assert_eq!(outcomes[0].deliveries, [accepted(250, "")]);
}

/// RFC 3207 §5; what the server (or someone in the middle) put behind its 220 is thrown away.
#[test]
fn starttls() {
    let outcomes = check(
        Plan { tls: TlsPolicy::Required, ..plan() },
        vec![envelope(&["a@foo.com"])],
        "S: 220 mail.imc.org SMTP service ready
         C: EHLO bar.com
         S: 250-mail.imc.org offers a warm hug of welcome
         S: 250-PIPELINING
         S: 250 STARTTLS
         C: STARTTLS
         S: 220 Go ahead
         S: 250 PIPELINING
         C: (handshake)
         C: EHLO bar.com
         S: 250 mail.imc.org
         C: MAIL FROM:<Smith@bar.com>
         S: 451 later
         C: QUIT
         S: 221 bye",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Transient(Stage::Mail, reply(451, "later"))]);
}

#[test]
fn starttls_refused() {
    let refused = "S: 220 x\nC: EHLO bar.com\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 not now\n";
    let dialogue = format!("{refused}C: MAIL FROM:<Smith@bar.com>\nS: 550 no\nC: QUIT\nS: 221 bye");
    let outcomes = check(Plan { tls: TlsPolicy::Opportunistic, ..plan() }, vec![envelope(&["a@foo.com"])], &dialogue);
    assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(Stage::Mail, reply(550, "no"))]);
    let outcomes = check(
        Plan { tls: TlsPolicy::Required, ..plan() },
        vec![envelope(&["a@foo.com"])],
        &format!("{refused}C: QUIT"),
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Transient(Stage::Tls, reply(454, "not now"))]);
    assert!(outcomes[0].deliveries[0].is_of_host());
    let outcomes = check(
        Plan { tls: TlsPolicy::Required, ..plan() },
        vec![envelope(&["a@foo.com"])],
        "S: 220 x\nC: EHLO bar.com\nS: 250 x\nC: QUIT",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Transient(Stage::Tls, Cause::Failure(Failure::TlsNotOffered))]);
}

/// RFC 4954 §4.1.
#[test]
fn login() {
    let credentials = Credentials { authorization: None, user: "tim".into(), password: "tanstaaftanstaaf".into() };
    let plan = Plan { tls: TlsPolicy::Active, credentials: Some(credentials), ..plan() };
    let plain =
        "S: 220 x\nC: EHLO bar.com\nS: 250-x\nS: 250 auth LOGIN plain\nC: AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\n";
    check(
        plan.clone(),
        vec![envelope(&["a@foo.com"])],
        &format!("{plain}S: 235 ok\nC: MAIL FROM:<Smith@bar.com>\nS: 550 no\nC: QUIT\nS: 221 bye"),
    );
    let outcomes = check(plan.clone(), vec![envelope(&["a@foo.com"])], &format!("{plain}S: 535 5.7.8 wrong\nC: QUIT"));
    assert_eq!(
        outcomes[0].deliveries,
        [Delivery::Permanent(Stage::Auth, Cause::Reply(Reply::new(535, Enhanced(5, 7, 8), "wrong")))]
    );
    check(
        plan.clone(),
        vec![envelope(&["a@foo.com"])],
        "S: 220 x
         C: EHLO bar.com
         S: 250-x
         S: 250 AUTH=LOGIN
         C: AUTH LOGIN
         S: 334 VXNlcm5hbWU6
         C: dGlt
         S: 334 UGFzc3dvcmQ6
         C: dGFuc3RhYWZ0YW5zdGFhZg==
         S: 235 2.7.0 Authentication successful
         C: MAIL FROM:<Smith@bar.com>
         S: 550 no
         C: QUIT
         S: 221 bye",
    );
    // Never in the clear.
    let outcomes = check(
        Plan { tls: TlsPolicy::Never, ..plan },
        vec![envelope(&["a@foo.com"])],
        "S: 220 x\nC: EHLO bar.com\nS: 250-x\nS: 250 AUTH PLAIN\nC: QUIT",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Transient(Stage::Auth, Cause::Failure(Failure::NoMechanism))]);
}

/// RFC 2033 §4.2.
#[test]
fn lmtp() {
    let outcomes = check(
        Plan { protocol: Protocol::Lmtp, ..plan() },
        vec![envelope(&["pat@foo.edu", "jones@foo.edu", "green@foo.edu"])],
        "S: 220 foo.edu LMTP server ready
         C: LHLO bar.com
         S: 250-foo.edu
         S: 250 PIPELINING
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<pat@foo.edu>
         C: RCPT TO:<jones@foo.edu>
         C: RCPT TO:<green@foo.edu>
         C: DATA
         S: 250 OK
         S: 250 OK
         S: 550 No such user here
         S: 250 OK
         S: 354 Start mail input; end with <CRLF>.<CRLF>
         C: Blah blah blah...
         C: ..etc.
         C: .
         S: 250 OK
         S: 452 green is temporarily over quota
         C: QUIT
         S: 221 foo.edu closing connection",
    );
    assert_eq!(
        outcomes[0].deliveries,
        [
            accepted(250, "OK"),
            Delivery::Permanent(Stage::Rcpt, reply(550, "No such user here")),
            Delivery::Transient(Stage::End, reply(452, "green is temporarily over quota")),
        ]
    );
}

/// RFC 3030 §4.2, and a chunk refused before the last one.
#[test]
fn chunking() {
    let chunks = "S: 220 x
         C: EHLO bar.com
         S: 250-x
         S: 250-PIPELINING
         S: 250 CHUNKING
         C: MAIL FROM:<Smith@bar.com>
         C: RCPT TO:<a@foo.com>
         S: 250 ok
         S: 250 ok
         C: BDAT 7
         C: Blah blBDAT 7
         C: ah blahBDAT 7
         C: ...
         C: .eBDAT 5
         C: tc.
         C: BDAT 0 LAST";
    let plan = Plan { chunking: Chunking::WhenOffered, ..plan() };
    let outcomes = check(
        plan.clone(),
        vec![envelope(&["a@foo.com"])],
        &format!("{chunks}\nS: 250 7\nS: 250 7\nS: 250 7\nS: 250 5\nS: 250 done\nC: QUIT\nS: 221 bye"),
    );
    assert_eq!(outcomes[0].deliveries, [accepted(250, "done")]);
    let outcomes = check(
        plan,
        vec![envelope(&["a@foo.com"])],
        &format!("{chunks}\nS: 250 7\nS: 552 too big\nS: 503 no\nS: 503 no\nS: 503 no\nC: QUIT\nS: 221 bye"),
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(Stage::Data, reply(552, "too big"))]);
}

/// RFC 3461 §10's parameters, and their absence where the server has no DSN.
#[test]
fn dsn_parameters() {
    let mut message = envelope(&["Bob@Example.COM"]);
    message.ret = Some(Ret::Headers);
    message.envid = Some("QQ=1".into());
    message.recipients[0].params = RcptParams {
        notify: Some(Notify::On { success: true, failure: false, delay: true }),
        orcpt: Some(OriginalRecipient { address_type: "rfc822".into(), address: "Bob+x@Example.COM".into() }),
    };
    let outcomes = check(
        plan(),
        vec![message.clone()],
        "S: 220 x
         C: EHLO bar.com
         S: 250-x
         S: 250 DSN
         C: MAIL FROM:<Smith@bar.com> RET=HDRS ENVID=QQ+3D1
         S: 250 ok
         C: RCPT TO:<Bob@example.com> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;Bob+2Bx@Example.COM
         S: 550 no
         C: QUIT
         S: 221 bye",
    );
    assert!(outcomes[0].dsn_passed_on);
    let outcomes = check(
        plan(),
        vec![message],
        "S: 220 x\nC: EHLO bar.com\nS: 250 x\nC: MAIL FROM:<Smith@bar.com>\nS: 550 no\nC: QUIT\nS: 221 bye",
    );
    assert!(!outcomes[0].dsn_passed_on);
}

/// What the server cannot carry is not tried.
#[test]
fn needs() {
    let refuse = |message: Envelope, keywords: &str| {
        let dialogue = format!("S: 220 x\nC: EHLO bar.com\nS: 250-x\nS: 250 {keywords}\nC: QUIT\nS: 221 bye");
        check(plan(), vec![message], &dialogue).remove(0).deliveries
    };
    let failed = |stage, failure| [Delivery::Permanent(stage, Cause::Failure(failure))];
    let plain = || envelope(&["a@foo.com"]);
    let sender = ReversePath::take("<ж@bar.com>").unwrap().0;
    let deliveries = refuse(Envelope { reverse_path: sender, ..plain() }, "8BITMIME");
    assert_eq!(deliveries, failed(Stage::Mail, Failure::NeedsUtf8));
    let Delivery::Permanent(_, cause) = &deliveries[0] else { panic!() };
    assert_eq!(cause.enhanced(), Enhanced(5, 6, 7));
    assert_eq!(refuse(Envelope { smtputf8: true, ..plain() }, "8BITMIME"), failed(Stage::Mail, Failure::NeedsUtf8));
    assert_eq!(refuse(Envelope { eight_bit: true, ..plain() }, "SIZE"), failed(Stage::Mail, Failure::NeedsEightBit));
    assert_eq!(refuse(Envelope { size: 1001, ..plain() }, "SIZE 1000"), failed(Stage::Mail, Failure::TooBig));
    let outcomes = check(
        plan(),
        vec![Envelope { eight_bit: true, smtputf8: true, size: 1000, ..envelope(&["ж@пример.com"]) }],
        "S: 220 x
         C: EHLO bar.com
         S: 250-x
         S: 250-8BITMIME
         S: 250-SIZE 1000
         S: 250 SMTPUTF8
         C: MAIL FROM:<Smith@bar.com> SIZE=1000 BODY=8BITMIME SMTPUTF8
         S: 250 ok
         C: RCPT TO:<ж@xn--e1afmkfd.com>
         S: 550 no
         C: QUIT
         S: 221 bye",
    );
    assert_eq!(outcomes[0].deliveries, [Delivery::Permanent(Stage::Rcpt, reply(550, "no"))]);
}

/// One recipient needs SMTPUTF8, the others do not suffer; RFC 9422: those beyond RCPTMAX wait, MAILMAX ends it.
#[test]
fn needs_of_recipients() {
    let outcomes = check(
        plan(),
        vec![envelope(&["ж@foo.com", "a@foo.com", "b@foo.com"])],
        "S: 220 x
         C: EHLO bar.com
         S: 250-x
         S: 250 LIMITS RCPTMAX=1 MAILMAX=1
         C: MAIL FROM:<Smith@bar.com>
         S: 250 ok
         C: RCPT TO:<a@foo.com>
         S: 250 ok
         C: DATA
         S: 354 go
         C: Blah blah blah...
         C: ..etc.
         C: .
         S: 250 ok
         C: QUIT
         S: 221 bye",
    );
    assert_eq!(
        outcomes[0].deliveries,
        [
            Delivery::Permanent(Stage::Rcpt, Cause::Failure(Failure::NeedsUtf8)),
            accepted(250, "ok"),
            Delivery::Transient(Stage::Rcpt, Cause::Failure(Failure::TooManyRecipients)),
        ]
    );
    assert_eq!(outcomes[0].connection, Connection::Finished);
}
