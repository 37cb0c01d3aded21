//! Webhooks as their receivers and their owners see them: real requests to a real listener on this machine, over rows in SQLite
//! and PostgreSQL, with a clock that stands still until it is moved.

mod addresses;
mod hall;
mod lives;
mod messages;
mod trouble;
