use super::Wanted;
use crate::structure::{Limits, Message};

/// The shape of the example in RFC 9051 §6.4.5.1: text, octets, a message with two parts, and an image beside a message.
const RAW: &str = "Subject: outer\r\nFrom: a@b\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n\
--A\r\nX: 1\r\n\r\none\r\n\
--A\r\nContent-Type: application/octet-stream\r\n\r\ntwo\r\n\
--A\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
--B\r\n\r\nthree one\r\n--B\r\nContent-Type: application/pdf\r\n\r\nthree two\r\n--B--\r\n\
--A\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\nContent-Type: image/gif\r\n\r\nfour one\r\n\
--C\r\nContent-Type: message/rfc822\r\n\r\nSubject: leaf\r\n\r\nfour two\r\n--C--\r\n--A--\r\n";

fn section(raw: &str, path: &[u32], wanted: Wanted<'_>) -> Option<String> {
    let message = Message::parse(raw.as_bytes(), &Limits::default());
    let ranges = message.section(raw.as_bytes(), path, wanted)?;
    Some(ranges.into_iter().map(|range| &raw[range]).collect())
}

#[test]
fn sections_of_rfc_9051_name_these_bytes() {
    let multipart_b = "Subject: inner\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n";
    let cases: [(&[u32], Wanted<'_>, Option<&str>); 24] = [
        (&[], Wanted::Whole, Some(RAW)),
        (&[], Wanted::Header, Some("Subject: outer\r\nFrom: a@b\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n")),
        (&[], Wanted::Text, Some(&RAW[RAW.find("--A").expect("there")..])),
        (&[], Wanted::Mime, None),
        (&[], Wanted::Fields(&["from", "none"]), Some("From: a@b\r\n\r\n")),
        (&[], Wanted::FieldsNot(&["From", "CONTENT-TYPE"]), Some("Subject: outer\r\n\r\n")),
        (&[1], Wanted::Whole, Some("one")),
        (&[1], Wanted::Mime, Some("X: 1\r\n\r\n")),
        (&[1], Wanted::Header, None),
        (&[1], Wanted::Text, None),
        (&[1, 1], Wanted::Whole, None),
        (&[2], Wanted::Whole, Some("two")),
        (&[3], Wanted::Header, Some(multipart_b)),
        (&[3], Wanted::Fields(&["Subject"]), Some("Subject: inner\r\n\r\n")),
        (&[3], Wanted::Mime, Some("Content-Type: message/rfc822\r\n\r\n")),
        (&[3, 1], Wanted::Whole, Some("three one")),
        (&[3, 2], Wanted::Mime, Some("Content-Type: application/pdf\r\n\r\n")),
        (&[4, 1], Wanted::Mime, Some("Content-Type: image/gif\r\n\r\n")),
        (&[4, 2], Wanted::Header, Some("Subject: leaf\r\n\r\n")),
        (&[4, 2], Wanted::Text, Some("four two")),
        (&[4, 2, 1], Wanted::Whole, Some("four two")),
        (&[4, 2, 2], Wanted::Whole, None),
        (&[5], Wanted::Whole, None),
        (&[0], Wanted::Whole, None),
    ];
    for (path, wanted, expected) in cases {
        assert_eq!(section(RAW, path, wanted).as_deref(), expected, "{path:?} {wanted:?}");
    }
}

#[test]
fn a_plain_message_has_one_part() {
    let raw = "Subject: x\r\n\r\nbody\r\n";
    assert_eq!(section(raw, &[1], Wanted::Whole).as_deref(), Some("body\r\n"));
    assert_eq!(section(raw, &[1], Wanted::Mime).as_deref(), Some("Subject: x\r\n\r\n"));
    assert_eq!(section(raw, &[2], Wanted::Whole), None);
    assert_eq!(section("Subject: x\r\n", &[], Wanted::Fields(&["subject"])).as_deref(), Some("Subject: x\r\n"));
}

#[test]
fn a_message_whose_body_is_a_message() {
    let raw = "Content-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nx";
    assert_eq!(section(raw, &[1], Wanted::Header).as_deref(), Some("Subject: in\r\n\r\n"));
    assert_eq!(section(raw, &[1, 1], Wanted::Whole).as_deref(), Some("x"));
    assert_eq!(section(raw, &[], Wanted::Text).as_deref(), Some("Subject: in\r\n\r\nx"));
}
