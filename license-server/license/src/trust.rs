//! What an installation knows of the vendor's keys: the newest key set it has seen, and the one its token needs.

use crate::{
    key::KeyId,
    keyset::{PublishedKey, SignedKeySet},
    moment::Moment,
};

/// The key sets an installation holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    newest: SignedKeySet,
    earlier: Option<SignedKeySet>,
}

/// What became of a key set that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitted {
    /// It holds from now on.
    Newer,
    /// It is as old as the one held, which stays.
    Same,
}

/// A key set older than the one held: somebody replays it, or a server was restored from a backup. The one held stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key set has number {got}, this installation has seen {held}")]
pub struct Older {
    /// The number held.
    pub held: u64,
    /// The number that arrived.
    pub got: u64,
}

/// What the key sets say of the key that signed a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStanding {
    /// Nothing bad.
    Good,
    /// The key was revoked after it signed this; the token holds until then.
    RefreshBy(Moment),
    /// The key was revoked before it signed this, which therefore may be anybody's.
    Revoked {
        /// From when on nothing holds that it signed.
        since: Moment,
    },
}

impl Trust {
    /// Starts with the first key set.
    pub fn new(first: SignedKeySet) -> Self {
        Self { newest: first, earlier: None }
    }

    /// As it was kept: the sets [`Trust::newest`] and [`Trust::earlier`] gave.
    pub fn restored(newest: SignedKeySet, earlier: Option<SignedKeySet>) -> Self {
        Self { newest, earlier }
    }

    /// Takes a newer set. When it no longer lists the key of the token held, the set that does is kept beside it: that a
    /// vendor tidied up is no statement about that token.
    ///
    /// # Errors
    /// [`Older`].
    pub fn admit(&mut self, arrived: SignedKeySet, held: Option<&KeyId>) -> Result<Admitted, Older> {
        let (have, got) = (self.newest.set().seq, arrived.set().seq);
        if got < have {
            return Err(Older { held: have, got });
        }
        if got == have {
            return Ok(Admitted::Same);
        }
        let needed = held.filter(|kid| arrived.set().key(kid).is_none());
        let before = std::mem::replace(&mut self.newest, arrived);
        self.earlier = match needed {
            Some(kid) if before.set().key(kid).is_some() => Some(before),
            Some(_) => self.earlier.take(),
            None => None,
        };
        Ok(Admitted::Newer)
    }

    /// The newest set.
    pub fn newest(&self) -> &SignedKeySet {
        &self.newest
    }

    /// The set kept for the token held, if it needs one of its own.
    pub fn earlier(&self) -> Option<&SignedKeySet> {
        self.earlier.as_ref()
    }

    pub(crate) fn key(&self, kid: &KeyId) -> Option<&PublishedKey> {
        let earlier = || self.earlier.as_ref().and_then(|set| set.set().key(kid));
        self.newest.set().key(kid).or_else(earlier)
    }

    pub(crate) fn standing(&self, kid: &KeyId, iat: Moment) -> KeyStanding {
        let sets = [Some(&self.newest), self.earlier.as_ref()];
        let revocation = sets.into_iter().flatten().find_map(|set| set.set().revocation(kid));
        match revocation {
            None => KeyStanding::Good,
            Some(revocation) if iat >= revocation.since => KeyStanding::Revoked { since: revocation.since },
            Some(revocation) => KeyStanding::RefreshBy(revocation.refresh_by()),
        }
    }
}

#[cfg(test)]
mod tests;
