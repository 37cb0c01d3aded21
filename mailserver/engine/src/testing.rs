//! A licence for tests of the crates above: signed by whatever root the test brings, and imported like any other.

use jiff::Timestamp;
use license::Moment;
use license::claims::{Claims, PayState};
use license::development::{Vendor, plenty};

use crate::license::Purpose;
use crate::{Engine, Principal};

/// The response to an offline request, for any number of domains and mailboxes.
///
/// # Panics
/// When the root is none or the request is not for `server`; so do [`license`] and [`stop`].
pub fn answer(root: &str, server: &str, request: &str, now: Timestamp) -> String {
    let answered = Vendor::new(root).and_then(|vendor| vendor.answer(request, server, plenty(), Moment::from(now)));
    answered.expect("a request of an engine is answered")
}

/// Licenses an engine that names `server` as its licence server.
pub async fn license(engine: &Engine, root: &str, server: &str) {
    bring(engine, root, server, |_| {}).await;
}

/// The same, with an invoice that was not paid in time: the server stops.
pub async fn stop(engine: &Engine, root: &str, server: &str) {
    let unpaid = |claims: &mut Claims| {
        claims.pay.state = PayState::Overdue;
        claims.pay.due = Some(claims.iat);
    };
    bring(engine, root, server, unpaid).await;
}

async fn bring(engine: &Engine, root: &str, server: &str, change: impl FnOnce(&mut Claims)) {
    let (system, now) = (Principal::system(), Moment::from(engine.store().clock().now()));
    let file = engine.request_license(&system, Purpose::Activate, None).await.expect("a licence is asked for");
    let vendor = Vendor::new(root).expect("a root is brought");
    let request = vendor.open(&file, server, now).expect("the request is for this server");
    let mut claims = vendor.claims(&request, plenty(), now);
    change(&mut claims);
    let response = vendor.sign(&claims, now).expect("what a vendor says can be signed").to_file();
    engine.import_license(&system, &response).await.expect("a licence is taken");
}
