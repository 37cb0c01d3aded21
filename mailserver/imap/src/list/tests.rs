use super::*;
use proptest::prelude::*;

fn matches(pattern: &str, name: &str) -> bool {
    Pattern::new("", pattern).matches(name)
}

#[test]
fn wildcards() {
    let table = [
        ("*", "Foo/Bar", true),
        ("%", "Foo", true),
        ("%", "Foo/Bar", false),
        ("%/%", "Foo/Bar", true),
        ("%/%", "Foo/Bar/Baz", false),
        ("Foo*", "Foo/Bar/Baz", true),
        ("Foo/%", "Foo", false),
        ("Foo/%", "Foo/", true),
        ("*%", "Foo/Bar", true),
        ("%*", "Foo/Bar", true),
        ("%%", "Foo", true),
        ("*o/*r", "Foo/Bar", true),
        ("*o/*r", "Foo/Baz", false),
        ("", "", true),
        ("", "Foo", false),
        ("foo", "Foo", false),
        ("Entwürfe", "Entwürfe", true),
        ("Entw%fe", "Entwürfe", true),
        ("inbox", "INBOX", true),
        ("InBox/%", "INBOX/Sub", true),
        ("in*", "INBOX", true),
        ("inbox/sub", "INBOX/Sub", false),
        ("inboxes", "Inboxes", false),
    ];
    for (pattern, name, expected) in table {
        assert_eq!(matches(pattern, name), expected, "{pattern} on {name}");
    }
}

#[test]
fn reference_goes_before_the_pattern() {
    // RFC 9051 §6.3.9.1's table, for our canonical form.
    assert!(Pattern::new("Archive/", "%").matches("Archive/2024"));
    assert!(!Pattern::new("Archive/", "%").matches("Other/2024"));
    assert!(Pattern::new("~/Mail/", "%").matches("~/Mail/foo"));
    let parents: Vec<_> = parents(&Mailbox::new("a/b/c")).map(str::to_owned).collect();
    assert_eq!(parents, ["a/b", "a"]);
}

#[test]
fn hostile_patterns_stay_linear() {
    // Backtracking matchers need a time exponential in the number of stars here.
    let pattern = "*a".repeat(500);
    let name = "a".repeat(499) + &"b".repeat(500);
    assert!(!matches(&pattern, &name));
    assert!(matches(&pattern, &"a".repeat(1000)));
}

/// What the RFC says, as plainly as possible.
fn slow(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=name.len()).any(|n| slow(rest, &name[n..])),
        (['%', rest @ ..], _) => (0..=name.len()).any(|n| !name[..n].contains(&'/') && slow(rest, &name[n..])),
        ([p, rest @ ..], [n, tail @ ..]) => p == n && slow(rest, tail),
        _ => false,
    }
}

proptest! {
    #[test]
    fn agrees_with_the_plain_reading(pattern in "[ab/ü*%]{0,8}", name in "[ab/ü]{0,10}") {
        let (p, n): (Vec<_>, Vec<_>) = (pattern.chars().collect(), name.chars().collect());
        prop_assert_eq!(matches(&pattern, &name), slow(&p, &n));
    }

    #[test]
    fn long_patterns_cross_words(start in "[ab]{50,80}", end in "[ab]{50,80}", middle in "[ab/]{0,9}") {
        let name = format!("{start}{middle}{end}");
        let star = format!("{start}*{end}");
        let percent = format!("{start}%{end}");
        prop_assert!(matches(&star, &name));
        prop_assert_eq!(matches(&percent, &name), !middle.contains('/'));
        prop_assert!(matches(&name, &name));
    }
}
