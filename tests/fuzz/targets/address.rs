//! Addresses, domains and address lists.
#![no_main]

use libfuzzer_sys::fuzz_target;
use message::address::{Address, Domain};
use message::envelope;

fuzz_target!(|data: &[u8]| {
    let _ = envelope::addresses(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(domain) = Domain::parse(text) {
        assert_eq!(Domain::parse(domain.as_str()).as_ref(), Ok(&domain));
    }
    if let Ok(address) = Address::parse(text) {
        let printed = address.to_string();
        assert_eq!(Address::parse(&printed).map(|again| again.key()), Ok(address.key()), "{printed}");
    }
});
