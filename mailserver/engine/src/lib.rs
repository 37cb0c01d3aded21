//! The sorting hall: every rule of the product, in its own terms. Counters ask it; it writes through the store, one
//! transaction for rule, rows, audit and event. It knows no wire format and no status code but the verdicts of SMTP.

pub mod admission;
pub mod aliases;
pub mod directory;
pub mod dkim;
pub mod dns;
pub mod domains;
mod engine;
pub mod folders;
pub mod license;
pub mod login;
pub mod mailboxes;
pub mod messages;
pub mod outbound;
pub mod principal;
pub mod queue;
pub mod receive;
pub mod refused;
pub mod report;
pub mod settings;
pub mod submit;
#[doc(hidden)]
pub mod testing;
pub mod tokens;
pub mod upkeep;

pub use engine::{Engine, Identity, OpenError, Parts};
pub use principal::{Area, Principal, Right};
pub use refused::Refused;

#[cfg(test)]
mod tests;
