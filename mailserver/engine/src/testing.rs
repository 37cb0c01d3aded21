//! What tests of the crates above begin with: a licence, signed by whatever root the test brings and imported like any other, and a
//! program that somebody let act for them.

use std::net::IpAddr;

use jiff::Timestamp;
use license::Moment;
use license::claims::{Claims, PayState};
use license::development::{Vendor, plenty};
use secrecy::SecretString;
use store::oauth::clients::Status;

use crate::license::Purpose;
use crate::oauth::clients::{ClientOrder, Keeping};
use crate::oauth::{Credentials, Exchange};
use crate::sessions::{PersonAttempt, Proof};
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

/// What a program gets that the holder of a mailbox lets do this.
///
/// # Panics
/// When the password is wrong.
pub async fn access_token(engine: &Engine, address: &str, password: &str, scope: &str) -> String {
    let order = ClientOrder {
        name: "Reader".to_owned(),
        redirect_uris: Vec::new(),
        scopes: scope.to_owned(),
        device_flow: true,
        status: Status::Active,
    };
    let (client, _) = engine.create_client(&Principal::system(), order, Keeping::Public).await.expect("a client");
    let (id, peer) = (client.id.to_string(), IpAddr::from([192, 0, 2, 9]));
    let by = Credentials { client_id: &id, secret: None, peer };
    let waiting = engine.begin_device(by, None).await.unwrap_or_else(|error| panic!("{error}"));
    let password = SecretString::from(password);
    let attempt =
        PersonAttempt { proof: Proof::Password { login: address, password: &password, code: None }, peer, request: "" };
    assert!(engine.allow_device(&waiting.user_code, attempt).await.expect("the person logs in"));
    let what = Exchange::Device { code: waiting.device_code.expose() };
    let issued = engine.exchange(by, what).await.unwrap_or_else(|error| panic!("{error}"));
    issued.access.expose().to_owned()
}
