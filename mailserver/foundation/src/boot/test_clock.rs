//! A program's clock in the hands of a test: a Unix socket through which time is advanced and set. Which programs may have
//! one, each program decides.
//!
//! `GET /` tells the time. `POST /advance {"seconds": 60}` lets time pass, for the wall clock, the clock nobody sets, and all
//! timers; it answers once the timers that came due went off and what they set off is over: runs of tasks, a look at the
//! queue, a look at the licence. What goes on elsewhere, such as deliveries that the queue has started, may not be over yet,
//! and timers go off once however long the time was. `POST /set {"now": "…"}` sets the wall clock alone, as somebody sets a
//! machine's. All of them answer with both clocks, and whether everything is over: nobody waits longer than a minute.

use std::fmt;
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::AdminDoor;
use crate::clock::Clock;
use crate::http::{FieldError, HttpLimits, Json, Problem, dress};

/// How long what an advance set off may take, in real time.
const SETTLING: Duration = Duration::from_secs(60);

/// Seconds of the longest advance: a hundred years.
const LONGEST: u64 = 100 * 366 * 86_400;

/// Where a test holds the clock, and from when on.
#[derive(Clone, Debug)]
pub struct TestTime {
    /// The socket.
    pub socket: PathBuf,
    /// The time at which the clock stands at first; the machine's where there is none.
    pub start: Option<Timestamp>,
}

/// The socket by which a test holds the clock.
pub struct TestClock(AdminDoor);

impl TestClock {
    /// The clock, and the open socket. For the socket's owner alone.
    ///
    /// # Errors
    /// The system's; also when there is something else than a socket.
    pub fn open(time: &TestTime) -> io::Result<(Clock, Self)> {
        let clock = Clock::held(time.start.unwrap_or_else(Timestamp::now));
        let path = &time.socket;
        if is_socket(path)? {
            std::fs::remove_file(path)?;
        }
        let router = Router::new().route("/", get(tell)).route("/advance", post(advance)).route("/set", post(set));
        let router = dress(router.with_state(clock.clone()), &HttpLimits::default());
        let door = AdminDoor::at(path.clone(), router)?;
        tracing::warn!(
            socket = %path.display(), now = %clock.now(),
            "a test holds the clock: time stands still here until it is moved through the socket"
        );
        Ok((clock, Self(door)))
    }

    /// Closes the socket. Time stands still from then on.
    pub async fn close(self) {
        self.0.close().await;
    }
}

fn is_socket(path: &Path) -> io::Result<bool> {
    match std::fs::symlink_metadata(path) {
        Ok(found) => Ok(found.file_type().is_socket()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[derive(Deserialize, ToSchema)]
struct Advance {
    seconds: u64,
}

#[derive(Deserialize, ToSchema)]
struct Set {
    #[schema(value_type = String)]
    now: Timestamp,
}

/// What both clocks show.
#[derive(Serialize)]
struct Told {
    now: Timestamp,
    uptime: i64,
    settled: bool,
}

async fn told(clock: &Clock) -> Json<Told> {
    let settled = tokio::time::timeout(SETTLING, clock.settled()).await.is_ok();
    Json(Told { now: clock.now(), uptime: clock.uptime(), settled })
}

async fn tell(State(clock): State<Clock>) -> Json<Told> {
    told(&clock).await
}

async fn advance(State(clock): State<Clock>, Json(by): Json<Advance>) -> Result<Json<Told>, Problem> {
    if by.seconds > LONGEST {
        let detail = format!("must be at most {LONGEST}");
        return Err(Problem::invalid(vec![FieldError::new("/seconds", "out_of_range", detail)]));
    }
    clock.advance(Duration::from_secs(by.seconds));
    Ok(told(&clock).await)
}

async fn set(State(clock): State<Clock>, Json(to): Json<Set>) -> Json<Told> {
    clock.set(to.now);
    told(&clock).await
}

impl fmt::Debug for TestClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TestClock")
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use reqwest::{Client, Method};
    use serde_json::{Value, json};

    use super::*;

    async fn ask(socket: &Path, method: Method, path: &str, body: Value) -> (u16, Value) {
        let client = Client::builder().unix_socket(socket).no_proxy().build().unwrap();
        let mut request = client.request(method, format!("http://localhost{path}"));
        if !body.is_null() {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    #[tokio::test]
    async fn a_test_moves_the_clock_through_a_socket_of_its_own() {
        crate::tls::install_provider();
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("clock.sock");
        let start: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
        let time = TestTime { socket: socket.clone(), start: Some(start) };
        let (clock, door) = TestClock::open(&time).unwrap();
        assert_eq!(std::fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o600);
        let by = clock.clone();
        let hours = tokio::spawn(async move {
            let mut hours = 0;
            let mut woken = None;
            while hours < 3 {
                let next = by.timer(Duration::from_secs(3600));
                drop(woken.take());
                woken = Some(next.await);
                hours += 1;
            }
            hours
        });
        let at = |now: &str, uptime: i64| json!({"now": now, "uptime": uptime, "settled": true});
        let told = ask(&socket, Method::GET, "/", Value::Null).await;
        assert_eq!(told, (200, at("2026-11-02T09:00:00Z", 0)));
        for hour in 1..=3 {
            let told = ask(&socket, Method::POST, "/advance", json!({"seconds": 3600})).await;
            assert_eq!(told, (200, at(&format!("2026-11-02T{:02}:00:00Z", 9 + hour), hour * 3600)));
        }
        assert_eq!(hours.await.unwrap(), 3);
        let told = ask(&socket, Method::POST, "/set", json!({"now": "2020-01-01T00:00:00Z"})).await;
        assert_eq!(told, (200, at("2020-01-01T00:00:00Z", 10_800)));
        let (status, problem) = ask(&socket, Method::POST, "/advance", json!({"seconds": u64::MAX})).await;
        assert_eq!((status, &problem["errors"][0]["pointer"]), (422, &json!("/seconds")));
        assert_eq!(clock.now(), "2020-01-01T00:00:00Z".parse().unwrap());
        door.close().await;
        assert!(!socket.exists());
    }

    #[tokio::test]
    async fn what_is_no_socket_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("precious");
        std::fs::write(&path, "mail").unwrap();
        let error = TestClock::open(&TestTime { socket: path.clone(), start: None }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AddrInUse);
        assert_eq!(std::fs::read(&path).unwrap(), b"mail");
    }
}
