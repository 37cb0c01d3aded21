//! Configurations for listeners.

use std::sync::Arc;

use rustls::crypto::aws_lc_rs::Ticketer;
use rustls::version::{TLS12, TLS13};
use rustls::{ServerConfig, SupportedProtocolVersion};

use super::{Resolver, TlsError, provider};

pub(super) const VERSIONS: &[&SupportedProtocolVersion] = &[&TLS13, &TLS12];

/// A configuration that announces the protocols `alpn` (RFC 7301; none for protocols without a name) and takes its
/// identity from `resolver` at each handshake. Make one for each set of protocols and keep it: it holds the ticket keys
/// by which clients resume.
///
/// # Errors
/// [`TlsError::Config`].
pub fn server_config(resolver: &Resolver, alpn: &[&[u8]]) -> Result<Arc<ServerConfig>, TlsError> {
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(VERSIONS)?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(resolver.clone()));
    config.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
    config.ticketer = Ticketer::new()?;
    Ok(Arc::new(config))
}
