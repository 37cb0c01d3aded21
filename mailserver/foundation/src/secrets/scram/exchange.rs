//! The server's half of one exchange, RFC 5802 §5: client-first, server-first, client-final, server-final.
//! The steps are types, so that no proof is judged before a challenge was made.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD as BASE64, URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq;

use super::verifier::{Verifier, mac, sha256};
use super::{MESSAGE_BYTES, ScramError, prepared};

/// The client's first message: who wants in.
#[derive(Clone, Debug)]
pub struct ClientFirst {
    gs2_header: String,
    bare: String,
    username: String,
    authzid: Option<String>,
    nonce: String,
}

impl ClientFirst {
    /// Reads `client-first-message`.
    ///
    /// # Errors
    /// [`ScramError::Malformed`], [`ScramError::ChannelBinding`], [`ScramError::Extension`], [`ScramError::Unprepared`].
    pub fn parse(message: &[u8]) -> Result<Self, ScramError> {
        let text = utf8(message)?;
        let mut parts = text.splitn(3, ',');
        match parts.next() {
            // `y` says: I could bind, I believe you cannot. True, since no -PLUS mechanism is announced.
            Some("n" | "y") => {}
            Some(flag) if flag.starts_with("p=") => return Err(ScramError::ChannelBinding),
            _ => return Err(ScramError::Malformed("gs2 flag")),
        }
        let authzid = match parts.next() {
            Some("") => None,
            Some(name) => {
                let name = name.strip_prefix("a=").ok_or(ScramError::Malformed("authorization identity"))?;
                Some(saslname(name)?)
            }
            None => return Err(ScramError::Malformed("gs2 header")),
        };
        let bare = parts.next().ok_or(ScramError::Malformed("gs2 header"))?;
        let mut attributes = bare.split(',');
        let name = match attributes.next() {
            Some(first) if first.starts_with("m=") => return Err(ScramError::Extension),
            Some(first) => first.strip_prefix("n=").ok_or(ScramError::Malformed("username"))?,
            None => return Err(ScramError::Malformed("username")),
        };
        let username = prepared(&saslname(name)?)?.into_owned();
        let nonce = attributes.next().and_then(|text| text.strip_prefix("r=")).filter(|nonce| is_nonce(nonce));
        let nonce = nonce.ok_or(ScramError::Malformed("nonce"))?.to_owned();
        Ok(Self {
            gs2_header: text[..text.len() - bare.len()].to_owned(),
            bare: bare.to_owned(),
            username,
            authzid,
            nonce,
        })
    }

    /// The name that logs in, after SASLprep.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The identity to act as, when the client names one.
    pub fn authzid(&self) -> Option<&str> {
        self.authzid.as_deref()
    }

    /// Answers with salt, count and a nonce of ours. For an unknown user pass [`Verifier::decoy`].
    pub fn challenge(self, verifier: Verifier) -> Challenge {
        self.challenge_with(verifier, &URL_SAFE_NO_PAD.encode(crate::secrets::random::<18>()))
    }

    pub(in crate::secrets) fn challenge_with(self, verifier: Verifier, server_nonce: &str) -> Challenge {
        let nonce = format!("{}{server_nonce}", self.nonce);
        let message = format!("r={nonce},s={},i={}", BASE64.encode(&verifier.salt), verifier.iterations);
        Challenge { gs2_header: self.gs2_header, client_first_bare: self.bare, message, nonce, verifier }
    }
}

/// The server's first message, waiting for the proof.
#[derive(Clone, Debug)]
pub struct Challenge {
    gs2_header: String,
    client_first_bare: String,
    message: String,
    nonce: String,
    verifier: Verifier,
}

impl Challenge {
    /// `server-first-message`, to be sent.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Judges `client-final-message` and yields `server-final-message`, by which the client knows us in turn.
    ///
    /// # Errors
    /// [`ScramError::WrongProof`], [`ScramError::Malformed`].
    pub fn finish(self, client_final: &[u8]) -> Result<String, ScramError> {
        let text = utf8(client_final)?;
        let (without_proof, proof) = text.rsplit_once(",p=").ok_or(ScramError::Malformed("proof"))?;
        let proof: [u8; 32] =
            BASE64.decode(proof).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(ScramError::Malformed("proof"))?;
        let mut attributes = without_proof.split(',');
        // RFC 5802 §6: the header sent first must come back unchanged, or someone edited it on the way.
        let binding =
            attributes.next().and_then(|text| text.strip_prefix("c=")).and_then(|text| BASE64.decode(text).ok());
        if binding.as_deref() != Some(self.gs2_header.as_bytes()) {
            return Err(ScramError::Malformed("channel binding data"));
        }
        if attributes.next().and_then(|text| text.strip_prefix("r=")) != Some(self.nonce.as_str()) {
            return Err(ScramError::Malformed("nonce"));
        }
        if attributes.any(|attribute| attribute.starts_with("m=")) {
            return Err(ScramError::Extension);
        }
        let signed = format!("{},{},{without_proof}", self.client_first_bare, self.message);
        let signature = mac(&hmac::Key::new(hmac::HMAC_SHA256, &self.verifier.stored_key), signed.as_bytes());
        let mut client_key = proof;
        client_key.iter_mut().zip(signature).for_each(|(byte, other)| *byte ^= other);
        if !bool::from(sha256(&client_key).ct_eq(&self.verifier.stored_key)) {
            return Err(ScramError::WrongProof);
        }
        let ours = mac(&hmac::Key::new(hmac::HMAC_SHA256, &self.verifier.server_key), signed.as_bytes());
        Ok(format!("v={}", BASE64.encode(ours)))
    }
}

fn utf8(message: &[u8]) -> Result<&str, ScramError> {
    if message.len() > MESSAGE_BYTES {
        return Err(ScramError::Malformed("longer than 4096 bytes"));
    }
    std::str::from_utf8(message).map_err(|_| ScramError::Malformed("not UTF-8"))
}

/// `printable` of RFC 5802 §7: visible ASCII without the comma.
fn is_nonce(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',')
}

/// `saslname` of RFC 5802 §7: `=2C` is a comma, `=3D` an equals sign, any other `=` an error.
fn saslname(text: &str) -> Result<String, ScramError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('=') {
        out.push_str(&rest[..at]);
        out.push(match rest.as_bytes().get(at..at + 3) {
            Some(b"=2C") => ',',
            Some(b"=3D") => '=',
            _ => return Err(ScramError::Malformed("escape in a name")),
        });
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
    match out.is_empty() || out.contains('\0') {
        true => Err(ScramError::Malformed("name")),
        false => Ok(out),
    }
}
