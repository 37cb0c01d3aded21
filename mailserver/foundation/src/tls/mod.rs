//! TLS for every listener and every outgoing connection: identities, their choice by server name, server and client
//! configurations. TLS 1.2 and 1.3 by AWS-LC. It does not know protocols; a caller names its ALPN.

mod client;
mod identity;
mod private;
mod resolver;
mod roots;
mod self_signed;
mod server;
mod shelf;
mod validity;

#[cfg(test)]
mod tests;

pub use self::client::Clients;
pub use self::identity::Identity;
pub use self::private::write_private;
pub use self::resolver::{Identities, Resolver};
pub use self::roots::{add_file as add_root_file, holds_certificate};
pub use self::server::server_config;
pub use self::shelf::{Named, Shelf};

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use rustls::crypto::CryptoProvider;

/// ALPN for listeners that speak HTTP.
pub const ALPN_HTTP: &[&[u8]] = &[b"h2", b"http/1.1"];

/// What an authority offers that checks by a handshake whether a name is ours (RFC 8737 §6.2). It speaks nothing after it.
pub const ALPN_ACME: &[u8] = b"acme-tls/1";

/// Why TLS cannot be set up. All but [`TlsError::Config`] are the operator's to mend.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or a folder cannot be written.
    #[error("{path} cannot be read or made", path = path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file holds no usable PEM section of the kind that is needed.
    #[error("{path} holds no {what} in PEM form", path = path.display())]
    Pem {
        /// Which.
        path: PathBuf,
        /// What was looked for.
        what: &'static str,
    },
    /// Certificate and key do not belong together, or are of a kind we cannot use.
    #[error("certificate {path} cannot be used", path = path.display())]
    Identity {
        /// The certificate's file.
        path: PathBuf,
        /// Why.
        source: rustls::Error,
    },
    /// No trusted root certificates were found.
    #[error("no root certificates found; install the system's CA bundle or name one in SSL_CERT_FILE")]
    NoRoots,
    /// A self-signed certificate could not be made for these names.
    #[error("a self-signed certificate cannot be made")]
    SelfSigned(#[from] rcgen::Error),
    /// Ours: the TLS library refused a configuration.
    #[error("TLS cannot be configured")]
    Config(#[from] rustls::Error),
}

static PROVIDER: LazyLock<Arc<CryptoProvider>> =
    LazyLock::new(|| Arc::new(rustls::crypto::aws_lc_rs::default_provider()));

/// The one crypto provider.
pub fn provider() -> Arc<CryptoProvider> {
    Arc::clone(&PROVIDER)
}

/// Makes the provider the process's default, for libraries that ask for it (database drivers, HTTP clients). First line
/// of `main` and of every test that opens a TLS connection; calling it again does nothing.
pub fn install_provider() {
    // An error says that a default is set already, which is what was asked for.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}
