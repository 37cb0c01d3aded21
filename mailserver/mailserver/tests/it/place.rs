//! A place for one of our servers.

use foundation::boot::testing::Place;

/// With listeners on free ports.
pub(crate) fn place() -> Place {
    place_with("[listen]\nsmtp = ['127.0.0.1:0']\nhttp = ['127.0.0.1:0']\n")
}

/// With these lines in its boot file.
pub(crate) fn place_with(lines: &str) -> Place {
    Place::with(env!("CARGO_BIN_EXE_mailserver"), lines)
}
