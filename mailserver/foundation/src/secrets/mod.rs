//! Passwords, their SCRAM form, one-time codes, secrets sealed at rest, the text of bearer tokens, marks, and statements signed for
//! others.
//! Knows keys and hashes; it does not know whose they are or where they are kept.

pub mod mark;
pub mod passkey;
pub mod password;
pub mod rotating;
pub mod scram;
pub mod seal;
pub mod spelled;
pub mod statement;
pub mod token;
pub mod totp;

#[cfg(test)]
mod tests;

/// Bytes from the operating system's generator.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // AWS-LC answers from a generator it seeded at start; a machine without any entropy source cannot serve TLS either.
    aws_lc_rs::rand::fill(&mut bytes).expect("the operating system has a random source");
    bytes
}

/// HMAC-SHA-256 over `parts`, each preceded by its length so that no two lists of parts read alike.
pub(crate) fn keyed_digest(key: &aws_lc_rs::hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = aws_lc_rs::hmac::Context::with_key(key);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.sign().as_ref());
    out
}
