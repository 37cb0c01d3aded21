//! Paths and parameters of MAIL and RCPT.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp::{ForwardPath, MailParams, RcptParams, ReversePath, command::Command, params::Offered};

fuzz_target!(|data: &[u8]| {
    let _ = Command::parse(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let offered = Offered { basic: true, smtputf8: true, dsn: true, auth: true };
    if let Ok((path, _)) = ReversePath::take(text) {
        let printed = path.to_string();
        assert_eq!(ReversePath::take(&printed).map(|(again, _)| again), Ok(path), "{printed}");
    }
    let _ = ForwardPath::take(text);
    let _ = MailParams::parse(text, offered);
    let _ = RcptParams::parse(text, offered);
});
