//! Everything a POP3 client can send.
#![no_main]

use imap::pop3::{Decoder, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [options, piece, input @ ..] = data else { return };
    let mut decoder = Decoder::new(Limits::default());
    for piece in input.chunks(usize::from(*piece).max(1)) {
        decoder.feed(piece);
        while decoder.next().is_some() {
            if options & 1 != 0 {
                decoder.expect_auth_line();
            }
        }
    }
});
