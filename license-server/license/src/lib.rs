//! The signed licence and the rules of selling, holding and losing one.
//!
//! Documents, facts and `now` come in; claims, states, prices and refusals go out. Both programs link it: the licence
//! server signs with it, the mail server lives by it. It knows no clock, no network, no tables, no settings and no
//! source of randomness: whatever must be unguessable is handed in as bytes.
//!
//! Read in this order: who signs ([`key`], [`roots`], [`keyset`]), what is signed ([`claims`], [`token`]), how an
//! installation asks for it ([`request`], [`response`]), what follows from it ([`evaluate`], [`allows`], [`clock`]),
//! and what is sold ([`level`], [`catalogue`], [`upsize`], [`steps`]).

pub mod moment;

mod canonical;
pub mod jws;
pub mod key;
pub mod keyset;
pub mod roots;
pub mod rotation;
pub mod trust;

pub mod claims;
pub mod entitlement;
pub mod host;
pub mod lease;
pub mod license_key;
pub mod seq;
pub mod token;

pub mod armour;
pub mod nonce;
pub mod request;
pub mod response;
pub mod tombstone;

pub mod allows;
pub mod clock;
pub mod evaluate;
pub mod reason;

pub mod catalogue;
pub mod level;
pub mod money;
pub mod price;
pub mod trial;
pub mod upsize;

pub mod steps;

pub mod development;

#[cfg(test)]
mod testing;

pub use moment::Moment;
