//! How the authority is asked: over the program's one HTTP client, with roots of the operator's choice.

use std::pin::Pin;
use std::time::Duration;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use reqwest::{Client, redirect};
use rustls::{ClientConfig, RootCertStore};

use super::{Authority, words};
use crate::tls::{Clients, add_root_file};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest answer: a chain of certificates, with room.
const LONGEST: usize = 1024 * 1024;

type Bytes = axum::body::Bytes;

/// The client.
pub(super) struct Http(Client);

impl Http {
    /// For one authority; what keeps it from being asked is the operator's to mend.
    pub(super) fn of(authority: &Authority) -> Result<Self, String> {
        let clients = match &authority.ca_file {
            Some(path) => {
                let mut roots = RootCertStore::empty();
                add_root_file(&mut roots, path).map_err(|error| words(&error))?;
                if roots.is_empty() {
                    return Err(format!("{} holds no certificate", path.display()));
                }
                Clients::new(roots)
            }
            None => Clients::with_system_roots(),
        };
        let tls = clients.map_err(|error| words(&error))?.verified;
        let mut tls = ClientConfig::clone(&tls);
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(redirect::Policy::none())
            .https_only(true)
            .timeout(PATIENCE)
            .build();
        client.map(Self).map_err(|error| words(&error))
    }
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Other(Box::new(error))
}

impl HttpClient for Http {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let client = self.0.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            // A body that is in memory is always read.
            let Ok(body) = body.collect().await;
            let asked = client.request(parts.method, parts.uri.to_string()).headers(parts.headers);
            let mut found = asked.body(body.to_bytes()).send().await.map_err(other)?;
            let mut response = Response::builder().status(found.status());
            if let Some(headers) = response.headers_mut() {
                headers.extend(found.headers().clone());
            }
            let mut bytes = Vec::new();
            while let Some(chunk) = found.chunk().await.map_err(other)? {
                if bytes.len() + chunk.len() > LONGEST {
                    return Err(Error::Str("an answer of reasonable length"));
                }
                bytes.extend_from_slice(&chunk);
            }
            Ok(BytesResponse::from(response.body(Full::new(Bytes::from(bytes)))?))
        })
    }
}
