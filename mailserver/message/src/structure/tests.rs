use std::ops::Range;

use proptest::prelude::*;

use super::{Content, Limits, Message, OverLimit, Structure};

fn parse(raw: &[u8]) -> Message {
    Message::parse(raw, &Limits::default())
}

/// The tree in one line: `multipart/mixed(text/plain[body] message/rfc822{…})`.
fn shown(raw: &[u8], part: &Structure) -> String {
    let body = |range: &Range<usize>| String::from_utf8_lossy(&raw[range.clone()]).replace("\r\n", "|");
    match &part.content {
        Content::Leaf => format!("{}/{}[{}]", part.kind, part.subtype, body(&part.body)),
        Content::Message(message) => format!("{}/{}{{{}}}", part.kind, part.subtype, shown(raw, &message.root)),
        Content::Multipart(parts) => {
            let inside: Vec<_> = parts.iter().map(|part| shown(raw, part)).collect();
            format!("{}/{}({})", part.kind, part.subtype, inside.join(" "))
        }
    }
}

fn check(raw: &str, expected: &str) {
    let raw = raw.replace('\n', "\r\n");
    assert_eq!(shown(raw.as_bytes(), &parse(raw.as_bytes()).root), expected, "{raw}");
}

#[test]
fn reads_trees() {
    check("Subject: x\n\nhello\n", "text/plain[hello|]");
    check("Subject: x\n", "text/plain[]");
    check("", "text/plain[]");
    // RFC 2046 §5.1.1.
    check(
        "Content-type: multipart/mixed; boundary=\"simple boundary\"\n\npreamble\n\n--simple boundary\n\nimplicitly\n\
         --simple boundary\nContent-type: text/plain; charset=us-ascii\n\nexplicitly\n\n--simple boundary--\n\nepilogue\n",
        "multipart/mixed(text/plain[implicitly] text/plain[explicitly|])",
    );
    // RFC 2046 §5.1.5: the parts of a digest are messages.
    check(
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\n1\n--b\nContent-Type: text/html\n\n2\n--b--\n",
        "multipart/digest(message/rfc822{text/plain[1]} text/html[2])",
    );
    // An unfinished inner multipart ends where the outer one goes on.
    check(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=ab\n\n--ab\n\n1\n--a\n\n2\n",
        "multipart/mixed(multipart/alternative(text/plain[1]) text/plain[2|])",
    );
    // No part, no boundary, no type.
    check("Content-Type: multipart/mixed; boundary=a\n\nnothing\n", "multipart/mixed(text/plain[])");
    check("Content-Type: multipart/mixed\n\n--a\n\n1\n", "text/plain[--a||1|]");
    check("Content-Type: nonsense\n\n1\n", "text/plain[1|]");
    // Trailing blanks after a boundary, and a line that only begins like one.
    check(
        "Content-Type: multipart/mixed; boundary=a\n\n--a \t\n\n--ab\n1\n--a--  \n",
        "multipart/mixed(text/plain[--ab|1])",
    );
    check(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n--a\n\n2\n--a--",
        "multipart/mixed(text/plain[] text/plain[2])",
    );
}

#[test]
fn bare_line_feeds_are_line_ends() {
    let raw = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\n1\n2\n--a--\n";
    let message = parse(raw);
    assert_eq!(shown(raw, &message.root), "multipart/mixed(text/plain[1\n2])");
    assert_eq!(message.root.children()[0].lines, 1);
}

#[test]
fn reads_mime_fields() {
    let raw = b"Content-Type: TEXT/Plain (c); charset=\"UTF-8\"; format=flowed;\r\n\tname=a b.txt; x\r\n\
        Content-Transfer-Encoding: Base64\r\nContent-ID: <id@x>\r\nContent-Description: a \r\n b\r\nContent-MD5: abc==\r\n\
        Content-Disposition: ATTACHMENT; filename=\"q\\\"; .txt\"; size=3\r\nContent-Language: en, de\r\n\
        Content-Location: http://x/\r\n\r\nYQ==\r\nYg==";
    let part = parse(raw).root;
    assert_eq!((part.kind.as_str(), part.subtype.as_str(), part.encoding.as_str()), ("text", "plain", "base64"));
    assert_eq!(part.param("charset"), Some(b"UTF-8".as_slice()));
    assert_eq!(part.param("format"), Some(b"flowed".as_slice()));
    assert_eq!(part.param("name"), Some(b"a b.txt".as_slice()));
    assert_eq!(part.id.as_deref(), Some(b"<id@x>".as_slice()));
    assert_eq!(part.description.as_deref(), Some(b"a  b".as_slice()));
    assert_eq!(part.md5.as_deref(), Some(b"abc==".as_slice()));
    assert_eq!(part.language, [b"en".to_vec(), b"de".to_vec()]);
    assert_eq!(part.location.as_deref(), Some(b"http://x/".as_slice()));
    assert_eq!((part.octets(), part.lines), (10, 1));
    let disposition = part.disposition.expect("present");
    assert_eq!(disposition.kind, "attachment");
    assert_eq!(disposition.params.len(), 2);
    assert_eq!(disposition.params[0].value, b"q\"; .txt");
}

#[test]
fn a_backslash_may_end_a_value() {
    // Found by the property below: the escape reached past the end.
    for value in ["a/b;(\\", "a/b; c=\"\\", "a/b(\\"] {
        let raw = format!("Content-Type: {value}\r\n\r\n");
        assert!(parse(raw.as_bytes()).root.is("a", "b"), "{value}");
    }
}

