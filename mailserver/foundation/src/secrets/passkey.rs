//! Passkeys (Web Authentication Level 3): what a browser sends back is held against what it was asked, and against a key that it
//! made before. It does not know whose they are or where they are kept.
//!
//! Of attestation nothing is asked for, and so nothing of it is read: which authenticator somebody bought is theirs to choose. The key
//! comes as SubjectPublicKeyInfo, as browsers offer it (§5.2.1.1), which needs no reader of CBOR and COSE on what strangers send.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, VerificationAlgorithm,
};
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use jiff::Timestamp;
use parking_lot::Mutex;
use serde::Deserialize;

use super::seal::Sealer;
use super::{keyed_digest, random};

/// How long a browser may take to answer.
pub const LIFE: Duration = Duration::from_secs(300);
/// §4: a credential's identifier has at most this many bytes.
const LONGEST_ID: usize = 1023;
/// Bytes of a key: an RSA key of 8192 bits has 1062.
const LONGEST_KEY: usize = 2048;

/// The algorithms that are asked for, the preferred one first (IANA COSE): EdDSA, ES256, RS256.
pub const ALGORITHMS: [i64; 3] = [-8, -7, -257];

fn algorithm(number: i64) -> Option<&'static dyn VerificationAlgorithm> {
    Some(match number {
        -8 => &ED25519,
        -7 => &ECDSA_P256_SHA256_ASN1,
        -257 => &RSA_PKCS1_2048_8192_SHA256,
        _ => return None,
    })
}

/// Why what a browser sent is not taken. All of these are whoever sent it to blame for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// It is not what the standard describes.
    #[error("is not what a browser answers: {0} cannot be read")]
    Malformed(&'static str),
    /// Its challenge was not made here, for this, or for that page.
    #[error("answers no challenge of this server for that page")]
    Challenge,
    /// It came too late.
    #[error("answers a challenge that is past its time; ask for another")]
    Late,
    /// It was used before.
    #[error("answers a challenge that was answered before; ask for another")]
    Used,
    /// Another page embeds the one that asked.
    #[error("was made inside a page of somebody else")]
    Embedded,
    /// It is for another site.
    #[error("is for another site")]
    Site,
    /// Nobody was there, or showed who they are.
    #[error("was made without a person being asked to show who they are")]
    Unverified,
    /// The key is of another kind than was asked for.
    #[error("has a key of a kind that was not asked for")]
    Algorithm,
    /// The signature is wrong.
    #[error("is not signed by the key")]
    Signature,
    /// The authenticator has counted less than before: there are two of it.
    #[error("was made by a copy of the authenticator")]
    Copied,
}

/// A page that asks for passkeys: `https` and a host, or a host that is this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    text: String,
    host: String,
}

impl Origin {
    /// Reads what `location.origin` says. `None` where browsers have no passkeys: without TLS, at an address, at no site.
    pub fn parse(text: &str) -> Option<Self> {
        let url: url::Url = text.parse().ok()?;
        let host = url.domain()?.to_owned();
        let is_local = host == "localhost" || host.ends_with(".localhost");
        let is_safe = url.scheme() == "https" || url.scheme() == "http" && is_local;
        let text = url.origin().ascii_serialization();
        let is_bare =
            url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        (is_safe && is_bare && text.len() <= 300).then_some(Self { text, host })
    }

    /// The site whose passkeys the page may ask for (§5.1.2, the RP ID): its host.
    pub fn site(&self) -> &str {
        &self.host
    }

    /// As browsers write it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// A passkey is made for this person.
    Register(&'a str),
    /// Somebody logs in.
    Login,
}

impl Purpose<'_> {
    fn parts(&self) -> [&str; 2] {
        match self {
            Self::Register(person) => ["register", person],
            Self::Login => ["login", ""],
        }
    }

    /// §5.8.1.
    fn kind(&self) -> &'static str {
        match self {
            Self::Register(_) => "webauthn.create",
            Self::Login => "webauthn.get",
        }
    }
}

/// Makes challenges and knows its own again without keeping them: whoever asks for many fills nothing. Those that were answered well are
/// kept until they are past their time, so that none is answered twice.
#[derive(Clone)]
pub struct Challenges {
    key: hmac::Key,
    answered: Arc<Mutex<HashMap<String, Timestamp>>>,
}

