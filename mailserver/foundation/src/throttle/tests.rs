//! Stories of guessers and of honest users.

use std::net::IpAddr;
use std::time::Duration;

use jiff::Timestamp;

use super::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn limits() -> LoginLimits {
    let limits = |free| FailureLimits {
        free,
        first_wait: Duration::from_secs(1),
        longest_wait: Duration::from_secs(8),
        forget: Duration::from_secs(60),
    };
    LoginLimits { account: limits(2), peer: limits(4), trust: Duration::from_secs(600), tracked: 1000 }
}

#[test]
fn networks_are_counted_as_one_customer() {
    for (one, other, same) in [
        ("192.0.2.1", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.2", false),
        ("::ffff:192.0.2.1", "192.0.2.1", true),
        ("2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff", true),
        ("2001:db8::1", "2001:db8:0:1::1", false),
    ] {
        assert_eq!(PeerNet::from(ip(one)) == PeerNet::from(ip(other)), same, "{one} {other}");
    }
    assert_eq!(PeerNet::from(ip("2001:db8::1")).to_string(), "2001:db8::/64");
}

#[test]
fn each_failure_beyond_the_free_ones_doubles_the_wait() {
    let logins = Logins::new(limits());
    let mut now = 0;
    let mut waits = Vec::new();
    for attempt in 0..8 {
        let peer = ip(&format!("192.0.2.{attempt}")); // a new address each time: the account is what counts
        match logins.check(at(now), peer, "anna") {
            Ok(()) => waits.push(0),
            Err(wait) => {
                waits.push(wait.seconds());
                now += wait.seconds() as i64;
                assert_eq!(logins.check(at(now), peer, "Anna"), Ok(()), "the wait is over");
            }
        }
        logins.failed(at(now), peer, "ANNA", Some(&format!("guess {attempt}")));
    }
    assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 8]);
    assert!(logins.check(at(now), ip("198.51.100.1"), "anna").is_err());
    assert_eq!(logins.check(at(now), ip("198.51.100.1"), "bert"), Ok(()));
    assert_eq!(logins.check(at(now + 60), ip("198.51.100.1"), "anna"), Ok(()), "forgotten after a quiet minute");
}

#[test]
fn a_peer_that_tries_many_accounts_is_slowed_over_its_whole_network() {
    let logins = Logins::new(limits());
    for attempt in 0..5 {
        let peer = ip(&format!("2001:db8::{attempt}"));
        assert_eq!(logins.check(at(0), peer, &format!("user{attempt}")), Ok(()));
        logins.failed(at(0), peer, &format!("user{attempt}"), Some("123456"));
    }
    assert_eq!(logins.check(at(0), ip("2001:db8::99"), "else"), Err(RetryAfter(Duration::from_secs(1))));
    // Logging in to an account of one's own does not clear the peer's count.
    logins.succeeded(at(0), ip("2001:db8::99"), "mine");
    assert!(logins.check(at(0), ip("2001:db8::99"), "else").is_err());
}

#[test]
fn a_client_with_an_old_password_saved_counts_once() {
    let logins = Logins::new(limits());
    for minute in 0..20 {
        assert_eq!(logins.check(at(minute), ip("192.0.2.1"), "anna"), Ok(()));
        logins.failed(at(minute), ip("192.0.2.1"), "anna", Some("last year's"));
    }
    // Mechanisms that show no password cannot be told apart: each counts.
    for _ in 0..3 {
        logins.failed(at(20), ip("192.0.2.1"), "anna", None);
    }
    assert!(logins.check(at(20), ip("192.0.2.1"), "anna").is_err());
}

#[test]
fn strangers_do_not_lock_out_who_logged_in_from_here_before() {
    let logins = Logins::new(limits());
    logins.succeeded(at(0), ip("192.0.2.1"), "anna");
    for attempt in 0..6 {
        logins.failed(at(1), ip("203.0.113.9"), "anna", Some(&format!("guess {attempt}")));
    }
    assert!(logins.check(at(1), ip("198.51.100.1"), "anna").is_err());
    assert_eq!(logins.check(at(1), ip("192.0.2.1"), "anna"), Ok(()));
    // Trust is no free pass: failures from there count there.
    for attempt in 0..3 {
        logins.failed(at(1), ip("192.0.2.1"), "anna", Some(&format!("typo {attempt}")));
    }
    assert!(logins.check(at(1), ip("192.0.2.1"), "anna").is_err());
    logins.succeeded(at(5), ip("192.0.2.1"), "anna");
    assert_eq!(logins.check(at(5), ip("192.0.2.1"), "anna"), Ok(()));
    assert_eq!(logins.check(at(5), ip("198.51.100.1"), "anna"), Ok(()), "the account's failures are forgotten");
    // And it ends.
    for attempt in 0..6 {
        logins.failed(at(700), ip("203.0.113.9"), "anna", Some(&format!("guess {attempt}")));
    }
    assert!(logins.check(at(700), ip("192.0.2.1"), "anna").is_err());
}

