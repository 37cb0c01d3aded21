//! Short marks by which we know again what we wrote ourselves, where no row remembers it.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;

use super::keyed_digest;
use super::seal::Sealer;

/// Octets of a mark. Guessing one of 2³² takes as many messages; what a mark is for must be worth less than that, and end.
const OCTETS: usize = 4;

/// Makes marks, and knows its own.
#[derive(Clone)]
pub struct Marker(hmac::Key);

impl Marker {
    /// For `purpose`; its marks stay known while the key file's first line stays.
    pub fn new(sealer: &Sealer, purpose: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, &*sealer.derive(purpose)))
    }

    /// The mark of `parts`: eight hexadecimal digits.
    pub fn mark(&self, parts: &[&str]) -> String {
        hex::encode(&self.digest(parts)[..OCTETS])
    }

    /// Whether `mark` is that of `parts`, in either case.
    pub fn knows(&self, parts: &[&str], mark: &str) -> bool {
        let claimed = hex::decode(mark).unwrap_or_default();
        verify_slices_are_equal(&self.digest(parts)[..OCTETS], &claimed).is_ok()
    }

    fn digest(&self, parts: &[&str]) -> [u8; 32] {
        let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        keyed_digest(&self.0, &parts)
    }
}

impl std::fmt::Debug for Marker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marker")
    }
}
