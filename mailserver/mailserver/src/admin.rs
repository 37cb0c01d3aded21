//! The administrator's door: a socket in the data directory that serves the REST routes without a token to whoever may
//! open the file, and the command line's way through it.

use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use reqwest::Client;
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
pub(crate) fn socket(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

/// The open door.
pub(crate) struct AdminDoor {
    path: PathBuf,
    stop: CancellationToken,
    serving: JoinHandle<io::Result<()>>,
}

impl AdminDoor {
    /// Serves `router` from now on. The data directory, closed to others and locked, keeps everyone away until the file
    /// has its mode.
    pub(crate) fn open(data_dir: &Path, router: Router) -> io::Result<Self> {
        let path = socket(data_dir);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let socket = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let stop = CancellationToken::new();
        let stopped = stop.clone().cancelled_owned();
        let serving = tokio::spawn(async move { axum::serve(socket, router).with_graceful_shutdown(stopped).await });
        Ok(Self { path, stop, serving })
    }

    /// Closes it.
    pub(crate) async fn close(self) {
        self.stop.cancel();
        // Nobody waits longer for an administrator who keeps the door open.
        let _ = tokio::time::timeout(GRACE, self.serving).await;
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Asks the running server to do something; what it answered.
pub(crate) async fn post(data_dir: &Path, path: &str, body: &Value) -> anyhow::Result<Value> {
    let client = Client::builder().unix_socket(socket(data_dir)).no_proxy().build()?;
    let deadline = tokio::time::Instant::now() + STARTING;
    let answer = loop {
        match client.post(format!("http://localhost{path}")).json(body).send().await {
            // The lock is taken before the door is open.
            Err(error) if error.is_connect() && tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            answer => break answer.context("the running server cannot be asked")?,
        }
    };
    let status = answer.status();
    let answer: Value = answer.json().await.context("the running server answered what is no JSON")?;
    match status.is_success() {
        true => Ok(answer),
        false => bail!("{}", explained(&answer)),
    }
}

/// A problem (RFC 9457) in one line.
fn explained(problem: &Value) -> String {
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
        foundation::tls::install_provider();
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
        assert_eq!(post(folder.path(), "/echo", &said).await.unwrap(), said);
        let refused = post(folder.path(), "/no", &said).await.unwrap_err().to_string();
        assert_eq!(refused, "Some fields are not valid. /name: too long.");
        door.close().await;
        assert!(!folder.path().join(FILE).exists());
    }
}
