//! Delivery reports and dates as others write them, and reports of ours about what others sent and said.
#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use message::address::{Address, Domain};
use message::report::{Action, Charset, Notification, Recipient, Report, Returned, Status};
use message::trace::{Protocol, Received, With};
use message::{date, fields};

fuzz_target!(|data: &[u8]| {
    let _ = Notification::parse(data);
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = date::parse(text);
        let _ = date::parse_internal(text);
    }
    received(&String::from_utf8_lossy(data));
    let [options, texts @ ..] = data else { return };
    report(*options, texts);
});

/// A line of ours with a stranger's name in it stays one field.
fn received(helo: &str) {
    let by = Domain::parse("mx.example.net").expect("a domain");
    let line = Received {
        helo,
        ip: None,
        reverse_name: Some(helo),
        by: &by,
        with: With { protocol: Protocol::Esmtp, utf8: true, authenticated: false },
        tls: None,
        id: "1",
        only_recipient: None,
        at: Timestamp::UNIX_EPOCH,
    }
    .line();
    assert_eq!(fields::fields(line.as_bytes()).count(), 1, "{line}");
    assert_eq!(fields::body_start(line.as_bytes()), line.len(), "{line}");
}

/// A report about a stranger's message with another server's words in it reads back as what was meant.
fn report(options: u8, texts: &[u8]) {
    let (words, original) = texts.split_at(texts.len() / 2);
    let words = String::from_utf8_lossy(words).into_owned();
    let address = |text: &str| Address::parse(text).expect("an address");
    let recipient = Recipient {
        original: Some(words.clone()),
        address: address(if options & 1 == 0 { "ben@example.net" } else { "jürgen@example.net" }),
        action: Action::Failed,
        status: Status(5, 1, 1),
        diagnostic: Some(words.clone()),
        remote_mta: Some(words.clone()),
        last_attempt: None,
        will_retry_until: None,
    };
    let built = Report {
        from: &address("postmaster@example.org"),
        to: &address("anna@example.org"),
        reporting_mta: "mx.example.org",
        envelope_id: Some(&words),
        arrival: Timestamp::UNIX_EPOCH,
        now: Timestamp::UNIX_EPOCH,
        message_id: "1@example.org",
        recipients: &[recipient.clone(), recipient],
        original,
        returned: if options & 2 == 0 { Returned::Headers } else { Returned::Full },
        charset: if options & 4 == 0 { Charset::Ascii } else { Charset::Utf8 },
    }
    .build();
    let read = Notification::parse(&built).expect("our report is one");
    assert_eq!(read.recipients.len(), 2, "{}", String::from_utf8_lossy(&built));
    for read in read.recipients {
        assert_eq!((read.action, read.status), (Action::Failed, Status(5, 1, 1)));
    }
}
