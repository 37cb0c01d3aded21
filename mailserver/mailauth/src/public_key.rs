//! The public keys of signers, from the DNS (RFC 6376 §3.6, RFC 8463 §3).

use aws_lc_rs::{
    digest,
    rsa::PublicKey as RsaPublicKey,
    signature::{self, UnparsedPublicKey},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use message::address::Domain;

use crate::{
    dns::{self, Dns},
    tags::Tags,
};

/// The algorithms that may count today; rsa-sha1 may not (RFC 8301 §3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA with PKCS#1 v1.5 padding over SHA-256.
    RsaSha256,
    /// Ed25519 over SHA-256 (RFC 8463).
    Ed25519Sha256,
}

impl Algorithm {
    /// The word of the `a=` tag.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaSha256 => "rsa-sha256",
            Self::Ed25519Sha256 => "ed25519-sha256",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::RsaSha256, Self::Ed25519Sha256].into_iter().find(|algorithm| algorithm.as_str() == word)
    }
}

/// Why there is no usable key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoKey {
    Temporary(String),
    Permanent(&'static str),
    /// The key exists and is too weak or not meant for this.
    Unacceptable(&'static str),
}

/// One key record.
#[derive(Debug)]
pub(crate) struct PublicKey {
    material: Material,
    /// `t=y`: the domain only tests (RFC 6376 §3.6.1).
    pub(crate) testing: bool,
    /// `t=s`: the identity must not be in a subdomain.
    pub(crate) strict_identity: bool,
}

#[derive(Debug)]
enum Material {
    Rsa(Vec<u8>),
    Ed25519(Vec<u8>),
}

impl PublicKey {
    /// Asks for `selector._domainkey.domain`. Of several records the first that is a key counts; RFC 6376 §3.6.2.2
    /// leaves it open.
    pub(crate) async fn fetch(dns: &dyn Dns, selector: &str, domain: &Domain) -> Result<Self, NoKey> {
        let name = format!("{selector}._domainkey.{domain}");
        let records = dns::or_none(dns.txt(&name).await).map_err(NoKey::Temporary)?;
        let mut problem = NoKey::Permanent("there is no key for the signature");
        for record in &records {
            match Self::parse(record) {
                Ok(key) => return Ok(key),
                Err(why) => problem = why,
            }
        }
        Err(problem)
    }

    pub(crate) fn parse(record: &[u8]) -> Result<Self, NoKey> {
        let tags = Tags::parse(record).map_err(|_| NoKey::Permanent("the key record is malformed"))?;
        let version_fits = tags.find("v").is_none_or(|version| version == "DKIM1" && tags.first() == Some("v"));
        if !version_fits {
            return Err(NoKey::Permanent("the key record has another version"));
        }
        let lists = |tag: &str, wanted: &[&str]| {
            tags.compact(tag).is_none_or(|list| list.split(':').any(|word| wanted.contains(&word)))
        };
        if !lists("h", &["sha256"]) {
            return Err(NoKey::Unacceptable("the key does not allow sha256"));
        }
        if !lists("s", &["email", "*"]) {
            return Err(NoKey::Unacceptable("the key is not for mail"));
        }
        let encoded = tags.compact("p").ok_or(NoKey::Permanent("the key record has no key"))?;
        if encoded.is_empty() {
            return Err(NoKey::Permanent("the key was revoked"));
        }
        let bytes = STANDARD.decode(encoded).map_err(|_| NoKey::Permanent("the key is not base64"))?;
        let flags = tags.compact("t").unwrap_or_default();
        let has_flag = |flag: &str| flags.split(':').any(|word| word == flag);
        Ok(Self {
            material: material(tags.find("k").unwrap_or("rsa"), bytes)?,
            testing: has_flag("y"),
            strict_identity: has_flag("s"),
        })
    }

    /// Whether `signature` was made over `signed` by the holder of this key.
    pub(crate) fn verifies(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        match (&self.material, algorithm) {
            (Material::Rsa(key), Algorithm::RsaSha256) => {
                UnparsedPublicKey::new(&signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, key)
                    .verify(signed, signature)
                    .is_ok()
            }
            (Material::Ed25519(key), Algorithm::Ed25519Sha256) => {
                let hash = digest::digest(&digest::SHA256, signed);
                UnparsedPublicKey::new(&signature::ED25519, key).verify(hash.as_ref(), signature).is_ok()
            }
            _ => false,
        }
    }
}

/// The DER of the smallest acceptable RSA public key (RFC 8301 §3.2): 1024 bits of modulus and the exponent 3. What is
/// barely smaller passes here and is refused by the library when it verifies; only the reason differs.
const MIN_RSA_DER: usize = 138;

fn material(kind: &str, bytes: Vec<u8>) -> Result<Material, NoKey> {
    match kind {
        "rsa" => {
            let key = RsaPublicKey::from_der(&bytes).map_err(|_| NoKey::Permanent("the key is not an RSA key"))?;
            match key.as_ref().len() {
                ..MIN_RSA_DER => Err(NoKey::Unacceptable("the RSA key is shorter than 1024 bits")),
                _ => Ok(Material::Rsa(bytes)),
            }
        }
        "ed25519" if bytes.len() == 32 => Ok(Material::Ed25519(bytes)),
        "ed25519" => Err(NoKey::Permanent("the key is not an Ed25519 key")),
        _ => Err(NoKey::Permanent("the key is of an unknown type")),
    }
}
