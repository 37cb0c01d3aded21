//! The keys we sign with, and the DNS records that publish them.

use std::fmt;

use aws_lc_rs::{
    digest,
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{self, Ed25519KeyPair, KeyPair as _},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use message::address::Domain;

pub use crate::public_key::Algorithm;

/// Why a key cannot be used or made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The bytes are not PKCS#8 of an RSA key of at least 2048 bits or an Ed25519 key. The fault is the operator's.
    #[error("the key is not PKCS#8 of an RSA key of at least 2048 bits or an Ed25519 key")]
    Unreadable,
    /// The selector is not a name of letters, digits and hyphens. The fault is the operator's.
    #[error("the selector is not a name of letters, digits, hyphens and dots")]
    BadSelector,
    /// The cryptographic library refused. The fault is ours.
    #[error("the cryptographic library failed")]
    Library,
}

/// A private key with the name it signs under.
pub struct SigningKey {
    domain: Domain,
    selector: String,
    pkcs8: Vec<u8>,
    secret: Secret,
}

enum Secret {
    Rsa(RsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

/// The TXT record that publishes a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DnsRecord {
    /// `selector._domainkey.domain`, without a final dot.
    pub name: String,
    /// The whole value.
    pub value: String,
}

/// Longest string inside a TXT record (RFC 1035 §3.3).
const MAX_STRING: usize = 255;

impl DnsRecord {
    /// The value cut into strings of at most 255 octets. A zone file and many provider forms want them apart;
    /// resolvers join them without a blank.
    pub fn strings(&self) -> Vec<&str> {
        // The value is ASCII, so every cut is between characters.
        self.value.as_bytes().chunks(MAX_STRING).filter_map(|chunk| std::str::from_utf8(chunk).ok()).collect()
    }

    /// The record as a line of a zone file.
    pub fn zone_line(&self) -> String {
        let strings: Vec<_> = self.strings().into_iter().map(|text| format!("\"{text}\"")).collect();
        format!("{}. IN TXT {}", self.name, strings.join(" "))
    }
}

impl SigningKey {
    /// Makes a new key: RSA with 2048 bits, or Ed25519.
    ///
    /// # Errors
    /// [`KeyError::BadSelector`] and [`KeyError::Library`].
    pub fn generate(algorithm: Algorithm, domain: Domain, selector: &str) -> Result<Self, KeyError> {
        let pkcs8 = match algorithm {
            Algorithm::RsaSha256 => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::Library)?;
                AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).map_err(|_| KeyError::Library)?.as_ref().to_vec()
            }
            Algorithm::Ed25519Sha256 => {
                let pair = Ed25519KeyPair::generate().map_err(|_| KeyError::Library)?;
                pair.to_pkcs8v1().map_err(|_| KeyError::Library)?.as_ref().to_vec()
            }
        };
        Self::from_pkcs8(&pkcs8, domain, selector)
    }

    /// Reads a key that [`SigningKey::pkcs8`] gave or another program made.
    ///
    /// # Errors
    /// [`KeyError::Unreadable`] and [`KeyError::BadSelector`].
    pub fn from_pkcs8(pkcs8: &[u8], domain: Domain, selector: &str) -> Result<Self, KeyError> {
        let selector = selector.to_ascii_lowercase();
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        if selector.len() > 100 || !selector.split('.').all(is_label) {
            return Err(KeyError::BadSelector);
        }
        let secret = match Ed25519KeyPair::from_pkcs8_maybe_unchecked(pkcs8) {
            Ok(pair) => Secret::Ed25519(pair),
            Err(_) => {
                let pair = RsaKeyPair::from_pkcs8(pkcs8).map_err(|_| KeyError::Unreadable)?;
                match pair.public_modulus_len() {
                    256.. => Secret::Rsa(pair),
                    _ => return Err(KeyError::Unreadable),
                }
            }
        };
        Ok(Self { domain, selector, pkcs8: pkcs8.to_vec(), secret })
    }

    /// The private key as PKCS#8 DER. Keep it sealed.
    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// The domain it signs for.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The selector.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// The algorithm.
    pub fn algorithm(&self) -> Algorithm {
        match self.secret {
            Secret::Rsa(_) => Algorithm::RsaSha256,
            Secret::Ed25519(_) => Algorithm::Ed25519Sha256,
        }
    }

    /// The record the domain must publish.
    ///
    /// # Errors
    /// [`KeyError::Library`].
    pub fn dns_record(&self) -> Result<DnsRecord, KeyError> {
        let (kind, public) = match &self.secret {
            Secret::Rsa(pair) => {
                let der = AsDer::<PublicKeyX509Der<'_>>::as_der(pair.public_key()).map_err(|_| KeyError::Library)?;
                ("rsa", der.as_ref().to_vec())
            }
            Secret::Ed25519(pair) => ("ed25519", pair.public_key().as_ref().to_vec()),
        };
        Ok(DnsRecord {
            name: format!("{}._domainkey.{}", self.selector, self.domain),
            value: format!("v=DKIM1; k={kind}; p={}", STANDARD.encode(public)),
        })
    }

    /// Signs canonical header bytes.
    pub(crate) fn sign_bytes(&self, input: &[u8]) -> Result<Vec<u8>, KeyError> {
        match &self.secret {
            Secret::Rsa(pair) => {
                let mut value = vec![0; pair.public_modulus_len()];
                pair.sign(&signature::RSA_PKCS1_SHA256, &SystemRandom::new(), input, &mut value)
                    .map_err(|_| KeyError::Library)?;
                Ok(value)
            }
            // RFC 8463 §3: Ed25519 signs the SHA-256 of the header.
            Secret::Ed25519(pair) => Ok(pair.sign(digest::digest(&digest::SHA256, input).as_ref()).as_ref().to_vec()),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({:?} {}._domainkey.{})", self.algorithm(), self.selector, self.domain)
    }
}

#[cfg(test)]
mod tests;
