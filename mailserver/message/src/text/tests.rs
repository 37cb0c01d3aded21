use proptest::prelude::*;

use super::{charset, decoded, file_name, header, knows_charset, part, searchable};
use crate::structure::{Limits, Message};

fn parse(raw: &[u8]) -> Message {
    Message::parse(raw, &Limits::default())
}

#[test]
fn decodes_headers() {
    for (value, text) in [
        ("plain", "plain"),
        // RFC 2047 §8.
        ("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>", "Keith Moore <moore@cs.utk.edu>"),
        ("=?ISO-8859-1?Q?Andr=E9?= Pirard", "André Pirard"),
        (
            "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
            "If you can read this you understand the example.",
        ),
        ("(=?ISO-8859-1?Q?a?= b)", "(a b)"),
        ("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)"),
        ("(=?ISO-8859-1?Q?a_b?=)", "(a b)"),
        ("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"),
        // A character split over two words, a language, broken words.
        ("=?utf-8?B?w6Q=?= =?utf-8?Q?=C3?= =?utf-8?Q?=A4?=", "ää"),
        ("=?utf-8*de?q?gr=C3=BCn?=", "grün"),
        ("=?utf-8?q?open", "=?utf-8?q?open"),
        ("=?utf-8?x?a?= =?", "=?utf-8?x?a?= =?"),
        ("=?no-such-charset?q?a=C3=A4?=", "aä"),
        ("grün", "grün"),
    ] {
        assert_eq!(header(value.as_bytes()), text, "{value}");
    }
    assert_eq!(header(b"gr\xfcn"), "grün");
}

#[test]
fn decodes_bodies() {
    for (encoding, body, text) in [
        ("7bit", "a\r\n", "a\r\n"),
        ("quoted-printable", "gr=C3=BCn  \r\nsoft=\r\n line=3D=ZZ", "grün\r\nsoft line==ZZ"),
        ("Base64", "Z3LD\r\nvG4=", "grün"),
        ("base64", "YQ==YmM=", "abc"),
        ("base64", "!Y Q", "a"),
    ] {
        let raw =
            format!("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}");
        let message = parse(raw.as_bytes());
        assert_eq!(part(raw.as_bytes(), &message.root, 1000).as_deref(), Some(text), "{body}");
    }
    let raw = b"Content-Transfer-Encoding: x-uuencode\r\n\r\nx";
    assert_eq!(decoded(raw, &parse(raw).root), None);
    assert_eq!(charset(b"koi8-r", b"\xf0\xd2\xc9\xd7\xc5\xd4"), "Привет");
    assert!(knows_charset("ISO-8859-15") && !knows_charset("x-unknown"));
}

#[test]
fn search_text_reaches_every_text_part_and_stops_at_its_bound() {
    let raw = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello <b>wor</b>ld</p>\r\n\
        --b\r\nContent-Type: message/rfc822\r\n\r\nSubject: s\r\n\r\ninner\r\n--b\r\nContent-Type: image/png\r\n\r\nbinary\r\n--b--\r\n";
    let message = parse(raw);
    let text = searchable(raw, &message, 1000);
    assert!(text.contains("Hello world") && text.contains("inner"), "{text}");
    assert!(!text.contains("<b>") && !text.contains("binary"), "{text}");
    assert_eq!(searchable(raw, &message, 0).trim(), "");
}

#[test]
fn reads_file_names() {
    for (fields, name) in [
        ("Content-Disposition: attachment; filename=a.txt", Some("a.txt")),
        ("Content-Type: image/png; name=\"=?utf-8?q?gr=C3=BCn?=.png\"", Some("grün.png")),
        // RFC 2231 §3 and §4.1.
        ("Content-Disposition: attachment; filename*=utf-8'de'gr%C3%BCn.txt; filename=x", Some("grün.txt")),
        (
            "Content-Type: a/b; name*0*=us-ascii'en'This%20is%20even%20more%20; name*1*=%2A%2A%2Afun%2A%2A%2A%20; name*2=\"isn't it!\"",
            Some("This is even more ***fun*** isn't it!"),
        ),
        ("Content-Type: a/b; name*0=long; name*1=.txt", Some("long.txt")),
        ("Content-Type: a/b", None),
    ] {
        let raw = format!("{fields}\r\n\r\n");
        assert_eq!(file_name(&parse(raw.as_bytes()).root).as_deref(), name, "{fields}");
    }
}

proptest! {
    #[test]
    fn any_header_decodes(value in proptest::collection::vec(prop_oneof![
        proptest::sample::select(b"=?BbQq_ \r\n".to_vec()), any::<u8>()], 0..200))
    {
        let _ = header(&value);
    }

    #[test]
    fn any_body_decodes(encoding in "base64|quoted-printable", body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let raw = [format!("Content-Transfer-Encoding: {encoding}\r\n\r\n").as_bytes(), &body].concat();
        prop_assert!(decoded(&raw, &parse(&raw).root).is_some_and(|bytes| bytes.len() <= body.len() + 3));
    }
}
