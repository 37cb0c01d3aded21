//! Programs nobody here wrote, run with a time limit; what they said is shown when they fail.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fmt, fs, thread};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::repository;

const LIMIT: Duration = Duration::from_secs(60);

/// A program about to be run.
#[derive(Debug)]
pub struct Peer {
    command: Command,
    input: Vec<u8>,
    limit: Duration,
}

/// What a program said.
#[derive(Clone)]
pub struct Said {
    /// How it was started, for messages.
    pub command: String,
    /// Its exit code; none after a signal.
    pub code: Option<i32>,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: Vec<u8>,
}

impl Peer {
    /// A program found where Debian puts them, with an environment that says nothing of whoever runs the stories.
    pub fn new(program: impl AsRef<str>) -> Self {
        let mut command = Command::new(program.as_ref());
        command.env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").env("HOME", env::temp_dir());
        command.env("LC_ALL", "C.UTF-8");
        Self { command, input: Vec::new(), limit: LIMIT }
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl AsRef<str>) -> Self {
        self.command.arg(argument.as_ref());
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<str>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<Path>) -> Self {
        self.command.env(name, value.as_ref());
        self
    }

    /// What it reads from its standard input.
    pub fn input(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// How long it may take. Default a minute.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// When it cannot be started or does not end in time.
    pub fn run(mut self) -> Said {
        // Files, not pipes: nobody needs to read while the program runs, and what it said survives its being killed.
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (input, output, errors) = (folder.path().join("in"), folder.path().join("out"), folder.path().join("err"));
        fs::write(&input, &self.input).expect("a temporary folder can be written");
        let open = |path: &Path| fs::File::create(path).expect("a temporary folder can be written");
        self.command.stdin(fs::File::open(&input).expect("what was written can be read"));
        self.command.stdout(open(&output)).stderr(open(&errors));
        let shown = format!("{:?}", self.command);
        let mut child = self.command.spawn().unwrap_or_else(|error| {
            panic!("{shown} does not start: {error}; tests/peers/install installs what the stories need")
        });
        let id = Pid::from_child(&child);
        let (end, ended) = mpsc::channel();
        let waiting = thread::spawn(move || end.send(child.wait().expect("a child can be waited for")));
        let status = ended.recv_timeout(self.limit).ok();
        if status.is_none() {
            // It is not reaped before its thread has seen it end, so the number is still its own.
            let _ = kill_process(id, Signal::KILL);
        }
        let _ = waiting.join();
        let said = Said {
            command: shown,
            code: status.and_then(|status| status.code()),
            stdout: fs::read(&output).unwrap_or_default(),
            stderr: fs::read(&errors).unwrap_or_default(),
        };
        assert!(status.is_some(), "it did not end within {} s: {said:?}", self.limit.as_secs());
        said
    }

    /// Runs it to a good end.
    ///
    /// # Panics
    /// When it fails.
    pub fn succeeds(self) -> Said {
        let said = self.run();
        assert_eq!(said.code, Some(0), "{said:?}");
        said
    }

    /// Runs it to its failure.
    ///
    /// # Panics
    /// When it succeeds.
    pub fn fails(self) -> Said {
        let said = self.run();
        assert_ne!(said.code, Some(0), "it should have failed: {said:?}");
        said
    }
}

impl Said {
    /// Its standard output as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Both outputs as text.
    pub fn all(&self) -> String {
        self.text() + &String::from_utf8_lossy(&self.stderr)
    }

    /// Fails unless both outputs together hold `text`.
    ///
    /// # Panics
    /// When they do not.
    pub fn saying(self, text: &str) -> Self {
        assert!(self.all().contains(text), "it did not say `{text}`: {self:?}");
        self
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (output, errors) = (self.text(), String::from_utf8_lossy(&self.stderr).into_owned());
        write!(f, "{}\nexit code {:?}\n--- its output\n{output}\n--- its errors\n{errors}", self.command, self.code)
    }
}

/// Runs a script of `tests/python` with `story` on its standard input; what it printed as JSON.
///
/// # Panics
/// When the script fails: its assertions are part of the story.
pub fn python(script: &str, story: &Value) -> Value {
    let path = repository().join("tests/python").join(script);
    let peer = Peer::new("python3").arg("-B").arg(path.display().to_string());
    let said = peer.input(story.to_string()).limit(Duration::from_secs(150)).succeeds();
    serde_json::from_slice(&said.stdout).unwrap_or_else(|error| panic!("{script} printed no JSON ({error}): {said:?}"))
}
