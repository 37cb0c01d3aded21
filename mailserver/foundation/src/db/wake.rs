//! Payload-free watches: a commit bumps the keys its units touched, and whoever sleeps on one reads the difference itself.

use std::sync::Arc;

use dashmap::DashMap;
use tokio::sync::watch;

/// The watches in use, by key.
#[derive(Default)]
pub(super) struct Wakes {
    by_key: DashMap<i64, watch::Sender<()>>,
}

impl Wakes {
    pub(super) fn watch(self: &Arc<Self>, key: i64) -> Watcher {
        let changes = self.by_key.entry(key).or_insert_with(|| watch::channel(()).0).subscribe();
        Watcher { key, changes, wakes: self.clone() }
    }

    pub(super) fn bump(&self, key: i64) {
        if let Some(sender) = self.by_key.get(&key) {
            sender.send_replace(());
        }
    }
}

/// Waits for commits that touched one key. A clone has seen what its original has.
#[derive(Clone)]
pub struct Watcher {
    key: i64,
    changes: watch::Receiver<()>,
    wakes: Arc<Wakes>,
}

impl Watcher {
    /// Returns after the next touching commit, or at once if there was one since the last call.
    pub async fn changed(&mut self) {
        // The sender lives in the map for as long as this watcher does, so the watch cannot close.
        let _ = self.changes.changed().await;
    }

    /// Whether a commit touched the key since the last [`Watcher::changed`] or [`Watcher::seen`].
    pub fn has_changed(&self) -> bool {
        self.changes.has_changed().unwrap_or(false)
    }

    /// Takes everything committed so far as known.
    pub fn seen(&mut self) {
        self.changes.mark_unchanged();
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // This watcher's own receiver is still counted, so the last one sees 1.
        self.wakes.by_key.remove_if(&self.key, |_, sender| sender.receiver_count() <= 1);
    }
}
