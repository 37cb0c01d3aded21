//! Failed logins, counted per peer network and per account over every protocol. Each failure beyond the free ones
//! doubles the wait. Three refinements keep honest users in:
//! a wrong password tried again and again (a client with an old one saved) counts once;
//! a network the account logged in from lately is judged by its own failures there, not by strangers' guesses;
//! and nothing is ever locked for good.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;

use super::generations::Generations;
use super::{PeerNet, RetryAfter};

/// Bounds of [`Logins`].
#[derive(Clone, Debug)]
pub struct LoginLimits {
    /// For one account, whoever tries. Default: 5 free, then 1 s doubling to 15 min, forgotten after 1 h.
    pub account: FailureLimits,
    /// For one peer network, whatever accounts it tries. Default: 15 free, then 1 s doubling to 1 h, forgotten after 1 h.
    pub peer: FailureLimits,
    /// How long a network stays trusted for an account after a right password. Default 30 days.
    pub trust: Duration,
    /// Entries in each of the tables. Default 100,000, about 10 MB when full.
    pub tracked: usize,
}

/// How failures turn into waiting.
#[derive(Clone, Copy, Debug)]
pub struct FailureLimits {
    /// Failures without consequence.
    pub free: u32,
    /// Wait after the first failure beyond those; each further one doubles it.
    pub first_wait: Duration,
    /// Longest wait.
    pub longest_wait: Duration,
    /// Time without a failure after which all are forgotten. At least `longest_wait`.
    pub forget: Duration,
}

impl Default for LoginLimits {
    fn default() -> Self {
        let hour = Duration::from_secs(3600);
        let first_wait = Duration::from_secs(1);
        Self {
            account: FailureLimits { free: 5, first_wait, longest_wait: Duration::from_secs(900), forget: hour },
            peer: FailureLimits { free: 15, first_wait, longest_wait: hour, forget: hour },
            trust: Duration::from_secs(30 * 24 * 3600),
            tracked: 100_000,
        }
    }
}

/// A network that waits before its next attempt is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldUp {
    /// The network.
    pub network: PeerNet,
    /// Failures that count against it.
    pub failures: u32,
    /// The last of them.
    pub last: Timestamp,
    /// Until when it waits.
    pub until: Timestamp,
}

/// What failed logins to an account come to, from wherever they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountFailures {
    /// Those that count against it.
    pub failures: u32,
    /// The last of them.
    pub last: Timestamp,
    /// Until when somebody waits: whoever comes from where nobody logged in before, or from a place that is known.
    pub until: Option<Timestamp>,
}

/// Counts failed logins. One instance serves every protocol.
pub struct Logins {
    limits: LoginLimits,
    hasher: RandomState,
    tables: Mutex<Tables>,
}

struct Tables {
    peers: Generations<PeerNet, Failures>,
    accounts: Generations<AccountKey, Failures>,
    /// Where an account logged in from: the failures there since, and when trust ends.
    trusted: Generations<(AccountKey, PeerNet), (Timestamp, Failures)>,
}

/// A keyed hash of the account's name: names of any length take eight bytes, and nobody outside can make two collide.
type AccountKey = u64;

#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
    last_secret: Option<u64>,
}

impl Logins {
    /// An empty count.
    pub fn new(limits: LoginLimits) -> Self {
        let tables = Mutex::new(Tables {
            peers: Generations::new(limits.tracked),
            accounts: Generations::new(limits.tracked),
            trusted: Generations::new(limits.tracked),
        });
        Self { limits, hasher: RandomState::new(), tables }
    }

    /// Whether `peer` may try a password for `account` now. Ask before checking the password; case does not matter.
    ///
    /// # Errors
    /// [`RetryAfter`] with the time left. The attempt must then be refused unread, right password or not.
    pub fn check(&self, now: Timestamp, peer: IpAddr, account: &str) -> Result<(), RetryAfter> {
        let (peer, account) = (PeerNet::from(peer), self.account(account));
        let tables = self.tables.lock();
        let wait = match tables.trusted.get(&(account, peer)) {
            Some((until, failures)) if now < *until => failures.wait(now, &self.limits.account),
            _ => {
                let by_peer = tables.peers.get(&peer).map(|failures| failures.wait(now, &self.limits.peer));
                let by_account = tables.accounts.get(&account).map(|failures| failures.wait(now, &self.limits.account));
                by_peer.max(by_account).unwrap_or_default()
            }
        };
        match wait.is_zero() {
            true => Ok(()),
            false => Err(RetryAfter(wait)),
        }
    }

