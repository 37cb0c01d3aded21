//! The administrator's door: a socket in the data directory that serves the REST routes without a token to whoever may
//! open the file, and the command line's way through it.

use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use reqwest::{Client, Method};
use serde_json::Value;
use tokio::net::UnixListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

const FILE: &str = "admin.sock";

/// How long commands in hand may take to end.
const GRACE: Duration = Duration::from_secs(5);

/// How long a command waits for a server that is just starting.
const STARTING: Duration = Duration::from_secs(20);

/// Where the door of a data directory is.
pub fn socket(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

/// The open door.
pub struct AdminDoor {
    path: PathBuf,
    stop: CancellationToken,
    serving: JoinHandle<io::Result<()>>,
}

impl AdminDoor {
    /// Serves `router` from now on. The data directory, closed to others and locked, keeps everyone away until the file
    /// has its mode.
    ///
    /// # Errors
    /// The system's.
    pub fn open(data_dir: &Path, router: Router) -> io::Result<Self> {
        let path = socket(data_dir);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Self::at(path, router),
        }
    }

    /// The same, of another socket.
    pub(super) fn at(path: PathBuf, router: Router) -> io::Result<Self> {
        let socket = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let stop = CancellationToken::new();
        let stopped = stop.clone().cancelled_owned();
        let serving = tokio::spawn(async move { axum::serve(socket, router).with_graceful_shutdown(stopped).await });
        Ok(Self { path, stop, serving })
    }

    /// Closes it.
    pub async fn close(self) {
        self.stop.cancel();
        // Nobody waits longer for an administrator who keeps the door open.
        let _ = tokio::time::timeout(GRACE, self.serving).await;
        let _ = std::fs::remove_file(&self.path);
    }
}

/// What a command asks of the running server.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// How.
    pub method: Method,
    /// The path with its query.
    pub path: &'a str,
    /// Headers beside those of the body.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body, if there is one.
    pub body: Option<&'a Value>,
}

impl<'a> Asked<'a> {
    /// `POST` with a body.
    pub fn post(path: &'a str, body: &'a Value) -> Self {
        Self { method: Method::POST, path, headers: &[], body: Some(body) }
    }
}

/// Why the running server did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// It is not there, or went away.
    #[error("the running server cannot be asked")]
    Away(#[source] reqwest::Error),
    /// It answered what is no JSON.
    #[error("the running server answered what is no JSON")]
    NotJson(#[source] reqwest::Error),
    /// It refused; this is its problem document in a line.
    #[error("{0}")]
    Refused(String),
}

/// Asks the running server to do something; what it answered, null when it had nothing to say.
///
/// # Errors
/// [`AskError`].
pub async fn ask(data_dir: &Path, asked: Asked<'_>) -> Result<Value, AskError> {
    let client = Client::builder().unix_socket(socket(data_dir)).no_proxy().build().map_err(AskError::Away)?;
    let deadline = tokio::time::Instant::now() + STARTING;
    let answer = loop {
        let mut request = client.request(asked.method.clone(), format!("http://localhost{}", asked.path));
        for (name, value) in asked.headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = asked.body {
            request = request.json(body);
        }
        match request.send().await {
            // The lock is taken before the door is open.
            Err(error) if error.is_connect() && tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            answer => break answer.map_err(AskError::Away)?,
        }
    };
    if answer.status() == reqwest::StatusCode::NO_CONTENT {
        return Ok(Value::Null);
    }
    let status = answer.status();
    let answer: Value = answer.json().await.map_err(AskError::NotJson)?;
    match status.is_success() {
        true => Ok(answer),
        false => Err(AskError::Refused(explained(&answer))),
    }
}

/// A problem (RFC 9457) in one line.
pub fn explained(problem: &Value) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut line = text(problem, "detail");
    for error in problem.get("errors").and_then(Value::as_array).into_iter().flatten() {
        line.push_str(&format!(" {}: {}.", text(error, "pointer"), text(error, "detail")));
    }
    line
}

#[cfg(test)]
mod tests {
    use axum::routing::post as on_post;
    use axum::{Json, http::StatusCode};
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn only_the_owner_comes_in_and_hears_what_was_wrong() {
        crate::tls::install_provider();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "left by a server that was killed").unwrap();
        let problem =
            json!({"detail": "Some fields are not valid.", "errors": [{"pointer": "/name", "detail": "too long"}]});
        let router = Router::new()
            .route("/echo", on_post(|Json(body): Json<Value>| async { Json(body) }))
            .route("/no", on_post(|| async { (StatusCode::UNPROCESSABLE_ENTITY, Json(problem)) }));
        let door = AdminDoor::open(folder.path(), router).unwrap();
        assert_eq!(std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode() & 0o777, 0o600);
        let said = json!({"name": "x"});
        assert_eq!(ask(folder.path(), Asked::post("/echo", &said)).await.unwrap(), said);
        let refused = ask(folder.path(), Asked::post("/no", &said)).await.unwrap_err().to_string();
        assert_eq!(refused, "Some fields are not valid. /name: too long.");
        door.close().await;
        assert!(!folder.path().join(FILE).exists());
    }
}
