//! What proves that a message is ours and fresh: `v1`, HMAC-SHA-256 under a secret that the receiver has too, and `v1a`, Ed25519
//! whose public half the receiver has. Both are sent, and a receiver checks the one it prefers.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zeroize::Zeroizing;

use super::{EndpointId, WebhookError};
use crate::secrets::seal::Sealer;

const HALF: usize = 32;

/// The two keys of an endpoint.
pub struct Keys(Zeroizing<[u8; 2 * HALF]>);

/// A secret to be shown once, `whsec_` and base64.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// It.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Keys {
    /// New ones.
    pub fn make() -> Self {
        Self(Zeroizing::new(crate::secrets::random()))
    }

    /// What a receiver checks `v1` with.
    pub fn secret(&self) -> Secret {
        Secret(Zeroizing::new(format!("whsec_{}", BASE64.encode(&self.0[..HALF]))))
    }

    /// What a receiver checks `v1a` with: `whpk_` and base64. No secret.
    pub fn public(&self) -> String {
        format!("whpk_{}", BASE64.encode(self.pair().public_key().as_ref()))
    }

    /// The signatures of a message sent at `timestamp` (seconds since the epoch), as `webhook-signature` has them.
    pub fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let signed = format!("{id}.{timestamp}.{body}");
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.0[..HALF]), signed.as_bytes());
        let signature = self.pair().sign(signed.as_bytes());
        format!("v1,{} v1a,{}", BASE64.encode(mac.as_ref()), BASE64.encode(signature.as_ref()))
    }

    pub(super) fn seal(&self, sealer: &Sealer, endpoint: EndpointId) -> String {
        sealer.seal(&context(endpoint), self.0.as_slice())
    }

    pub(super) fn open(sealer: &Sealer, endpoint: EndpointId, sealed: &str) -> Result<Self, WebhookError> {
        let plain = sealer.open(&context(endpoint), sealed)?;
        let bytes = plain.as_slice().try_into().map_err(|_| WebhookError::Stored("webhook secret"))?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    fn pair(&self) -> Ed25519KeyPair {
        // Any 32 bytes are a seed.
        Ed25519KeyPair::from_seed_unchecked(&self.0[HALF..]).expect("a seed of Ed25519 has 32 bytes")
    }
}

/// What a sealed secret belongs to, so that it cannot be moved to another row.
fn context(endpoint: EndpointId) -> String {
    format!("webhook {endpoint}")
}
