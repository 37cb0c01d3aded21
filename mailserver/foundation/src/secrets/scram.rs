//! SCRAM-SHA-256 (RFC 5802, RFC 7677): the stored verifier and the server's half of the exchange, without channel binding.
//! Bytes in, texts out; base64 framing, rows and limits on attempts are the caller's.

mod exchange;
mod verifier;

pub use self::exchange::{Challenge, ClientFirst};
pub use self::verifier::Verifier;

/// Longest client message read, in bytes.
pub const MESSAGE_BYTES: usize = 4096;

/// Why an exchange ended, or a stored verifier could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScramError {
    /// The peer's fault: the message does not follow the grammar.
    #[error("malformed SCRAM message: {0}")]
    Malformed(&'static str),
    /// The peer's fault: it asked for channel binding, which we do not announce.
    #[error("channel binding is not supported")]
    ChannelBinding,
    /// The peer's fault: an extension we must understand and do not (RFC 5802 §5.1 `m=`).
    #[error("mandatory extension is not supported")]
    Extension,
    /// The user's fault: wrong password, or no such user.
    #[error("proof does not match")]
    WrongProof,
    /// The user's fault: a name or password that SASLprep (RFC 4013) refuses.
    #[error("text holds characters SASLprep prohibits")]
    Unprepared,
    /// Ours or the operator's: a stored verifier that is none.
    #[error("stored SCRAM verifier is malformed")]
    Stored,
}

impl ScramError {
    /// The `server-error` message for the peer, RFC 5802 §7.
    pub fn server_error(self) -> &'static str {
        match self {
            Self::Malformed(_) => "e=invalid-encoding",
            Self::ChannelBinding => "e=channel-binding-not-supported",
            Self::Extension => "e=extensions-not-supported",
            Self::WrongProof => "e=invalid-proof",
            Self::Unprepared => "e=invalid-username-encoding",
            Self::Stored => "e=other-error",
        }
    }
}

/// SASLprep as stored strings need it (RFC 4013): unassigned code points are refused.
fn prepared(text: &str) -> Result<std::borrow::Cow<'_, str>, ScramError> {
    match stringprep::saslprep(text) {
        Ok(text) if text.is_empty() => Err(ScramError::Unprepared),
        Ok(text) => Ok(text),
        Err(_) => Err(ScramError::Unprepared),
    }
}
