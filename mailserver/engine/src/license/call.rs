//! Asking the licence server over HTTPS, and telling apart what keeps one from an answer.
//!
//! Nothing that happens here changes what is in force: an answer is taken, or not, by what it holds.

use std::error::Error;
use std::io;
use std::path::Path;
use std::time::Duration;

use license::jws::MAX_READ;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, Method, Proxy, StatusCode, Url, redirect};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::settings::LicenseSettings;

/// How long a connection may take to come about. Firewalls that drop what they forbid are told of sooner than slow answers.
const CONNECT: Duration = Duration::from_secs(10);

/// Octets of an answer: a token, a key set and what is around them.
const LONGEST: usize = 4 * MAX_READ;

/// Why the licence server gave no answer that counts. What was in force still is.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The network's, or the operator's, fault.
    #[error(
        "the licence server {server} cannot be reached{by} ({detail}). Firewalls and security software must allow outgoing TCP port {port} \
         (HTTPS) to it; behind a proxy, set `proxy` of the settings `license`; without a connection, use an offline request"
    )]
    Unreachable {
        /// Whom.
        server: String,
        /// By which proxy of the settings, as the end of a clause.
        by: String,
        /// Its port: 443 unless its address names another.
        port: u16,
        /// What the system said.
        detail: String,
    },
    /// The operator's: what answers shows a certificate of an authority that is not trusted here. Nothing was sent to it.
    #[error(
        "the certificate that {server} shows is not trusted ({detail}). Where a proxy looks into TLS, or the licence server \
         has a certificate of a private authority, name the file of that authority in `ca_file` of the settings `license`"
    )]
    Untrusted {
        /// Whom.
        server: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The licence server's: it is busy or out of order.
    #[error("the licence server cannot answer at the moment (status {status}); it is asked again later")]
    Busy {
        /// What it answered with.
        status: u16,
        /// After how long it wants to be asked again, if it said so.
        again: Option<Duration>,
    },
    /// What answered is no licence server: a proxy, or another page.
    #[error("what answers at {server} is no licence server ({detail}); check its address, and proxies on the way")]
    Garbage {
        /// Whom.
        server: String,
        /// What was wrong.
        detail: String,
    },
    /// It says no, and why. That alone lowers no right: only a signed answer does.
    #[error("the licence server refuses ({code}): {detail}{}", hint(code))]
    Refused {
        /// For programs.
        code: String,
        /// For people.
        detail: String,
    },
    /// The operator's: proxy or certificate file cannot be used.
    #[error("{0}")]
    Settings(String),
}

/// What is sent to activate.
#[derive(Serialize)]
pub(super) struct Activation<'a> {
    /// The licence key; absent for a trial of an add-on.
    pub(super) key: String,
    /// The request, signed by the installation.
    pub(super) proof: &'a str,
    /// The account's email address, for a paid key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
    /// The account's password, for a paid key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<&'a str>,
}

/// What is sent to try an add-on.
#[derive(Serialize)]
pub(super) struct Trial<'a> {
    /// Which.
    pub(super) addon: &'a str,
    /// The request, signed by the installation.
    pub(super) proof: &'a str,
}

/// What is sent to refresh and to deactivate.
#[derive(Serialize)]
pub(super) struct Proven<'a> {
    /// The request, signed by the installation.
    pub(super) proof: &'a str,
}

/// What a licence server grants.
#[derive(Deserialize)]
pub(super) struct Granted {
    /// The activation.
    #[serde(alias = "activation_id")]
    pub(super) id: Option<String>,
    /// The token.
    pub(super) token: String,
    /// What is good for the next refresh.
    pub(super) ratchet: Option<String>,
    /// The number of the newest key set.
    pub(super) key_set_seq: Option<u64>,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
    #[serde(default)]
    detail: String,
}

/// A licence server to be asked.
pub(super) struct Vendor {
    http: Client,
    server: String,
    proxy: Option<Url>,
    patience: Duration,
}

impl Vendor {
    /// By the way that the settings describe.
    pub(super) fn reached_by(settings: &LicenseSettings, server: String) -> Result<Self, CallError> {
        let wrong = |what: &str, error: &dyn std::fmt::Display| CallError::Settings(format!("{what}: {error}"));
        let patience = Duration::from_secs(settings.answer_seconds.into());
        let mut http = Client::builder().redirect(redirect::Policy::none()).timeout(patience).connect_timeout(CONNECT);
        if server.starts_with("http://") {
            // Within this machine, where no proxy stands.
            http = http.no_proxy();
        } else if !settings.proxy.is_empty() {
            let proxy = Proxy::all(&settings.proxy).map_err(|error| wrong("the proxy cannot be used", &error))?;
            http = http.proxy(proxy);
        }
        if !settings.ca_file.is_empty() {
            let what = format!("the certificates of {} cannot be used", settings.ca_file);
            let pem = std::fs::read(Path::new(&settings.ca_file)).map_err(|error| wrong(&what, &error))?;
            let roots = reqwest::Certificate::from_pem_bundle(&pem).map_err(|error| wrong(&what, &error))?;
            http = http.tls_certs_merge(roots);
        }
        let http = http.build().map_err(|error| wrong("HTTPS cannot be set up", &error))?;
        let proxy = Url::parse(&settings.proxy).ok().filter(|_| server.starts_with("https://"));
        Ok(Self { http, server, proxy, patience })
    }

