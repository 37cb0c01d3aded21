//! A licence for tests of the crates above: signed by whatever root the test brings, and imported like any other.

use jiff::Timestamp;
use license::Moment;
use license::development::{Vendor, plenty};

use crate::license::Purpose;
use crate::{Engine, Principal};

/// The response to an offline request, for any number of domains and mailboxes.
///
/// # Panics
/// When the root is none or the request is not for `server`; so does [`license`].
pub fn answer(root: &str, server: &str, request: &str, now: Timestamp) -> String {
    let answered = Vendor::new(root).and_then(|vendor| vendor.answer(request, server, plenty(), Moment::from(now)));
    answered.expect("a request of an engine is answered")
}

/// Licenses an engine that names `server` as its licence server.
pub async fn license(engine: &Engine, root: &str, server: &str) {
    let system = Principal::system();
    let request = engine.request_license(&system, Purpose::Activate, None).await.expect("a licence is asked for");
    let response = answer(root, server, &request, engine.store().clock().now());
    engine.import_license(&system, &response).await.expect("a licence is taken");
}
