use jiff::Timestamp;
use proptest::prelude::*;

use super::{format, format_internal, format_utc, parse, parse_internal};

#[test]
fn reads_message_dates() {
    for (text, rfc3339) in [
        // RFC 5322 appendices A.1.1, A.5 and A.6.2.
        ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"),
        (
            "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
            "1969-02-14T03:02:00Z",
        ),
        ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"),
        // What real mail holds.
        ("Tue, 1 Jul 2003 10:52:37 +0200 (CEST)", "2003-07-01T08:52:37Z"),
        ("Mon, 1 Jul 2003 10:52:37 EDT", "2003-07-01T14:52:37Z"),
        ("1 Jul 103 10:52:37", "2003-07-01T10:52:37Z"),
        ("Tue 1 July 2003 10.52 +0000", "2003-07-01T10:52:00Z"),
        ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z"),
        ("1 Jan 2000 00:00:00 K", "2000-01-01T00:00:00Z"),
    ] {
        let at = parse(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(at.timestamp(), rfc3339.parse::<Timestamp>().expect("rfc 3339"), "{text}");
    }
}

#[test]
fn refuses_what_is_no_date() {
    for text in [
        "",
        "yesterday",
        "32 Jan 2000 00:00:00 +0000",
        "30 Feb 2000 00:00:00 +0000",
        "1 Foo 2000 00:00",
        "1 Jan 2000 25:00:00 +0000",
        "1 Jan 2000 00:00:61 +0000",
        "1 Jan 2000 00:00:00 +9999",
        "1 Jan 2000",
        "-1 Jan 2000 00:00",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn writes_both_forms() {
    let at = parse("Fri, 21 Nov 1997 09:55:06 -0600").expect("valid");
    assert_eq!(format(&at), "Fri, 21 Nov 1997 09:55:06 -0600");
    assert_eq!(format_utc(at.timestamp()), "Fri, 21 Nov 1997 15:55:06 +0000");
    let at = parse("1 Jul 2003 01:02:03 +0545").expect("valid");
    assert_eq!(format_internal(&at), " 1-Jul-2003 01:02:03 +0545");
}

#[test]
fn reads_imap_dates() {
    // RFC 9051 §6.3.12 and §9 (date-day-fixed).
    for text in ["17-Jul-1996 02:44:25 -0700", " 7-Feb-1994 21:52:25 -0800", "07-Feb-1994 21:52:25 -0800"] {
        let at = parse_internal(text).expect(text);
        assert_eq!(parse_internal(&format_internal(&at)), Ok(at));
    }
    for text in [
        "",
        "17-Jul-1996",
        "17-Jul-96 02:44:25 -0700",
        "17-Jul-1996 02:44 -0700",
        "17-Jul-1996 02:44:25 PST",
        "17-July-1996 02:44:25 -0700",
        "17-Jul-1996-1 02:44:25 -0700",
    ] {
        assert!(parse_internal(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}") {
        let _ = parse(&text);
        let _ = parse_internal(&text);
    }

    #[test]
    fn printing_and_reading_agree(second in -2_000_000_000i64..32_000_000_000) {
        let at = Timestamp::from_second(second).expect("in range");
        prop_assert_eq!(parse(&format_utc(at)).map(|z| z.timestamp()), Ok(at));
    }
}
