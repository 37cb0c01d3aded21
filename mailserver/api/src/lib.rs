//! The counter over HTTP: objects of the engine as JSON under `/v1`, described by one OpenAPI document that is made from
//! the handlers themselves. It knows one wire format in both directions; it never knows SQL or a rule of the product.

mod aliases;
pub mod codes;
mod document;
mod domains;
mod door;
mod failure;
mod health;
mod license;
mod license_warning;
mod mailboxes;
mod queue;
mod router;
mod settings;
mod state;
mod tasks;
mod tokens;
mod whoami;

pub use foundation::http::{ApiLimits, Readiness};
pub use router::{local_router, openapi, router};
pub use state::ApiState;
