use super::*;
use proptest::prelude::*;

#[test]
fn names_of_rfc_3501_and_of_real_folders() {
    let table: [(&str, &str); 7] = [
        ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
        ("&Jjo-!", "☺!"),
        ("Entw&APw-rfe", "Entwürfe"),
        ("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-", "Отправленные"),
        ("R&-D", "R&D"),
        ("&2D3eAA-", "😀"),
        ("", ""),
    ];
    for (wire, name) in table {
        assert_eq!(decode(wire.as_bytes()).as_deref(), Ok(name), "{wire}");
        let mut out = Vec::new();
        encode(name, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), wire);
    }
}

#[test]
fn second_spellings_are_refused() {
    let table: [&[u8]; 11] = [
        b"R&D",                // no such shift, and unended
        b"&Jjo",               // unended
        b"&Jjo!",              // a letter base64 lacks
        b"&U,BTFw-&ZeVnLIqe-", // superfluous shift, RFC 3501 §5.1.3
        b"&AEE-",              // "A" needs no shift
        b"&2D0-",              // lone surrogate
        b"&Jjp-",              // stray bits
        b"&Jj-",               // half a unit
        b"&AAAAAAA-",          // six stray bits
        b"caf\xc3\xa9",
        b"a\tb",
    ];
    for wire in table {
        assert_eq!(decode(wire), Err(Utf7Error), "{}", String::from_utf8_lossy(wire));
    }
}

proptest! {
    #[test]
    fn decoding_undoes_encoding(name in "\\PC{0,40}") {
        let mut out = Vec::new();
        encode(&name, &mut out);
        prop_assert!(out.is_ascii());
        prop_assert_eq!(decode(&out), Ok(name));
    }

    #[test]
    fn what_decodes_has_one_spelling(wire in "[&A-Za-z0-9+,-]{0,24}") {
        if let Ok(name) = decode(wire.as_bytes()) {
            let mut out = Vec::new();
            encode(&name, &mut out);
            prop_assert_eq!(String::from_utf8(out), Ok(wire));
        }
    }

    #[test]
    fn no_octets_panic(wire in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = decode(&wire);
    }
}
