use proptest::prelude::*;

use super::{Limits, OverLimit, body_start, check, count, fields, find};

const MESSAGE: &[u8] = b"Received: from a\r\n\tby b\r\nSubject : folded\r\n  twice\r\n \t\r\nno field here\r\n\
    Empty:\r\nX-8bit: gr\xfcn\nsubject: again\r\n\r\nSubject: body\r\n";

#[test]
fn reads_fields_in_place() {
    let seen: Vec<_> = fields(MESSAGE).map(|f| (f.name(), f.unfolded().into_owned())).collect();
    let expected: [(&str, &[u8]); 5] = [
        ("Received", b"from a\tby b"),
        ("Subject", b"folded  twice"),
        ("Empty", b""),
        ("X-8bit", b"gr\xfcn"),
        ("subject", b"again"),
    ];
    assert_eq!(seen, expected.map(|(name, value)| (name, value.to_vec())));
}

#[test]
fn finds_counts_and_splits() {
    assert_eq!(count(MESSAGE, "SUBJECT"), 2);
    let subject = find(MESSAGE, "subject").expect("present");
    assert_eq!(&MESSAGE[subject.range()], b"Subject : folded\r\n  twice\r\n \t\r\n");
    assert_eq!(subject.raw_value(), b" folded\r\n  twice\r\n \t");
    assert_eq!(&MESSAGE[body_start(MESSAGE)..], b"Subject: body\r\n");
    assert_eq!(body_start(b"A: b\r\n"), 6);
    assert_eq!(body_start(b"\r\nbody"), 2);
    assert_eq!(body_start(b""), 0);
    assert!(find(MESSAGE, "Bcc").is_none());
}

#[test]
fn limits_name_what_was_crossed() {
    let header = b"A: 1\r\nB: 2\r\n\r\n";
    assert_eq!(check(header, &Limits { header_bytes: 14, fields: 2 }), Ok(()));
    assert_eq!(check(header, &Limits { header_bytes: 13, fields: 2 }), Err(OverLimit::HeaderBytes(13)));
    assert_eq!(check(header, &Limits { header_bytes: 14, fields: 1 }), Err(OverLimit::Fields(1)));
}

proptest! {
    #[test]
    fn ranges_lie_inside_and_in_order(raw in proptest::collection::vec(prop_oneof![Just(b':'), Just(b'\r'), Just(b'\n'), Just(b' '), any::<u8>()], 0..300)) {
        let end = body_start(&raw);
        let mut last = 0;
        for field in fields(&raw) {
            let (range, value) = (field.range(), field.value_range());
            prop_assert!(last <= range.start && range.start <= value.start && value.start <= value.end);
            prop_assert!(value.end <= range.end && range.end <= end && end <= raw.len());
            let _ = field.unfolded();
            last = range.end;
        }
    }
}
