//! Folder names on the wire, modified UTF-7 and sequence sets.
#![no_main]

use imap::{SequenceSet, utf7};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        let mut wire = Vec::new();
        utf7::encode(text, &mut wire);
        assert_eq!(utf7::decode(&wire).ok().as_deref(), Some(text), "what is encoded reads back");
    }
    let _ = utf7::decode(data);
    let mut numbers: Vec<u32> =
        data.chunks_exact(2).map(|pair| u32::from(u16::from_le_bytes([pair[0], pair[1]])) + 1).collect();
    numbers.sort_unstable();
    let mut set = SequenceSet::new();
    numbers.iter().for_each(|&number| set.push(number));
    assert!(numbers.iter().all(|&number| set.contains(number, u32::MAX)));
    numbers.dedup();
    assert_eq!(set.count(u32::MAX), numbers.len() as u64);
});
