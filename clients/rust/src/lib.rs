//! Client of the Pennypost mail server's REST API. Types and calls are generated from the API's OpenAPI document when this
//! crate is built; what is written by hand is how a call travels: token, TLS, retries, errors and pages. It knows nothing of
//! the server but that document.
//!
//! ```no_run
//! use pennypost_client::{Client, types};
//!
//! # async fn run() -> Result<(), pennypost_client::Error> {
//! let client = Client::new("https://mail.example.org", "pp_…")?;
//! let server = client.read_whoami().await?;
//! println!("{server:?}");
//! # Ok(())
//! # }
//! ```

mod builder;
pub mod call;
mod change;
mod error;
mod pages;
mod retry;
mod secret;
mod shapes;
mod transport;

include!(concat!(env!("OUT_DIR"), "/client.rs"));

pub use builder::Builder;
pub use call::{Call, Reply};
pub use change::Change;
pub use error::{Conflict, Error, Exceeded, FieldError, Problem};
pub use pages::{Page, Pages};
pub use retry::Retry;
pub use secret::Secret;
pub use transport::Client;

/// The document the calls were generated from.
pub const OPENAPI: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/mailserver.json"));

#[cfg(test)]
pub mod sample {
    //! What the generator makes of `tests/sample.json`.
    include!(concat!(env!("OUT_DIR"), "/sample.rs"));
}
#[cfg(test)]
mod tests;
