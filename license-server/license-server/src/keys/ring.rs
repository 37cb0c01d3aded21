//! A vendor's ring of keys as rows keep it.

use license::Moment;
use license::keyset::{PublishedKey, Revocation};
use license::rotation::{Retired, Ring};
use serde::{Deserialize, Serialize};

use super::{KeyState, ShownKey};

/// The ring as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RingState {
    seq: u64,
    active: PublishedKey,
    next: Option<PublishedKey>,
    retired: Vec<RetiredState>,
    revoked: Vec<Revocation>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RetiredState {
    key: PublishedKey,
    needed_until: Moment,
}

impl RingState {
    pub(super) fn of(ring: &Ring, now: Moment) -> Self {
        let set = ring.publish(now);
        let retired = ring.retired().iter();
        Self {
            seq: set.seq,
            active: ring.active().clone(),
            next: ring.next().cloned(),
            retired: retired.map(|old| RetiredState { key: old.key.clone(), needed_until: old.needed_until }).collect(),
            revoked: set.revoked,
        }
    }

    pub(super) fn ring(self) -> Ring {
        let retired = self.retired.into_iter();
        let retired = retired.map(|old| Retired { key: old.key, needed_until: old.needed_until }).collect();
        Ring::restored(self.seq, self.active, self.next, retired, self.revoked)
    }

    /// The ring with the next number: the same keys, signed anew.
    pub(super) fn raised(self) -> Ring {
        Self { seq: self.seq + 1, ..self }.ring()
    }

    pub(super) fn active_kid(&self) -> String {
        self.active.kid.to_string()
    }

    /// The names of keys whose private halves are still needed.
    pub(super) fn signing(&self) -> Vec<String> {
        std::iter::once(&self.active).chain(&self.next).map(|key| key.kid.to_string()).collect()
    }

    pub(super) fn shown(&self) -> Vec<ShownKey> {
        let show = |key: &PublishedKey, state, needed_until| ShownKey {
            kid: key.kid.to_string(),
            public: key.x.to_string(),
            state,
            not_before: key.nbf,
            retired_at: key.retire_at,
            needed_until,
            revoked_since: self.revoked.iter().find(|revoked| revoked.kid == key.kid).map(|revoked| revoked.since),
        };
        let live = std::iter::once(show(&self.active, KeyState::Active, None));
        let next = self.next.iter().map(|key| show(key, KeyState::Next, None));
        let retired = self.retired.iter().map(|old| show(&old.key, KeyState::Retired, Some(old.needed_until)));
        live.chain(next).chain(retired).collect()
    }
}
