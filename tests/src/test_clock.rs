//! Time in a story's hands: the servers that it starts take the time from it and not from the machine.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A clock that stands still until the story moves it. Cheap to clone.
///
/// It moves one server after another, in the order in which they were started, and waits for each until what came due by it
/// is over: runs of tasks, a look at the queue, a look at the licence; deliveries under way may not be. Start who is asked
/// before who asks, so that nobody gets an answer from the past. However far it moves, each timer goes off once: what should
/// happen day by day is moved day by day, with [`TestClock::days`].
#[derive(Clone, Debug)]
pub struct TestClock(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    home: TempDir,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    now: Timestamp,
    running: Vec<PathBuf>,
}

/// How much longer than a server takes at most to say that something is not over.
const PATIENCE: Duration = Duration::from_secs(75);

impl TestClock {
    /// A clock that stands at `now`.
    ///
    /// # Panics
    /// When there is no room for its sockets; all methods panic when a server does not do as it is told.
    pub fn at(now: Timestamp) -> Self {
        // Servers know no smaller parts.
        let now = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        let home = tempfile::Builder::new().prefix("clock-").tempdir().expect("a temporary folder can be made");
        Self(Arc::new(Shared { home, state: Mutex::new(State { now, running: Vec::new() }) }))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        self.state(|state| state.now)
    }

    /// Lets time pass, everywhere at once for people and in order for servers.
    pub async fn advance(&self, by: Duration) {
        self.state(|state| state.now += by);
        self.tell("advance", &json!({"seconds": by.as_secs()})).await;
    }

    /// Lets days pass, one after another.
    pub async fn days(&self, days: u32) {
        for _ in 0..days {
            self.advance(Duration::from_secs(86_400)).await;
        }
    }

    /// Sets the wall clocks of all servers, as somebody sets a machine's clock: no time passes.
    pub async fn set(&self, now: Timestamp) {
        self.state(|state| state.now = now);
        self.tell("set", &json!({"now": now})).await;
    }

    /// What a program of ours is started with to follow this clock; `socket` is from [`TestClock::socket`].
    pub fn words(&self, socket: &Path) -> [String; 4] {
        let (socket, now) = (socket.display().to_string(), self.now().to_string());
        ["--test-clock".to_owned(), socket, "--test-time".to_owned(), now]
    }

    /// A socket for one more server.
    pub fn socket(&self) -> PathBuf {
        self.0.home.path().join(format!("{:08x}.sock", rand::random::<u32>()))
    }

    /// The server with this socket runs.
    pub fn joined(&self, socket: &Path) {
        self.state(|state| state.running.push(socket.to_owned()));
    }

    /// The server with this socket runs no more.
    pub fn left(&self, socket: &Path) {
        self.state(|state| state.running.retain(|running| running != socket));
    }

    /// The sockets of the servers that run.
    pub fn sockets(&self) -> Vec<PathBuf> {
        self.state(|state| state.running.clone())
    }

    fn state<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.0.state.lock().expect("no holder panics"))
    }

    async fn tell(&self, what: &str, order: &Value) {
        let now = self.now();
        for socket in self.sockets() {
            let client = Client::builder().unix_socket(socket).no_proxy().timeout(PATIENCE).build();
            let client = client.expect("a client for a socket can be made");
            let answer = client.post(format!("http://localhost/{what}")).json(order).send().await;
            let told: Value = answer.expect("a server's clock answers").json().await.expect("it answers JSON");
            let shown: Option<Timestamp> = told["now"].as_str().and_then(|now| now.parse().ok());
            assert_eq!(shown, Some(now), "{what} {order}: {told}");
            assert_eq!(told["settled"], true, "{what} {order}: what that set off is not over yet");
        }
    }
}
