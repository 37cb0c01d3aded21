//! Setting up a client.

use std::path::{Path, PathBuf};
use std::time::Duration;

use url::Url;

use crate::transport::Client;
use crate::{Error, Retry, Secret};

/// A client being set up.
#[derive(Clone, Debug)]
pub struct Builder {
    address: String,
    token: Option<Secret>,
    retry: Retry,
    timeout: Duration,
    trust: Trust,
    socket: Option<PathBuf>,
}

#[derive(Clone, Debug)]
enum Trust {
    System,
    Only(Vec<u8>),
    Anyone,
}

impl Builder {
    pub(crate) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            token: None,
            retry: Retry::default(),
            timeout: Duration::from_secs(60),
            trust: Trust::System,
            socket: None,
        }
    }

    /// Shows this token with every call.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How a call is tried again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How long one attempt may take. Default 60 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Trusts only certificates under these roots, PEM: for a server with a private or self-signed certificate.
    pub fn trust_only(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.trust = Trust::Only(pem.into());
        self
    }

    /// Trusts any certificate. Whoever stands between can then read the token: for trials on one machine.
    pub fn trust_anyone(mut self) -> Self {
        self.trust = Trust::Anyone;
        self
    }

    /// Speaks through a Unix socket instead of the network, such as the administration socket in the server's data
    /// directory, which needs no token: who may open it is known by the file's mode.
    pub fn unix_socket(mut self, path: impl AsRef<Path>) -> Self {
        self.socket = Some(path.as_ref().to_owned());
        self
    }

    /// The client.
    ///
    /// # Errors
    /// [`Error::Caller`] for an address that is none, or roots that cannot be read.
    pub fn build(self) -> Result<Client, Error> {
        let base = Url::parse(&self.address)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
            .ok_or_else(|| {
                Error::Caller(format!("`{}` is not an address such as `https://mail.example.org`", self.address))
            })?;
        let unfit = |error: reqwest::Error| Error::Caller(format!("the client cannot be set up: {error}"));
        // A token belongs to one server: it does not follow a redirection.
        let mut http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(self.timeout);
        http = match self.trust {
            Trust::System => http,
            Trust::Only(pem) => http.tls_certs_only(reqwest::Certificate::from_pem_bundle(&pem).map_err(unfit)?),
            Trust::Anyone => http.tls_danger_accept_invalid_certs(true),
        };
        if let Some(path) = self.socket {
            http = http.unix_socket(path);
        }
        Ok(Client::made_of(http.build().map_err(unfit)?, &base, self.token, self.retry))
    }
}
