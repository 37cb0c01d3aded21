//! The keys our domains sign with: made with the domain, sealed in rows, opened once and kept while the server runs.

use std::sync::Arc;

use dashmap::DashMap;
use mailauth::key::Algorithm;
use mailauth::key::SigningKey;
use message::address::Domain as DomainName;
use store::dkim_keys::{self, NewDkimKey};
use store::domains;

use crate::{Engine, Refused};

/// Opened keys by domain.
#[derive(Default)]
pub struct Keys {
    opened: DashMap<String, Arc<Vec<SigningKey>>>,
}

/// Domains whose keys are kept open.
const OPEN: usize = 10_000;

/// What a key is sealed for: moved to another domain or selector it does not open.
fn context(domain: &DomainName, selector: &str) -> String {
    format!("dkim/{domain}/{selector}")
}

impl Engine {
    /// New keys for a domain: one of each kind, since Ed25519 is better and RSA is what everybody verifies (RFC 8463 §3).
    pub(crate) async fn make_keys(&self, domain: &DomainName) -> Result<Vec<NewDkimKey>, Refused> {
        let day = self.store.clock().now().strftime("%Y%m%d").to_string();
        let mut made = Vec::new();
        for (algorithm, kind) in [(Algorithm::RsaSha256, "r"), (Algorithm::Ed25519Sha256, "e")] {
            let (name, selector) = (domain.clone(), format!("pp{day}{kind}"));
            // An RSA key takes up to a second of a core.
            let key = tokio::task::spawn_blocking(move || {
                let key = SigningKey::generate(algorithm, name, &selector)?;
                let record = key.dns_record()?.value;
                Ok::<_, mailauth::key::KeyError>((key, record))
            });
            let (key, record) = key
                .await
                .map_err(|error| Refused::Store(store::Error::CannotWrite(std::io::Error::other(error))))?
                .map_err(|error| Refused::Store(store::Error::CannotWrite(std::io::Error::other(error))))?;
            made.push(NewDkimKey {
                selector: key.selector().to_owned(),
                algorithm: algorithm.as_str(),
                sealed_key: self.sealer.seal(&context(domain, key.selector()), key.pkcs8()),
                record,
            });
        }
        Ok(made)
    }

    /// The opened keys of a domain; none when it is not ours.
    pub(crate) async fn signing_keys(&self, domain: &DomainName) -> Result<Arc<Vec<SigningKey>>, Refused> {
        if let Some(known) = self.keys.opened.get(domain.as_str()) {
            return Ok(known.clone());
        }
        let mut conn = self.store.read().await?;
        let Some(row) = domains::find(&mut conn, domain.as_str()).await? else { return Ok(Arc::default()) };
        let mut keys = Vec::new();
        for key in dkim_keys::list(&mut conn, row.id).await? {
            let opened = self.sealer.open(&context(domain, &key.selector), &key.sealed_key)?;
            match SigningKey::from_pkcs8(&opened, domain.clone(), &key.selector) {
                Ok(key) => keys.push(key),
                Err(error) => tracing::error!(domain.name = domain.as_str(), %error, "a signing key cannot be read"),
            }
        }
        let keys = Arc::new(keys);
        if self.keys.opened.len() >= OPEN {
            self.keys.opened.clear();
        }
        self.keys.opened.insert(domain.as_str().to_owned(), keys.clone());
        Ok(keys)
    }

    /// Forgets the opened keys of a domain that changed.
    pub(crate) fn forget_keys(&self, domain: &str) {
        self.keys.opened.remove(domain);
    }
}
