//! Dot-stuffing.

use proptest::prelude::*;

use super::*;

fn encode(message: &[u8], piece: usize) -> Vec<u8> {
    let mut stuffing = DotStuffing::default();
    let mut out = vec![];
    for piece in message.chunks(piece.max(1)) {
        stuffing.encode(piece, &mut out);
    }
    stuffing.end(&mut out);
    out
}

#[test]
fn table() {
    for (message, wire) in [
        ("", ".\r\n"),
        ("a", "a\r\n.\r\n"),
        ("a\r\n", "a\r\n.\r\n"),
        (".\r\n", "..\r\n.\r\n"),
        ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("a.\r\n..b", "a.\r\n...b\r\n.\r\n"),
        ("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r.\rb\r", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r\r\n.", "a\r\n\r\n..\r\n.\r\n"),
        ("\n\r", "\r\n\r\n.\r\n"),
    ] {
        for piece in 1..=message.len().max(1) {
            assert_eq!(encode(message.as_bytes(), piece), wire.as_bytes(), "{message:?} by {piece}");
        }
    }
}

proptest! {
    /// Nothing a stored message holds can end the data early or leave a bare line end.
    #[test]
    fn only_one_end(message in proptest::collection::vec(proptest::sample::select(b".\r\na\0".to_vec()), 0..60), piece in 1usize..20) {
        let wire = encode(&message, piece);
        prop_assert_eq!(&wire, &encode(&message, message.len()));
        let text = String::from_utf8(wire).unwrap();
        prop_assert_eq!(format!("\r\n{text}").find("\r\n.\r\n"), Some(text.len() - 3));
        let bare = text.replace("\r\n", "");
        prop_assert!(!bare.contains(['\r', '\n']));
    }
}
