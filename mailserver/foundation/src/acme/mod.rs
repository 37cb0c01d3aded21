//! A certificate from an authority that gives them by ACME (RFC 8555), proven by a handshake on the HTTPS listener itself
//! (TLS-ALPN-01, RFC 8737), so that no second port is needed. It is renewed when two thirds of its life are over; what fails is
//! said, tried again later and later, and the certificate in use stays.
//!
//! It knows files and the authority; what the certificate is served for it does not know.

mod authority;
mod http;
mod order;
mod rest;

pub use self::authority::{Authority, MOST_NAMES};

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;

use self::rest::Rest;
use crate::tls::{Identity, Shelf, TlsError};

/// How long one order may take, validations included.
const PATIENCE: Duration = Duration::from_secs(180);

/// Why there is no certificate. The fault of whoever the words name.
#[derive(Debug, thiserror::Error)]
pub enum AcmeError {
    /// The authority refused, or could not be reached.
    #[error("the authority {directory}: {detail}")]
    Authority {
        /// Which.
        directory: String,
        /// What it said, or what the system said.
        detail: String,
    },
    /// The authority could not see that a name is ours.
    #[error(
        "the authority could not validate {name} ({detail}); its name must lead to this machine, and port 443 of that to the \
         HTTPS listener, without a proxy that ends TLS between them"
    )]
    NotValidated {
        /// Which.
        name: String,
        /// What the authority said.
        detail: String,
    },
    /// The authority has no way to check a name that this server knows.
    #[error("the authority does not offer TLS-ALPN-01 for {0}")]
    NoChallenge(String),
    /// It took too long.
    #[error("the authority did not finish within {} s", PATIENCE.as_secs())]
    TooSlow,
    /// A file of ours cannot be read or written.
    #[error("{path} cannot be read or made", path = .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// What came is no certificate for our key, or a key could not be made.
    #[error(transparent)]
    Tls(#[from] TlsError),
}

/// The certificate of one server.
pub struct Acme {
    authority: Authority,
    folder: PathBuf,
    rest: Mutex<Rest>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tended {
    /// There is a new certificate.
    Obtained,
    /// The one that is there will do until then.
    Good(Timestamp),
    /// Another is needed, and asked for at that time.
    Resting(Timestamp),
}

impl Acme {
    /// Keeps what it is given in `folder`, which is there.
    pub fn new(authority: Authority, folder: &Path) -> Self {
        Self { authority, folder: folder.to_owned(), rest: Mutex::default() }
    }

    /// The certificate of before, with its key.
    pub fn kept(&self) -> Option<Identity> {
        match Identity::from_pem_file(&self.certificate()) {
            Ok(identity) => Some(identity),
            Err(TlsError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                tracing::error!(error, "the certificate by ACME cannot be read; another is asked for");
                None
            }
        }
    }

    /// Asks for a certificate if one is needed and it is time to ask.
    ///
    /// # Errors
    /// [`AcmeError`]; it is asked again later.
    pub async fn tend(&self, shelf: &Shelf, now: Timestamp) -> Result<Tended, AcmeError> {
        if let Some(due) = self.due().filter(|due| now < *due) {
            return Ok(Tended::Good(due));
        }
        if let Some(until) = self.rest.lock().until().filter(|until| now < *until) {
            return Ok(Tended::Resting(until));
        }
        let obtained = match tokio::time::timeout(PATIENCE, self.obtain(shelf)).await {
            Ok(obtained) => obtained,
            Err(_) => Err(AcmeError::TooSlow),
        };
        for name in &self.authority.names {
            shelf.forget_challenge(name);
        }
        match obtained {
            Ok(()) => {
                *self.rest.lock() = Rest::default();
                Ok(Tended::Obtained)
            }
            Err(error) => {
                self.rest.lock().lengthen(now);
                Err(error)
            }
        }
    }

    /// Asks without waiting, at the next occasion: an operator has mended something.
    pub fn wake(&self) {
        *self.rest.lock() = Rest::default();
    }

    /// When the certificate at hand is to be renewed; `None` when there is none that would do, and one is asked for at once.
    pub fn due(&self) -> Option<Timestamp> {
        let identity = self.kept()?;
        let (from, until) = identity.validity()?;
        let fits = self.authority.names.iter().all(|name| identity.covers(name)) && self.is_of_this_authority();
        fits.then(|| rest::two_thirds(from, until))
    }

    /// Whether the certificate is of the authority that is asked now: a trial authority's is to be replaced.
    fn is_of_this_authority(&self) -> bool {
        let text = std::fs::read_to_string(self.certificate()).unwrap_or_default();
        text.lines().next() == Some(self.authority.line().as_str())
    }

    fn certificate(&self) -> PathBuf {
        self.folder.join("acme.pem")
    }

    fn account(&self) -> PathBuf {
        self.folder.join("acme-account.json")
    }
}

/// An error with its causes, which say what happened.
pub fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        text = format!("{text}: {next}");
        cause = next.source();
    }
    text
}

#[cfg(test)]
mod tests;
