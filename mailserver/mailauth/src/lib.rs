//! Who a message really comes from: SPF, DKIM, DMARC, ARC and reverse DNS, and our own DKIM signatures.
//!
//! Bytes, facts and a [`dns::Dns`] come in, a [`verify::Verdict`] goes out. It knows no resolver, no clock, no time-out
//! and no policy: what to do with a failure is the engine's rule.
//!
//! The evaluation is written out here, on `aws-lc-rs`, rather than taken from the `mail-auth` library: that library asks a
//! tokio resolver it owns and reads the system clock when it verifies, signs and walks ARC chains, so neither names nor
//! time could be arguments; its hickory feature cannot be switched off; and it takes the first of several SPF records
//! where RFC 7208 §4.5 wants an error. In the tests it serves as a witness that what we sign others can verify.

pub mod arc;
mod canonical;
pub mod dkim;
pub mod dmarc;
pub mod dns;
pub mod iprev;
pub mod key;
mod public_key;
pub mod results;
pub mod sign;
pub mod spf;
mod tags;
pub mod verify;

#[cfg(test)]
mod testing;
