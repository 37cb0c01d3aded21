//! Stripe's API: forms in, JSON out. Its address is Stripe's own, unless a test has another.

use std::sync::OnceLock;
use std::time::Duration;

use http::StatusCode;
use reqwest::{Client, RequestBuilder, redirect};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::provider::ProviderError;

/// What an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest answer, in bytes.
const LONGEST: usize = 1024 * 1024;

/// A vendor's account at Stripe.
pub(crate) struct Stripe {
    http: OnceLock<Client>,
    base: String,
    api_key: SecretString,
    pub(super) signing_secret: SecretString,
}

#[derive(Deserialize)]
struct Refusal {
    error: RefusalError,
}

#[derive(Deserialize)]
struct RefusalError {
    #[serde(default)]
    message: String,
}

impl Stripe {
    /// By the settings of a vendor.
    pub(crate) fn new(base: String, api_key: SecretString, signing_secret: SecretString) -> Self {
        Self { http: OnceLock::new(), base, api_key, signing_secret }
    }

    /// Made when it is first needed: whoever sends notices that are not genuine costs no more than a signature.
    fn http(&self) -> Result<&Client, ProviderError> {
        if let Some(http) = self.http.get() {
            return Ok(http);
        }
        let mut http = Client::builder().redirect(redirect::Policy::none()).timeout(PATIENCE);
        if self.is_local() {
            // Within this machine, where no proxy stands.
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| ProviderError::Away(error.to_string()))?;
        Ok(self.http.get_or_init(|| http))
    }

    /// Whether it is a stand-in on this machine.
    pub(super) fn is_local(&self) -> bool {
        self.base.starts_with("http://")
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, collection: &str, id: &str) -> Result<T, ProviderError> {
        // A notice names what it is about, and the name goes into a path: one that is not spelt like Stripe's is never sent.
        let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if id.is_empty() || id.len() > 255 || !id.bytes().all(good) {
            return Err(ProviderError::NotGenuine("it names what cannot be"));
        }
        self.send(self.http()?.get(format!("{}/v1/{collection}/{id}", self.base))).await
    }

    /// Sends a form; with the same key the same is done once.
    pub(super) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: &str,
        form: &[(&str, &str)],
    ) -> Result<T, ProviderError> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self.http()?.post(format!("{}/v1/{path}", self.base));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.send(request.header("idempotency-key", key).body(body)).await
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, ProviderError> {
        let away = |error: reqwest::Error| ProviderError::Away(error.without_url().to_string());
        let mut answer = request.bearer_auth(self.api_key.expose_secret()).send().await.map_err(away)?;
        let (status, mut text) = (answer.status(), Vec::new());
        while let Some(chunk) = answer.chunk().await.map_err(away)? {
            if text.len() + chunk.len() > LONGEST {
                return Err(ProviderError::Away(format!("its answer is longer than {LONGEST} bytes")));
            }
            text.extend_from_slice(&chunk);
        }
        if status.is_success() {
            return serde_json::from_slice(&text).map_err(|error| ProviderError::Away(format!("its answer: {error}")));
        }
        let said = serde_json::from_slice(&text).map(|refusal: Refusal| refusal.error.message).unwrap_or_default();
        let said = format!("{status} {}", said.chars().take(200).collect::<String>());
        match status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
            true => Err(ProviderError::Away(said)),
            false => Err(ProviderError::Refused(said)),
        }
    }
}
