use super::*;
use crate::parse::{Rules, sequence_set};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn set(text: &str) -> SequenceSet {
    sequence_set(text.as_bytes(), &Rules::default()).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

#[test]
fn sets_are_merged_and_keep_their_star() {
    let table = [
        ("2,4:7,9,12:*", "2,4:7,9,12:*"), // RFC 9051 §9, seq-set example
        ("*:4,5:7", "4:*"),               // the same section, 10 messages
        ("4,3,2:3", "2:4"),
        ("5:1", "1:5"),
        ("1,2,3", "1:3"),
        ("*", "*"),
        ("*:*", "*"),
        ("1,*", "1,*"),
        ("*:3", "3:*"),
        ("1:4,5:*", "1:*"),
        ("7:9,5:*,2", "2,5:*"),
        ("1:4294967295", "1:4294967295"),
        ("4294967295:*", "*"),
    ];
    for (written, printed) in table {
        assert_eq!(set(written).to_string(), printed, "{written}");
    }
}

#[test]
fn what_is_no_set() {
    for text in ["", "0", "1:", ":1", "1,", ",1", "a", "1:2:3", "4294967296", "-1", "1-3", "1 2", "**", "$", "1:0"] {
        assert!(sequence_set(text.as_bytes(), &Rules::default()).is_err(), "{text}");
    }
}

#[test]
fn star_is_the_highest_in_use() {
    // RFC 9051 §9: "UID 291:* and UID *:291 are equivalent", and name the last message even if it is below 291.
    let known = [4, 9, 200];
    assert_eq!(set("291:*").matches(&known).collect::<Vec<_>>(), [200]);
    assert_eq!(set("*").matches(&known).collect::<Vec<_>>(), [200]);
    assert_eq!(set("5:*").matches(&known).collect::<Vec<_>>(), [9, 200]);
    assert_eq!(set("1:4,250").matches(&known).collect::<Vec<_>>(), [4]);
    assert_eq!(set("*").matches(&[]).count(), 0);
    assert!(set("291:*").contains(200, 200));
    assert!(!set("291:*").contains(9, 200));
}

#[test]
fn an_empty_mailbox_has_nothing_in_any_set() {
    for text in ["1:*", "*", "1", "1:4294967295"] {
        assert_eq!(set(text).ranges(0).count(), 0, "{text}");
        assert!(!set(text).contains(1, 0));
    }
}

#[test]
fn a_huge_span_costs_what_it_finds() {
    // Four thousand million numbers: this test would not end if they were walked.
    let all = set("1:4294967295");
    assert_eq!(all.matches(&[1, 7, 4_000_000_000]).collect::<Vec<_>>(), [1, 7, 4_000_000_000]);
    assert_eq!(all.spans(&[1, 7, 4_000_000_000]).map(|span| span.len()).collect::<Vec<_>>(), [3]);
    assert_eq!(all.ranges(3).collect::<Vec<_>>(), [1..=3]);
    assert_eq!(all.missing(&[1, 7, 4_000_000_000], u32::MAX).to_string(), "2:6,8:3999999999,4000000001:4294967295");
    assert_eq!(all.count(u32::MAX), 4_294_967_295);
}

#[test]
fn ranges_written_are_bounded() {
    let rules = Rules { limits: crate::Limits { ranges: 3, ..crate::Limits::after_login() }, ..Rules::default() };
    assert!(sequence_set(b"1,3,5", &rules).is_ok());
    assert_eq!(
        sequence_set(b"1,3,5,7", &rules),
        Err(crate::Fault::TooMany { what: "ranges in a sequence set", limit: 3 })
    );
}

#[test]
fn ascending_numbers_compress() {
    assert_eq!(SequenceSet::from_sorted([1, 2, 3, 7, 9, 10]).to_string(), "1:3,7,9:10");
    assert_eq!(SequenceSet::from_sorted([0, 5, 5, u32::MAX]).to_string(), "5,4294967295");
    assert!(SequenceSet::from_sorted([]).is_empty());
    assert_eq!(SequenceSet::from_range(4..=9).to_string(), "4:9");
}

/// A set as written, small numbers, `0` for `*`.
fn written() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0..30u32, 0..30u32), 1..8)
}

fn spell(parts: &[(u32, u32)]) -> String {
    let end = |n: u32| if n == 0 { "*".to_owned() } else { n.to_string() };
    parts.iter().map(|(a, b)| format!("{}:{}", end(*a), end(*b))).collect::<Vec<_>>().join(",")
}

proptest! {
    #[test]
    fn parsing_undoes_printing(parts in written()) {
        let parsed = set(&spell(&parts));
        prop_assert_eq!(&set(&parsed.to_string()), &parsed);
    }

    #[test]
    fn every_walk_agrees_with_the_plain_reading(parts in written(), known in prop::collection::btree_set(1..40u32, 0..20)) {
        let parsed = set(&spell(&parts));
        let known: Vec<u32> = known.into_iter().collect();
        let highest = known.last().copied().unwrap_or(0);
        let real = |n: u32| if n == 0 { highest } else { n };
        let named = |n: u32| parts.iter().any(|(a, b)| (real(*a).min(real(*b))..=real(*a).max(real(*b))).contains(&n));
        let expected: Vec<u32> = known.iter().copied().filter(|n| named(*n)).collect();
        prop_assert_eq!(&parsed.matches(&known).collect::<Vec<_>>(), &expected);
        prop_assert_eq!(&parsed.spans_by(&known, |n| *n).flatten().map(|at| known[at]).collect::<Vec<_>>(), &expected);
        for n in 0..45 {
            prop_assert_eq!(parsed.contains(n, highest), n > 0 && n <= highest && named(n), "{}", n);
        }
        let walked: BTreeSet<u32> = parsed.ranges(highest).flatten().collect();
        let plain: BTreeSet<u32> = (1..=highest).filter(|n| named(*n)).collect();
        prop_assert_eq!(&walked, &plain);
        let missing: BTreeSet<u32> = parsed.missing(&known, highest).ranges(highest).flatten().collect();
        let gaps: BTreeSet<u32> = plain.iter().copied().filter(|n| !known.contains(n)).collect();
        prop_assert_eq!(missing, gaps);
    }

    #[test]
    fn compressing_loses_nothing(numbers in prop::collection::btree_set(1..1000u32, 0..100)) {
        let compressed = SequenceSet::from_sorted(numbers.iter().copied());
        prop_assert_eq!(compressed.ranges(u32::MAX).flatten().collect::<BTreeSet<_>>(), numbers);
    }
}
