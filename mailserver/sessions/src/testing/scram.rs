//! The client's half of SCRAM-SHA-256 (RFC 5802 §3, RFC 7677).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

const NONCE: &str = "rOprNGfwEbeRWgbNEkqO";

/// The first message, as a line carries it.
pub(crate) fn first(user: &str) -> String {
    BASE64.encode(format!("n,,n={user},r={NONCE}"))
}

/// The proof that answers a challenge, and the server's proof that must follow; both as lines carry them.
pub(crate) fn last(user: &str, password: &str, challenge: &str) -> (String, String) {
    let challenge = String::from_utf8(BASE64.decode(challenge).unwrap()).unwrap();
    let field = |name: &str| challenge.split(',').find_map(|field| field.strip_prefix(name)).unwrap();
    assert!(field("r=").starts_with(NONCE), "the server answers us: {challenge}");
    let salt = BASE64.decode(field("s=")).unwrap();
    let mut salted = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), &salt, field("i=").parse().unwrap(), &mut salted);
    let client_key = mac(&salted, b"Client Key");
    let without_proof = format!("c=biws,r={}", field("r="));
    let signed = format!("n={user},r={NONCE},{challenge},{without_proof}");
    let signature = mac(&Sha256::digest(client_key), signed.as_bytes());
    let proof: Vec<u8> = client_key.iter().zip(signature).map(|(key, bits)| key ^ bits).collect();
    let server = mac(&mac(&salted, b"Server Key"), signed.as_bytes());
    (
        BASE64.encode(format!("{without_proof},p={}", BASE64.encode(proof))),
        BASE64.encode(format!("v={}", BASE64.encode(server))),
    )
}

fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().into()
}
