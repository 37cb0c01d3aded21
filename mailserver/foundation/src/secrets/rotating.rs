//! Bearer secrets that are exchanged for their successor each time they are used. All of a family are made from one key and a
//! number that rises, so that an old one is recognised however many came after it, and nothing of them is kept but the key.

use aws_lc_rs::hmac;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::token::{Kind, TokenText};

/// The key of a family.
pub struct Rotating(Zeroizing<[u8; 32]>);

/// What somebody presented, not yet verified.
#[derive(Clone, Copy)]
pub struct Presented {
    /// Which family it says it is of.
    pub family: i64,
    /// Which of the family it says it is.
    pub generation: i64,
    proof: [u8; 32],
}

impl Rotating {
    /// A new family.
    pub fn make() -> Self {
        Self(Zeroizing::new(super::random()))
    }

    /// The family whose key was kept; `None` when this is none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|key| Self(Zeroizing::new(key)))
    }

    /// The key, to be sealed.
    pub fn as_bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The secret of a generation: `pp_<kind>_<family>.<generation>.<64 hexadecimal digits>`.
    pub fn text(&self, kind: Kind, family: i64, generation: i64) -> Zeroizing<String> {
        let proof = hex::encode(self.proof(kind, family, generation));
        Zeroizing::new(format!("{}{family}.{generation}.{proof}", TokenText::prefix(kind)))
    }

    /// Reads what somebody presented; `None` when it is no such secret.
    pub fn parse(kind: Kind, text: &str) -> Option<Presented> {
        let mut parts = text.strip_prefix(&TokenText::prefix(kind))?.split('.');
        let (family, generation) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let mut proof = [0; 32];
        hex::decode_to_slice(parts.next()?, &mut proof).ok()?;
        parts.next().is_none().then_some(Presented { family, generation, proof })
    }

    /// Whether what somebody presented is of this family, whichever of it. Takes the same time wherever the texts differ.
    pub fn made(&self, kind: Kind, presented: &Presented) -> bool {
        self.proof(kind, presented.family, presented.generation).ct_eq(&presented.proof).into()
    }

    fn proof(&self, kind: Kind, family: i64, generation: i64) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &*self.0);
        super::keyed_digest(&key, &[kind.as_str().as_bytes(), &family.to_be_bytes(), &generation.to_be_bytes()])
    }
}