impl Challenges {
    /// Marks challenges by a key of the sealer's.
    pub fn new(sealer: &Sealer) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &*sealer.derive("passkeys"));
        Self { key, answered: Arc::default() }
    }

    /// A challenge for a browser that shows this page.
    pub fn make(&self, purpose: Purpose<'_>, origin: &Origin, now: Timestamp) -> String {
        let nonce = BASE64.encode(random::<18>());
        let ends = (now + LIFE).as_second().to_string();
        let mark = self.mark(purpose, origin.as_str(), &nonce, &ends);
        // A challenge is bytes, which JSON carries in base64url.
        BASE64.encode(format!("{nonce}.{ends}.{mark}"))
    }

    fn mark(&self, purpose: Purpose<'_>, origin: &str, nonce: &str, ends: &str) -> String {
        let [what, whom] = purpose.parts();
        BASE64.encode(keyed_digest(&self.key, &[what, whom, origin, nonce, ends].map(str::as_bytes)))
    }

    /// The nonce of a challenge that is ours, in time, and was not answered before.
    fn check(&self, purpose: Purpose<'_>, client: &ClientData, now: Timestamp) -> Result<String, PasskeyError> {
        let text = BASE64.decode(&client.challenge).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or(PasskeyError::Challenge)?;
        let mut parts = text.splitn(3, '.');
        let (Some(nonce), Some(ends), Some(mark)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(PasskeyError::Challenge);
        };
        let right = self.mark(purpose, &client.origin, nonce, ends);
        if aws_lc_rs::constant_time::verify_slices_are_equal(right.as_bytes(), mark.as_bytes()).is_err() {
            return Err(PasskeyError::Challenge);
        }
        let ends = ends.parse().ok().and_then(|ends| Timestamp::from_second(ends).ok());
        if ends.ok_or(PasskeyError::Challenge)? <= now {
            return Err(PasskeyError::Late);
        }
        match self.answered.lock().contains_key(nonce) {
            true => Err(PasskeyError::Used),
            false => Ok(nonce.to_owned()),
        }
    }

    /// Notes that a challenge was answered well; an error when another answer was faster.
    fn spend(&self, nonce: String, now: Timestamp) -> Result<(), PasskeyError> {
        let mut answered = self.answered.lock();
        answered.retain(|_, ends| *ends > now);
        match answered.insert(nonce, now + LIFE) {
            None => Ok(()),
            Some(_) => Err(PasskeyError::Used),
        }
    }

    /// What a browser made for `person` after it was asked by a challenge.
    ///
    /// # Errors
    /// [`PasskeyError`] but [`PasskeyError::Signature`] and [`PasskeyError::Copied`].
    pub fn registered(&self, answer: &Registration, person: &str, now: Timestamp) -> Result<Registered, PasskeyError> {
        let client = ClientData::read(&answer.response.client_data_json)?;
        client.data.is(Purpose::Register(person))?;
        let nonce = self.check(Purpose::Register(person), &client.data, now)?;
        let origin = client.data.origin()?;
        let data = AuthenticatorData::read(&bytes("authenticatorData", &answer.response.authenticator_data)?)?;
        data.is_for(origin.site())?;
        let id = data.credential.ok_or(PasskeyError::Malformed("authenticatorData"))?;
        if bytes("rawId", &answer.raw_id)? != id {
            return Err(PasskeyError::Malformed("rawId"));
        }
        let key = bytes("publicKey", answer.response.public_key.as_deref().unwrap_or_default())?;
        let key = PublicKey { algorithm: answer.response.public_key_algorithm, spki: key };
        key.parsed()?;
        self.spend(nonce, now)?;
        Ok(Registered {
            credential: BASE64.encode(id),
            key,
            site: origin.site().to_owned(),
            count: data.count,
            is_backed_up: data.flags & BACKED_UP != 0,
        })
    }

    /// Holds what a browser sent against the passkey that it names.
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn asserted(&self, answer: &Assertion, known: &Known<'_>, now: Timestamp) -> Result<Asserted, PasskeyError> {
        let client = ClientData::read(&answer.response.client_data_json)?;
        client.data.is(Purpose::Login)?;
        let nonce = self.check(Purpose::Login, &client.data, now)?;
        if client.data.origin()?.site() != known.site {
            return Err(PasskeyError::Site);
        }
        let raw = bytes("authenticatorData", &answer.response.authenticator_data)?;
        let data = AuthenticatorData::read(&raw)?;
        data.is_for(known.site)?;
        let mut signed = raw;
        signed.extend_from_slice(digest::digest(&digest::SHA256, &client.raw).as_ref());
        let signature = bytes("signature", &answer.response.signature)?;
        known.key.parsed()?.verify_sig(&signed, &signature).map_err(|_| PasskeyError::Signature)?;
        // §6.1.1: those that do not count say 0.
        if (data.count != 0 || known.count != 0) && data.count <= known.count {
            return Err(PasskeyError::Copied);
        }
        self.spend(nonce, now)?;
        Ok(Asserted { count: data.count, is_backed_up: data.flags & BACKED_UP != 0 })
    }
}

/// A key that a browser made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// Its algorithm, one of [`ALGORITHMS`].
    pub algorithm: i64,
    /// The key as DER, SubjectPublicKeyInfo.
    pub spki: Vec<u8>,
}

impl PublicKey {
    fn parsed(&self) -> Result<ParsedPublicKey, PasskeyError> {
        let algorithm = algorithm(self.algorithm).ok_or(PasskeyError::Algorithm)?;
        if self.spki.len() > LONGEST_KEY {
            return Err(PasskeyError::Malformed("publicKey"));
        }
        ParsedPublicKey::new(algorithm, &self.spki).map_err(|_| PasskeyError::Algorithm)
    }
}

