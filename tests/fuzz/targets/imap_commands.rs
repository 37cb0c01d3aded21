//! Everything an IMAP client can send, before and after login, in pieces of any size.
#![no_main]

use imap::{Decoder, Item, Limits, TextMode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [options, piece, input @ ..] = data else { return };
    let limits = if options & 1 == 0 { Limits::before_login() } else { Limits::after_login() };
    let mut decoder = Decoder::new(Limits { append: 4096, discard: 8192, ..limits });
    if options & 2 != 0 {
        decoder.set_text_mode(TextMode::Utf8);
    }
    for piece in input.chunks(usize::from(*piece).max(1)) {
        decoder.feed(piece);
        loop {
            match decoder.next() {
                Ok(Some(Item::Command { .. })) if options & 4 != 0 => decoder.expect_auth_line(),
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(_) => return,
            }
        }
    }
});
