use proptest::prelude::*;

use super::{Address, AddressError, Domain, LocalPart};

#[test]
fn reads_and_prints_addresses() {
    for (text, printed) in [
        ("anna@example.org", "anna@example.org"),
        ("Anna@EXAMPLE.Org", "Anna@example.org"),
        ("\"anna\"@example.org", "anna@example.org"),
        ("\"anna b\"@example.org", "\"anna b\"@example.org"),
        ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        (r#""a\"b\\c"@example.org"#, r#""a\"b\\c"@example.org"#),
        ("a!#$%&'*+-/=?^_`{|}~@example.org", "a!#$%&'*+-/=?^_`{|}~@example.org"),
        ("anna@[192.0.2.1]", "anna@[192.0.2.1]"),
        ("anna@[IPv6:2001:DB8:0::1]", "anna@[IPv6:2001:db8::1]"),
        ("анна@пример.рф", "анна@xn--e1afmkfd.xn--p1ai"),
        ("x@bücher.example", "x@xn--bcher-kva.example"),
        ("bounce@em_1.example.com", "bounce@em_1.example.com"),
        ("a@localhost", "a@localhost"),
    ] {
        let address = Address::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(address.to_string(), printed);
        assert_eq!(Address::parse(printed).as_ref(), Ok(&address), "printing is not stable for {text}");
    }
}

#[test]
fn refuses_what_is_no_address() {
    for (text, error) in [
        ("", AddressError::EmptyLocal),
        ("anna", AddressError::NoDomain),
        ("@example.org", AddressError::EmptyLocal),
        ("\"\"@example.org", AddressError::EmptyLocal),
        ("a..b@example.org", AddressError::BadLocal),
        (".a@example.org", AddressError::BadLocal),
        ("a b@example.org", AddressError::BadLocal),
        ("\"a\"b@example.org", AddressError::BadLocal),
        ("\"a\nb\"@example.org", AddressError::BadLocal),
        ("a@", AddressError::BadDomain),
        ("a@b@c", AddressError::BadDomain),
        ("a@-x.org", AddressError::BadDomain),
        ("a@x-.org", AddressError::BadDomain),
        ("a@x..org", AddressError::BadDomain),
        ("a@example.org.", AddressError::BadDomain),
        ("a@192.0.2.1", AddressError::BadDomain),
        ("a@[192.0.2]", AddressError::BadDomain),
        ("a@[tag:x]", AddressError::BadDomain),
        ("a@ex ample.org", AddressError::BadDomain),
        ("a@example.org>", AddressError::BadDomain),
    ] {
        assert_eq!(Address::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn lengths_are_bounded_as_rfc_5321_says() {
    let local = |n: usize| format!("{}@example.org", "a".repeat(n));
    assert!(Address::parse(&local(64)).is_ok());
    assert_eq!(Address::parse(&local(65)), Err(AddressError::LocalTooLong));
    assert!(Address::parse_foreign(&local(65)).is_ok());
    assert!(Address::parse_foreign(&local(242)).is_ok());
    assert_eq!(Address::parse_foreign(&local(243)), Err(AddressError::TooLong));
    assert_eq!(Domain::parse(&format!("{}.org", "a".repeat(64))), Err(AddressError::DomainTooLong));
    let name = |labels: usize| vec!["a".repeat(50); labels].join(".");
    assert!(Domain::parse(&name(5)).is_ok());
    assert_eq!(Domain::parse(&format!("{}.example", name(5))), Err(AddressError::DomainTooLong));
    assert_eq!(Address::parse(&format!("a@{}", name(5))), Err(AddressError::TooLong));
}

#[test]
fn keys_ignore_case_and_quoting() {
    let key = |text: &str| Address::parse(text).expect(text).key();
    assert_eq!(key("Anna@Example.ORG"), "anna@example.org");
    assert_eq!(key("\"Anna\"@example.org"), "anna@example.org");
    assert_eq!(key("АННА@ПРИМЕР.РФ"), "анна@xn--e1afmkfd.xn--p1ai");
}

#[test]
fn splits_details() {
    let address = Address::parse("anna+news+x@example.org").expect("valid");
    assert_eq!(address.local().split_detail(), Some(("anna", "news+x")));
    assert_eq!(address.without_detail().map(|a| a.to_string()).as_deref(), Some("anna@example.org"));
    for whole in ["anna@example.org", "+anna@example.org"] {
        assert_eq!(Address::parse(whole).expect("valid").without_detail(), None);
    }
}

#[test]
fn shows_international_names() {
    let address = Address::parse("x@xn--bcher-kva.example").expect("valid");
    assert_eq!(address.unicode(), "x@bücher.example");
    assert!(address.is_ascii());
    assert!(!Address::parse("анна@example.org").expect("valid").is_ascii());
    assert_eq!(Domain::parse("[192.0.2.1]").expect("valid").literal(), Some([192, 0, 2, 1].into()));
    assert_eq!(Domain::parse("xn--a"), Err(AddressError::BadDomain));
}

proptest! {
    #[test]
    fn never_panics_and_prints_what_it_reads(text in "\\PC{0,40}@\\PC{0,40}") {
        if let Ok(address) = Address::parse(&text) {
            prop_assert_eq!(Address::parse(&address.to_string()), Ok(address));
        }
    }

    #[test]
    fn every_local_part_survives_quoting(text in "[ -~]{1,30}") {
        let local = LocalPart::parse_unquoted(&text).expect("printable");
        prop_assert_eq!(LocalPart::parse(&local.to_string()), Ok(local));
    }
}
