use jiff::Timestamp;
use proptest::prelude::*;

use super::{Action, Charset, Notification, Recipient, Report, Returned, Status};
use crate::{
    address::Address,
    fields,
    structure::{Limits, Message},
    text,
};

const ORIGINAL: &[u8] =
    b"Message-ID: <orig@example.org>\r\nFrom: anna@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nsecret body\r\n";

fn address(text: &str) -> Address {
    Address::parse(text).expect("valid")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

fn failed(recipient: &str) -> Recipient {
    Recipient {
        original: Some("rfc822;Bob@remote.example".to_owned()),
        address: address(recipient),
        action: Action::Failed,
        status: Status(5, 1, 1),
        diagnostic: Some("550 5.1.1 no such user\r\n550 really".to_owned()),
        remote_mta: Some("mx.remote.example".to_owned()),
        last_attempt: Some(at(1_700_000_100)),
        will_retry_until: None,
    }
}

fn build(recipients: &[Recipient], original: &[u8], returned: Returned, charset: Charset) -> Vec<u8> {
    let (from, to) = (address("MAILER-DAEMON@mx.example.org"), address("anna@example.org"));
    Report {
        from: &from,
        to: &to,
        reporting_mta: "mx.example.org",
        envelope_id: Some("QQ314159"),
        arrival: at(1_700_000_000),
        now: at(1_700_000_200),
        message_id: "report-1@mx.example.org",
        recipients,
        original,
        returned,
        charset,
    }
    .build()
}

#[test]
fn builds_what_rfc_3464_and_rfc_6522_describe() {
    let raw = build(&[failed("bob@remote.example")], ORIGINAL, Returned::Headers, Charset::Ascii);
    let message = Message::parse(&raw, &Limits::default());
    assert!(message.root.is("multipart", "report"));
    assert_eq!(message.root.param("report-type"), Some(b"delivery-status".as_slice()));
    let kinds: Vec<_> = message.root.children().iter().map(|p| format!("{}/{}", p.kind, p.subtype)).collect();
    assert_eq!(kinds, ["text/plain", "message/delivery-status", "text/rfc822-headers"]);
    assert_eq!(fields::find(&raw, "In-Reply-To").expect("there").text(), "<orig@example.org>");
    assert_eq!(fields::find(&raw, "Auto-Submitted").expect("there").text(), "auto-replied");
    assert!(raw.is_ascii(), "a report about an ASCII message passes every server");
    let status = &raw[message.root.children()[1].body.clone()];
    let expected = "Original-Envelope-Id: QQ314159\r\nReporting-MTA: dns; mx.example.org\r\n\
        Arrival-Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n\r\n\
        Original-Recipient: rfc822; Bob@remote.example\r\nFinal-Recipient: rfc822; bob@remote.example\r\n\
        Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx.remote.example\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 no such user 550 really\r\n\
        Last-Attempt-Date: Tue, 14 Nov 2023 22:15:00 +0000\r\n";
    assert_eq!(String::from_utf8_lossy(status), expected);
    let words = text::part(&raw, &message.root.children()[0], 10_000).expect("text");
    assert!(words.contains("bob@remote.example") && words.contains("There is no such mailbox"), "{words}");
    assert!(words.contains("Grüße") && words.contains("send the\r\nmessage again"), "{words}");
    assert!(!String::from_utf8_lossy(&raw).contains("secret body"));
}

#[test]
fn returns_the_whole_message_when_asked() {
    let raw = build(&[failed("bob@remote.example")], ORIGINAL, Returned::Full, Charset::Ascii);
    let message = Message::parse(&raw, &Limits::default());
    let returned = &message.root.children()[2];
    assert!(returned.is("message", "rfc822"));
    assert_eq!(&raw[returned.body.clone()], ORIGINAL);
}

#[test]
fn each_action_has_its_words() {
    for (action, status, subject, words) in [
        (Action::Failed, Status(5, 2, 2), "could not be delivered", "The mailbox is full"),
        (Action::Delayed, Status(4, 4, 1), "is delayed", "You need not send it again"),
        (Action::Delivered, Status(2, 0, 0), "was delivered", "It was accepted"),
        (Action::Relayed, Status(2, 0, 0), "was passed on", "sends no delivery reports"),
        (Action::Expanded, Status(2, 0, 0), "sent to a list", "list or alias"),
    ] {
        let recipient =
            Recipient { action, status, will_retry_until: Some(at(1_700_100_000)), ..failed("bob@remote.example") };
        let raw = build(&[recipient], ORIGINAL, Returned::Headers, Charset::Ascii);
        let message = Message::parse(&raw, &Limits::default());
        assert!(fields::find(&raw, "Subject").expect("there").text().contains(subject));
        assert!(text::part(&raw, &message.root.children()[0], 10_000).expect("text").contains(words), "{words}");
        let retries = String::from_utf8_lossy(&raw).contains("Will-Retry-Until:");
        assert_eq!(retries, action == Action::Delayed);
    }
}

#[test]
fn international_addresses_follow_rfc_6533() {
    let recipient = Recipient { original: None, diagnostic: None, ..failed("анна@пример.рф") };
    let ascii = build(std::slice::from_ref(&recipient), ORIGINAL, Returned::Headers, Charset::Ascii);
    let text = String::from_utf8(ascii).expect("text");
    assert!(text.contains("Final-Recipient: utf-8; \\x{430}\\x{43D}\\x{43D}\\x{430}@xn--e1afmkfd.xn--p1ai"), "{text}");
    let utf8 = build(&[recipient], "Subject: Grüße\r\n\r\n".as_bytes(), Returned::Full, Charset::Utf8);
    let message = Message::parse(&utf8, &Limits::default());
    assert_eq!(message.root.param("report-type"), Some(b"global-delivery-status".as_slice()));
    let kinds: Vec<_> = message.root.children().iter().map(|p| format!("{}/{}", p.kind, p.subtype)).collect();
    assert_eq!(kinds, ["text/plain", "message/global-delivery-status", "message/global"]);
    assert!(String::from_utf8(utf8).expect("text").contains("Final-Recipient: utf-8; анна@xn--e1afmkfd.xn--p1ai"));
}

#[test]
fn reads_back_what_it_builds() {
    let raw =
        build(&[failed("bob@remote.example"), failed("eve@remote.example")], ORIGINAL, Returned::Full, Charset::Ascii);
    let notification = Notification::parse(&raw).expect("a report");
    assert_eq!(notification.envelope_id.as_deref(), Some("QQ314159"));
    assert_eq!(notification.reporting_mta.as_deref(), Some("mx.example.org"));
    assert_eq!(notification.original_message_id.as_deref(), Some("<orig@example.org>"));
    let addresses: Vec<_> = notification.recipients.iter().map(|r| r.address.as_str()).collect();
    assert_eq!(addresses, ["bob@remote.example", "eve@remote.example"]);
    let first = &notification.recipients[0];
    assert_eq!((first.action, first.status), (Action::Failed, Status(5, 1, 1)));
    assert_eq!(first.original.as_deref(), Some("Bob@remote.example"));
    assert_eq!(first.diagnostic.as_deref(), Some("550 5.1.1 no such user 550 really"));
}

/// RFC 3464 appendix E.1, a simple DSN.
const RFC_3464_SIMPLE: &str = "Date: Thu, 7 Jul 1994 17:16:05 -0400
From: Mail Delivery Subsystem <MAILER-DAEMON@CS.UTK.EDU>
Message-Id: <199407072116.RAA14128@CS.UTK.EDU>
Subject: Returned mail: Cannot send message for 5 days
To: <owner-info-mime@cs.utk.edu>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
      boundary=\"RAA14128.773615765/CS.UTK.EDU\"

--RAA14128.773615765/CS.UTK.EDU

The original message was received at Sat, 2 Jul 1994 17:10:28 -0400

--RAA14128.773615765/CS.UTK.EDU
content-type: message/delivery-status

Reporting-MTA: dns; cs.utk.edu

Original-Recipient: rfc822;louisl@larry.slip.umd.edu
Final-Recipient: rfc822;louisl@larry.slip.umd.edu
Action: failed
Status: 4.0.0
Diagnostic-Code: smtp; 426 connection timed out
Last-Attempt-Date: Thu, 7 Jul 1994 17:15:49 -0400

--RAA14128.773615765/CS.UTK.EDU
content-type: message/rfc822

[original message goes here]

--RAA14128.773615765/CS.UTK.EDU--
";

/// The delivery status of RFC 3464 appendix E.2, a report on several recipients.
const RFC_3464_SEVERAL: &str = "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"

--b
content-type: message/delivery-status

Reporting-MTA: dns; cs.utk.edu

Original-Recipient: rfc822;arathib@vnet.ibm.com
Final-Recipient: rfc822;arathib@vnet.ibm.com
Action: failed
Status: 5.0.0 (permanent failure)
Diagnostic-Code: smtp;
 550 'arathib@vnet.IBM.COM' is not a registered gateway user
Remote-MTA: dns; vnet.ibm.com

Original-Recipient: rfc822;johnh@hpnjld.njd.hp.com
Final-Recipient: rfc822;johnh@hpnjld.njd.hp.com
Action: delayed
Status: 4.0.0 (hpnjld.njd.jp.com: host name lookup failure)

Original-Recipient: rfc822;wsnell@sdcc13.ucsd.edu
Final-Recipient: rfc822;wsnell@sdcc13.ucsd.edu
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 user unknown
Remote-MTA: dns; sdcc13.ucsd.edu

--b--
";

#[test]
fn reads_the_examples_of_rfc_3464() {
    let simple = Notification::parse(RFC_3464_SIMPLE.replace('\n', "\r\n").as_bytes()).expect("a report");
    assert_eq!(simple.reporting_mta.as_deref(), Some("cs.utk.edu"));
    assert_eq!(simple.recipients.len(), 1);
    assert_eq!(simple.recipients[0].diagnostic.as_deref(), Some("426 connection timed out"));
    assert_eq!(simple.original_message_id, None);

    let several = Notification::parse(RFC_3464_SEVERAL.as_bytes()).expect("a report");
    let seen: Vec<_> = several.recipients.iter().map(|r| (r.action, r.status, r.remote_mta.as_deref())).collect();
    assert_eq!(
        seen,
        [
            (Action::Failed, Status(5, 0, 0), Some("vnet.ibm.com")),
            (Action::Delayed, Status(4, 0, 0), None),
            (Action::Failed, Status(5, 0, 0), Some("sdcc13.ucsd.edu")),
        ]
    );
    assert_eq!(
        several.recipients[0].diagnostic.as_deref(),
        Some("550 'arathib@vnet.IBM.COM' is not a registered gateway user")
    );
    assert_eq!(Notification::parse(b"Subject: no report\r\n\r\n"), None);
}

#[test]
fn status_codes() {
    assert_eq!(Status::parse("5.1.1"), Some(Status(5, 1, 1)));
    for bad in ["", "5", "5.1", "3.1.1", "5.1000.1", "5.1.x", "5.1.1.1"] {
        assert_eq!(Status::parse(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn the_boundary_never_occurs_inside(original in "(--=_[a-z0-9_]{0,20}\r\n){0,4}") {
        let raw = build(&[failed("bob@remote.example")], original.as_bytes(), Returned::Full, Charset::Ascii);
        let message = Message::parse(&raw, &Limits::default());
        prop_assert_eq!(message.root.children().len(), 3);
        prop_assert_eq!(&raw[message.root.children()[2].body.clone()], original.as_bytes());
    }

    #[test]
    fn reading_never_panics(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        let head = b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n";
        let _ = Notification::parse(&[head.as_slice(), &body].concat());
    }
}