#[test]
fn a_clock_set_back_neither_panics_nor_locks_longer() {
    let logins = Logins::new(limits());
    for attempt in 0..4 {
        logins.failed(at(1000), ip("192.0.2.1"), "anna", Some(&format!("guess {attempt}")));
    }
    assert_eq!(logins.check(at(0), ip("192.0.2.1"), "anna"), Err(RetryAfter(Duration::from_secs(2))));
}

#[test]
fn a_bucket_gives_its_quota_at_once_and_then_refills_evenly() {
    let limiter = RateLimiter::new(Rate { quota: 3, window: Duration::from_secs(30) }, 100);
    let remaining = [0, 1, 2].map(|_| limiter.take(at(0), "a", 1).unwrap().remaining);
    assert_eq!(remaining, [2, 1, 0]);
    assert_eq!(limiter.take(at(0), "a", 1), Err(RetryAfter(Duration::from_secs(10))));
    assert_eq!(limiter.take(at(0), "b", 3).unwrap().remaining, 0, "keys do not share");
    assert_eq!(limiter.take(at(10), "a", 1).unwrap().remaining, 0);
    assert!(limiter.take(at(10), "a", 1).is_err());
    assert_eq!(limiter.take(at(1000), "a", 1).unwrap().remaining, 2, "a bucket holds no more than its quota");
    assert!(limiter.take(at(1000), "c", 4).is_err());
}

/// Seen with `libfaketime`: five days back, and the API answered 429 for five days.
#[test]
fn a_bucket_outlives_a_clock_that_is_set_back() {
    let limiter = RateLimiter::new(Rate { quota: 3, window: Duration::from_secs(30) }, 100);
    let day = 86_400;
    assert_eq!(limiter.take(at(5 * day), "a", 2).unwrap().remaining, 1);
    let left = [0, 1, 2].map(|_| limiter.take(at(0), "a", 1).unwrap().remaining);
    assert_eq!(left, [2, 1, 0]);
    assert_eq!(limiter.take(at(0), "a", 1), Err(RetryAfter(Duration::from_secs(10))));
    // A little back gives nothing away.
    assert_eq!(limiter.take(at(5), "b", 2).unwrap().remaining, 1);
    assert_eq!(limiter.take(at(0), "b", 1), Err(RetryAfter(Duration::from_secs(5))));
}

#[test]
fn a_permit_is_a_place_until_it_is_dropped() {
    let connections = Connections::new(ConnectionLimits { total: 3, per_peer: 2 });
    let first = connections.admit(ip("2001:db8::1")).ok();
    let second = connections.admit(ip("2001:db8::2")).ok();
    assert_eq!(connections.admit(ip("2001:db8::3")).err(), Some(TooManyConnections::Peer));
    let third = connections.admit(ip("192.0.2.1")).ok();
    assert_eq!(connections.admit(ip("192.0.2.2")).err(), Some(TooManyConnections::Server));
    drop(first);
    assert!(connections.admit(ip("2001:db8::3")).is_ok());
    drop((second, third));
    assert_eq!(connections.open(), 0);
}

#[test]
fn each_connection_is_held_against_the_limits_of_its_moment() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    let total = Arc::new(AtomicUsize::new(1));
    let now = Arc::clone(&total);
    let connections = Connections::within(move || ConnectionLimits { total: now.load(Ordering::Relaxed), per_peer: 9 });
    let first = connections.admit(ip("192.0.2.1")).unwrap();
    assert_eq!(connections.admit(ip("192.0.2.1")).err(), Some(TooManyConnections::Server));
    total.store(3, Ordering::Relaxed);
    let _more = [connections.admit(ip("192.0.2.1")).unwrap(), connections.admit(ip("192.0.2.1")).unwrap()];
    total.store(2, Ordering::Relaxed);
    drop(first);
    assert_eq!(connections.admit(ip("192.0.2.1")).err(), Some(TooManyConnections::Server), "two are open still");
}
