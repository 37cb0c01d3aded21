//! The machine's trusted root certificates: the bundle its distribution maintains, or what `SSL_CERT_FILE` and
//! `SSL_CERT_DIR` name, the variables OpenSSL made customary.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::TlsError;

/// Where Debian and Alpine, Red Hat, SUSE, and the BSDs keep it.
const BUNDLES: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Whether a text holds certificates in PEM form, and nothing in that form that is none.
pub fn holds_certificate(text: &str) -> bool {
    let mut certificates = CertificateDer::pem_slice_iter(text.as_bytes()).peekable();
    certificates.peek().is_some() && certificates.all(|certificate| certificate.is_ok())
}

pub(super) fn system() -> Result<RootCertStore, TlsError> {
    let file = env::var_os("SSL_CERT_FILE").map(PathBuf::from);
    let folder = env::var_os("SSL_CERT_DIR").map(PathBuf::from);
    let mut roots = RootCertStore::empty();
    let named = file.is_some() || folder.is_some();
    let bundle = BUNDLES.iter().map(Path::new).find(|path| !named && path.is_file());
    if let Some(bundle) = bundle {
        add_file(&mut roots, bundle)?;
    }
    if let Some(file) = file {
        add_file(&mut roots, &file)?;
    }
    if let Some(folder) = folder {
        add_folder(&mut roots, &folder)?;
    }
    match roots.is_empty() {
        true => Err(TlsError::NoRoots),
        false => Ok(roots),
    }
}

/// Adds the certificates of a PEM file. Skips what is no usable root: bundles carry certificates of forms nobody verifies any
/// more.
///
/// # Errors
/// [`TlsError::Io`].
pub fn add_file(roots: &mut RootCertStore, path: &Path) -> Result<(), TlsError> {
    let pem = fs::read(path).map_err(|source| TlsError::Io { path: path.to_owned(), source })?;
    roots.add_parsable_certificates(CertificateDer::pem_slice_iter(&pem).filter_map(Result::ok));
    Ok(())
}

fn add_folder(roots: &mut RootCertStore, folder: &Path) -> Result<(), TlsError> {
    let io = |source| TlsError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.is_file() {
            add_file(roots, &path)?;
        }
    }
    Ok(())
}
