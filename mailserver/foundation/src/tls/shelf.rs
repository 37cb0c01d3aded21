//! Identities beside a server's own, and what answers authorities that check names. Whoever keeps them fills it; every
//! [`Resolver`](super::Resolver) over it sees at each handshake what is on it then.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use dashmap::DashMap;

use super::Identity;

/// The shelf. Clones are the same.
#[derive(Clone, Default)]
pub struct Shelf(Arc<Kept>);

#[derive(Default)]
struct Kept {
    named: ArcSwap<Named>,
    /// What answers an authority that checks a name, by name.
    challenges: DashMap<String, Identity>,
}

/// Identities by the names they answer.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// By exact name, or by `*.parent`; in lower case.
    pub by_name: HashMap<String, Identity>,
    /// For clients that name no server, or one nobody here is, instead of the server's own.
    pub default: Option<Identity>,
}

impl Shelf {
    /// Handshakes from now on find `named` here.
    pub fn replace(&self, named: Named) {
        self.0.named.store(Arc::new(named));
    }

    /// The identity for a server name; none when nobody here has that name.
    pub(super) fn choose(&self, name: Option<&str>) -> Option<Identity> {
        let named = self.0.named.load();
        let name = name?.to_ascii_lowercase();
        let wildcard = || name.split_once('.').and_then(|(_, parent)| named.by_name.get(&format!("*.{parent}")));
        named.by_name.get(&name).or_else(wildcard).cloned()
    }

    /// The identity for clients for whom nobody else is.
    pub(super) fn for_others(&self) -> Option<Identity> {
        self.0.named.load().default.clone()
    }

    /// What an authority that checks `name` is shown.
    pub(super) fn challenge(&self, name: &str) -> Option<Identity> {
        self.0.challenges.get(&name.to_ascii_lowercase()).map(|answer| answer.clone())
    }

    /// Lets an authority that checks `name` (RFC 8737) see `answer`. Only configurations that announce its protocol meet one.
    pub fn answer_challenge(&self, name: &str, answer: Identity) {
        self.0.challenges.insert(name.to_ascii_lowercase(), answer);
    }

    /// Ends that.
    pub fn forget_challenge(&self, name: &str) {
        self.0.challenges.remove(&name.to_ascii_lowercase());
    }
}
