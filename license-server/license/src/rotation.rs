//! The vendor's side of the key set: which key signs now, which will, which did (§ "Keys" of the model).
//!
//! It holds public halves and dates only. Where the private halves lie, and who may rotate, the licence server knows.

use crate::{
    key::{KeyId, PublicKey},
    keyset::{KeySet, PublishedKey, Revocation},
    moment::Moment,
};

/// A key is published so many days before it signs, so that installations have its name when they need it.
pub const ANNOUNCE_DAYS: i64 = 30;
/// How long a key set says it should be kept before asking for a newer one.
pub const SET_DAYS: i64 = 30;

/// The signing keys of one vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    seq: u64,
    active: PublishedKey,
    next: Option<PublishedKey>,
    retired: Vec<Retired>,
    revoked: Vec<Revocation>,
}

/// A key that signs no more, and the end of the longest token it has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The key.
    pub key: PublishedKey,
    /// Until then it stays in the set.
    pub needed_until: Moment,
}

/// Why a key cannot be rotated; the fault of the vendor's staff.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RotationError {
    /// There is a next key already.
    #[error("the key {0} is announced already")]
    NextExists(KeyId),
    /// No key has been announced.
    #[error("no next key has been announced")]
    NoNext,
    /// The announced key has not been public for long enough. Only a revoked active key excuses that.
    #[error("the next key may sign from {from} on")]
    TooEarly {
        /// When it may.
        from: Moment,
    },
    /// The name is or was another key's.
    #[error("the key name {0} has been used")]
    NameUsed(KeyId),
    /// No key has that name.
    #[error("there is no key {0}")]
    Unknown(KeyId),
}

impl Ring {
    /// Starts with a first key, which signs at once.
    pub fn new(kid: KeyId, public: PublicKey, now: Moment) -> Self {
        let active = PublishedKey::new(kid, public, now);
        Self { seq: 1, active, next: None, retired: Vec::new(), revoked: Vec::new() }
    }

    /// As it was kept.
    pub fn restored(
        seq: u64,
        active: PublishedKey,
        next: Option<PublishedKey>,
        retired: Vec<Retired>,
        revoked: Vec<Revocation>,
    ) -> Self {
        Self { seq, active, next, retired, revoked }
    }

    /// Publishes the key that will sign [`ANNOUNCE_DAYS`] from now.
    ///
    /// # Errors
    /// [`RotationError::NextExists`] and [`RotationError::NameUsed`].
    pub fn announce(&mut self, kid: KeyId, public: PublicKey, now: Moment) -> Result<(), RotationError> {
        if let Some(next) = &self.next {
            return Err(RotationError::NextExists(next.kid.clone()));
        }
        if self.knows(&kid) {
            return Err(RotationError::NameUsed(kid));
        }
        self.next = Some(PublishedKey::new(kid, public, now.plus_days(ANNOUNCE_DAYS)));
        self.seq += 1;
        Ok(())
    }

    /// Lets the next key sign and retires the active one, whose longest token ends at `longest_token`.
    ///
    /// # Errors
    /// [`RotationError::NoNext`] and [`RotationError::TooEarly`].
    pub fn rotate(&mut self, longest_token: Moment, now: Moment) -> Result<(), RotationError> {
        let next = self.next.as_ref().ok_or(RotationError::NoNext)?;
        let emergency = self.revoked.iter().any(|revocation| revocation.kid == self.active.kid);
        if now < next.nbf && !emergency {
            return Err(RotationError::TooEarly { from: next.nbf });
        }
        let next = PublishedKey { nbf: next.nbf.min(now), ..next.clone() };
        let mut old = std::mem::replace(&mut self.active, next);
        old.retire_at = Some(now);
        self.next = None;
        self.retired.push(Retired { key: old, needed_until: longest_token });
        self.seq += 1;
        Ok(())
    }

    /// Declares a key to be in other hands since `since`. A second call may only move the date back.
    ///
    /// # Errors
    /// [`RotationError::Unknown`].
    pub fn revoke(&mut self, kid: &KeyId, since: Moment) -> Result<(), RotationError> {
        if !self.knows(kid) {
            return Err(RotationError::Unknown(kid.clone()));
        }
        match self.revoked.iter_mut().find(|revocation| revocation.kid == *kid) {
            Some(revocation) => revocation.since = revocation.since.min(since),
            None => self.revoked.push(Revocation { kid: kid.clone(), since }),
        }
        self.seq += 1;
        Ok(())
    }

