//! An authenticator and the browser before it, for tests of whoever asks for passkeys.

use aws_lc_rs::digest;
use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};

enum Key {
    Ed25519(Ed25519KeyPair),
    P256(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

/// One that holds one passkey. What it says can be bent to what no honest one says.
pub struct Authenticator {
    key: Key,
    id: Vec<u8>,
    /// The page that the browser shows.
    pub origin: String,
    /// The site that the passkey is for.
    pub site: String,
    /// Whose it is.
    pub person: String,
    /// What it says of whoever is there.
    pub flags: u8,
    /// How often it was used.
    pub count: u32,
    /// Whether the page is inside another's.
    pub embedded: bool,
}

impl Authenticator {
    /// One whose key is of this algorithm (IANA COSE), in a browser that shows `origin`.
    ///
    /// # Panics
    /// For an algorithm that it does not have.
    pub fn new(algorithm: i64, origin: &str) -> Self {
        let key = match algorithm {
            -8 => Ed25519KeyPair::generate().map(Key::Ed25519),
            -7 => EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).map(Key::P256),
            -257 => RsaKeyPair::generate(KeySize::Rsa2048).map(Key::Rsa),
            other => panic!("no authenticator makes a key of {other}"),
        };
        let site = origin.split("//").nth(1).and_then(|host| host.split(':').next()).unwrap_or_default().to_owned();
        Self {
            key: key.expect("a key is made"),
            id: super::random::<24>().to_vec(),
            origin: origin.to_owned(),
            site,
            person: String::new(),
            flags: 0b1_1101,
            count: 0,
            embedded: false,
        }
    }

    fn algorithm(&self) -> i64 {
        match self.key {
            Key::Ed25519(_) => -8,
            Key::P256(_) => -7,
            Key::Rsa(_) => -257,
        }
    }

    fn spki(&self) -> Vec<u8> {
        let der = match &self.key {
            Key::Ed25519(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
            Key::P256(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
            Key::Rsa(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
        };
        der.expect("a key has a form in DER")
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.key {
            Key::Ed25519(pair) => pair.sign(message).as_ref().to_vec(),
            Key::P256(pair) => pair.sign(&SystemRandom::new(), message).expect("it signs").as_ref().to_vec(),
            Key::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).expect("it signs");
                signature
            }
        }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.embedded})
            .to_string()
            .into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = digest::digest(&digest::SHA256, self.site.as_bytes()).as_ref().to_vec();
        data.push(self.flags | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// What `navigator.credentials.create()` comes to with these options, as JSON.
    pub fn create(&mut self, options: &Value) -> Value {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        self.person = text(&options["user"]["id"]);
        let mut data = self.data(1 << 6);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(&self.id);
        data.extend(b"and a key as COSE has it");
        let client = self.client_data("webauthn.create", &text(&options["challenge"]));
        json!({
            "id": BASE64.encode(&self.id), "rawId": BASE64.encode(&self.id), "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(client), "authenticatorData": BASE64.encode(data),
                "publicKey": BASE64.encode(self.spki()), "publicKeyAlgorithm": self.algorithm(),
                "transports": ["internal"], "attestationObject": "",
            },
        })
    }

    /// What `navigator.credentials.get()` comes to with these options, as JSON.
    pub fn get(&mut self, options: &Value) -> Value {
        let data = self.data(0);
        let client = self.client_data("webauthn.get", options["challenge"].as_str().unwrap_or_default());
        let mut signed = data.clone();
        signed.extend(digest::digest(&digest::SHA256, &client).as_ref());
        json!({
            "id": BASE64.encode(&self.id), "rawId": BASE64.encode(&self.id), "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(client), "authenticatorData": BASE64.encode(data),
                "signature": BASE64.encode(self.sign(&signed)), "userHandle": self.person,
            },
        })
    }
}
