//! Finds the server's program. Cargo does not build it for the tests of another crate, so it may be missing or older than
//! its source: stories about yesterday's program would prove nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::repository;

const BUILD: &str = "build it with `cargo build --workspace --all-targets`, or run `tests/run`";

/// The program to test: `$MAILSERVER_BINARY`, or the one cargo built beside this test.
///
/// # Panics
/// When there is none, or it is older than a file it is made of.
pub(crate) fn mailserver() -> PathBuf {
    match std::env::var_os("MAILSERVER_BINARY") {
        Some(given) => given.into(),
        None => built("mailserver"),
    }
}

/// The licence server that cargo built beside this test.
///
/// # Panics
/// As [`mailserver`].
pub(crate) fn license_server() -> PathBuf {
    built("license-server")
}

fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a process knows its program");
    let binary = test.ancestors().nth(2).expect("a test lies in target/PROFILE/deps").join(name);
    let built = modified(&binary).unwrap_or_else(|| panic!("there is no {}: {BUILD}", binary.display()));
    let listing = fs::read_to_string(binary.with_extension("d")).unwrap_or_default();
    // `mailserver: SOURCE SOURCE …`, what cargo itself decides by; spaces in names are escaped.
    let sources = listing.split_once(": ").map_or("", |(_, sources)| sources).replace("\\ ", "\u{0}");
    for source in sources.split_ascii_whitespace().map(|source| PathBuf::from(source.replace('\u{0}', " "))) {
        // What build scripts made is as old as what they made it of.
        if source.starts_with(binary.parent().unwrap_or(&binary)) {
            continue;
        }
        let source = if source.is_absolute() { source } else { repository().join(source) };
        assert!(source.starts_with(repository()), "{} was built from another folder: {BUILD}", binary.display());
        let changed = modified(&source).unwrap_or_else(|| panic!("{} is gone: {BUILD}", source.display()));
        assert!(changed <= built, "{} is older than {}: {BUILD}", binary.display(), source.display());
    }
    binary
}

/// The program beside the server's that answers licence requests as the vendor of the development root.
///
/// # Panics
/// When there is none.
pub(crate) fn development_license() -> PathBuf {
    example("development_license")
}

/// The same over HTTP.
///
/// # Panics
/// When there is none.
pub(crate) fn development_vendor() -> PathBuf {
    example("development_vendor")
}

fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a process knows its program");
    let folder = test.ancestors().nth(2).expect("a test lies in target/PROFILE/deps").join("examples");
    let binary = folder.join(name);
    assert!(binary.is_file(), "there is no {}: {BUILD}", binary.display());
    binary
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}
