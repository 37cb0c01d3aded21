use std::net::IpAddr;

use jiff::Timestamp;
use proptest::prelude::*;

use super::{Protocol, Received, Tls, With, delivered_to, hops, return_path, was_delivered_to};
use crate::{
    address::{Address, Domain},
    fields,
};

const TLS: Tls<'_> = Tls { version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384" };

fn domain(text: &str) -> Domain {
    Domain::parse(text).expect("valid")
}

#[test]
fn keywords_of_rfc_3848_and_rfc_6531() {
    let keyword = |protocol, tls, authenticated, utf8| With { protocol, authenticated, utf8 }.keyword(tls);
    for (protocol, tls, authenticated, utf8, expected) in [
        (Protocol::Smtp, None, false, false, "SMTP"),
        (Protocol::Esmtp, None, false, false, "ESMTP"),
        (Protocol::Esmtp, None, true, false, "ESMTPA"),
        (Protocol::Esmtp, Some(TLS), false, false, "ESMTPS"),
        (Protocol::Esmtp, Some(TLS), true, false, "ESMTPSA"),
        (Protocol::Esmtp, None, false, true, "UTF8SMTP"),
        (Protocol::Esmtp, Some(TLS), true, true, "UTF8SMTPSA"),
        (Protocol::Lmtp, Some(TLS), false, false, "LMTPS"),
        (Protocol::Lmtp, None, true, true, "UTF8LMTPA"),
        (Protocol::Http, Some(TLS), true, false, "HTTP"),
    ] {
        assert_eq!(keyword(protocol, tls, authenticated, utf8), expected);
    }
}

#[test]
fn writes_a_received_line() {
    let by = domain("mx.example.org");
    let recipient = Address::parse("anna@example.org").expect("valid");
    let received = Received {
        helo: "client.example",
        reverse_name: Some("host.client.example"),
        ip: Some(IpAddr::from([192, 0, 2, 1])),
        by: &by,
        with: With { protocol: Protocol::Esmtp, authenticated: true, utf8: false },
        tls: Some(TLS),
        id: "01890a5d",
        only_recipient: Some(&recipient),
        at: Timestamp::from_second(1_700_000_000).expect("in range"),
    };
    let expected = "Received: from client.example (host.client.example [192.0.2.1]) by\r\n\
        \tmx.example.org (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) with\r\n\
        \tESMTPSA id 01890a5d for <anna@example.org>;\r\n\tTue, 14 Nov 2023 22:13:20 +0000\r\n";
    assert_eq!(received.line(), expected);
    let alone = Received { reverse_name: None, ip: None, tls: None, only_recipient: None, ..received };
    let expected = "Received: from client.example by mx.example.org with ESMTPA id 01890a5d;\r\n\
        \tTue, 14 Nov 2023 22:13:20 +0000\r\n";
    assert_eq!(alone.line(), expected);
}

#[test]
fn writes_the_other_lines() {
    let anna = Address::parse("anna@example.org").expect("valid");
    assert_eq!(return_path(Some(&anna)), "Return-Path: <anna@example.org>\r\n");
    assert_eq!(return_path(None), "Return-Path: <>\r\n");
    assert_eq!(delivered_to(&anna), "Delivered-To: anna@example.org\r\n");
}

#[test]
fn sees_loops() {
    let raw = b"Delivered-To: Anna@example.org\r\nReceived: a\r\nreceived: b\r\n\r\nReceived: c\r\n";
    assert_eq!(hops(raw), 2);
    let delivered = |text: &str| was_delivered_to(raw, &Address::parse(text).expect("valid"));
    assert!(delivered("anna@EXAMPLE.org"));
    assert!(!delivered("bob@example.org"));
}

proptest! {
    #[test]
    fn no_helo_breaks_out_of_the_field(helo in "\\PC{0,300}|[\r\n();<> \"]{0,10}", name in "[\r\n()a ]{0,9}") {
        let by = domain("mx.example.org");
        let received = Received {
            helo: &helo,
            reverse_name: Some(&name),
            ip: Some(IpAddr::from([0; 16])),
            by: &by,
            with: With { protocol: Protocol::Smtp, authenticated: false, utf8: false },
            tls: None,
            id: "id",
            only_recipient: None,
            at: Timestamp::UNIX_EPOCH,
        };
        let line = received.line();
        let found: Vec<_> = fields::fields(line.as_bytes()).collect();
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].range(), 0..line.len());
        prop_assert_eq!(line.matches('(').count(), 1);
        prop_assert_eq!(line.matches(';').count(), 1);
    }
}
