//! The client and how one call travels.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE, ETAG, HeaderMap, LOCATION, RETRY_AFTER};
use url::Url;

use crate::call::{Answer, Request};
use crate::{Builder, Call, Error, Problem, Retry, Secret};

/// A client of one server. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<Secret>,
    retry: Retry,
}

impl Client {
    /// A client of the server at `address` (`https://mail.example.org`) with a token.
    ///
    /// # Errors
    /// [`Error::Caller`] for an address that is none.
    pub fn new(address: &str, token: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(address).token(token).build()
    }

    /// Sets a client up in detail.
    pub fn builder(address: &str) -> Builder {
        Builder::new(address)
    }

    pub(crate) fn made_of(http: reqwest::Client, base: &Url, token: Option<Secret>, retry: Retry) -> Self {
        Self { http, base: base.as_str().trim_end_matches('/').to_owned(), token, retry }
    }

    pub(crate) fn call<T>(&self, method: Method, path: String, read: crate::call::Read<T>) -> Call<'_, T> {
        Call::new(self, method, path, read)
    }

    pub(crate) async fn run(&self, request: &Request) -> Result<Answer, Error> {
        let mut made = 0;
        loop {
            made += 1;
            let error = match self.attempt(request).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            match self.retry.wait(made, &error) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
    }

    async fn attempt(&self, request: &Request) -> Result<Answer, Error> {
        // `Url` would resolve these, and the call would reach another operation.
        if request.path[1..].split('/').any(|segment| matches!(segment, "" | "." | "..")) {
            return Err(Error::Caller(format!("a parameter cannot stand in the path `{}`", request.path)));
        }
        let mut url =
            Url::parse(&format!("{}{}", self.base, request.path)).map_err(|error| Error::Caller(error.to_string()))?;
        if !request.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&request.query);
        }
        let mut built = self.http.request(request.method.clone(), url).header(ACCEPT, "application/json, */*;q=0.5");
        if let Some(token) = &self.token {
            built = built.bearer_auth(token.expose());
        }
        for (name, value) in &request.headers {
            built = built.header(*name, value);
        }
        if let Some((kind, body)) = &request.body {
            built = built.header(CONTENT_TYPE, *kind).body(body.clone());
        }
        let response = built.send().await.map_err(unsent)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.bytes().await.map_err(Error::Unreachable)?.to_vec();
        match status {
            200..=299 | 304 => Ok(Answer {
                status,
                etag: text(&headers, ETAG.as_str()),
                location: text(&headers, LOCATION.as_str()),
                request_id: text(&headers, "x-request-id"),
                replayed: text(&headers, "idempotent-replayed").as_deref() == Some("true"),
                body,
            }),
            _ => Err(refusal(status, &headers, &body)),
        }
    }
}

fn unsent(error: reqwest::Error) -> Error {
    match error.is_builder() {
        true => Error::Caller(format!("the call cannot be sent: {error}")),
        false => Error::Unreachable(error),
    }
}

fn refusal(status: u16, headers: &HeaderMap, body: &[u8]) -> Error {
    let kind = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    if !kind.starts_with("application/problem+json") {
        return Error::Answer { status, reason: format!("its content type is `{kind}`") };
    }
    match serde_json::from_slice::<Problem>(body) {
        Ok(mut problem) => {
            let seconds = text(headers, RETRY_AFTER.as_str()).and_then(|seconds| seconds.trim().parse().ok());
            problem.retry_after = seconds.map(Duration::from_secs);
            problem.status = status;
            Error::Problem(Box::new(problem))
        }
        Err(error) => Error::Answer { status, reason: error.to_string() },
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}