    /// Drops the retired keys that no token needs any more. Revocations stay.
    pub fn tidy(&mut self, now: Moment) {
        let before = self.retired.len();
        self.retired.retain(|retired| retired.needed_until >= now);
        self.seq += u64::from(self.retired.len() < before);
    }

    /// The set to be signed by a root.
    pub fn publish(&self, now: Moment) -> KeySet {
        let live = std::iter::once(&self.active).chain(&self.next);
        let keys = live.chain(self.retired.iter().map(|retired| &retired.key)).cloned().collect();
        KeySet { seq: self.seq, iat: now, exp: now.plus_days(SET_DAYS), keys, revoked: self.revoked.clone() }
    }

    /// The key that signs.
    pub fn active(&self) -> &PublishedKey {
        &self.active
    }

    /// The key that will sign.
    pub fn next(&self) -> Option<&PublishedKey> {
        self.next.as_ref()
    }

    /// The keys that signed.
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    fn knows(&self, kid: &KeyId) -> bool {
        let live = std::iter::once(&self.active).chain(&self.next);
        let listed = live.chain(self.retired.iter().map(|retired| &retired.key)).any(|key| key.kid == *kid);
        listed || self.revoked.iter().any(|revocation| revocation.kid == *kid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_second(1_800_000_000);

    fn kid(name: &str) -> KeyId {
        KeyId::new(name).unwrap()
    }

    fn key(n: u8) -> PublicKey {
        PublicKey::from_bytes([n; 32])
    }

    #[test]
    fn a_key_is_announced_thirty_days_then_signs_then_stays_until_its_last_token_ends() {
        let mut ring = Ring::new(kid("a"), key(1), NOW);
        assert_eq!(ring.rotate(NOW, NOW), Err(RotationError::NoNext));
        ring.announce(kid("b"), key(2), NOW).unwrap();
        assert_eq!(ring.announce(kid("c"), key(3), NOW), Err(RotationError::NextExists(kid("b"))));
        let day_29 = NOW.plus_days(29);
        assert_eq!(ring.rotate(day_29, day_29), Err(RotationError::TooEarly { from: NOW.plus_days(30) }));
        let day_31 = NOW.plus_days(31);
        ring.rotate(day_31.plus_days(400), day_31).unwrap();
        assert_eq!(ring.active().kid, kid("b"));
        let set = ring.publish(day_31);
        let old = set.key(&kid("a")).unwrap();
        assert!(old.signed_at(day_31) && !old.signed_at(day_31.plus_days(1)));
        ring.tidy(day_31.plus_days(400));
        assert_eq!(ring.retired().len(), 1);
        ring.tidy(day_31.plus_days(401));
        assert!(ring.retired().is_empty());
        assert!(ring.publish(day_31).seq > set.seq, "every change has a number of its own");
    }

    /// Attack 26: a stolen key is replaced without waiting.
    #[test]
    fn a_revoked_active_key_is_replaced_at_once() {
        let mut ring = Ring::new(kid("a"), key(1), NOW);
        ring.announce(kid("b"), key(2), NOW).unwrap();
        ring.revoke(&kid("a"), NOW.plus_days(-2)).unwrap();
        ring.rotate(NOW.plus_days(45), NOW).unwrap();
        let set = ring.publish(NOW);
        assert!(set.key(&kid("b")).unwrap().signed_at(NOW));
        assert_eq!(set.revocation(&kid("a")).unwrap().since, NOW.plus_days(-2));
        assert_eq!(set.jwks().keys.len(), 1, "third parties are told of good keys only");
        assert_eq!(ring.revoke(&kid("z"), NOW), Err(RotationError::Unknown(kid("z"))));
        ring.tidy(NOW.plus_days(1000));
        assert_eq!(ring.announce(kid("a"), key(4), NOW), Err(RotationError::NameUsed(kid("a"))));
    }
}
