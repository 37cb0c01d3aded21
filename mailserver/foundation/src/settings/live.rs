//! A group as it stands now, and a way to hear of its changes.

use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::Timestamp;
use parking_lot::Mutex;
use secrecy::SecretString;
use tokio::sync::watch;

use super::{Group, Secret, SettingsError};
use crate::secrets::seal::Sealer;

/// A group at one revision.
#[derive(Clone, Debug)]
pub struct Snapshot<G> {
    /// Its fields.
    pub value: G,
    /// Counts its changes; 0 while it holds defaults that were never stored.
    pub revision: i64,
    /// When it was changed last; `None` at revision 0.
    pub updated_at: Option<Timestamp>,
}

/// Follows a group. Cheap to clone; reading takes no lock.
pub struct Live<G>(Arc<Shared<G>>);

struct Shared<G> {
    current: ArcSwap<Snapshot<G>>,
    /// Held while publishing, so that two changes cannot swap places.
    changed: Mutex<watch::Sender<i64>>,
    seen: watch::Receiver<i64>,
    sealer: Sealer,
}

impl<G> Clone for Live<G> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<G: Group> Live<G> {
    pub(super) fn new(snapshot: Snapshot<G>, sealer: Sealer) -> Self {
        let (changed, seen) = watch::channel(snapshot.revision);
        Self(Arc::new(Shared { current: ArcSwap::from_pointee(snapshot), changed: Mutex::new(changed), seen, sealer }))
    }

    /// A group that never changes, for tests and for tools without a database. Its secrets must be unset.
    pub fn fixed(value: G) -> Self {
        Self::new(Snapshot { value, revision: 0, updated_at: None }, Sealer::ephemeral())
    }

    /// The group as it stands now.
    pub fn get(&self) -> Arc<Snapshot<G>> {
        self.0.current.load_full()
    }

    /// Changes value after each change; the value is the revision.
    pub fn changes(&self) -> watch::Receiver<i64> {
        self.0.seen.clone()
    }

    /// Opens a secret field of the group: `live.secret("gate_code", |group| &group.gate_code)`.
    ///
    /// # Errors
    /// [`SettingsError::Secret`].
    pub fn secret(&self, field: &str, pick: fn(&G) -> &Secret) -> Result<Option<SecretString>, SettingsError> {
        match &pick(&self.get().value).0 {
            Some(sealed) => Ok(Some(self.0.sealer.open_text(&context(G::NAME, field), sealed)?)),
            None => Ok(None),
        }
    }

    /// Shows a newer revision to everyone; an older one than is shown came second and is dropped.
    pub(super) fn publish(&self, snapshot: Snapshot<G>) {
        let changed = self.0.changed.lock();
        if snapshot.revision > self.0.current.load().revision {
            let revision = snapshot.revision;
            self.0.current.store(Arc::new(snapshot));
            changed.send_replace(revision);
        }
    }
}

/// What a secret is sealed for: moved to another field it does not open.
pub(super) fn context(group: &str, field: &str) -> String {
    format!("settings/{group}/{field}")
}
