//! How a command reaches the operations: through the private socket when the server runs, under its lock when it does not.
//! Either way it is the same router, so that no command can do what the API cannot.

use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use axum::body::Body;
use foundation::boot::{Asked, DataDir, DataDirError, ask, explained};
use foundation::clock::Clock;
use foundation::http::{ApiLimits, Readiness};
use foundation::metrics::Metrics;
use http::Request;
use http::header::{CONTENT_TYPE, HeaderName};
use serde_json::Value;
use tower::ServiceExt;

use super::config::Config;
use crate::office::Office;
use crate::router::local_router;
use crate::state::ApiState;

/// How long closing the database may take.
const GRACE: Duration = Duration::from_secs(10);
/// Longest answer of one operation.
const LONGEST: usize = 64 << 20;

/// Where operations are asked.
pub(super) enum Desk {
    /// Of the running server.
    Running(Config),
    /// Of ourselves.
    Here(Here),
}

/// The server without its listeners.
pub(super) struct Here {
    _lock: DataDir,
    office: Office,
    router: Router,
}

impl Desk {
    /// Opens the office, or finds it open.
    pub(super) async fn open(config: Config) -> anyhow::Result<Self> {
        let lock = match DataDir::claim(&config.data_dir) {
            Ok(lock) => lock,
            Err(DataDirError::Taken { .. }) => return Ok(Self::Running(config)),
            Err(error) => return Err(error.into()),
        };
        let office = Office::open(config.database_url(), &config.key_file(), Clock::system()).await?;
        let (readiness, limits) = (Readiness::default(), ApiLimits::default());
        let state = ApiState { office: office.clone(), metrics: Metrics::install()?, readiness, limits };
        Ok(Self::Here(Here { _lock: lock, office, router: local_router(state) }))
    }

    /// Asks an operation; its answer, null when it had nothing to say.
    pub(super) async fn ask(&self, asked: Asked<'_>) -> anyhow::Result<Value> {
        match self {
            Self::Running(config) => Ok(ask(&config.data_dir, asked).await?),
            Self::Here(here) => here.ask(asked).await,
        }
    }

    /// Closes what was opened.
    pub(super) async fn close(self) -> anyhow::Result<()> {
        match self {
            Self::Running(_) => Ok(()),
            Self::Here(here) => Ok(here.office.db.close(GRACE).await?),
        }
    }
}

impl Here {
    async fn ask(&self, asked: Asked<'_>) -> anyhow::Result<Value> {
        let mut request = Request::builder().method(asked.method).uri(asked.path);
        for (name, value) in asked.headers {
            request = request.header(*name, *value);
        }
        let has_type =
            asked.headers.iter().any(|(name, _)| HeaderName::try_from(*name).is_ok_and(|n| n == CONTENT_TYPE));
        let body = match asked.body {
            Some(body) => {
                if !has_type {
                    request = request.header(CONTENT_TYPE, "application/json");
                }
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let request = request.body(body).context("this cannot be asked")?;
        let (parts, body) = self.router.clone().oneshot(request).await?.into_parts();
        let bytes = axum::body::to_bytes(body, LONGEST).await?;
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        let answer: Value = serde_json::from_slice(&bytes).context("the answer is no JSON")?;
        match parts.status.is_success() {
            true => Ok(answer),
            false => bail!("{}", explained(&answer)),
        }
    }
}
