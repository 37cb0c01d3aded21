//! The counter over HTTP: objects of the engine as JSON under `/v1`, described by one OpenAPI document that is made from
//! the handlers themselves. It knows one wire format in both directions; it never knows SQL or a rule of the product.

mod administrators;
mod aliases;
mod app_passwords;
mod autoreply;
mod batch;
mod clients;
pub mod codes;
mod dashboard;
mod dns;
mod document;
mod domains;
mod door;
mod events;
mod failure;
mod forwarding;
mod grants;
mod health;
mod license;
mod license_warning;
mod limits;
mod listing;
mod mail_sessions;
mod mailboxes;
mod me;
mod messages;
mod metadata;
mod named;
mod oauth;
mod plans;
mod purge;
mod queue;
mod rehearsal;
mod router;
mod sessions;
mod settings;
mod state;
mod tasks;
mod tenants;
mod tokens;
mod webhooks;
mod whoami;

pub use foundation::http::{ApiLimits, Readiness};
pub use router::{local_router, openapi, router};
pub use state::ApiState;
