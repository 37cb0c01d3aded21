//! A whole message: fields, structure, sections, text, mending.
#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use message::address::Address;
use message::section::Wanted;
use message::structure::{Limits, Message};
use message::{authres, fields, repair, text, trace};

fuzz_target!(|data: &[u8]| {
    let message = Message::parse(data, &Limits { depth: 20, parts: 200, ..Limits::default() });
    for path in [&[][..], &[1], &[2], &[1, 1], &[2, 1, 1]] {
        for wanted in [Wanted::Whole, Wanted::Header, Wanted::Fields(&["subject"]), Wanted::Mime, Wanted::Text] {
            for range in message.section(data, path, wanted).unwrap_or_default() {
                assert!(range.start <= range.end && range.end <= data.len());
            }
        }
    }
    let _ = text::searchable(data, &message, 100_000);
    for field in fields::fields(data) {
        let _ = text::header(field.raw_value());
    }
    let _ = (trace::hops(data), authres::forged(data, "mx.example.org"));
    let submitter = Address::parse("anna@example.org").expect("an address");
    let facts = repair::Facts { now: Timestamp::UNIX_EPOCH, submitter: &submitter, unique: "u" };
    if let Ok(mended) = repair::Repair::of(data, &facts) {
        let again = repair::Repair::of(&mended.apply(data), &facts);
        assert_eq!(again, Ok(repair::Repair::default()), "what was mended needs no mending");
    }
});
