//! What the server wrote while a story ran, and what it must not have written.

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::Mutex;

/// The log of one server, over all its restarts.
#[derive(Debug)]
pub(crate) struct Log {
    path: PathBuf,
    secrets: Mutex<Vec<String>>,
    expected: Mutex<Vec<String>>,
}

impl Log {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, secrets: Mutex::default(), expected: Mutex::default() }
    }

    /// Where the program's output goes.
    pub(crate) fn file(&self) -> File {
        File::options().create(true).append(true).open(&self.path).expect("the story's folder can be written")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.path).unwrap_or_default()).into_owned()
    }

    /// What must not be found in it.
    pub(crate) fn keep_out(&self, secret: &str) {
        self.secrets.lock().expect("no holder panics").push(secret.to_owned());
    }

    /// An error this story provokes.
    pub(crate) fn expect(&self, text: &str) {
        self.expected.lock().expect("no holder panics").push(text.to_owned());
    }

    /// The last lines, for the message of a story that failed.
    pub(crate) fn end(&self) -> String {
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(60)..].join("\n")
    }

    /// The lines that nobody should have to read: errors, panics and secrets.
    pub(crate) fn faults(&self) -> Vec<String> {
        let (secrets, expected) =
            (self.secrets.lock().expect("no holder panics"), self.expected.lock().expect("no holder panics"));
        let is_error = |line: &str| {
            [" ERROR ", "\"level\":\"ERROR\"", "panicked at"].iter().any(|mark| line.contains(mark))
                && !expected.iter().any(|text| line.contains(text))
        };
        let text = self.text();
        let errors = text.lines().filter(|line| is_error(line)).map(str::to_owned);
        let leaks = secrets.iter().filter(|secret| text.contains(*secret)).map(|_| "a secret is in the log".to_owned());
        errors.chain(leaks).collect()
    }
}