#[test]
fn counts_as_rfc_9051_does() {
    // RFC 9051 §7.5.2: a text of 1152 octets in 23 lines beside a base64 text of 4554 octets in 73 lines.
    let first = "x".repeat(48) + "\r\n";
    let first = first.repeat(22) + &"y".repeat(50) + "\r\n";
    let second = "A".repeat(60) + "\r\n";
    let second = second.repeat(72) + &"B".repeat(88) + "\r\n";
    let raw = format!(
        "Content-Type: MULTIPART/MIXED; boundary=q\r\n\r\n--q\r\nContent-Type: TEXT/PLAIN; CHARSET=US-ASCII\r\n\r\n{first}\r\n\
         --q\r\nContent-Type: TEXT/PLAIN; CHARSET=US-ASCII; NAME=\"cc.diff\"\r\n\
         Content-ID: <960723163407.20117h@cac.washington.edu>\r\nContent-Description: Compiler diff\r\n\
         Content-Transfer-Encoding: BASE64\r\n\r\n{second}\r\n--q--\r\n"
    );
    let root = parse(raw.as_bytes()).root;
    let sizes: Vec<_> = root.children().iter().map(|part| (part.octets(), part.lines)).collect();
    assert_eq!(sizes, [(1152, 23), (4554, 73)]);
    assert_eq!(root.children()[1].param("name"), Some(b"cc.diff".as_slice()));
}

fn nested(levels: usize) -> String {
    let open: String =
        (0..levels).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    open + "\r\ndeep\r\n"
}

#[test]
fn limits_turn_the_rest_opaque_and_are_named() {
    let limits = Limits { depth: 3, ..Limits::default() };
    let fits = nested(3);
    assert_eq!(Message::parse(fits.as_bytes(), &limits).over_limit, None);
    let deep = nested(4);
    let message = Message::parse(deep.as_bytes(), &limits);
    assert_eq!(message.over_limit, Some(OverLimit::Depth(3)));
    assert!(shown(deep.as_bytes(), &message.root).contains("application/octet-stream["));

    let limits = Limits { parts: 3, ..Limits::default() };
    let wide = |n: usize| {
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--\r\n", "--b\r\n\r\nx\r\n".repeat(n))
    };
    assert_eq!(Message::parse(wide(2).as_bytes(), &limits).over_limit, None);
    assert_eq!(Message::parse(wide(3).as_bytes(), &limits).over_limit, Some(OverLimit::Parts(3)));

    let limits = Limits { header_bytes: 20, ..Limits::default() };
    assert_eq!(Message::parse(b"Subject: 123456789\r\n", &limits).over_limit, None);
    let long = Message::parse(b"Subject: 1234567890\r\nContent-Type: text/html\r\n\r\n", &limits);
    assert_eq!(long.over_limit, Some(OverLimit::HeaderBytes(20)));
    assert!(long.root.is("text", "plain"));
}

#[test]
fn parameters_beyond_the_limit_are_ignored() {
    let raw = format!("Content-Type: a/b{}\r\n\r\n", "; x=1".repeat(super::MAX_PARAMS + 1));
    assert_eq!(parse(raw.as_bytes()).root.params.len(), super::MAX_PARAMS);
}

#[test]
fn a_prefix_only_shifts_the_ranges() {
    let body = b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n1\r\n--b--\r\n".as_slice();
    let prefix = b"Return-Path: <a@b.c>\r\nReceived: here\r\n".as_slice();
    let joined = [prefix, body].concat();
    let (alone, shifted) = (parse(body).root, parse(&joined).root);
    assert_eq!(shifted.header, 0..alone.header.end + prefix.len());
    assert_eq!(shifted.children()[0].body.start, alone.children()[0].body.start + prefix.len());
}

fn assert_inside(part: &Structure, outer: &Range<usize>) {
    assert!(outer.start <= part.header.start && part.header.end == part.body.start && part.body.end <= outer.end);
    assert!(part.header.start <= part.header.end && part.body.start <= part.body.end);
    for child in part.children() {
        assert_inside(child, &part.body);
    }
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(b"Content-Type: multipart/mixed; boundary=a\r\n\r\n".to_vec()),
        Just(b"Content-Type: multipart/digest; boundary=\"b\"\n\n".to_vec()),
        Just(b"Content-Type: message/rfc822\r\n\r\n".to_vec()),
        Just(b"--a\r\n".to_vec()),
        Just(b"--a--".to_vec()),
        Just(b"--b\n".to_vec()),
        Just(b"\r\n".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..20),
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_ranges_inside(pieces in proptest::collection::vec(piece(), 0..40)) {
        let raw = pieces.concat();
        let message = parse(&raw);
        assert_inside(&message.root, &(0..raw.len()));
        let _ = crate::text::searchable(&raw, &message, 10_000);
    }

    #[test]
    fn any_header_value_is_read(value in proptest::collection::vec(prop_oneof![
        proptest::sample::select(b"/;=\"\\()* '".to_vec()), any::<u8>()], 0..80))
    {
        let raw = [b"Content-Disposition: a;", value.as_slice(), b"\r\nContent-Type: ", &value].concat();
        let message = parse(&raw);
        let _ = crate::text::file_name(&message.root);
    }
}