    /// Sends `body` and reads what is granted.
    pub(super) async fn ask(&self, path: &str, body: &impl Serialize) -> Result<Granted, CallError> {
        let text = self.send(Method::POST, path, Some(body)).await?;
        serde_json::from_slice(&text).map_err(|error| self.garbage(error.to_string()))
    }

    /// Gives an activation back.
    pub(super) async fn give_back(&self, path: &str, body: &impl Serialize) -> Result<(), CallError> {
        self.send(Method::DELETE, path, Some(body)).await.map(drop)
    }

    /// The key set: its text, alone or in a JSON object.
    pub(super) async fn key_set(&self) -> Result<String, CallError> {
        let text = self.send(Method::GET, "/.well-known/license-keys.json", None::<&()>).await?;
        let text = String::from_utf8(text).map_err(|_| self.garbage("the key set is no text".to_owned()))?;
        let wrapped = match serde_json::from_str::<Value>(&text) {
            Ok(Value::String(set)) => Some(set),
            Ok(Value::Object(mut members)) => match members.remove("key_set") {
                Some(Value::String(set)) => Some(set),
                _ => return Err(self.garbage("there is no `key_set` in the answer".to_owned())),
            },
            _ => None,
        };
        Ok(wrapped.unwrap_or(text).trim().to_owned())
    }

    async fn send(&self, method: Method, path: &str, body: Option<&impl Serialize>) -> Result<Vec<u8>, CallError> {
        let mut request = self.http.request(method, format!("{}{path}", self.server));
        if let Some(body) = body {
            request = request.json(body);
        }
        let mut response = request.send().await.map_err(|error| self.unreachable(&error))?;
        let status = response.status();
        let again = retry_after(response.headers());
        let mut text = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.unreachable(&error))? {
            if text.len() + chunk.len() > LONGEST {
                return Err(self.garbage(format!("the answer is longer than {LONGEST} octets")));
            }
            text.extend_from_slice(&chunk);
        }
        if status.is_success() {
            return Ok(text);
        }
        let busy =
            status.is_server_error() || matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS);
        if busy {
            return Err(CallError::Busy { status: status.as_u16(), again });
        }
        match serde_json::from_slice(&text) {
            Ok(Problem { code, detail }) => Err(CallError::Refused { code, detail }),
            Err(_) => Err(self.garbage(format!("status {}", status.as_u16()))),
        }
    }

    fn unreachable(&self, error: &reqwest::Error) -> CallError {
        let mut detail = String::new();
        let mut cause = error.source();
        while let Some(inner) = cause {
            // The innermost says what the system said.
            detail = inner.to_string();
            if is_distrust(inner) {
                return CallError::Untrusted { server: self.server.clone(), detail };
            }
            cause = inner.source();
        }
        if error.is_timeout() {
            detail = match error.is_connect() {
                true => format!("no connection within {} s, as when a firewall drops it", CONNECT.as_secs()),
                false => format!("no answer within {} s", self.patience.as_secs()),
            };
        }
        let port = Url::parse(&self.server).ok().and_then(|url| url.port_or_known_default());
        // Without the credentials that may stand in its address.
        let by = self.proxy.as_ref().and_then(|proxy| Some((proxy.host_str()?, proxy.port_or_known_default()?)));
        let by = by.map_or(String::new(), |(host, port)| format!(" through the proxy {host}:{port}"));
        CallError::Unreachable { server: self.server.clone(), by, port: port.unwrap_or(443), detail }
    }

    fn garbage(&self, detail: String) -> CallError {
        CallError::Garbage { server: self.server.clone(), detail }
    }
}

/// The seconds of `Retry-After` (RFC 9110 §10.2.3), within an hour: whoever asks so is not kept waiting for longer than it would
/// have been anyway. The date form is for caches.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds.clamp(1, 3600)))
}

/// What a vendor's refusal means here.
fn hint(code: &str) -> &'static str {
    match code {
        "login_required" => " A paid key needs the account it belongs to: give its email address and its password.",
        _ => "",
    }
}

/// Whether TLS failed because of a certificate. An I/O error hides the error it was made of from [`Error::source`].
fn is_distrust(error: &(dyn Error + 'static)) -> bool {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => is_distrust(inner),
        None => matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_))),
    }
}
