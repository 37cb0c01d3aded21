//! One call of an operation: what is sent, what may be added to it, and what comes back. What is hidden from the
//! documentation is for generated code; a document uses some of it, rarely all.

use std::fmt::Display;
use std::future::{Future, IntoFuture};
use std::ops::Deref;
use std::pin::Pin;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Client, Error};

/// RFC 3986 §2.3, and `@`, which a path may hold and addresses do.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// How an answer's body is read.
pub(crate) type Read<T> = fn(Vec<u8>) -> Result<T, String>;

/// A call about to be made: `.await` makes it.
#[derive(Debug)]
#[must_use = "a call is made when it is awaited"]
pub struct Call<'c, T> {
    client: &'c Client,
    request: Request,
    read: Read<T>,
    /// What could not be put into the request.
    unfit: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<(&'static str, Vec<u8>)>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) replayed: bool,
    pub(crate) body: Vec<u8>,
}

/// A success. Reads like the object it carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<T> {
    /// What the answer carries.
    pub body: T,
    /// Its HTTP status; many objects have a `status` of their own.
    pub http_status: u16,
    /// The validator of the object, to send back in [`Call::if_match`].
    pub etag: Option<String>,
    /// Where the made object is.
    pub location: Option<String>,
    /// The id of the request in the server's log.
    pub request_id: Option<String>,
    /// Whether the server repeats what it answered to an earlier attempt.
    pub replayed: bool,
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<'c, T> Call<'c, T> {
    pub(crate) fn new(client: &'c Client, method: Method, path: String, read: Read<T>) -> Self {
        let mut headers = Vec::new();
        if !method.is_safe() {
            headers.push(("idempotency-key", uuid::Uuid::new_v4().to_string()));
        }
        Self { client, request: Request { method, path, query: Vec::new(), headers, body: None }, read, unfit: None }
    }

    /// Changes the object only if its validator is still this one; otherwise the call fails with 412.
    pub fn if_match(self, etag: impl Display) -> Self {
        self.header("if-match", etag)
    }

    /// Asks for the object only if its validator is another, or with `*` makes it only if there is none.
    pub fn if_none_match(self, etag: impl Display) -> Self {
        self.header("if-none-match", etag)
    }

    /// The key under which the server remembers that it did this. One is made for each call; a caller that may itself be
    /// restarted half way gives its own.
    pub fn idempotency_key(self, key: impl Display) -> Self {
        self.header("idempotency-key", key)
    }

    /// Lets the server check everything and keep nothing. An operation that cannot be rehearsed refuses.
    pub fn dry_run(mut self) -> Self {
        self.request.query.push(("dry_run", "true".to_owned()));
        self
    }

    /// Adds a header, or replaces it.
    pub fn header(mut self, name: &'static str, value: impl Display) -> Self {
        self.request.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.request.headers.push((name, value.to_string()));
        self
    }

    #[doc(hidden)]
    pub fn query(mut self, pairs: Vec<(&'static str, String)>) -> Self {
        self.request.query = pairs;
        self
    }

    #[doc(hidden)]
    pub fn json<B: Serialize>(mut self, kind: &'static str, body: Option<&B>) -> Self {
        match body.map(serde_json::to_vec).transpose() {
            Ok(bytes) => self.request.body = bytes.map(|bytes| (kind, bytes)),
            Err(error) => self.unfit = Some(format!("the body has no JSON form: {error}")),
        }
        self
    }

    #[doc(hidden)]
    pub fn bytes(mut self, kind: &'static str, body: Vec<u8>) -> Self {
        self.request.body = Some((kind, body));
        self
    }

    /// The same call once more. Not `Clone`, which would ask it of `T`.
    pub(crate) fn again(&self) -> Self {
        Self { client: self.client, request: self.request.clone(), read: self.read, unfit: self.unfit.clone() }
    }

    pub(crate) fn after(mut self, cursor: String) -> Self {
        self.request.query.retain(|(name, _)| *name != "cursor");
        self.request.query.push(("cursor", cursor));
        self
    }

    async fn run(self) -> Result<Reply<T>, Error> {
        if let Some(reason) = self.unfit {
            return Err(Error::Caller(reason));
        }
        let Answer { status, etag, location, request_id, replayed, body } = self.client.run(&self.request).await?;
        let body = (self.read)(body).map_err(|reason| Error::Answer { status, reason })?;
        Ok(Reply { body, http_status: status, etag, location, request_id, replayed })
    }
}

impl<'c, T: Send + 'c> IntoFuture for Call<'c, T> {
    type Output = Result<Reply<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

#[doc(hidden)]
/// A value as one segment of a path.
pub fn segment(value: impl Display) -> String {
    utf8_percent_encode(&value.to_string(), ENCODED).to_string()
}

#[doc(hidden)]
pub fn read_json<T: DeserializeOwned>(body: Vec<u8>) -> Result<T, String> {
    serde_json::from_slice(&body).map_err(|error| error.to_string())
}

#[doc(hidden)]
pub fn read_json_or_nothing<T: DeserializeOwned>(body: Vec<u8>) -> Result<Option<T>, String> {
    if body.is_empty() { Ok(None) } else { read_json(body).map(Some) }
}

#[doc(hidden)]
pub fn read_text(body: Vec<u8>) -> Result<String, String> {
    String::from_utf8(body).map_err(|error| error.to_string())
}

#[doc(hidden)]
pub fn read_bytes(body: Vec<u8>) -> Result<Vec<u8>, String> {
    Ok(body)
}

#[doc(hidden)]
pub fn read_nothing(_: Vec<u8>) -> Result<(), String> {
    Ok(())
}
