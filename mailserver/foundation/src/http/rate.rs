//! Request rates: who asks too often is told to wait, and everyone is told what is left
//! (draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy`, `RateLimit`).

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use super::{Peer, Problem};
use crate::clock::Clock;
use crate::throttle::{Allowance, PeerNet, Rate, RateLimiter};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LEFT: HeaderName = HeaderName::from_static("ratelimit");

/// Whose bucket a request is taken from: the credential's, or the network's for requests without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RateKey {
    /// BLAKE3 of the `Authorization` header, right or wrong.
    Credential([u8; 32]),
    /// The peer's network.
    Peer(PeerNet),
}

/// The buckets, and the clock they refill by.
#[derive(Clone)]
pub struct RequestRates {
    by_credential: Arc<RateLimiter<RateKey>>,
    by_peer: Arc<RateLimiter<RateKey>>,
    clock: Clock,
}

impl RequestRates {
    /// `credential` for each credential, `peer` for each network over all its requests: a guesser who sends another
    /// credential each time is held by the second. At most `tracked` of each are remembered.
    pub fn new(credential: Rate, peer: Rate, tracked: usize, clock: Clock) -> Self {
        Self {
            by_credential: Arc::new(RateLimiter::new(credential, tracked)),
            by_peer: Arc::new(RateLimiter::new(peer, tracked)),
            clock,
        }
    }
}

/// A layer: `middleware::from_fn_with_state(rates, rate_limited)`.
pub async fn rate_limited(State(rates): State<RequestRates>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(peer) = Peer::from_request_parts(&mut parts, &()).await;
    let now = rates.clock.now();
    let network = RateKey::Peer(PeerNet::from(peer.address.ip()));
    let credential =
        parts.headers.get(AUTHORIZATION).map(|value| RateKey::Credential(blake3::hash(value.as_bytes()).into()));
    let taken = rates.by_peer.take(now, network, 1).and_then(|allowance| match credential {
        Some(credential) => rates.by_credential.take(now, credential, 1),
        None => Ok(allowance),
    });
    match taken {
        Ok(allowance) => {
            let mut response = next.run(Request::from_parts(parts, body)).await;
            rate_limit_headers(response.headers_mut(), &allowance);
            response
        }
        Err(wait) => Problem::too_many(wait).into_response(),
    }
}

/// Says what rate applies and what is left of it.
pub fn rate_limit_headers(headers: &mut HeaderMap, allowance: &Allowance) {
    let Allowance { rate, remaining, reset } = allowance;
    let reset = reset.as_millis().div_ceil(1000);
    let policy = format!("\"default\";q={};w={}", rate.quota, rate.window.as_secs());
    let left = format!("\"default\";r={remaining};t={reset}");
    for (name, value) in [(POLICY, policy), (LEFT, left)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(name, value);
        }
    }
}
