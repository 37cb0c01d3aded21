use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn system_flags_in_any_case_and_keywords() {
    assert_eq!(Flag::parse(b"\\SEEN"), Some(Flag::Seen));
    assert_eq!(Flag::parse(b"\\answered"), Some(Flag::Answered));
    assert_eq!(Flag::parse(b"$Forwarded").as_ref().map(Flag::as_str), Some("$Forwarded"));
    for bad in [&b""[..], b"\\", b"\\Custom", b"\\*", b"two words", b"br(acket", b"back\\slash"] {
        assert_eq!(Flag::parse(bad), None, "{}", String::from_utf8_lossy(bad));
    }
}

#[test]
fn keywords_differ_by_more_than_case() {
    let flags: HashSet<_> = [&b"$Junk"[..], b"$JUNK", b"$NotJunk"].into_iter().filter_map(Flag::parse).collect();
    assert_eq!(flags.len(), 2);
}

proptest! {
    #[test]
    fn parsing_undoes_printing(name in r"(\\(Answered|Flagged|Deleted|Seen|Draft|Recent))|[$A-Za-z0-9_.:-]{1,20}") {
        let flag = Flag::parse(name.as_bytes());
        prop_assert_eq!(flag.as_ref().map(Flag::as_str), Some(name.as_str()));
    }
}
