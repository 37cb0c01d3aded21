//! Both messages of a SCRAM client, against keys no password has; and stored verifiers.
#![no_main]

use foundation::secrets::scram::{ClientFirst, ScramError, Verifier};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(verifier) = text.parse::<Verifier>()
    {
        assert_eq!(verifier.to_string().parse(), Ok(verifier), "what is stored reads back");
    }
    let (first, last) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, &b""[..]),
    };
    let Ok(first) = ClientFirst::parse(first) else { return };
    assert!(!first.username().is_empty() && !first.username().contains('\0'), "a name is no more than a name");
    assert!(first.authzid().is_none_or(|name| !name.is_empty()));
    let challenge = first.challenge(Verifier::decoy(&[7; 32], "anna@example.org"));
    let nonce = challenge.message().strip_prefix("r=").and_then(|rest| rest.split(',').next()).expect("a nonce");
    // The nonce is new each time, so the rest of the final message is only reached with it put in place.
    let last = String::from_utf8_lossy(last).replace("$nonce", nonce);
    let answered = challenge.finish(last.as_bytes());
    assert!(matches!(answered, Err(ScramError::WrongProof | ScramError::Malformed(_) | ScramError::Extension)));
});
