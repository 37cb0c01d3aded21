//! A certificate chain with its private key.

use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ParsedCertificate;
use rustls::sign::CertifiedKey;

use super::{TlsError, provider, self_signed};

/// What the server shows to say who it is. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Identity(pub(super) Arc<CertifiedKey>);

impl Identity {
    /// Reads a chain (leaf first) and its key from PEM files.
    ///
    /// # Errors
    /// [`TlsError::Io`], [`TlsError::Pem`], [`TlsError::Identity`] when the key is not the certificate's.
    pub fn from_pem_files(chain: &Path, key: &Path) -> Result<Self, TlsError> {
        Self::from_pem(chain, &read(chain)?, key, &read(key)?)
    }

    /// The self-signed identity kept in `directory`, made at the first start and again when the names change or less
    /// than a month of its year is left. The first name is the one shown to people.
    ///
    /// # Errors
    /// [`TlsError::Io`], [`TlsError::SelfSigned`] for names that cannot stand in a certificate.
    pub fn self_signed(directory: &Path, names: &[String], now: Timestamp) -> Result<Self, TlsError> {
        let path = self_signed::load_or_make(directory, names, now)?;
        let pem = read(&path)?;
        Self::from_pem(&path, &pem, &path, &pem)
    }

    /// As [`Identity::from_pem_files`], from bytes; the paths serve error messages.
    pub(super) fn from_pem(chain_path: &Path, chain: &[u8], key_path: &Path, key: &[u8]) -> Result<Self, TlsError> {
        let missing = |path: &Path, what| TlsError::Pem { path: path.to_owned(), what };
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
            .collect::<Result<_, _>>()
            .map_err(|_| missing(chain_path, "certificate"))?;
        if chain.is_empty() {
            return Err(missing(chain_path, "certificate"));
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| missing(key_path, "private key"))?;
        match CertifiedKey::from_der(chain, key, &provider()) {
            Ok(identity) => Ok(Self(Arc::new(identity))),
            Err(source) => Err(TlsError::Identity { path: chain_path.to_owned(), source }),
        }
    }

    /// Whether the certificate is valid for `name`, wildcards included (RFC 9525).
    pub fn covers(&self, name: &str) -> bool {
        let Ok(name) = ServerName::try_from(name) else { return false };
        match self.0.end_entity_cert().and_then(ParsedCertificate::try_from) {
            Ok(certificate) => rustls::client::verify_server_name(&certificate, &name).is_ok(),
            Err(_) => false,
        }
    }

    /// As [`Identity::from_pem_files`], from a file that holds both.
    ///
    /// # Errors
    /// As [`Identity::from_pem_files`].
    pub fn from_pem_file(path: &Path) -> Result<Self, TlsError> {
        let pem = read(path)?;
        Self::from_pem(path, &pem, path, &pem)
    }

    /// The same, from what is to stand at `path`.
    ///
    /// # Errors
    /// As [`Identity::from_pem_files`], without [`TlsError::Io`].
    pub fn from_pem_text(path: &Path, text: &str) -> Result<Self, TlsError> {
        Self::from_pem(path, text.as_bytes(), path, text.as_bytes())
    }

    /// The same, of a chain and its key.
    ///
    /// # Errors
    /// As [`Identity::from_pem_text`].
    pub fn from_pem_texts(chain: &str, key: &str) -> Result<Self, TlsError> {
        Self::from_pem(Path::new("the chain"), chain.as_bytes(), Path::new("the key"), key.as_bytes())
    }

    /// The host names the certificate is for, wildcards included, in lower case.
    pub fn names(&self) -> Vec<String> {
        let Ok(certificate) = self.0.end_entity_cert() else { return Vec::new() };
        let Ok(certificate) = webpki::EndEntityCert::try_from(certificate) else { return Vec::new() };
        certificate.valid_dns_names().map(str::to_ascii_lowercase).collect()
    }

    /// What answers an authority that checks whether `name` is ours (RFC 8737 §3): self-signed, with `digest` in it.
    ///
    /// # Errors
    /// [`TlsError::SelfSigned`], [`TlsError::Config`].
    pub fn for_challenge(name: &str, digest: &[u8; 32]) -> Result<Self, TlsError> {
        let mut params = rcgen::CertificateParams::new(vec![name.to_owned()])?;
        params.custom_extensions = vec![rcgen::CustomExtension::new_acme_identifier(digest)];
        let key = rcgen::KeyPair::generate()?;
        let certificate = params.self_signed(&key)?.der().clone();
        // Not compared with each other: the reader of that does not know what it must find in such a certificate.
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let key = provider().key_provider.load_private_key(key)?;
        Ok(Self(Arc::new(CertifiedKey::new(vec![certificate], key))))
    }

    /// From when until when the certificate holds; `None` when it cannot be read.
    pub fn validity(&self) -> Option<(Timestamp, Timestamp)> {
        super::validity::validity(self.leaf())
    }

    /// The chain, leaf first, in PEM form.
    pub fn chain_pem(&self) -> String {
        let mut text = String::new();
        for certificate in &self.0.cert {
            let lines = BASE64_STANDARD.encode(certificate);
            text.push_str("-----BEGIN CERTIFICATE-----\n");
            for line in lines.as_bytes().chunks(64) {
                text.extend(line.iter().map(|letter| char::from(*letter)));
                text.push('\n');
            }
            text.push_str("-----END CERTIFICATE-----\n");
        }
        text
    }

    /// The leaf certificate, DER.
    pub fn leaf(&self) -> &[u8] {
        self.0.cert.first().map_or(&[], |certificate| certificate.as_ref())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Io { path: path.to_owned(), source })
}
