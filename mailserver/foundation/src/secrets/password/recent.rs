//! Right passwords of the last minutes. Many clients log in anew each minute; Argon2 for each would cost 50 ms of a core.
//! Holds only digests under a key that dies with the process: a memory image yields nothing Argon2 would have hidden
//! from whoever reads live memory anyway.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

use aws_lc_rs::hmac;

/// Digest of a stored hash together with the password that opened it.
type Proof = [u8; 32];

pub(super) struct RecentSuccesses {
    key: hmac::Key,
    keep: Duration,
    capacity: usize,
    known: HashSet<Proof>,
    /// In the order they end, which is the order they came.
    order: VecDeque<(Instant, Proof)>,
}

impl RecentSuccesses {
    pub(super) fn new(keep: Duration, capacity: usize) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &crate::secrets::random::<32>());
        Self { key, keep, capacity, known: HashSet::new(), order: VecDeque::new() }
    }

    /// The stored text is part of the digest and carries its own salt: a changed password forgets the old one at once.
    pub(super) fn holds(&mut self, now: Instant, stored: &str, password: &str) -> bool {
        self.forget_ended(now);
        !self.known.is_empty() && self.known.contains(&self.proof(stored, password))
    }

    pub(super) fn add(&mut self, now: Instant, stored: &str, password: &str) {
        if self.keep.is_zero() || self.capacity == 0 {
            return;
        }
        self.forget_ended(now);
        while self.order.len() >= self.capacity {
            self.forget_oldest();
        }
        let proof = self.proof(stored, password);
        if self.known.insert(proof) {
            self.order.push_back((now + self.keep, proof));
        }
    }

    fn forget_ended(&mut self, now: Instant) {
        while self.order.front().is_some_and(|(end, _)| *end <= now) {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((_, proof)) = self.order.pop_front() {
            self.known.remove(&proof);
        }
    }

    fn proof(&self, stored: &str, password: &str) -> Proof {
        crate::secrets::keyed_digest(&self.key, &[stored.as_bytes(), password.as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_for_a_while_only_what_opened_this_very_hash() {
        let start = Instant::now();
        let mut recent = RecentSuccesses::new(Duration::from_secs(60), 2);
        recent.add(start, "hash-1", "secret");
        let at = |seconds| start + Duration::from_secs(seconds);
        for (now, stored, password, expected) in [
            (at(59), "hash-1", "secret", true),
            (at(59), "hash-1", "secret2", false),
            (at(59), "hash-2", "secret", false),
            (at(60), "hash-1", "secret", false),
        ] {
            assert_eq!(recent.holds(now, stored, password), expected, "{stored} {password}");
        }
    }

    #[test]
    fn a_full_memory_forgets_the_oldest() {
        let now = Instant::now();
        let mut recent = RecentSuccesses::new(Duration::from_secs(60), 2);
        for stored in ["a", "b", "c"] {
            recent.add(now, stored, "secret");
        }
        assert_eq!(["a", "b", "c"].map(|stored| recent.holds(now, stored, "secret")), [false, true, true]);
    }
}
