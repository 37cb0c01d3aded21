//! The rules as stories: an engine over a fresh store, a DNS without names, a clock that stands still.

mod access_rules;
mod admin;
mod away;
mod doors;
mod groups;
pub(crate) mod hall;
mod incoming;
mod logins;
mod names;
mod sight;
mod submission;
mod switches;
mod traces;
mod upkeep;
pub(crate) mod zone;
