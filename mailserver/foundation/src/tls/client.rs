//! Configurations for outgoing connections, loaded once.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};

use super::server::VERSIONS;
use super::{TlsError, provider, roots};

/// The two ways we connect to others.
#[derive(Clone, Debug)]
pub struct Clients {
    /// The peer must prove its name by a certificate under a trusted root (RFC 5280, RFC 9525).
    pub verified: Arc<ClientConfig>,
    /// Opportunistic security (RFC 7435): encrypts against listeners and accepts whatever certificate is shown, because
    /// the alternative would be to talk in the clear.
    pub opportunistic: Arc<ClientConfig>,
}

impl Clients {
    /// Trusts the machine's root certificates.
    ///
    /// # Errors
    /// [`TlsError::NoRoots`], [`TlsError::Io`] when a file named in the environment cannot be read.
    pub fn with_system_roots() -> Result<Self, TlsError> {
        Self::new(roots::system()?)
    }

    /// Trusts `roots` alone.
    ///
    /// # Errors
    /// [`TlsError::Config`].
    pub fn new(roots: RootCertStore) -> Result<Self, TlsError> {
        let builder = || ClientConfig::builder_with_provider(provider()).with_protocol_versions(VERSIONS);
        let verified = builder()?.with_root_certificates(roots).with_no_client_auth();
        let opportunistic =
            builder()?.dangerous().with_custom_certificate_verifier(Arc::new(AnyCertificate)).with_no_client_auth();
        Ok(Self { verified: Arc::new(verified), opportunistic: Arc::new(opportunistic) })
    }
}

/// Judges nothing, signatures included: some servers show certificates of 1990s form that no verifier can even read,
/// and since anyone could stand in between anyway, a checked signature would promise what is not there.
#[derive(Debug)]
struct AnyCertificate;

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _leaf: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _leaf: &CertificateDer<'_>,
        _signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _leaf: &CertificateDer<'_>,
        _signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        provider().signature_verification_algorithms.supported_schemes()
    }
}