    /// Notes a failure. `secret` is the password tried where the mechanism shows it; only a keyed hash of it is kept,
    /// to know a repetition by.
    pub fn failed(&self, now: Timestamp, peer: IpAddr, account: &str, secret: Option<&str>) {
        let (peer, key) = (PeerNet::from(peer), self.account(account));
        let secret = secret.map(|secret| self.hasher.hash_one((key, secret)));
        let mut tables = self.tables.lock();
        let fresh = Failures { count: 0, last: now, last_secret: None };
        if tables.trusted.get(&(key, peer)).is_some_and(|(until, _)| now < *until) {
            let (_, failures) = tables.trusted.touch((key, peer), || (now, fresh));
            failures.add(now, secret, &self.limits.account);
        } else {
            tables.peers.touch(peer, || fresh).add(now, secret, &self.limits.peer);
            tables.accounts.touch(key, || fresh).add(now, secret, &self.limits.account);
        }
    }

    /// Notes a right password: the account's failures are forgotten and `peer` is trusted for it. The peer's own
    /// failures stay, or a guesser would clear them by logging in to an account of his own.
    pub fn succeeded(&self, now: Timestamp, peer: IpAddr, account: &str) {
        let (peer, key) = (PeerNet::from(peer), self.account(account));
        let until = now + self.limits.trust;
        let none = Failures { count: 0, last: now, last_secret: None };
        let mut tables = self.tables.lock();
        *tables.trusted.touch((key, peer), || (until, none)) = (until, none);
        tables.accounts.remove(&key);
    }

    /// The networks that wait at `now`, in their order. Accounts are known by a hash alone, and cannot be told.
    pub fn held_up(&self, now: Timestamp) -> Vec<HeldUp> {
        let tables = self.tables.lock();
        let waiting = tables.peers.iter().filter_map(|(network, failures)| {
            let wait = failures.wait(now, &self.limits.peer);
            let (network, failures, last) = (*network, failures.count, failures.last);
            (!wait.is_zero()).then(|| HeldUp { network, failures, last, until: now + wait })
        });
        let mut waiting: Vec<_> = waiting.collect();
        waiting.sort_by_key(|held| held.network);
        waiting
    }

    /// What counts against an account at `now`; `None` where nothing does.
    pub fn of_account(&self, now: Timestamp, name: &str) -> Option<AccountFailures> {
        let (key, limits) = (self.account(name), &self.limits.account);
        let tables = self.tables.lock();
        let known = tables.trusted.iter().filter(|((account, _), (until, _))| *account == key && now < *until);
        let counted = tables.accounts.get(&key).into_iter().chain(known.map(|(_, (_, failures))| failures));
        let counted = counted.filter(|failures| failures.count > 0 && elapsed(failures.last, now) < limits.forget);
        let told = counted.map(|failures| {
            let wait = failures.wait(now, limits);
            AccountFailures {
                failures: failures.count,
                last: failures.last,
                until: (!wait.is_zero()).then(|| now + wait),
            }
        });
        told.reduce(|one, other| AccountFailures {
            failures: one.failures.saturating_add(other.failures),
            last: one.last.max(other.last),
            until: one.until.max(other.until),
        })
    }

    /// Forgets the failures of a network.
    pub fn forgive_network(&self, network: PeerNet) {
        self.tables.lock().peers.remove(&network);
    }

    /// Forgets the failures for an account, from wherever.
    pub fn forgive_account(&self, name: &str) {
        let key = self.account(name);
        let mut tables = self.tables.lock();
        tables.accounts.remove(&key);
        tables.trusted.retain(|(account, _), (_, failures)| *account != key || failures.count == 0);
    }

    fn account(&self, name: &str) -> AccountKey {
        self.hasher.hash_one(name.to_lowercase())
    }
}

impl Failures {
    fn add(&mut self, now: Timestamp, secret: Option<u64>, limits: &FailureLimits) {
        if elapsed(self.last, now) >= limits.forget {
            *self = Self { count: 0, last: now, last_secret: None };
        }
        if secret.is_some() && secret == self.last_secret {
            return;
        }
        *self = Self { count: self.count.saturating_add(1), last: now, last_secret: secret };
    }

    fn wait(&self, now: Timestamp, limits: &FailureLimits) -> Duration {
        let since = elapsed(self.last, now);
        if since >= limits.forget || self.count <= limits.free {
            return Duration::ZERO;
        }
        let doublings = (self.count - limits.free - 1).min(31);
        let wait = limits.first_wait.saturating_mul(1 << doublings).min(limits.longest_wait);
        wait.saturating_sub(since)
    }
}

/// Time from `then` to `now`; a clock set back counts as no time.
fn elapsed(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}
