//! A message on its way out, in pieces of any size: nothing inside it ends the transfer, and its lines arrive as they were.
#![no_main]

use imap::pop3::transfer::{Transfer, Wants};
use libfuzzer_sys::fuzz_target;
use smtp::client::DotStuffing;

fuzz_target!(|data: &[u8]| {
    let [lines, piece, message @ ..] = data else { return };
    let pieces = || message.chunks(usize::from(*piece).max(1));

    let mut sent = Vec::new();
    let mut stuffing = DotStuffing::default();
    pieces().for_each(|piece| stuffing.encode(piece, &mut sent));
    stuffing.end(&mut sent);
    let received = received(&sent);
    assert!(!sent.windows(2).any(|two| two[1] == b'\n' && two[0] != b'\r'), "no bare LF leaves");
    assert_eq!(received, with_crlf(message), "SMTP carries the lines");

    let mut whole = Vec::new();
    let mut retr = Transfer::retr();
    pieces().for_each(|piece| assert_eq!(retr.write(piece, &mut whole), Wants::More));
    retr.finish(&mut whole);
    assert!(self::received(&whole).starts_with(message), "RETR carries the octets");

    let mut cut = Vec::new();
    let mut top = Transfer::top(u32::from(*lines));
    let _ = pieces().find(|piece| top.write(piece, &mut cut) == Wants::Nothing);
    top.finish(&mut cut);
    let cut = self::received(&cut);
    assert!(message.starts_with(&cut) || cut.starts_with(message), "TOP is the beginning");
});

/// What a client makes of the octets: lines up to the lone dot, leading dots taken off.
fn received(sent: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut lines = sent.split_inclusive(|byte| *byte == b'\n');
    for line in &mut lines {
        if line == b".\r\n" {
            assert_eq!(lines.next(), None, "nothing follows the end");
            return out;
        }
        out.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
    }
    panic!("the transfer does not end");
}

/// The message with every line ended by CRLF.
fn with_crlf(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = message;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
        out.extend_from_slice(&rest[..end]);
        out.extend_from_slice(b"\r\n");
        rest = match &rest[end..] {
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => &[],
        };
    }
    out
}
