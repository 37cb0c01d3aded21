//! The real messages that `tests/corpus/fetch` collected.

use std::path::PathBuf;
use std::{env, fs};

use serde::Deserialize;

use crate::repository;

/// The corpus.
#[derive(Debug)]
pub struct Corpus {
    /// Where the files are.
    pub folder: PathBuf,
    /// Every message, by its digest.
    pub messages: Vec<Message>,
}

/// One message.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// SHA-256 of its bytes, and the name of its file.
    pub sha256: String,
    /// Its length in octets.
    pub bytes: u64,
    /// What SMTP can do with it.
    pub class: Class,
    /// The package it is from.
    pub package: String,
    /// Its place in the package.
    pub path: String,
}

/// What SMTP can do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// DATA carries it as it is.
    Regular,
    /// It holds a NUL.
    Nul,
    /// It holds a CR that no LF follows.
    BareCr,
    /// It holds both CRLF and bare LF.
    MixedLineEndings,
    /// It holds a line that RFC 5321 does not promise to carry.
    LongLine,
}

#[derive(Deserialize)]
struct Manifest {
    messages: Vec<Message>,
}

impl Corpus {
    /// Reads the manifest: in `$PENNYPOST_CORPUS`, or where `tests/corpus/fetch` puts it.
    ///
    /// # Panics
    /// When the corpus was not fetched.
    pub fn read() -> Self {
        let folder = env::var_os("PENNYPOST_CORPUS").map_or_else(|| repository().join("target/corpus"), PathBuf::from);
        let manifest = fs::read(folder.join("corpus.json"))
            .unwrap_or_else(|error| panic!("{}: {error}; run tests/corpus/fetch", folder.display()));
        let Manifest { messages } =
            serde_json::from_slice(&manifest).expect("tests/corpus/README.md describes the manifest");
        Self { folder, messages }
    }

    /// The file of a message.
    pub fn file(&self, message: &Message) -> PathBuf {
        self.folder.join(format!("{}.eml", message.sha256))
    }
}
