//! The house is as its plans say: who may name whom, and what must not be in the tree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tests::{Peer, repository};

/// A may name B; what is not listed is forbidden. A new arrow is a decision that belongs into ARCHITECTURE.md.
const ARROWS: &[(&str, &[&str])] = &[
    ("mailserver", &["sessions", "api", "engine", "store", "foundation", "pennypost-client"]),
    ("sessions", &["smtp", "imap", "message", "engine", "store", "foundation"]),
    ("api", &["message", "engine", "store", "foundation"]),
    ("engine", &["store", "smtp", "mailauth", "message", "license", "foundation"]),
    ("store", &["message", "foundation"]),
    ("mailauth", &["message"]),
    ("smtp", &["message"]),
    ("imap", &["message"]),
    ("message", &[]),
    ("foundation", &[]),
    ("license", &[]),
    ("license-server", &["license", "message", "smtp", "foundation"]),
    ("pennypost-client", &[]),
    ("tests", &["pennypost-client"]),
];

/// The pure crates, and what they never name.
const PURE: &[&str] = &["message", "mailauth", "smtp", "imap", "license"];
const WORLDLY: &[&str] = &["tokio", "sqlx", "axum", "hyper", "reqwest", "hickory-resolver", "rustls", "tokio-rustls"];

/// The files that may hold `unsafe`, each with a reason beside it.
const UNSAFE: &[&str] = &["mailserver/store/src/content.rs"];

const LONGEST_FILE: usize = 900;

#[test]
fn arrows_are_those_of_the_plan() {
    let said = Peer::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--manifest-path"])
        .arg(repository().join("Cargo.toml").display().to_string())
        .env("PATH", Path::new(env!("CARGO")).parent().unwrap_or(Path::new("")))
        .env("HOME", std::env::var_os("HOME").map_or_else(PathBuf::new, PathBuf::from));
    let metadata: Value = serde_json::from_slice(&said.succeeds().stdout).expect("cargo metadata prints JSON");
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let packages = metadata["packages"].as_array().expect("a workspace has packages");
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(allowed) = allowed.get(name) else {
            wrong.push(format!("{name} is a new crate: say in the plan what it does not know"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let target = dependency["name"].as_str().unwrap_or_default();
            // A crate may ask its own test support for more, which only its tests see.
            if names.contains(target) && target != name && !allowed.contains(&target) {
                wrong.push(format!("{name} → {target}"));
            }
            if PURE.contains(&name) && WORLDLY.contains(&target) && dependency["kind"].is_null() {
                wrong.push(format!("{name} is pure and names {target}"));
            }
        }
        let licence = package["license"].as_str();
        if licence != Some("MIT OR Apache-2.0") {
            wrong.push(format!("{name} has the licence {licence:?}"));
        }
    }
    assert!(wrong.is_empty(), "not in the plan:\n{}", wrong.join("\n"));
}

/// Files the repository holds, and those that are about to be added.
fn tracked() -> Vec<PathBuf> {
    let top = repository().display().to_string();
    let said =
        Peer::new("git").args(["-C", &top, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]).succeeds();
    let names = said.text();
    let files = names.split('\0').filter(|name| !name.is_empty()).map(|name| repository().join(name));
    files.filter(|path| path.is_file()).collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap_or(path).display().to_string()
}

pub(crate) fn sources() -> Vec<(String, String)> {
    let files = tracked().into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    files.filter_map(|path| Some((shown(&path), fs::read_to_string(&path).ok()?))).collect()
}

#[test]
fn what_a_release_needs_is_there() {
    for file in [
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "deny.toml",
        "openapi/license-server.json",
        "openapi/mailserver.json",
        "license-server/ARCHITECTURE.md",
        "mailserver/ARCHITECTURE.md",
        "mailserver/RFC.md",
        "clients/rust/README.md",
        ".ci/run",
        "tests/run",
        "tests/full",
    ] {
        let text = fs::read_to_string(repository().join(file)).unwrap_or_default();
        assert!(!text.trim().is_empty(), "{file} is missing");
    }
}

#[test]
fn files_can_be_read_at_one_sitting() {
    let long = sources().into_iter().map(|(file, source)| (source.lines().count(), file));
    let long: Vec<String> =
        long.filter(|(lines, _)| *lines > LONGEST_FILE).map(|(lines, file)| format!("{file}: {lines}")).collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines:\n{}", long.join("\n"));
}

#[test]
fn unsafe_stands_only_where_it_was_reviewed() {
    let marks = [["unsafe", "{"].join(" "), ["unsafe", "fn"].join(" "), ["unsafe", "impl"].join(" ")];
    let holds = |source: &str| {
        source.lines().any(|line| !line.trim_start().starts_with("//") && marks.iter().any(|mark| line.contains(mark)))
    };
    let found: BTreeSet<String> =
        sources().into_iter().filter(|(_, source)| holds(source)).map(|(file, _)| file).collect();
    let reviewed: BTreeSet<String> = UNSAFE.iter().map(|file| (*file).to_owned()).collect();
    assert_eq!(found, reviewed);
}

#[test]
fn nothing_of_this_machine_is_in_the_tree() {
    let mut marks = vec![["", "work", ""].join("/"), ["", "root", ""].join("/"), ["", "home", "user"].join("/")];
    marks.extend(std::env::var("HOME").ok().filter(|home| home.len() > 3).map(|home| home + "/"));
    let mut wrong = Vec::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                wrong.push(format!("{}:{}", shown(&path), number + 1));
            }
        }
    }
    // Packages come from the registry that every cargo knows, whatever mirror this machine asks.
    let lock = fs::read_to_string(repository().join("Cargo.lock")).expect("Cargo.lock is there");
    let sources = lock.lines().filter(|line| line.starts_with("source = "));
    let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    wrong.extend(sources.filter(|line| *line != public).map(|line| format!("Cargo.lock: {line}")));
    assert!(wrong.is_empty(), "paths or addresses of this machine:\n{}", wrong.join("\n"));
}
