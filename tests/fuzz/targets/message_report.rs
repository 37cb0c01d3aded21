//! Delivery reports and dates as others write them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use message::date;
use message::report::Notification;

fuzz_target!(|data: &[u8]| {
    let _ = Notification::parse(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = date::parse(text);
    let _ = date::parse_internal(text);
});
