//! A place for one server: its boot file, its data directory, and the service manager's socket that hears when it is ready.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

pub use rustix::process::Signal;
use rustix::process::{Pid, kill_process};

/// Longer than a start or a stop takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder of its own for one server of `program`, removed when dropped.
pub struct Place {
    program: &'static str,
    folder: PathBuf,
    manager: UnixDatagram,
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Place {
    /// With a boot file of a data directory and these lines.
    pub fn with(program: &'static str, lines: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("pennypost-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let manager = UnixDatagram::bind(folder.join("notify")).unwrap();
        manager.set_read_timeout(Some(PATIENCE)).unwrap();
        std::fs::write(folder.join("boot.toml"), format!("data_dir = 'data'\n{lines}")).unwrap();
        Self { program, folder, manager }
    }

    /// Where something of it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The program, with the boot file after `words`.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(self.program);
        command.args(words).arg("--config").arg(self.path("boot.toml")).stdin(Stdio::null());
        command.env("NOTIFY_SOCKET", self.path("notify"));
        command
    }

    /// Runs it to its end.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Starts a server and waits until it says that it is ready.
    pub fn serve(&self) -> Server<'_> {
        self.serve_with(self.command(&["serve"]))
    }

    /// Starts a server by this command.
    pub fn serve_with(&self, mut command: Command) -> Server<'_> {
        let server = Server { place: self, child: command.spawn().unwrap() };
        self.hear("READY=1");
        server
    }

    /// Waits for a word to the service manager.
    pub fn hear(&self, word: &str) {
        let mut text = [0; 256];
        loop {
            let length = self.manager.recv(&mut text).unwrap_or_else(|error| panic!("{word} was not said: {error}"));
            if text[..length].split(|byte| *byte == b'\n').any(|line| line == word.as_bytes()) {
                return;
            }
        }
    }

    /// What `listeners.json` says.
    pub fn listeners(&self) -> BTreeMap<String, Vec<SocketAddr>> {
        serde_json::from_slice(&std::fs::read(self.path("data/listeners.json")).unwrap()).unwrap()
    }
}

/// A server that is killed when a test ends before it does.
pub struct Server<'p> {
    place: &'p Place,
    child: Child,
}

impl Server<'_> {
    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
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
pub fn greet(address: SocketAddr, line: &str) -> (String, String) {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let (mut reader, mut greeting, mut answer) = (BufReader::new(&stream), String::new(), String::new());
    reader.read_line(&mut greeting).unwrap();
    (&stream).write_all(line.as_bytes()).unwrap();
    reader.read_line(&mut answer).unwrap();
    (greeting, answer)
}

/// `GET`s a path; the whole answer.
pub fn get(address: SocketAddr, path: &str, token: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    answer
}

#[cfg(test)]
pub(super) use self::echo::Echo;

#[cfg(test)]
mod echo {
    use std::fmt;

    use serde::{Deserialize, Serialize};

    /// Services of a server that does not exist.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub(in super::super) enum Echo {
        Plain,
        Loud,
        Later,
    }

    impl super::super::Service for Echo {
        const ALL: &'static [Self] = &[Self::Plain, Self::Loud, Self::Later];

        fn as_str(self) -> &'static str {
            match self {
                Self::Plain => "plain",
                Self::Loud => "loud",
                Self::Later => "later",
            }
        }

        fn is_spoken(self) -> bool {
            self != Self::Later
        }
    }

    impl fmt::Display for Echo {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(super::super::Service::as_str(*self))
        }
    }
}
