//! How the connections of a listener begin.

/// How the connections of a listener begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// In the clear; TLS is offered (STARTTLS, STLS).
    Clear,
    /// With a TLS handshake (RFC 8314 §3).
    Tls,
}