/// A passkey that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Its identifier, in base64url.
    pub credential: String,
    /// Its key.
    pub key: PublicKey,
    /// The site it is for.
    pub site: String,
    /// How often it was used, as it says.
    pub count: u32,
    /// Whether it is kept in several places.
    pub is_backed_up: bool,
}

/// A passkey that is known.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its key.
    pub key: &'a PublicKey,
    /// The site it is for.
    pub site: &'a str,
    /// How often it was used, as it said last.
    pub count: u32,
}

/// What an answer says of the passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asserted {
    /// How often it was used.
    pub count: u32,
    /// Whether it is kept in several places by now.
    pub is_backed_up: bool,
}

/// What `navigator.credentials.create()` came to, as its `toJSON()` says it (§5.1.8, `RegistrationResponseJSON`).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    raw_id: String,
    response: RegistrationAnswer,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RegistrationAnswer {
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    authenticator_data: String,
    public_key: Option<String>,
    public_key_algorithm: i64,
}

/// What `navigator.credentials.get()` came to (`AuthenticationResponseJSON`).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assertion {
    raw_id: String,
    response: AssertionAnswer,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AssertionAnswer {
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    authenticator_data: String,
    signature: String,
    user_handle: Option<String>,
}

impl Assertion {
    /// The identifier of the passkey, in base64url as [`Registered::credential`] has it.
    pub fn credential(&self) -> Option<String> {
        bytes("rawId", &self.raw_id).ok().filter(|id| id.len() <= LONGEST_ID).map(|id| BASE64.encode(id))
    }

    /// Whose it is, as the authenticator remembers.
    pub fn person(&self) -> Option<String> {
        let handle = bytes("userHandle", self.response.user_handle.as_deref()?).ok()?;
        String::from_utf8(handle).ok()
    }
}

/// §5.8.1.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// The data, and the bytes that are signed.
struct Signed {
    data: ClientData,
    raw: Vec<u8>,
}

impl ClientData {
    fn read(text: &str) -> Result<Signed, PasskeyError> {
        let raw = bytes("clientDataJSON", text)?;
        let data = serde_json::from_slice(&raw).map_err(|_| PasskeyError::Malformed("clientDataJSON"))?;
        Ok(Signed { data, raw })
    }

    fn is(&self, purpose: Purpose<'_>) -> Result<(), PasskeyError> {
        match (self.r#type == purpose.kind(), self.cross_origin) {
            (false, _) => Err(PasskeyError::Malformed("type")),
            (true, true) => Err(PasskeyError::Embedded),
            (true, false) => Ok(()),
        }
    }

    fn origin(&self) -> Result<Origin, PasskeyError> {
        Origin::parse(&self.origin).ok_or(PasskeyError::Site)
    }
}

/// §6.1: what an authenticator says itself.
struct AuthenticatorData {
    site_hash: [u8; 32],
    flags: u8,
    count: u32,
    credential: Option<Vec<u8>>,
}

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const BACKED_UP: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;

impl AuthenticatorData {
    fn read(raw: &[u8]) -> Result<Self, PasskeyError> {
        let malformed = || PasskeyError::Malformed("authenticatorData");
        let (site_hash, rest) = raw.split_first_chunk::<32>().ok_or_else(malformed)?;
        let (&[flags], rest) = rest.split_first_chunk::<1>().ok_or_else(malformed)?;
        let (count, rest) = rest.split_first_chunk::<4>().ok_or_else(malformed)?;
        let credential = match flags & HAS_CREDENTIAL {
            0 => None,
            _ => {
                // §6.5.1: the authenticator's model, then the identifier by its length; what follows is not read.
                let (_, rest) = rest.split_first_chunk::<16>().ok_or_else(malformed)?;
                let (length, rest) = rest.split_first_chunk::<2>().ok_or_else(malformed)?;
                let length = usize::from(u16::from_be_bytes(*length));
                let id = rest.get(..length).filter(|id| (1..=LONGEST_ID).contains(&id.len()));
                Some(id.ok_or_else(malformed)?.to_vec())
            }
        };
        Ok(Self { site_hash: *site_hash, flags, count: u32::from_be_bytes(*count), credential })
    }

    /// Whether it is for this site, and somebody was there who showed who they are.
    fn is_for(&self, site: &str) -> Result<(), PasskeyError> {
        if digest::digest(&digest::SHA256, site.as_bytes()).as_ref() != self.site_hash {
            return Err(PasskeyError::Site);
        }
        match self.flags & (PRESENT | VERIFIED) == PRESENT | VERIFIED {
            true => Ok(()),
            false => Err(PasskeyError::Unverified),
        }
    }
}

/// JSON carries bytes in base64url; padding is none of it, but some clients write it.
fn bytes(name: &'static str, text: &str) -> Result<Vec<u8>, PasskeyError> {
    BASE64.decode(text.trim_end_matches('=')).map_err(|_| PasskeyError::Malformed(name))
}

#[doc(hidden)]
pub mod testing;

#[cfg(test)]
mod tests;
