//! Bounds of HTTP, each a field with its default.

use std::time::Duration;

use super::IdempotencyLimits;
use crate::throttle::{ConnectionLimits, Rate};

/// What one request may ask for.
#[derive(Clone, Copy, Debug)]
pub struct HttpLimits {
    /// Longest request body read by an extractor, in bytes. Default 1 MiB.
    pub body_bytes: usize,
    /// Time for a peer to send a body of that length. Default 30 s.
    pub body_time: Duration,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self { body_bytes: 1024 * 1024, body_time: Duration::from_secs(30) }
    }
}

/// What connections may cost.
#[derive(Clone, Copy, Debug)]
pub struct ServeLimits {
    /// Open connections over all listeners, and per peer network.
    pub connections: ConnectionLimits,
    /// Time for a TLS handshake. Default 10 s.
    pub handshake: Duration,
    /// Time for the head of a request, counted from the connection's start or the last answer; so also the longest a
    /// connection may idle. Default 30 s.
    pub header_read: Duration,
    /// Header lines in a request. Default 100.
    pub header_lines: usize,
    /// Bytes of a request's head. Default 64 KiB.
    pub header_bytes: u32,
    /// Requests at once on one HTTP/2 connection. Default 64.
    pub streams: u32,
    /// Time for requests in hand to end when the server stops. Default 20 s.
    pub drain: Duration,
}

impl Default for ServeLimits {
    fn default() -> Self {
        Self {
            connections: ConnectionLimits { total: 4096, per_peer: 256 },
            handshake: Duration::from_secs(10),
            header_read: Duration::from_secs(30),
            header_lines: 100,
            header_bytes: 64 * 1024,
            streams: 64,
            drain: Duration::from_secs(20),
        }
    }
}

/// Bounds on what clients may ask for.
#[derive(Clone, Debug)]
pub struct ApiLimits {
    /// One request.
    pub http: HttpLimits,
    /// Kept answers.
    pub idempotency: IdempotencyLimits,
    /// Requests of one token. Default 6000 a minute.
    pub token_rate: Rate,
    /// Requests of one network, whatever tokens it sends. Default 12,000 a minute.
    pub peer_rate: Rate,
    /// Tokens and networks whose requests are counted. Default 100,000 of each.
    pub tracked: usize,
    /// Longest text looked at as a token, in bytes. Default 256.
    pub token_bytes: usize,
}

impl Default for ApiLimits {
    fn default() -> Self {
        let window = Duration::from_secs(60);
        Self {
            http: HttpLimits::default(),
            idempotency: IdempotencyLimits::default(),
            token_rate: Rate { quota: 6000, window },
            peer_rate: Rate { quota: 12_000, window },
            tracked: 100_000,
            token_bytes: 256,
        }
    }
}
