//! The sorting hall: every rule of the product, in its own terms. Counters ask it; it writes through the store, one
//! transaction for rule, rows, audit and event. It knows no wire format and no status code but the verdicts of SMTP.

pub mod access_rules;
mod addressees;
pub mod administrators;
pub mod admission;
pub mod aliases;
pub mod app_passwords;
pub mod autoreply;
pub mod certificates;
mod change;
pub mod contacts;
pub mod directory;
pub mod dkim;
pub mod dns;
pub mod dns_check;
pub mod domains;
mod engine;
pub mod events;
pub mod failed_logins;
pub mod folders;
pub mod forwarding;
pub mod license;
pub mod limits;
pub mod listeners;
pub mod login;
pub mod mail_sessions;
pub mod mailboxes;
pub mod messages;
pub mod named;
pub mod oauth;
pub mod operations;
pub mod outbound;
pub mod passkeys;
mod passwords;
pub mod people;
pub mod plans;
pub mod principal;
pub mod queue;
pub mod receive;
pub mod refused;
pub mod report;
mod rewriting;
pub mod sessions;
pub mod settings;
pub mod sign_on;
mod storage;
pub mod submit;
pub mod tenants;
#[doc(hidden)]
pub mod testing;
pub mod tokens;
pub mod traces;
pub mod traffic;
pub mod upkeep;
mod verification;
mod ways;
mod webhooks;
pub mod whose;

pub use engine::{Engine, Identity, OpenError, Parts};
pub use principal::{Area, Intent, Principal, Reach, Right};
pub use refused::{Found, Refused};

#[cfg(test)]
mod tests;
