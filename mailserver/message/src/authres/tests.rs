use super::forged;
use crate::repair::without;

#[test]
fn only_fields_in_our_name_go() {
    for (value, ours) in [
        ("mx.example.org; spf=pass", true),
        (" MX.Example.ORG 1; none", true),
        ("mx.example.org", true),
        ("mx.example.org.; none", true),
        ("(hello (there)) \"mx.example.org\" (x); spf=pass", true),
        ("\r\n\tmx.example.org;\r\n\tdkim=pass", true),
        ("mx.example.org.evil.example; none", false),
        ("other.example; mx.example.org", false),
        ("(mx.example.org) other.example; none", false),
        ("", false),
    ] {
        let raw = format!(
            "From: a@b\r\nAuthentication-Results: {value}\r\nTo: c@d\r\n\r\nAuthentication-Results: mx.example.org\r\n"
        );
        let ranges = forged(raw.as_bytes(), "mx.example.org");
        assert_eq!(!ranges.is_empty(), ours, "{value:?}");
        let left: Vec<u8> = without(raw.as_bytes(), &ranges).flatten().copied().collect();
        let left = String::from_utf8(left).expect("text");
        assert!(left.starts_with("From: a@b\r\n") && left.contains("To: c@d\r\n\r\nAuthentication-Results"), "{left}");
    }
}

#[test]
fn both_forms_of_an_international_name_are_ours() {
    let raw = "Authentication-Results: bücher.example; none\r\n\r\n";
    assert_eq!(forged(raw.as_bytes(), "xn--bcher-kva.example").len(), 1);
}
