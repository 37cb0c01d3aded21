//! A place for one server: its boot file, its data directory, and the service manager's socket that hears when it is ready.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Longer than a start or a stop takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Place {
    folder: TempDir,
    manager: UnixDatagram,
}

impl Place {
    /// With listeners on free ports.
    pub(crate) fn new() -> Self {
        Self::with("[listen]\nsmtp = ['127.0.0.1:0']\nhttp = ['127.0.0.1:0']\n")
    }

    /// With a boot file of a data directory and these lines.
    pub(crate) fn with(lines: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let manager = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        manager.set_read_timeout(Some(PATIENCE)).unwrap();
        std::fs::write(folder.path().join("boot.toml"), format!("data_dir = 'data'\n{lines}")).unwrap();
        Self { folder, manager }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, with the boot file after `words`.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailserver"));
        command.args(words).arg("--config").arg(self.path("boot.toml")).stdin(Stdio::null());
        command.env("NOTIFY_SOCKET", self.path("notify"));
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Starts a server and waits until it says that it is ready.
    pub(crate) fn serve(&self) -> Server<'_> {
        self.serve_with(self.command(&["serve"]))
    }

    pub(crate) fn serve_with(&self, mut command: Command) -> Server<'_> {
        let server = Server { place: self, child: command.spawn().unwrap() };
        self.hear("READY=1");
        server
    }

    /// Waits for a word to the service manager.
    pub(crate) fn hear(&self, word: &str) {
        let mut text = [0; 256];
        loop {
            let length = self.manager.recv(&mut text).unwrap_or_else(|error| panic!("{word} was not said: {error}"));
            if text[..length].split(|byte| *byte == b'\n').any(|line| line == word.as_bytes()) {
                return;
            }
        }
    }

    /// What `listeners.json` says.
    pub(crate) fn listeners(&self) -> BTreeMap<String, Vec<SocketAddr>> {
        serde_json::from_slice(&std::fs::read(self.path("data/listeners.json")).unwrap()).unwrap()
    }
}

/// A server that is killed when a test ends before it does.
pub(crate) struct Server<'p> {
    place: &'p Place,
    child: Child,
}

impl Server<'_> {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Asks it to stop and waits until it has.
    pub(crate) fn stop(mut self) -> ExitStatus {
        self.signal(Signal::TERM);
        self.place.hear("STOPPING=1");
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status,
                None => assert!(Instant::now() < deadline, "the server did not stop"),
            }
            std::thread::yield_now();
        }
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        // It has ended already when the test was a good one.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Says a line to an address after its greeting; both answers.
pub(crate) fn greet(address: SocketAddr, line: &str) -> (String, String) {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let (mut reader, mut greeting, mut answer) = (BufReader::new(&stream), String::new(), String::new());
    reader.read_line(&mut greeting).unwrap();
    (&stream).write_all(line.as_bytes()).unwrap();
    reader.read_line(&mut answer).unwrap();
    (greeting, answer)
}

/// `GET`s a path; the whole answer.
pub(crate) fn get(address: SocketAddr, path: &str, token: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    answer
}
